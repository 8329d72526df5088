"""What a status is, and what several of the rules that read it ask."""

import re
from dataclasses import dataclass

from hudna.coding.cues import Cue
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold

STATUSES = ("occurred", "planned", "conditional", "possible", "denied")
SPEECH_DEEDS = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "CLAIM", "AGREE"})
"""Deeds done in saying: the cue that a deed of words is itself does not turn it."""
TURNING = frozenset(fold("بينما فيما لكن ولكن لكنه لكنها لكنهم غير حيث كما إذ").split())
"""Words that turn to something else."""
UNCAUSED = "explosion"
"""A trigger's note begins so where the word alone does not say that somebody did it."""


@dataclass(slots=True)
class Status:
    """What the rules say: the status, the words that decided it, the condition's span, the rule's name."""

    status: str
    rule: str
    cues: tuple[str, ...] = ()
    condition: tuple[int, int] | None = None


def presupposed(scene: Scene, candidate: Candidate) -> bool:
    """`أمر بإغلاق المساجد بعد الهجوم`: what stands behind `بعد` happened before."""
    before = [word.key for word in scene.sentence.words[max(0, candidate.first - 2) : candidate.first]]
    since = candidate.form != "verb" and bool(_SINCE & set(before)) and candidate.aspect != "future"
    return since or comes_about(scene, candidate)


def comes_about(scene: Scene, candidate: Candidate) -> bool:
    """`منع نشر صور تفجير وقع قبل يومين`: the verb right behind a deed says that it took place."""
    words, at = scene.sentence.words, candidate.last + 1
    near = {word.key for word in words[at : at + 2]}
    return candidate.form != "verb" and bool(near & _TAKEN_PLACE) and not near & _NOT


_TAKEN_PLACE = frozenset(fold("وقع وقعت حدث حدثت نفذه نفذها شنه شنها أسفر أسفرت أودى أودت أوقع أوقعت اندلعت").split())
_NOT = frozenset({"لم", "لن", "كان", "كانت"})

_SINCE = frozenset({"بعد", "عقب", "اثر", "منذ", "غداة", "جراء", "بسبب", "وراء", "نتيجة", "تحت"})

_CLAUSE_END = re.compile(r"[،,؛;.!؟?\n»”\"]")


def condition_span(scene: Scene, cue: Cue) -> tuple[int, int]:
    """The condition: from its cue to the next pause, seven words at least where the sentence has them."""
    words = scene.sentence.words
    least = words[min(cue.last + 2, len(words) - 1)].end
    text = scene.analysis.document.text
    end = _CLAUSE_END.search(text, least, scene.sentence.end)
    return words[cue.first].start, end.start() if end else words[-1].end
