"""The ways in which truces of a class ended, stacked to one, the unknown ends among them."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame


def endings(shares: Sequence[tuple[str, float]], words: Mapping[str, Any]) -> str:
    """One bar from 0 to 100 % with each ending's share; what nobody recorded is outlined and never dropped.

    Args:
        shares: (name in the reader's language, share of all, unknown included), the unknown last.
        words: `title` and `direction`.
    """
    rows = -(-len(shares) // 2)
    sheet = Frame(height=74 + 20 * rows, bottom=26 + 20 * rows, left=16, top=8, direction=words["direction"])
    parts, at = [], 0.0
    for number, (_, share) in enumerate(shares):
        unknown = number == len(shares) - 1
        fill, ink = ("none", frame.QUIET) if unknown else (frame.SHADES[number % 6], "none")
        dash = "3 2" if unknown else ""
        parts.append(frame.box(sheet.at(at, 0), sheet.at(at + share, 1), fill=fill, ink=ink, dash=dash))
        at += share
    for number, (name, share) in enumerate(shares):
        unknown = number == len(shares) - 1
        x, y = sheet.x(0.5 * (number % 2)), sheet.height - 20 * rows + 20 * (number // 2) + 6
        step = -1 if sheet.mirrored else 1
        fill, ink = ("none", frame.QUIET) if unknown else (frame.SHADES[number % 6], "none")
        parts.append(frame.box((x, y - 9), (x + step * 10, y + 1), fill=fill, ink=ink))
        parts.append(sheet.text(x + step * 16, y, f"{name}: {round(100 * share)} %", anchor="start"))
    return sheet.sheet(words["title"], parts)
