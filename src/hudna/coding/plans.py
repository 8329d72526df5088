"""What was still to come: intended, decided, ordered, demanded, the purpose of another deed."""

from hudna.coding.cues import Cue
from hudna.coding.factual import SPEECH_DEEDS, Status, presupposed
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import part

AHEAD = frozenset(
    {"intent", "decided", "aim", "purpose", "ordered", "need", "demand", "agreement", "refusal", "threat"}
)
_WORDS = frozenset({"demand", "agreement", "refusal", "threat"})
"""Cues that are deeds of words: what they are about is near them, and no deed of words itself."""


def planned(scene: Scene, candidate: Candidate) -> Status | None:
    """Intended, decided, ordered, demanded, or the purpose of another deed; never a deed told in the perfect."""
    if candidate.aspect == "perfect" or candidate.kind == "participle":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "object" and distance == 0:
            return None
        if cue.kind not in AHEAD or not same or distance > FARTHEST or _article(scene, cue):
            continue
        if presupposed(scene, candidate) or _in_force(scene, cue, candidate):
            continue
        if _apart(scene, cue, candidate):
            continue
        if candidate.form == "verb" and distance and not _subordinate(scene, candidate):
            continue
        if cue.kind in _WORDS and not _wanted(scene, cue, candidate, distance):
            continue
        if distance > 6 and (cue.kind not in ("ordered", "decided", "intent") or _strides(scene, cue, candidate) > 6):
            continue
        return Status("planned", cue.kind, (cue.words,))
    if (
        candidate.kind == "phrase"
        and candidate.form != "verb"
        and scene.sentence.words[candidate.first].key in _WARRANT
    ):
        return Status("planned", "a warrant")
    if candidate.prefix in ("ل", "لل", "ول", "ولل") and _gone_for(scene, candidate):
        return Status("planned", "gone for it", ("ل",))
    purpose = candidate.form in ("masdar", "noun") and candidate.prefix in ("ل", "ول")
    if purpose and _is_purpose(candidate) and not _taken(scene, candidate):
        return Status("planned", "purpose", ("ل",))
    return _until(scene, candidate) or _sought(scene, candidate)


def _until(scene: Scene, candidate: Candidate) -> Status | None:
    """`حتى يجتاحوا المدينة`: so that they may."""
    if candidate.form == "verb" and candidate.first and scene.sentence.words[candidate.first - 1].key == "حتي":
        return Status("planned", "purpose", ("حتى",))
    return None


_WARRANT = frozenset(fold("مذكرة مذكرات بطاقة بطاقات").split())


def _gone_for(scene: Scene, candidate: Candidate) -> bool:
    """`غادر الوفد إلى مسقط للتباحث`, `جاء للتظاهر`: what somebody set out to do."""
    if candidate.form != "masdar":
        return False
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - GONE), -1):
        word = part(scene.sentence.words[at].key)
        if scene.clauses[at] != scene.clauses[candidate.first]:
            return False
        if word.stem in _GOING:
            return True
        if word.kind in ("verb", "aux"):
            return False
    return False


GONE = 9
_GOING = frozenset(
    fold(
        "غادر غادرت غادروا توجه توجهت توجهوا يتوجه تتوجه جاء جاءت جاءوا وصل وصلت وصلوا يصل تصل سافر سافرت ذهب ذهبت"
        " ذهبوا انتقل انتقلت عاد عادت تحول تحولت أرسل أرسلت أوفد أوفدت"
    ).split()
)


FARTHEST = 16


