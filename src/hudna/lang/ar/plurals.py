"""Plurals that no ending makes: a table of common nouns, and the patterns that most others follow."""

import functools
import re

from hudna.lang.ar.script import fold
from hudna.lang.ar.tables import rows_of

# Each way there and back, for a singular that is met in the plural.
_PATTERNS = tuple(
    (re.compile(f"^{one}$"), other)
    for one, other in (
        ("([^ا])ا([^اوي])و([^اوي])", r"\1وا\2ي\3"),
        ("([^ا])وا([^اوي])ي([^اوي])", r"\1ا\2و\3"),
        ("([^اوي][^اوي])ي([^اوي])ة?", r"\1ائ\2"),
        ("([^ا])ا([^اوي])([^اوي])ة", r"\1وا\2\3"),
        ("م([^اوي])([^اوي])([^اوي])ة?", r"م\1ا\2\3"),
        ("م([^اوي])([^اوي])و([^اوي])", r"م\1ا\2ي\3"),
    )
)


@functools.cache
def listed() -> tuple[tuple[str, ...], ...]:
    """The rows of `plurals.csv`, folded: a singular and after it its plurals, none where the noun has none."""
    return tuple(tuple(map(fold, [row["singular"], *row["plurals"].split()])) for row in rows_of("plurals.csv"))


def by_pattern(bare: str) -> list[str]:
    """Plurals, and the singular, that a folded word without clitics would have by its shape; some are no words.

    >>> by_pattern("قذيفة")
    ['قذائف']
    """
    return [pattern.sub(other, bare) for pattern, other in _PATTERNS if pattern.match(bare)]
