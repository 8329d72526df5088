"""PDF: pages to one article, by the geometry of their characters.

pypdfium2 gives characters with boxes; `glyphs` puts them in order, `fonts`
says what each font does to its letters, `layout` makes lines and paragraphs.
A page whose letters cannot be trusted is never passed on in silence: it is
mended, read by recognition, or told.
"""

from collections.abc import Iterator
from typing import Any

import pypdfium2

from hudna.reading.article import Article, fault
from hudna.reading.characters import characters
from hudna.reading.datelines import dateline
from hudna.reading.glyphs import segments
from hudna.reading.layout import Line, lines, paragraphs
from hudna.reading.margins import margins
from hudna.reading.order import paired
from hudna.records import Problem, Raw, Run

MOST_PAGES = 3000


def read(raw: Raw) -> Iterator[Article | Problem]:
    """The one article of a PDF, or why there is none."""
    try:
        opened = pypdfium2.PdfDocument(raw.content)
    except pypdfium2.PdfiumError as error:
        yield _unopened(raw, str(error))
        return
    try:
        yield _article(opened, raw)
    finally:
        opened.close()


def _unopened(raw: Raw, told: str) -> Problem:
    if "password" in told.lower():
        return fault(
            raw.uri,
            "password",
            "The PDF is locked with a password.",
            "Open it with the password and print it to a new PDF.",
        )
    cut = b"%%EOF" not in raw.content[-2048:]
    why = "cut off before its end" if cut else "damaged"
    return fault(raw.uri, "broken-pdf", f"The PDF is {why} and cannot be opened.", "Fetch it again.")


def _article(opened: Any, raw: Raw) -> Article | Problem:
    if len(opened) > MOST_PAGES:
        return fault(
            raw.uri, "too-long", f"The PDF has {len(opened)} pages.", f"Split it; {MOST_PAGES} pages are read."
        )
    pages: list[list[Line]] = []
    heights: list[float] = []
    for number in range(len(opened)):
        page = opened[number]
        textpage = page.get_textpage()
        heights.append(page.get_height())
        pages.append(lines(segments(characters(textpage)), number + 1))
        textpage.close()
        page.close()
    if not any(pages):
        return fault(
            raw.uri, "needs-ocr", "The PDF holds pictures of pages and no text.", "Install Tesseract with Arabic."
        )
    dropped = margins(pages, heights)
    kept = [line for page in pages for line in page if line not in dropped]
    text, runs = _text(kept)
    return Article(text=text, published=dateline(text), alignment=runs)


def _text(kept: list[Line]) -> tuple[str, tuple[Run, ...]]:
    out = []
    runs = []
    at = 0
    for paragraph in paragraphs(kept):
        for n, line in enumerate(paragraph):
            runs.append(Run(start=at, raw_start=0, length=len(line.text), page=line.page, box=line.box))
            sep = " " if n + 1 < len(paragraph) else "\n"
            out.append(line.text + sep)
            at += len(line.text) + 1
    return paired("".join(out).rstrip("\n")), tuple(runs)
