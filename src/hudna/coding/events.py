"""From judged triggers to events: who, whom, where, when, how many, on whose word.

The sentences are taken in order; what one leaves open (a speaker who goes
on, a subject that is not said again) the next may take up.  Only accepted
candidates become events; rejected ones still part the phrases around them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.choice import Choice, Weighing, shipped
from hudna.coding.counts import Counts
from hudna.coding.evidence import sentence_span, span
from hudna.coding.judge import Judgement
from hudna.coding.mediators import mediators
from hudna.coding.memory import Memory, remembered
from hudna.coding.participants import Participants
from hudna.coding.placenames import Setting
from hudna.coding.roles import Scene, scene
from hudna.coding.sameness import lettered
from hudna.coding.sayings import may_say
from hudna.coding.settings import Places, Times
from hudna.coding.speakers import Last, Speakers, Voices, nobody_before
from hudna.coding.triggers import Candidate
from hudna.coding.view import View
from hudna.lang.ar.script import fold
from hudna.records import LIST, Count, Event, Party, Span, record_id

ABOUT = frozenset({"THREATEN", "REQUEST", "REJECT", "AGREE", "VIOLATE", "CONCEDE"})
_WEAPON_REACH = 9
_LONGEST_SPEECH = 12

Judged = tuple[Candidate, Judgement]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence with its accepted deeds, read."""

    scene: Scene
    accepted: tuple[Judged, ...]
    counts: Mapping[int, tuple[Count, ...]]
    voices: Voices
    evidence: Span


