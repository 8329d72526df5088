"""What merging asks of a case, all of it as the case was at one moment.

Answers what `hudna.merging.addition.Held` asks for.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from hudna.records import Decision, Event, Incident, Link, Paper
from hudna.store import deciding, encoding, merged, readings, tables
from hudna.store.current import current
from hudna.store.merged import parts


class Held:
    """A case at one moment; `Store.held` gives it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self) -> merged.Pending:
        """What came, changed or went since the last merge, and what stands in the place of what went."""
        found = merged.pending(self._connection)
        ids, ahead = set(found.record_ids), set(found.record_ids)
        while ahead:
            ahead = set(self._moves(ahead).values()) - ids
            ids |= ahead
        return replace(found, record_ids=frozenset(ids))

    def has_events(self, n: int) -> bool:
        """Whether merges so far have put so many events into incidents, those that are gone since included."""
        some = "SELECT count(*) FROM (SELECT 1 FROM incident_events LIMIT ?)"
        return int(self._connection.exec_driver_sql(some, (n,)).scalar_one()) >= n

    @functools.cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in force, with ids led to the records that stand now."""
        return tuple(deciding.in_force(self._connection))

    def events(self, event_ids: Iterable[str]) -> list[Event]:
        """The events of these ids, as people corrected them; ids that are gone or rejected are left out."""
        table, held = tables.records, []
        for part in parts(event_ids):
            asked = select(table.c.row).where(table.c.id.in_(part), table.c.kind == "event")
            held += [encoding.read(Event, text) for text in self._connection.execute(asked).scalars()]
        about = {d.id: d for event in held for d in self._judged.get(event.id, ())}
        return list(current(held, about.values()).of(Event)) if about else held

    @functools.cached_property
    def _judged(self) -> dict[str, list[Decision]]:
        """The decisions about each subject."""
        found: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            for subject in decision.subjects:
                found.setdefault(subject, []).append(decision)
        return found

    def keys_of(self, event_ids: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
        """The blocks in which each event stands."""
        return merged.keys_of(self._connection, event_ids)

    def members(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """The events in each of the blocks."""
        table, found = tables.blocks, dict[int, list[str]]()
        for part in parts(keys):
            asked = select(table.c.key, table.c.event_id).where(table.c.key.in_(part))
            for key, event_id in self._connection.execute(asked):
                found.setdefault(key, []).append(event_id)
        return found

    def links_of(self, event_ids: Iterable[str]) -> list[Link]:
        """Every link that one of the events has a part in."""
        table, found = tables.links, dict[tuple[str, str], Link]()
        for part in parts(event_ids):
            for side in (table.c.left, table.c.right):
                for one in self._connection.execute(select(table).where(side.in_(part))):
                    if (one.left, one.right) not in found:
                        found[one.left, one.right] = encoding.read_link(one)
        return list(found.values())

    def earlier_of(self, names: Iterable[str]) -> dict[str, str]:
        """Incident id by event id for events, incidents and all that an incident or a move ties to them.

        In the order in which the ids were first given.
        """
        table = tables.incident_events
        rows: dict[str, tuple[int, str, str]] = {}
        steps: dict[str, str] = {}
        ahead, incidents = set(names), set[str]()
        seen: set[str] = set()
        while ahead:
            seen |= ahead
            moves = self._moves(ahead)
            steps |= moves
            near = ahead | moves.keys() | set(moves.values())
            found = {one for part in parts(near) for one in self._incidents_of(part)} - incidents
            incidents |= found
            for part in parts(found):
                asked = select(table.c.given, table.c.event_id, table.c.incident_id).where(
                    table.c.incident_id.in_(part)
                )
                rows |= {event: (given, event, one) for given, event, one in self._connection.execute(asked)}
            ahead = (near | rows.keys()) - seen
        return merged.aged(rows.values(), steps)

    def _incidents_of(self, part: list[str]) -> set[str]:
        """The incidents of these events, and those that have these names."""
        table = tables.incident_events
        mine = select(table.c.incident_id).where(table.c.event_id.in_(part))
        named = select(table.c.incident_id).where(table.c.incident_id.in_(part))
        return {*self._connection.execute(mine).scalars(), *self._connection.execute(named).scalars()}

    def _moves(self, ids: Iterable[str]) -> dict[str, str]:
        table, found = tables.moved, dict[str, str]()
        for part in parts(ids):
            asked = select(table.c.old, table.c.new).where(or_(table.c.old.in_(part), table.c.new.in_(part)))
            found.update(self._connection.execute(asked).all())
        return found

    def taken(self, names: Iterable[str]) -> set[str]:
        """Those of the names that an incident has or had."""
        table, found = tables.incident_events, set[str]()
        for part in parts(names):
            asked = select(table.c.incident_id).where(table.c.incident_id.in_(part))
            found.update(self._connection.execute(asked).scalars())
        return found

    def incidents(self, incident_ids: Iterable[str]) -> list[Incident]:
        """The incidents of these ids, as the last merge left them."""
        return self._incidents(tables.incidents.c.id, incident_ids)

    def ties_of(self, incident_ids: Iterable[str]) -> set[int]:
        """The numbers under which the incidents are looked for."""
        table, ties, found = tables.incidents, tables.ties, set[int]()
        for part in parts(incident_ids):
            asked = select(ties.c.key).join(table, table.c.n == ties.c.incident).where(table.c.id.in_(part))
            found.update(self._connection.execute(asked).scalars())
        return found

    def beside(self, keys: Iterable[int]) -> list[Incident]:
        """The incidents under these numbers."""
        table, numbers = tables.ties, set[int]()
        for part in parts(keys):
            asked = select(table.c.incident).where(table.c.key.in_(part))
            numbers.update(self._connection.execute(asked).scalars())
        return self._incidents(tables.incidents.c.n, numbers)

    def _incidents(self, column: "ColumnElement[Any]", values: Iterable[Any]) -> list[Incident]:
        found: list[Incident] = []
        for part in parts(values):
            asked = select(tables.incidents.c.row).where(column.in_(part))
            found += [encoding.read(Incident, text) for text in self._connection.execute(asked).scalars()]
        return found

    def documents_of(self, event_ids: Iterable[str]) -> dict[str, str]:
        """Document id by event id."""
        table, found = tables.records, dict[str, str]()
        for part in parts(event_ids):
            asked = select(table.c.id, table.c.document_id).where(table.c.id.in_(part))
            found.update(self._connection.execute(asked).all())
        return found

    def published(self, document_ids: Iterable[str]) -> dict[str, date]:
        """Day of publication of these documents, where it is known."""
        found: dict[str, date] = {}
        table = tables.documents
        for part in parts(set(document_ids)):
            asked = select(table.c.id, table.c.published).where(table.c.id.in_(part), table.c.published.is_not(None))
            found.update((name, date.fromisoformat(day or "")) for name, day in self._connection.execute(asked))
        return found

    def papers(self, document_ids: Iterable[str]) -> dict[str, Paper]:
        """What merging asks of these documents."""
        found: dict[str, Paper] = {}
        for part in parts(set(document_ids)):
            found |= readings.papers(self._connection, part)
        return found
