"""A chart for page and paper: its Arabic words laid over the drawing as HTML.

The printer of the PDF draws the text of an SVG letter by letter, which leaves
Arabic unjoined and backwards.  Words are therefore lifted out and laid over
the drawing at the same places; numbers stay inside.  On a page they grow and
shrink with the drawing (`cqw`); the printer knows no such length and takes
the one in pixels.
"""

import re

_TEXT = re.compile(
    r'<text x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" font-size="(?P<size>\d+)" fill="(?P<ink>[^"]+)" '
    r'text-anchor="(?P<anchor>\w+)" direction="rtl">(?P<words>[^<]*)</text>'
)
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def on_paper(svg: str) -> str:
    """The drawing with its right-to-left words as HTML over it; one without such words comes back as it was."""
    size = _SIZE.search(svg)
    found = list(_TEXT.finditer(svg))
    if size is None or not found:
        return svg
    width, height = int(size[1]), int(size[2])
    words = "".join(_laid(one, width, height) for one in found)
    held = f"position:relative;width:{width}px;max-width:100%;container-type:inline-size"
    return f'<div class="chart" style="{held}">{_TEXT.sub("", svg)}{words}</div>'


def _laid(one: re.Match[str], width: int, height: int) -> str:
    x, y, size = float(one["x"]), float(one["y"]), int(one["size"])
    along = {
        "start": f"right:{100 * (1 - x / width):.2f}%",
        "end": f"left:{100 * x / width:.2f}%",
        "middle": f"left:{100 * x / width:.2f}%;transform:translateX(-50%)",
    }[one["anchor"]]
    style = (
        f"position:absolute;top:{100 * (y - size) / height:.2f}%;{along};"
        f"font-size:{size}px;font-size:{100 * size / width:.3f}cqw;"
        f"line-height:1.1;white-space:nowrap;color:{one['ink']}"
    )
    return f'<span dir="rtl" style="{style}">{one["words"]}</span>'
