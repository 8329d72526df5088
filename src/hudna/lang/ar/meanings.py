"""What date expressions mean: one function for each pattern of `dates`.

A function gets what stands around an expression and the match of its pattern
over the symbols; it gives the days that are meant, or `None` where the words
are no date after all.  What is counted from the day of writing has no days
without that day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hudna.lang.ar import calendar
from hudna.lang.ar.calendar import UNKNOWN, Days
from hudna.lang.ar.timewords import ADVERB, DEFINITE, EITHER, EVE, Item

Found = re.Match[str]
SHIFTS = {"p": -1, "Bp": -2, "q": 1, "Gq": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stands around an expression: its items, the day of writing, whether the clause looks ahead."""

    items: Sequence[Item]
    symbols: str
    anchor: date | None
    future: bool | None
    almanac: bool = False

    def item(self, found: Found, group: str) -> Item | None:
        """The item that a group of the pattern took; `None` where it took none or the pattern has no such group."""
        at = found.start(group) if group in found.re.groupindex else -1
        return self.items[at] if at >= 0 else None

    def mark(self, found: Found, group: str) -> str:
        """The symbols that a group took; empty where it took none or the pattern has no such group."""
        return (found[group] or "") if group in found.re.groupindex else ""

    def number(self, found: Found, group: str) -> int | None:
        """The value of that item."""
        item = self.item(found, group)
        return None if item is None else item.value


class Meant(NamedTuple):
    """The days of an expression, and its kind and relation as `DateMention` has them."""

    days: Days
    kind: str = "absolute"
    relation: str = "on"


LOST = Meant(UNKNOWN, "absolute")
NO_DATE = Meant(UNKNOWN, "none")  # takes the words, so that no other pattern does
VAGUE = Meant(UNKNOWN, "vague")
ANAPHORIC = Meant(UNKNOWN, "anaphoric")
NO_ANCHOR = Meant(UNKNOWN, "relative")


# --- days and months --------------------------------------------------------------------------------------------------

# A month without a year may lie this far ahead before the last one is meant.
_DAYS_BACK = 270  # of a Hijri date
_MONTHS_BACK = 9


def mean_day_of_month(reading: Reading, found: Found) -> Meant | None:
    """`الثلاثاء 5 أكتوبر 2020`: one day of a month."""
    if "L" in found[0]:
        return LOST
    month, number = reading.item(found, "month"), reading.number(found, "day")
    if month is None or number is None:
        return None
    if _names(reading, found):
        return NO_DATE
    if reading.mark(found, "day") == "r" and found.start("day") == found.start() and _before(reading, found) in _PARTS:
        return None
    return in_told_year(reading, found, month, number)


_PARTS = ("u", "K", "F")
"""The first days, the first week, the second half of a month are not its first or second day."""


def _before(reading: Reading, found: Found) -> str:
    return reading.symbols[found.start() - 1] if found.start() else ""


def _names(reading: Reading, found: Found) -> bool:
    """Whether a date without a year is a name: a square, a street, a revolution, or what stands alone in quotes."""
    if (
        reading.number(found, "year") is not None
        or reading.mark(found, "dir")
        or reading.mark(found, "ydir")
        or reading.mark(found, "this")
    ):
        return False
    before = _before(reading, found)
    return before == "X" or (before == "«" and reading.symbols[found.end() : found.end() + 1] == "»")


def mean_whole_month(reading: Reading, found: Found) -> Meant | None:
    """`نهاية حزيران/يونيو`, `يناير الماضي`: a month, or its beginning, middle or end."""
    if "L" in found[0]:
        return LOST
    month = reading.item(found, "month")
    if month is None:
        return None
    if _names(reading, found):
        return NO_DATE
    if month.unit == "rare" and "O" not in found[0] and found.end() - found.start() == 1:
        return None
    meant = in_told_year(reading, found, month, None)
    edge = reading.number(found, "edge")
    return meant if edge is None else meant._replace(days=calendar.part(meant.days, ("start", "middle", "end")[edge]))


