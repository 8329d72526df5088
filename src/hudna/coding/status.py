"""Did it happen: occurred, planned, conditional, possible or denied.

Rules read the verb's own form, then the cues before and behind in the order in
which they weigh; a small model may overrule them where cues stand apart from
the word (`judge`).  After the account of factuality by Saurí and Pustejovsky
(2009): each cue turns the value of what stands in its reach.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hudna.coding.cues import Cue
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part

STATUSES = ("occurred", "planned", "conditional", "possible", "denied")
SPEECH_DEEDS = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "CLAIM", "AGREE"})
"""Deeds done in saying: the cue that a deed of words is itself does not turn it."""
UNCAUSED = "explosion"
"""A trigger's note begins so where the word alone does not say that somebody did it."""


@dataclass(slots=True)
class Status:
    """What the rules say: the status, the words that decided it, the condition's span, the rule's name."""

    status: str
    rule: str
    cues: tuple[str, ...] = ()
    condition: tuple[int, int] | None = None


def status(scene: Scene, candidate: Candidate) -> Status:
    """The first rule that applies; `occurred` where none does."""
    for rule in RULES:
        found = rule(scene, candidate)
        if found:
            return found
    return Status("occurred", "plain")


def _uttered(scene: Scene, candidate: Candidate) -> Status | None:
    """A formula of retribution threatens now, though its verb is future."""
    if candidate.row.event_type == "THREATEN" and candidate.kind == "phrase":
        return Status("occurred", "uttered", (), _condition(scene, candidate))
    return None


def _negated(scene: Scene, candidate: Candidate) -> Status | None:
    """`لم يقصف`, `لن ينسحب`, `عدم الالتزام`; where the trigger itself holds the negation it counts for the deed."""
    if _none(scene, candidate):
        return Status("denied", "none", ("أي",))
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "almost" and same and distance <= 5 and candidate.aspect == "imperfect":
            return Status("denied", "almost", (cue.words,))
        if distance > 3 or not same:
            return None
        if cue.kind == "undone" and distance == 0 and candidate.form != "verb":
            return Status("denied", "undone", (cue.words,))
        near = distance <= (0 if candidate.form != "verb" else 1)
        if cue.kind == "negated" and near and _reaches(scene, cue, candidate):
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "negates" and distance == 0 and candidate.form == "verb" and candidate.aspect != "perfect":
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "negated" and cue.reach == "clause" and distance <= (3 if candidate.form == "verb" else 2):
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "averted" and cue.reach == "next" and distance <= 2 and candidate.form != "verb":
            return Status("denied", "averted", (cue.words,))
    return None


