"""Date expressions of Arabic news, and the days that they mean.

The words are turned into symbols (`timewords`), patterns over the symbols
find the expressions, the longest kinds first, and each pattern has a function
that gives its days.  What is told from the day of writing is counted from the
anchor; without one it stays unknown.  Conventions are those of event coders:
a weekday is the last one not after the anchor, a month without a year the
nearest one that is not far ahead, `منذ` runs to the anchor, a lost number
(`⟦#⟧`) makes the whole date unknown and keeps its words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hudna.lang.ar import calendar, counted, feastdays, meanings, stretches
from hudna.lang.ar.calendar import UNKNOWN, Days
from hudna.lang.ar.meanings import DATED_EARLY, DATED_LATE, Found, Meant, Reading
from hudna.lang.ar.numerals import prepared
from hudna.lang.ar.script import fold
from hudna.lang.ar.timewords import Item, items
from hudna.lang.findings import DateMention, DurationMention, Folded

Resolve = Callable[[Reading, Found], Meant | None]

# The patterns, those that say more first.

_YEAR = r"(?:,?f?Y?(?P<year>[yL])[gj]?|,?f?(?P<this>h)Y|,?f?Y(?P<ydir>[pqcz])|,?f?(?P<then>Z)Y)"
_AFTER = rf"(?:(?P<dir>[pqc])|{_YEAR})?"
_PRE = r"(?:[GB](?=E?f?T))?(?:(?P<edge>E)f?)?(?:T[af]?f?)*"
_LEAD = r"(?:h?A,?\(?)?D?(?:A?\(?D?W[pqc]?\)?[,-]?\(?)?D?"
_NUMBER = r"(?:af?)?(?:(?P<number>[dnyL])|k)?(?P<unit>[uDKOY])(?:k|(?P<after>d))?(?!d?r)"
_MONTH = r"O?(?P<month>[MmH])"

# Each with a symbol that it cannot do without, if there is one.
PATTERNS: tuple[tuple[str, str, Resolve], ...] = (
    ("MmH", r"D?(?:W,?)?D?\(?(?P<day>[drL])/(?P<month>[MmH])/(?P<year>[yL])[gj]?", meanings.mean_day_of_month),
    ("MmH", rf"(?P<half>F)(?P<nth>[rd])f?{_MONTH}{_AFTER}", meanings.mean_half_month),
    ("R", rf"(?P<side>[BG])(?P<number>d)?(?P<unit>[uDK])f(?P<feast>R){_AFTER}", feastdays.mean_from_feast),
    ("R", rf"(?:(?P<lead>T)f?)?(?:(?P<nth>s)|[DA](?P<nth2>r)f?u?|(?P<one>D)|u)?(?P<feast>R){_AFTER}",
     feastdays.mean_feast),
    ("s", rf"T?f?(?P<nth>s)O?{_MONTH}{_AFTER}", feastdays.mean_nth_of_month),
    ("MmH", rf"(?P<unit>[Ku])(?P<nth>[rp])f{_MONTH}{_AFTER}", meanings.mean_part_of_month),
    ("O", r"(?P<unit>K)(?P<nth>[rp])f?(?:h(?P<month>O)|(?P<month2>O)(?P<dir>[pqc]))", meanings.mean_part_of_month),
    ("MmH", rf"[fbS]?[QD]?W?(?P<day>[drL])(?:w?tD?W?|w|-)(?P<day2>[drL])f?{_MONTH}{_AFTER}", meanings.mean_day_range),
    ("MmH", rf"(?:[ET]f?)*{_LEAD}(?P<day>[drL])f?{_MONTH}{_AFTER}", meanings.mean_day_of_month),
    ("O", r"[fbS]?[QD]?(?P<day>[dr])(?:w?tD?|w|-)(?P<day2>[dr])f?(?P<this>h)?O(?P<dir>[pqc])?",
     meanings.mean_day_of_told_month),
    ("O", rf"(?:[ET]f?)*{_LEAD}(?P<day>[drL])(?P<of>f)?(?P<this>h)?(?P<month>O)(?P<dir>[pqc])?(?![+z])",
     meanings.mean_day_of_told_month),
    ("c", r"(?:(?<=[DfbSi])|(?=df))(?P<day>d)f?(?P<dir>c)", meanings.mean_day_of_told_month),
    ("U", r"D?(?P<day>[dr])U", meanings.mean_day_of_same_month),
    ("O", r"D?(?P<day>[dr])f?Oz", meanings.mean_day_of_same_month),
    ("A", r"h(?P<told>A)f(?:Y(?P<year>y)|Y(?P<ydir>[pc]))", meanings.mean_day_of_year),
    ("N", rf"(?:[ET]f?)*{_LEAD}(?P<figures>N)", meanings.mean_in_figures),
    ("MmH", rf"[fbS]?[QO]?(?P<month1>[MmH])(?:Y?(?P<year1>y))?(?:w?tO?|w|-){_MONTH}{_AFTER}",
     meanings.mean_month_range),
    ("MmH", rf"b[QO]?(?P<month1>[MmH])(?:Y?(?P<year1>y))?,wO?{_MONTH}{_AFTER}", meanings.mean_month_range),
    ("MmH", rf"{_PRE}O?(?P<month>[MmH])(?:(?P<dir>[pqc])(?:f(?!.))?|{_YEAR})", meanings.mean_whole_month),
    ("MmH", rf"{_PRE}(?:O(?=[MmH])|(?=M)|(?:(?<=[ESiBGtb])|(?<=Ef))(?=[mH]))(?P<month>[MmH])",
     meanings.mean_whole_month),
    ("F", rf"P?(?P<half>F)(?P<nth>[rdp])?f?(?:{_YEAR}|(?P<bare>y))", stretches.mean_half),
    ("F", r"(?P<half>F)(?P<nth>[rd])fY", stretches.mean_half),
    ("o", r"(?P<this>h)(?P<season>o)", stretches.mean_season),
    ("o", rf"(?P<season>o)(?:(?<=io)(?!wo)(?P<alone>)|(?=[pqcfYyLh,])){_AFTER}", stretches.mean_season),
    ("W", r"D?(?P<weekday>W)f?K(?P<dir>[pqcz])", meanings.mean_weekday_of_week),
    ("y", r"(?P<open>[fbiS]?[QYu]?)(?P<year1>y)(?P<mark>w?t|w|-)Y?(?P<year>y)[gj]?", stretches.mean_year_range),
    ("Y", rf"{_PRE}Y(?P<year>[yLn])[gj]?", stretches.mean_year),
    ("E", r"(?P<edge>E)f?(?P<year>y)[gj]?", stretches.mean_year),
    ("B", r"B(?P<unit>[DKOY])p", counted.mean_ago),
    ("KOY", rf"{_PRE}h?(?P<unit>[KOY])(?P<dir>Bp|Gq|[pqcz])", stretches.mean_unit),
    ("KOY", r"(?P<edge>E)f?h?(?P<unit>[KOY])", stretches.mean_unit),
    ("KOY", r"h(?P<unit>[KOY])", stretches.mean_unit),
    ("W", r"(?:[QDbf]|Tf?)D?(?P<weekday1>W)(?:w?tD?|wD?|[-/])?D?(?P<weekday>W)(?P<dir>[pqc])?",
     meanings.mean_weekday_range),
    ("W", r"(?<![Av])(?P<weekday1>W)wD?(?P<weekday>W)(?P<dir>[pqc])?", meanings.mean_weekdays_on_end),
    ("W", rf"{_PRE}(?:h?D?(?P<told>A),?\(?)?D?\(?D?(?P<weekday>W)(?P<dir>Bp|[pqc])?", meanings.mean_weekday),
    ("A", r"A(?P<nth>r)", meanings.mean_nth_day),
    ("S", r"SZ[PAD]", meanings.mean_since_then),
    ("BG", rf"(?P<side>[BG])Z{_NUMBER}", counted.mean_apart),
    ("ADKOYT", r"Z[DKOYAT]|[ADKOY]z|[AD]r", meanings.mean_same),
    ("A", r"(?P<told>A)(?P<dir>Bp)", meanings.mean_told),
    ("A", r"[QDT]*(?P<told1>A)w?T?(?P<told>A)", meanings.mean_told_pair),
    ("T", r"h(?P<now>T)", meanings.mean_this_time),
    ("J", r"J(?![AWMmH])", meanings.mean_same),
    ("T", r"T(?P<dir>p)", meanings.mean_last_night),
    ("A", rf"{_PRE}h?D?(?P<told>A)(?P<dir>p)?", meanings.mean_told),
    ("T", r"(?P<edge>E)f?(?P<time>T)|(?:(?<=[StBGi])|(?<=Sf))(?P<late>T)|(?<![hT])(?P<alone>T)(?P<bare>(?![x+Tdr]))?",
     meanings.mean_time_of_day),
    ("B", rf"B{_NUMBER}(?P<of>f(?![AV]))?", counted.mean_ago),
    ("G", rf"G{_NUMBER}(?P<of>l|f(?![AV]))?", counted.mean_hence),
    ("S", rf"Sf?{_NUMBER}", counted.mean_since_count),
    ("u", r"(?P<number>[dnL])?(?P<unit>u)(?:k|(?P<after>[dnL]))?(?P<dir>[pqc])(?!f[#Yy])", counted.mean_units),
    ("u", r"I(?P<number>[dnL])?(?P<unit>u)(?P<after>[dn])?", counted.mean_units),
    ("uDKOY", rf"(?P<within>i){_NUMBER}(?P<of>f(?![AV]))?(?![pqc])", counted.mean_within),
    ("e", r"(?P<decade>e)(?:f?C(?:(?P<ordinal>r)|[pc])?)?", stretches.mean_decade),
    ("C", r"(?:(?P<edge>E)f?)?C(?:(?P<ordinal>r)|(?P<number>d)|(?P<dir>[pqc]))", stretches.mean_century),
    ("VP", r"V|[hZ]?P[pqczk]|[hZ]P", meanings.mean_vague),
    ("y", r"(?P<year>y)g?", stretches.mean_bare_year),
)  # fmt: skip
_COMPILED = tuple((frozenset(needed), re.compile(pattern), resolve) for needed, pattern, resolve in PATTERNS)
_DATED = re.compile(r"[MmHNWAVCeouKOYyTDPFJcRs]")


class _Placed(NamedTuple):
    """An expression: items from `first` to `last` (exclusive) and what it means."""

    first: int
    last: int
    meant: Meant


def dates(
    text: str, anchor: date | None, *, start: int = 0, future: bool | None = None, almanac: bool = False
) -> tuple[DateMention, ...]:
    """Every date expression of a text, in order, with the days that it means.

    Args:
        text: a sentence or more.
        anchor: the day of writing, from which "yesterday" counts; `None` where it is not known.
        start: where the text stands in its document; added to every position.
        future: whether the clause looks ahead: true takes the coming Tuesday and not the last, false
            takes "after two days" as told from another happening, `None` leaves both to the words.

        almanac: whether the document lists what happened on this day of other years (`is_almanac`): a year
            at the head of a line then means that day.

    Returns:
        Mentions that do not overlap.  Expressions with a lost number, vague
        ones ("recently") and those told from another happening ("the next
        day") have no days; their `kind` tells which they are.
    """
    folded, words = prepared(text)
    found = items(words)
    symbols = "".join(item.symbol for item in found)
    if not _DATED.search(symbols):
        return ()
    reading = Reading(items=found, symbols=symbols, anchor=anchor, future=future, almanac=almanac)
    placed = _joined(reading, sorted(_placed(reading)))
    return tuple(_mention(reading, folded, one, start) for one in placed if not _is_named_so(reading, folded, one))


def _is_named_so(reading: Reading, folded: Folded, one: _Placed) -> bool:
    """`خميس الجهيناوي`, `مهدي جمعة`: a day of the week without its article and without `يوم` is a name."""
    if reading.symbols[one.first : one.last] not in ("W", "WwW"):
        return False
    item = reading.items[one.first]
    written = folded.text[item.start : item.end]
    return "ال" not in written and not written.startswith("ل")


def _placed(reading: Reading) -> Iterator[_Placed]:
    """What the patterns find; an item belongs to the first pattern that takes it."""
    left = reading.symbols
    there = frozenset(left)
    for needed, pattern, resolve in _COMPILED:
        if needed.isdisjoint(there):
            continue
        for found in pattern.finditer(left):
            meant = resolve(reading, found)
            if meant is None:
                continue
            left = left[: found.start()] + "#" * (found.end() - found.start()) + left[found.end() :]
            if meant is not meanings.NO_DATE:
                yield _Placed(found.start(), found.end(), meant)


def _joined(reading: Reading, placed: list[_Placed]) -> list[_Placed]:
    """Two expressions with "to" between them, or with "and" after "between", are one."""
    found: list[_Placed] = []
    for one in placed:
        if found and _is_range(reading, found[-1], one):
            found[-1] = _span(reading, found[-1], one)
        else:
            found.append(one)
    return _apart(found, [_related(reading, one) for one in found])


def _apart(found: list[_Placed], related: list[_Placed]) -> list[_Placed]:
    """Each with the words that it is related by, but for those that the one before has taken."""
    kept: list[_Placed] = []
    for one, more in zip(found, related, strict=True):
        kept.append(one if kept and more.first < kept[-1].last else more)
    return kept


def _is_range(reading: Reading, first: _Placed, last: _Placed) -> bool:
    between = reading.symbols[first.last : last.first]
    before = reading.symbols[first.first - 1] if first.first else ""
    if first.meant.kind == "vague" or last.meant.kind == "vague" or first.meant.relation != "on":
        return False
    if between in ("w", "-", ",w"):
        return before == "b" or (between == "-" and first.meant.days.precision == last.meant.days.precision == "day")
    begun = before in ("f", "b", "S", "i") or reading.symbols[first.first : first.first + 2] == "Ef"
    return begun and bool(re.fullmatch(r"[,)]?w?tt?[Df]?", between))


def _span(reading: Reading, first: _Placed, last: _Placed) -> _Placed:
    start, end = first.meant.days, last.meant.days
    if first.meant.kind == "relative" and last.meant.kind == "absolute" and start.earliest and end.latest:
        start = Days(_not_after(start.earliest, end.latest), None, start.precision)
    days = UNKNOWN
    if start.earliest and end.latest and start.earliest <= end.latest:
        days = Days(start.earliest, end.latest, end.precision)
    at = first.first - (first.first > 0 and reading.symbols[first.first - 1] in "fbS")
    return _Placed(at, last.last, Meant(days, last.meant.kind, "range"))


def _not_after(day: date, end: date) -> date:
    """That day of the end's year, or of the year before it: the first day of a range leaves the year to the last."""
    same = calendar.day(end.year, day.month, day.day).earliest
    before = calendar.day(end.year - 1, day.month, day.day).earliest
    return same if same and same <= end else before or day


def _related(reading: Reading, one: _Placed) -> _Placed:
    """What stands before the expression: since, until, before, after."""
    at = one.first - 1
    while at >= 0 and reading.symbols[at] in "fD" and at and reading.symbols[at - 1] in "SG":
        at -= 1
    symbol = reading.symbols[at] if at >= 0 else ""
    days, kind, relation = one.meant
    if kind == "vague" or relation in ("since", "range"):
        return one
    if symbol == "S":
        return _Placed(at, one.last, Meant(_to_anchor(days, reading.anchor), kind, "since"))
    if symbol == "t":
        return one._replace(meant=one.meant._replace(relation="until"))
    if symbol == "B":
        last = reading.items[one.first]
        end = (
            days.latest
            if last.symbol == "E" and last.value == 2
            else days.earliest and calendar.moved(days.earliest, -1)
        )
        days = Days(None, end, days.precision) if end else UNKNOWN
        return _Placed(at, one.last, Meant(days, kind, "before"))
    if symbol == "G":
        days = Days(calendar.moved(days.latest, 1), None, days.precision) if days.latest else UNKNOWN
        return _Placed(at, one.last, Meant(days, kind, "after"))
    return one


def _to_anchor(days: Days, anchor: date | None) -> Days:
    if days.earliest is None:
        return UNKNOWN
    if anchor is None or anchor < days.earliest:
        return Days(days.earliest, None, days.precision)
    return Days(days.earliest, anchor, days.precision)


def _mention(reading: Reading, folded: Folded, one: _Placed, start: int) -> DateMention:
    first, last = folded.back(reading.items[one.first].start, reading.items[one.last - 1].end)
    days, kind, relation = one.meant
    return DateMention(
        start=start + first, end=start + last, earliest=days.earliest, latest=days.latest,
        precision=days.precision, kind=kind, relation=relation,
    )  # fmt: skip


# --- the document's own day -------------------------------------------------------------------------------------------

_ALMANAC = re.compile("(?:مثل )?هذا اليوم (?:في|من) التاريخ|في مثل هذا اليوم|حدث في مثل")
_TOLD_WEEKDAY = re.compile(r"(?P<told>A),?\(?D?(?P<weekday>W)(?![pq])")


def is_almanac(text: str) -> bool:
    """Whether a document lists what happened on its day in other years; its head says so."""
    return bool(_ALMANAC.search(fold(text[:300])))


def day_of_writing(text: str, published: date | None) -> date | None:
    """The day from which a document counts: that of publication, up to two days before it, or the day after.

    A text that speaks of "today, Monday" and appeared on Tuesday was written
    on Monday; one of "yesterday, Wednesday" that appeared on Wednesday is of
    Thursday, put out on the evening before.  `None` where its weekdays and the publication contradict each
    other, so that nothing can be counted, or where no day is given.
    """
    if published is None:
        return None
    found = items(prepared(text)[1])
    symbols = "".join(item.symbol for item in found)
    late = Counter(
        (published.weekday() + found[match.start("told")].value - found[match.start("weekday")].value) % 7
        for match in _TOLD_WEEKDAY.finditer(symbols)
    )
    if not late:
        return published
    days = late.most_common(1)[0][0]
    if days == DATED_EARLY:
        return calendar.moved(published, 1)
    return calendar.moved(published, -days) if days <= DATED_LATE else None


# --- lengths of time --------------------------------------------------------------------------------------------------

_LENGTH = re.compile(r"(?P<number>[dnL])?(?P<unit>[uDKOY])(?P<after>d)?")


def durations(text: str, *, start: int = 0) -> tuple[DurationMention, ...]:
    """Lengths of time that are counted: `خمسة أيام`, `72 ساعة`, `أسبوعين`, `⟦#⟧ يومًا`."""
    folded, words = prepared(text)
    found = items(words)
    symbols = "".join(item.symbol for item in found)
    return tuple(
        made for match in _LENGTH.finditer(symbols) if (made := _duration(found, match, folded, start)) is not None
    )


def _duration(found: Sequence[Item], match: Found, folded: Folded, start: int) -> DurationMention | None:
    unit = found[match.start("unit")]
    number = (
        found[match.start("number")] if match["number"] else found[match.start("after")] if match["after"] else None
    )
    if number is None and not (unit.symbol == "u" and unit.value == 2):
        return None
    first, last = folded.back(found[match.start()].start, found[match.end() - 1].end)
    count = None if number is not None and number.symbol == "L" else number.value if number else 2
    scale, name = {"minute": (1, "minute"), "decade": (10, "year")}.get(unit.unit, (1, unit.unit))
    return DurationMention(start=start + first, end=start + last, n=count and count * scale, unit=name)


# --- told from another happening --------------------------------------------------------------------------------------

_APART = re.compile(r"(?P<side>[BG])Z?(?:(?P<number>[dn])|k)?(?P<unit>[uDK])(?:k|(?P<after>d))?[fl]?")
_DAY_AFTER = "J"
_SAME_DAY = re.compile(r"(?:Tf?)*(?:Z[DA]|[DA]z)")
_DAYS_OF = {"minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}
_NEXT = ("التالي", "اللاحق", "الموالي")
_LATER = ("تالي", "لاحق", "موالي")


def apart(words: str) -> int | None:
    """How many days after another happening an expression means, below 0 before it.

    `بعد يومين من` is 2, `قبل أسبوع من` -7, `اليوم نفسه` 0, `اليوم التالي` and `غداة` 1; `None` where the words tell
    no number of days or do not count from another happening.
    """
    folded, pieces = prepared(words)
    found = items(pieces)
    symbols = "".join(item.symbol for item in found)
    if _SAME_DAY.fullmatch(symbols):
        return int(any(word in folded.text for word in _NEXT))
    if symbols == _DAY_AFTER:
        return 1
    match = _APART.fullmatch(symbols)
    if match is None:
        return None
    unit = found[match.start("unit")]
    if unit.unit not in _DAYS_OF or (unit.symbol in "DK" and unit.value == 1):
        return None
    count = _told_count(found, match)
    if count is None:
        return 0 if unit.unit in ("minute", "hour") else None
    days = round(count * _DAYS_OF[unit.unit])
    return days if match["side"] == "G" else -days


_TIME_OF_DAY = re.compile(r"[StBGi]?f?(?:Ef?)?T")


def time_of_day(words: str) -> bool:
    """`فجراً`, `قبيل منتصف الليل`, `منذ الصباح`: a time of the day that is being told of."""
    symbols = "".join(item.symbol for item in items(prepared(words)[1]))
    return _TIME_OF_DAY.fullmatch(symbols) is not None


_SAME_PERIOD = re.compile(r"i?(?:[hZ]P|Pz)")


def same_period(words: str) -> bool:
    """`خلال هذه الفترة`, `الفترة ذاتها`: the stretch of days that was told before; `في الوقت نفسه` is none."""
    folded, pieces = prepared(words)
    symbols = "".join(item.symbol for item in items(pieces))
    return "الفترة" in folded.text and _SAME_PERIOD.fullmatch(symbols) is not None


def since_then(words: str) -> bool:
    """`منذ ذلك الحين`, `منذ ذلك اليوم`: from the day that was told before."""
    return "".join(item.symbol for item in items(prepared(words)[1])) in ("SZP", "SZA", "SZD")


_BACK_THEN = re.compile(r"\b(?:(?:ا|حي)نذاك|انئذ|حين(?:ها|ه|ئذ)|وقت(?:ها|ذاك|ئذ)|يوم(?:ها|ئذ)|ساعت(?:ها|ئذ))\b")


def back_then(words: str) -> bool:
    """`آنذاك`, `حينها`, `في ذلك الوقت`: at the time that was told before; `في الوقت نفسه` is none."""
    folded, pieces = prepared(words)
    symbols = "".join(item.symbol for item in items(pieces))
    return _BACK_THEN.search(folded.text) is not None or symbols == "ZP"


def told_from(words: str, day: date) -> DateMention | None:
    """`الشهر نفسه`, `يوليو من ذلك العام`, `العام التالي`: that month or year, counted from a day told before it.

    `None` where the words tell no month, year or week of another happening; `apart` counts days.
    """
    folded, pieces = prepared(words)
    found = [_from_there(item, folded.text) for item in items(pieces)]
    symbols = "".join(item.symbol for item in found)
    if not re.search(r"[KOY][cq]|h[KOY]", symbols) or re.search("[AT]", symbols):
        return None
    reading = Reading(items=found, symbols=symbols, anchor=day, future=None)
    placed = sorted(_placed(reading))
    return _mention(reading, folded, placed[0], 0) if len(placed) == 1 else None


def _from_there(item: Item, text: str) -> Item:
    """A word that points to another happening, as it would be said on that day: `نفسه` as `الحالي`."""
    if item.symbol == "Z":
        return item._replace(symbol="h")
    if item.symbol == "z":
        return item._replace(symbol="q" if text[item.start : item.end].removeprefix("ال").startswith(_LATER) else "c")
    return item


def is_coming(words: str) -> bool:
    """`الأيام المقبلة`, `الأحد القادم`: days that are told to lie ahead."""
    return any(item.symbol == "q" for item in items(prepared(words)[1]))


def _told_count(found: Sequence[Item], match: Found) -> int | None:
    """How many units: by a number on either side, a dual or a singular."""
    unit = found[match.start("unit")]
    if match["number"] or match["after"]:
        return found[match.start("number") if match["number"] else match.start("after")].value
    return unit.value or None if unit.symbol == "u" else 1
