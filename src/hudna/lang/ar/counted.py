"""What expressions mean that count from the day of writing: so long ago, within so long, in the last days.

A singular with the article is no count (`قبل الأسبوع`); "days" without a
number are a week, "weeks" a month; "years" name no days.
"""

from datetime import date

from hudna.lang.ar import calendar
from hudna.lang.ar.calendar import UNKNOWN, Days
from hudna.lang.ar.meanings import ANAPHORIC, LOST, NO_ANCHOR, VAGUE, Found, Meant, Reading, one_day

_SPANS = {"minute": 0, "hour": 0, "day": 1, "week": 7}
_MANY = {"minute": 0, "hour": 1, "day": 7, "week": 30}


def _count(reading: Reading, found: Found) -> int | None:
    """How many units; `None` where the words leave it open, -1 where it is lost."""
    if "L" in found[0]:
        return -1
    unit = reading.item(found, "unit")
    number = reading.number(found, "number") or reading.number(found, "after")
    if number is not None:
        return number
    if unit is None or "k" in found[0]:
        return None
    if unit.symbol == "u":
        return unit.value or None
    return 1


def _definite(reading: Reading, found: Found) -> bool:
    unit = reading.item(found, "unit")
    return unit is not None and unit.symbol in "DKOY" and unit.value == 1


def _construct(reading: Reading, found: Found) -> bool:
    """`خلال أيام العيد`, `منذ ساعات الصباح`: the days of something, no count."""
    return _count(reading, found) is None and reading.symbols[found.end() : found.end() + 1] in ("+", "T")


def mean_ago(reading: Reading, found: Found) -> Meant | None:
    """`قبل ثلاثة أيام`, `قبل قرابة الشهر`: the day, week, month or year so long before."""
    if _definite(reading, found) and "a" not in found[0]:
        return None
    if reading.mark(found, "of"):
        return ANAPHORIC
    return _counted(reading, found, -1)


def mean_hence(reading: Reading, found: Found) -> Meant | None:
    """`بعد يومين`; where the clause looks back it is told from another happening."""
    if _definite(reading, found):
        return None
    return ANAPHORIC if reading.mark(found, "of") or reading.future is False else _counted(reading, found, 1)


def mean_apart(reading: Reading, found: Found) -> Meant | None:
    """`بعد ذلك بيومين`, `قبلها بأسبوع`: so long after what was told; `بعد ذلك الأسبوع` counts nothing."""
    return None if _definite(reading, found) else ANAPHORIC


def _counted(reading: Reading, found: Found, sign: int) -> Meant | None:
    unit, count = reading.item(found, "unit"), _count(reading, found)
    if unit is None:
        return None
    if count == -1:
        return LOST
    anchor = reading.anchor
    if anchor is None:
        return NO_ANCHOR
    if count is None:
        return _some(anchor, unit.unit, sign)
    return Meant(_stepped(anchor, unit.unit, sign * count), "relative")


def _some(anchor: date, unit: str, sign: int) -> Meant:
    """`قبل أيام`: within a week; `قبل أسابيع`: within a month; longer ones name no days."""
    reach = _MANY.get(unit)
    if reach is None:
        return VAGUE
    near, far = calendar.moved(anchor, sign), calendar.moved(anchor, sign * max(reach, 1))
    if unit in ("hour", "minute"):
        near = anchor
    precision = {"day": "week", "week": "month"}.get(unit, "day")
    return Meant(Days(min(near, far), max(near, far), precision), "relative")


def _stepped(anchor: date, unit: str, count: int) -> Days:
    if unit in ("minute", "hour"):
        return one_day(calendar.moved(anchor, round(count / 24) if unit == "hour" else 0))
    if unit == "day":
        return one_day(calendar.moved(anchor, count))
    if unit == "week":
        day = calendar.moved(anchor, 7 * count)
        return Days(calendar.moved(day, -3), calendar.moved(day, 3), "week")
    if unit == "month":
        return calendar.month(*calendar.shifted(anchor, count))
    return calendar.year(anchor.year + count * (10 if unit == "decade" else 1))


def mean_since_count(reading: Reading, found: Found) -> Meant | None:
    """`منذ أسبوعين`: from then to the day of writing."""
    if _definite(reading, found) or _construct(reading, found):
        return None
    return _stretch(reading, found, -1, "since")


def mean_within(reading: Reading, found: Found) -> Meant | None:
    """`خلال ثلاثة أيام`: the days after the writing in a clause that looks ahead, before it elsewhere."""
    within = reading.item(found, "within")
    if within is None or not within.value or _definite(reading, found) or _construct(reading, found):
        return None
    if reading.mark(found, "of"):
        return ANAPHORIC
    ahead = reading.future if reading.future is not None else within.value == 2
    return _stretch(reading, found, 1 if ahead else -1, "range")


def mean_units(reading: Reading, found: Found) -> Meant | None:
    """`الأيام القليلة الماضية`, `السنوات الخمس المقبلة`."""
    return _stretch(reading, found, 1 if reading.mark(found, "dir") == "q" else -1, "range")


def _stretch(reading: Reading, found: Found, sign: int, relation: str) -> Meant | None:
    unit, count = reading.item(found, "unit"), _count(reading, found)
    if unit is None:
        return None
    if count == -1:
        return LOST
    if reading.anchor is None:
        return Meant(UNKNOWN, "relative", relation)
    far = _far(reading.anchor, unit.unit, count, sign)
    if far is None:
        return VAGUE
    precision = {"week": "week", "month": "month", "year": "year", "decade": "year"}.get(unit.unit, "day")
    if count is None:
        precision = {"day": "week", "week": "month", "month": "year"}.get(unit.unit, precision)
    return Meant(Days(min(far, reading.anchor), max(far, reading.anchor), precision), "relative", relation)


def _far(anchor: date, unit: str, count: int | None, sign: int) -> date | None:
    """The other end of a stretch that begins or ends today; `None` where "years" leave it open."""
    if count is None:
        if unit == "month":
            return calendar.same_day(anchor, sign * 12)
        return None if unit not in _MANY else calendar.moved(anchor, sign * _MANY[unit])
    if unit == "hour":
        return calendar.moved(anchor, sign * max(1, round(count / 24)))
    if unit in _SPANS:
        return calendar.moved(anchor, sign * count * _SPANS[unit])
    return calendar.same_day(anchor, sign * count * {"month": 1, "year": 12, "decade": 120}[unit])
