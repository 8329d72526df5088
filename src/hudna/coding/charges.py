"""What a party or an authority says that another side did, and what a group says of itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.background import is_background, is_of_another
from hudna.coding.boasts import is_of_us, is_struck_by_another, speaks_for_group
from hudna.coding.claimants import under
from hudna.coding.claimwords import (
    ANSWERS,
    ATTACKS,
    CAPTURES,
    GROUND,
    ITSELF,
    NOUNS,
    OUTCOMES,
    OWN_MEN,
    REBELS,
    UNSURE,
    WATCHES,
    is_one_of,
)
from hudna.coding.disowned import ACCUSED
from hudna.coding.evidence import sentence_span
from hudna.coding.known import Known, known
from hudna.coding.sides import are_own
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Claim, Event, Party, record_id

VOICES = frozenset({"media", "people", "kind", "community", "police"})
_TITLE, _UNSURE, _DOER, _LIGHT = 7, 6, 5, 15
_LIGHT_VERBS = frozenset(
    fold(
        "البادئ البادئة البادئون البادئين البادئان"
        " بدأ بدأت بدؤوا بدأوا قام قامت قاموا نفذ نفذت نفذوا شن شنت شنوا ارتكب ارتكبت ارتكبوا بادر بادرت بادروا"
    ).split()
)
_OFFICIAL = frozenset(
    fold(
        "متحدث متحدثة متحدثا ناطق ناطقة ناطقا قائد قيادي قياديا قيادية محافظ والي حاكم وزير وزيرة مسؤول مسؤولة رئيس"
        " رئيسة نائب نائبة زعيم سفير سفيرة مندوب عقيد عميد لواء جنرال فريق كولونيل آمر قائممقام أمين عمدة مفوض"
        " سكرتير مستشار"
    ).split()
)
_UNOFFICIAL = frozenset(
    fold("ناشط ناشطة صحافي صحفي مراسل شاهد طبيب خبير محلل باحث أستاذ كاتب محام مواطن ساكن مركز مرصد منظمة").split()
)
_THAT = frozenset({"ان", "بان"})
_TO_COME = frozenset({"لن", "ولن", "لا", "ولا"})
_IMPERFECT = ("ي", "ت", "ن", "س")
_VERBS_TOO = frozenset(fold("قصف قتل خطف ضرب").split())
_SOME_GROUP = frozenset({"factions", "organisation", "gunmen", "militants"})
_GROUP_WORDS = frozenset(
    fold("كتائب كتيبة سرايا سرية لواء ألوية جماعة تنظيم حركة جبهة عصبة جيش قوات فرقة مجموعة").split()
)
_KINDS = tuple(fold("مسلح مجهول غير متشدد متطرف إرهابي أخرى محلي").split())
_SENT = tuple(fold("أطلق زرع نصب").split())
_STRIKES = tuple(fold("استهدف هاجم ضرب دك").split())
_DEFENCES = tuple(fold("صد تصد يصد أحبط يحبط أفشل أسقط اعترض").split())
_STRUCK_BY = tuple(fold("حملة عملي هجوم هجمات غار ضرب").split())
_TARGETS = frozenset(
    fold(
        "أهداف أهدافا مواقع مواقعا مقر مقار مقرات مقرا معسكر معسكرا معسكرات نقاط تجمع تجمعات موقع موقعا هدف هدفا مخازن"
    ).split()
)
_AGENCY = ("وكال", "لوكال", "بوكال")
_PROOF, _LACKING = frozenset(fold("دليل أدلة إثبات").split()), frozenset(fold("لا أي أية عدم دون ليس بلا").split())
_FATHER_OF = ("ابو", "ابا", "ابي")
_OF_SIDES = frozenset({"militia", "group", "movement", "front", "armed-forces"})


class Charges:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)

    def __call__(
        self, analysis: Analysis, sentence: Sentence, events: list[Event], bodies: Mapping[str | int, str]
    ) -> Iterator[Claim]:
        """The claims of whoever tells an attack or a breach: that another did it, or that he did it himself.

        `bodies` are those for whom speakers whom no casebook holds speak, by their names.
        """
        for told in events:
            event = self._spoken(told, bodies)
            if self._owns(event) and _of_itself(sentence, event):
                yield self.said(analysis, sentence, event, "claims")
            elif self._has_sent(sentence, event) and event.speaker is not None:
                own = replace(event, actors=(replace(event.speaker, role="actor"),))
                yield self.said(analysis, sentence, own, "claims")
            elif self._refuses(sentence, event):
                yield self.said(analysis, sentence, event, "denies")
            elif self._accuses(sentence, event, events, bodies):
                yield self.said(analysis, sentence, event, "attributes")

    def _spoken(self, event: Event, bodies: Mapping[str | int, str]) -> Event:
        """A body's word is that of whose it is; a person's stays his own."""
        speaker = event.speaker
        where = speaker.span.start if speaker is not None and speaker.span is not None else -1
        whose = self._known.actors.get(bodies.get(where, ""))
        if speaker is None or whose is None:
            return event
        return replace(event, speaker=replace(speaker, actor_id=whose.actor_id, name=whose.label_en))

    def _refuses(self, sentence: Sentence, event: Event) -> bool:
        """`قالت القيادة إن قواتها لم تقصف المدينة`: a party that an attack of its own was made, not will be."""
        speaker = event.speaker
        if event.status != "denied" or event.type not in ACCUSED or speaker is None or not event.actors:
            return False
        near = [word.key for word in sentence.words if word.end <= event.trigger.start][-2:]
        if not _TO_COME.isdisjoint(near) or any(key.endswith("عدم") for key in near):
            return False
        known = speaker.actor_id is not None and VOICES.isdisjoint(self._kinds(speaker.actor_id))
        named = speaker.actor_id is None and speaker.name[:1].isupper()
        return (known or named) and are_own(self._known, speaker, event.actors)

    def _accuses(self, sentence: Sentence, event: Event, events: list[Event], bodies: Mapping[str | int, str]) -> bool:
        """Whether a party or an authority says of an attack or a breach that another side did it."""
        speaker = event.speaker
        told = event.status == "occurred" or _is_told(event)
        if event.type not in ACCUSED or not told or speaker is None or not event.actors:
            return False
        accused = _known_first(event.actors)
        if (
            _is_presupposed(event)
            or _is_unsure(sentence, event)
            or not _is_of_accused(sentence, event, accused, events)
            or is_of_another(sentence, event, speaker, events)
        ):
            return False
        voice = speaker.actor_id or bodies.get(speaker.name)
        official = voice is None and _is_official(sentence, speaker) and not _is_beside(sentence, speaker, accused)
        if not (official or self._has_voice(voice)):
            return False
        if not self._is_foe(voice, speaker, accused) or _is_outcome(event, events):
            return False
        if event.type == "VIOLATE":
            return True
        return self._is_charge(event, voice, accused) and not is_background(sentence, event, speaker)

    def _has_sent(self, sentence: Sentence, event: Event) -> bool:
        """`قال التنظيم إن مقاتليه هاجموا`: a group of its own men, called by a pronoun."""
        if event.type != "ASSAULT" or event.speaker is None or not _is_told(event) or _is_advance(event):
            return False
        if _is_defence(event) or any(
            one.actor_id and not are_own(self._known, event.speaker, (one,)) for one in event.actors
        ):
            return False  # `قالت الجماعة إن مقاتليها صدوا هجوما`
        near = [word.key for word in sentence.words if word.end <= event.trigger.start][-2:]
        ours = not OWN_MEN.isdisjoint(near) or is_of_us(self._known, event)
        return ours and speaks_for_group(self._known, event.speaker)

    def _owns(self, event: Event) -> bool:
        """Whether a group itself tells of an attack of its own (`أعلنت الجماعة أنها قصفت`)."""
        speaker = event.speaker
        named = event.mode is not None or is_one_of(fold(event.trigger.quote), (*ATTACKS, *_STRIKES))
        if not (event.type == "ASSAULT" or _is_capture(event)) or not _is_told(event) or not named or speaker is None:
            return False
        ids = {party.actor_id for party in event.actors}
        told = {speaker.actor_id, *(row.object for row in self._known.offices(speaker.actor_id or "", None))} & ids
        actor = self._known.actors.get(speaker.actor_id or "")
        if speaker.name in _SOME_GROUP or (actor is not None and actor.kind in ("people", "kind")):
            told = ids  # `أعلن فصيل يدعى X أنه فجر`
        return any(self._known.is_group(actor_id) for actor_id in told if actor_id)

    def said(self, analysis: Analysis, sentence: Sentence, event: Event, stance: str) -> Claim:
        """The claim of whoever tells the event: that he did it, or that its actor did."""
        claimant = event.actors[0] if stance == "claims" or event.speaker is None else under(self._known, event.speaker)
        return Claim(
            id=record_id("claim", analysis.document.id, claimant.name, stance, event.id),
            document_id=analysis.document.id,
            event_id=event.id,
            claimant=claimant,
            stance=stance,
            on_whom=_known_first(event.actors) if stance == "attributes" else None,
            speaker=None,
            span=event.trigger,
            evidence=sentence_span(analysis, sentence),
            rule="claim:word-of-a-party" if stance == "attributes" else "claim:own-word",
        )

    def _is_foe(self, voice: str | None, speaker: Party, accused: Party) -> bool:
        """Whether one side, by whose voice it is, speaks of another, not of its own forces."""
        actor = self._known.actors.get(accused.actor_id or "")
        if actor is None:
            return is_rebel(accused)
        if actor.kind in ("people", "kind", "international") or accused.name == speaker.name:
            return False
        mine = self._known.actors.get(voice or "")
        if mine is not None and (actor.parent_id == voice or mine.parent_id == actor.actor_id):
            return False
        led = [row.object for row in self._known.offices(voice or "", None)]
        if voice in {row.object for row in self._known.offices(actor.actor_id, None) if row.predicate == "leads"}:
            return False  # the coalition of a state of that state
        states = {self._known.state(actor_id) for actor_id in (voice, *led)} - {None}
        return actor.actor_id not in led and self._known.state(actor.actor_id) not in states

    def _is_charge(self, event: Event, voice: str | None, accused: Party) -> bool:
        """Whether an attack is pinned on somebody: no advance and no battle, and nothing that he could not do.

        Without a mode it must be a deed of a fighting side that no outsider tells.
        """
        if event.mode is not None:
            return self._could_do(accused, event.mode)
        if self._is_outsider(voice):
            return False
        actor = self._known.actors.get(accused.actor_id or "")
        kind = actor.kind if actor else "group"
        quote = fold(event.trigger.quote)
        stems = [part(word).stem for word in quote.split()]
        ground = _is_advance(event) or bool(ANSWERS & set(stems))
        return kind in _OF_SIDES and not ground and not quote.lstrip("وف").startswith(OUTCOMES)

    def _is_outsider(self, voice: str | None) -> bool:
        """The United Nations, a watch of human rights, and who speaks for them."""
        return voice is not None and "international" in self._kinds(voice)

    def _could_do(self, accused: Party, mode: str) -> bool:
        """Groups fly no warplanes: an air raid beside one has another actor."""
        actor = self._known.actors.get(accused.actor_id or "")
        if actor is None:
            return mode != "aerial"
        return actor.kind != "coalition" and not (mode == "aerial" and self._known.is_group(actor.actor_id))

    def _has_voice(self, voice: str | None) -> bool:
        """Whether the speaker is a party or an authority, not a reporter, a witness or a source."""
        if voice not in self._known.actors or any(map(self._is_watch, self._spoken_for(voice))):
            return False
        return VOICES.isdisjoint(self._kinds(voice))

    def _is_watch(self, voice: str) -> bool:
        """A society that watches over human rights is no party, and no authority but the United Nations'."""
        actor = self._known.actors[voice]
        return actor.kind == "international" and not actor.parent_id and any(w in fold(actor.label_ar) for w in WATCHES)

    def _kinds(self, voice: str | None) -> set[str]:
        """The kinds of whose voice it is and of the bodies that he speaks for."""
        return {self._known.actors[one].kind for one in self._spoken_for(voice)}

    def _spoken_for(self, voice: str | None) -> list[str]:
        return [voice or "", *(row.object for row in self._known.offices(voice or "", None))]


