"""Who takes ground from whom: the towns that fall, that are lost, that are freed.

`سقطت المدينة بيد التنظيم`, `خسر الجيش البلدة أمام المتمردين`: the noun before the
verb loses, whoever stands behind `بيد` or `أمام` gains (codebook §1: taking or
losing ground is an ASSAULT of whoever takes it).
"""

from collections.abc import Iterator
from typing import NamedTuple

from hudna.coding.pronouns import owner
from hudna.coding.roles import Group, Scene, clause_before, clause_of, form_of
from hudna.coding.triggers import Candidate
from hudna.lang.ar.script import fold

_FREEING = tuple(
    fold(
        "تحرير تطهير تمشيط استعاد استعد يستعيد تستعيد استرداد استرد يسترد تسترد انتزاع انتزع ينتزع تنتزع حرر يحرر تحرر"
        " طهر يطهر تطهر"
    ).split()
)
_FALLING = tuple(fold("سقط يسقط تسقط سقوط وقع يقع تقع وقوع").split())
_LOSING = tuple(fold("خسر يخسر تخسر خسار فقدت فقدوا فقدنا يفقد تفقد فقدان").split())
_LOST = frozenset({fold("فقد")})
_TAKING = tuple(fold("سيطر يسيطر تسيطر استول يستول تستول استيلاء احتل يحتل تحتل تقدم يتقدم تتقدم دخل دخول").split())
_HANDS = frozenset(fold("يد بيد يدي أيدي أيادي قبضة").split())
_INTO_HANDS = frozenset({"", "b", "in", "on", "by"})
_TO_WHOM = frozenset(fold("أمام لصالح لمصلحة").split())
_HOLDS = frozenset(fold("سيطرة احتلال حكم قبضة").split())
_REACH = 12
_UNKNOWN = frozenset({"name", "unknown"})


class Ground(NamedTuple):
    """Groups of a scene by index: who takes ground, who loses it, what is a place and nobody."""

    takes: frozenset[int] = frozenset()
    loses: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()


_NONE = Ground()


def ground(scene: Scene, deed: Candidate) -> Ground:
    """What a deed of taking, freeing or losing says of its groups; nothing for any other deed."""
    if deed.row.event_type not in ("ASSAULT", "COERCE"):
        return _NONE
    stem = scene.reading.parts[deed.first].stem
    at = _losing(scene, deed, stem)
    takes = frozenset(_taker(scene, deed, stem, lost=at >= 0))
    loses = frozenset({*_freed_from(scene, deed, stem), _loser(scene, at)} - {-1, *takes})
    over = at >= 0 or stem.startswith((*_FREEING, *_FALLING, *_TAKING))
    return Ground(takes, loses, frozenset(_unknown_towns(scene, deed)) if over else frozenset())


def _freed_from(scene: Scene, deed: Candidate, stem: str) -> Iterator[int]:
    """`طهروا البلدة من المسلحين`, `تحريرها من سيطرة التنظيم`: from whom a place is taken."""
    if deed.row.event_type != "ASSAULT" or not stem.startswith(_FREEING):
        return
    for number, group in enumerate(scene.groups):
        taken = group.head.prep == "from" or _is_held(scene, group)
        if taken and group.named and _is_behind(scene, deed, group.head.first) and not _is_among(scene, deed, group):
            yield number


def _is_held(scene: Scene, group: Group) -> bool:
    """`من سيطرة التنظيم`: whose hold is named behind `من`."""
    before = scene.reading.phrases[group.head.index - 1] if group.head.index else None
    held = before is not None and before.prep == "from" and before.last + 1 == group.head.first
    return held and before is not None and before.head in _HOLDS and not group.head.prep


def _is_among(scene: Scene, deed: Candidate, group: Group) -> bool:
    """`حلفائهم من قوات الرئيس`: people of whom others are part; the subject of the verb may stand before `من`, too."""
    before = scene.group_of.get(group.head.index - 1, -1)
    if before < 0 or not scene.groups[before].named or scene.groups[before].placed:
        return False
    clause = clause_of(scene, deed.first)
    return clause is None or scene.group_of.get(clause.subject, -1) != before


def _taker(scene: Scene, deed: Candidate, stem: str, *, lost: bool) -> Iterator[int]:
    """`سقطت بيد التنظيم`, `خسارة التلة لصالح المعارضة`: into whose hands, before whom."""
    parts = scene.reading.parts
    falling, seized = stem.startswith(_FALLING), parts[deed.last].stem in _HANDS
    for number, group in enumerate(scene.groups):
        first = group.head.first
        if not group.named or first > deed.last + _REACH or not _is_behind(scene, deed, first):
            continue
        hands = parts[first].stem in _HANDS and group.head.prep in _INTO_HANDS
        fallen = falling and (hands or (seized and first == deed.last + 1))
        if fallen or (lost and parts[first - 1].stem in _TO_WHOM):
            yield number


def _loser(scene: Scene, at: int) -> int:
    """`خسر الجيش البلدة`, `فقدانها السيطرة`: who loses by the word at an index; -1 for none."""
    if at < 0:
        return -1
    clause = clause_of(scene, at)
    if clause is not None:
        number = scene.group_of.get(clause.subject, -1)
    elif scene.reading.parts[at].pronoun:
        own = scene.reading.phrase_of[at]
        number = owner(scene, scene.reading.phrases[own]) if own >= 0 else -1
    else:
        number = next((n for n, group in enumerate(scene.groups) if group.head.first == at + 1), -1)
    return number if number >= 0 and scene.groups[number].named and not scene.groups[number].head.prep else -1


def _losing(scene: Scene, deed: Candidate, stem: str) -> int:
    """The word of losing, which is the deed or has it as its object (`خسر السيطرة`, `فقدانه السيطرة`); -1 for none."""
    parts, own = scene.reading.parts, scene.reading.phrase_of[deed.first]
    if stem.startswith(_LOSING) or (stem in _LOST and form_of(deed) == "v"):
        return deed.first
    clause = clause_before(scene, deed.first)
    if clause is not None and own >= 0 and clause.object == own and clause.stem.startswith((*_LOSING, *_LOST)):
        return clause.verb
    return deed.first - 1 if deed.first and parts[deed.first - 1].stem.startswith(_LOSING) else -1


def _is_behind(scene: Scene, deed: Candidate, at: int) -> bool:
    """Behind the deed with no verb and no clause between."""
    start = deed.last + 1
    return at > deed.last and scene.verbs[at] == scene.verbs[start] and scene.bounds[at] == scene.bounds[start]


def _unknown_towns(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`السيطرة على جورين`: a name that nobody knows behind a deed over ground is a place."""
    for number, group in enumerate(scene.groups):
        if group.kind in _UNKNOWN and group.head.first > deed.last:
            yield number
