"""Offices: `رئيس الوزراء العراقي`, the body that they belong to, and who holds them.

A person named beside an office holds it for the text; else the casebook says
who held it on the day of the document.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from hudna.coding.analysis import Mention, Word
from hudna.coding.names import Reading
from hudna.coding.persons import name_before, name_behind, name_told, past_ranks, rare_name
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.contexts import OF_ANOTHER, PLACE_NOUNS
from hudna.lang.ar.latin import names, surnames
from hudna.lang.ar.parts import SPEECH, part
from hudna.lang.ar.tables import rows_of
from hudna.records import KnownRelation

if TYPE_CHECKING:
    from hudna.coding.reader import Reader

_FORMER = frozenset({"السابق", "السابقة", "الاسبق", "المخلوع", "الراحل", "المنتخب", "الحالي"})
_AT = frozenset({"لدي", "في", "الي"})
_NO_BODY = frozenset({"ان", "من", "الي", "علي", "عن", "مع", "الذي", "التي", "بعد", "قبل"})
_GAP = 3
_NISBAS = ("ي", "ية")
_DEFINITE = frozenset(fold("الرئيس الرئيسة الوزير الوزيرة السفير السفيرة المبعوث الملك الأمير").split())
_STOPPING = '،,.؛:()«»“”"'
_ALONE = frozenset({"ل", "لـ", "ب", "بـ"})  # `لـ«حزب الله»`
_ORGANS = frozenset(fold("قيادة مجلس غرفة عمليات رئاسة هيئة أركان الأركان مكتب").split())  # `الناطق باسم قيادة X`
_SOME_BODY = frozenset(
    fold("حزب حركة جماعة منظمة كتلة فصيل ميليشيا مليشيا قبيلة عشيرة نقابة مجموعة خلية عصابة").split()
)
_OPENING = frozenset('«“"')
_SELF = frozenset({"person"})
# A state has several at a time, of whom a casebook may hold one: `المحافظ` in a report from Nasiriyah is not Basra's.
_SEVERAL = frozenset({"governor", "minister", "ambassador", "envoy", "police-chief"})
OF_TWO = frozenset(fold("الرئيسان الرئيسين للرئيسين وزيرا وزيري رئيسا رئيسي").split())
_DEPARTED = ("وزير", "وزيرة", "مستشار", "مستشارة", "وكيل", "نائب", "ضابط", "قياديا")
_NOBODY: tuple[str | None, str] = (None, "")


def office(reader: "Reader", at: int) -> tuple[Mention | None, int]:
    """The office at hit `at`, with the index of the first hit behind it; `None` for two whose body is not told."""
    hit = reader.hits[at]
    role = next(reading for reading in hit.values if reading.kind == "role")
    body_id, body, behind, after = _body(reader, at)
    former = after < len(reader.words) and reader.words[after].key in _FORMER
    after += former
    end = reader.words[after - 1].end
    behind, after = _posting(reader, behind, after)
    end = max(end, reader.words[after - 1].end)
    behind, after = _past_ranks(reader, behind, after)
    another = not body and _is_of_another(reader, hit, behind)
    if another:
        person = _known_before(reader, hit) or _written_before(reader, hit)
    else:
        person = _named(reader, behind, after, hit)
    if person is None:
        holder_id, holder = (
            _NOBODY if former or another else _unnamed(reader, hit, role, (body_id, body), (behind, after))
        )
    else:
        reader.held.add(person.start)
        holder_id, holder = person.id, person.name
        if holder_id and not (role.id == "governor" and body and body_id is None):
            body_id, body = _body_of(reader, holder_id, role, body_id) or (body_id, body)
        reader.context.titled[_title(reader, hit)] = (holder_id, holder, body_id)
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
    return (None if reader.words[hit.first].key in OF_TWO and not body else mention), behind


def _is_of_another(reader: "Reader", hit: Found, behind: int) -> bool:
    """`مبعوث العبادي`, `مستشار ترامب`: whoever is named right behind has sent the man, and is not he."""
    alone = hit.first == hit.last and reader.words[hit.first].key.removeprefix(hit.prefix) in OF_ANOTHER
    return alone and behind < len(reader.hits) and reader.hits[behind].first == hit.last + 1


def _unnamed(
    reader: "Reader", hit: Found, role: Reading, whose: tuple[str | None, str], behind: tuple[int, int]
) -> tuple[str | None, str]:
    """Who holds an office beside which nobody is named: who was posted there, held it then, or was last called so."""
    body_id, body = whose
    posted = _posted(reader, role, body_id, behind)
    if posted:
        return posted
    if body_id is None and (body or _is_of_some_body(reader, hit)):
        # `محافظ مأرب`: of a body that no casebook holds, nobody knows who heads it.
        return _NOBODY
    holder_id, holder = in_office(reader, role, body_id)
    return (holder_id, holder) if holder_id else _again(reader, hit, body_id)


def _is_of_some_body(reader: "Reader", hit: Found) -> bool:
    """`زعيم حزب معارض`: of a body that is not named, nobody knows who heads it."""
    following = reader.words[hit.last + 1 : hit.last + 2]
    return bool(following) and following[0].key in _SOME_BODY


def _words(reader: "Reader", hit: Found, end: int) -> str:
    return " ".join(word.text for word in reader.words[hit.first :] if word.end <= end)


def _body(reader: "Reader", at: int) -> tuple[str | None, str, int, int]:
    """Whose office: (id, name, index of the first hit behind it, index of the first word behind it)."""
    hit, behind = reader.hits[at], at + 1
    inner = _inner(reader, hit)
    if inner:
        return inner
    while behind < len(reader.hits) and _can_be_body(reader, hit, reader.hits[behind]):
        found, next_hit = reader.phrase(behind)
        if found is None:
            behind += 1
            continue
        if found.id in reader.known.surnames:
            break
        after = reader.hits[next_hit - 1].last + 1
        return (*_place_or_actor(reader, hit, found), next_hit, after)
    return _of_a_place(reader, at) or (None, "", at + 1, hit.last + 1)


def _of_a_place(reader: "Reader", at: int) -> tuple[str | None, str, int, int] | None:
    """`مدير شرطة نينوى`, `عضو المجلس المحلي بتعز`: a body that only its kind and its place name."""
    hit = reader.hits[at]
    for behind in range(at + 1, min(at + 3, len(reader.hits))):
        place = next((r for r in reader.hits[behind].values if r.kind == "place"), None)
        first = reader.hits[behind].first
        if place is None or not 0 < first - hit.last <= _GAP + 3:
            continue
        keys = [word.key for word in reader.words[hit.last + 1 : first]]
        while keys and keys[-1] in PLACE_NOUNS and keys[-1] != "ب":
            keys = keys[:-1]
        told = " ".join([*keys, *filter(None, [reader.hits[behind].prefix])])
        label = bodies().get(told) or bodies().get(told.removeprefix("ل"))
        if label:
            return None, label.format(place.name), behind + 1, reader.hits[behind].last + 1
    return None


@cache
def bodies() -> dict[str, str]:
    """The kinds of bodies that a place tells apart, folded, with their English names, `{}` being the place."""
    return {fold(row["words"]): row["label"] for row in rows_of("bodies.csv")}


def _inner(reader: "Reader", hit: Found) -> tuple[str | None, str, int, int] | None:
    """A name that begins inside the words of the office: `قائد فيلق` and `فيلق القدس`."""
    for first in range(hit.first + 1, hit.last + 1):
        found = reader.names.at(reader.words, first, reader.text)
        if found is None or found.last < hit.last or found.first == found.last:
            continue
        actor = next((r for r in found.values if r.kind == "actor" and r.id and not r.weak), None)
        if actor:
            behind = next((i for i, other in enumerate(reader.hits) if other.first > found.last), len(reader.hits))
            return actor.id, actor.name, behind, found.last + 1
    return None


def _can_be_body(reader: "Reader", hit: Found, following: Found) -> bool:
    gap = [word for word in reader.words[hit.last + 1 : following.first] if word.key not in _ALONE]
    if len(gap) > _GAP or any(word.key in _NO_BODY for word in gap) or _stops(reader, hit, following):
        return False
    if gap and (gap[0].key in _AT or name_behind(reader.words, hit.last + 1, reader.text) is not None):
        return False
    # `رئيس لجنة حقوق الإنسان العربية`: a chair's body is the next word, a minister may have a department between.
    organ = all(word.key in _ORGANS for word in gap)
    plain = organ or reader.words[hit.last].key.endswith(_DEPARTED) or _is_described(gap, following)
    if gap and not (plain or gap[0].key in _FORMER):
        return False
    if following.prefix.startswith(("و", "ف")) or (not gap and _is_complete(reader, hit, following)):
        return False
    return not any(reading.kind == "role" for reading in following.values)


def _is_complete(reader: "Reader", hit: Found, following: Found) -> bool:
    """`اتهم الرئيس حزب الله`: behind a definite office a body without `ل` is another part of the sentence."""
    definite = reader.words[hit.last].key.startswith("ال") and not following.prefix
    bodies = [reading for reading in following.values if reading.kind in ("actor", "head")]
    bare = not reader.words[following.first].key.startswith("ال")
    return definite and bare and bool(bodies) and all(reading.detail not in _SELF for reading in bodies)


def _is_described(gap: Sequence[Word], following: Found) -> bool:
    """`القائد الميداني لعصائب أهل الحق`: adjectives stand between an office and whose it is."""
    told = [word.key for word in gap if word.key != "شبه"]
    adjectives = all(key.startswith("ال") and key.endswith(("ي", "ية")) for key in told)
    return adjectives and following.prefix == "ل"


def _place_or_actor(reader: "Reader", hit: Found, found: Mention) -> tuple[str | None, str]:
    """A country stands for its government; a town for its administration."""
    if found.kind != "place":
        return found.id, found.name
    place = reader.known.places.get(found.id or "")
    if place is None or place.kind == "country":
        state = found.other or reader.known.acting(reader.known.state_of_place(found.id))
        return state, reader.known.actors[state].label_en if state else found.name
    municipal = any(word.key.startswith("بلدي") for word in reader.words[hit.first : hit.last + 1])
    if any(reading.id == "governor" for reading in hit.values):
        return None, f"{found.name} Governorate"
    return None, f"{found.name} municipality" if municipal else found.name


def _body_of(reader: "Reader", person: str, role: Reading, body_id: str | None) -> tuple[str, str] | None:
    """The body that the casebook gives for a person's office, where the text names none or one of the same state."""
    known = reader.known
    rows = [row for row in known.offices(person, None) if role.id is None or row.role_id == role.id]
    if body_id is None:
        # Only an office of state tells its body by itself: a leader or commander may lead anything.
        rows = [row for row in rows if _is_state(reader, row.object) and _is_office(row, role)]
    for row in rows:
        if body_id is None or (_is_state(reader, body_id) and known.state(row.object) == known.state(body_id)):
            return row.object, known.actors[row.object].label_en
    return None


