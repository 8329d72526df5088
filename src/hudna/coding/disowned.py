"""What a party will not own to: deeds denied, charges rejected, blame shaken off."""

from collections.abc import Sequence
from itertools import pairwise

from hudna.coding.analysis import Mention, Sentence, Word
from hudna.coding.claimants import own_words
from hudna.coding.claimwords import ANSWERABLE, DEEDS, is_one_of
from hudna.coding.evidence import before, behind, clause_end
from hudna.coding.known import Known
from hudna.coding.sides import is_one_side, is_own_men
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Event, Party

ACCUSED = frozenset({"ASSAULT", "VIOLATE"})
_RESPONSIBLE, _VAGUE = 8, ("people", "kind", "community")
_DENIED, _CLAUSE, _BEFORE, _SUBJECT = 14, 24, 30, 8
_NEGATED = frozenset({"لم", "لن", "لا", "دون", "ولم", "ولن", "ولا"})
_IT = frozenset(fold("ذلك الأمر التهمة التهم الاتهام الاتهامات المزاعم الادعاءات الرواية").split())
_CHARGED = ("اتهام", "تهم", "ادعاء", "مزاعم", "اتهم", "متهم")
_CHARGES = ("اتهامات", "تهم", "ادعاءات", "مزاعم")
_ALL_CHARGES = frozenset(fold("التهمة التهم الاتهام الاتهامات").split())
_BURDEN = tuple(fold("مسؤولية مسئولية المسؤولية المسئولية").split())
_LOADS = tuple(fold("حمل يحمل تحمل محمل").split())
_RESULT, _OF_ORDER = ("ناجم", "ناتج"), tuple(fold("تنظيمي التنظيمي سياسي السياسي مالي المالي إداري الإداري").split())
_MAY_BE, _NEAR_OWN = frozenset({"يكون", "تكون", "تكونا", "يكونوا", "ان", "انها", "انه"}), 3
_FROM_IT = frozenset(fold("الحادث الحادثة الواقعة العملية الهجوم التفجير الاعتداء القصف منه منها منهم منهما").split())
_HELD_AGAINST = ACCUSED | {"ACCUSE"}
_HAND = frozenset(fold("دور يد ضلع صلة علاقة").split())
_ACCUSES = tuple(
    fold(
        "اتهم يتهم تتهم متهم حمل يحمل تحمل محمل نسب عزا عزت لوم لائمة ألقى ألقت أنحى أنحت ينحي تنحي ينحون ألصق رمى رمت"
    ).split()
)
_DENIES = (
    "نف",
    "ينفي",
    "تنفي",
    "ينفون",
    "ناف",
    "انكر",
    "ينكر",
    "تنكر",
    "كذب",
    "يكذب",
    "تكذب",
    "تبر",
    "يتبر",
    "تتبر",
    "تنصل",
    "ناي",
    "نات",
)
_PARTICIPLES = ("براء", "ناف", "نفيه", "نفيها", "نفيهم", "تكذيب", "انكار", "متبر", "متنصل")
_ASIDE_BY = frozenset({"في", "على", "عبر", "بلسان", "وفق", "بحسب", "حسب", "خلال"})
_OWNS_TO = frozenset(fold("أقر أقرت أقروا يقر تقر يقرون").split())
_OBJECT = frozenset({"ان", "اي", "ايه", "ذلك", "بان", "الي"})
_MASDARS = tuple(fold("ارتكاب استخدام إطلاق قصف شن تنفيذ استهداف وجود وقوع صدور مشاركة تسهيل حدوث").split())


def disowns(text: str, sentence: Sentence, cue: Found, events: Sequence[Event], earlier: Sequence[Event]) -> bool:
    """Whether what is denied is an attack or a breach, or the charge of one, by the deeds coded about the words.

    `events` are those of the sentence, `earlier` those of the sentence before it.
    """
    ahead_keys = [word.key for word in sentence.words[cue.last : cue.last + _DENIED]]
    if is_negated(sentence, cue) or denies_no_deed(ahead_keys):
        return False
    kind = cue.values[0][1]
    told = _told_before(sentence, cue, events)
    if kind == "that":
        return told
    if kind != "from" and _denies_it(text, sentence, cue):
        held = _HELD_AGAINST | {"COERCE"} if _of_charges(sentence, cue) else ACCUSED
        return told or any(event.type in held for event in earlier)
    if kind != "from" and _clears_own_men(sentence, cue):
        return told or any(event.type in ACCUSED for event in (*events, *earlier))
    words = sentence.words
    reach = words[min(len(words) - 1, cue.last + _CLAUSE)].end
    limit = clause_end(text, past_aside(text, cue.end), sentence.end)
    near = [event for event in events if event.type in ACCUSED and cue.end <= event.trigger.start < min(reach, limit)]
    ahead = any(not is_topic(sentence, event) and not _is_not_to_be(sentence, event) for event in near)
    if kind == "from":
        told = ahead or _has_charge(words[cue.last + 1 : cue.last + _DENIED]) or _from_it(sentence, cue)
        return told or _tells_deed({word.key for word in words[cue.last + 1 : cue.last + 8] if word.start < limit})
    following = {word.key for word in words[cue.last + 1 : cue.last + _DENIED] if word.start < limit}
    return ahead or bool(
        following & _HAND
        and following & {"اي", "ايه", "له", "لها", "لهم", "لهما", "لرجالها", "لبلاده"}
        and (told or earlier or _tells_deed(following))
    )


