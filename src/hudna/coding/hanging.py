"""What hangs on a condition: the deed of an if-clause, and what would follow from it."""

from hudna.coding.cues import Cue
from hudna.coding.factual import SPEECH_DEEDS, TURNING, Status, condition_span, presupposed
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import SPEECH, THAT, part

IFS = ("if", "counterfactual")
INSIDE, FOLLOWING, FOLLOWED = 8, 14, 6
"""Words between a condition and the deed: in its clause, behind its clause, before it."""


def conditional(scene: Scene, candidate: Candidate) -> Status | None:
    """Inside an if-clause, or what follows from one; a deed told in the perfect behind `if` is the condition itself."""
    if _hit_by(scene, candidate):
        cue = _if_before(scene, candidate)
        words = scene.sentence.words[candidate.first - 1]
        span = condition_span(scene, cue) if cue else (words.start, candidate.end)
        return Status("conditional", "if before", (words.text,), span)
    for cue, distance, same in scene.before(candidate):
        if cue.kind not in IFS or no_condition(scene, cue):
            continue
        reached = (same and distance <= INSIDE) or (_hangs(candidate) and distance <= FOLLOWING)
        if reached and not _past_it(scene, cue, candidate, same=same) and not _known(scene, cue, candidate, same=same):
            return Status("conditional", "if before", (cue.words,), condition_span(scene, cue))
    for cue, distance, same in scene.after(candidate):
        if (
            cue.kind not in IFS
            or no_condition(scene, cue)
            or presupposed(scene, candidate)
            or _during(scene, candidate)
        ):
            continue
        reach = FOLLOWING if candidate.aspect == "future" or same else FOLLOWED
        if distance <= reach and _hangs(candidate):
            return Status("conditional", "if behind", (cue.words,), condition_span(scene, cue))
    return None


def _during(scene: Scene, candidate: Candidate) -> bool:
    """`قال خلال اجتماع بالقادة إنه إذا`: the frame of what is said."""
    before = scene.sentence.words[candidate.first - 1].key if candidate.first else ""
    return candidate.form != "verb" and before in ("خلال", "اثناء")


def _hit_by(scene: Scene, candidate: Candidate) -> bool:
    """`سنرد إن هوجمنا`: `إن` right before a verb in the perfect is "if", since the other `إن` stands before nouns.

    Not behind a word of saying: there a noun was read as a verb (`قال إن قصف المدينة خلف قتلى`).
    """
    words = scene.sentence.words[: candidate.first]
    if candidate.aspect != "perfect" or candidate.form != "verb" or not words:
        return False
    if words[-1].key in _WHATEVER:
        return True
    if words[-1].text not in ("إن", "وإن", "فإن"):
        return False
    opened = next((word.key for word in reversed(words[:-1]) if word.key in THAT or part(word.key).stem in SPEECH), "")
    return opened in THAT or not opened


_WHATEVER = frozenset({"سواء", "مهما", "اينما", "حيثما"})


def _if_before(scene: Scene, candidate: Candidate) -> Cue | None:
    return next((cue for cue, distance, _ in scene.before(candidate) if cue.kind in IFS and distance <= 1), None)


def _hangs(candidate: Candidate) -> bool:
    """Whether the deed could hang on a condition: not told in the perfect, not a deed of words."""
    return candidate.aspect != "perfect" and not (
        candidate.row.event_type in SPEECH_DEEDS and candidate.aspect != "future"
    )


def no_condition(scene: Scene, cue: Cue) -> bool:
    """`وهو ما لم تؤكده`, `من دون شرط`, `وهو شرط ترفضه`, `ولو إلى حين`: the same letters, and nothing hangs on them."""
    words = scene.sentence.words
    before = words[cue.first - 1].key if cue.first else ""
    behind = words[cue.last + 1].key if cue.last + 1 < len(words) else ""
    if cue.words == "ما لم":
        return before in _IT_IS
    if cue.words in ("شرط", "مشروط", "مشروطة"):
        return before in _IT_IS | _WITHOUT or (cue.words != "شرط" and not behind.startswith("ب"))
    return cue.words in ("لو", "ولو") and part(behind).kind in ("prep", "adverb")


_IT_IS = frozenset(fold("هو وهو هي وهي هذا وهذا أمر الأمر شيء").split())
_WITHOUT = frozenset(fold("دون بدون بلا غير أي كل أول").split())


def _past_it(scene: Scene, cue: Cue, candidate: Candidate, *, same: bool) -> bool:
    """Whether the sentence has gone on to something else: `توعدوا بالرد إذا استمر، بينما اتهمتهم الرئاسة بـ`."""
    words = scene.sentence.words[cue.last + 1 : candidate.first]
    between = [part(word.key) for word in words]
    if candidate.form == "verb" and candidate.aspect == "perfect" and any(read.kind == "rel" for read in between):
        return True
    if same:
        return False
    if any(word.key in _TURNING for word in words) or any(read.stem in SPEECH for read in between):
        return True
    clauses, own = scene.clauses, scene.clauses[cue.last]
    later = range(cue.last + 1, candidate.first)
    if any(clauses[at] != own and between[at - cue.last - 1].kind == "rel" for at in later):
        return True
    # The condition's own verb stands in its clause; one of a later clause that begins with `و` tells what was.
    told = candidate.form == "verb" and candidate.prefix.startswith("و") and candidate.aspect != "future"
    joined = any(
        clauses[at] != own and read.conj and read.kind == "verb" for at, read in zip(later, between, strict=True)
    )
    return told or joined


_TURNING = TURNING | set(fold("مضيفا مشيرا مؤكدا قائلا متهما مشيدا وكان وكانت").split())


def _known(scene: Scene, cue: Cue, candidate: Candidate, *, same: bool) -> bool:
    """`ما لم تتوقف الغارات`: what is to end is going on."""
    if candidate.form == "verb" or not same:
        return False
    between = [word.key for word in scene.sentence.words[cue.last + 1 : candidate.first]]
    return any(part(key).stem in _CEASING for key in between)


_CEASING = frozenset(fold("تتوقف يتوقف توقفت توقف تكف يكف كف كفت يوقف يوقفوا أوقف أوقفت").split())
