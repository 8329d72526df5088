"""What a sentence is told by: its words, cut of their clitics, each weighed by how rare it is in news.

Two reports of one happening share names, places and numbers that few other
sentences hold; what every report of a war holds tells little.  The sizes of
the counts are those of `hudna.lang.ar.segmenter` (the ANT corpus of Arabic
news), so that a word weighs the same in every case and on every machine.
"""

import functools
import re
from collections.abc import Mapping

from hudna.lang import LANGUAGES
from hudna.lang.ar import bare_forms
from hudna.lang.ar.segmenter import counts
from hudna.records import Event

# A word whose count has more binary digits than this is in every tenth text, and weighs nothing.
COMMON = 10
SHORTEST = 3
# Words on either side of a trigger that tell which deed of a long sentence it is.
BESIDE = 6
# Words behind it, where a clause of Arabic puts what the deed was done to, with what, and where.
BEHIND = 10
fold = LANGUAGES["ar"].fold
# Of Latin letters nothing is counted: a station's name above each of its texts would be the rarest of words.
_WORD = re.compile(r"[^\W\d_a-zA-Z]{3,}")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,6}(?![\d.,]?\d)")
# Years tell when, not how many; small numbers are shared by chance.
_YEARS = range(1900, 2100)
_FEWEST = 3
_ENDINGS = ("يين", "يون", "ية", "ات", "ين", "ون", "ان", "يا", "ها", "هم", "ة", "ه", "ي", "ا", "ت")


@functools.lru_cache(maxsize=1 << 16)
def stem(key: str) -> str:
    """The shortest cut of at least three letters whose clitics are certain enough: conjunction and article."""
    cuts = [bare.stem for bare in bare_forms(key) if not bare.suffix and bare.prefix.endswith("ال")]
    cut = min(cuts, key=len, default=key)
    return cut if len(cut) >= SHORTEST else key


@functools.lru_cache(maxsize=1 << 16)
def rarity(word: str) -> int:
    """0 for a word of every text, `COMMON` for one that a year of news does not hold twice."""
    seen = counts()
    return max(0, COMMON - max(seen.get(word, 0), seen.get(f"ال{word}", 0)))


@functools.lru_cache(maxsize=1 << 15)
def weighed(sentence: str) -> Mapping[str, int]:
    """The roots of a sentence's words with their rarity; words of every text are left out."""
    found: dict[str, int] = {}
    for key, weight in map(_root, set(_WORD.findall(fold(sentence)))):
        if weight and weight < found.get(key, weight + 1):
            found[key] = weight
    return found


@functools.lru_cache(maxsize=1 << 17)
def _root(word: str) -> tuple[str, int]:
    """What a word of a text is known by, and how rare it is."""
    cut = stem(word)
    return bare(cut), rarity(cut)


@functools.lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """The word without an ending of number, gender or descent, as long as three letters stay."""
    cuts = (word.removesuffix(end) for end in _ENDINGS if word.endswith(end))
    return next((cut for cut in cuts if len(cut) >= SHORTEST), word)


@functools.lru_cache(maxsize=1 << 15)
def numbers(sentence: str, *, fewest: int = _FEWEST) -> frozenset[int]:
    """The numbers in digits, without years and those below `fewest`."""
    found = map(int, _NUMBER.findall(fold(sentence)))
    return frozenset(number for number in found if number >= fewest and number not in _YEARS)


def beside(event: Event) -> str:
    """The words next to the trigger, in its sentence."""
    quote, at = event.evidence.quote, event.trigger.start - event.evidence.start
    end = at + len(event.trigger.quote)
    if at < 0:
        return quote
    return " ".join((*quote[:at].split()[-BESIDE:], quote[at:end], *quote[end:].split()[:BESIDE]))


def behind(event: Event) -> str:
    """The words behind the trigger, in its sentence."""
    at = event.trigger.start - event.evidence.start
    return " ".join(event.evidence.quote[at + len(event.trigger.quote) :].split()[:BEHIND]) if at >= 0 else ""
