"""Offices: `رئيس الوزراء العراقي`, the body that they belong to, and who holds them.

A person named beside an office holds it for the text; else the casebook says
who held it on the day of the document.
"""

from typing import TYPE_CHECKING, Any

from hudna.coding.analysis import Mention
from hudna.coding.names import Reading
from hudna.coding.persons import name_before, name_behind
from hudna.coding.tree import Found

if TYPE_CHECKING:
    from hudna.coding.reader import Reader

_FORMER = frozenset({"السابق", "السابقة", "الاسبق", "المخلوع", "الراحل", "المنتخب", "الحالي"})
_AT = frozenset({"لدي", "في"})
_NO_BODY = frozenset({"ان", "من", "الي", "علي", "عن", "مع", "الذي", "التي", "بعد", "قبل"})
_GAP = 3


def office(reader: "Reader", at: int) -> tuple[Mention | None, int]:
    """The office at hit `at`, with the index of the first hit behind it."""
    hit = reader.hits[at]
    role = next(reading for reading in hit.values if reading.kind == "role")
    body_id, body, behind = _body(reader, at)
    after = reader.hits[behind - 1].last + 1
    former = after < len(reader.words) and reader.words[after].key in _FORMER
    after += former
    end = reader.words[after - 1].end
    behind, after = _posting(reader, behind, after)
    person = _named(reader, behind, after, hit)
    holder_id, holder = (person.id, person.name) if person else (None, "")
    if person is None and not former:
        holder_id, holder = _in_office(reader, role, body_id)
    beside = person is not None or not holder_id
    mention = Mention(
        kind="role" if beside else "actor",
        id=None if beside else holder_id,
        name=_words(reader, hit, end) if beside else holder,
        start=hit.start,
        end=end,
        how="office",
        office=role.id or role.detail,
        body_id=body_id,
        body=body,
        holder_id=holder_id,
        holder=holder,
    )
    return mention, behind


def _words(reader: "Reader", hit: Found, end: int) -> str:
    return " ".join(word.text for word in reader.words[hit.first :] if word.end <= end)


def _body(reader: "Reader", at: int) -> tuple[str | None, str, int]:
    """Whose office: (id, name, index of the first hit behind it)."""
    hit, behind = reader.hits[at], at + 1
    while behind < len(reader.hits):
        following = reader.hits[behind]
        gap = reader.words[hit.last + 1 : following.first]
        if len(gap) > _GAP or any(word.key in _NO_BODY for word in gap) or _stops(reader, hit, following):
            break
        if following.prefix.startswith(("و", "ف")) or any(reading.kind == "role" for reading in following.values):
            break
        found, next_hit = reader.phrase(behind)
        if found is None:
            behind += 1
            continue
        if found.id in reader.known.surnames:
            break
        if found.kind == "place":
            state = found.other or reader.known.acting(reader.known.state_of_place(found.id))
            return state, reader.known.actors[state].label_en if state else found.name, next_hit
        return found.id, found.name, next_hit
    return None, "", at + 1


def _stops(reader: "Reader", left: Found, right: Found) -> bool:
    return any(mark in reader.text[left.end : right.start] for mark in '،,.؛:()«»“”"')


def _posting(reader: "Reader", behind: int, after: int) -> tuple[int, int]:
    """`السفير الإيراني لدى بغداد`: the post may stand between the office and the name."""
    if behind < len(reader.hits) and reader.hits[behind].first == after + 1 and reader.words[after].key in _AT:
        person = reader.hits[behind].last + 1
        if name_behind(reader.words, person, reader.text) is not None or _known_person(reader, behind + 1, person):
            return behind + 1, person
    return behind, after


def _known_person(reader: "Reader", behind: int, after: int) -> Mention | None:
    """A person of the casebook who is named at word `after`."""
    if behind >= len(reader.hits) or reader.hits[behind].first != after:
        return None
    found = reader.phrase(behind)[0]
    return found if found and found.id in reader.known.surnames else None


def _named(reader: "Reader", behind: int, after: int, hit: Found) -> Mention | None:
    """Who is named right behind the office, or right before it."""
    known = _known_person(reader, behind, after)
    if known:
        return known
    last = name_behind(reader.words, after, reader.text)
    limit = reader.hits[behind].first if behind < len(reader.hits) else len(reader.words)
    if last is not None and last < limit:
        return reader.person(after, last)
    first = name_before(reader.words, hit.first, reader.text)
    if first is not None:
        person = reader.person(first, hit.first - 1)
        reader.extra.append(person)
        return person
    return None


def _in_office(reader: "Reader", role: Reading, body_id: str | None) -> tuple[str | None, str]:
    """Who held the office on the day; without a body the holder who was last named, or the country's."""
    if role.id is None or role.detail == "speaks":
        return None, ""
    context, known = reader.context, reader.known
    holders = known.holders(role.id, body_id or context.country, context.day) if context.day else []
    if not body_id:
        lately = [person for person in context.last if role.id in _offices_of(reader, person)]
        holders = lately[-1:] or holders
    if len(holders) != 1:
        holders = [person for person in context.last if person in holders][-1:]
    return (holders[0], known.actors[holders[0]].label_en) if holders else (None, "")


def _offices_of(reader: "Reader", person: str) -> set[Any]:
    return {row.role_id for row in reader.known.offices(person, reader.context.day)}
