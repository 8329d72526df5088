"""Two words that tell one happening, as the codebook counts: the act before its outcome, the noun before its verb.

`استهدف الهجوم المقر` and `هجوم استهدف المقر` are one attack, `مقتل ثلاثة في
قصف` one shelling, `ناقش الاجتماع الخطة` one meeting.  The model weighs each
word by itself, so that of such a pair both may pass or each refuse the other;
here the noun is kept, on the word of both.  Verbs that say nothing without
their noun carry the note `borne` in `triggers.csv`, tolls the note `casualty`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.coding.scene import CASUALTY, Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold

BORNE = "borne"
LEAST = 0.1
"""A word that weighs less than this makes no pair: it most likely means something else."""
BEHIND, BEFORE, LED = 4, 8, 14
"""Words that may stand between a verb and its noun behind it, a noun and its verb, a toll and its cause."""
_OPENING = frozenset(fold("في من بين خلال ضمن جراء إثر أثر نتيجة بسبب").split())
_RELATIVE = frozenset(fold("الذي التي اللذان اللذين اللتان اللتين").split())
_APART = frozenset(fold("بعد قبل عقب منذ خلال رغم").split())
_ANSWERING = frozenset(fold("صد تصدي التصدي مواجهة مهاجمة كسر محاربة مكافحة").split())
"""An attack and what repels it are two deeds."""
_BETWEEN = frozenset(fold("في على من إلى عن مع بعد قبل خلال رغم بسبب إثر عقب ضد أن إن الذي التي الذين").split())


@dataclass(slots=True)
class Double:
    """Indexes of candidates: `kept` carries the deed, `dropped` tells the same; `joint`: the word of both counts."""

    kept: int
    dropped: int
    joint: bool


def doubles(scene: Scene, values: Sequence[float]) -> Iterator[Double]:
    """The pairs of a sentence, in the order of the text; `values` are the model's."""
    for at, one in enumerate(scene.candidates):
        if values[at] < LEAST:
            continue
        if one.row.note.startswith(BORNE):
            yield from (Double(n, at, joint=True) for n in _nouns(scene, values, at) if _bears(scene, one, n))
        elif one.row.note.startswith(CASUALTY):
            yield from (Double(n, at, joint=False) for n in _nouns(scene, values, at) if _causes(scene, one, n))
            yield from (Double(n, at, joint=False) for n in _acts(scene, values, at) if _led_to(scene, n, one))
        elif one.row.words in _RUIN:
            yield from (Double(n, at, joint=False) for n in _acts(scene, values, at) if _led_to(scene, n, one))
        elif at and values[at - 1] >= LEAST and _construct(scene.candidates[at - 1], one):
            weaker = at if values[at] < values[at - 1] else at - 1
            yield Double(2 * at - 1 - weaker, weaker, joint=False)


def _nouns(scene: Scene, values: Sequence[float], at: int) -> list[int]:
    """The nouns of the same type that name a deed by themselves."""
    kind = scene.candidates[at].row.event_type
    return [
        n
        for n, other in enumerate(scene.candidates)
        if n != at
        and values[n] >= LEAST
        and other.row.event_type == kind
        and other.form not in ("verb", "participle")
        and not other.row.note.startswith((CASUALTY, BORNE))
    ]


def _acts(scene: Scene, values: Sequence[float], at: int) -> list[int]:
    """The acts of force before it, verbs too."""
    return [
        n
        for n, other in enumerate(scene.candidates)
        if n < at
        and values[n] >= LEAST
        and other.row.event_type == "ASSAULT"
        and not other.row.note.startswith((CASUALTY, BORNE))
        and other.row.words not in _RUIN
    ]


def _led_to(scene: Scene, number: int, outcome: Candidate) -> bool:
    """`معارك ضارية أسفرت عن مقتل عشرين`, `قصفت موقعا ما أدى إلى تدمير مدفع وإحراق دبابة`, `معركة قتل خلالها`."""
    act, words = scene.candidates[number], scene.sentence.words
    if outcome.form == "verb":
        behind = {word.key for word in words[outcome.last + 1 : outcome.last + 4]}
        return bool(behind & _THEREIN) and outcome.first - act.last <= LED
    leading = [cue for cue in scene.cues if cue.kind == "outcome" and act.last < cue.first < outcome.first]
    if not leading or outcome.first - leading[-1].last > LEADS:
        return False
    between = range(leading[-1].last + 1, outcome.first)
    told = any(
        n > number and other.form == "verb" and other.first in between for n, other in enumerate(scene.candidates)
    )
    return not told and not any(words[at].key in _TURNING for at in between)


