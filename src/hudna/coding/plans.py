"""What was still to come: intended, decided, ordered, demanded, the purpose of another deed."""

from collections.abc import Sequence
from itertools import pairwise

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
        return _misread(scene, candidate)
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "object" and distance == 0:
            refused = (
                cue.words in _REFUSED and candidate.form == "masdar" and not (candidate.prefix or candidate.definite)
            )
            return Status("planned", "refusal", (cue.words,)) if refused else None
        if cue.kind not in AHEAD or not same or distance > FARTHEST or article(scene, cue):
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
        return Status("denied" if _not_meant(scene, cue) else "planned", cue.kind, (cue.words,))
    return (
        _directed(scene, candidate)
        or _until(scene, candidate)
        or _terms(scene, candidate)
        or _contained(scene, candidate)
        or _incumbent(scene, candidate)
        or _equated(scene, candidate)
        or _sought(scene, candidate)
    )


_REFUSED = ("رفضه", "رفضها", "رفضهم")
"""`بعد رفضه قصف القرية`: what he did not do; `رفضه للقصف` condemns what goes on."""


def _not_meant(scene: Scene, cue: Cue) -> bool:
    """`لا توجد خطط لإرسال قوات`, `ليس لدى الحكومة نية`, `لا تعتزم`: nobody means to do it."""
    if cue.kind not in ("intent", "aim") or cue.words in _DUE_THEN:
        return False
    for word in reversed(scene.sentence.words[max(0, cue.first - MEANT) : cue.first]):
        if word.key.removeprefix("و") in _NONE:
            return True
        if part(word.key).kind in ("verb", "aux", "sub", "rel") and word.key not in _THERE_ARE:
            return False
    return False


MEANT = 5
_NONE = frozenset({"لا", "ليس", "ليست", "لم", "لن"})
_THERE_ARE = frozenset(fold("توجد يوجد تكن يكن").split())
_DUE_THEN = frozenset({"المقرر", "مقررا", "المنتظر", "المفترض", "إلى حين", "بانتظار", "انتظار"})


def _directed(scene: Scene, candidate: Candidate) -> Status | None:
    """A warrant, a directive, a purpose with `ل`."""
    if (
        candidate.kind == "phrase"
        and candidate.form != "verb"
        and scene.sentence.words[candidate.first].key in _WARRANT
    ):
        return Status("planned", "a warrant")
    if candidate.prefix == "ب" and candidate.first and scene.sentence.words[candidate.first - 1].key in _DIRECTS:
        return Status("planned", "ordered", (scene.sentence.words[candidate.first - 1].text,))
    if candidate.prefix in ("ل", "لل", "ول", "ولل") and (_gone_for(scene, candidate) or _raised_for(scene, candidate)):
        return Status("planned", "gone for it", ("ل",))
    if candidate.prefix in ("ل", "ول", "لل", "ولل") and candidate.row.words.split()[0] in _REACHING:
        return None if _taken(scene, candidate) else Status("planned", "purpose", ("ل",))
    purpose = candidate.form in ("masdar", "noun") and candidate.prefix in ("ل", "ول")
    if purpose and _is_purpose(candidate) and not _taken(scene, candidate):
        return Status("planned", "purpose", ("ل",))
    return None


_REACHING = frozenset({"توصل", "التوصل", "توقيع", "التوقيع", "توافق", "اتفاق"})
"""`اتصالات للتوصل إلى اتفاق`: an accord that talks aim at; other deeds of words are done in saying."""


def _misread(scene: Scene, candidate: Candidate) -> Status | None:
    """`بغية دحر القوات`, `ضرورة هزيمة التنظيم`: behind a noun of purpose or need stands no verb in the perfect."""
    cue, distance, _ = next(scene.before(candidate), (None, 0, False))
    taken = cue is not None and cue.kind in ("purpose", "need") and not distance and candidate.form == "verb"
    return Status("planned", cue.kind, (cue.words,)) if cue and taken and cue.words not in _CLAUSES else None


