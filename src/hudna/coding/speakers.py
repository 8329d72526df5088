"""On whose word: the one to whom the document attributes what it tells.

`sayings` finds the words of saying of a sentence and who may be the one who
says it; here these are weighed for each deed, beside the one who spoke last
before the sentence and "nobody", the narrator's own word (`choice` tells how;
the weights travel in `lang/ar/models/speakers.json`).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Mention
from hudna.coding.choice import Choice, loaded
from hudna.coding.participants import Participants
from hudna.coding.phrases import Phrase
from hudna.coding.roles import Scene, form_of
from hudna.coding.sayings import NAMED, QUOTES_OPEN, QUOTES_SHUT, Saying, sayings
from hudna.coding.triggers import Candidate
from hudna.lang.ar.script import fold
from hudna.records import Event, Party

_UNNAMED = frozenset({"officials", "title", "source", "crowd", "civilians", "body", "forces"})
_OFFICES = frozenset(fold("مكتب ديوان").split())
_OWN = frozenset({"after", "topic", "head"})
_LEAST = 0.03
_QUOTATION = 700
_FAR = ((0, "0"), (2, "2"), (5, "5"), (10, "10"), (20, "20"))
_CLAUSE = frozenset({"topic", "after", "inherited", "antecedent", "pronoun"})
_STATEMENT = frozenset(fold("البيان بيانه بيانها بيانهم للبيان لبيان").split()) | {fold("نص البيان")}
_ASIDE = frozenset(fold("يذكر يشار تجدر جدير كان كانت معلوم").split())


class Last(NamedTuple):
    """Who spoke last before a sentence, how many sentences ago, and whether in the same paragraph."""

    party: Party
    sentences: int
    same_paragraph: bool


class Voices(NamedTuple):
    """A sentence as its speakers see it; `last` spoke before it.

    `who` keeps who says each saying, by its place in `said`, once it was asked.
    """

    analysis: Analysis
    scene: Scene
    said: tuple[Saying, ...]
    last: Last | None
    who: dict[int, Phrase | None]


class Speakers:
    """Made once; weighs who speaks in each sentence, and who is the last to speak in it."""

    def __init__(self, participants: Participants, choices: Mapping[str, Choice] | None = None) -> None:
        self._participants = participants
        choices = loaded("speakers") if choices is None else choices
        self._voice, self._speaker = choices["voice"], choices["speaker"]

    def voices(self, analysis: Analysis, scene: Scene, before: Callable[[], Last | None]) -> Voices:
        """What a sentence offers; `before` is asked only where the sentence may go on with who spoke before."""
        said = tuple(sayings(analysis.document.text, scene))
        on = _goes_on(said) or (not said and _goes_on_quoted(analysis.document.text, scene.sentence.start))
        return Voices(analysis, scene, said, before() if on else None, {})

    def spoken(self, voices: Voices) -> Party | None:
        """Who speaks last in a sentence by its own words; `None` where nobody does."""
        for at, _ in sorted(
            enumerate(voices.said), key=lambda one: (one[1].form == "verb", -one[1].word), reverse=True
        ):
            who = self._says(voices, at)
            if who is not None:
                return self.party(voices, who)
        return None

    def speaking(self, voices: Voices) -> Party | None:
        """Who speaks in a sentence, or spoke last before it."""
        return self.spoken(voices) or (voices.last.party if voices.last is not None else None)

    def __call__(self, voices: Voices, deed: Candidate) -> Party | None:
        """On whose word a deed is told; `None` where it is the narrator's."""
        values = [self._voice.value(heard(voices, deed, one)) for one in voices.said]
        last = voices.last
        if last is not None and not voices.said:
            return last.party  # a quotation that an earlier sentence opened goes on
        if last is not None:
            values.append(self._voice.value(carried(voices, deed, last)))
        if not values:
            return None
        shares = self._voice.shares(values, nobody(voices, deed))
        if 2 * shares[-1] >= 1:
            return None
        # Several words may make the same one speak: their shares are his.
        pooled: defaultdict[int, float] = defaultdict(float)
        for at, share in enumerate(shares[: len(voices.said)]):
            if share >= _LEAST:
                who = self._says(voices, at)
                pooled[who.index if who is not None else -1] += share
        if last is not None:
            pooled[-1] += shares[-2]
        number, most = max(pooled.items(), key=lambda pair: pair[1])
        if most <= shares[-1]:
            return None
        if number < 0:
            return last.party if last is not None else None
        return self.party(voices, _phrase(voices, number))

    def _says(self, voices: Voices, at: int) -> Phrase | None:
        """Who says the saying at a place; `None` where it is whoever spoke before."""
        if at not in voices.who:
            one = voices.said[at]
            voices.who[at] = self._says(voices, at - 1) if one.carried else self._weighed(voices, one)
        return voices.who[at]

    def _weighed(self, voices: Voices, one: Saying) -> Phrase | None:
        if not one.ties:
            return None
        values = [self._speaker.value(told) for told in subjects(one)]
        shares = self._speaker.shares(values, unsaid(voices, one))
        best = max(range(len(shares)), key=shares.__getitem__)
        return one.ties[best][0] if best < len(values) else None

    def party(self, voices: Voices, phrase: Phrase) -> Party:
        """Who is meant by a phrase; whoever is told by an office, a trade or a country only keeps the words."""
        told = self._participants.party(voices.analysis, phrase, "speaker")
        if phrase.kind in _UNNAMED and not any(_names(m) for m in phrase.mentions) and told.span is not None:
            return replace(told, actor_id=None, name=told.span.quote)
        head = next((one for one in phrase.mentions if one.how == "office" and one.body_id), None)
        if phrase.head in _OFFICES and head is not None and head.id == told.actor_id:
            return replace(told, actor_id=head.body_id, name=head.body)  # `مكتب رئيس الحكومة`: no man's own word
        return told


