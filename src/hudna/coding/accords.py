"""What a document says of its truce, gathered: where it is named, its turns, who is party to it.

Weights are votes: a name that the words tie to the truce (`بين`, `مع`, the
one who declares) counts more than one that only stands in the sentence.  Who
fights whom in the document decides where the words about the truce do not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hudna.coding.analysis import Analysis, Mention, Sentence, Word
from hudna.coding.evidence import before, behind, span
from hudna.coding.known import Known
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.records import Event, Party

_FORCES = frozenset({"armed-forces", "police", "ministry", "intelligence", "security-forces"})
_GROUPS = frozenset({"militia", "front", "group", "party", "movement", "coalition", "community", "people"})
_STATES = frozenset({"state", "government"})
_NEAR = {"declared": 24, "agreed": 9, "demanded": 5, "proposed": 5, "ended": 4, "violated": 7}
_BEHIND = {"in-force": 9}
_TIES = {"between": 4, "with": 4, "against": 3, "on": 3}
_FIGHTING = frozenset({"ASSAULT", "VIOLATE"})
_ABOUT_TRUCE = frozenset({"CONCEDE", "REJECT", "AGREE", "RETREAT", "VIOLATE"})

_ALLEGED = ("اتهم", "يتهم", "تتهم", "متهم", "اتهام", "زعم", "مزاعم", "تبادل", "يتبادل", "حمل", "الوقوف", "بالوقوف")
_EFFORT = re.compile("مساع|جهود|محاول|مفاوض|محادث|تحرك|وساط|اتصال|مشاور|يسع|تسع|دعو|استعداد")
_ATTACKS = ("هجمات", "عمليات", "ضربات", "غارات", "قصف", "استهداف", "اطلاق النار")
_MUTUAL = ("اشتب", "الاشتب", "مواجه", "المواجه", "معارك", "المعارك", "معرك", "قتال", "القتال", "اقتتال", "تقاتل")

Side = tuple[str | None, str]


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


def namings(analysis: Analysis, found: Sequence[Sequence[Found]]) -> Iterator[Naming]:
    """Where the truce is named: by a noun, or by a verb of holding back with attacks as its object."""
    for number, cues in enumerate(found):
        for cue in cues:
            for kind, value in (value[:2] for value in cue.values):
                if (kind == "noun" and not _is_soothing(analysis.sentences[number], cue)) or (
                    kind == "suspend" and _holds_back(analysis.sentences[number], cue)
                ):
                    yield Naming(number, cue, value)


def _is_soothing(sentence: Sentence, cue: Found) -> bool:
    """`تهدئة للنفوس`: calming somebody, no accord."""
    following = sentence.words[cue.last + 1].key if cue.last + 1 < len(sentence.words) else ""
    key = sentence.words[cue.last].key
    return key.endswith("تهدئة") and not key.endswith("التهدئة") and following.startswith(("لل", "ال"))


def _holds_back(sentence: Sentence, cue: Found) -> bool:
    following = [word.key for word in sentence.words[cue.last + 1 : cue.last + 6]]
    if "علي" in following[:2]:  # `يعلق على`: comments
        return False
    return any(key.removeprefix("ال").startswith(_ATTACKS) for key in following)


def turns(naming: Naming, found: Sequence[Sequence[Found]], sentence: Sentence) -> Iterator[Turn]:
    """The turns told of the truce in the sentence that names it: nearest cues before it, and those right behind."""
    cues = found[naming.sentence]
    hoped = any(_is_sought(sentence, cue) for cue in cues if cue.last < naming.cue.first)
    for cue in cues:
        status = next((value[1] for value in cue.values if value[0] == "status"), None)
        if status is None or _is_unreal(cue, cues, status) or _is_alleged(sentence, cue, status):
            continue
        if _means_another(sentence, cue, status, ahead=cue.first < naming.cue.first):
            continue
        if status in ("declared", "agreed") and hoped:
            status = "proposed"
        if status == "agreed" and _is_asked(sentence, cue, cues):
            status = "demanded"
        gap = naming.cue.first - cue.last - 1
        after = cue.first - naming.cue.last - 1
        if 0 <= gap <= _NEAR.get(status, 4) or 0 <= after <= _BEHIND.get(status, 4):
            yield Turn(status, naming.sentence, min(cue.start, naming.cue.start), max(cue.end, naming.cue.end))


def _means_another(sentence: Sentence, cue: Found, status: str, *, ahead: bool) -> bool:
    """`جدد دعوته` extends nothing, `من قبل` is no consent, `وقف النار الذي أنهى الحرب` ended the war."""
    words = sentence.words
    following = words[cue.last + 1].key if cue.last + 1 < len(words) else ""
    if status == "extended" and words[cue.first].key.lstrip("و").startswith(("جدد", "تجديد")):
        near = words[cue.last + 1 : cue.last + 5]
        return any(word.key.removeprefix("ال").startswith(_ASKING) for word in near)
    if words[cue.first].key == "قبل":
        return not ahead or (cue.first > 0 and words[cue.first - 1].key == "من")
    if status == "in-force" and words[cue.first].key.startswith(("بدا", "بدء")):
        return any(word.key.removeprefix("ال").startswith(_WARS) for word in words[max(0, cue.first - 2) : cue.first])
    return status == "ended" and following.removeprefix("ال").startswith(_WARS)


_ASKING = ("دعو", "طلب", "مطالب", "رفض", "تاكيد", "تمسك", "دعم", "تحذير")
_WARS = ("حرب", "قتال", "نزاع", "صراع", "ازم", "مواجه", "معار")


def _is_asked(sentence: Sentence, cue: Found, cues: Sequence[Found]) -> bool:
    """`أكد ضرورة وقف إطلاق النار والاتفاق`: an agreement told by a noun that a demand stands before."""
    noun = "اتفاق" in sentence.words[cue.first].key or "توقيع" in sentence.words[cue.first].key
    return noun and any(
        value[:2] == ("status", "demanded") and 0 < cue.first - other.last <= ASKED
        for other in cues
        for value in other.values
    )


ASKED = 8


def _is_unreal(cue: Found, cues: Sequence[Found], status: str) -> bool:
    """An end that hangs on a condition has not come."""
    if status not in ("ended", "collapsed", "violated"):
        return False
    return any(
        value[0] == "condition" and value[1] == "if" and abs(other.first - cue.last) <= 6
        for other in cues
        for value in other.values
    )


def _is_alleged(sentence: Sentence, cue: Found, status: str) -> bool:
    """A breach or a failure of which one side accuses another is not told by the document itself."""
    despite = any("رغم" in word.key for word in sentence.words[cue.first : cue.last + 1])  # fighting goes on: no charge
    if status not in ("violated", "collapsed") or despite:
        return False
    words = sentence.words[max(0, cue.first - 14) : cue.first]
    return any(word.key.lstrip("وف").startswith(_ALLEGED) for word in words)


def _is_sought(sentence: Sentence, cue: Found) -> bool:
    """`المساعي لإعلان هدنة`: efforts for an accord are none yet."""
    purpose = sentence.words[cue.first].key.startswith(("لا", "للا", "لت", "للت"))
    return purpose and sought(sentence, cue, within=3)


def sought(sentence: Sentence, cue: Found, *, within: int = 6) -> bool:
    """Whether efforts, talks or calls stand before a cue."""
    return any(_EFFORT.search(word.key) for word in sentence.words[max(0, cue.first - within) : cue.first])


def _reach(naming: Naming) -> int:
    """`على` names the other side right behind attacks that are suspended, nowhere else."""
    return 2 if naming.kind == "suspension of attacks" else -1


class Sides:
    """Votes for who is party to the truce of one document."""

    def __init__(self, known: Known, analysis: Analysis) -> None:
        self._known, self._analysis = known, analysis
        self._votes: Counter[Side] = Counter()
        self._tied: set[Side] = set()
        self._fights: Counter[frozenset[Side]] = Counter()
        self._armed: set[Side] = set()
        self._between = False
        self._first: dict[Side, Party] = {}

    def hear(self, naming: Naming, cues: Sequence[Found]) -> None:
        """Votes of one sentence that names the truce."""
        sentence = self._analysis.sentences[naming.sentence]
        for cue in cues:
            for value in cue.values:
                self._hear_tie(value, cue, naming, sentence)
        for mention in sentence.mentions:
            if mention.how != "nisba":
                self._vote(mention, 1)

    def watch(self, events: Iterable[Event], named: set[int]) -> None:
        """Who fights whom, and who acts in the events about the truce; `named` are starts of sentences that name it."""
        for event in events:
            actors = [side for party in event.actors if (side := self._side(party))]
            recipients = [side for party in event.recipients if (side := self._side(party))]
            if event.type in _FIGHTING:
                self._armed.update(actors)
                pairs = {frozenset((a, b)) for a in actors for b in recipients}
                if fold(event.trigger.quote).lstrip("وبل").startswith(_MUTUAL):
                    pairs.add(frozenset(actors[:2]))
                self._fights.update(pair for pair in pairs if len(pair) == 2)
            if event.type in _ABOUT_TRUCE and event.evidence.start in named:
                for side in actors:
                    self._votes[side] += 2
                    self._tied.add(side)

    def _hear_tie(self, value: tuple[str, ...], cue: Found, naming: Naming, sentence: Sentence) -> None:
        gap = cue.first - naming.cue.last - 1
        if value[0] in _TIES and 0 <= gap <= (10 if value[0] != "on" else _reach(naming)):
            self._between = self._between or (value[0] == "between" and gap <= 2)
            following = [m for m in behind(sentence, cue.last, within=8) if m.how != "nisba"]
            for mention in following[: 2 if value[0] == "between" else 1]:
                self._vote(mention, _TIES[value[0]], tied=True)
            if value[0] == "between" and cue.last + 1 < len(sentence.words):
                self._vote_two(sentence.words[cue.last + 1])
        elif value[:2] in (("status", "declared"), ("status", "agreed"), ("status", "ended")) and -12 <= gap < 0:
            doers = behind(sentence, cue.last, within=5) or before(sentence, cue.first, within=4)
            for mention in doers[:1]:
                self._vote(mention, 2, tied=True)

    def _vote_two(self, word: Word) -> None:
        """`بين الكوريتين`: the two states whose names begin with the country that the dual is of."""
        bare = word.key.removeprefix("ال")
        base = bare[:-3] + "ا" if bare.endswith(("تين", "تان")) else bare[:-2] if bare.endswith(("ين", "ان")) else ""
        if len(base) < 4:
            return
        states = [
            a for a in self._known.actors.values() if a.kind == "state" and fold(a.label_ar).startswith(f"{base} ")
        ]
        for actor in states if len(states) == 2 else ():
            told = span(self._analysis, word.start, word.end)
            party = Party(actor_id=actor.actor_id, name=actor.label_en, role="party", span=told)
            self._vote_for(party, _TIES["between"], tied=True)

    def _vote(self, mention: Mention, weight: int, *, tied: bool = False) -> None:
        if mention.kind == "place" or (mention.kind == "unknown" and mention.how not in ("institution", "tagger")):
            return
        told = span(self._analysis, mention.start, mention.end)
        self._vote_for(Party(actor_id=mention.id, name=mention.name, role="party", span=told), weight, tied=tied)

    def _vote_for(self, party: Party, weight: int, *, tied: bool) -> None:
        side = self._side(party)
        if side:
            self._votes[side] += weight
            if tied:
                self._tied.add(side)

    def _side(self, party: Party) -> Side | None:
        """The party behind a name: an army fights for its state, a person speaks for nobody here."""
        actor = self._known.actors.get(party.actor_id or "")
        if actor is None:
            return None
        if actor.kind in _FORCES:
            acting = self._known.acting(self._known.state(actor.actor_id))
            actor = self._known.actors[acting] if acting else actor
        if actor.kind not in _GROUPS | _STATES | _FORCES:
            return None
        side = (actor.actor_id, actor.label_en)
        if actor.kind == "people" and side not in self._tied:
            return None
        self._first.setdefault(side, party)
        return side

    def parties(self, mediators: set[str | None]) -> list[tuple[Side, Party]]:
        """Two at most: the one with most votes, then whom it fights; a state only where it is tied or fights."""
        fighters = Counter(side for pair, n in self._fights.items() for side in pair for _ in range(n))
        ranked = Counter({s: v + min(2, fighters[s]) for s, v in self._votes.items() if self._counts(s)})
        if not self._between or ranked:  # `بين` names the parties; if they are unknown, others are none
            ranked.update({side: 1 for side in self._first if side in fighters and side not in ranked})
        for side in [side for side in ranked if side[0] in mediators]:
            del ranked[side]
        if not ranked:
            return [] if self._between else self._spoken_of(mediators)
        first = ranked.most_common(1)[0][0]
        second = self._second(first, ranked)
        return [(side, self._first[side]) for side in ([first, second] if second else [first])]

    def _spoken_of(self, mediators: set[str | None]) -> list[tuple[Side, Party]]:
        """Where nobody is named with the truce: the two groups that the document speaks of again and again."""
        told: Counter[Side] = Counter()
        for mention in (m for sentence in self._analysis.sentences for m in sentence.mentions if m.how != "nisba"):
            where = span(self._analysis, mention.start, mention.end)
            side = self._side(Party(actor_id=mention.id, name=mention.name, role="party", span=where))
            if side and side[0] not in mediators and self._known.actors[side[0] or ""].kind in _GROUPS:
                told[side] += 1
        return [(side, self._first[side]) for side, times in told.most_common(2) if times > 1]

    def _counts(self, side: Side) -> bool:
        actor = self._known.actors[side[0] or ""]
        return actor.kind in _GROUPS | _FORCES or side in self._tied or side in self._armed

    def _second(self, first: Side, ranked: Counter[Side]) -> Side | None:
        """Whom the first one fights, weighed with the votes; else somebody whom the words tie to the truce."""
        foes = {s for pair, n in self._fights.items() if first in pair for s in pair if n >= self._needed(first, s)}
        rated = Counter({s: self._rated(s, foe=s in foes) for s in ranked if s != first})
        for side, rating in rated.most_common():
            voted = self._votes[side]
            if rating and (side in foes or side in self._tied or voted >= 2 or (voted and side in self._armed)):
                return side
        return None

    def _needed(self, first: Side, foe: Side) -> int:
        """How often two must fight for the truce to be theirs: often, where only one of them is named with it."""
        return 1 if self._votes[foe] or not self._votes[first] else 3

    def _rated(self, side: Side, *, foe: bool) -> int:
        """Tied by words counts most, then a foe who is named with the truce, then how often it is named."""
        voted = self._votes[side]
        return 6 * (side in self._tied) + 6 * (foe and voted > 0) + 2 * voted + foe
