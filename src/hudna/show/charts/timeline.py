"""How a probability moved from day to day, and the events that moved it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame

Step = tuple[date, float, float, float]


def timeline(
    steps: Sequence[Step], events: Sequence[tuple[date, str]], words: Mapping[str, Any], *, until: date | None = None
) -> str:
    """A dashed line of what was stated with its 80 % range, and a numbered mark for each event.

    Args:
        steps: (day, probability, low, high), in order.
        events: (day, short words), in order; numbered under the chart in that order.
        words: `title`, `days` and `direction`.
        until: the deadline, where it is drawn.
    """
    first = min(step[0] for step in steps)
    last = max([steps[-1][0], *([until] if until else []), first + timedelta(days=1)])
    rows = min(len(events), 6)
    sheet = Frame(
        height=230 + 18 * rows, bottom=36 + 18 * rows, x_range=(0, (last - first).days), direction=words["direction"]
    )
    at = [((day - first).days, value, low, high) for day, value, low, high in steps]
    upper = [sheet.at(x, high) for x, _, _, high in at]
    lower = [sheet.at(x, low) for x, _, low, _ in reversed(at)]
    parts = [
        sheet.side_axis(frame.percent_ticks()),
        frame.area([*upper, *lower], opacity=0.15),
        frame.curve([sheet.at(x, value) for x, value, _, _ in at], ink=frame.ACCENT, dash=frame.DASHED),
    ]
    for number, (day, told) in enumerate(events[:6], start=1):
        x = sheet.x((day - first).days)
        parts += [
            frame.line((x, sheet.y(0)), (x, sheet.y(1)), ink=frame.WARM, dash="2 2"),
            sheet.number(x, sheet.top - 3, number),
            sheet.text(sheet.x(0), sheet.height - 18 * (rows - number) - 6, f"{number}. {told}", anchor="start"),
        ]
    step = max(1, (last - first).days // 4)
    ticks = [
        (float(days), (first + timedelta(days=days)).isoformat()) for days in range(0, (last - first).days + 1, step)
    ]
    return sheet.sheet(words["title"], [*parts, sheet.bottom_axis(ticks)])
