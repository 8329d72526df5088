"""One comparison a function: two events to a number from 0 (nothing alike) to 1 (the same), `None` where neither tells.

Names are compared by the casebook's ids; whom a name meant on that day was
settled in coding.  `Telling` is an event made ready for comparison.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, exp, radians, sin, sqrt

from hudna.merging.blocks import Around, days_of, fold, name_of
from hudna.merging.deeds import deeds, likeness
from hudna.merging.rarity import beside, stem, weighed
from hudna.merging.rarity import numbers as numbers_of
from hudna.records import Event, Paper, Party, PlaceRef

EARTH_KM = 6371.0
NEAR_KM = 15.0
SHORTEST_STEM = 2
# Shared rarity that makes two sentences two thirds as alike as they can be: some five names.
MUCH = 40.0
# The same of what opens two documents, which is longer.
MUCH_OF_A_STORY = 60.0
# How alike days are that lie so far apart.
OFF = {0: 1.0, 1: 0.8, 2: 0.4}
OFF_WITHIN = {0: 1.0, 1: 0.5}
# Types in which everybody who takes part is on one side.
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
# What is said: each demand or charge is another, whoever it is that makes it, unless its words come again.
SAID = ("ACCUSE", "AGREE", "CLAIM", "CONCEDE", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
# A name that is in no casebook may be another word for somebody who is.
UNKNOWN = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Those on one side: `kin` are the ids above any of them (an army, a government), `known` whether one has an id."""

    names: frozenset[str]
    kin: frozenset[str]
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words with their rarity; `keys` are the words alone, `total` is the sum of the rarities."""

    weights: Mapping[str, int]
    keys: frozenset[str]
    total: int


# Compared by identity: what was made ready twice is never looked up by what it holds.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """An event made ready for comparison, since it is compared with hundreds of others.

    `doers` and `others` are `actors` and `recipients` with what is known of
    them; `words` the folded words of the sentence, `stems` the trigger's;
    `days` and `told_day` count from the calendar's first; `starts` is where the sentence begins.
    `opening` is how its document opens.
    """

    event: Event
    document_id: str
    kind: tuple[str, str]
    starts: int
    position: int
    actors: frozenset[str]
    recipients: frozenset[str]
    doers: Side
    others: Side
    surroundings: tuple[str, ...]
    place_name: frozenset[str]
    place_words: frozenset[str]
    party_words: frozenset[str]
    days: tuple[int, int] | None
    dated: bool
    told_day: int | None
    counts: Mapping[str, int]
    words: Wording
    near: Wording
    opening: Wording
    numbers: frozenset[int]
    tally: frozenset[int]
    stems: tuple[str, ...]
    deeds: frozenset[str]
    definite: bool


def telling(
    event: Event,
    paper: Paper,
    above: Mapping[str, frozenset[str]],
    around: Around,
    lemmas: Mapping[str, str] | None = None,
) -> Telling:
    """The event made ready: `above` gives the ids above an actor, `around` the places around a place.

    `lemmas` gives the casebook's words for the trigger row that an event's rule names.
    """
    actors, recipients = _sides(event)
    place_id = event.place.place_id if event.place else None
    days = days_of(event.when, None)
    key = fold(event.trigger.quote)
    lemma = (lemmas or {}).get(event.rule.split(";")[0], "")
    return Telling(
        event=event,
        document_id=event.document_id,
        kind=(event.type, event.status),
        starts=event.evidence.start,
        position=event.trigger.start,
        actors=actors,
        recipients=recipients,
        doers=_side(actors, above),
        others=_side(recipients, above),
        surroundings=around.get(place_id, ()) if place_id else (),
        place_name=frozenset(fold(event.place.name).lower().split()) if event.place else frozenset(),
        place_words=_said([event.place] if event.place else []),
        party_words=_said([*event.actors, *event.recipients]),
        days=(days[0].toordinal(), days[1].toordinal()) if days else None,
        dated=_dated(event),
        told_day=paper.published.toordinal() if paper.published else None,
        counts=_totals(event),
        words=_wording(event.evidence.quote),
        near=_wording(beside(event)),
        opening=_wording(paper.lead),
        numbers=numbers_of(event.evidence.quote),
        tally=numbers_of(beside(event), fewest=1),
        stems=tuple(cut for word in key.split() if len(cut := stem(word)) >= SHORTEST_STEM),
        deeds=deeds(lemma) or deeds(event.trigger.quote),
        definite=key.startswith(("ال", "لل", "وال", "بال")),
    )


# --- the comparisons ------------------------------------------------------------------------------------------


def actors(one: Telling, two: Telling) -> float | None:
    """Whether the same did it; clashes count their two sides in either order."""
    return _alike(one.doers, two.doers, one, two)


def recipients(one: Telling, two: Telling) -> float | None:
    """Whether it was done to the same."""
    return _alike(one.others, two.others, one, two)


def sides(one: Telling, two: Telling) -> float | None:
    """Whether they share anybody, where one tells only who did it and the other only to whom."""
    if (one.actors and two.actors) or (one.recipients and two.recipients):
        return None
    mine, theirs = one.actors | one.recipients, two.actors | two.recipients
    if not mine or not theirs:
        return None
    return 1.0 if mine & theirs else 0.0


def turned(one: Telling, two: Telling) -> float | None:
    """1 where one's actor is the other's recipient and not its actor: an attack and its answer."""
    if not (one.actors and two.actors):
        return None
    if not one.actors.isdisjoint(two.actors):
        return 0.0
    return 0.0 if one.actors.isdisjoint(two.recipients) and two.actors.isdisjoint(one.recipients) else 1.0


def strangers(one: Telling, two: Telling) -> float | None:
    """1 where both tell who and to whom and share nobody, not even a name of the other sentence."""
    if not (one.actors and two.actors and one.recipients and two.recipients):
        return None
    if not one.actors.isdisjoint(two.actors) or not one.recipients.isdisjoint(two.recipients):
        return 0.0
    return 1.0 if actors(one, two) == recipients(one, two) == 0.0 else 0.0


def place(one: Telling, two: Telling) -> float | None:
    """1 the same place, .7 one holds the other, .6 within 15 km, 0 elsewhere.

    A country tells nothing of its towns, and a name that is in no casebook nothing of any other.
    """
    left, right = one.event.place, two.event.place
    if left is None or right is None:
        return None
    if left.place_id and right.place_id:
        if left.place_id == right.place_id:
            return 1.0
        if left.place_id in two.surroundings or right.place_id in one.surroundings:
            return None if "country" in (left.precision, right.precision) else 0.7
        if kilometres(left.lat, left.lon, right.lat, right.lon) <= NEAR_KM:
            return 0.6
        return None if _also_says(one, two.place_words) or _also_says(two, one.place_words) else 0.0
    mine, theirs = one.place_name, two.place_name
    if not mine & theirs:
        return 0.0 if mine and theirs and one_document(one, two) else None
    return len(mine & theirs) / min(len(mine), len(theirs))


def when(one: Telling, two: Telling) -> float | None:
    """1 where the days told overlap, .8 a day apart, .4 two, 0 beyond: "yesterday" is often a day off."""
    if one.days is None or two.days is None:
        return None
    gap = days_apart(one.days, two.days)
    if gap <= 0:
        return 1.0
    if not (one.dated and two.dated) and not one_document(one, two):
        return None
    return (OFF_WITHIN if one_document(one, two) else OFF).get(gap, 0.0)


def told(one: Telling, two: Telling) -> float | None:
    """How near the two reports were published: 1 on one day, 0 from a week on."""
    if one.told_day is None or two.told_day is None or one_document(one, two):
        return None
    return max(0.0, 1.0 - abs(one.told_day - two.told_day) / 7)


def counts(one: Telling, two: Telling) -> float | None:
    """Whether the numbers agree: 1 equal, .6 within a quarter or two, 0 beyond; the best of those told by both."""
    mine, theirs = one.counts, two.counts
    if not mine or not theirs:
        return None
    return max([_close(mine[what], theirs[what]) for what in mine.keys() & theirs.keys()], default=None)


def mode(one: Telling, two: Telling) -> float | None:
    """Whether it was done by the same means."""
    return _same(one.event.mode, two.event.mode)


def about(one: Telling, two: Telling) -> float | None:
    """Whether the threat, demand or agreement is about the same kind of deed."""
    return _same(one.event.about, two.event.about)


def trigger(one: Telling, two: Telling) -> float | None:
    """How alike the words are that carry it: 1 the same stem, less by the letters that they do not share in order."""
    if not one.stems or not two.stems:
        return None
    return _carried(one.stems, two.stems)


def deed(one: Telling, two: Telling) -> float | None:
    """Whether the triggers tell one deed: a blast and an attack may be one, a blast and a visit not."""
    return likeness(one.deeds, two.deeds)


def words(one: Telling, two: Telling) -> float | None:
    """The share of the shorter sentence's words that stand in the other, by rarity; `None` within one sentence."""
    if not one.words.keys or not two.words.keys or one_sentence(one, two):
        return None
    return _shared(one.words, two.words) / min(one.words.total, two.words.total)


