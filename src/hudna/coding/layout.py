"""A document's lines cut into sentences and words.

Markup that a feed left in its text (tags, addresses, the fields of its head)
is no sentence; a title is one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hudna.coding.analysis import Word
from hudna.lang.ar import fold

_WORD = re.compile(r"[^\W_][\w\u064b-\u0652\u0670]*|⟦#⟧")
_STOP = re.compile(r"[.!؟?…]+[\"”»)\]]*(?=\s|$)|\.\.+")
_FIELD = re.compile(r"<(DOCNO|URL|SRC|CAT|TIME|AUTHOR|DATE|ID)>.*?</\1>|<[^<>\n]{1,200}>|https?://\S+", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[\s(«\"])[^\W\d_]$")
QUOTED = ">> "


class Draft(NamedTuple):
    """A sentence before its names are known."""

    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
    quoted: bool


class Layout:
    """Cuts a text; remembers the folded forms of words, which are few."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def __call__(self, text: str) -> list[Draft]:
        """The sentences in order; those without a word are left out."""
        plain = _FIELD.sub(lambda found: " " * len(found.group()), text) if "<" in text or "://" in text else text
        drafts, at = [], 0
        for paragraph, line in enumerate(plain.split("\n")):
            quoted = line.startswith(QUOTED)
            for start, end in _cut(line):
                words = self._words(line, at, start, end)
                if words:
                    drafts.append(Draft(words[0].start, at + end, paragraph, words, quoted))
            at += len(line) + 1
        return drafts

    def _words(self, line: str, at: int, start: int, end: int) -> tuple[Word, ...]:
        return tuple(
            Word(start=at + found.start(), end=at + found.end(), text=found.group(), key=key)
            for found in _WORD.finditer(line, start, end)
            if (key := self._key(found.group()))
        )

    def _key(self, word: str) -> str:
        key = self._keys.get(word)
        if key is None:
            if len(self._keys) > 200_000:
                self._keys.clear()
            key = self._keys[word] = fold(word)
        return key


def _cut(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line: a stop ends one, but not behind an initial (`ع. ق`)."""
    start = 0
    for found in _STOP.finditer(line):
        if found.group() == "." and _INITIAL.search(line, max(0, found.start() - 2), found.start()):
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(line)
