"""What a feast, or a counted day of one, means: one function for each pattern of `dates`."""

from datetime import date

from hudna.lang.ar import calendar
from hudna.lang.ar.calendar import UNKNOWN, Days
from hudna.lang.ar.feasts import ANY, FEASTS, GREAT, Feast
from hudna.lang.ar.meanings import ANAPHORIC, LOST, NO_DATE, Found, Meant, Reading, in_told_year, one_day
from hudna.lang.ar.timewords import EVE, Item

_NEAR = 45  # days within which `العيد` alone is told


def mean_feast(reading: Reading, found: Found) -> Meant | None:
    """`عيد الفطر`, `ثاني أيام عيد الأضحى 2014`, `صباح العيد`: all days of a feast, or the one that is told."""
    if "L" in found[0]:
        return LOST
    which, nth = reading.number(found, "feast") or ANY, reading.number(found, "nth") or reading.number(found, "nth2")
    which = which or _last_told(reading, found) or _nearest(reading)
    if not which:
        return NO_DATE
    feast, lead = FEASTS[which], reading.item(found, "lead")
    meant = in_told_year(reading, found, _month(feast), feast.day)
    first = meant.days.earliest
    if first is None:
        return meant
    if nth:
        return meant._replace(days=one_day(calendar.moved(first, nth - 1)))
    if lead is not None and lead.value == EVE:
        return meant._replace(days=Days(calendar.moved(first, -1), first, "day"))
    if lead is not None or reading.mark(found, "one"):
        return meant
    return meant._replace(days=Days(first, calendar.moved(first, feast.length - 1), "day"))


def mean_from_feast(reading: Reading, found: Found) -> Meant | None:
    """`قبل يومين من عيد الأضحى`: so many days before a feast begins, or after it began."""
    unit, feast = reading.item(found, "unit"), mean_feast(reading, found)
    if unit is None or feast is None:
        return None
    count = reading.number(found, "number") or (unit.value if unit.symbol == "u" else 1)
    if not count or unit.unit not in ("day", "week"):
        return ANAPHORIC
    days = count * (7 if unit.unit == "week" else 1) * (1 if found["side"] == "G" else -1)
    first = feast.days.earliest
    return feast if first is None else feast._replace(days=one_day(calendar.moved(first, days)))


def mean_nth_of_month(reading: Reading, found: Found) -> Meant | None:
    """`أول أيام رمضان`, `ثاني يوم من شوال`."""
    month, nth = reading.item(found, "month"), reading.number(found, "nth")
    if "L" in found[0]:
        return LOST
    return None if month is None or nth is None else in_told_year(reading, found, month, nth)


def _month(feast: Feast) -> Item:
    return Item("H" if feast.hijri else "M", 0, 0, feast.month)


def _last_told(reading: Reading, found: Found) -> int:
    """`عيد الفطر ... ثاني أيام العيد`: the feast that was named last before."""
    return next((item.value for item in reversed(reading.items[: found.start()]) if item.symbol == "R"), ANY)


def _nearest(reading: Reading) -> int:
    """The one of the two great feasts that lies near the day of writing."""
    if reading.anchor is None:
        return ANY
    away = {which: _away(reading.anchor, FEASTS[which]) for which in GREAT}
    which = min(away, key=away.__getitem__)
    return which if away[which] <= _NEAR else ANY


def _away(anchor: date, feast: Feast) -> int:
    year = calendar.hijri_year(anchor)
    days = [calendar.hijri(year + n, feast.month, feast.day) for n in (-1, 0, 1)] if year else [UNKNOWN]
    return min(abs((anchor - one.earliest).days) if one.earliest else _NEAR + 1 for one in days)
