"""Who did it, to whom, by whose mediation.

For each deed the groups of its sentence are weighed (`roles` gives the
features, `choice` the weights); the best becomes the actor, the best of the
others the recipient, or nobody where "none" weighs more: an unstated actor is
an empty list.  Names come from the mentions inside a phrase; whom the
casebook does not know keeps the words and has no id.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention
from hudna.coding.choice import Choice, shipped
from hudna.coding.evidence import span
from hudna.coding.phrases import Heads, Phrase
from hudna.coding.roles import NOTHING, PEOPLE, Before, Scene, form_of, phrase_kind, shared
from hudna.coding.triggers import Candidate
from hudna.coding.view import View
from hudna.records import Party

NOBODY = ()
_MEDIATION = frozenset({"by mediation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Who takes part in a deed; the groups are indexes into `Scene.groups`, -1 for none; `rule` tells by what tie."""

    actors: tuple[Party, ...] = NOBODY
    recipients: tuple[Party, ...] = NOBODY
    mediators: tuple[Party, ...] = NOBODY
    actor: int = -1
    recipient: int = -1
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What was told before: the last deed's actors, its type and sentence, and the deed before in this sentence."""

    actors: tuple[Party, ...] = NOBODY
    event: str = ""
    sentence: int = -1
    before: Before = NOTHING


def nobody(deed: Candidate, *, lone: bool = False) -> list[str]:
    """What speaks for an unstated party; `lone` is true for a sentence that is the whole document."""
    return [*_nobody(form_of(deed), deed.row.event_type, deed.row.actor_side, lone)]


@functools.cache
def _nobody(form: str, event: str, side: str, lone: bool) -> tuple[str, ...]:
    return (
        f"NONE lone {lone}",
        "NONE",
        f"NONE {form}",
        f"NONE {event}",
        f"NONE {event} {form}",
        f"NONE {side} {form}",
    )


def remembered(memory: Memory, deed: Candidate, taking: Taking) -> Memory:
    """The memory after a deed: who acted stays in mind until somebody else does."""
    return Memory(
        actors=taking.actors or memory.actors,
        event=deed.row.event_type if taking.actors else memory.event,
        sentence=deed.sentence if taking.actors else memory.sentence,
        before=Before(
            event=deed.row.event_type, actor=taking.actor, recipient=taking.recipient, sentence=deed.sentence
        ),
    )


def answers(view: View, before: Before) -> tuple[list[int], list[list[str]]]:
    """Every group of a scene and its features, for training: what is implausible teaches too."""
    numbers = list(range(len(view.scene.groups)))
    return numbers, [[*view.features(n), *shared(view.deed, n, before)] for n in numbers]


def carry(scene: Scene, deed: Candidate, memory: Memory) -> list[str]:
    """What speaks for the actors of the deed told last, in an earlier sentence; empty where there are none."""
    if not memory.actors or memory.sentence == deed.sentence:
        return []
    form, event = form_of(deed), deed.row.event_type
    clause = next((one for one in scene.clauses if deed.first <= one.verb <= deed.last), None)
    how = clause.how if clause is not None else "noun"
    first = scene.clauses[0] if scene.clauses else None
    silent = first is not None and first.verb <= 1 and first.subject < 0
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


