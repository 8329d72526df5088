"""The two ends of a phrase that ties names together (`المدعومة من`, `انشق عن`).

How far the first end may stand from the phrase is written in the table: right
before it (near), somewhere before it in the clause (far), the group that the
sentence speaks of (topic), behind the second end (after).
"""

from collections.abc import Iterator

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence, Word
from hudna.coding.cuetables import CueTables
from hudna.coding.evidence import before, behind
from hudna.coding.followers import THE_BASE, called, followers, loyal, rulers, the_base
from hudna.coding.known import known
from hudna.coding.names import names
from hudna.coding.persons import name_before, written
from hudna.coding.tieverbs import ally_between, backed, backing, between_verb, is_alliance, is_denied
from hudna.coding.tree import Found, pieces
from hudna.lang.ar import fold
from hudna.lang.ar.parts import RELATIVES, part

Tie = tuple[Mention, str, Mention]
_NOBODY = frozenset({"people", "kind", "media"})
_FAR = {"near": 3, "leading": 3, "far": 10, "topic": 60, "led": 3, "both": 0, "after": 4, "giver": 4, "wing": 2}
_STOPS = "،,.؛:!؟?\n"
_MAYBE = frozenset({"قد", "فقد", "وقد", "سوف", "ربما"})
_ARMS = frozenset({"armed-forces", "police", "ministry", "intelligence"})
_PREPOSITIONS = frozenset({"في", "ضد", "علي", "مع", "بين", "الي", "عن", "من", "حول", "بعد", "قبل", "ضمن"})
_PRONOUNS = frozenset({"له", "لها", "لهم", "به", "بها", "بهم", "لنا", "بنا"})
_FORMED = frozenset(fold("شكلوا شكل شكلت أسسوا أسس أسست أنشأوا أنشؤوا كونوا وشكلوا وأسسوا ليشكلوا ليؤسسوا").split())
_CHAINED = ("وال", "وتدعم", "ويدعم", "وتمول", "ويمول", "وتساند", "ويساند", "وحلف")
_NO_STATES = frozenset({"loyal-to", "split-from", "member-of", "front-of"})
_VERBS = frozenset({"verb", "gives", "takes"})
_GROUPS_ONLY = frozenset({"part-of", "backed-by", "split-from", "front-of"})


