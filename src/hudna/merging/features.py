"""One comparison a function: two events to a number from 0 (nothing alike) to 1 (the same), `None` where neither tells.

Names are compared by the casebook's ids; whom a name meant on that day was
settled in coding.  What compares words is asked only of two sentences, since
those of one sentence are shared by all that it tells (`may_compare`).
"""

import functools
from collections.abc import Callable, Mapping
from itertools import product
from math import asin, cos, exp, radians, sin, sqrt

from hudna.merging import tellings
from hudna.merging.deeds import likeness
from hudna.merging.tellings import Side, Telling, Where, Wording

EARTH_KM = 6371.0
NEAR_KM = 15.0
# Shared rarity that makes two sentences two thirds as alike as they can be: some five names.
MUCH = 40.0
# The same of what opens two documents, which is longer.
MUCH_OF_A_STORY = 60.0
# A shorter wording is held to be so long, some two names: `داعش غارة` stands whole in half of the news.
LEAST_WORDING = 15
# From here on numbers that are near each other may be one number: tolls grow from report to report, ranks do not.
GROWING = 10
# How alike days are that lie so far apart.
OFF = {0: 1.0, 1: 0.8}
OFF_WITHIN = {0: 1.0, 1: 0.5}
# A name that is in no casebook may be another word for somebody who is.
UNKNOWN = 0.3

Comparison = Callable[[Telling, Telling], float | None]


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
    if one.where is None or two.where is None:
        return None
    told = _apart(one.where, two.where)
    if one.where.place_id and two.where.place_id:
        return None if told == 0.0 and (_also_says(one, two.place_words) or _also_says(two, one.place_words)) else told
    return told if told or (told is not None and one_document(one, two)) else None


def when(one: Telling, two: Telling) -> float | None:
    """1 where the days told overlap, .8 a day apart (.5 in one document), 0 beyond: "yesterday" is often a day off."""
    if one.days is None or two.days is None:
        return None
    gap = days_apart(one.days, two.days)
    if gap <= 0:
        return 1.0
    if not (one.dated and two.dated) and not one_document(one, two):
        return None
    return (OFF_WITHIN if one_document(one, two) else OFF).get(gap, 0.0)


def told(one: Telling, two: Telling) -> float | None:
    """How near two documents were published: 1 on one day, 0 from a week on."""
    if one.told_day is None or two.told_day is None:
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
    """The share of the shorter sentence's words that stand in the other, by rarity."""
    if not one.words.keys or not two.words.keys:
        return None
    return _in_common(one.words, two.words) / _shorter(one.words, two.words, one, two)


def matter(one: Telling, two: Telling) -> float | None:
    """For utterances what `words` gives, since they are told by what is said; `None` for deeds."""
    return words(one, two) if one.tells & tellings.UTTERANCE else None


def rare(one: Telling, two: Telling) -> float | None:
    """How much rare wording both sentences hold, towards 1 with every rare word more."""
    if not one.words.keys or not two.words.keys:
        return None
    return 1.0 - exp(-_in_common(one.words, two.words) / MUCH)


def numbers(one: Telling, two: Telling) -> float | None:
    """Whether the two sentences share a number: 1 one and the same, .6 a high one within a quarter of another."""
    if not one.numbers or not two.numbers:
        return None
    return _nearest(one.numbers, two.numbers)


def tally(one: Telling, two: Telling) -> float | None:
    """What `numbers` gives, of the words beside the two triggers: so many raids, or the men who were arrested."""
    if not one.tally or not two.tally:
        return None
    return _nearest(one.tally, two.tally)


def near(one: Telling, two: Telling) -> float | None:
    """The share of the words beside one trigger that stand beside the other, by rarity."""
    if not one.near.keys or not two.near.keys:
        return None
    return _shared(one.near, two.near) / _shorter(one.near, two.near, one, two)


def behind(one: Telling, two: Telling) -> float | None:
    """How alike the words behind both triggers are, by rarity: what was hit and where stands there, whoever did it.

    Their overlap over the geometric mean of both sums, since a short end of a sentence is soon held by another.
    """
    if not one.behind.keys or not two.behind.keys:
        return None
    return _shared(one.behind, two.behind) / sqrt(one.behind.total * two.behind.total)


def story(one: Telling, two: Telling) -> float | None:
    """How much rare wording opens both documents, towards 1 with every rare word more; `None` where one is not told."""
    if not one.opening.keys or not two.opening.keys:
        return None
    return 1.0 - exp(-_in_common(one.opening, two.opening) / MUCH_OF_A_STORY)


def _shorter(mine: Wording, theirs: Wording, one: Telling, two: Telling) -> int:
    """The sum of the shorter wording; of two documents' not below what tells a happening apart."""
    least = min(mine.total, theirs.total)
    return least if one_document(one, two) else max(least, LEAST_WORDING)


def _shared(mine: Wording, theirs: Wording) -> int:
    common = mine.keys & theirs.keys
    return sum(map(mine.weights.__getitem__, common)) if common else 0


# Several events stand in one sentence, and dozens under one opening; they are compared one after the other.
_in_common = functools.lru_cache(maxsize=1 << 14)(_shared)


def days_apart(mine: tuple[int, int], theirs: tuple[int, int]) -> int:
    """How many days lie between two stretches of days; 0 or less where they overlap."""
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1])


def one_document(one: Telling, two: Telling) -> bool:
    """Whether both stand in one document."""
    return one.document_id == two.document_id


def one_sentence(one: Telling, two: Telling) -> bool:
    """Whether one sentence tells both."""
    return one.starts == two.starts and one.event.evidence == two.event.evidence


