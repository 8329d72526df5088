"""What is expected, and the runs: appended, never changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert, select, update

from hudna.records import Score, digest
from hudna.store import chain, encoding, tables

R = TypeVar("R")


def add(connection: Connection, table: Table, records: Iterable[Any], *, at: datetime) -> None:
    """Append what is not there yet; a record told again with the same fields changes nothing."""
    added = []
    for record in records:
        kept = encoding.kept(record)
        name = f"{record.forecast_id}|{record.rule}" if isinstance(record, Score) else record.id
        same = select(table.c.n).where(table.c.id == name).order_by(table.c.n.desc()).limit(1)
        last = connection.execute(same.add_columns(table.c.digest)).one_or_none()
        if last is None or last.digest != kept["digest"]:
            connection.execute(insert(table).values(id=name, **kept))
            added.append([name, kept["digest"]])
    if added:
        chain.append(connection, table.name, {"added": added}, at)


def held(connection: Connection, table: Table, kind: type[R], *, latest: bool = False) -> Iterator[R]:
    """Records in the order in which they came; with `latest` only the newest under each id, oldest id first."""
    texts: dict[Any, str] = {}
    for found in connection.execute(select(table).order_by(table.c.n)):
        texts[found.id if latest else found.n] = found.row
    for text in texts.values():
        yield encoding.read(kind, text)


def run_started(
    connection: Connection, program: str, casebook_digest: str, settings: Mapping[str, Any], at: datetime
) -> int:
    """Write a run down; its number."""
    told = {"program": program, "casebook": casebook_digest, "settings": dict(settings), "started_at": chain.utc(at)}
    number: int = connection.execute(insert(tables.runs).values(**_kept(told))).inserted_primary_key[0]  # type: ignore[index]
    chain.append(connection, "run-started", {"run": number, **told}, at)
    return number


def run_finished(connection: Connection, run: int, counts: Mapping[str, int], at: datetime) -> None:
    """Write down that it ended, and the counts of what it met."""
    text = connection.execute(select(tables.runs.c.row).where(tables.runs.c.n == run)).scalar_one()
    told = {**json.loads(text), "finished_at": chain.utc(at), "counts": dict(counts)}
    connection.execute(update(tables.runs).where(tables.runs.c.n == run).values(**_kept(told)))
    chain.append(connection, "run-finished", {"run": run, "counts": dict(counts)}, at)


def runs(connection: Connection) -> list[dict[str, Any]]:
    """Every run; one without `finished_at` was cut short or is at work."""
    found = connection.execute(select(tables.runs.c.n, tables.runs.c.row).order_by(tables.runs.c.n))
    return [{"run": number, **json.loads(text)} for number, text in found]


def _kept(told: Mapping[str, Any]) -> dict[str, str]:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return {"row": text, "digest": digest(text.encode())}
