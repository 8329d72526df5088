"""Two that accuse each other: `تبادل X وY الاتهامات بخرق الهدنة`, `اتهم كل طرف الآخر بقصف الحي`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.charges import Charges, may_claim
from hudna.coding.claimants import joined, under
from hudna.coding.claimwords import DEEDS, is_one_of
from hudna.coding.evidence import party
from hudna.coding.known import known
from hudna.coding.ofdeeds import nearest
from hudna.coding.uncharged import BOTH_SIDES
from hudna.lang.ar import fold
from hudna.records import Claim, Event, Party, record_id

MUTUAL = "claim:mutual"
_TWO, _AROUND = 2, 60
_IN_TURN = ("تبادل", "تراشق", "تقاذف")
_THE_OTHER, _EACH = frozenset(fold("الآخر الأخرى").split()), frozenset(fold("كل كلا").split())


class Quarrels:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._known = known(casebook)
        self._charges = Charges(casebook)

    def __call__(
        self, analysis: Analysis, sentence: Sentence, events: list[Event], pair: Sequence[Party]
    ) -> Iterator[Claim]:
        """What each of two lays on the other; `pair` are accuser and accused of the document's first charge.

        They are whom `الجانبان` means where the sentence itself joins no two.
        """
        for event in events:
            if event.type != "ACCUSE" or event.status != "occurred":
                continue
            keys = [w.key for w in sentence.words if abs(w.start - event.trigger.start) < _AROUND]
            each = not _THE_OTHER.isdisjoint(keys) and not _EACH.isdisjoint(keys)
            deed = nearest(events, event.trigger)
            if not (each or _in_turn(keys)) or not (deed or any(is_one_of(key, DEEDS) for key in keys)):
                continue
            sides = self._sides(analysis, sentence, event, pair, nameless=each or not BOTH_SIDES.isdisjoint(keys))
            for who, other in (sides, sides[::-1]) if len(sides) == _TWO else ():
                yield self._claim(analysis, sentence, (event, deed), (who, other))

    def _sides(
        self, analysis: Analysis, sentence: Sentence, event: Event, pair: Sequence[Party], *, nameless: bool
    ) -> Sequence[Party]:
        told = pair or self._joined(analysis, sentence) if nameless else event.actors
        names = {one.name for one in told}
        return told if len(names) == _TWO and all(may_claim(self._known, one) for one in told) else ()

    def _joined(self, analysis: Analysis, sentence: Sentence) -> Sequence[Party]:
        """The first two of the sentence between whom only `و` stands."""
        for one in sentence.mentions:
            for other in joined(self._known, analysis.document.text, sentence, one):
                if one.how != "nisba":
                    return party(analysis, one, "claimant"), party(analysis, other, "claimant")
        return ()

    def _claim(
        self,
        analysis: Analysis,
        sentence: Sentence,
        told: tuple[Event, Event | None],
        sides: tuple[Party, Party],
    ) -> Claim:
        (event, deed), (who, other) = told, sides
        return replace(
            self._charges.said(analysis, sentence, replace(event, actors=(who,)), "claims"),
            id=record_id("claim", analysis.document.id, who.name, "attributes", event.id),
            event_id=deed.id if deed else None,
            claimant=replace(under(self._known, who), role="claimant"),
            stance="attributes",
            on_whom=other,
            rule=MUTUAL,
        )


def _in_turn(keys: list[str]) -> bool:
    """`تبادلا الاتهامات`, `يتبادلان تهمة خرقه`, `تراشق الطرفان المسؤولية`."""
    laid = any("تهام" in key or "تهم" in key or "مسؤولي" in key for key in keys)
    return laid and any(stem in key for key in keys for stem in _IN_TURN)
