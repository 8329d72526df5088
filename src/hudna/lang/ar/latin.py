"""Arabic names in Latin letters: known names as news writes them, others letter by letter.

Short vowels are not written in Arabic, so a name that the tables do not hold
comes out with `a` between consonants: near, not exact.  Persons' names are in
`latin_names.csv`, the words that names of places are made of in
`place_parts.csv`.
"""

import csv
import functools
from collections.abc import Mapping, Sequence
from importlib import resources
from types import MappingProxyType

from hudna.lang.ar.script import fold

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ء": "", "ئ": "", "ؤ": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip
_VOWELS = {"ا": "a", "و": "u", "ي": "i", "ة": "a"}


def latin(words: Sequence[str], parts: Mapping[str, str] = MappingProxyType({})) -> str:
    """A name, given as its words, in Latin letters; `parts` are spellings, by folded word, that go before the rule.

    >>> latin(["محمد", "علي", "العروي"]), latin(["عبد", "الله", "الربيعة"])
    ('Mohammed Ali al-Aruwi', 'Abdullah al-Rabia')
    """
    told: list[str] = []
    keys = [fold(word) for word in words]
    at = 0
    while at < len(keys):
        both = keys[at] + keys[at + 1] if at + 1 < len(keys) else ""
        if both in names() and keys[at] in ("عبد", "عز"):
            told.append(names()[both])
            at += 2
        elif keys[at] == "عبد" and both.startswith("عبدال"):
            told.append("Abdul " + _spelled(keys[at + 1]).removeprefix("al-"))
            at += 2
        else:
            told.append(parts.get(keys[at]) or names().get(keys[at]) or _spelled(keys[at], parts))
            at += 1
    return " ".join(told)


@functools.cache
def names() -> dict[str, str]:
    """Known names, folded, with their usual Latin spelling."""
    return _table("latin_names.csv")


@functools.cache
def place_parts() -> dict[str, str]:
    """The words that names of places are made of (`تل`, `بيت`), folded, with their usual Latin spelling."""
    return _table("place_parts.csv")


def _table(name: str) -> dict[str, str]:
    text = resources.files("hudna.lang.ar").joinpath(name).read_text(encoding="utf-8")
    return {fold(row["arabic"]): row["latin"] for row in csv.DictReader(text.splitlines())}


def _spelled(key: str, parts: Mapping[str, str] = MappingProxyType({})) -> str:
    """Letter by letter; the article as `al-`, the first letter large."""
    if key.startswith("ال") and len(key) > 3:
        known = parts.get(key[2:]) or names().get(key[2:])
        return "al-" + (known or _letters(key[2:]).capitalize())
    return _letters(key).capitalize()


def _letters(key: str) -> str:
    """A consonant that ends a syllable takes no vowel (`قرطبة` is Qartaba); the last of all does (`Rastan`)."""
    told, closed = "", False
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
