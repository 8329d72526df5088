"""A scenario tree: each leaf with its three numbers, base rate, model, with judgement."""

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.show.charts import frame
from hudna.show.charts.frame import Frame

ROW = 46


def tree(leaves: Sequence[tuple[str, float, float, float | None]], words: Mapping[str, Any]) -> str:
    """A branch a leaf; three bars from 0 to 100 %, kept apart.

    Args:
        leaves: (label, base rate, model, with judgement or `None` where nobody judged).
        words: `title`, `base`, `model`, `judged` and `direction`.
    """
    sheet = Frame(height=ROW * len(leaves) + 34, left=230, right=48, top=4, bottom=30, direction=words["direction"])
    step = -1 if sheet.mirrored else 1
    edge = sheet.width - 8 if sheet.mirrored else 8
    middle = 4 + ROW * len(leaves) / 2
    parts = []
    for number, (label, *values) in enumerate(leaves):
        y = 4 + ROW * number + ROW / 2
        parts.append(
            frame.curve([(edge, middle), (edge + step * 10, y), (edge + step * 18, y)], ink=frame.LINE, width=1)
        )
        parts.append(sheet.text(edge + step * 22, y + 4, label, anchor="start", ink=frame.INK))
        for bar, value in enumerate(values):
            if value is not None:
                parts.append(_bar(sheet, bar, value, y))
    named = zip(("base", "model", "judged"), (frame.LINE, "none", frame.ACCENT), strict=True)
    for number, (key, fill) in enumerate(named):
        x, y = edge + step * (8 + 180 * number), sheet.height - 10
        parts.append(frame.box((x, y - 9), (x + step * 10, y + 1), fill=fill, ink=frame.ACCENT, dash="3 2"))
        parts.append(sheet.text(x + step * 15, y, words[key], anchor="start"))
    return sheet.sheet(words["title"], parts)


def _bar(sheet: Frame, number: int, value: float, middle: float) -> str:
    top = middle - 17 + 12 * number
    fill = (frame.LINE, "none", frame.ACCENT)[number]
    told = sheet.x(value) + (-5 if sheet.mirrored else 5)
    return frame.box(
        (sheet.x(0), top), (sheet.x(value), top + 9), fill=fill, ink=frame.ACCENT, dash="3 2"
    ) + sheet.number(told, top + 9, f"{round(100 * value)} %", anchor="end" if sheet.mirrored else "start")
