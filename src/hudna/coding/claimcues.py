"""What the words about a cue of claiming or charging tell: whether it is told twice, announced, pinned on somebody."""

from collections.abc import Sequence

from hudna.coding.analysis import Mention, Sentence
from hudna.coding.claimwords import ANNOUNCING, DEEDS, is_one_of
from hudna.coding.known import Known
from hudna.coding.sides import is_one_side
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part
from hudna.records import Event, Party

_TWICE, _CHARGED = 6, 14
_BEING, _THAT = frozenset({"يكون", "تكون", "يكونون", "وقوف"}), frozenset({"ان", "بان"})
_LAID = (*DEEDS, *fold("تنفيذ ارتكاب وقوف ضلوع تورط تدبير مسؤولي").split())


def is_confessed_twice(found: Sequence[Found], cue: Found) -> bool:
    """`اعترف X بمسؤوليته عن الهجوم`: the second word tells it."""
    return cue.values[0][0] == "confesses" and any(
        other.values[0][0] == "claims" and 0 < other.first - cue.last <= _TWICE for other in found
    )


def is_membership(key: str) -> bool:
    """`بانتمائه`, `بالولاء`: what is confessed is belonging, no deed; no `الولايات`."""
    return is_one_of(key, ("انتما", "انضم", "الانتما", "ولا")) and "ولاي" not in key


def is_of_accused(accused: Mention, teller: Mention, cue: Found) -> bool:
    """Whether he is named in what is said: behind the teller, or before one who stands at the end (`بحسب X`)."""
    return accused.start > teller.start or teller.start > cue.end


def is_own(known: Known, sentence: Sentence, cue: Found, sides: tuple[Mention, Mention | None]) -> bool:
    """Whether who is said to have done it is the side of whoever says so; `تتحمل المسؤولية` tells of politics."""
    teller, borne = sides
    ids = teller.id or teller.body_id, borne.id if borne is not None else None
    return all(ids) and "تحمل" not in sentence.words[cue.first].key and is_one_side(known, *ids)


def is_said_to_be(sentence: Sentence, cue: Found) -> bool:
    """`رجح أن تكون الجماعة وراء الهجوم`, `أعلن أن الجماعة وراءه`: being told between the words for that and behind."""
    near = [word.key for word in sentence.words[max(0, cue.first - 7) : cue.first]]
    if not _BEING.isdisjoint(near):
        return True
    left = next((m for m in reversed(sentence.mentions) if m.end <= cue.start), None)
    at = sentence.word_at(left.start) if left is not None and cue.start - left.end <= 1 else 0
    return at > 0 and (sentence.words[at - 1].key in _THAT or (at > 1 and sentence.words[at - 2].key in _THAT))


def owns_up(sentence: Sentence, cue: Found) -> bool:
    """`أعلن X وقوفه وراء الهجوم`: announced, and of a deed, not of a cause or a leader."""
    said = any(
        word.key.lstrip("وف").startswith(ANNOUNCING) for word in sentence.words[max(0, cue.first - 14) : cue.first]
    )
    named = sentence.words[cue.last].key.endswith(("ه", "ها"))
    return said and (
        named or any(is_one_of(word.key, (*DEEDS, "احد")) for word in sentence.words[cue.last + 1 : cue.last + 4])
    )


def is_pinned(event: Event, deed: Event | None, ahead: list[str]) -> bool:
    """Whether somebody is accused of a deed that was coded, or of one that the words behind name."""
    pronoun = part(fold(event.trigger.quote).split()[0]).pronoun  # `اتهمته X بقتل`
    if not (event.recipients or pronoun) or "اي" in ahead[:_CHARGED]:
        return False
    told = any(is_one_of(key, _LAID) for key in ahead)
    charged = "تهم" in fold(event.trigger.quote) and deed is not None and deed.trigger.start < event.trigger.start
    return told if charged else deed is not None or told


def names_accused(key: str) -> bool:
    """`متهما X`, `اتهامات`, `تحميل`: what follows is whom it is laid on."""
    return not key.lstrip("وف").startswith(("اتهم", "يتهم", "تتهم", "حمل", "يحمل", "تحمل"))


def bears(sentence: Sentence, cue: Found) -> bool:
    """`على تحمل المسؤولية`: bearing responsibility oneself, no charge."""
    key = sentence.words[cue.first].key
    before = sentence.words[cue.first - 1].key if cue.first else ""
    return key.endswith("تحمل") and (key[0] in "بل" or before in ("علي", "الي", "في", "ان", "ضرورة", "عن", "رفض"))


def is_accuser(act: Event, who: Party, accused: Party) -> bool:
    """Whether an act's actor may be who charges: not the accused, nor who stands behind him (`اتهموا X بإطلاق Y`)."""
    if who.name == accused.name:
        return False
    where, other = who.span, accused.span
    return where is None or other is None or not act.trigger.end <= other.start < where.start
