"""Where somebody stands towards an actor or a matter, in words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import before, behind, clause_end, party, sentence_span, span, trimmed
from hudna.coding.tree import Found
from hudna.lang.ar.parts import NEGATIONS
from hudna.records import DateRange, Event, Stance, record_id

_LONGEST = 14
_THAT = frozenset({"ان", "بان", "لان"})
_DECLINED = ("التعليق", "الحديث", "الكشف", "الإفصاح", "الإدلاء", "الاجابة", "الإجابة", "أيضا", "لها", "له ")
_TURNED = re.compile(r"\s(?:فيما|بينما|في حين|لكن|ولكن|شرط|بشرط|شريطة)\s")
_LEADING = re.compile(r"(?:بنفسه\w?\s+)?(?:على|عن|في)\s+")
_DENIED = NEGATIONS | {"دون"}


class Stances:
    """Made once from a casebook; the stances of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._actors = casebook.actors

    def __call__(self, analysis: Analysis, _events: tuple[Event, ...]) -> Iterator[Stance]:
        """Each stance once for a holder and what it is towards."""
        seen: set[tuple[str, str, str]] = set()
        for sentence in analysis.sentences:
            found = sentence.cues.get("standing", ())
            proviso = next((cue for cue in found if cue.values[0][0] == "proviso"), None)
            for cue in found:
                stance = self._stance(analysis, sentence, cue, proviso)
                if stance and (stance.holder.name, stance.towards, stance.value) not in seen:
                    seen.add((stance.holder.name, stance.towards, stance.value))
                    yield stance

    def _stance(self, analysis: Analysis, sentence: Sentence, cue: Found, proviso: Found | None) -> Stance | None:
        value = cue.values[0][0]
        if cue.first and sentence.words[cue.first - 1].key in _DENIED:
            return None
        if value == "agrees":
            other = next((row[0] for row in cue.values if row[0] == "neutral"), "")  # `لم تعارض`
            value = "conditional" if proviso and cue.last < proviso.first <= cue.last + 10 else other
        holder = self._holder(analysis.document.text, sentence, cue) if value and value != "proviso" else None
        if holder is None:
            return None
        at = cue.last if holder.end <= cue.start else sentence.word_at(holder.end - 1)
        start, end = self._matter(analysis, sentence, at)
        if start >= end:
            return None
        towards = self._towards(sentence, start)
        words = span(analysis, start, end)
        if words.quote.startswith(_DECLINED):
            return None
        return Stance(
            id=record_id("stance", analysis.document.id, holder.name, value, words.quote),
            document_id=analysis.document.id,
            holder=party(analysis, holder, "holder"),
            towards=towards.name if towards else words.quote,
            towards_id=towards.id if towards else None,
            value=value,
            when=_when(sentence, holder.start, end),
            speaker=None,
            span=span(analysis, min(cue.start, holder.start), max(end, cue.end)),
            evidence=sentence_span(analysis, sentence),
            rule=f"stance:{value}",
        )

    def _holder(self, text: str, sentence: Sentence, cue: Found) -> Mention | None:
        """The name between `أن` and the verb, the name right behind the verb, else the last one before it."""
        told = next((m for m in before(sentence, cue.first, within=2) if m.end + 1 == cue.start), None)
        if told is not None and sentence.keys[max(0, sentence.word_at(told.start) - 1)] in _THAT:
            other = self._actors.get(told.other or "")
            if told.kind == "place" and other is not None:
                told = replace(told, kind="actor", id=other.actor_id, name=other.label_en)
            if self._can_hold(told):
                return told
        near = [m for m in behind(sentence, cue.last, within=3) if self._can_hold(m)][:1]
        if near and not text[cue.end : near[0].start].strip():
            return near[0]
        earlier = next((m for m in before(sentence, cue.first, within=5) if self._can_hold(m)), None)
        if earlier is None or any(mark in text[earlier.end : cue.start] for mark in "،.؛:()-«»"):
            return None
        return earlier

    def _can_hold(self, mention: Mention) -> bool:
        if mention.kind == "unknown" and mention.how in ("tagger", "surname"):
            return True
        if mention.kind != "actor" or mention.id is None or mention.how == "nisba":
            return False
        return self._actors[mention.id].kind not in ("media", "people", "kind")

    def _matter(self, analysis: Analysis, sentence: Sentence, at: int) -> tuple[int, int]:
        """What the stance is about: the words behind, to the end of the clause."""
        if at + 1 >= len(sentence.words):
            return 0, 0
        text = analysis.document.text
        start = sentence.words[at + 1].start
        last = min(len(sentence.words) - 1, at + _LONGEST)
        end = min(clause_end(text, start, sentence.end), sentence.words[last].end)
        if text[sentence.words[at].end : start].strip('«»"“” '):
            return 0, 0
        turned = _TURNED.search(text, start, end)
        start, end = trimmed(text, start, turned.start() if turned else end)
        leading = _LEADING.match(text, start, end)
        return (leading.end() if leading else start), end

    def _towards(self, sentence: Sentence, start: int) -> Mention | None:
        """An actor where the matter begins with one."""
        mention = next((m for m in sentence.mentions if start <= m.start <= start + 2), None)
        return mention if mention and self._can_hold(mention) else None


def _when(sentence: Sentence, start: int, end: int) -> DateRange | None:
    """The one date within the words of the stance."""
    days = [day for day in sentence.dates if day.span and start <= day.span.start < end]
    return days[0] if len(days) == 1 else None
