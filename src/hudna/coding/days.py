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
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.blocks import counted
from hudna.coding.choice import Choice, shipped
from hudna.coding.evidence import span
from hudna.coding.participants import nobody
from hudna.coding.roles import Scene, form_of, of_parties, valency
from hudna.coding.scene import SPEECH as OF_WORDS
from hudna.coding.triggers import Candidate
from hudna.lang.ar.dates import apart, dates
from hudna.lang.ar.parts import SPEECH
from hudna.records import DateRange, Event

_YEAR_LINE = re.compile(r"(?m)^\s*(\d{4})\s*[-–—:]\s")
_CHRONICLE = 3
_SINCE_REACH = 12
_WEEK = timedelta(days=7)


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
        told = [one for one in scene.sentence.dates if one.span is not None]
        if told:
            choice, looks = self._choices["when"], Looks(scene, deed)
            shares = choice.shares([choice.value(looks(one)) for one in told], looks.undated())
            best = max(range(len(shares)), key=shares.__getitem__)
            if best < len(told):
                found = meant(scene, deed, told[best], (status, analysis.document.published, before))
                if found is not None and not _is_bare_year(found):
                    line = anniversary(analysis, scene.sentence) if _is_inner(scene, deed, told[best]) else None
                    return line or found
        return anniversary(analysis, scene.sentence)


# --- what the words mean for this deed --------------------------------------------------------------------------------


def meant(scene: Scene, deed: Candidate, when: DateRange, known: tuple[str, date | None, Told]) -> DateRange | None:
    """The days of a date expression for a deed of that status; `None` where they cannot be."""
    status, published, before = known
    if when.earliest is None and when.latest is None:
        return _counted(scene, deed, when, (published, before))
    if published is None:
        return when
    if status == "denied":
        return when
    if status != "occurred":
        return _ahead(when, published)
    when = _since(scene, deed, when, published)
    if when.earliest is not None and when.earliest > published:
        return _year_before(when, published)
    if when.latest is not None and when.latest > published and when.precision in ("week", "month", "year"):
        # `هذا الأسبوع` on its first day looks back upon the days before.
        begun = when.precision == "week" and when.earliest == published
        return replace(when, earliest=published - _WEEK if begun else when.earliest, latest=published)
    return when


def _ahead(when: DateRange, published: date) -> DateRange:
    """A weekday of what has not happened yet is the next one, `خلال أيام` the days to come."""
    if when.span is None or when.latest is None or when.earliest is None or when.earliest >= published:
        return when
    if when.latest > published:
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


def _counted(scene: Scene, deed: Candidate, when: DateRange, known: tuple[date | None, Told]) -> DateRange | None:
    """The day of what is told from another happening: that day so many days on, or back where it is that happening."""
    published, before = known
    days = apart(when.span.quote) if when.span else None
    if days is None:
        return when
    if _governed(scene, deed, when):
        lasting = valency(scene, deed) == "parties" or of_parties(deed.row.words) or deed.form == "plural"
        if lasting and published is not None and days > 0:
            first = published - timedelta(days=days)
            return replace(when, earliest=first, latest=published, precision="week" if days % 7 == 0 else "day")
        day = before.day if before.sentence is scene.sentence else None
        days = -days
    else:
        day = before.day
    if day is None:
        return when
    day += timedelta(days=days)
    return (
        when if published is not None and day > published else replace(when, earliest=day, latest=day, precision="day")
    )


def _governed(scene: Scene, deed: Candidate, when: DateRange) -> bool:
    """`بعد يومين من الهجوم`: is this deed the happening from which is counted?"""
    end = scene.sentence.words_of(when.span)[1]
    if scene.reading.parts[end].kind != "prep":
        return False
    return deed.first > end and deed.first - end <= 3 and scene.verbs[deed.first] == scene.verbs[end + 1]


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
    """The same sort of deed, near by in the same paragraph, in another sentence."""
    first, last = day.trigger.end, event.trigger.start
    same = event.type == day.type and event.status == "occurred" and event.evidence != day.evidence
    return same and 0 <= last - first < _SERIES_REACH and "\n" not in analysis.document.text[first:last]


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


# --- what ties a date to a deed ---------------------------------------------------------------------------------------


class _Gap(NamedTuple):
    """A date as seen from a deed: its words, its side (B, A or I for inside) and what lies between the two."""

    start: int
    end: int
    low: int
    high: int
    side: str
    crossing: str
    verbs: int
    bounds: int


