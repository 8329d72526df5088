"""Arabic names in Latin letters: known names as news writes them, others letter by letter.

Short vowels are not written in Arabic, so a name that the tables do not hold
comes out with `a` between consonants: near, not exact.  Persons' names are in
`latin_names.csv`, family names and others that are plain words as well, so
that no name is found by them, in `surnames.csv`, the words that names of
places are made of in `place_parts.csv`, towns, districts and streets that no
casebook holds in `place_words.csv`.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hudna.lang.ar.script import fold
from hudna.lang.ar.tables import rows_of

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ء": "", "ئ": "", "ؤ": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
    "ʷ": "w", "ʸ": "y",
}  # fmt: skip
_VOWELS = {"ا": "a", "و": "u", "ي": "i", "ة": "a", "َ": "a", "ِ": "i", "ُ": "u"}


def latin(words: Sequence[str], parts: Mapping[str, str] = MappingProxyType({})) -> str:
    """A name, given as its words, in Latin letters; `parts` are spellings, by folded word, that go before the rule.

    >>> latin(["محمد", "علي", "العروي"]), latin(["عبد", "الله", "الربيعة"])
    ('Mohammed Ali al-Aruwi', 'Abdullah al-Rabia')
    """
    told: list[str] = []
    keys = [fold(word) for word in words]
    there = {} if parts else _of_maghreb(keys)
    at = 0
    while at < len(keys):
        both = keys[at] + keys[at + 1] if at + 1 < len(keys) else ""
        if (both in names() or both in there) and keys[at] in ("عبد", "عز"):
            told.append(there.get(both) or names()[both])
            at += 2
        elif keys[at] == "عبد" and both.startswith("عبدال"):
            told.append("Abdul " + _spelled(keys[at + 1]).removeprefix("al-"))
            at += 2
        else:
            known = parts.get(keys[at]) or there.get(keys[at]) or names().get(keys[at])
            spelling = known or _spelled(keys[at], parts, surname=not parts)
            told.append(spelling if known or not _in_construct(keys, at, parts) else f"{spelling.removesuffix('h')}t")
            at += 1
    return " ".join(told).replace(" oglu", "oglu")


def _in_construct(keys: Sequence[str], at: int, parts: Mapping[str, str]) -> bool:
    """`جورة الماء` of a place: the first half of an iḍāfa in `ة` is spelled with its t."""
    behind = keys[at + 1] if parts and at + 1 < len(keys) else ""
    return keys[at].endswith("ة") and not keys[at].startswith("ال") and behind.startswith("ال") and behind[-2:] != "ية"


def _of_maghreb(keys: Sequence[str]) -> Mapping[str, str]:
    """How the words of a name are spelled in the Maghreb, where its family name is one of there; or none."""
    families, there = _maghreb()
    return there if not families.isdisjoint(keys[1:]) else {}


@functools.cache
def _maghreb() -> tuple[frozenset[str], Mapping[str, str]]:
    """The family names of the Maghreb, and all names as they are spelled there."""
    there = [row for row in rows_of("surnames.csv") if row["maghreb"]]
    families = frozenset(fold(row["arabic"]) for row in there if row["latin"])
    return families, {fold(row["arabic"]): row["maghreb"] for row in there}


@functools.cache
def names() -> dict[str, str]:
    """Known names, folded, with their usual Latin spelling."""
    return _table("latin_names.csv")


@functools.cache
def surnames() -> dict[str, str]:
    """Family names and others that only tell how a name is spelled, folded, with their usual Latin spelling."""
    return _table("surnames.csv")


@functools.cache
def place_parts() -> dict[str, str]:
    """The words that names of places are made of (`تل`, `بيت`), folded, with their usual Latin spelling."""
    return _table("place_parts.csv")


@functools.cache
def place_words() -> Mapping[str, str]:
    """All words that tell how a place is spelled: those that open names, and names of towns, districts and streets."""
    return {**_table("place_words.csv"), **place_parts()}


def _table(name: str) -> dict[str, str]:
    return {fold(row["arabic"]): row["latin"] for row in rows_of(name) if row["latin"]}


def _spelled(key: str, parts: Mapping[str, str] = MappingProxyType({}), *, surname: bool = True) -> str:
    """Letter by letter; the article as `al-`, the first letter large."""
    if any(letter.isdigit() for letter in key):
        return key
    if surname and key in surnames():
        return surnames()[key]
    if key.startswith("ال") and len(key) > 3:
        known = parts.get(key[2:]) or names().get(key[2:])
        return "al-" + (known or (surname and _of_family(key[2:])) or _letters(key[2:]).capitalize())
    return _letters(key).capitalize()


def _of_family(key: str) -> str:
    """A family name without its article, by its pattern: `عمري` of `عمر`, `دليمي` Dulaimi, `صباغ` Sabbagh; or none."""
    for ending, told in (("اوي", "awi"), ("ي", "i")):
        of = names().get(key.removesuffix(ending), "") if key.endswith(ending) else ""
        if of and of[-1] not in "aiouye" and " " not in of:
            return of + told
    sounds = [_CONSONANTS.get(letter, "") for letter in key]
    if _FAMILY.fullmatch(key) and all((sounds[0], sounds[1], sounds[3])):
        return f"{sounds[0]}u{sounds[1]}ai{sounds[3]}i".capitalize()
    if _TRADE.fullmatch(key) and all((sounds[0], sounds[1], sounds[3])):
        return f"{sounds[0]}a{sounds[1]}{sounds[1]}a{sounds[3]}".capitalize()
    return ""


_FAMILY = re.compile("[^اوي][^اوي]ي[^اوي]ي")  # `الكبيسي`
_TRADE = re.compile("[^اوي][^اوي]ا[^اوي]")  # `الحداد`


_CONSONANT = "[بتثجحخدذرزسشصضطظعغفقكلمنهئ]"
_PATTERNS = tuple(
    (re.compile(pattern.replace("C", _CONSONANT)), told)
    for pattern, told in (
        (r"(?<=^.ا)(C)(?=C(?:ية|ي|ة)?$)", "\\1ِ"),  # `عاهم` is Ahim, `قادسية` Qadisiya
        (r"(?<=^..ا)(C)(?=C(?:ية|ي|ة)?$)", "\\1ِ"),  # `قضارف` Qadarif
        (r"(?<=C)(C)و(?=ا)", "\\1ʷ"),  # `صفوان` Safwan
        (r"(?<=^C)(C)ي(?=ا)", "\\1ʸ"),  # `غريان` Gharyan
        (r"^(C)(C)ي(?=C(?:ة|ان|ات)$)", "\\1ُ\\2َʸ"),  # `بريدة` Burayda
        (r"^(C)ي(?=Cان$)", "\\1َʸ"),  # `بيحان` Bayhan
    )
)
"""Patterns of nouns whose vowels are sure enough, each with the short vowels and glides that it writes out.

