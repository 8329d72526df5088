"""Undo the damage that extraction does to Arabic text, where only the text is left.

In goes text as some extractor left it; out comes what its author wrote, one
paragraph a line, with a record of each thing that was mended and the way back
of every character.  The repairs run in the order of the table: letters first,
then what the page added, then the order within lines, then paragraphs, and
last the numbers that were lost.

Nothing is invented: a lost number is the mark `⟦#⟧`, and a line whose order
cannot be told keeps its raw form.  Sound text comes back as it is, and a
second repair changes nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hudna.lang.ar.script import TATWEEL
from hudna.reading.codes import codes
from hudna.reading.datelines import stated_day
from hudna.reading.furniture import furniture, page_edges
from hudna.reading.gaps import gaps
from hudna.reading.letters import (
    CONTROLS,
    SHAPES,
    marks_in_order,
    marks_rejoined,
    unshaped,
    without_controls,
    without_kashida,
)
from hudna.reading.ligatures import ligatures
from hudna.reading.paragraphs import headed, measured, paragraphs, titled
from hudna.reading.quotes import moved, quoted
from hudna.reading.rotation import rotated
from hudna.reading.sheet import INFERRED, LOSSLESS, Line, Mark, Sheet, laid, sheet
from hudna.reading.visual import in_reading_order
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


# Within one line: kind of repair, how certain it is, what a text must hold to need it, and the function that does it.
OF_LETTERS: tuple[tuple[str, str, re.Pattern[str], Callable[[Line], Line]], ...] = (
    ("directional-controls", LOSSLESS, CONTROLS, without_controls),
    ("font-shapes", LOSSLESS, SHAPES, unshaped),
    ("tatweel", LOSSLESS, re.compile(TATWEEL), without_kashida),
    ("mark-parted", LOSSLESS, re.compile(" [\u064b-\u064d]"), marks_rejoined),
    ("mark-order", INFERRED, re.compile("أ.\u064f"), marks_in_order),
)
# Of the whole text: in any; in one of printed lines; in one of paragraphs; in any again, when all are paragraphs.
OF_ALL: tuple[Callable[[Sheet], None], ...] = (codes, in_reading_order, page_edges, measured)
OF_PRINT: tuple[Callable[[Sheet], None], ...] = (furniture, titled, quoted, rotated, headed, paragraphs, moved)
OF_PARAGRAPHS: tuple[Callable[[Sheet], None], ...] = (titled, rotated)
OF_SENSE: tuple[Callable[[Sheet], None], ...] = (gaps, ligatures)


def repair(text: str, *, page_breaks: Sequence[int] = ()) -> Repaired:
    """Mend a damaged text; a sound one comes back as it is.

    Args:
        text: as the extraction left it, line feeds at its line ends.
        page_breaks: positions in `text` where a page begins, if known.
    """
    work = sheet(text, page_breaks)
    for kind, certainty, sign, mend in OF_LETTERS:
        if sign.search(text):
            _letters(work, kind, certainty, mend)
    for step in OF_ALL:
        step(work)
    for step in OF_PRINT if work.wrapped else OF_PARAGRAPHS:
        step(work)
    for step in OF_SENSE:
        step(work)
    byline = _role(work, "byline")
    shown = Repaired(
        text=text,
        alignment=(Run(start=0, raw_start=0, length=len(text)),) if text else (),
        title=_role(work, "title"),
        byline=byline,
        published=stated_day(byline) if byline else None,
    )
    if not work.marks and not work.wrapped:
        return shown
    done = laid(work)
    return replace(shown, text=done.text, repairs=done.repairs, alignment=done.alignment)


def _letters(work: Sheet, kind: str, certainty: str, mend: Callable[[Line], Line]) -> None:
    for at, line in enumerate(work.lines):
        mended = mend(line)
        if mended is not line:
            work.lines[at] = mended
            work.note(Mark(kind, certainty, mended.ids, line.text))


def _role(work: Sheet, role: str) -> str | None:
    return next((line.text for line in work.lines if line.role == role), None)