class TieReader:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)
        self._inside, self._by_actor = _aliases_with_ties(casebook)
        self._base = next((a.actor_id for a in casebook.aliases if a.weak and fold(a.alias) == THE_BASE), None)

    def read(self, analysis: Analysis, sentence: Sentence, cue: Found) -> list[Tie]:
        """The ties that a phrase tells; none where it is denied or an end is missing."""
        if is_denied(sentence, cue):
            return []
        holders = (m for m in sentence.mentions if m.start <= cue.end - 1 and cue.end <= m.end and m.how != "nisba")
        holder = next(holders, None)
        if holder is not None and holder.how == "institution" and holder.id and cue.values[0][1] == "led":
            state = self._actor(self._known.state(holder.id) or holder.id, holder)
            coalition = self._coalition(analysis, sentence, cue, state)
            return [(state, cue.values[0][0], coalition)] if coalition else []
        if holder is not None:
            return [self._named(sentence, tie) for tie in self._inside_of(sentence, holder, cue)]
        return [self._named(sentence, tie) for tie in self._found(analysis, sentence, cue)]

    def _found(self, analysis: Analysis, sentence: Sentence, cue: Found) -> list[Tie]:
        found: list[Tie] = self._by_verb(analysis, sentence, cue)
        for cue_row in () if found else cue.values:
            predicate, reach, _ = cue_row
            if reach in _VERBS:
                continue
            leading = reach == "leading"
            tie = self._leading(analysis, sentence, cue) if leading else self._tie(analysis, sentence, cue, cue_row)
            if tie and tie[0].name != tie[2].name:
                found.append(tie)
                if predicate == "backed-by" and reach in ("near", "far") and tie[2].start >= cue.end:
                    found += [(tie[0], predicate, other) for other in self._joined(analysis, sentence, tie[2])]
                if predicate == "part-of" and reach == "wing" and tie[0].start >= cue.end:
                    found += [(other, predicate, tie[2]) for other in self._joined(analysis, sentence, tie[0])]
        return found

    def _joined(self, analysis: Analysis, sentence: Sentence, first: Mention) -> Iterator[Mention]:
        """`مدعومة بـX وY وعناصر من Z`: who stands joined behind a backer."""
        last = first
        for mention in sentence.mentions:
            if mention.start < last.end:
                continue
            between = fold(analysis.document.text[last.end : mention.start])
            told = between + analysis.document.text[mention.start : mention.start + 1]
            joined = told.lstrip().startswith("و") and len(between.split()) <= 3 and not set(_STOPS) & set(between)
            if any(last.end <= cue.start < mention.start for cue in sentence.cues.get("ties", ())):
                return  # `المدعومون من X والمتحالفون مع Y`
            if any(word.startswith("وب") for word in between.split()):
                return  # `بدعم من X وبإشراف من Y`
            if mention.how == "nisba" and not between.strip():
                continue
            if not joined or not self._can_tie(mention) or mention.how == "nisba":
                return
            if any(0 <= c.start - mention.end <= 1 and c.values[0][1] == "near" for c in sentence.cues.get("ties", ())):
                return  # `قوات X المدعومة من Y وقوات Z المدعومة من W`
            yield mention
            last = mention

    def _named(self, sentence: Sentence, tie: Tie) -> Tie:
        """The tie with forces called by whom they follow."""
        return called(self._known, sentence, tie[0]), tie[1], called(self._known, sentence, tie[2])

    def _inside_of(self, sentence: Sentence, holder: Mention, cue: Found) -> list[Tie]:
        """The ties that a name tells itself; `القوات الموالية للرئيس` is loyal to who is named behind it."""
        leader = next((one for one in sentence.mentions if 0 <= one.start - holder.end <= 2), None)
        if cue.values[0][0] == "loyal-to" and leader is not None and leader.id in self._known.surnames:
            renamed = called(self._known, sentence, holder)
            if renamed is not holder:
                return [(renamed, "loyal-to", leader)]
        ties = self._within(sentence, holder, cue.values[0][0])
        if "تابع" not in sentence.words[cue.first].key:
            return ties
        return [(one, "part-of" if self._is_part(one, other) else told, other) for one, told, other in ties]

    def _within(self, sentence: Sentence, holder: Mention, told: str) -> list[Tie]:
        """A name that tells a tie itself: `القوات الموالية لـX`; another spelling of it tells the same."""
        key = " ".join(word.key for word in sentence.words if holder.start <= word.start < holder.end)
        return [
            (holder, predicate, other) if not turned else (other, predicate, holder)
            for predicate, other_id, turned in (
                self._inside.get(key) or self._inside.get(_bare(key)) or self._only(holder.id, told)
            )
            for other in [self._actor(other_id, holder)]
        ]

    def _only(self, actor_id: str | None, told: str) -> list[tuple[str, str, bool]]:
        """The tie that the known names of an actor tell, where it is one."""
        found = [tie for tie in self._by_actor.get(actor_id or "", ()) if tie[0] == told]
        return found if len(found) == 1 else []

    def _actor(self, actor_id: str, holder: Mention) -> Mention:
        name = self._known.actors[actor_id].label_en
        return Mention(kind="actor", id=actor_id, name=name, start=holder.start, end=holder.end, how="name")

    def _tie(self, analysis: Analysis, sentence: Sentence, cue: Found, tie: tuple[str, str, str]) -> Tie | None:
        predicate, reach, form = tie
        if reach == "both":
            pair = [m for m in behind(sentence, cue.last, within=6) if self._can_tie(m)][:2]
            return (pair[0], predicate, pair[1]) if len(pair) == 2 else None
        if reach == "back":
            pair = [m for m in before(sentence, cue.first, within=12) if self._can_tie(m) and m.how != "nisba"][:2]
            return (pair[1], predicate, pair[0]) if len(pair) == 2 and self._fits(pair[1], predicate) else None
        if reach == "giver":
            return self._given(analysis, sentence, cue, predicate)
        target = self._target(analysis, sentence, cue, form)
        if target is None and predicate == "loyal-to" and form == "ل":
            target = rulers(self._known, analysis, sentence, cue)
        # `على رأس وفد X`
        if target is None or (sentence.words[cue.last].key == "راس" and target.start - cue.end > 2):
            return None
        if reach in ("follow", "wing", "led", "after"):
            return self._to(analysis, sentence, cue, (predicate, reach), target)
        return self._from(analysis, sentence, cue, (predicate, reach), target)

    def _to(
        self, analysis: Analysis, sentence: Sentence, cue: Found, how: tuple[str, str], target: Mention
    ) -> Tie | None:
        """The tie of a phrase that is told of the end before it."""
        predicate, reach = how
        if reach == "led":
            return self._led(analysis, sentence, cue, predicate, target)
        if reach == "follow":
            forces = followers(self._known, sentence, cue, target)
            return (forces, predicate, target) if forces else None
        body = self._before(analysis, sentence, cue, predicate, reach)
        if reach == "wing":
            return (target, predicate, body) if body and self._fits(target, predicate) else None
        fits = body and (self._known.is_group(body.id or "") or body.kind == "unknown")
        return (target, "member-of", body) if body and fits else None

    def _from(
        self, analysis: Analysis, sentence: Sentence, cue: Found, how: tuple[str, str], target: Mention
    ) -> Tie | None:
        """The tie of a phrase that is told of the end behind it."""
        predicate, reach = how
        source, key = self._source(analysis, sentence, cue, how, target), sentence.words[cue.first].key
        if predicate == "split-from":
            source = self._founded(sentence, target) or source
        if source is None and predicate == "loyal-to" and reach == "near" and "تابع" not in key:
            source = loyal(self._known, sentence, cue, target)
        if source is None and predicate == "backed-by" and key.removeprefix("و").startswith("ب"):
            source = self._subject(sentence, cue, target)
        if source is None or not self._suits(predicate, target):
            return None
        if predicate == "same-as" and source.how == "description":
            return None  # `الجماعة التي تعرف باسم X`
        if "تابع" in key and self._is_part(source, target):
            predicate = "part-of" if self._fits(source, "part-of") else "member-of"
        return source, predicate, target

    def _led(self, analysis: Analysis, sentence: Sentence, cue: Found, predicate: str, leader: Mention) -> Tie | None:
        """`سرايا يقودها X`: X right behind the phrase, then whom he leads, the name or the coalition before it."""
        if len(analysis.document.text[cue.end : leader.start].split()) > 1:
            return None
        led = self._coalition(analysis, sentence, cue, leader)
        if led is None and not ally_between(sentence, cue):
            led = self._source(analysis, sentence, cue, (predicate, "led"), leader)
        return (leader, predicate, led) if led and self._suits(predicate, leader) else None

    def _leading(self, analysis: Analysis, sentence: Sentence, cue: Found) -> Tie | None:
        """`تقود السعودية تحالفا`: the one coalition that the casebook says the state behind the verb leads."""
        leader = next((m for m in behind(sentence, cue.last, within=1) if m.kind in ("actor", "place")), None)
        if leader is None:
            return None
        actor_id = leader.id if leader.kind == "actor" else leader.other
        told = sentence.words[cue.last + 1 : cue.last + 8]
        alliance = next((at for at, word in enumerate(told, cue.last + 1) if is_alliance(word.key)), None)
        before = sentence.words[cue.first - 1].key if cue.first else ""
        if alliance is None or actor_id is None or before in _MAYBE or sentence.words[alliance].key.endswith("ها"):
            return None
        state = self._actor(actor_id, leader)
        led = self._coalition(analysis, sentence, cue._replace(first=alliance + 1), state)
        return (state, "leads", led) if led else None

    def _coalition(self, analysis: Analysis, sentence: Sentence, cue: Found, leader: Mention) -> Mention | None:
        """`تحالف تقوده X` beside no known name: the one coalition that the casebook says X leads on the day."""
        near = [word for word in sentence.words[max(0, cue.first - 3) : cue.first] if is_alliance(word.key)]
        held = self._known.offices(leader.id or "", analysis.document.published)
        held = held or self._known.offices(leader.id or "", None)
        rows = [row.object for row in held if row.predicate == "leads"]
        led = [actor_id for actor_id in dict.fromkeys(rows) if self._known.actors[actor_id].kind == "coalition"]
        if not near or len(led) != 1:
            return None
        name = self._known.actors[led[0]].label_en
        return Mention(kind="actor", id=led[0], name=name, start=near[-1].start, end=near[-1].end, how="description")

    def _given(self, analysis: Analysis, sentence: Sentence, cue: Found, predicate: str) -> Tie | None:
        """`الدعم الإيراني للفصائل`, `دعم قطر للجماعة`: the giver right behind the phrase, then whom with `لـ`."""
        text = analysis.document.text
        near = [m for m in behind(sentence, cue.last, within=6) if m.how == "nisba" or self._can_tie(m)]
        if len(near) < 2 or near[0].start - cue.end > 2 or near[1].how == "nisba":
            return None
        between = text[near[0].end : near[1].start]
        to = fold(between + text[near[1].start : near[1].end]).lstrip()
        close = len(between.split()) <= 1 and not any(stop in between for stop in _STOPS)
        if not close or not to.startswith("ل") or self._kind(near[1]) in ("state", "government"):
            return None
        return near[1], predicate, near[0]

    def _by_verb(self, analysis: Analysis, sentence: Sentence, cue: Found) -> list[Tie]:
        """`انشقت X عن Y`, `تدعم X وY قوات Z`: the ties of a verb with its subject behind it or right before."""
        text = analysis.document.text
        near = [m for m in behind(sentence, cue.last, within=10) if self._can_tie(m) and m.how != "nisba"]
        for predicate, reach, form in cue.values:
            if reach in ("gives", "takes"):
                aid = "" if form == "direct" else form
                told = backed(self._known, text, sentence, cue, near, aid) if reach == "gives" else None
                givers, takers = told or backing(text, sentence, cue, near)
                return [(one, predicate, giver) for one in takers if self._can_take(one) for giver in givers]
            if reach == "verb" and between_verb(text, sentence, cue, near, form):
                return [(near[0], predicate, near[1])] if self._is_verbal(near[0], predicate, near[1]) else []
        return []

    def _can_take(self, taker: Mention) -> bool:
        """States are helped, not backed against anybody; people by their names neither."""
        return self._kind(taker) not in ("state", "international", "coalition") and self._fits(taker, "backed-by")

    def _is_verbal(self, first: Mention, predicate: str, second: Mention) -> bool:
        """Whether the ends suit the tie; a person leads a body."""
        if predicate != "leads":
            return self._fits(first, predicate) and self._suits(predicate, second)
        person = first.id in self._known.surnames or first.kind == "unknown"
        return person and (self._known.is_group(second.id or "") or self._kind(second) == "armed-forces")

    # The second end: right behind the phrase

    def _target(self, analysis: Analysis, sentence: Sentence, cue: Found, form: str) -> Mention | None:
        text, words = analysis.document.text, sentence.words
        if (base := the_base(self._known, self._base, words[cue.last + 1 : cue.last + 3])) is not None:
            return base
        for mention in behind(sentence, cue.last, within=8 if form == "from" else 4):
            between = text[cue.end : mention.start]
            if any(stop in between for stop in _STOPS):
                return None
            if form == "from" and "من" not in between.split():
                continue
            if form != "from" and any(fold(word) in _PREPOSITIONS for word in between.split()):
                return None
            if form == "nisba":
                return mention if mention.how == "nisba" and not between.strip() else None
            if mention.how == "nisba" and form == "ل":
                continue
            if mention.kind == "role" and not mention.holder:
                continue
            if mention.kind != "role" and not self._can_tie(mention):
                continue
            if form in ("ل", "ب") and not self._has_clitic(sentence, cue, form):
                return None
            if form in ("ل", "ب") and any(part(fold(word)).conj for word in between.split()[1:]):
                return None  # `المؤيد للقضية وأكد زعيمه X`
            return _held(mention)
        del words
        return None

    def _has_clitic(self, sentence: Sentence, cue: Found, form: str) -> bool:
        """Whether the word behind the phrase carries the preposition, and is no pronoun."""
        if cue.last + 1 >= len(sentence.words):
            return False
        key = sentence.words[cue.last + 1].key
        return key.startswith(form) and key not in _PRONOUNS

    # The first end

    def _founded(self, sentence: Sentence, target: Mention) -> Mention | None:
        """`انشق عن X قادة شكلوا Y`: who split off is what they formed."""
        formed = next((i for i, w in enumerate(sentence.words) if w.start > target.end and w.key in _FORMED), None)
        if formed is None:
            return None
        return next((m for m in behind(sentence, formed, within=4) if self._fits(m, "split-from")), None)

    def _source(
        self, analysis: Analysis, sentence: Sentence, cue: Found, how: tuple[str, str], target: Mention
    ) -> Mention | None:
        """The name before the phrase; behind the object where a clause begins with the phrase."""
        predicate, reach = how
        text = analysis.document.text
        opens = text[sentence.start : cue.start].rstrip().endswith(tuple(_STOPS)) or cue.first == 0
        apart = sentence.words[cue.first].key.startswith("ال") and cue.first > 0  # `X، المنشق عن Y، انسحب من Z`
        if opens and reach == "far" and not apart:
            for mention in behind(sentence, sentence.word_at(target.end - 1), within=6):
                if self._fits(mention, predicate):
                    return mention
        if reach == "topic" and (cue.first == 0 or sentence.words[cue.first - 1].key not in RELATIVES):
            return self._topic(text, sentence, cue, predicate)
        return self._before(analysis, sentence, cue, predicate, "near" if reach == "topic" else reach)

    def _before(self, analysis: Analysis, sentence: Sentence, cue: Found, predicate: str, reach: str) -> Mention | None:
        text = analysis.document.text
        chained = self._chained(analysis, sentence, cue) if reach == "near" else None
        if chained is not None and self._fits(chained, predicate):
            return chained
        for mention in _near_before(sentence, cue.first, _FAR[reach]):
            if reach != "far" and any(stop in text[mention.end : cue.start] for stop in ".؛:\n"):
                return None
            if reach == "near" and any(word.startswith("و") for word in text[mention.end : cue.start].split()):
                return None
            if self._fits(mention, predicate):
                return mention
            if mention.how != "nisba" and reach == "near":
                return None
        first = name_before(sentence.words, cue.first, text)
        if first is None:
            return None
        words = sentence.words[first : cue.first]
        return Mention(
            kind="unknown", id=None, name=written(words), start=words[0].start, end=words[-1].end, how="tagger"
        )

    def _chained(self, analysis: Analysis, sentence: Sentence, cue: Found) -> Mention | None:
        """`X الموالية لـY والمناهضة لـZ`: of whom the adjective before tells, where `و` joins another to it."""
        if not sentence.words[cue.first].key.startswith(_CHAINED):
            return None
        for other in sentence.cues.get("ties", ()):
            near = [m for m in behind(sentence, other.last, within=4) if m.end <= cue.start]
            alone = len(near) == 1 and " و" not in analysis.document.text[other.end : near[0].start]
            joined = (
                (alone or sentence.words[cue.first].key.startswith("وال"))
                and bool(near)
                and not analysis.document.text[near[-1].end : cue.start].strip(" و،")
            )
            if joined and other.last < cue.first and other.values[0][1] in ("near", "led"):
                predicate, reach, _ = other.values[0]
                return self._source(analysis, sentence, other, (predicate, reach), near[-1])
        return None

    def _subject(self, sentence: Sentence, cue: Found, target: Mention) -> Mention | None:
        """`سيطرت X على المدينة، بدعم من Y`: the armed body right behind a verb, nearest before the phrase."""
        for mention in before(sentence, cue.first, within=_FAR["topic"]):
            at = sentence.word_at(mention.start)
            verb = at > 0 and part(sentence.words[at - 1].key).kind in ("verb", "aux")
            armed = self._known.is_group(mention.id or "") or self._kind(mention) == "armed-forces"
            if verb and mention.name != target.name and self._fits(mention, "backed-by"):
                return mention if armed else None
        return None

    def _topic(self, text: str, sentence: Sentence, cue: Found, predicate: str) -> Mention | None:
        """The group that the sentence speaks of: the last one named before the phrase, not in brackets."""
        earlier = [m for m in reversed(sentence.mentions) if m.end <= cue.start and self._fits(m, predicate)]
        named = [m for m in earlier if not _in_brackets(text, sentence, m)]
        groups = [m for m in named if m.id and self._known.is_group(m.id)]
        return next(iter(groups or named), None)

    def _fits(self, mention: Mention, predicate: str) -> bool:
        organ = self._kind(mention) == "media" and predicate in ("loyal-to", "part-of")
        if mention.how == "nisba" or not (organ or self._can_tie(mention)):
            return False
        person = mention.id in self._known.surnames or (mention.kind == "unknown" and mention.how == "tagger")
        if predicate in _NO_STATES and self._kind(mention) in ("state", "government"):
            return False
        if predicate in _GROUPS_ONLY:
            return not person
        return person or predicate != "member-of"

    def _kind(self, mention: Mention) -> str:
        actor = self._known.actors.get(mention.id or "")
        return actor.kind if actor else ""

    def _is_part(self, source: Mention, target: Mention) -> bool:
        """Who is `تابع` to an organisation is part of it; to a person or a state, loyal, but for its own forces."""
        kind = self._kind(target)
        if kind in ("state", "government"):
            return self._kind(source) in _ARMS and self._known.state(source.id) == self._known.state(target.id)
        return target.id not in self._known.surnames and kind != ""

    def _suits(self, predicate: str, target: Mention) -> bool:
        """Nobody is part of a state or split from one, or another name of one; a state may be part of a coalition."""
        if predicate == "same-as" and (target.how == "nisba" or self._kind(target) in ("state", "government")):
            return False
        if predicate == "part-of" and self._kind(target) == "person":  # `الحركة جناح X`
            return False
        return predicate not in ("part-of", "split-from", "member-of", "front-of") or self._kind(target) not in (
            "state",
            "government",
            "people",
        )

    def _can_tie(self, mention: Mention) -> bool:
        if mention.kind == "unknown":
            return True
        actor = self._known.actors.get(mention.id or "")
        return mention.kind == "actor" and actor is not None and actor.kind not in _NOBODY


