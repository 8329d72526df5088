"""The tables of the language: the files in CSV beside this module."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, given as its file (`cues.csv`), each a cell by column.

    Raises:
        FileNotFoundError: there is no such table.
    """
    table = files("hudna.lang.ar").joinpath(name).read_text(encoding="utf-8")
    return iter(csv.DictReader(table.splitlines()))
