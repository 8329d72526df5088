"""What a truce hangs on: each duty with who owes it, by when, and what follows if it is not done."""

import re
from collections.abc import Iterator, Sequence

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.evidence import clause, clause_end, party, span, trimmed
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.records import Condition, DateRange, Party, Span

_GOES_ON = re.compile(r"\s*(?:حسب|خلال|لمدة|وذلك|قبل|بعد|سواء|او|أو|و(?:بعد|قبل|إلا))")
_DEADLINE = re.compile(
    r"(?:خلال|بعد|قبل|حتى|في غضون|في مدة أقصاها)\s+(?:⟦#⟧|\w+)(?:\s+(?:⟦#⟧|\w+)){0,2}?\s*"
    r"(?:يوم\w*|أيام|ساعة|ساعات|أسبوع\w*|أسابيع|شهر\w*|أشهر)"
)
_HOLDING = ("تتضمن", "يتضمن", "تضمن", "يشمل", "تشمل")
_PLANS = frozenset(fold("خطة خطته خطتها اتفاق اتفاقية هدنة مبادرة مبادرته مقترح مقترحه بنود صيغة صفقة وثيقة").split())
_IMPERFECT = ("ي", "ت", "ن", "لا")
_SAYING = frozenset({"نؤكد", "نقول", "نوضح", "نشير", "نعرف", "نشكر", "اقول"})


def conditions(analysis: Analysis, number: int, cues: Sequence[Found]) -> Iterator[Condition]:
    """The conditions that a sentence about a truce tells, none over another."""
    sentence = analysis.sentences[number]
    taken = 0
    for cue in cues:
        kind = next((value[1] for value in cue.values if value[0] == "condition"), None)
        if kind is None or cue.start < taken:
            continue
        if not _is_about_it(sentence, cue, kind):
            continue
        stretch = _FORMS[kind](analysis.document.text, sentence, cue, cues)
        if stretch is None:
            continue
        start, end = trimmed(analysis.document.text, *stretch)
        taken = end
        yield _condition(analysis, sentence, (start, end), _breach(analysis, sentence, cue, cues, start))


def _is_about_it(sentence: Sentence, cue: Found, kind: str) -> bool:
    """`يقضي` needs what it lays down (`بـ`), `على أن` a verb behind; `نريد أن نؤكد` wants nothing."""
    following = [word.key for word in sentence.words[cue.last + 1 : cue.last + 3]]
    if kind == "clause" and cue.first == cue.last:
        earlier = {
            word.key.lstrip("وبل").removeprefix("ال") for word in sentence.words[max(0, cue.first - 3) : cue.first]
        }
        holds = sentence.words[cue.first].key.startswith(_HOLDING) and bool(earlier & _PLANS)
        return bool(following) and (holds or following[0].startswith("ب"))
    if kind == "proviso" and sentence.keys[cue.last] == "ان" and sentence.keys[cue.first].endswith("علي"):
        return bool(following) and following[0].startswith(_IMPERFECT)  # `أكد على أن الطرف الآخر`: that, no proviso
    if kind == "want" and len(following) == 2 and following[0] == "ان":
        return following[1] not in _SAYING
    return True


def _condition(analysis: Analysis, sentence: Sentence, stretch: tuple[int, int], breach: str | None) -> Condition:
    start, end = stretch
    told = span(analysis, start, end)
    return Condition(
        obligor=_obligor(analysis, sentence, start, end),
        duty=told.quote,
        deadline=_deadline(analysis, told, sentence),
        on_breach=breach,
        span=told,
    )


def _obligor(analysis: Analysis, sentence: Sentence, start: int, end: int) -> Party | None:
    """Who is named first in the duty."""
    for mention in sentence.mentions:
        if start <= mention.start < end and mention.kind in ("actor", "unknown") and mention.how != "nisba":
            return party(analysis, mention, "obligor")
    return None


def _deadline(analysis: Analysis, told: Span, sentence: Sentence) -> DateRange | None:
    for day in sentence.dates:
        if day.span and told.start <= day.span.start and day.span.end <= told.end:
            return day
    found = _DEADLINE.search(told.quote)
    if found is None:
        return None
    words = span(analysis, told.start + found.start(), told.start + found.end())
    return DateRange(earliest=None, latest=None, precision="unknown", span=words)


def _breach(analysis: Analysis, sentence: Sentence, cue: Found, cues: Sequence[Found], start: int) -> str | None:
    """What is said to follow: the revocation before an if-clause, the main clause behind it."""
    revoke = next((c for c in cues if any(v[0] == "revoke" for v in c.values) and c.start < cue.start), None)
    if revoke is not None and cue.first - revoke.last <= 10:
        return analysis.document.text[revoke.start : cue.start].strip(" ،,")
    del sentence, start
    return None


# Where the words of a condition begin and end, for each kind of cue.


def _from_cue(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int]:
    del cues
    return cue.start, _end(text, cue.end, sentence.end)


def _end(text: str, at: int, limit: int) -> int:
    """The end of the clause, and of the next one where that only adds when or how."""
    end = clause_end(text, at, limit)
    if end < limit and text[end] in "،," and _GOES_ON.match(text, end + 1):
        end = clause_end(text, end + 1, limit)
    return end


def _if(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int] | None:
    """`إلغاء الهدنة في حال ...`: from the revocation through the if-clause; a bare `إذا` is no condition of it."""
    revoke = next((c for c in cues if any(v[0] == "revoke" for v in c.values) and c.start < cue.start), None)
    if revoke is None or cue.first - revoke.last > 10:
        return None
    return revoke.start, _end(text, cue.end, sentence.end)


def _clause(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int]:
    del cues
    start, end = clause(text, sentence, cue.start)
    return (cue.start, end) if text[cue.start : cue.end].startswith(("ي", "ت", "ن", "ق")) else (start, end)


def _want(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int]:
    """`نريد ...` in a speech: to the end of the sentence, for the threat behind it belongs to it."""
    del text, cues
    return cue.start, sentence.end


_FORMS = {
    "exchange": _from_cue,
    "unless": _from_cue,
    "proviso": _from_cue,
    "if": _if,
    "clause": _clause,
    "want": _want,
}