def denies_no_deed(following: Sequence[str]) -> bool:
    """`نفت صلتها التنظيمية بـX`, `أن يكون الحريق ناجما عن تفجير`: a tie is denied, or a cause, no deed."""
    pairs = [*pairwise(following)]
    tie = any(is_one_of(one, ("صل", "علاق")) and two.startswith(_OF_ORDER) for one, two in pairs)
    return tie or any(one.startswith(_RESULT) and two == "عن" for one, two in pairs)


def _of_charges(sentence: Sentence, cue: Found) -> bool:
    """`نفى X التهم جملة`: charges under the article, whatever they are of."""
    return any(word.key in _ALL_CHARGES for word in sentence.words[cue.last + 1 : cue.last + _DENIED])


def _clears_own_men(sentence: Sentence, cue: Found) -> bool:
    """`نفت X أن تكون مقاتلاتها حلقت هناك`: that one's own forces were at it."""
    return _own_men_act(sentence.words[cue.last + 1 : cue.last + _DENIED])


def _own_men_act(words: Sequence[Word]) -> bool:
    return any(
        word.key in _MAY_BE and any(is_own_men(one.key) for one in words[at + 1 : at + 1 + _NEAR_OWN])
        for at, word in enumerate(words)
    )


def is_of_others(
    known: Known, denier: Party, where: tuple[Sentence, int], told: tuple[Sequence[Event], Sequence[Event]]
) -> bool:
    """`أطلقت الجماعة صاروخا، وهو ما نفاه الجيش`: who denies what another side did clears not himself.

    `where` is the sentence and where the denial stands in it; `told` are its events and those of the one before it.
    """
    sentence, at = where
    following = [word.key for word in sentence.words if word.start >= at][:_RESPONSIBLE]
    if any(is_one_of(key, ANSWERABLE) or part(key).stem.startswith(_CHARGES) for key in following):
        return False
    if _own_men_act([word for word in sentence.words if word.start >= at][:_DENIED]):
        return False  # `نفت القوة أن جنودها أسقطوا المسيرة`
    here = [event for event in told[0] if event.type in _HELD_AGAINST]
    deeds = here or [event for event in told[1] if event.type in _HELD_AGAINST]
    held = [one for event in deeds for one in (event.recipients if event.type == "ACCUSE" else event.actors)]
    ids = [one.actor_id for one in held if one.actor_id and known.actors[one.actor_id].kind not in _VAGUE]
    return (
        bool(ids) and denier.actor_id is not None and not any(is_one_side(known, denier.actor_id, one) for one in ids)
    )


def is_topic(sentence: Sentence, event: Event) -> bool:
    """`أن تكون الحملة غطاء`: what the attack was is denied, not that it was."""
    at = sentence.word_at(event.trigger.start)
    near = [word.key for word in sentence.words[max(0, at - 2) : at]]
    if near[-1:] == ["عن"] and near[0].startswith(_RESULT):
        return True  # `أن يكون الحادث ناجما عن تفجير`
    return at > 0 and near[-1] in ("يكون", "تكون") and sentence.words[at].key.startswith("ال")


def _is_not_to_be(sentence: Sentence, event: Event) -> bool:
    """`نفت أنها أصدرت أوامر بعدم مهاجمة الشرطة`: what is denied is no attack."""
    at = sentence.word_at(event.trigger.start)
    return at > 0 and sentence.words[at - 1].key.endswith("عدم")


def is_negated(sentence: Sentence, cue: Found) -> bool:
    """`لم ينف`, `لم يعلن التنظيم مسؤوليته`: up to four words before, no comma or other verb between."""
    if cue.first and sentence.words[cue.first - 1].key == "او":  # `ما يؤكد ذلك أو ينفيه`
        return True
    for at in range(cue.first - 1, max(-1, cue.first - 5), -1):
        key = sentence.words[at].key
        if key in _NEGATED:
            return True
        if key == "ان" and sentence.words[at - 1].key in ("دون", "غير", "بدون"):
            return True
        if key == "ان" and sentence.words[at - 1].key in ("يمكن", "ينبغي", "يجوز") and at > 1:
            return sentence.words[at - 2].key.lstrip("وف") == "لا"
        if key.startswith(("لكن", "ولكن", "بل", "ان", "انه", "انها")):
            return False
    return False