Taken are those that made more of 1,568 names of towns as the casebook spells them than the rule alone.
"""


def _voweled(key: str) -> str:
    for pattern, told in _PATTERNS:
        key = pattern.sub(told, key)
    return key


def _letters(key: str) -> str:
    """A consonant that ends a syllable takes no vowel (`قرطبة` is Qartaba); the last of all does (`Rastan`)."""
    told, closed = "", False
    key = _voweled(key)
    for at, letter in enumerate(key):
        if letter in _VOWELS:
            told += _vowel(key, at, told)
            continue
        sound = _CONSONANTS.get(letter, letter)
        if told and told[-1] not in "aiu" and sound and not (closed and at + 1 < len(key)):
            told += "a"
        closed = bool(told) and told[-1] in "aiu"
        told += sound or ("a" if not told or told[-1] not in "aiu" else "")
    return told


def _vowel(key: str, at: int, told: str) -> str:
    """`و` and `ي` are consonants at the start and before a long vowel."""
    letter = key[at]
    following = key[at + 1] if at + 1 < len(key) else ""
    if letter in "وي" and (at == 0 or following in ("ا", "ة", "و", "ي")):
        glide = "w" if letter == "و" else "y"
        return glide if not told or told[-1] in "aiu" else ("u" if letter == "و" else "i") + glide
    if letter == "ا" and told.endswith("a"):
        return ""
    return _VOWELS[letter]
