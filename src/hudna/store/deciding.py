"""Decisions come in: checked, tied to the record as it stood, appended, never changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hudna.records import Decision, Incident, Problem, standing
from hudna.store import chain, encoding, merged, tables
from hudna.store.current import fault, led

VERDICTS = ("accept", "correct", "reject", "merge", "split", "rename", "redact", "withdraw")


def decide(connection: Connection, decisions: Iterable[Decision], *, strict: bool = True) -> list[Problem]:
    """Append inside the open transaction; what cannot stand comes back as a problem and is not kept.

    Without `strict`, a subject that is not here is let in: its source may still come.
    """
    problems: list[Problem] = []
    for decision in decisions:
        known = _known(connection, decision.id)
        if known is not None:
            if _what(known) != _what(decision):
                problems.append(_problem(decision, "id-taken", "another decision has this id.", "Give it a new id."))
            continue
        found = _fault(connection, decision, strict)
        if found:
            problems.append(found)
        else:
            _append(connection, _spelled_out(connection, decision))
    return problems


def all_decisions(connection: Connection) -> Iterator[Decision]:
    """In the order in which they came in."""
    for text in connection.execute(select(tables.decisions.c.row).order_by(tables.decisions.c.n)).scalars():
        yield encoding.read(Decision, text)


def in_force(connection: Connection) -> list[Decision]:
    """The decisions that stand, with ids of events that were given up led to what stands in their place."""
    stands = standing(all_decisions(connection))
    named = {one for decision in stands for one in (*decision.subjects, *_others(decision))}
    here: set[str] = set()
    for part in merged.parts(named):
        asked = select(tables.records.c.id).where(tables.records.c.id.in_(part), tables.records.c.kind == "event")
        here.update(connection.execute(asked).scalars())
    moved = merged.moved(connection) if named - here else {}
    return [led(decision, here, moved) for decision in stands]


def _append(connection: Connection, decision: Decision) -> None:
    kept = encoding.kept(decision)
    connection.execute(insert(tables.decisions).values(id=decision.id, **kept))
    for subject in (*decision.subjects, *_others(decision)):
        for one in (subject, *_events_of(connection, subject)):
            _anchor(connection, one)
    merged.leave(connection, _judged(connection, decision))
    detail = {"decision": decision.id, "verdict": decision.verdict, "by": decision.by, "digest": kept["digest"]}
    chain.append(connection, "decision", detail, decision.at)


def _judged(connection: Connection, decision: Decision) -> set[str]:
    """The records about which merging must hear of the decision, or of what it undoes."""
    found: Decision | None = decision
    while found is not None and found.verdict == "withdraw":
        found = _known(connection, found.withdraws or "")
    if found is None or found.verdict in ("rename", "redact"):
        return set()
    return {*found.subjects, *_others(found)}


def _anchor(connection: Connection, subject: str) -> None:
    """Keep the record as it stood when it was judged."""
    records, documents = tables.records, tables.documents
    asked = (
        select(records.c.kind, records.c.row, records.c.digest, documents.c.source_id)
        .join(documents, documents.c.id == records.c.document_id)
        .where(records.c.id == subject)
    )
    found = connection.execute(asked).one_or_none()
    if found:
        connection.execute(upsert(tables.anchors).values(subject=subject, **found._asdict()).on_conflict_do_nothing())


def _spelled_out(connection: Connection, decision: Decision) -> Decision:
    """Incidents that are to be joined or parted, named by the events that they hold now.

    What is split off an incident is parted from the rest of it.
    """
    if decision.verdict not in ("merge", "split"):
        return decision
    held = {subject: _events_of(connection, subject) for subject in decision.subjects}
    if decision.verdict == "merge":
        return replace(decision, subjects=tuple(dict.fromkeys(e for s in decision.subjects for e in held[s] or [s])))
    mine = tuple(subject for subject in decision.subjects if not held[subject])
    rest = [event for events in held.values() for event in events if event not in mine]
    if decision.value or not rest or not mine:
        return decision
    return replace(decision, subjects=mine, value=" ".join(rest))


def _events_of(connection: Connection, incident_id: str) -> list[str]:
    text = connection.execute(select(tables.incidents.c.row).where(tables.incidents.c.id == incident_id)).scalar()
    from_incident = encoding.read(Incident, text).event_ids if text else ()
    return list(from_incident)


def _fault(connection: Connection, decision: Decision, strict: bool) -> Problem | None:
    if decision.verdict not in VERDICTS:
        hint = f"Use one of {', '.join(VERDICTS)}."
        return _problem(decision, "verdict-unknown", f"{decision.verdict!r} is no verdict.", hint)
    if not decision.by.strip():
        return _problem(decision, "nobody", "does not say who decides.", "Put a name into `by`.")
    if decision.at.tzinfo is None:
        return _problem(
            decision, "time-zone", "`at` has no time zone.", "Write instants in UTC, as 2026-03-02T08:00:00Z."
        )
    if decision.verdict == "withdraw":
        if decision.withdraws and _known(connection, decision.withdraws):
            return None
        hint = "Name in `withdraws` the id of the decision to undo."
        return _problem(decision, "withdraws-unknown", f"there is no decision {decision.withdraws!r}.", hint)
    lost = [subject for subject in decision.subjects if not _is_known(connection, subject)]
    if lost and strict and decision.verdict != "redact":
        hint = "Name records by the ids that the case shows now."
        return _problem(decision, "subject-unknown", f"the case holds no {', '.join(lost)}.", hint)
    return _field_fault(connection, decision)


def _field_fault(connection: Connection, decision: Decision) -> Problem | None:
    if decision.verdict != "correct":
        return None
    for subject in decision.subjects:
        record = find(connection, subject)
        wrong = fault(record, decision) if record is not None else None
        if wrong:
            return _problem(decision, "field-wrong", wrong, "Give the field by its name and the value as `row` has it.")
    return None


def find(connection: Connection, subject: str) -> Any:
    """The record or incident of that id, as the machine left it."""
    found = connection.execute(
        select(tables.records.c.kind, tables.records.c.row).where(tables.records.c.id == subject)
    ).one_or_none()
    if found:
        return encoding.read(encoding.CLASSES[found.kind], found.row)
    text = connection.execute(select(tables.incidents.c.row).where(tables.incidents.c.id == subject)).scalar()
    return encoding.read(Incident, text) if text else None


def _is_known(connection: Connection, subject: str) -> bool:
    for column in (tables.records.c.id, tables.incidents.c.id, tables.documents.c.id, tables.redirects.c.old):
        if connection.execute(select(column).where(column == subject)).first():
            return True
    return (
        connection.execute(select(tables.anchors.c.subject).where(tables.anchors.c.subject == subject)).first()
        is not None
    )


def _others(decision: Decision) -> list[str]:
    return decision.value.split() if decision.verdict == "split" and decision.value else []


def _known(connection: Connection, decision_id: str) -> Decision | None:
    text = connection.execute(select(tables.decisions.c.row).where(tables.decisions.c.id == decision_id)).scalar()
    return encoding.read(Decision, text) if text else None


def _what(decision: Decision) -> tuple[object, ...]:
    """What makes two decisions the same, before incidents are spelled out."""
    return decision.verdict, decision.field, decision.by, decision.at, decision.reason, decision.withdraws


def _problem(decision: Decision, code: str, message: str, hint: str) -> Problem:
    return Problem(stage="store", about=f"decision {decision.id}", code=code, message=message, hint=hint)
