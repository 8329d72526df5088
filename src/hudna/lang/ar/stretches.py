"""What weeks, months, years, decades and seasons mean, as a whole: one function for each pattern of `dates`.

Days, and what is counted from the day of writing, are in `meanings`.
"""

from datetime import date

from hudna.lang.ar import calendar
from hudna.lang.ar.calendar import Days
from hudna.lang.ar.meanings import ANAPHORIC, LOST, NO_ANCHOR, SHIFTS, Found, Meant, Reading, near_year

_FRIDAY = 4


def mean_unit(reading: Reading, found: Found) -> Meant | None:
    """`الشهر الماضي`, `نهاية العام الحالي`, `هذا الأسبوع`."""
    item = reading.item(found, "unit")
    if item is None or (not reading.mark(found, "dir") and not item.value):
        return None
    if reading.mark(found, "dir") == "z":
        return ANAPHORIC
    if reading.anchor is None:
        return NO_ANCHOR
    shift = SHIFTS.get(reading.mark(found, "dir"), 0)
    if (
        item.unit == "week"
        and not reading.mark(found, "dir")
        and reading.number(found, "edge") == 2
        and not reading.future
    ):
        shift = -1 if reading.anchor.weekday() < _FRIDAY else 0
    days = _whole(reading.anchor, item.unit, shift)
    edge = reading.number(found, "edge")
    return Meant(days if edge is None else calendar.part(days, ("start", "middle", "end")[edge]), "relative")


def _whole(anchor: date, unit: str, shift: int) -> Days:
    if unit == "week":
        return calendar.week(anchor, shift)
    if unit == "month":
        return calendar.month(*calendar.shifted(anchor, shift))
    return calendar.year(anchor.year + shift)


def mean_year(reading: Reading, found: Found) -> Meant | None:
    """`عام 2014`, `مطلع سنة 1441 هـ`."""
    if "L" in found[0]:
        return LOST
    number = reading.number(found, "year")
    if number is None:
        return None
    if reading.symbols[found.start("year")] == "n":
        if not 31 < number < 100:
            return None
        number += 1900
    days = calendar.hijri(number, None, None) if "j" in found[0] else calendar.year(number)
    edge = reading.number(found, "edge")
    return Meant(days if edge is None else calendar.part(days, ("start", "middle", "end")[edge]))


def mean_bare_year(reading: Reading, found: Found) -> Meant | None:
    """A four-digit number by itself, where what stands around it does not make it a count."""
    number = reading.number(found, "year") or 0
    if not 1800 <= number <= 2099:
        return None
    before = reading.symbols[found.start() - 1] if found.start() else "\n"
    after = reading.symbols[found.end()] if found.end() < len(reading.symbols) else "\n"
    if found[0].endswith("g"):
        return Meant(calendar.year(number))
    if reading.almanac and before == "\n":
        return _same_day_of(reading.anchor, number)
    likely = before in "iSbBGt(yM-" or (before in "fw" and after not in "x+")
    return Meant(calendar.year(number)) if likely and after not in "uDKOYa" and number % 1000 else None


def _same_day_of(anchor: date | None, number: int) -> Meant:
    """In a list of what happened on this day, a year means the day of writing in that year."""
    return Meant(calendar.day(number, anchor.month, anchor.day), "relative") if anchor else NO_ANCHOR


def mean_year_range(reading: Reading, found: Found) -> Meant | None:
    """`2015-2017`, `بين عامي 2003 و2011`."""
    first, last = reading.number(found, "year1"), reading.number(found, "year")
    if first is None or last is None or not 1000 <= first < last <= first + 200:
        return None
    if reading.mark(found, "mark") == "w" and not set(reading.mark(found, "open")) & set("bQu"):
        return None
    return Meant(calendar.years(first, last), "absolute", "range")


def mean_decade(reading: Reading, found: Found) -> Meant | None:
    """`ستينيات القرن الماضي`; of the twentieth century where none is named."""
    tens = reading.number(found, "decade") or 0
    century = reading.item(found, "ordinal")
    first = ((century.value - 1) * 100 if century else 1900) + tens * 10
    return Meant(calendar.years(first, first + 9))


def mean_century(reading: Reading, found: Found) -> Meant | None:
    """`القرن التاسع عشر`, `القرن الماضي`."""
    number = reading.number(found, "ordinal") or reading.number(found, "number")
    if number is None:
        if reading.anchor is None:
            return NO_ANCHOR
        number = reading.anchor.year // 100 + {"p": 0, "c": 1, "q": 2}.get(reading.mark(found, "dir") or "c", 1)
    return Meant(calendar.years((number - 1) * 100, number * 100 - 1)) if 1 < number < 30 else None


def mean_season(reading: Reading, found: Found) -> Meant | None:
    """`صيف 2014`, `الشتاء المقبل`."""
    at, year = reading.number(found, "season") or 0, reading.number(found, "year")
    if "L" in found[0]:
        return LOST
    if year is not None:
        return Meant(calendar.season(year, at))
    if reading.anchor is None:
        return NO_ANCHOR
    if reading.mark(found, "then"):
        return ANAPHORIC
    if reading.mark(found, "ydir") or reading.mark(found, "this"):
        return Meant(
            calendar.season(reading.anchor.year + {"p": -1, "q": 1}.get(reading.mark(found, "ydir"), 0), at), "relative"
        )
    direction = reading.mark(found, "dir") or "c"
    days = calendar.season(near_year(reading.anchor, at, None, direction), at)
    if direction == "p" and days.earliest and days.latest and days.latest >= reading.anchor:
        return Meant(calendar.season(days.earliest.year - 1, at), "relative")  # last summer, told in a summer
    return Meant(days, "relative")


def mean_half(reading: Reading, found: Found) -> Meant | None:
    """`النصف الثاني من عام 2015`."""
    parts, nth = reading.number(found, "half") or 2, reading.number(found, "nth") or 1
    nth = parts if reading.mark(found, "nth") == "p" else nth  # `الربع الأخير من عام 2014`
    year = reading.number(found, "year") or reading.number(found, "bare")
    if reading.mark(found, "then"):
        return ANAPHORIC
    if "L" in found[0] or nth > parts:
        return LOST
    if year is None:
        if reading.anchor is None:
            return NO_ANCHOR
        year = reading.anchor.year + {"p": -1, "q": 1}.get(reading.mark(found, "ydir"), 0)
    size = 12 // parts
    first, last = (nth - 1) * size + 1, nth * size
    return Meant(Days(calendar.month(year, first).earliest, calendar.month(year, last).latest, "month"))
