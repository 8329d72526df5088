"""Lines whose letters stand in the order in which the eye of a Latin reader meets them: back to reading order."""

import re
from dataclasses import replace

from hudna.reading.letters import LETTER
from hudna.reading.sheet import LOSSLESS, Mark, Sheet
from hudna.reading.wordmodel import WordModel, model, plain

# Ta marbuta and alef maqsura end words; before another letter they give the order away.
_TURNED = re.compile(f"[ةى][{LETTER}]")
_WORD = re.compile(f"[{LETTER}\u064b-\u0652]{{2,}}")
_KEPT = re.compile(
    r"[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9](?:[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9 .,:/%'_@-]*"
    r"[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9%])?"
)
_MIRRORED = str.maketrans("()[]{}<>«»“”", ")(][}{><»«”“")


def in_reading_order(sheet: Sheet) -> None:
    """Turn lines whose words are words only when read backwards; digits and Latin words keep their order."""
    if not any(_TURNED.search(line.text) for line in sheet.lines):
        return
    words = model()
    for at, line in enumerate(sheet.lines):
        if not _backwards(words, line.text):
            continue
        order = _order(line.text)
        text = "".join(line.text[place] for place in order)
        kept = {place for run in _KEPT.finditer(line.text) for place in range(*run.span())}
        text = "".join(
            letter if place in kept else letter.translate(_MIRRORED) for letter, place in zip(text, order, strict=True)
        )
        sheet.lines[at] = turned = replace(line, text=text, ids=[line.ids[place] for place in order])
        sheet.note(Mark("visual-order", LOSSLESS, turned.ids, line.raw))


def _order(text: str) -> list[int]:
    """The places of a line from last to first, those of a number or of Latin words from first to last."""
    order: list[int] = []
    end = len(text)
    for run in reversed(list(_KEPT.finditer(text))):
        order.extend(range(end - 1, run.end() - 1, -1))
        order.extend(range(*run.span()))
        end = run.start()
    order.extend(range(end - 1, -1, -1))
    return order


def _backwards(words: WordModel, text: str) -> bool:
    """Whether more than twice as many of a line's words are known backwards than forwards."""
    found = [plain(word) for word in _WORD.findall(text)]
    if not found:
        return False
    forwards = sum(_often(words, word) for word in found)
    turned = sum(_often(words, word[::-1]) for word in found)
    return turned >= 0.5 * len(found) and turned > 2 * forwards


def _often(words: WordModel, word: str) -> bool:
    number = words.ids.get(word)
    return number is not None and float(words.logs[number]) > 1.5
