"""What a document says of its truce, gathered: where it is named, its turns, who is party to it.

Weights are votes: a name that the words tie to the truce (`بين`, `مع`, the
one who declares) counts more than one that only stands in the sentence.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import before, behind
from hudna.coding.known import Known
from hudna.coding.tree import Found

_FORCES = frozenset({"armed-forces", "police", "ministry", "intelligence", "person", "security-forces"})
_PARTIES = frozenset(
    {"state", "government", "militia", "front", "group", "party", "movement", "coalition", "community"}
)
_NEAR = {"declared": 12, "agreed": 9, "demanded": 5, "proposed": 5, "ended": 4, "violated": 7}
_TIES = {"between": 3, "with": 3, "against": 2}


class Turn(NamedTuple):
    """A turn in the life of the truce: its status and its words."""

    status: str
    sentence: int
    start: int
    end: int


class Naming(NamedTuple):
    """A place where the truce is named."""

    sentence: int
    cue: Found
    kind: str


def namings(found: list[list[Found]]) -> Iterator[Naming]:
    """Where the truce is named."""
    for number, cues in enumerate(found):
        for cue in cues:
            for kind, value in (value[:2] for value in cue.values):
                if kind == "noun":
                    yield Naming(number, cue, value)


def turns(naming: Naming, found: list[list[Found]]) -> Iterator[Turn]:
    """The turns told of the truce in the sentence that names it: nearest cues before it, and those right behind."""
    cues = found[naming.sentence]
    for cue in cues:
        status = next((value[1] for value in cue.values if value[0] == "status"), None)
        if status is None or _is_unreal(cue, cues, status):
            continue
        gap = naming.cue.first - cue.last - 1
        after = cue.first - naming.cue.last - 1
        if 0 <= gap <= _NEAR.get(status, 4) or 0 <= after <= 4:
            yield Turn(status, naming.sentence, min(cue.start, naming.cue.start), max(cue.end, naming.cue.end))


def _is_unreal(cue: Found, cues: list[Found], status: str) -> bool:
    """An end that hangs on a condition has not come."""
    if status not in ("ended", "collapsed", "violated"):
        return False
    return any(
        value[0] == "condition" and value[1] == "if" and abs(other.first - cue.last) <= 6
        for other in cues
        for value in other.values
    )


class Sides:
    """Votes for who is party to the truce of one document."""

    def __init__(self, known: Known, analysis: Analysis) -> None:
        self._known, self._analysis = known, analysis
        self._votes: Counter[tuple[str | None, str]] = Counter()
        self._first: dict[tuple[str | None, str], Mention] = {}

    def hear(self, naming: Naming, cues: list[Found]) -> None:
        """Votes of one sentence that names the truce."""
        sentence = self._analysis.sentences[naming.sentence]
        for cue in cues:
            for value in cue.values:
                self._tied(value, cue, naming, sentence)
        for mention in sentence.mentions:
            self._vote(mention, 1)

    def _tied(self, value: tuple[str, ...], cue: Found, naming: Naming, sentence: Sentence) -> None:
        gap = cue.first - naming.cue.last - 1
        if value[0] in ("between", "with", "against") and 0 <= gap <= 10:
            following = behind(sentence, cue.last, within=8)
            for mention in following[: 2 if value[0] == "between" else 1]:
                self._vote(mention, _TIES[value[0]])
        elif value[:2] in (("status", "declared"), ("status", "agreed"), ("status", "ended")) and -12 <= gap < 0:
            doers = behind(sentence, cue.last, within=5) or before(sentence, cue.first, within=4)
            for mention in doers[:1]:
                self._vote(mention, 2)

    def _vote(self, mention: Mention, weight: int) -> None:
        key = self._side(mention)
        if key:
            self._votes[key] += weight
            self._first.setdefault(key, mention)

    def _side(self, mention: Mention) -> tuple[str | None, str] | None:
        """The party behind a name: an army fights for its state, a person speaks for nobody here."""
        if mention.kind == "unknown":
            return (None, mention.name) if mention.how in ("institution", "tagger") else None
        actor = self._known.actors.get(mention.id or "")
        if actor is None or mention.kind != "actor" or actor.kind == "person":
            return None
        if actor.kind in _FORCES:
            acting = self._known.acting(self._known.state(actor.actor_id))
            return (acting, self._known.actors[acting].label_en) if acting else None
        return (actor.actor_id, actor.label_en) if actor.kind in _PARTIES else None

    def parties(self, mediators: set[str | None]) -> list[tuple[str | None, str, Mention]]:
        """The two with most votes; a second only where words tie it to the truce or it is spoken of again."""
        ranked = [(key, votes) for key, votes in self._votes.most_common() if key[0] not in mediators or key[0] is None]
        if not ranked:
            return []
        best = [ranked[0][0], *(key for key, votes in ranked[1:2] if votes >= 2)]
        return [(actor_id, name, self._first[actor_id, name]) for actor_id, name in best]
