"""On what a threat or an agreement hangs that was uttered: it happened, and the words of its condition go with it."""

from hudna.coding.evidence import clause_end
from hudna.coding.factual import condition_span
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar.parts import part

_HANGING = frozenset({"THREATEN", "AGREE"})
_AHEAD, _BEFORE = 25, 14


def uttered_on(scene: Scene, candidate: Candidate) -> tuple[int, int] | None:
    """The code points of the condition, behind the word, for a threat before it too; `None` where nothing is said."""
    if candidate.row.event_type not in _HANGING:
        return None
    for cue, distance, _ in scene.after(candidate):
        if cue.kind == "if" and distance <= _AHEAD:
            return condition_span(scene, cue)
    if candidate.row.event_type != "THREATEN":
        return None
    for cue, distance, _ in scene.before(candidate):
        if cue.kind == "if" and distance <= _BEFORE:
            return condition_span(scene, cue)
    return _bare(scene, candidate)


def _bare(scene: Scene, candidate: Candidate) -> tuple[int, int] | None:
    """`هدد بالرد إن سقط صاروخ`: `إن` with a verb behind it, after a threat."""
    words = scene.sentence.words
    ahead = [at for at, word in enumerate(words) if word.start > candidate.end][:_AHEAD]
    for at in ahead:
        verb = part(words[at + 1].key) if at + 1 < len(words) else None
        if words[at].text == "إن" and verb is not None and verb.kind == "verb":
            end = clause_end(scene.analysis.document.text, words[at + 1].end, scene.sentence.end)
            return words[at].start, end
    return None