# What both have to tell before a comparison is asked: where it would give `None`, it need not be called.
NEEDS: Mapping[Comparison, int] = {
    actors: tellings.ACTORS,
    recipients: tellings.RECIPIENTS,
    turned: tellings.ACTORS,
    strangers: tellings.ACTORS | tellings.RECIPIENTS,
    place: tellings.PLACE,
    when: tellings.DAYS,
    told: tellings.PUBLISHED,
    counts: tellings.COUNTS,
    mode: tellings.MODE,
    about: tellings.ABOUT,
    trigger: tellings.STEMS,
    deed: tellings.DEED,
    words: tellings.WORDS,
    matter: tellings.WORDS | tellings.UTTERANCE,
    rare: tellings.WORDS,
    numbers: tellings.NUMBERS,
    tally: tellings.TALLY,
    near: tellings.NEAR,
    behind: tellings.BEHIND,
    story: tellings.OPENING,
}
_OF_A_SENTENCE = tellings.WORDS | tellings.NEAR | tellings.BEHIND | tellings.NUMBERS | tellings.TALLY


def both_tell(one: Telling, two: Telling) -> int:
    """The bits of what both tell; what a sentence tells by its words, all of its events tell alike."""
    both = one.tells & two.tells
    return both & ~_OF_A_SENTENCE if one_sentence(one, two) else both


def may_compare(compare: Comparison, both: int) -> bool:
    """Whether the comparison may give a number, where these are the bits of what both tell."""
    if compare is sides and both & (tellings.ACTORS | tellings.RECIPIENTS):
        return False
    return not NEEDS.get(compare, 0) & ~both


# --- what they are made of ------------------------------------------------------------------------------------


def _alike(mine: Side, theirs: Side, one: Telling, two: Telling) -> float | None:
    if not mine.names or not theirs.names:
        return None
    told = _akin(mine, theirs)
    if told or one_document(one, two):
        return told
    if not mine.known or not theirs.known:
        return UNKNOWN
    return UNKNOWN if _also_says(one, two.party_words) or _also_says(two, one.party_words) else 0.0


@functools.lru_cache(maxsize=1 << 16)
def _akin(mine: Side, theirs: Side) -> float:
    common = mine.names & theirs.names
    if common:
        return 0.6 + 0.4 * len(common) / len(mine.names | theirs.names)
    return 0.0 if mine.names.isdisjoint(theirs.kin) and theirs.names.isdisjoint(mine.kin) else 0.6


def apart(one: Where, two: Where) -> bool:
    """Whether the places are two, neither near nor holding the other, whatever the sentences say."""
    return _apart(one, two) == 0.0


@functools.lru_cache(maxsize=1 << 16)
def _apart(left: Where, right: Where) -> float | None:
    """What `place` gives, whatever the sentences say."""
    if left.place_id and right.place_id:
        if left.place_id == right.place_id:
            return 1.0
        if left.place_id in right.around or right.place_id in left.around:
            return None if "country" in (left.precision, right.precision) else 0.7
        return 0.6 if kilometres(left.lat, left.lon, right.lat, right.lon) <= NEAR_KM else 0.0
    if not left.words or not right.words:
        return None
    return len(left.words & right.words) / min(len(left.words), len(right.words))


def _also_says(one: Telling, words_: frozenset[str]) -> bool:
    """Whether the other document's sentence holds such a name too, so that another name was only preferred to it."""
    return not words_.isdisjoint(one.words.keys)


def _same(mine: str | None, theirs: str | None) -> float | None:
    if mine is None or theirs is None:
        return None
    return 1.0 if mine == theirs else 0.0


def _close(mine: int, theirs: int) -> float:
    if mine == theirs:
        return 1.0
    return 0.6 if abs(mine - theirs) <= max(2, max(mine, theirs) / 4) else 0.0


@functools.lru_cache(maxsize=1 << 16)
def _nearest(mine: frozenset[int], theirs: frozenset[int]) -> float:
    """1 where they share a number, else what `_close` gives of the two high ones that are nearest."""
    if not mine.isdisjoint(theirs):
        return 1.0
    high = product((n for n in mine if n >= GROWING), [n for n in theirs if n >= GROWING])
    return max((_close(a, b) for a, b in high), default=0.0)


@functools.lru_cache(maxsize=1 << 17)
def _carried(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    return 1.0 if set(mine) & set(theirs) else max(_letters(a, b) for a in mine for b in theirs)


@functools.lru_cache(maxsize=1 << 16)
def _letters(mine: str, theirs: str) -> float:
    """The longest common subsequence over the longer word, halved: a hint, no more.

    Source: Hyyrö (2004), Bit-parallel LCS-length computation revisited, AWOCA.
    """
    stands = {letter: sum(1 << n for n, a in enumerate(mine) if a == letter) for letter in mine}
    every = row = (1 << len(mine)) - 1
    for letter in theirs:
        met = row & stands.get(letter, 0)
        row = ((row + met) | (row - met)) & every
    return 0.8 * (len(mine) - row.bit_count()) / max(len(mine), len(theirs))


@functools.lru_cache(maxsize=1 << 16)
def kilometres(lat: float | None, lon: float | None, to_lat: float | None, to_lon: float | None) -> float:
    """Distance over the ground; infinite where a coordinate is not known."""
    if lat is None or lon is None or to_lat is None or to_lon is None:
        return float("inf")
    north, east = radians(to_lat - lat) / 2, radians(to_lon - lon) / 2
    half = sin(north) ** 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