def mean_day_of_told_month(reading: Reading, found: Found) -> Meant | None:
    """`السادس والعشرين من الشهر الماضي`, `10 من هذا الشهر`, `بين العاشر والثالث عشر من الشهر الماضي`."""
    number, last = reading.number(found, "day"), reading.number(found, "day2")
    if "L" in found[0]:
        return LOST
    if number is None or not (
        reading.mark(found, "dir") or reading.mark(found, "this") or _of_the_month(reading, found)
    ):
        return None
    if reading.anchor is None:
        return NO_ANCHOR
    told = calendar.shifted(reading.anchor, {"p": -1, "q": 1}.get(reading.mark(found, "dir"), 0))
    if last is None:
        return Meant(calendar.day(*told, number), "relative")
    days = Days(calendar.day(*told, number).earliest, calendar.day(*told, last).latest, "day")
    return Meant(days, "relative", "range") if days.earliest and days.latest and number < last else None


_SAME_MONTH = re.compile(r"(?P<month>[MmH])(?:,?f?Y?(?P<year>y)|(?P<dir>[pqc]))?|O(?P<running>[pqc])")


def mean_day_of_same_month(reading: Reading, found: Found) -> Meant | None:
    """`من 17 يوليو حتى 19 منه`, `الثامن من الشهر نفسه`: a day of the month that was told last."""
    number = reading.number(found, "day")
    told = list(_SAME_MONTH.finditer(reading.symbols, 0, found.start()))
    if not told or number is None:
        return None
    last = told[-1]
    month, running = reading.item(last, "month"), reading.mark(last, "running")
    if month is not None:
        return in_told_year(reading, last, month, number)
    if reading.anchor is None:
        return NO_ANCHOR
    return Meant(calendar.day(*calendar.shifted(reading.anchor, SHIFTS.get(running, 0)), number), "relative")


def _of_the_month(reading: Reading, found: Found) -> bool:
    """`في العشرين من الشهر`: the running month, where nothing else is said of it."""
    month, whole = reading.item(found, "month"), _before(reading, found) not in _PARTS
    return whole and bool(reading.mark(found, "of")) and month is not None and month.value == 1


def mean_half_month(reading: Reading, found: Found) -> Meant | None:
    """`النصف الثاني من شهر حزيران`: to the fifteenth, or from the sixteenth on."""
    month, nth = reading.item(found, "month"), reading.number(found, "nth")
    if "L" in found[0]:
        return LOST
    if month is None or reading.number(found, "half") != 2 or nth not in (1, 2):
        return None
    days, kind, relation = in_told_year(reading, found, month, None)
    if days.earliest is None or days.latest is None:
        return Meant(days, kind, relation)
    first, last = (
        (days.earliest, days.earliest.replace(day=15)) if nth == 1 else (days.earliest.replace(day=16), days.latest)
    )
    return Meant(Days(first, last, "month"), kind, relation)


_NTH_OF_MONTH = 4
_DAYS_OF_WEEK = 7


def mean_part_of_month(reading: Reading, found: Found) -> Meant | None:
    """`الأسبوع الأخير من حزيران`, `الأيام الأولى من رمضان`: seven days of a month, or its first or last third."""
    unit, nth = reading.item(found, "unit"), reading.number(found, "nth") or 0
    month = reading.item(found, "month") or reading.item(found, "month2")
    last = reading.mark(found, "nth") == "p"
    days = unit is not None and unit.symbol == "u"
    if "L" in found[0]:
        return LOST
    if unit is None or month is None or (days and (unit.unit != "day" or unit.value or not (last or nth == 1))):
        return None
    if not last and not 1 <= nth <= _NTH_OF_MONTH:
        return None
    whole = _told_month(reading, found) if month.symbol == "O" else in_told_year(reading, found, month, None)
    first, end = whole.days.earliest, whole.days.latest
    if first is None or end is None:
        return whole
    if days:
        return whole._replace(days=calendar.part(whole.days, "end" if last else "start"))
    begins = calendar.moved(end, 1 - _DAYS_OF_WEEK) if last else calendar.moved(first, _DAYS_OF_WEEK * (nth - 1))
    return whole._replace(days=Days(begins, calendar.moved(begins, _DAYS_OF_WEEK - 1), "week"))


def _told_month(reading: Reading, found: Found) -> Meant:
    """`الأسبوع الأول من الشهر الماضي`: that month."""
    if reading.anchor is None:
        return NO_ANCHOR
    shift = {"p": -1, "q": 1}.get(reading.mark(found, "dir"), 0)
    return Meant(calendar.month(*calendar.shifted(reading.anchor, shift)), "relative")


