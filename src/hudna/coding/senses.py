"""Sense tests: which neighbours a trigger needs or must not have.

A test is written in the casebook's column `sense` as parts with `;` between
them, all of which must hold: `near:هدنة|اتفاق*; not-next:مناخي`.  A part names
where to look and the words; `*` stands for any ending.

    near    within eight words, either side
    after   within eight words behind
    before  within eight words in front
    next    the next word
    prev    the word before
    not-    before any of these turns the part round

Words are compared folded and without proclitics (`بالهدنة` is `هدنة`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.coding.lexicon import shapes
from hudna.lang.ar import fold
from hudna.lang.ar.inflect import NOUN_PREFIXES

REACH = 8
_REACHES = {"near": (REACH, REACH), "after": (0, REACH), "before": (REACH, 0), "next": (0, 1), "prev": (1, 0)}
PLACES = tuple(_REACHES)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a test; `words` with every proclitic that a noun can have."""

    where: str
    wanted: bool
    words: frozenset[str]
    beginnings: tuple[str, ...]


def parsed(sense: str) -> tuple[Part, ...]:
    """The parts of a test; an empty cell has none.

    Raises:
        ValueError: a part names no known place.
    """
    return tuple(_part(part.strip()) for part in sense.split(";") if part.strip())


def _part(written: str) -> Part:
    where, _, words = written.partition(":")
    wanted = not where.startswith("not-")
    where = where.removeprefix("not-")
    if where not in PLACES:
        raise ValueError(f"{written!r}: the place must be one of {', '.join(PLACES)}, with or without not-")
    listed = [word.strip() for word in words.split("|") if word.strip()]
    return Part(
        where,
        wanted,
        frozenset(key for word in listed if not word.endswith("*") for key in _with_proclitics(fold(word))),
        tuple(fold(word[:-1]) for word in listed if word.endswith("*")),
    )


def holds(parts: Sequence[Part], keys: Sequence[str], first: int, last: int) -> bool:
    """Whether every part holds of the words around `first` to `last`; `keys` are the folded words."""
    return not parts or all(_found(part, keys, first, last) == part.wanted for part in parts)


def _with_proclitics(word: str) -> list[str]:
    return [prefix + word for prefix in NOUN_PREFIXES] if len(word) > 1 else [word]


def _found(part: Part, keys: Sequence[str], first: int, last: int) -> bool:
    around = _around(part.where, keys, first, last)
    if not part.words.isdisjoint(around):
        return True
    return bool(part.beginnings) and any(shape.startswith(part.beginnings) for key in around for shape in shapes(key))


def _around(where: str, keys: Sequence[str], first: int, last: int) -> list[str]:
    before, after = _REACHES[where]
    return [*keys[max(0, first - before) : first], *keys[last + 1 : last + 1 + after]]
