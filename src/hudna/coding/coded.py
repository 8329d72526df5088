"""A coded document as plain data: the shape that `hudna code` prints and the scorers read."""

from collections.abc import Callable, Iterable
from typing import Any

from hudna.records import (
    Claim,
    Condition,
    Count,
    DateRange,
    Document,
    Duration,
    Event,
    Exchange,
    Party,
    PlaceRef,
    Problem,
    Relation,
    Site,
    Span,
    Stance,
    Truce,
    Zone,
    row,
)

Data = dict[str, Any]


def coded(document: Document, records: Iterable[Any]) -> Data:
    """One object a document: its id, and a list for each kind of record.

    Raises:
        KeyError: a record of a kind that no coder makes.
    """
    told: Data = {"id": document.id} | {name: [] for name, _ in _SHAPES.values()}
    for record in records:
        name, shape = _SHAPES[type(record)]
        told[name].append(shape(record))
    return told


def _event(event: Event) -> Data:
    return {
        "id": event.id,
        "trigger": _span(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "about": event.about,
        "status": event.status,
        "condition": _span(event.condition),
        "actors": _parties(event.actors),
        "recipients": _parties(event.recipients),
        "mediators": _parties(event.mediators),
        "place": _place(event.place),
        "when": _when(event.when),
        "speaker": _party(event.speaker),
        "counts": [_count(count) for count in event.counts],
        "same_as": event.same_as,
        "rule": event.rule,
        "evidence": _span(event.evidence),
    }


def _claim(claim: Claim) -> Data:
    return {
        "id": claim.id,
        "event": claim.event_id,
        "claimant": _party(claim.claimant),
        "stance": claim.stance,
        "on_whom": _name(claim.on_whom),
        "on_whom_id": _id(claim.on_whom),
        "speaker": _party(claim.speaker),
        "quote": claim.span.quote,
        "rule": claim.rule,
        "evidence": _span(claim.evidence),
    }


def _truce(truce: Truce) -> Data:
    return {
        "id": truce.id,
        "parties": [party.name for party in truce.parties],
        "party_ids": [party.actor_id for party in truce.parties],
        "mediators": [party.name for party in truce.mediators],
        "mediator_ids": [party.actor_id for party in truce.mediators],
        "kind": truce.kind,
        "scope": truce.scope,
        "declared": _when(truce.declared),
        "starts": _when(truce.starts),
        "ends": _when(truce.ends),
        "duration": _duration(truce.duration),
        "conditions": [_condition(condition) for condition in truce.conditions],
        "status": truce.status,
        "history": [{"status": status, **(_span(span) or {})} for status, span in truce.history],
        "breaches": list(truce.breaches),
        "quotes": [span.quote for span in truce.quotes],
        "rule": truce.rule,
        "evidence": _span(truce.evidence),
    }


def _condition(condition: Condition) -> Data:
    return {
        "obligor": _name(condition.obligor),
        "obligor_id": _id(condition.obligor),
        "duty": condition.duty,
        "deadline": _when(condition.deadline),
        "on_breach": condition.on_breach,
        "quote": condition.span.quote,
        "start": condition.span.start,
        "end": condition.span.end,
    }


def _relation(relation: Relation) -> Data:
    return {
        "id": relation.id,
        "subject": relation.subject.name,
        "subject_id": relation.subject.actor_id,
        "predicate": relation.predicate,
        "object": relation.object.name,
        "object_id": relation.object.actor_id,
        "from": relation.since.isoformat() if relation.since else None,
        "to": relation.until.isoformat() if relation.until else None,
        "quote": relation.span.quote,
        "rule": relation.rule,
        "evidence": _span(relation.evidence),
    }


def _exchange(exchange: Exchange) -> Data:
    return {
        "id": exchange.id,
        "giver": _name(exchange.giver),
        "giver_id": _id(exchange.giver),
        "gives": exchange.gives,
        "taker": _name(exchange.taker),
        "taker_id": _id(exchange.taker),
        "returns": exchange.returns,
        "status": exchange.status,
        "quotes": [span.quote for span in exchange.quotes],
        "rule": exchange.rule,
        "evidence": _span(exchange.evidence),
    }


def _zone(zone: Zone) -> Data:
    return {
        "id": zone.id,
        "centre": _place(zone.centre),
        "radius_km": zone.radius_km,
        "declared_by": _name(zone.declared_by),
        "declared_by_id": _id(zone.declared_by),
        "duty": zone.duty,
        "since": _when(zone.since),
        "until": _when(zone.until),
        "quote": zone.span.quote,
        "rule": zone.rule,
        "evidence": _span(zone.evidence),
    }


def _site(site: Site) -> Data:
    return {
        "id": site.id,
        "place": _place(site.place),
        "kind": site.kind,
        "holder": _name(site.holder),
        "holder_id": _id(site.holder),
        "status": site.status,
        "when": _when(site.when),
        "defences": list(site.defences),
        "quote": site.span.quote,
        "rule": site.rule,
        "evidence": _span(site.evidence),
    }


def _stance(stance: Stance) -> Data:
    return {
        "id": stance.id,
        "holder": stance.holder.name,
        "holder_id": stance.holder.actor_id,
        "towards": stance.towards,
        "towards_id": stance.towards_id,
        "value": stance.value,
        "when": _when(stance.when),
        "speaker": _party(stance.speaker),
        "quote": stance.span.quote,
        "rule": stance.rule,
        "evidence": _span(stance.evidence),
    }


def _span(span: Span | None) -> Data | None:
    return None if span is None else {"start": span.start, "end": span.end, "quote": span.quote}


def _placed(span: Span | None) -> Data:
    return _span(span) or {"start": None, "end": None, "quote": None}


def _party(party: Party | None) -> Data | None:
    return None if party is None else {**_placed(party.span), "name": party.name, "actor_id": party.actor_id}


def _parties(parties: Iterable[Party]) -> list[Data | None]:
    return [_party(party) for party in parties]


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _id(party: Party | None) -> str | None:
    return party.actor_id if party else None


def _place(place: PlaceRef | None) -> Data | None:
    if place is None:
        return None
    where = {"lat": place.lat, "lon": place.lon, "precision": place.precision}
    return {**_placed(place.span), "name": place.name, "place_id": place.place_id, **where}


def _when(when: DateRange | None) -> Data | None:
    if when is None:
        return None
    days = {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
    return {**_placed(when.span), **days, "precision": when.precision}


def _count(count: Count) -> Data:
    return {**_placed(count.span), "what": count.what, "n": count.best, "low": count.low, "high": count.high}


def _duration(duration: Duration | None) -> Data | None:
    return None if duration is None else {**_placed(duration.span), "n": duration.n, "unit": duration.unit}


_SHAPES: dict[type, tuple[str, Callable[[Any], Data]]] = {
    Event: ("events", _event),
    Claim: ("claims", _claim),
    Truce: ("truces", _truce),
    Relation: ("relations", _relation),
    Exchange: ("exchanges", _exchange),
    Zone: ("zones", _zone),
    Site: ("sites", _site),
    Stance: ("stances", _stance),
    Problem: ("problems", row),
}
