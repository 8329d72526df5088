"""Places told beside others: lists behind one noun, and what is said of a place that was just named.

`مديريتي يريم والرضمة` names two places, whatever the second word means
elsewhere; `القديح والدمام` names one that the casebook lacks beside one that it
holds; `زنجبار عاصمة محافظة أبين` names the town, and the province only tells of it.
"""

from typing import NamedTuple

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.countries import Spot
from hudna.coding.phrases import Phrase, place_mention
from hudna.coding.placewords import (
    DUAL,
    beyond,
    is_named,
    led_by_side,
    noun_at,
    nouns,
    proper,
    several,
    side_of,
    spelled,
    unknown_name,
)
from hudna.coding.roles import Group, Scene
from hudna.lang.ar.latin import place_parts
from hudna.lang.ar.script import fold
from hudna.lang.ar.segmenter import counts

ONE_QUARTER = frozenset(fold("حي حارة").split())
_PARTS_OF_TOWNS = frozenset({"neighbourhood", "district", "village", "town", "area", "Street"})
_HOLDING = frozenset({"في", "من", "وسط", "داخل"})
_SEATS = frozenset(fold("عاصمة مركز معقل حاضرة كبرى أكبر أهم ثاني ثالث رابع").split())


class Listing(NamedTuple):
    """What a group of places tells of those without a noun of their own.

    `noun` is the English of the plural that heads it, empty where none does;
    `sure` is true where the plural counts them, as duals do; `known` where
    one of them is a place that the casebook holds.
    """

    noun: str
    sure: bool
    known: bool

    @classmethod
    def of(cls, scene: Scene, group: Group) -> "Listing":
        """Looks at the members of a group."""
        if not group.members[1:]:
            return cls("", sure=False, known=False)
        stems = [part.stem for part in scene.reading.parts[group.head.first : group.head.last + 1]]
        plural = next((stem for stem in stems if stem in several()), "")
        label = nouns()[plural][0] if plural else ""
        known = any(place_mention(phrase) is not None for phrase in group.members)
        return cls(label, sure=plural.endswith(DUAL) and bool(plural), known=known)

    def name(self, scene: Scene, phrase: Phrase) -> list[str]:
        """The words of the name of a member that no casebook holds; empty where it names nothing."""
        if self.noun:
            return unknown_name(scene, phrase, sure=self.sure)
        return rare_name(scene, phrase) if self.known else []

    def held(self, name: str, first: Spot | None) -> str:
        """`أحياء المزة وباب توما`: the town of the first quarter is that of the others."""
        holder = first.name.partition(", ")[2] if first is not None and self.noun in _PARTS_OF_TOWNS else ""
        return f"{name}, {holder}" if holder else name


def rare_name(scene: Scene, phrase: Phrase) -> list[str]:
    """`بقيق وخريص`: a word beside a known place that news never writes elsewhere; empty where it is a plain word."""
    part = scene.reading.parts[phrase.first]
    ending = part.pronoun or (part.stem.endswith("ا") and not part.article)
    plain = ending or any(counts().get(form, 0) for form in (part.stem, f"ال{part.stem}"))
    opened = part.stem in place_parts() and phrase.first < phrase.last
    return unknown_name(scene, phrase) if opened or not (plain or phrase.first < phrase.last) else []


def apposed_to(scene: Scene, phrase: Phrase) -> Phrase | None:
    """`زنجبار عاصمة محافظة أبين`, `الرقة، معقل التنظيم`: the place right before that a phrase tells of; or none."""
    if not phrase.index or phrase.prep or phrase.conj or scene.reading.parts[phrase.first].stem not in _SEATS:
        return None
    before = scene.reading.phrases[phrase.index - 1]
    if before.last + 1 != phrase.first or before.kind == "deed" or before.index not in scene.group_of:
        return None
    at = noun_at(scene, before)
    named = place_mention(before) is not None or (at >= 0 and bool(proper(scene, before, at)))
    return before if named and not scene.reading.parts[phrase.first].article else None


def is_direction(sentence: Sentence, mention: Mention) -> bool:
    """`شرق عدن`: the town only tells where another place lies."""
    return led_by_side(sentence.keys, sentence.word_at(mention.start))


def is_held(sentence: Sentence, before: int, start: int) -> bool:
    """`بلدة مضايا في ريف دمشق`: does the place at `start` hold the one that ends at `before`?"""
    between = [word for word in sentence.words if before <= word.start <= start]
    return len(between) <= 3 and any(word.key in _HOLDING or word.key[0] == "ب" for word in between)


def shares_place(scene: Scene, group: Group) -> bool:
    """`مداخل ومخارج مدينة مصراتة`: a noun without a name is of the place that the one joined to it tells."""
    head, second = group.head, group.members[1:2]
    at = noun_at(scene, head)
    if (
        not second
        or at < 0
        or is_named(scene, head)
        or any(scene.reading.parts[n].article for n in range(at, head.last + 1))
    ):
        return False
    return second[0].first - head.last <= 1 and noun_at(scene, second[0]) >= 0 and is_named(scene, second[0])


def beside_name(scene: Scene, phrase: Phrase) -> Spot | None:
    """`شمال غرب داروين`: beside a place that no casebook holds, told by nothing but its name; or none."""
    side, words = side_of(scene, phrase), rare_name(scene, phrase)
    told = phrase.prep == "at" and bool(side) and side != "central" and bool(words)
    return Spot(beyond(scene, phrase, side, spelled(words)), None, "site") if told else None
