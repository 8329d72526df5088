"""The truces of a case, each once across documents: parties, terms, turns with their words, what counts against it."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hudna.merging import truces as merging
from hudna.merging.keeping import Known
from hudna.records import Condition, Incident, Span
from hudna.show.brief import kept
from hudna.show.brief.evidence import Quotation, Sources
from hudna.show.brief.facts import fact, tellings
from hudna.show.brief.keeping import MOST as MOST_COUNTED
from hudna.show.brief.keeping import Judged
from hudna.show.say import Say
from hudna.show.view import CaseView

MOST = 5
MOST_IN_A_LINE = 15
MOST_TURNS, MOST_DEEDS, MOST_CONDITIONS, MOST_BREACHES = 6, 6, 5, 3
_DEEDS = frozenset({"CONCEDE", "AGREE", "REJECT", "REQUEST", "VIOLATE", "THREATEN"})


@dataclass(frozen=True, kw_only=True)
class Truces:
    """The truces of a view, worded; the most told and most exact first.  `known` is what they are judged by."""

    view: CaseView
    say: Say
    sources: Sources
    known: Known | None = None
    most_counted: int = MOST_COUNTED

    def section(self) -> dict[str, Any]:
        """`rows` with all that is known, `others` as a line each, `n_more` that are only in the case."""
        chosen = self.ranked()
        return {
            "rows": [self.worded(course) for course in chosen[:MOST]],
            "others": [self.in_short(course) for course in chosen[MOST : MOST + MOST_IN_A_LINE]],
            "n_more": max(0, len(chosen) - MOST - MOST_IN_A_LINE),
        }

    def ranked(self) -> list[merging.Course]:
        """Between whom the casebook knows both, of which many documents tell, with terms: that truce comes first.

        History comes last, however much of it is told.
        """
        published = {document.id: document.published for document in self.view.documents.values() if document.published}
        found = merging.courses(self.view.truces, published)
        return sorted(found, key=lambda course: (not self.is_history(course), *_weight(course)), reverse=True)

    def is_history(self, course: merging.Course) -> bool:
        """Whether it was over long before the case begins."""
        return kept.is_history(self.view, course)

    def in_short(self, course: merging.Course) -> dict[str, Any]:
        """One truce for a line, which names no incidents."""
        return replace(self, most_counted=0).worded(course)

    def worded(self, course: merging.Course) -> dict[str, Any]:
        """One truce; how it is kept is not asked of one that is history."""
        say = self.say
        judged = Judged(view=self.view, say=say, sources=self.sources, known=self.known, most=self.most_counted)
        told = None if self.is_history(course) else judged.worded(course)
        standing = told["conditions"] if told else [None] * len(course.conditions)
        return {
            "kind": say.word("truce_kind", course.kind),
            "status": course.status,
            "status_label": say.word("truce_status", course.status),
            "parties": say.parties(course.parties),
            "mediators": say.parties(course.mediators),
            "scope": say.scope(course.scope),
            "days": [(field, say.when(getattr(course, field))) for field in ("declared", "starts", "ends")],
            "duration": say.duration(course.duration),
            "kept": told,
            "conditions": [
                {**self.condition(row), "kept": stands}
                for row, stands in list(zip(course.conditions, standing, strict=True))[:MOST_CONDITIONS]
            ],
            "turns": [self.turns(turns) for turns in self.by_paragraph(_telling(course.turns))],
            "deeds": [fact(say, row, tellings(self.view, row)) for row in self.deeds(course)],
            "breaches": [
                self.sources.quote(event.evidence, event.trigger)
                for event in map(self.view.events.get, course.breaches[:MOST_BREACHES])
                if event
            ],
            "n_documents": len(course.document_ids),
        }

    def by_paragraph(self, turns: Sequence[merging.Turn]) -> list[list[merging.Turn]]:
        """Turns that follow one another and are told in one paragraph together, so that it is quoted once."""
        return [list(group) for _, group in itertools.groupby(turns, key=lambda turn: self.around(turn.words))]

    def turns(self, turns: Sequence[merging.Turn]) -> dict[str, Any]:
        """Turns of one paragraph: what it became, when, and the words that say so."""
        steps = [(turn.status, self.say.word("truce_status", turn.status), self.day(turn)) for turn in turns]
        words = [turn.words for turn in turns]
        return {"steps": steps, "quotation": self.sources.quote(self.around(words[0]), *words)}

    def day(self, turn: merging.Turn) -> str | None:
        """The time that a turn took; the day of its report says that it is no more."""
        if turn.when is not None and turn.when.earliest and turn.when.latest:
            return self.say.when(turn.when)
        if turn.day is None:
            return None
        told = turn.day == self.view.documents[turn.words.document_id].published
        return str(self.say.words["field"]["told_on"] if told else "{day}").format(day=self.say.day(turn.day))

    def deeds(self, course: merging.Course) -> list[Incident]:
        """Who declared, accepted, asked for, refused or broke it: incidents told in the truce's own words."""
        words = [turn.words for turn in course.turns] + [row.span for row in course.conditions]
        words += [span for truce in self.view.truces if truce.id in course.truce_ids for span in truce.quotes]
        chosen: dict[tuple[object, ...], Incident] = {}
        for row in self.view.incidents:
            if _is_deed(row) and (row.actors or row.recipients) and _told_in(self.view, row, words):
                chosen.setdefault((row.type, row.status, tuple(p.actor_id or p.name for p in row.actors)), row)
        return list(chosen.values())[:MOST_DEEDS]

    def condition(self, condition: Condition) -> dict[str, Any]:
        """One duty."""
        return {
            "obligor": self.say.party(condition.obligor) if condition.obligor else None,
            "duty": self.say.told(condition.duty, condition.span.document_id),
            "deadline": self.say.when(condition.deadline),
            "on_breach": self.say.told(condition.on_breach, condition.span.document_id),
            "quotation": self.in_paragraph(condition.span),
        }

    def in_paragraph(self, span: Span) -> Quotation:
        """The words inside the paragraph that they stand in."""
        return self.sources.quote(self.around(span), span)

    def around(self, span: Span) -> Span:
        """The paragraph that the words stand in."""
        text = self.view.documents[span.document_id].text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end
        return Span(document_id=span.document_id, start=start, end=end, quote=text[start:end])


