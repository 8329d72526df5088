"""Pull quotes: words of the text that the page sets once more, large, in a block of their own."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hudna.lang.ar.script import fold
from hudna.reading.paragraphs import blocks, closed
from hudna.reading.sheet import INFERRED, Line, Mark, Sheet

_MOST_LINES = 5
_LEAST_WORDS = 5
_PUNCTUATION = re.compile(r"[^\w\s]+")


def quoted(sheet: Sheet) -> None:
    """Short blocks whose words stand in another block as well are pull quotes."""
    found = blocks(sheet)
    if not any(len(block) <= _MOST_LINES and not closed(sheet.lines[block[-1]]) for block in found):
        return
    marks = [_shingles(sheet, block) for block in found]
    bodies = [index for index, block in enumerate(found) if sheet.lines[block[0]].role == "body"]
    everywhere = Counter(mark for index in bodies for mark in marks[index]) + _across(sheet, found)
    for index in bodies:
        if len(found[index]) > _MOST_LINES or len(marks[index]) < _LEAST_WORDS - 2:
            continue
        elsewhere = {mark for mark in marks[index] if everywhere[mark] > 1}
        if _repeats(sheet, found, index, marks[index], elsewhere):
            for at in found[index]:
                sheet.lines[at] = replace(sheet.lines[at], role="quote")


def _repeats(sheet: Sheet, found: list[list[int]], index: int, own: set[str], elsewhere: set[str]) -> bool:
    """Nearly all of its words elsewhere, where it stands between paragraphs; all, where it interrupts one."""
    share = len(own & elsewhere) / len(own)
    before = sheet.lines[found[index - 1][-1]] if index else None
    between = before is None or before.role != "body" or closed(before)
    last = sheet.lines[found[index][-1]]
    if closed(last):
        return False
    return share >= 0.6 if between else share >= 0.9 and len(own) >= 6


def _shingles(sheet: Sheet, block: list[int]) -> set[str]:
    words = _words(" ".join(sheet.lines[at].text for at in block))
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


def _words(text: str) -> list[str]:
    return _PUNCTUATION.sub(" ", fold(text)).split()


def _across(sheet: Sheet, found: list[list[int]]) -> Counter[str]:
    """The runs of three words that begin in one block and end in the next, as where a last line stands apart."""
    across: Counter[str] = Counter()
    for before, after in pairwise(found):
        words = _words(sheet.lines[before[-1]].text)[-2:] + _words(sheet.lines[after[0]].text)[:2]
        across.update(" ".join(words[at : at + 3]) for at in range(len(words) - 2))
    return across


def moved(sheet: Sheet) -> None:
    """Each pull quote goes to the end of its section, on a line that begins with `>> `."""
    kept: list[Line] = []
    waiting: list[Line] = []
    for line in sheet.lines:
        if line.role == "quote":
            waiting.append(_signed(sheet, line))
            continue
        if line.role == "heading":
            kept, waiting = kept + waiting, []
        kept.append(line)
    sheet.lines = kept + waiting


def _signed(sheet: Sheet, line: Line) -> Line:
    sheet.note(Mark("pull_quote", INFERRED, line.ids, line.raw))
    return replace(line, text=">> " + line.text, ids=[*sheet.fresh(3), *line.ids])
