"""Whose word stands for who did it: responsibility taken, denied, or pinned on somebody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hudna.casebook import Casebook
from hudna.coding.adopting import adopts_deed, called
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.boasts import announcing
from hudna.coding.bodies import bodies_told
from hudna.coding.charges import Charges, is_named_group, is_rebel, may_claim
from hudna.coding.claimants import (
    announcer,
    as_states,
    claimants,
    is_official,
    joined,
    own_words,
    sources,
    subject_of,
    tellers,
    under,
)
from hudna.coding.claimcues import (
    bears,
    is_accuser,
    is_confessed_twice,
    is_membership,
    is_of_accused,
    is_own,
    is_pinned,
    is_said_to_be,
    names_accused,
    owns_up,
)
from hudna.coding.claimwords import (
    DEEDS,
    DENYING,
    RESPONSIBLE,
    SUFFERED,
    is_one_of,
)
from hudna.coding.clefts import pinned, whom
from hudna.coding.courts import Courts
from hudna.coding.deeming import TOLD
from hudna.coding.disowned import (
    ACCUSED,
    deniers,
    denies_no_deed,
    disowns,
    is_negated,
    is_of_others,
    owns_deed,
    past_aside,
    stance_of_act,
)
from hudna.coding.evidence import before, behind, clause_end, party
from hudna.coding.known import known
from hudna.coding.ofdeeds import claimed, cued, nearest, overlap, pointing_back, told_by
from hudna.coding.posts import Posts
from hudna.coding.quarrels import Quarrels
from hudna.coding.rebuttals import charging, is_rejected, rejecting
from hudna.coding.retelling import BY_ACT, Retelling
from hudna.coding.tree import Found
from hudna.coding.uncharged import (
    is_charged,
    is_no_charge,
    is_of_no_deed,
    is_passive,
)
from hudna.lang.ar.parts import RELATIVES, part
from hudna.records import Claim, Event, Party, record_id

_ACTS = {"attributes": "ACCUSE", "claims": "CLAIM", "denies": "CLAIM"}
_OF_ANOTHER = ("bears", "maybe", "lays", "cleft", "deems")
_OF_DOER = ("cleft", "deems")
_PLURALS = ("اتهموا", "يتهمون", "حملوا", "يحملون")
_NOT_YET = frozenset({"لم", "لن", "ان", "اذا"})
_Sided = list[tuple[Mention, Mention | None]]


class Claims:
    """Made once from a casebook; the claims of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)
        self._posts = Posts(casebook)
        self._charges = Charges(casebook)
        self._quarrels = Quarrels(casebook)
        self._courts = Courts(casebook)

    def __call__(self, analysis: Analysis, events: tuple[Event, ...]) -> Iterator[Claim]:
        """Each claim once for a claimant and a happening."""
        told: dict[int, list[Event]] = {}
        for event in events:
            told.setdefault(event.evidence.start, []).append(event)
        earlier: list[Event] = []
        attacks: list[Event] = []
        bodies = bodies_told(self._known, self._posts, analysis, [e for e in events if e.type in ACCUSED])
        retelling = Retelling(self._known)
        for sentence in analysis.sentences:
            here = told.get(sentence.start, [])
            claims = self._of_sentence(analysis, sentence, (here, earlier), bodies, retelling.pair)
            yield from pointing_back(sentence, retelling.fresh(analysis, sentence, claims), attacks)
            attacks += [one for one in here if (one.type, one.status) == ("ASSAULT", "occurred")]
            earlier = here

    def _of_sentence(
        self,
        analysis: Analysis,
        sentence: Sentence,
        told: tuple[list[Event], list[Event]],
        bodies: Mapping[str | int, str],
        pair: Sequence[Party],
    ) -> list[Claim]:
        here = told[0]
        quarrels = [*self._quarrels(analysis, sentence, here, pair)]
        both = {claim.event_id for claim in quarrels}
        return [
            *self._cued(analysis, sentence, sentence.cues.get("claiming", ()), told),
            *(one for one in self._charges(analysis, sentence, here, bodies) if one.event_id not in both),
            *quarrels,
            *self._courts(analysis, sentence, here),
            *self._acted(analysis, sentence, here),
        ]

    # Words of claiming

    def _cued(
        self, analysis: Analysis, sentence: Sentence, found: Sequence[Found], told: tuple[list[Event], list[Event]]
    ) -> Iterator[Claim]:
        events, text = told[0], analysis.document.text
        for cue in found:
            stance, kind = cue.values[0]
            if is_confessed_twice(found, cue):
                continue
            if stance == "attributes" and is_rejected(text, sentence, cue):
                yield from self._rejected(analysis, sentence, cue, events)
                continue
            if stance == "attributes" and is_no_charge(text, sentence, cue):
                continue
            sides = self._sides(text, sentence, cue, told)
            stance = "claims" if stance == "confesses" else stance
            if kind == "bears" and sides and is_own(self._known, sentence, cue, sides[0]):
                stance, sides = "claims", sides[:1]  # `قال X إن بلاده مسؤولة عن الضربة`
            if stance != "attributes":
                tellers_of = (claimants(self._known, text, sentence, one) for one, _ in sides)
                sides = [(one, None) for one in next(filter(None, tellers_of), [])]
            accusing = told_by(events, cue, _ACTS[stance]) if sides else None
            for claimant, on_whom in sides:
                named = self._named(analysis, claimant)
                if stance == "denies" and is_of_others(self._known, named, (sentence, cue.start), told):
                    continue
                if accusing is not None and len(sides) == 1 and self._is_teller(accusing, on_whom):
                    named = replace(under(self._known, accusing), role="claimant")
                said = (named, stance, on_whom)
                deeds = claimed(sentence, events, cue) if stance == "claims" else [nearest(events, cue)]
                for number, deed in enumerate(deeds):
                    claim = cued(analysis, sentence, cue, said, deed)
                    if kind in _OF_DOER and on_whom is None and deed is not None:
                        doers = (one for one in deed.actors if one.name != named.name)
                        claim = replace(claim, on_whom=next(doers, None))
                    yield replace(claim, id=record_id("claim", claim.id, number)) if number else claim
            if not sides and stance == "attributes" and kind not in _OF_ANOTHER:
                yield from self._by_events(analysis, sentence, cue, events)

    def _is_teller(self, accusing: Party, on_whom: Mention | None) -> bool:
        """Whether the actor of a coded act may stand for whom the words name: not the accused, whom it took for him."""
        return may_claim(self._known, accusing) and (on_whom is None or accusing.name != on_whom.name)

    def _rejected(self, analysis: Analysis, sentence: Sentence, cue: Found, events: list[Event]) -> Iterator[Claim]:
        """`نفى X اتهامات Y بقصف الحي`: what Y lays on X."""
        who = charging(sentence, cue)
        denier = next(iter(before(sentence, cue.first, within=8)), None)
        if who is None or denier is None or denier.name == who.name or not self._is_party(who):
            return
        on_whom = denier if denier.kind == "actor" and denier.how != "nisba" else None
        said = (self._named(analysis, who), "attributes", on_whom)
        yield cued(analysis, sentence, cue, said, nearest(events, cue))

    def _sides(self, text: str, sentence: Sentence, cue: Found, told: tuple[list[Event], list[Event]]) -> _Sided:
        """Who claims, denies or accuses, and whom, by the words about a cue."""
        stance, kind = cue.values[0]
        if kind == "rejects":
            return self._one(rejecting(text, sentence, cue, told[0]))
        if kind == "announced":
            return self._one(announcing(self._known, sentence, cue))
        if kind in TOLD:
            return self._one(TOLD[kind](sentence, cue))
        sides = _SIDES[kind if kind in _SIDES else stance](self, text, sentence, cue)
        if stance == "attributes":
            sides = [pair for pair in sides if not self._is_watch(pair[0])]
            sides = self._checked(cue, told[0], sides) if kind in ("ب", "load") else sides
            return [*sides, *self._others(text, sentence, sides)]
        if not sides and stance == "denies" and kind != "not" and disowns(text, sentence, cue, *told):
            return self._one(deniers(sentence, cue))
        if not sides and stance == "confesses" and owns_deed(sentence, cue, told[0]):
            return self._one([*self._near(sentence, cue, 5), *self._far(sentence, cue, 8)])
        return sides

    def _others(self, text: str, sentence: Sentence, sides: _Sided) -> _Sided:
        """`اتهمت الحكومة وقوات X الجماعة`: who accuses beside the one who was found."""
        if len({one.name for one, _ in sides}) != 1:
            return []
        laid_on = sides[0][1]
        others = joined(self._known, text, sentence, sides[0][0])
        return [(one, laid_on) for one in others if laid_on and one.name != laid_on.name]

    def _acted(self, analysis: Analysis, sentence: Sentence, events: list[Event]) -> Iterator[Claim]:
        """Claims by acts of claiming and accusing that were coded: where no word of the tables gives one."""
        for event in events:
            stance = stance_of_act(event)
            if not stance:
                continue
            deed = nearest(events, event.trigger)
            ahead = [word.key for word in sentence.words if word.start > event.trigger.end]
            if stance == "attributes" and (not is_pinned(event, deed, ahead) or is_passive(event, ahead)):
                continue
            on_whom = next(iter(event.recipients), None) if stance == "attributes" else None
            if is_of_no_deed(stance, sentence, event, deed):
                continue
            for who in event.actors:
                if stance == "denies" and is_of_others(self._known, who, (sentence, event.trigger.start), (events, ())):
                    continue
                may = may_claim(self._known, who) or (stance != "attributes" and is_named_group(who))
                if may and (on_whom is None or is_accuser(event, who, on_whom)):
                    yield replace(
                        self._charges.said(analysis, sentence, event, "claims"),
                        id=record_id("claim", analysis.document.id, who.name, stance, event.id),
                        event_id=deed.id if deed else None,
                        claimant=replace(under(self._known, who), role="claimant"),
                        stance=stance,
                        on_whom=on_whom,
                        rule=BY_ACT,
                    )

    def _by_events(self, analysis: Analysis, sentence: Sentence, cue: Found, events: list[Event]) -> Iterator[Claim]:
        """`متهما المتمردين بقصف الحي`: who accuses by what was answered for the accusation, or for the deed."""
        end = clause_end(analysis.document.text, cue.end, sentence.end)
        deeds = [e for e in events if e.type in ACCUSED and cue.end <= e.trigger.start < end]
        if not deeds or bears(sentence, cue):
            return
        accusing = next((e for e in events if e.type == "ACCUSE" and overlap(e.trigger, cue)), None)
        claimant = accusing.actors[0] if accusing and accusing.actors else deeds[0].speaker
        accused = (*(accusing.recipients if accusing else ()), *deeds[0].actors)[:1]
        behind_it = claimant is not None and claimant.span is not None and claimant.span.start > cue.start
        if behind_it and (cue.values[0][1] == "load" or not any(one.actor_id or is_rebel(one) for one in accused)):
            return  # `يحمل X المسؤولية`: X is whom it is laid on
        if (
            claimant is None
            or not may_claim(self._known, claimant)
            or any(claimant.name == one.name for one in accused)
        ):
            return
        told = replace(under(self._known, claimant), role="claimant")
        yield replace(
            cued(analysis, sentence, cue, (told, "attributes", None), deeds[0]), on_whom=next(iter(accused), None)
        )

    def _checked(self, cue: Found, events: list[Event], sides: _Sided) -> _Sided:
        """The sides without an accuser who is accused by the act that was coded: `اتهم السكان الجيش بقصف القرية`."""
        act = next((e for e in events if e.type == "ACCUSE" and overlap(e.trigger, cue)), None)
        if act is None or any(may_claim(self._known, one) for one in act.actors):
            return sides
        accused = {one.name for one in act.recipients}
        return [pair for pair in sides if pair[0].name not in accused]

    def _named(self, analysis: Analysis, mention: Mention) -> Party:
        """Whose word it is: a spokesman's that of his body, a ministry's that of its state (codebook §3)."""
        told = party(analysis, mention, "claimant")
        if mention.kind == "role":
            told = replace(told, actor_id=mention.body_id, name=mention.body)
        return under(self._known, told)

    # Who claims, who denies, who accuses whom

    def _claiming(self, text: str, sentence: Sentence, cue: Found) -> _Sided:
        key = sentence.words[cue.first].key
        if is_negated(sentence, cue):
            return []
        if "تبن" in key:
            if not adopts_deed(sentence, cue):
                return []
            within = 12 if "متبن" in key else 7
            far = self._far(sentence, cue, within)
            said = far[:1] if far and far[0].end + 1 == cue.start else []  # `X يتبنى`
            own = called(text, sentence, cue.end, clause_end(text, cue.end, sentence.end))
            return self._one([*own, *said, *self._near(sentence, cue, 4), *far])
        if any(
            "حمل" in word.key or "تهام" in word.key or "اتهم" in word.key or part(word.key).stem in DENYING
            for word in sentence.words[max(0, cue.first - 10) : cue.first]
        ):
            return []
        if cue.values[0][1] == "behind" and not owns_up(sentence, cue):
            return []
        earlier = sentence.words[max(0, cue.first - 12)].start
        told = called(text, sentence, earlier, cue.start) or announcer(sentence, cue)
        return self._one([*told, *self._far(sentence, cue, 8), *self._near(sentence, cue, 3)])

    def _denying(self, _: str, sentence: Sentence, cue: Found) -> _Sided:
        if cue.values[0][1]:
            return []
        reach = 15 if any(word.key in RELATIVES for word in sentence.words[cue.last + 1 : cue.last + 6]) else 9
        following = [word.key for word in sentence.words[cue.first : cue.last + reach]]
        if is_negated(sentence, cue) or denies_no_deed(following):
            return []
        if not any(is_one_of(word, RESPONSIBLE) for word in following):
            return []
        return self._one(deniers(sentence, cue))

    def _not_theirs(self, _: str, sentence: Sentence, cue: Found) -> _Sided:
        """`ليس مرتبطاً بعملية إرهابية`: whoever says so, before the words."""
        near = [word.key for word in sentence.words[cue.first : cue.last + 7]]
        if not any(is_one_of(word, (*DEEDS, "ارهابي")) for word in near):
            return []
        return self._one(self._far(sentence, cue, 16))

    def _confessing(self, _: str, sentence: Sentence, cue: Found) -> _Sided:
        """Confessing a deed claims it; confessing membership is a tie, not a claim."""
        following = [word.key for word in sentence.words[cue.last + 1 : cue.last + 16]]
        if any(key.startswith(SUFFERED) or key == "به" for key in following[:5]):
            return []
        if any(word.key in _NOT_YET for word in sentence.words[max(0, cue.first - 2) : cue.first]):
            return []
        if not following or is_membership(following[0]):
            return []
        if sentence.words[cue.first].key.startswith("اقر") and not any(key.startswith("ب") for key in following[:6]):
            return []  # `أقرت الحكومة مشاركة الطيارين`
        if following[0] in ("ان", "بان"):  # of another's deed as well: `owns_deed` tells
            return []
        if not any(is_one_of(word, (*DEEDS, "تنفيذ", "زرع", "حزام")) for word in following):
            return []
        opened = max((w.start for w in sentence.words[max(0, cue.first - 8) : cue.first] if w.key == "ان"), default=0)
        far = [one for one in self._far(sentence, cue, 8) if one.start >= opened]
        return self._one([*self._near(sentence, cue, 3), *far])

    def _accusing(self, text: str, sentence: Sentence, cue: Found) -> _Sided:
        if bears(sentence, cue):
            return []
        reach = clause_end(text, past_aside(text, cue.end), sentence.end)
        words = [word for word in sentence.words[cue.last + 1 :] if word.start < reach]
        pointed = cue.values[0][1] == "fingers"
        if any(word.key == "اي" for word in words):
            return []
        if not pointed and not any(is_one_of(word.key, (*DEEDS, "مسؤولي")) for word in words):
            return []
        near = behind(sentence, cue.last, within=9)
        named = self._parties(text, sentence, as_states(self._known, near) if pointed else near)
        key = sentence.words[cue.first].key
        participle = key.removeprefix("و").startswith(("متهم", "محمل", "ملقي"))
        said = tellers(sentence, cue) if participle else []
        earlier = self._parties(text, sentence, said or self._far(sentence, cue, 8))
        if participle and not earlier:
            said = subject_of(sentence, cue)
            earlier = self._parties(text, sentence, said)
        if participle and earlier and earlier[0].end <= cue.start and (said or named):
            accused = next((one for one in named if one.name != earlier[0].name), None)
            return [(earlier[0], accused)]
        if pointed and named:  # `وجهت X أصابع الاتهام إلى Y`
            if key.startswith(("اصابع", "اصبع")) or earlier:
                return [(earlier[0], named[0])] if earlier else []
            return [(named[0], named[1])] if len(named) > 1 else []
        if "اتهامات" in key:
            pair = earlier[:2] or named[:2]
            return [(pair[0], pair[1]), (pair[1], pair[0])] if len(pair) == 2 else []
        return self._accuser(text, sentence, cue, earlier, named)

    def _accuser(
        self, text: str, sentence: Sentence, cue: Found, earlier: list[Mention], named: list[Mention]
    ) -> _Sided:
        """Who accuses whom by a verb: who was named before it or first behind it, and whom it names."""
        key = sentence.words[cue.first].key
        first = named[0] if named and sentence.word_at(named[0].start) - cue.last <= 1 else None
        if first is not None and key.lstrip("وف").startswith(_PLURALS) and is_charged(sentence, first):
            return self._of_teller(text, sentence, cue, first)  # `كما اتهموا X بقصف الحي`
        parted = bool(earlier) and any(mark in text[earlier[0].end : cue.start] for mark in "،.؛")
        stated = earlier and not parted and cue.start - earlier[0].end <= 25
        if named and stated and key[0] not in "وف":
            return [(earlier[0], named[0])]
        beside = [one.name for one in joined(self._known, text, sentence, named[0])] if len(named) > 2 else []
        alike = (*(one.name for one in named[:1]), *beside)  # `زعيم التيار X` is one
        another = next((one for one in named if one.name not in alike), None)
        if another is not None and key.lstrip("و")[:3] in ("اته", "حمل", "يته", "تته", "يحم", "تحم"):
            return [(named[0], another)]
        if earlier and named and not parted:
            return [(earlier[0], named[0])]
        if first is not None and is_charged(sentence, first):  # `واتهم X بقصف`: who spoke before accuses X
            return self._of_teller(text, sentence, cue, first)
        alone = first is not None and (not earlier or parted) and not names_accused(key)
        return [(first, None)] if first is not None and alone else []

    def _of_teller(self, text: str, sentence: Sentence, cue: Found, accused: Mention) -> _Sided:
        said = self._parties(text, sentence, tellers(sentence, cue))
        return [(said[0], accused)] if said and said[0].name != accused.name else []

    def _bearing(self, text: str, sentence: Sentence, cue: Found) -> _Sided:
        """`قال X إن Y تتحمل المسؤولية عن الهجوم`: who says so of another."""
        reach = clause_end(text, cue.end, sentence.end)
        words = [word for word in sentence.words[cue.last + 1 :] if word.start < reach]
        told = any(is_one_of(word.key, DEEDS) for word in words)
        burdens = [word.key for word in sentence.words[cue.first + 1 : cue.last + 7]]
        if cue.values[0][1] == "maybe":  # `رجح أن تكون الجماعة وراء الهجوم`
            told = told or sentence.words[cue.last].key.endswith(("ه", "ها"))
            told = told and is_said_to_be(sentence, cue)
        if is_negated(sentence, cue) or not told:
            return []
        if "تحمل" in sentence.words[cue.first].key and not any("سؤولي" in key or "سئولي" in key for key in burdens):
            return []
        said = self._parties(text, sentence, tellers(sentence, cue) or sources(sentence, cue))
        near = as_states(self._known, [*self._far(sentence, cue, 8), *self._near(sentence, cue, 2)])
        borne = self._parties(text, sentence, near)
        accused = next(
            (one for one in borne if said and one.name != said[0].name and is_of_accused(one, said[0], cue)), None
        )
        return [(said[0], accused)] if said and accused else []

    def _cleft(self, text: str, sentence: Sentence, cue: Found) -> _Sided:
        """`قال X إن Y هو البادئ بالقصف`: who says so, and of whom where he is named."""
        said = self._parties(text, sentence, tellers(sentence, cue) or sources(sentence, cue))
        near = self._parties(text, sentence, as_states(self._known, whom(sentence, cue)))
        return pinned(sentence, cue, said, near)

    def _laying(self, text: str, sentence: Sentence, cue: Found) -> _Sided:
        """`عزا X الهجوم إلى Y`: who lays a deed at whose door."""
        reach = clause_end(text, cue.end, sentence.end)
        words = [word for word in sentence.words[cue.last + 1 :] if word.start < reach]
        to = next((word.end for word in words if word.key == "الي"), None)
        told = sentence.words[cue.last].key.endswith(("ه", "ها")) or any(is_one_of(word.key, DEEDS) for word in words)
        if to is None or not told or is_negated(sentence, cue):
            return []
        near = self._parties(text, sentence, as_states(self._known, behind(sentence, cue.last, within=12)))
        said = [one for one in near if one.end < to] or self._parties(text, sentence, self._far(sentence, cue, 8))
        said = said or self._parties(text, sentence, subject_of(sentence, cue))
        laid = next((one for one in near if one.start >= to and one.start < reach), None)
        return [(said[0], laid)] if said and laid and said[0].name != laid.name else []

    def _parties(self, text: str, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
        """Those who can accuse or be accused, each spokesman once."""
        found: list[Mention] = []
        for one in (one for one in mentions if self._is_side(one)):
            speaks = one.kind == "role" or is_official(sentence, one)
            told = claimants(self._known, text, sentence, one)[:1] if speaks else [one]
            found.extend(who for who in told if who not in found and self._is_party(who))
        return found

    def _one(self, mentions: list[Mention]) -> _Sided:
        return [(one, None) for one in mentions if self._is_side(one) and not self._is_outlet(one)]

    def _is_watch(self, mention: Mention) -> bool:
        """A watch of human rights is no party to the conflict."""
        return self._kind(mention) == "international"

    def _is_outlet(self, mention: Mention) -> bool:
        """`عبر وكالة أعماق`: through whom it is told, not whose word it is."""
        return self._kind(mention) == "media"

    def _kind(self, mention: Mention) -> str:
        """The kind of actor that a mention names; empty for one that no casebook holds."""
        actor = self._known.actors.get(mention.id or "")
        return actor.kind if actor else ""

    def _near(self, sentence: Sentence, cue: Found, within: int) -> list[Mention]:
        return own_words(sentence, behind(sentence, cue.last, within=within))

    def _far(self, sentence: Sentence, cue: Found, within: int) -> list[Mention]:
        return own_words(sentence, before(sentence, cue.first, within=within))

    def _is_side(self, mention: Mention) -> bool:
        """Whether the words name somebody who can take or deny a deed; an adjective names nobody."""
        if mention.kind == "unknown" or (mention.kind == "role" and not mention.holder_id):
            return True
        return mention.kind == "actor" and mention.how != "nisba"

    def _is_party(self, mention: Mention) -> bool:
        return self._kind(mention) not in ("people", "kind", "media")


_SIDES = {
    "claims": Claims._claiming,
    "denies": Claims._denying,
    "not": Claims._not_theirs,
    "confesses": Claims._confessing,
    "attributes": Claims._accusing,
    "bears": Claims._bearing,
    "lays": Claims._laying,
    "maybe": Claims._bearing,
    "cleft": Claims._cleft,
}