def _reaches(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`غير` and `دون` turn the noun behind them, a verb only behind `أن`: `قرار غير ملزم يطلب` asks all the same."""
    if cue.reach != "next" or candidate.form != "verb":
        return True
    return scene.sentence.words[candidate.first - 1].key == "ان"


def _none(scene: Scene, candidate: Candidate) -> bool:
    """`لم تخرج أي تظاهرة`: no deed of the kind, since the verb before `أي` is negated."""
    any_at = candidate.first - 1
    if candidate.form == "verb" or any_at < 1 or scene.sentence.words[any_at].key not in ("اي", "ايه"):
        return False
    return any(
        cue.kind in ("negated", "negates") and cue.reach == "verb" and any_at - cue.last <= 4
        for cue, _, same in scene.before(candidate)
        if same
    )


def _undone(scene: Scene, candidate: Candidate) -> Status | None:
    """`انسحاب القوات لم يكتمل`: a masdar whose own verb, behind it, is negated."""
    if candidate.form == "verb":
        return None
    for cue, distance, same in scene.after(candidate):
        if cue.kind == "undone" and same and distance <= 8:
            told = any(candidate.last < other.first < cue.first for other in scene.candidates)
            return None if told else Status("denied", "undone", (cue.words,))
    return None


def _foiled(scene: Scene, candidate: Candidate) -> Status | None:
    """`أحبط هجوماً`: it did not happen; `أحبط مخططاً لتفجير`: it was planned."""
    if candidate.form == "verb":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind in ("intent", "attempt"):
            return None
        if cue.kind == "foiled" and same and distance <= 5:
            return Status("denied", "foiled", (cue.words,))
    return None


def _denied(scene: Scene, candidate: Candidate) -> Status | None:
    """`نفى ... قصف المدينة`: somebody says that it did not happen; a claim that is denied is a claim."""
    if candidate.row.event_type == "CLAIM":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "denied" and same and distance <= 10:
            if _is_claim(scene, cue, candidate):
                return None
            return Status("denied", "denied", (cue.words,))
        if cue.kind == "averted" and cue.reach == "clause" and same and distance <= 6:
            return Status("denied", "averted", (cue.words,))
    return None


def _is_claim(scene: Scene, denial: Cue, candidate: Candidate) -> bool:
    """`نفى مسؤوليته عن القصف`: who denies having done it does not say that it was not done."""
    owned = any(cue.kind == "owning" and denial.last < cue.first < candidate.first for cue in scene.cues)
    return owned or any(
        other.row.event_type == "CLAIM" and denial.first <= other.last and other.first < candidate.first
        for other in scene.candidates
    )


IFS = ("if", "counterfactual")


def _conditional(scene: Scene, candidate: Candidate) -> Status | None:
    """Inside an if-clause, or what follows from one; a deed told in the perfect behind `if` is the condition itself."""
    for cue, distance, same in scene.before(candidate):
        reached = (same and distance <= 8) or (_hangs(candidate) and distance <= 14)
        if cue.kind in IFS and reached:
            return Status("conditional", "if before", (cue.words,), condition_span(scene, cue))
    for cue, distance, same in scene.after(candidate):
        reach = 14 if candidate.aspect == "future" or same else 6
        if cue.kind in IFS and distance <= reach and _hangs(candidate):
            return Status("conditional", "if behind", (cue.words,), condition_span(scene, cue))
    return None


def _hangs(candidate: Candidate) -> bool:
    """Whether the deed could hang on a condition: not told in the perfect, not a deed of words."""
    return candidate.aspect != "perfect" and not (
        candidate.row.event_type in SPEECH_DEEDS and candidate.aspect != "future"
    )


def _future(scene: Scene, candidate: Candidate) -> Status | None:
    """`سيقصف`, `سوف يقصف`, `يجتمع غدا`; doubted where a doubt stands before."""
    may = _may(scene, candidate)
    if may:
        return may
    marked = candidate.aspect == "future"
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "future" and same and distance <= 2:
            marked = True
        if marked and cue.kind in ("maybe", "fear") and same and distance <= 6:
            return Status("possible", "future, doubted", (cue.words,))
    if marked:
        return Status("planned", "future")
    carrier = _carrier(scene, candidate)
    if carrier:
        return Status("planned", "future verb before", (carrier,))
    for cue, distance, same in scene.after(candidate):
        if same and distance <= 8 and cue.words == TODAY and _on_the_diary(candidate):
            return Status("planned", "on the diary", (cue.words,))
        if cue.kind in ("ahead", "intent") and same and distance <= (8 if candidate.aspect == "imperfect" else 2):
            return Status("planned", "ahead", (cue.words,)) if candidate.aspect != "perfect" else None
    return None


def _may(scene: Scene, candidate: Candidate) -> Status | None:
    """`قد` right before an imperfect."""
    cue, distance, _ = next(scene.before(candidate), (None, 0, False))
    if cue and cue.kind == "already" and distance == 0 and candidate.aspect == "imperfect":
        return Status("possible", "may", (cue.words,))
    return None


def _carrier(scene: Scene, candidate: Candidate) -> str:
    """The future verb that carries a masdar: `ستستأنف الفصائل هجماتها`, `سيشرف على لقاء`; else nothing.

    The verb next before it decides; a definite masdar without a pronoun was
    known before (`سيحقق في الهجوم`).
    """
    if candidate.form == "verb" or candidate.prefix.endswith(("ال", "لل")) or _presupposed(scene, candidate):
        return ""
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - CARRIED), -1):
        if scene.clauses[at] != scene.clauses[candidate.first]:
            return ""
        word = part(scene.sentence.words[at].key)
        if word.kind in ("verb", "aux"):
            future = word.stem[:2] in _FUTURE and part(word.stem[1:]).kind in ("verb", "aux")
            return scene.sentence.words[at].text if future else ""
    return ""


CARRIED = 6
_FUTURE = ("سي", "ست", "سن")
TODAY = "اليوم"


def _on_the_diary(candidate: Candidate) -> bool:
    """`يجتمع الوزير اليوم`: a meeting told in the imperfect with today's name is still to come."""
    return candidate.row.event_type == "CONSULT" and candidate.aspect == "imperfect"


def _possible(scene: Scene, candidate: Candidate) -> Status | None:
    """`قد` before an imperfect, doubt, fear, suspicion, a question; `ضربات محتملة`."""
    for cue, distance, same in scene.before(candidate):
        if cue.words == "أي" and distance <= 2 and candidate.form != "verb":
            return Status("possible", "any", (cue.words,))
        if cue.kind == "future" and candidate.aspect == "imperfect" and distance <= 40:
            return Status("planned", "future, carried on", (cue.words,))
        if cue.kind == "question" and distance <= 12 and scene.ends_asking:
            return Status("possible", "question", (cue.words,))
        if cue.kind == "hearsay" and distance <= 6:
            return Status("possible", "hearsay", (cue.words,))
        doubt = cue.kind in ("maybe", "fear", "suspect", "risk") and same
        doubt = doubt and not _presupposed(scene, candidate) and not _owned(scene, cue, candidate)
        if doubt and distance <= (3 if candidate.aspect == "perfect" else 12 if cue.kind == "fear" else 7):
            return _doubted(scene, candidate, cue)
    for cue, distance, _ in scene.after(candidate):
        if (
            cue.kind == "maybe"
            and distance <= 1
            and candidate.form != "verb"
            and cue.words.startswith(("محتمل", "المحتمل"))
        ):
            return Status("possible", "maybe", (cue.words,))
    return None


def _owned(scene: Scene, doubt: Cue, candidate: Candidate) -> bool:
    """`فرضية ضلوع جماعات في التفجيرات`: what is in doubt is who did it."""
    return any(
        cue.kind in ("owning", "charge") and doubt.last <= cue.first < candidate.first and candidate.form != "verb"
        for cue in scene.cues
    )


def _doubted(scene: Scene, candidate: Candidate, doubt: Cue) -> Status:
    """Possible; conditional where the same sentence says on what it hangs (the codebook: of both, conditional)."""
    for cue, distance, _ in scene.after(candidate):
        if cue.kind == "if" and distance <= 30:
            return Status("conditional", "if behind", (doubt.words, cue.words), condition_span(scene, cue))
    return Status("possible", doubt.kind, (doubt.words,))


def _uncaused(scene: Scene, candidate: Candidate) -> Status | None:
    """An explosion of which nobody says what exploded."""
    if not candidate.row.note.startswith(UNCAUSED) or "arms" in scene.kinds:
        return None
    if any(_is_act(other) for other in scene.candidates):
        return None
    return Status("possible", "no cause stated")


def _is_act(candidate: Candidate) -> bool:
    """An attack that its own word tells, not a toll and not a blast alone."""
    note = candidate.row.note
    return candidate.row.event_type == "ASSAULT" and not note.startswith((UNCAUSED, "casualty"))


_AHEAD = frozenset(
    {"intent", "decided", "aim", "purpose", "ordered", "need", "demand", "agreement", "refusal", "threat"}
)
_WORDS = frozenset({"demand", "agreement", "refusal", "threat"})
"""Cues that are deeds of words: what they are about is near them, and no deed of words itself."""


def _planned(scene: Scene, candidate: Candidate) -> Status | None:
    """Intended, decided, ordered, demanded, or the purpose of another deed; never a deed told in the perfect."""
    if candidate.aspect == "perfect":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "object" and distance == 0:
            return None
        if cue.kind not in _AHEAD or not same or distance > 6 or _article(scene, cue):
            continue
        if _presupposed(scene, candidate) or (cue.kind == "decided" and _in_force(cue, candidate)):
            continue
        if cue.kind in _WORDS and (distance > 3 or candidate.row.event_type in SPEECH_DEEDS):
            continue
        return Status("planned", cue.kind, (cue.words,))
    purpose = candidate.form in ("masdar", "noun") and candidate.prefix in ("ل", "ول")
    if purpose and _is_purpose(candidate) and not _taken(scene, candidate):
        return Status("planned", "purpose", ("ل",))
    return _sought(scene, candidate)


def _article(scene: Scene, cue: Cue) -> bool:
    """`الأمر` is no order, `القرار` nothing that is still to come."""
    return cue.kind in ("ordered", "decided") and scene.sentence.words[cue.first].key.startswith(("ال", "وال", "بال"))


def _in_force(cue: Cue, candidate: Candidate) -> bool:
    """`قرار تجميد الحسابات`, `مشروع قرار يدعو`: the noun names what was done."""
    noun = cue.words == "قرار"
    return noun and (candidate.form == "verb" or candidate.row.event_type in ("SANCTION", "COERCE", "REJECT"))


def _presupposed(scene: Scene, candidate: Candidate) -> bool:
    """`أمر بإغلاق المساجد بعد الهجوم`: what stands behind `بعد` happened before."""
    before = [word.key for word in scene.sentence.words[max(0, candidate.first - 2) : candidate.first]]
    return candidate.form != "verb" and bool(_SINCE & set(before)) and candidate.aspect != "future"


_SINCE = frozenset({"بعد", "عقب", "اثر", "منذ", "غداة", "جراء", "بسبب", "وراء", "نتيجة"})


def _taken(scene: Scene, candidate: Candidate) -> bool:
    """`تعرضت القاعدة لهجوم`, `الذكرى الأولى لاغتياله`: a word before it that takes its object with `ل`."""
    near = {word.key for word in scene.sentence.words[max(0, candidate.first - TAKING_REACH) : candidate.first]}
    return bool(near & _TAKING) or any(
        cue.kind == "light" and cue.words.startswith("تعرض") and same and distance <= 8
        for cue, distance, same in scene.before(candidate)
    )


TAKING_REACH = 4
_TAKING = frozenset(
    fold(
        "ذكرى الذكرى بذكرى المدبر مدبر المنفذ منفذ الأول الأولى الثانية تبعا خضع خضعت يخضع تخضع إشارة رفضه رفضها رفضهم"
        " نظرا نتيجة ضحية تصدى تصدت التصدي استجابة تلبية وفقا إضافة بالإضافة ردا خلافا مشابه مماثل سابق فرصة أدلة"
    ).split()
)


def _is_purpose(candidate: Candidate) -> bool:
    """`ل` before a bare masdar, or one with a pronoun; a plural names deeds done, a deed of words is done in saying."""
    return candidate.number != "p" and candidate.row.event_type not in SPEECH_DEEDS


def _sought(scene: Scene, candidate: Candidate) -> Status | None:
    """`التحرير الذي تسعى إليه`: a relative clause says that it is aimed at."""
    if candidate.form == "verb":
        return None
    near = [(cue, distance) for cue, distance, same in scene.after(candidate) if same and distance <= 3]
    if any(cue.kind == "which" and distance <= 1 for cue, distance in near):
        for cue, _ in near:
            if cue.kind in ("aim", "intent", "demand"):
                return Status("planned", "sought", (cue.words,))
    return None


def _coordinated(scene: Scene, candidate: Candidate) -> Status | None:
    """A masdar joined by `و` shares the status of the masdar before it."""
    if candidate.form == "verb" or not candidate.prefix.startswith("و"):
        return None
    left = [other for other in scene.candidates if other.last < candidate.first]
    if not left or left[-1].form == "verb" or candidate.first - left[-1].last > 9:
        return None
    found = status(scene, left[-1])
    return found if found.rule in _SHARED else None


_SHARED = _AHEAD | {"maybe", "fear", "risk", "negated", "averted", "if behind", "if before"}

WEAK = _AHEAD | {"maybe", "fear", "risk", "suspect", "no cause stated", "question", "any"}
"""Rules that a cue some words off may set off wrongly."""

RULES: tuple[Callable[[Scene, Candidate], Status | None], ...] = (
    _uttered,
    _negated,
    _denied,
    _undone,
    _foiled,
    _conditional,
    _future,
    _possible,
    _uncaused,
    _planned,
    _coordinated,
)

_CLAUSE_END = re.compile(r"[،,؛;.!؟?\n»”\"]")


def condition_span(scene: Scene, cue: Cue) -> tuple[int, int]:
    """The condition: from its cue to the next pause, seven words at least where the sentence has them."""
    words = scene.sentence.words
    least = words[min(cue.last + 2, len(words) - 1)].end
    text = scene.analysis.document.text
    end = _CLAUSE_END.search(text, least, scene.sentence.end)
    return words[cue.first].start, end.start() if end else words[-1].end


def _condition(scene: Scene, candidate: Candidate) -> tuple[int, int] | None:
    for cue, distance, _ in (*scene.before(candidate), *scene.after(candidate)):
        if cue.kind == "if" and distance <= 14:
            return condition_span(scene, cue)
    return None


def stated(ruled: Status) -> list[str]:
    """What the rules say, as features for a gate."""
    return [f"told={ruled.status}", f"by={ruled.rule}"]


def told(scene: Scene, candidate: Candidate, ruled: Status) -> list[str]:
    """The features of the status model: what the rules say, and the cues with their distance."""
    row = candidate.row
    shape = f"{candidate.form}:{candidate.aspect or ''}"
    features = [
        "bias",
        f"ruled={ruled.status}",
        f"rule={ruled.rule}",
        f"rule+form={ruled.rule}+{shape}",
        f"form={shape}",
        f"speech={row.event_type in SPEECH_DEEDS}",
        f"type={row.event_type}",
        f"prefix={candidate.prefix}+{candidate.form}",
        f"asks={scene.ends_asking}",
    ]
    seen: set[str] = set()
    for cue, distance, same in scene.before(candidate):
        if cue.kind not in seen and distance <= 14:
            seen.add(cue.kind)
            features.append(f"cue-{cue.kind}@{'clause' if same else 'apart'}")
            features.append(f"cue-{cue.kind}+{candidate.form}@{'near' if distance <= 3 else 'far'}")
    return features
