"""Words of claiming and charging by which no attack is claimed and none is laid on anybody."""

from collections.abc import Sequence
from itertools import pairwise

from hudna.coding.analysis import Analysis, Mention, Sentence, Word
from hudna.coding.claimwords import CHARGED, DEEDS, DENYING, IDEAS, NOT_CHARGED, NOT_DEEDS, RESPONSIBLE, is_one_of
from hudna.coding.disowned import is_topic
from hudna.coding.evidence import clause_end
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Claim, Event

BOTH_SIDES = frozenset(fold("الجانبين الجانبان الطرفين الطرفان").split())
_FACING = frozenset({"يواجه", "تواجه", "يواجهون", "واجه", "واجهت", "رفض", "رفضت", "ترفض", "يرفض", "رد", "ردت"})
_CHARGES = frozenset(fold("اتهم اتهمت يتهم تتهم يتهمون").split())
_NO_CHARGE = _FACING.union(DENYING)
_LAID_TO = ("نسب", "ينسب", "تنسب", "عزا", "عزت", "يعزو", "تعزو")
_LAYING = ("توجه", "وجه", "توجيه")
_CHARGED, _NEAR, _ALIKE = 14, 8, 0.6
_BURDENS = tuple(fold("مسؤولية مسئولية المسؤولية المسئولية بالمسؤولية وزر تبعة تبعات").split())
_BLAME = frozenset(fold("باللوم باللائمة بالمسؤولية بالذنب").split())
_WHOLLY = frozenset(fold("كاملة الكاملة كامل كاملا عن المباشرة").split())
_FOR_IT = frozenset({"عنه", "عنها", "عنهم", "عنهما"})
_TIMES = frozenset(
    fold("أمس اليوم مجددا أيضا صراحة علنا رسميا الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت").split()
)
_WHERE = frozenset(fold("في عبر خلال بموجب وفق حسب").split())
_SAID_TO_BE = frozenset({"bears", "maybe", "lays", "cleft", "deems"})
_ITS, _TOLD = ("ه", "ها", "هم"), 4


def is_no_charge(text: str, sentence: Sentence, cue: Found) -> bool:
    """Words of charging by which nobody named lays a deed on another.

    `يواجه اتهامات`, `ثلاثة متهمين`, `الجانبان يتبادلان الاتهامات`, `متهما X بدعم الإرهاب`.
    """
    key = sentence.words[cue.first].key
    earlier = [word.key for word in sentence.words[max(0, cue.first - 4) : cue.first]]
    reach = clause_end(text, cue.end, sentence.end)
    ahead = [word for word in sentence.words[cue.last + 1 :] if word.start < reach]
    behind_it = cue.values[0][1] in _SAID_TO_BE and "تحمل" not in key  # `تقف وراء الهجوم في بلوشستان`
    if not behind_it and (_is_of_support(ahead) or _is_of_other(ahead)):
        return True
    if "اتهامات" in key:
        faced = any(part(word).stem in _NO_CHARGE for word in earlier[-3:])
        laid_on = any(_bare(one).startswith(_LAYING) and to[0] == "ل" for one, to in pairwise(earlier))
        both = any("تبادل" in word for word in earlier) and not BOTH_SIDES.isdisjoint(earlier)
        return faced or laid_on or both
    if _is_unnamed(sentence, cue) or (cue.values[0][1] == "load" and not any("سؤولي" in w.key for w in ahead)):
        return True
    return (
        key in ("متهمين", "متهما") and bool(earlier) and (earlier[-1].isdigit() or part(earlier[-1]).kind == "number")
    )


def _is_unnamed(sentence: Sentence, cue: Found) -> bool:
    """`الذي يتهم بأنه خطط للهجوم`: what is charged stands right behind the verb, nobody who charges."""
    key = sentence.words[cue.first].key.lstrip("وف")
    following = [word.key for word in sentence.words[cue.last + 1 : cue.last + 2]]
    return key in _CHARGES and bool(following) and _opens_charge(following[0])


def is_of_no_deed(stance: str, sentence: Sentence, act: Event, deed: Event | None) -> bool:
    """`تبني معلومات`, `تنفي X اتهامات Y بدعم جماعات`: what is claimed, denied or charged is no attack."""
    ahead = [word for word in sentence.words if word.start > act.trigger.end]
    if stance == "attributes":
        if fold(act.trigger.quote).lstrip("وف").startswith(_LAID_TO):
            return deed is None
        return _is_of_support(ahead[:_CHARGED]) or _is_of_other(ahead[:_CHARGED])
    if stance == "claims":
        adopted = "تبن" in fold(act.trigger.quote)
        return adopts_idea(ahead[:3]) or (adopted and not _is_adopted(sentence, act, ahead))
    if deed is not None:
        return is_topic(sentence, deed)
    return not any(is_one_of(word.key, RESPONSIBLE) for word in ahead[:_CHARGED])


