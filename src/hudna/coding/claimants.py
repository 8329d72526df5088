"""Whose word a claim is: of a spokesman with a name, of the body of one without, of several at once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hudna.coding.analysis import Mention, Sentence, Word
from hudna.coding.evidence import before, behind
from hudna.coding.known import Known
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.parts import SPEECH, part
from hudna.records import Party

_SAYING = 40
_APPENDED = frozenset(
    fold(
        "المنشقة المنشق المنبثقة المتفرعة المحسوبة المحسوب المنضوية المدعومة المرتبطة المرتبط الموالية الموالي"
        " التابعة التابع المقربة المقرب المنتمية المنتمي الموالين التابعين"
    ).split()
)
_WINGS, _WING = frozenset(fold("الجناح الذراع الفرع جناح ذراع فرع").split()), 4
_MOUTH, _SPOKESMAN = frozenset(fold("لسان بلسان").split()), 4
_NAME, _BODY, _NISBA = 9, 3, 3
_OBJECT = frozenset(fold("أن بأن إن بأنه بأنها أنه أنها أي أية ذلك عن إلى الذي التي").split())
_OWN = frozenset(fold("باسمه باسمها باسمهم باسمهما فيه فيها فيهم منه منها منهم").split())
_ANTECEDENT = 40
_PARTICIPLES = ("م", "قائل", "لافت", "زاعم")  # `مضيفا أن`: who spoke before
_THAT = frozenset({"ان", "بان"})
_TELLING = SPEECH | frozenset(fold("أعرب أعربت تعتقد يعتقد يعتقدون تظن يظن ترجح يرجح تشتبه يشتبه").split())
_BEING, _ONE_OF = frozenset({"وهو", "وهي", "هو", "هي"}), frozenset({"احد", "احدي", "ابرز", "من"})
_ANNOUNCES = frozenset(fold("أعلن أعلنت أعلنوا يعلن تعلن").split())
_BY = frozenset(fold("بحسب حسب وفق وفقا حسبما").split())
_VAGUE = ("people", "kind")
_PAIR = frozenset({"و", "»و«", '"و"', "»و", "و«", '"و', 'و"'})


def claimants(known: Known, text: str, sentence: Sentence, mention: Mention) -> list[Mention]:
    """Whose word it is that the mention begins to tell: one, two joined by `و`, none."""
    if mention.kind == "role" and not mention.holder_id:
        one = _who_is(sentence, mention) or _officer(known, sentence, mention)
    elif is_vague(known, mention):
        one = _source(known, sentence, mention)
    else:
        return [mention, *_joined(known, text, sentence, mention)]
    return [one] if one else []


def own_words(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that only tell whose another is (`المرتبطة بتنظيم X`), or whose mouth spoke for it."""
    told = [one for one in mentions if not _is_appended(sentence, one)]
    return [one for one in told if not _is_mouth(sentence, one)] or told


def _is_mouth(sentence: Sentence, mention: Mention) -> bool:
    """`نفت الحركة على لسان X`: the movement's word."""
    at = sentence.word_at(mention.start)
    return not _MOUTH.isdisjoint([word.key for word in sentence.words[max(0, at - _SPOKESMAN) : at]])


def under(known: Known, told: Party) -> Party:
    """To whom somebody's word is put: a ministry's to its state (codebook §3)."""
    answering = known.answering(told.actor_id)
    if answering is None or answering == told.actor_id:
        return told
    return replace(told, actor_id=answering, name=known.actors[answering].label_en)


def _is_appended(sentence: Sentence, mention: Mention) -> bool:
    at = sentence.word_at(mention.start)
    if _is_wing(sentence.words[max(0, at - _WING) : at]):
        return True
    near = [word.key for word in sentence.words[max(0, at - 2) : at]]
    return near[-1:] == ["الي"] or any(key in _APPENDED for key in near)


def _is_wing(words: Sequence[Word]) -> bool:
    """`كتائب X، الجناح المسلح لحركة Y`: behind a mark, what X is."""
    return any(two.key in _WINGS and two.start - one.end > 1 for one, two in pairwise(words))


def tellers(sentence: Sentence, cue: Found) -> list[Mention]:
    """Who speaks in the clause that a participle (`متهما`, `نافيا`) hangs on: behind the last verb of saying."""
    for at in range(cue.first - 1, max(-1, cue.first - _SAYING), -1):
        if part(sentence.words[at].key).stem in _TELLING:
            that = next((word.start for word in sentence.words[at:] if word.key in _THAT), cue.start)
            told = [one for one in behind(sentence, at, within=5) if one.end <= min(that, cue.start)]
            hangs = part(sentence.words[at].key).stem.startswith(_PARTICIPLES)
            told = [one for one in told or before(sentence, at, within=1 if hangs else 5) if one.kind != "place"]
            if told or not hangs:
                return told
    return []


def announcer(sentence: Sentence, cue: Found) -> list[Mention]:
    """`أعلنت جماعة X فرع Y في بيان على تويتر مسؤوليتها عن`: who stands right behind the verb that announces it."""
    for at in range(cue.first - 1, max(-1, cue.first - _SAYING), -1):
        if sentence.words[at].key in _THAT:
            return []
        if sentence.words[at].key.lstrip("وف") in _ANNOUNCES:
            near = [one for one in behind(sentence, at, within=3) if one.end <= cue.start and one.kind == "actor"]
            return near[:1]
    return []


def sources(sentence: Sentence, cue: Found) -> list[Mention]:
    """`تتحمل X المسؤولية عن الهجوم، بحسب Y`: who is named behind the words for a source, behind what is said."""
    for at in range(cue.last + 1, len(sentence.words)):
        if sentence.words[at].key in _BY:
            return [one for one in behind(sentence, at, within=4) if one.kind != "place"]
    return []


