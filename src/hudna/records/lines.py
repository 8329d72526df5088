"""The printed form of a record: one line, Latin fields first, the Arabic quotation last and isolated.

The command line, the logs and the golden files all use it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from hudna.records.holding import Incident
from hudna.records.problems import Problem
from hudna.records.telling import Claim, Event, Exchange, Relation, Site, Stance, Truce, Zone
from hudna.records.values import DateRange, Party, PlaceRef, Span

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def line(record: Any) -> str:
    """One readable line; mixed directions stay readable because the quotation is isolated."""
    form = _FORMS.get(type(record))
    return form(record) if form else repr(record)


def _event(event: Event) -> str:
    mode = f" {event.mode}" if event.mode else ""
    about = f" about {event.about}" if event.about else ""
    told = f"{event.type}{mode}{about}, {event.status}: {_sides(event.actors, event.recipients)}"
    if event.mediators:
        told += f" by {_parties(event.mediators)}"
    return told + _place(event.place) + _when(event.when) + _quote(event.trigger)


def _incident(incident: Incident) -> str:
    mode = f" {incident.mode}" if incident.mode else ""
    told = f"{incident.id} {incident.type}{mode}, {incident.status}: {_sides(incident.actors, incident.recipients)}"
    return told + _place(incident.place) + _when(incident.when) + f" | {len(incident.event_ids)} reports"


def _claim(claim: Claim) -> str:
    on_whom = f" on {_name(claim.on_whom)}" if claim.on_whom else ""
    return f"{_name(claim.claimant)} {claim.stance}{on_whom}{_quote(claim.span)}"


def _relation(relation: Relation) -> str:
    return f"{_name(relation.subject)} {relation.predicate} {_name(relation.object)}{_quote(relation.span)}"


def _truce(truce: Truce) -> str:
    told = f"{truce.kind}, {truce.status}: {_parties(truce.parties)}, {len(truce.conditions)} conditions"
    return told + (_quote(truce.quotes[0]) if truce.quotes else "")


def _exchange(exchange: Exchange) -> str:
    giver, taker = (_parties((party,) if party else ()) for party in (exchange.giver, exchange.taker))
    told = f"{giver} gives {exchange.gives} to {taker} for {exchange.returns}, {exchange.status}"
    return told + (_quote(exchange.quotes[0]) if exchange.quotes else "")


def _zone(zone: Zone) -> str:
    radius = f"{zone.radius_km:g} km" if zone.radius_km is not None else "? km"
    return f"zone of {radius}{_place(zone.centre)}: {isolated(zone.duty)}{_quote(zone.span)}"


def _site(site: Site) -> str:
    return f"{site.kind}, {site.status}{_place(site.place)}{_when(site.when)}{_quote(site.span)}"


def _stance(stance: Stance) -> str:
    return f"{_name(stance.holder)} {stance.value} {isolated(stance.towards)}{_when(stance.when)}{_quote(stance.span)}"


def _problem(problem: Problem) -> str:
    return f"{problem.about}: {problem.message} {problem.hint}".strip()


def _sides(actors: Iterable[Party], recipients: Iterable[Party]) -> str:
    return f"{_parties(actors)} > {_parties(recipients)}"


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(_name(party) for party in parties) or "?"


def _name(party: Party) -> str:
    return party.actor_id or isolated(party.name)


def _place(place: PlaceRef | None) -> str:
    return f" @ {place.place_id or isolated(place.name)}" if place else ""


def _when(when: DateRange | None) -> str:
    if when is None:
        return ""
    if when.earliest == when.latest:
        return f" on {when.earliest or 'an unknown day'}"
    return f" between {when.earliest} and {when.latest}"


def _quote(span: Span) -> str:
    return f" | {isolated(span.quote)}"


def isolated(words: str) -> str:
    """Words of either direction in a line of another: neither turns the other round."""
    return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"


_FORMS: dict[type, Callable[[Any], str]] = {
    Event: _event,
    Incident: _incident,
    Claim: _claim,
    Relation: _relation,
    Truce: _truce,
    Exchange: _exchange,
    Zone: _zone,
    Site: _site,
    Stance: _stance,
    Problem: _problem,
}
