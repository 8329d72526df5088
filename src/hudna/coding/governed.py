"""What a word a long way off says of a deed: the way between them, asides left out.

`تعتزم النقابة العامة للتعليم، وهي الأكبر، تنظيم وقفات`: between a verb of intent and
what is intended stands its subject, however long; no other sentence does.
"""

from collections.abc import Sequence
from itertools import pairwise

from hudna.coding.asides import without_asides
from hudna.coding.cues import Cue
from hudna.coding.factual import SPEECH_DEEDS, TURNING, Status, presupposed
from hudna.coding.plans import BY_DECISION, article
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.lang.ar import fold
from hudna.lang.ar.parts import SPEECH, Part, part

FARTHEST, STRIDES, JOINED, CLAUSE, AIMED = 34, 12, 16, 22, 9
"""Words between a cue and a deed; names as one, no asides; the same in a chain, through a clause; behind a purpose."""

_OPENERS: dict[str, frozenset[str]] = {
    "intent": frozenset({"", "ل", "علي", "في", "الي"}),
    "aim": frozenset({"", "ل", "الي", "في", "علي", "ب"}),
    "decided": frozenset({"", "ب", "علي"}),
    "ordered": frozenset({"ب"}),
    "demand": frozenset({"الي", "ب", "ل", "علي"}),
    "agreement": frozenset({"علي", "ب"}),
    "denied": frozenset({"", "عن", "ب"}),
}
"""What may stand before the masdar that a cue takes: a preposition, or nothing."""
_SAID = {"maybe": "possible", "fear": "possible", "suspect": "possible", "denied": "denied"}
_CLAUSAL = frozenset({*_OPENERS, "maybe", "fear", "suspect", "need", "purpose"})
"""Cues that take a clause of `أن`."""
_LIGHT = frozenset(
    fold(
        "تنفيذ شن توجيه إطلاق عملية عمليات سلسلة حملة إجراء عقد تنظيم بدء استئناف فرض إعادة تقديم القيام"
        " مزيد المزيد ارتكاب إقامة مباشرة تكثيف إبرام توقيع الدخول الشروع خوض إعلان"
    ).split()
)
_STOPPING = frozenset(fold("وقف إيقاف إنهاء منع كبح تجنب تفادي رفع الحد إدانة رفض").split())
_THAT = frozenset(fold("أن كي لكي حتى بأن ألا").split())
_BEFORE_THAT = frozenset(fold("قبل بعد دون غير منذ بدل").split())
_BE = frozenset(fold("يكون تكون يكونوا يكونا تكونا").split())
_KNOWN_BY = frozenset(
    fold("على بعد عن حول بشأن ضد خلال منذ قبل أثناء بسبب إثر عقب إزاء تجاه من تحت لقاء مقابل").split()
)
_FORCE = frozenset({"ASSAULT", "COERCE", "VIOLATE", "SANCTION"})
_TURNING = TURNING | {"بعدما", "عندما", "ثم"}


def governed(scene: Scene, candidate: Candidate) -> Status | None:
    """Planned, possible or denied by a word a long way before it; nothing where the way between them is broken."""
    if presupposed(scene, candidate) or candidate.kind == "participle":
        return None
    for cue, distance, _ in scene.before(candidate):
        if distance > FARTHEST:
            return None
        if cue.kind == "object" and not distance:
            return None
        if cue.kind not in _CLAUSAL or not distance or _is_noun(scene, cue, distance):
            continue
        way = _way(scene, cue, candidate)
        if way is not None and _takes(scene, cue, candidate, way):
            return Status(_SAID.get(cue.kind, "planned"), f"{cue.kind}, far", (cue.words,))
    return _joined_purpose(scene, candidate)


def _is_noun(scene: Scene, cue: Cue, distance: int) -> bool:
    """`قرار`, `اتفاق`, `مشروع`: a noun takes what stands right behind it, `الأمر` nothing."""
    key = scene.sentence.words[cue.first].key
    named = key.startswith(("ال", "وال", "بال")) or distance > NEAR
    return (fold(cue.words) in _NOUNS and named) or article(scene, cue)


