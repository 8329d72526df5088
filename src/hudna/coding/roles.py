"""What ties a noun phrase to a deed: features that a person can read.

A deed is a trigger in its sentence, a group a phrase with those joined to it
by `و`.  Each feature is a short string: where the group stands, under which
preposition, what lies between, what kind of people it names, whether it
agrees with the verb.  `participants` weighs them; nothing is decided here.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.coding.analysis import Sentence
from hudna.coding.clauses import Clause, clauses, noun_gender
from hudna.coding.phrases import Deed, Heads, Phrase, Reading, read
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import LIGHT, SUFFERED, TOLL, verb_class
from hudna.lang.ar.parts import SPEECH
from hudna.lang.ar.script import fold

_FORMS = {"verb": "v", "masdar": "m", "noun": "m", "plural": "m", "participle": "r", "phrase": "v"}
_NEAR = ((1, "1"), (2, "2"), (4, "4"), (8, "8"), (15, "15"))


@dataclass(slots=True, kw_only=True)
class Group:
    """A phrase and those joined to it by `و`, in order."""

    members: list[Phrase]
    kind: str = ""
    rank: int = 0

    @property
    def named(self) -> bool:
        """Does it name people, or bodies of people?"""
        return self.kind in PEOPLE

    @property
    def head(self) -> Phrase:
        """The first of them."""
        return self.members[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence read: its phrases and groups, and running counts of what stands before each word."""

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


def scene(text: str, sentence: Sentence, candidates: Sequence[Candidate], heads: Heads) -> Scene:
    """A sentence laid out for the question who did what to whom; `candidates` are all of that sentence."""
    reading = read(
        text,
        sentence,
        [Deed(each.first, each.last, _verbal(each), each.prefix[:1] in ("و", "ف")) for each in candidates],
        heads,
    )
    parts, breaks = reading.parts, reading.breaks
    groups = _groups(reading, heads)
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
    )


def _verbal(deed: Candidate) -> bool:
    return (deed.form or deed.kind) == "verb"


def form_of(deed: Candidate) -> str:
    """One letter for the form of a deed: v(erb), p(assive), m(asdar) or r (participle)."""
    if deed.voice == "passive" and _verbal(deed):
        return "p"
    return _FORMS.get(deed.form or deed.kind, "m")


def _running(marks: Sequence[bool]) -> tuple[int, ...]:
    total, told = 0, [0]
    for mark in marks:
        total += mark
        told.append(total)
    return tuple(told)


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
        group = Group(members=[phrase])
        group_of[phrase.index] = group
        groups.append(group)
    ranks = {True: 0, False: 0}
    for group in groups:
        group.kind = _kind(group, heads)
        named = group.kind in PEOPLE
        group.rank = ranks[named]
        ranks[named] += 1
    return tuple(groups)


