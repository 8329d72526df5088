"""What a page carries beside its text: addresses, page numbers, running heads."""

import re
from collections import Counter
from dataclasses import replace

from hudna.lang.ar.script import fold
from hudna.reading.sheet import LOSSLESS, Line, Mark, Sheet

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:صفحة|الصفحة|page)\s*)?\d{1,4}(?:\s*(?:/|من|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)


def page_edges(sheet: Sheet) -> None:
    """Where pages are known: first and last lines that come back on half of them, and page numbers there, go."""
    pages = _pages(sheet)
    if len(pages) < 2:
        return
    edges = [{page[0], page[-1]} for page in pages]
    often = Counter(_bare(sheet.lines[at]) for pair in edges for at in pair)
    least = max(2, len(pages) / 2)
    for at in sorted(at for pair in edges for at in pair):
        line = sheet.lines[at]
        if often[_bare(line)] >= least or _PAGE_NUMBER.fullmatch(line.text.strip()):
            _drop(sheet, at)


def _pages(sheet: Sheet) -> list[list[int]]:
    """The places of the lines with words, page by page."""
    pages: list[list[int]] = [[]]
    for at, line in enumerate(sheet.lines):
        if line.text.strip():
            if line.opens_page and pages[-1]:
                pages.append([])
            pages[-1].append(at)
    return [page for page in pages if page]


def _bare(line: Line) -> str:
    """A line without its digits, which differ from page to page."""
    return " ".join(re.sub(r"\d+", " ", fold(line.text)).split())


def furniture(sheet: Sheet) -> None:
    """Lines of addresses alone, page numbers that cut a sentence and short lines that come back are dropped."""
    heads = _running_heads(sheet)
    for at, line in enumerate(sheet.lines):
        text = line.text.strip()
        if not text:
            continue
        if _ADDRESS.fullmatch(text) or fold(text) in heads or (_at_edge(sheet, at) and _PAGE_NUMBER.fullmatch(text)):
            _drop(sheet, at)


def _running_heads(sheet: Sheet) -> set[str]:
    """Short lines that stand alone, thrice or more, and those that open most pages."""
    alone = Counter(
        fold(line.text)
        for at, line in enumerate(sheet.lines)
        if 0 < len(line.text.strip()) <= 60 and _alone(sheet.lines, at)
    )
    pages = sum(line.opens_page for line in sheet.lines)
    return {text for text, n in alone.items() if n >= 3 and (pages == 0 or n * 2 >= pages) and len(text) > 3}


def _alone(lines: list[Line], at: int) -> bool:
    before = at == 0 or not lines[at - 1].text.strip() or lines[at].opens_page
    after = at + 1 == len(lines) or not lines[at + 1].text.strip() or lines[at + 1].opens_page
    return before and after


def _at_edge(sheet: Sheet, at: int) -> bool:
    """Whether a line that stands alone is next to a page's edge, or between blank lines inside a sentence."""
    lines = sheet.lines
    if not _alone(lines, at):
        return False
    near = lines[max(0, at - 2) : at + 4]
    if any(line.opens_page for line in near):
        return True
    place = _filled_before(sheet, at)
    before = "" if place is None else lines[place].text.strip()
    return bool(before) and before[-1] not in '.!؟?:…»”"' and at + 1 < len(lines)


def _filled_before(sheet: Sheet, at: int) -> int | None:
    """The place of the last line with words before this one."""
    places = range(at - 1, -1, -1)
    return next((k for k in places if sheet.lines[k].role != "dropped" and sheet.lines[k].text.strip()), None)


def _drop(sheet: Sheet, at: int) -> None:
    line = sheet.lines[at]
    _hand_on(sheet, at)
    place = _filled_before(sheet, at)
    ids = () if place is None else sheet.lines[place].ids
    sheet.note(Mark("furniture", LOSSLESS, ids, line.raw, beside=True))
    sheet.lines[at] = replace(line, role="dropped", text="", ids=())


def _hand_on(sheet: Sheet, at: int) -> None:
    """The next line with words opens the page instead of one that goes."""
    if sheet.lines[at].opens_page:
        for after in range(at + 1, len(sheet.lines)):
            if sheet.lines[after].text.strip():
                sheet.lines[after] = replace(sheet.lines[after], opens_page=True)
                return
