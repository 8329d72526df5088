"""What the words around a deed say of whether it happened: features of the model that doubts what no rule turned.

The rules know cues and their reach; what no rule reaches is weighed here: the
verb before the deed, the words on its way, the deeds beside it, the days of its
sentence.
"""

from collections.abc import Iterator

from hudna.coding.choice import Block, spelled
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
    return spelled(doubtful(scene, candidate))


def doubtful(scene: Scene, candidate: Candidate) -> list[Block]:
    """The same in blocks; none has a feature of another."""
    form = _form(candidate)
    reads = list(map(part, scene.sentence.keys))
    row, definite = candidate.row, candidate.definite
    return [
        (_itself, row.words, form, row.words in scene.earlier, definite),
        (_of_type, row.event_type, form, candidate.aspect or "", definite, candidate.number or ""),
        *_verbs(scene, candidate, reads, form),
        *_near(candidate, reads, form),
        *dict.fromkeys(_way(scene, candidate, reads, form)),
        *_beside(scene, candidate, form),
        *_cues(scene, candidate, form),
        *_days(scene, candidate, form),
    ]


def _form(candidate: Candidate) -> str:
    return "v" if candidate.form == "verb" else "p" if candidate.kind == "participle" else "n"


def _itself(words: str, form: str, earlier: bool, definite: bool) -> list[str]:
    return [f"word={words}+{form}", f"told={earlier}+{definite}+{form}"]


def _of_type(kind: str, form: str, aspect: str, definite: bool, number: str) -> list[str]:
    return [
        f"number={definite}+{form}+{number}",
        f"type+aspect={kind}+{form}+{aspect}",
        f"type+definite={kind}+{definite}+{form}",
    ]


def _verbs(scene: Scene, candidate: Candidate, reads: list[Part], form: str) -> Iterator[Block]:
    """The tense of the two verbs next before it, and the conjunction next before it."""
    clauses, that, seen = scene.clauses, "", 0
    for at in range(candidate.first - 1, -1, -1):
        read = reads[at]
        if read.kind in ("sub", "rel") and not that:
            that = read.stem
        elif read.kind in ("verb", "aux"):
            same = clauses[at] == clauses[candidate.first]
            yield _verb, seen, _tense(read, scene.sentence.keys[at]), form, same, that
            seen += 1
            if seen == 2:
                return


def _verb(number: int, tense: str, form: str, same: bool, that: str) -> list[str]:
    return [f"verb{number}={tense}+{form}+{'same' if same else 'apart'}+{that}"]


def _tense(read: Part, key: str) -> str:
    if is_future(key):
        return "future"
    if read.kind == "aux":
        return "aux"
    return "imperfect" if read.stem[:1] in "يتن" and not read.stem.startswith(_PERFECT) else "perfect"


def _near(candidate: Candidate, reads: list[Part], form: str) -> Iterator[Block]:
    """The words right before and behind it."""
    first, last = candidate.first, candidate.last
    for step in (1, 2, 3):
        if first >= step:
            read = reads[first - step]
            yield _word_at, f"before{step}", read.kind, read.prep, read.article, form
    if first:
        yield _after, reads[first - 1].stem, form
    if last + 1 < len(reads):
        read = reads[last + 1]
        yield _word_at, "next", read.kind, read.prep, read.article, form


def _word_at(where: str, kind: str, prep: str, article: bool, form: str) -> list[str]:
    return [f"{where}={kind}:{prep}:{article}+{form}"]


def _after(stem: str, form: str) -> list[str]:
    return [f"after={stem}+{form}"]


def _way(scene: Scene, candidate: Candidate, reads: list[Part], form: str) -> Iterator[Block]:
    """The words of the way to it, and those of its clause again with its form."""
    clauses, first = scene.clauses, candidate.first
    for at in range(max(0, first - WORDS), first):
        stem = reads[at].stem
        yield _on_the_way, stem
        if clauses[at] == clauses[first]:
            yield _in_clause, stem, form


def _on_the_way(stem: str) -> list[str]:
    return [f"way={stem}"]


def _in_clause(stem: str, form: str) -> list[str]:
    return [f"clause={stem}+{form}"]


def _beside(scene: Scene, candidate: Candidate, form: str) -> Iterator[Block]:
    """The deed next before it, by type."""
    left = [other for other in scene.candidates if other.last < candidate.first]
    if left:
        other = left[-1]
        far = near(candidate.first - other.last - 1)
        yield _left, other.row.event_type, other.form, form, far, candidate.prefix


def _left(event: str, other: str, form: str, far: str, prefix: str) -> list[str]:
    return [f"left={event}+{other}+{form}+{far}", f"left+prefix={event}+{prefix}+{form}"]


def _cues(scene: Scene, candidate: Candidate, form: str) -> Iterator[Block]:
    """The kinds of cues of the sentence, and of those close behind it."""
    for kind in sorted({cue.kind for cue in scene.cues}):
        yield _holding, kind, form
    seen: set[str] = set()
    for cue, distance, same in scene.after(candidate):
        if distance > BEHIND:
            return
        if cue.kind not in seen:
            seen.add(cue.kind)
            yield _behind, cue.kind, form, near(distance), same


def _holding(cue: str, form: str) -> list[str]:
    return [f"holds={cue}+{form}"]


def _behind(cue: str, form: str, distance: str, same: bool) -> list[str]:
    return [f"behind={cue}+{form}+{distance}+{same}"]


def _days(scene: Scene, candidate: Candidate, form: str) -> Iterator[Block]:
    """A verb in the future before or behind it, days to come and gone by in its sentence."""
    keys = scene.sentence.keys
    yield _future, any(map(is_future, keys[: candidate.first])), any(map(is_future, keys[candidate.last + 1 :])), form
    published = scene.analysis.document.published
    if published is not None:
        days = scene.sentence.dates
        ahead = any(day.earliest is not None and day.earliest > published for day in days)
        gone = any(day.latest is not None and day.latest < published for day in days)
        yield _dated, ahead, gone, form


def _future(before: bool, behind: bool, form: str) -> list[str]:
    return [f"future={before}+{behind}+{form}"]


def _dated(ahead: bool, gone: bool, form: str) -> list[str]:
    return [f"days={ahead}+{gone}+{form}"]
