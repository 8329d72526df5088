"""Who surely did a deed, or surely did not, by the words that claim, charge, allow or sponsor it."""

from collections.abc import Iterator

from hudna.coding.pronouns import owner
from hudna.coding.roles import Scene, clause_before, clause_of, form_of, valency
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import verb_class
from hudna.lang.ar.script import fold

_NONE = (-1, -1)
_BODIES = ("forces", "fighters", "group", "government")
_TAKING = ("object", "either")
_ANY = ("اي", "اية")
_STRIKES = frozenset(fold("غارة غارات ضربة ضربات قصف هجوم عملية صاروخ صواريخ").split())
_KILLING = frozenset(fold("اغتيال مقتل قتل تصفية إصابة استهداف").split())
_REACH = 8
_CHARGE = fold("اتهام")
_SPONSORS = frozenset(fold("رعاية وساطة إشراف ضيافة").split())
_LETTING = frozenset(fold("سمح سمحت سمحوا يسمح تسمح نسمح يسمحوا تسمحوا").split())


def claiming(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`وتبنت جماعة تسمي نفسها X الهجوم`: people right behind the verb claim, though others are named before."""
    clause = clause_of(scene, deed.first) if deed.row.event_type == "CLAIM" else None
    if clause is None or clause.how != "after" or clause.verb != deed.first or clause.subject < 0:
        return _NONE
    subject = scene.reading.phrases[clause.subject]
    near = subject.first == deed.first + 1 and subject.kind in _BODIES
    return (scene.group_of.get(subject.index, -1), -1) if near else _NONE


def is_nobodys(scene: Scene, deed: Candidate) -> bool:
    """`لم تتبن أي جهة الهجوم`: nobody does what a verb denies of anybody; `القوات لم تنفذ أية عملية` has a subject."""
    behind, clause = deed.first + 1, clause_of(scene, deed.first)
    told = clause is not None and clause.how in ("topic", "pronoun")
    if told or deed.form != "verb" or behind >= len(scene.reading.parts):
        return False
    return scene.reading.parts[behind].stem in _ANY


def charged(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`اتهم الوزير الفصيل باستهدافه`: with no object behind, the pronoun means him who brings the charge."""
    parts, clause = scene.reading.parts, clause_before(scene, deed.first)
    if clause is None or not parts[deed.last].pronoun or form_of(deed) != "m" or not deed.prefix.endswith("ب"):
        return _NONE
    behind = next((group.head for group in scene.groups if group.head.first == deed.last + 1), None)
    taken = behind is not None and not (behind.prep or behind.conj or scene.reading.breaks[behind.first])
    charged, charging = (scene.group_of.get(number, -1) for number in (clause.object, clause.subject))
    told = verb_class(clause.stem) == "charge" and charged >= 0 and charging >= 0
    return (charged, charging) if told and not taken and valency(scene, deed) in _TAKING else _NONE


def accused(scene: Scene, deed: Candidate) -> tuple[int, int]:
    """`استنكر اتهامه بالاغتيال`, `اتهامها بقصف الحي`: the pronoun of a charge of something is the accused."""
    parts, own = scene.reading.parts, scene.reading.phrase_of[deed.first]
    behind = deed.last + 1
    named = deed.pronoun and fold(deed.row.words) == _CHARGE and own >= 0
    if not named or behind >= len(parts) or parts[behind].prep != "b":
        return _NONE
    return -1, owner(scene, scene.reading.phrases[own])


def sponsoring(scene: Scene) -> Iterator[int]:
    """`هدنة برعاية عمانية`: whoever brings two sides together is neither."""
    for number, group in enumerate(scene.groups):
        if group.head.prep == "b" and scene.reading.parts[group.head.first].stem in _SPONSORS:
            yield number


def allowing(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`لن تسمح الحكومة باستهداف البعثات`: who allows a deed or not leaves it to others."""
    clause = clause_before(scene, deed.first)
    if clause is not None and deed.prefix.endswith("ب") and clause.stem in _LETTING and clause.subject >= 0:
        yield scene.group_of.get(clause.subject, -1)


def striking(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`اغتيال القائد بغارة أمريكية`: whose strike it was."""
    parts = scene.reading.parts
    if parts[deed.first].stem not in _KILLING:
        return
    for number, group in enumerate(scene.groups):
        strike = group.head.first - 1
        if group.head.tells and deed.last < strike <= deed.last + _REACH and _is_strike(scene, strike):
            yield number


def struck(scene: Scene, deed: Candidate) -> Iterator[int]:
    """`اغتيال القائد بغارة أمريكية`: whom the strike killed."""
    if not _is_strike(scene, deed.first):
        return
    phrase = scene.reading.phrase_of[deed.first - 1]
    number = scene.group_of.get(phrase, -1) if phrase >= 0 else -1
    if number >= 0 and scene.reading.parts[scene.groups[number].members[0].first - 1].stem in _KILLING:
        yield number


def _is_strike(scene: Scene, at: int) -> bool:
    part = scene.reading.parts[at]
    return at > 0 and part.prep == "b" and part.stem in _STRIKES
