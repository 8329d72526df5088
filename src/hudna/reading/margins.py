"""Headers, footers and page numbers, which stand on every page and belong to none of its text."""

import re
from collections import defaultdict
from collections.abc import Sequence

from hudna.reading.layout import Line

_DIGITS = re.compile(r"[0-9٠-٩]+")
_AROUND = r"[\s\-–—|()\[\]/.]*"
_NUMBER = re.compile(
    rf"{_AROUND}(?:صفحة|الصفحة|ص|page)?\s*[0-9٠-٩]{{1,4}}(?:\s*(?:/|من|of)\s*[0-9٠-٩]{{1,4}})?{_AROUND}", re.IGNORECASE
)
# A browser's own lines: the hour of printing with the title, the address with the page's number.
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?:\s.*)?|(?:.*\s)?(?:https?|file)://\S*(?:\s+\d+/\d+)?"
)
EDGE = 0.12
"""The share of a page's height, at its top and at its foot, in which they stand."""


def margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[Line]:
    """Lines that repeat at the same place on several pages, lone page numbers, and what browsers print of their own."""
    edges = [[line for line in page if _at_edge(line, height)] for page, height in zip(pages, heights, strict=True)]
    places: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for page in edges:
        for line in page:
            places[_DIGITS.sub("#", line.text), round(line.y / 8)].append(line)
    least = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    repeated = {line for some in places.values() if _repeats(some, least) for line in some}
    lone = {line for page in edges for line in page if _NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text)}
    return repeated | lone


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < EDGE * height or line.top > (1 - EDGE) * height


def _repeats(some: Sequence[Line], least: int) -> bool:
    """Whether lines of one place say the same on enough pages, but for a number that counts the pages."""
    if len({line.page for line in some}) < least:
        return False
    if len({line.text for line in some}) == 1:
        return True
    counted = [[int(number) for number in _DIGITS.findall(line.text)] for line in some]
    return any(
        len({numbers[n] - line.page for numbers, line in zip(counted, some, strict=True)}) == 1
        for n in range(len(counted[0]))
    )
