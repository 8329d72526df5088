"""On whose word: the one to whom the document attributes what it tells.

A verb of saying before the deed whose complement the deed stands in (`قال X
إن`), a source named with `بحسب`, `وفقاً لـ` or `نقلاً عن`, a head before a
colon, or, where a sentence goes on with `وأضاف` or inside the same quotation
marks, the speaker of the sentence before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hudna.coding.analysis import Analysis
from hudna.coding.clauses import Clause
from hudna.coding.participants import Participants
from hudna.coding.phrases import Phrase
from hudna.coding.roles import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar.parts import SPEECH
from hudna.lang.ar.script import fold
from hudna.records import Party, Span

_SAYS = frozenset(
    fold(word)
    for word in ("أن", "إن", "أنه", "إنه", "أنها", "إنها", "أنهم", "إنهم", "بأن", "بأنه", "بأنها", "بأنهم", "إنهما")
)
_QUOTES_OPEN, _QUOTES_SHUT = "«“", "»”"
_CITING = frozenset(fold(word) for word in ["نقلت", "نقل", "نقلا", "ينقل", "تنقل"])
_NOT_SAYING = frozenset(fold(word) for word in ["بين", "بينت", "حذر", "حذرت", "يحذر"])


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks from a word on; `until` is the first word after it, `party` may be nobody that is named."""

    start: int
    until: int
    party: Party | None


class Speakers:
    """Made once; keeps the speaker from one sentence of a document to the next through what the caller hands on."""

    def __init__(self, participants: Participants) -> None:
        self._participants = participants

    def voices(
        self, analysis: Analysis, scene: Scene, before: Callable[[], Party | None]
    ) -> tuple[list[Voice], Party | None]:
        """Who speaks in which words of a sentence, and who spoke last in it (`None`: nobody).

        `before` tells who spoke before it; it is asked only where the sentence goes on with him.
        """
        said = [clause for clause in scene.clauses if clause.stem in SPEECH and clause.stem not in _NOT_SAYING]
        voices: list[Voice] = []
        last: Party | None = None
        for clause in said:
            opening = _opening(analysis, scene, clause)
            if opening is None:
                continue
            party = self._speaker(analysis, scene, clause, opening) or before()
            voices.append(Voice(opening, _closing(analysis, scene, opening), party))
            last = party or last
        cited, by_tongue = self._cited(analysis, scene)
        if cited is not None:
            # `أعلنت الفصائل، على لسان المتحدث باسمها ...، أن`: the one who lends the tongue speaks, not the announcer.
            voices = [replace(voice, party=cited) for voice in voices] if by_tongue else voices
            voices.append(Voice(0, len(scene.reading.parts), cited))
            last = cited
        headed = self._headed(analysis, scene)
        if headed is not None:
            voices.append(Voice(0, len(scene.reading.parts), headed))
        if not voices and _inside_quotes(analysis, scene) and (speaking := before()) is not None:
            voices.append(Voice(0, len(scene.reading.parts), speaking))
        return voices, last

    def _speaker(self, analysis: Analysis, scene: Scene, clause: Clause, opening: int) -> Party | None:
        number = clause.subject if clause.how in ("after", "topic", "pronoun", "antecedent") else -1
        if clause.stem in _CITING:
            cited = next(
                (p for p in scene.reading.phrases if clause.verb < p.first < opening and p.prep == "about"), None
            )
            number = cited.index if cited is not None else number
        if number < 0 and clause.how == "inherited":
            number = clause.subject
        if number < 0 or number >= len(scene.reading.phrases):
            return None
        phrase = scene.reading.phrases[number]
        if phrase.kind == "deed" or clause.verb < phrase.first >= opening:
            return None
        return self._named(analysis, scene, phrase, opening)

    def _named(self, analysis: Analysis, scene: Scene, phrase: Phrase, opening: int) -> Party:
        """The speaker; a name behind `المتحدث باسم ...` is the person who speaks."""
        behind = [
            other
            for other in scene.reading.phrases
            if phrase.index < other.index <= phrase.index + 2 and other.first < opening and not other.prep
        ]
        names = [other for other in behind if any(m.kind == "unknown" for m in other.mentions)]
        return self._participants.party(analysis, names[0] if names else phrase, "speaker")

    def _cited(self, analysis: Analysis, scene: Scene) -> tuple[Party | None, bool]:
        """The source that is cited, and whether as `على لسان`; a phrase that names nobody is none."""
        tongue = _tongue(analysis, scene)
        if tongue is not None:
            return tongue, True
        for phrase in scene.reading.phrases:
            before = scene.reading.parts[phrase.first - 1].stem if phrase.first else ""
            lead = scene.reading.parts[phrase.first - 2].stem if phrase.first > 1 else ""
            according = phrase.prep == "according" or (phrase.prep == "l" and before in ("وفقا", "طبقا"))
            according = according or (before == "عن" and lead == "نقلا")
            if according and phrase.kind != "deed":
                party = self._named(analysis, scene, phrase, len(scene.reading.parts))
                if phrase.mentions or party.actor_id or party.span is None or party.name != party.span.quote:
                    return party, False
        return None, False

    def _headed(self, analysis: Analysis, scene: Scene) -> Party | None:
        """`المرصد السوري: مقتل ...`: somebody before a colon at the head of a sentence."""
        if not scene.groups:
            return None
        phrase = scene.groups[0].head
        words = scene.sentence.words
        if phrase.first > 0 or phrase.last + 1 >= len(words) or phrase.last > 6:
            return None
        gap = analysis.document.text[words[phrase.last].end : words[phrase.last + 1].start]
        named = any(m.kind in ("actor", "unknown") and m.how != "nisba" for m in phrase.mentions)
        return self._participants.party(analysis, phrase, "speaker") if ":" in gap and named else None


