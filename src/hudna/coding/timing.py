"""When a truce was declared, when it begins and ends, how long it is to last."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from hudna.coding.accords import Naming, Turn
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.evidence import span
from hudna.coding.tree import Found
from hudna.lang.ar.dates import durations
from hudna.records import DateRange, Duration

_WEEK = 7
_AHEAD = re.compile("[وف]?(?:س?[تي]بدأ|س?[تي]سري|س?[تي]دخل)")
_GONE = re.compile("الماضي|الفائت|المنصرم|أمس|الفارط")
_TAKES_HOLD = re.compile("دخل|دخول|بدأ|بدء|سريان")
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
    starts = next(_cued(analysis, numbers, found, "start"), None) or _begun(analysis, turns)
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
                    if day.span and cue.start <= day.span.start <= cue.end + 45 and day.precision != "year"
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
    """The date nearest to the words of a declaration or a signature, if it stands near."""
    for turn in sorted(turns, key=lambda turn: turn.status != "declared"):
        if turn.status not in ("declared", "agreed"):
            continue
        told = _likely(analysis, analysis.sentences[turn.sentence])
        # `بعد أيام من إعلان الهدنة` dates what follows the declaration, not the declaration.
        begun = starts.span if starts else None
        days = [day for day in told if day.span and day.span != begun and not day.span.quote.startswith("بعد")]
        near = [day for day in days if day.span and turn.start - 30 <= day.span.start <= turn.end + 30]
        if near:
            return near[0]
    return None


def _ended(analysis: Analysis, turns: list[Turn]) -> DateRange | None:
    for turn in turns:
        if turn.status == "ended":
            days = [day for day in _likely(analysis, analysis.sentences[turn.sentence]) if day.precision == "day"]
            if days:
                return days[0]
    return None


def _likely(analysis: Analysis, sentence: Sentence) -> list[DateRange]:
    """Dates that are none by their words are left out: a lone number that would be a year far ahead."""
    published = analysis.document.published
    limit = (published.year if published else 2100) + 5
    return [day for day in sentence.dates if day.earliest is None or day.earliest.year <= limit]


def _durations(analysis: Analysis, numbers: list[int], found: Sequence[Sequence[Found]]) -> Iterator[Duration]:
    """A length of time behind `لمدة` and its like, or right behind the truce's name."""
    for number in numbers:
        sentence = analysis.sentences[number]
        cues = [cue for cue in found[number] if cue.values[0][0] in ("duration", "noun")]
        for one in durations(analysis.document.text[sentence.start : sentence.end], start=sentence.start):
            # The word of the cue may belong to the expression (`لمدة خمسة أيام`).
            if any(cue.start <= one.start <= cue.end + 12 for cue in cues):
                yield Duration(n=one.n, unit=one.unit, span=span(analysis, one.start, one.end))


def _reckoned(starts: DateRange | None, duration: Duration | None) -> DateRange | None:
    if starts is None or starts.earliest is None or duration is None or duration.n is None:
        return None
    last = starts.earliest + timedelta(days=round(duration.n * _DAYS.get(duration.unit, 1)))
    return DateRange(earliest=last, latest=last, precision="day", span=duration.span)
