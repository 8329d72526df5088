"""What speaks for a candidate as the report of an event, for the models of `judge`.

Words that a person can read, in blocks (`choice`) of those that hang on the
same few facts; `explain` spells them out.
"""

from collections.abc import Iterator, Sequence

from hudna.coding.choice import Block, spelled
from hudna.coding.lexicon import shapes
from hudna.coding.scene import CASUALTY, SPEECH, Scene, near
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.tagging import word_classes

_TELLING = frozenset(
    {"demand", "refusal", "agreement", "condemn", "charge", "retrospect", "hearsay", "said", "every", "support"}
    | {"light", "which", "was", "already"}
)


def features(scene: Scene, candidate: Candidate) -> list[str]:
    """What can be told of a candidate, as words; the same for training and for use."""
    return spelled(reports(scene, candidate))


def reports(scene: Scene, candidate: Candidate) -> list[Block]:
    """The same in blocks; none has a feature of another."""
    row, form, definite = candidate.row, candidate.form, candidate.definite
    kind, aspect = row.event_type, candidate.aspect or ""
    casualty = row.note.startswith(CASUALTY)
    shape = f"{form}:{aspect}:{candidate.voice or ''}"
    return [
        (_of_row, row.words, row.trigger_id, kind, form, definite, row.words in scene.earlier),
        (_of_form, kind, candidate.kind, shape, candidate.person, definite, candidate.number or ""),
        (_with_clitics, candidate.prefix, bool(candidate.pronoun), casualty),
        *_neighbours(scene, candidate),
        *_cued(scene, candidate),
        *_governed(scene, candidate),
        *dict.fromkeys(_beside(scene, candidate)),
        (_named, form, *_names(scene, "actor", 30, candidate), *_names(scene, "place", 40, candidate)),
        *_company(scene, candidate, casualty=casualty),
        *[(_near, name, kind) for name in _around(scene, candidate)],
        *_position(scene, candidate),
    ]


def _of_row(words: str, row: str, kind: str, form: str, definite: bool, earlier: bool) -> list[str]:
    return [
        "bias",
        f"row={words}",
        f"row+form={words}+{form}",
        f"row+type={words}+{kind}",
        f"id={row}",
        f"type={kind}",
        f"earlier={earlier}+{form}+{definite}",
    ]


def _of_form(event: str, kind: str, shape: str, person: str | None, definite: bool, number: str) -> list[str]:
    return [
        f"kind={kind}",
        f"type+kind={event}+{kind}",
        f"form={shape}",
        f"type+form={event}+{shape}",
        f"person={person}",
        f"kind+definite={kind}+{definite}+{number}",
    ]


def _with_clitics(prefix: str, pronoun: bool, casualty: bool) -> list[str]:
    return [f"prefix={prefix}", f"pronoun={pronoun}", f"casualty={casualty}"]


def _neighbours(scene: Scene, candidate: Candidate) -> Iterator[Block]:
    keys = scene.sentence.keys
    yield _followed, candidate.form, candidate.definite, _behind(scene, candidate)
    yield _before, keys[candidate.first - 1] if candidate.first else "^"
    yield _after, keys[candidate.last + 1] if candidate.last + 1 < len(keys) else "$"


def _followed(form: str, definite: bool, behind: str) -> list[str]:
    return [f"behind={form}+{behind}", f"behind+definite={form}+{definite}+{behind}"]


def _before(key: str) -> list[str]:
    return [f"prev={key}"]


def _after(key: str) -> list[str]:
    return [f"next={key}"]


def _behind(scene: Scene, candidate: Candidate) -> str:
    """What follows: the end, a pause, a preposition, a relative clause, an adjective or noun with the article, else."""
    keys, at = scene.sentence.keys, candidate.last + 1
    if at >= len(keys):
        return "end"
    if scene.clauses[at] != scene.clauses[candidate.last]:
        return "pause"
    key = keys[at]
    cue = next((cue.kind for cue in scene.cues if cue.first == at), "")
    if cue in ("prep", "which", "against", "that", "this"):
        return cue
    return "article" if key.startswith(("ال", "لل")) else f"clitic {key[0]}" if key[0] in "بل" else "word"


