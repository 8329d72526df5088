"""One normaliser for what is searched and what is asked: folded, clitics off, light stem.

A word is folded, loses conjunction, preposition and article in front and
pronouns and endings of number and gender behind, each only where enough of it
stays.  The same is done to the question, so both meet in one form.  What this
form misses (broken plurals, other patterns of a root) is for `letters`, the
trigram index over the folded text.
"""

import functools

from hudna.lang import LANGUAGES

ARABIC = LANGUAGES["ar"]
_PROCLITICS = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
_SINGLE = ("و", "ف", "ب", "ك", "ل", "س")
_ENDINGS = (
    "تهما",
    "تهم",
    "تها",
    "هما",
    "كما",
    "ات",
    "ون",
    "ين",
    "ان",
    "هم",
    "ها",
    "هن",
    "كم",
    "نا",
    "ية",
    "تي",
    "ته",
    "وا",
    "ة",
    "ه",
    "ي",
    "ت",
    "ا",
)
SHORTEST = 3


def folded(text: str) -> str:
    """The letters for the trigram index: folded, ta marbuta as ha, Latin in small letters."""
    return ARABIC.fold(text).replace("ة", "ه").lower()


def stems(text: str) -> list[str]:
    """The words of a text in their searched form, in order; marks are left out."""
    return [stem(token.key) for token in ARABIC.tokens(text) if token.kind != "mark"]


@functools.lru_cache(maxsize=1 << 17)
def stem(key: str) -> str:
    """A folded word without its clitics and endings."""
    if not key[:1] >= "\u0600":
        return key.lower()
    return _tail(_head(key)).replace("ة", "ه").replace("ؤ", "ء").replace("ئ", "ء")


def _head(word: str) -> str:
    for prefix in _PROCLITICS:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
            return word[len(prefix) :]
    for prefix in _SINGLE[:1]:
        if word.startswith(prefix) and len(word) - 1 > SHORTEST:
            return word[1:]
    return word


def _tail(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
