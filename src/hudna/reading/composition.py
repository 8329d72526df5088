"""Lines of a whole file to one text: paragraphs, pull quotes set aside, and the way back to page and box.

The text has one paragraph a line.  Each line of the page is a run of the
alignment with its page and box; `raw_start` counts in the page's own lines
as they were read, one after another.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.lang.ar.script import fold
from hudna.reading.layout import Line, paragraphs
from hudna.reading.order import paired
from hudna.reading.sections import HEADING, QUOTE, QUOTE_MARK, TEXT, Block, ordered
from hudna.records import Page, Repair, Run

_ENDED = re.compile(r"[.!؟?…:][»”\"')\]]*$")
_BROKEN, _GOES_ON = re.compile(r"[A-Za-z]-$|\d[/:-]$"), re.compile(r"[A-Za-z\d]")
_GAPS = {"lost-number", "lost-letters"}
_LOSSLESS = {"font-map", "encoding"}
Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The text of a file with its pages, what was mended in it and where it came from; `title` if one stands out."""

    text: str
    title: str | None
    pages: tuple[Page, ...]
    repairs: tuple[Repair, ...]
    alignment: tuple[Run, ...]


def composed_text(
    kept: Sequence[Line], dropped: Mapping[int, Sequence[Line]], verdicts: Mapping[int, str]
) -> Composition:
    """The text of all pages.

    Args:
        kept: the lines of the text in reading order.
        dropped: by page, the lines that belong to its margins.
        verdicts: by page, sound, repaired or needs-ocr; every page of the file.
    """
    blocks = ordered(_blocks(kept))
    raw_starts = _raw_starts(kept)
    pieces: list[str] = []
    runs: list[Run] = []
    repairs: list[Repair] = []
    at = 0
    for block in blocks:
        prefix = QUOTE_MARK if block.kind == QUOTE else ""
        pieces.append(prefix)
        at += len(prefix)
        lines = block.place or ()
        for n, line in enumerate(lines):
            raw_start = raw_starts[line]
            runs.append(Run(start=at, raw_start=raw_start, length=len(line.text), page=line.page, box=line.box))
            repairs += [_repair(line, mended, at) for mended in line.mended]
            joint = "\n" if n + 1 == len(lines) else _joint(line.text, lines[n + 1].text)
            pieces += (line.text, joint)
            at += len(line.text) + len(joint)
    text = paired("".join(pieces).removesuffix("\n"))
    pages = _pages(runs, verdicts, len(text))
    return Composition(
        text=text,
        title=next((block.words for block in blocks[:3] if block.kind == HEADING), None),
        pages=pages,
        repairs=tuple(repairs) + _margins(dropped, pages),
        alignment=tuple(runs),
    )


def _joint(above: str, below: str) -> str:
    """What stands between two lines of a paragraph: a space, but nothing inside a name or number that was broken."""
    return "" if _BROKEN.search(above) and _GOES_ON.match(below) else " "


def _repair(line: Line, mended: tuple[int, int, str, str], at: int) -> Repair:
    start, end, kind, raw = mended
    certainty = "gap" if kind in _GAPS else "lossless" if kind in _LOSSLESS else "inferred"
    return Repair(kind=kind, certainty=certainty, start=at + start, end=at + end, raw=raw, text=line.text[start:end])


def _margins(dropped: Mapping[int, Sequence[Line]], pages: Sequence[Page]) -> tuple[Repair, ...]:
    """What was left out as header, footer or page number, at the start of its page."""
    starts = {page.number: page.start for page in pages}
    return tuple(
        Repair(kind="furniture", certainty="lossless", start=starts[number], end=starts[number], raw=line.text, text="")
        for number, some in sorted(dropped.items())
        for line in some
    )


def _raw_starts(kept: Sequence[Line]) -> dict[Line, int]:
    starts: dict[Line, int] = {}
    at: Counter[int] = Counter()
    for line in kept:
        starts[line] = at[line.page]
        at[line.page] += len(line.text) + 1
    return starts


def _pages(runs: Sequence[Run], verdicts: Mapping[int, str], length: int) -> tuple[Page, ...]:
    """Pages that cover the text exactly: each begins where the first line of it or of a later page does."""
    numbers = sorted(verdicts)
    starts = [next((run.start for run in runs if (run.page or 0) >= number), length) for number in numbers]
    starts = [0, *starts[1:]] if starts else []
    for n in range(len(starts) - 1, 0, -1):
        starts[n - 1] = min(starts[n - 1], starts[n])
    ends = [*starts[1:], length]
    return tuple(
        Page(number=number, start=start, end=end, verdict=verdicts[number])
        for number, start, end in zip(numbers, starts, ends, strict=True)
    )


# Headings, paragraphs and pull quotes


def _blocks(kept: Sequence[Line]) -> list[Block[Lines]]:
    body = _body_height(kept)
    quotes = [lines for lines in paragraphs(kept) if _is_quote(lines, kept, body)]
    quoted = {line for lines in quotes for line in lines}
    rest = [line for line in kept if line not in quoted]
    before = {lines[0]: _last_before(lines[0], kept, quoted) for lines in quotes}
    interrupted = frozenset(line for line in before.values() if line is not None)
    blocks: list[Block[Lines]] = [_block(QUOTE, lines) for lines in quotes if before[lines[0]] is None]
    for lines in paragraphs(rest, interrupted):
        blocks.append(_block(_kind(lines, body), lines))
        blocks += [_block(QUOTE, quote) for quote in quotes if before[quote[0]] in lines]
    return blocks


def _block(kind: str, lines: Sequence[Line]) -> Block[Lines]:
    return Block(kind=kind, words=" ".join(line.text for line in lines), place=tuple(lines))


def _last_before(line: Line, kept: Sequence[Line], quoted: set[Line]) -> Line | None:
    before: Line | None = None
    for other in kept:
        if other is line:
            return before
        if other not in quoted:
            before = other
    return before


def _body_height(kept: Sequence[Line]) -> float:
    """The height in which most of the letters are set."""
    letters: Counter[float] = Counter()
    for line in kept:
        letters[round(line.height, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def _kind(lines: Sequence[Line], body: float) -> str:
    words = sum(len(line.text.split()) for line in lines)
    large = lines[0].height > 1.08 * body
    short = len(lines) == 1 and words <= 10 and lines[0].room > 0.25 * (lines[0].column[1] - lines[0].column[0])
    ended = bool(_ENDED.search(lines[-1].text))
    return HEADING if (large and words <= 25 and not lines[-1].text.endswith(".")) or (short and not ended) else TEXT


def _is_quote(lines: Sequence[Line], kept: Sequence[Line], body: float) -> bool:
    """Whether a paragraph set larger than the text repeats words of it."""
    before = [line for line in kept[: kept.index(lines[0])] if abs(line.height - body) < 0.05 * body]
    if lines[0].height < 1.05 * body or sum(len(line.text.split()) for line in before) < 25:
        return False
    said = fold(" ".join(line.text for line in lines)).split()
    if len(said) < 4:
        return False
    rest = fold(" ".join(line.text for line in kept if line not in lines)).split()
    there = {tuple(rest[n : n + 3]) for n in range(len(rest) - 2)}
    threes = [tuple(said[n : n + 3]) for n in range(len(said) - 2)]
    return sum(three in there for three in threes) >= 0.6 * len(threes)
