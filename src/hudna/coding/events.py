"""From judged triggers to events: who, whom, where, when, how many, on whose word.

The sentences are taken in order; what one leaves open (a speaker who goes
on, a subject that is not said again) the next may take up.  Only accepted
candidates become events; rejected ones still part the phrases around them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.coding.before import Answers
from hudna.coding.choice import Choice, Weighing, shipped
from hudna.coding.counts import Counts
from hudna.coding.days import Times, Told, dated
from hudna.coding.evidence import sentence_span, span
from hudna.coding.headlines import placed_by_lead
from hudna.coding.judge import Judgement
from hudna.coding.mediators import mediators
from hudna.coding.memory import Memory, Taking, remembered
from hudna.coding.participants import Participants
from hudna.coding.roles import Scene, scene, scenes
from hudna.coding.sameday import shared
from hudna.coding.sameness import lettered
from hudna.coding.sayings import may_say
from hudna.coding.settings import Places
from hudna.coding.speakers import Last, Speakers, Voices, issued, nobody_before
from hudna.coding.triggers import Candidate
from hudna.coding.view import View
from hudna.lang.ar.script import fold
from hudna.records import LIST, Count, DateRange, Event, Party, PlaceRef, record_id

ABOUT = frozenset({"THREATEN", "REQUEST", "REJECT", "AGREE", "VIOLATE", "CONCEDE", "ACCUSE", "SANCTION"})
_WEAPON_REACH = 9
FLOWN = 5
_LIKELIER = {"heavy-weapons": ("aerial", "drone"), "explosives": ("suicide-attack",)}
"""What a row's mode may turn out to be by the weapon that is named close to it."""
_LONGEST_SPEECH = 12

Judged = tuple[Candidate, Judgement]


@dataclass(slots=True, kw_only=True)
class _Told:
    """A sentence with its candidates; where it tells accepted deeds it is read: its `scene` and `voices` are there."""

    judged: Sequence[Judged]
    accepted: tuple[Judged, ...]
    scene: Scene | None = None
    voices: Voices | None = None


@dataclass(slots=True, kw_only=True)
class _Deed:
    """An accepted deed with the sentence that tells it, and who takes part."""

    told: _Told
    view: View
    judgement: Judgement
    taking: Taking


@dataclass(slots=True, kw_only=True)
class _Heard:
    """Who spoke last, in which sentence, and the first sentence in which nobody looked yet who speaks."""

    voice: Party | None = None
    sentence: int = -1
    until: int = 0