def _apart(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`من المقرر أن يلتقي الوزير الذي يقوم بجولة`: a relative clause that opened between says something else."""
    return any(cue.last < word.first <= candidate.first - 1 and word.kind == "which" for word in scene.cues)


def _subordinate(scene: Scene, candidate: Candidate) -> bool:
    """`قرر أن يهاجم`, `يستعد ليهاجم`: a verb that hangs on the one before it."""
    return candidate.prefix in ("ل", "ول") or scene.sentence.words[candidate.first - 1].key in _SUBORDINATING


_SUBORDINATING = frozenset(fold("أن بأن وأن كي لكي لأن ألا حتى").split())


def _strides(scene: Scene, cue: Cue, candidate: Candidate) -> int:
    """Words between a cue and a deed, a name or a date counting as one (`أمر القضاء يوم الاثنين 12 أكتوبر 2015 بـ`)."""
    start, end = scene.sentence.words[cue.last].end, candidate.start
    spans = [(one.start, one.end) for one in scene.sentence.mentions]
    spans += [(day.span.start, day.span.end) for day in scene.sentence.dates if day.span]
    inside = [each for each in spans if start <= each[0] and each[1] <= end]
    between = scene.sentence.words[cue.last + 1 : candidate.first]
    loose = [word for word in between if not any(left <= word.start < right for left, right in inside)]
    return len(loose) + len(inside)


def _wanted(scene: Scene, cue: Cue, candidate: Candidate, distance: int) -> bool:
    """Whether a deed of words near before it takes it for its matter: `دعوة إلى وقف`, `اتفاق على تسليم`."""
    if distance > 3 or candidate.row.event_type in SPEECH_DEEDS:
        return False
    if distance == 0 or candidate.prefix.startswith(("ب", "ل")):
        return True
    between = [part(word.key) for word in scene.sentence.words[cue.last + 1 : candidate.first]]
    if cue.kind == "refusal":
        return all(word.kind == "noun" and not word.prep for word in between)
    return scene.sentence.words[candidate.first - 1].key in _OPENING


_OPENING = frozenset(fold("إلى على أن بأن").split())


def _article(scene: Scene, cue: Cue) -> bool:
    """`الأمر` is no order, `القرار` nothing that is still to come."""
    known = cue.words in ("أمر", "قرار")
    return known and scene.sentence.words[cue.first].key.startswith(("ال", "وال", "بال"))


def _in_force(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`قرار تجميد الحسابات`, `قررت قطع العلاقات`, `مشروع قرار يدعو`: what the words themselves do, or did."""
    if cue.words == "مشروع" and candidate.form == "verb":
        return True
    if cue.kind != "decided":
        return False
    noun = cue.words == "قرار"
    draft = noun and cue.first and scene.sentence.words[cue.first - 1].key.endswith("مشروع")
    if noun and (draft or candidate.form == "verb"):
        return True
    return noun and candidate.row.event_type in _BY_DECISION


_BY_DECISION = frozenset({"SANCTION", "COERCE", "REJECT"})
"""Measures that are in force once they are decided."""


def _taken(scene: Scene, candidate: Candidate) -> bool:
    """`تعرضت القاعدة لهجوم`, `الذكرى الأولى لاغتياله`: a word before it that takes its object with `ل`."""
    words = scene.sentence.words
    near = {word.key for word in words[max(0, candidate.first - TAKING_REACH) : candidate.first]}
    return bool(near & _TAKING) or any(
        part(word.key).stem.startswith(_UNDERGOING)
        for word in words[max(0, candidate.first - UNDERGONE) : candidate.first]
    )


UNDERGONE = 14
_UNDERGOING = ("تعرض", "يتعرض", "تتعرض", "نتعرض", "خضوع", "يخضع", "تخضع")


TAKING_REACH = 4
_TAKING = frozenset(
    fold(
        "ذكرى الذكرى بذكرى المدبر مدبر المنفذ منفذ الأول الأولى الثانية تبعا خضع خضعت يخضع تخضع إشارة رفضه رفضها رفضهم"
        " نظرا نتيجة ضحية تصدى تصدت التصدي استجابة تلبية وفقا إضافة بالإضافة ردا خلافا مشابه مماثل سابق فرصة أدلة"
    ).split()
)


def _is_purpose(candidate: Candidate) -> bool:
    """`ل` before a bare masdar, or one with a pronoun; a plural names deeds done, a deed of words is done in saying."""
    return candidate.number != "p" and candidate.row.event_type not in SPEECH_DEEDS


def _sought(scene: Scene, candidate: Candidate) -> Status | None:
    """`التحرير الذي تسعى إليه`: a relative clause says that it is aimed at."""
    if candidate.form == "verb":
        return None
    near = [(cue, distance) for cue, distance, same in scene.after(candidate) if same and distance <= 3]
    if any(cue.kind == "which" and distance <= 1 for cue, distance in near):
        for cue, _ in near:
            if cue.kind in ("aim", "intent") and part(scene.sentence.words[cue.first].key).kind == "verb":
                return Status("planned", "sought", (cue.words,))
    return None