def _near_before(sentence: Sentence, at: int, within: int) -> list[Mention]:
    """Mentions before a word, nearest first, that begin at most `within` words off, or end right before it."""
    reach = sentence.words[max(0, at - within)].start
    beside = sentence.words[at - 1].start if at else 0
    return [m for m in before(sentence, at, within=within + LONGEST) if m.start >= reach or m.end > beside]


LONGEST = 8


def _bare(key: str) -> str:
    """Words without the clitics before their first."""
    return "ال" + key[2:] if key.startswith("لل") else key[1:] if key[:1] in "وفبلك" else key


def _held(mention: Mention) -> Mention:
    """An office stands for who holds it."""
    if mention.kind != "role":
        return mention
    kind = "actor" if mention.holder_id else "unknown"
    return Mention(
        kind=kind, id=mention.holder_id, name=mention.holder, start=mention.start, end=mention.end, how="office"
    )


def _in_brackets(text: str, sentence: Sentence, mention: Mention) -> bool:
    return text.rfind("(", sentence.start, mention.start + 1) > text.rfind(")", sentence.start, mention.end)


_Told = dict[str, list[tuple[str, str, bool]]]


def _aliases_with_ties(casebook: Casebook) -> tuple[_Told, _Told]:
    """Names that tell a tie, and whose they are: to (predicate, other actor, whether that one comes first)."""
    finder, cues = names(casebook), CueTables("ties")
    ties: _Told = {}
    actors: _Told = {}
    for alias in casebook.aliases:
        told = pieces(alias.alias)
        if alias.language != "ar" or len(told) < 3:
            continue
        words = _as_words(told)
        text = " ".join(told)
        for cue in cues(words, text).get("ties", ()):
            rest = told[cue.last + 1 :]  # by itself: within the whole name nothing else is found
            others = finder.find(_as_words(rest), " ".join(rest))
            other = next((r.id for hit in others for r in hit.values if r.kind == "actor" and r.id), None)
            predicate, reach, _ = cue.values[0]
            if reach == "follow" and (other is None or casebook.actors[other].kind != "person"):
                continue  # `أنصار الشريعة في تونس`
            if predicate == "part-of" and other and casebook.actors[other].kind == "person":
                continue  # `الحركة جناح X`
            if other and other != alias.actor_id and reach in ("near", "led", "far", "follow"):
                tie = (predicate, other, reach == "led")
                ties.setdefault(text, []).append(tie)
                known_ties = actors.setdefault(alias.actor_id, [])
                known_ties += [] if tie in known_ties else [tie]
    return ties, actors


def _as_words(told: list[str]) -> list[Word]:
    words, at = [], 0
    for key in told:
        words.append(Word(at, at + len(key), key, key))
        at += len(key) + 1
    return words
