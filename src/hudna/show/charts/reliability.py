"""What was stated against what came, from 0 to 100 %, with the number of forecasts at each step."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame


def reliability(bins: Sequence[tuple[float, float, int]], words: Mapping[str, Any]) -> str:
    """Points on the diagonal were stated rightly; each bears how many forecasts it stands for.

    Args:
        bins: (mean stated, share seen, number), as `scores.reliability` gives them.
        words: `title`, `stated`, `seen` and `direction`.
    """
    sheet = Frame(width=340, height=320, left=52, top=20, bottom=44, direction=words["direction"])
    points = [sheet.at(stated, seen) for stated, seen, _ in bins]
    parts = [
        sheet.side_axis(frame.percent_ticks()),
        frame.line(sheet.at(0, 0), sheet.at(1, 1), ink=frame.LINE, width=2),
        frame.curve(points, ink=frame.ACCENT, width=1),
        sheet.bottom_axis(frame.percent_ticks(), words["stated"]),
        sheet.text(sheet.x(0), sheet.top - 7, words["seen"], anchor="start"),
    ]
    for (x, y), (_, _, number) in zip(points, bins, strict=True):
        parts += [frame.dot(x, y, 4, fill=frame.ACCENT), sheet.number(x, y - 8, number)]
    return sheet.sheet(words["title"], parts)
