"""Incidents as facts to be shown: who did what to whom, where, when, on whose word, with the words themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.records import Event, Incident
from hudna.show.brief.evidence import Quotation, Sources
from hudna.show.say import Say, Text
from hudna.show.view import CaseView

QUOTATIONS_A_FACT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One incident, worded."""

    id: str
    type: str
    mode: str
    about: str
    status: str
    status_label: str
    actors: list[Text]
    recipients: list[Text]
    mediators: list[Text]
    speakers: list[Text]
    place: Text | None
    when: str | None
    counts: list[str]
    conditions: list[str]
    quotations: list[Quotation]
    n_reports: int
    n_sources: int
    disputed: bool
    follows: bool


def fact(view: CaseView, say: Say, sources: Sources, incident: Incident) -> Fact:
    """The incident worded, with the quotations of its fullest events."""
    events = [view.events[event_id] for event_id in incident.event_ids if event_id in view.events]
    fullest = sorted(events, key=_fullness, reverse=True)
    return Fact(
        id=incident.id,
        type=say.type(incident.type),
        mode=say.word("mode", incident.mode),
        about=say.type(incident.about) if incident.about else "",
        status=incident.status,
        status_label=say.word("status", incident.status),
        actors=say.parties(incident.actors),
        recipients=say.parties(incident.recipients),
        mediators=say.parties(incident.mediators),
        speakers=say.parties(tuple(event.speaker for event in fullest if event.speaker)),
        place=say.place(incident.place),
        when=say.when(incident.when),
        counts=[say.count(count) for count in incident.counts],
        conditions=list(dict.fromkeys(say.quoted(event.condition) for event in fullest if event.condition)),
        quotations=_quotations(sources, fullest),
        n_reports=len(events),
        n_sources=len({event.document_id for event in events}),
        disputed=incident.disputed,
        follows=bool(incident.follows),
    )


def ranked(view: CaseView, incidents: Iterable[Incident]) -> list[Incident]:
    """The incidents that a reader wants first: told by more documents, more said of them, graver, later."""
    return sorted(incidents, key=lambda incident: _rank(view, incident), reverse=True)


def _rank(view: CaseView, incident: Incident) -> tuple[float, ...]:
    documents = {view.events[event_id].document_id for event_id in incident.event_ids if event_id in view.events}
    kind = view.casebook.event_types.get(incident.type)
    gravity = -(kind.goldstein or 0.0) if kind else 0.0
    said = 2 * bool(incident.actors) + 2 * bool(incident.recipients) + bool(incident.place) + bool(incident.counts)
    known = sum(party.actor_id is not None for party in (*incident.actors, *incident.recipients))
    day = incident.when.latest.toordinal() if incident.when and incident.when.latest else 0
    return (min(len(documents), 5) + said + min(known, 2) + gravity / 4, day)


def _fullness(event: Event) -> int:
    return (
        2 * bool(event.actors) + 2 * bool(event.recipients) + bool(event.place) + bool(event.when) + bool(event.counts)
    )


def _quotations(sources: Sources, events: Sequence[Event]) -> list[Quotation]:
    """One quotation a document, and never the same sentence twice."""
    chosen: dict[str, Event] = {}
    for event in events:
        chosen.setdefault(event.document_id, event)
    return [sources.quote(event.evidence, event.trigger) for event in list(chosen.values())[:QUOTATIONS_A_FACT]]
