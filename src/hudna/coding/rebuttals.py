"""Charges that are rejected: by whom, and whose they were (`رفض X اتهامات Y بقصف الحي`)."""

from collections.abc import Sequence

from hudna.coding.analysis import Mention, Sentence, Word
from hudna.coding.claimwords import DEEDS, is_one_of
from hudna.coding.disowned import ACCUSED, deniers, is_negated
from hudna.coding.evidence import behind, clause_end
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Event

_CHARGES = tuple(fold("اتهام تهم ادعاء مزاعم افتراء رواي").split())
_DEEDS = (*DEEDS, *fold("ارتكاب تعذيب ابادة تطهير").split())
_NEAR, _OF = 12, 8
_REJECTED = 10
_REJECTING = frozenset(
    fold(
        "نفى نفت نفوا ينفي تنفي ينفون نفي نافيا نافية رفض رفضت رفضوا يرفض ترفض رافضا رافضة فند فندت يفند تفند دحض دحضت"
        " استنكر استنكرت وصف وصفت يواجه تواجه يواجهون واجه واجهت رد ردت كذب كذبت"
    ).split()
)


def rejecting(text: str, sentence: Sentence, cue: Found, events: Sequence[Event]) -> list[Mention]:
    """Who rejects the charge of an attack or a breach; nobody where it is of something else."""
    if is_negated(sentence, cue):
        return []
    words = _clause(text, sentence, cue)
    charge = next((at for at, word in enumerate(words[:_NEAR]) if part(word.key).stem.startswith(_CHARGES)), None)
    if charge is None:
        return []
    ahead = words[charge:]
    told = any(is_one_of(word.key, _DEEDS) for word in ahead[1:_OF])
    coded = any(e.type in ACCUSED and cue.end <= e.trigger.start < ahead[-1].end for e in events)
    return deniers(sentence, cue) if told or coded else []


def is_rejected(text: str, sentence: Sentence, cue: Found) -> bool:
    """Whether charges stand behind a verb of rejecting, in its clause."""
    start = max(text.rfind(mark, sentence.start, cue.start) for mark in "،؛.:") + 1
    words = [word for word in sentence.words[max(0, cue.first - _REJECTED) : cue.first] if word.start >= start]
    return any(part(word.key).stem in _REJECTING or word.key.lstrip("وف") in _REJECTING for word in words)


def charging(sentence: Sentence, cue: Found) -> Mention | None:
    """`اتهامات Y بقصف الحي`: whose charges they are, right behind the word, before what they are of."""
    first = next(iter(behind(sentence, cue.last, within=1)), None)
    if first is None or first.how == "nisba" or sentence.word_at(first.start) != cue.last + 1:
        return None
    following = [word.key for word in sentence.words if word.start >= first.end][:4]
    charged = next((key for key in following if key.startswith("ب")), "")
    return first if is_one_of(charged, _DEEDS) else None


def _clause(text: str, sentence: Sentence, cue: Found) -> list[Word]:
    end = clause_end(text, cue.end, sentence.end)
    return [word for word in sentence.words[cue.last + 1 :] if word.start < end]
