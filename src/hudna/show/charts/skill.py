"""Skill against the baseline over time: above the line is better than the plain forecast."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame


def skill(years: Sequence[tuple[str, float, int]], words: Mapping[str, Any]) -> str:
    """A bar a period: the share of the baseline's score saved, with the number of forecasts.

    Args:
        years: (name of the period, skill, number of forecasts), oldest first.
        words: `title`, `label` and `direction`.
    """
    reach = max([0.1, *(abs(value) for _, value, _ in years)])
    sheet = Frame(x_range=(0, max(len(years), 1)), y_range=(-reach, reach), direction=words["direction"])
    ticks = [(value, f"{round(100 * value):+d} %") for value in (-reach, 0.0, reach)]
    parts = [sheet.side_axis(ticks)]
    for number, (_, value, n) in enumerate(years):
        fill = frame.ACCENT if value >= 0 else frame.WARM
        parts.append(frame.box(sheet.at(number + 0.15, 0), sheet.at(number + 0.85, value), fill=fill))
        parts.append(sheet.number(sheet.x(number + 0.5), sheet.y(max(value, 0)) - 4, n, size=9))
    step = max(1, len(years) // 7)
    named = [(number + 0.5, name) for number, (name, _, _) in enumerate(years) if number % step == 0]
    return sheet.sheet(words["title"], [*parts, sheet.bottom_axis(named, words["label"])])
