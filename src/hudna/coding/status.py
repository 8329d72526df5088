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
        if cue.kind == "averted" and distance <= 2 and candidate.form != "verb":
            return Status("denied", "averted", (cue.words,))
    return None


def _denied(scene: Scene, candidate: Candidate) -> Status | None:
    """`نفى ... قصف المدينة`: somebody says that it did not happen; a claim that is denied is a claim."""
    if candidate.row.event_type == "CLAIM":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "denied" and same and distance <= 8:
            return Status("denied", "denied", (cue.words,))
        if cue.kind == "averted" and cue.reach == "clause" and same and distance <= 4:
            return Status("denied", "averted", (cue.words,))
    return None


def _conditional(scene: Scene, candidate: Candidate) -> Status | None:
    """Inside an if-clause, or what follows from one; a deed told in the perfect behind `if` is the condition itself."""
    for cue, distance, same in scene.before(candidate):
        if cue.kind in ("if", "counterfactual") and (
            (same and distance <= 8) or (_hangs(candidate) and distance <= 14)
        ):
            return Status("conditional", "if before", (cue.words,), _span(scene, cue))
    for cue, distance, _ in scene.after(candidate):
        if cue.kind in ("if", "counterfactual") and distance <= 14 and _hangs(candidate):
            return Status("conditional", "if behind", (cue.words,), _span(scene, cue))
    return None


def _hangs(candidate: Candidate) -> bool:
    """Whether the deed could hang on a condition: not told in the perfect, not a deed of words."""
    return candidate.aspect != "perfect" and not (
        candidate.row.event_type in SPEECH_DEEDS and candidate.aspect != "future"
    )


def _future(scene: Scene, candidate: Candidate) -> Status | None:
    marked = candidate.aspect == "future"
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "future" and same and distance <= 2:
            marked = True
        if marked and cue.kind in ("maybe", "fear") and same and distance <= 6:
            return Status("possible", "future, doubted", (cue.words,))
    return Status("planned", "future") if marked else None


def _possible(scene: Scene, candidate: Candidate) -> Status | None:
    """`قد` before an imperfect, doubt, fear, suspicion, a question."""
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "already" and distance == 0 and candidate.aspect == "imperfect":
            return Status("possible", "may", (cue.words,))
        if cue.kind == "question" and distance <= 12 and scene.ends_asking:
            return Status("possible", "question", (cue.words,))
        if cue.kind in ("maybe", "fear", "suspect") and same and distance <= 6 and candidate.aspect != "perfect":
            return Status("possible", cue.kind, (cue.words,))
    return None


_AHEAD = frozenset(
    {"intent", "decided", "aim", "purpose", "ordered", "need", "demand", "agreement", "refusal", "threat"}
)
_OWN = {"demand": "REQUEST", "refusal": "REJECT", "agreement": "AGREE", "threat": "THREATEN"}


def _planned(scene: Scene, candidate: Candidate) -> Status | None:
    """Intended, decided, ordered, demanded, or the purpose of another deed; never a deed told in the perfect."""
    if candidate.aspect == "perfect":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind not in _AHEAD or not same or distance > 5:
            continue
        if _OWN.get(cue.kind) == candidate.row.event_type:
            continue
        if cue.kind in ("demand", "refusal", "threat", "agreement") and distance > 3:
            continue
        return Status("planned", cue.kind, (cue.words,))
    if candidate.form in ("masdar", "noun") and candidate.prefix in ("ل", "ول") and not candidate.definite:
        return Status("planned", "purpose", ("ل",))
    return None


RULES: tuple[Callable[[Scene, Candidate], Status | None], ...] = (
    _uttered,
    _negated,
    _denied,
    _conditional,
    _future,
    _possible,
    _planned,
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