def issued(events: Sequence[Event]) -> list[Event]:
    """`وأضاف البيان`: the word of whoever spoke before, who issued it."""
    told: list[Event] = []
    issuer: Party | None = None
    for event in events:
        speaker = event.speaker
        if speaker is not None and speaker.actor_id is not None:
            issuer = speaker
        elif speaker is not None and issuer is not None and fold(speaker.name) in _STATEMENT:
            told.append(replace(event, speaker=replace(speaker, actor_id=issuer.actor_id, name=issuer.name)))
            continue
        told.append(event)
    return told


def nobody_before() -> Last | None:
    """For a sentence before which nobody is asked for."""
    return None


def _goes_on(said: tuple[Saying, ...]) -> bool:
    """Whether a sentence says that somebody speaks, but not, or not first, who."""
    if not said:
        return False
    first = {how for _, how in said[0].ties}
    return not any(one.ties and one.form != "active" for one in said) or not first & _OWN


def _names(mention: Mention) -> bool:
    return mention.kind != "place" and mention.how not in ("nisba", "pronoun")


def _phrase(voices: Voices, number: int) -> Phrase:
    return next(phrase for one in voices.said for phrase, _ in one.ties if phrase.index == number)


def subjects(one: Saying) -> list[list[str]]:
    """What speaks for each phrase that is tied to a saying as the one who says it."""
    kinds = [kind_of(phrase) for phrase, _ in one.ties]
    told = []
    for (phrase, how), kind in zip(one.ties, kinds, strict=True):
        twice = sum(1 for other, _ in one.ties if other.index == phrase.index) > 1
        named = any(other.index >= NAMED and other.first > phrase.first for other, _ in one.ties)
        within = any(o.index >= NAMED and phrase.first <= o.first <= phrase.last for o, _ in one.ties)
        told.append(
            [
                how,
                f"{one.form} {how}",
                f"{one.kind} {how}",
                f"is {kind}",
                f"{how} is {kind}",
                f"{how} {one.mark}",
                f"{how} before name {named}",
                f"{kind} before name {named}",
                f"holds name {within}",
                f"twice {twice} {how}",
                f"definite {phrase.definite}",
                f"chained {phrase.chain >= 0}",
                f"{how} of {min(len(one.ties), 4)}",
            ]
        )
    return told