NEAR = 4
_NOUNS = frozenset(
    fold(
        "اتفاق صفقة قرار مشروع خطة خطط خططا مخطط مخططا مخططات نية نيته نيتها رغبة رغبته رغبتها رغبتهم الرغبة مطلب مطالب"
        " مطالبة دعوة دعوات طلب اقتراح مقترح أمرا أوامر استعداد استعدادا عزم عزمه عزمها عزمهم وعد موافقة أمل آمال"
        " استعداده استعدادها استعدادهم المقرر مقررا مقررة المزمع ضغوط الضغط تكليف قراره قرارها قرارهم إمكان"
    ).split()
)


def _way(scene: Scene, cue: Cue, candidate: Candidate) -> tuple[int, ...] | None:
    """The words between without asides; none where a sentence of its own, a relative clause or a turn lies there."""
    kept = without_asides(scene, cue.last + 1, candidate.first)
    if kept is None:
        return None
    words = scene.sentence.words
    keys = [words[at].key for at in kept]
    if sum(key in _THAT for key in keys) > 1 or any(a in _BEFORE_THAT and b in _THAT for a, b in pairwise(keys)):
        return None
    for at in kept:
        key = words[at].key
        read = part(key)
        if key in _TURNING or read.kind == "rel" or read.stem in SPEECH:
            return None
        if read.kind in ("verb", "aux") and not _subordinate(words[at - 1].key) and read.stem not in _BE:
            return None
    return kept


def _subordinate(before: str) -> bool:
    """Whether a verb hangs on `أن`, `كي` or `ل`."""
    return part(before).stem in _THAT or before in _THAT


def _takes(scene: Scene, cue: Cue, candidate: Candidate, way: Sequence[int]) -> bool:
    """Whether the cue takes the deed: its masdar behind a fitting preposition, or a verb of `أن`."""
    words = scene.sentence.words
    clause = [at for at in way if part(words[at].key).kind in ("verb", "aux")]
    if _strides(scene, way) > (CLAUSE if clause else JOINED if candidate.prefix.startswith("و") else STRIDES):
        return False
    if candidate.form == "verb":
        return _as_verb(scene, cue, candidate, clause)
    if clause:
        return _as_object(scene, candidate, clause[-1])
    openers, kind = _OPENERS.get(cue.kind, frozenset()), candidate.row.event_type
    if cue.kind == "purpose":
        return candidate.prefix == "و" and not (kind in _FORCE and _stops(scene, way))
    if not openers or kind in SPEECH_DEEDS or (cue.kind == "decided" and kind in BY_DECISION | {"ACCUSE"}):
        return False
    if cue.kind == "denied" and (candidate.definite or _owned(scene, cue, candidate)):
        return False
    if candidate.prefix.startswith("و"):
        return _chained(scene, candidate, way, openers)
    opener = _opener(scene, cue, candidate)
    return opener in openers and not (opener == "" and candidate.definite and not candidate.pronoun)


def _owned(scene: Scene, denial: Cue, candidate: Candidate) -> bool:
    """`نفى أي صلة له بالهجوم`."""
    return any(cue.kind == "owning" and denial.last < cue.first < candidate.first for cue in scene.cues)


def _stops(scene: Scene, way: Sequence[int]) -> bool:
    """`وقف القصف واستهداف المدنيين`: what is to be stopped is going on."""
    return any(part(scene.sentence.words[at].key).stem in _STOPPING for at in way)


def _as_verb(scene: Scene, cue: Cue, candidate: Candidate, clause: Sequence[int]) -> bool:
    """`أن يهاجم`, `أن يؤكد البيان ... ويرحب`, `أن تكون الطائرات قصفت`."""
    words = scene.sentence.words
    before = words[candidate.first - 1].key if candidate.first else ""
    if candidate.aspect == "perfect":
        doubted = cue.kind in ("maybe", "fear", "suspect", "denied") and not candidate.prefix.startswith("و")
        return doubted and any(part(words[at].key).stem in _BE for at in clause)
    if candidate.aspect != "imperfect":
        return False
    joined = candidate.prefix in ("و", "ف") and bool(clause)
    so = candidate.prefix in ("ل", "ول") and cue.kind in ("intent", "aim", "decided", "ordered")
    that = before in _THAT and words[candidate.first - 2].key not in _BEFORE_THAT
    return that or so or joined