class Events:
    """Made once from a casebook, then called for each analysis with its judged candidates."""

    def __init__(self, casebook: Casebook, choices: Mapping[str, Choice] | None = None) -> None:
        choices = shipped() if choices is None else choices
        self._weigh = Weighing(choices)
        self._participants = Participants(casebook, choices)
        self._places = Places(casebook, choices)
        self._times = Times(choices)
        self._speakers = Speakers(self._participants)
        self._counts = Counts(self._participants.heads)
        self._weapons = _weapons(casebook)
        self._by_about: dict[str, dict[str, str]] = casebook.settings.get("coding", {}).get("modes", {})
        self._types = {row.event_type for row in casebook.triggers}

    def __call__(self, analysis: Analysis, judged: Sequence[Judged]) -> tuple[Event, ...]:
        """The events of a document, in the order of the text.

        One question is put to all sentences before the next: what answers it
        then stays in the processor's cache.
        """
        told = self._read(analysis, judged)
        deeds = list(self._deeds(analysis, told))
        places = list(self._placed(analysis, told, deeds))
        before = Told()
        times = [self._when(analysis, one, before) for one in deeds]
        speakers = [self._speakers(one.told.voices, one.view.deed) if one.told.voices else None for one in deeds]
        counts = [one for sentence in told for one in self._counted(analysis, sentence)]
        seen: Counter[tuple[str, str]] = Counter()
        events = [
            self._event(analysis, deed, seen, {"place": place, "when": when, "speaker": speaker, "counts": counted})
            for deed, place, when, speaker, counted in zip(deeds, places, times, speakers, counts, strict=True)
        ]
        one_day = shared(issued(events), [(one.view.scene, one.view.deed) for one in deeds])
        told_on = dated(analysis, one_day, [one.view.scene for one in deeds])
        placed = placed_by_lead(analysis, told_on, [one.view.scene for one in deeds])
        return lettered(placed, [one.view.deed.definite for one in deeds])

    def _read(self, analysis: Analysis, judged: Sequence[Judged]) -> list[_Told]:
        """The sentences; one that tells no event is read only where a later one asks who speaks."""
        by_sentence: dict[int, list[Judged]] = defaultdict(list)
        for candidate in sorted(judged, key=lambda one: one[0].start):
            by_sentence[candidate[0].sentence].append(candidate)
        here = [by_sentence.get(number, []) for number in range(len(analysis.sentences))]
        told = [_Told(judged=each, accepted=tuple([one for one in each if one[1].accepted])) for each in here]
        text, heads = analysis.document.text, self._participants.heads
        telling = [(one, sentence) for one, sentence in zip(told, analysis.sentences, strict=True) if one.accepted]
        laid = scenes(text, [(sentence, _candidates(one)) for one, sentence in telling], heads)
        for (one, _), found in zip(telling, laid, strict=True):
            one.scene = found
        heard = _Heard()
        for number, one in enumerate(told):
            if one.scene is not None:
                before = partial(self._heard, analysis, told, number, heard)
                one.voices = self._speakers.voices(analysis, one.scene, before)
        return told

    def _heard(self, analysis: Analysis, told: Sequence[_Told], number: int, heard: _Heard) -> Last | None:
        """Who spoke last before a sentence."""
        first, heard.until = max(heard.until, number - _LONGEST_SPEECH), number
        for at in range(number - 1, first - 1, -1):
            sentence, voices = analysis.sentences[at], told[at].voices
            if voices is None and may_say(analysis.document.text, sentence):
                laid = scene(analysis.document.text, sentence, _candidates(told[at]), self._participants.heads)
                voices = self._speakers.voices(analysis, laid, nobody_before)
            spoken = self._speakers.spoken(voices) if voices is not None else None
            if spoken is not None:
                heard.voice, heard.sentence = spoken, at
                break
        if heard.voice is None:
            return None
        same = analysis.sentences[heard.sentence].paragraph == analysis.sentences[number].paragraph
        return Last(heard.voice, number - heard.sentence, same)

    def _deeds(self, analysis: Analysis, told: Sequence[_Told]) -> Iterator[_Deed]:
        """The accepted deeds in order; who took part in one is remembered for the next."""
        memory = Memory()
        views = [
            View(one.scene, deed, self._weigh) for one in told if one.scene is not None for deed, _ in one.accepted
        ]
        for view in views:
            view.weigh_plausible()
        ahead = iter(views)
        for one in told:
            if one.scene is not None:
                for deed, judgement in one.accepted:
                    view = next(ahead)
                    taking = self._uttered(one, view, self._participants(analysis, view, memory))
                    memory = remembered(memory, one.scene, deed, taking)
                    yield _Deed(told=one, view=view, judgement=judgement, taking=taking)

    def _uttered(self, one: _Told, view: View, taking: Taking) -> Taking:
        """`نطالب`, `يجب أن`: who speaks asks, and whoever stands behind is asked."""
        if one.voices is None or not _is_uttered(view.deed):
            return taking
        voice = self._speakers(one.voices, view.deed) or self._speakers.speaking(one.voices)
        if voice is None or taking.rule == "carried on":
            return taking
        asked = (
            taking.actors if taking.actor >= 0 and not taking.recipients and _stands_behind(view, taking.actor) else ()
        )
        return replace(
            taking,
            actors=(replace(voice, role="actor"),),
            recipients=taking.recipients or tuple(replace(party, role="recipient") for party in asked),
            actor=-1,
            recipient=taking.actor if asked else taking.recipient,
            rule="who speaks",
        )

    def _placed(self, analysis: Analysis, told: Sequence[_Told], deeds: Sequence[_Deed]) -> Iterator[PlaceRef | None]:
        """Where each deed was; what a sentence names is noted for the next."""
        names = self._places.names
        setting, answers = names.countries.setting(analysis), Answers()
        ahead = iter(deeds)
        for one, sentence in zip(told, analysis.sentences, strict=True):
            if one.scene is not None:
                for deed in islice(ahead, len(one.accepted)):
                    yield self._places(analysis, deed.view, setting, answers)
            names.noted(sentence, setting, one.scene)

    def _when(self, analysis: Analysis, one: _Deed, before: Told) -> DateRange | None:
        return self._times(analysis, one.view.scene, one.view.deed, one.judgement.status, before)

    def _counted(self, analysis: Analysis, told: _Told) -> list[tuple[Count, ...]]:
        """The counts of each accepted deed of a sentence."""
        if told.scene is None:
            return []
        found = self._counts(analysis, told.scene, [one[0] for one in told.accepted])
        return [found.get(at, ()) for at in range(len(told.accepted))]

    def _event(self, analysis: Analysis, one: _Deed, seen: Counter[tuple[str, str]], found: Mapping[str, Any]) -> Event:
        """The event of a deed with the fields that were found; `seen` counts the triggers of each type so far."""
        deed, laid = one.view.deed, one.view.scene
        kind, trigger = deed.row.event_type, span(analysis, *_carrying(laid, deed))
        key = (kind, fold(trigger.quote))
        seen[key] += 1
        condition = one.judgement.condition
        about = deed.row.about or _about(laid, deed)
        return Event(
            # An id is made of the folded trigger and how often the type had it before.
            id=record_id("event", _source(analysis), *key, seen[key] - 1),
            document_id=analysis.document.id,
            type=kind,
            mode=self._mode(laid, deed, about),
            about=about,
            status=one.judgement.status,
            trigger=trigger,
            actors=one.taking.actors,
            recipients=one.taking.recipients,
            mediators=mediators(analysis, laid.sentence, deed),
            condition=span(analysis, *condition) if condition else None,
            same_as=None,
            evidence=sentence_span(analysis, laid.sentence),
            rule=f"{deed.row.trigger_id}; {one.taking.rule}",
            **found,
        )

    def _mode(self, laid: Scene, deed: Candidate, about: str | None) -> str | None:
        """The mode of the row, of what a deed of words is about, or of the weapon beside an attack."""
        if deed.row.mode:
            return self._flown(laid, deed) or deed.row.mode
        if deed.row.event_type != "ASSAULT":
            told = self._by_about.get(deed.row.event_type, {})
            return told.get(about or "", told.get("any"))
        return self._by_weapon(laid, deed)

    def _flown(self, laid: Scene, deed: Candidate) -> str | None:
        """`طيران التحالف قصف`, `فجر انتحاري`: shelled from the air, blown up with himself, by the words close to it."""
        likelier = _LIKELIER.get(deed.row.mode or "")
        if likelier is None:
            return None
        parts, breaks = laid.reading.parts, laid.reading.breaks
        for step, end in ((-1, deed.first - FLOWN), (1, deed.last + FLOWN)):
            at = (deed.first if step < 0 else deed.last) + step
            while 0 <= at < len(parts) and at != end and breaks[max(at, at - step)] != "stop":
                mode = self._weapons.get(parts[at].stem)
                if mode:
                    return mode if mode in likelier else None
                at += step
        return None

    def _by_weapon(self, laid: Scene, deed: Candidate) -> str | None:
        """The mode that the weapon behind an attack implies."""
        parts = laid.reading.parts
        for index in range(deed.first, min(deed.last + _WEAPON_REACH, len(parts))):
            if parts[index].kind == "sub" or (index > deed.last and laid.reading.breaks[index] == "stop"):
                break
            mode = self._weapons.get(parts[index].stem)
            if mode:
                return mode
        return None


