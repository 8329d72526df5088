"""Lead the ids that a changed coder gave up to the records that stand in their place.

An id is made of the type, the quoted words and which occurrence they are, so
most records keep theirs.  One whose type was mended, or whose quotation grew
by a word, gets a new id; it is found again in the same document: by the words
it stands on, where its sentence still stands in the text; where the text was
read otherwise as well, by its quotation, its type and how near it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from hudna.records import Event, Span
from hudna.store import encoding, tables

# Below this the two have little in common but their place.
LEAST = 3.0
# The text before a record may have grown or shrunk by so many characters when a file is read again.
NEAR = 400


def lead(connection: Connection, led: Mapping[str, str], here: Iterable[str]) -> None:
    """Write down where ids lead now; those that are here lead nowhere."""
    for gone in (sorted(here), sorted(led)):
        for start in range(0, len(gone), 500):
            connection.execute(delete(tables.moved).where(tables.moved.c.old.in_(gone[start : start + 500])))
    if led:
        connection.execute(insert(tables.moved), [{"old": old, "new": new} for old, new in led.items()])


def pairs(
    gone: Iterable[Any], new: Sequence[Any], all_here: Sequence[Any] = (), *, text: str | None = None
) -> dict[str, str]:
    """For each record that is gone the id of the one that stands in its place, where there is one.

    New records are given out once, the most alike first; what is left over may
    share a record that was there before, if it stands on the same words.
    `text` is the document as it is now.
    """
    left = [(old, None if text is None else shifted(old, text)) for old in gone]
    likely = sorted(
        (-score, old.id, one.id) for old, by in left for one in new if (score := alike(old, one, by)) >= LEAST
    )
    led: dict[str, str] = {}
    taken: set[str] = set()
    for _, old_id, new_id in likely:
        if old_id not in led and new_id not in taken:
            led[old_id] = new_id
            taken.add(new_id)
    for old, by in left:
        if old.id not in led:
            rest = [(alike(old, one, by), one.id) for one in all_here if overlap(old, one, by or 0) > 0]
            best = max(rest, default=None)
            if best and best[0] >= LEAST:
                led[old.id] = best[1]
    return led


def alike(old: Any, new: Any, by: int | None = None) -> float:
    """How much speaks for one standing in the other's place; 0 where the kinds differ.

    `by` is how far the sentence has moved in the text, `None` where it is not
    found again.  Where it is, a record on other words is another one, and so is
    one in which nobody of the first takes part, but for events, whose trigger
    tells them apart.
    """
    mine, theirs = encoding.anchor(old), encoding.anchor(new)
    if type(old) is not type(new) or mine is None or theirs is None:
        return 0.0
    shared = overlap(old, new, by or 0)
    if by is not None and not (shared and (isinstance(old, Event) or _same_sides(old, new, by))):
        return 0.0
    near = max(0.0, 1 - abs(mine.start + (by or 0) - theirs.start) / NEAR)
    same_type = 1.0 if encoding.columns(old, "")["type"] == encoding.columns(new, "")["type"] else 0.0
    quoted = (
        1.5 if mine.quote == theirs.quote else 1.0 if mine.quote in theirs.quote or theirs.quote in mine.quote else 0.0
    )
    return (2.0 * shared + quoted + same_type + near + (by is not None)) if near else 0.0


def shifted(old: Any, text: str) -> int | None:
    """By how much the sentence of a record has moved; `None` where it stands nowhere, or at more than one place."""
    told: Span = old.evidence
    if text[told.start : told.end] == told.quote:
        return 0
    first = text.find(told.quote)
    return first - told.start if first >= 0 and text.find(told.quote, first + 1) < 0 else None


def overlap(old: Any, new: Any, by: int = 0) -> float:
    """The part of the shorter quotation that both stand on, with the first moved; 0 in different documents."""
    mine, theirs = encoding.anchor(old), encoding.anchor(new)
    if mine is None or theirs is None or mine.document_id != theirs.document_id:
        return 0.0
    shared = min(mine.end + by, theirs.end) - max(mine.start + by, theirs.start)
    return max(0, shared) / max(1, min(mine.end - mine.start, theirs.end - theirs.start))


def _same_sides(old: Any, new: Any, by: int) -> bool:
    """Whether somebody takes part in both, by name or by the words that name him; true where nobody does in one."""
    mine, theirs = list(encoding.parties(old)), list(encoding.parties(new))
    return not (mine and theirs) or any(
        (one.actor_id or one.name) == (other.actor_id or other.name)
        or (one.span and other.span and one.span.start + by < other.span.end and other.span.start < one.span.end + by)
        for one in mine
        for other in theirs
    )


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


def judged(connection: Connection, source_id: str) -> list[Any]:
    """The records of a source as they stood when people judged them."""
    table = tables.anchors
    asked = select(table.c.kind, table.c.row).where(table.c.source_id == source_id)
    return [encoding.read(encoding.CLASSES[kind], text) for kind, text in connection.execute(asked)]


def documents(connection: Connection, source_id: str) -> frozenset[str]:
    """The documents of a source."""
    table = tables.documents
    return frozenset(connection.execute(select(table.c.id).where(table.c.source_id == source_id)).scalars())
