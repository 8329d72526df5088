"""Headers, footers and page numbers, which stand on every page and belong to none of its text."""

import re
from collections import Counter
from collections.abc import Sequence

from hudna.reading.layout import Line

_DIGITS = re.compile(r"[0-9٠-٩]+")
_AROUND = r"[\s\-–—|()\[\]/.]*"
_NUMBER = re.compile(
    rf"{_AROUND}(?:صفحة|الصفحة|ص|page)?\s*[0-9٠-٩]{{1,4}}(?:\s*(?:/|من|of)\s*[0-9٠-٩]{{1,4}})?{_AROUND}", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
EDGE = 0.12
"""The share of a page's height, at its top and at its foot, in which they stand."""


def margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[Line]:
    """Lines that repeat at the same place on several pages, and lone page numbers and addresses at an edge."""
    edges = [[line for line in page if _at_edge(line, height)] for page, height in zip(pages, heights, strict=True)]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    least = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    return {
        line
        for page in edges
        for line in page
        if seen[_key(line)] >= least or _NUMBER.fullmatch(line.text) or _ADDRESS.fullmatch(line.text)
    }


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < EDGE * height or line.top > (1 - EDGE) * height


def _key(line: Line) -> tuple[str, int]:
    """The words with numbers made alike, and the place to some points."""
    return _DIGITS.sub("#", line.text), round(line.y / 8)
