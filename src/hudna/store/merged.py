"""Incidents as the last merge left them, and the memory of every id that was ever given."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hudna.records import Incident, Link
from hudna.store import anchors, chain, encoding, tables

MANY = 500


def write(
    connection: Connection,
    incidents: Iterable[Incident],
    redirects: Mapping[str, str],
    links: Iterable[Link],
    *,
    replaces: Iterable[str] | None,
    at: datetime,
) -> None:
    """Put these incidents in the place of all, or of those that `replaces` names."""
    held = list(incidents)
    gone = _ids(connection) if replaces is None else set(replaces)
    stays = {incident.id for incident in held}
    for part in _parts(sorted(gone - stays)):
        connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(part)))
    _incidents(connection, held)
    _events(connection, held)
    _redirects(connection, redirects, stays)
    _links(connection, links, None if replaces is None else held)
    detail = {"incidents": len(held), "gone": len(gone - stays), "redirects": dict(sorted(redirects.items()))}
    chain.append(connection, "merge", detail, at)


def earlier(connection: Connection) -> dict[str, str]:
    """The incident id that each event had, oldest ids first; an event that took another's place has that one's."""
    table = tables.incident_events
    known = dict(
        connection.execute(
            select(table.c.event_id, table.c.incident_id).order_by(table.c.given, table.c.event_id)
        ).all()
    )
    steps = dict(connection.execute(select(tables.moved.c.old, tables.moved.c.new)).all())
    led = {anchors.follow(old, steps): incident for old, incident in known.items() if old in steps}
    ids = known | {event: incident for event, incident in led.items() if event not in known}
    age = {incident: n for n, incident in enumerate(dict.fromkeys(known.values()))}
    return dict(sorted(ids.items(), key=lambda one: (age[one[1]], one[0])))


def earlier_of(connection: Connection, event_ids: Iterable[str]) -> dict[str, str]:
    """`earlier` for some events only, and for all events of their incidents."""
    table = tables.incident_events
    found: set[tuple[int, str, str]] = set()
    for part in _parts(sorted(set(event_ids))):
        mine = select(table.c.incident_id).where(table.c.event_id.in_(part))
        asked = select(table.c.given, table.c.event_id, table.c.incident_id).where(table.c.incident_id.in_(mine))
        found.update((given, event_id, incident_id) for given, event_id, incident_id in connection.execute(asked))
    return {event_id: incident_id for _, event_id, incident_id in sorted(found)}


def all_incidents(connection: Connection) -> Iterator[Incident]:
    """In the order in which their ids were first given."""
    for text in connection.execute(select(tables.incidents.c.row).order_by(tables.incidents.c.n)).scalars():
        yield encoding.read(Incident, text)


def resolved(connection: Connection, incident_id: str) -> str:
    """The id that holds now what this one held."""
    led = connection.execute(select(tables.redirects.c.new).where(tables.redirects.c.old == incident_id)).scalar()
    return led or incident_id


def all_links(connection: Connection) -> Iterator[Link]:
    """In the order of their ids."""
    table = tables.links
    for text in connection.execute(select(table.c.row).order_by(table.c.left, table.c.right)).scalars():
        yield encoding.read(Link, text)


def links_of(connection: Connection, event_ids: Iterable[str]) -> list[Link]:
    """Every link that one of the events has a part in."""
    table = tables.links
    texts: set[str] = set()
    for part in _parts(sorted(set(event_ids))):
        asked = select(table.c.row).where(or_(table.c.left.in_(part), table.c.right.in_(part)))
        texts.update(connection.execute(asked).scalars())
    return [encoding.read(Link, text) for text in sorted(texts)]


def keep_blocks(connection: Connection, keys: Mapping[str, Iterable[str]]) -> None:
    """Remember under which keys each event stands, in the place of what was known of those events."""
    for part in _parts(sorted(keys)):
        connection.execute(delete(tables.blocks).where(tables.blocks.c.event_id.in_(part)))
    rows = [{"key": key, "event_id": event_id} for event_id, held in keys.items() for key in held]
    if rows:
        connection.execute(upsert(tables.blocks).on_conflict_do_nothing(), rows)


def under(connection: Connection, keys: Iterable[str], *, most: int) -> dict[str, list[str]]:
    """The events under each of the keys; keys with more than `most` are left out."""
    found: dict[str, list[str]] = {}
    for key in keys:
        asked = select(tables.blocks.c.event_id).where(tables.blocks.c.key == key).limit(most + 1)
        held = list(connection.execute(asked).scalars())
        if 0 < len(held) <= most:
            found[key] = held
    return found


def _ids(connection: Connection) -> set[str]:
    return set(connection.execute(select(tables.incidents.c.id)).scalars())


def _incidents(connection: Connection, held: list[Incident]) -> None:
    if not held:
        return
    change = upsert(tables.incidents)
    named = {
        name: change.excluded[name]
        for name in (column.name for column in tables.incidents.c)
        if name not in ("n", "id")
    }
    connection.execute(
        change.on_conflict_do_update(index_elements=["id"], set_=named),
        [encoding.incident_columns(incident) for incident in held],
    )
    for part in _parts([incident.id for incident in held]):
        connection.execute(delete(tables.incident_actors).where(tables.incident_actors.c.incident_id.in_(part)))
    sides = [side for one in held for side in encoding.incident_sides(one)]
    if sides:
        connection.execute(insert(tables.incident_actors), sides)


def _events(connection: Connection, held: list[Incident]) -> None:
    """Remember the incident of each event; what events that are gone had is remembered as well."""
    numbers = (
        dict(connection.execute(select(tables.incidents.c.id, tables.incidents.c.n)).all())
        if len(held) > MANY
        else {one.id: _number(connection, one.id) for one in held}
    )
    rows = [
        {"event_id": event_id, "incident_id": incident.id, "given": numbers[incident.id]}
        for incident in held
        for event_id in incident.event_ids
    ]
    if rows:
        change = upsert(tables.incident_events)
        named = {name: change.excluded[name] for name in ("incident_id", "given")}
        connection.execute(change.on_conflict_do_update(index_elements=["event_id"], set_=named), rows)


def _number(connection: Connection, incident_id: str) -> int:
    return int(
        connection.execute(select(tables.incidents.c.n).where(tables.incidents.c.id == incident_id)).scalar_one()
    )


def _redirects(connection: Connection, redirects: Mapping[str, str], stays: set[str]) -> None:
    """Old ids lead straight to where their events are now, in one step."""
    table = tables.redirects
    for old, new in redirects.items():
        connection.execute(update(table).where(table.c.new == old).values(new=new))
        change = upsert(table).values(old=old, new=new)
        connection.execute(change.on_conflict_do_update(index_elements=["old"], set_={"new": new}))
    if connection.execute(select(func.count()).select_from(table)).scalar_one():
        for part in _parts(sorted(stays)):
            connection.execute(delete(table).where(table.c.old.in_(part)))


def _links(connection: Connection, links: Iterable[Link], of: list[Incident] | None) -> None:
    """All links anew, or those between the events of some incidents."""
    table = tables.links
    if of is None:
        connection.execute(delete(table))
    else:
        for part in _parts([event_id for incident in of for event_id in incident.event_ids]):
            connection.execute(delete(table).where(or_(table.c.left.in_(part), table.c.right.in_(part))))
    rows = [{"left": one.left, "right": one.right, "score": one.score, **encoding.kept(one)} for one in links]
    if rows:
        connection.execute(upsert(table).on_conflict_do_nothing(), rows)


def _parts(ids: list[str]) -> Iterator[list[str]]:
    """Pieces that a query can name one by one."""
    for start in range(0, len(ids), MANY):
        yield ids[start : start + MANY]


def moved(connection: Connection) -> dict[str, str]:
    """Record ids that were given up, each with the one at the end of the chain."""
    steps = dict(connection.execute(select(tables.moved.c.old, tables.moved.c.new)).all())
    return {old: anchors.follow(old, steps) for old in steps}
