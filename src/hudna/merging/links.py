"""The list of comparisons with their weights, and `Compare`: the events under one key to links with reasons.

The score of a link is the logistic of a sum: for each comparison that both
events allow, `agree` times its value and `differ` times what is missing to 1.
Two mentions in one document and two documents are different cases (a writer
comes back to a happening, or tells the next one), so each has its own column.
`bench/merging.py --fit` prints weights fitted to labelled pairs; they were
rounded and written in here by hand.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from hudna.casebook import Casebook
from hudna.merging import features
from hudna.merging.blocks import Around, days_of
from hudna.merging.features import Telling, telling
from hudna.records import Event, Link

# Links below this are no help to anyone; at `JOIN` and above two events are held to be one.
LEAST, JOIN = 0.05, 0.5
# A block of more events is cut by place and day before its pairs are looked at.
MOST_IN_BLOCK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a comparison counts: added in full where it gives 1 (`agree`), where it gives 0 (`differ`)."""

    name: str
    compare: Callable[[Telling, Telling], float | None]
    agree: float
    differ: float


START = {"within": -2.0, "across": -2.5}
WITHIN: tuple[Weight, ...] = (
    Weight(name="actors", compare=features.actors, agree=1.0, differ=-2.0),
    Weight(name="recipients", compare=features.recipients, agree=1.0, differ=-1.5),
    Weight(name="turned", compare=features.turned, agree=-1.5, differ=0.0),
    Weight(name="place", compare=features.place, agree=1.0, differ=-2.5),
    Weight(name="when", compare=features.when, agree=1.0, differ=-3.0),
    Weight(name="counts", compare=features.counts, agree=2.0, differ=-1.5),
    Weight(name="mode", compare=features.mode, agree=0.5, differ=-1.5),
    Weight(name="about", compare=features.about, agree=0.5, differ=-2.0),
    Weight(name="trigger", compare=features.trigger, agree=1.5, differ=-0.5),
    Weight(name="words", compare=features.words, agree=2.0, differ=0.0),
    Weight(name="sentence", compare=features.sentence, agree=-1.0, differ=0.0),
    Weight(name="back", compare=features.back, agree=0.7, differ=0.0),
)
ACROSS: tuple[Weight, ...] = (
    Weight(name="actors", compare=features.actors, agree=1.0, differ=-3.0),
    Weight(name="recipients", compare=features.recipients, agree=1.0, differ=-2.5),
    Weight(name="turned", compare=features.turned, agree=-1.5, differ=0.0),
    Weight(name="place", compare=features.place, agree=1.5, differ=-5.0),
    Weight(name="when", compare=features.when, agree=1.0, differ=-7.0),
    Weight(name="told", compare=features.told, agree=1.0, differ=-2.0),
    Weight(name="counts", compare=features.counts, agree=2.0, differ=-1.0),
    Weight(name="mode", compare=features.mode, agree=0.5, differ=-1.0),
    Weight(name="about", compare=features.about, agree=0.5, differ=-2.0),
    Weight(name="trigger", compare=features.trigger, agree=1.0, differ=-0.5),
    Weight(name="words", compare=features.words, agree=4.0, differ=-0.5),
)


class Compare:
    """The stage that sees the events under one key and yields a link for each plausible pair."""

    def __init__(self, casebook: Casebook, *, published: Mapping[str, date] | None = None) -> None:
        self._above = ancestors(casebook)
        self._around = surroundings(casebook)
        self._published = published or {}

    @property
    def around(self) -> Around:
        """For a place, the places that hold it; for `blocks`."""
        return self._around

    def __call__(self, _key: str, events: Iterable[Event]) -> Iterator[Link]:
        """Links between the events, which share the block; smaller id on the left."""
        ordered = sorted({event.id: event for event in events}.values(), key=lambda event: event.id)
        for part in self._parts(ordered):
            tellings = [self.telling(event) for event in part]
            for one, two in combinations(tellings, 2):
                made = link(one, two)
                if made:
                    yield made

    def telling(self, event: Event) -> Telling:
        """The event made ready for `link`."""
        return telling(event, self._published.get(event.document_id), self._above, self._around)

    def _parts(self, events: list[Event]) -> Iterator[list[Event]]:
        if len(events) <= MOST_IN_BLOCK:
            yield events
            return
        parts: dict[object, list[Event]] = {}
        for event in events:
            days = days_of(event.when, self._published.get(event.document_id))
            place = event.place and (event.place.place_id or event.place.name)
            parts.setdefault((days and days[1], place, event.mode), []).append(event)
        yield from (part for part in parts.values() if 1 < len(part) <= MOST_IN_BLOCK)


def link(one: Telling, two: Telling) -> Link | None:
    """How likely the two are one happening, with the reasons; `None` where type or status differ."""
    if (one.event.type, one.event.status) != (two.event.type, two.event.status):
        return None
    within = one.event.document_id == two.event.document_id
    told = 0.0
    reasons: list[tuple[str, float]] = []
    for weight in WITHIN if within else ACROSS:
        value = weight.compare(one, two)
        if value is not None:
            told += weight.agree * value + weight.differ * (1 - value)
            reasons.append((weight.name, round(value, 3)))
    score = 1 / (1 + math.exp(-(told + START["within" if within else "across"])))
    if score < LEAST:
        return None
    left, right = sorted((one.event.id, two.event.id))
    return Link(left=left, right=right, score=round(score, 4), reasons=tuple(reasons))


def ancestors(casebook: Casebook) -> dict[str, frozenset[str]]:
    """For each actor the ids above it: a brigade's army, an army's state."""
    return {actor_id: frozenset(_chain(actor_id, casebook.actors)) for actor_id in casebook.actors}


def surroundings(casebook: Casebook) -> dict[str, tuple[str, ...]]:
    """For each place the places that hold it, nearest first, up to but not including a country or region."""
    return {
        place_id: tuple(up for up in _chain(place_id, casebook.places) if casebook.places[up].kind not in _WIDE)
        for place_id in casebook.places
    }


_WIDE = ("country", "region")


def _chain(start: str, rows: Mapping[str, "object"]) -> Iterator[str]:
    seen = {start}
    at = getattr(rows.get(start), "parent_id", None)
    while at is not None and at in rows and at not in seen:
        yield at
        seen.add(at)
        at = getattr(rows[at], "parent_id", None)
