"""Whether a case is whole: every original, every row, the log, and how the tables hang together."""

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, select

from hudna.records import Document, Incident, Problem, digest
from hudna.store import chain, encoding, readings, sources, tables

# Tables whose rows carry their own digest, and the column that names a row.
_ROWS: tuple[tuple[Table, str], ...] = (
    (tables.sources, "id"),
    (tables.documents, "id"),
    (tables.records, "id"),
    (tables.incidents, "id"),
    (tables.decisions, "id"),
    (tables.anchors, "subject"),
    (tables.forecasts, "id"),
    (tables.questions, "id"),
    (tables.scores, "id"),
    (tables.problems, "n"),
    (tables.runs, "n"),
)


def check(connection: Connection, folder: Path) -> list[Problem]:
    """Everything that is wrong with the case; an empty list where it is whole."""
    broken = list(_structure(connection))
    if broken:
        return broken
    known = set(connection.execute(select(tables.sources.c.id)).scalars())
    return [
        *sources.checked(folder, known),
        *_digests(connection),
        *_repeated(connection),
        *_counted(connection),
        *_decided(connection),
        *chain.checked(connection, folder),
        *_foreign(connection),
    ]


def _structure(connection: Connection) -> Iterator[Problem]:
    """What the database finds wrong with its own pages."""
    for found in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
        if found != "ok":
            yield _problem("case.sqlite", "file-damaged", f"{found}.")


def _digests(connection: Connection) -> Iterator[Problem]:
    for table, name in _ROWS:
        for about, text, said in connection.execute(select(table.c[name], table.c.row, table.c.digest)):
            if digest(text.encode("utf-8", errors="surrogatepass")) != said:
                yield _problem(f"{table.name} {about}", "row-changed", "the row is not what was written.")
    for found in connection.execute(select(tables.links)):
        if encoding.link_digest(found.left, found.right, found.score, found.reasons) != found.digest:
            yield _problem(f"links {found.left} {found.right}", "row-changed", "the row is not what was written.")


def _repeated(connection: Connection) -> Iterator[Problem]:
    """Columns that repeat the row and differ from it."""
    table = tables.records
    for found in connection.execute(select(table)):
        data = _data(found.row)
        if data is None or found.kind not in encoding.CLASSES:
            continue
        record = encoding.read(encoding.CLASSES[found.kind], found.row)
        if any(getattr(found, name) != value for name, value in encoding.columns(record, found.kind).items()):
            yield _problem(f"records {found.id}", "column-changed", "a column differs from the row.")
    for found in connection.execute(select(tables.incidents)):
        if _data(found.row) is not None:
            told = encoding.incident_columns(encoding.read(Incident, found.row))
            if any(getattr(found, name) != value for name, value in told.items() if name != "digest"):
                yield _problem(f"incidents {found.id}", "column-changed", "a column differs from the row.")


def _counted(connection: Connection) -> Iterator[Problem]:
    """Documents whose records are not those that the log says came in."""
    said = {}
    for entry in chain.entries(connection):
        if entry["what"] == "reading":
            said[entry["detail"]["document"]] = entry["detail"]["digest"]
    asked = select(tables.records.c.document_id, tables.records.c.id, tables.records.c.digest)
    held: dict[str, list[tuple[str, str]]] = {}
    for document_id, record_id, told in connection.execute(asked):
        held.setdefault(document_id, []).append((record_id, told))
    for document_id in connection.execute(select(tables.documents.c.id)).scalars():
        if document_id not in said or said[document_id] != readings.fingerprint(held.get(document_id, ())):
            yield _problem(f"document {document_id}", "records-changed", "its records are not those that came in.")


def _decided(connection: Connection) -> Iterator[Problem]:
    """Decisions that the log does not know, and those that it knows and the table lost."""
    said = {
        e["detail"]["decision"]: e["detail"]["digest"] for e in chain.entries(connection) if e["what"] == "decision"
    }
    held = dict(connection.execute(select(tables.decisions.c.id, tables.decisions.c.digest)).all())
    for decision_id in sorted(said.keys() ^ held.keys()):
        yield _problem(f"decision {decision_id}", "decision-lost", "stands in the log or the table, not in both.")
    for decision_id in sorted(said.keys() & held.keys()):
        if said[decision_id] != held[decision_id]:
            yield _problem(f"decision {decision_id}", "decision-changed", "is not what the log says was decided.")


def _foreign(connection: Connection) -> Iterator[Problem]:
    for found in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _problem(f"{found[0]} row {found[1]}", "row-adrift", f"points to a row of {found[2]} that is not there.")
    asked = select(tables.documents.c.id, tables.documents.c.row)
    for document_id, text in connection.execute(asked):
        data = _data(text)
        if data and data["id"] != document_id:
            yield _problem(f"documents {document_id}", "row-adrift", "is kept under another id.")


def _data(text: str) -> dict[str, object] | None:
    try:
        data: dict[str, object] = json.loads(text)
    except ValueError:
        return None
    return data


def _problem(about: str, code: str, message: str) -> Problem:
    hint = "Restore the case from a backup; people's decisions can be taken along with an export."
    return Problem(stage="store", about=about, code=code, message=message, hint=hint)


__all__ = ["Document", "check"]