_CLAUSES = frozenset({"كي", "لكي", "يهدف", "تهدف", "يرمي", "يجب", "ينبغي", "يتعين"})


def _until(scene: Scene, candidate: Candidate) -> Status | None:
    """`حتى يجتاحوا المدينة`, `حتى يتم تحرير المدينة`: so that they may, until it is done."""
    words = scene.sentence.words
    if candidate.form == "verb":
        keys = [word.key for word in words[max(0, candidate.first - 2) : candidate.first]]
        until = keys[-1:] in (["حتي"], ["ريثما"]) or keys == ["الي", "ان"]
        return Status("planned", "purpose", ("حتى",)) if until else None
    for at in range(candidate.first - 1, max(0, candidate.first - 1 - DONE), -1):
        read = part(words[at].key)
        if read.kind in ("verb", "aux"):
            ahead = read.stem[:1] in "يتن" and read.stem not in ("تم", "تمت")
            until = words[at - 1].key in _UNTIL and ahead and not candidate.definite
            return Status("planned", "until", (words[at - 1].text,)) if until else None
        if read.kind != "noun" or read.prep:
            return None
    return None


DONE = 3
_UNTIL = frozenset(fold("حتى كي لكي ريثما").split())


def _terms(scene: Scene, candidate: Candidate) -> Status | None:
    """`على أن تنسحب القوات`, `بموجب الاتفاق، تنسحب القوات`: what was agreed on, in the imperfect."""
    if candidate.form != "verb" or candidate.aspect != "imperfect":
        return None
    keys = [word.key for word in scene.sentence.words]
    first = candidate.first
    on_that = [at for at in range(1, first) if keys[at] == "ان" and keys[at - 1] == "علي"]
    joined = candidate.prefix in ("و", "ف") and on_that and first - on_that[-1] <= TERMS
    if on_that and (on_that[-1] == first - 1 or (joined and not _told(keys[on_that[-1] + 2 : first]))):
        return Status("planned", "terms", ("على أن",))
    provided = _provided(keys, candidate)
    if provided:
        return Status("planned", "terms", (provided,))
    by = part(keys[0]).stem in _BY_TERMS or keys[0].removeprefix("و") in _BY_TERMS
    return Status("planned", "terms", (scene.sentence.words[0].text,)) if by and not _told(keys[1:first]) else None


def _contained(scene: Scene, candidate: Candidate) -> Status | None:
    """`تتضمن المبادرة انسحاب القوات`, `تشمل المرحلة الأولى إطلاق أسرى`: what an accord holds is to be done."""
    if candidate.form == "verb" or candidate.row.event_type in SPEECH_DEEDS or candidate.prefix not in ("", "و"):
        return None
    words, clauses = scene.sentence.words, scene.clauses
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - PROVIDES), -1):
        read = part(words[at].key)
        if read.stem in _CONTAINS:
            near = words[max(0, at - 3) : at + 3]
            accord = any(part(word.key).stem in _ACCORDS for word in near)
            return Status("planned", "terms", (words[at].text,)) if accord else None
        if read.kind in ("verb", "aux", "rel") or clauses[at] != clauses[candidate.first]:
            return None
    return None


_CONTAINS = frozenset(fold("يتضمن تتضمن يشمل تشمل تتضمنها يتضمنها").split())


def _incumbent(scene: Scene, candidate: Candidate) -> Status | None:
    """`على الحوثيين أن يسلموا أسلحتهم`, `على الميليشيات الانسحاب`: what somebody is told to do."""
    words, clauses, first = scene.sentence.words, scene.clauses, candidate.first
    last = first - 1 if candidate.form != "verb" else first - 2 if words[first - 1].key == "ان" else -1
    if candidate.aspect not in (None, "imperfect") or (candidate.form != "verb" and candidate.prefix != "ال"):
        return None
    for at in range(last, max(-1, last - OBLIGED), -1):
        read = part(words[at].key)
        if words[at].key.lstrip("وف") == "علي":
            opens = at == 0 or clauses[at - 1] != clauses[at] or words[at - 1].key in _THAT_IT
            told = any(
                words[at].end <= one.start < words[last].end and one.kind != "place" for one in scene.sentence.mentions
            )
            return Status("planned", "told to", (words[at].text,)) if opens and told and at < last else None
        if read.kind not in ("noun", "number", "adverb", "name") or read.prep or clauses[at] != clauses[first]:
            return None
    return None


