"""Words that look like a deed and tell none of their own.

A word of a name, a game, a story, an accident, what a threat, demand, refusal
or agreement is about, the words of an if-clause.
"""

from collections.abc import Callable

from hudna.coding.cues import Cue
from hudna.coding.factual import condition_span
from hudna.coding.hanging import no_condition
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar.numerals import NUMERALS


def content(scene: Scene, candidate: Candidate) -> str | None:
    """Why a candidate names no deed of its own but what another deed is about, or on what it hangs; else `None`.

    What is threatened, demanded, refused or agreed goes into `about`, the
    words of an if-clause into `condition`.
    """
    return next((reason for reason, holds in _NO_DEED if holds(scene, candidate)), None)


def _named(scene: Scene, candidate: Candidate) -> bool:
    """`كتائب سيد الشهداء`, `هيئة تحرير الشام`: a word of a known name.

    `متهما الحكومة`, `أسرى محتجزين`: who is called by what he does or by what was done to him has no other name.
    """
    return any(
        mention.kind == "actor" and mention.id and mention.start <= candidate.start and candidate.end <= mention.end
        for mention in scene.sentence.mentions
        if (mention.start, mention.end) != (candidate.start, candidate.end) or not _called(scene, candidate)
    )


def _called(scene: Scene, candidate: Candidate) -> bool:
    """Whether a word may tell a deed of whom it names: not of the counted (`ثلاثة متهمين`)."""
    before = scene.sentence.keys[candidate.first - 1] if candidate.first else ""
    return candidate.kind in _CALLED and not before[:1].isdigit() and before not in NUMERALS


_CALLED = ("participle", "noun")


def _played(scene: Scene, candidate: Candidate) -> bool:
    """`هاجم الفريق مرمى منافسه`: two words of sport or more, one of them sure, and none of fighters or crowds."""
    if "game" not in scene.kinds:
        return False
    kinds = [kind for at, of in enumerate(scene.classes) for kind in of if not candidate.first <= at <= candidate.last]
    fought = {"armed", "crowd", "hurt"} & set(kinds)
    return "game" in kinds and kinds.count("game") + kinds.count("sport") >= MOST_SPORT and not fought


MOST_SPORT = 3
"""A sure word is of both classes, so one of each makes three."""


def _light(scene: Scene, candidate: Candidate) -> bool:
    """`تعرضت القاعدة لهجوم`, `وقّع اتفاقاً`: of a light verb and its masdar one carries the deed."""
    if candidate.row.words in _UNDERGOING:
        return any(
            other.row.event_type == candidate.row.event_type
            and other.prefix == "ل"
            and _within(scene, candidate, other)
            for other in scene.candidates
        )
    return candidate.row.event_type == "AGREE" and any(
        other.row.event_type == "AGREE" and other.form == "verb" and _within(scene, other, candidate)
        for other in scene.candidates
        if candidate.form == "noun" and not candidate.definite and not candidate.prefix
    )


def _within(scene: Scene, left: Candidate, right: Candidate) -> bool:
    near = 0 < right.first - left.last <= LIGHT_REACH
    return near and scene.clauses[left.last] == scene.clauses[right.first]


LIGHT_REACH = 6
_UNDERGOING = ("تعرّض", "تعرض")


def _invented(scene: Scene, candidate: Candidate) -> bool:
    """`فيلم عن اغتيال رئيس`: what a film or a novel is about."""
    told = any("story" in of for of in scene.classes[max(0, candidate.first - STORY_REACH) : candidate.first])
    return told and not _named_near(scene)


def _named_near(scene: Scene) -> bool:
    return any(mention.kind == "actor" and mention.id for mention in scene.sentence.mentions)


STORY_REACH = 8


def _befallen(scene: Scene, candidate: Candidate) -> bool:
    """`قتل أربعة في حادث سير`: a toll whose cause is an accident or the weather."""
    if not candidate.row.note.startswith("casualty"):
        return False
    road = any(
        left.key in ("حادث", "حوادث", "بحادث") and right.key in ("سير", "مرور", "مروري", "مروريه", "السير")
        for left, right in zip(scene.sentence.words, scene.sentence.words[1:], strict=False)
    )
    return road or "accident" in scene.kinds


def _stressed(scene: Scene, candidate: Candidate) -> bool:
    """`أكد أهمية التعاون`: to stress that a deed matters is no deed."""
    return candidate.form != "verb" and any(
        cue.kind == "need" and cue.words in _STRESS and distance <= 1 and same
        for cue, distance, same in scene.before(candidate)
    )


_STRESS = ("أهمية", "ضرورة", "وجوب")


_CONTENT_PREFIXES = {"THREATEN": ("ب", "ل"), "REQUEST": ("ب", "ل"), "REJECT": ("",), "AGREE": ("ب",)}
_OPENERS = {"THREATEN": ("ب",), "REQUEST": ("ب", "الي"), "AGREE": ("علي", "ب")}
"""How a verb of words takes what it is about: the clitic before the masdar, or a word between that opens it."""


