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


SPEECH = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "THREATEN", "ACCUSE", "SUPPORT", "CLAIM"})
