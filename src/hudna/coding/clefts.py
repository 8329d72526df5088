"""Deeds pinned by a cleft: `X هو البادئ بالقصف`, `من خرق الهدنة هو X`; `أعلنت X أنها هي من زرعت العبوة` owns one."""

from collections.abc import Sequence

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.claimants import own_words, tellers
from hudna.coding.claimwords import DEEDS, ITSELF, is_one_of
from hudna.coding.evidence import before, behind
from hudna.coding.tree import Found
from hudna.lang.ar import fold

_AHEAD, _REACH = 4, 8
_HE = frozenset(fold("هو هي هم هما").split())
_HITS = tuple(fold("قصف هاجم استهدف فجر اغتال حرق احرق خرق نقض نكث انتهك خطف اختطف قتل دك اسقط البادئ مصدر").split())
_MEANS = (*DEEDS, *fold("كمين نار رصاص لغم ألغام عبو قذائف قذيف قنابل متفجر قتال معرك حريق").split())


def is_attack(sentence: Sentence, cue: Found) -> bool:
    """Whether what the cleft tells is an attack or a breach: by its verb (`فجروا`), else by what stands behind it."""
    verb = sentence.words[cue.last].key
    if verb.startswith(_HITS) or sentence.words[cue.last - 1].key in _HE:
        return True
    return any(is_one_of(word.key, _MEANS) for word in sentence.words[cue.last + 1 : cue.last + _AHEAD])


def whom(sentence: Sentence, cue: Found) -> list[Mention]:
    """On whom it is pinned: before `هو البادئ`; behind `إن من قصف ... هو`."""
    if sentence.words[cue.first].key in _HE:
        return own_words(sentence, before(sentence, cue.first, within=6))
    return own_words(sentence, behind(sentence, cue.last, within=_REACH))


def is_own_cleft(sentence: Sentence, cue: Found) -> bool:
    """`أنها هي التي قامت بالعملية`: who speaks is who did it."""
    return cue.first > 0 and sentence.words[cue.first - 1].key in ITSELF


def owning(sentence: Sentence, cue: Found) -> list[Mention]:
    """Who says of himself that it was he: `أعلنت X أنها هي من نفذت الهجوم`."""
    told = tellers(sentence, cue) if is_attack(sentence, cue) else []
    return [one for one in told if one.end <= cue.start]


def pinned(
    sentence: Sentence, cue: Found, said: Sequence[Mention], near: Sequence[Mention]
) -> list[tuple[Mention, Mention | None]]:
    """Whoever says so and whom he means: the first who is not himself, nobody where the words name none."""
    if not said or is_own_cleft(sentence, cue) or not is_attack(sentence, cue):
        return []
    who = said[0]
    if who.start <= cue.start <= who.end:
        return []
    return [(who, next((one for one in near if one.name != who.name and one.start > who.start), None))]
