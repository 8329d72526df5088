"""Cue words: what tells a deed that happened from one that was planned, feared, demanded or denied.

The words stand in `lang/ar/cues.csv` with their kind and reach; here they are
found in a sentence.  Reach: `next` the next two words, `verb` the next verb,
`clause` to the end of the clause, `sentence` the whole sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from hudna.coding.analysis import Word
from hudna.lang.ar import fold
from hudna.lang.ar.inflect import by_first_letter, split_clitics
from hudna.lang.ar.tables import rows_of
from hudna.lang.kept import kept

_PREFIXES = by_first_letter(("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب", "ول"))


@dataclass(slots=True)
class Cue:
    """A cue in a sentence: `first` and `last` are indexes of its words."""

    kind: str
    reach: str
    first: int
    last: int
    words: str


@cache
def table() -> dict[tuple[str, ...], tuple[str, str, str]]:
    """Folded words of each cue to (kind, reach, words as written); the first row of a word counts."""
    found: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for row in rows_of("cues.csv"):
        found.setdefault(tuple(fold(row["words"]).split()), (row["kind"], row["reach"], row["words"]))
    return found


_Longer = tuple[tuple[str, ...], tuple[str, str, str]]


class _Opening(NamedTuple):
    """What begins with a word: cues of several words, longest first, and the word as a cue by itself."""

    longer: tuple[_Longer, ...]
    single: tuple[str, str, str] | None


_BARREN = _Opening((), None)
_MOST_FORMS = 200_000


class Cues:
    """Finds cues; remembers what each word may open."""

    def __init__(self) -> None:
        self._single = {words[0]: cue for words, cue in table().items() if len(words) == 1}
        self._longer: dict[str, list[_Longer]] = {}
        for words, cue in sorted(table().items(), key=lambda pair: -len(pair[0])):
            if len(words) > 1:
                self._longer.setdefault(words[0], []).append((words, cue))
        self._opening = kept(_MOST_FORMS)(self._opened)

    def __call__(self, words: Sequence[Word]) -> list[Cue]:
        """The cues of a sentence in order; a longer cue hides the single words in it."""
        found: list[Cue] = []
        until = -1
        for at, known in enumerate(map(self._opening, [word.key for word in words])):
            if known is _BARREN or at <= until:
                continue
            cue = self._long(words, at, known.longer) or _one(known.single, at)
            if cue:
                found.append(cue)
                until = cue.last
        return found

    def _opened(self, key: str) -> _Opening:
        """What a folded word may open; most open nothing."""
        longer = (*self._longer.get(key, ()), *(self._longer.get(key[1:], ()) if key[0] in "وفبل" else ()))
        single = self._looked_up(key)
        return _Opening(longer, single) if longer or single else _BARREN

    def _long(self, words: Sequence[Word], at: int, longer: Sequence[_Longer]) -> Cue | None:
        following = words[at + 1].key if longer and at + 1 < len(words) else ""
        for parts, (kind, reach, written) in longer:
            if following == parts[1] and tuple([word.key for word in words[at + 1 : at + len(parts)]]) == parts[1:]:
                return Cue(kind, reach, at, at + len(parts) - 1, written)
        return None

    def _looked_up(self, key: str) -> tuple[str, str, str] | None:
        for prefix, rest in split_clitics(key, _PREFIXES):
            if rest in self._single and (len(rest) > 2 or prefix in ("", "و", "ف")):
                return self._single[rest]
        return None


def _one(single: tuple[str, str, str] | None, at: int) -> Cue | None:
    return Cue(single[0], single[1], at, at, single[2]) if single else None