def matter(one: Telling, two: Telling) -> float | None:
    """For utterances what `words` gives, since they are told by what is said; `None` for deeds."""
    return words(one, two) if one.kind[0] in SAID else None


def rare(one: Telling, two: Telling) -> float | None:
    """How much rare wording both sentences hold, towards 1 with every rare word more; `None` within one sentence."""
    if not one.words.keys or not two.words.keys or one_sentence(one, two):
        return None
    return 1.0 - exp(-_shared(one.words, two.words) / MUCH)


def numbers(one: Telling, two: Telling) -> float | None:
    """Whether the two sentences share a number."""
    if not one.numbers or not two.numbers or one_sentence(one, two):
        return None
    return 0.0 if one.numbers.isdisjoint(two.numbers) else 1.0


def tally(one: Telling, two: Telling) -> float | None:
    """Whether the words beside the two triggers share a number: of so many raids, or of the men who were arrested."""
    if not one.tally or not two.tally or one_sentence(one, two):
        return None
    return 0.0 if one.tally.isdisjoint(two.tally) else 1.0


def near(one: Telling, two: Telling) -> float | None:
    """The share of the words beside one trigger that stand beside the other, by rarity; `None` within one sentence."""
    if not one.near.keys or not two.near.keys or one_sentence(one, two):
        return None
    return _shared(one.near, two.near) / min(one.near.total, two.near.total)


