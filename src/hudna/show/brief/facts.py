"""Incidents as facts to be shown: who did what to whom, where, when, on whose word, with the words themselves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.casebook import Casebook, upwards
from hudna.records import Event, Incident, Party, PlaceRef
from hudna.show.brief.evidence import Quotation, Sources
from hudna.show.say import Say, Text
from hudna.show.view import CaseView

OTHER_TELLINGS = 2
# Whose word it is: of the tellings whose sentences are shown.
TOLD_BY = 1 + OTHER_TELLINGS
MOST_ELSEWHERE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Facts that rest on the same sentence, with the sentence once; `others` are further tellings."""

    facts: list["Fact"]
    quotation: Quotation | None
    others: list[Quotation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One incident, worded; `elsewhere` are the places that some reports name and that cannot be the one shown."""

    id: str
    trigger: str
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
    elsewhere: list[Text]
    when: str | None
    counts: list[str]
    conditions: list[str]
    n_reports: int
    n_sources: int
    disputed: bool
    follows: bool


def cards(view: CaseView, say: Say, sources: Sources, incidents: Sequence[Incident]) -> list[Card]:
    """The incidents worded, those that rest on one sentence together, in the order of the first of each."""
    held: dict[tuple[str, int], list[tuple[Incident, list[Event]]]] = {}
    for incident in incidents:
        events = tellings(view, incident)
        key = (events[0].document_id, events[0].evidence.start) if events else (incident.id, 0)
        held.setdefault(key, []).append((incident, events))
    return [_card(say, sources, rows) for rows in held.values()]


def tellings(view: CaseView, incident: Incident) -> list[Event]:
    """The events of an incident: first those that tell the most of it, its place and its mode before all."""
    events = [view.events[event_id] for event_id in incident.event_ids if event_id in view.events]
    return sorted(events, key=lambda event: _fullness(event, incident), reverse=True)


def _card(say: Say, sources: Sources, rows: list[tuple[Incident, list[Event]]]) -> Card:
    first = rows[0][1][0] if rows[0][1] else None
    marked = [events[0].trigger for _, events in rows if events]
    others = {event.document_id: event for _, events in rows for event in events[1:]}
    if first is not None:
        others.pop(first.document_id, None)
    return Card(
        facts=[fact(say, incident, events) for incident, events in rows],
        quotation=sources.quote(first.evidence, *marked) if first else None,
        others=[sources.quote(event.evidence, event.trigger) for event in list(others.values())[:OTHER_TELLINGS]],
    )


def fact(say: Say, incident: Incident, fullest: Sequence[Event]) -> Fact:
    """One incident worded, from its events, the fullest first."""
    deed, how = say.deed(incident.type, incident.mode)
    actors, recipients = sides(incident, fullest)
    return Fact(
        id=incident.id,
        trigger=fullest[0].trigger.quote if fullest else "",
        type=deed,
        mode=how,
        about=say.about(incident.about),
        status=incident.status,
        status_label=say.word("status", incident.status),
        actors=say.parties(actors),
        recipients=say.parties(recipients),
        mediators=say.parties(incident.mediators),
        speakers=say.parties(tuple(event.speaker for event in fullest[:TOLD_BY] if event.speaker)),
        place=say.place(incident.place),
        elsewhere=[text for place in elsewhere(say.casebook, incident, fullest) if (text := say.place(place))],
        when=say.when(incident.when),
        counts=[say.count(count) for count in incident.counts],
        conditions=list(dict.fromkeys(say.quoted(event.condition) for event in fullest if event.condition)),
        n_reports=len(fullest),
        n_sources=len({event.document_id for event in fullest}),
        disputed=incident.disputed,
        follows=bool(incident.follows),
    )


def elsewhere(casebook: Casebook, incident: Incident, events: Sequence[Event]) -> list[PlaceRef]:
    """Places of the casebook that reports name, neither around the incident's nor within it; the most often told first.

    Where there are some, the reports may tell of several happenings, and the reader should know.
    """
    here = incident.place.place_id if incident.place else None
    if here is None:
        return []
    around = _around(casebook, here)
    told = {event.place.place_id: event.place for event in events if event.place and event.place.place_id}
    votes = Counter(event.place.place_id for event in events if event.place)
    others = [place_id for place_id in told if place_id not in around and here not in _around(casebook, place_id)]
    return [told[place_id] for place_id in sorted(others, key=lambda one: (-votes[one], one))[:MOST_ELSEWHERE]]


def _around(casebook: Casebook, place_id: str) -> set[str]:
    return {place_id, *(place.place_id for place in upwards(place_id, casebook.places))}


def sides(incident: Incident, events: Sequence[Event]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who did it and to whom, as most reports have it.

    An incident holds everybody whom any report names.  Shown are those whom
    a third as many documents name as the one named most (half as many where
    the casebook does not know them), each on the side on which more documents
    have it, as a doer where both have it.  What a person corrected stands.
    """
    acting, receiving = (_votes(events, side) for side in ("actors", "recipients"))
    if {_key(p) for p in incident.actors} != set(acting) or {_key(p) for p in incident.recipients} != set(receiving):
        return incident.actors, incident.recipients
    return (
        tuple(p for p in incident.actors if _stands(p, acting, receiving[_key(p)])),
        tuple(p for p in incident.recipients if _stands(p, receiving, acting[_key(p)] + 1)),
    )


def _stands(party: Party, votes: Counter[str], against: int) -> bool:
    n = votes[_key(party)]
    return n >= against and n * (3 if party.actor_id else 2) >= max(votes.values())


def _votes(events: Sequence[Event], side: str) -> Counter[str]:
    """How many documents name each party on that side."""
    named = {(_key(party), event.document_id) for event in events for party in getattr(event, side)}
    return Counter(key for key, _ in named)


def _key(party: Party) -> str:
    return party.actor_id or party.name


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


def _fullness(event: Event, incident: Incident) -> tuple[bool, int]:
    """Whether the words shown are of the place and mode shown, then how much the event tells."""
    where, there = event.place, incident.place
    elsewhere = where is not None and there is not None and (where.place_id, where.name) != (there.place_id, there.name)
    told = bool(event.place) + bool(event.when) + bool(event.counts)
    return not elsewhere and event.mode == incident.mode, 2 * bool(event.actors) + 2 * bool(event.recipients) + told
