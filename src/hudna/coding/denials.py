"""What was not done: negated, denied, foiled, averted, called off."""

from collections.abc import Sequence
from typing import NamedTuple

from hudna.coding.cues import Cue
from hudna.coding.factual import Status, comes_about, presupposed
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import RELATIVES, SPEECH, Part, part


def _negated(scene: Scene, candidate: Candidate) -> Status | None:
    """`لم يقصف`, `لن ينسحب`, `عدم الالتزام`; where the trigger itself holds the negation it counts for the deed."""
    if _none(scene, candidate):
        return Status("denied", "none", ("أي",))
    for cue in scene.cues:
        if cue.kind == "undone" and cue.first < candidate.first <= cue.last:
            return Status("denied", "undone", (cue.words,))
    for cue, distance, same in scene.before(candidate):
        taken = candidate.aspect == "imperfect" or scene.sentence.words[candidate.first - 1].key == "علي"
        if cue.kind == "almost" and same and distance <= 5 and taken:
            return Status("denied", "almost", (cue.words,))
        if distance > 3 or not same:
            return None
        if cue.kind == "negated" and cue.reach == "next" and _never_came(scene, cue, candidate):
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "undone" and distance <= OBJECT and _never_done(scene, cue, candidate):
            return Status("denied", "undone", (cue.words,))
        near = distance <= (0 if candidate.form != "verb" else 1)
        if cue.kind == "negated" and near and _reaches(scene, cue, candidate):
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "negates" and distance == 0 and candidate.form == "verb" and candidate.aspect != "perfect":
            return Status("denied", "negated", (cue.words,))
        if cue.kind == "negated" and cue.reach == "clause" and distance <= (3 if candidate.form == "verb" else 2):
            return Status("denied", "negated", (cue.words,))
        averted = cue.kind == "averted" and cue.reach == "next" and distance <= 2 and candidate.form != "verb"
        if averted and _is_averted(scene, cue, candidate):
            return _averted(cue)
    return None


