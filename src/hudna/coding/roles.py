"""What ties a noun phrase to a deed.

A deed is a trigger in its sentence, a group a phrase with those joined to it
by `و`.  Here the scene is laid out and the ties by its verbs are found;
`blocks` makes features of them and `participants` weighs those.  Nothing is
decided here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from hudna.coding.analysis import Sentence
from hudna.coding.clauses import Clause, clauses, is_many, noun_gender
from hudna.coding.glances import glance
from hudna.coding.heads import Heads
from hudna.coding.phrases import Deed, Phrase, Reading, place_mention
from hudna.coding.phrasing import read
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import DOING, TOLL, verb_class
from hudna.lang.ar.script import fold
from hudna.lang.ar.tables import rows_of
from hudna.lang.ar.tagging import met

_FORMS = {"verb": "v", "masdar": "m", "noun": "m", "plural": "m", "participle": "r", "phrase": "v"}


@dataclass(slots=True, kw_only=True)
class Group:
    """A phrase, its head, and those joined to it by `و`, in order.

    `named` tells whether it names people or bodies of people, `placed`
    whether it can tell where: it holds a place or is headed by a noun of
    places.
    """

    head: Phrase
    members: list[Phrase]
    kind: str = ""
    rank: int = 0
    named: bool = False
    placed: bool = False
    sort: str = ""
    keys: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Scene:
    """A sentence read: its phrases and groups, and running counts of what stands before each word.

    `deeds` counts phrases of deeds, `people`, `places` and `bare` groups that
    name people, can tell where, have no preposition: each by its first word.
    """

    sentence: Sentence
    reading: Reading
    groups: tuple[Group, ...]
    group_of: dict[int, int]
    clauses: tuple[Clause, ...]
    candidates: tuple[Candidate, ...]
    verbs: tuple[int, ...]
    bounds: tuple[int, ...]
    relatives: tuple[int, ...]
    stops: tuple[int, ...]
    deeds: tuple[int, ...]
    people: tuple[int, ...]
    places: tuple[int, ...]
    bare: tuple[int, ...]


def scenes(text: str, told: Sequence[tuple[Sentence, Sequence[Candidate]]], heads: Heads) -> list[Scene]:
    """Sentences laid out for the question who did what to whom, each with all its candidates."""
    met(key for sentence, _ in told for key in sentence.keys)
    # Stage by stage, so that what a stage works with stays in the processor's cache.
    seen = [glance(text, sentence) for sentence, _ in told]
    deeds = [[_deed(each) for each in candidates] for _, candidates in told]
    readings = read([sentence for sentence, _ in told], seen, deeds, heads)
    groups = [_groups(reading, heads) for reading in readings]
    return [_laid(*one, reading, grouped) for one, reading, grouped in zip(told, readings, groups, strict=True)]


def scene(text: str, sentence: Sentence, candidates: Sequence[Candidate], heads: Heads) -> Scene:
    """One sentence laid out; `candidates` are all of that sentence."""
    return scenes(text, [(sentence, candidates)], heads)[0]


def _deed(each: Candidate) -> Deed:
    return Deed(each.first, each.last, _verbal(each), each.prefix[:1] in ("و", "ف"))


def _laid(sentence: Sentence, candidates: Sequence[Candidate], reading: Reading, groups: tuple[Group, ...]) -> Scene:
    parts, breaks = reading.parts, reading.breaks
    return Scene(
        sentence=sentence,
        reading=reading,
        groups=groups,
        group_of={phrase.index: number for number, group in enumerate(groups) for phrase in group.members},
        clauses=clauses(reading),
        candidates=tuple(candidates),
        verbs=_running([part.kind in ("verb", "aux") for part in parts]),
        bounds=_running([part.kind == "sub" for part in parts]),
        relatives=_running([part.kind == "rel" for part in parts]),
        stops=_running([gap == "stop" for gap in breaks]),
        deeds=_starting([phrase for phrase in reading.phrases if phrase.kind == "deed"], len(parts)),
        people=_starting([group.head for group in groups if group.named], len(parts)),
        places=_starting([group.head for group in groups if group.placed], len(parts)),
        bare=_starting([group.head for group in groups if not group.head.prep], len(parts)),
    )


def _verbal(deed: Candidate) -> bool:
    return (deed.form or deed.kind) == "verb"


def form_of(deed: Candidate) -> str:
    """One letter for the form of a deed: v(erb), p(assive), m(asdar) or r (participle)."""
    if deed.voice == "passive" and _verbal(deed):
        return "p"
    return _FORMS.get(deed.form or deed.kind, "m")


def _running(marks: Sequence[bool]) -> tuple[int, ...]:
    return tuple(accumulate(marks, initial=0))


def _starting(phrases: Sequence[Phrase], size: int) -> tuple[int, ...]:
    marks = [False] * size
    for phrase in phrases:
        marks[phrase.first] = True
    return _running(marks)


def _groups(reading: Reading, heads: Heads) -> tuple[Group, ...]:
    group_of: dict[int, Group] = {}
    groups: list[Group] = []
    for phrase in reading.phrases:
        if phrase.kind == "deed":
            continue
        before = group_of.get(phrase.chain)
        if before is not None:
            before.members.append(phrase)
            group_of[phrase.index] = before
            continue
        group = Group(head=phrase, members=[phrase])
        group_of[phrase.index] = group
        groups.append(group)
    ranks = {True: 0, False: 0}
    for group in groups:
        group.kind = _kind(group, heads)
        group.named = group.kind in PEOPLE
        group.sort = _sort(group, heads)
        group.keys = tuple(_key(phrase) for phrase in group.members) if group.named else ()
        group.placed = any(phrase.placed or place_mention(phrase) is not None for phrase in group.members)
        group.rank = ranks[group.named]
        ranks[group.named] += 1
    return tuple(groups)


PEOPLE = frozenset(
    [
        "name",
        "plural",
        "actor",
        "nisba",
        "unknown",
        "office",
        "civilians",
        "fighters",
        "forces",
        "group",
        "crowd",
        "officials",
        "government",
        "body",
        "part",
    ]
)


def _kind(group: Group, heads: Heads) -> str:
    """One word for what a group names; the first member that names people decides."""
    told = [phrase_kind(phrase, heads) for phrase in group.members]
    return next((kind for kind in told if kind in PEOPLE), told[0])


def phrase_kind(phrase: Phrase, heads: Heads) -> str:
    """One word for what a phrase names: actor, a kind of people, place, nisba, unknown, weapon or nothing."""
    if not phrase.mentions:
        return phrase.kind
    kinds = {("nisba" if mention.how == "nisba" else mention.kind) for mention in phrase.mentions}
    if any(m.kind == "actor" and m.how != "nisba" and m.id not in heads.kinds_of_people for m in phrase.mentions):
        return "actor"
    if phrase.kind and phrase.kind not in ("place", "weapon", "source"):
        return phrase.kind
    if "actor" in kinds:
        return "civilians"
    for kind in ("unknown", "place", "nisba"):
        if kind in kinds:
            # `دبابات إسرائيلية` act as their country does.
            return kind + ("+" if phrase.kind and (kind, phrase.kind) != ("nisba", "weapon") else "")
    return phrase.kind


_SORTS = {
    kind: sort
    for sort, kinds in {
        "state": "state government ministry",
        "force": "armed-forces police intelligence",
        "armed": "militia front movement group coalition",
        "body": "international company",
        "people": "people community",
        "law": "judiciary",
    }.items()
    for kind in kinds.split()
}


def _sort(group: Group, heads: Heads) -> str:
    """What sort of somebody a group is by the casebook (state, force, armed, person ...), else by its words."""
    for mention in (each for phrase in group.members for each in phrase.mentions if each.how != "nisba"):
        if mention.kind == "place":
            return "state" if mention.other else "place"
        if mention.kind in ("role", "unknown"):
            return "person" if mention.kind == "role" else "unknown"
        kind = heads.actor_kinds.get(mention.id or "")
        if kind is not None:
            return _SORTS.get(kind, kind)
    return f"-{group.kind}"


def _key(phrase: Phrase) -> str:
    """What tells whether two phrases of a document mean the same: the id of whom they name, else the head."""
    for mention in phrase.mentions:
        if mention.how == "nisba":
            continue
        if mention.kind == "place":
            return mention.other or mention.name
        if mention.kind == "role":
            return mention.holder_id or mention.body_id or mention.name
        return mention.id or mention.name
    return phrase.head


_OWNED = 3
_INTO = frozenset({"in", "from", "on", "to"})
BY_WHICH = frozenset({"in", "b", "because", "after", "during", "by"})


@cache
def _valency() -> dict[str, str]:
    """What the second half of an iḍāfa is to a noun of action: subject, object, either or parties."""
    return {fold(word): row["takes"] for row in rows_of("valency.csv") for word in row["words"].split("|")}


def valency(scene: Scene, deed: Candidate) -> str:
    """The valency of a noun of action by its stem, or by that of its dictionary form; empty where unknown."""
    table = _valency()
    stem = scene.reading.parts[deed.first].stem
    if deed.pronoun and stem.endswith(deed.pronoun):
        stem = stem[: -len(deed.pronoun)]
    return table.get(stem) or table.get(fold(deed.row.words.split()[0])) or ""


@cache
def of_parties(words: str) -> bool:
    """Whether a trigger of several words has a noun whose parties do it to each other (`خاض معارك`)."""
    return any(_valency().get(fold(word).removeprefix("ال")) == "parties" for word in words.split())


_Tie = Callable[[int, str], None]
"""Takes a phrase (-1: none) and the name of what ties its group to the deed."""


def ties(scene: Scene, deed: Candidate) -> dict[int, list[str]]:
    """How each group of a sentence hangs on the deed by its verbs: group to short names of ties."""
    told: dict[int, list[str]] = {}

    def tie(phrase: int, name: str) -> None:
        group = scene.group_of.get(phrase, -1)
        if group >= 0:
            told.setdefault(group, []).append(name)

    if scene.clauses and scene.clauses[0].verb < deed.first:
        tie(scene.clauses[0].subject, f"main {verb_class(scene.clauses[0].stem)}")
    if deed.pronoun:
        _tie_owner(scene, deed, tie)
    verb = next((clause for clause in scene.clauses if deed.first <= clause.verb <= deed.last), None)
    if verb is not None:
        _tie_verb(scene, deed, verb, tie)
    else:
        _tie_noun(scene, deed, tie)
    _tie_toll(scene, deed, tie)
    return told


def _tie_verb(scene: Scene, deed: Candidate, verb: Clause, tie: _Tie) -> None:
    """A deed that is a verb: its own subject and objects."""
    passive = "passive " if deed.voice == "passive" or _has_agent(scene, deed, verb) else ""
    kind = verb_class(verb.stem)
    kind = kind if kind == "casualty" and verb.object < 0 else ""
    tie(verb.subject, f"{passive}subject {verb.how} {kind}")
    mark = " own" if deed.pronoun else ""
    tie(verb.object, f"{passive}object {verb.how}{mark}")
    tie(verb.second, f"{passive}second {verb.how}{mark}")
    tie(_owner(scene, verb.object), "object's owner")
    _tie_possessor(scene, deed, verb.object, tie)


def _tie_noun(scene: Scene, deed: Candidate, tie: _Tie) -> None:
    """A deed that is a noun: whatever the verbs around do with it."""
    own = scene.reading.phrase_of[deed.first]
    for clause in scene.clauses:
        kind = verb_class(clause.stem)
        if own in (clause.relative, clause.subject):
            side = "relative" if clause.relative == own else "told"
            tie(clause.subject, f"{side} subject {kind}")
            tie(clause.object, f"{side} object {kind}")
        elif kind == "light" and clause.verb > deed.last and scene.reading.parts[clause.verb].pronoun:
            tie(clause.subject if _last_noun(scene, clause.verb) == own else -1, "doer")
    behind = scene.reading.phrase_of[deed.last + 1] if deed.last + 1 < len(scene.reading.parts) else -1
    tie(_owner(scene, behind), "its thing's owner")
    _tie_possessor(scene, deed, behind, tie)
    _tie_governor(scene, deed, own, tie)
    _tie_doing(scene, deed, tie)


def _owner(scene: Scene, thing: int) -> int:
    """`مدرعتين للحوثي`, `مواقع تابعة للجيش`: the phrase of whoever has a thing or a place; -1 for none."""
    number = scene.group_of.get(thing, -1)
    if number < 0 or scene.groups[number].named:
        return -1
    phrases = scene.reading.phrases
    last = scene.groups[number].members[-1]
    behind = phrases[last.index + 1 : last.index + 3]
    for phrase in behind:
        own = phrase.prep == "l" or (phrase.prep == "b" and "مرتبط" in phrases[phrase.index - 1].head)
        if own and phrase.first - last.last <= _OWNED and scene.verbs[phrase.first] == scene.verbs[last.last + 1]:
            return phrase.index
    return -1


def avowed(scene: Scene, deed: Candidate) -> int:
    """`قالت السرايا إنها نفذت الهجوم`: the group that says itself to do a deed; -1 for none."""
    own = scene.reading.phrase_of[deed.first]
    told = (c for c in scene.clauses if c.how == "pronoun" and c.object == own >= 0 and verb_class(c.stem) == "light")
    return next((scene.group_of.get(clause.subject, -1) for clause in told), -1)


def _last_noun(scene: Scene, verb: int) -> int:
    """The deed that stands last before a verb: what its object pronoun can mean."""
    return next((p.index for p in reversed(scene.reading.phrases) if p.kind == "deed" and p.last < verb), -1)


def _has_agent(scene: Scene, deed: Candidate, verb: Clause) -> bool:
    """`على يد` behind a verb with a subject and no object: the passive that the letters do not show."""
    if verb.object >= 0 or verb.how != "after":
        return False
    return any(g.head.prep == "by" and 0 < g.head.first - deed.last < 12 for g in scene.groups)


def _tie_owner(scene: Scene, deed: Candidate, tie: _Tie) -> None:
    """`هجومهم`, `طرده`: whoever can be meant by the pronoun of the deed."""
    takes = valency(scene, deed) if form_of(deed) in ("m", "r") else "verb"
    _tie_meant(scene, deed, f"owner {takes}", deed.pronoun, tie)


def _tie_possessor(scene: Scene, deed: Candidate, thing: int, tie: _Tie) -> None:
    """`هاجموا مقرها`: whoever can be meant by the pronoun of the thing or place."""
    number = scene.group_of.get(thing, -1)
    if number >= 0 and not scene.groups[number].named and scene.groups[number].head.pronoun:
        _tie_meant(scene, deed, "possessor", scene.groups[number].head.pronoun, tie)


def _tie_meant(scene: Scene, deed: Candidate, name: str, pronoun: str, tie: _Tie) -> None:
    """The people named before a deed, nearest first, as those that a pronoun can mean."""
    before = [group for group in scene.groups if group.head.last < deed.first and group.named]
    for rank, group in enumerate(reversed(before[-3:])):
        tie(group.head.index, f"{name} {rank} {fitting(pronoun, group)}")


def fitting(pronoun: str, group: Group) -> str:
    """Whether a pronoun can mean a group (y, n): `هم` many, `ه` one man, `ها` one woman or body; ? where both do."""
    many = is_many(group.head) or len(group.members) > 1
    if pronoun in ("ه", "هم"):
        return "y" if many == (pronoun == "هم") else "n"
    if pronoun == "ها":
        gender = noun_gender(group.head)
        return "?" if gender is None and not many else "y" if gender == "f" else "n"
    return "?"


def clause_of(scene: Scene, at: int) -> Clause | None:
    """The clause of the verb at a word."""
    return next((clause for clause in scene.clauses if clause.verb == at), None)


def clause_before(scene: Scene, at: int) -> Clause | None:
    """The verb last before a word with no clause opened between: what the word may hang on."""
    before = [c for c in scene.clauses if c.verb < at and scene.bounds[at] == scene.bounds[c.verb]]
    if not before:
        return None
    if len(before) > 1 and before[-1].relative >= 0 and _is_closed(scene, before[-1]):
        main = next((c for c in reversed(before) if c.relative < 0), before[-1])
        if main.subject != before[-1].subject and verb_class(main.stem) == "light":
            return main
    return before[-1]


def _is_closed(scene: Scene, clause: Clause) -> bool:
    """`قامت القوات التي يقودها حفتر بقصف`: a relative clause that has all it asks for; the main verb goes on."""
    return bool(scene.reading.parts[clause.verb].pronoun) and clause.subject >= 0 and clause.object == clause.relative


_FAR = 14  # words between a verb and its deed, without those of a date


def _tie_governor(scene: Scene, deed: Candidate, own: int, tie: _Tie) -> None:
    """The verb whose object or complement the deed is, by way of other deeds joined to it if need be."""
    clause = clause_before(scene, deed.first)
    if clause is None:
        return
    kind = verb_class(clause.stem)
    prep = scene.reading.phrases[own].prep if own >= 0 else ""
    direct = "direct" if own in (clause.object, clause.second) else prep
    dated = scene.reading.dated
    if deed.first - clause.verb - (len(dated) and sum(clause.verb < at < deed.first for at in dated)) > _FAR:
        direct = "far"
    tie(clause.subject, f"governor subject {kind} {direct}")
    if clause.object != own:
        tie(clause.object, f"governor object {kind} {direct}")


def _tie_doing(scene: Scene, deed: Candidate, tie: _Tie) -> None:
    """`بتنفيذ عملية اغتيال`, `محاولة التنظيم شن هجوم`, `نجاحه في شن هجوم`: nouns of doing lead to who does a deed."""
    parts, phrases, of = scene.reading.parts, scene.reading.phrases, scene.reading.phrase_of
    first = deed.first
    while first and not scene.reading.breaks[first]:
        behind = first - 1 - (parts[first - 1].kind == "prep" and parts[first - 1].prep in _INTO)
        while behind > 0 and behind in scene.reading.dated:
            behind -= 1  # `قيام المستوطنين فجر الجمعة بإحراق`
        step = _doing(scene, behind) if behind >= 0 else -1
        if step < 0:
            break
        if step < behind:
            tie(of[behind], "doing iḍāfa")
        first = step
    clause = clause_before(scene, first)
    if first == deed.first or clause is None or of[first] < 0:
        return
    kind, prep = verb_class(clause.stem), parts[first].prep or phrases[of[first]].prep
    tie(clause.subject, f"doing subject {kind} {prep}")
    if clause.object != of[first]:
        tie(clause.object, f"doing object {kind} {prep}")


def _doing(scene: Scene, at: int) -> int:
    """The noun of doing that a word is, or that governs the phrase which ends in it; -1 for none."""
    parts, number = scene.reading.parts, scene.reading.phrase_of[at]
    if number < 0:
        return -1
    group = scene.group_of.get(number, -1)
    first = scene.groups[group].head.first if group >= 0 else scene.reading.phrases[number].first
    near = range(at, max(first - 2, -1), -1)
    return next((n for n in near if parts[n].stem in DOING and not parts[n].article), -1)


def _tie_toll(scene: Scene, deed: Candidate, tie: _Tie) -> None:
    """`أسفر عن مقتل خمسة`: the dead behind a deed."""
    parts = scene.reading.parts
    own = scene.reading.phrase_of[deed.first]
    if own >= 0 and scene.reading.phrases[own].prep in BY_WHICH:
        for index in range(deed.first - 2, max(deed.first - 10, -1), -1):
            if parts[index].stem in TOLL:
                tie(scene.reading.phrase_of[index + 1], "victim")
                break
    for index in range(deed.last + 1, min(deed.last + 16, len(parts) - 1)):
        if parts[index].kind == "sub":
            break
        if parts[index].stem in TOLL:
            at = scene.reading.phrase_of[index]
            tie(at, "toll")
            if scene.reading.phrases[at].kind == "deed" if at >= 0 else True:
                tie(scene.reading.phrase_of[index + 1], "toll")
