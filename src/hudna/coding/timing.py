"""When a truce was declared, when it begins and ends, how long it is to last."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.evidence import span
from hudna.coding.naming import Naming
from hudna.coding.tree import Found
from hudna.coding.turns import Turn
from hudna.lang.ar import calendar
from hudna.lang.ar.dates import durations
from hudna.records import DateRange, Duration

_WEEK = 7
_AHEAD = re.compile("[وف]?(?:س?[تي]بدأ|س?[تي]سري|س?[تي]دخل)")
_GONE = re.compile("الماضي|الفائت|المنصرم|أمس|الفارط")
_TAKES_HOLD = re.compile("دخل|دخول|بدأ|بدء|سريان")
_CLAUSE = re.compile(r"[.؛:\n]|\b(?:أن|إن|أنها|إنها|أنه|إنه|التي|الذي|بعد|بعدما|حين|عندما|إثر|اثر)\b")
_UNTIL = re.compile(r"\bو?(?:حتى|لغاية)\b")
_BACK = re.compile("[يت]عود|[يت]رجع")
_NAMED = re.compile("(?:ال|لل)?اتفاق")
_GONE_BY = re.compile(r"\s+(?:ال)?(?:ماضي|أخير|فائت|منصرم)")  # `خروق للهدنة خلال الساعات الأربع والعشرين الماضية`
_NEAR = 45
_ONES = {"يوم": "day", "أسبوع": "week", "شهر": "month", "عام": "year", "سنة": "year", "ساعة": "hour"}
_ONE = re.compile(
    r"(?:لمدة|ولمدة|مدتها|مدته|لفترة)\s+(?P<unit>يوم|أسبوع|شهر|عام|سنة|ساعة)(?P<counted>[اًٌ]*)\b(?!\s+و?نصف)"
    r"|\b(?P<more>يوم|أسبوع|شهر|عام)(?:ا|اً|ًا)\s+(?:آخر|إضافي|جديد)"
)
_FROM = ("بعد", "قبيل", "اعتبار", "ابتداء", "بدء", "منذ")
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}


class Timing(NamedTuple):
    """The four times of a truce; `None` where the text does not say."""

    declared: DateRange | None
    starts: DateRange | None
    ends: DateRange | None
    duration: Duration | None


def timed(analysis: Analysis, turns: list[Turn], names: list[Naming], found: Sequence[Sequence[Found]]) -> Timing:
    """The times told in the sentences that name the truce; an end is reckoned where start and length are known."""
    numbers = list(dict.fromkeys(naming.sentence for naming in names))
    starts = next(_cued(analysis, numbers, found, "start"), None) or _since(analysis, names) or _begun(analysis, turns)
    ends = next(_cued(analysis, numbers, found, "until"), None) or _ended(analysis, turns)
    duration = next(_durations(analysis, numbers, found), None)
    declared = _declared(analysis, turns, starts)
    begun = starts or declared
    if ends and ends.latest and begun and begun.earliest and ends.latest < begun.earliest:
        ends = None
    return Timing(declared, starts, ends or _reckoned(starts, duration), duration)


def _cued(analysis: Analysis, numbers: list[int], found: Sequence[Sequence[Found]], kind: str) -> Iterator[DateRange]:
    """Dates right behind `ابتداء من`, `حتى` and their like, in a sentence that names the truce."""
    for number in numbers:
        for cue in found[number]:
            if cue.values[0][0] == kind:
                yield from (
                    _coming(analysis, cue, day)
                    for day in _likely(analysis, analysis.sentences[number])
                    if day.span and cue.start <= day.span.start <= cue.end + _NEAR and day.precision != "year"
                    if kind == "until" or not _UNTIL.search(analysis.document.text, cue.end, day.span.start)
                )


def _coming(analysis: Analysis, cue: Found, day: DateRange) -> DateRange:
    """`تبدأ الجمعة` is the Friday to come, where the day alone would be the one gone by."""
    published, told = analysis.document.published, day.span.quote if day.span else ""
    ahead = _AHEAD.match(analysis.document.text[cue.start : cue.end]) is not None
    if not ahead or published is None or day.latest is None or day.earliest is None or _GONE.search(told):
        return day
    if day.precision != "day" or not 0 < (published - day.latest).days < _WEEK:
        return day
    later = timedelta(days=_WEEK)
    return replace(day, earliest=day.earliest + later, latest=day.latest + later)


def _since(analysis: Analysis, names: list[Naming]) -> DateRange | None:
    """`الهدنة السارية منذ 2013`, `هدنة كان يلتزمها الطرفان منذ 2013`: when it began, in the clause that names it."""
    text = analysis.document.text
    for naming in names:
        for day in _likely(analysis, analysis.sentences[naming.sentence]):
            if day.span is None or not day.span.quote.startswith("منذ") or day.earliest is None:
                continue
            between = text[naming.cue.end : day.span.start]
            if day.span.start > naming.cue.end and len(between) <= _NEAR and not _CLAUSE.search(between):
                return replace(day, latest=_end_of(day.earliest, day.precision))
    return None


def _end_of(first: date, precision: str) -> date:
    """The last day of the year, the month or the day that a date begins."""
    whole = {"year": calendar.year(first.year), "month": calendar.month(first.year, first.month)}.get(precision)
    return (whole and whole.latest) or first


def _begun(analysis: Analysis, turns: list[Turn]) -> DateRange | None:
    """The day beside the words that tell that it took hold."""
    for turn in turns:
        words = analysis.document.text[max(0, turn.start - 20) : turn.end]
        if turn.status != "in-force" or not _TAKES_HOLD.search(words):
            continue
        for day in _likely(analysis, analysis.sentences[turn.sentence]):
            near = day.span is not None and turn.start - 40 <= day.span.start <= turn.end + 40
            if near and day.precision == "day":
                return day
    return None


def _declared(analysis: Analysis, turns: list[Turn], starts: DateRange | None) -> DateRange | None:
    """The date nearest to the words of a declaration or a signature, if it stands near; that to which it goes back."""
    for turn in sorted(turns, key=lambda turn: turn.status != "declared"):
        if turn.status not in ("declared", "agreed"):
            continue
        told = _likely(analysis, analysis.sentences[turn.sentence])
        # `بعد أيام من إعلان الهدنة` dates what follows the declaration, not the declaration.
        begun = starts.span if starts else None
        days = [day for day in told if day.span and day.span != begun and not day.span.quote.startswith(_FROM)]
        quote = analysis.document.text[turn.start : turn.end]
        begins = turn.start if _NAMED.match(quote) else turn.start - 30  # `قتلوا في يوليو رغم اتفاق الهدنة`
        near = [day for day in days if day.span and begins <= day.span.start <= turn.end + 30]
        near = [
            day for day in near if day.span and not _UNTIL.search(analysis.document.text, turn.start, day.span.start)
        ]
        if near:
            return near[0]
    return next(_going_back(analysis, turns), None)


def _going_back(analysis: Analysis, turns: list[Turn]) -> Iterator[DateRange]:
    """`هدنة تعود إلى عام 2013`."""
    for turn in turns:
        for day in _likely(analysis, analysis.sentences[turn.sentence]):
            if day.span and 0 <= day.span.start - turn.end <= _NEAR:
                between = analysis.document.text[turn.end : day.span.start]
                if _BACK.search(between):
                    yield day


def _ended(analysis: Analysis, turns: list[Turn]) -> DateRange | None:
    """The day in the clause that tells the end: `قال الأحد إن الغارات أنهت الهدنة` dates what was said."""
    for turn in turns:
        days = _likely(analysis, analysis.sentences[turn.sentence]) if turn.status == "ended" else []
        for day in days:
            if day.span and day.precision == "day":
                first, last = sorted(((day.span.start, day.span.end), (turn.start, turn.end)))
                if not _CLAUSE.search(analysis.document.text, first[1], max(first[1], last[0])):
                    return day
    return None


def _likely(analysis: Analysis, sentence: Sentence) -> list[DateRange]:
    """Dates that tell none are left out: `هذه اللحظة`, a lone number that would be a year far ahead.

    A day whose number was lost on the way stays: that there was one is known.
    """
    published = analysis.document.published
    limit = (published.year if published else 2100) + 5
    lost = [day for day in sentence.dates if day.earliest is None and day.span is not None and "⟦" in day.span.quote]
    return [day for day in sentence.dates if day in lost or (day.earliest is not None and day.earliest.year <= limit)]


def _durations(analysis: Analysis, numbers: list[int], found: Sequence[Sequence[Found]]) -> Iterator[Duration]:
    """A length of time behind `لمدة` and its like, or right behind the truce's name."""
    for number in numbers:
        sentence = analysis.sentences[number]
        cues = [cue for cue in found[number] if cue.values[0][0] in ("duration", "noun")]
        for one in durations(analysis.document.text[sentence.start : sentence.end], start=sentence.start):
            # The word of the cue may belong to the expression (`لمدة خمسة أيام`).
            near = any(cue.start <= one.start <= cue.end + 12 for cue in cues)
            if near and not _GONE_BY.match(analysis.document.text, one.end):
                yield Duration(n=one.n, unit=one.unit, span=span(analysis, one.start, one.end))
        yield from _of_one(analysis, sentence, cues)


def _of_one(analysis: Analysis, sentence: Sentence, cues: Sequence[Found]) -> Iterator[Duration]:
    """`لمدة شهر`, `تمديد الهدنة شهرا آخر`: a length of one without a number; of `لمدة يوما` the number is lost."""
    text = analysis.document.text
    for found in _ONE.finditer(text, sentence.start, sentence.end):
        told = found["unit"] or found["more"]
        if any(-_NEAR <= found.start() - cue.end <= _NEAR for cue in cues):
            unit = next(unit for word, unit in _ONES.items() if told.startswith(word))
            lost = "ا" in (found["counted"] or "")
            yield Duration(n=None if lost else 1, unit=unit, span=span(analysis, found.start(), found.end()))


def _reckoned(starts: DateRange | None, duration: Duration | None) -> DateRange | None:
    if starts is None or starts.earliest is None or duration is None or duration.n is None:
        return None
    last = starts.earliest + timedelta(days=round(duration.n * _DAYS.get(duration.unit, 1)))
    return DateRange(earliest=last, latest=last, precision="day", span=duration.span)
