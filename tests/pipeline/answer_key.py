"""The sample conflict's answer key, and how a case is held against it."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hudna.casebook import SHIPPED
from hudna.records import Claim, Event, Relation, Truce
from hudna.store import Store

KEY = SHIPPED / "sample" / "key.toml"
DOCUMENTS = SHIPPED / "sample" / "documents"


@dataclass(frozen=True)
class Expected:
    """One event of the key; empty sets and `None` where the key says nothing."""

    document: str
    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    days: tuple[date, date] | None


def rows():
    return tomllib.loads(KEY.read_text(encoding="utf8"))["document"]


def named(store: Store) -> dict[str, str]:
    """Document id by the key's name: the file's stem, or the id in a list."""
    return {
        (Path(document.source.uri).stem if not document.source.uri.endswith(".jsonl") else document.id): document.id
        for document in store.documents()
    }


def expected() -> list[Expected]:
    return [event(row["name"], told) for row in rows() for told in row["events"]]


def event(document: str, told: str) -> Expected:
    kind, status, actors, recipients, place, days = (part.strip() for part in told.split("|"))
    return Expected(
        document=document,
        type=kind,
        status=status,
        actors=ids(actors),
        recipients=ids(recipients),
        place=None if place == "." else place,
        days=None if days == "." else tuple(date.fromisoformat(day) for day in days.split(" .. ")),
    )


def ids(told: str) -> frozenset[str]:
    return frozenset() if told == "." else frozenset(told.split())


def parties(found) -> frozenset[str]:
    return frozenset(party.actor_id for party in found if party.actor_id)


def scored(store: Store) -> Counter:
    """How much of the key the case holds: for each field, `said` in the key and `found` in the case."""
    score: Counter = Counter()
    names = named(store)
    events = list(store.records(Event))
    for wanted in expected():
        same = [e for e in events if e.document_id == names[wanted.document] and e.type == wanted.type]
        right = [e for e in same if e.status == wanted.status]
        score["events said"] += 1
        score["events found"] += bool(right)
        score["types found"] += bool(same)
        for field, value in (("actors", wanted.actors), ("recipients", wanted.recipients)):
            score[f"{field} said"] += bool(value)
            score[f"{field} found"] += bool(value) and any(value <= parties(getattr(e, field)) for e in right)
        score["places said"] += bool(wanted.place)
        score["places found"] += bool(wanted.place) and any(e.place and e.place.place_id == wanted.place for e in right)
        score["days said"] += bool(wanted.days)
        score["days found"] += bool(wanted.days) and any(
            e.when and (e.when.earliest, e.when.latest) == wanted.days for e in right
        )
    for row in rows():
        document = names[row["name"]]
        for told in row.get("absent", []):
            kind, status = (part.strip() for part in told.split("|"))
            wrong = [e for e in events if (e.document_id, e.type, e.status) == (document, kind, status)]
            score["absent said"] += 1
            score["absent kept"] += not wrong
        claims = {(c.claimant.actor_id, c.stance) for c in store.records(Claim, document)}
        for told in row.get("claims", []):
            claimant, stance, _ = (part.strip() for part in told.split("|"))
            score["claims said"] += 1
            score["claims found"] += (claimant, stance) in claims
        relations = {(r.subject.actor_id, r.predicate, r.object.actor_id) for r in store.records(Relation, document)}
        for told in row.get("relations", []):
            score["relations said"] += 1
            score["relations found"] += tuple(part.strip() for part in told.split("|")) in relations
        truces = list(store.records(Truce, document))
        for told in row.get("truces", []):
            who, status, *_ = (part.strip() for part in told.split("|"))
            score["truces said"] += 1
            score["truces found"] += any(ids(who) <= parties(t.parties) and t.status == status for t in truces)
            score["truces met"] += bool(truces)
    return score