def _cued(scene: Scene, candidate: Candidate) -> Iterator[Block]:
    """The nearest cue of each kind before and behind, with its distance."""
    seen: set[str] = set()
    for cue, distance, same in scene.before(candidate):
        if cue.kind not in seen:
            seen.add(cue.kind)
            yield _cue_before, cue.kind, near(distance), candidate.form, same
    seen.clear()
    for cue, distance, _ in scene.after(candidate):
        if cue.kind not in seen:
            seen.add(cue.kind)
            yield _cue_behind, cue.kind, near(distance)


def _cue_before(cue: str, distance: str, form: str, same: bool) -> list[str]:
    return [f"cue-{cue}@{distance}", f"cue-{cue}+{form}@{'clause' if same else 'apart'}"]


def _cue_behind(cue: str, distance: str) -> list[str]:
    return [f"then-{cue}@{distance}"]


def _company(scene: Scene, candidate: Candidate, *, casualty: bool) -> Iterator[Block]:
    """The other candidates of the sentence: the same type, an act beside a casualty, the nearest."""
    kind = candidate.row.event_type
    others = [other for other in scene.candidates if other is not candidate] if len(scene.candidates) > 1 else []
    same = [other for other in others if other.row.event_type == kind]
    before = min(sum(other.first < candidate.first for other in same), 2)
    behind = min(sum(other.first > candidate.first for other in same), 2)
    acts = [other for other in same if not other.row.note.startswith(CASUALTY)]
    yield _others, min(len(others), 5), before, behind, casualty, bool(acts)
    if casualty and acts:
        yield _act_near, min(abs(other.first - candidate.first) for other in acts) < 10
    left = [other for other in others if other.last < candidate.first]
    right = [other for other in others if other.first > candidate.last]
    if left:
        yield _left, left[-1].row.event_type, kind, near(candidate.first - left[-1].last - 1)
    if right:
        yield _right, kind, right[0].row.event_type, near(right[0].first - candidate.last - 1)


def _others(number: int, before: int, behind: int, casualty: bool, acts: bool) -> list[str]:
    told = [f"others={number}", f"same-before={before}", f"same-after={behind}"]
    return [*told, f"act-beside={casualty}+{acts}"]


def _act_near(near_by: bool) -> list[str]:
    return [f"act-near={near_by}"]


def _left(other: str, kind: str, distance: str) -> list[str]:
    return [f"left={other}>{kind}@{distance}"]


def _right(kind: str, other: str, distance: str) -> list[str]:
    return [f"right={kind}>{other}@{distance}"]


def _governed(scene: Scene, candidate: Candidate) -> Iterator[Block]:
    """The deed next to it on either side: of words, of the same type, another; what a demand is about is no deed."""
    form, aspect, kind = candidate.form, candidate.aspect or "", candidate.row.event_type
    left = [other for other in scene.candidates if other.last < candidate.first]
    right = [other for other in scene.candidates if other.first > candidate.last]
    yield _of_type_before, min(2, sum(other.row.event_type == kind for other in left)), form
    if left:
        other = left[-1]
        far = min(candidate.first - other.last - 1, 5)
        again = other.form if far <= 4 and other.row.event_type == kind else ""
        yield _governor, _sort(other, kind), other.row.event_type if far <= 3 else "", again, form, aspect
    if right:
        yield _governs, _sort(right[0], kind), form, right[0].first - candidate.last - 1 <= 3


def _of_type_before(number: int, form: str) -> list[str]:
    return [f"before={number}+{form}"]


def _governor(sort: str, close: str, again: str, form: str, aspect: str) -> list[str]:
    """`close` is the type of a deed close before, `again` the form of one of the same type."""
    told = [f"governor={sort}+{form}+{'near' if close else 'far'}"]
    told += [f"governor={close}+{form}+{aspect}"] if close else []
    return [*told, f"again={again}+{form}+{aspect}"] if again else told


def _governs(sort: str, form: str, close: bool) -> list[str]:
    return [f"governs={sort}+{form}+{'near' if close else 'far'}"]


