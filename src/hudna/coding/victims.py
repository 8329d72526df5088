"""Who was killed or hurt by a deed that is told beside its toll.

`مقتل ضابط وإصابة جنديين في هجوم`, `قتل ثلاثة وجرح طبيب بقصف`, `هجوم أدى إلى مقتل
ضابط وإصابة جنديين`: one choice finds one of them, the codebook counts each.
"""

from collections.abc import Iterator

from hudna.coding.roles import BY_WHICH, Group, Scene, clause_of, form_of
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import TOLL, verb_class

_BEFORE = 18
_BEHIND = 22
_NOBODY = frozenset({"victims", "wounded"})


def victims(scene: Scene, deed: Candidate) -> tuple[int, ...]:
    """The groups of people that a deed killed or hurt, as indexes into `Scene.groups`, in the order of the text."""
    if form_of(deed) not in ("m", "r") and not deed.pronoun:
        return ()
    found = sorted({*_before(scene, deed), *_behind(scene, deed)})
    return tuple(n for n in found if _is_told(scene.groups[n]))


def _is_told(group: Group) -> bool:
    """Whether a group says who they were; `28 قتيلا` and `أربعة آخرين` are nobody by themselves."""
    return group.named and group.kind not in ("part", "source") and group.head.people not in _NOBODY


def _before(scene: Scene, deed: Candidate) -> Iterator[int]:
    """The dead and hurt before a deed that brought it about."""
    own = scene.reading.phrase_of[deed.first]
    if own < 0 or scene.reading.phrases[own].prep not in BY_WHICH:
        return
    parts = scene.reading.parts
    for at in range(deed.first - 1, max(deed.first - 1 - _BEFORE, -1), -1):
        if parts[at].kind in ("sub", "rel"):
            return
        if parts[at].kind == "verb":
            clause = clause_of(scene, at)
            if clause is None or verb_class(clause.stem) != "casualty":
                return
            yield from _group(scene, clause.subject)
        elif parts[at].stem in TOLL:
            yield from _told(scene, at)


def _behind(scene: Scene, deed: Candidate) -> Iterator[int]:
    """The dead and hurt that the sentence tells next."""
    parts = scene.reading.parts
    for at in range(deed.last + 1, min(deed.last + 1 + _BEHIND, len(parts) - 1)):
        if parts[at].kind == "sub":
            return
        if parts[at].stem in TOLL and parts[at].kind == "noun":
            yield from _told(scene, at)


def _told(scene: Scene, at: int) -> Iterator[int]:
    """Of whom a toll tells: who stands right behind it, as its second half."""
    if at + 1 < len(scene.reading.parts) and not scene.reading.parts[at].article:
        behind = scene.reading.phrase_of[at + 1]
        if behind >= 0 and not scene.reading.phrases[behind].prep:
            yield from _group(scene, behind)


def _group(scene: Scene, phrase: int) -> Iterator[int]:
    number = scene.group_of.get(phrase, -1)
    if number >= 0:
        yield number