def unsaid(voices: Voices, one: Saying) -> list[str]:
    """What speaks for nobody of the sentence as the one who says it: he goes on who spoke before."""
    hows = {how for _, how in one.ties}
    after = voices.scene.reading.parts[one.word + 1] if one.word + 1 < len(voices.scene.reading.parts) else None
    clause = next((how for _, how in one.ties if how in _CLAUSE), "no")
    return [
        "UNSAID",
        f"UNSAID {one.form}",
        f"UNSAID {one.kind}",
        f"UNSAID next {one.opening == one.word + 1} {one.mark}",
        f"UNSAID first {one.word <= 1} {clause}",
        f"UNSAID behind {'behind 0' in hows} {one.kind}",
        f"UNSAID after {after.kind if after else 'end'} {after.prep if after else ''}",
        f"UNSAID last {voices.last is not None}",
    ]


def kind_of(phrase: Phrase) -> str:
    """What a phrase names: by its head, else by the names in it."""
    person = any(m.kind == "unknown" for m in phrase.mentions)
    named = {m.kind for m in phrase.mentions if m.how != "nisba"}
    name = "name" if person else next((k for k in ("actor", "role", "place") if k in named), "")
    return f"{phrase.kind or 'thing'} {name}".strip()


def heard(voices: Voices, deed: Candidate, one: Saying) -> list[str]:
    """What speaks for a saying as the one that tells a deed: where the deed stands to it, and what both are."""
    where = scope(voices, deed, one)
    low, high = sorted((one.word, deed.first))
    between = [other for other in voices.said if low < other.word < high]
    inner = sum(1 for other in between if other.ties)
    scene = voices.scene
    stops = min(scene.stops[high] - scene.stops[low], 3)
    form, event, definite = form_of(deed), deed.row.event_type, deed.definite
    kinds = {kind_of(phrase) for phrase, how in one.ties if how in _CLAUSE or how == "behind 0"}
    relative = scene.relatives[high] - scene.relatives[low]
    return [
        where,
        f"{where} {one.form}",
        f"{where} {one.kind}",
        f"{where} {one.mark}",
        f"{where} {one.kind} {one.mark}",
        f"{where} {one.form} {one.mark} inner {min(inner, 2)}",
        f"{where} {one.form} active {any(other.form == 'active' for other in between)}",
        f"{where} {one.form} tail {any(other.form == 'tail' for other in voices.said if other.word > high)}",
        f"{where} {one.form} stops {stops}",
        f"{where} {one.form} far {_far(high - low)}",
        f"{where} {event}",
        f"{where} {event} {form} {definite}",
        f"{where} {one.kind} {event}",
        f"{where} {one.kind} {form} {definite}",
        f"{where} {one.form} {form} far {_far(high - low)}",
        f"{where} quoted {quoted(voices, deed)} {one.mark}",
        f"{where} ties {bool(one.ties)} {one.form}",
        f"{where} first {one.word <= 1} {one.form}",
        f"{where} relative {relative > 0} {form}",
        *(f"{where} by {kind}" for kind in sorted(kinds)),
    ]


def scope(voices: Voices, deed: Candidate, one: Saying) -> str:
    """Where a deed stands to a saying: self, ahead (before it), between it and what is said, said, past a quotation."""
    if deed.first <= one.word <= deed.last:
        return "self"
    if deed.last < one.word:
        return "ahead"
    if deed.first < one.opening:
        return "between"
    if one.mark == "quote" and _shut(voices, one.opening, deed.first):
        return "past"
    return "said"


