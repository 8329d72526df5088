"""What a truce hangs on: each duty with who owes it, by when, and what follows if it is not done."""

import re
from collections.abc import Callable, Iterator, Sequence

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.days import ahead
from hudna.coding.evidence import behind, clause, clause_end, party, span, trimmed
from hudna.coding.naming import means
from hudna.coding.obligors import DEMANDS, obligor, opponent
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.records import Condition, DateRange, Party, Span

_GOES_ON = re.compile(r"\s*(?:حسب|خلال|لمدة|وذلك|قبل|بعد|سواء|او|أو|و(?:بعد|قبل|إلا))")
_NO_TIE = tuple(fold("بين بعد بعض بما بن بلا بدون").split())
_PLEDGED = tuple(
    fold(
        "بوقف بعدم بسحب بتسليم بتنفيذ بالانسحاب بالإفراج بإطلاق بفتح برفع بالسماح بالامتناع بألا بأن بتمديد بإعادة"
    ).split()
)
_STRIKES_BACK = ("بالرد", "بان ترد", "بان يرد")
_DEADLINE = re.compile(
    r"(?:خلال|بعد|قبل|حتى|في غضون|في مدة أقصاها)\s+(?:⟦#⟧|\w+)(?:\s+(?:⟦#⟧|\w+)){0,2}?\s*"
    r"(?:يوم\w*|أيام|ساعة|ساعات|أسبوع\w*|أسابيع|شهر\w*|أشهر)"
)
_ITEM = re.compile(r"\s*و(\w+\s+\S+)")
_NO_ITEM = tuple(
    fold("قال أضاف أكد ذكر أعلن ذلك هو هي كان قد بين حيث لكن ليس لم لا أن إن من في على أشار أوضح وفق فق").split()
)
_ACCORD = tuple(fold("الاتفاق اتفاق المذكرة التفاهم الخطة البنود الهدنة التهدئة هدنة التسوية الصفقة").split())
_LISTING = ("clause", "proviso", "text", "by", "under")
_NOUNS_TOO = ("clause", "text")
_OF_AN_ACCORD = ("clause", "text", "by")
_TO_COME = re.compile(r"[،,]\s*(?:أن\s+)?(?=[يت]\w)")
_ON = re.compile(r"(?:^|\s)على\s+")
_GOT = re.compile("حصل|اطلع")
_FAR = 60
_NO_CONDITION = frozenset(fold("دون بلا بدون أو أي هو وهو").split())
_HOLDING = ("تتضمن", "يتضمن", "تضمن", "يشمل", "تشمل")
_PLANS = frozenset(fold("خطة خطته خطتها اتفاق اتفاقية هدنة مبادرة مبادرته مقترح مقترحه بنود صيغة صفقة وثيقة").split())
_IMPERFECT = ("ي", "ت", "ن", "لا")
_LASTS = tuple(fold("يستمر تستمر يدوم تدوم يسري تسري يبدأ تبدأ يدخل تدخل").split())
_HOSTILE = tuple(
    fold("أعمال تحرك خرق خروق انتهاك اعتداء هجوم هجمات تعرض عدوان استهداف قصف مهاجم استفزاز إخلال نقض").split()
)
_ANSWERED = 30
_REVOKED = 10
_BY_IT = re.compile("بموجب|بمقتض")
_KEEPS = ("يلتزم", "تلتزم", "يتوقف", "تتوقف", "يكف", "تكف", "يوقف", "توقف", "ينسحب", "تنسحب")
_ON_ANSWER = ("if", "any")
_ANY = frozenset(fold("لأي أي لكل بأي أية").split())
_OWED = tuple(
    fold(
        "أن ألا عدم وقف سحب تسليم احترام تنفيذ إعادة إطلاق فتح رفع إنهاء الالتزام الامتناع الكف الانسحاب الإفراج التوقف"
        " السماح التخلي العودة القبول التقيد التنفيذ"
    ).split()
)
_SAYING = frozenset({"نؤكد", "نقول", "نوضح", "نشير", "نعرف", "نشكر", "اقول"})


def conditions(analysis: Analysis, number: int, cues: Sequence[Found]) -> Iterator[Condition]:
    """The conditions that a sentence about a truce tells, none over another."""
    sentence, text = analysis.sentences[number], analysis.document.text
    taken = 0
    for cue in cues:
        kind = next((value[1] for value in cue.values if value[0] == "condition"), None)
        if kind is None or cue.start < taken:
            continue
        if not _is_about_it(sentence, cue, kind) or _is_the_truce(cue, kind, cues):
            continue
        stretch = _FORMS[kind](text, sentence, cue, cues)
        if stretch is None:
            continue
        nouns = kind in _NOUNS_TOO or sentence.keys[cue.first].lstrip("و").startswith(DEMANDS)
        more = _listed(text, stretch[1], sentence.end, nouns=nouns) if kind in _LISTING else ()
        for start, end in (trimmed(text, *one) for one in (stretch, *more)):
            taken = end
            owes = _owes(analysis, sentence, cue, kind, (start, end))
            yield _condition(analysis, sentence, (start, end), owes, _breach(text, sentence, cue, cues))