def _is_official(sentence: Sentence, speaker: Party) -> bool:
    """`المتحدث العسكري X`, `والي المحافظة X`: somebody with a name whom no casebook holds, by his title."""
    if speaker.span is None or not speaker.name[:1].isupper():
        return False
    near = [part(key).stem for key in _around(sentence, speaker)]
    told = [stem for before, stem in pairwise(["", *near]) if before not in _OFFICIAL]  # `السكرتير الصحفي`
    return not _OFFICIAL.isdisjoint(near) and _UNOFFICIAL.isdisjoint(told)


def _is_beside(sentence: Sentence, speaker: Party, accused: Party) -> bool:
    """`المتحدث باسم المتمردين X`: who is accused stands in the speaker's own title."""
    where = speaker.span
    if where is None:
        return False
    first, last = sentence.words_of(where)
    start, end = (
        sentence.words[max(0, first - _TITLE)].start,
        sentence.words[min(len(sentence.words) - 1, last + 4)].end,
    )
    end = next((word.start for word in sentence.words[last + 1 :] if word.key in _THAT and word.start < end), end)
    return any(start <= m.start < end and accused.name in (m.name, m.body) for m in sentence.mentions)


def _around(sentence: Sentence, speaker: Party) -> list[str]:
    first, last = sentence.words_of(speaker.span)
    return [word.key for word in sentence.words[max(0, first - _TITLE) : last + 3]]


