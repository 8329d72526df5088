"""Incidents as the last merge left them, and the memory of every id that was ever given.

`meta` holds under `merged` what the last merge was made with, and under
`merges` how many there were, so that a merge that worked from what another has
replaced meanwhile is told so and does its work again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hudna.records import Incident, Link
from hudna.store import anchors, chain, encoding, shortened, tables
from hudna.store.database import put, put_plain

MANY = 500
Pairs = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What came, changed or went since the last merge.

    `record_ids` names it, up to the entry `upto`; `merges` counts the merges
    so far, `made_with` is what the last one was made with, empty where there
    was none.
    """

    record_ids: frozenset[str]
    upto: int
    merges: int
    made_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a merge writes.

    The incidents take the place of those that `replaces` names, of all where
    it is `None`; then `links`, `keys` (of events) and `ties` (of incidents) are
    all there are as well.  Otherwise the links of the events `unlinked` and
    those between the two of each of `parted` go before `links` come in.
    """

    incidents: Iterable[Incident]
    redirects: Mapping[str, str] = field(default_factory=dict)
    links: Iterable[Link] = ()
    replaces: frozenset[str] | None = None
    unlinked: frozenset[str] = frozenset()
    parted: tuple[tuple[str, str], ...] = ()
    keys: Pairs = field(default_factory=dict)
    ties: Pairs = field(default_factory=dict)
    settles: Pending | None = None
    made_with: str = ""


def write(connection: Connection, change: Change, at: datetime) -> bool:
    """Write it all; nothing, and false, where another merge came between."""
    if change.settles and change.settles.merges != _merges(connection):
        return False
    held = list(change.incidents)
    stays = {incident.id for incident in held}
    before = _before(connection, None if change.replaces is None else change.replaces | stays)
    gone = [incident_id for incident_id in before if incident_id not in stays]
    numbers = _incidents(connection, held, before, gone, whole=change.replaces is None)
    _events(connection, held, numbers)
    _keys(connection, change.keys, whole=change.replaces is None)
    _ties(connection, change, numbers, [before[one].n for one in gone])
    _redirects(connection, change.redirects, stays)
    _links(connection, change)
    _settle(connection, change)
    detail = {"incidents": len(held), "gone": len(gone), "redirects": dict(sorted(change.redirects.items()))}
    chain.append(connection, "merge", detail, at)
    return True


def pending(connection: Connection) -> Pending:
    """What the next merge has to look at."""
    table = tables.pending
    upto = connection.execute(select(func.max(table.c.n))).scalar() or 0
    ids = connection.execute(select(table.c.record_id).distinct()).scalars()
    made_with = connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == "merged")).scalar()
    return Pending(record_ids=frozenset(ids), upto=upto, merges=_merges(connection), made_with=made_with or "")


def leave(connection: Connection, record_ids: Iterable[str]) -> None:
    """Leave records to the next merge; where there was none yet, it will look at everything."""
    rows = [{"record_id": one} for one in record_ids]
    if rows and _merges(connection):
        connection.execute(insert(tables.pending), rows)


def earlier(connection: Connection) -> dict[str, str]:
    """The incident id that each event had, oldest ids first; an event that took another's place has that one's."""
    table = tables.incident_events
    rows = connection.execute(select(table.c.given, table.c.event_id, table.c.incident_id)).all()
    steps = dict(connection.execute(select(tables.moved.c.old, tables.moved.c.new)).all())
    return aged(((given, event_id, incident_id) for given, event_id, incident_id in rows), steps)


def aged(rows: Iterable[tuple[int, str, str]], steps: Mapping[str, str]) -> dict[str, str]:
    """Incident id by event id, the ids in the order in which they were given; `steps` as in `moved`."""
    known = {event_id: incident_id for _, event_id, incident_id in sorted(rows)}
    led = {anchors.follow(old, steps): incident for old, incident in known.items() if old in steps}
    ids = known | {event: incident for event, incident in led.items() if event not in known}
    age = {incident: n for n, incident in enumerate(dict.fromkeys(known.values()))}
    return dict(sorted(ids.items(), key=lambda one: (age[one[1]], one[0])))


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
    found = map(encoding.read_link, connection.execute(select(tables.links)))
    yield from sorted(found, key=lambda link: (link.left, link.right))


def moved(connection: Connection, *, incidents: bool = False) -> dict[str, str]:
    """Ids of records, with `incidents` of those too, that were given up, each with the one at the end of the chain."""
    steps = dict(connection.execute(select(tables.moved.c.old, tables.moved.c.new)).all())
    if incidents:
        steps |= dict(connection.execute(select(tables.redirects.c.old, tables.redirects.c.new)).all())
    return {old: anchors.follow(old, steps) for old in steps}


def events_ever_of(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Every event that stood under one of these incidents, or under what they lead to now; other ids have none."""
    steps = moved(connection, incidents=True)
    asked = [one for named in ids for one in {named, steps.get(named, named)}]
    table, found = tables.incident_events, set[str]()
    for part in parts(set(asked)):
        found.update(connection.execute(select(table.c.event_id).where(table.c.incident_id.in_(part))).scalars())
    return found


