"""Attacks that a speaker mentions and does not charge anybody with: known before, told in passing, or his own cause."""

from collections.abc import Sequence
from itertools import pairwise

from hudna.coding.analysis import Sentence, Word
from hudna.lang.ar import fold
from hudna.lang.ar.parts import RELATIVES, SPEECH, part
from hudna.records import Event, Party

_FAR, _NEAR, _PINNED = 24, 4, 2
_CAUSES = frozenset(fold("ردا رد انتقاما ثأرا إشارة عقابا").split())
_MEANWHILE = frozenset(fold("فيما بينما").split())
_HE_IT_IS = frozenset(fold("هو هم هي هما").split())
_ON_DAY, _FEW = frozenset(fold("غداة عقب").split()), 4
_TURNS = (("في", "حين"), ("غير", "ان"), ("الا", "ان"))
_ENDED = frozenset(fold("وقف بوقف لوقف إيقاف إنهاء تعليق توقف يتوقف تتوقف بتوقف").split())


def is_background(sentence: Sentence, event: Event, speaker: Party) -> bool:
    """Whether an attack beside whoever speaks of it is no charge of his.

    `قال إن المعبر أغلق بعد الألغام التي زرعها X`, `... ردا على غارات X`, `هجوم X على القرية، بحسب Y`: in a relative
    clause, as a cause, as a noun before its source, or far from the word of saying.
    """
    first, last = sentence.words_of(event.trigger)
    if any(word.key in _CAUSES for word in sentence.words[max(0, first - _NEAR) : first + 1]):
        return True
    if speaker.span is None or not sentence.start <= speaker.span.start < sentence.end:
        return False
    at, end = sentence.words_of(speaker.span)
    if at > last:
        if any(word.key in _MEANWHILE for word in sentence.words[last + 1 : at]):
            return True  # `أعدم التنظيم جنودا، فيما أشار X إلى`
        return part(sentence.words[first].key).kind != "verb"
    said = next((at for at in range(first - 1, end, -1) if part(sentence.words[at].key).stem in SPEECH), end)
    between = sentence.words[said + 1 : first]
    return len(between) > _FAR or _in_passing(between)


def is_of_another(sentence: Sentence, event: Event, speaker: Party, events: Sequence[Event]) -> bool:
    """Whether a deed is told behind the words of whoever is said to speak of it, or as known, or as what is to end.

    `قال X إن الوضع هادئ، فيما قصفت Y`, `حذر X، واتهم Z الجيش بقصف`, `إلى أن يتوقف قصف Y`.
    """
    first, _ = sentence.words_of(event.trigger)
    if first and sentence.words[first - 1].key in _ENDED:
        return True
    where = speaker.span
    if where is None or where.start >= event.trigger.start:
        return False
    between = [word for word in sentence.words if where.end <= word.start < event.trigger.start]
    keys = [word.key for word in between]
    if (
        not _MEANWHILE.isdisjoint(keys)
        or not _ON_DAY.isdisjoint(keys)
        or any(pair in _TURNS for pair in pairwise(keys))
    ):
        return True
    if _speaks_another(sentence, between):
        return True
    return any(
        one.type == "ACCUSE"
        and one.actors
        and where.end <= one.trigger.start < event.trigger.start
        and sentence.start <= one.trigger.start
        and all(who.name != speaker.name for who in one.actors)
        for one in events
    )


def _speaks_another(sentence: Sentence, between: Sequence[Word]) -> bool:
    """`أمر X بالتريث، وتقول Y إن`: a verb of saying with a subject of its own behind it."""
    starts = {one.start for one in sentence.mentions if one.how != "pronoun"}
    return any(
        part(one.key).stem in SPEECH and (two.start in starts or (two.key.startswith("ال") and len(two.key) > _FEW))
        for one, two in pairwise(between)
    )


def _in_passing(between: tuple[Word, ...]) -> bool:
    """`الألغام التي زرعها X`; `X هو الذي زرعها` pins the deed on X."""
    keys = [word.key for word in between]
    return any(
        key in RELATIVES and _HE_IT_IS.isdisjoint(keys[max(0, at - _PINNED) : at]) for at, key in enumerate(keys)
    )
