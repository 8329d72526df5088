"""What stands around the candidates of one sentence: clauses, cues, other candidates, and what it tells of each.

The features are words that a person can read; `explain` prints them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence, Word
from hudna.coding.cues import Cue, Cues
from hudna.coding.lexicon import shapes
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.lang.ar.tagging import word_classes
from hudna.lang.kept import kept

_PAUSE = re.compile(r"[،,؛;:.!؟?\n–—-]")
_NEW_CLAUSE = frozenset(fold("فيما بينما حيث لكن ولكن لكنه لكنها إلا ثم كما بعدما عندما").split())
CASUALTY = "casualty"
_MOST_FORMS = 200_000
OPENING, CARRIED = 2, 10
SHORTEST, BRIEF, PLAIN = 8, 12, 17
"""Words from which a lone sentence passes the gate: whatever it opens with, with a verb, with the verb of a deed.

Measured on the labelled sentences: longer plain lines cost the gate more than it gains.
"""
_JOINING = frozenset(fold("ثم لكن كما عندها فيما بينما أما إذ حيث غير").split())
_WHOLE = tuple(
    fold(
        "وزير وزار وزراء وفد وفاة وقع وقف وصل وصول وافق وكال وكيل واشنطن وجه وضع وحد وسط وسيط وعد وثيق ولي والي واصل"
        " وادي وطن وقود ورش ورق واقع واجه"
    ).split()
)
"""Beginnings of words whose first letter is no `و` of joining."""


_Cued = list[tuple[Cue, int, bool]]


@dataclass(slots=True)
class Scene:
    """One sentence with its candidates and cues.

    `classes` are those of each word, `kinds` those of all, `clauses` the
    number of the clause of each word; `earlier` holds the lexemes told in the
    sentences before.
    """

    analysis: Analysis
    sentence: Sentence
    candidates: tuple[Candidate, ...]
    cues: tuple[Cue, ...]
    classes: tuple[tuple[str, ...], ...]
    kinds: frozenset[str]
    clauses: tuple[int, ...]
    earlier: frozenset[str]
    # Every rule asks for the cues on both sides of a candidate, so they are kept, by its first and last word.
    _cued: dict[tuple[int, int], tuple[_Cued, _Cued]] = field(default_factory=dict)

    @property
    def ends_asking(self) -> bool:
        """Whether the sentence ends in a question mark."""
        return "؟" in self.analysis.document.text[self.sentence.end - 2 : self.sentence.end + 1]

    @property
    def alone(self) -> bool:
        """Whether nothing stands around it."""
        return len(self.analysis.sentences) == 1

    @property
    def lone(self) -> bool:
        """A sentence that stands alone and passes the gate.

        Not a short line, nor a plain one that opens with the verb that tells
        its deed: it says what it says, and the labelled sentences hold hardly
        any to learn from.  One that begins with `و` or `ثم` is torn out of
        something longer.
        """
        if not self.alone:
            return False
        first = self.sentence.words[0].key
        joined = any(each.first == 0 and each.prefix.startswith(("و", "ف")) for each in self.candidates)
        torn = joined or first in _JOINING or (first.startswith("و") and not first.startswith(_WHOLE))
        return torn or self.ends_asking or len(self.sentence.words) >= self._plainness

    @property
    def _plainness(self) -> int:
        """How long it may be to say what it says: it opens with the verb of a deed or of speech, a verb, or neither.

        Also with a known name and the verb of its deed (`الجيش يقصف`).
        """
        verbs = [each for each in self.candidates if each.form == "verb"]
        if any(
            (each.first < OPENING and each.aspect == "perfect")
            or self._named_before(each, min(OPENING, len(self.classes)))
            for each in verbs
        ):
            return PLAIN
        if any(cue.first < 2 and cue.kind in ("said", "light") for cue in self.cues):
            return PLAIN
        read = part(self.sentence.words[0].key)
        return BRIEF if read.kind == "verb" and not read.conj else SHORTEST

    def opens(self, candidate: Candidate) -> bool:
        """Whether a word, or the light verb that carries it, opens the sentence, or it tells of an actor before it."""
        if candidate.form != "verb":
            return candidate.first < OPENING or self._carried(candidate)
        return candidate.first < OPENING or self._named_before(candidate, len(self.classes))

    def _carried(self, candidate: Candidate) -> bool:
        """`شنت طائرات حربية غارات`: the light verb opens the sentence, and no other deed stands between."""
        light = next((cue for cue, _, same in self.before(candidate) if cue.kind == "light" and same), None)
        if light is None or light.first >= OPENING or candidate.first - light.last > CARRIED:
            return False
        return not any(light.last < other.first < candidate.first for other in self.candidates)

    def _named_before(self, candidate: Candidate, words: int) -> bool:
        """Whether the name of a known actor that begins among the first `words` ends right before it."""
        start = self.sentence.words[words - 1].end
        ends = [each.end for each in self.sentence.mentions if each.kind == "actor" and each.start <= start]
        return any(0 < candidate.start - end <= 2 for end in ends)

    def before(self, candidate: Candidate) -> Iterator[tuple[Cue, int, bool]]:
        """The cues before it, nearest first: the cue, words between, whether in the same clause."""
        return iter(self._beside(candidate)[0])

    def after(self, candidate: Candidate) -> Iterator[tuple[Cue, int, bool]]:
        """The cues behind it, nearest first."""
        return iter(self._beside(candidate)[1])

    def _beside(self, candidate: Candidate) -> tuple[_Cued, _Cued]:
        """The cues on both sides."""
        known = self._cued.get((candidate.first, candidate.last))
        if known is None:
            clauses, first, last = self.clauses, candidate.first, candidate.last
            before = [
                (cue, first - cue.last - 1, clauses[cue.last] == clauses[first])
                for cue in self.cues
                if cue.last < first
            ]
            after = [
                (cue, cue.first - last - 1, clauses[cue.first] == clauses[last])
                for cue in self.cues
                if cue.first > last
            ]
            known = self._cued[first, last] = (before[::-1], after)
        return known


def _clauses(text: str, words: Sequence[Word]) -> tuple[int, ...]:
    """The number of the clause of each word: a pause or a word like `بينما` opens a new one."""
    numbers, number = [0], 0
    for before, word in pairwise(words):
        plain = word.start - before.end == 1 and text[before.end] == " "
        if word.key in _NEW_CLAUSE or not (plain or _PAUSE.search(text, before.end, word.start) is None):
            number += 1
        numbers.append(number)
    return tuple(numbers)


class Classes:
    """What a word may be of, by the lists `coding.classes` of the casebook's settings (`قذائف` is of `arms`).

    A word belongs where its shape without proclitics begins with a listed
    one.  Numbers are a class of their own.
    """

    def __init__(self, casebook: Casebook) -> None:
        listed = casebook.settings.get("coding", {}).get("classes", {})
        self._names = tuple(listed)
        named = [(fold(word), name) for name, words in listed.items() for word in words]
        # By the letters that the shortest beginning has: most words share them with none.
        self._least = min((len(word) for word, _ in named), default=1)
        self._beginnings: dict[str, list[tuple[str, str]]] = {}
        for word, name in named:
            self._beginnings.setdefault(word[: self._least], []).append((word, name))

    def __call__(self, key: str) -> tuple[str, ...]:
        """The classes of a folded word."""
        near = [(word, self._beginnings.get(word[: self._least], ())) for word in shapes(key)]
        found = {name for word, listed in near for beginning, name in listed if word.startswith(beginning)}
        told = [name for name in self._names if name in found] if found else []
        return (*told, "number") if key[:1].isdigit() or key.startswith("⟦") else tuple(told)


class Scenes:
    """Lays the sentences of an analysis out with their candidates."""

    def __init__(self, casebook: Casebook) -> None:
        self._cues = Cues()
        self._classes = kept(_MOST_FORMS)(Classes(casebook))

    def __call__(self, analysis: Analysis, candidates: Sequence[Candidate]) -> Iterator[Scene]:
        """One scene for each sentence that has a candidate."""
        by_sentence: dict[int, list[Candidate]] = {}
        earlier: set[str] = set()
        for candidate in candidates:
            by_sentence.setdefault(candidate.sentence, []).append(candidate)
        for number, found in by_sentence.items():
            sentence = analysis.sentences[number]
            classes = tuple(map(self._classes, sentence.keys))
            yield Scene(
                analysis=analysis,
                sentence=sentence,
                candidates=tuple(found),
                cues=tuple(self._cues(sentence.words)),
                classes=classes,
                kinds=frozenset().union(*classes),
                clauses=_clauses(analysis.document.text, sentence.words),
                earlier=frozenset(earlier),
            )
            earlier.update(candidate.row.words for candidate in found)


def near(distance: int) -> str:
    """A distance in words as a bucket."""
    return "0" if distance == 0 else "1" if distance == 1 else "3" if distance <= 3 else "6" if distance <= 6 else "far"


def features(scene: Scene, candidate: Candidate) -> list[str]:
    """What can be told of a candidate, as words; the same for training and for use."""
    row = candidate.row
    casualty = row.note.startswith(CASUALTY)
    shape = f"{candidate.form}:{candidate.aspect or ''}:{candidate.voice or ''}"
    told = [
        "bias",
        f"row={row.words}",
        f"row+form={row.words}+{candidate.form}",
        f"row+type={row.words}+{row.event_type}",
        f"id={row.trigger_id}",
        f"type={row.event_type}",
        f"kind={candidate.kind}",
        f"type+kind={row.event_type}+{candidate.kind}",
        f"form={shape}",
        f"type+form={row.event_type}+{shape}",
        f"person={candidate.person}",
        f"kind+definite={candidate.kind}+{candidate.definite}+{candidate.number or ''}",
        f"prefix={candidate.prefix}",
        f"pronoun={bool(candidate.pronoun)}",
        f"casualty={casualty}",
        f"earlier={row.words in scene.earlier}+{candidate.form}+{candidate.definite}",
    ]
    told += _neighbours(scene, candidate)
    told += _cued(scene, candidate)
    told += _governed(scene, candidate)
    told += _beside(scene, candidate)
    told += _company(scene, candidate, casualty=casualty)
    told += _around(scene, candidate)
    told += _position(scene, candidate)
    return told


def _neighbours(scene: Scene, candidate: Candidate) -> Iterator[str]:
    words, form = scene.sentence.words, candidate.form
    behind = _behind(scene, candidate)
    yield f"behind={form}+{behind}"
    yield f"behind+definite={form}+{candidate.definite}+{behind}"
    before = words[candidate.first - 1].key if candidate.first else "^"
    after = words[candidate.last + 1].key if candidate.last + 1 < len(words) else "$"
    yield f"prev={before}"
    yield f"next={after}"


def _behind(scene: Scene, candidate: Candidate) -> str:
    """What follows: the end, a pause, a preposition, a relative clause, an adjective or noun with the article, else."""
    words, at = scene.sentence.words, candidate.last + 1
    if at >= len(words):
        return "end"
    if scene.clauses[at] != scene.clauses[candidate.last]:
        return "pause"
    key = words[at].key
    cue = next((cue.kind for cue in scene.cues if cue.first == at), "")
    if cue in ("prep", "which", "against", "that", "this"):
        return cue
    return "article" if key.startswith(("ال", "لل")) else f"clitic {key[0]}" if key[0] in "بل" else "word"


def _cued(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """The nearest cue of each kind before and behind, with its distance."""
    seen: set[str] = set()
    for cue, distance, same in scene.before(candidate):
        if cue.kind not in seen:
            seen.add(cue.kind)
            yield f"cue-{cue.kind}@{near(distance)}"
            yield f"cue-{cue.kind}+{candidate.form}@{'clause' if same else 'apart'}"
    seen.clear()
    for cue, distance, _ in scene.after(candidate):
        if cue.kind not in seen:
            seen.add(cue.kind)
            yield f"then-{cue.kind}@{near(distance)}"


def _company(scene: Scene, candidate: Candidate, *, casualty: bool) -> Iterator[str]:
    """The other candidates of the sentence: the same type, an act beside a casualty, the nearest."""
    kind = candidate.row.event_type
    others = [other for other in scene.candidates if other is not candidate] if len(scene.candidates) > 1 else []
    if not others:
        yield from ("others=0", "same-before=0", "same-after=0", f"act-beside={casualty}+False")
        return
    same = [other for other in others if other.row.event_type == kind]
    yield f"others={min(len(others), 5)}"
    yield f"same-before={min(sum(other.first < candidate.first for other in same), 2)}"
    yield f"same-after={min(sum(other.first > candidate.first for other in same), 2)}"
    acts = [other for other in same if not other.row.note.startswith(CASUALTY)]
    yield f"act-beside={casualty}+{bool(acts)}"
    if casualty and acts:
        yield f"act-near={min(abs(other.first - candidate.first) for other in acts) < 10}"
    left = [other for other in others if other.last < candidate.first]
    right = [other for other in others if other.first > candidate.last]
    if left:
        yield f"left={left[-1].row.event_type}>{kind}@{near(candidate.first - left[-1].last - 1)}"
    if right:
        yield f"right={kind}>{right[0].row.event_type}@{near(right[0].first - candidate.last - 1)}"


SPEECH = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "THREATEN", "ACCUSE", "SUPPORT", "CLAIM"})


def _governed(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """The deed next to it on either side: of words, of the same type, another; what a demand is about is no deed."""
    form, aspect, kind = candidate.form, candidate.aspect or "", candidate.row.event_type
    left = [other for other in scene.candidates if other.last < candidate.first]
    right = [other for other in scene.candidates if other.first > candidate.last]
    yield f"before={min(2, sum(other.row.event_type == kind for other in left))}+{form}"
    if left:
        far = candidate.first - left[-1].last - 1
        yield f"governor={_sort(left[-1], kind)}+{form}+{'near' if far <= 3 else 'far'}"
        if far <= 3:
            yield f"governor={left[-1].row.event_type}+{form}+{aspect}"
        if far <= 4 and left[-1].row.event_type == kind:
            yield f"again={left[-1].form}+{form}+{aspect}"
    if right:
        far = right[0].first - candidate.last - 1
        yield f"governs={_sort(right[0], kind)}+{form}+{'near' if far <= 3 else 'far'}"


def _sort(other: Candidate, kind: str) -> str:
    return "speech" if other.row.event_type in SPEECH else "same" if other.row.event_type == kind else "deed"


_TELLING = frozenset(
    {"demand", "refusal", "agreement", "condemn", "charge", "retrospect", "hearsay", "said", "every", "support"}
    | {"light", "which", "was", "already"}
)


def _beside(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Cues right before it, telling cues of its clause, and whether names stand by."""
    form, aspect = candidate.form, candidate.aspect or ""
    for cue, distance, same in scene.before(candidate):
        if distance <= 1:
            yield f"beside={cue.kind}@{distance}+{form}+{aspect}"
        if same and distance <= 6 and cue.kind in _TELLING:
            yield f"within={cue.kind}+{form}"
    for kind, reach in (("actor", 30), ("place", 40)):
        mentions = [mention for mention in scene.sentence.mentions if mention.kind == kind]
        yield f"{kind}-behind={any(0 <= each.start - candidate.end < reach for each in mentions)}+{form}"
        yield f"{kind}-before={any(0 <= candidate.start - each.end < reach + 10 for each in mentions)}+{form}"


