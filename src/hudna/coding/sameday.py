"""One happening that a sentence tells by two deeds has one day, though it is said beside one of them only.

`قُتلوا في هجوم شنه`, `صد هجوما`, `أسفر القصف عن مقتل`, `طالب ... محذرا`, `دعا خلال لقائه`, `حيث تم تدمير`: each pair
is tied by its grammar.  Deeds that only stand side by side are not: of those in the documents that teach us four in
five had no day.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hudna.coding.blocks import counted
from hudna.coding.roles import Scene
from hudna.coding.scene import SPEECH as OF_WORDS
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import TOLL, verb_class
from hudna.lang.ar.script import fold
from hudna.records import DateRange, Event

Link = Callable[[Scene, Candidate, Candidate], bool]

_BY = frozenset(fold("في جراء إثر نتيجة بفعل بسبب خلال").split())
_RESULTING = tuple(fold("أسفر تسفر يسفر أدى أدت تؤدي يؤدي أودى أودت خلف تخلف أوقع توقع تسبب نجم نتج").split())
_OF_RESULTS = frozenset(fold("عن إلى في").split())
_PARRYING = tuple(fold("صد صدت صدوا تصدى تصدت تصدوا تصدي إحباط أحبط أحبطت أحبطوا إفشال أفشل أفشلت").split())
_DURING = frozenset(fold("خلال أثناء").split())
_WHEREBY, _CLOSE = "حيث", 3


def shared(events: Sequence[Event], told: Sequence[tuple[Scene, Candidate]]) -> list[Event]:
    """The events, those without a day with that of the deed of their sentence that tells the same happening.

    Args:
        events: in the order of the text.
        told: of each event its sentence and its deed.
    """
    found = list(events)
    for at in (*range(len(found)), *reversed(range(len(found)))):
        if found[at].when is None:
            scene, deed = told[at]
            beside = _beside(found, told, at)
            when = next((found[n].when for n in beside if _is_one(scene, told[n][1], deed, found[n].when)), None)
            if when is not None:
                found[at] = replace(found[at], when=when)
    return found


def _beside(events: Sequence[Event], told: Sequence[tuple[Scene, Candidate]], at: int) -> list[int]:
    """The events of the same sentence that have a day and the same status, the nearest first."""
    scene, status = told[at][0], events[at].status
    near = [n for n in range(max(0, at - _CLOSE), min(len(events), at + _CLOSE + 1)) if n != at]
    dated = [n for n in near if told[n][0] is scene and events[n].status == status and _is_day(events[n].when)]
    return sorted(dated, key=lambda n: abs(n - at))


def _is_day(when: DateRange | None) -> bool:
    return when is not None and when.earliest is not None


def _is_one(scene: Scene, dated: Candidate, deed: Candidate, when: DateRange | None) -> bool:
    first, second = sorted((dated, deed), key=lambda one: one.first)
    if any(link(scene, first, second) for link in _EITHER):
        return True
    return first is dated and (_said_on(scene, first, second) or _whereby(scene, first, second, when))


def _struck(scene: Scene, first: Candidate, second: Candidate) -> bool:
    """`قُتلوا في قصف`, `مقتل جنود إثر هجوم`: those who fell, and the attack in which they fell."""
    parts = scene.reading.parts
    if first.row.event_type != "ASSAULT" or second.row.event_type != "ASSAULT" or not _is_toll(scene, first):
        return False
    between = [part for part in parts[first.last + 1 : second.first] if part.kind == "verb"]
    led = parts[second.first].prep == "b" or parts[second.first - 1].stem in _BY
    return led and _apart(scene, first, second) and all(verb_class(part.stem) == "casualty" for part in between)


def _resulting(scene: Scene, first: Candidate, second: Candidate) -> bool:
    """`أسفر الهجوم عن مقتل`, `قصفوا السوق ما أدى إلى مقتل`: an attack, and those who fell by it."""
    parts = scene.reading.parts
    if parts[second.first].stem not in TOLL or parts[second.first].conj:
        return False
    verb = next((at for at in range(second.first - 1, max(second.first - 5, -1), -1) if parts[at].kind == "verb"), -1)
    before = first.first - 1
    led = verb >= 0 and parts[verb].stem.startswith(_RESULTING)
    led = led or (before >= 0 and parts[before].stem.startswith(_RESULTING))
    at = max(verb, first.last)
    only = not any(part.kind == "verb" for part in parts[first.last + 1 : at])
    linked = any(part.stem in _OF_RESULTS for part in parts[at + 1 : second.first])
    return led and only and linked and not counted(scene.bounds, first.last, second.first)


def _parried(scene: Scene, first: Candidate, second: Candidate) -> bool:
    """`صد هجوما`, `التصدي لهجوم`: an attack, and those who beat it back."""
    near = 0 < second.first - first.last <= _CLOSE
    return near and scene.reading.parts[first.first].stem in _PARRYING and _apart(scene, first, second)


def _met(scene: Scene, first: Candidate, second: Candidate) -> bool:
    """`دعا الوزير خلال لقائه السفير`: what was said or done at a meeting, and the meeting."""
    led = second.first > 0 and scene.reading.parts[second.first - 1].stem in _DURING
    return (
        led and second.row.event_type == "CONSULT" and _apart(scene, first, second) and not _verbs(scene, first, second)
    )


def _said_on(scene: Scene, first: Candidate, second: Candidate) -> bool:
    """`دان الوزير الهجوم، مطالبا بوقفه`: a participle that tells on what a verb of words told."""
    wordy = first.row.event_type in OF_WORDS and second.row.event_type in OF_WORDS
    if not wordy or first.kind != "verb" or second.kind != "participle" or second.definite:
        return False
    return scene.reading.breaks[second.first] == "stop" and not scene.reading.parts[second.first].conj


def _whereby(scene: Scene, first: Candidate, second: Candidate, when: DateRange | None) -> bool:
    """`تعرض المركز أمس لقذائف، حيث تم تدمير مصدرها`: `حيث` and what is joined to it go on about the same."""
    parts, breaks = scene.reading.parts, scene.reading.breaks
    opens = next((at for at in range(first.last + 1, second.first) if parts[at].stem == _WHEREBY), -1)
    if opens < 0 or breaks[opens] != "stop" or when is None or when.span is None:
        return False
    start, end = scene.sentence.words_of(when.span)
    inner = counted(scene.bounds, opens + 1, second.first) or counted(scene.relatives, opens + 1, second.first)
    outer = counted(scene.bounds, start, opens) or counted(scene.relatives, start, opens)
    outer = outer or counted(scene.verbs, end + 1, first.first)
    verbs = [at for at in range(opens + 1, second.last + 1) if parts[at].kind == "verb"]
    joined = bool(verbs) and verbs[0] == opens + 1 and all(parts[at].conj for at in verbs[1:])
    return end < opens and joined and not inner and not outer


def _is_toll(scene: Scene, deed: Candidate) -> bool:
    stem = scene.reading.parts[deed.first].stem
    return stem in TOLL or verb_class(stem) == "casualty"


def _apart(scene: Scene, first: Candidate, second: Candidate) -> bool:
    """Does no clause open between two deeds?"""
    stretch = first.last + 1, second.first
    return not (counted(scene.bounds, *stretch) or counted(scene.relatives, *stretch))


def _verbs(scene: Scene, first: Candidate, second: Candidate) -> int:
    return counted(scene.verbs, first.last + 1, second.first)


_EITHER: tuple[Link, ...] = (_struck, _resulting, _parried, _met)
