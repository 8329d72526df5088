"""Where two readers of one page differ: lines that a person should look at.

Both readings are compared line by line, by their letters and digits alone;
spaces, marks and signs are each reader's own manner.  Lines in which the
second reader has lost letters say nothing.  The first reader's line stands,
unless brackets inside its words give it away and the second has none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from hudna.lang.ar.script import fold
from hudna.reading.characters import Character
from hudna.reading.glyphs import Segment, segments

_INSIDE = re.compile("[\u0620-\u0652][()]+[\u0620-\u0652]")
_NOT_LETTERS = re.compile(r"[^\u0620-\u064aA-Za-z0-9]")


def compared(bands: list[list[Segment]], second: Sequence[Character]) -> list[list[Segment]]:
    """The bands of a page, those that the second reader reads otherwise marked with what it read."""
    others = [band for band in segments(second) if band]
    levels = [-band[0].y for band in others]
    lost = {round(c.y) for c in second if c.lost}
    return [_marked(band, others, levels, lost) for band in bands]


def _marked(
    band: list[Segment], others: Sequence[list[Segment]], levels: Sequence[float], lost: set[int]
) -> list[Segment]:
    at = bisect_left(levels, -band[0].y - 0.2 * band[0].height)
    if at == len(levels) or abs(levels[at] + band[0].y) > 0.2 * band[0].height:
        return band
    other = others[at]
    if any(round(other[0].y) + step in lost for step in (-1, 0, 1)) or _letters(band) == _letters(other):
        return band
    # A letter that the first reader took for a bracket (a font that maps one glyph to a letter with its mark).
    chosen, left = (other, band) if _odd(other) < _odd(band) else (band, other)
    told = " ".join(segment.text for segment in left)
    return [
        replace(segment, mended=(*segment.mended, (0, len(segment.text), "readers-disagree", told)))
        for segment in chosen
    ]


def _odd(band: Sequence[Segment]) -> int:
    """Brackets that stand inside words or have no partner."""
    text = " ".join(segment.text for segment in band)
    return len(_INSIDE.findall(text)) + abs(text.count("(") - text.count(")"))


def _letters(band: Sequence[Segment]) -> str:
    return _NOT_LETTERS.sub("", fold(" ".join(segment.text for segment in band)))