def may_claim(known: Known, who: Party) -> bool:
    """Whether somebody can take, deny or lay a deed: no outlet, no crowd, no watch; a stranger by a name of his own."""
    actor = known.actors.get(who.actor_id or "")
    return actor.kind not in VOICES | {"international"} if actor else who.name[:1].isupper()


def is_named_group(who: Party) -> bool:
    """`كتائب النور`: a group that no casebook holds, known by a word for armed men and a name of its own."""
    words = fold(who.name).split()
    return len(words) > 1 and words[0] in _GROUP_WORDS and not words[1].startswith(_KINDS)


def is_rebel(who: Party) -> bool:
    """`القوات الانفصالية`: known by no name, but by a word that says that they fight a state."""
    return who.span is not None and any(told in fold(who.span.quote) for told in REBELS)


def _known_first(actors: Sequence[Party]) -> Party:
    """The first of several whom the casebook holds, else the first."""
    return next((actor for actor in actors if actor.actor_id), actors[0])


def _is_told(event: Event) -> bool:
    """Whether the speaker says that it was, though the document doubts it: `قالت الجماعة إنها استهدفت سفينة`."""
    if event.status == "possible" and "subject light" in event.rule:
        return True  # `قصف نفذه X`, `بدأ X بإطلاق النار`: the gate doubts the word, not who did it
    verb = fold(event.trigger.quote).split()[0].lstrip("وف")
    perfect = part(verb).kind == "verb" and not verb.startswith(_IMPERFECT)
    return event.status == "occurred" or (event.status == "possible" and perfect)


