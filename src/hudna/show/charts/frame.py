"""A sheet to draw on: scales, axes and text, left to right or right to left.

Everything is a string of SVG with its styles in attributes, so that a page, a
print and a viewer draw the same.  In Arabic time runs from right to left and
text ends where it would begin.  What was seen is drawn full; what is expected
is hatched, dashed or outlined, never like a measurement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import escape

INK, QUIET, LINE, PAPER, ACCENT, WARM = "#1c2326", "#5b666b", "#d9dedb", "#fdfcf9", "#0f5c5a", "#8c2f1b"
SHADES = ("#0f5c5a", "#c98a2b", "#8c2f1b", "#7f8c8d", "#1f4e85", "#6a4a86")
FONT = "Amiri Arabic, Amiri Latin, Noto Naskh Arabic, serif"
DASHED = "5 3"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The plot area and its scales: `x` and `y` take values of the data and give pixels."""

    width: int = 560
    height: int = 240
    left: int = 44
    right: int = 16
    top: int = 14
    bottom: int = 34
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] = (0.0, 1.0)
    direction: str = "ltr"

    @property
    def mirrored(self) -> bool:
        """Whether the page reads from right to left."""
        return self.direction == "rtl"

    def x(self, value: float) -> float:
        """Pixels from the left edge."""
        low, high = self.x_range
        room = self.width - self.left - self.right
        along = (value - low) / ((high - low) or 1) * room
        return round(self.width - self.left - along if self.mirrored else self.left + along, 1)

    def y(self, value: float) -> float:
        """Pixels from the top edge."""
        low, high = self.y_range
        room = self.height - self.top - self.bottom
        return round(self.height - self.bottom - (value - low) / ((high - low) or 1) * room, 1)

    def at(self, x: float, y: float) -> Point:
        """A point of the data in pixels."""
        return self.x(x), self.y(y)

    def text(
        self, x: float, y: float, words: object, *, size: int = 12, anchor: str = "middle", ink: str = QUIET
    ) -> str:
        """Words at pixels; `anchor` is start, middle or end in the reading direction."""
        return (
            f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{ink}" text-anchor="{anchor}" '
            f'direction="{self.direction}">{escape(str(words))}</text>'
        )

    def number(self, x: float, y: float, told: object, *, size: int = 11, anchor: str = "middle") -> str:
        """A number or a day, left to right on every page; `anchor` is start (left), middle or end (right)."""
        return (
            f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{QUIET}" text-anchor="{anchor}" '
            f'direction="ltr">{escape(str(told))}</text>'
        )

    def bottom_axis(self, ticks: Iterable[tuple[float, str]], label: str = "") -> str:
        """A line under the plot, ticks with their words, and what is measured."""
        base = self.height - self.bottom
        low, high = self.x_range
        drawn = [line((self.x(low), base), (self.x(high), base))]
        for value, words in ticks:
            drawn += [
                line((self.x(value), base), (self.x(value), base + 4)),
                self.number(self.x(value), base + 15, words),
            ]
        if label:
            drawn.append(self.text(self.width / 2, self.height - 4, label))
        return "".join(drawn)

    def side_axis(self, ticks: Iterable[tuple[float, str]]) -> str:
        """Faint lines across the plot with their values at the side where reading begins."""
        low, high = self.x_range
        drawn = []
        for value, words in ticks:
            drawn.append(line(self.at(low, value), self.at(high, value), ink=LINE))
            side = self.x(low) + (5 if self.mirrored else -5)
            drawn.append(self.number(side, self.y(value) + 4, words, anchor="start" if self.mirrored else "end"))
        return "".join(drawn)

    def sheet(self, title: str, parts: Sequence[str]) -> str:
        """The whole drawing, with a title for those who cannot see it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" width="{self.width}" '
            f'height="{self.height}" role="img" font-family="{FONT}" direction="{self.direction}">'
            f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
        )


def line(start: Point, end: Point, *, ink: str = QUIET, width: float = 1, dash: str = "") -> str:
    """A straight line between two points in pixels."""
    (x1, y1), (x2, y2) = start, end
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{ink}" stroke-width="{width:g}"{broken}/>'


def curve(points: Sequence[Point], *, ink: str = INK, width: float = 2, dash: str = "") -> str:
    """A line through points in pixels."""
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="{width:g}"{broken}/>'


def area(points: Sequence[Point], *, fill: str = ACCENT, opacity: float = 0.2) -> str:
    """A filled shape through points in pixels."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon points="{path}" fill="{fill}" fill-opacity="{opacity:g}"/>'


def box(corner: Point, opposite: Point, *, fill: str = INK, ink: str = "none", dash: str = "") -> str:
    """A rectangle between two corners in any order."""
    (x1, y1), (x2, y2) = corner, opposite
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    left, top = min(x1, x2), min(y1, y2)
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{abs(x2 - x1):.1f}" height="{abs(y2 - y1):.1f}" fill="{fill}" '
        f'stroke="{ink}"{broken}/>'
    )


def dot(x: float, y: float, radius: float = 3, *, fill: str = INK, ink: str = "none") -> str:
    """A point."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" stroke="{ink}"/>'


def percent_ticks() -> list[tuple[float, str]]:
    """0 to 100 % in quarters."""
    return [(step / 4, f"{step * 25} %") for step in range(5)]


def even_ticks(high: float) -> list[tuple[float, str]]:
    """Up to five whole numbers from 0."""
    step = max(1, round(high / 4))
    return [(float(value), str(value)) for value in range(0, int(high) + 1, step)]