OBLIGED = 6
_THAT_IT = frozenset(fold("أن إن بأن أنه إنه كان").split())


def _equated(scene: Scene, candidate: Candidate) -> Status | None:
    """`الهدف من الحملة هو إخراج القوات`, `الحل هو سحب السلاح`: an aim or a choice that is named."""
    words, first = scene.sentence.words, candidate.first
    if candidate.form != "masdar" or candidate.prefix or not first or words[first - 1].key not in ("هو", "هي"):
        return None
    for at in range(first - 2, max(-1, first - 2 - EQUATED), -1):
        if scene.clauses[at] != scene.clauses[first]:
            return None
        if part(words[at].key).stem in _CHOICES:
            return Status("planned", "named as an aim", (words[at].text,))
    return None


EQUATED = 8
_CHOICES = frozenset(
    fold("هدف غاية مهمة غرض أولوية مطلب شرط حل بديل سيناريو احتمال خطوة خيار مقصد مطلوب حلم أمل مخرج أفضل أسوأ").split()
)


def _provided(keys: Sequence[str], candidate: Candidate) -> str:
    """`تقضي الهدنة بأن تسحب`, `هدنة يفرج خلالها عن`: the word by which an accord lays down what is to be done."""
    first, behind = candidate.first, keys[candidate.last + 1 : candidate.last + 2]
    if keys[first - 1 : first] in (["بان"], ["ان"]):
        found = (key for key in keys[max(0, first - PROVIDES) : first] if key.removeprefix("و") in _PROVIDES)
        return next(found, "")
    if not behind or behind[0] not in _WITHIN or candidate.prefix:
        return ""
    accord = any(part(key).stem in _ACCORDS for key in keys[max(0, first - PROVIDES) : first])
    return behind[0] if accord else ""


PROVIDES = 12
_PROVIDES = frozenset(fold("يقضي تقضي يقضى قضى قضت ينص تنص نص نصت يشترط تشترط اشترط اشترطت").split())
_WITHIN = frozenset(fold("خلالها خلاله بموجبها بموجبه بمقتضاها بمقتضاه").split())
_ACCORDS = frozenset(
    fold(
        "هدنة تهدئة اتفاق اتفاقية صفقة خطة مقترح مرحلة مرحلته مرحلتها مبادرة تسوية مسودة خارطة خريطة بنود وثيقة"
    ).split()
)

TERMS = 24
_BY_TERMS = frozenset(fold("بموجب بمقتضى موجب مقتضى").split())


def _told(keys: Sequence[str]) -> bool:
    """Whether a verb among the words tells what was: one in the perfect that stands in no relative clause."""
    for before, key in pairwise(["", *keys]):
        read = part(key)
        if read.kind == "verb" and read.stem[:1] not in "يتن" and part(before).kind not in ("rel", "sub"):
            return True
    return False


_DIRECTS = frozenset(fold("وجه ووجه وجهت ووجهت يوجه").split())
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


def _raised_for(scene: Scene, candidate: Candidate) -> bool:
    """`يجندون آلاف الشبان للقتال`, `درب المئات للهجوم`: what people are recruited or drilled for."""
    if candidate.form != "masdar":
        return False
    for word in reversed(scene.sentence.words[max(0, candidate.first - GONE) : candidate.first]):
        read = part(word.key)
        if read.stem.startswith(_RAISING) and not read.article:
            return True
        if read.kind in ("verb", "aux", "rel"):
            return False
    return False


_RAISING = tuple(
    fold(
        "جند يجند تجند درب يدرب تدرب حشد يحشد تحشد استقدم يستقدم تستقدم انضم ينضم تنضم التحق يلتحق تلتحق التحاق"
        " طريقه طريقهم تطوع يتطوع تتطوع جهز يجهز تجهز"
    ).split()
)

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


