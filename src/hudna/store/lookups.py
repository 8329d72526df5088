"""What pages and merging ask for: incidents by type, actor, place and day; a few events; what stands beside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, false, func, literal_column, or_, select

from hudna.records import Event, Incident, standing
from hudna.store import deciding, encoding, merged, tables
from hudna.store.current import current

MANY = 500
BESIDE_DAYS = 62


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
        asked = asked.join(actors, actors.c.incident_id == table.c.id).order_by(actors.c.day_to.desc())
    found = connection.execute(asked.limit(limit).offset(offset)).scalars()
    return [encoding.read(Incident, text) for text in found]


def number(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    asked = select(func.count()).select_from(tables.incidents).where(*_wanted(wanted))
    if wanted.name is not None:
        asked = asked.join(tables.incident_actors, tables.incident_actors.c.incident_id == tables.incidents.c.id)
    return int(connection.execute(asked).scalar_one())


def one(connection: Connection, incident_id: str) -> Incident | None:
    """The incident of that id, or the one that holds its events now."""
    table = tables.incidents
    asked = select(table.c.row).where(table.c.id == merged.resolved(connection, incident_id))
    text = connection.execute(asked).scalar()
    return encoding.read(Incident, text) if text else None


def events(connection: Connection, event_ids: Iterable[str], *, corrected: bool = True) -> list[Event]:
    """These events, with people's corrections laid over them and without those that were rejected."""
    held: list[Event] = []
    for part in _parts(event_ids):
        table = tables.records
        asked = select(table.c.row).where(table.c.id.in_(part), table.c.kind == "event").order_by(table.c.id)
        held += [encoding.read(Event, text) for text in connection.execute(asked).scalars()]
    if not corrected:
        return held
    ids = {event.id for event in held}
    about = [d for d in standing(deciding.all_decisions(connection)) if not ids.isdisjoint(d.subjects)]
    return list(current(held, about).of(Event)) if about else held


def beside(connection: Connection, near: Iterable[Incident]) -> list[Incident]:
    """Incidents that share an actor, recipient or place with one of these and happened within two months of it."""
    texts: dict[str, str] = {}
    table, actors = tables.incidents, tables.incident_actors
    for incident in near:
        first, last = encoding.days(incident)
        if first is None or last is None:
            continue
        names = [name for _, name in encoding.actors(incident)]
        place_id = incident.place.place_id if incident.place else None
        shares = or_(
            table.c.id.in_(select(actors.c.incident_id).where(actors.c.name.in_(names))),
            table.c.place_id == place_id if place_id else false(),
        )
        asked = select(table.c.id, table.c.row).where(
            shares,
            table.c.day_to >= (first - timedelta(days=BESIDE_DAYS)).isoformat(),
            table.c.day_to <= (last + timedelta(days=BESIDE_DAYS)).isoformat(),
            table.c.type.in_({incident.type, incident.about or incident.type, "THREATEN"}),
        )
        texts.update((found.id, found.row) for found in connection.execute(asked))
    return [encoding.read(Incident, text) for _, text in sorted(texts.items())]


def _wanted(wanted: Wanted) -> list[ColumnElement[bool]]:
    table, actors = tables.incidents, tables.incident_actors
    found = [
        table.c[column] == value
        for column in ("type", "status", "place_id")
        if (value := getattr(wanted, column)) is not None
    ]
    if wanted.since:
        found.append(table.c.day_to >= wanted.since.isoformat())
    if wanted.until:
        found.append(table.c.day_to <= wanted.until.isoformat())
    if wanted.name is not None:
        found.append(actors.c.name == wanted.name)
        found.append(actors.c.role == wanted.role if wanted.role else _first_of_name())
        if wanted.since:
            found.append(actors.c.day_to >= wanted.since.isoformat())
        if wanted.until:
            found.append(actors.c.day_to <= wanted.until.isoformat())
    return found


def _first_of_name() -> ColumnElement[bool]:
    """Who is actor and recipient of one incident stands in it twice; only the first in the alphabet of roles counts."""
    actors, other = tables.incident_actors, tables.incident_actors.alias("other")
    # The plus keeps SQLite from looking through all that the actor ever did instead of this one incident.
    same = literal_column("+other.name") == actors.c.name
    again = select(other.c.role).where(other.c.incident_id == actors.c.incident_id, same, other.c.role < actors.c.role)
    return ~again.exists()


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), MANY):
        yield ordered[start : start + MANY]