def _around(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """Kinds of words and names within ten words, and how near."""
    words = scene.sentence.words
    left, right = max(0, candidate.first - 10), min(len(words), candidate.last + 11)
    seen: set[str] = set()
    for at in range(left, right):
        side = "before" if at < candidate.first else "behind" if at > candidate.last else ""
        for name in scene.classes[at] if side else ():
            seen.add(f"{name}-{side}")
            if side == "behind" and at - candidate.last <= 3:
                seen.add(f"{name}-close")
    start, end = words[left].start, words[right - 1].end
    for mention in scene.sentence.mentions:
        if mention.kind in ("actor", "place") and start <= mention.start < end:
            seen.add(f"{mention.kind}-{'before' if mention.start < candidate.start else 'behind'}")
    kind = candidate.row.event_type
    for name in sorted(seen):
        yield f"near={name}"
        yield f"near={kind}+{name}"


def _position(scene: Scene, candidate: Candidate) -> Iterator[str]:
    words = scene.sentence.words
    yield f"place={min(candidate.first // 4, 6)}"
    yield f"clause={min(scene.clauses[candidate.first], 3)}"
    yield f"length={min(len(words) // 10, 5)}"
    yield f"title={scene.sentence.paragraph == 0}"
    yield f"first={candidate.kind}+{candidate.first == 0}"
    yield f"asks={scene.ends_asking}"
    yield f"quoted={scene.sentence.quoted}"


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