LEADS = 12
_RUIN = frozenset({"تدمير", "إحراق", "إعطاب", "حرق", "تضرر"})
_THEREIN = frozenset(fold("خلالها خلاله فيها فيه إثرها إثره جراءها جراءه أثناءها أثناءه").split())
_TURNING = frozenset(fold("كما بينما فيما وكان وكانت").split())


def _bears(scene: Scene, verb: Candidate, number: int) -> bool:
    """Whether the noun is the verb's subject or instrument: right behind it, behind `ب` or `في`, before it."""
    noun = scene.candidates[number]
    if noun.first > verb.last:
        if scene.clauses[noun.first] != scene.clauses[verb.first]:
            return False
        between = [word.key for word in scene.sentence.words[verb.last + 1 : noun.first]]
        led = noun.prefix == "ب" or between[-1:] == ["في"]
        bare = noun.prefix in ("", "ال") and _BETWEEN.isdisjoint(between)
        return len(between) <= BEHIND and (led or (bare and _agree(scene, verb, noun)))
    return verb.form == "verb" and _subject_before(scene, verb, noun)


def _subject_before(scene: Scene, verb: Candidate, noun: Candidate) -> bool:
    """`هجوم (...) استهدف`, `غارة أمس، استهدفت`, `الهجوم الذي استهدف`, `إن الهجوم استهدف`, not `بعد الهجوم استهدف`."""
    words = scene.sentence.words
    between = [word.key for word in words[noun.last + 1 : verb.first]]
    relative = bool(between) and between[-1] in _RELATIVE
    # `الحصار الذي تفرضه`: the noun is what the verb takes, and agrees with its pronoun.
    fits = _agree(scene, verb, noun) or (relative and bool(verb.pronoun))
    if len(between) > BEFORE or not fits or verb.prefix:
        return False
    # A pause may stand right before what is told of the noun, no clause of its own between.
    if scene.clauses[verb.first - 1 - relative] != scene.clauses[noun.first]:
        return False
    apart = noun.first > 0 and words[noun.first - 1].key in _APART
    return relative or (not (noun.definite and apart) and _BETWEEN.isdisjoint(between[-1:]))


def _agree(scene: Scene, verb: Candidate, noun: Candidate) -> bool:
    """Gender and number, as far as both tell: more than one thing takes a verb of one woman."""
    if verb.form != "verb":
        return True
    word = scene.sentence.words[noun.first].key
    if noun.number == "d":
        return verb.number == "d" or verb.first < noun.first
    feminine = noun.kind == "plural" or noun.number == "p" or word.endswith(("ة", "ات"))
    return verb.number != "p" and (verb.gender is None or (verb.gender == "f") == feminine)


def _causes(scene: Scene, toll: Candidate, number: int) -> bool:
    """`قتل ثلاثة في غارة`: the act behind a toll, led in by what says that it was so."""
    act = scene.candidates[number]
    if not 0 < act.first - toll.last <= LED or scene.clauses[act.first] != scene.clauses[toll.last]:
        return False
    words = scene.sentence.words
    return act.prefix.endswith("ب") or any(word.key in _OPENING for word in words[max(0, act.first - 2) : act.first])


def _construct(left: Candidate, right: Candidate) -> bool:
    """`معارك تطهير`, `حادث تفجير`: a noun and what it is a noun of."""
    return (
        left.row.event_type == right.row.event_type == "ASSAULT"
        and left.form not in ("verb", "participle")
        and right.form not in ("verb", "participle")
        and left.last + 1 == right.first
        and not left.definite
        and right.prefix in ("", "ال")
        and not left.row.note.startswith((CASUALTY, BORNE))
        and fold(left.row.words) not in _ANSWERING
    )
