"""Two countries under one head: `القوات السورية والروسية`, `الرئيسان الروسي والتركي`.

The second adjective stands by itself, and means what the first does: the
army, the government, whoever holds the office there.
"""

from typing import TYPE_CHECKING

from hudna.coding.analysis import Mention
from hudna.coding.names import Reading
from hudna.coding.offices import in_office
from hudna.coding.tree import Found
from hudna.lang.ar import fold

if TYPE_CHECKING:
    from hudna.coding.reader import Reader

_KINDS = {
    "armed-forces": "armed-forces",
    "police": "police",
    "security": "security-forces",
    "government": "government",
    "state": "government",
    "parliament": "parliament",
    "intelligence": "intelligence",
}
_TWO = frozenset(fold("الرئيسان الرئيسين للرئيسين وزيرا وزيري رئيسا رئيسي").split())
_ENDINGS = ("ية", "يان", "يين", "يتان", "يتين", "ي")


def is_of_two(reader: "Reader", hit: Found) -> bool:
    """`الرئيسان`: an office of two, which tells whose it is or nothing."""
    return reader.words[hit.first].key in _TWO


def with_same_head(reader: "Reader", hit: Found) -> Mention | None:
    """What an adjective joined to a head and its country means; `None` where no such head stands right before."""
    before, reading = reader.latest, _country(hit)
    if hit.prefix != "و" or before is None or reading is None or not _touches(reader, before, hit):
        return None
    if before.office is not None:
        return _holder(reader, before, hit, reading)
    return _institution(reader, before, hit, reading)


def _country(hit: Found) -> Reading | None:
    for reading in hit.values:
        if reading.kind == "nisba" or (reading.kind == "actor" and reading.detail == "state"):
            return reading
    return None


def _touches(reader: "Reader", before: Mention, hit: Found) -> bool:
    return before.end == reader.words[max(hit.first - 1, 0)].end


def _ending(key: str) -> str:
    return next((ending for ending in _ENDINGS if key.endswith(ending)), "")


def _institution(reader: "Reader", before: Mention, hit: Found, reading: Reading) -> Mention | None:
    """`القوات السورية والروسية`: another country's of the same kind, where the two adjectives agree."""
    actor = reader.known.actors.get(before.id or "")
    kind = _KINDS.get(actor.kind, "") if actor else ""
    state, first, last = reader.known.state(reading.id), reader.words[hit.first - 1].key, reader.words[hit.last].key
    alike = reading.kind == "nisba" and _ending(first) == _ending(last) != ""
    headed = reader.text[before.start : before.end].count(" ") > 0
    if not kind or not state or not alike or not headed or reader.known.state(before.id) == state:
        return None
    actor_id, name = reader.known.institution(kind, state, reading.name)
    return Mention(
        kind="actor" if actor_id else "unknown",
        id=actor_id,
        name=name,
        start=hit.start,
        end=hit.end,
        how="institution",
        body_id=state,
        body=reading.name,
    )


def _holder(reader: "Reader", before: Mention, hit: Found, reading: Reading) -> Mention | None:
    """`الرئيسان الروسي والتركي`: who holds the office there on the day."""
    first = next((word for word in reader.words if word.start == before.start or word.end > before.start), None)
    state = reader.known.state(reading.id)
    if first is None or first.key not in _TWO or state is None or before.office is None:
        return None
    holder_id, holder = in_office(reader, Reading("role", before.office, before.name), state)
    if holder_id is None:
        return None
    return Mention(
        kind="actor",
        id=holder_id,
        name=holder,
        start=hit.start,
        end=hit.end,
        how="office",
        office=before.office,
        body_id=state,
        body=reading.name,
        holder_id=holder_id,
        holder=holder,
    )
