"""Months, weekdays and the Hijri year: names to numbers, numbers to days.

Three sets of Gregorian month names are in use: the international one of
Egypt, the Gulf and Sudan, the Levantine and Iraqi one, and those of the
Maghreb.  The Hijri calendar is Umm al-Qura, 1343 to 1500; elsewhere a day
may be off by one.  All names are folded.
"""

import calendar
from datetime import date
from typing import NamedTuple

from hijridate import Gregorian, Hijri

# Months of two words as the first word and the ordinal's number.
GREGORIAN = {
    1: "يناير جانفي جانفييه كانون2",
    2: "فبراير فيفري فبرايير شباط",
    3: "مارس اذار",
    4: "ابريل افريل نيسان",
    5: "مايو ماي ايار",
    6: "يونيو يونيه يونية جوان حزيران",
    7: "يوليو يوليه يولية يوليوز جويلية تموز",
    8: "اغسطس غشت اوت اب ا\u067b",  # the last as `prepared` marks August with its madda
    9: "سبتمبر شتنبر ايلول",
    10: "اكتوبر اكتوبير تشرين1",
    11: "نوفمبر نونبر نوفنبر تشرين2",
    12: "ديسمبر دجنبر ديسنبر كانون1",
}
# Words that are more often something else: "practised", "father", a surname, a bird.
DOUBTFUL = frozenset(["مارس", "اب", "ماي", "جوان", "اوت", "نيسان", "ايار"])
HIJRI = {
    "محرم": 1, "المحرم": 1, "صفر": 2, "ربيع1": 3, "ربيع2": 4, "جمادي1": 5, "جمادي2": 6,
    "رجب": 7, "شعبان": 8, "رمضان": 9, "شوال": 10, "القعدة": 11, "الحجة": 12,
}  # fmt: skip
WEEKDAYS = {
    "الاثنين": 0, "الاتنين": 0, "الثلاثاء": 1, "الثلثاء": 1, "الثلاثا": 1, "ثلاثاء": 1, "الاربعاء": 2,
    "الاربعا": 2, "اربعاء": 2, "الخميس": 3, "خميس": 3, "الجمعة": 4, "جمعة": 4, "السبت": 5, "سبت": 5, "الاحد": 6,
}  # fmt: skip
SEASONS = {"ربيع": 3, "الربيع": 3, "صيف": 6, "الصيف": 6, "خريف": 9, "الخريف": 9, "شتاء": 12, "الشتاء": 12}

_WRITTEN = {
    "gulf": [
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ],
    "levant": [
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ],
    "maghreb": [
        *("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان"),
        *("جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ],
}
STYLES = tuple(_WRITTEN)


class Days(NamedTuple):
    """Days from `earliest` to `latest`, both included; either side may be open."""

    earliest: date | None
    latest: date | None
    precision: str


UNKNOWN = Days(None, None, "unknown")
FIRST, LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()


def written(day: date, style: str = "gulf") -> str:
    """A day in Arabic words for a briefing, its month in the names of that region.

    Args:
        day: the day.
        style: gulf, levant or maghreb.

    >>> written(date(2020, 10, 19), "levant")
    '19 تشرين الأول 2020'
    """
    return f"{day.day} {_WRITTEN[style][day.month - 1]} {day.year}"


def month_names() -> dict[str, int]:
    """Every folded name of a Gregorian month; those of two words as the first word and the ordinal's number."""
    return {name: number for number, names in GREGORIAN.items() for name in names.split()}


def day(year: int, month: int, number: int) -> Days:
    """One day; unknown where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return UNKNOWN
    return Days(found, found, "day")


def month(year: int, number: int) -> Days:
    """A whole month."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return UNKNOWN
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Days:
    """A whole year."""
    return years(number, number)


def years(first: int, last: int) -> Days:
    """Whole years, both included."""
    if not 1 <= first <= last <= 9999:
        return UNKNOWN
    return Days(date(first, 1, 1), date(last, 12, 31), "year")


_SUNDAY = 6


def week(anchor: date, offset: int) -> Days:
    """The week so many weeks after the anchor's, Monday to Sunday; on a Sunday the last week ended the day before."""
    sunday = anchor.weekday() == _SUNDAY and offset < 0
    monday = moved(anchor, 7 * offset - (0 if sunday else anchor.weekday()))
    return Days(monday, moved(monday, 6), "week")


def moved(anchor: date, days: int) -> date:
    """So many days later, kept within the calendar."""
    return date.fromordinal(min(LAST, max(FIRST, anchor.toordinal() + days)))


def shifted(anchor: date, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    total = anchor.year * 12 + anchor.month - 1 + months
    return total // 12, total % 12 + 1


def same_day(anchor: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last."""
    number, shown = shifted(anchor, months)
    if not 1 <= number <= 9999:
        return anchor
    return date(number, shown, min(anchor.day, calendar.monthrange(number, shown)[1]))


def weekday(anchor: date, number: int, direction: str) -> date:
    """The weekday (Monday is 0) that is meant.

    `direction` is past (before yesterday, which has a name of its own), last
    (not after the anchor), next (after it), coming (not before it).
    """
    back = (anchor.weekday() - number) % 7
    if direction == "past":
        return moved(anchor, -(back if back > 1 else back + 7))
    if direction == "next":
        return moved(anchor, 7 - back)
    if direction == "coming":
        return moved(anchor, (number - anchor.weekday()) % 7)
    return moved(anchor, -back)


def part(days: Days, edge: str) -> Days:
    """The beginning, middle or end of a month, a year or a week; a week is given whole.

    A month's end is its last ten days, as coders of news take it; a year's
    is its last three months.
    """
    if days.earliest is None or days.latest is None or days.precision not in ("month", "year"):
        return days
    first, last = days.earliest, days.latest
    if days.precision == "year":
        at = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}[edge]
        return Days(date(first.year, at[0], 1), month(last.year, at[1]).latest, "year")
    low, high = {"start": (0, 9), "middle": (10, 19), "end": (20, (last - first).days)}[edge]
    return Days(moved(first, low), moved(first, high), "month")


def season(number: int, at: int) -> Days:
    """Three months from the season's first; winter runs into the next year."""
    last = number + (at == 12)
    return Days(month(number, at).earliest, month(last, (at + 1) % 12 + 1).latest, "month")


def hijri(number: int, at: int | None, day_number: int | None) -> Days:
    """A Hijri day, month or year; unknown outside 1343 to 1500."""
    try:
        first = Hijri(number, at or 1, day_number or 1)
        if day_number:
            return day(*first.to_gregorian().datetuple())
        last = Hijri(number, at or 12, 1)
        last = Hijri(number, at or 12, last.month_length())
    except (ValueError, OverflowError):
        return UNKNOWN
    start, end = first.to_gregorian().datetuple(), last.to_gregorian().datetuple()
    return Days(date(*start), date(*end), "month" if at else "year")


def hijri_year(anchor: date) -> int | None:
    """The Hijri year of a day; `None` outside the known years."""
    try:
        return Gregorian.fromdate(anchor).to_hijri().year
    except (ValueError, OverflowError):
        return None
