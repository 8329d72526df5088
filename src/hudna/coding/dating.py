"""What ties a date of the sentence to a deed: features that a person can read, weighed by `choice`.

Where it stands and what lies between, whose verb is nearer, which deeds could own it, and whether it can be at all.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hudna.coding.blocks import counted
from hudna.coding.datewords import CHARGED, GREATEST, HAD, LINKS, RECORDS, STATEMENTS, WHEN
from hudna.coding.participants import nobody
from hudna.coding.roles import Scene, form_of
from hudna.coding.scene import SPEECH as OF_WORDS
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import verb_class
from hudna.lang.ar.parts import SPEECH
from hudna.records import DateRange

_RECENT = ((0, "today"), (1, "yesterday"), (8, "week"), (120, "months"))
_MARKS = {"speech": "S", "words": "S", "charge": "G", "casualty": "C", "light": "L", "hit": "H"}
"""Sorts of verbs in a path; all others are `V`."""


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

    def __init__(self, scene: Scene, deed: Candidate, status: str, published: date | None) -> None:
        self._scene, self._deed, self._status, self._published = scene, deed, status, published
        self._form, self._event = form_of(deed), deed.row.event_type
        self._deeds = [phrase for phrase in scene.reading.phrases if phrase.kind == "deed"]
        own = scene.reading.phrase_of[deed.first]
        self._prep = scene.reading.phrases[own].prep if own >= 0 else ""
        self._nth = min(sum(1 for phrase in self._deeds if phrase.first < deed.first), 3)
        self._above = self._verb_before(deed.first, deed.first)
        self._word = scene.reading.parts[deed.first - 1].stem if deed.first else ""
        self._wordy = {
            at
            for each in scene.candidates
            if each.row.event_type in OF_WORDS
            for at in range(each.first, each.last + 1)
        }
        told = [one for one in scene.sentence.dates if one.span is not None and one.earliest is None]
        self._counting = [one.span for one in told if governs(scene, deed, one)]
        self._deedy = {at for phrase in self._deeds for at in range(phrase.first, phrase.last + 1)}

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
            *self._sorted(gap, verb),
            *self._path(gap),
            *self._joined(gap),
            *self._timely(gap, when),
            *self._beside(gap),
            f"counted {self._is_counted(when)} {bool(self._counting)}",
            self._greatest(gap),
        ]

    def undated(self) -> list[str]:
        """What speaks for none of the dates."""
        return [
            *nobody(self._deed),
            f"NONE led {self._prep}",
            f"NONE led {self._prep} {self._form}",
            f"NONE behind {self._word}",
            *self._unbound(),
        ]

    def said(self, when: DateRange) -> bool:
        """`أعلن المتحدث أمس أن اللواء هاجم`: the day of the words, and the deed is all that they tell."""
        gap, parts = self._gap(when), self._scene.reading.parts
        if gap.side != "B" or gap.crossing != "v0s1r0" or self._sort() == "words" or parts[gap.end + 1].kind != "sub":
            return False
        verb = self._verb_before(gap.start, gap.start)
        return verb == self._above and self._class(verb) == "speech"

    def of_another(self, when: DateRange) -> bool:
        """Is the day that of other words, of other deeds or of a clause that only begins behind this deed?"""
        gap = self._gap(when)
        verb = self._verb_before(gap.start, gap.start)
        owned = self._of_words(gap, verb) or self._of_relative(gap, verb) or self._of_next(gap)
        return owned or self._of_statement(gap) or self._of_later(gap) or self._of_record(gap)

    def helped(self, when: DateRange) -> bool:
        """`وقبل أيام نجحت القوات في تحرير المدينة`: the day of the verb that only brings the noun of the deed."""
        gap, parts, first = self._gap(when), self._scene.reading.parts, self._deed.first
        led = parts[first - 1].stem in ("في", "من") and (gap.start == 0 or parts[gap.start].conj)
        near = gap.side == "B" and gap.crossing == "v1s0r0" and self._above == gap.end + 1
        return led and near and self._form == "m" and self._class(self._above) == "light"

    def of_line(self, when: DateRange) -> bool:
        """A year alone dates its clause behind `في` (`خطفوا في 2011`), or the line that it opens."""
        gap, parts = self._gap(when), self._scene.reading.parts
        counts = gap.side == "B" and parts[gap.end + 1].stem == "من"  # `في 2019 من القرى`
        led = gap.start > 0 and parts[gap.start - 1].stem == "في" and gap.side != "I" and not counts
        return not (led and gap.crossing == "v0s0r0")

    def charged(self) -> bool:
        """`المتهم باغتيال الرئيس`, `المسؤول عن زرع الألغام`: what somebody is charged with lies on a day of its own."""
        parts, breaks, first = self._scene.reading.parts, self._scene.reading.breaks, self._deed.first
        led = self._deed.prefix.endswith("ب") or (first > 0 and parts[first - 1].stem in ("عن", "في"))
        if not led or self._form not in ("m", "r"):
            return False
        for at in range(first - 1, max(first - 4, -1), -1):
            if parts[at].stem in CHARGED:
                return True
            if breaks[at + 1] == "stop" or parts[at].kind == "verb":
                break
        return False

    def _of_words(self, gap: _Gap, verb: int) -> bool:
        """`دانت الخميس قصف المدينة`, `أعلنت أمس انسحابها`: the day on which the noun of the deed was said."""
        deed = self._deed
        if gap.side != "B" or gap.crossing != "v0s0r0" or deed.form == "verb" or self._sort() == "words":
            return False
        kind = self._class(verb) if verb == self._above else ""
        return kind == "words" or (kind == "speech" and bool(deed.definite))

    def _of_relative(self, gap: _Gap, verb: int) -> bool:
        """`تبنى الهجوم الذي وقع أمس` dates the attack, `قال الجمعة إن الدول التي وافقت` what was said."""
        relatives, first = self._scene.relatives, self._deed.first
        if gap.side == "A":
            return self._sort() == "words" and relatives[gap.start] > relatives[self._deed.last]
        if gap.side != "B":
            return False
        return (relatives[first] > relatives[gap.end] and self._class(verb) == "speech") or self._is_inner(gap)

    def _is_inner(self, gap: _Gap) -> bool:
        """`بعد الهجوم الذي وقع السبت، اعتقلت`: a day in a relative clause that a stop closes before the verb."""
        parts, breaks, first = self._scene.reading.parts, self._scene.reading.breaks, self._deed.first
        between = range(gap.end + 1, first + 1)
        going_on = any(parts[at].stem in WHEN for at in between)
        if self._form not in ("v", "p") or going_on or not any(breaks[at] == "stop" for at in between):
            return False
        for at in range(gap.start - 1, max(gap.start - 12, -1), -1):
            if breaks[at + 1] == "stop":
                return False
            if parts[at].kind == "rel":
                return any(part.kind == "verb" for part in parts[at + 1 : gap.start])
        return False

    def _of_statement(self, gap: _Gap) -> bool:
        """`قال في بيان نشره أمس إن`, `بعد تحرير البلدة، قالت مصادر أمس إن`: the day on which it was said."""
        if self._sort() == "words":
            return False
        parts, deed = self._scene.reading.parts, self._deed
        if gap.side == "A":
            verb = self._verb_before(gap.start, 6)
            return self._form == "m" and verb > deed.last and self._class(verb) == "speech"
        for at in range(gap.start - 1, max(gap.start - 8, 0) if gap.side == "B" else gap.start, -1):
            if parts[at].kind == "sub":
                break
            if parts[at].stem in STATEMENTS:
                return bool(parts[at].prep) or parts[at - 1].kind == "prep"
        return False

    def _of_later(self, gap: _Gap) -> bool:
        """`أعدم أمس جنودا كان قد أسرهم`: the pluperfect lies before the day of what is told."""
        parts, first = self._scene.reading.parts, self._deed.first
        if gap.side != "B":
            return False
        had = next((at for at in range(first - 1, max(first - 9, gap.end), -1) if parts[at].stem in HAD), -1)
        return self.charged() or (had >= 0 and any(part.stem == "قد" for part in parts[had:first]))

    def _of_record(self, gap: _Gap) -> bool:
        """`أعنف قصف منذ ستة أشهر`, `الهجوم الأعنف منذ سقوط المدينة في حزيران`: since when there was none like it."""
        parts, deed = self._scene.reading.parts, self._deed
        since = next((at for at in range(deed.last + 1, gap.start + 1) if parts[at].stem == "منذ"), -1)
        if gap.side != "A" or since < 0 or self._form != "m" or gap.verbs:
            return False
        behind = [part.stem for part in parts[deed.last + 1 : since] if part.article]
        return not RECORDS.isdisjoint([*(part.stem for part in parts[max(deed.first - 1, 0) : deed.first]), *behind])

    def _of_next(self, gap: _Gap) -> bool:
        """`يشتد القتال في البلاد، وقبل أيام سقطت المدينة`: a date that opens the next clause, its verb behind it."""
        parts, breaks = self._scene.reading.parts, self._scene.reading.breaks
        opens = gap.side == "A" and parts[gap.start].conj and breaks[gap.start] == "stop"
        return opens and gap.end + 1 < len(parts) and parts[gap.end + 1].kind == "verb"

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

    def _sorted(self, gap: _Gap, verb: int) -> list[str]:
        """What sort of verb rules the date and what sort the deed: `دانت أمس القصف` dates the words."""
        above, side, form, sort = self._above, gap.side, self._form, self._sort()
        own = self._deed.first <= verb <= self._deed.last
        same = "same" if above == verb >= 0 else "own" if own else "apart"
        ruling, ruled = self._class(verb), self._class(above)
        return [
            f"class {ruling} {same} {side}",
            f"class {ruling} {same} {side} {form} {sort}",
            f"class {ruling} {same} {side} led {self._prep}",
            f"class {ruling} {same} {gap.crossing} {side}",
            f"class {ruling} {same} {gap.crossing} {side} {form} {sort}",
            f"classes {ruling} {ruled} {same} {side}",
            f"classes {ruled} {same} {form} {side} {sort}",
        ]

    def _class(self, verb: int) -> str:
        if verb < 0:
            return "none"
        return "words" if verb in self._wordy else verb_class(self._scene.reading.parts[verb].stem)

    def _path(self, gap: _Gap) -> list[str]:
        """The verbs, deeds, links and commas between the two, in order; and those right before the date."""
        side, form = gap.side, self._form
        way = "" if side == "I" else self._way(gap.low, gap.high)
        near, far = (way[:4], way[-3:]) if side == "A" else (way[-4:], way[:3])
        end = near[:3] if side == "A" else near[-3:]
        return [
            f"path {side} {way if len(way) <= 6 else 'long ' + near}",
            f"path {side} {near} {form}",
            f"path {side} {end} {form} {self._sort()}",
            f"path date {side} {far}",
            f"path before {side} {self._way(max(0, gap.start - 8), gap.start)[-3:]}",
        ]

    def _way(self, low: int, high: int) -> str:
        told = ""
        for mark in "".join([self._mark(at) for at in range(low, high)]):
            if told[-1:] != mark:
                told += mark
        return told

    def _mark(self, at: int) -> str:
        part = self._scene.reading.parts[at]
        stop = "," if self._scene.reading.breaks[at] == "stop" else ""
        joined = "w" if part.conj else ""
        if part.kind in ("verb", "aux"):
            return stop + joined + _MARKS.get(self._class(at), "V")
        if part.kind in ("sub", "rel"):
            return stop + part.kind[0]
        if part.stem in LINKS:
            return stop + "t"
        return stop + (joined + "D" if at in self._deedy else "")

    def _joined(self, gap: _Gap) -> list[str]:
        """`انتزع متظاهرون الأحد العلم ولوحوا به`: is what lies between only one deed told after another?"""
        scene, side = self._scene, gap.side
        prefix = self._deed.prefix[:1] if self._deed.prefix[:1] in ("و", "ف") else ""
        stops = min(counted(scene.stops, gap.low, gap.high), 2)
        verbs = [part for part in scene.reading.parts[gap.low : gap.high] if part.kind == "verb"]
        told = min(sum(part.conj for part in verbs), 2)
        return [
            f"conj {prefix} {side} {gap.crossing} {self._form}",
            f"stops {stops} {side} {gap.crossing}",
            f"stops {stops} {side} {self._form}",
            f"joined {told} of {min(len(verbs), 2)} {side} {prefix}",
        ]

    def _timely(self, gap: _Gap, when: DateRange) -> list[str]:
        """How long ago the date is: what occurred has no day ahead, what is planned none behind."""
        ago, side = _ago(when, self._published), gap.side
        happened = {"occurred": "happened", "denied": "denied"}.get(self._status, "ahead")
        return [
            f"time {ago}",
            f"time {ago} {happened}",
            f"time {ago} {side} {self._form}",
            f"time {ago} {self._sort()} {self._deed.aspect} {self._deed.definite}",
            f"time {ago} {gap.crossing} {side}",
            f"time {ago} {when.precision}",
        ]

    def _beside(self, gap: _Gap) -> list[str]:
        """The words on either side of the date: `الاجتماع المقرر الأحد` dates the meeting, `انتهى الأحد` an end."""
        parts, side, form = self._scene.reading.parts, gap.side, self._form
        before = parts[gap.start - 1] if gap.start else None
        behind = parts[gap.end + 1] if gap.end + 1 < len(parts) else None
        kind, next_kind = (part.kind if part else "" for part in (before, behind))
        return [
            f"word before {before.stem if before else ''} {side}",
            f"word behind {behind.stem if behind else ''} {side}",
            f"kind before {kind} {bool(before and before.article)} {side} {form}",
            f"kind behind {next_kind} {side} {form}",
            f"kinds {kind} {next_kind} {side}",
        ]

    def _is_counted(self, when: DateRange) -> bool:
        """`أمس بعد يومين من قصف`: the shelling has its day from the words that count from it, not from the other."""
        return when.span in self._counting

    def _greatest(self, gap: _Gap) -> str:
        parts = self._scene.reading.parts
        low, high = min(gap.start, self._deed.first) - 6, max(gap.start, self._deed.last)
        greatest = any(part.stem in GREATEST for part in parts[max(0, low) : high])
        return f"greatest {greatest} {parts[gap.start].stem == 'منذ'} {gap.side}"

    def _unbound(self) -> Iterator[str]:
        """What kind of deed, of which status and where it stands, is told without a day."""
        deed, form, sort, status = self._deed, self._form, self._sort(), self._status
        dated = sum(1 for one in self._scene.sentence.dates if one.span is not None)
        yield f"NONE dates {min(dated, 3)} {form}"
        yield f"NONE nth {self._nth} of {min(len(self._deeds), 4)}"
        yield f"NONE status {status} {sort}"
        yield f"NONE status {status} {form}"
        yield f"NONE title {self._scene.sentence.paragraph == 0} {form}"
        yield f"NONE definite {deed.definite} {form} {sort}"
        yield f"NONE aspect {deed.aspect} {sort}"
        yield f"NONE above {self._class(self._above)} {form} {sort}"
        yield f"NONE pronoun {bool(deed.pronoun)} {form}"
        yield f"NONE number {deed.number} {deed.kind}"

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


def governs(scene: Scene, deed: Candidate, when: DateRange) -> bool:
    """`بعد يومين من الهجوم`: is this deed the happening from which is counted?"""
    end = scene.sentence.words_of(when.span)[1]
    if scene.reading.parts[end].kind != "prep" and scene.reading.parts[end].stem != "غداة":
        return False
    return deed.first > end and deed.first - end <= 3 and scene.verbs[deed.first] == scene.verbs[end + 1]


def _ago(when: DateRange, published: date | None) -> str:
    """How long before publication a date is, in a word; `round` for a stretch that holds that day."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None or published is None:
        return "untold"
    if first > published:
        return "ahead"
    days = (published - last).days
    if days < 0 or (days == 0 and first != last):
        return "round"
    return next((name for most, name in _RECENT if days <= most), "years")
