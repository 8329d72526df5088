"""Who owes a duty of a truce: who is named first in its words and is to do it."""

from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import party
from hudna.lang.ar import fold
from hudna.lang.ar.numerals import NUMERALS
from hudna.records import Party

DEMANDS = ("اشترط", "مشترط", "يشترط", "تشترط")
_SPEAKER = 12
_THAT = frozenset(fold("أن ألا").split())
_GOVERNS = frozenset(fold("عن على إلى من في ضد نحو مع").split())
_DONE_TO = ("تبادل", "مبادل")
_MUST = frozenset(fold("أن ألا عدم وقف سحب احترام الالتزام التزام").split())
_DEEDS = tuple(fold("انسحاب قوات غارات هجمات ضربات قصف طيران عمليات").split())


def obligor(analysis: Analysis, sentence: Sentence, start: int, end: int) -> Party | None:
    """Who is to do what the words from `start` to `end` lay down.

    Else the state whose troops or strikes they speak of (`الانسحاب
    الأمريكي`); `None` where nobody is told.
    """
    named = [one for one in sentence.mentions if start <= one.start < end and one.kind in ("actor", "unknown")]
    first = sentence.word_at(start)
    if sentence.keys[first].lstrip("وف").startswith(DEMANDS):  # `اشترط المتحدث باسم الحركة أن تنسحب القوات`
        that = next(
            (n for n in range(first, min(first + _SPEAKER, len(sentence.keys))) if sentence.keys[n] in _THAT), first
        )
        named = [one for one in named if that == first or sentence.word_at(one.start) > that]
    owes = next((one for one in named if one.how != "nisba" and not _is_done_to(sentence, one, first)), None)
    owes = owes or next((one for one in named if one.how == "nisba" and _has_deed(sentence, one, first)), None)
    return party(analysis, owes, "obligor") if owes else None


def opponent(analysis: Analysis, sentence: Sentence, start: int, end: int) -> Party | None:
    """Who is named in the words from `start` to `end` as the one that will be struck back at, in whatever case."""
    named = [one for one in sentence.mentions if start <= one.start < end and one.kind in ("actor", "unknown")]
    return next((party(analysis, one, "obligor") for one in named if one.how != "nisba"), None)


def _is_done_to(sentence: Sentence, mention: Mention, first: int) -> bool:
    """`الإفراج عن 50 رهينة`, `تبادل الأسرى`, `السماح للمنظمات`, `اشترطت الحركة`; but `على الحركة أن تنسحب`."""
    keys, at = sentence.keys, sentence.word_at(mention.start)
    if keys[at].startswith("لل") or (at - first == 1 and keys[first].lstrip("و").startswith(DEMANDS)):
        return True
    while at > first and (keys[at - 1].isdigit() or keys[at - 1] in NUMERALS):
        at -= 1
    governs = keys[at - 1].lstrip("وف") if at > first else ""
    if governs == "علي":
        behind = sentence.word_at(mention.end - 1) + 1
        return _MUST.isdisjoint(key.removeprefix("ال") for key in keys[behind : behind + 2])
    return governs in _GOVERNS or governs.startswith(_DONE_TO)


def _has_deed(sentence: Sentence, mention: Mention, first: int) -> bool:
    """`الانسحاب الأمريكي`: whose adjective tells whose deed it is."""
    at = sentence.word_at(mention.start)
    return at > first and sentence.keys[at - 1].lstrip("وبل").removeprefix("ال").startswith(_DEEDS)