@dataclass(slots=True, kw_only=True)
class _State:
    """What one sentence of a document hands to the next.

    `voice` spoke last, in the sentence `heard`; `unheard` are the sentences
    since then, by number, in which nobody looked yet who speaks.
    """

    setting: Setting
    voice: Party | None = None
    heard: int = -1
    unheard: list[tuple[int, Sequence[Judged], Voices | None]] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    events: list[Event] = field(default_factory=list)
    definite: list[bool] = field(default_factory=list)
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, event: str, trigger: Span) -> tuple[str, int]:
        """The folded trigger and how often the type had it before: what an event's id is made of."""
        key = (event, fold(trigger.quote))
        self.seen[key] += 1
        return key[1], self.seen[key] - 1


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
        self._types = {row.event_type for row in casebook.triggers}

    def __call__(self, analysis: Analysis, judged: Sequence[Judged]) -> tuple[Event, ...]:
        """The events of a document, in the order of the text."""
        by_sentence: dict[int, list[Judged]] = defaultdict(list)
        for one in judged:
            by_sentence[one[0].sentence].append(one)
        state = _State(setting=Setting(country=self._places.names.country(analysis)))
        for number in range(len(analysis.sentences)):
            told = self._read(analysis, number, by_sentence.get(number, []), state)
            if told is not None:
                for at, one in enumerate(told.accepted):
                    state.events.append(self._event(analysis, told, at, state))
                    state.definite.append(one[0].definite)
                self._places.names.noted_names(told.scene, state.setting)
            self._places.names.noted(analysis.sentences[number], state.setting)
        return lettered(dated(state.events), state.definite)

    def _read(self, analysis: Analysis, number: int, judged: list[Judged], state: _State) -> _Told | None:
        """The scene of a sentence; one that tells no event is read only where a later one asks who speaks."""
        sentence = analysis.sentences[number]
        judged.sort(key=lambda one: one[0].start)
        accepted = tuple(one for one in judged if one[1].accepted)
        if not accepted:
            state.unheard.append((number, judged, None))
            return None
        laid = self._scene(analysis, sentence, judged)
        voices = self._speakers.voices(analysis, laid, lambda: self._heard(analysis, number, state))
        state.unheard.append((number, judged, voices))
        counts = self._counts(analysis, laid, [one[0] for one in accepted])
        evidence = sentence_span(analysis, sentence)
        return _Told(scene=laid, accepted=accepted, counts=counts, voices=voices, evidence=evidence)

    def _scene(self, analysis: Analysis, sentence: Sentence, judged: Sequence[Judged]) -> Scene:
        return scene(analysis.document.text, sentence, [one[0] for one in judged], self._participants.heads)

    def _heard(self, analysis: Analysis, number: int, state: _State) -> Last | None:
        """Who spoke last before a sentence."""
        unheard, state.unheard = state.unheard, []
        for at, judged, known in reversed(unheard):
            sentence = analysis.sentences[at]
            if number - at > _LONGEST_SPEECH:
                break
            voices = known
            if voices is None and may_say(analysis.document.text, sentence):
                voices = self._speakers.voices(analysis, self._scene(analysis, sentence, judged), nobody_before)
            spoken = self._speakers.spoken(voices) if voices is not None else None
            if spoken is not None:
                state.voice, state.heard = spoken, at
                break
        if state.voice is None:
            return None
        same = analysis.sentences[state.heard].paragraph == analysis.sentences[number].paragraph
        return Last(state.voice, number - state.heard, same)

    def _event(self, analysis: Analysis, told: _Told, at: int, state: _State) -> Event:
        deed, judgement = told.accepted[at]
        view = View(told.scene, deed, self._weigh)
        taking = self._participants(analysis, view, state.memory)
        state.memory = remembered(state.memory, told.scene, deed, taking)
        trigger = span(analysis, deed.start, deed.end)
        return Event(
            id=record_id("event", _source(analysis), deed.row.event_type, *state.count(deed.row.event_type, trigger)),
            document_id=analysis.document.id,
            type=deed.row.event_type,
            mode=deed.row.mode or self._mode(told.scene, deed),
            about=deed.row.about or self._about(told, deed),
            status=judgement.status,
            trigger=trigger,
            actors=taking.actors,
            recipients=taking.recipients,
            mediators=mediators(analysis, told.scene.sentence, deed),
            place=self._places(analysis, view, state.setting),
            when=self._times(analysis, told.scene, deed, occurred=judgement.status == "occurred"),
            speaker=self._speakers(told.voices, deed),
            condition=span(analysis, *judgement.condition) if judgement.condition else None,
            counts=told.counts.get(at, ()),
            same_as=None,
            evidence=told.evidence,
            rule=f"{deed.row.trigger_id}; {taking.rule}",
        )

    def _mode(self, laid: Scene, deed: Candidate) -> str | None:
        """The mode that the weapon beside an attack implies; none for other types."""
        if deed.row.event_type != "ASSAULT":
            return None
        parts = laid.reading.parts
        for index in range(deed.first, min(deed.last + _WEAPON_REACH, len(parts))):
            if parts[index].kind == "sub" or (index > deed.last and laid.reading.breaks[index] == "stop"):
                break
            mode = self._weapons.get(parts[index].stem)
            if mode:
                return mode
        return None

    def _about(self, told: _Told, deed: Candidate) -> str | None:
        """What a threat, demand, refusal or agreement is about: the next deed of the sentence that it governs."""
        if deed.row.event_type not in ABOUT:
            return None
        laid = told.scene
        for phrase in laid.reading.phrases:
            if phrase.kind != "deed" or phrase.first <= deed.last or phrase.first - deed.last > 10:
                continue
            if laid.relatives[phrase.first] > laid.relatives[deed.last]:
                return None
            return next((one.row.event_type for one in laid.candidates if one.first == phrase.first), None)
        return None


_SERIES = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_SERIES_REACH = 200


def dated(events: Sequence[Event]) -> list[Event]:
    """A report of several attacks gives the day once: what follows closely and names none has the same day."""
    told: list[Event] = []
    day: Event | None = None
    for event in events:
        if (
            event.when is not None
            and event.when.precision == "day"
            and event.status == "occurred"
            and event.type in _SERIES
        ):
            day = event
        elif day is not None and event.when is None and _follows(day, event):
            told.append(replace(event, when=day.when))
            continue
        told.append(event)
    return told


def _follows(day: Event, event: Event) -> bool:
    near = event.trigger.start - day.trigger.end < _SERIES_REACH
    return near and event.type == day.type and event.status == "occurred" and event.evidence != day.evidence


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
