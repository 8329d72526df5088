"""Which deed a trigger tells, within its type: taking ground, a fight, shelling, a blast; a visit, a meeting.

Words of one deed and words that may name it from another side (`هجوم` of a
blast, `مقتل` of what it did) are listed in `lang/ar/deeds.csv`.  A trigger that
is in no list tells nothing.
"""

import functools

from hudna.lang.ar import bare_forms
from hudna.lang.ar.tables import rows_of
from hudna.merging.blocks import fold

NEAR = 0.5


@functools.lru_cache(maxsize=1 << 14)
def deeds(trigger: str) -> frozenset[str]:
    """The deeds that the words may tell: of the whole phrase, else of its first word that is listed."""
    listed = _listed()
    key = fold(trigger)
    for candidate in (key, *key.split()):
        for form in (candidate, *(bare.stem for bare in bare_forms(candidate) if not bare.suffix)):
            if form in listed:
                return listed[form]
    return frozenset()


@functools.lru_cache(maxsize=1 << 12)
def likeness(mine: frozenset[str], theirs: frozenset[str]) -> float | None:
    """1 for one deed, half where one may be told as the other, 0 for two; `None` where either is not listed."""
    if not mine or not theirs:
        return None
    if mine & theirs:
        return 1.0
    near = _near()
    return NEAR if any(two in near[one] for one in mine for two in theirs) else 0.0


@functools.cache
def _listed() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows_of("deeds.csv"):
        for words in row["words"].split("|"):
            found[fold(words)] = found.get(fold(words), frozenset()) | {row["deed"]}
    return found


@functools.cache
def _near() -> dict[str, frozenset[str]]:
    return {row["deed"]: frozenset(row["near"].split()) for row in rows_of("deeds.csv")}
