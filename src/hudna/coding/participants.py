"""Who did it, to whom, by whose mediation.

For each deed the groups of its sentence are weighed (`roles` gives the
features, `choice` the weights); the best becomes the actor, the best of the
others the recipient, or nobody where "none" weighs more: an unstated actor is
an empty list.  Names come from the mentions inside a phrase; whom the
casebook does not know keeps the words and has no id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention
from hudna.coding.choice import Choice, shipped
from hudna.coding.evidence import span
from hudna.coding.phrases import Heads, Phrase
from hudna.coding.roles import Group, Scene, features, form_of, ties
from hudna.coding.triggers import Candidate
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


@dataclass(slots=True)
class Memory:
    """What a document has told so far; kept while its deeds are read in order."""

    deeds: dict[tuple[int, int], Taking] = field(default_factory=dict)
    last: Taking | None = None


def nobody(deed: Candidate) -> list[str]:
    """What speaks for an unstated party."""
    form, event = form_of(deed), deed.row.event_type
    return ["NONE", f"NONE {form}", f"NONE {event}", f"NONE {event} {form}", f"NONE {deed.row.actor_side} {form}"]


class Participants:
    """Made once from a casebook, then called for each deed of a scene."""

    def __init__(self, casebook: Casebook, choices: Mapping[str, Choice] | None = None) -> None:
        self._actors = casebook.actors
        self._choices = shipped() if choices is None else choices
        self.heads = Heads(casebook)

    def __call__(self, analysis: Analysis, scene: Scene, deed: Candidate) -> Taking:
        """Who takes part in a deed."""
        tied = ties(scene, deed)
        told = [features(scene, deed, group, tied.get(number, ())) for number, group in enumerate(scene.groups)]
        none = nobody(deed)
        actor = self._choices["actors"].shares(told, none)
        recipient = self._choices["recipients"].shares(told, none)
        first, second = _pair(actor, recipient)
        return Taking(
            actors=self._parties(analysis, scene, first, "actor"),
            recipients=self._parties(analysis, scene, second, "recipient"),
            actor=first,
            recipient=second,
            rule=_rule(told, first),
        )

    def _parties(self, analysis: Analysis, scene: Scene, number: int, role: str) -> tuple[Party, ...]:
        if number < 0:
            return NOBODY
        return tuple(self.party(analysis, phrase, role) for phrase in scene.groups[number].members)

    def party(self, analysis: Analysis, phrase: Phrase, role: str) -> Party:
        """Who is meant by a phrase."""
        words = span(analysis, phrase.start, phrase.end)
        mention = self._meant(phrase)
        if mention is None:
            label = self.heads.labels.get(phrase.people, "") if phrase.first == phrase.last else ""
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
    none = len(actor) - 1
    best, told = -1.0, (-1, -1)
    for first in _leading(actor):
        for second in _leading(recipient):
            value = actor[first] * recipient[second]
            if value > best and (first != second or first == none):
                best, told = value, (first, second)
    return (-1 if told[0] == none else told[0], -1 if told[1] == none else told[1])


def _leading(shares: Sequence[float]) -> list[int]:
    return sorted(range(len(shares)), key=lambda number: -shares[number])[:3]


def _rule(told: Sequence[Sequence[str]], number: int) -> str:
    """The tie of the actor, for the reader of a record."""
    if number < 0:
        return "no actor"
    return next((name for name in told[number] if name.startswith("tie ")), told[number][0])


__all__ = ["Group", "Memory", "Participants", "Taking", "nobody"]