def adopts_idea(words: Sequence[Word]) -> bool:
    """`تبنت قرارا`; `تبنى الحوثيون، في بيان، هجمات` tells where they did."""
    pairs = pairwise(["", *(word.key for word in words)])
    return any(is_one_of(key, NOT_DEEDS) and left not in _WHERE for left, key in pairs)


def _is_adopted(sentence: Sentence, act: Event, ahead: Sequence[Word]) -> bool:
    """Whether a deed is what somebody adopts: named behind (`تبنى الهجوم`), or before; no idea."""
    near = [word.key for word in sentence.words if word.end <= act.trigger.start][-_NEAR:]
    if part(fold(act.trigger.quote)).pronoun:
        return not any(is_one_of(key, IDEAS) for key in near)
    return any(is_one_of(word.key, DEEDS) for word in ahead[:_NEAR])


def _is_of_support(words: Sequence[Word]) -> bool:
    """`متهما X بدعم الإرهاب`: what is charged first is no attack and no breach."""
    charged = next((word.key for word in words if word.key.startswith("ب") and len(word.key) > 3), "")
    return bool(charged) and is_one_of(charged, NOT_CHARGED) and not is_one_of(charged, DEEDS)


def _is_of_other(words: Sequence[Word]) -> bool:
    """`اتهم X Y بتضليل الرأي العام`, `حمل X Y مسؤولية الشلل`: by the first word that tells of what, no attack."""
    told = [at for at, word in enumerate(words) if _opens_charge(word.key)]
    if any(words[at].key.endswith(_ITS) and words[at].key.startswith(_BURDENS) for at in told):
        return False
    near = {word.key for at in told for word in words[at : at + _TOLD]}
    near = {key for key in near if not key.startswith(_BURDENS)} - _WHOLLY
    return bool(near) and near.isdisjoint(_FOR_IT) and not any(is_one_of(key, CHARGED) for key in near)


def _opens_charge(key: str) -> bool:
    if key == "ب":  # `اتهم X Y بـ«صب الزيت على النار»`
        return True
    return key.startswith(_BURDENS) or (part(key).prep == "b" and len(key) > 3 and key not in _BLAME)


def is_charged(sentence: Sentence, accused: Mention) -> bool:
    """`اتهم X بقصف الحي`, `حمل X مسؤولية الهجوم`: right behind the name stands what it is charged with."""
    following = (word.key for word in sentence.words if word.start >= accused.end)
    first = next((key for key in following if key not in _TIMES), "")
    return _opens_charge(first)


def is_title(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is the line that opens the document."""
    text = analysis.document.text
    return sentence is analysis.sentences[0] and text[sentence.end : sentence.end + 1] == "\n"


def repeats_title(titled: list[Claim], claim: Claim) -> bool:
    """Whether a claim tells in the body, the first time, what a title told: that one is spent then."""
    same = next((one for one in titled if _is_same(one, claim) and one.evidence != claim.evidence), None)
    if same is not None:
        titled.remove(same)
    return same is not None


def _is_same(one: Claim, other: Claim) -> bool:
    return (one.claimant.name, one.stance) == (other.claimant.name, other.stance)


def _bare(key: str) -> str:
    return key.lstrip("وف") if len(key) > 3 else key


def is_passive(event: Event, ahead: list[str]) -> bool:
    """`نُسب إلى X`, `الذي اتُهم بالقصف`, `المتهم بـ`: nobody is named who says so."""
    told, behind_it = fold(event.trigger.quote).lstrip("وف"), ahead[0] if ahead else ""
    laid = told.startswith("نسب") and (behind_it == "الي" or told.endswith(" الي"))
    return told.startswith("المتهم") or laid or behind_it.startswith("ب")


def is_told_before(earlier: Sequence[tuple[Claim, Sentence]], claim: Claim, sentence: Sentence) -> bool:
    """Whether an earlier sentence in almost the same words, as a lead repeats its title, makes the same claim."""
    words = {word.key for word in sentence.words}
    for other, where in earlier:
        if _is_same(other, claim) and where is not sentence:
            told = {word.key for word in where.words}
            if len(words & told) >= _ALIKE * len(words | told):
                return True
    return False
