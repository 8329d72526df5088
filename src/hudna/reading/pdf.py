"""PDF: pages to one article, by the geometry of their characters.

pypdfium2 gives characters with boxes; `fonts` says what each font does to its
letters, `glyphs` puts them in order, `layout` makes lines, `composition` the
text.  A page whose letters cannot be trusted is never passed on in silence:
it is mended, read by recognition, or told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from hudna.reading import ocr
from hudna.reading.agreement import compared
from hudna.reading.article import MOST_TEXT, Article, fault, too_long, warning
from hudna.reading.characters import Character, characters
from hudna.reading.composition import Composition, composed_text
from hudna.reading.datelines import byline, dateline
from hudna.reading.fonts import Page as TreatedPage
from hudna.reading.fonts import treated
from hudna.reading.glyphs import Segment, segments
from hudna.reading.layout import Line, band_lines, lines
from hudna.reading.margins import margins
from hudna.reading.plausible import is_arabic_prose
from hudna.reading.second import second_reading
from hudna.records import Page, Problem, Raw, Repair

MOST_PAGES = 3000
LEAST_LETTERS = 12
"""Fewer letters than this on a page with a picture are a stamp or a page number, not its text."""
MOST_STAMPED = 60
"""More letters than this on a page that is one picture are its text layer; fewer are a scanner's stamp."""
MOST_LINES = 100
"""More drawn lines than this on a page without letters are the letters."""
LEAST_SCORE = 0.6
"""The least mean certainty at which recognised words are worth showing."""
_WORST = ("sound", "repaired", "needs-ocr")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page on its way: its lines, its verdict, and how sure recognition was where that read it.

    `dropped` are the lines of its margins; `hopeless` where its text layer is
    no text; `cut` where its text runs over the page's edge.
    """

    lines: list[Line]
    verdict: str
    dropped: tuple[Line, ...] = ()
    score: float | None = None
    hopeless: bool = False
    cut: bool = False


def read(raw: Raw) -> Iterator[Article | Problem]:
    """The one article of a PDF with its doubts, or why there is none."""
    try:
        opened = pypdfium2.PdfDocument(raw.content)
    except pypdfium2.PdfiumError as error:
        yield _unopened(raw, str(error))
        return
    try:
        yield from _read(opened, raw)
    except pypdfium2.PdfiumError:
        yield fault(raw.uri, "broken-pdf", "The PDF is damaged: a page cannot be opened.", "Fetch it again.")
    finally:
        opened.close()


def _unopened(raw: Raw, told: str) -> Problem:
    if "password" in told.lower():
        remedy = "Open it with the password and print it to a new PDF."
        return fault(raw.uri, "password", "The PDF is locked with a password.", remedy)
    cut = b"%%EOF" not in raw.content[-2048:]
    why = "cut off before its end" if cut else "damaged"
    return fault(raw.uri, "broken-pdf", f"The PDF is {why} and cannot be opened.", "Fetch it again.")


def _read(opened: Any, raw: Raw) -> Iterator[Article | Problem]:
    if len(opened) > MOST_PAGES:
        yield fault(raw.uri, "too-long", f"The PDF has {len(opened)} pages.", f"Split it; {MOST_PAGES} pages are read.")
        return
    sheets = [_recognised(sheet, opened, n) for n, sheet in enumerate(_sheets(opened, raw.content))]
    unread = [n for n, sheet in enumerate(sheets, 1) if sheet.hopeless]
    if not any(sheet.lines for sheet in sheets):
        yield _no_text(raw.uri, unread)
        return
    composition = composed_text(
        [line for sheet in sheets for line in sheet.lines],
        {n: sheet.dropped for n, sheet in enumerate(sheets, 1)},
        {n: sheet.verdict for n, sheet in enumerate(sheets, 1)},
    )
    if len(composition.text) > MOST_TEXT:
        yield too_long(raw.uri, len(composition.text))
        return
    yield _article(composition, sheets)
    yield from _doubts(raw.uri, sheets, _with_gaps(composition), unread)


def _article(composition: Composition, sheets: Sequence[_Sheet]) -> Article:
    text = composition.text
    return Article(
        text=text,
        title=composition.title,
        byline=byline(text),
        published=dateline(text),
        verdict=max((sheet.verdict for sheet in sheets), key=_WORST.index),
        pages=composition.pages,
        repairs=composition.repairs + tuple(_by_recognition(composition.pages, sheets)),
        alignment=composition.alignment,
    )


def _by_recognition(pages: Sequence[Page], sheets: Sequence[_Sheet]) -> Iterator[Repair]:
    for page, sheet in zip(pages, sheets, strict=True):
        if sheet.score is not None:
            yield Repair(
                kind="ocr", certainty="inferred", start=page.start, end=page.end, raw="", text="", score=sheet.score
            )


# Pages to lines


def _sheets(opened: Any, content: bytes) -> list[_Sheet]:
    found: list[list[Character]] = []
    heights: list[float] = []
    pictured: list[bool] = []
    cut: list[bool] = []
    for page in opened:
        textpage = page.get_textpage()
        inside, runs_off = _on_page(characters(textpage), page.get_cropbox())
        found.append(inside)
        cut.append(runs_off)
        heights.append(page.get_height())
        pictured.append(_is_pictured(page, len(inside), textpage.count_chars()))
        textpage.close()
        page.close()
    treatment = treated(found, lambda wanted: second_reading(content, wanted))
    bands = [_bands(page) for page in treatment]
    _read_again(treatment, bands, content)
    across = [band_lines(some, n) for n, some in enumerate(bands, 1)]
    dropped = margins(across, heights)
    sheets = []
    for n, page in enumerate(treatment):
        kept = [band for band, line in zip(bands[n], across[n], strict=True) if line not in dropped]
        left_out = tuple(line for line in across[n] if line in dropped)
        sheet = _Sheet(lines(kept, n + 1), page.verdict, left_out, cut=cut[n])
        sheets.append(_judged(sheet, hopeless=pictured[n] or page.hopeless))
    return sheets


def _bands(page: TreatedPage) -> list[list[Segment]]:
    bands = segments(page.characters)
    return compared(bands, page.second) if page.second is not None else bands


def _read_again(treatment: list[TreatedPage], bands: list[list[list[Segment]]], content: bytes) -> None:
    """Put the second reader's page in the place of one that makes no words, where the second one's does."""
    odd = [n for n, some in enumerate(bands) if not is_arabic_prose([s.text for band in some for s in band])]
    for n, page in (second_reading(content, odd) if odd else {}).items():
        again = segments(page)
        if is_arabic_prose([s.text for band in again for s in band]):
            treatment[n], bands[n] = TreatedPage(page, "repaired"), again


def _on_page(found: list[Character], box: tuple[float, float, float, float]) -> tuple[list[Character], bool]:
    """A page's characters without the few that stand outside it (a printer's marks).

    Many that do are text that runs off the page, and the reader is told.
    """
    inside = [c for c in found if box[0] - 2 < c.x < box[2] + 2 and box[1] - 2 < c.y < box[3] + 2]
    many = len(found) - len(inside) > 0.02 * len(found)
    return (found, True) if many else (inside, False)


def _is_pictured(page: Any, upright: int, letters: int) -> bool:
    """Whether a page's text is not in its text layer: a scan, letters drawn as lines, or text that lies on its side."""
    if letters > 20 and upright < 0.3 * letters:
        return True
    if upright > MOST_STAMPED:
        return False
    drawn = list(page.get_objects(max_depth=3))
    area = page.get_width() * page.get_height()
    pictures = [_area(item) for item in drawn if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    lines_drawn = sum(item.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH for item in drawn)
    return any(part > 0.5 * area for part in pictures) or (
        upright < LEAST_LETTERS and (bool(pictures) or lines_drawn > MOST_LINES)
    )


def _area(item: Any) -> float:
    left, bottom, right, top = item.get_bounds()
    return float((right - left) * (top - bottom))


def _judged(sheet: _Sheet, *, hopeless: bool) -> _Sheet:
    """The sheet, without its lines where they are no text: a picture's page, codes for letters, words that are none."""
    if hopeless or not is_arabic_prose([line.text for line in sheet.lines]):
        return replace(sheet, lines=[], verdict="needs-ocr", hopeless=True)
    return replace(sheet, verdict="needs-ocr") if sheet.cut else sheet


def _recognised(sheet: _Sheet, opened: Any, n: int) -> _Sheet:
    """A sheet without text, read by recognition where that is installed."""
    if not sheet.hopeless or not ocr.available():
        return sheet
    page = opened[n]
    found = ocr.recognised(page, n + 1)
    page.close()
    if found is None or found.score < LEAST_SCORE or not is_arabic_prose([line.text for line in found.lines]):
        return sheet
    return replace(sheet, lines=found.lines, score=found.score, hopeless=False)


# What the user is told


def _no_text(about: str, unread: Sequence[int]) -> Problem:
    if not unread:
        return fault(about, "empty", "The PDF holds no text and no picture.", "Fetch it again, or leave it out.")
    if ocr.available():
        return fault(about, "needs-ocr", "The PDF has no usable text, and recognition found none.", "Type its text.")
    message = "The PDF has pictures of pages, or letters whose meaning its fonts hide; its text can only be recognised."
    return fault(about, "needs-ocr", message, ocr.INSTALL)


def _with_gaps(composition: Composition) -> list[int]:
    """The pages on which something is marked as lost."""
    places = [repair.start for repair in composition.repairs if repair.certainty == "gap"]
    return [page.number for page in composition.pages if any(page.start <= place < page.end for place in places)]


def _doubts(about: str, sheets: Sequence[_Sheet], gaps: Sequence[int], unread: Sequence[int]) -> Iterator[Problem]:
    recognised = [n for n, sheet in enumerate(sheets, 1) if sheet.score is not None]
    if unread:
        message = f"{_pages(unread)} could not be read: they are pictures, or their fonts hide the letters."
        yield warning(about, "needs-ocr", message, ocr.INSTALL)
    if recognised:
        message = f"{_pages(recognised)} were read by recognition; names and numbers may be wrong."
        yield warning(about, "read-by-ocr", message, "Compare what matters with the page itself.")
    cut = [n for n, sheet in enumerate(sheets, 1) if sheet.cut and sheet.lines]
    if cut:
        message = f"{_pages(cut)} have text that runs over the page's edge; lines may be mixed up or missing there."
        yield warning(about, "runs-off-page", message, "Get the article from its web page, or print it again.")
    if gaps:
        message = f"{_pages(gaps)} hide letters or numbers that could not be won back; each is marked in the text."
        yield warning(about, "letters-lost", message, "Look them up on the page itself.")


def _pages(numbers: Sequence[int]) -> str:
    told = ", ".join(map(str, numbers[:12])) + (", ..." if len(numbers) > 12 else "")
    return f"{len(numbers)} of its pages ({told})"