def _is_office(row: KnownRelation, role: Reading) -> bool:
    """Whether a row of the casebook is the office that the text names; without a role in the row, a leader's is."""
    if role.id or row.role_id:
        return row.role_id == role.id
    return role.detail == "leads" and row.predicate == "leads"


def _is_state(reader: "Reader", actor_id: str) -> bool:
    return reader.known.actors[actor_id].kind in ("state", "government")


def _stops(reader: "Reader", left: Found, right: Found) -> bool:
    """A mark stands between; but the name of a body may stand in quotes (`الأمين العام لـ«حزب الله»`)."""
    between = reader.text[left.end : right.start]
    if between.strip().removeprefix("لـ").removeprefix("ل").strip() in _OPENING:
        return any(mark in between.rstrip('«“" ') for mark in _STOPPING)
    return any(mark in between for mark in _STOPPING)


def _posting(reader: "Reader", behind: int, after: int) -> tuple[int, int]:
    """`السفير الإيراني لدى بغداد`: the post may stand between the office and the name."""
    if behind < len(reader.hits) and reader.hits[behind].first == after + 1 and reader.words[after].key in _AT:
        person = reader.hits[behind].last + 1
        ranked = past_ranks(reader.words, person)
        if name_behind(reader.words, ranked, reader.text) is not None or _known_person(reader, behind + 1, person):
            return behind + 1, person
    return behind, after