def _telling(turns: Sequence[merging.Turn]) -> list[merging.Turn]:
    """The turns that tell a long course: the last, those with a time of their own, the first of each status."""
    firsts = {turn.status: n for n, turn in reversed(list(enumerate(turns)))}

    def worth(n: int) -> tuple[bool, bool, bool, int]:
        when = turns[n].when
        timed = when is not None and when.earliest is not None
        return (n == len(turns) - 1, timed, firsts[turns[n].status] == n, -n)

    chosen = sorted(sorted(range(len(turns)), key=worth, reverse=True)[:MOST_TURNS])
    return [turns[n] for n in chosen]


def _weight(course: merging.Course) -> tuple[int, int, str]:
    known = sum(party.actor_id is not None for party in course.parties)
    days = sum(when is not None for when in (course.declared, course.starts, course.ends, course.duration))
    terms = min(6, 2 * len(course.conditions) + days)
    return (2 * min(known, 2) + min(len(course.document_ids), 6) + terms, len(course.document_ids), course.id)


def _is_deed(incident: Incident) -> bool:
    """Whether it belongs to the life of a truce: declared, accepted, refused, asked for, broken, threatened."""
    held = incident.type == "RETREAT" and incident.mode == "ceasefire"
    return held or (incident.type in _DEEDS and incident.about in ("CONCEDE", "RETREAT", "REJECT", "ASSAULT", None))


def _told_in(view: CaseView, incident: Incident, words: Sequence[Span]) -> bool:
    told: Iterable[Any] = (view.events[event_id] for event_id in incident.event_ids if event_id in view.events)
    return any(_holds(event.evidence, span) for event in told for span in words)


def _holds(evidence: Span, span: Span) -> bool:
    return evidence.document_id == span.document_id and evidence.start <= span.start and span.end <= evidence.end
