"""What was read and said: a document comes in whole, and its earlier machine records go.

A source counts as done only when all of its documents are in, so a process
killed in the middle of one leaves it to be read again.  Ids that a better
coder gives up are led to the records that stand in their place (`moved`), so
that incidents and people's decisions follow.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from hudna.records import Document, Problem, digest, record_id
from hudna.store import anchors, chain, encoding, tables
from hudna.store.passages import passages


def add(
    connection: Connection,
    content: bytes,
    document: Document,
    records: Iterable[Any],
    *,
    problems: Iterable[Problem] = (),
    at: datetime,
) -> None:
    """Replace the document and its machine records inside the open transaction."""
    held, doubled = _each_once(document, records)
    before = [record for kind in encoding.KINDS for record in of_kind(connection, kind, document.id)]
    _source(connection, document, len(content))
    connection.execute(delete(tables.documents).where(tables.documents.c.id == document.id))
    connection.execute(insert(tables.documents).values(**_document(document)))
    digests = _records(connection, document, held)
    _problems(connection, document.source.uri, [*problems, *doubled], document.id)
    connection.execute(insert(tables.passages), rows) if (rows := passages(document)) else None
    anchors.move(connection, document.source.id, before, held)
    detail = {"document": document.id, "source": document.source.id, "records": len(held), "digest": digests}
    chain.append(connection, "reading", detail, at)


def finish(connection: Connection, source_id: str, document_ids: Iterable[str], at: datetime) -> None:
    """All documents of the source are in; those that an earlier reading made of it and this one did not go."""
    kept = set(document_ids)
    held = set(
        connection.execute(select(tables.documents.c.id).where(tables.documents.c.source_id == source_id)).scalars()
    )
    for gone in sorted(held - kept):
        connection.execute(delete(tables.documents).where(tables.documents.c.id == gone))
    connection.execute(update(tables.sources).where(tables.sources.c.id == source_id).values(finished=1))
    detail = {"source": source_id, "documents": sorted(kept), "gone": sorted(held - kept)}
    chain.append(connection, "source", detail, at)


def tell(connection: Connection, about: str, problems: Iterable[Problem], at: datetime) -> None:
    """What is wrong with a file; replaces what was said before about it and not about a document of it."""
    told = list(problems)
    gone = delete(tables.problems).where(tables.problems.c.about == about, tables.problems.c.document_id.is_(None))
    connection.execute(gone)
    _problems(connection, about, told, None)
    chain.append(connection, "problems", {"about": about, "codes": [problem.code for problem in told]}, at)


def of_kind(connection: Connection, kind: type[Any], document_id: str | None = None) -> Iterator[Any]:
    """Records of one class, by document and position."""
    table = tables.records
    asked = select(table.c.row).where(table.c.kind == encoding.KINDS[kind])
    if document_id is not None:
        asked = asked.where(table.c.document_id == document_id)
    for text in connection.execute(asked.order_by(table.c.document_id, table.c.position)).scalars():
        yield encoding.read(kind, text)


def fingerprint(ids_and_digests: Iterable[tuple[str, str]]) -> str:
    """One digest for the records of a document, whatever their order."""
    return digest("\n".join(f"{one} {two}" for one, two in sorted(ids_and_digests)).encode())


def _each_once(document: Document, records: Iterable[Any]) -> tuple[list[Any], list[Problem]]:
    """Records by their ids; a second one under one id is told, not kept."""
    held: dict[str, Any] = {}
    problems = []
    for record in records:
        other = held.setdefault(record.id, record)
        if other != record:
            message = f"two different records are called {record.id}; the first was kept."
            hint = "Report this: ids must tell records apart."
            problems.append(
                Problem(
                    stage="store", about=document.source.uri, code="id-twice", message=message, hint=hint, fatal=False
                )
            )
    return list(held.values()), problems


def _source(connection: Connection, document: Document, size: int) -> None:
    """The source; one that was finished stays so when a document of it is coded again."""
    values = {"id": document.source.id, "finished": 0, "size": size, **encoding.kept(document.source)}
    changed = {"row": values["row"], "digest": values["digest"]}
    connection.execute(
        upsert(tables.sources).values(**values).on_conflict_do_update(index_elements=["id"], set_=changed)
    )


def _document(document: Document) -> dict[str, Any]:
    published = document.published or document.source.published
    return {
        "id": document.id,
        "source_id": document.source.id,
        "part": document.part,
        "published": published and published.isoformat(),
        "publisher": document.source.publisher,
        **encoding.kept(document),
    }


def _records(connection: Connection, document: Document, records: list[Any]) -> str:
    """Keep the records; their fingerprint for the log."""
    rows = [_record(document, n, record) for n, record in enumerate(records)]
    sides = [
        {"record_id": record.id, "role": role, "name": name}
        for record in records
        for role, name in encoding.actors(record)
    ]
    if rows:
        # An id that another document of another source has taken: the same bytes under two names.
        connection.execute(upsert(tables.records).on_conflict_do_nothing(), rows)
    if sides:
        connection.execute(insert(tables.record_actors), sides)
    return fingerprint((one["id"], one["digest"]) for one in rows)


def _record(document: Document, position: int, record: Any) -> dict[str, Any]:
    kind = encoding.KINDS[type(record)]
    return {
        "id": record.id,
        "kind": kind,
        "document_id": document.id,
        "position": position,
        **encoding.columns(record, kind),
        **encoding.kept(record),
    }


def _problems(connection: Connection, about: str, problems: Iterable[Problem], document_id: str | None) -> None:
    rows = [{"about": about, "document_id": document_id, **encoding.kept(problem)} for problem in problems]
    if rows:
        connection.execute(insert(tables.problems), rows)


__all__ = ["add", "fingerprint", "finish", "of_kind", "record_id", "tell"]