def _past_ranks(reader: "Reader", behind: int, after: int) -> tuple[int, int]:
    """`قائد الشرطة، اللواء الركن X`: a comma and ranks may stand between the office and a name."""
    at = past_ranks(reader.words, after)
    if at == after or at >= len(reader.words) or _known_person(reader, behind, after):
        return behind, after  # `السيد X`: the casebook may hold the name with its title
    between = reader.text[reader.words[after - 1].end : reader.words[at].start]
    hit = next((n for n in range(behind, len(reader.hits)) if reader.hits[n].first >= at), len(reader.hits))
    known = hit < len(reader.hits) and any(r.id in reader.known.surnames for r in reader.hits[hit].values)
    named = known or name_behind(reader.words, at, reader.text) is not None
    return (hit, at) if named and not any(mark in between for mark in ".:؛()\n") else (behind, after)


def _may_hold(reader: "Reader", person: Mention, hit: Found) -> bool:
    """`أبلغ الكاظمي السفير`: an envoy behind a name is somebody else, unless the casebook knows the two for one."""
    envoys = {reading.id for reading in hit.values if reading.kind == "role" and reading.detail == "represents"}
    return not envoys or bool(envoys & _offices_of(reader, person.id or ""))


def _posted(reader: "Reader", role: Reading, body_id: str | None, behind: tuple[int, int]) -> tuple[str, str] | None:
    """`السفير الإيراني لدى بغداد إي مسجدي`: by surname, who held the office; a word of damage may stand before it."""
    at, after = behind
    if (
        after >= len(reader.words)
        or reader.words[after].key not in _AT
        or role.id is None
        or reader.context.day is None
    ):
        return None
    holders = set(reader.known.holders(role.id, body_id, reader.context.day))
    for hit in reader.hits[at : at + 3]:
        reading = next((r for r in hit.values if r.kind == "actor" and r.id in holders), None)
        if reading is not None and reading.id and hit.first - after <= _GAP:
            return reading.id, reading.name
    return None


