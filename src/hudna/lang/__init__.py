"""What is known about a language, true of any text in it, a football report included.

A language is a module with the functions of `Language`; `LANGUAGES` is the
table of them.  Positions are code points of the text that was given, end
exclusive.  Nothing here knows of wars.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hudna.lang import ar, en


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A stretch of text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression and the days that it means; both `None` where it names none or the number is lost.

    `precision` is day, week, month, year or unknown.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: str


class Language(Protocol):
    """What each language module offers."""

    code: str

    def fold(self, text: str) -> str:
        """The form for matching: harmless differences of spelling gone.  Folding twice is folding once."""


LANGUAGES: dict[str, Language] = {"ar": ar, "en": en}
