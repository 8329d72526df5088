"""`Compare`: the events under one key to links with reasons.

The score of a link is the logistic of a sum: for each comparison that both
events allow, `agree` times its value and `differ` times what is missing to 1
(`weights`).
"""

import functools
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, combinations, product

from hudna.casebook import Casebook, upwards
from hudna.merging import weights
from hudna.merging.blocks import UNTOLD, blocks, days_of
from hudna.merging.features import Comparison, both_tell, days_apart, may_compare
from hudna.merging.tellings import Known, Telling, Where, telling
from hudna.merging.weights import Scale, Weight
from hudna.records import Event, Link, Paper

# Groups whose links reach this in the mean are held to be one.
JOIN = 0.4
# A block of more events is cut by place, day and mode before its pairs are looked at.
MOST_IN_BLOCK = 150
# Days told that lie further apart are of two happenings, whatever else agrees.
NEVER_DAYS = 3
# The same of two documents where both sentences tell their day themselves: a council passes a bill each day of a week.
NEVER_DAYS_TOLD = 1
# Ties by which a deed of the one may be told as a deed of the other.
BELONGS = ("leads", "member-of", "part-of", "front-of", "same-as")


class Compare:
    """The stage that sees the events under one key and yields a link for each plausible pair."""

    def __init__(self, casebook: Casebook, *, papers: Mapping[str, Paper] | None = None) -> None:
        places = casebook.places
        above = {place_id: tuple(up.place_id for up in upwards(place_id, places)) for place_id in places}
        self._known = Known(families(casebook), above)
        self._around = surroundings(casebook)
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
        for part in self.parts(ordered):
            yield from combinations(part, 2)

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
        return telling(event, paper, self._known, self._lemmas)

    def places(self, events: Iterable[Event]) -> dict[str, Where]:
        """By event id the places told that can speak against others: known ones, and no whole country."""
        told = ((event.id, event.place) for event in events)
        return {
            event_id: self._known.where(place)
            for event_id, place in told
            if place and place.place_id and place.precision != "country"
        }

    def blocks(self, event: Event) -> tuple[str, ...]:
        """The keys under which the event is compared."""
        return blocks(event, paper=self._papers.get(event.document_id, UNTOLD), around=self._around)

    def _published(self, event: Event) -> date | None:
        return self._papers.get(event.document_id, UNTOLD).published

    def parts(self, events: list[Event]) -> Iterator[list[Event]]:
        """The events of a block in the parts in which each is compared with each."""
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
    """How likely the two are one happening, with the reasons; `None` where they cannot be.

    A pair is given up as soon as no comparison that is left can lift it to the least that its scale lets pass.
    """
    if one.kind != two.kind or _never(one, two):
        return None
    scale = scale_of(one, two)
    most, least, asked, order = _asked(scale, both_tell(one, two) if scale is weights.WITHIN else one.tells & two.tells)
    values = []
    for compare, agree, differ, best in asked:
        value = compare(one, two)
        values.append(value)
        most -= best if value is None else best - agree * value - differ * (1 - value)
        if most < least:
            return None
    score = 1 / (1 + math.exp(-most))
    if score < scale.least:
        return None
    reasons = tuple([_reason(name, value) for n, name in order if (value := values[n]) is not None])
    left, right = (one.id, two.id) if one.id < two.id else (two.id, one.id)
    return Link(left=left, right=right, score=round(score, 4), reasons=reasons)


def scale_of(one: Telling, two: Telling) -> Scale:
    """What the pair is weighed by."""
    return weights.WITHIN if one.document_id == two.document_id else weights.ACROSS


def compared(one: Telling, two: Telling) -> list[float | None]:
    """What each comparison of their scale gives."""
    both = both_tell(one, two)
    return [w.compare(one, two) if may_compare(w.compare, both) else None for w in scale_of(one, two).weights]


# Sums of many may be off in the last digits.
SLACK = 1e-6
# The comparisons that take longest come last; even so most pairs need some of them.
_LAST = ("trigger", "words", "matter", "rare", "near")
Asked = tuple[Comparison, float, float, float]
Order = tuple[tuple[int, str], ...]


@functools.lru_cache(maxsize=1 << 14)
def _asked(scale: Scale, both: int) -> tuple[float, float, tuple[Asked, ...], Order]:
    """Of two that both tell this the highest sum, the sum that passes, the comparisons with the most that each gives.

    Those come first that can take most from the sum; `Order` gives the places of all in the order of the scale.
    """
    allowed = [(n, one) for n, one in enumerate(scale.weights) if may_compare(one.compare, both)]
    ordered = sorted(allowed, key=lambda entry: (entry[1].name in _LAST, _range(entry[1]), entry[0]))
    asked = tuple((one.compare, one.agree, one.differ, max(one.agree, one.differ, 0.0)) for _, one in ordered)
    places = sorted((n, place, one.name) for place, (n, one) in enumerate(ordered))
    least = math.log(scale.least / (1 - scale.least)) - SLACK
    return scale.start + sum(one[-1] for one in asked), least, asked, tuple((n, name) for _, n, name in places)


def _range(weight: Weight) -> float:
    return min(weight.agree, weight.differ) - max(weight.agree, weight.differ, 0.0)


# Hundreds of thousands of links have the same few thousand reasons.
@functools.lru_cache(maxsize=1 << 15)
def _reason(name: str, value: float) -> tuple[str, float]:
    return name, round(value, 3)


def _never(one: Telling, two: Telling) -> bool:
    """Whether both tell days too far apart."""
    if one.days is None or two.days is None:
        return False
    told = one.dated and two.dated and one.document_id != two.document_id
    return days_apart(one.days, two.days) > (NEVER_DAYS_TOLD if told else NEVER_DAYS)


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
    actors = casebook.actors
    return {actor_id: frozenset(up.actor_id for up in upwards(actor_id, actors)) for actor_id in actors}


def surroundings(casebook: Casebook) -> dict[str, tuple[str, ...]]:
    """For each place the places that hold it, nearest first, up to but not including a country or region."""
    return {
        place_id: tuple(up.place_id for up in upwards(place_id, casebook.places) if up.kind not in _WIDE)
        for place_id in casebook.places
    }


_WIDE = ("country", "region")
