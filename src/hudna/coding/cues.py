"""Cue words: what tells a deed that happened from one that was planned, feared, demanded or denied.

The words stand in `lang/ar/cues.csv` with their kind and reach; here they are
found in a sentence.  Reach: `next` the next two words, `verb` the next verb,
`clause` to the end of the clause, `sentence` the whole sentence.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.coding.analysis import Word
from hudna.lang.ar import fold
from hudna.lang.ar.inflect import split_clitics

_PREFIXES = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب", "ول")


@dataclass(frozen=True, slots=True)
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
    text = files("hudna.lang.ar").joinpath("cues.csv").read_text(encoding="utf-8")
    found: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(tuple(fold(row["words"]).split()), (row["kind"], row["reach"], row["words"]))
    return found


class Cues:
    """Finds cues; remembers what single words are."""

    def __init__(self) -> None:
        self._single = {words[0]: cue for words, cue in table().items() if len(words) == 1}
        self._longer: dict[str, list[tuple[tuple[str, ...], tuple[str, str, str]]]] = {}
        for words, cue in sorted(table().items(), key=lambda pair: -len(pair[0])):
            if len(words) > 1:
                self._longer.setdefault(words[0], []).append((words, cue))
        self._known: dict[str, tuple[str, str, str] | None] = {}

    def __call__(self, words: Sequence[Word]) -> list[Cue]:
        """The cues of a sentence in order; a longer cue hides the single words in it."""
        found: list[Cue] = []
        until = -1
        for at, word in enumerate(words):
            if at <= until:
                continue
            cue = self._long(words, at) or self._one(word.key, at)
            if cue:
                found.append(cue)
                until = cue.last
        return found

    def _long(self, words: Sequence[Word], at: int) -> Cue | None:
        key = words[at].key
        for parts, (kind, reach, written) in [*self._longer.get(key, ()), *self._longer.get(key[1:], ())]:
            if tuple(word.key for word in words[at + 1 : at + len(parts)]) == parts[1:]:
                return Cue(kind, reach, at, at + len(parts) - 1, written)
        return None

    def _one(self, key: str, at: int) -> Cue | None:
        if key not in self._known:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[key] = self._looked_up(key)
        found = self._known[key]
        return Cue(*found[:2], at, at, found[2]) if found else None

    def _looked_up(self, key: str) -> tuple[str, str, str] | None:
        for prefix, rest in split_clitics(key, _PREFIXES):
            if rest in self._single and (len(rest) > 2 or prefix in ("", "و", "ف")):
                return self._single[rest]
        return None