def parts(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """Pieces that a query can name one by one."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), MANY):
        yield ordered[start : start + MANY]


# --- how it is written ------------------------------------------------------------------------------------------------


def _merges(connection: Connection) -> int:
    return int(connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == "merges")).scalar() or 0)


def _before(connection: Connection, ids: Iterable[str] | None) -> dict[str, Any]:
    """Rows of the incidents that are replaced or written again; of all where no ids are given, without their JSON."""
    table = tables.incidents
    if ids is None:
        return {found.id: found for found in connection.execute(select(table.c.id, table.c.n, table.c.digest))}
    found: dict[str, Any] = {}
    for part in parts(ids):
        asked = select(table.c.id, table.c.n, table.c.digest, table.c.row).where(table.c.id.in_(part))
        found.update((one.id, one) for one in connection.execute(asked))
    return found


def _incidents(
    connection: Connection, held: list[Incident], before: Mapping[str, Any], gone: list[str], *, whole: bool
) -> dict[str, int]:
    """Write incidents that are new or other than they were, with everybody in them; their numbers by id."""
    table = tables.incidents
    rows = {one.id: encoding.incident_columns(one) for one in held}
    other = [one for one in held if one.id not in before or before[one.id].digest != rows[one.id]["digest"]]
    for part in parts(gone):
        connection.execute(delete(table).where(table.c.id.in_(part)))
    put(connection, table, [rows[one.id] for one in other], renew="id")
    numbers = {one: found.n for one, found in before.items() if one in rows} | _numbers(connection, other)
    if whole:
        connection.execute(delete(tables.incident_actors))
        sides = [side for one in held for side in encoding.incident_sides(one, numbers[one.id])]
    else:
        _unname(connection, [before[one] for one in (*gone, *(one.id for one in other)) if one in before])
        sides = [side for one in other for side in encoding.incident_sides(one, numbers[one.id])]
    put(connection, tables.incident_actors, sides)
    return numbers


def _numbers(connection: Connection, held: list[Incident]) -> dict[str, int]:
    table = tables.incidents
    if len(held) > 10 * MANY:
        return dict(connection.execute(select(table.c.id, table.c.n)).all())
    found: dict[str, int] = {}
    for part in parts(one.id for one in held):
        found.update(connection.execute(select(table.c.id, table.c.n).where(table.c.id.in_(part))).all())
    return found


def _unname(connection: Connection, before: list[Any]) -> None:
    """Take everybody out of the incidents as they were."""
    table = tables.incident_actors
    named = ("name", "day_to", "role", "incident")
    for found in before:
        for side in encoding.incident_sides(encoding.read(Incident, found.row), found.n):
            connection.execute(delete(table).where(*(table.c[name] == side[name] for name in named)))


def _events(connection: Connection, held: list[Incident], numbers: Mapping[str, int]) -> None:
    """Remember the incident of each event; what events that are gone had is remembered as well."""
    rows = [
        {"event_id": event_id, "incident_id": one.id, "given": numbers[one.id]}
        for one in held
        for event_id in one.event_ids
    ]
    put(connection, tables.incident_events, rows, renew="event_id")


def _keys(connection: Connection, keys: Pairs, *, whole: bool) -> None:
    """Remember under which numbers each event stands, in the place of what was known of those events."""
    table, blocks = tables.incident_events, tables.blocks
    if whole:
        connection.execute(delete(blocks))
        connection.execute(update(table).values(keys=None))
    else:
        old = keys_of(connection, keys)
        told = [(key, shortened.short("event", event_id)) for event_id, held in old.items() for key in held]
        _each(connection, 'DELETE FROM blocks WHERE "key" = ? AND event_id = ?', told)
    told_ = [(shortened.packed(held) or None, shortened.short("event", event_id)) for event_id, held in keys.items()]
    _each(connection, 'UPDATE incident_events SET "keys" = ? WHERE event_id = ?', told_)
    rows = sorted((key, event_id) for event_id, held in keys.items() for key in held)
    put_plain(connection, blocks, ("key", "event_id"), rows)


def keys_of(connection: Connection, event_ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The numbers under which each event stands."""
    table = tables.incident_events
    found: dict[str, tuple[int, ...]] = {}
    for part in parts(event_ids):
        asked = select(table.c.event_id, table.c["keys"]).where(table.c.event_id.in_(part))
        found.update((event_id, shortened.unpacked(held)) for event_id, held in connection.execute(asked))
    return found


def _ties(connection: Connection, change: Change, numbers: Mapping[str, int], gone: list[int]) -> None:
    table = tables.ties
    if change.replaces is None:
        connection.execute(delete(table))
    else:
        for part in parts([*gone, *(numbers[one] for one in change.ties)]):
            connection.execute(delete(table).where(table.c.incident.in_(part)))
    rows = sorted((key, numbers[one]) for one, held in change.ties.items() for key in held)
    put_plain(connection, table, ("key", "incident"), rows)


def _redirects(connection: Connection, redirects: Mapping[str, str], stays: set[str]) -> None:
    """Old ids lead straight to where their events are now, in one step."""
    table = tables.redirects
    for old, new in redirects.items():
        connection.execute(update(table).where(table.c.new == old).values(new=new))
        change = upsert(table).values(old=old, new=new)
        connection.execute(change.on_conflict_do_update(index_elements=["old"], set_={"new": new}))
    if connection.execute(select(table.c.old).limit(1)).first():
        for part in parts(stays):
            connection.execute(delete(table).where(table.c.old.in_(part)))


def _links(connection: Connection, change: Change) -> None:
    """All links anew, or those that changed."""
    table = tables.links
    if change.replaces is None:
        connection.execute(delete(table))
    for part in parts(change.unlinked):
        connection.execute(delete(table).where(or_(table.c.left.in_(part), table.c.right.in_(part))))
    for left, right in change.parted:
        connection.execute(delete(table).where(table.c.left == left, table.c.right == right))
    put_plain(connection, table, encoding.OF_A_LINK, list(map(encoding.kept_link, change.links)))


def _settle(connection: Connection, change: Change) -> None:
    """Take away what was pending, count the merge, and remember what it was made with."""
    if change.settles:
        connection.execute(delete(tables.pending).where(tables.pending.c.n <= change.settles.upto))
    told = {"merges": str(_merges(connection) + 1), "merged": change.made_with}
    for key, value in told.items():
        row = upsert(tables.meta).values(key=key, value=value)
        connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def _each(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, rows)
