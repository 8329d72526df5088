"""Truces of before: a document that tells of one truce may look back on another.

`هدنة سابقة`, `الهدنة الأولى التي بدأت في مايو الماضي`, `أمر في مارس بوقف الغارات`:
told in passing beside the truce that the document is about, with a day or a
month of their own.  One that has none stays with the truce of the document, for
nothing else would keep it from being taken for that truce in the whole case.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.naming import Naming, is_earlier_only
from hudna.lang.ar import fold
from hudna.records import DateRange

AGO = timedelta(days=21)
_REACH = 9
_BEFORE = 8
_EXACT = frozenset({"day", "week", "month"})
_FORMER = frozenset(fold("سابقة سابق السابقة السابق الأولى").split())
_FIRST = frozenset(fold("أول أولى").split())
_STILL = ("منذ", "حتي", "لغايه", "قبل")
_ANEW = frozenset(fold("الحالية الحالي الجديدة جديدة الراهنة الراهن الثانية الثالثة هذه").split())


class Before(NamedTuple):
    """A truce of before: its namings, the day or month beside them, whether it is called a former one."""

    names: list[Naming]
    day: DateRange
    former: bool


def parted(analysis: Analysis, names: Sequence[Naming]) -> tuple[list[Naming], list[Before]]:
    """The namings of the truce of the document, and each truce of before by the month it is told of."""
    own: list[Naming] = []
    held: dict[tuple[int, int], Before] = {}
    last: tuple[int, Before | None] = (-1, None)
    for at, naming in enumerate(names):
        former = _is_former(analysis.sentences[naming.sentence], naming)
        day = _day_of(analysis, names, at, former=former)
        one = last[1] if last[0] == naming.sentence and not _is_new(analysis, naming) else None
        if day is not None and day.earliest is not None:
            one = held.setdefault((day.earliest.year, day.earliest.month), Before([], day, former))
        if one is not None:
            one.names.append(naming)
        elif not is_earlier_only(analysis.sentences[naming.sentence], naming.cue):
            own.append(naming)
        last = (naming.sentence, one)
    return own, list(held.values())


def _is_new(analysis: Analysis, naming: Naming) -> bool:
    """`الهدنة الحالية`, `هذه الهدنة`: the one that the document is about."""
    keys = analysis.sentences[naming.sentence].keys
    near = (*keys[max(0, naming.cue.first - 1) : naming.cue.first], *keys[naming.cue.last + 1 : naming.cue.last + 2])
    return not _ANEW.isdisjoint(near)


def _day_of(analysis: Analysis, names: Sequence[Naming], at: int, *, former: bool) -> DateRange | None:
    """The day or month of a truce of before; `None` for the truce of the document."""
    naming, published = names[at], analysis.document.published
    if published is None or _is_new(analysis, naming):
        return None
    others = [other.cue.first for other in names if other.sentence == naming.sentence and other is not naming]
    for day in _days_beside(analysis.sentences[naming.sentence], naming, others):
        if day.earliest and day.precision in _EXACT and _is_past(day, published, former=former):
            return day
    return None


def _is_former(sentence: Sentence, naming: Naming) -> bool:
    """`هدنة سابقة`, `الهدنة الإنسانية الأولى`, `أول هدنة`."""
    cue = naming.cue
    behind = sentence.keys[cue.last + 1 : cue.last + 3]
    return not _FORMER.isdisjoint(behind) or not _FIRST.isdisjoint(sentence.keys[max(0, cue.first - 1) : cue.first])


def _is_past(day: DateRange, published: date, *, former: bool) -> bool:
    """Over for three weeks; for one that is called former, yesterday is enough."""
    if day.latest is None:
        return False
    return day.latest < published if former else day.latest < published - AGO


def _days_beside(sentence: Sentence, naming: Naming, others: Sequence[int]) -> Iterator[DateRange]:
    """Dates close beside the naming, no other naming between; none that tells since when or until when."""
    cue, keys = naming.cue, sentence.keys
    for day in sentence.dates:
        if day.span is None or fold(day.span.quote).startswith(_STILL):
            continue
        first, last = sentence.words_of(day.span)
        behind = first > cue.last
        gap = first - cue.last - 1 if behind else cue.first - last - 1
        parted_by = any(cue.last < other < first or last < other < cue.first for other in others)
        lead = keys[first - 1] if first else ""
        if 0 <= gap <= (_REACH if behind else _BEFORE) and not parted_by and not lead.startswith(_STILL):
            yield day