def _carrying(laid: Scene, deed: Candidate) -> tuple[int, int]:
    """Where the words stand that carry a deed: of a light verb and its noun apart (`قام الوزير بزيارة`) the noun."""
    apart = len(deed.words) > deed.last - deed.first + 1
    if apart and deed.row.words.split()[0] in _LIGHT:
        noun = laid.sentence.words[deed.words[-1]]
        return noun.start, noun.end
    return deed.start, deed.end


_LIGHT = frozenset({"قام", "شن", "شنّ", "نفذ", "نفّذ", "أجرى", "عقد", "خاض", "ارتكب", "نظم", "نظّم"})
"""Verbs that tell no deed of their own, as rows of phrases begin with them."""
_MODAL = frozenset({"يجب", "ينبغي", "لا", "لابد", "يتعين", "يتوجب", "على"})
# Rows that list a first person as it stands: of `أراد` only `نريد` demands.
_OURS = frozenset({"نريد", "نمانع", "نعارض"})


def _is_uttered(deed: Candidate) -> bool:
    """A deed in the first person, a demand by a word that has no subject, a formula of retribution (`سيدفع الثمن`)."""
    words, kind = deed.row.words.split(), deed.row.event_type
    formula = kind == "THREATEN" and deed.kind == "phrase" and deed.aspect == "future"
    asks = kind == "REQUEST" and words[0] in _MODAL
    return deed.person == "1" or asks or formula or not _OURS.isdisjoint(words)


def _stands_behind(view: View, number: int) -> bool:
    """Whether a group of people stands behind the deed."""
    return view.scene.groups[number].head.first > view.deed.last


def _candidates(told: _Told) -> list[Candidate]:
    return [candidate for candidate, _ in told.judged]


def _about(laid: Scene, deed: Candidate) -> str | None:
    """What a deed of words is about: the next deed of the sentence that it governs, a verb only behind `أن`."""
    if deed.row.event_type not in ABOUT:
        return None
    for other in laid.candidates:
        if other.first <= deed.last or other.row.event_type in _NOT_ABOUT:
            continue
        apart = other.first - deed.last > _ABOUT_REACH or laid.relatives[other.first] > laid.relatives[deed.last]
        finite = other.form == "verb" and laid.reading.parts[other.first - 1].kind != "sub"
        return None if apart or finite else other.row.event_type
    return None


_ABOUT_REACH = 10
_NOT_ABOUT = frozenset({"REQUEST"})


def _source(analysis: Analysis) -> str:
    """What an event's id names its text by: the file's digest, or the document where a file holds many."""
    document = analysis.document
    return document.id if document.source.media_type == LIST else document.source.id


def _weapons(casebook: Casebook) -> dict[str, str]:
    """One-word means of force to the mode that they imply, with and without article and number."""
    told: dict[str, str] = {}
    for weapon in casebook.weapons:
        if weapon.mode:
            for words in weapon.words.split("|"):
                key = fold(words)
                if " " not in key:
                    told.setdefault(key.removeprefix("ال"), weapon.mode)
    return told
