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

STATUSES = ("occurred", "planned", "conditional", "possible", "denied")
SPEECH_DEEDS = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "CLAIM", "AGREE"})
"""Deeds done in saying: the cue that a deed of words is itself does not turn it."""
UNCAUSED = "explosion"
"""A trigger's note begins so where the word alone does not say that somebody did it."""


@dataclass(frozen=True, slots=True)
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
    for cue, distance, same in scene.before(candidate):
        if distance > 3 or not same:
            return None
        if cue.kind == "negated" and distance <= (0 if candidate.form != "verb" else 1):
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "negates" and distance == 0 and candidate.form == "verb" and candidate.aspect != "perfect":
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "negated" and cue.reach == "clause":
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "averted" and cue.reach == "next" and distance <= 2 and candidate.form != "verb":
            return Status("denied", "averted", (cue.words,))
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


def content(scene: Scene, candidate: Candidate) -> str | None:
    """Why a candidate names no deed of its own but what another deed is about, or on what it hangs; else `None`.

    What is threatened or demanded goes into `about`, the words of an if-clause
    into `condition`.
    """
    if _threatened(scene, candidate):
        return "content of a threat or demand"
    return "inside a condition" if _inside_condition(scene, candidate) else None


_CONTENT_PREFIXES = {"THREATEN": ("ب",), "REQUEST": ("ب", "ل")}


def _threatened(scene: Scene, candidate: Candidate) -> bool:
    """`هدد بقصف المطار`, `طالب بانسحاب القوات`, `دعا إلى التحقيق`: the masdar that the verb of words governs."""
    if candidate.form not in ("masdar", "noun"):
        return False
    for other in reversed(scene.candidates):
        if other.last >= candidate.first or scene.clauses[other.last] != scene.clauses[candidate.first]:
            continue
        if other.form != "verb" or other.row.event_type not in _CONTENT_PREFIXES:
            return False
        governed = candidate.prefix in _CONTENT_PREFIXES[other.row.event_type]
        between = [word.key for word in scene.sentence.words[other.last + 1 : candidate.first]]
        opened = any(key == "الي" or (key.startswith("ب") and key not in _PLAIN) for key in between)
        return (governed or opened) and len(between) <= MOST_GOVERNED and not _DEPENDENT & set(between)
    return False


MOST_GOVERNED = 9
_PLAIN = frozenset({"بعد", "بين", "بحسب", "بشان", "بغداد", "بيروت", "برلمان", "باسم", "بيان", "بلاده", "بلادها"})
_DEPENDENT = frozenset({"الذي", "التي", "الذين", "بعد", "قبل", "خلال", "منذ", "حيث", "ان"})


def _inside_condition(scene: Scene, candidate: Candidate) -> bool:
    """`إذا لم تنسحب القوات`, `في حال استمرت الهجمات`; what follows from it (`ستفتح`) is no part of it."""
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "if":
            start, end = _span(scene, cue)
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


IFS = ("if", "counterfactual")


def _conditional(scene: Scene, candidate: Candidate) -> Status | None:
    """Inside an if-clause, or what follows from one; a deed told in the perfect behind `if` is the condition itself."""
    for cue, distance, same in scene.before(candidate):
        reached = (same and distance <= 8) or (_hangs(candidate) and distance <= 14)
        if cue.kind in IFS and reached:
            return Status("conditional", "if before", (cue.words,), _span(scene, cue))
    for cue, distance, same in scene.after(candidate):
        reach = 14 if candidate.aspect == "future" or same else 6
        if cue.kind in IFS and distance <= reach and _hangs(candidate):
            return Status("conditional", "if behind", (cue.words,), _span(scene, cue))
    return None


def _hangs(candidate: Candidate) -> bool:
    """Whether the deed could hang on a condition: not told in the perfect, not a deed of words."""
    return candidate.aspect != "perfect" and not (
        candidate.row.event_type in SPEECH_DEEDS and candidate.aspect != "future"
    )


