"""Ids of incidents, remembered and never recomputed: a later event would otherwise rename what people refer to.

A part keeps the earliest id that any of its events had.  An id that several
parts could keep stays with the one that holds most of its events.  A part
without a claim to any takes one made of its smallest event id.  An id that is
given up leads to the part that holds most of its events.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from hudna.records import record_id


def named(parts: Sequence[tuple[str, ...]], earlier: Mapping[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """A name for each part, in their order, and the redirects of ids that were given up."""
    age = {incident_id: n for n, incident_id in enumerate(dict.fromkeys(earlier.values()))}
    heirs = _heirs(parts, earlier)
    claims: dict[int, list[str]] = {}
    for incident_id, heir in heirs.items():
        claims.setdefault(heir, []).append(incident_id)
    names: dict[int, str] = {heir: min(ids, key=lambda one: age[one]) for heir, ids in claims.items()}
    taken = set(age)
    for n, part in enumerate(parts):
        if n not in names:
            names[n] = _new(part, taken)
            taken.add(names[n])
    redirects = {one: names[heir] for one, heir in heirs.items() if names[heir] != one}
    return tuple(names[n] for n in range(len(parts))), dict(sorted(redirects.items()))


def _heirs(parts: Sequence[tuple[str, ...]], earlier: Mapping[str, str]) -> dict[str, int]:
    """For each earlier id the part that holds most of its events; of equals the one with the smallest event id."""
    shares: dict[str, Counter[int]] = {}
    for n, part in enumerate(parts):
        for event_id in part:
            if event_id in earlier:
                shares.setdefault(earlier[event_id], Counter())[n] += 1
    return {one: min(share, key=lambda n: (-share[n], parts[n])) for one, share in shares.items()}


def _new(part: tuple[str, ...], taken: set[str]) -> str:
    """A name made of the smallest event id; of the next, where an incident that the event has left keeps the first."""
    for event_id in part:
        name = record_id("incident", event_id)
        if name not in taken:
            return name
    return record_id("incident", *part)
