"""By whose mediation: who stands behind `بوساطة`, `برعاية` or a verb of brokering near a deed of talks or accord."""

from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import before, behind, party
from hudna.coding.triggers import Candidate
from hudna.lang.ar.parts import part
from hudna.lang.ar.script import fold
from hudna.records import Party

TYPES = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "COOPERATE", "REQUEST"})
_BY = frozenset(fold("وساطة رعاية اشراف إشراف مظلة الوسيط وسيط الوسطاء وسطاء مساعي مساع تيسير").split())
_SUPERVISES = frozenset(fold("أشرف أشرفت يشرف تشرف سيشرف ستشرف").split())
_BROKERS = _SUPERVISES | set(
    fold("توسط توسطت توسطا يتوسط تتوسط توسطه رعت رعى رعته رعاه رعتها رعاها ترعاه ترعاها يرعاه يرعاها ترعى يرعى").split()
)
_ON_IT = frozenset(fold("عليه عليها على").split())
_NOT = frozenset(fold("ليس ليست دون بدون لا لم لن غير رفض رفضت").split())
_REACH = 22
_NOBODY = frozenset({"civilians", "people", "protesters"})


def mediators(analysis: Analysis, sentence: Sentence, deed: Candidate) -> tuple[Party, ...]:
    """The mediators of a deed, at most two; none for deeds that nobody mediates, and none where it is denied."""
    if deed.row.event_type not in TYPES:
        return ()
    words = sentence.words
    for index in range(max(0, deed.first - _REACH), min(len(words), deed.last + _REACH)):
        stem = part(words[index].key).stem
        if stem in _BY or stem in _BROKERS:
            found = _named(sentence, index, stem)
            if found and not any(word.key in _NOT for word in words[max(0, index - 3) : index]):
                return tuple(party(analysis, mention, "mediator") for mention in found)
    return ()


def _named(sentence: Sentence, index: int, stem: str) -> list[Mention]:
    """Who is named right behind the word; before a verb that has nobody behind it."""
    words = sentence.words
    if stem in _SUPERVISES and (index + 1 >= len(words) or words[index + 1].key not in _ON_IT):
        return []
    near = [one for one in behind(sentence, index, within=4) if _can(one)]
    if stem in _BROKERS and not near:
        return [one for one in before(sentence, index, within=3) if _can(one)][:1]
    first = near[:1]
    if first and len(near) > 1 and _joined(sentence, near[0], near[1]):
        return near[:2]
    return first


def _can(mention: Mention) -> bool:
    return mention.kind in ("actor", "unknown") and mention.id not in _NOBODY


def _joined(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """`برعاية قطر ومصر`: the second begins with `و` right behind the first."""
    between = [word for word in sentence.words if left.end <= word.start < right.end]
    return len(between) <= 2 and bool(between) and between[0].key.startswith("و")