def _threatened(scene: Scene, candidate: Candidate) -> bool:
    """`هدد بقصف المطار`, `طالب بانسحاب القوات`, `رفض تسليم سلاحه`: the masdar that the verb of words governs."""
    if candidate.form not in ("masdar", "noun"):
        return False
    for other in reversed(scene.candidates):
        if other.last >= candidate.first or scene.clauses[other.last] != scene.clauses[candidate.first]:
            continue
        kind = other.row.event_type
        if other.form != "verb" or kind not in _CONTENT_PREFIXES:
            return False
        between = [word.key for word in scene.sentence.words[other.last + 1 : candidate.first]]
        governed = candidate.prefix in _CONTENT_PREFIXES[kind] and (candidate.prefix or _object(candidate, between))
        opened = any(_opens(key, _OPENERS.get(kind, ())) for key in between)
        return (bool(governed) or opened) and len(between) <= MOST_GOVERNED and not _DEPENDENT & set(between)
    return False


def _opens(key: str, openers: tuple[str, ...]) -> bool:
    """Whether a word between opens the content: the preposition itself, or its clitic on a noun that is no place."""
    return key in openers or ("ب" in openers and key.startswith("ب") and key not in _PLAIN)


def _object(candidate: Candidate, between: list[str]) -> bool:
    """A bare masdar behind the verb and its subject, with no preposition between, is the verb's object."""
    return not candidate.definite and len(between) <= MOST_SUBJECT and not _PREPOSITIONS & set(between)


MOST_SUBJECT = 5
_PREPOSITIONS = frozenset({"في", "علي", "من", "الي", "عن", "مع", "بعد", "قبل", "خلال", "رغم", "بسبب", "اثر", "عقب"})
MOST_GOVERNED = 9
_PLAIN = frozenset({"بعد", "بين", "بحسب", "بشان", "بغداد", "بيروت", "برلمان", "باسم", "بيان", "بلاده", "بلادها"})
# `وعدت الحكومة بتعزيز الحدود غداة هجوم`: what a promise or a demand follows upon is no part of it.
_AFTER = frozenset({"بعد", "غداة", "عقب", "اعقاب", "اثر", "جراء", "نتيجة", "بسبب"})
_DEPENDENT = frozenset({"الذي", "التي", "الذين", "قبل", "خلال", "منذ", "حيث", "ان"}) | _AFTER


def _inside_condition(scene: Scene, candidate: Candidate) -> bool:
    """`إذا لم تنسحب القوات`, `في حال استمرت الهجمات`; what follows from it (`ستفتح`) is no part of it."""
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "if" and not no_condition(scene, cue):
            start, end = condition_span(scene, cue)
            near = start <= candidate.start < end and same and distance <= MOST_GOVERNED
            return near and candidate.aspect != "future" and not _answered(scene, cue, candidate)
    return False


def _answered(scene: Scene, condition: Cue, candidate: Candidate) -> bool:
    """Whether a word before it opens the main clause (`فـ`, `سـ`, `لـ` on a verb)."""
    if candidate.prefix.startswith("ف"):
        return True
    return any(
        other.form == "verb" and other.aspect == "future" and condition.last < other.first <= candidate.first
        for other in scene.candidates
    )


def _in_hold(scene: Scene, candidate: Candidate) -> bool:
    """`تحرير المدينة من سيطرة التنظيم`, `استعادت القوات، ..., السيطرة`: the hold that another word takes or ends."""
    if candidate.row.words != "سيطرة":
        return False
    before = scene.sentence.keys[candidate.first - 1] if candidate.first else ""
    if not candidate.prefix and not candidate.pronoun and before == "من":
        return True
    taken = [other for other in scene.candidates if other.last < candidate.first and _takes_hold(other)]
    return candidate.prefix == "ال" and bool(taken) and candidate.first - taken[-1].last <= HOLD


def _takes_hold(candidate: Candidate) -> bool:
    return candidate.row.event_type == "ASSAULT" and candidate.row.words.split()[0] in _REGAINING


HOLD = 14
_REGAINING = ("استعاد", "استعادة", "استرد", "استرداد", "بسط", "فقد")


def _backed(scene: Scene, candidate: Candidate) -> bool:
    """`تقدمت القوات بدعم من التحالف`: by whose support a deed was done is no support in words."""
    behind = scene.sentence.keys[candidate.last + 1 : candidate.last + 2]
    return (
        candidate.row.event_type == "SUPPORT"
        and candidate.row.words == "دعم"
        and candidate.prefix == "ب"
        and behind == ("من",)
    )


_NO_DEED: tuple[tuple[str, Callable[[Scene, Candidate], bool]], ...] = (
    ("a word of a name", _named),
    ("a game", _played),
    ("a light verb and its masdar", _light),
    ("a story", _invented),
    ("an accident", _befallen),
    ("stressed", _stressed),
    ("content of a threat, demand, refusal or agreement", _threatened),
    ("inside a condition", _inside_condition),
    ("a hold that is taken or ended", _in_hold),
    ("who backed another deed", _backed),
)