class Looks:
    """What ties the dates of a sentence to one deed: where they stand, what lies between, whose verb is nearer."""

    def __init__(self, scene: Scene, deed: Candidate) -> None:
        self._scene, self._deed = scene, deed
        self._form, self._event = form_of(deed), deed.row.event_type
        self._deeds = [phrase for phrase in scene.reading.phrases if phrase.kind == "deed"]
        own = scene.reading.phrase_of[deed.first]
        self._prep = scene.reading.phrases[own].prep if own >= 0 else ""
        self._nth = min(sum(1 for phrase in self._deeds if phrase.first < deed.first), 3)
        self._above = self._verb_before(deed.first, deed.first)
        self._word = scene.reading.parts[deed.first - 1].stem if deed.first else ""

    def __call__(self, when: DateRange) -> list[str]:
        """The features of one date."""
        gap = self._gap(when)
        verb = self._verb_before(gap.start, gap.start)
        return [
            *self._standing(gap, when),
            *self._bound(gap),
            *self._first(gap, verb),
            *self._owned(gap, verb),
            *self._governed(gap, verb),
            *self._touching(gap, verb),
            *self._led(gap),
        ]

    def undated(self) -> list[str]:
        """What speaks for none of the dates."""
        return [
            *nobody(self._deed),
            f"NONE led {self._prep}",
            f"NONE led {self._prep} {self._form}",
            f"NONE behind {self._word}",
        ]

    def _gap(self, when: DateRange) -> _Gap:
        scene, deed = self._scene, self._deed
        start, end = scene.sentence.words_of(when.span)
        after = start > deed.last
        low, high = (deed.last + 1, start) if after else (end + 1, deed.first)
        high = max(high, low)
        verbs, bounds = min(counted(scene.verbs, low, high), 2), min(counted(scene.bounds, low, high), 2)
        side = "I" if not after and end >= deed.first else "A" if after else "B"
        crossing = f"v{verbs}s{bounds}r{min(counted(scene.relatives, low, high), 1)}"
        return _Gap(start, end, low, high, side, crossing, verbs, bounds)

    def _standing(self, gap: _Gap, when: DateRange) -> list[str]:
        parts, side, bounds = self._scene.reading.parts, gap.side, gap.bounds
        deeds = min(sum(1 for phrase in self._deeds if gap.low <= phrase.first < gap.high), 2)
        speech = any(parts[i].stem in SPEECH for i in range(max(0, gap.start - 5), gap.start))
        lead = parts[gap.start].stem if parts[gap.start].kind in ("prep", "adverb") else ""
        nearest = self._is_nearest(gap.start, gap.end)
        return [
            f"side {side}",
            f"{self._form} {side}",
            f"{self._event} {side}",
            f"{side} {gap.crossing}",
            f"{self._form} {side} {gap.crossing}",
            f"{side} deeds {deeds}",
            f"{side} deeds {deeds} bounds {bounds}",
            f"{side} verbs {gap.verbs}",
            f"{side} bounds {bounds}",
            f"{side} near {min((gap.high - gap.low) // 3, 6)}",
            f"{side} speech {speech} bounds {bounds}",
            f"speech {speech} {side}",
            f"first {gap.start <= 2} {side} bounds {bounds}",
            f"precision {when.precision}",
            f"lead {lead}",
            f"{side} lead {lead}",
            f"nearest {nearest}",
            f"nearest {nearest} {side} bounds {bounds}",
            f"only {len(self._scene.sentence.dates) == 1} {side}",
        ]

    def _bound(self, gap: _Gap) -> list[str]:
        """Whose day it is by its verb, its words and the dates between; what kind of deed asks for one."""
        scene, deed, side, form = self._scene, self._deed, gap.side, self._form
        verb = self._verb_before(gap.start, 12)
        own = deed.first <= verb <= deed.last
        owner = "own" if own else "none" if verb < 0 else "speech" if self._says(verb) else "other"
        distance = min((gap.start - verb) // 2, 4) if verb >= 0 else 9
        low, high = (deed.last, gap.start) if gap.start > deed.last else (gap.end, deed.first)
        between = sum(
            1 for one in scene.sentence.dates if one.span and low < scene.sentence.words_of(one.span)[0] < high
        )
        word = scene.reading.parts[gap.start].stem
        return [
            f"owner {owner} {side}",
            f"owner {owner} {side} {gap.crossing}",
            f"owner {owner} {distance} {form} {side}",
            f"{self._event} owner {owner} {side}",
            f"between {min(between, 2)} {side}",
            f"word {word}",
            f"word {word} {side}",
            f"{self._event} {side} {gap.crossing}",
            f"{form} definite {deed.definite} {side}",
            f"{form} aspect {deed.aspect} {side} {word}",
            f"pronoun {bool(deed.pronoun)} {form} {side}",
            f"opening {gap.start == 0} {side} {gap.crossing}",
        ]

    def _first(self, gap: _Gap, verb: int) -> list[str]:
        """Which deed of the sentence this is, and of how many."""
        nth = self._nth
        return [
            f"nth {nth} {gap.side}",
            f"nth {nth} {gap.side} {self._owner(verb)}",
            f"title {self._scene.sentence.paragraph == 0} {gap.side} {self._sort()}",
            f"of {min(len(self._deeds), 4)} {gap.side}",
        ]

    def _owned(self, gap: _Gap, verb: int) -> list[str]:
        """Whose verb stands last before the date, however far, and whether a clause opens between."""
        scene, owner, sort = self._scene, self._owner(verb), self._sort()
        opened = "" if verb < 0 else _opened(scene, verb, gap.start)
        return [
            f"verb {owner} {opened} {gap.side} {self._form}",
            f"verb {owner} {opened} {gap.side} {sort} {gap.crossing}",
            f"verb {owner} {gap.side} {sort} {self._form}",
        ]

    def _governed(self, gap: _Gap, verb: int) -> list[str]:
        """The verb last before the deed: does it speak, and is it that of the date?"""
        above = self._above
        kind = "none" if above < 0 else "speech" if self._says(above) else "other"
        opened = "" if above < 0 else str(min(counted(self._scene.bounds, above, self._deed.first), 1))
        told = f"gov {kind}{opened} {'same' if above == verb >= 0 else 'apart'} {gap.side}"
        return [told, f"{told} {self._form} {self._sort()}", f"{told} {self._owner(verb)}"]

    def _touching(self, gap: _Gap, verb: int) -> list[str]:
        """The deeds next to the date on either side: this one, another or none."""
        scene, deed = self._scene, self._deed
        left = next((phrase for phrase in reversed(self._deeds) if phrase.last < gap.start), None)
        right = next((phrase for phrase in self._deeds if phrase.first > gap.end), None)
        before, behind = (
            "no" if one is None else "own" if one.first <= deed.first <= one.last else "other" for one in (left, right)
        )
        far = "" if left is None else f"{_opened(scene, left.last, gap.start)}{min(gap.start - left.last - 1, 3)}"
        ahead = "" if right is None else _opened(scene, gap.end, right.first)
        return [
            f"left {before} {far}",
            f"left {before} {far} {self._form}",
            f"right {behind} {ahead} {before}",
            f"right {behind} {ahead} {self._owner(verb)}",
            f"touch {before} {behind} {gap.side} {self._form}",
        ]

    def _led(self, gap: _Gap) -> list[str]:
        """What leads the deed in: `أمس بعد هجوم` gives the attack no day, `بعد هجوم أمس` does."""
        far = gap.start - self._deed.last if gap.side == "A" else self._deed.first - gap.end
        return [
            f"led {self._prep} {gap.side}",
            f"led {self._prep} {gap.side} {self._form}",
            f"led {self._prep} {gap.side} {min(far - 1, 3)}",
            f"behind {self._word} {gap.side}",
        ]

    def _verb_before(self, at: int, reach: int) -> int:
        """The verb last before a word, at most so many words; -1 for none."""
        parts = self._scene.reading.parts
        return next((i for i in range(at - 1, max(at - reach, 0) - 1, -1) if parts[i].kind == "verb"), -1)

    def _says(self, verb: int) -> bool:
        return self._scene.reading.parts[verb].stem in SPEECH

    def _owner(self, verb: int) -> str:
        if verb < 0:
            return "none"
        if self._deed.first <= verb <= self._deed.last:
            return "own"
        if self._says(verb):
            return "speech"
        return "deed" if any(phrase.first <= verb <= phrase.last for phrase in self._deeds) else "other"

    def _sort(self) -> str:
        return "words" if self._event in OF_WORDS else "deeds"

    def _is_nearest(self, start: int, end: int) -> bool:
        """Is this the deed nearest to the date, counting a clause boundary as far?"""
        scene = self._scene

        def far(first: int, last: int) -> int:
            low, high = (last + 1, start) if start > last else (end + 1, first)
            high = max(high, low)
            return high - low + 8 * (counted(scene.bounds, low, high) + counted(scene.relatives, low, high))

        own = far(self._deed.first, self._deed.last)
        return all(own <= far(phrase.first, phrase.last) for phrase in self._deeds)


def _opened(scene: Scene, first: int, last: int) -> str:
    """Whether a clause, a relative opens between two words: two figures."""
    return f"{min(counted(scene.bounds, first, last), 1)}{min(counted(scene.relatives, first, last), 1)}"
