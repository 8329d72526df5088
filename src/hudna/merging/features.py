"""One comparison a function: two events to a number from 0 (nothing alike) to 1 (the same), `None` where neither tells.

Names are compared by the casebook's ids; whom a name meant on that day was
settled in coding.  `Telling` is an event made ready for comparison.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from hudna.lang.ar import bare_forms
from hudna.merging.blocks import Around, days_of, fold, name_of
from hudna.records import Event, Party

EARTH_KM = 6371.0
NEAR_KM = 15.0
# Shorter words are too common to tell one sentence from another.
_WORD = re.compile(r"\w{4,}")
SHORTEST_STEM = 2
LEAD_LETTERS = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event made ready for comparison.

    `families` holds, for each party, the ids above it (its army, its
    government); `words` the folded words of the sentence, `stems` the trigger's.
    """

    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    families: Mapping[str, frozenset[str]]
    surroundings: tuple[str, ...]
    days: tuple[date, date] | None
    told_day: date | None
    words: frozenset[str]
    stems: tuple[str, ...]
    definite: bool


def telling(event: Event, published: date | None, above: Mapping[str, frozenset[str]], around: Around) -> Telling:
    """The event made ready: `above` gives the ids above an actor, `around` the places around a place."""
    actors, recipients = _names(event.actors), _names(event.recipients)
    place_id = event.place.place_id if event.place else None
    key = fold(event.trigger.quote)
    return Telling(
        event=event,
        actors=actors,
        recipients=recipients,
        families={name: above.get(name, frozenset()) for name in actors | recipients},
        surroundings=around.get(place_id, ()) if place_id else (),
        days=days_of(event.when, None),
        told_day=published,
        words=_words(event.evidence.quote),
        stems=tuple(stem for word in key.split() if len(stem := _stem(word)) >= SHORTEST_STEM),
        definite=key.startswith(("ال", "لل", "وال", "بال")),
    )


# --- the comparisons ------------------------------------------------------------------------------------------


def actors(one: Telling, two: Telling) -> float | None:
    """Whether the same did it; clashes count their two sides in either order."""
    return _alike(one.actors, two.actors, one, two)


def recipients(one: Telling, two: Telling) -> float | None:
    """Whether it was done to the same."""
    return _alike(one.recipients, two.recipients, one, two)


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
    crossed = (one.actors & two.recipients) | (two.actors & one.recipients)
    return 1.0 if crossed and not one.actors & two.actors else 0.0


def place(one: Telling, two: Telling) -> float | None:
    """1 the same place, .7 one holds the other, .6 within 15 km, 0 elsewhere; a country tells nothing of its towns."""
    left, right = one.event.place, two.event.place
    if left is None or right is None:
        return None
    if left.place_id and right.place_id:
        if left.place_id == right.place_id:
            return 1.0
        if left.place_id in two.surroundings or right.place_id in one.surroundings:
            return None if "country" in (left.precision, right.precision) else 0.7
        return 0.6 if kilometres(left.lat, left.lon, right.lat, right.lon) <= NEAR_KM else 0.0
    mine, theirs = set(fold(left.name).lower().split()), set(fold(right.name).lower().split())
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else None


def when(one: Telling, two: Telling) -> float | None:
    """1 where the days told overlap, .5 a day apart, 0 beyond."""
    if one.days is None or two.days is None:
        return None
    gap = (max(one.days[0], two.days[0]) - min(one.days[1], two.days[1])).days
    return 1.0 if gap <= 0 else 0.5 if gap == 1 else 0.0


def told(one: Telling, two: Telling) -> float | None:
    """How near the two reports were published: 1 on one day, 0 from a week on."""
    if one.event.document_id == two.event.document_id or one.told_day is None or two.told_day is None:
        return None
    return max(0.0, 1.0 - abs((one.told_day - two.told_day).days) / 7)


def counts(one: Telling, two: Telling) -> float | None:
    """Whether the numbers agree: 1 equal, .6 within a quarter or two, 0 beyond; the best of those told by both."""
    mine, theirs = _totals(one.event), _totals(two.event)
    shared = [(mine[what], theirs[what]) for what in mine.keys() & theirs.keys()]
    return max((_close(a, b) for a, b in shared), default=None)


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
    return 1.0 if set(one.stems) & set(two.stems) else max(_letters(a, b) for a in one.stems for b in two.stems)


def words(one: Telling, two: Telling) -> float | None:
    """The share of the shorter sentence's words that stand in the other; `None` within one sentence."""
    if one.event.evidence == two.event.evidence or not one.words or not two.words:
        return None
    return len(one.words & two.words) / min(len(one.words), len(two.words))


def sentence(one: Telling, two: Telling) -> float | None:
    """1 where one sentence tells both: writers seldom tell one happening twice in a sentence."""
    if one.event.document_id != two.event.document_id:
        return None
    return 1.0 if one.event.evidence == two.event.evidence else 0.0


def back(one: Telling, two: Telling) -> float | None:
    """1 where the later mention in a document only points back: it has the article and tells no side (`الهجوم`).

    Half where it has the article and tells somebody.
    """
    if one.event.document_id != two.event.document_id:
        return None
    later = max(one, two, key=_position)
    if not later.definite:
        return 0.0
    return 0.5 if later.actors or later.recipients else 1.0


def lead(one: Telling, two: Telling) -> float | None:
    """1 where the earlier mention stands in the title or the first lines: what an article is about is told again."""
    if one.event.document_id != two.event.document_id:
        return None
    return 1.0 if min(_position(one), _position(two)) < LEAD_LETTERS else 0.0


def _position(one: Telling) -> int:
    return one.event.trigger.start


# --- what they are made of ------------------------------------------------------------------------------------


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(name_of(party) for party in parties)


def _words(sentence_: str) -> frozenset[str]:
    return frozenset(map(_stem, _WORD.findall(fold(sentence_))))


@functools.lru_cache(maxsize=1 << 16)
def _stem(key: str) -> str:
    """The shortest cut of at least three letters whose clitics are certain enough: conjunction and article."""
    cuts = [bare.stem for bare in bare_forms(key) if not bare.suffix and bare.prefix.endswith("ال")]
    stem = min(cuts, key=len, default=key)
    return stem if len(stem) >= 3 else key


def _alike(mine: frozenset[str], theirs: frozenset[str], one: Telling, two: Telling) -> float | None:
    if not mine or not theirs:
        return None
    if mine & theirs:
        return 0.6 + 0.4 * len(mine & theirs) / len(mine | theirs)
    kin = any(a in two.families.get(b, ()) or b in one.families.get(a, ()) for a in mine for b in theirs)
    return 0.5 if kin else 0.0


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


@functools.lru_cache(maxsize=1 << 16)
def _letters(mine: str, theirs: str) -> float:
    """The longest common subsequence over the longer word, halved: a hint, no more."""
    row = [0] * (len(theirs) + 1)
    for a in mine:
        before = 0
        for n, b in enumerate(theirs, 1):
            before, row[n] = row[n], before + 1 if a == b else max(row[n], row[n - 1])
    return 0.8 * row[-1] / max(len(mine), len(theirs))


def kilometres(lat: float | None, lon: float | None, to_lat: float | None, to_lon: float | None) -> float:
    """Distance over the ground; infinite where a coordinate is not known."""
    if lat is None or lon is None or to_lat is None or to_lon is None:
        return float("inf")
    north, east = radians(to_lat - lat) / 2, radians(to_lon - lon) / 2
    half = sin(north) ** 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
