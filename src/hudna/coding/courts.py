"""Convictions: a court that sentences somebody for an attack says that he did it (codebook §4)."""

from collections.abc import Iterator
from dataclasses import replace

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.charges import Charges
from hudna.coding.claimwords import DEEDS, is_one_of
from hudna.coding.evidence import clause_end
from hudna.coding.known import known
from hudna.coding.owning import country_of
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Claim, Event, Party, record_id

_REACH, _CHARGE = 20, 3
_COURTS = ("محكم", "محاكم", "قضاء", "جنايات")
_FOR = frozenset(fold("بتهمة بتهم لتورط لتورطه لتورطهم لإدانته لإدانتهم لضلوعه لضلوعهم قضية بقضية بجريمة").split())
_ATTACKS = (*(stem for stem in DEEDS if stem != "اعدام"), *fold("تنفيذ مجزر").split())
_ORDINARY = tuple(fold("ارهاب دعم تمويل انتماء انضمام تخابر تجسس").split())


class Courts:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)
        self._charges = Charges(casebook)

    def __call__(self, analysis: Analysis, sentence: Sentence, events: list[Event]) -> Iterator[Claim]:
        """`أدانت محكمة مصرية X بقتل الجنود`: the judiciary of the state lays the deed on X; once a sentence."""
        convicted = (e for e in events if e.type == "SANCTION" and e.mode == "convict" and e.status == "occurred")
        event = next((e for e in convicted if _is_of_attack(analysis.document.text, sentence, e)), None)
        court = self._court(analysis, sentence, event) if event is not None else None
        if event is None or court is None:
            return
        deed = next((e for e in events if e.type == "ASSAULT" and e.trigger.start > event.trigger.start), None)
        yield replace(
            self._charges.said(analysis, sentence, replace(event, actors=(court,)), "claims"),
            id=record_id("claim", analysis.document.id, court.name, "attributes", event.id),
            event_id=deed.id if deed else None,
            stance="attributes",
            on_whom=event.recipients[0] if event.recipients else None,
            rule="claim:conviction",
        )

    def _court(self, analysis: Analysis, sentence: Sentence, event: Event) -> Party | None:
        """The judiciary of the state whose the court is: by an adjective behind it, else of the news."""
        at = next((at for at, word in enumerate(sentence.words) if part(word.key).stem.startswith(_COURTS)), None)
        if at is None:
            return None
        behind = sentence.words[at].start
        near = (m for m in sentence.mentions if 0 <= m.start - behind <= 40 and m.kind in ("actor", "place"))
        states = (self._known.state(m.id if m.kind == "actor" else m.other) for m in near)
        state = next(filter(None, states), None) or country_of(self._known, analysis)
        if state is None:
            return None
        actor_id, name = self._known.institution("judiciary", state, "")
        who = event.actors[0] if event.actors else None
        where = who.span if who is not None else event.trigger
        return Party(actor_id=actor_id, name=name, role="claimant", span=where)


def _is_of_attack(text: str, sentence: Sentence, event: Event) -> bool:
    """Whether what is behind the sentence names an attack as the charge: `بقتل`, `بتهمة تفجير`, `في قضية اغتيال`."""
    _, last = sentence.words_of(event.trigger)
    reach = clause_end(text, event.trigger.end, sentence.end)
    words = [w.key for w in sentence.words[last + 1 : last + 1 + _REACH] if w.start < reach]
    for at, key in enumerate(words):
        if key in _FOR and any(is_one_of(one, _ATTACKS) for one in words[at + 1 : at + 1 + _CHARGE]):
            return True
        if part(key).prep == "b" and is_one_of(key, _ATTACKS) and not is_one_of(key, _ORDINARY):
            return True
    return False