def laid_down(analysis: Analysis, number: int, cues: Sequence[Found]) -> Iterator[Condition]:
    """What `ينص الاتفاق على` lays down in a sentence that does not name the truce itself."""
    keys = analysis.sentences[number].keys
    clauses = [
        cue
        for cue in cues
        if any(value[0] == "condition" and value[1] in _OF_AN_ACCORD for value in cue.values)
        and any(key.lstrip("وفب").startswith(_ACCORD) for key in keys[max(0, cue.first - 2) : cue.last + 3])
    ]
    return conditions(analysis, number, [*clauses, *(cue for cue in cues if clauses and cue.first > clauses[0].last)])


def kept_by(analysis: Analysis, number: int, cues: Sequence[Found]) -> Iterator[Condition]:
    """What stands right behind a sentence that names the truce and can be of nothing else.

    A deed that will be answered, what is owed by it (`بموجبها`), what somebody is to keep to.
    """
    sentence = analysis.sentences[number]
    answers = any(means(cue, "answer") for cue in cues)
    told = [cue for cue in cues if _is_of_it(sentence, cue, answers=answers)]
    return conditions(analysis, number, [*told, *(cue for cue in cues if means(cue, "answer") and cue not in told)])


def _is_of_it(sentence: Sentence, cue: Found, *, answers: bool) -> bool:
    kind = next((value[1] for value in cue.values if value[0] == "condition"), None)
    if kind == "under":
        return _BY_IT.search(sentence.keys[cue.last]) is not None
    if kind == "proviso":
        return any(key.startswith(_KEEPS) for key in _following(sentence, cue)[:1])
    return kind in _ON_ANSWER and answers


def _listed(text: str, at: int, limit: int, *, nouns: bool) -> Iterator[tuple[int, int]]:
    """The items behind the first: `على سحب المسلحين، وفتح الطريق`; behind `على أن` only verbs to come are."""
    while at < limit and text[at] in "،,":
        item = _ITEM.match(text, at + 1)
        if item is None or fold(item.group(1)).startswith(_NO_ITEM):
            return
        if not nouns and not item.group(1).startswith(("ي", "ت", "أن ")):
            return
        end = clause_end(text, at + 1, limit)
        yield item.start(1), end
        at = end


def _is_about_it(sentence: Sentence, cue: Found, kind: str) -> bool:
    """Whether a word of conditions tells one here; `دون شرط` and `وهو ما لم يحدث` never do."""
    if cue.first and sentence.keys[cue.first - 1] in _NO_CONDITION:
        return False
    check = _TELLS.get(kind)
    return check is None or check(sentence, cue)


def _tells_clause(sentence: Sentence, cue: Found) -> bool:
    """`يقضي` needs what it lays down behind it (`بـ`), `يتضمن` a plan before it."""
    if cue.first != cue.last:
        return True
    following = _following(sentence, cue)
    earlier = {key.lstrip("وبل").removeprefix("ال") for key in sentence.keys[max(0, cue.first - 3) : cue.first]}
    holds = sentence.keys[cue.first].startswith(_HOLDING) and bool(earlier & _PLANS)
    return bool(following) and (holds or following[0].startswith("ب"))


def _tells_proviso(sentence: Sentence, cue: Found) -> bool:
    """`على أن` has a verb behind; `أكد على أن الطرف الآخر` is that, `على أن تستمر أسبوعا` a time."""
    if sentence.keys[cue.last] != "ان" or not sentence.keys[cue.first].endswith("علي"):
        return True
    following = _following(sentence, cue)[:1]
    return any(key.startswith(_IMPERFECT) and not key.startswith(_LASTS) for key in following)


def _tells_want(sentence: Sentence, cue: Found) -> bool:
    """`نريد أن نؤكد` wants nothing."""
    following = _following(sentence, cue)
    return len(following) < 2 or following[0] != "ان" or following[1] not in _SAYING


def _tells_text(sentence: Sentence, cue: Found) -> bool:
    """`ينص` tells what an accord lays down, if one is named beside."""
    near = sentence.keys[max(0, cue.first - 3) : cue.last + 3]
    return any(key.lstrip("وفب").startswith(_ACCORD) for key in near)


