"""Who is party to the truce of a document.

Weights are votes: a name that the words tie to the truce (`بين`, `مع`, the
one who declares) counts more than one that only stands in the sentence.  Who
fights whom in the document decides where the words about the truce do not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from hudna.coding.analysis import Analysis, Mention, Sentence, Word
from hudna.coding.claimwords import ITSELF
from hudna.coding.evidence import before, behind, span
from hudna.coding.known import GROUPS, Known
from hudna.coding.mediators import chain
from hudna.coding.naming import Naming
from hudna.coding.rivals import Rivals
from hudna.coding.roles import of_parties
from hudna.coding.tree import Found
from hudna.coding.turns import AT_LENGTH
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Event, Party

_FORCES = frozenset({"armed-forces", "police", "ministry", "intelligence", "security-forces"})
_GROUPS = GROUPS | {"community", "people"}
_ARMED = frozenset({"militia", "front", "group", "movement"})
_STATES = frozenset({"state", "government"})
_TIES = {"between": 4, "with": 4, "against": 3, "on": 3}
_OWES = 2
_FACED = 2
_DONE_BY_SIDES = frozenset({"declared", "agreed", "extended", "ended", "rejected"})
_FAR_BEFORE = -18
_REACH_OF_DOER = {"declared": 4}  # `الهدنة التي أعلنها التحالف`
_TWO_SIDES = ("جانبان", "جانبين", "طرفان", "طرفين", "وفدان", "وفدين", "جيشان", "جيشين", "حكومتان", "حكومتين")
_BACKED = ("مدعوم", "متحالف", "موالي", "حليف")
_MEETING = tuple(fold("تمييز فرق لقاء اجتماع قمة اتصال تنسيق مكالمة").split())
_ONE_SIDED = frozenset({("جانب", "واحد"), ("طرف", "واحد")})
_DATELINE = re.compile(r"\s*(?:\)\s*)?[-–—/]")
_THAT = frozenset({"ان"})
_WELCOMES = tuple(fold("رحب ترحب يرحب أشاد تشيد يشيد بارك أيد ثمن").split())
_WELCOMED = 8
_LEFT_OUT = 6
_EXCEPTS = tuple(fold("ستثنى تستثنى تستثني ستثني استثناء استثنت استثنى مستثنى").split())
_COVERS = tuple(fold("يشمل تشمل ينطبق تنطبق يسري تسري").split())
_WHERE = 3
_ON = frozenset({"علي", "الي"})
_TOWARDS = 15
_PREPOSITIONS = frozenset({"من", "في", "الي"})
_FROM = (("من", "طرف"), ("من", "جانب"), ("من", "قبل"))
_FIGHTING = frozenset({"ASSAULT", "VIOLATE"})
_ABOUT_TRUCE = frozenset({"CONCEDE", "REJECT", "RETREAT", "VIOLATE"})

Side = tuple[str | None, str]


def _reach(naming: Naming) -> int:
    """`على` names the other side right behind attacks that are suspended, nowhere else."""
    return 2 if naming.kind == "suspension of attacks" else -1


def _from(status: str, naming: Naming, sentence: Sentence) -> int:
    """How far before the truce he may be told who does something with it: `اتفق X وY مساء أمس، بوساطة Z، على هدنة`."""
    on = status == "agreed" and sentence.keys[naming.cue.first - 1] in _ON
    return -AT_LENGTH if on else _FAR_BEFORE


def _leads_to(sentence: Sentence, cue: Found, naming: Naming) -> bool:
    """`اتصالات بين حماس وإسرائيل للتوصل إلى هدنة`: those between whom talks lead to a truce."""
    far = naming.cue.last - cue.first
    return far < _TOWARDS and any("توصل" in key for key in sentence.keys[cue.last : naming.cue.first])


def _of_the_truce(sentence: Sentence, cue: Found, naming: Naming) -> bool:
    """`هدنة بعد لقاء بين الرئيسين`, `فلن يكون تمييز بين X وY`: `بين` belongs to the nearer noun."""
    last = sentence.keys[cue.first - 1].lstrip("وبل").removeprefix("ال") if cue.first - 1 > naming.cue.last else ""
    near = sentence.keys[naming.cue.last + 1 : cue.first]
    return not last.startswith(_MEETING) and not any(key.lstrip("ف").startswith(_MEETING) for key in near[-4:])


def _is_one_sided(sentence: Sentence) -> bool:
    """`أعلنت روسيا هدنة من جانب واحد`."""
    return any(pair in _ONE_SIDED for pair in pairwise(sentence.keys))


def _is_backer(sentence: Sentence, mention: Mention) -> bool:
    """`الحكومة المدعومة من السعودية`: who backs a side is none."""
    at = sentence.word_at(mention.start)
    return any(key.removeprefix("ال").startswith(_BACKED) for key in sentence.keys[max(0, at - 2) : at])


def _is_where(sentence: Sentence, mention: Mention) -> bool:
    """`أعلنت الفصائل من دمشق`: a capital behind a preposition is where it was said."""
    at = sentence.word_at(mention.start)
    return mention.other is not None and at > 0 and sentence.keys[at - 1] in _PREPOSITIONS


def _is_dateline(analysis: Analysis, mention: Mention) -> bool:
    """`بيروت - (أ ف ب): نام السكان`, `غزة - القاهرة: قال`: where the report was written."""
    sentence = next(one for one in analysis.sentences if one.start <= mention.start < one.end)
    first = sentence.word_at(mention.start) < _WHERE
    return mention.other is not None and first and _DATELINE.match(analysis.document.text, mention.end) is not None


def _doers(sentence: Sentence, cue: Found, naming: Naming) -> list[Mention]:
    """Who may have declared, agreed or refused: behind the verb and before the truce, else before it.

    `قال زعيم الحركة في رسالة إنه يرفض الهدنة التي أعلنها التحالف`: he who says so, not who declared it.
    """
    ahead = cue.first < naming.cue.first
    limit = naming.cue.start if ahead else sentence.end
    near = [mention for mention in behind(sentence, cue.last, within=5) if mention.end <= limit]
    if not near and ahead and cue.first and sentence.keys[cue.first - 1] in ITSELF:
        near = [mention for mention in sentence.mentions if mention.kind == "actor" and mention.how != "nisba"][:1]
    near = near or _row(sentence, before(sentence, cue.first, within=4), before(sentence, cue.first, within=9))
    near = [one for one in near if not _welcomes(sentence, one)]
    if sentence.keys[cue.last].endswith("اتفاق"):  # `اتفاق القاهرة`: where it was made
        near = [one for one in near if one.other is None or sentence.word_at(one.start) > cue.last + 1]
    return chain(sentence, [one for one in near if one.how != "nisba" and not _is_where(sentence, one)])


def _is_told_of(sentence: Sentence, cue: Found, naming: Naming) -> bool:
    """`أعلنت الوزارة أن الهدنة مددت`, `أعلنت التوصل إلى هدنة`: who announces what became of a truce may be anybody."""
    between = sentence.keys[cue.last + 1 : naming.cue.first]
    return any(key in _THAT or key.startswith("التوصل") for key in between)


def _called_upon(sentence: Sentence, cue: Found, naming: Naming) -> list[Mention]:
    """`دعا المبعوث الحركة والحكومة إلى هدنة`: the two before the truce, where somebody else is told to call."""
    inside = [m for m in sentence.mentions if cue.end <= m.start and m.end <= naming.cue.start and m.how != "nisba"]
    pair = [m for m in inside if m.kind == "actor"][-2:]
    caller = pair and any(m.end <= pair[0].start for m in inside)
    return chain(sentence, pair) if len(pair) > 1 and caller else []


def _welcomes(sentence: Sentence, mention: Mention) -> bool:
    """`رحبت مصر بإعلان الهدنة`: who welcomes a truce has not declared it."""
    at = sentence.word_at(mention.start)
    return at > 0 and sentence.keys[at - 1].lstrip("وف").startswith(_WELCOMES)


def _is_left_out(sentence: Sentence, mention: Mention) -> bool:
    """`هدنة يستثنى منها التنظيم وجبهة الساحل`, `لا يشمل الاتفاق التنظيم`: whom a truce does not cover."""
    at = sentence.word_at(mention.start)
    near = sentence.keys[max(0, at - _LEFT_OUT) : at]
    return any(
        key.lstrip("وبي").startswith(_EXCEPTS) or (key.startswith(_COVERS) and left.lstrip("وف") == "لا")
        for left, key in pairwise(("", *near))
    )


def _welcomes_it(sentence: Sentence, mention: Mention) -> bool:
    """`قالت أنقرة إنها ترحب بالهدنة`: a little behind him, nobody else between, stands the word of welcoming."""
    at = sentence.word_at(mention.end - 1) + 1
    near = sentence.keys[at : at + _WELCOMED]
    found = next((n for n, key in enumerate(near) if key.startswith(_WELCOMES)), None)
    return found is not None and not behind(sentence, at - 1, within=found + 1)


def _row(sentence: Sentence, near: Sequence[Mention], far: Sequence[Mention]) -> list[Mention]:
    """The nearest mention before a word, and the one before it that `و` joins to it."""
    both = [one for one in far[1:2] if near and far[0] is near[0] and len(chain(sentence, [one, near[0]])) > 1]
    return [*both, *near[:1]]


def _is_mutual(event: Event) -> bool:
    """`اشتباكات`, `معارك`: a deed whose parties do it to each other."""
    return of_parties(" ".join(part(word).stem for word in fold(event.trigger.quote).split()))


class Sides:
    """Votes for who is party to the truce of one document."""

    def __init__(self, known: Known, analysis: Analysis) -> None:
        self._known, self._analysis = known, analysis
        self._votes: Counter[Side] = Counter()
        self._tied: set[Side] = set()
        self._fights: Counter[frozenset[Side]] = Counter()
        self._armed: set[Side] = set()
        self._holding: set[str | None] = set()
        self.between = False
        self.heralds: set[str | None] = set()
        self._country = ""
        self._left_out: set[str | None] = set()
        self._first: dict[Side, Party] = {}
        self._rivals = Rivals(known, analysis)

    def hear(self, naming: Naming, cues: Sequence[Found]) -> None:
        """Votes of one sentence that names the truce."""
        sentence = self._analysis.sentences[naming.sentence]
        self._hear_owner(naming, sentence)
        self._hear_two(sentence)
        self._country = self._country or self._where(naming, sentence)
        for cue in cues:
            for value in cue.values:
                self._hear_tie(value, cue, naming, sentence)
        self._left_out.update(m.id for m in sentence.mentions if m.kind == "actor" and _is_left_out(sentence, m))
        for mention in sentence.mentions:
            speaks = self._kind(mention.body_id or "") in _GROUPS  # `قال المتحدث باسم الحركة إنها ملتزمة بالهدنة`
            if (
                mention.how != "nisba"
                and not _is_backer(sentence, mention)
                and not self._stands_aside(sentence, mention)
            ):
                self._vote(self._for_whom(mention) if speaks and mention.kind == "role" else mention, 1)

    def _stands_aside(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a state stands but in the dateline, or only welcomes the truce."""
        aside = _is_dateline(self._analysis, mention) or _welcomes_it(sentence, mention)
        return aside and self._kind(mention.id or "") in _STATES

    def _hear_owner(self, naming: Naming, sentence: Sentence) -> None:
        """`هدنة تحالف الساحل`, `هدنة من جانب التحالف`: whose truce it is."""
        at = naming.cue.last + 1
        if sentence.keys[at : at + 2] in _FROM:
            at += 2
        starts = sentence.words[at].start if at < len(sentence.words) else -1
        for mention in sentence.mentions:
            if mention.start == starts and mention.how != "nisba":
                self._vote(mention, 3, tied=True)

    def _where(self, naming: Naming, sentence: Sentence) -> str:
        """The state of the place where the truce holds: `وقف النار في سوريا`, `هدنة في الحديدة`."""
        place = next((m for m in behind(sentence, naming.cue.last, within=_WHERE) if m.kind == "place"), None)
        return (self._known.state_of_place(place.id) if place else None) or ""

    def _hear_two(self, sentence: Sentence) -> None:
        """`اتفق الجانبان الفلسطيني والإسرائيلي`: two sides who are named by their adjectives."""
        for at, key in enumerate(sentence.keys):
            if key.removeprefix("لل").removeprefix("ال").startswith(_TWO_SIDES):
                near = [mention for mention in behind(sentence, at, within=3) if mention.how == "nisba"]
                for mention in near if len(near) == 2 else ():
                    self._vote(mention, 4, tied=True)

    def watch(self, events: Iterable[Event], named: set[int]) -> None:
        """Who fights whom, and who acts in the events about the truce; `named` are starts of sentences that name it."""
        for event in events:
            actors = [side for party in event.actors if not self._only_welcomes(party) and (side := self._side(party))]
            recipients = [side for party in event.recipients if (side := self._side(party))]
            if event.type in _FIGHTING and event.status == "occurred":
                self._armed.update(actors, recipients)
                pairs = {frozenset((a, b)) for a in actors for b in recipients}
                if _is_mutual(event):
                    pairs.add(frozenset(actors[:2]))
                self._fights.update(pair for pair in pairs if len(pair) == 2)
            charged = event.type == "ACCUSE" and event.about == "VIOLATE"
            if (event.type in _ABOUT_TRUCE or charged) and event.evidence.start in named:
                for side in [*actors, *recipients] if charged else actors:
                    self._votes[side] += 2
                    self._tied.add(side)

    def _only_welcomes(self, party: Party) -> bool:
        text, start = self._analysis.document.text, party.span.start if party.span else 0
        last = text[max(0, start - 12) : start].split()[-1:]
        return bool(last) and fold(last[0]).lstrip("وف").startswith(_WELCOMES)

    def owe(self, obligors: Iterable[Party]) -> None:
        """Votes for those who owe a duty of the truce."""
        for party in obligors:
            self._vote_for(party, _OWES, tied=True)

    def _hear_tie(self, value: tuple[str, ...], cue: Found, naming: Naming, sentence: Sentence) -> None:
        gap = cue.first - naming.cue.last - 1
        near = 0 <= gap <= (10 if value[0] != "on" else _reach(naming))
        if value[0] == "between" and near and not _of_the_truce(sentence, cue, naming):
            return
        if value[0] in _TIES and (near or (value[0] == "between" and _leads_to(sentence, cue, naming))):
            self.between = self.between or (value[0] == "between" and 0 <= gap <= 2)
            aimed = value[0] == "on" and naming.kind == "suspension of attacks"  # `على المصالح الأمريكية`
            following = [m for m in behind(sentence, cue.last, within=8) if aimed or m.how != "nisba"]
            following = [self._as_actor(sentence, m) for m in following if not _is_backer(sentence, m)]
            for mention in following[: 2 if value[0] == "between" else 1]:
                self._vote(mention, _TIES[value[0]], tied=True)
            if value[0] == "between" and cue.last + 1 < len(sentence.words):
                self._vote_two(sentence.words[cue.last + 1])
        elif value[:2] == ("status", "demanded"):
            both = _called_upon(sentence, cue, naming)
            for mention in both if len(both) > 1 else ():
                self._vote(mention, 2, tied=True)
        elif (
            value[0] in ("status", "order")
            and value[1] in _DONE_BY_SIDES
            and _from(value[1], naming, sentence) <= gap <= _REACH_OF_DOER.get(value[1], -1)
        ):
            told_of = value[1] == "declared" and _is_told_of(sentence, cue, naming)
            for mention in _doers(sentence, cue, naming):
                if value[1] == "declared":
                    self.heralds.add(mention.id or mention.body_id)
                self._vote(self._for_whom(mention), 1 if told_of else 2, tied=not told_of)
                if value[1] == "declared" and _is_one_sided(sentence):
                    self._holding.add(mention.id)

    def _as_actor(self, sentence: Sentence, mention: Mention) -> Mention:
        """`بين فصائل القطاع وإسرائيل`: joined by `و` behind `بين` a name of a country is the state's."""
        if not sentence.keys[sentence.word_at(mention.start)].startswith("و"):
            return mention
        actor = self._known.actors.get(mention.other or "") if mention.kind == "place" else None
        return replace(mention, kind="actor", id=actor.actor_id, name=actor.label_en) if actor else mention

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

    def _for_whom(self, mention: Mention) -> Mention:
        """`زعيم اللواء رفض الهدنة`: the one armed group that a person leads, else he himself."""
        if mention.kind == "role":
            group = self._known.actors.get(mention.body_id or "")
            return replace(mention, kind="actor", id=group.actor_id, name=group.label_en) if group else mention
        rows = self._known.offices(mention.id or "", self._analysis.document.published)
        led = {row.object for row in rows if row.predicate == "leads" and self._kind(row.object) in _ARMED}
        if len(led) != 1:
            return mention
        group = self._known.actors[led.pop()]
        return replace(mention, id=group.actor_id, name=group.label_en)

    def _kind(self, actor_id: str) -> str:
        actor = self._known.actors.get(actor_id)
        return actor.kind if actor else ""

    def parties(self, mediators: set[str | None]) -> list[tuple[Side, Party]]:
        """Two at most: the one with most votes, then whom it fights; a state only where it is tied or fights."""
        mediators = mediators | self._left_out
        fighters = Counter(side for pair, n in self._fights.items() for side in pair for _ in range(n))
        ranked = Counter(
            {s: v + min(2, fighters[s]) + _FACED * self._is_faced(s) for s, v in self._votes.items() if self._counts(s)}
        )
        if not self.between or ranked:  # `بين` names the parties; if they are unknown, others are none
            ranked.update({side: 1 for side in self._first if side in fighters and side not in ranked})
        for side in [side for side in ranked if side[0] in mediators]:
            del ranked[side]
        if not ranked:
            return [] if self.between else self._spoken_of(mediators)
        if not self._votes and self._fights:
            return [(side, self._first[side]) for side in sorted(self._fights.most_common(1)[0][0], key=str)]
        first = max(ranked, key=lambda side: (side in self._tied, ranked[side]))
        return self._facing(first, self._second(first, ranked), mediators)

    def _facing(self, first: Side, second: Side | None, mediators: set[str | None]) -> list[tuple[Side, Party]]:
        """The two sides; where the words tie no second, whom the first one faces by the casebook, if spoken of."""
        rivals = self._rivals
        pair = rivals.pair(first[0], second[0]) if second else None
        faced = None if pair or second in self._tied else rivals.of(first[0], mediators)
        if faced:
            pair, second = faced[:2], (faced[1], faced[2].name)
            self._first.setdefault(second, faced[2])
        if not pair and not any(self._is_at_war(side) for side in (first, second) if side):
            # `اتفقت واشنطن وموسكو على هدنة في سوريا`
            told = rivals.of_state(self._country, mediators) or rivals.most_told(mediators)
            if told:
                return [((side.actor_id, side.name), side) for side in told]
        sides = [self._first[side] for side in (first, second) if side]
        if pair:
            sides = [rivals.named(side, actor_id) for side, actor_id in zip(sides, pair, strict=True)]
            return [((side.actor_id, side.name), side) for side in sides]
        return [(side, self._first[side]) for side in (first, second) if side]

    def _is_at_war(self, side: Side) -> bool:
        """Whether a side may be at war here: a group, or whoever fights or faces somebody in the document."""
        actor = self._known.actors[side[0] or ""]
        fights = side in self._armed or side[0] in self._holding
        return fights or actor.kind not in _STATES or self._is_faced(side)

    def _spoken_of(self, mediators: set[str | None]) -> list[tuple[Side, Party]]:
        """Where nobody is named with the truce: the two groups that the document speaks of again and again."""
        told: Counter[Side] = Counter()
        for mention in (m for sentence in self._analysis.sentences for m in sentence.mentions if m.how != "nisba"):
            where = span(self._analysis, mention.start, mention.end)
            side = self._side(Party(actor_id=mention.id, name=mention.name, role="party", span=where))
            if side and side[0] not in mediators and self._known.actors[side[0] or ""].kind in _GROUPS:
                told[side] += 1
        return [(side, self._first[side]) for side, times in told.most_common(1) if times > 1]

    def _counts(self, side: Side) -> bool:
        actor = self._known.actors[side[0] or ""]
        return actor.kind in _GROUPS | _FORCES or side in self._tied or side in self._armed or self._is_faced(side)

    def _is_faced(self, side: Side) -> bool:
        """Whether the document speaks of somebody whom this side faces by the casebook: brokers face nobody."""
        return self._rivals.are_told_of(side[0])

    def _second(self, first: Side, ranked: Counter[Side]) -> Side | None:
        """Whom the first one fights, weighed with the votes; else somebody whom the words tie to the truce."""
        foes = {s for pair, n in self._fights.items() if first in pair for s in pair if n >= self._needed(first, s)}
        foes |= {s for s in ranked if self._rivals.pair(first[0], s[0])}
        rated = Counter({s: self._rated(s, foe=s in foes) for s in ranked if s != first})
        for side, rating in rated.most_common():
            voted = self._votes[side]
            group = self._known.actors[side[0] or ""].kind in _GROUPS
            alone = (
                group and len(rated) == 1 and first in self._tied
            )  # `قال اللواء إن الهدنة مع السهل`: nobody else is named
            near = side in self._tied or bool(voted and (alone or side in self._armed))
            if rating and (side in foes or near):
                return side
        return None

    def _needed(self, first: Side, foe: Side) -> int:
        """How often two must fight for the truce to be theirs: often, where only one of them is named with it."""
        return 1 if self._votes[foe] or not self._votes[first] else 3

    def _rated(self, side: Side, *, foe: bool) -> int:
        """Tied by words counts most, then a foe who is named with the truce, then how often it is named."""
        voted = self._votes[side]
        return 6 * (side in self._tied) + 6 * (foe and voted > 0) + 2 * voted + foe
