"""What a language finds in a text: tokens, stretches, numbers, dates.

Positions are code points of the text that was given, end exclusive.  `Token`,
`Bare` and `Segmented` are named tuples because millions of them are made;
none is evidence, and none is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A stretch of text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text in the form for matching.

    `positions[i]` is where its character `i` stood in the original, whose
    length is `length`.
    """

    text: str
    positions: Sequence[int]
    length: int

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a non-empty stretch came from, with the marks on its last letter."""
        after = self.positions[end] if end < len(self.positions) else self.length
        return self.positions[start], max(self.positions[end - 1] + 1, after)


class Token(NamedTuple):
    """A word, a number or a mark, as written; `key` is its folded form, clitics still on.

    `kind` is word, number, mark, or gap (a number that the extraction lost, `⟦#⟧`).
    """

    start: int
    end: int
    text: str
    key: str
    kind: str


class Segmented(NamedTuple):
    """A word cut at its clitics; the parts joined give the word as it was written."""

    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]


class Bare(NamedTuple):
    """One way to take the clitics off a folded word.

    `stem` is what a lexicon would list: without the article, with a ta
    marbuta or alef that the enclitic had changed put back.  `prefix` holds
    the proclitics in order, the article as `ال`; `suffix` the enclitic.
    """

    stem: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number in digits or words.

    `value` is the number named, `None` where none is ("tens", "between five
    and seven", a lost number); `low` and `high` are what the words allow,
    `None` where open.  `exact` is false for "about", "more than" and their
    like.  `percent` marks a share.  The extent covers the number and the
    words that hedge it.
    """

    start: int
    end: int
    value: int | float | None
    low: int | float | None
    high: int | float | None
    exact: bool = True
    percent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression and the days that it means, both included.

    Both days are `None` where the words name none, the number is lost, or
    there is no day to count from; one is `None` where a side is open ("before
    Tuesday").  `precision` is day, week, month, year or unknown.  `kind` is
    absolute (can be read without an anchor), relative (counted from the
    anchor), vague ("recently") or anaphoric ("the next day").  `relation` is
    on, since, until, before, after or range.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: str
    kind: str = "absolute"
    relation: str = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationMention:
    """A length of time: `n` of `unit` (hour, day, week, month, year); `n` is `None` where the number is lost."""

    start: int
    end: int
    n: int | None
    unit: str
