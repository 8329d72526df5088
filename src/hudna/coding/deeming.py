"""What somebody calls a deed: `عدّت X العملية خرقا للهدنة` charges another, `بررت X الضربة` owns it."""

from collections.abc import Callable, Mapping

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.claimants import own_words, subject_of, tellers
from hudna.coding.claimwords import DEEDS, is_one_of
from hudna.coding.clefts import owning
from hudna.coding.disowned import is_negated
from hudna.coding.evidence import before, behind
from hudna.coding.tree import Found
from hudna.lang.ar import fold

_BREACHES = tuple(fold("خرق انتهاك نقض نكث مخالف").split())
_OF_TRUCE = tuple(fold("هدن وقف اتفاق عهد تهدئ تفاهم تعهد التزام").split())
_TO_BREACH, _TO_TRUCE, _SUBJECT, _DEED = 9, 5, 4, 7
_PARTICIPLES = ("معتبر", "واصف")
_ARTICLES = ("ال", "بال", "لل")
_ITS_DEED = frozenset(fold("فعلته فعلتها فعلتهم هجومه هجومها غاراته غاراتها قصفها قصفه").split())


def deeming(sentence: Sentence, cue: Found) -> list[Mention]:
    """Who calls a deed a breach of a truce or an accord; nobody where it breaks a law."""
    following = [word.key for word in sentence.words[cue.last + 1 : cue.last + 3]]
    if is_negated(sentence, cue) or following[-1:] == ["من"] or not _is_breach(sentence, cue):
        return []  # `معتبرا أن من خرق الهدنة هو X`: the cleft tells it
    ahead = own_words(sentence, behind(sentence, cue.last, within=_SUBJECT))
    if sentence.words[cue.first].key.lstrip("وف").startswith(_PARTICIPLES):
        ahead = tellers(sentence, cue) or subject_of(sentence, cue)
    near = [one for one in ahead if one.start - cue.end <= 1 or one.end <= cue.start]
    return (near or own_words(sentence, before(sentence, cue.first, within=3)))[:1]


def _is_breach(sentence: Sentence, cue: Found) -> bool:
    words = sentence.words[cue.last + 1 : cue.last + 1 + _TO_BREACH]
    at = next((n for n, word in enumerate(words) if _bare(word.key).startswith(_BREACHES)), None)
    if at is None or words[at].key.startswith(_ARTICLES):
        return False
    behind_it = sentence.words[cue.last + 2 + at : cue.last + 2 + at + _TO_TRUCE]
    return any(is_one_of(word.key, _OF_TRUCE) for word in behind_it)


def _bare(key: str) -> str:
    return key.removeprefix("ب")


def justifying(sentence: Sentence, cue: Found) -> list[Mention]:
    """`بررت X الضربة بوجود مسلحين`: who gives the reason of an attack owns it, if it is no other's."""
    who = next(iter(own_words(sentence, behind(sentence, cue.last, within=_SUBJECT))), None)
    if who is None or who.start - cue.end > 1 or is_negated(sentence, cue):
        return []
    words = [word for word in sentence.words if word.start >= who.end][:_DEED]
    deed = next((word for word in words if _is_the_deed(word.key)), None)
    if deed is None:
        return []
    another = any(one.name != who.name and 0 < one.start - deed.end <= 1 for one in sentence.mentions)
    return [] if another else [who]


def _is_the_deed(key: str) -> bool:
    return key in _ITS_DEED or (key.startswith("ال") and is_one_of(key, DEEDS))


TOLD: Mapping[str, Callable[[Sentence, Found], list[Mention]]] = {
    "deems": deeming,
    "justifies": justifying,
    "itself": owning,
}
"""Who claims or charges by the words of a kind of cue."""
