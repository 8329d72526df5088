"""Whose verb is it: the noun phrases that can be the subject of a verb, weighed by features that a person can read.

A verb may take the noun behind it, the one that opened its clause, the subject
of the verb before, the noun before `الذي` or the indefinite noun right before
it.  `clauses` offers these; the weights (`models/subjects.json`) are learnt
from the trees of UD_Arabic-PUD and from our labels (`training/subjects.py`).
"""

from functools import cache
from typing import NamedTuple

from hudna.coding.choice import Block, Choice, Sums, loaded, spelled

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
    return spelled(_blocks(verb, offer))


def _blocks(verb: Verb, offer: Offer) -> list[Block]:
    how, agrees, human, deed = offer.how, offer.agrees, offer.human, offer.kind == "deed"
    told: list[Block] = [
        (_agreeing, how, agrees, human, offer.definite),
        (_named, how, offer.kind, offer.prep, offer.named),
        (_sized, how, offer.size, _NEAR[offer.away] if offer.away < len(_NEAR) else "far"),
        (_joined, how, (verb.plural, verb.pronoun, verb.joined), human, offer.number, deed, agrees),
        (_of_verb, how, verb.joined, verb.breaks, verb.verbs, verb.pronoun, verb.behind),
        (_shown, how, verb.speech, verb.opening, verb.plural, verb.gender),
    ]
    told += [(_beside, how, other, verb.joined) for other in verb.offered if other != how]
    if verb.after is not None and how != "after":
        told.append((_after, how, agrees, verb.after))
    if verb.before is not None and how in BEHIND:
        told.append((_before, how, agrees, verb.before))
    return told


def _agreeing(how: str, agrees: str, human: bool, definite: bool) -> list[str]:
    return [
        f"{how} ",
        f"{how} agrees {agrees}",
        f"{how} human {human}",
        f"{how} definite {definite}",
        f"{how} agrees {agrees} human {human}",
        f"{how} agrees {agrees} definite {definite} human {human}",
    ]


def _named(how: str, kind: str, prep: str, named: bool) -> list[str]:
    return [f"{how} kind {kind}", f"{how} prep {prep}", f"{how} named {named}"]


def _sized(how: str, size: int, away: str) -> list[str]:
    return [f"{how} size {size}", f"{how} away {away}"]


def _joined(how: str, verb: tuple[bool, bool, bool], human: bool, number: str, deed: bool, agrees: str) -> list[str]:
    plural, pronoun, joined = verb
    return [
        f"{how} plural {plural} human {human}",
        f"{how} plural {plural} number {number}",
        f"{how} pronoun {pronoun} human {human} deed {deed}",
        f"{how} agrees {agrees} joined {joined}",
    ]


def _of_verb(how: str, joined: bool, breaks: str, verbs: int, pronoun: bool, behind: str) -> list[str]:
    return [
        f"{how} joined {joined}",
        f"{how} breaks {breaks}",
        f"{how} verbs {verbs}",
        f"{how} joined {joined} breaks {bool(breaks)} verbs {verbs}",
        f"{how} pronoun {pronoun}",
        f"{how} behind {behind}",
    ]


def _shown(how: str, speech: bool, opening: bool, plural: bool, gender: str | None) -> list[str]:
    """What the form of the verb shows, and where it stands."""
    return [f"{how} speech {speech}", f"{how} opening {opening}", f"{how} plural {plural}", f"{how} gender {gender}"]


def _beside(how: str, other: str, joined: bool) -> list[str]:
    """That another subject is offered."""
    return [f"{how} not {other}", f"{how} not {other} joined {joined}"]


def _after(how: str, agrees: str, behind: tuple[str, bool, bool]) -> list[str]:
    """How the noun behind the verb agrees with it."""
    theirs, human, definite = behind
    told = [f"{how} after agrees {theirs} human {human}", f"{how} agrees {agrees} after {theirs}"]
    return [*told, f"{how} after definite {definite}"]


def _before(how: str, agrees: str, so_far: tuple[str, bool]) -> list[str]:
    """How the subject so far agrees with the verb."""
    theirs, human = so_far
    return [f"{how} before agrees {theirs} human {human}", f"{how} agrees {agrees} before {theirs}"]


BEHIND = ("after", "second")


class Subjects:
    """The weights of those who may be the subject."""

    def __init__(self, choice: Choice) -> None:
        self._weigh = Sums(choice.weights)

    def __call__(self, asked: Asked) -> int:
        """Which of the offers is the likeliest subject, by its index among them."""
        values = [self._weigh(_blocks(asked.verb, offer)) for offer in asked.offers]
        return values.index(max(values))


@cache
def subjects() -> Subjects:
    """The weights that travel in the wheel."""
    return Subjects(loaded("subjects")["subject"])
