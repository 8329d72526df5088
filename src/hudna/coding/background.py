"""Attacks that a speaker mentions and does not charge anybody with: known before, told in passing, or his own cause."""

from hudna.coding.analysis import Sentence, Word
from hudna.lang.ar import fold
from hudna.lang.ar.parts import RELATIVES, SPEECH, part
from hudna.records import Event, Party

_FAR, _NEAR, _PINNED = 24, 4, 2
_CAUSES = frozenset(fold("ردا رد انتقاما ثأرا إشارة عقابا").split())
_MEANWHILE = frozenset(fold("فيما بينما").split())
_HE_IT_IS = frozenset(fold("هو هم هي هما").split())


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


def _in_passing(between: tuple[Word, ...]) -> bool:
    """`الألغام التي زرعها X`; `X هو الذي زرعها` pins the deed on X."""
    keys = [word.key for word in between]
    return any(
        key in RELATIVES and _HE_IT_IS.isdisjoint(keys[max(0, at - _PINNED) : at]) for at, key in enumerate(keys)
    )
