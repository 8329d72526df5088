"""A document laid out for coding: sentences with their words, names, dates and numbers.

Made once a document, read by every coder, changed by none.  What is made by
the thousand is not frozen, here and in the other parts of the coder: a frozen
one takes four times as long to make, and is no record yet.  Positions are code
points of `Document.text`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from hudna.records import DateRange, Document, Span

if TYPE_CHECKING:
    from hudna.coding.tree import Found

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(slots=True)
class Word:
    """A word as written; `key` is its folded form, clitics still on."""

    start: int
    end: int
    text: str
    key: str


@dataclass(slots=True, kw_only=True)
class Mention:
    """Words that mean an actor, a place or a role.

    `kind` is actor, place, role or unknown (a name that the casebook does not
    hold); `id` the casebook's id, `None` for unknown; `name` its English
    label or the words.  `how` tells by what it was found: name, surname,
    description, pronoun, nisba, institution, office, tagger.

    `other` is the id of the second reading of a name that means a state and a
    country (`العراق`): the place of an actor, the actor of a place.  A role
    has the id of its office in `office` and whose office it is in `body_id`
    and `body`; the person who is named with it, or who held it on the day of
    the document, is in `holder_id` and `holder`.  A role with a known holder
    who is not named beside it is an actor with `how` office.
    """

    kind: str
    id: str | None
    name: str
    start: int
    end: int
    how: str
    other: str | None = None
    office: str | None = None
    body_id: str | None = None
    body: str = ""
    holder_id: str | None = None
    holder: str = ""


@dataclass(slots=True, kw_only=True)
class Sentence:
    """One sentence; `paragraph` counts from 0; `quoted` is true inside a pull quote; `keys` are those of its words.

    `cues` are the words of claiming, truces, ties and so on, by their table
    (`cuetables`); a table without any is not there.
    """

    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateRange, ...]
    keys: tuple[str, ...]
    quoted: bool = False
    cues: Mapping[str, Sequence["Found"]] = field(default_factory=dict)

    def word_at(self, point: int) -> int:
        """The index of the word over a code point of the text or next behind it; the last where none is."""
        return min(bisect_right(self.words, point, key=_END), len(self.words) - 1)

    def words_over(self, span: Span) -> range:
        """The indexes of the words that share a letter with a stretch of the text."""
        first, behind = bisect_right(self.words, span.start, key=_END), bisect_left(self.words, span.end, key=_START)
        return range(first, behind)

    def words_of(self, span: Span | None) -> tuple[int, int]:
        """The indexes of the first and the last word of a stretch of the text; (0, 0) where it holds none."""
        if span is None:
            return 0, 0
        first, last = self.word_at(span.start), bisect_left(self.words, span.end, key=_START) - 1
        return (first, last) if first <= last else (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document and its sentences in order."""

    document: Document
    sentences: tuple[Sentence, ...]
