"""Whose verb is it: the noun phrases that can be the subject of a verb, weighed by features that a person can read.

A verb may take the noun behind it, the one that opened its clause, the subject
of the verb before, the noun before `الذي` or the indefinite noun right before
it.  `clauses` offers these; the weights (`models/subjects.json`) are learnt
from the trees of UD_Arabic-PUD and from our labels (`training/subjects.py`).
"""

from functools import cache
from typing import NamedTuple

from hudna.coding.choice import Choice, loaded

_MOST_KEPT = 200_000
# Words off, in steps that grow.
_NEAR = ("1", "1", "2", "4", "4", *["8"] * 4)


class Verb(NamedTuple):
    """What is the same for every offered subject of a verb.

    `gender` is what its form shows, `breaks` what stands before it, `verbs`
    how many of its clause went before (2 at most), `behind` the kind of the
    next word, `offered` by which ways a subject is offered, `after` and
    `before` how the noun behind it and the subject so far agree with it.
    """

    gender: str | None
    plural: bool
    pronoun: bool
    speech: bool
    joined: bool
    breaks: str
    verbs: int
    opening: bool
    behind: str
    offered: tuple[str, ...]
    after: tuple[str, bool, bool] | None
    before: tuple[str, bool] | None


class Offer(NamedTuple):
    """A noun phrase that may be the subject: by which way, how it agrees (y, n, ?), what it is, how many words off."""

    how: str
    agrees: str
    human: bool
    definite: bool
    kind: str
    number: str
    prep: str
    named: bool
    size: int
    away: int


class Asked(NamedTuple):
    """A verb by the index of its word, and the offered subjects, each with the index of its phrase."""

    word: int
    phrases: tuple[int, ...]
    verb: Verb
    offers: tuple[Offer, ...]


def features(verb: Verb, offer: Offer) -> list[str]:
    """What speaks for a subject."""
    how, agrees, human = offer.how, offer.agrees, offer.human
    told = [
        "",
        f"agrees {agrees}",
        f"human {human}",
        f"definite {offer.definite}",
        f"agrees {agrees} human {human}",
        f"agrees {agrees} definite {offer.definite} human {human}",
        f"kind {offer.kind}",
        f"prep {offer.prep}",
        f"named {offer.named}",
        f"size {offer.size}",
        f"away {_NEAR[offer.away] if offer.away < len(_NEAR) else 'far'}",
        f"plural {verb.plural} human {human}",
        f"plural {verb.plural} number {offer.number}",
        f"pronoun {verb.pronoun} human {human} deed {offer.kind == 'deed'}",
        f"agrees {agrees} joined {verb.joined}",
        *_of_verb(verb),
        *_of_others(verb, offer),
    ]
    return [f"{how} {name}" for name in told]


def _of_verb(verb: Verb) -> list[str]:
    return [
        f"joined {verb.joined}",
        f"breaks {verb.breaks}",
        f"verbs {verb.verbs}",
        f"joined {verb.joined} breaks {bool(verb.breaks)} verbs {verb.verbs}",
        f"pronoun {verb.pronoun}",
        f"behind {verb.behind}",
        f"speech {verb.speech}",
        f"opening {verb.opening}",
        f"plural {verb.plural}",
        f"gender {verb.gender}",
    ]


def _of_others(verb: Verb, offer: Offer) -> list[str]:
    """What speaks for or against the other offers."""
    told = []
    for other in verb.offered:
        if other != offer.how:
            told += [f"not {other}", f"not {other} joined {verb.joined}"]
    behind = offer.how in BEHIND
    if verb.after is not None and offer.how != "after":
        agrees, human, definite = verb.after
        told += [f"after agrees {agrees} human {human}", f"agrees {offer.agrees} after {agrees}"]
        told.append(f"after definite {definite}")
    if verb.before is not None and behind:
        agrees, human = verb.before
        told += [f"before agrees {agrees} human {human}", f"agrees {offer.agrees} before {agrees}"]
    return told


BEHIND = ("after", "second")


class Subjects:
    """The weights; the sums for facts that were met are kept, as most come again."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._sums: dict[tuple[Verb, Offer], float] = {}

    def __call__(self, asked: Asked) -> int:
        """Which of the offers is the likeliest subject, by its index among them."""
        values = [self._value((asked.verb, offer)) for offer in asked.offers]
        return values.index(max(values))

    def _value(self, facts: tuple[Verb, Offer]) -> float:
        value = self._sums.get(facts)
        if value is None:
            if len(self._sums) > _MOST_KEPT:
                self._sums.clear()
            value = self._sums[facts] = self._choice.value(features(*facts))
        return value


@cache
def subjects() -> Subjects:
    """The weights that travel in the wheel."""
    return Subjects(loaded("subjects")["subject"])
