"""Which mentions of a document tell one happening.

Two events share a letter where type, parties, place, day and toll do not
speak against it and something speaks for it: a definite word that points
back, the same place, the same day or the same toll.  Identity only, never a
part of a sum.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from hudna.records import DateRange, Event, Party, PlaceRef

REACH = 12
_REPEATED = frozenset({"ASSAULT", "CONSULT", "RETREAT", "CONCEDE", "AGREE", "COERCE", "REJECT", "ACCUSE", "SUPPORT"})


def lettered(events: Sequence[Event], definite: Sequence[bool]) -> tuple[Event, ...]:
    """The events with `same_as` set; `definite` tells which trigger points back (`الهجوم`)."""
    chain = list(range(len(events)))
    for right in range(len(events)):
        for left in range(right - 1, max(right - REACH, -1), -1):
            if _same(events[left], events[right], points_back=definite[right]):
                chain[right] = chain[left]
                break
    shared = [first for first, n in Counter(chain).items() if n > 1]
    letters = dict(zip(shared, _names(), strict=False))
    return tuple(
        replace(event, same_as=letters[first]) if first in letters else event
        for event, first in zip(events, chain, strict=True)
    )


def _names() -> Iterator[str]:
    """A ... Z, then AA, AB ... ZZ, then AAA ..."""
    for size in itertools.count(1):
        yield from map("".join, itertools.product(ascii_uppercase, repeat=size))


def _same(left: Event, right: Event, *, points_back: bool) -> bool:
    if left.type != right.type or left.type not in _REPEATED or left.evidence == right.evidence:
        return False
    if left.mode and right.mode and left.mode != right.mode:
        return False
    if _apart(left.actors, right.actors) or _apart(left.recipients, right.recipients):
        return False
    if _elsewhere(left.place, right.place) or _other_day(left.when, right.when):
        return False
    place = left.place is not None and right.place is not None
    day = left.when is not None and right.when is not None and right.when.precision == "day"
    toll = bool({(c.what, c.best) for c in left.counts if c.best} & {(c.what, c.best) for c in right.counts if c.best})
    parties = bool(_keys(left.actors) & _keys(right.actors)) + bool(_keys(left.recipients) & _keys(right.recipients))
    return toll or (points_back and parties + place + day >= 1) or parties + place + day >= 2


def _keys(parties: Sequence[Party]) -> set[str]:
    return {party.actor_id or party.name for party in parties}


def _apart(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """Both sides name parties, and none is on both."""
    return bool(left) and bool(right) and not _keys(left) & _keys(right)


def _elsewhere(left: PlaceRef | None, right: PlaceRef | None) -> bool:
    return left is not None and right is not None and (left.place_id or left.name) != (right.place_id or right.name)


def _other_day(left: DateRange | None, right: DateRange | None) -> bool:
    if left is None or right is None or left.earliest is None or right.earliest is None:
        return False
    return (left.latest or left.earliest) < right.earliest or (right.latest or right.earliest) < left.earliest
