"""Records to rows of the tables and back: the JSON that is kept, its digest, and the columns that are asked for."""

import functools
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from hudna.records import (
    Claim,
    DateRange,
    Event,
    Exchange,
    Incident,
    Link,
    Party,
    PlaceRef,
    Relation,
    Site,
    Span,
    Stance,
    Truce,
    Zone,
    digest,
    from_row,
    row,
)
from hudna.store import compact

# The kinds of records that a document's coding gives, under the names that the tables use.
KINDS: dict[type[Any], str] = {
    Event: "event",
    Claim: "claim",
    Truce: "truce",
    Relation: "relation",
    Exchange: "exchange",
    Zone: "zone",
    Site: "site",
    Stance: "stance",
}
CLASSES = {name: kind for kind, name in KINDS.items()}
# Which field says what type a record is, which its status, where these are not called so.
_TYPE = {"truce": "kind", "relation": "predicate", "site": "kind", "claim": "stance", "stance": "value"}
_DAYS = ("when", "declared", "starts", "since")
_PLACES = ("place", "centre")
# Kinds with so many rows that the size of one matters.
_MANY = frozenset({*KINDS, Incident})
# An encoder made once: `json.dumps` makes one a call.
_TIGHT = json.JSONEncoder(separators=(",", ":")).encode
R = TypeVar("R")


def told(record: Any) -> str:
    """The JSON that is kept: fields in their order, Arabic as it is."""
    if type(record) in _MANY:
        return compact.told(record)
    return json.dumps(row(record), ensure_ascii=False, separators=(",", ":"))


def kept(record: Any) -> dict[str, str]:
    """`row` and `digest` of a record."""
    text = told(record)
    return {"row": text, "digest": digest(text.encode())}


def read(kind: type[R], text: str) -> R:
    """The record that `told` was made from."""
    if kind in _MANY:
        return compact.read(kind, text)
    return from_row(kind, json.loads(text))


def columns(record: Any, kind: str) -> dict[str, str | None]:
    """What the tables repeat of a record: type, status, first and last day, place."""
    first, last = days(record)
    place: PlaceRef | None = next((p for name in _PLACES if (p := getattr(record, name, None))), None)
    return {
        "type": getattr(record, _TYPE.get(kind, "type"), None),
        "status": getattr(record, "status", None),
        "day_from": first.isoformat() if first else None,
        "day_to": last.isoformat() if last else None,
        "place_id": place.place_id if place else None,
    }


def days(record: Any) -> tuple[date | None, date | None]:
    """The first and last day of a record, from the first of its fields that holds any."""
    for name in _DAYS:
        when = getattr(record, name, None)
        if isinstance(when, DateRange) and when.latest:
            return when.earliest or when.latest, when.latest
        if isinstance(when, date):
            return when, getattr(record, "until", None)
    return None, None


def actors(record: Any) -> Iterator[tuple[str, str]]:
    """Role and name (the casebook's id, else the words) of everybody in a record, each once."""
    seen = set()
    for party in parties(record):
        entry = party.role, party.actor_id or party.name
        if entry not in seen:
            seen.add(entry)
            yield entry


def anchor(record: Any) -> Span | None:
    """The words that a record stands on."""
    for name in ("trigger", "span", "evidence"):
        span = getattr(record, name, None)
        if isinstance(span, Span):
            return span
    return None


def parties(record: Any) -> Iterator[Party]:
    """Everybody in a record, field by field."""
    for name in type(record).__slots__:
        value = getattr(record, name)
        if isinstance(value, Party):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Party))


def incident_columns(incident: Incident) -> dict[str, Any]:
    """The row of an incident with what the tables repeat of it."""
    return {
        "id": incident.id,
        **columns(incident, "incident"),
        "disputed": int(incident.disputed),
        "reports": len(incident.event_ids),
        **kept(incident),
    }


def incident_sides(incident: Incident, n: int) -> Iterator[dict[str, Any]]:
    """A row for everybody in an incident, with the day by which pages are put in order."""
    last = days(incident)[1]
    day = last.isoformat() if last else ""
    for role, name in actors(incident):
        yield {"incident": n, "role": role, "name": name, "day_to": day}


OF_A_LINK = ("left", "right", "score", "reasons", "digest")


def kept_link(link: Link) -> tuple[str, str, float, str, str]:
    """The row of a link, `OF_A_LINK`: its reasons as JSON, its digest short, because there are many."""
    reasons = f"{{{','.join([_reason(name, value) for name, value in link.reasons])}}}"
    return link.left, link.right, link.score, reasons, link_digest(link.left, link.right, link.score, reasons)


# Typed, because 1 and 1.0 are equal and written otherwise.
@functools.lru_cache(maxsize=1 << 15, typed=True)
def _reason(name: str, value: float) -> str:
    return _TIGHT({name: value})[1:-1]


def link_digest(left: str, right: str, score: float, reasons: str) -> str:
    """Sixteen digits of the SHA-256 of all that a link says."""
    return digest(f"{left} {right} {score!r} {reasons}".encode())[:16]


def read_link(found: Any) -> Link:
    """The link of a row."""
    reasons = tuple((name, value) for name, value in json.loads(found.reasons).items())
    return Link(left=found.left, right=found.right, score=found.score, reasons=reasons)
