"""What is known about a language, true of any text in it, a football report included.

A language is a module with the functions of `Language`; `LANGUAGES` is the
table of them.  Positions are code points of the text that was given, end
exclusive.  Nothing here knows of wars.
"""

from typing import Protocol

from hudna.lang import ar, en
from hudna.lang.findings import (
    Bare,
    DateMention,
    DurationMention,
    Extent,
    Folded,
    NumberMention,
    Segmented,
    Token,
)

__all__ = [
    "LANGUAGES",
    "Bare",
    "DateMention",
    "DurationMention",
    "Extent",
    "Folded",
    "Language",
    "NumberMention",
    "Segmented",
    "Token",
]


class Language(Protocol):
    """What each language module offers; Arabic offers numbers and dates besides."""

    code: str

    def fold(self, text: str) -> str:
        """The form for matching: harmless differences of spelling gone.  Folding twice is folding once."""

    def fold_map(self, text: str) -> Folded:
        """The form for matching, with the place that each of its characters came from."""

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Words, numbers and marks in order, each with its folded form."""

    def sentences(self, text: str) -> tuple[Extent, ...]:
        """Sentences in order, without the white space around them."""


LANGUAGES: dict[str, Language] = {"ar": ar, "en": en}