def _tells_under(sentence: Sentence, cue: Found) -> bool:
    """`خلالها` tells a duty right behind a verb to come."""
    verb = sentence.keys[max(0, cue.first - 1) : cue.first]
    return "خلال" not in sentence.keys[cue.first] or any(key.startswith(("ي", "ت")) for key in verb)


def _tells_tied(sentence: Sentence, cue: Found) -> bool:
    """`رهنت وقف النار بالانسحاب`, `هدنة مشروطة بالإفراج`: what it is tied to stands behind `بـ`."""
    following = sentence.keys[cue.last + 1 : cue.last + 9]
    return any(key.startswith("ب") and not key.startswith(_NO_TIE) for key in following)


def _tells_pledge(sentence: Sentence, cue: Found) -> bool:
    """`تعهدت الحكومة بسحب قواتها`, not `تعهدت بالرد`."""
    following = sentence.keys[cue.last + 1 : cue.last + 8]
    at = next((n for n, key in enumerate(following) if key.startswith(_PLEDGED)), None)
    return at is not None and not following[at].startswith(_STRIKES_BACK)


def _following(sentence: Sentence, cue: Found) -> tuple[str, ...]:
    """The two words behind a cue."""
    return tuple(sentence.keys[cue.last + 1 : cue.last + 3])


_TELLS: dict[str, Callable[[Sentence, Found], bool]] = {
    "clause": _tells_clause,
    "proviso": _tells_proviso,
    "want": _tells_want,
    "text": _tells_text,
    "under": _tells_under,
    "tied": _tells_tied,
    "pledge": _tells_pledge,
}


def _is_the_truce(cue: Found, kind: str, cues: Sequence[Found]) -> bool:
    """`خطة تقضي بهدنة`: what is laid down is the truce itself."""
    named = [other for other in cues if means(other, "noun")]
    if kind == "pledge":  # `تعهد بوقف الهجمات`
        return any(0 < other.first - cue.last <= _REVOKED for other in named)
    return kind == "clause" and any(other.first == cue.last + 1 for other in named)


def _condition(
    analysis: Analysis, sentence: Sentence, stretch: tuple[int, int], owes: Party | None, breach: str | None
) -> Condition:
    told = span(analysis, *stretch)
    return Condition(
        obligor=owes, duty=told.quote, deadline=_deadline(analysis, told, sentence), on_breach=breach, span=told
    )


def _owes(analysis: Analysis, sentence: Sentence, cue: Found, kind: str, stretch: tuple[int, int]) -> Party | None:
    """Who owes a duty; behind `إذا` and `لأي` first, for before them stands who will strike back."""
    start, end = stretch
    if kind == "must" and not sentence.keys[cue.first].endswith("علي"):  # `إذا رغب الحوثيون ...، فعليهم`
        named = [m for m in sentence.mentions if m.end <= start and m.kind == "actor" and m.how != "nisba"]
        return party(analysis, named[-1], "obligor") if named else None
    if kind not in _ON_ANSWER:
        return obligor(analysis, sentence, start, end)
    any_deed = next((word.end for word in sentence.words[cue.last + 1 : cue.last + 5] if word.key in _ANY), cue.end)
    told = any_deed if kind == "any" else cue.end
    return opponent(analysis, sentence, told, end) or opponent(analysis, sentence, start, end)


def _deadline(analysis: Analysis, told: Span, sentence: Sentence) -> DateRange | None:
    published = analysis.document.published
    for day in sentence.dates:
        if day.span and told.start <= day.span.start and day.span.end <= told.end:
            return ahead(day, published) if published else day  # a duty is still to be done
    found = _DEADLINE.search(told.quote)
    if found is None:
        return None
    words = span(analysis, told.start + found.start(), told.start + found.end())
    return DateRange(earliest=None, latest=None, precision="unknown", span=words)