def _is_presupposed(event: Event) -> bool:
    """`بعد هجومها على القرية`: a noun with whose deed it was, spoken of as known, charges nobody."""
    noun = part(fold(event.trigger.quote).split()[0])
    return noun.kind == "noun" and bool(noun.pronoun) and event.type == "ASSAULT"


def _is_advance(event: Event) -> bool:
    """A battle or ground taken, no attack that is claimed or charged."""
    return any(told in part(word).stem for told in GROUND for word in fold(event.trigger.quote).split())


def _is_defence(event: Event) -> bool:
    """`صدوا`, `أحبطوا`: what answers another's attack is none to own."""
    return fold(event.trigger.quote).lstrip("وف").startswith(_DEFENCES)


def _is_unsure(sentence: Sentence, event: Event) -> bool:
    """`تحقق واشنطن في تقارير عن استخدام الغاز`: nobody says that it was."""
    near = [word.key for word in sentence.words if word.end <= event.trigger.start][-_UNSURE - 1 :]
    if not _PROOF.isdisjoint(near) and not _LACKING.isdisjoint(near):
        return True  # `لا دليل على أن X أطلقت`
    pairs = pairwise(near)
    return any(is_one_of(key, UNSURE) and not left.startswith(_AGENCY) for left, key in pairs)


