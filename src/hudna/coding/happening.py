"""What the words around a deed say of whether it happened: features of the model that doubts what no rule turned.

The rules know cues and their reach; what no rule reaches is weighed here: the
verb before the deed, the words on its way, the deeds beside it, the days of its
sentence.
"""

from collections.abc import Iterator

from hudna.coding.foretold import is_future
from hudna.coding.scene import Scene, near
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import Part, part

WORDS, BEHIND = 8, 10
"""Words before a deed that are weighed one by one; words behind it in which a cue counts."""
# Beginnings of perfects in `ت` and `ن` that the weights were learned with; `verbs.PERFECT_IN_TA` has the words.
_PERFECT = tuple(fold("تم تعرض توجه تمكن تلق توصل تعهد نفذ نفت نقل نشر نفى ترك تبن تول").split())


def doubts(scene: Scene, candidate: Candidate) -> list[str]:
    """What can be told of a candidate for the model of what happened, as words."""
    form = _form(candidate)
    reads = list(map(part, scene.sentence.keys))
    return [
        *_itself(scene, candidate, form),
        *_verbs(scene, candidate, reads, form),
        *_near(candidate, reads, form),
        *_way(scene, candidate, reads, form),
        *_beside(scene, candidate, form),
        *_cues(scene, candidate, form),
        *_days(scene, candidate, form),
    ]


def _form(candidate: Candidate) -> str:
    return "v" if candidate.form == "verb" else "p" if candidate.kind == "participle" else "n"


def _itself(scene: Scene, candidate: Candidate, form: str) -> Iterator[str]:
    kind, definite = candidate.row.event_type, candidate.definite
    yield f"word={candidate.row.words}+{form}"
    yield f"number={definite}+{form}+{candidate.number or ''}"
    yield f"type+aspect={kind}+{form}+{candidate.aspect or ''}"
    yield f"type+definite={kind}+{definite}+{form}"
    yield f"told={candidate.row.words in scene.earlier}+{definite}+{form}"


def _verbs(scene: Scene, candidate: Candidate, reads: list[Part], form: str) -> Iterator[str]:
    """The tense of the two verbs next before it, and the conjunction next before it."""
    clauses, that, seen = scene.clauses, "", 0
    for at in range(candidate.first - 1, -1, -1):
        read = reads[at]
        if read.kind in ("sub", "rel") and not that:
            that = read.stem
        elif read.kind in ("verb", "aux"):
            same = "same" if clauses[at] == clauses[candidate.first] else "apart"
            yield f"verb{seen}={_tense(read, scene.sentence.keys[at])}+{form}+{same}+{that}"
            seen += 1
            if seen == 2:
                return


def _tense(read: Part, key: str) -> str:
    if is_future(key):
        return "future"
    if read.kind == "aux":
        return "aux"
    return "imperfect" if read.stem[:1] in "يتن" and not read.stem.startswith(_PERFECT) else "perfect"


def _near(candidate: Candidate, reads: list[Part], form: str) -> Iterator[str]:
    """The words right before and behind it."""
    first, last = candidate.first, candidate.last
    for step in (1, 2, 3):
        if first >= step:
            read = reads[first - step]
            yield f"before{step}={read.kind}:{read.prep}:{read.article}+{form}"
    if first:
        yield f"after={reads[first - 1].stem}+{form}"
    if last + 1 < len(reads):
        read = reads[last + 1]
        yield f"next={read.kind}:{read.prep}:{read.article}+{form}"


def _way(scene: Scene, candidate: Candidate, reads: list[Part], form: str) -> Iterator[str]:
    """The words of the way to it, and those of its clause again with its form."""
    clauses, first = scene.clauses, candidate.first
    for at in range(max(0, first - WORDS), first):
        stem = reads[at].stem
        yield f"way={stem}"
        if clauses[at] == clauses[first]:
            yield f"clause={stem}+{form}"


def _beside(scene: Scene, candidate: Candidate, form: str) -> Iterator[str]:
    """The deed next before it, by type."""
    left = [other for other in scene.candidates if other.last < candidate.first]
    if left:
        other = left[-1]
        far = near(candidate.first - other.last - 1)
        yield f"left={other.row.event_type}+{other.form}+{form}+{far}"
        yield f"left+prefix={other.row.event_type}+{candidate.prefix}+{form}"


def _cues(scene: Scene, candidate: Candidate, form: str) -> Iterator[str]:
    """The kinds of cues of the sentence, and of those close behind it."""
    for kind in sorted({cue.kind for cue in scene.cues}):
        yield f"holds={kind}+{form}"
    seen: set[str] = set()
    for cue, distance, same in scene.after(candidate):
        if distance > BEHIND:
            return
        if cue.kind not in seen:
            seen.add(cue.kind)
            yield f"behind={cue.kind}+{form}+{near(distance)}+{same}"


def _days(scene: Scene, candidate: Candidate, form: str) -> Iterator[str]:
    """A verb in the future before or behind it, days to come and gone by in its sentence."""
    keys = scene.sentence.keys
    before = any(map(is_future, keys[: candidate.first]))
    yield f"future={before}+{any(map(is_future, keys[candidate.last + 1 :]))}+{form}"
    published = scene.analysis.document.published
    if published is not None:
        days = scene.sentence.dates
        ahead = any(day.earliest is not None and day.earliest > published for day in days)
        gone = any(day.latest is not None and day.latest < published for day in days)
        yield f"days={ahead}+{gone}+{form}"
