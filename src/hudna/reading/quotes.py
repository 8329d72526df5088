"""Pull quotes: words of the text that the page sets once more, large, in a block of their own."""

import re
from collections import Counter
from dataclasses import replace

from hudna.lang.ar.script import fold
from hudna.reading.paragraphs import blocks, closed
from hudna.reading.sheet import INFERRED, Line, Mark, Sheet

_MOST_LINES = 5
_LEAST_RUNS = 3
_WORD = re.compile(r"\w+")


def quoted(sheet: Sheet) -> None:
    """Short blocks whose words stand elsewhere as well are pull quotes."""
    found = [block for block in blocks(sheet) if sheet.lines[block[0]].role == "body"]
    short = {index: _runs(_words(sheet, block)) for index, block in enumerate(found) if _may_quote(sheet, block)}
    if not short:
        return
    words = _words(sheet, [at for block in found for at in block])
    wanted = {run for runs in short.values() for run in runs}
    often = Counter(filter(wanted.__contains__, _runs(words)))
    for index, runs in short.items():
        own = set(runs)
        share = sum(often[run] > 1 for run in own) / max(1, len(own))
        before = sheet.lines[found[index - 1][-1]] if index else None
        # Nearly all of its words elsewhere, where it stands between paragraphs; all, where it interrupts one.
        between = before is None or before.role != "body" or closed(before)
        if len(own) >= _LEAST_RUNS and (share >= 0.6 if between else share >= 0.9 and len(own) >= 6):
            for at in found[index]:
                sheet.lines[at] = replace(sheet.lines[at], role="quote")


def _may_quote(sheet: Sheet, block: list[int]) -> bool:
    return len(block) <= _MOST_LINES and not closed(sheet.lines[block[-1]])


def _words(sheet: Sheet, places: list[int]) -> list[str]:
    text = "\n".join(sheet.lines[at].text for at in places)
    return _WORD.findall(fold(text))


def _runs(words: list[str]) -> list[tuple[str, str, str]]:
    """The runs of three words, in order."""
    return list(zip(words, words[1:], words[2:], strict=False))


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
    sheet.note(Mark("pull-quote", INFERRED, line.ids, line.raw))
    return replace(line, text=">> " + line.text, ids=[*sheet.fresh(3), *line.ids])
