"""Decisions out of a case and into another, as JSON lines: withdrawals, order and all.

Each line is a decision as `row` gives it, with `anchors`: the records that it
judges as they stood then, so that it finds them again where a text was coded
by another version.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hudna.records import Decision, Problem, digest, from_row, row
from hudna.store import anchors, deciding, encoding, readings, tables


def lines(connection: Connection) -> Iterator[str]:
    """One line a decision, in the order in which they came in."""
    for decision in deciding.all_decisions(connection):
        named = [*decision.subjects, *(decision.value or "").split()]
        held = connection.execute(select(tables.anchors).where(tables.anchors.c.subject.in_(named)))
        told = [
            {
                "kind": one.kind,
                "source": one.source_id,
                "record": row(encoding.read(encoding.CLASSES[one.kind], one.row)),
            }
            for one in held
        ]
        yield json.dumps({**row(decision), "anchors": told}, ensure_ascii=False)


_NEEDED = tuple(field.name for field in dataclasses.fields(Decision) if field.default is dataclasses.MISSING)


def take(connection: Connection, told: Iterable[str]) -> list[Problem]:
    """Append the decisions of the lines; lines that are none come back as problems, the others are kept."""
    problems = []
    for number, line in enumerate(told, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            problems.append(_problem(number, "it is not JSON"))
            continue
        if not isinstance(data, dict):
            problems.append(_problem(number, "it is no object"))
            continue
        lacking = [name for name in _NEEDED if name not in data]
        if lacking:
            problems.append(_problem(number, f"it lacks {', '.join(lacking)}"))
            continue
        try:
            held = data.pop("anchors", [])
            decision = from_row(Decision, data)
            records = [from_row(encoding.CLASSES[one["kind"]], one["record"]) for one in held]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            problems.append(_problem(number, str(error)))
            continue
        for one, record in zip(held, records, strict=True):
            _anchor(connection, one["source"], one["kind"], record)
        problems += deciding.decide(connection, [decision], strict=False)
    return problems


def _anchor(connection: Connection, source_id: str, kind: str, record: Any) -> None:
    """Remember the record as it was judged, and look for what stands in its place here."""
    told = encoding.told(record)
    values = {"subject": record.id, "kind": kind, "source_id": source_id, "row": told, "digest": digest(told.encode())}
    connection.execute(upsert(tables.anchors).values(**values).on_conflict_do_nothing())
    asked = select(tables.documents.c.id).where(tables.documents.c.source_id == source_id)
    for document_id in connection.execute(asked).scalars().all():
        here = list(readings.of_kind(connection, type(record), document_id))
        if any(other.id == record.id for other in here):
            return
        led = anchors.pairs([record], here)
        if led:
            change = upsert(tables.moved).values(old=record.id, new=led[record.id])
            connection.execute(change.on_conflict_do_nothing())
            return


def _problem(number: int, reason: str) -> Problem:
    return Problem(
        stage="store",
        about=f"line {number}",
        code="no-decision",
        message=f"is no decision ({reason}).",
        hint="Each line is a JSON object with id, subjects, verdict, field, value, by, at, reason and withdraws.",
    )