def _sort(other: Candidate, kind: str) -> str:
    return "speech" if other.row.event_type in SPEECH else "same" if other.row.event_type == kind else "deed"


def _beside(scene: Scene, candidate: Candidate) -> Iterator[Block]:
    """Cues right before it, and telling cues of its clause."""
    form, aspect = candidate.form, candidate.aspect or ""
    for cue, distance, same in scene.before(candidate):
        if distance <= 1:
            yield _cue_beside, cue.kind, distance, form, aspect
        if same and distance <= 6 and cue.kind in _TELLING:
            yield _within, cue.kind, form


def _cue_beside(cue: str, distance: int, form: str, aspect: str) -> list[str]:
    return [f"beside={cue}@{distance}+{form}+{aspect}"]


def _within(cue: str, form: str) -> list[str]:
    return [f"within={cue}+{form}"]


def _names(scene: Scene, kind: str, reach: int, candidate: Candidate) -> tuple[bool, bool]:
    """Whether a name of that kind stands close behind it, close before it."""
    behind = before = False
    for each in scene.sentence.mentions:
        if each.kind == kind:
            behind = behind or 0 <= each.start - candidate.end < reach
            before = before or 0 <= candidate.start - each.end < reach + 10
    return behind, before


def _named(form: str, actor_behind: bool, actor_before: bool, place_behind: bool, place_before: bool) -> list[str]:
    return [
        f"actor-behind={actor_behind}+{form}",
        f"actor-before={actor_before}+{form}",
        f"place-behind={place_behind}+{form}",
        f"place-before={place_before}+{form}",
    ]


def _around(scene: Scene, candidate: Candidate) -> set[str]:
    """Kinds of words and names within ten words, and how near."""
    words, classes = scene.sentence.words, scene.classes
    first, last = candidate.first, candidate.last
    left, right = max(0, first - 10), min(len(words), last + 11)
    seen = {f"{name}-before" for told in classes[left:first] if told for name in told}
    seen.update([f"{name}-behind" for told in classes[last + 1 : right] if told for name in told])
    seen.update([f"{name}-close" for told in classes[last + 1 : min(right, last + 4)] if told for name in told])
    start, end = words[left].start, words[right - 1].end
    for mention in scene.sentence.mentions:
        if mention.kind in ("actor", "place") and start <= mention.start < end:
            seen.add(f"{mention.kind}-{'before' if mention.start < candidate.start else 'behind'}")
    return seen


def _near(name: str, kind: str) -> list[str]:
    return [f"near={name}", f"near={kind}+{name}"]


def _position(scene: Scene, candidate: Candidate) -> Iterator[Block]:
    sentence, first = scene.sentence, candidate.first
    yield _standing, min(first // 4, 6), min(scene.clauses[first], 3), min(len(sentence.keys) // 10, 5)
    yield _opening, candidate.kind, first == 0, sentence.paragraph == 0, scene.ends_asking, sentence.quoted


def _standing(place: int, clause: int, length: int) -> list[str]:
    return [f"place={place}", f"clause={clause}", f"length={length}"]


def _opening(kind: str, first: bool, title: bool, asks: bool, quoted: bool) -> list[str]:
    return [f"title={title}", f"first={kind}+{first}", f"asks={asks}", f"quoted={quoted}"]


def sentence_features(scene: Scene, named: Sequence[Sequence[str]]) -> set[str]:
    """Features of a whole sentence: those of its candidates of one type, its words and their classes."""
    found = {name for names in named for name in names}
    found.add(f"candidates={min(len(named), 4)}")
    start, end = scene.sentence.start, scene.sentence.end
    found.update(f"w={word}" for word in fold(scene.analysis.document.text[start:end]).split())
    classes = word_classes()
    for word in scene.sentence.words:
        found.add(f"stem={word.key.removeprefix('ال')[:4]}")
        padded = f" {word.key} "
        found.update(f"letters={padded[at : at + 4]}" for at in range(max(1, len(padded) - 3)))
        known = [classes[shape] for shape in sorted(shapes(word.key), key=len, reverse=True) if shape in classes]
        found.update(f"class={number}" for number in known[:1])
    return found
