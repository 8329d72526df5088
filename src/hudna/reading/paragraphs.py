"""Lines to paragraphs: whether a text is wrapped at all, what is a title, a byline, a heading, what belongs together.

Only a wrapped text is touched: one whose lines are so long that the next
line's first word would not have fitted.  A list, a poem or a text with one
paragraph a line is not, and keeps its lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hudna.reading.sheet import INFERRED, Line, Mark, Sheet, joined

LONGEST_MEASURE = 180  # letters in a printed line; longer lines are paragraphs
_ARABIC = re.compile("[\u0621-\u064a]")
_STOPS = frozenset(".!؟?…:")
_AROUND = "'\"”“»)]"
BYLINE_OPENS = re.compile(r"(?:^|\s)(?:كتبه|كتبته|كتبت?\s*:|بقلم|إعداد\s*:|تحرير\s*:|ترجمة\s*:)(?=[\s:])")


def measured(sheet: Sheet) -> None:
    """Find out whether the text is wrapped and how many letters a full line holds."""
    lines = [line for line in sheet.lines if line.text and not line.text.isspace()]
    printed = {line.end for line in lines if _of_print(line)}
    lengths = sorted(len(line.text.strip()) for line in lines if line.end in printed)
    if len(lengths) < 3:
        return
    measure = lengths[min(len(lengths) - 1, int(len(lengths) * 0.85))]
    if not 25 <= measure <= LONGEST_MEASURE:
        return
    sheet.measure = float(measure)
    close = [pair for pair in pairwise(sheet.lines) if pair[0].end in printed and _ARABIC.search(pair[1].text)]
    if len(close) >= 2:
        sheet.wrapped = _set_in_lines(sheet, close, 0.65, 0.5)
    elif len(lines) >= 7:  # a blank line after each line of print
        apart = [pair for pair in pairwise(lines) if pair[0].end in printed and _ARABIC.search(pair[1].text)]
        sheet.wrapped = _set_in_lines(sheet, apart, 0.8, 0.7)


def _set_in_lines(sheet: Sheet, pairs: Sequence[tuple[Line, Line]], full: float, broken: float) -> bool:
    """Whether at least those shares of lines are full, and are broken inside a sentence."""
    n_full = sum(not fits(sheet, line, following) for line, following in pairs)
    n_broken = sum(not closed(line) for line, _ in pairs)
    return n_full >= full * len(pairs) > 0 and n_broken >= broken * len(pairs)


def _of_print(line: Line) -> bool:
    """Whether a line can tell how lines are set: some words, Arabic among them."""
    return len(line.text.strip()) >= 12 and _ARABIC.search(line.text) is not None


def fits(sheet: Sheet, line: Line, following: Line) -> bool:
    """Whether the first word of the following line would have fitted on this one: then the line ends something."""
    words = following.text.split(maxsplit=1)
    return len(line.text.strip()) + 1 + len(words[0] if words else "") <= 0.86 * sheet.measure


def closed(line: Line) -> bool:
    """Whether a line ends as a sentence does."""
    return line.text.rstrip().rstrip(_AROUND)[-1:] in _STOPS


def filled(sheet: Sheet) -> Iterator[tuple[int, bool]]:
    """The places of lines with words, and whether a gap stands before each."""
    gap = True
    for at, line in enumerate(sheet.lines):
        if line.role == "dropped" or not line.text.strip():
            gap = True
        else:
            yield at, gap or line.opens_page
            gap = False


def blocks(sheet: Sheet) -> list[list[int]]:
    """The places of lines that stand together without a gap."""
    found: list[list[int]] = []
    for at, gap in filled(sheet):
        if gap or not found:
            found.append([])
        found[-1].append(at)
    return found


def titled(sheet: Sheet) -> None:
    """Title and byline, where the head of the text shows them."""
    head = [at for at, _ in filled(sheet)][:6]
    lines = sheet.lines
    for place, at in enumerate(head):
        if len(lines[at].text) <= 120 and BYLINE_OPENS.search(lines[at].text):
            _give(sheet, [at], "byline")
            if 0 < place <= 3 and not any(closed_sentence(lines[one]) for one in head[:place]):
                _give(sheet, head[:place], "title")
            return
    if sheet.wrapped:
        _first_block(sheet)
    elif len(head) >= 3 and _heads(lines[head[0]], lines[head[1]]):
        _give(sheet, head[:1], "title")


def _heads(line: Line, following: Line) -> bool:
    """Whether a line of a text with one paragraph a line can be its title: short, open, a longer one after it."""
    words = len(line.text.split())
    return 3 <= words <= 18 and not closed_sentence(line) and len(following.text) > 1.5 * len(line.text)


def closed_sentence(line: Line) -> bool:
    """Whether a line ends with a full stop or a comma, as no title does."""
    return line.text.rstrip().endswith((".", "،", "؛", ":", ","))


def _first_block(sheet: Sheet) -> None:
    found = blocks(sheet)
    if len(found) < 2 or len(found[0]) > 3:
        return
    lines = [sheet.lines[at] for at in found[0]]
    letters = sum(len(line.text) for line in lines)
    if letters <= 1.8 * sheet.measure and not any(closed_sentence(line) for line in lines) and len(found[1]) > 1:
        _give(sheet, found[0], "title")


def _give(sheet: Sheet, places: list[int], role: str) -> None:
    for at in places:
        sheet.lines[at] = replace(sheet.lines[at], role=role)


def headed(sheet: Sheet) -> None:
    """Short lines without a stop, where the text before is closed and full lines follow, are headings."""
    places = list(filled(sheet))
    for index, (at, gap) in enumerate(places[:-1]):
        line, after = sheet.lines[at], sheet.lines[places[index + 1][0]]
        before = sheet.lines[places[index - 1][0]] if index else None
        if line.role != "body" or len(line.text.strip()) > 0.65 * sheet.measure or closed_sentence(line):
            continue
        opens = gap and (before is None or before.role != "body" or closed(before))
        inside = before is not None and closed(before) and fits(sheet, before, line)
        if (opens or inside) and len(after.text.strip()) > 0.65 * sheet.measure and len(line.text.split()) <= 10:
            _give(sheet, [at], "heading")


def paragraphs(sheet: Sheet) -> None:
    """Lines of one paragraph joined; each gap inside a paragraph is a repair."""
    groups: list[list[Line]] = []
    spaced: list[list[bool]] = []
    trailing = False
    for at, gap in filled(sheet):
        line = sheet.lines[at].stripped()
        last = groups[-1][-1] if groups else None
        if last is not None and _continues(sheet, last, line, gap=gap):
            if gap and line.role == "body":
                _note_gap(sheet, last, line)
            groups[-1].append(line)
            spaced[-1].append(trailing or sheet.lines[at].text[:1] == " ")
        else:
            groups.append([line])
            spaced.append([False])
        trailing = sheet.lines[at].text[-1:] == " "
    sheet.lines = [joined(group, wide) for group, wide in zip(groups, spaced, strict=True)]


def _continues(sheet: Sheet, last: Line, line: Line, *, gap: bool) -> bool:
    if last.role != line.role or line.role in ("heading", "byline"):
        return False
    if line.role in ("title", "quote"):
        return line.role == "title" or not closed(last)
    if gap:
        return not closed(last)
    return not (closed(last) and fits(sheet, last, line))


def _note_gap(sheet: Sheet, last: Line, line: Line) -> None:
    kind = "page-break-in-paragraph" if line.opens_page else "false-paragraph-break"
    sheet.note(Mark(kind, INFERRED, [last.ids[-1], last.end, line.ids[0]], "\n"))