class Participants:
    """Made once from a casebook, then called for each deed of a scene."""

    def __init__(self, casebook: Casebook, choices: Mapping[str, Choice] | None = None) -> None:
        self._actors = casebook.actors
        self._choices = shipped() if choices is None else choices
        self.heads = Heads(casebook)

    def __call__(self, analysis: Analysis, view: View, memory: Memory) -> Taking:
        """Who takes part in a deed."""
        scene = view.scene
        numbers = view.plausible()
        actor, recipient = self._choices["actors"], self._choices["recipients"]
        acting, receiving = [], []
        for number in numbers:
            more = shared(view.deed, number, memory.before)
            value = view.values(number)
            acting.append(value[0] + (actor.value(more) if more else 0.0))
            receiving.append(value[1] + (recipient.value(more) if more else 0.0))
        carried = carry(scene, view.deed, memory)
        if carried:
            acting.append(actor.value(carried))
        none = nobody(view.deed, lone=len(analysis.sentences) == 1)
        first, second = _pair(actor.shares(acting, none), recipient.shares(receiving, none))
        if carried and first == len(numbers):
            numbers, actors, rule = [*numbers, -1], memory.actors, "carried on"
        else:
            numbers = [*numbers, -1]
            actors, rule = self._parties(analysis, scene, numbers[first], "actor"), _rule(view, numbers[first])
        return Taking(
            actors=actors,
            recipients=self._parties(analysis, scene, numbers[second], "recipient"),
            actor=numbers[first],
            recipient=numbers[second],
            rule=rule,
        )

    def _parties(self, analysis: Analysis, scene: Scene, number: int, role: str) -> tuple[Party, ...]:
        if number < 0:
            return NOBODY
        members = scene.groups[number].members
        people = [phrase for phrase in members if phrase_kind(phrase, self.heads) in PEOPLE]
        return tuple(self.party(analysis, phrase, role) for phrase in people or members[:1])

    def party(self, analysis: Analysis, phrase: Phrase, role: str) -> Party:
        """Who is meant by a phrase."""
        words = span(analysis, phrase.start, phrase.end)
        mention = self._meant(phrase)
        if mention is None:
            label = self.heads.labels.get(phrase.people, "") if phrase.plain else ""
            return Party(actor_id=None, name=label or words.quote, role=role, span=words)
        if mention.id in self.heads.kinds_of_people and mention.id != "civilians":
            return Party(actor_id=None, name=mention.name, role=role, span=words)
        if mention.kind == "place":
            state = self._actors.get(mention.other or "")
            return Party(actor_id=mention.other, name=state.label_en if state else mention.name, role=role, span=words)
        if mention.kind == "role":
            holder = mention.holder_id or mention.body_id
            return Party(actor_id=holder, name=mention.holder or mention.body or mention.name, role=role, span=words)
        return Party(actor_id=mention.id, name=mention.name, role=role, span=words)

    def _meant(self, phrase: Phrase) -> Mention | None:
        """The mention that names the whole: a person behind a title, else the name, else the country's adjective."""
        named = [m for m in phrase.mentions if m.how != "nisba"]
        persons = [m for m in named if self._is_person(m)]
        if persons and phrase.kind in ("officials", "title", ""):
            return persons[-1]
        groups = [m for m in named if m.kind == "actor" and not self._is_person(m)]
        sharp = [m for m in groups if m.id not in self.heads.kinds_of_people]
        if sharp or groups:
            return (sharp or groups)[0]
        if persons:
            return persons[-1] if phrase.kind not in ("forces", "fighters", "group", "part") else None
        rest = [m for m in named if m.kind in ("role", "unknown")] or [
            m for m in named if m.kind == "place" and m.other
        ]
        if rest:
            return rest[0]
        nisbas = [m for m in phrase.mentions if m.how == "nisba"]
        if nisbas and phrase.kind not in ("civilians", "fighters", "crowd"):
            return nisbas[0]
        return None

    def _is_person(self, mention: Mention) -> bool:
        if mention.kind != "actor":
            return False
        actor = self._actors.get(mention.id or "")
        return actor is not None and actor.kind == "person"


def _pair(actor: Sequence[float], recipient: Sequence[float]) -> tuple[int, int]:
    """The likeliest two answers that are not the same group; the last of each list is "none", told as -1."""
    best, told = -1.0, (-1, -1)
    for first in _leading(actor):
        for second in _leading(recipient):
            value = actor[first] * recipient[second]
            one = -1 if first == len(actor) - 1 else first
            two = -1 if second == len(recipient) - 1 else second
            if value > best and (one != two or one < 0):
                best, told = value, (one, two)
    return told


def _leading(shares: Sequence[float]) -> list[int]:
    return sorted(range(len(shares)), key=lambda number: -shares[number])[:3]


def _rule(view: View, number: int) -> str:
    """The tie of the actor, for the reader of a record."""
    if number < 0:
        return "no actor"
    return "; ".join(view.tied.get(number, ["untied"])).strip()