def story(one: Telling, two: Telling) -> float | None:
    """How much rare wording opens both documents, towards 1 with every rare word more; `None` where one is not told."""
    if not one.opening.keys or not two.opening.keys:
        return None
    return 1.0 - exp(-_shared(one.opening, two.opening) / MUCH_OF_A_STORY)


def _shared(mine: Wording, theirs: Wording) -> int:
    return sum(map(mine.weights.__getitem__, mine.keys & theirs.keys))


def days_apart(mine: tuple[int, int], theirs: tuple[int, int]) -> int:
    """How many days lie between two stretches of days; 0 or less where they overlap."""
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1])


def one_document(one: Telling, two: Telling) -> bool:
    """Whether both stand in one document."""
    return one.document_id == two.document_id


def one_sentence(one: Telling, two: Telling) -> bool:
    """Whether one sentence tells both."""
    return one.starts == two.starts and one.event.evidence == two.event.evidence


# --- what they are made of ------------------------------------------------------------------------------------


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Who did it and to whom; where all take part alike, everybody is on one side."""
    actors, recipients = _names(event.actors), _names(event.recipients)
    return (actors | recipients, frozenset()) if event.type in MUTUAL else (actors, recipients)


def _side(names: frozenset[str], above: Mapping[str, frozenset[str]]) -> Side:
    kin = frozenset(up for name in names for up in above.get(name, ()))
    return Side(names=names, kin=kin, known=any(not name.startswith("~") for name in names))


@functools.lru_cache(maxsize=1 << 15)
def _wording(text: str) -> Wording:
    weights = weighed(text)
    return Wording(weights=weights, keys=frozenset(weights), total=sum(weights.values()))


def _dated(event: Event) -> bool:
    """Whether its own sentence tells the day, and not one before it."""
    return event.when is None or event.when.span is None or event.when.span.start >= event.evidence.start


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(name_of(party) for party in parties)


def _alike(mine: Side, theirs: Side, one: Telling, two: Telling) -> float | None:
    if not mine.names or not theirs.names:
        return None
    common = mine.names & theirs.names
    if common:
        return 0.6 + 0.4 * len(common) / len(mine.names | theirs.names)
    if not mine.names.isdisjoint(theirs.kin) or not theirs.names.isdisjoint(mine.kin):
        return 0.6
    if one_document(one, two):
        return 0.0
    if _also_says(one, two.party_words) or _also_says(two, one.party_words):
        return UNKNOWN
    return 0.0 if mine.known and theirs.known else UNKNOWN


def _said(named: Iterable[Party | PlaceRef]) -> frozenset[str]:
    """The words by which the sentence names them."""
    return frozenset(word for one in named if one.span for word in weighed(one.span.quote))


def _also_says(one: Telling, words_: frozenset[str]) -> bool:
    """Whether the other document's sentence holds such a name too, so that another name was only preferred to it."""
    return not words_.isdisjoint(one.words.keys)


def _same(mine: str | None, theirs: str | None) -> float | None:
    if mine is None or theirs is None:
        return None
    return 1.0 if mine == theirs else 0.0


def _totals(event: Event) -> dict[str, int]:
    totals: dict[str, int] = {}
    for count in event.counts:
        if count.best is not None:
            totals[count.what] = max(totals.get(count.what, 0), count.best)
    return totals


def _close(mine: int, theirs: int) -> float:
    if mine == theirs:
        return 1.0
    return 0.6 if abs(mine - theirs) <= max(2, max(mine, theirs) / 4) else 0.0


@functools.lru_cache(maxsize=1 << 17)
def _carried(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    return 1.0 if set(mine) & set(theirs) else max(_letters(a, b) for a in mine for b in theirs)


@functools.lru_cache(maxsize=1 << 16)
def _letters(mine: str, theirs: str) -> float:
    """The longest common subsequence over the longer word, halved: a hint, no more."""
    row = [0] * (len(theirs) + 1)
    for a in mine:
        before = 0
        for n, b in enumerate(theirs, 1):
            before, row[n] = row[n], before + 1 if a == b else max(row[n], row[n - 1])
    return 0.8 * row[-1] / max(len(mine), len(theirs))


@functools.lru_cache(maxsize=1 << 16)
def kilometres(lat: float | None, lon: float | None, to_lat: float | None, to_lon: float | None) -> float:
    """Distance over the ground; infinite where a coordinate is not known."""
    if lat is None or lon is None or to_lat is None or to_lon is None:
        return float("inf")
    north, east = radians(to_lat - lat) / 2, radians(to_lon - lon) / 2
    half = sin(north) ** 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