def _tongue(analysis: Analysis, scene: Scene) -> Party | None:
    """`على لسان المتحدث باسم الحركة فلان`: the person, else who holds the office, else whose office it is."""
    at = next((n for n, part in enumerate(scene.reading.parts) if part.stem == "لسان"), None)
    if at is None:
        return None
    behind = [m for m in scene.sentence.mentions if m.start >= scene.sentence.words[at].end]
    if not behind or behind[0].start - scene.sentence.words[at].end > 2:
        return None
    first = behind[0]
    named = behind[1] if len(behind) > 1 and behind[1].start - first.end <= 2 and behind[1].kind != "place" else None
    chosen = named if first.kind == "role" and named is not None else first
    actor_id, name = chosen.id or chosen.holder_id, chosen.name
    if chosen.id is None and chosen.holder_id:
        name = chosen.holder
    quote = analysis.document.text[chosen.start : chosen.end]
    span = Span(document_id=analysis.document.id, start=chosen.start, end=chosen.end, quote=quote)
    return Party(actor_id=actor_id, name=name, role="speaker", span=span)


def speaker(voices: list[Voice], deed: Candidate) -> Party | None:
    """On whose word a deed is told: the voice that begins last before it."""
    found = [voice for voice in voices if voice.start <= deed.first < voice.until]
    return max(found, key=lambda voice: voice.start).party if found else None


def _opening(analysis: Analysis, scene: Scene, clause: Clause) -> int | None:
    """The first word of what is said: behind `إن`, a colon or an opening quotation mark; `None` where nothing is."""
    parts, words, text = scene.reading.parts, scene.sentence.words, analysis.document.text
    for index in range(clause.verb + 1, len(parts)):
        gap = text[words[index - 1].end : words[index].start]
        if parts[index].stem in _SAYS:
            return index
        if ":" in gap or any(mark in gap for mark in _QUOTES_OPEN + '"'):
            return index
        if any(other.verb == index for other in scene.clauses) and index - clause.verb > 1:
            return index if parts[clause.verb].stem in ("اعلن", "اعلنت") else None
    return clause.verb + 1 if parts[clause.verb].stem in ("اعلن", "اعلنت", "نفي", "نفت") else None


def _closing(analysis: Analysis, scene: Scene, opening: int) -> int:
    """What is said ends with its quotation marks, else with the sentence."""
    words, text = scene.sentence.words, analysis.document.text
    for index in range(opening + 1, len(words)):
        gap = text[words[index - 1].end : words[index].start]
        if any(mark in gap for mark in _QUOTES_SHUT) and not any(mark in gap for mark in _QUOTES_OPEN):
            return index
    return len(words)


def _inside_quotes(analysis: Analysis, scene: Scene) -> bool:
    """Does the sentence stand in a quotation that an earlier sentence of the paragraph opened?"""
    text = analysis.document.text
    start = scene.sentence.start
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    return sum(before.count(mark) for mark in _QUOTES_OPEN) > sum(before.count(mark) for mark in _QUOTES_SHUT)


Voices = Mapping[int, list[Voice]]
