"""What was read and said: a document comes in whole, and its earlier machine records go.

A source counts as done only when all of its documents are in, so a process
killed in the middle of one leaves it to be read again.  Ids that a better
coder gives up are led to the records that stand in their place (`moved`), so
that incidents and people's decisions follow.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from hudna.records import LEAD_LETTERS, Document, Event, Paper, Problem, digest
from hudna.store import anchors, chain, encoding, merged, outliving, tables
from hudna.store.database import put
from hudna.store.passages import passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as it comes in: its source's bytes, what was coded of it, what went wrong."""

    content: bytes
    document: Document
    records: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()


def add(connection: Connection, given: Sequence[Reading], at: datetime) -> None:
    """Replace the documents and their machine records inside the open transaction."""
    if len({one.document.id for one in given}) < len(given):
        for one in given:
            add(connection, [one], at)
        return
    kept = [_each_once(one) for one in given]
    before = _before(connection, [one.document.id for one in kept])
    for part in merged.parts(before):
        connection.execute(delete(tables.documents).where(tables.documents.c.id.in_(part)))
    _sources(connection, kept)
    put(connection, tables.documents, [_document(one.document) for one in kept])
    kept, led = _settled(connection, kept, before)
    details = _records(connection, kept)
    for one in kept:
        _problems(connection, one.document.source.uri, one.problems, one.document.id)
    put(connection, tables.passages, [row for one in kept for row in passages(one.document, one.records)])
    if led is not None:
        anchors.lead(connection, led, (record.id for one in kept for record in one.records))
    told = [record for records in before.values() for record in records] + [r for one in kept for r in one.records]
    merged.leave(connection, {record.id for record in told if isinstance(record, Event)})
    chain.append_all(connection, "reading", details, at)


def finish(connection: Connection, source_id: str, document_ids: Iterable[str], at: datetime) -> None:
    """All documents of the source are in; those that an earlier reading made of it and this one did not go."""
    kept = set(document_ids)
    held = set(
        connection.execute(select(tables.documents.c.id).where(tables.documents.c.source_id == source_id)).scalars()
    )
    for gone in sorted(held - kept):
        merged.leave(connection, [record.id for record in of_kind(connection, Event, gone)])
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


def papers(connection: Connection, document_ids: Collection[str] | None = None) -> dict[str, Paper]:
    """What merging asks of these documents, of all where no ids are given."""
    table = tables.documents
    lead = func.substr(func.json_extract(table.c.row, "$.text"), 1, LEAD_LETTERS)
    asked = select(table.c.id, table.c.published, table.c.publisher, lead)
    if document_ids is not None:
        asked = asked.where(table.c.id.in_(document_ids))
    return {
        name: Paper(published=date.fromisoformat(day) if day else None, publisher=publisher, lead=told or "")
        for name, day, publisher, told in connection.execute(asked)
    }


def fingerprint(ids_and_digests: Iterable[tuple[str, str]]) -> str:
    """One digest for the records of a document, whatever their order."""
    return digest("\n".join(f"{one} {two}" for one, two in sorted(ids_and_digests)).encode())


def _each_once(given: Reading) -> Reading:
    """Records by their ids; a second one under one id is told, not kept."""
    held: dict[str, Any] = {}
    problems = list(given.problems)
    for record in given.records:
        other = held.setdefault(record.id, record)
        if other != record:
            message = f"two different records are called {record.id}; the first was kept."
            hint = "Report this: ids must tell records apart."
            about = given.document.source.uri
            problems.append(
                Problem(stage="store", about=about, code="id-twice", message=message, hint=hint, fatal=False)
            )
    return replace(given, records=tuple(held.values()), problems=tuple(problems))


def _before(connection: Connection, document_ids: list[str]) -> dict[str, list[Any]]:
    """The records of those documents that are in already."""
    found: dict[str, list[Any]] = {}
    table = tables.records
    for part in merged.parts(document_ids):
        here = select(tables.documents.c.id).where(tables.documents.c.id.in_(part))
        found.update((document_id, []) for document_id in connection.execute(here).scalars())
    for document_id, records in found.items():
        asked = select(table.c.kind, table.c.row).where(table.c.document_id == document_id)
        records += [encoding.read(encoding.CLASSES[kind], text) for kind, text in connection.execute(asked)]
    return found


def _settled(
    connection: Connection, given: list[Reading], before: Mapping[str, list[Any]]
) -> tuple[list[Reading], dict[str, str] | None]:
    """The documents with what people stand for, and where ids that were given up lead.

    Most documents are new and nobody judged them: then nothing is looked for, and nothing leads anywhere.
    """
    said = outliving.said(connection, {one.document.source.id for one in given})
    if not before and not said and not connection.execute(select(tables.moved.c.old).limit(1)).first():
        return given, None
    led: dict[str, str] = {}
    kept = []
    for one in given:
        theirs = said.get(one.document.source.id, outliving.Said())
        found = outliving.settled(connection, one.document, before.get(one.document.id, ()), one.records, theirs)
        led.update(found.led)
        kept.append(replace(one, records=found.records, problems=(*one.problems, *found.problems)))
    return kept, led


def _sources(connection: Connection, kept: list[Reading]) -> None:
    """The sources; one that was finished stays so when a document of it is coded again."""
    values = {
        one.document.source.id: {"id": one.document.source.id, "finished": 0, "size": len(one.content)}
        | encoding.kept(one.document.source)
        for one in kept
    }
    table = tables.sources
    known: set[str] = set()
    for part in merged.parts(values):
        known.update(connection.execute(select(table.c.id).where(table.c.id.in_(part))).scalars())
    for one in sorted(known):
        changed = {"row": values[one]["row"], "digest": values[one]["digest"]}
        connection.execute(update(table).where(table.c.id == one).values(**changed))
    put(connection, table, [row for one, row in values.items() if one not in known])


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


def _records(connection: Connection, kept: list[Reading]) -> list[dict[str, Any]]:
    """Keep the records; for each document its line in the log."""
    rows, sides, details = [], [], []
    for one in kept:
        mine = [_record(one.document, n, record) for n, record in enumerate(one.records)]
        rows += mine
        sides += [
            {"record_id": record.id, "role": role, "name": name}
            for record in one.records
            for role, name in encoding.actors(record)
        ]
        told = fingerprint((row["id"], row["digest"]) for row in mine)
        about = {"document": one.document.id, "source": one.document.source.id}
        details.append({**about, "records": len(mine), "digest": told})
    # An id that another document of another source has taken: the same bytes under two names.
    put(connection, tables.records, rows)
    put(connection, tables.record_actors, sides)
    return details


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
