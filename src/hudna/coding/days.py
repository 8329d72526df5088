"""When a deed happened.

Every date expression of the sentence is an answer, weighed by `choice`.  The
day of the words does not date the deed, and a day after publication is never
given to what occurred.  What is counted from another happening (`في اليوم
التالي`, `بعد يومين من الهجوم`) has its day from the last one that was told.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.blocks import counted
from hudna.coding.choice import Choice, shipped
from hudna.coding.dating import Looks, governs
from hudna.coding.evidence import span
from hudna.coding.roles import Scene, of_parties, valency
from hudna.coding.triggers import Candidate
from hudna.lang.ar.dates import apart, back_then, dates, is_coming, same_period, since_then, time_of_day, told_from
from hudna.lang.ar.parts import SPEECH
from hudna.lang.ar.script import fold
from hudna.records import DateRange, Event

_YEAR_LINE = re.compile(r"(?m)^\s*(\d{4})\s*[-–—:]\s")
_CHRONICLE = 3
_SINCE_REACH = 12
_WEEK = timedelta(days=7)
_HAPPENED = frozenset(fold("وقع وقعت حدث حدثت حصل حصلت جرى جرت تم تمت شهد شهدت هز دوى").split())
_WITHIN = ("خلال", "في غضون", "غضون", "في ظرف")
_PAST = ("الماضي", "الأخير", "المنصرم", "الفائت", "السابق", "نفس", "هذه", "هذا", "ذاته")
_SINCE, _UNTIL, _FROM = "منذ", "حتي", " من"
_BEHIND = 8  # words between `بعد يومين من الهجوم` and the day of that attack
_DURING = ("خلال", "طوال", "طيلة", "على مدى", "على مدار")


@dataclass(slots=True)
class Told:
    """The last day that was answered while a document is read, and the sentence that told it."""

    day: date | None = None
    sentence: Sentence | None = None


class Times:
    """Made once, then called for each deed of a scene."""

    def __init__(self, choices: Mapping[str, Choice] | None = None) -> None:
        self._choices = shipped() if choices is None else choices

    def __call__(
        self, analysis: Analysis, scene: Scene, deed: Candidate, status: str, before: Told
    ) -> DateRange | None:
        """When: the date expression of the sentence that dates the deed, which by its status may be still to come.

        `before` keeps the day for the next deed.
        """
        found = self._chosen(analysis, scene, deed, status, before)
        if found is not None and found.precision == "day" and found.earliest == found.latest is not None:
            before.day, before.sentence = found.earliest, scene.sentence
        return found

    def _chosen(self, analysis: Analysis, scene: Scene, deed: Candidate, status: str, before: Told) -> DateRange | None:
        dated = [one for one in scene.sentence.dates if one.span is not None]
        looks = Looks(scene, deed, status, analysis.document.published) if dated else None
        told = [one for one in dated if looks is not None and not (looks.said(one) or looks.of_another(one))]
        told = [one for one in told if not _ends_another(scene, deed, one)]
        if looks is not None and told:
            choice = self._choices["when"]
            shares = choice.shares([choice.value(looks(one)) for one in told], looks.undated())
            likelier = [number for number in range(len(told)) if shares[number] > shares[-1]]
            best = [told[number] for number in sorted(likelier, key=shares.__getitem__, reverse=True)]
            best = best or [one for one in told if looks.helped(one)]
            given = ((one, meant(analysis, scene, deed, one, (status, before))) for one in _stated(scene, deed, best))
            when, found = next(given, (None, None))
            if when is not None and found is not None and not (_is_bare_year(found) and looks.of_line(when)):
                line = anniversary(analysis, scene.sentence) if _is_inner(scene, deed, when) else None
                return line or found
        if looks is not None and looks.charged():
            return None
        return anniversary(analysis, scene.sentence)


def _ends_another(scene: Scene, deed: Candidate, when: DateRange) -> bool:
    """`اعتقال القادة وإعدامهم حتى أول أيام رمضان`: until when is said of the deed that stands next to it."""
    first = scene.sentence.words_of(when.span)[0]
    led = any(part.stem == _UNTIL for part in scene.reading.parts[max(first - 1, 0) : first])
    return led and counted(scene.deeds, deed.last + 1, first) > 0


def _stated(scene: Scene, deed: Candidate, best: list[DateRange]) -> list[DateRange]:
    """`في اليوم التالي، وتحديدا في 8 أغسطس`: of several days of a deed the one that is stated, the likeliest first."""
    told = best[0].span.quote if best and best[0].span is not None and best[0].earliest is None else ""
    if not told or apart(told) is None or governs(scene, deed, best[0]) or told.endswith(_FROM):
        return best
    return sorted(best, key=lambda one: one.earliest is None)


# --- what the words mean for this deed --------------------------------------------------------------------------------


def meant(
    analysis: Analysis, scene: Scene, deed: Candidate, when: DateRange, known: tuple[str, Told]
) -> DateRange | None:
    """The days of a date expression for a deed of that status; `None` where they cannot be."""
    (status, before), published = known, analysis.document.published
    if when.earliest is None and when.latest is None:
        if when.span is not None and time_of_day(when.span.quote):
            return _of_the_day(analysis, when)
        again = _told_again(analysis, when) or _since_then(analysis, when) or _back_then(analysis, when)
        return again or _counted(analysis, scene, deed, when, before)
    if published is None:
        return when
    if status == "denied":
        return when
    if status != "occurred" and not (status == "possible" and _looks_back(scene, deed)):
        return ahead(when, published)
    if when.span is not None and (is_coming(when.span.quote) or _is_term(deed, when.span.quote)):
        return None
    when = _since(scene, deed, when, published)
    if when.earliest is not None and when.earliest > published:
        return _year_before(when, published)
    if when.latest is not None and when.latest > published and when.precision in ("week", "month", "year"):
        # `هذا الأسبوع` on its first day looks back upon the days before.
        begun = when.precision == "week" and when.earliest == published
        return replace(when, earliest=published - _WEEK if begun else when.earliest, latest=published)
    return when


def _is_term(deed: Candidate, words: str) -> bool:
    """`اتفقا على تبادل الأسرى خلال أسبوعين`: what is agreed, asked or threatened has so long, and is not that old."""
    lasts = words.startswith(_WITHIN) and not any(past in words for past in _PAST)
    return lasts and deed.row.event_type in ("AGREE", "REQUEST", "THREATEN")


def _looks_back(scene: Scene, deed: Candidate) -> bool:
    """`وقع انفجار الأحد`: what may have happened lies behind, be it doubted."""
    led = deed.first > 0 and scene.reading.parts[deed.first - 1].stem in _HAPPENED
    return deed.aspect == "perfect" or led


def ahead(when: DateRange, published: date) -> DateRange:
    """A weekday of what has not happened yet is the next one, `خلال أيام` the days to come."""
    if when.span is None or when.latest is None or when.earliest is None or when.earliest >= published:
        return when
    if when.latest > published or when.span.quote.startswith(_SINCE):
        return when
    found = dates(when.span.quote, published, future=True)
    if len(found) != 1 or found[0].earliest is None or found[0].earliest < published or found[0].latest == published:
        return when
    return replace(when, earliest=found[0].earliest, latest=found[0].latest)


def _year_before(when: DateRange, published: date) -> DateRange | None:
    """A month of what occurred is the last one of its name, if its year is not told."""
    found = dates(when.span.quote, published, future=False) if when.span else ()
    if len(found) != 1 or found[0].earliest is None or found[0].latest is None or found[0].latest > published:
        return None
    return replace(when, earliest=found[0].earliest, latest=found[0].latest)


def _since(scene: Scene, deed: Candidate, when: DateRange, published: date) -> DateRange:
    """`منذ الانتخابات التي جرت في حزيران`: what happened since then runs to the day of the document."""
    start, end = scene.sentence.words_of(when.span)
    if when.latest is None or when.latest > published or deed.first <= end < deed.last:
        return when
    parts, breaks = scene.reading.parts, scene.reading.breaks
    for at in range(start, max(start - _SINCE_REACH, -1), -1):
        if parts[at].stem == "منذ":
            outside = deed.last < at or any(breaks[n] == "stop" for n in range(end + 1, deed.first + 1))
            return replace(when, latest=published) if at < start and outside else when
        if breaks[at] == "stop" or parts[at].kind == "sub":
            break
    return when


def _told_again(analysis: Analysis, when: DateRange) -> DateRange | None:
    """`خلال نفس الفترة`: the stretch of days that was told last."""
    if when.span is None or not same_period(when.span.quote):
        return None
    told = [one for one in _before(analysis, 0, when.span.start) if one.earliest != one.latest]
    return replace(told[-1], span=when.span) if told else None


def _since_then(analysis: Analysis, when: DateRange) -> DateRange | None:
    """`منذ ذلك الحين`: from what was told last to the day of the document."""
    published = analysis.document.published
    if when.span is None or published is None or not since_then(when.span.quote):
        return None
    told = [one.earliest for one in _before(analysis, 0, when.span.start) if one.earliest]
    return replace(when, earliest=told[-1], latest=published, precision="day") if told else None


def _back_then(analysis: Analysis, when: DateRange) -> DateRange | None:
    """`آنذاك`, `في ذلك الوقت`: what was told last in the paragraph; `في العام نفسه`: the year of what was told last."""
    if when.span is None:
        return None
    start = when.span.start
    if back_then(when.span.quote):
        told = _before(analysis, analysis.document.text.rfind("\n", 0, start) + 1, start)
        return replace(told[-1], span=when.span) if told else None
    told = _before(analysis, 0, start)
    found = told_from(when.span.quote, told[-1].earliest) if told and told[-1].earliest else None
    if found is None or found.earliest is None:
        return None
    return replace(when, earliest=found.earliest, latest=found.latest, precision=found.precision)


def _of_the_day(analysis: Analysis, when: DateRange) -> DateRange | None:
    """`فجراً`, `قبيل الظهر`: on the day told last, if it is one of the news; else no day is known."""
    published, day = analysis.document.published, _last_day(analysis, when)
    if published is None or day is None or not timedelta() <= published - day <= _WEEK:
        return None
    return replace(when, earliest=day, latest=day, precision="day")


def _before(analysis: Analysis, first: int, at: int) -> list[DateRange]:
    """The dates with two ends that the document tells between two code points, in order."""
    told = (
        one for sentence in analysis.sentences if first < sentence.end and sentence.start < at for one in sentence.dates
    )
    return [
        one
        for one in told
        if one.span and first <= one.span.start and one.span.end <= at and one.earliest and one.latest
    ]


def _counted(analysis: Analysis, scene: Scene, deed: Candidate, when: DateRange, before: Told) -> DateRange | None:
    """The day of what is told from another happening: that day so many days on, or back where it is that happening."""
    published = analysis.document.published
    days = apart(when.span.quote) if when.span else None
    if days is None:
        return _lasting(scene, deed, when, published)
    if governs(scene, deed, when):
        lasting = valency(scene, deed) == "parties" or of_parties(deed.row.words) or deed.form == "plural"
        if lasting and published is not None and days > 0:
            first = published - timedelta(days=days)
            return replace(when, earliest=first, latest=published, precision="week" if days % 7 == 0 else "day")
        day = before.day if before.sentence is scene.sentence else None
        days = -days
    else:
        day = _day_behind(scene, when) or (_last_day(analysis, when) if days >= 0 else before.day)
    if day is None:
        return when
    day += timedelta(days=days)
    return (
        when if published is not None and day > published else replace(when, earliest=day, latest=day, precision="day")
    )


def _lasting(scene: Scene, deed: Candidate, when: DateRange, published: date | None) -> DateRange:
    """`قتلوا خلال 24 ساعة من الاشتباكات`: so long did it last up to the day of the document."""
    told = when.span.quote.removesuffix(" من") if when.span and governs(scene, deed, when) else ""
    if published is None or not told.startswith(_DURING):
        return when
    found = [one for one in dates(told, published, future=False) if one.relation == "range"]
    return (
        replace(when, earliest=found[0].earliest, latest=found[0].latest, precision=found[0].precision)
        if found
        else when
    )


def _day_behind(scene: Scene, when: DateRange) -> date | None:
    """`بعد يومين من الهجوم الذي وقع الجمعة`: the day of that attack, told right behind it."""
    end = scene.sentence.words_of(when.span)[1]
    if scene.reading.parts[end].kind != "prep":
        return None
    for one in scene.sentence.dates:
        first = scene.sentence.words_of(one.span)[0]
        stopped = "stop" in scene.reading.breaks[end + 1 : first + 1]
        if end < first <= end + _BEHIND and not stopped and one.earliest is not None:
            return one.earliest if one.earliest == one.latest else None
    return None


def _last_day(analysis: Analysis, when: DateRange) -> date | None:
    """The last single day that the document tells before a date expression."""
    told = _before(analysis, 0, when.span.start) if when.span else []
    return next((one.earliest for one in reversed(told) if one.earliest == one.latest), None)


def anniversary(analysis: Analysis, sentence: Sentence) -> DateRange | None:
    """A line of a chronicle ("on this day"): `1956 - ...` is the day of publication in that year."""
    published = analysis.document.published
    text = analysis.document.text
    if published is None or text[sentence.start : sentence.start + 4].isdigit() is False:
        return None
    found = _YEAR_LINE.match(text, text.rfind("\n", 0, sentence.start) + 1)
    if found is None or len(_YEAR_LINE.findall(text)) < _CHRONICLE:
        return None
    try:
        day = published.replace(year=int(found.group(1)))
    except ValueError:
        return None
    words = span(analysis, found.start(1), found.end(1))
    return DateRange(earliest=day, latest=day, precision="day", span=words) if day <= published else None


_SERIES = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_SERIES_REACH = 200


def dated(analysis: Analysis, events: Sequence[Event], scenes: Sequence[Scene]) -> list[Event]:
    """A paragraph on several attacks gives the day once: what follows closely in the writer's words has it too."""
    told: list[Event] = []
    day: Event | None = None
    for event, scene in zip(events, scenes, strict=True):
        found = event.when
        if event.status == "occurred" and event.type in _SERIES and found is not None and found.precision == "day":
            day = day if day is not None and _beside(day, event) else event
        elif day is not None and found is None and _follows(analysis, day, event) and _is_plain(scene):
            told.append(replace(event, when=day.when))
            continue
        told.append(event)
    return told


