"""Counts that were seen, as bars, and what is expected, as a fan of ranges."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame

Ranges = tuple[float, tuple[float, float], tuple[float, float], tuple[float, float]]


def fan(seen: Sequence[float], ahead: Sequence[Ranges], words: Mapping[str, Any]) -> str:
    """Bars for what was seen, outlined ranges of 50, 80 and 90 % for what is expected, a dashed middle.

    Args:
        seen: counts by week up to the origin, oldest first.
        ahead: for each week ahead the median and the three ranges.
        words: `title`, `weeks`, `origin` and `direction`.
    """
    highest = max([1.0, *seen, *(ranges[3][1] for ranges in ahead)])
    sheet = Frame(x_range=(-len(seen), len(ahead)), y_range=(0, highest), direction=words["direction"])
    parts = [sheet.side_axis(frame.even_ticks(highest))]
    for week, count in enumerate(seen):
        at = week - len(seen)
        parts.append(frame.box(sheet.at(at + 0.12, 0), sheet.at(at + 0.88, count), fill=frame.INK))
    for week, (median, *ranges) in enumerate(ahead):
        for (low, high), opacity in zip(reversed(ranges), (0.10, 0.18, 0.28), strict=True):
            corners = [(week + 0.06, low), (week + 0.94, low), (week + 0.94, high), (week + 0.06, high)]
            parts.append(frame.area([sheet.at(x, y) for x, y in corners], opacity=opacity))
        ends = (sheet.at(week + 0.06, median), sheet.at(week + 0.94, median))
        parts.append(frame.line(*ends, ink=frame.ACCENT, width=2, dash=frame.DASHED))
    parts += [
        frame.line(sheet.at(0, 0), sheet.at(0, highest), ink=frame.WARM, dash="2 2"),
        sheet.bottom_axis(
            [(float(week), f"{week:+d}" if week else "0") for week in _weeks(seen, ahead)], words["weeks"]
        ),
    ]
    return sheet.sheet(words["title"], parts)


def _weeks(seen: Sequence[float], ahead: Sequence[Ranges]) -> list[int]:
    step = max(1, (len(seen) + len(ahead)) // 6)
    return [*range(0, -len(seen) - 1, -step), *range(step, len(ahead) + 1, step)]