def _known_person(reader: "Reader", behind: int, after: int) -> Mention | None:
    """A person of the casebook who is named at word `after`."""
    if behind >= len(reader.hits) or reader.hits[behind].first != after:
        return None
    found = reader.phrase(behind)[0]
    return found if found and found.id in reader.known.surnames else None


def _are_of_two(reader: "Reader", last: int, other: Mention) -> bool:
    """`التقى الرئيس العراقي وزير الخارجية الإيراني`: two offices, each with the adjective of its own country."""
    ends = (reader.words[last].key, reader.text[other.start : other.end].split()[-1])
    first, second = (fold(end).removeprefix("ال") for end in ends)
    return first != second and first.endswith(_NISBAS) and second.endswith(_NISBAS)


def _named(reader: "Reader", behind: int, after: int, hit: Found) -> Mention | None:
    """Who is named right behind the office, or right before it."""
    known = _known_person(reader, behind, after)
    if known and known.how == "office" and _are_of_two(reader, after - 1, known):
        return None
    if known and not reader.hits[behind].prefix.startswith(("و", "ف")):
        return known
    limit = reader.hits[behind].first if behind < len(reader.hits) else len(reader.words)
    return (
        _known_before(reader, hit)
        or _written_behind(reader, behind, (after, limit), hit)
        or _written_before(reader, hit)
        or _told(reader, after, hit, limit)
    )


def _known_before(reader: "Reader", hit: Found) -> Mention | None:
    """Whom the casebook knows, right before the office.

    Only a name is looked back at: a head before the office would look forward to the office again, without end.
    """
    at = reader.hits.index(hit)
    before = reader.hits[at - 1] if at and any(r.kind == "actor" for r in reader.hits[at - 1].values) else None
    before = None if hit.prefix else before
    earlier = _known_person(reader, at - 1, before.first) if before else None
    beside = earlier is not None and reader.hits[at - 1].last + 1 == hit.first and earlier.start not in reader.held
    return earlier if earlier and beside and _may_hold(reader, earlier, hit) and not _is_object(reader, hit) else None


def _written_behind(reader: "Reader", behind: int, words: tuple[int, int], hit: Found) -> Mention | None:
    """Whom the casebook does not know, by the name behind the office, which ends before a limit."""
    after, limit = words
    last = name_behind(reader.words, after, reader.text)
    if last is not None and last < limit and _begins_name(reader, after):
        return reader.person(after, last)
    if last is not None and last > after and _is_name_throughout(reader, behind, (after, last)):
        return _remembered(reader, after, last)
    first = past_ranks(reader.words, after)
    last = rare_name(reader.words, first, reader.text) if _has_body(reader, hit, after) else None
    return _remembered(reader, first, last) if last is not None and last < limit else None


