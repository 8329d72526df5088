"""Whom a pronoun means among the groups of a sentence, where that is sure."""

from hudna.coding.phrases import Phrase
from hudna.coding.roles import Group, Scene, fitting
from hudna.lang.ar.numerals import COUNTS

_OWNERS = 4
_BODIES = ("state", "armed", "force", "body")


def owner(scene: Scene, phrase: Phrase, *besides: int) -> int:
    """`إن مقاتليه هاجموا`, `هاجموا مقرها`: the group before that a pronoun surely means; -1 for none.

    A name of a state or a body may be `هو` or `هي`; it is meant where nobody else can be.
    """
    one = phrase.pronoun in ("ه", "ها")
    before = [
        n
        for n, group in enumerate(scene.groups)
        if group.named and group.head.last < phrase.first and not (one and are_counted(scene, group))
    ]
    told = [(n, fitting(phrase.pronoun, scene.groups[n])) for n in reversed(before[-_OWNERS:]) if n not in besides]
    sure = [n for n, fits in told if fits == "y"]
    named = [n for n, fits in told if fits == "?" and scene.groups[n].sort in _BODIES]
    return (sure or named or [-1])[0]


def are_counted(scene: Scene, group: Group) -> bool:
    """`عشرة من مسلحي التنظيم`: many, though the ending of none shows it."""
    first = scene.reading.parts[group.head.first]
    return first.kind == "number" or first.stem in COUNTS
