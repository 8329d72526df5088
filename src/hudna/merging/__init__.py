"""From tellings to incidents: `blocks`, `Compare`, `cluster`, and `merge` which runs the three over what fits in memory.

    merged = merge(events, casebook, decisions=store.decisions(), earlier=store.earlier(),
                   publishers=store.publishers(), published=store.published())
    store.write_incidents(merged.incidents, merged.redirects, merged.links, at=now)
"""

from hudna.merging.clusters import Merged, cluster, merge
__all__ = ["Merged", "cluster", "merge"]