def _breach(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> str | None:
    """What is said to follow: the revocation before an if-clause, the clause of striking back on either side."""
    revoke = _revoked(cue, cues)
    if revoke is not None:
        return text[revoke.start : cue.start].strip(" ،,")
    answer = _answer(cue, cues) if means(cue, "condition", "if") else None
    if answer is None:
        return None
    start, end = trimmed(text, answer.start, min(clause_end(text, answer.end, sentence.end), _limit(cue, answer)))
    return text[start:end]


def _limit(cue: Found, answer: Found) -> int:
    """An answer before the if-clause ends where that begins."""
    return cue.start if answer.start < cue.start else answer.end + _FAR


def _revoked(cue: Found, cues: Sequence[Found]) -> Found | None:
    """The revocation that stands a little before an if-clause."""
    revoke = next((c for c in cues if means(c, "revoke") and c.start < cue.start), None)
    return revoke if revoke is not None and cue.first - revoke.last <= _REVOKED else None


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
    revoke = _revoked(cue, cues)
    return (revoke.start, _end(text, cue.end, sentence.end)) if revoke else _answered(text, sentence, cue, cues)


def _answered(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int] | None:
    """`سيتم الرد عليهم، في حال قيامهم بأي تحركات`: what will be answered is what they must not do."""
    answer = _answer(cue, cues)
    deed = sentence.keys[cue.last + 1 : sentence.word_at(_end(text, cue.end, sentence.end))]
    if answer is None or not any(key.lstrip("وبل").removeprefix("ال").startswith(_HOSTILE) for key in deed):
        return None
    start = cue.start if cue.start < answer.start else max(clause(text, sentence, answer.start)[0], answer.start)
    return start, _end(text, max(cue.end, answer.end), sentence.end)


def _answer(cue: Found, cues: Sequence[Found]) -> Found | None:
    """The word of striking back that goes with an if-clause, behind it or before it."""
    return next((o for o in cues if means(o, "answer") and abs(o.first - cue.first) <= _ANSWERED), None)


def _any(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int] | None:
    """`ستتصدى لأي تحركات عسكرية`: from the word of striking back."""
    del cues
    following = sentence.keys[cue.last + 1 : cue.last + 5]
    at = next((n for n, key in enumerate(following) if key in _ANY), None)
    if at is None or not any(key.startswith(_HOSTILE) for key in following[at + 1 :]):
        return None
    return cue.start, _end(text, cue.end, sentence.end)


def _must(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int] | None:
    """`إن على المتمردين الالتزام بالهدنة`, `فعليهم عدم التعرض للقوافل`: who must, and what."""
    del cues
    at = cue.last + 1
    if sentence.keys[cue.first].endswith("علي"):
        who = next((m for m in behind(sentence, cue.last, within=2) if m.kind == "actor"), None)
        if who is None or sentence.word_at(who.start) != at:
            return None
        at = sentence.word_at(who.end - 1) + 1
    if not sentence.keys[at : at + 1] or not sentence.keys[at].startswith(_OWED):
        return None
    end = _end(text, cue.end, sentence.end)
    while end < sentence.end and text[end] in "،," and _owes_too(text, end + 1):  # `الالتزام بالهدنة، ووقف تحركاتهم`
        end = clause_end(text, end + 1, sentence.end)
    return cue.start, end


def _owes_too(text: str, at: int) -> bool:
    item = _ITEM.match(text, at)
    return item is not None and fold(item.group(1)).startswith(_OWED)


def _clause(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int]:
    del cues
    start, end = clause(text, sentence, cue.start)
    return (cue.start, end) if text[cue.start : cue.end].startswith(("ي", "ت", "ن", "ق")) else (start, end)


def _under(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int]:
    """`هدنة تلتزم بموجبها الفصائل بسحب ...`: from the verb before it."""
    del cues
    verb = next((word for word in sentence.words[max(0, cue.first - 4) : cue.first][::-1] if word.key[0] in "يت"), None)
    return (verb.start if verb else cue.start), _end(text, cue.end, sentence.end)


def _text(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int] | None:
    """`ينص الاتفاق، المؤلف من سبع نقاط، على سحب ...`: what stands behind `على`."""
    on = _ON.search(text, cue.end, min(sentence.end, cue.end + _FAR))
    if on is None or _GOT.search(text, cue.end, on.start()) or any(_names(other, on.end()) for other in cues):
        return None
    return on.end(), _end(text, on.end(), sentence.end)


def _names(cue: Found, at: int) -> bool:
    """Whether the truce itself is named there."""
    return cue.start == at and any(value[0] == "noun" for value in cue.values)


def _by(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int] | None:
    """`بموجب الاتفاق، الذي ...، تنسحب القوات`: the first clause behind it with a verb to come."""
    del cues
    verb = _TO_COME.search(text, cue.end, sentence.end)
    return (verb.end(), _end(text, verb.end(), sentence.end)) if verb else None


def _want(text: str, sentence: Sentence, cue: Found, cues: Sequence[Found]) -> tuple[int, int]:
    """`نريد ...` in a speech: to the end of the sentence, for the threat behind it belongs to it."""
    del text, cues
    return cue.start, sentence.end


_FORMS = {
    "exchange": _from_cue,
    "unless": _from_cue,
    "proviso": _from_cue,
    "if": _if,
    "any": _any,
    "must": _must,
    "clause": _clause,
    "want": _want,
    "under": _under,
    "text": _text,
    "by": _by,
    "tied": _from_cue,
    "pledge": _from_cue,
}
