"""The indicators of a tree: seen, absent or not observable, a row each."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame


def board(rows: Sequence[tuple[str, str, float]], words: Mapping[str, Any]) -> str:
    """A row each: a full mark where it was seen, an empty one where absent, a cross where nobody could have seen it.

    Args:
        rows: (label in the reader's language, state, likelihood ratio).
        words: `title`, `seen`, `absent`, `not-observable` and `direction`.
    """
    sheet = Frame(height=26 * len(rows) + 12, left=16, top=6, bottom=6, direction=words["direction"])
    step = -1 if sheet.mirrored else 1
    parts = []
    for number, (label, state, ratio) in enumerate(rows):
        y, x = 6 + 26 * number + 13, sheet.x(0) + step * 6
        parts.append(_mark(state, x, y))
        parts.append(sheet.text(x + step * 14, y + 4, label, anchor="start", ink=frame.INK))
        end = sheet.x(1)
        parts.append(sheet.text(end, y + 4, f"{words[state]} · ×{ratio:g}", anchor="end"))
    return sheet.sheet(words["title"], parts)


def _mark(state: str, x: float, y: float) -> str:
    if state == "seen":
        return frame.dot(x, y, 5, fill=frame.ACCENT)
    if state == "absent":
        return frame.dot(x, y, 5, fill="none", ink=frame.ACCENT)
    return frame.line((x - 4, y - 4), (x + 4, y + 4)) + frame.line((x - 4, y + 4), (x + 4, y - 4))
