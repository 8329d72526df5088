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

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hudna.coding.lexicon import shapes
from hudna.lang.ar import fold
from hudna.lang.ar.inflect import NOUN_PREFIXES
from hudna.lang.kept import kept

REACH = 8
_REACHES = {"near": (REACH, REACH), "after": (0, REACH), "before": (REACH, 0), "next": (0, 1), "prev": (1, 0)}
PLACES = tuple(_REACHES)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a test; `words` with every proclitic that a noun can have."""

    where: str
    wanted: bool
    words: frozenset[str]
    beginnings: frozenset[str]


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
        frozenset(fold(word[:-1]) for word in listed if word.endswith("*")),
    )


def _with_proclitics(word: str) -> list[str]:
    return [prefix + word for prefix in NOUN_PREFIXES] if len(word) > 1 else [word]


class Senses:
    """The tests of many triggers, by index; a word's listed beginnings are looked up once for all of them."""

    def __init__(self, written: Iterable[str]) -> None:
        self.tests = tuple(parsed(each) for each in written)
        listed = frozenset(start for test in self.tests for part in test for start in part.beginnings)
        self._beginnings = kept(_MOST_FORMS)(_Beginnings(listed))

    def around(self, keys: Sequence[str], first: int, last: int) -> "Around":
        """What to ask about the words around `first` to `last`; `keys` are the folded words."""
        return Around(self.tests, self._beginnings, keys, first, last)


class _Beginnings:
    """Which of the listed beginnings a folded word has."""

    def __init__(self, listed: frozenset[str]) -> None:
        # By the first two letters: most words share them with none.
        self._near: defaultdict[str, list[str]] = defaultdict(list)
        for start in listed:
            self._near[start[:2]].append(start)

    def __call__(self, key: str) -> frozenset[str]:
        near = self._near
        found = [
            start
            for shape in shapes(key)
            for opening in (shape[:1], shape[:2])
            if opening in near
            for start in near[opening]
            if shape.startswith(start)
        ]
        return frozenset(found) if found else _NONE


class Around:
    """The words around one place, opened once however many tests look there."""

    __slots__ = ("_beginnings", "_first", "_keys", "_last", "_seen", "_tests")

    def __init__(
        self,
        tests: Sequence[Sequence[Part]],
        beginnings: Callable[[str], frozenset[str]],
        keys: Sequence[str],
        first: int,
        last: int,
    ) -> None:
        self._tests, self._beginnings = tests, beginnings
        self._keys, self._first, self._last = keys, first, last
        self._seen: dict[str, tuple[list[str], set[str]]] = {}

    def holds(self, index: int) -> bool:
        """Whether every part of a test holds here; an empty test does."""
        for part in self._tests[index]:
            words, starts = self._seen.get(part.where) or self._opened(part.where)
            found = not part.words.isdisjoint(words) or not part.beginnings.isdisjoint(starts)
            if found != part.wanted:
                return False
        return True

    def _opened(self, where: str) -> tuple[list[str], set[str]]:
        before, after = _REACHES[where]
        keys, first, behind = self._keys, self._first, self._last + 1
        words = [*keys[max(0, first - before) : first], *keys[behind : behind + after]]
        told = self._seen[where] = (words, set().union(*map(self._beginnings, words)))
        return told


_NONE: frozenset[str] = frozenset()
_MOST_FORMS = 200_000
