"""What a document has told of who does what to whom, when the next deed is asked about.

Deeds joined in a row share who does them; who acted stays in mind until
somebody else does; whoever did or suffered such a deed before is likely to do
so again; "the two sides" are those whom the last deed set against each other.
Everything is a feature with a weight (`choice`); nothing is decided here but
whom "the two sides" mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hudna.coding.choice import Block
from hudna.coding.roles import Group, Scene, form_of, valency
from hudna.coding.triggers import Candidate
from hudna.lang.ar.script import fold
from hudna.records import Party

NOBODY: tuple[Party, ...] = ()
_SIDES_OF_ANY = frozenset(["طرفين", "طرفان", "جانبين", "جانبان", "فريقين", "فريقان"])
_ONE_SIDE, _EACH = frozenset(["طرف", "جانب", "فريق"]), frozenset(["كل", "كلا"])
_SIDES = _SIDES_OF_ANY | {"بلدين", "دولتين", "دولتان", "حكومتين", "حكومتان", "رئيسين", "رئيسان"}

_HAPPENINGS = frozenset({"ASSAULT", "COERCE", "CONSULT", "PROTEST"})
_SINGULAR = {
    fold(many): fold(one)
    for one, many in (
        pair.split("/") for pair in ["هجوم/هجمات", "غارة/غارات", "تفجير/تفجيرات", "ضربة/ضربات", "اعتداء/اعتداءات"]
    )
}


@dataclass(slots=True, kw_only=True)
class Taking:
    """Who takes part in a deed; the groups are indexes into `Scene.groups`, -1 for none; `rule` tells by what tie.

    `mutual` is true where each of the actors does it to the others.
    """

    actors: tuple[Party, ...] = NOBODY
    recipients: tuple[Party, ...] = NOBODY
    actor: int = -1
    recipient: int = -1
    rule: str = ""
    mutual: bool = False


@dataclass(slots=True, kw_only=True)
class Before:
    """What the deed before in the same sentence has: its type, and its groups by index, -1 for none."""

    event: str = ""
    actor: int = -1
    recipient: int = -1
    sentence: int = -1


@dataclass(slots=True, kw_only=True)
class Memory:
    """What was told before.

    `actors` are those of the last deed that has any, with its type and
    sentence; `sides` the last who were set against or beside each other;
    `past` what each party (`Group.keys`) was in which type of deed; `doers`
    who did the last deed that was told by a word.
    """

    actors: tuple[Party, ...] = NOBODY
    event: str = ""
    sentence: int = -1
    before: Before = field(default_factory=Before)
    sides: tuple[Party, ...] = NOBODY
    past: Mapping[str, frozenset[str]] = field(default_factory=dict)
    doers: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)


def remembered(memory: Memory, scene: Scene, deed: Candidate, taking: Taking) -> Memory:
    """The memory after a deed."""
    event = deed.row.event_type
    past = dict(memory.past)
    for role, number in (("actor", taking.actor), ("recipient", taking.recipient)):
        for key in scene.groups[number].keys if number >= 0 else ():
            past[key] = past.get(key, frozenset()) | {role, f"{role} {event}"}
    return Memory(
        actors=taking.actors or memory.actors,
        event=event if taking.actors else memory.event,
        sentence=deed.sentence if taking.actors else memory.sentence,
        before=Before(event=event, actor=taking.actor, recipient=taking.recipient, sentence=deed.sentence),
        sides=memory.sides if taking.rule == "carried on" and memory.sides else _opposed(taking) or memory.sides,
        past=past,
        doers={**memory.doers, _word(scene, deed): taking.actors} if _are_known(taking.actors) else memory.doers,
    )


def again(scene: Scene, deed: Candidate, memory: Memory, hit: Sequence[Party]) -> tuple[Party, ...]:
    """`شن داعش هجوما. واستهدف الهجوم المدينة`: who did the deed that a noun with the article tells again.

    Where it befell none but them (`hit`), another deed is meant.
    """
    told_again = deed.definite and not deed.pronoun and form_of(deed) == "m"
    if not told_again or deed.row.event_type not in _HAPPENINGS:
        return NOBODY
    told = memory.doers.get(_word(scene, deed), NOBODY)
    return NOBODY if hit and {one.name for one in hit} <= {one.name for one in told} else told


def _are_known(parties: Sequence[Party]) -> bool:
    """`الطرفين`, `مجموعة`: who is nobody by himself is not told again."""
    return any(party.actor_id for party in parties)


def _word(scene: Scene, deed: Candidate) -> str:
    """The noun by which a deed is told, many as one; clashes by whatever word are one."""
    if valency(scene, deed) == "parties":
        return deed.row.event_type
    if deed.first != deed.last:
        return fold(deed.row.words)
    stem = scene.reading.parts[deed.first].stem
    bare = stem if deed.definite else stem.removesuffix("ا")  # `هجوما`
    return _SINGULAR.get(bare, bare)


def _opposed(taking: Taking) -> tuple[Party, ...]:
    """Those whom a deed sets against or beside each other: who did it with whom it was done to, else two who did it."""
    parties = (*taking.actors, *taking.recipients)
    if not taking.recipients and len(parties) != 2 and not taking.mutual:
        return NOBODY
    told = each_once(party for party in parties if party.name != "civilians")
    return told if len(told) > 1 and taking.actors else NOBODY


def each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Parties once by name, as each was told first."""
    told = {party.name: party for party in reversed(tuple(parties))}
    return tuple(reversed(told.values()))