def _is_of_accused(sentence: Sentence, event: Event, accused: Party, events: Sequence[Event]) -> bool:
    """Whether a noun of attack has its doer close behind it, or right before by a charge; a verb has him anyhow.

    `أدانت الحكومة قصف المتمردين للحي` charges them; `أعلنت مقتل مسلحين في غارة` nobody.
    """
    word = fold(event.trigger.quote).split()[0]
    if "carried on" in event.rule:
        return False  # `نددت X بالهجوم`: whose it was an earlier sentence told
    if accused.span is not None and "Abu" not in accused.name and _is_byname(sentence, accused.span.start):
        return False
    if accused.span is None or event.type != "ASSAULT" or any(one.type == "ACCUSE" for one in events):
        return True
    first, last = sentence.words_of(event.trigger)
    if _is_object(sentence, first, last, accused):
        return False
    if part(word).kind == "verb" or not is_one_of(word, NOUNS):
        return True
    if word in _VERBS_TOO and sentence.words[max(0, first - _DOER)].start <= accused.span.start < event.trigger.start:
        return True  # `إن الجماعة قصفت`, `إن الجيش قصف القرية`
    if first and event.trigger.start - accused.span.end < _LIGHT and _is_begun(sentence, first - 1):
        return True  # `إن أرمينيا بدأت بإطلاق النار`
    return event.trigger.end <= accused.span.start < sentence.words[min(last + _DOER, len(sentence.words) - 1)].end


def _is_byname(sentence: Sentence, start: int) -> bool:
    """`أبو جعفر السوداني`: where a man comes from, no state that acts."""
    at = sentence.word_at(start)
    keys = [word.key for word in sentence.words[max(0, at - 2) : at + 2]]
    told = next((n for n, key in enumerate(keys) if key.startswith(_FATHER_OF)), len(keys))
    return any(key.startswith("ال") for key in keys[told + 1 :])


def _is_object(sentence: Sentence, first: int, last: int, accused: Party) -> bool:
    """`حملة تستهدف X`, `قصف أهداف لـX`: who stands behind is struck, by whom another word tells."""
    if accused.span is None or accused.span.start < sentence.words[last].end:
        return False
    before = sentence.words[first - 1].key if first else ""
    at = sentence.word_at(accused.span.start)
    if is_one_of(before, _STRUCK_BY) and part(sentence.words[first].key).kind == "verb":
        return True
    return at > last + 1 and sentence.words[at].key.startswith("ل") and sentence.words[at - 1].key in _TARGETS


def _is_begun(sentence: Sentence, at: int) -> bool:
    return sentence.words[at].key in _LIGHT_VERBS


def _is_capture(event: Event) -> bool:
    """`أسرت الجماعة جنودا`: a boast of prisoners."""
    return event.type == "COERCE" and any(stem in fold(event.trigger.quote) for stem in CAPTURES)


def _of_itself(sentence: Sentence, event: Event) -> bool:
    """`أعلنت الجماعة أنها قصفت`: it says so of itself; a deed told of it in its own report is no claim."""
    near = [word.key for word in sentence.words if word.end <= event.trigger.start][-3:]
    told = "governor subject speech" in event.rule and not is_struck_by_another(sentence, event.trigger.end)
    if any(key in ITSELF for key in near) or told:
        return True
    # `قتل X ضابطين وقال إن الهجوم رد على التفجير`: who gives the reason of an attack owns it.
    behind = [word.key for word in sentence.words if word.start >= event.trigger.end][:2]
    return bool(near) and near[-1] in ("ان", "بان") and any(key in ANSWERS for key in behind)


def _is_means(event: Event) -> bool:
    """`صاروخ أطلقته`, `عبوة زرعها`: with what it was done, in a clause of the weapon's."""
    word = fold(event.trigger.quote).split()[0]
    return word.startswith(_SENT) and word.endswith(("ه", "ها"))


def is_outcome(event: Event) -> bool:
    """Whether it tells the dead, not the attack (`بقتلهم`)."""
    return fold(event.trigger.quote).lstrip("وفب").startswith(OUTCOMES)


def _is_outcome(event: Event, events: list[Event]) -> bool:
    """A casualty verb beside the word of the attack tells the same happening, and so does `بصاروخ أطلقته من`."""
    if not (is_outcome(event) or _is_means(event)):
        return False
    return any(other is not event and other.type == "ASSAULT" and other.actors == event.actors for other in events)
