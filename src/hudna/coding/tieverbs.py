"""Verbs that have both ends of a tie beside them: `تدعم X وY قوات Z`, `تتلقى Z دعما من X`, `يقود X جماعة Y`."""

from collections.abc import Sequence

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.evidence import before
from hudna.coding.known import Known
from hudna.coding.persons import past_ranks
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import NEGATIONS, RELATIVES, part

_AID = tuple(fold("دعم أسلحة سلاح تمويل تدريب تسليح أموال صواريخ ذخائر إسناد مساندة معدات عتاد").split())
_BODIES = tuple(
    fold("قوات فصائل فصيل جماعة جماعات حركة مقاتلي مسلحي ميليشيا مليشيا كتائب متمردي نظام حكومة جيش").split()
)
_BACKERS = frozenset({"state", "government", "coalition"})
_WISHED = frozenset(fold("أن كي لكي قد ربما إذا لو سوف ألا أو هل").split())
_DENYING = frozenset({"نفي", "نفت", "تنفي", "ينفي", "نافيا", "نافية", "ليس", "ليست", "انكر", "تنكر"})
_REFUSING = tuple(fold("رفض يرفض ترفض رافض لرفض").split())
_NOUNS = frozenset(fold("فصيل لواء كتيبة مجموعة جماعة تنظيم حركة جناح").split())
_BONDS = tuple(fold("ارتباط تحالف ولاء").split())
_ENDING = frozenset(fold("فك فكت فكوا يفك تفك أنهى أنهت قطع قطعت فسخ فسخت فض فضت بفك فكها فكه").split())
_EARLIER = 6
_STOPS = '،,.؛:!؟?\n«»"()'
_AID_AT, _FROM_AT = 4, 6

Ends = tuple[list[Mention], list[Mention]]


def is_denied(sentence: Sentence, cue: Found) -> bool:
    """`ولم تبايع X`, `نفت X دعمها Y`, `أعلنت X رفضها مبايعة Y`: no tie by these words."""
    earlier = [word.key for word in sentence.words[max(0, cue.first - _EARLIER) : cue.first]]
    if earlier and (earlier[-1] in NEGATIONS or earlier[-1].removeprefix("و") in NEGATIONS):
        return True
    if sentence.words[cue.first].key.startswith(_BONDS) and any(
        key.removeprefix("و") in _ENDING for key in earlier[-4:]
    ):
        return True  # `فكت الجبهة ارتباطها بالتنظيم`
    oath = cue.values[0][0] == "loyal-to" and not sentence.words[cue.first].key.startswith("ال")
    bare = [key.lstrip("وف") for key in earlier]
    return any(key in _DENYING or (oath and key.startswith(_REFUSING)) for key in bare)


def backed(known: Known, text: str, sentence: Sentence, cue: Found, near: Sequence[Mention], to: str) -> Ends:
    """Who backs whom by a verb of giving; `near` are the names behind it. Both empty where the words do not tell.

    `to` is the preposition of whom aid is given to, empty for a verb that has him for its object.
    """
    if _is_wished(sentence, cue):
        return [], []
    givers, rest = _subjects(text, sentence, cue, near)
    if not givers or not rest or not all(_backs(known, one) for one in givers):
        return [], []
    between = text[max(cue.end, givers[-1].end) : rest[0].start]
    taker = sentence.words[sentence.word_at(rest[0].start)].key
    told = _is_aid(between) and taker.startswith(to) if to else _names_a_body(between)
    return (givers, rest[:1]) if told else ([], [])


def backing(text: str, sentence: Sentence, cue: Found, near: Sequence[Mention]) -> Ends:
    """Who is backed by whom by a verb of getting, whose subject stands behind it: `تتلقى Z دعما من X وY`."""
    if _is_wished(sentence, cue) or len(near) < 2 or text[cue.end : near[0].start].strip():
        return [], []
    between = text[near[0].end : near[1].start]
    words = between.split()
    if not _is_aid(between, last="من") or len(words) > _FROM_AT:
        return [], []
    return _joined(text, near[1:]), [near[0]]


def between_verb(text: str, sentence: Sentence, cue: Found, near: Sequence[Mention], forms: str) -> bool:
    """Whether the second name follows the first, which stands behind the verb, with one of the prepositions.

    Ranks may stand before the first (`انضم العميد X إلى Y`), or a noun of bodies (`انشق فصيل X عن Y`).
    """
    first = past_ranks(sentence.words, cue.last + 1)
    if first < len(sentence.words) and sentence.words[first].key in _NOUNS:
        first += 1
    if len(near) < 2 or first >= len(sentence.words) or near[0].start > sentence.words[first].start + 2:
        return False
    between = fold(text[near[0].end : near[1].start])
    return between.strip() in [fold(word).rstrip("ـ") for word in forms.split("|")]


def is_alliance(key: str) -> bool:
    """Whether a word tells of an alliance (`تحالف`, `للائتلاف`)."""
    bare = key.removeprefix("و").removeprefix("ب")
    return bare.removeprefix("ل").removeprefix("ل").removeprefix("ال").startswith(("تحالف", "ائتلاف"))


def ally_between(sentence: Sentence, cue: Found) -> bool:
    """`أنقرة لتحالف عسكري تقوده X`: what X leads is an alliance that nobody knows, not the name before it."""
    at = cue.first - 1
    if at > 0 and sentence.words[at].key.endswith(("ي", "ية")) and is_alliance(sentence.words[at - 1].key):
        at -= 1
    inside = any(m.start <= sentence.words[at].start < m.end for m in sentence.mentions) if at >= 0 else True
    return not inside and is_alliance(sentence.words[at].key)


def _is_wished(sentence: Sentence, cue: Found) -> bool:
    """`أن تدعم`, `قد تدعم`: not told as so."""
    return cue.first > 0 and sentence.words[cue.first - 1].key.lstrip("وف") in _WISHED


def _subjects(text: str, sentence: Sentence, cue: Found, near: Sequence[Mention]) -> Ends:
    """Who does what the verb tells, right before it or right behind it, and the names left."""
    left = next((one for one in before(sentence, cue.first, within=4) if one.how != "nisba"), None)
    gap = text[left.end : cue.start].split() if left else []
    if left is not None and left.kind == "actor" and all(fold(word) in RELATIVES for word in gap) and len(gap) <= 1:
        return [left], list(near)
    if not near or text[cue.end : near[0].start].strip():
        return [], []
    givers = _joined(text, near)
    return givers, list(near[len(givers) :])


def _joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The first and whom `و` alone joins to it."""
    found = list(mentions[:1])
    for one in mentions[1:]:
        if text[found[-1].end : one.start].strip() != "و":
            break
        found.append(one)
    return found


def _backs(known: Known, mention: Mention) -> bool:
    actor = known.actors.get(mention.id or "")
    return actor is not None and (actor.kind in _BACKERS or known.is_group(actor.actor_id))


def _is_aid(between: str, last: str = "") -> bool:
    """`دعما ماليا`, `السلاح والمال`: what is given, close behind the giver, in the same clause."""
    words = [fold(word) for word in between.split()]
    if any(stop in between for stop in _STOPS) or (last and words[-1:] != [last]):
        return False
    return any(part(word).stem.startswith(_AID) for word in words[:_AID_AT]) and len(words) <= _FROM_AT


def _names_a_body(between: str) -> bool:
    """Nothing, or a word for armed men, between the verb and whom it backs: no `جهود`, no `في`."""
    words = [fold(word) for word in between.split()]
    return not any(stop in between for stop in _STOPS) and all(word.startswith(_BODIES) for word in words)
