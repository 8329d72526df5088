"""Who was killed or hurt by a deed that is told beside its toll.

`مقتل ضابط وإصابة جنديين في هجوم`, `قتل ثلاثة وجرح طبيب بقصف`, `هجوم أدى إلى مقتل
ضابط وإصابة جنديين`: one choice finds one of them, the codebook counts each.
"""

from collections.abc import Iterator

from hudna.coding.roles import BY_WHICH, Group, Scene, clause_of, form_of
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import TOLL, verb_class
from hudna.lang.ar.script import fold

_BEFORE = 18
_BEHIND = 22
_BESIDE = 2  # words, `من` between
_NOBODY = frozenset({"victims", "wounded"})
# `قتل فيه ثلاثة`, `استشهد خلالها قائد`: the deed before, taken up by a pronoun.
_IN_IT = frozenset(
    fold("فيه فيها فيهما خلاله خلالها خلالهما أثناءه أثناءها إثره إثرها جراءه جراءها بسببه بسببها").split()
)


def victims(scene: Scene, deed: Candidate) -> tuple[int, ...]:
    """The groups of people that a deed killed or hurt, as indexes into `Scene.groups`, in the order of the text."""
    if form_of(deed) not in ("m", "r") and not deed.pronoun:
        return ()
    found = sorted({*_before(scene, deed), *_behind(scene, deed), *_fallen(scene, deed)})
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


def _fallen(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`اشتباك استشهد فيه قائد`, `الهجوم الذي قتل فيه ثلاثة`: those of whom a verb behind says that they fell in it."""
    parts, phrases = scene.reading.parts, scene.reading.phrases
    for clause in scene.clauses:
        at = clause.verb
        if at <= deed.last or verb_class(clause.stem) != "casualty" or at + 1 >= len(parts):
            continue
        nearer = any(each.kind == "deed" and deed.last < each.first < at for each in phrases)
        if parts[at + 1].stem in _IN_IT and not nearer and clause.how in ("after", "second"):
            yield from _group(scene, clause.subject)


def _told(scene: Scene, at: int) -> Iterator[int]:
    """Of whom a toll tells: who stands right behind it, as its second half."""
    if at + 1 < len(scene.reading.parts) and not scene.reading.parts[at].article:
        behind = scene.reading.phrase_of[at + 1]
        if behind >= 0 and not scene.reading.phrases[behind].prep:
            yield from _group(scene, behind)


def _group(scene: Scene, phrase: int) -> Iterator[int]:
    number = scene.group_of.get(phrase, -1)
    if number >= 0:
        yield _of_whom(scene, number)


def _of_whom(scene: Scene, number: int) -> int:
    """`ستين قتيلا من المدنيين`: the group of whom the dead are counted, which stands next."""
    group = scene.groups[number]
    if group.head.people not in _NOBODY or number + 1 >= len(scene.groups):
        return number
    behind = scene.groups[number + 1]
    counted = behind.head.prep == "from" and behind.head.first - group.members[-1].last == _BESIDE and behind.named
    return number + 1 if counted else number