def _future(scene: Scene, candidate: Candidate) -> Status | None:
    """`سيقصف`, `سوف يقصف`, `يجتمع غدا`; doubted where a doubt stands before."""
    marked = candidate.aspect == "future"
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "future" and same and distance <= 2:
            marked = True
        if marked and cue.kind in ("maybe", "fear") and same and distance <= 6:
            return Status("possible", "future, doubted", (cue.words,))
    if marked:
        return Status("planned", "future")
    for cue, distance, same in scene.after(candidate):
        if same and distance <= 8 and cue.words == TODAY and _on_the_diary(candidate):
            return Status("planned", "on the diary", (cue.words,))
        if cue.kind in ("ahead", "intent") and same and distance <= (8 if candidate.aspect == "imperfect" else 2):
            return Status("planned", "ahead", (cue.words,)) if candidate.aspect != "perfect" else None
    return None


TODAY = "اليوم"


def _on_the_diary(candidate: Candidate) -> bool:
    """`يجتمع الوزير اليوم`: a meeting told in the imperfect with today's name is still to come."""
    return candidate.row.event_type == "CONSULT" and candidate.aspect == "imperfect"


def _possible(scene: Scene, candidate: Candidate) -> Status | None:
    """`قد` before an imperfect, doubt, fear, suspicion, a question; `ضربات محتملة`."""
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "already" and distance == 0 and candidate.aspect == "imperfect":
            return Status("possible", "may", (cue.words,))
        if cue.words == "أي" and distance <= 2 and candidate.form != "verb":
            return Status("possible", "any", (cue.words,))
        if cue.kind == "future" and candidate.aspect == "imperfect" and distance <= 40:
            return Status("planned", "future, carried on", (cue.words,))
        if cue.kind == "question" and distance <= 12 and scene.ends_asking:
            return Status("possible", "question", (cue.words,))
        doubt = cue.kind in ("maybe", "fear", "suspect", "risk") and same
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


def _doubted(scene: Scene, candidate: Candidate, doubt: Cue) -> Status:
    """Possible; conditional where the same sentence says on what it hangs (the codebook: of both, conditional)."""
    for cue, distance, _ in scene.after(candidate):
        if cue.kind == "if" and distance <= 30:
            return Status("conditional", "if behind", (doubt.words, cue.words), _span(scene, cue))
    return Status("possible", doubt.kind, (doubt.words,))


def _uncaused(scene: Scene, candidate: Candidate) -> Status | None:
    """An explosion of which nobody says what exploded."""
    if not candidate.row.note.startswith(UNCAUSED) or any("arms" in kinds for kinds in scene.classes):
        return None
    return Status("possible", "no cause stated")


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
        if cue.kind not in _AHEAD or not same or distance > 6:
            continue
        if cue.kind in _WORDS and (distance > 3 or candidate.row.event_type in SPEECH_DEEDS):
            continue
        return Status("planned", cue.kind, (cue.words,))
    if candidate.form in ("masdar", "noun") and candidate.prefix in ("ل", "ول") and _is_purpose(candidate):
        return Status("planned", "purpose", ("ل",))
    return _sought(scene, candidate)


def _is_purpose(candidate: Candidate) -> bool:
    """`ل` before a bare masdar, or one with a pronoun; a plural names deeds done."""
    return candidate.number != "p" and candidate.row.event_type != "REQUEST"


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
    _conditional,
    _future,
    _possible,
    _uncaused,
    _planned,
    _coordinated,
)

_CLAUSE_END = re.compile(r"[،,؛;.!؟?\n»”\"]")


def _span(scene: Scene, cue: Cue) -> tuple[int, int]:
    """The condition: from its cue to the next pause, seven words at least where the sentence has them."""
    words = scene.sentence.words
    least = words[min(cue.last + 2, len(words) - 1)].end
    text = scene.analysis.document.text
    end = _CLAUSE_END.search(text, least, scene.sentence.end)
    return words[cue.first].start, end.start() if end else words[-1].end


def _condition(scene: Scene, candidate: Candidate) -> tuple[int, int] | None:
    for cue, distance, _ in (*scene.before(candidate), *scene.after(candidate)):
        if cue.kind == "if" and distance <= 14:
            return _span(scene, cue)
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