def _as_object(scene: Scene, candidate: Candidate, verb: int) -> bool:
    """`أن يشن التنظيم هجمات`: an object that nothing was known of."""
    before = scene.sentence.words[candidate.first - 1].key
    read = part(before)
    apart = before in _KNOWN_BY or (read.prep in ("b", "l") and read.stem not in _LIGHT)
    return not candidate.definite and not apart and candidate.first - verb <= CLAUSE


def _opener(scene: Scene, cue: Cue, candidate: Candidate) -> str:
    """The preposition before a masdar, or before the light nouns that bring it; empty where none is."""
    words = scene.sentence.words
    at, prefix = candidate.first, candidate.prefix
    while not prefix and at - 1 > cue.last and part(words[at - 1].key).stem in _LIGHT:
        at -= 1
        read = part(words[at].key)
        prefix = _CLITICS.get(read.prep, "")
    if prefix:
        return {"لل": "ل"}.get(prefix.removeprefix("ال"), prefix.removesuffix("ال"))
    before = words[at - 1].key
    read = part(before)
    if at - 1 <= cue.last:
        return ""
    return before if read.kind == "prep" else "" if at - 1 == cue.last or _loose(read) else "of"


_CLITICS = {"b": "ب", "l": "ل"}


def _loose(read: Part) -> bool:
    """Whether a word before may end a subject: a noun that takes no other one (an article, a name), a number."""
    return (
        read.article or bool(read.pronoun) or read.kind in ("number", "adverb") or read.stem.endswith(("ون", "ين", "ي"))
    )


def _chained(scene: Scene, candidate: Candidate, way: Sequence[int], openers: frozenset[str]) -> bool:
    """`دعا إلى وقف القتال وسحب القوات`: joined to a masdar that the cue takes; not what is to be stopped."""
    if candidate.prefix.endswith("ال") or (candidate.row.event_type in _FORCE and _stops(scene, way)):
        return False
    reads = [part(scene.sentence.words[at].key) for at in way]
    return any(_CLITICS.get(read.prep, read.stem if read.kind == "prep" else "-") in openers for read in reads)


def _strides(scene: Scene, way: Sequence[int]) -> int:
    """Words of a way, a name or a date counting as one."""
    words = scene.sentence.words
    spans = [(one.start, one.end) for one in scene.sentence.mentions]
    spans += [(day.span.start, day.span.end) for day in scene.sentence.dates if day.span]
    inside = {next((n for n, (a, b) in enumerate(spans) if a <= words[at].start < b), -1 - at) for at in way}
    return len(inside)


_PURPOSES = frozenset(
    fold(
        "دعم حماية منع وقف صد شن ردع قطع دحر طرد فتح رفع حل كسر فك تأمين تحقيق تنفيذ تعزيز توفير تسهيل تحرير ضمان إنهاء"
        " إعادة إيجاد إقامة إنشاء إسقاط إخراج إجبار استعادة استئناف مواجهة محاربة مكافحة ملاحقة مساعدة مناقشة بحث"
        " قضاء تصدي ضغط سيطرة حفاظ دفاع وصول توصل تقديم إيصال إجراء عقد ترسيخ تثبيت تخفيف تطبيق متابعة إتمام تدريب"
    ).split()
)


def _joined_purpose(scene: Scene, candidate: Candidate) -> Status | None:
    """`أرسل قوات لدعم المقاومة وتحرير المدينة`: joined to a purpose that is no deed of ours."""
    if candidate.form == "verb" or candidate.prefix != "و" or candidate.row.event_type in SPEECH_DEEDS:
        return None
    words = scene.sentence.words
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - AIMED), -1):
        read = part(words[at].key)
        if read.kind in ("verb", "aux", "rel") or words[at].key in _TURNING:
            return None
        if read.prep == "l" and read.stem in _PURPOSES and at + 1 < candidate.first:
            stopped = read.stem in _STOPPING and candidate.row.event_type in _FORCE
            return None if stopped else Status("planned", "joined to a purpose", (words[at].text,))
    return None