def in_told_year(reading: Reading, found: Found, month: Item, number: int | None) -> Meant:
    """The day or month in the year that is stated, or in the one that the direction and the anchor give."""
    if reading.mark(found, "then"):
        return ANAPHORIC
    year = reading.number(found, "year")
    if year is not None:
        return Meant(_in_year(month, year, number))
    anchor = reading.anchor
    if anchor is None:
        return NO_ANCHOR
    if reading.mark(found, "ydir") or reading.mark(found, "this"):
        shift = {"p": -1, "q": 1}.get(reading.mark(found, "ydir"), 0)
        return (
            ANAPHORIC
            if reading.mark(found, "ydir") == "z"
            else Meant(_in_year(month, anchor.year + shift, number), "relative")
        )
    if month.symbol == "H":
        return Meant(
            _near_hijri(anchor, month.value, number, reading.mark(found, "dir") or _AHEAD[reading.future]), "relative"
        )
    direction = reading.mark(found, "dir") or _AHEAD[reading.future]
    year = near_year(anchor, month.value, number, direction)
    return Meant(_in_year(month, year, number), "relative")


def _in_year(month: Item, year: int, number: int | None) -> Days:
    if month.symbol == "H" and year < 1700:
        return calendar.hijri(year, month.value, number)
    if month.symbol == "H":
        return _hijri_in_gregorian_year(month.value, year, number)
    return calendar.month(year, month.value) if number is None else calendar.day(year, month.value, number)


def _hijri_in_gregorian_year(month: int, year: int, number: int | None) -> Days:
    first = calendar.hijri_year(date(year, 1, 1)) if 1925 <= year <= 2076 else None
    options = [calendar.hijri(first + n, month, number) for n in (0, 1)] if first else []
    return next((days for days in options if days.earliest and days.earliest.year == year), UNKNOWN)


_AHEAD = {None: "", False: "last", True: "coming"}


def near_year(anchor: date, month: int, number: int | None, direction: str) -> int:
    """The year of a month, or of a day of it, that is told without one."""
    here = (anchor.month, anchor.day if number else 0)
    there = (month, number or 0)
    if direction == "p":
        return anchor.year - (there >= here)
    if direction in ("q", "coming"):
        return anchor.year + (there <= here if direction == "q" else there < here)
    if direction in ("c", "z"):
        return anchor.year
    if direction == "last":
        return anchor.year - (there > here)
    back = (anchor.month - month) % 12
    if there > here:
        return anchor.year - (0 < back < _MONTHS_BACK)
    return anchor.year + (back > _MONTHS_BACK)


def _near_hijri(anchor: date, month: int, number: int | None, direction: str) -> Days:
    """The Hijri month, or a day of it, that is told without a year."""
    year = calendar.hijri_year(anchor)
    if year is None:
        return UNKNOWN
    options = [calendar.hijri(year + n, month, number) for n in (-1, 0, 1)]
    before = [days for days in options if days.latest and days.latest < anchor]
    rest = [days for days in options if days.latest and days.latest >= anchor]
    if direction == "p" or not rest:
        return before[-1] if before else UNKNOWN
    if direction == "q" and rest[0].earliest and rest[0].earliest <= anchor:
        return rest[1] if len(rest) > 1 else UNKNOWN
    if direction in ("q", "coming", "c") or not before:
        return rest[0]
    if direction == "last":
        return rest[0] if rest[0].earliest and rest[0].earliest <= anchor else before[-1]
    recent = before[-1].latest and (anchor - before[-1].latest).days <= _DAYS_BACK
    running = rest[0].earliest and rest[0].earliest <= anchor
    return before[-1] if recent and not running else rest[0]


def mean_day_range(reading: Reading, found: Found) -> Meant | None:
    """`من 3 إلى 5 أكتوبر`: days of one month."""
    if "L" in found[0]:
        return Meant(UNKNOWN, "absolute", "range")
    month, first, last = reading.item(found, "month"), reading.number(found, "day"), reading.number(found, "day2")
    if month is None or first is None or last is None or first >= last:
        return None
    end = in_told_year(reading, found, month, last)
    start = calendar.moved(end.days.latest, first - last) if end.days.latest else None
    return Meant(Days(start, end.days.latest, end.days.precision), end.kind, "range")


def mean_month_range(reading: Reading, found: Found) -> Meant | None:
    """`من يناير إلى مارس 2019`: whole months; the first has the year of the last where it states none."""
    if "L" in found[0]:
        return Meant(UNKNOWN, "absolute", "range")
    first, last = reading.item(found, "month1"), reading.item(found, "month")
    if first is None or last is None:
        return None
    end = in_told_year(reading, found, last, None)
    if end.days.latest is None:
        return end._replace(relation="range")
    stated = reading.number(found, "year1")
    start = _in_year(first, stated or end.days.latest.year - (first.value > last.value), None)
    return Meant(Days(start.earliest, end.days.latest, "month"), end.kind, "range")


