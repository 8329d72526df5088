"""What an adjective of a country means that stands by itself: another army, another president, no country at all.

`القوات السورية والروسية`, `الرئيسان الروسي والتركي`: the second means what the
first does, of another country.  `نظيره الروسي`: whoever has the same office
there.  `مسلحا سوريا`: written as the country is, and yet an adjective.
"""

from typing import TYPE_CHECKING

from hudna.coding.analysis import Mention
from hudna.coding.names import Reading
from hudna.coding.offices import OF_TWO, in_office
from hudna.coding.persons import name_behind
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
_SYRIAN = "سورية"
_PEERS = tuple(fold("نظيره نظيرها نظيرهما").split())
_CLITICS = ("", "و", "ل", "ب", "ول", "وب")
_ENDINGS = ("ية", "يان", "يين", "يتان", "يتين", "ي")


def meant(reader: "Reader", hit: Found) -> Mention | None:
    """What the adjective of a country at a hit means; `None` where a hit is none."""
    return _with_same_head(reader, hit) or _written_as_country(reader, hit) or _alone(hit)


def _alone(hit: Found) -> Mention | None:
    if any(reading.kind in ("actor", "place") for reading in hit.values):
        return None
    reading = next((reading for reading in hit.values if reading.kind == "nisba"), None)
    return reading and Mention(
        kind="actor", id=reading.id, name=reading.name, start=hit.start, end=hit.end, how="nisba"
    )


def _with_same_head(reader: "Reader", hit: Found) -> Mention | None:
    """What an adjective joined to a head and its country means; `None` where no such head stands right before."""
    before, reading = reader.latest, _country(hit)
    if hit.prefix == "" and reading is not None:
        return _peer(reader, hit, reading)
    if hit.prefix != "و" or before is None or reading is None or not _touches(reader, before, hit):
        return None
    if before.office is not None:
        return _holder(reader, before, hit, reading)
    return _institution(reader, before, hit, reading)


def _written_as_country(reader: "Reader", hit: Found) -> Mention | None:
    """`شابا سوريا`, `شخصيات سورية`: an adjective behind somebody indefinite; `None` where the country is named."""
    if hit.first != hit.last or hit.prefix or not hit.first:
        return None
    before, key = reader.words[hit.first - 1].key, reader.words[hit.first].key
    accusative = key.endswith("يا") and before in reader.known.accusatives
    feminine = key == _SYRIAN and before.endswith(("ة", "ات")) and not before.startswith(("ال", "لل", "وال", "بال"))
    reading = _country(hit) if accusative or feminine else None
    touching = reader.text[reader.words[hit.first - 1].end : hit.start] == " "
    state = reader.known.acting(reader.known.state(reading.id)) if reading and touching else None
    if reading is None or state is None:
        return None
    name = reader.known.actors[state].label_en
    return Mention(kind="actor", id=state, name=name, start=hit.start, end=hit.end, how="nisba")


def _peer(reader: "Reader", hit: Found, reading: Reading) -> Mention | None:
    """`نظيره الروسي`, nobody named behind: whoever holds there the office last told of in the sentence."""
    before = reader.words[hit.first - 1] if hit.first else None
    peer = next((peer for peer in _PEERS if before and before.key.endswith(peer)), "")
    clitic = before.key.removesuffix(peer) if before else ""
    state = reader.known.state(reading.id)
    if not peer or before is None or clitic not in _CLITICS or reader.office is None or state is None:
        return None
    following = [reading.id for other in reader.hits if other.first == hit.last + 1 for reading in other.values]
    named = name_behind(reader.words, hit.last + 1, reader.text) is not None
    if named or any(one in reader.known.surnames for one in following):
        return None
    start = before.start + len(clitic)
    return _office(reader, reader.office, (state, reading.name), (start, hit.end))


def _country(hit: Found) -> Reading | None:
    readings: tuple[Reading, ...] = tuple(hit.values)
    for reading in readings:
        if reading.kind == "nisba" or (reading.kind == "actor" and reading.detail in ("state", "government")):
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
    if first is None or first.key not in OF_TWO or state is None or before.office is None:
        return None
    return _office(reader, before.office, (state, reading.name), (hit.start, hit.end))


def _office(reader: "Reader", role: str, whose: tuple[str, str], where: tuple[int, int]) -> Mention | None:
    """Whoever holds an office of a state on the day; `None` where the casebook does not tell."""
    (state, body), (start, end) = whose, where
    holder_id, holder = in_office(reader, Reading("role", role, role), state)
    if holder_id is None:
        return None
    return Mention(
        kind="actor",
        id=holder_id,
        name=holder,
        start=start,
        end=end,
        how="office",
        office=role,
        body_id=state,
        body=body,
        holder_id=holder_id,
        holder=holder,
    )