PEOPLE = frozenset(
    [
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
    kinds = {("nisba" if mention.how == "nisba" else mention.kind) for mention in phrase.mentions}
    if any(m.kind == "actor" and m.how != "nisba" and m.id not in heads.kinds_of_people for m in phrase.mentions):
        return "actor"
    if phrase.kind and phrase.kind not in ("place", "weapon", "source"):
        return phrase.kind
    if "actor" in kinds:
        return "civilians"
    for kind in ("unknown", "place", "nisba"):
        if kind in kinds:
            return kind + ("+" if phrase.kind else "")
    return phrase.kind


_BY_WHICH = frozenset({"in", "b", "because", "after", "during", "by"})


@cache
def _valency() -> dict[str, str]:
    """What the second half of an iḍāfa is to a noun of action: subject, object, either or parties."""
    table = files("hudna.lang.ar").joinpath("valency.csv").read_text(encoding="utf-8")
    return {fold(word): row["takes"] for row in csv.DictReader(table.splitlines()) for word in row["words"].split("|")}


def valency(scene: Scene, deed: Candidate) -> str:
    """The valency of a noun of action by its stem, or by that of its dictionary form; empty where unknown."""
    table = _valency()
    stem = scene.reading.parts[deed.first].stem
    if deed.pronoun and stem.endswith(deed.pronoun):
        stem = stem[: -len(deed.pronoun)]
    return table.get(stem) or table.get(fold(deed.row.words.split()[0])) or ""


def ties(scene: Scene, deed: Candidate) -> dict[int, list[str]]:
    """How each group of a sentence hangs on the deed by its verbs: group to short names of ties."""
    told: dict[int, list[str]] = {}

    def tie(phrase: int, name: str) -> None:
        group = scene.group_of.get(phrase, -1)
        if group >= 0:
            told.setdefault(group, []).append(name)

    own = scene.reading.phrase_of[deed.first]
    if scene.clauses and scene.clauses[0].verb < deed.first:
        tie(scene.clauses[0].subject, f"main {verb_class(scene.clauses[0].stem)}")
    if deed.pronoun:
        _tie_owner(scene, deed, tie)
    verb = next((clause for clause in scene.clauses if deed.first <= clause.verb <= deed.last), None)
    if verb is not None:
        passive = "passive " if deed.voice == "passive" or _has_agent(scene, deed, verb) else ""
        kind = verb_class(verb.stem)
        kind = kind if kind == "casualty" and verb.object < 0 else ""
        tie(verb.subject, f"{passive}subject {verb.how} {kind}")
        tie(verb.object, f"{passive}object {verb.how}")
        tie(verb.second, f"{passive}second {verb.how}")
        _tie_toll(scene, deed, tie)
        return told
    for clause in scene.clauses:
        kind = verb_class(clause.stem)
        if own in (clause.relative, clause.subject):
            side = "relative" if clause.relative == own else "told"
            tie(clause.subject, f"{side} subject {kind}")
            tie(clause.object, f"{side} object {kind}")
        elif kind == "light" and clause.verb > deed.last and scene.reading.parts[clause.verb].pronoun:
            tie(clause.subject if _last_noun(scene, clause.verb) == own else -1, "doer")
    _tie_governor(scene, deed, own, tie)
    _tie_toll(scene, deed, tie)
    return told


def _last_noun(scene: Scene, verb: int) -> int:
    """The deed that stands last before a verb: what its object pronoun can mean."""
    return next((p.index for p in reversed(scene.reading.phrases) if p.kind == "deed" and p.last < verb), -1)


def _has_agent(scene: Scene, deed: Candidate, verb: Clause) -> bool:
    """`على يد` behind a verb with a subject and no object: the passive that the letters do not show."""
    if verb.object >= 0 or verb.how != "after":
        return False
    return any(g.head.prep == "by" and 0 < g.head.first - deed.last < 12 for g in scene.groups)


def _tie_owner(scene: Scene, deed: Candidate, tie: Callable[[int, str], None]) -> None:
    """`هجومهم`, `طرده`: the people named before, nearest first, who can be meant by the pronoun."""
    takes = valency(scene, deed) if form_of(deed) in ("m", "r") else "verb"
    before = [group for group in scene.groups if group.head.last < deed.first and group.kind in PEOPLE]
    for rank, group in enumerate(reversed(before[-3:])):
        plural = group.head.number == "p" or len(group.members) > 1
        fits = "?" if deed.pronoun not in ("ه", "هم") else "y" if plural == (deed.pronoun == "هم") else "n"
        tie(group.head.index, f"owner {takes} {rank} {fits}")


def _tie_governor(scene: Scene, deed: Candidate, own: int, tie: Callable[[int, str], None]) -> None:
    """The verb whose object or complement the deed is, by way of other deeds joined to it if need be."""
    clause = next((c for c in reversed(scene.clauses) if c.verb < deed.first), None)
    if clause is None or scene.bounds[deed.first] - scene.bounds[clause.verb] > 0:
        return
    kind = verb_class(clause.stem)
    prep = scene.reading.phrases[own].prep if own >= 0 else ""
    direct = "direct" if own in (clause.object, clause.second) else prep
    if deed.first - clause.verb > 14:
        direct = "far"
    tie(clause.subject, f"governor subject {kind} {direct}")
    if clause.object != own:
        tie(clause.object, f"governor object {kind} {direct}")


def _tie_toll(scene: Scene, deed: Candidate, tie: Callable[[int, str], None]) -> None:
    """`أسفر عن مقتل خمسة`: the dead behind a deed."""
    parts = scene.reading.parts
    own = scene.reading.phrase_of[deed.first]
    if own >= 0 and scene.reading.phrases[own].prep in _BY_WHICH:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the deed before in the same sentence has: its type, and its groups by index, -1 for none."""

    event: str = ""
    actor: int = -1
    recipient: int = -1
    sentence: int = -1


NOTHING = Before()


def shared(deed: Candidate, number: int, before: Before) -> list[str]:
    """What a group has to do with the deed before: deeds joined in a row share who does them."""
    if before.sentence != deed.sentence:
        return []
    joined = "joined" if deed.prefix[:1] in ("و", "ف") else "apart"
    form = form_of(deed)
    told = []
    for role, index in (("actor", before.actor), ("recipient", before.recipient)):
        if number == index:
            told += [
                f"previous {role}",
                f"previous {role} {form} {joined}",
                f"previous {role} {before.event} {deed.row.event_type}",
            ]
    return told


def features(scene: Scene, deed: Candidate, group: Group, tied: Sequence[str] = ()) -> list[str]:
    """What speaks for a group as actor or recipient of a deed."""
    form = form_of(deed)
    head = group.head
    after = head.first > deed.last
    side = "A" if after else "B"
    slot = _slot(scene, deed, group, after=after)
    kind, event, lean = group.kind, deed.row.event_type, deed.row.actor_side
    between = _between(scene, deed, head, after=after)
    people = kind in PEOPLE
    told = [
        f"slot {slot}",
        f"{form} slot {slot}",
        f"{people} {form} slot {slot}",
        f"{event} slot {slot}",
        f"{lean} {form} slot {slot}",
        f"kind {kind}",
        f"people {people}",
        f"{form} kind {kind}",
        f"{event} kind {kind}",
        f"{event} people {head.people}",
        f"prep {head.prep} {side}",
        f"prep {head.prep} {people}",
        f"{form} {side} prep {head.prep} {people}",
        f"{event} {side} prep {head.prep} {people}",
        f"{form} {side} between {between}",
        f"{form} {side} near {_near(deed, head, after=after)}",
        f"{form} {side} rank {_rank(scene, deed, group, after=after)}",
        f"members {min(len(group.members), 2)} {head.prep}",
    ]
    for tie in tied or ("untied",):
        told += [
            f"tie {tie}",
            f"{form} tie {tie}",
            f"{event} tie {tie}",
            f"{people} {form} tie {tie}",
            f"{lean} tie {tie}",
        ]
        told.append(f"{people} {form} tie {' '.join(tie.split()[:2])}")
    if form in ("v", "p") and not head.prep:
        told.append(f"agree {_agrees(deed, group, after=after)} {form} {side}")
    if form not in ("v", "p"):
        told += _nominal(scene, deed, group, slot)
    told += _governed(scene, deed, group, form, after=after)
    if _speaks(scene, head):
        told += [f"speaks {form}", f"speaks {event} {side}"]
    return told


def _nominal(scene: Scene, deed: Candidate, group: Group, slot: str) -> list[str]:
    """What the valency of a noun of action says of the group right behind it, and of groups in general."""
    takes = valency(scene, deed)
    people = group.named
    told = [f"takes {takes} {people}", f"takes {takes} {people} prep {group.head.prep} {slot[:5]}"]
    if slot in ("next", "next*"):
        told += [f"iḍāfa {takes} {people}", f"iḍāfa {takes} {group.kind}"]
        told.append(f"iḍāfa {takes} {people} {deed.row.event_type}")
        if any(mention.other or mention.kind == "place" for mention in group.head.mentions):
            told.append(f"iḍāfa place {deed.row.event_type}")
        behind = scene.reading.phrases[group.members[-1].index + 1 : group.members[-1].index + 2]
        if behind and behind[0].first - group.members[-1].last <= 2:
            told.append(f"iḍāfa {takes} {people} then {behind[0].prep}")
    return told


def _near(deed: Candidate, head: Phrase, *, after: bool) -> str:
    words = head.first - deed.last if after else deed.first - head.last
    return next((name for limit, name in _NEAR if words <= limit), "far")


def _span(deed: Candidate, head: Phrase, *, after: bool) -> tuple[int, int]:
    """The words between, first included, last excluded."""
    return (deed.last + 1, head.first) if after else (head.last + 1, deed.first)


def _between(scene: Scene, deed: Candidate, head: Phrase, *, after: bool) -> str:
    start, end = _span(deed, head, after=after)
    if end <= start:
        return "touch"

    def count(running: Sequence[int], most: int) -> int:
        return min(running[end] - running[start], most)

    own = int(after and bool(scene.stops[start + 1] - scene.stops[start])) if start + 1 < len(scene.stops) else 0
    deeds = sum(1 for phrase in scene.reading.phrases if phrase.kind == "deed" and start <= phrase.first < end)
    return (
        f"v{count(scene.verbs, 2)}s{count(scene.bounds, 2)}r{count(scene.relatives, 1)}d{min(deeds, 1)}"
        f"c{min(count(scene.stops, 1) + own, 1)}"
    )


def _slot(scene: Scene, deed: Candidate, group: Group, *, after: bool) -> str:
    """Where a group stands as seen from the deed."""
    head = group.head
    reading = scene.reading
    if after and head.first == deed.last + 1 and reading.breaks[head.first] in ("", "quote"):
        return (
            f"next{head.prep}"
            + ("" if head.definite == deed.definite else "*")
            + ("n" if group.kind == "nisba" else "")
        )
    start, end = _span(deed, head, after=after)
    verbs = scene.verbs[end] - scene.verbs[start]
    relatives = scene.relatives[end] - scene.relatives[start]
    bounds = scene.bounds[end] - scene.bounds[start]
    if after and relatives == 1 and verbs == 1 and not bounds and _relative_of(scene, deed, head):
        verb = next(i for i in range(start, end) if reading.parts[i].kind in ("verb", "aux"))
        stem = reading.parts[verb].stem
        told = "light" if stem in LIGHT else "hit" if stem in SUFFERED else "other"
        return f"rel {told} {head.prep}"
    if not after and relatives == 1 and not verbs and start < len(reading.parts) and reading.parts[start].kind == "rel":
        return f"head {head.prep}"
    if verbs or bounds or relatives:
        return ("after" if after else "before") + f" far{min(verbs, 1)}{min(bounds, 1)}{min(relatives, 1)} {head.prep}"
    bare = sum(
        1 for other in scene.groups if not other.head.prep and start <= other.head.first < end and other is not group
    )
    return ("after" if after else "before") + f" {min(bare, 2)} {head.prep}"


def _relative_of(scene: Scene, deed: Candidate, head: Phrase) -> bool:
    """Does the relative clause in which a group stands tell of the deed?  Its pronoun follows within four words."""
    relative = next((i for i in range(deed.last + 1, head.first) if scene.reading.parts[i].kind == "rel"), None)
    return relative is not None and relative - deed.last <= 4


def _rank(scene: Scene, deed: Candidate, group: Group, *, after: bool) -> str:
    """How many groups of people stand between, and whether this one names people."""
    start, end = _span(deed, group.head, after=after)
    n = sum(1 for other in scene.groups if other.kind in PEOPLE and start <= other.head.first < end)
    return f"{'p' if group.kind in PEOPLE else 'x'}{min(n, 3)}"


def _agrees(deed: Candidate, group: Group, *, after: bool) -> str:
    """Gender of the verb and of the noun: y, n, or ? where the forms do not say."""
    noun = noun_gender(group.head)
    if deed.gender is None or noun is None or (after and len(group.members) > 1):
        return "?"
    return "y" if deed.gender == noun else "n"


def _governed(scene: Scene, deed: Candidate, group: Group, form: str, *, after: bool) -> list[str]:
    """The verb that brings a noun of action (`شن هجوماً`, `تعرض لهجوم`) and where the group stands to it."""
    if form == "v" or after:
        return []
    parts = scene.reading.parts
    verb = next((i for i in range(deed.first - 1, max(deed.first - 7, -1), -1) if parts[i].kind == "verb"), None)
    if verb is None:
        return []
    stem = parts[verb].stem
    told = "light" if stem in LIGHT else "hit" if stem in SUFFERED else "speech" if stem in SPEECH else "other"
    inner = group.head.first > verb
    prefix = "l" if deed.prefix.endswith("ل") else "b" if deed.prefix.endswith("ب") else ""
    return [
        f"governed {told} {prefix} {'inner' if inner else 'outer'} {group.head.prep}",
        f"governed {told} {'inner' if inner else 'outer'} {group.kind}",
    ]


def _speaks(scene: Scene, head: Phrase) -> bool:
    """Is this who says it?  A speech verb within two words before, or right after."""
    parts = scene.reading.parts
    before = any(0 <= i < len(parts) and parts[i].stem in SPEECH for i in (head.first - 1, head.first - 2))
    behind = head.last + 1 < len(parts) and parts[head.last + 1].stem in SPEECH
    return (before or behind) and not head.prep