def article(scene: Scene, cue: Cue) -> bool:
    """`الأمر` is no order, nor `إنه أمر بشع`, `بأمر من`; `القرار` nothing that is still to come."""
    if cue.words not in ("أمر", "قرار"):
        return False
    words = scene.sentence.words
    before = words[cue.first - 1].key if cue.first else ""
    by = words[cue.first].key == "بامر" and cue.last + 1 < len(words) and words[cue.last + 1].key == "من"
    matter = cue.words == "أمر" and (by or before in _THIS_IS)
    return matter or words[cue.first].key.startswith(("ال", "وال", "بال"))


_THIS_IS = frozenset(fold("هو وهو إنه أنه هذا وهذا هي وهي أي كل").split())


def _in_force(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`قرار تجميد الحسابات`, `قررت قطع العلاقات`, `مشروع قرار يدين الهجوم`: what the words themselves do, or did."""
    words, kind = scene.sentence.words, candidate.row.event_type
    if cue.words == "مشروع":
        return candidate.form == "verb" or words[cue.last + 1].key == "قرار"
    if cue.words in ("أذن", "أذنت"):
        return kind == "ACCUSE"
    if cue.kind == "refusal":
        return kind in _STANDING and candidate.definite
    if cue.kind != "decided":
        return False
    noun = cue.words == "قرار"
    draft = noun and cue.first and words[cue.first - 1].key.endswith("مشروع")
    if noun and (draft or candidate.form == "verb"):
        return True
    return kind in BY_DECISION and part(words[candidate.first].key).stem not in _CARRIED_OUT


BY_DECISION = frozenset({"SANCTION", "COERCE", "REJECT", "CONCEDE"})
"""Measures that are in force once they are decided."""
_CARRIED_OUT = frozenset(fold("طرد استدعاء ترحيل إبعاد").split())
"""Those that somebody must still do."""
_STANDING = frozenset({"COERCE", "ASSAULT", "REJECT", "SANCTION"})
"""What is refused is there: `رفض الحصار`."""


def _taken(scene: Scene, candidate: Candidate) -> bool:
    """`تعرضت القاعدة لهجوم`, `الذكرى الأولى لاغتياله`: a word before it that takes its object with `ل`."""
    words = scene.sentence.words
    near = {word.key for word in words[max(0, candidate.first - TAKING_REACH) : candidate.first]}
    return (
        bool(near & _TAKING)
        or used_for(scene, candidate)
        or any(
            part(word.key).stem.startswith(_UNDERGOING)
            for word in words[max(0, candidate.first - UNDERGONE) : candidate.first]
        )
    )


def used_for(scene: Scene, candidate: Candidate) -> bool:
    """`القلعة التي استخدمها المتمردون لضرب المدينة`, `كان القانون يستخدم لقمع المعارضة`: it served for that."""
    words, clauses = scene.sentence.words, scene.clauses
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - UNDERGONE), -1):
        read = part(words[at].key)
        if read.stem.startswith(_USING):
            return not any(words[n].key in ("قد", "سوف", "ان") for n in range(max(0, at - 1), at))
        if clauses[at] != clauses[candidate.first] or read.kind in ("verb", "aux", "rel"):
            return False
    return False


_USING = tuple(fold("استخدم يستخدم تستخدم استعمل يستعمل تستعمل استعمال استغل يستغل تستغل أدى أدت").split())

UNDERGONE = 14
_UNDERGOING = ("تعرض", "يتعرض", "تتعرض", "نتعرض", "خضوع", "يخضع", "تخضع", "خاضع", "انتقام")


TAKING_REACH = 4
_TAKING = frozenset(
    fold(
        "ذكرى الذكرى بذكرى المدبر مدبر المنفذ منفذ الأول الأولى الثانية تبعا خضع خضعت يخضع تخضع إشارة رفضه رفضها رفضهم"
        " استعان استعانت استخدم استخدمت استعمل استخدام استعمال رافض رافضين رافضة دعما تبرير اضطر اضطرت اضطروا"
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
