"""What a group announces that it did itself: `أعلنت الجماعة قصف المعسكر`, `استهدفنا المطار`."""

from collections.abc import Sequence

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.evidence import behind
from hudna.coding.known import Known
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.records import Event, Party

_STRIKES = frozenset(
    fold("قصف استهداف أسر خطف اختطاف اغتيال إسقاط تفجير قنص مهاجمة اقتحام إعدام إطلاق ضرب قتل").split()
)
_BESIDE = 2


def announcing(known: Known, sentence: Sentence, cue: Found) -> list[Mention]:
    """The group right behind a verb of announcing that tells a strike of its own by a masdar behind its name."""
    group = next(iter(behind(sentence, cue.last, within=1)), None)
    if group is None or group.how == "nisba" or not known.is_group(group.id or ""):
        return []
    words = [word for word in sentence.words if word.start >= group.end]
    at = 1 if words and words[0].key == "عن" else 0
    if len(words) <= at + 1 or words[at].key not in _STRIKES or is_struck_by_another(sentence, words[at].end):
        return []
    return [group]


def is_struck_by_another(sentence: Sentence, at: int) -> bool:
    """`أعلنت الجماعة قصف الطيران لمواقعها`: who struck is named behind the masdar, then whom with `لـ`."""
    near = next((one for one in sentence.mentions if 0 <= one.start - at <= _BESIDE), None)
    start = near.end if near is not None else at
    following = [word.key for word in sentence.words if word.start >= start][: _BESIDE + 1]
    return any(key.startswith("ل") and key not in ("ليل", "ليلة", "ليلا") for key in following)


def is_of_us(known: Known, event: Event) -> bool:
    """`قال زعيم الجماعة: استهدفنا المطار`: whoever leads or speaks for a group, of what `we` did."""
    verb = fold(event.trigger.quote).split()[0]
    return verb.endswith("نا") and event.speaker is not None and speaks_for_group(known, event.speaker)


def speaks_for_group(known: Known, who: Party) -> bool:
    """Whether somebody is an armed group, leads one, or speaks for one."""
    bodies: Sequence[str] = [row.object for row in known.offices(who.actor_id or "", None)]
    return any(known.is_group(one) for one in (who.actor_id or "", *bodies))