def _written_before(reader: "Reader", hit: Found) -> Mention | None:
    """Whom the casebook does not know, by the name right before the office."""
    if hit.prefix or _is_object(reader, hit):
        return None
    first = name_before(reader.words, hit.first, reader.text)
    found = first is not None and reader.words[first].start not in reader.held
    return _remembered(reader, first, hit.first - 1) if first is not None and found else None


def _remembered(reader: "Reader", first: int, last: int) -> Mention:
    person = reader.person(first, last)
    reader.extra.append(person)
    return person


def _is_name_throughout(reader: "Reader", behind: int, words: tuple[int, int]) -> bool:
    """`السفيرة سامنتا باور`, `رئيس الأركان راحيل شريف`: inside a name a village or another's surname is neither.

    A town that everybody knows stays one (`استقبل الوزير محمد الموصل`).
    """
    first, last = words
    inside = [hit for hit in reader.hits[behind : behind + 3] if hit.first <= last]
    return _begins_name(reader, first) and all(
        first < hit.first
        and hit.last <= last
        and all(
            reading.weak or (reading.kind == "place" and (hit.prefix or reader.words[hit.first].key in surnames()))
            for reading in hit.values
        )
        for hit in inside
    )


def _told(reader: "Reader", after: int, hit: Found, limit: int) -> Mention | None:
    """`قال المتحدث باسم الحركة X إن`: who stands between the office and what is said, a name by its place alone."""
    said = any(part(word.key).stem in SPEECH for word in reader.words[max(0, hit.first - 3) : hit.first])
    found = name_told(reader.words, after, reader.text) if said else None
    if found is None or found[1] >= limit:
        return None
    if any(mark in reader.text[reader.words[after - 1].end : reader.words[found[0]].start] for mark in ".؛:()[]؟!"):
        return None
    person = reader.person(*found)
    reader.extra.append(person)
    return person


def _has_body(reader: "Reader", hit: Found, after: int) -> bool:
    """Whether words that tell whose the office is stand between it and the word `after`."""
    return after > hit.last + 1 or len(reader.words[hit.first : hit.last + 1]) > 1


def _is_object(reader: "Reader", hit: Found) -> bool:
    """`استقبل الأمير X الوزير الإيراني`: a definite head right behind a name, no comma between, is somebody else."""
    return reader.words[hit.first].key in _DEFINITE and not _stops_before(reader, hit)


def _stops_before(reader: "Reader", hit: Found) -> bool:
    before = reader.words[hit.first - 1] if hit.first else None
    return before is not None and any(mark in reader.text[before.end : hit.start] for mark in "،,-–(")


def _begins_name(reader: "Reader", at: int) -> bool:
    """`وحسن` behind an office is somebody else."""
    return reader.words[at].key in names() or reader.words[at].key[0] not in "وف"


def in_office(reader: "Reader", role: Reading, body_id: str | None) -> tuple[str | None, str]:
    """Who held the office on the day; without a body the holder who was last named, or the country's only one."""
    if role.id is None or role.detail == "speaks":
        return _NOBODY
    context, known = reader.context, reader.known
    country = None if role.id in _SEVERAL else context.country
    holders = known.holders(role.id, body_id or country, context.day) if context.day else []
    if not body_id:
        lately = [person for person in context.last if role.id in _offices_of(reader, person)]
        holders = lately[-1:] or holders
    if len(holders) != 1:
        holders = [person for person in context.last if person in holders][-1:]
    return (holders[0], known.actors[holders[0]].label_en) if holders else _NOBODY


def _title(reader: "Reader", hit: Found) -> str:
    """The first word of an office without clitics and article."""
    return part(reader.words[hit.first].key).stem


def _again(reader: "Reader", hit: Found, body_id: str | None) -> tuple[str | None, str]:
    """`الوزير`, `المبعوث الأممي`: whom the text named last with this title, if it is of the same state."""
    if hit.first != hit.last or not part(reader.words[hit.first].key).article:
        return _NOBODY
    holder_id, holder, body = reader.context.titled.get(_title(reader, hit), (None, "", None))
    state = reader.known.state
    same = body_id is None or body_id == body or (body is not None and state(body_id) == state(body) is not None)
    return (holder_id, holder) if same else _NOBODY


def _offices_of(reader: "Reader", person: str) -> set[Any]:
    return {row.role_id for row in reader.known.offices(person, reader.context.day)}
