"""What people judged outlives a changed coder.

A judged id never comes to mean another event.  A record that somebody stands
for (accepted, corrected, renamed, merged or split) and that a later coder does
not find stays as it stood when it was judged, and the document's problems say
so; it goes once the coder finds it again or nobody stands for it any more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from hudna.records import Claim, Decision, Document, Event, Problem, Truce, record_id, standing
from hudna.store import anchors, deciding, merged

_STAND_FOR = ("accept", "correct", "rename", "merge", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The records of a document as they are kept; `led` are ids given up, each with the one in its place."""

    records: tuple[Any, ...]
    led: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What people said about records of a source.

    `judged` are the records as they stood then, `stood_for` the ids that a
    decision in force speaks for, `documents` the source's documents now.
    """

    judged: tuple[Any, ...] = ()
    stood_for: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


def said(connection: Connection, source_ids: Iterable[str]) -> dict[str, Said]:
    """What people said, by source; nothing of those about which nobody said anything."""
    found = {one: told for one in source_ids if (told := tuple(anchors.judged(connection, one)))}
    stands = [one for one in standing(deciding.all_decisions(connection)) if one.verdict in _STAND_FOR] if found else []
    named = {subject for one in stands for subject in (*one.subjects, *_others(one))}
    spoken = frozenset(named | merged.events_ever_of(connection, named))
    return {
        source_id: Said(judged=told, stood_for=spoken, documents=anchors.documents(connection, source_id))
        for source_id, told in found.items()
    }


def settled(
    connection: Connection, document: Document, before: Sequence[Any], records: Sequence[Any], said: Said
) -> Settled:
    """Records as they came in, beside what was there before and what people said."""
    judged = [one for one in said.judged if one.document_id == document.id or one.document_id not in said.documents]
    new = _apart(records, judged, document.text)
    here, known = {record.id for record in new}, {record.id for record in before}
    gone = {record.id: record for record in [*judged, *before] if record.id not in here}
    for one, other in anchors.resolve(connection, gone).items():
        if other in here & known:
            del gone[one]
    led = anchors.pairs(list(gone.values()), [one for one in new if one.id not in known], new, text=document.text)
    kept = [
        record
        for record in judged
        if record.id in gone
        and record.id not in led
        and record.id in said.stood_for
        and record.document_id == document.id
    ]
    told = tuple(_problem(document, record) for record in kept)
    return Settled(records=(*new, *kept), led=led, problems=told)


def _others(decision: Decision) -> list[str]:
    return (decision.value or "").split() if decision.verdict == "split" else []


def _apart(records: Sequence[Any], judged: Sequence[Any], text: str) -> list[Any]:
    """The records, an event under an id of its own where people judged another one under the one it came with."""
    known = {record.id: record for record in judged if isinstance(record, Event)}
    other = {
        one.id: record_id("event", one.id, one.trigger.start)
        for one in records
        if one.id in known
        and (by := anchors.shifted(known[one.id], text)) is not None
        and not anchors.overlap(known[one.id], one, by)
    }
    return [_renamed(one, other) for one in records] if other else list(records)


def _renamed(record: Any, other: Mapping[str, str]) -> Any:
    """The record with its own id and those that it names changed."""
    if isinstance(record, Event):
        return replace(record, id=other.get(record.id, record.id))
    if isinstance(record, Claim) and record.event_id:
        return replace(record, event_id=other.get(record.event_id, record.event_id))
    if isinstance(record, Truce):
        return replace(record, breaches=tuple(other.get(one, one) for one in record.breaches))
    return record


def _problem(document: Document, record: Any) -> Problem:
    return Problem(
        stage="store",
        about=document.source.uri,
        code="kept-for-a-person",
        message=f"{record.id} is no longer found in the text, and stays because a decision stands for it.",
        hint="Look at it; reject it or withdraw the decision if it should go.",
        fatal=False,
    )
