"""Comparisons of two mentions in one document, which `None` answers for any other: does the writer come back to it?

A writer who comes back points: with the article, with the same words, from the
lead on.  Who tells the next happening names a number of them, another demand,
another street.
"""

from math import exp

from hudna.merging.features import one_document, one_sentence
from hudna.merging.tellings import Telling

# The title or the first lines.
FIRST_LETTERS = 160
# Letters over which a mention fades: some two sentences.
FADES = 400.0
# Of these one text tells many: the demands of a statement, the marches of a day.
MANY = ("REQUEST", "PROTEST")
PLURALS = ("ات", "ين", "ون")


def sentence(one: Telling, two: Telling) -> float | None:
    """1 where one sentence tells both: writers seldom tell one happening twice in a sentence."""
    if not one_document(one, two):
        return None
    return 1.0 if one_sentence(one, two) else 0.0


def back(one: Telling, two: Telling) -> float | None:
    """1 where the later mention in a document only points back: it has the article and tells no side (`الهجوم`).

    Half where it has the article and tells somebody.
    """
    if not one_document(one, two):
        return None
    later = one if one.position >= two.position else two
    if not later.definite:
        return 0.0
    return 0.5 if later.actors or later.recipients else 1.0


def lead(one: Telling, two: Telling) -> float | None:
    """1 where the earlier mention stands in the title or the first lines: what an article is about is told again."""
    if not one_document(one, two):
        return None
    return 1.0 if min(one.position, two.position) < FIRST_LETTERS else 0.0


def apart(one: Telling, two: Telling) -> float | None:
    """1 side by side, towards 0 the further apart they stand."""
    if not one_document(one, two):
        return None
    return exp(-abs(one.position - two.position) / FADES)


def many(one: Telling, two: Telling) -> float | None:
    """1 for a type of which one text tells many."""
    if not one_document(one, two):
        return None
    return 1.0 if one.kind[0] in MANY else 0.0


def number(one: Telling, two: Telling) -> float | None:
    """1 where one tells of several and the other of one: attacks, and the attack among them."""
    if not one_document(one, two):
        return None
    return 1.0 if _several(one) != _several(two) else 0.0


def _several(one: Telling) -> bool:
    return one.event.trigger.quote.endswith(PLURALS)
