"""Recognition of pages whose text layer is none: Tesseract with Arabic, if it is installed.

It runs as another program on a picture of the page.  What it gives is never
taken for the file's own text: the page keeps its verdict, and a repair says
how sure the recognition was.
"""

import csv
import functools
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hudna.reading.controls import clean
from hudna.reading.layout import Line

DPI = 300
SECONDS = 120
INSTALL = "Install Tesseract with Arabic (Debian: apt install tesseract-ocr tesseract-ocr-ara) and read the file again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The lines of a page in reading order and the mean certainty of their words, 0 to 1."""

    lines: list[Line]
    score: float


@functools.cache
def available() -> bool:
    """Whether Tesseract and its Arabic data are here."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "ara" in told.stdout.split()


def recognised(page: Any, number: int) -> Recognised | None:
    """A page of pypdfium2 read by recognition; `None` where that fails or finds nothing."""
    scale = DPI / 72
    picture = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(picture, format="PNG")
    program = shutil.which("tesseract") or "tesseract"
    command = [program, "stdin", "stdout", "-l", "ara", "--dpi", str(DPI), "tsv"]
    settings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        told = subprocess.run(  # noqa: S603
            command, input=picture.getvalue(), capture_output=True, timeout=SECONDS, check=True, env=settings
        )
    except (OSError, subprocess.SubprocessError):
        return None
    rows = list(
        csv.DictReader(io.StringIO(told.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    words = [row for row in rows if row.get("level") == "5" and (row.get("text") or "").strip()]
    if not words:
        return None
    score = sum(float(row["conf"]) for row in words) / len(words) / 100
    return Recognised(lines=_lines(words, number, page.get_height(), scale), score=round(score, 3))


def _lines(words: Sequence[dict[str, str]], number: int, height: float, scale: float) -> list[Line]:
    """Words by block, paragraph and line as lines with places in points; a block is a column."""
    grouped: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for word in words:
        grouped.setdefault((word["block_num"], word["par_num"], word["line_num"]), []).append(word)
    boxes = {key: _box(some, height, scale) for key, some in grouped.items()}
    lines = []
    for key, some in grouped.items():
        left, bottom, right, top = boxes[key]
        same = [box for (block, _, _), box in boxes.items() if block == key[0]]
        column = (min(box[0] for box in same), max(box[2] for box in same))
        first = int(some[0]["width"]) / scale
        text = clean(" ".join(word["text"] for word in some))
        lines.append(Line(text, number, left, right, bottom, top, bottom, 0.0, first, column))
    usual = sorted(line.top - line.bottom for line in lines)[len(lines) // 2]
    return [
        Line(
            line.text, number, line.left, line.right, line.bottom, line.top, line.y, usual, line.first_word, line.column
        )
        for line in lines
    ]


def _box(words: Sequence[dict[str, str]], height: float, scale: float) -> tuple[float, float, float, float]:
    left = min(int(word["left"]) for word in words)
    right = max(int(word["left"]) + int(word["width"]) for word in words)
    top = min(int(word["top"]) for word in words)
    bottom = max(int(word["top"]) + int(word["height"]) for word in words)
    return left / scale, height - bottom / scale, right / scale, height - top / scale
