"""FollowTheMoney entities for OpenAleph: documents, actors, ties and incidents, one JSON object a line.

That model has no status, so an incident that did not happen says so first in
its name and in `keywords`; it has no direction, so who acts is `organizer`
where it is a body, and everybody is `involved`.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hudna.records import Document, Incident, KnownRelation, Relation, record_id
from hudna.show.view import CaseView

SCHEMATA = {
    **dict.fromkeys(
        ("state", "government", "ministry", "armed-forces", "police", "intelligence", "judiciary"), "PublicBody"
    ),
    "company": "Company",
    "media": "Company",
    "person": "Person",
    "people": "LegalEntity",
    "community": "LegalEntity",
}
_DOCUMENTS = {"text/html": "HyperText", "application/pdf": "Pages", "text/plain": "PlainText"}


def write(view: CaseView, out: Path) -> list[str]:
    """Documents, actors, ties and incidents as FollowTheMoney entities (JSON lines)."""
    with out.open("w", encoding="utf8") as file:
        for one in _entities(view):
            properties = {name: _texts(values) for name, values in one["properties"].items()}
            full = {**one, "properties": {name: values for name, values in properties.items() if values}}
            file.write(json.dumps(full, ensure_ascii=False) + "\n")
    return []


def _entities(view: CaseView) -> Iterator[dict[str, Any]]:
    for document in view.documents.values():
        yield _document(document)
    ties = [row for row in view.casebook.relations if {row.subject, row.object} <= _named(view)]
    for actor_id in sorted(_named(view)):
        if actor_id in view.casebook.actors:
            yield _actor(actor_id, view)
    for tie in ties:
        yield _known_tie(tie)
    for relation in view.relations:
        if relation.subject.actor_id and relation.object.actor_id:
            yield _told_tie(relation)
    for incident in view.incidents:
        yield _incident(incident, view)
        yield from _documentation(incident, view)


def _named(view: CaseView) -> set[str]:
    parties = [p for row in view.incidents for p in (*row.actors, *row.recipients, *row.mediators)]
    parties += [p for row in view.relations for p in (row.subject, row.object)]
    return {party.actor_id for party in parties if party.actor_id}


def _document(document: Document) -> dict[str, Any]:
    schema = _DOCUMENTS.get(document.source.media_type, "Document")
    told = {
        "title": [document.title],
        "fileName": [document.source.uri.rsplit("/", 1)[-1]],
        "mimeType": [document.source.media_type],
        "language": ["ara" if document.language == "ar" else "eng"],
        "publishedAt": [document.published],
        "author": [document.byline],
        "publisher": [document.source.publisher],
        "notes": [f"sha256 {document.source.id}"],
    }
    return {"id": document.id, "schema": schema, "properties": told}


def _actor(actor_id: str, view: CaseView) -> dict[str, Any]:
    actor = view.casebook.actors[actor_id]
    aliases = [row.alias for row in view.casebook.aliases if row.actor_id == actor_id and not row.weak]
    told = {
        "name": [actor.label_en],
        "alias": sorted({actor.label_ar, *aliases} - {actor.label_en}),
        "country": [actor.country and actor.country.lower()],
        "notes": [actor.note],
    }
    return {"id": _key(actor_id), "schema": SCHEMATA.get(actor.kind, "Organization"), "properties": told}


def _known_tie(tie: KnownRelation) -> dict[str, Any]:
    told = {
        "subject": [_key(tie.subject)],
        "object": [_key(tie.object)],
        "role": [tie.predicate],
        "startDate": [tie.valid_from],
        "endDate": [tie.valid_to],
        "publisher": [tie.source],
    }
    name = record_id("tie", tie.subject, tie.predicate, tie.object, tie.valid_from)
    return {"id": name, "schema": "UnknownLink", "properties": told}


def _told_tie(relation: Relation) -> dict[str, Any]:
    told = {
        "subject": [_key(relation.subject.actor_id or "")],
        "object": [_key(relation.object.actor_id or "")],
        "role": [relation.predicate],
        "startDate": [relation.since],
        "endDate": [relation.until],
        "summary": [relation.span.quote],
        "proof": [relation.document_id],
    }
    return {"id": relation.id, "schema": "UnknownLink", "properties": told}


def _incident(incident: Incident, view: CaseView) -> dict[str, Any]:
    kind = view.casebook.event_types.get(incident.type)
    name = kind.label_en if kind else incident.type
    when, place = incident.when, incident.place
    first = next((view.events[one] for one in incident.event_ids if one in view.events), None)
    sides = f"{_names(incident.actors)} > {_names(incident.recipients)}".strip("> ")
    told = {
        "name": [f"[{incident.status}] {name}: {sides}" if incident.status != "occurred" else f"{name}: {sides}"],
        "keywords": [f"type:{incident.type}", f"status:{incident.status}", incident.mode and f"mode:{incident.mode}"],
        "startDate": [when.earliest if when else None],
        "endDate": [when.latest if when else None],
        "location": [place.name if place else None],
        "organizer": [_key(one.actor_id) for one in incident.actors if _is_body(one.actor_id, view)],
        "involved": [_key(one.actor_id) for one in (*incident.actors, *incident.recipients) if one.actor_id],
        "summary": [first.evidence.quote if first else None],
        "notes": [f"{count.what}: {count.best}" for count in incident.counts if count.best is not None],
    }
    return {"id": incident.id, "schema": "Event", "properties": told}


def _documentation(incident: Incident, view: CaseView) -> Iterator[dict[str, Any]]:
    """The links from an incident to the documents that tell it."""
    events = (view.events[one] for one in incident.event_ids if one in view.events)
    for document_id in sorted({event.document_id for event in events}):
        told = {"document": [document_id], "entity": [incident.id]}
        yield {"id": record_id("proof", incident.id, document_id), "schema": "Documentation", "properties": told}


def _is_body(actor_id: str | None, view: CaseView) -> bool:
    actor = view.casebook.actors.get(actor_id or "")
    return actor is not None and SCHEMATA.get(actor.kind, "Organization") in ("Organization", "PublicBody", "Company")


def _key(actor_id: str | None) -> str:
    return f"actor-{actor_id}"


def _names(parties: Iterable[Any]) -> str:
    return ", ".join(party.name for party in parties)


def _texts(values: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(str(value) for value in values if value not in (None, "")))
