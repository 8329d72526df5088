"""Reading order: segments of a page into columns, lines, paragraphs, headings and pull quotes.

Columns are found where a gutter runs beside at least three lines that
fill both sides; the right one is read first.  Rows of a table have gutters
too, but their cells do not fill them, and are read across.  Lines are joined
to paragraphs by one question: would the next line's first word have fitted
into this one?  If so the author ended the paragraph there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from hudna.reading.glyphs import Mended, Segment

_ARABIC = re.compile("[\u0620-\u064a]")
_BULLET = re.compile(r"[•●▪◦■□*·–—-]\s|\(?\d{1,2}[.)-]\s")
_ENDED = re.compile(r"[.!؟?:…۔][»”\"')\]]*$")
LEAST_BANDS, LEAST_FILL = 3, 0.55


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read; `column` is the (left, right) of the column that it stands in."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    y: float
    height: float
    first_word: float
    column: tuple[float, float]
    mended: tuple[Mended, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) in points."""
        return (round(self.left, 1), round(self.bottom, 1), round(self.right, 1), round(self.top, 1))

    @property
    def room(self) -> float:
        """Points left free at the line's end (both ends where it is centred)."""
        before, after = self.column[1] - self.right, self.left - self.column[0]
        if not _ARABIC.search(self.text):
            before, after = after, before
        return before + after if before > 0.8 * self.height and abs(before - after) < self.height else after


def lines(bands: Sequence[Sequence[Segment]], page: int) -> list[Line]:
    """A page's lines in reading order."""
    found: list[Line] = []
    n = 0
    while n < len(bands):
        zone = _zone(bands, n)
        if zone is None:
            m = n + 1
            while m < len(bands) and _zone(bands, m) is None:
                m += 1
            found += band_lines(bands[n:m], page)
            n = m
        else:
            end, gutter = zone
            right = [[s for s in band if s.left >= gutter] for band in bands[n:end]]
            left = [[s for s in band if s.left < gutter] for band in bands[n:end]]
            found += lines([band for band in right if band], page)
            found += lines([band for band in left if band], page)
            n = end
    return found


def band_lines(bands: Sequence[Sequence[Segment]], page: int) -> list[Line]:
    """One line a band, as where no gutter parts them."""
    columns: dict[int, tuple[float, float]] = {}
    for band in bands:
        size, left, right = _size(band), min(s.left for s in band), max(s.right for s in band)
        before = columns.get(size, (left, right))
        columns[size] = (min(before[0], left), max(before[1], right))
    return [
        Line(
            text=" ".join(s.text for s in band),
            page=page,
            left=min(s.left for s in band),
            right=max(s.right for s in band),
            bottom=min(s.bottom for s in band),
            top=max(s.top for s in band),
            y=median(s.y for s in band),
            height=median(s.height for s in band),
            first_word=band[0].first_word,
            column=columns[_size(band)],
            mended=_shifted(band),
        )
        for band in bands
    ]


def _size(band: Sequence[Segment]) -> int:
    """The size of a band's font, rounded: lines of one size share a column."""
    return round(median(s.height for s in band))


def _shifted(band: Sequence[Segment]) -> tuple[Mended, ...]:
    """What was mended in a band's segments, in places of the joined line."""
    found: list[Mended] = []
    at = 0
    for segment in band:
        found += [(start + at, end + at, kind, raw) for start, end, kind, raw in segment.mended]
        at += len(segment.text) + 1
    return tuple(found)


def _zone(bands: Sequence[Sequence[Segment]], start: int) -> tuple[int, float] | None:
    """Where a zone of columns that begins at this band ends, and the middle of its rightmost gutter.

    Columns need not stand on common lines: what counts is that nothing
    crosses the gutter from the zone's first band to its last.
    """
    stretches: list[tuple[float, float]] = []
    best: tuple[int, list[float]] | None = None
    for n, band in enumerate(bands[start:], start):
        stretches = _covered(stretches, band, 0.35 * band[0].height)
        if len(stretches) == 1 and (best is not None or n - start > 3):
            break
        if len(stretches) > 1:
            best = (n + 1, [(left[1] + right[0]) / 2 for left, right in pairwise(stretches)])
    if best is None:
        return None
    end, gutters = best
    return next(((end, gutter) for gutter in reversed(gutters) if _filled(bands[start:end], gutter)), None)


def _covered(stretches: list[tuple[float, float]], band: Sequence[Segment], least: float) -> list[tuple[float, float]]:
    """The stretches of the page's width that segments cover, from left to right; narrower gaps than `least` closed."""
    found: list[tuple[float, float]] = []
    for left, right in sorted([*stretches, *((s.left, s.right) for s in band)]):
        if found and left - found[-1][1] < least:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _filled(bands: Sequence[Sequence[Segment]], gutter: float) -> bool:
    """Whether text fills both sides, as columns do and a table's cells do not."""
    for side in (
        [[s for s in band if s.left >= gutter] for band in bands],
        [[s for s in band if s.left < gutter] for band in bands],
    ):
        widths = [max(s.right for s in band) - min(s.left for s in band) for band in side if band]
        if len(widths) < LEAST_BANDS or median(widths) < LEAST_FILL * max(widths):
            return False
        if max(widths) < 6 * bands[0][0].height:
            return False
    return True


def paragraphs(given: Sequence[Line], interrupted: frozenset[Line] = frozenset()) -> list[list[Line]]:
    """Lines in reading order, joined to paragraphs across columns and pages.

    `interrupted` are lines after which something was taken out that stood in the way.
    """
    pitch = _pitch(given)
    found: list[list[Line]] = []
    for line in given:
        if found and _goes_on(found[-1][-1], line, pitch, apart=found[-1][-1] in interrupted):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _pitch(given: Sequence[Line]) -> float:
    """The usual distance of two lines, in heights of the font."""
    steps = [
        (a.y - b.y) / a.height
        for a, b in pairwise(given)
        if a.page == b.page and a.column == b.column and 0 < a.y - b.y < 3 * a.height
    ]
    return median(sorted(steps)[: max(1, len(steps) * 3 // 4)]) if steps else 1.2


def _goes_on(line: Line, following: Line, pitch: float, *, apart: bool) -> bool:
    """Whether the next line belongs to the same paragraph."""
    if abs(line.height - following.height) > 0.12 * line.height or _BULLET.match(following.text):
        return False
    if line.room > following.first_word + 0.35 * line.height:
        return False
    if apart or line.page != following.page or following.y > line.y:
        return not _ENDED.search(line.text)
    if line.y - following.y > max(pitch * 1.3, pitch + 0.25) * line.height:
        return False
    return not _indented(following) or _indented(line)


def _indented(line: Line) -> bool:
    """Whether the line begins inside its column, and reaches its end."""
    before, after = line.column[1] - line.right, line.left - line.column[0]
    if not _ARABIC.search(line.text):
        before, after = after, before
    return before > 0.7 * line.height and after < 0.4 * line.height