def subject_of(sentence: Sentence, cue: Found) -> list[Mention]:
    """`ركز X هجماتهم على الحي، متهمين Y`: who stands right behind the first verb of the sentence."""
    verb = next((at for at, word in enumerate(sentence.words[:2]) if part(word.key).kind in ("verb", "aux")), None)
    if verb is None:
        return []
    return [one for one in behind(sentence, verb, within=1) if one.end <= cue.start]


def is_vague(known: Known, mention: Mention) -> bool:
    """Whether the words mean people of some kind (`مصدر`, `مسلحون`), nobody by name."""
    actor = known.actors.get(mention.id or "")
    return actor is not None and actor.kind in _VAGUE


def as_states(known: Known, mentions: Sequence[Mention]) -> list[Mention]:
    """`أصابع الاتهام إلى إسرائيل`: a country on which a deed is laid is its state."""
    return [_state(known, one) if one.kind == "place" and one.other else one for one in mentions]


def is_official(sentence: Sentence, mention: Mention) -> bool:
    """`مسؤول إيراني`: whose word is that of his state."""
    return mention.kind == "actor" and sentence.words[sentence.word_at(mention.start)].key.startswith("مسؤول")


def _state(known: Known, place: Mention) -> Mention:
    actor = known.actors.get(place.other or "")
    if actor is None or actor.kind not in ("state", "government"):
        return place
    return replace(place, kind="actor", id=actor.actor_id, name=actor.label_en)


def _following(sentence: Sentence, mention: Mention, within: int) -> list[Word]:
    return [word for word in sentence.words if word.start >= mention.end][:within]


def _behind(sentence: Sentence, mention: Mention, within: int) -> list[Mention]:
    """Mentions in the words behind, before those that open what is said."""
    stop = mention.end
    for word in _following(sentence, mention, within):
        if word.key in _OBJECT:
            break
        stop = word.end
    return [one for one in sentence.mentions if mention.end <= one.start < stop]


def _who_is(sentence: Sentence, title: Mention) -> Mention | None:
    """`عن فلان وهو أحد قادة X`: the man of whom the title is told."""
    at = sentence.word_at(title.start)
    while at > 0 and sentence.words[at - 1].key in _ONE_OF:
        at -= 1
    if at < 2 or sentence.words[at - 1].key not in _BEING:
        return None
    left = before(sentence, at - 1, within=1)
    return left[0] if left and left[0].kind == "unknown" else None


def _officer(known: Known, sentence: Sentence, mention: Mention) -> Mention | None:
    """`الناطق باسم X فلان`: the man; `متحدث باسمها`, `قيادي في X`: for whom he speaks."""
    near = _behind(sentence, mention, _NAME)
    named = next((one for one in near if _is_person(known, one)), None)
    if named is not None:
        return named
    if mention.body_id or mention.body:
        return mention
    words = _following(sentence, mention, _BODY)
    if words and words[0].key in _OWN:
        return _antecedent(known, sentence, mention)
    body = next((one for one in near if words and one.start < words[-1].end), None)
    return body if body and body.kind == "actor" and not is_vague(known, body) else None


def _antecedent(known: Known, sentence: Sentence, mention: Mention) -> Mention | None:
    at = sentence.word_at(mention.start)
    earlier = before(sentence, at, within=_ANTECEDENT)
    fitting = (
        one
        for one in earlier
        if one.kind == "actor" and one.how != "nisba" and not is_vague(known, one) and not _is_person(known, one)
    )
    return next(fitting, None)


def _is_person(known: Known, mention: Mention) -> bool:
    actor = known.actors.get(mention.id or "")
    return mention.kind == "unknown" or (actor is not None and actor.kind == "person" and mention.how != "nisba")


def _source(known: Known, sentence: Sentence, mention: Mention) -> Mention | None:
    """`مصدر عسكري سوري`: the army's word; `مصدر حوثي`: the group's; `مسلحو حزب X`: the party's."""
    near = _behind(sentence, mention, _NISBA)
    if not near or near[0].start - mention.end > 1 or near[0].kind != "actor" or is_vague(known, near[0]):
        return None
    state = known.state(near[0].id)
    actor = known.actors.get(near[0].id or "")
    official = actor is not None and actor.kind in ("state", "government")
    if official and "عسكري" in _words(sentence, mention):
        actor_id, name = known.institution("armed-forces", state, "")
        return replace(near[0], id=actor_id, name=name)
    return near[0]


def _words(sentence: Sentence, mention: Mention) -> list[str]:
    """The folded words of a mention."""
    return [word.key for word in sentence.words if mention.start <= word.start < mention.end]


def joined(known: Known, text: str, sentence: Sentence, mention: Mention) -> list[Mention]:
    """`اتهمت الحكومة المؤقتة وقوات Y`: who is joined by `و` to somebody named, adjectives between."""
    if mention.kind != "actor" or is_vague(known, mention):
        return []
    following = next((one for one in sentence.mentions if one.start > mention.end), None)
    if following is None or following.how == "nisba" or following.kind != "actor" or is_vague(known, following):
        return []
    between = text[mention.end : following.start].split()
    adjectives = all(word.startswith("ال") and word.endswith(("ة", "ي")) for word in between[:-1])
    return [following] if between[-1:] == ["و"] and len(between) <= 3 and adjectives else []


def _joined(known: Known, text: str, sentence: Sentence, mention: Mention) -> list[Mention]:
    """`كل من X وY`: the second, where only `و` stands between."""
    for one in sentence.mentions:
        if 0 < one.start - mention.end <= 6 and one.kind == "actor" and not is_vague(known, one):
            between = text[mention.end : one.start].replace(" ", "")
            return [one] if between in _PAIR and not _is_person(known, one) and one.how != "nisba" else []
    return []
