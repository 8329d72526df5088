"""Lead the ids that a changed coder gave up to the records that stand in their place.

An id is made of the type, the quoted words and which occurrence they are, so
most records keep theirs.  One whose type was mended, or whose quotation grew
by a word, gets a new id; it is found again in the same source by kind, then by
how much its words overlap, its quotation, its type and how near it stands.
What nobody can be found for stays an orphan and is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from hudna.records import Span
from hudna.store import encoding, tables

# Below this the two have little in common but their place.
LEAST = 3.0
# The text before a record may have grown or shrunk by so many characters when a file is read again.
NEAR = 400


def move(connection: Connection, source_id: str, before: Sequence[Any], after: Sequence[Any]) -> None:
    """Write down where each id that is gone leads to, those included that decisions name from earlier readings."""
    here = {record.id for record in after}
    judged = _judged(connection, source_id)
    gone = {record.id: record for record in [*judged, *before] if record.id not in here}
    if here:
        connection.execute(delete(tables.moved).where(tables.moved.c.old.in_(here)))
    led = pairs(list(gone.values()), [record for record in after if record.id not in {one.id for one in before}], after)
    if led:
        connection.execute(delete(tables.moved).where(tables.moved.c.old.in_(list(led))))
        connection.execute(insert(tables.moved), [{"old": old, "new": new} for old, new in led.items()])


def are_of(connection: Connection, source_id: str) -> bool:
    """Whether people judged anything of the source."""
    table = tables.anchors
    return (
        connection.execute(select(table.c.subject).where(table.c.source_id == source_id).limit(1)).first() is not None
    )


def pairs(gone: Iterable[Any], new: Sequence[Any], all_here: Sequence[Any] = ()) -> dict[str, str]:
    """For each record that is gone the id of the one that stands in its place, where there is one.

    New records are given out once, the most alike first; what is left over may
    share a record that was there before, if it stands on the same words.
    """
    left = list(gone)
    likely = sorted(
        ((-score, old.id, one.id) for old in left for one in new if (score := alike(old, one)) >= LEAST),
    )
    led: dict[str, str] = {}
    taken: set[str] = set()
    for _, old_id, new_id in likely:
        if old_id not in led and new_id not in taken:
            led[old_id] = new_id
            taken.add(new_id)
    for old in left:
        if old.id not in led:
            rest = [(alike(old, one), one.id) for one in all_here if _same_words(old, one)]
            best = max(rest, default=None)
            if best and best[0] >= LEAST:
                led[old.id] = best[1]
    return led


def alike(old: Any, new: Any) -> float:
    """How much speaks for one standing in the other's place; 0 where the kinds differ."""
    if type(old) is not type(new):
        return 0.0
    mine, theirs = encoding.anchor(old), encoding.anchor(new)
    if mine is None or theirs is None:
        return 0.0
    near = max(0.0, 1 - abs(mine.start - theirs.start) / NEAR)
    same_type = 1.0 if encoding.columns(old, "")["type"] == encoding.columns(new, "")["type"] else 0.0
    shared = _overlap(mine, theirs) if mine.document_id == theirs.document_id else 0.0
    quoted = (
        1.5 if mine.quote == theirs.quote else 1.0 if mine.quote in theirs.quote or theirs.quote in mine.quote else 0.0
    )
    return (2.0 * shared + quoted + same_type + near) if near else 0.0


def resolve(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Where each id leads now, through every move; ids that stand as they are are left out."""
    steps = dict(connection.execute(select(tables.moved.c.old, tables.moved.c.new)).all())
    return {one: led for one in ids if (led := follow(one, steps)) != one}


def follow(one: str, steps: Mapping[str, str]) -> str:
    """The end of a chain of moves; a ring, which two readings that swap ids could leave, ends where it began."""
    seen = {one}
    while (following := steps.get(one)) is not None and following not in seen:
        one = following
        seen.add(one)
    return one


def _judged(connection: Connection, source_id: str) -> list[Any]:
    """The records of the source as they stood when people judged them, and which nothing stands for now."""
    table = tables.anchors
    lost = or_(~table.c.subject.in_(select(tables.records.c.id)))
    found = connection.execute(select(table.c.kind, table.c.row).where(table.c.source_id == source_id, lost))
    return [encoding.read(encoding.CLASSES[kind], text) for kind, text in found]


def _overlap(mine: Span, theirs: Span) -> float:
    shared = min(mine.end, theirs.end) - max(mine.start, theirs.start)
    return max(0, shared) / max(1, min(mine.end - mine.start, theirs.end - theirs.start))


def _same_words(old: Any, new: Any) -> bool:
    mine, theirs = encoding.anchor(old), encoding.anchor(new)
    return bool(mine and theirs and mine.document_id == theirs.document_id and _overlap(mine, theirs) > 0)
