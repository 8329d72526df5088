"""A document's text for its page: one string a paragraph, and what to mark in it by position.

The page keeps each paragraph in one text node, since a browser that is given
an Arabic word in pieces may join its letters wrongly, and marks stretches of
it through the CSS Custom Highlight API.  Numbers with hyphens are isolated by
characters here and not by elements; every position is led through that.
"""

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hudna.records import Document
from hudna.show.private import Privacy

ISOLATE, POP = "\u2066", "\u2069"
# What a right-to-left line would draw backwards: digits or letters around a hyphen, a dash or a percent sign.
_BACKWARDS = re.compile(r"[0-9A-Za-z\u0660-\u0669](?:[0-9A-Za-z\u0660-\u0669.,:/]*[-–%][0-9A-Za-z\u0660-\u0669]*)+")
WITHHELD = "█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be marked, in code points of the document's text; `ref` names what it belongs to."""

    start: int
    end: int
    kind: str
    ref: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as it is shown; the positions of `marks` count in `text`."""

    number: int
    text: str
    marks: tuple[Mark, ...]
    page: int | None
    is_quote: bool


def paragraphs(document: Document, marks: Iterable[Mark], privacy: Privacy) -> Iterator[Paragraph]:
    """The document's paragraphs with their marks; private names are blacked out letter by letter."""
    hidden = privacy.spans(document.id)
    text = _blacked(document.text, hidden)
    mended = [mark for mark in repairs(document) if not any(a < mark.end and mark.start < b for a, b in hidden)]
    held = sorted([*marks, *mended], key=lambda mark: (mark.start, mark.end))
    at, seen = 0, 0
    for number, line in enumerate(text.split("\n"), start=1):
        end = at + len(line)
        shown, edges = _isolated(line)
        page = next((page.number for page in document.pages if page.start <= at < max(page.end, page.start + 1)), None)
        yield Paragraph(
            number=number,
            text=shown,
            marks=tuple(_led(mark, at, end, edges) for mark in held if mark.start < end and mark.end > at),
            page=page if page != seen else None,
            is_quote=line.startswith(">> "),
        )
        seen = page or seen
        at = end + 1


def repairs(document: Document) -> list[Mark]:
    """What was inferred or lost; what could be nothing else needs no mark."""
    return [
        Mark(start=one.start, end=one.end, kind=one.certainty, label=one.raw)
        for one in document.repairs
        if one.certainty != "lossless" and one.end > one.start
    ]


def _blacked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    for start, end in stretches:
        text = text[:start] + re.sub(r"\S", WITHHELD, text[start:end]) + text[end:]
    return text


def _isolated(line: str) -> tuple[str, list[int]]:
    """The line with isolates around what would be drawn backwards, and where they were put in, by position."""
    pieces, edges, at = [], [], 0
    for found in _BACKWARDS.finditer(line):
        pieces += [line[at : found.start()], ISOLATE, found.group(), POP]
        edges += [found.start(), found.end()]
        at = found.end()
    return "".join([*pieces, line[at:]]), edges


def _led(mark: Mark, at: int, end: int, edges: list[int]) -> Mark:
    start, stop = max(mark.start, at) - at, min(mark.end, end) - at
    return Mark(
        start=start + bisect.bisect_right(edges, start),
        end=stop + bisect.bisect_left(edges, stop),
        kind=mark.kind,
        ref=mark.ref,
        label=mark.label,
    )
