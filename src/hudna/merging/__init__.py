"""From tellings to incidents: `blocks`, `Compare`, `cluster`, and `merge` which runs all three in memory.

merged = merge(events, casebook, decisions=store.decisions(), earlier=store.earlier(), papers=store.papers())
store.write_incidents(merged.incidents, merged.redirects, merged.links, at=now)
"""

from hudna.merging.blocks import blocks
from hudna.merging.clusters import Merged, cluster, linked, merge
from hudna.merging.links import Compare

__all__ = ["Compare", "Merged", "blocks", "cluster", "linked", "merge"]
