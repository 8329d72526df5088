"""Truces over time: one course for each truce, across all documents that tell of it.

Documents come in the order of their days.  A telling joins the course of a
truce between the same parties that is still talked about; where that one has
ended, or another day of declaration is told, it begins a new one.  The status
is that of the latest turn, and each turn has its words.  Nothing here looks at
a clock: what depends on the day is asked with `on`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hudna.merging.blocks import fold, name_of
from hudna.records import Condition, DateRange, Duration, Party, Span, Truce, record_id

# Talk of a truce that was not heard of for so long is of another one.
SILENCE_DAYS = 60
# Reports date one declaration by the words, by the night, by the paper.
DECLARED_WITHIN_DAYS = 7
OVER = ("collapsed", "ended", "rejected")
HOLDING = ("declared", "in-force", "extended", "agreed")
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
# Of statuses of one day the later in the life of a truce comes later.
_LIFE = (
    "demanded", "proposed", "agreed", "declared", "in-force", "extended", "violated", "collapsed", "rejected", "ended",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn in the course of a truce: `day` is the day it took, else the day it was told.

    `when` is the time that the words give it; of a month or a year long past
    the last day counts as `day`, so that a retelling does not undo what came
    since.
    """

    status: str
    day: date | None
    words: Span
    truce_id: str
    when: DateRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A truce across documents.

    `truce_ids` are the tellings that it was made of, by day.  `ends` is as
    told, or reckoned from `starts` (else `declared`) and the duration; `None`
    where the number is lost or no end was set.  `kind` is what most tellings
    call it; `scopes` are all the places that tellings say it covers.
    """

    id: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    kind: str
    scope: str | None
    scopes: tuple[str, ...]
    declared: DateRange | None
    starts: DateRange | None
    ends: DateRange | None
    duration: Duration | None
    conditions: tuple[Condition, ...]
    status: str
    turns: tuple[Turn, ...]
    breaches: tuple[str, ...]
    truce_ids: tuple[str, ...]
    document_ids: tuple[str, ...]


def courses(truces: Iterable[Truce], published: Mapping[str, date] | None = None) -> tuple[Course, ...]:
    """Tellings to courses, the earliest first; in whatever order the tellings come."""
    days = published or {}
    ordered = sorted(truces, key=lambda truce: (_told(truce, days) or date.max, truce.id))
    held: list[list[Truce]] = []
    for truce in ordered:
        open_ones = [group for group in held if _belongs(truce, group, days)]
        best = max(
            open_ones, key=lambda group: (_shared(truce, group), _told(group[-1], days) or date.min), default=None
        )
        if best is None:
            held.append([truce])
        else:
            best.append(truce)
    return tuple(_course(group, days) for group in held)


def days_left(course: Course, on: date) -> int | None:
    """Days until the truce ends, negative where it is overdue; `None` where no end is known or it is over."""
    if course.status in OVER or course.ends is None or course.ends.latest is None:
        return None
    return (course.ends.latest - on).days


def stands(course: Course) -> bool:
    """Whether the latest turn says that it was agreed, declared or in force and not ended since."""
    turns = [turn.status for turn in course.turns]
    return course.status in HOLDING or (course.status == "violated" and any(turn in HOLDING for turn in turns))


def began(course: Course) -> date | None:
    """The first day on which it held for certain: told start, declaration, else the first turn that says so.

    Of a told month it is the last day, since the first may be weeks too early; a year alone gives none.
    """
    for when in (course.starts, course.declared):
        if when and when.earliest and when.latest and when.precision in ("day", "week", "month"):
            return when.latest if when.precision == "month" else when.earliest
    return next((turn.day for turn in course.turns if turn.status in HOLDING and turn.day), None)


# --- which telling belongs to which course --------------------------------------------------------------------------


def _belongs(truce: Truce, group: list[Truce], days: Mapping[str, date]) -> bool:
    if not _shared(truce, group) or (truce.parties and any(o.document_id == truce.document_id for o in group)):
        return False
    mine = _days_of(truce)
    theirs = [days_ for other in group if (days_ := _days_of(other))]
    if mine and theirs:
        return any(_apart(mine, other) <= DECLARED_WITHIN_DAYS for other in theirs)
    if truce.is_former or _is_past(group):  # only its days tell which one is meant
        return False
    told, last = _told(truce, days), _told(group[-1], days)
    if told is None or last is None:
        return True
    # News of the end and news that a truce is offered are not of one truce.
    if group[-1].status in OVER and truce.status not in OVER and truce.document_id != group[-1].document_id:
        return told <= last
    return (told - last).days <= SILENCE_DAYS


def _shared(truce: Truce, group: list[Truce]) -> float:
    """How much the parties have in common: all that the shorter list names, or half of both; else 0."""
    mine = {name_of(party) for party in truce.parties}
    theirs = {name_of(party) for other in group for party in other.parties}
    if not mine or not theirs:
        same_page = any(other.document_id == truce.document_id for other in group)
        scoped = truce.scope and any(other.scope and fold(other.scope) == fold(truce.scope) for other in group)
        return 0.5 if (same_page and not mine) or scoped else 0.0
    common = len(mine & theirs)
    enough = common == min(len(mine), len(theirs)) or common / len(mine | theirs) >= 0.5
    return common / len(mine | theirs) if enough else 0.0


def _declared(truce: Truce) -> date | None:
    """The day that it was declared or began, where an exact one is told."""
    for when in (truce.declared, truce.starts):
        if when and when.latest and when.precision in ("day", "week"):
            return when.latest
    return None


def _days_of(truce: Truce) -> tuple[date, date] | None:
    """The first and last day on which it may have been declared or begun; a year alone says nothing."""
    for when in (truce.declared, truce.starts):
        if when and when.earliest and when.latest and when.precision in ("day", "week", "month"):
            return when.earliest, when.latest
    return None


def _is_past(group: list[Truce]) -> bool:
    return all(truce.is_former for truce in group)


def _apart(one: tuple[date, date], two: tuple[date, date]) -> int:
    """Days between two stretches, 0 where they overlap."""
    return max(0, (one[0] - two[1]).days, (two[0] - one[1]).days)


def _told(truce: Truce, days: Mapping[str, date]) -> date | None:
    return days.get(truce.document_id) or _declared(truce)


# --- what a course holds ----------------------------------------------------------------------------------------------


def _course(group: list[Truce], days: Mapping[str, date]) -> Course:
    turns = tuple(_turns(group, days))
    main = max(group, key=lambda truce: (len(truce.parties), len(truce.conditions), truce.id))
    starts = _latest(truce.starts for truce in group)
    declared = _first(truce.declared for truce in group)
    duration = next((t.duration for t in reversed(group) if t.duration and t.duration.n), None) or next(
        (t.duration for t in reversed(group) if t.duration), None
    )
    ends = _latest(truce.ends for truce in group) or _reckoned(starts or declared, duration)
    return Course(
        id=record_id("truce-course", min(truce.id for truce in group)),
        parties=_named(party for truce in [main, *group] for party in truce.parties),
        mediators=_named(party for truce in group for party in truce.mediators),
        kind=Counter(truce.kind for truce in group).most_common(1)[0][0],
        scope=main.scope or next((truce.scope for truce in group if truce.scope), None),
        scopes=tuple(dict.fromkeys(truce.scope for truce in group if truce.scope)),
        declared=declared,
        starts=starts,
        ends=ends,
        duration=duration,
        conditions=_conditions(group),
        status=_status(group, turns[-1].status if turns else group[-1].status),
        turns=turns,
        breaches=tuple(sorted({breach for truce in group for breach in truce.breaches})),
        truce_ids=tuple(truce.id for truce in group),
        document_ids=tuple(dict.fromkeys(truce.document_id for truce in group)),
    )


def _status(group: list[Truce], latest: str) -> str:
    """The latest turn; a truce of which every telling speaks as past is over, whatever else befell it."""
    return "ended" if _is_past(group) and latest not in OVER else latest


def _turns(group: list[Truce], days: Mapping[str, date]) -> Iterator[Turn]:
    """Each turn once, by day; a turn that later documents tell again is the earlier one."""
    found = sorted(
        (_turn(truce, status, words, days) for truce in group for status, words in _history(truce)),
        key=lambda turn: (turn.day or date.max, _rank(turn.status), turn.truce_id, turn.words.start),
    )
    last = ""
    for turn in found:
        if turn.status != last:
            yield turn
        last = turn.status


def _history(truce: Truce) -> tuple[tuple[str, Span], ...]:
    told = truce.history or ((truce.status, truce.evidence),)
    latest = (truce.status, truce.evidence)
    return told if any(status == truce.status for status, _ in told) else (*told, latest)


def _turn(truce: Truce, status: str, words: Span, days: Mapping[str, date]) -> Turn:
    when = {"declared": truce.declared, "agreed": truce.declared, "in-force": truce.starts, "ended": truce.ends}
    told = when.get(status)
    exact = told.earliest if told and told.precision in ("day", "week") else None
    report = _told(truce, days)
    past = told.latest if told and told.latest and report and told.latest < report else None
    return Turn(status=status, day=exact or past or report, words=words, truce_id=truce.id, when=told)


def _rank(status: str) -> int:
    return _LIFE.index(status) if status in _LIFE else len(_LIFE)


def _reckoned(starts: DateRange | None, duration: Duration | None) -> DateRange | None:
    """The end of a truce of so many days; none where the number or the first day is lost."""
    if starts is None or starts.earliest is None or duration is None or duration.n is None:
        return None
    last = starts.earliest + timedelta(days=round(duration.n * _DAYS.get(duration.unit, 1)))
    return DateRange(earliest=last, latest=last, precision=starts.precision, span=duration.span)


def _named(parties: Iterable[Party]) -> tuple[Party, ...]:
    held: dict[str, Party] = {}
    for party in parties:
        held.setdefault(name_of(party), party)
    return tuple(held.values())


def _conditions(group: list[Truce]) -> tuple[Condition, ...]:
    """Each duty once: the same obligor and most of the same words."""
    held: list[Condition] = []
    for condition in (condition for truce in group for condition in truce.conditions):
        at = next((n for n, other in enumerate(held) if _one_duty(condition, other)), None)
        if at is None:
            held.append(condition)
        else:
            known = held[at]
            held[at] = replace(
                known,
                obligor=known.obligor or condition.obligor,
                deadline=known.deadline if known.deadline and known.deadline.latest else condition.deadline,
                on_breach=known.on_breach or condition.on_breach,
            )
    return tuple(held)


def _one_duty(one: Condition, two: Condition) -> bool:
    if one.obligor and two.obligor and name_of(one.obligor) != name_of(two.obligor):
        return False
    mine, theirs = set(fold(one.duty).split()), set(fold(two.duty).split())
    return len(mine & theirs) >= 0.6 * min(len(mine), len(theirs)) if mine and theirs else mine == theirs


def _first(ranges: Iterable[DateRange | None]) -> DateRange | None:
    told = [when for when in ranges if when]
    return next((when for when in told if when.latest), told[0] if told else None)


def _latest(ranges: Iterable[DateRange | None]) -> DateRange | None:
    """The latest days told: an extension moves them on."""
    told = [when for when in ranges if when]
    dated = [when for when in told if when.latest]
    return max(dated, key=lambda when: when.latest or date.min) if dated else (told[0] if told else None)
