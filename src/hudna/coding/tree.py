"""A tree of phrases over folded words: every phrase of thousands is looked for in one walk along a sentence.

Quotation marks and brackets inside a phrase do not hide it, nor do clitics
before it; stops and commas end it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from hudna.coding.analysis import Word
from hudna.lang.ar import fold

T = TypeVar("T")
_BARRIER = re.compile(r"[.,،؛;:!؟?\n\[\]{}<>|/⟦⟧]")
_PIECES = re.compile(r"[^\W_]+")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_MOST_FORMS = 200_000
_SHORT = 3
_Node = dict[str, Any]


class Found(NamedTuple):
    """Words `first` to `last` (both included), their code points, clitics before them, what the phrase means."""

    first: int
    last: int
    start: int
    end: int
    prefix: str
    values: tuple[Any, ...]


class Tree(Generic[T]):
    """Phrases and what they stand for; with `short`, also behind `و` and a word of two letters (`وتل أبيب`, `وإب`)."""

    def __init__(self, *, short: bool = False) -> None:
        self._short = short
        self._root: _Node = {}
        self._forms: dict[str, tuple[tuple[_Node, int], ...]] = {}
        self._barren: set[str] = set()

    def add(self, tokens: Sequence[str], value: T) -> None:
        """A phrase as folded words; one phrase may stand for several things."""
        node = self._root
        for token in tokens:
            node = node.setdefault(token, {})
        held: tuple[T, ...] = node.get("", ())
        if value not in held:
            node[""] = (*held, value)

    def find(self, words: Sequence[Word], text: str) -> list[Found]:
        """The longest phrases, left to right, none over another."""
        found: list[Found] = []
        behind = 0
        for at in self.openings(words):
            hit = self.at(words, at, text) if at >= behind else None
            if hit is not None:
                found.append(hit)
                behind = hit.last + 1
        return found

    def openings(self, words: Sequence[Word]) -> list[int]:
        """The words that are a phrase by themselves, or begin one with which the next word goes on; most do not."""
        barren, known = self._barren, self._forms
        keys = [*[word.key for word in words], ""]
        found: list[int] = []
        for at in [at for at, key in enumerate(keys) if key and key not in barren]:
            for node, _ in known.get(keys[at]) or self._entrances(keys[at]):
                if "" in node or keys[at + 1] in node:
                    found.append(at)
                    break
        return found

    def at(self, words: Sequence[Word], at: int, text: str) -> Found | None:
        """The longest phrase that begins with the word `at`."""
        best: Found | None = None
        for hit in self.every(words, at, text):
            if best is None or hit.last > best.last:
                best = hit
        return best

    def every(self, words: Sequence[Word], at: int, text: str) -> list[Found]:
        """Every phrase that begins with the word `at`, shorter ones first for each way to read the word."""
        word = words[at]
        forms = self._forms.get(word.key)
        if forms is None:
            forms = self._entrances(word.key)
        following = words[at + 1].key if at + 1 < len(words) else None
        return [
            Found(at, last, _after(word, skip), words[last].end, word.key[:skip], values)
            for node, skip in forms
            if "" in node or following in node  # most words go on as no phrase does
            for last, values in _walked(node, words, at, text)
        ]

    def _entrances(self, key: str) -> tuple[tuple[_Node, int], ...]:
        """The ways to read a word as the first of a phrase: (where it leads, letters of clitics before it)."""
        root = self._root
        ways = _unclitic(key)
        if self._short and len(key) == _SHORT and key[0] == "و":
            ways += ((key[1:], 1),)
        forms = tuple([(root[form], skip) for form, skip in ways if form in root])
        if forms:
            self._forms[key] = forms
        else:  # most words begin no phrase
            if len(self._barren) > _MOST_FORMS:
                self._barren.clear()
            self._barren.add(key)
        return forms


def _walked(node: _Node, words: Sequence[Word], at: int, text: str) -> list[tuple[int, tuple[Any, ...]]]:
    """The phrases that begin at a word and end at the next ones, with what they stand for."""
    told = [(at, node[""])] if "" in node else []
    for index in range(at + 1, len(words)):
        deeper: _Node | None = node.get(words[index].key)
        behind, start = words[index - 1].end, words[index].start
        if deeper is None or (start - behind > 1 and _BARRIER.search(text, behind, start)):
            break
        node = deeper
        if "" in node:
            told.append((index, node[""]))
    return told


def pieces(written: str) -> list[str]:
    """The words of a phrase, folded."""
    return _PIECES.findall(fold(written))


def written_out(cell: str) -> Iterator[str]:
    """The phrases of a cell: alternatives parted by `|`, choices within one in braces.

    >>> list(written_out("{/ال}موال{ي/ية}"))
    ['موالي', 'موالية', 'الموالي', 'الموالية']
    """
    for phrase in cell.split("|"):
        yield from _chosen(phrase)


def _chosen(phrase: str) -> Iterator[str]:
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield phrase.strip()
        return
    for option in choice[1].split("/"):
        yield from _chosen(phrase[: choice.start()] + option + phrase[choice.end() :])


def _unclitic(key: str) -> tuple[tuple[str, int], ...]:
    """The word itself, then what is left when one clitic after another is taken away."""
    told = [(key, 0)]
    skip = 0
    if len(key) > 3 and key[0] in "وف":
        skip = 1
        told.append((key[1:], 1))
    rest = key[skip:]
    if len(rest) > 3 and rest[0] in "بلك":
        told.append((rest[1:], skip + 1))
        if rest.startswith("لل"):
            told.append(("ال" + rest[2:], skip + 1))
    return tuple(told)


def _after(word: Word, skip: int) -> int:
    """Where the phrase begins in the text: behind `skip` letters and the marks that they carry."""
    if not skip:
        return word.start
    at, left = 0, skip
    while left and at < len(word.text):
        left -= bool(fold(word.text[at]))
        at += 1
    while at < len(word.text) - 1 and not fold(word.text[at]):
        at += 1
    return word.start + at
