"""What pages ask for: incidents by type, actor, place and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from hudna.records import Incident
from hudna.store import encoding, merged, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which incidents: each field that is set must hold; `name` is an actor's id, or the name as written."""

    type: str | None = None
    status: str | None = None
    place_id: str | None = None
    name: str | None = None
    role: str | None = None
    since: date | None = None
    until: date | None = None


def incidents(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[Incident]:
    """The newest by their last day first; those without a day come last."""
    table, actors = tables.incidents, tables.incident_actors
    asked = select(table.c.row).where(*_wanted(wanted))
    if wanted.name is None:
        asked = asked.order_by(table.c.day_to.desc(), table.c.n.desc())
    else:
        # Walk the actor's own index from its newest end: a busy one has a hundred thousand incidents.
        asked = asked.join(actors, actors.c.incident == table.c.n).order_by(actors.c.day_to.desc())
    found = connection.execute(asked.limit(limit).offset(offset)).scalars()
    return [encoding.read(Incident, text) for text in found]


def number(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    table, actors = tables.incidents, tables.incident_actors
    if wanted.name is None:
        asked = select(func.count()).select_from(table).where(*_wanted(wanted))
    elif wanted.type or wanted.status or wanted.place_id:
        asked = select(func.count()).select_from(actors).join(table, actors.c.incident == table.c.n)
        asked = asked.where(*_wanted(wanted))
    else:
        # Who has two roles stands twice; counting each incident once is quicker than looking for the other role.
        asked = select(func.count(actors.c.incident.distinct())).where(*_named(wanted, once=bool(wanted.role)))
    return int(connection.execute(asked).scalar_one())


def one(connection: Connection, incident_id: str) -> Incident | None:
    """The incident of that id, or the one that holds its events now."""
    table = tables.incidents
    asked = select(table.c.row).where(table.c.id == merged.resolved(connection, incident_id))
    text = connection.execute(asked).scalar()
    return encoding.read(Incident, text) if text else None


def has_event(connection: Connection, ids: Iterable[str]) -> bool:
    """Whether one of these is an event, rejected or not."""
    table = tables.records
    asked = (select(table.c.id).where(table.c.id.in_(part), table.c.kind == "event") for part in merged.parts(set(ids)))
    return any(connection.execute(one.limit(1)).first() for one in asked)


def _wanted(wanted: Wanted) -> list[ColumnElement[bool]]:
    table = tables.incidents
    found = [
        table.c[column] == value
        for column in ("type", "status", "place_id")
        if (value := getattr(wanted, column)) is not None
    ]
    if wanted.name is not None:
        return found + _named(wanted)
    if wanted.since:
        found.append(table.c.day_to >= wanted.since.isoformat())
    if wanted.until:
        found.append(table.c.day_to <= wanted.until.isoformat())
    return found


def _named(wanted: Wanted, *, once: bool = True) -> list[ColumnElement[bool]]:
    actors = tables.incident_actors
    found = [actors.c.name == wanted.name]
    if once:
        found.append(actors.c.role == wanted.role if wanted.role else _first_of_name())
    if wanted.since:
        found.append(actors.c.day_to >= wanted.since.isoformat())
    if wanted.until:
        found += [actors.c.day_to <= wanted.until.isoformat(), actors.c.day_to > ""]
    return found


def _first_of_name() -> ColumnElement[bool]:
    """Who is actor and recipient of one incident stands in it twice; only the first in the alphabet of roles counts."""
    actors, other = tables.incident_actors, tables.incident_actors.alias("other")
    same = [other.c[name] == actors.c[name] for name in ("name", "day_to", "incident")]
    return ~select(other.c.role).where(*same, other.c.role < actors.c.role).exists()
