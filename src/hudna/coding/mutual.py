"""Deeds that each party does to the others: clashes, talks, agreements.

The codebook (§3) has every party of such a deed as an actor.  They stand apart
in the sentence, so no single choice finds them: on both sides of `بين ... و`,
with `من جهة` and more between, or one before the deed and the other behind `مع`.
"""

from collections.abc import Iterator, Sequence

from hudna.coding.blocks import counted
from hudna.coding.phrases import SIDES
from hudna.coding.roles import Group, Scene, of_parties, valency
from hudna.coding.triggers import Candidate
from hudna.lang.ar.parts import Part

# `أجرى محادثات مع`: of talks the one behind `مع` is whom they are held with.
_EACH_AN_ACTOR = frozenset({"ASSAULT", "AGREE"})
_SUPPORTED = ("مدعوم", "مدعم", "مسنود", "معزز")
_EXCHANGED = ("تبادل", "يتبادل", "متبادل", "بتبادل")
_NEAR = 8
_WITH = frozenset({"with"})
_AGAINST = _WITH | {"against"}
_BETWEEN_THEM = frozenset({"بينه", "بينها", "بينهم"})
CARRIED = -2
_FAR = 20
_BEYOND = 14


def is_mutual(scene: Scene, deed: Candidate) -> bool:
    """Whether its parties do to each other what is told."""
    takes = valency(scene, deed)
    told = takes == "parties" or of_parties(deed.row.words)
    # `موافقة الفصائل على الهدنة مع واشنطن`: who consents does so alone, and `مع` belongs to what is consented to.
    return told or (deed.row.event_type == "AGREE" and takes != "subject") or is_exchange(scene, deed)


def is_exchange(scene: Scene, deed: Candidate) -> bool:
    """`تبادلا الاتهامات`, `القصف المتبادل`."""
    parts = scene.reading.parts
    first = next((at for at in range(deed.first - 1, max(deed.first - _NEAR, -1), -1) if _exchanged(parts[at])), None)
    if first is not None and scene.bounds[deed.first] == scene.bounds[first]:
        return True
    return any(map(_exchanged, parts[deed.last : deed.last + 2]))


def _exchanged(read: Part) -> bool:
    return read.stem.startswith(_EXCHANGED)


def parties(scene: Scene, deed: Candidate, chosen: tuple[int, int], ranked: Sequence[int]) -> tuple[int, ...]:
    """The groups that are all actors of a mutual deed; empty where those chosen stay what they are.

    `chosen` are actor and recipient (-1: none; `CARRIED`: who acted before), `ranked` the groups by what speaks for
    them as the actor.
    """
    between = tuple(_between(scene, deed))
    if between:
        other = next((n for n in ranked if _before(scene.groups[n], deed)), -1) if _and_it(scene, between[0]) else -1
        sides = (other, *between) if other >= 0 and other not in between else between
        return tuple(dict.fromkeys(one for number in sides for one in (number, *seconds(scene, number))))
    if deed.row.event_type not in _EACH_AN_ACTOR and not is_exchange(scene, deed):
        return ()
    actor, recipient = chosen
    others = tuple(_with(scene, deed, _AGAINST if deed.row.event_type == "ASSAULT" else _WITH))
    if others and (actor == -1 or actor in others):
        actor = next((n for n in ranked if n not in others and _before(scene.groups[n], deed)), -1)
    told = dict.fromkeys(n for n in (actor, recipient, *others) if n >= 0)
    return tuple(n for n in told if n == actor or (is_somebody(scene.groups[n]) and not is_victim(scene.groups[n])))


def is_victim(group: Group) -> bool:
    """Civilians are named as those who suffer from a clash."""
    return group.kind == "civilians"


def seconds(scene: Scene, number: int) -> Iterator[int]:
    """`القوات مدعومةً بالعشائر`: the group that fights beside another."""
    for last in (member.last for member in scene.groups[number].members):
        after = scene.reading.parts[last + 1 : last + 2]
        if after and after[0].stem.startswith(_SUPPORTED) and not after[0].article:
            for other in range(number + 1, len(scene.groups)):
                group = scene.groups[other]
                if group.head.first == last + 2 and group.head.prep == "backing" and group.named:
                    yield other


def _before(group: Group, deed: Candidate) -> bool:
    return group.head.last < deed.first and is_somebody(group)


def is_somebody(group: Group) -> bool:
    """Does a group name people, a state, a paper or somebody by a title?"""
    return group.named or group.sort == "state" or group.kind in ("source", "title")


def _between(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`بين X وY من جهة، وZ من جهة أخرى`: the groups on either side."""
    first = next((n for n, group in enumerate(scene.groups) if _opens(scene, deed, group)), -1)
    if first < 0:
        return
    yield first
    last = scene.groups[first].members[-1].last
    for number in range(first + 1, len(scene.groups)):
        group = scene.groups[number]
        if group.head.first - last > _BEYOND or counted(scene.verbs, last + 1, group.head.first):
            return
        joined = group.head.conj or group.head.prep == "between"
        if joined and is_somebody(group):
            yield number
            last = group.members[-1].last
        elif joined and group.head.head not in SIDES:
            return


def _opens(scene: Scene, deed: Candidate, group: Group) -> bool:
    """The first `بين` behind a deed, with no more between than the verb that brings it (`اندلعت`)."""
    head = group.head
    if head.prep != "between" or not 0 < head.first - deed.last <= _FAR or not _of_parties(group):
        return False
    bounds = scene.bounds[head.first] - scene.bounds[deed.last + 1]
    return counted(scene.verbs, deed.last + 1, head.first) <= 1 and not bounds


def _and_it(scene: Scene, first: int) -> bool:
    """`اشتباكات بينها وبين X`: one side stands before the deed."""
    at = scene.groups[first].head.first
    return any(part.stem in _BETWEEN_THEM for part in scene.reading.parts[max(at - 3, 0) : at])


def _of_parties(group: Group) -> bool:
    return is_somebody(group) or group.head.head.startswith(("طرف", "جانب", "فريق", "بلد", "دول"))


def _with(scene: Scene, deed: Candidate, senses: frozenset[str]) -> Iterator[int]:
    """`اشتباكات مع X`: the groups behind the deed in its own clause."""
    for number, group in enumerate(scene.groups):
        first = group.head.first
        if group.head.prep in senses and 0 < first - deed.last <= _FAR:
            verbs = counted(scene.verbs, deed.last + 1, first)
            if not verbs and scene.bounds[first] == scene.bounds[deed.last + 1]:
                yield number
                return
