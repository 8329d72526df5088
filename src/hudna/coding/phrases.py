"""Noun phrases of a sentence: who and what is spoken of, under which preposition, joined to what."""

from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.coding.analysis import Mention
from hudna.lang.ar.parts import Part

SIDES = frozenset({"جهة", "طرف", "جانب", "ناحية", "اخر", "اخري", "ثانية", "مقابلة"})


@dataclass(slots=True, kw_only=True)
class Phrase:
    """A noun phrase; `first` and `last` index the sentence's words, both included.

    `start` and `end` are code points without the clitics before the article.
    `prep` is the sense of the preposition before it, empty where there is
    none; `conj` tells that `و` joins it to what stands before, `chain` the
    index of the phrase that it continues, -1 where it starts a chain.  `head`
    is the stem of its first noun that is no quantity; `kind` the kind of
    people that the head means (a row of `people.csv`), `place`, `weapon`,
    `deed` or empty; `people` the row's id; `plain` is true where
    nothing but a number stands with the head; `placed` is true where a noun
    of places heads it, or stands in a phrase that means nothing else; `tells`
    is true where it is the country's adjective right behind a deed.
    """

    index: int
    first: int
    last: int
    start: int
    end: int
    prep: str
    conj: bool
    chain: int
    head: str
    kind: str
    definite: bool
    gender: str
    number: str
    people: str = ""
    plain: bool = False
    pronoun: str = ""
    placed: bool = False
    tells: bool = False
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Reading:
    """A sentence read: the part that each word plays, the phrases, which phrase each word is in (-1: none).

    `breaks` is what stands before each word, `dated` the words of dates, `colons` those behind a colon.
    """

    parts: tuple[Part, ...]
    phrases: tuple[Phrase, ...]
    phrase_of: tuple[int, ...]
    breaks: tuple[str, ...]
    dated: frozenset[int]
    colons: frozenset[int] = frozenset()


class Deed(NamedTuple):
    """The words of a possible trigger, first and last included; whether it is a verb, and whether `و` joins it."""

    first: int
    last: int
    verb: bool
    conj: bool = False


def place_mention(phrase: Phrase) -> Mention | None:
    """The place in a phrase: a place by itself before a state that is also a country."""
    if not phrase.mentions:
        return None
    for mention in phrase.mentions:
        if mention.kind == "place":
            return mention
    return next((mention for mention in phrase.mentions if mention.other and mention.how != "nisba"), None)