def sides(scene: Scene, group: Group, memory: Memory) -> tuple[Party, ...]:
    """Whom `الجانبان`, `كل طرف` means: the last two; `البلدين` only where both are states or their governments."""
    head = group.head
    each_of = head.head in _ONE_SIDE and scene.reading.parts[head.first].stem in _EACH
    if any(each.how != "nisba" for each in head.mentions):
        return NOBODY
    if each_of:
        return memory.sides
    if head.head not in _SIDES or not head.definite:
        return NOBODY
    known = all(party.actor_id is not None for party in memory.sides)
    return memory.sides if head.head in _SIDES_OF_ANY or known else NOBODY


def shared(scene: Scene, deed: Candidate, number: int, memory: Memory) -> list[Block]:
    """What a group has to do with the deeds before, in blocks (`blocks.py`)."""
    told = history(scene.groups[number], deed, memory.past)
    before = memory.before
    if before.sentence != deed.sentence:
        return told
    for role, index in (("actor", before.actor), ("recipient", before.recipient)):
        if number == index:
            joined = "joined" if deed.prefix[:1] in ("و", "ف") else "apart"
            told.append((_previous, role, form_of(deed), joined, before.event, deed.row.event_type))
    return told


def _previous(role: str, form: str, joined: str, before: str, event: str) -> list[str]:
    return [f"previous {role}", f"previous {role} {form} {joined}", f"previous {role} {before} {event}"]


def history(group: Group, deed: Candidate, past: Mapping[str, frozenset[str]]) -> list[Block]:
    """What a party was in the deeds that the document told before, of this type and of others, in blocks."""
    if not past or not group.keys:
        return []
    form, event = form_of(deed), deed.row.event_type
    roles = frozenset().union(*[past[key] for key in group.keys if key in past])
    if not roles:
        return [(_newcomer, form)]
    told: list[Block] = []
    for role in ("actor", "recipient"):
        what = f"same {role}" if f"{role} {event}" in roles else role if role in roles else ""
        if what:
            told.append((_known, what, form, event))
    return told


def _newcomer(form: str) -> list[str]:
    return ["past new", f"past new {form}"]


def _known(what: str, form: str, event: str) -> list[str]:
    return [f"past {what}", f"past {what} {form}", f"past {what} {event}"]


def _is_told(scene: Scene, subject: int) -> bool:
    """Whether a subject is somebody: in `هاجم المطار` an airport stands where a subject could."""
    group = scene.group_of.get(subject, -1)
    return subject >= 0 and not (group >= 0 and scene.groups[group].placed and not scene.groups[group].named)


def carry(scene: Scene, deed: Candidate, memory: Memory) -> list[str]:
    """What speaks for the actors of the deed told last, in an earlier sentence; empty where there are none."""
    if not memory.actors or memory.sentence == deed.sentence:
        return []
    form, event = form_of(deed), deed.row.event_type
    clause = next((one for one in scene.clauses if deed.first <= one.verb <= deed.last), None)
    how = clause.how if clause is not None else "noun"
    first = scene.clauses[0] if scene.clauses else None
    silent = first is not None and first.verb <= 1 and not _is_told(scene, first.subject)
    people = sum(1 for group in scene.groups if group.named)
    return [
        "CARRIED",
        f"CARRIED {form}",
        f"CARRIED {event}",
        f"CARRIED same {event == memory.event}",
        f"CARRIED same {event == memory.event} {form} {deed.definite}",
        f"CARRIED near {min(deed.sentence - memory.sentence, 3)}",
        f"CARRIED {form} how {how}",
        f"CARRIED owned {bool(deed.pronoun)}",
        f"CARRIED silent {silent}",
        f"CARRIED people {min(people, 2)}",
    ]