def _shut(voices: Voices, opening: int, first: int) -> bool:
    """Whether the quotation that opens at a word is shut before another."""
    words = voices.scene.sentence.words
    said = voices.analysis.document.text[words[opening].start : words[first].start]
    return any(mark in said for mark in QUOTES_SHUT) or '"' in said


def _far(distance: int) -> str:
    return next((name for most, name in _FAR if distance <= most), "more")


def quoted(voices: Voices, deed: Candidate) -> bool:
    """Whether a deed stands in quotation marks that its paragraph opened."""
    return _quoted(voices.analysis.document.text, deed.start)


# Asked for a deed as often as somebody may speak; a few places, since each holds its text.
@lru_cache(maxsize=64)
def _quoted(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    opened = sum([before.count(mark) for mark in QUOTES_OPEN]) - sum([before.count(mark) for mark in QUOTES_SHUT])
    return opened > 0 or before.count('"') % 2 == 1


def _goes_on_quoted(text: str, at: int) -> bool:
    """Whether a sentence begins inside a quotation of its paragraph that is shut behind it; a lone mark opens none."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    before, behind = text[start:at], text[at : end if end >= 0 else len(text)]
    straight = before.count('"') % 2 == 1 and behind.count('"') % 2 == 1
    opened = sum(map(before.count, QUOTES_OPEN)) > sum(map(before.count, QUOTES_SHUT))
    return (straight or (opened and any(mark in behind for mark in QUOTES_SHUT))) and len(before) <= _QUOTATION


def carried(voices: Voices, deed: Candidate, last: Last) -> list[str]:
    """What speaks for the one who spoke before the sentence."""
    first = next((one for one in voices.said if one.word <= 2), None)
    how = first.ties[0][1] if first and first.ties else "none"
    opens = f"{first.kind} {first.form} {how}" if first else "no"
    near, own = min(last.sentences, 4), any(one.ties for one in voices.said)
    told = [
        "LAST",
        f"LAST near {near}",
        f"LAST same {last.same_paragraph}",
        f"LAST opens {opens}",
        f"LAST opens {first.form if first else 'no'} {how} {deed.row.event_type}",
        f"LAST own {own} near {near}",
        f"LAST own {own} same {last.same_paragraph}",
        f"LAST quoted {quoted(voices, deed)} own {own}",
        f"LAST {deed.row.event_type}",
        f"LAST {form_of(deed)} own {own}",
        f"LAST aside {_aside(voices)}",
        f"LAST id {last.party.actor_id is not None}",
    ]
    for one in voices.said:
        where = scope(voices, deed, one)
        told += [f"LAST {where} {one.form}", f"LAST {where} {one.kind}", f"LAST {where} {one.form} {bool(one.ties)}"]
    return told


def _aside(voices: Voices) -> bool:
    """A sentence in which the narrator adds what was before (`يذكر أن`, `وكان`)."""
    parts = voices.scene.reading.parts
    return bool(parts) and parts[0].stem in _ASIDE


def nobody(voices: Voices, deed: Candidate) -> list[str]:
    """What speaks for the narrator's own word."""
    event, form = deed.row.event_type, form_of(deed)
    scopes = {scope(voices, deed, one) for one in voices.said if one.ties}
    place = "self" if "self" in scopes else "said" if "said" in scopes else "none"
    first = deed.first <= 1
    return [
        "NONE",
        f"NONE {event}",
        f"NONE {form} {deed.definite}",
        f"NONE {event} {form} {deed.definite}",
        f"NONE {event} {place}",
        f"NONE first {first} {form}",
        f"NONE {place}",
        f"NONE {place} quoted {quoted(voices, deed)}",
        f"NONE aside {_aside(voices)}",
        f"NONE told {min(len(scopes), 2)}",
        f"NONE opening {deed.sentence < 3}",
    ]
