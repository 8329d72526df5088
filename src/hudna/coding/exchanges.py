"""Something given for something returned: funds for restraint, prisoners for prisoners."""

from collections.abc import Iterator, Sequence

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.evidence import (
    before,
    behind,
    clause,
    clause_end,
    party,
    sentence_span,
    span,
    trimmed,
)
from hudna.coding.mediators import oversees
from hudna.coding.tree import Found
from hudna.records import Event, Exchange, Party, record_id

_PRICES = ("سعر", "الدولار", "الدينار", "الليرة", "اليورو", "الجنيه", "الريال", "هدف", "اهداف")
_GETS = frozenset({"حصل", "حصلت", "نال", "نالت", "تسلم", "تسلمت", "تلقي", "تلقت"})
_ORDER = ("denied", "possible", "proposed", "planned", "occurred")


class Exchanges:
    """Made once from a casebook; the exchanges of a document."""

    def __init__(self, casebook: Casebook) -> None:
        self._nobody = frozenset(key for key, actor in casebook.actors.items() if actor.kind in ("people", "kind"))

    def __call__(self, analysis: Analysis, _events: tuple[Event, ...]) -> Iterator[Exchange]:
        """One record for a sentence that tells an exchange."""
        for sentence in analysis.sentences:
            found = sentence.cues.get("dealing", ())
            swap = _named_swap(found)
            if swap:
                verb = next((cue for cue in found if cue.values[0][0] == "verb"), None)
                yield _swap(analysis, sentence, (swap, verb), _status(found, swap), self._sides(sentence))
            elif {"for"} <= {value[0] for cue in found for value in cue.values}:
                yield from _given_for(analysis, sentence, found, self._sides(sentence))

    def _sides(self, sentence: Sentence) -> list[Mention]:
        """Who can give and take: named, no kind of people (`مقاتلون`), nobody by whose mediation it is done."""
        return [m for m in sentence.mentions if _is_side(m) and m.id not in self._nobody and not oversees(sentence, m)]


def _named_swap(found: Sequence[Found]) -> Found | None:
    """`تبادل الأسرى`; or the verb with captives behind it (`تبادلت X وY الأسرى`)."""
    named = next((cue for cue in found if cue.values[0][0] == "swap"), None)
    verb = next((cue for cue in found if cue.values[0][0] == "verb"), None)
    if named or verb is None:
        return named
    return next((c for c in found if c.values[0][0] == "goods" and 0 < c.first - verb.last <= 10), None)


def _swap(
    analysis: Analysis, sentence: Sentence, cues: tuple[Found, Found | None], status: str, sides: list[Mention]
) -> Exchange:
    """`تبادل الأسرى بين X وY`, `تبادلت X وY نحو 900 أسير`: each gives what the other gives."""
    cue, verb = cues
    left, right = [m for m in sides if m.end <= cue.start], [m for m in sides if m.start > cue.end]
    between = [m for m in left if verb is not None and verb.end <= m.start]
    left, right = (between, []) if len(between) > 1 else (left, right)
    near = right[:2] if len(right) > 1 else [*left[-1:], *right] if right else left[-2:]
    goods = span(analysis, cue.start, cue.end)
    giver, taker = (near[0], near[1]) if len(near) == 2 else (near[0] if near else None, None)
    return _exchange(analysis, sentence, (giver, taker), (goods.quote, goods.quote), (cue.start, cue.end, status))


def _given_for(
    analysis: Analysis, sentence: Sentence, found: Sequence[Found], sides: list[Mention]
) -> Iterator[Exchange]:
    """`الإفراج عن X مقابل Y`: goods before the word, what is returned behind it."""
    text = analysis.document.text
    for cue in found:
        if cue.values[0][0] != "for":
            continue
        goods = [other for other in found if other.values[0][0] == "goods" and 0 <= cue.first - other.last <= 12]
        ransom = any(other.values[0][0] == "ransom" and other.first == cue.last + 1 for other in found)
        price = any(key.lstrip("ولب").startswith(_PRICES) for key in sentence.keys[cue.first - 3 : cue.last + 4])
        if (not goods and not ransom) or (price and not ransom):
            continue
        start = goods[0].start if goods else clause(text, sentence, cue.start)[0]
        first = goods[0].first if goods else sentence.word_at(start)
        gives = span(analysis, *trimmed(text, start, cue.start)).quote
        returns = span(analysis, *trimmed(text, cue.end, clause_end(text, cue.end, sentence.end))).quote
        inside = [m for m in sides if start <= m.start < cue.start]
        end = clause_end(text, cue.end, sentence.end)
        giver = next((m for m in before(sentence, first, within=8) if m in sides), None) or next(iter(inside), None)
        taker = next((m for m in behind(sentence, cue.last, within=6) if m in sides and m.start < end), None)
        if any(key.lstrip("وف") in _GETS for key in sentence.keys[max(0, first - 8) : first]):
            giver, taker = taker, giver  # `حصلت X على ... مقابل`
        stretch = (clause(text, sentence, start)[0], end, _status(found, cue))
        yield _exchange(analysis, sentence, (giver, taker), (gives, returns), stretch)


def _is_side(mention: Mention) -> bool:
    return mention.kind in ("actor", "unknown") and mention.how != "nisba"


def _status(found: Sequence[Found], cue: Found) -> str:
    """How far the exchange has come, by the nearest cue of the sentence; denial and doubt win over agreement."""
    told = [(abs(other.first - cue.first), v[1]) for other in found for v in other.values if v[0] == "status"]
    near = {status for gap, status in told if gap <= 12}
    return next((status for status in _ORDER if status in near), "occurred")


def _exchange(
    analysis: Analysis,
    sentence: Sentence,
    sides: tuple[Mention | None, Mention | None],
    goods: tuple[str, str],
    told: tuple[int, int, str],
) -> Exchange:
    giver, taker = sides
    start, end = trimmed(analysis.document.text, told[0], told[1])
    return Exchange(
        id=record_id("exchange", analysis.document.id, goods[0], goods[1]),
        document_id=analysis.document.id,
        giver=_side(analysis, giver, "giver"),
        gives=goods[0],
        taker=_side(analysis, taker, "taker"),
        returns=goods[1],
        status=told[2],
        quotes=(span(analysis, start, end),),
        evidence=sentence_span(analysis, sentence),
        rule="exchange",
    )


def _side(analysis: Analysis, mention: Mention | None, role: str) -> Party | None:
    return party(analysis, mention, role) if mention else None
