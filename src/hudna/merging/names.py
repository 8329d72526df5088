"""Ids of incidents, remembered and never recomputed: a later event would otherwise rename what people refer to.

Earlier ids are handed out oldest first, each to the part that holds most of
its events and has no older name yet; so a part keeps the earliest id that any
of its events had, and of what is parted the larger part keeps it.  An id that
finds no such part leads to the one that holds most of its events.  A part that
gets none takes one made of its smallest event id.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count

from hudna.records import record_id


def named(parts: Sequence[tuple[str, ...]], earlier: Mapping[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """A name for each part, in their order, and the redirects of ids that were given up."""
    names: dict[int, str] = {}
    redirects: dict[str, int] = {}
    for incident_id, share in _shares(parts, earlier).items():
        heirs = sorted(share, key=lambda n: (-share[n], parts[n]))
        free = next((n for n in heirs if n not in names), None)
        if free is None:
            redirects[incident_id] = heirs[0]
        else:
            names[free] = incident_id
    taken = set(earlier.values())
    for n, part in enumerate(parts):
        if n not in names:
            names[n] = _new(part, taken)
            taken.add(names[n])
    led = {incident_id: names[heir] for incident_id, heir in sorted(redirects.items())}
    return tuple(names[n] for n in range(len(parts))), led


def _shares(parts: Sequence[tuple[str, ...]], earlier: Mapping[str, str]) -> dict[str, Counter[int]]:
    """For each earlier id, oldest first, how many of its events each part holds."""
    held = {event_id: n for n, part in enumerate(parts) for event_id in part}
    shares: dict[str, Counter[int]] = {}
    for event_id, incident_id in earlier.items():
        if event_id in held:
            shares.setdefault(incident_id, Counter())[held[event_id]] += 1
    return shares


def _new(part: tuple[str, ...], taken: set[str]) -> str:
    """A name made of the smallest event id; of the next, where an incident that the event has left keeps the first."""
    for event_id in part:
        name = record_id("incident", event_id)
        if name not in taken:
            return name
    return next(name for n in count(2) if (name := record_id("incident", *part, n)) not in taken)