def _never_done(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`لم تنفذ القوات أية عملية إنزال`: the object of a verb of doing that is negated."""
    between = [part(word.key) for word in scene.sentence.words[cue.last + 1 : candidate.first] if word.key != "بعد"]
    known = between and (candidate.prefix or candidate.definite)
    return candidate.form != "verb" and _is_plain(between) and not known


def _is_plain(between: Sequence[Part]) -> bool:
    """Neither a verb nor a preposition."""
    return all(read.kind not in ("verb", "aux", "prep", "rel", "sub") and not read.prep for read in between)


def _is_averted(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`تأجيل موعد الزيارة`; not `تأخر المساعدات إلى احتجاجات`, `منع نشر صور تفجير وقع`, `تعثرت المحادثات`."""
    between = [part(word.key) for word in scene.sentence.words[cue.last + 1 : candidate.first]]
    stalled = cue.words.startswith(("تعثر", "يتعثر", "تتعثر")) and candidate.row.event_type == "CONSULT"
    return _is_plain(between) and not stalled and not comes_about(scene, candidate)


def _averted(cue: Cue) -> Status:
    """Not done; what was put off is still to come."""
    return Status("planned" if cue.words in _PUT_OFF else "denied", "averted", (cue.words,))


_PUT_OFF = frozenset(
    {"أجل", "أجلت", "أرجأ", "أرجأت", "تأجلت", "تأجيل", "إرجاء", "تأخر", "تأخرت", "تأخير", "تأخره", "تأخرها", "يتأخر"}
    | {"تتأخر", "تعثر", "تعثرت", "تعثره", "تعثرها", "يتعثر", "تتعثر"}
)


def _never_came(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`دون حدوث أي مواجهات`, `عدم وقوع هجمات`: between them only words for coming to pass."""
    between = {word.key for word in scene.sentence.words[cue.last + 1 : candidate.first]}
    return candidate.form != "verb" and bool(between) and between <= _COMING


_COMING = frozenset(
    fold(
        "أي أية وقوع حدوث حصول تنفيذ شن إجراء عقد فتح باب توجيه تقديم إرسال وجود تسجيل اندلاع القيام بأي بأية لأي لأية"
    ).split()
)


def _reaches(scene: Scene, cue: Cue, candidate: Candidate) -> bool:
    """`غير` and `دون` turn the noun behind them, a verb only behind `أن`: `قرار غير ملزم يطلب` asks all the same."""
    if cue.reach != "next" or candidate.form != "verb":
        return True
    return scene.sentence.words[candidate.first - 1].key == "ان"


def _unrealised(scene: Scene, candidate: Candidate) -> Status | None:
    """`لم يشن هجوما`, `لن تقدم دعوى`, `لم يتعرضوا لقصف`: the object of a negated verb, when nothing was known of it."""
    if candidate.form == "verb" or candidate.prefix.endswith(("ال", "لل")) or candidate.kind == "participle":
        return None
    words = scene.sentence.words
    for cue, distance, same in scene.before(candidate):
        if cue.kind in ("negated", "negates") and cue.reach == "verb" and same and 1 <= distance <= OBJECT:
            verb, between = words[cue.last + 1].key, words[cue.last + 2 : candidate.first]
            opened = bool(between) and between[-1].key in ("الي", "في")
            taking = verb in _UNDERGOES if candidate.prefix or opened else _takes_an_object(verb)
            between = between[:-1] if opened else between
            plain = all(part(word.key).kind in ("noun", "adverb") and not part(word.key).prep for word in between)
            return Status("denied", "negated object", (cue.words,)) if taking and plain else None
    return None


OBJECT = 3
_UNDERGOES = frozenset(fold("يتعرض تتعرض يتعرضوا يقم تقم يقوموا يقوم تقوم يفكر تفكر يفكروا نفكر").split())
_STILL = frozenset(
    fold(
        "تزل يزل تزال يزال يزالون يتوقف تتوقف يوقف توقف توقفت يمنع تمنع يمنعوا يستبعد تستبعد ينته تنته تنتهي ينتهي يكتف"
        " يتذكر ينس يخف تخف يثن يقبل تقبل يتقبل تتقبل يستنكر يدن تدن يدين تدين يكن تكن يكون تكون"
        " يؤد تؤد يسفر تسفر يوقع توقع يحتمل تحتمل يعرف تعرف يحدد تحدد يفسر يشهد تشهد يمر تمر"
    ).split()
)


def _unable(scene: Scene, candidate: Candidate) -> Status | None:
    """`لم يتمكنوا بعد ساعات من إطلاق قذائف`, `لا يمكن منع`: what could not be done."""
    if candidate.form == "verb" or candidate.first < 2:
        return None
    words = scene.sentence.words
    opener = words[candidate.first - 1].key
    for cue, distance, same in scene.before(candidate):
        if cue.kind in ("negated", "negates") and cue.reach == "verb" and same and 1 <= distance <= UNABLE:
            verb = words[cue.last + 1].key
            tried = verb in _TRIES and distance <= TRIED and not candidate.prefix
            able = tried or (verb in _ABLE and opener == "من") or (verb in _POSSIBLE and distance <= 1)
            return Status("denied", "unable", (cue.words,)) if able else None
    return None


UNABLE = 12
TRIED = 5
_TRIES = frozenset(fold("يحاول تحاول يحاولوا نحاول يسع تسع يسعوا").split())
_ABLE = frozenset(fold("يتمكن تتمكن يتمكنوا نتمكن تمكن").split())
_POSSIBLE = frozenset(fold("يمكن يمكنه يمكنها يمكنهم يستطيع تستطيع يستطيعون نستطيع يستطع تستطع يملك تملك").split())


def _takes_an_object(verb: str) -> bool:
    """Whether a verb's being negated denies its object: not where it ends, hinders, tells or condemns it."""
    return verb not in _STILL and verb not in SPEECH and part(verb).kind != "aux"


def _none(scene: Scene, candidate: Candidate) -> bool:
    """`لم تخرج أي تظاهرة`: no deed of the kind, since the verb before `أي` is negated."""
    any_at = candidate.first - 1
    if candidate.form == "verb" or any_at < 1 or scene.sentence.words[any_at].key not in ("اي", "ايه"):
        return False
    return any(
        cue.kind in ("negated", "negates") and cue.reach == "verb" and any_at - cue.last <= 4
        for cue, _, same in scene.before(candidate)
        if same
    )


def _undone(scene: Scene, candidate: Candidate) -> Status | None:
    """`انسحاب القوات لم يكتمل`: a masdar whose own verb, behind it, is negated."""
    if candidate.form == "verb":
        return None
    for cue, distance, same in scene.after(candidate):
        if cue.kind == "undone" and same and distance <= 8:
            told = any(candidate.last < other.first < cue.first for other in scene.candidates)
            return None if told else Status("denied", "undone", (cue.words,))
    return None


def _untrue(scene: Scene, candidate: Candidate) -> Status | None:
    """`الأنباء عن قصف القرية عارية عن الصحة`: what was told before it in the same clause."""
    if candidate.row.event_type in ("CLAIM", "ACCUSE"):
        return None
    for cue, distance, same in scene.after(candidate):
        if cue.kind == "baseless" and same and distance <= UNTRUE:
            between = scene.sentence.words[candidate.last + 1 : cue.first]
            return None if any(part(word.key).stem in SPEECH for word in between) else _baseless(scene, candidate, cue)
    return None


UNTRUE = 12


def _baseless(scene: Scene, candidate: Candidate, cue: Cue) -> Status | None:
    """Denied where news, talk or charges are said to be so before the deed."""
    before = {part(word.key).stem for word in scene.sentence.words[max(0, candidate.first - 6) : candidate.first]}
    return Status("denied", "untrue", (cue.words,)) if before & _NEWS else None


_NEWS = frozenset(
    fold(
        "أنباء نبأ ادعاءات ادعاء مزاعم شائعات إشاعات أخبار خبر معلومات تقارير اتهامات تردد تداول أشيع قيل حديث"
    ).split()
)


def _foiled(scene: Scene, candidate: Candidate) -> Status | None:
    """`أحبط هجوماً`: it did not happen; `أحبط مخططاً لتفجير`: it was planned."""
    if candidate.form == "verb":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "intent":
            return None
        if cue.kind == "foiled" and same and distance <= 5 and not _launched(scene, candidate, cue):
            return Status("denied", "foiled", (cue.words,))
    return None


def _launched(scene: Scene, candidate: Candidate, foiled: Cue) -> bool:
    """`أحبط هجوما شنه مسلحون`, `أحبط محاولة تسلل`: begun, and repulsed; `فشل في كبح الهجمات`: they go on."""
    words = scene.sentence.words
    if words[candidate.first].key.startswith("محاول"):
        return True
    if any(part(word.key).stem in _HINDERING for word in words[foiled.last + 1 : candidate.first]):
        return True
    return any(cue.kind == "light" and cue.words in _BEGUN and far <= 1 for cue, far, _ in scene.after(candidate))


_HINDERING = frozenset(fold("كبح منع وقف صد ردع إيقاف إنهاء حماية التصدي تصدي احتواء").split())
_BEGUN = frozenset({"شنه", "شنها", "شن", "شنت", "نفذه", "نفذها", "نفذ", "نفذت"})


def _denied(scene: Scene, candidate: Candidate) -> Status | None:
    """`نفى ... قصف المدينة`: somebody says that it did not happen; a claim or a charge that is denied was made."""
    if candidate.row.event_type == "CLAIM":
        return None
    for cue, distance, same in scene.before(candidate):
        if cue.kind == "denied" and same and distance <= 10:
            if (
                candidate.row.event_type == "ACCUSE"
                or _is_claim(scene, cue, candidate)
                or _told_beside(scene, cue, candidate)
                or _said_since(scene, cue, candidate)
            ):
                return None
            return Status("denied", "denied", (cue.words,))
        averted = cue.kind == "averted" and cue.reach == "clause" and same and distance <= 6
        if averted and not presupposed(scene, candidate):
            return _averted(cue)
    return None


def _told_beside(scene: Scene, denial: Cue, candidate: Candidate) -> bool:
    """`نفى أن تكون الجماعة التي شنت الهجوم`, `ونفى ذلك واتهم`: a relative clause, a main verb of its own."""
    if candidate.form != "verb" or candidate.aspect != "perfect":
        return False
    keys = [word.key for word in scene.sentence.words[denial.last + 1 : candidate.first]]
    return candidate.prefix.startswith("و") or bool(keys and keys[-1] in RELATIVES)


def _said_since(scene: Scene, denial: Cue, candidate: Candidate) -> bool:
    """`نفى الهجوم على القوات واتهم أوكرانيا بشن قصف`: a verb of saying of its own opens between."""
    return any(
        denial.last < cue.first and cue.last < candidate.first and cue.kind in _SAYS and _is_joined(scene, cue)
        for cue in scene.cues
    )


def _is_joined(scene: Scene, cue: Cue) -> bool:
    key = scene.sentence.words[cue.first].key
    return key.startswith("و") and key not in ("وعد", "وعدت")


_SAYS = frozenset({"charge", "said", "demand", "condemn", "threat"})


def _is_claim(scene: Scene, denial: Cue, candidate: Candidate) -> bool:
    """`نفى مسؤوليته عن القصف`: who denies having done it does not say that it was not done."""
    owned = any(cue.kind == "owning" and denial.last < cue.first < candidate.first for cue in scene.cues)
    return owned or any(
        other.row.event_type == "CLAIM" and denial.last < other.last and other.first < candidate.first
        for other in scene.candidates
    )


def _kept(scene: Scene, candidate: Candidate) -> Status | None:
    """`منع الحراس المسلحين من اقتحام البيت`, `تمتنع عن قصف`, `فشلوا في التوصل إلى اتفاق`: it did not come to that.

    An attack that failed was made (codebook §3); ground that nobody took was not taken.
    """
    if candidate.form == "verb" or candidate.first < 2:
        return None
    opener = _opener(scene, candidate)
    for keeping in _KEEPING.get(scene.sentence.words[opener].key, ()):
        if keeping.takes(candidate):
            kept = _keeper(scene, opener, keeping)
            if kept is not None:
                return Status(keeping.status, "kept from it", (kept,))
    return None


def _opener(scene: Scene, candidate: Candidate) -> int:
    """The index of the preposition that opens the deed: `في تنفيذ الهجوم`, `عن الاستمرار في التقدم`."""
    words, at = scene.sentence.words, candidate.first - 1
    while at > 2 and part(words[at].key).stem in _DOING:
        at -= 1
    if words[at].key == "في" and part(words[at - 1].key).stem in _GOING_ON:
        at -= 2
    return at


def _keeper(scene: Scene, opener: int, keeping: "_Keeping") -> str | None:
    """The verb of keeping before a preposition, in the same clause and not negated; none where there is none."""
    words, clauses = scene.sentence.words, scene.clauses
    for at in range(opener - 1, max(-1, opener - 1 - keeping.reach), -1):
        if clauses[at] != clauses[opener]:
            return None
        if words[at].key.removeprefix("و") in keeping.verbs:
            negated = at > 0 and words[at - 1].key.removeprefix("و") in _NEGATING
            return None if negated else words[at].text
    return None


class _Keeping(NamedTuple):
    """Verbs that keep somebody from a deed, how far before its preposition, and from which deeds alone."""

    verbs: frozenset[str]
    reach: int
    types: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    status: str = "denied"

    def takes(self, candidate: Candidate) -> bool:
        row = candidate.row
        return not (self.types or self.words) or row.event_type in self.types or row.words.split()[0] in self.words


_DOING = frozenset(fold("تنفيذ شن عملية عمليات بدء مواصلة متابعة استكمال").split())
_GOING_ON = frozenset(fold("استمرار مضي").split())
_NEGATING = frozenset({"لم", "لن", "لا", "ليس", "دون"})
_TAKEN_GROUND = frozenset(
    ["سيطرة", "استعادة", "تحرير", "استرداد", "انتزاع", "استيلاء", "احتلال", "دخول", "تطهير", "بسط", "حسم", "فك"]
)
_KEEPING: dict[str, tuple[_Keeping, ...]] = {
    "من": (
        _Keeping(
            frozenset(
                fold(
                    "منع منعت منعوا يمنع تمنع يمنعون سيمنع ستمنع لمنع بمنع منعه منعها منعهم"
                    " حرم حرمت يحرم تحرم حرمان لحرمان بحرمان حرمانهم حرمانه حرمانها لحرمانهم"
                ).split()
            ),
            5,
        ),
        _Keeping(
            frozenset(fold("نجا نجت نجوا ينجو أنقذ أنقذت أنقذه أنقذها أنقذهم أفلت أفلتت").split()),
            4,
            words=frozenset({"اغتيال", "إعدام", "قتل", "ذبح", "خطف", "اختطاف"}),
        ),
    ),
    "عن": (
        _Keeping(
            frozenset(
                fold(
                    "امتنع امتنعت امتنعوا يمتنع تمتنع يمتنعون أحجم أحجمت يحجم تحجم تراجع تراجعت عدل عدلت"
                    " تقاعس تقاعست تقاعسه تقاعسها تقاعسهم عجز عجزت عجزه عجزها عاجز عاجزة عاجزين امتناع امتناعه امتناعها"
                    " ثنى ثنت ثني ثنيه ثنيها ثنيهم ردع ردعت ردعه ردعها ردعهم لردع أثنى أثنت"
                ).split()
            ),
            3,
        ),
        _Keeping(
            frozenset(fold("توقف توقفت توقفوا وتوقف وتوقفت كف كفت توقفها توقفه توقفهم").split()),
            4,
            words=frozenset({"تقدم", "زحف"}),
        ),
    ),
    "في": (
        _Keeping(
            frozenset(fold("فشل فشلت فشلوا يفشل تفشل أخفق أخفقت أخفقوا إخفاق فشله فشلها فشلهم الفشل الإخفاق").split()),
            8,
            frozenset({"AGREE", "CONCEDE", "COOPERATE", "COERCE", "RETREAT", "AID", "MOBILIZE", "CONSULT"}),
            _TAKEN_GROUND,
        ),
        _Keeping(
            frozenset(fold("تأخر تأخرت تأخروا تأخير تأخره تأخرها تأخرهم التأخر التأخير تباطؤ تلكؤ").split()),
            5,
            status="planned",
        ),
    ),
    "علي": (
        _Keeping(
            frozenset(fold("يعول تعول عول عولت يراهن تراهن راهن راهنت يصر تصر أصر أصرت أصروا إصرار إصراره").split()),
            6,
            status="possible",
        ),
        _Keeping(frozenset(fold("تعذر يتعذر استحال صعب يصعب").split()), 6),
        _Keeping(
            frozenset(
                fold(
                    "تدريب تدريبا تدريبات التدريب تدريبه تدريبها تدريبهم بتدريب لتدريب تدرب تدربت تدربوا يتدرب تتدرب"
                    " يتدربون درب دربت يدرب مناورات تمارين تمرين مدرب مدربة مدربين مدربون المدرب المدربة"
                ).split()
            ),
            10,
            status="planned",
        ),
    ),
}
"""By the preposition before the deed."""

DENIALS = (_negated, _unable, _unrealised, _kept, _denied, _undone, _untrue, _foiled)
"""In the order in which they weigh."""