def stance_of_act(event: Event) -> str:
    """What an act of claiming or accusing that was coded says of its actors; empty where it did not come to pass."""
    if event.status != "occurred":
        return ""
    words = fold(event.trigger.quote).split()
    stems = [*(part(word).stem for word in words), *(word.lstrip("وف") for word in words)]  # `وألقت` seems `ال` + `قت`
    if event.type == "ACCUSE":
        return "attributes" if any(stem.startswith(_ACCUSES) for stem in stems) else ""
    if event.type != "CLAIM":
        return ""
    if any("عترف" in stem or stem in _OWNS_TO for stem in stems):  # of a deed, of being a member, of one's dead
        return ""
    denied = any(stem.startswith(_DENIES) and "نفيذ" not in stem and not stem.startswith("نفذ") for stem in stems)
    return "denies" if denied else "claims"


def owns_deed(sentence: Sentence, cue: Found, events: Sequence[Event]) -> bool:
    """`أقر X بأن الطيران أغار على المكان`: an attack told in a clause of `أن` close behind."""
    words = sentence.words[cue.last + 1 : cue.last + 1 + _CLAUSE]
    that = next((word.end for word in words if word.key in ("بان", "ان", "بانه", "بانها", "انه", "انها")), None)
    if that is None or not words or is_negated(sentence, cue):
        return False
    return any(
        e.type in ACCUSED
        and e.status in ("occurred", "possible")
        and e.actors
        and that <= e.trigger.start < words[-1].end
        for e in events
    )


def _tells_deed(keys: set[str]) -> bool:
    return any(is_one_of(key, DEEDS) for key in keys)


def past_aside(text: str, at: int) -> int:
    """`نفت الكتائب، على لسان مسؤول فيها، أن يكون`: behind the second comma of an aside that follows the subject."""
    first = text.find("،", at, at + 40)
    second = text.find("،", first + 1, first + 70) if first > 0 else -1
    if second < 0:
        return at
    following = fold(text[second + 1 : second + 40]).split()[:1]
    opened = text[first + 1 : second].split()[:1]
    told = any(word.startswith(("ان", "اي")) for word in following) or opened[0] in _ASIDE_BY
    return second + 1 if told else at


def _denies_it(text: str, sentence: Sentence, cue: Found) -> bool:
    end = clause_end(text, cue.end, sentence.end)
    words = sentence.words[cue.last : cue.last + _DENIED]
    pairs = [(one.key, two.key) for one, two in pairwise(words) if two.start < end]
    return any(it in _IT and left not in _MAY_BE for left, it in pairs)  # `أن يكون الأمر احتلالا` tells of what it is


def _has_charge(words: Sequence[Word]) -> bool:
    return any(part(word.key).stem.startswith(_CHARGED) for word in words)


def _from_it(sentence: Sentence, cue: Found) -> bool:
    return any(word.key in _FROM_IT for word in sentence.words[cue.last + 1 : cue.last + 8])


def _told_before(sentence: Sentence, cue: Found, events: Sequence[Event]) -> bool:
    words = sentence.words[max(0, cue.first - _BEFORE) : cue.first]
    near = words[0].start if words else cue.start
    deeds = any(event.type in _HELD_AGAINST and near <= event.trigger.start < cue.start for event in events)
    return deeds or _has_charge(words) or _has_burden(words)


def _has_burden(words: Sequence[Word]) -> bool:
    """`حمّل X Y مسؤولية ما حدث`: a charge, too."""
    laid = any(part(word.key).stem.startswith(_LOADS) for word in words)
    return laid and any(word.key.startswith(_BURDEN) for word in words)


def deniers(sentence: Sentence, cue: Found) -> list[Mention]:
    """Who may be denying, likeliest first: behind a verb and before what it denies, else before it."""
    ahead = [] if sentence.words[cue.first].key.removeprefix("و").startswith(_PARTICIPLES) else _subjects(sentence, cue)
    return own_words(sentence, ahead) or own_words(sentence, before(sentence, cue.first, within=8))


def _subjects(sentence: Sentence, cue: Found) -> list[Mention]:
    stop, last = sentence.end, ""
    for word in sentence.words[cue.last + 1 : cue.last + 1 + _SUBJECT]:
        if word.key in _OBJECT or (word.key == "من" and last != "كل") or word.key.startswith(_MASDARS):
            stop = word.start
            break
        last = word.key
    return [one for one in behind(sentence, cue.last, within=_SUBJECT) if one.start < stop]
