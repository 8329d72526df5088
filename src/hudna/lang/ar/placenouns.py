"""The nouns of places (`بلدة`, `معسكر`), of `place_nouns.csv`: their forms and the English of each."""

import functools
from typing import NamedTuple

from hudna.lang.ar.script import fold
from hudna.lang.ar.tables import rows_of


class PlaceNoun(NamedTuple):
    """A noun of places: its forms, folded, its English, how a name is made with it, the forms that mean several."""

    words: tuple[str, ...]
    label: str
    form: str
    several: tuple[str, ...]


@functools.cache
def place_nouns() -> tuple[PlaceNoun, ...]:
    """The table, row by row."""
    return tuple(
        PlaceNoun(_forms(row["words"]), row["label_en"], row["form"], _forms(row["several"]))
        for row in rows_of("place_nouns.csv")
    )


def _forms(written: str) -> tuple[str, ...]:
    return tuple(fold(form) for form in written.split("|") if form)
