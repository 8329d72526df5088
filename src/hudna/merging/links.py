"""The list of comparisons with their weights, and `Compare`: the events under one key to links with reasons.

The score of a link is the logistic of a sum: for each comparison that both
events allow, `agree` times its value and `differ` times what is missing to 1.
Two mentions in one document and two documents are different cases (a writer
comes back to a happening, or tells the next one), so each has its own column.
`WITHIN` was fitted to the annotated documents, the gold's and our own
(`bench/merging.py --fit`), and rounded.  `ACROSS` was set by hand, looking at the development half of the pairs across
documents, and what compares wording was then moved halfway to what pairs of the ANT news teach (`--fit` again): all
the way serves conflict news worse, in which one document tells of ten attacks and not of one.
"""

import functools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product

from hudna.casebook import Casebook
from hudna.merging import features, mentions
from hudna.merging.blocks import UNTOLD, blocks, days_of
from hudna.merging.features import Telling, telling
from hudna.records import Event, Link, Paper

# Links below this are no help to anyone; groups whose links reach `JOIN` in the mean are held to be one.
LEAST, JOIN = 0.1, 0.4
# A block of more events is cut by place, day and mode before its pairs are looked at.
MOST_IN_BLOCK = 150
# Days told that lie further apart are of two happenings, whatever else agrees.
NEVER_DAYS = 3
# Ties by which a deed of the one may be told as a deed of the other.
BELONGS = ("leads", "member-of", "part-of", "front-of", "same-as")


# Compared by identity, so that a table of them is found quickly.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weight:
    """What a comparison counts: added in full where it gives 1 (`agree`), where it gives 0 (`differ`)."""

    name: str
    compare: Callable[[Telling, Telling], float | None]
    agree: float
    differ: float


START = {"within": -2.5, "across": 0.3}
WITHIN: tuple[Weight, ...] = (
    Weight(name="actors", compare=features.actors, agree=0.7, differ=-1.6),
    Weight(name="recipients", compare=features.recipients, agree=0.5, differ=-1.9),
    Weight(name="turned", compare=features.turned, agree=-0.7, differ=-0.2),
    Weight(name="sides", compare=features.sides, agree=-0.3, differ=-0.6),
    Weight(name="place", compare=features.place, agree=0.6, differ=-1.1),
    Weight(name="when", compare=features.when, agree=0.3, differ=-1.8),
    Weight(name="counts", compare=features.counts, agree=0.6, differ=-1.7),
    Weight(name="mode", compare=features.mode, agree=0.9, differ=-1.8),
    Weight(name="about", compare=features.about, agree=1.2, differ=-0.7),
    Weight(name="trigger", compare=features.trigger, agree=0.7, differ=-0.7),
    Weight(name="words", compare=features.words, agree=0.2, differ=1.0),
    Weight(name="sentence", compare=mentions.sentence, agree=-1.2, differ=1.2),
    Weight(name="back", compare=mentions.back, agree=0.4, differ=-0.4),
    Weight(name="lead", compare=mentions.lead, agree=0.2, differ=-0.2),
    Weight(name="near", compare=features.near, agree=1.6, differ=-0.5),
    Weight(name="apart", compare=mentions.apart, agree=0.4, differ=-0.4),
    Weight(name="many", compare=mentions.many, agree=-0.6, differ=0.6),
    Weight(name="matter", compare=features.matter, agree=0.9, differ=-1.2),
    Weight(name="number", compare=mentions.number, agree=-0.4, differ=0.4),
)
ACROSS: tuple[Weight, ...] = (
    Weight(name="actors", compare=features.actors, agree=0.8, differ=-2.0),
    Weight(name="recipients", compare=features.recipients, agree=0.5, differ=-1.5),
    Weight(name="turned", compare=features.turned, agree=-2.0, differ=0.0),
    Weight(name="strangers", compare=features.strangers, agree=-6.0, differ=0.0),
    Weight(name="sides", compare=features.sides, agree=0.5, differ=-1.5),
    Weight(name="place", compare=features.place, agree=1.0, differ=-8.0),
    Weight(name="when", compare=features.when, agree=0.7, differ=-5.0),
    Weight(name="told", compare=features.told, agree=1.0, differ=-2.0),
    Weight(name="counts", compare=features.counts, agree=2.0, differ=-1.5),
    Weight(name="mode", compare=features.mode, agree=0.0, differ=-1.0),
    Weight(name="about", compare=features.about, agree=0.5, differ=-2.0),
    Weight(name="trigger", compare=features.trigger, agree=0.7, differ=-0.7),
    Weight(name="deed", compare=features.deed, agree=0.5, differ=-3.0),
    Weight(name="words", compare=features.words, agree=1.4, differ=-0.4),
    Weight(name="matter", compare=features.matter, agree=0.5, differ=-3.0),
    Weight(name="near", compare=features.near, agree=1.8, differ=-0.8),
    Weight(name="rare", compare=features.rare, agree=2.0, differ=-0.5),
    Weight(name="numbers", compare=features.numbers, agree=0.7, differ=-0.8),
    Weight(name="tally", compare=features.tally, agree=0.2, differ=-2.1),
    Weight(name="story", compare=features.story, agree=0.4, differ=-0.4),
)