def mean_in_figures(reading: Reading, found: Found) -> Meant | None:
    """`12/10/2020`, `2020-10-12`: the day stands before the month unless the year comes first."""
    value = reading.number(found, "figures") or 0
    days = calendar.day(value // 10000, value // 100 % 100, value % 100)
    return Meant(days) if days.earliest else None


# --- weekdays and days told from the day of writing -------------------------------------------------------------------


def mean_weekday(reading: Reading, found: Found) -> Meant | None:
    """`أمس الأحد`, `الخميس المقبل`, `يوم الثلاثاء`, `السبت قبل الماضي`."""
    item = reading.item(found, "weekday")
    if item is None or (found.start() and reading.symbols[found.start() - 1] == "v"):
        return None
    if reading.anchor is None:
        return NO_ANCHOR
    told = reading.item(found, "told")
    if told is not None:
        return Meant(_agreeing(calendar.moved(reading.anchor, told.value), item.value), "relative")
    told_by = reading.mark(found, "dir")
    if told_by == "Bp":
        day = calendar.moved(calendar.weekday(reading.anchor, item.value, "past"), -7)
        return Meant(one_day(day), "relative")
    day = calendar.weekday(reading.anchor, item.value, _direction(reading, told_by))
    if day == reading.anchor and _is_eve(reading, found):
        return Meant(Days(calendar.moved(day, -1), day, "day"), "relative")
    return Meant(one_day(day), "relative")


def _is_eve(reading: Reading, found: Found) -> bool:
    """`ليلة السبت` told on the Saturday: the night that led to it, for that day's own has not come."""
    return any(item.symbol == "T" and item.value == EVE for item in reading.items[found.start() : found.end()])


def _direction(reading: Reading, told: str | None) -> str:
    return {"p": "past", "q": "next"}.get(told or "") or ("coming" if reading.future else "last")


# A paper may be dated up to two days after it was written, or put out on the evening before.
DATED_LATE = 2
DATED_EARLY = 6  # a weekday later, counted round the week


def _agreeing(day: date, weekday: int) -> Days:
    """The day told, or the one of that weekday beside it; unknown where day and weekday contradict each other."""
    late = (day.weekday() - weekday) % 7
    if late == DATED_EARLY:
        return one_day(calendar.moved(day, 1))
    return one_day(calendar.moved(day, -late)) if late <= DATED_LATE else UNKNOWN


def mean_weekday_of_week(reading: Reading, found: Found) -> Meant | None:
    """`الخميس من الأسبوع الماضي`."""
    item = reading.item(found, "weekday")
    if item is None:
        return None
    if reading.anchor is None or reading.mark(found, "dir") == "z":
        return NO_ANCHOR
    week = calendar.week(reading.anchor, {"p": -1, "q": 1}.get(reading.mark(found, "dir"), 0))
    return Meant(one_day(calendar.moved(week.earliest or reading.anchor, item.value)), "relative")


def mean_weekday_range(reading: Reading, found: Found) -> Meant | None:
    """`بين الاثنين والخميس`, `يومي الأحد والاثنين`, `ليل الجمعة السبت`."""
    first, last = reading.item(found, "weekday1"), reading.item(found, "weekday")
    if first is None or last is None:
        return None
    if reading.anchor is None:
        return Meant(UNKNOWN, "relative", "range")
    direction = _direction(reading, reading.mark(found, "dir"))
    end = calendar.weekday(reading.anchor, last.value, direction)
    start = calendar.moved(end, -((last.value - first.value) % 7))
    if reading.symbols[: found.start()].endswith("GE"):
        return Meant(one_day(end), "relative")  # `بعد منتصف ليل الأحد - الاثنين` is on the second day
    if direction in ("coming", "next"):
        start = calendar.weekday(reading.anchor, first.value, direction)
        end = calendar.moved(start, (last.value - first.value) % 7)
    return Meant(Days(start, end, "day"), "relative", "range")


def mean_weekdays_on_end(reading: Reading, found: Found) -> Meant | None:
    """`الجمعة والسبت`, `الاثنين والثلاثاء الماضيين`: two days on end; days apart are two dates."""
    first, last = reading.number(found, "weekday1") or 0, reading.number(found, "weekday") or 0
    if (last - first) % 7 != 1:
        return None
    if reading.anchor is None or reading.mark(found, "dir") != "p":
        return mean_weekday_range(reading, found)
    start = calendar.weekday(reading.anchor, first, "past")
    return Meant(Days(start, calendar.moved(start, 1), "day"), "relative", "range")


def mean_told_pair(reading: Reading, found: Found) -> Meant | None:
    """`يومي أمس وأول من أمس`, `غداً وبعد غد`: two days on end."""
    first, last = sorted((reading.number(found, "told1") or 0, reading.number(found, "told") or 0))
    if last - first != 1:
        return None
    if reading.anchor is None:
        return Meant(UNKNOWN, "relative", "range")
    days = Days(calendar.moved(reading.anchor, first), calendar.moved(reading.anchor, last), "day")
    return Meant(days, "relative", "range")


def mean_this_time(reading: Reading, found: Found) -> Meant | None:
    """`هذا الصباح`: on the day of writing."""
    if reading.number(found, "now") != DEFINITE:
        return None
    return NO_ANCHOR if reading.anchor is None else Meant(one_day(reading.anchor), "relative")


def mean_time_of_day(reading: Reading, found: Found) -> Meant | None:
    """`فجراً`, `قبيل منتصف الليل`, `منذ الصباح`: on the day that is being told of; `في الصباح` may be any."""
    alone = reading.item(found, "alone")
    if alone is not None:
        stands = alone.value == ADVERB or (alone.value == EITHER and found["bare"] is not None)
        return ANAPHORIC if stands else None
    item = reading.item(found, "time") or reading.item(found, "late")
    before = reading.items[found.start() - 1] if found.start() else None
    usual = before is not None and before.symbol == "i" and not before.value
    return ANAPHORIC if item is not None and item.value in (DEFINITE, ADVERB) and not usual else None


def mean_told(reading: Reading, found: Found) -> Meant | None:
    """`اليوم`, `مساء أمس`, `بعد غد`."""
    item = reading.item(found, "told")
    if item is None or (found.start() and reading.symbols[found.start() - 1] == "X"):
        return None
    if reading.anchor is None:
        return NO_ANCHOR
    if reading.mark(found, "dir") and item.unit != "night":
        return ANAPHORIC
    offset = SHIFTS[reading.mark(found, "dir")] if reading.mark(found, "dir") else item.value
    return Meant(one_day(calendar.moved(reading.anchor, offset)), "relative")


def mean_day_of_year(reading: Reading, found: Found) -> Meant | None:
    """`في مثل هذا اليوم من العام الماضي`, `هذا اليوم من عام 2003`: the day of writing in that year."""
    anchor, year = reading.anchor, reading.number(found, "year")
    if anchor is None:
        return NO_ANCHOR
    year = year or anchor.year - (reading.mark(found, "ydir") == "p")
    return Meant(calendar.day(year, anchor.month, anchor.day), "relative")


def mean_last_night(reading: Reading, _found: Found) -> Meant | None:
    """`الليلة الماضية` is dated by the day on which the night began."""
    return Meant(one_day(calendar.moved(reading.anchor, -1)), "relative") if reading.anchor else NO_ANCHOR


def one_day(day: date) -> Days:
    """That day alone."""
    return Days(day, day, "day")


def mean_same(_reading: Reading, _found: Found) -> Meant | None:
    """`اليوم التالي`, `ذلك الشهر`: told from another happening."""
    return ANAPHORIC


def mean_since_then(_reading: Reading, _found: Found) -> Meant | None:
    """`منذ ذلك الحين`: since the day that was told last."""
    return ANAPHORIC._replace(relation="since")


def mean_nth_day(reading: Reading, found: Found) -> Meant | None:
    """`لليوم الثالث على التوالي`: what goes on since the first of so many days; else told from another happening."""
    nth = reading.number(found, "nth") or 0
    if reading.items[found.start()].unit != "for" or nth < 2:
        return ANAPHORIC
    if reading.anchor is None:
        return NO_ANCHOR
    return Meant(Days(calendar.moved(reading.anchor, 1 - nth), reading.anchor, "day"), "relative", "since")


def mean_vague(_reading: Reading, _found: Found) -> Meant | None:
    """`مؤخرا`, `في الآونة الأخيرة`: names no days."""
    return VAGUE
