"""The exports: each a function from a case view and a path, named in one table."""

from collections.abc import Callable
from pathlib import Path

from hudna.show.exports import brief, csv, geojson, jsonl
from hudna.show.view import CaseView

EXPORTS: dict[str, Callable[[CaseView, Path], None]] = {
    "brief": brief.write,
    "csv": csv.write,
    "geojson": geojson.write,
    "jsonl": jsonl.write,
}