class Compare:
    """The stage that sees the events under one key and yields a link for each plausible pair."""

    def __init__(self, casebook: Casebook, *, papers: Mapping[str, Paper] | None = None) -> None:
        self._above = families(casebook)
        self._around = surroundings(casebook)
        self._holders = {place_id: tuple(_upwards(place_id, casebook.places)) for place_id in casebook.places}
        self._papers = papers or {}
        self._lemmas = {row.trigger_id: row.words for row in casebook.triggers}

    def __call__(self, _key: str, events: Iterable[Event]) -> Iterator[Link]:
        """Links between the events, which share the block; smaller id on the left."""
        for one, two in self.pairs(events):
            made = link(self.telling(one), self.telling(two))
            if made:
                yield made

    def pairs(self, events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
        """Every two events of a block that are worth a look, the smaller id first."""
        ordered = sorted({event.id: event for event in events}.values(), key=lambda event: event.id)
        for part in self._parts(ordered):
            yield from combinations(part, 2)

    def numbered_pairs(self, ids: Mapping[str, int], events: Iterable[Event]) -> Iterator[tuple[int, list[int]]]:
        """What `pairs` gives, by the numbers of the ids: an event, and those after it to be compared with it."""
        for part in self._parts(sorted(events, key=lambda event: event.id)):
            numbers = [ids[event.id] for event in part]
            for n, number in enumerate(numbers, 1):
                yield number, numbers[n:]

    def against(self, new: Iterable[Event], held: Iterable[Event]) -> Iterator[Link]:
        """Links of new events with one another and with those that are held, which share the block."""
        fresh = sorted({event.id: event for event in new}.values(), key=lambda event: event.id)
        ids = {event.id for event in fresh}
        others = sorted({one.id: one for one in held if one.id not in ids}.values(), key=lambda event: event.id)
        tellings = [self.telling(event) for event in fresh]
        pairs = chain(combinations(tellings, 2), product(tellings, map(self.telling, others)))
        yield from (made for one, two in pairs if (made := link(one, two)))

    def telling(self, event: Event) -> Telling:
        """The event made ready for `link`."""
        paper = self._papers.get(event.document_id, UNTOLD)
        return telling(event, paper, self._above, self._holders, self._lemmas)

    def blocks(self, event: Event) -> tuple[str, ...]:
        """The keys under which the event is compared."""
        return blocks(event, paper=self._papers.get(event.document_id, UNTOLD), around=self._around)

    def _published(self, event: Event) -> date | None:
        return self._papers.get(event.document_id, UNTOLD).published

    def _parts(self, events: list[Event]) -> Iterator[list[Event]]:
        if len(events) <= MOST_IN_BLOCK:
            yield events
            return
        parts: dict[object, list[Event]] = {}
        for event in events:
            days = days_of(event.when, self._published(event))
            place = event.place and (event.place.place_id or event.place.name)
            parts.setdefault((days and days[1], place, event.mode), []).append(event)
        yield from (part for part in parts.values() if 1 < len(part) <= MOST_IN_BLOCK)


def link(one: Telling, two: Telling) -> Link | None:
    """How likely the two are one happening, with the reasons; `None` where they cannot be."""
    if one.kind != two.kind or _never(one, two):
        return None
    within = one.document_id == two.document_id
    weights, start = (WITHIN, START["within"]) if within else (ACROSS, START["across"])
    values = _values(one, two, weights, start)
    if values is None:
        return None
    told = start
    for weight, value in zip(weights, values, strict=True):
        if value is not None:
            told += weight.agree * value + weight.differ * (1 - value)
    score = 1 / (1 + math.exp(-told))
    if score < LEAST:
        return None
    named = tuple([(w.name, round(v, 3)) for w, v in zip(weights, values, strict=True) if v is not None])
    left, right = (one.event.id, two.event.id) if one.event.id < two.event.id else (two.event.id, one.event.id)
    return Link(left=left, right=right, score=round(score, 4), reasons=named)


def _values(one: Telling, two: Telling, weights: tuple[Weight, ...], start: float) -> list[float | None] | None:
    """What each comparison gives; `None` as soon as no comparison that is left can lift the score to `LEAST`."""
    values: list[float | None] = [None] * len(weights)
    most, asked = _asked(weights, start)
    for n, compare, agree, differ, best in asked:
        value = compare(one, two)
        if value is None:
            most -= best
        else:
            values[n] = value
            most += agree * value + differ * (1 - value) - best
        if most < _TOO_LITTLE:
            return None
    return values


# The sum is made in another order here than by `link`, so it may be off in the last digits.
_TOO_LITTLE = math.log(LEAST / (1 - LEAST)) - 1e-6
# The comparisons that take longest come last; even so most pairs need some of them.
_LAST = ("numbers", "tally", "trigger", "words", "matter", "rare", "near", "story")
Asked = tuple[int, Callable[[Telling, Telling], float | None], float, float, float]


@functools.lru_cache(maxsize=8)
def _asked(weights: tuple[Weight, ...], start: float) -> tuple[float, tuple[Asked, ...]]:
    """The highest sum there may be, and the comparisons, those first that can take most from it, with their most."""
    order = sorted(range(len(weights)), key=lambda n: (weights[n].name in _LAST, _range(weights[n]), n))
    asked = [(n, weights[n], max(weights[n].agree, weights[n].differ, 0.0)) for n in order]
    most = start + sum(best for _, _, best in asked)
    return most, tuple((n, one.compare, one.agree, one.differ, best) for n, one, best in asked)


def _range(weight: Weight) -> float:
    return min(weight.agree, weight.differ) - max(weight.agree, weight.differ, 0.0)


def _never(one: Telling, two: Telling) -> bool:
    """Whether both tell days too far apart."""
    return one.days is not None and two.days is not None and features.days_apart(one.days, two.days) > NEVER_DAYS


def families(casebook: Casebook) -> dict[str, frozenset[str]]:
    """For each actor the ids above it and above whom it leads or belongs to: a minister's ministry, its government."""
    above = ancestors(casebook)
    found = {actor_id: set(ids) for actor_id, ids in above.items()}
    for tie in casebook.relations:
        if tie.predicate in BELONGS and tie.subject in found:
            found[tie.subject] |= {tie.object, *above.get(tie.object, ())}
    return {actor_id: frozenset(ids) for actor_id, ids in found.items()}


def ancestors(casebook: Casebook) -> dict[str, frozenset[str]]:
    """For each actor the ids above it: a brigade's army, an army's state."""
    return {actor_id: frozenset(_upwards(actor_id, casebook.actors)) for actor_id in casebook.actors}


def surroundings(casebook: Casebook) -> dict[str, tuple[str, ...]]:
    """For each place the places that hold it, nearest first, up to but not including a country or region."""
    return {
        place_id: tuple(up for up in _upwards(place_id, casebook.places) if casebook.places[up].kind not in _WIDE)
        for place_id in casebook.places
    }


_WIDE = ("country", "region")


def _upwards(start: str, rows: Mapping[str, "object"]) -> Iterator[str]:
    seen = {start}
    at = getattr(rows.get(start), "parent_id", None)
    while at is not None and at in rows and at not in seen:
        yield at
        seen.add(at)
        at = getattr(rows[at], "parent_id", None)