def _follows(analysis: Analysis, day: Event, event: Event) -> bool:
    """The same sort of deed done in the same way, near by in the same paragraph, in another sentence.

    Bombs after bombs are one series.  Of 31 other neighbours in the documents that teach us, 26 had no such day.
    """
    first, last = day.trigger.end, event.trigger.start
    same = event.type == day.type and event.status == "occurred" and event.evidence != day.evidence
    alike = event.mode is not None and event.mode == day.mode
    return same and alike and 0 <= last - first < _SERIES_REACH and "\n" not in analysis.document.text[first:last]


def _beside(day: Event, event: Event) -> bool:
    """In one sentence the day told first is that of the report: what follows is told by the way."""
    return event.type == day.type and event.evidence == day.evidence


def _is_plain(scene: Scene) -> bool:
    """A sentence that names no day and nobody who says it: those may tell of another day."""
    return not scene.sentence.dates and all(part.stem not in SPEECH for part in scene.reading.parts)


def _is_inner(scene: Scene, deed: Candidate, when: DateRange) -> bool:
    """`ينهي الحرب التي بدأت عام 1950`: does the date stand in a relative clause behind the deed?"""
    start = scene.sentence.words_of(when.span)[0]
    return start > deed.last and scene.relatives[start] > scene.relatives[deed.last]


def _is_bare_year(when: DateRange) -> bool:
    return when.span is not None and when.span.quote.isdigit()
