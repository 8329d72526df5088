"""Where a document names its truce: by a noun, or by a verb of holding back with attacks as its object."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.tree import Found
from hudna.lang.ar import fold

_ANY = frozenset(fold("أي كل أية بأي لأي بكل كلما كم").split())
_WORD = frozenset(fold("كلمة كلمات مفردة مفردات لفظ لفظة عبارة").split())
_WITHOUT = frozenset(fold("بلا دون بدون غياب خط خطوط").split())
_NEAR = 4
_NOT = frozenset(fold("لا لم لن ليس ليست").split())
_ZONES = frozenset(fold("منطقة مناطق").split())
_WERE_IT = frozenset({"لو", "ولو"})
_FORCED = ("اجبار", "لاجبار", "ارغام", "لارغام", "اجبر")
_EARLIER = frozenset(fold("سابقة سابقا سابق").split())
_MARTIAL = ("عسكري", "قتالي", "هجومي", "حربي", "جوي", "بري", "قصف", "ضد", "تفجير", "اغتيال", "استهداف", "مسلح")
_ATTACKS = ("هجمات", "عمليات", "ضربات", "غارات", "قصف", "استهداف", "اطلاق النار")


class Naming(NamedTuple):
    """A place where the truce is named."""

    sentence: int
    cue: Found
    kind: str


def namings(analysis: Analysis, found: Sequence[Sequence[Found]]) -> Iterator[Naming]:
    """Where the truce is named: by a noun, or by a verb of holding back with attacks as its object."""
    for number, cues in enumerate(found):
        sentence = analysis.sentences[number]
        for cue in cues:
            for kind, value in (value[:2] for value in cue.values):
                if (kind == "noun" and not _is_none(sentence, cue)) or (
                    kind == "suspend" and _holds_back(sentence, cue)
                ):
                    yield Naming(number, cue, value)


def _is_none(sentence: Sentence, cue: Found) -> bool:
    """Whether the words name no truce of the document.

    So `أي هدنة`, `لا هدنة`, `هدن سابقة`, fire that somebody is made to cease, `تهدئة للنفوس`.
    """
    earlier = sentence.keys[max(0, cue.first - 5) : cue.first]
    if earlier and (earlier[-1] in _ANY or any(key.startswith(_FORCED) for key in earlier)):
        return True
    if any(key.lstrip("وف") == "لا" for key in earlier[-2:]) or _is_but_a_word(earlier):
        return True
    if earlier and (_is_without(earlier[-1]) or _is_no_such(sentence, cue, earlier)):
        return True
    if sentence.keys[cue.last].lstrip("وبل").startswith("هدن") and is_earlier_only(sentence, cue):
        return not sentence.keys[cue.last].endswith("ة")  # `هدن سابقة`, not `هدنة سابقة أعلنت الثلاثاء`
    key = sentence.keys[cue.last]
    soothing = key.endswith("تهدئة") and not key.endswith("التهدئة")
    return soothing and following(sentence, cue).startswith(("لل", "ال"))


def _is_without(key: str) -> bool:
    """`بلا هدنة`, `في غياب هدنة`, `خط الهدنة`."""
    return key in _WITHOUT or key.lstrip("و").removeprefix("ال") in _WITHOUT


def _is_no_such(sentence: Sentence, cue: Found, earlier: Sequence[str]) -> bool:
    """`لا أحد ينتظر هدنة`, `لم نر هدنة`: none; `لم تقبل هدنة` refuses one; `مناطق خفض التصعيد` are a place."""
    if means(cue, "noun", "de-escalation"):
        return earlier[-1].removeprefix("ال") in _ZONES
    at = next((n for n, key in enumerate(earlier[-_NEAR:]) if key.lstrip("وف") in _NOT), None)
    if at is None or sentence.keys[cue.first].removeprefix("لل").lstrip("وب").startswith("ال"):
        return False
    first = cue.first - len(earlier[-_NEAR:]) + at
    return not any(means(o, "status") and first <= o.last < cue.first for o in sentence.cues.get("accords", ()))


def _is_but_a_word(earlier: Sequence[str]) -> bool:
    """`كلمة «هدنة»`, `لو أن الهدنة أعلنت`: a word, what might have been."""
    return not _WORD.isdisjoint(earlier[-1:]) or not _WERE_IT.isdisjoint(earlier[-3:])


def is_earlier_only(sentence: Sentence, cue: Found) -> bool:
    """`هدنة سابقة`: no more than that there was one."""
    return following(sentence, cue) in _EARLIER


def following(sentence: Sentence, cue: Found) -> str:
    """The folded word right behind a cue; empty at the end."""
    return sentence.keys[cue.last + 1] if cue.last + 1 < len(sentence.keys) else ""


def means(cue: Found, *told: str) -> bool:
    """Whether one of the things that a cue stands for begins so: `means(cue, "status", "declared")`."""
    return any(value[: len(told)] == told for value in cue.values)


def _holds_back(sentence: Sentence, cue: Found) -> bool:
    following = sentence.keys[cue.last + 1 : cue.last + 7]
    if "علي" in following[:2]:  # `يعلق على`: comments
        return False
    at = next((n for n, key in enumerate(following) if key.removeprefix("ال").startswith(_ATTACKS)), None)
    if at is None or following[at] != "عمليات":
        return at is not None
    return any(key.removeprefix("ال").startswith(_MARTIAL) for key in following[at + 1 : at + 2])  # not `عمليات الضخ`
