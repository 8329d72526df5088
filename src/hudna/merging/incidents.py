"""The events of one happening to one `Incident`: what most reports say, and numbers that disagree.

Nothing is made up: each field is taken from some event.  The reports are
heard by publisher, so that one newspaper that tells a thing ten times does not
outvote two others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from hudna.merging.blocks import name_of
from hudna.records import Count, DateRange, Event, Incident, Party, PlaceRef

# The most exact kind of place first; a kind that is not here is held to be as exact as a town.
EXACTNESS = (
    ("site", "base", "embassy", "camp", "crossing", "port", "airport", "holy-site"),
    ("quarter",),
    ("city", "town", "near", "road", "water"),
    ("district",),
    ("governorate",),
    ("region",),
    ("country",),
)
_RANK = {kind: rank for rank, kinds in enumerate(EXACTNESS) for kind in kinds}
# What one report in many tells does not hold of all, however exact: a place must be told so often beside the one told
# most, a mode so often among all reports.
OFTEN = 1 / 3
# A count that stands after one of these is part of the one before: "nine dead, four of them children".
AMONG = ("بينهم", "بينهن", "منهم", "منهن", "ضمنهم", "among", "including")
T = TypeVar("T")


def incident_of(incident_id: str, events: Sequence[Event], publishers: Mapping[str, str]) -> Incident:
    """The incident that the events tell; they are of one type and status.  `disputed` and `follows` are set later."""
    ordered = sorted(events, key=lambda event: event.id)
    first = ordered[0]
    counts, told = counted(ordered, publishers)
    return Incident(
        id=incident_id,
        type=first.type,
        mode=_mode(ordered),
        about=_most([event.about for event in ordered if event.about]),
        status=first.status,
        actors=_parties(ordered, lambda event: event.actors),
        recipients=_parties(ordered, lambda event: event.recipients),
        mediators=_parties(ordered, lambda event: event.mediators),
        place=_place(ordered),
        when=_when(ordered),
        counts=counts,
        event_ids=tuple(event.id for event in ordered),
        publishers=tuple(sorted({publishers[e.document_id] for e in ordered if e.document_id in publishers})),
        disputed=False,
        follows=(),
        told=told,
    )


def counted(events: Iterable[Event], publishers: Mapping[str, str]) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """The numbers held (best what most publishers say, low and high what any says), and every number as it was told.

    Where two numbers are told as often, the higher is held: tolls rise as
    reports come in.  `told` is empty where the reports agree.
    """
    totals: dict[str, list[tuple[str, Count]]] = {}
    for event in events:
        teller = publishers.get(event.document_id, event.document_id)
        for count in _totals(event):
            totals.setdefault(count.what, []).append((teller, count))
    held = tuple(_held(what, tellings) for what, tellings in sorted(totals.items()))
    disagreed = {count.what for count in held if count.low != count.high}
    told = tuple(count for what in sorted(disagreed) for _, count in totals[what])
    return held, told


def _held(what: str, tellings: list[tuple[str, Count]]) -> Count:
    votes = Counter(best for _, best in {(teller, count.best) for teller, count in tellings} if best is not None)
    lows = [low for _, count in tellings if (low := count.best if count.low is None else count.low) is not None]
    highs = [high for _, count in tellings if (high := count.best if count.high is None else count.high) is not None]
    best = max(votes, key=lambda number: (votes[number], number)) if votes else None
    span = next((count.span for _, count in tellings if count.best == best), None)
    return Count(what=what, best=best, low=min(lows, default=None), high=max(highs, default=None), span=span)


def _totals(event: Event) -> list[Count]:
    """One count for each thing counted: numbers of different victims are added, unless one is part of the other."""
    held: dict[str, Count] = {}
    for count in event.counts:
        before = held.get(count.what)
        if before is None or before.best is None:
            held[count.what] = count
        elif count.best is not None and count.best != before.best and not _is_part(event, count):
            held[count.what] = Count(what=count.what, best=before.best + count.best, span=before.span)
    return list(held.values())


def _is_part(event: Event, count: Count) -> bool:
    if count.span is None:
        return True
    at = count.span.start - event.evidence.start
    before = event.evidence.quote[: max(0, at)].split()
    return any(word.lstrip("و") in AMONG for word in before[-4:])


def _mode(events: Sequence[Event]) -> str | None:
    """How it was done, as most reports that say so have it; unknown where hardly any says so."""
    modes = [event.mode for event in events if event.mode]
    return _most(modes) if len(modes) >= len(events) * OFTEN else None


def _most(values: Sequence[str]) -> str | None:
    votes = Counter(values)
    return min(votes, key=lambda value: (-votes[value], value)) if votes else None


def _parties(events: Iterable[Event], side: Callable[[Event], tuple[Party, ...]]) -> tuple[Party, ...]:
    """Everybody whom some report names, the most often named first."""
    named: dict[str, Party] = {}
    votes: Counter[str] = Counter()
    for event in events:
        for party in side(event):
            named.setdefault(name_of(party), party)
            votes[name_of(party)] += 1
    return tuple(named[name] for name in sorted(named, key=lambda name: (-votes[name], name)))


def _place(events: Iterable[Event]) -> PlaceRef | None:
    """The most exact of the places that are often told; among equally exact ones the most often told."""
    places = [event.place for event in events if event.place]
    votes = Counter(place.place_id or place.name for place in places)
    enough = max(votes.values(), default=0) * OFTEN

    def rank(place: PlaceRef) -> tuple[bool, int, int, str]:
        key = place.place_id or place.name
        return place.place_id is None, _RANK.get(place.precision, 2), -votes[key], key

    often = (place for place in places if votes[place.place_id or place.name] >= enough)
    return min(often, key=rank, default=None)


def _when(events: Iterable[Event]) -> DateRange | None:
    """The days that most reports allow, of the most exact kind; the words of one of them."""
    told = [event.when for event in events if event.when]
    dated = [when for when in told if when.latest]
    if not dated:
        return told[0] if told else None
    votes = Counter(_days(when) for when in dated)
    first, last = min(votes, key=lambda days: ((days[1] - days[0]).days, -votes[days], days))
    return next(when for when in dated if _days(when) == (first, last))


def _days(when: DateRange) -> tuple[date, date]:
    latest = when.latest or date.max
    return when.earliest or date.min, latest
