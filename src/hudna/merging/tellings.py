"""An event made ready for comparison, since it is compared with hundreds of others."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.merging.blocks import Around, days_of, fold, name_of
from hudna.merging.deeds import deeds
from hudna.merging.rarity import behind, beside, stem, weighed
from hudna.merging.rarity import numbers as numbers_of
from hudna.records import Event, Paper, Party, PlaceRef

SHORTEST_STEM = 2
# Types in which everybody who takes part is on one side.
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
# What is said: each demand or charge is another, whoever it is that makes it, unless its words come again.
SAID = ("ACCUSE", "AGREE", "CLAIM", "CONCEDE", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
# The bits of `Telling.tells`: what an event may tell or not.
(
    ACTORS, RECIPIENTS, PLACE, DAYS, PUBLISHED, COUNTS, MODE, ABOUT, DEED, UTTERANCE, STEMS, WORDS, NEAR, NUMBERS,
    TALLY, OPENING, BEHIND,
) = BITS = tuple(1 << n for n in range(17))  # fmt: skip


# These are compared by identity, so that what is known of two is found quickly when they meet again.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """Those on one side: `kin` are the ids above any of them (an army, a government), `known` whether one has an id."""

    names: frozenset[str]
    kin: frozenset[str]
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Where:
    """A place: `words` are those of its name, `around` the ids of the places that hold it."""

    place_id: str | None
    words: frozenset[str]
    around: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """Words with their rarity; `keys` are the words alone, `total` is the sum of the rarities."""

    weights: Mapping[str, int]
    keys: frozenset[str]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """An event made ready: `tells` holds a bit for each thing that it tells.

    `doers` and `others` are `actors` and `recipients` with what is known of
    them; `words` the folded words of the sentence, `stems` the trigger's;
    `days` and `told_day` count from the calendar's first; `starts` is where the sentence begins.
    `opening` is how its document opens.
    """

    event: Event
    id: str
    document_id: str
    tells: int
    kind: tuple[str, str]
    starts: int
    position: int
    actors: frozenset[str]
    recipients: frozenset[str]
    doers: Side
    others: Side
    where: Where | None
    place_words: frozenset[str]
    party_words: frozenset[str]
    days: tuple[int, int] | None
    dated: bool
    told_day: int | None
    counts: Mapping[str, int]
    words: Wording
    near: Wording
    behind: Wording
    opening: Wording
    numbers: frozenset[int]
    tally: frozenset[int]
    stems: tuple[str, ...]
    deeds: frozenset[str]
    definite: bool


def telling(
    event: Event,
    paper: Paper,
    known: "Known",
    lemmas: Mapping[str, str] | None = None,
) -> Telling:
    """The event made ready.

    `lemmas` gives the casebook's words for the trigger row that an event's rule names.
    """
    actors, recipients = _sides(event)
    days = days_of(event.when, None)
    key = fold(event.trigger.quote)
    lemma = (lemmas or {}).get(event.rule.split(";")[0], "")
    stems = tuple(cut for word in key.split() if len(cut := stem(word)) >= SHORTEST_STEM)
    counts, told_deeds = _totals(event), deeds(lemma) or deeds(event.trigger.quote)
    near, words, opening = _wording(beside(event)), _wording(event.evidence.quote), _wording(paper.lead)
    after = _wording(behind(event))
    tally, numbers = numbers_of(beside(event), fewest=1), numbers_of(event.evidence.quote)
    told = (actors, recipients, event.place, days, paper.published, counts, event.mode, event.about, told_deeds,
            event.type in SAID, stems, words.keys, near.keys, numbers, tally, opening.keys,
            after.keys)  # fmt: skip
    return Telling(
        event=event,
        id=event.id,
        document_id=event.document_id,
        tells=sum(bit for bit, held in zip(BITS, told, strict=True) if held),
        kind=(event.type, event.status),
        starts=event.evidence.start,
        position=event.trigger.start,
        actors=actors,
        recipients=recipients,
        doers=known.side(actors),
        others=known.side(recipients),
        where=known.where(event.place) if event.place else None,
        place_words=_said([event.place] if event.place else []),
        party_words=_said([*event.actors, *event.recipients]),
        days=(days[0].toordinal(), days[1].toordinal()) if days else None,
        dated=_dated(event),
        told_day=paper.published.toordinal() if paper.published else None,
        counts=counts,
        words=words,
        near=near,
        behind=after,
        opening=opening,
        numbers=numbers,
        tally=tally,
        stems=stems,
        deeds=told_deeds,
        definite=key.startswith(("ال", "لل", "وال", "بال")),
    )


class Known:
    """Sides and places, the same one each time: `above` gives the ids above an actor, `around` those around a place."""

    def __init__(self, above: Mapping[str, frozenset[str]], around: Around) -> None:
        self._above, self._around = above, around
        self._sides: dict[frozenset[str], Side] = {}
        self._places: dict[object, Where] = {}

    def side(self, names: frozenset[str]) -> Side:
        """Those of these names."""
        if names not in self._sides:
            kin = frozenset(up for name in names for up in self._above.get(name, ()))
            known = any(not name.startswith("~") for name in names)
            self._sides[names] = Side(names=names, kin=kin, known=known)
        return self._sides[names]

    def where(self, place: PlaceRef) -> Where:
        """The place, whatever the words that named it here."""
        key = (place.place_id, place.name, place.lat, place.lon, place.precision)
        if key not in self._places:
            self._places[key] = Where(
                place_id=place.place_id,
                words=frozenset(fold(place.name).lower().split()),
                around=self._around.get(place.place_id, ()) if place.place_id else (),
                lat=place.lat,
                lon=place.lon,
                precision=place.precision,
            )
        return self._places[key]


# --- what it is made of -----------------------------------------------------------------------------------------------


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Who did it and to whom; where all take part alike, everybody is on one side."""
    actors, recipients = _names(event.actors), _names(event.recipients)
    return (actors | recipients, frozenset()) if event.type in MUTUAL else (actors, recipients)


@functools.lru_cache(maxsize=1 << 15)
def _wording(text: str) -> Wording:
    weights = weighed(text)
    return Wording(weights=weights, keys=frozenset(weights), total=sum(weights.values()))


def _dated(event: Event) -> bool:
    """Whether its own sentence tells the day, and not one before it."""
    return event.when is None or event.when.span is None or event.when.span.start >= event.evidence.start


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(name_of(party) for party in parties)


def _said(named: Iterable[Party | PlaceRef]) -> frozenset[str]:
    """The words by which the sentence names them."""
    return frozenset(word for one in named if one.span for word in weighed(one.span.quote))


def _totals(event: Event) -> dict[str, int]:
    totals: dict[str, int] = {}
    for count in event.counts:
        if count.best is not None:
            totals[count.what] = max(totals.get(count.what, 0), count.best)
    return totals
