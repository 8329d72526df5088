"""How many truces like this one still stand, day by day, with the deadline and a risk table."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame


def life(
    days: Sequence[float], share: Sequence[float], words: Mapping[str, Any], *, deadline: float | None = None
) -> str:
    """The expected share that still stands, dashed since it is expected; below it the share in figures.

    Args:
        days: days from the origin, ascending.
        share: share that outlives each, 0 to 1.
        words: `title`, `days`, `standing`, `deadline` and `direction`.
        deadline: days from the origin to the deadline, drawn as a mark.
    """
    last = max(days)
    sheet = Frame(height=300, top=24, bottom=84, x_range=(0, last), direction=words["direction"])
    points = [sheet.at(day, value) for day, value in zip(days, share, strict=True)]
    ticks = [float(day) for day in (0, 30, 60, 90, 120, 150, 180) if day <= last]
    parts = [
        sheet.side_axis(frame.percent_ticks()),
        frame.area([*points, sheet.at(last, 0), sheet.at(days[0], 0)], opacity=0.1),
        frame.curve(points, ink=frame.ACCENT, dash=frame.DASHED),
        sheet.bottom_axis([(day, f"{day:g}") for day in ticks]),
        sheet.text(sheet.width / 2, sheet.height - 52, words["days"]),
        *_risk(sheet, ticks, days, share, words),
    ]
    if deadline is not None and 0 <= deadline <= last:
        at = sheet.x(deadline)
        parts += [
            frame.line((at, sheet.y(0)), (at, sheet.y(1)), ink=frame.WARM, dash="2 2"),
            sheet.text(at, sheet.top - 8, words["deadline"], ink=frame.WARM),
        ]
    return sheet.sheet(words["title"], parts)


def _risk(
    sheet: Frame, ticks: Sequence[float], days: Sequence[float], share: Sequence[float], words: Mapping[str, Any]
) -> list[str]:
    """Of a hundred such truces so many still stand on each day of the axis."""
    base = sheet.height - 6
    drawn = [sheet.text(sheet.width / 2, base - 22, words["standing"], size=11)]
    for tick in ticks:
        nearest = min(range(len(days)), key=lambda n: abs(days[n] - tick))
        drawn.append(sheet.number(sheet.x(tick), base, f"{round(100 * share[nearest])}"))
    return drawn
