"""A second reader for doubtful pages: the same characters, as pdfminer.six finds them.

It is slower by far, and it looks into the embedded fonts, so that it knows
letters that the first reader gives as codes.  Its characters have the same
shape; a glyph without Unicode is `lost`, with its glyph number as a code of
the private plane.
"""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from hudna.reading.characters import Character, letters_of, merged

# What it says of a broken file would reach the user's screen; the problems of this room say it better.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

LOST_PLANE = 0xF0000
"""Glyph numbers without Unicode stand above this, in a plane that no text uses."""
_CID = re.compile(r"\(cid:(\d+)\)")


class _Collector(PDFLayoutAnalyzer):
    """Keeps the characters of a page and lays nothing out."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager, laparams=None)
        self.page: Any = None

    def receive_layout(self, ltpage: Any) -> None:
        self.page = ltpage


def second_reading(content: bytes, wanted: Sequence[int]) -> dict[int, list[Character]]:
    """The characters of the wanted pages (numbers from 0); pages that it cannot read are missing."""
    read: dict[int, list[Character]] = {}
    manager = PDFResourceManager()
    collector = _Collector(manager)
    interpreter = PDFPageInterpreter(manager, collector)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(content)))
        for number, page in enumerate(PDFPage.create_pages(document)):
            if number in wanted:
                interpreter.process_page(page)
                read[number] = _characters(collector.page, page.mediabox)
            if number >= max(wanted):
                break
    except (PDFException, PSException, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return read  # pdfminer raises whatever a broken file provokes; what it read so far counts
    return read


def _characters(page: Any, mediabox: Sequence[float]) -> list[Character]:
    found: list[Character] = []
    for number, char in enumerate(_drawn(page)):
        a, b, _, d, x, y = char.matrix
        if abs(b) > 0.1 * abs(a):
            continue
        text = char.get_text()
        cid = _CID.fullmatch(text)
        em = char.fontsize * abs(a * d) ** 0.5 if hasattr(char, "fontsize") else char.size
        letters = chr(LOST_PLANE + int(cid.group(1)) % 0xFFFF) if cid else "".join(letters_of(ord(c)) for c in text)
        left = x + mediabox[0]
        right = left + max(char.x1 - char.x0, 0.0)
        base = y + mediabox[1]
        found.append(
            Character(
                letters, left, base, left, right, base - 0.4 * em, base + em,
                left, right, base, base + 0.6 * em, bool(cid), False, number,
            )
        )  # fmt: skip
    return merged(found)


def _drawn(item: Any) -> Iterator[LTChar]:
    for child in item:
        if isinstance(child, LTChar):
            yield child
        elif hasattr(child, "__iter__"):
            yield from _drawn(child)
