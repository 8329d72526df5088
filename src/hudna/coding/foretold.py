"""What sets a deed in days to come: a verb in the future that carries it, a date after the day of publication.

Each function gives the words that say so, empty where none do.
"""

from hudna.coding.asides import without_asides
from hudna.coding.factual import SPEECH_DEEDS
from hudna.coding.scene import Scene
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import PERFECT_IN_TA
from hudna.lang.ar import fold
from hudna.lang.ar.parts import SPEECH, part
from hudna.lang.kept import kept

CARRIED, DATED, BEHIND, ASIDE = 6, 9, 3, 14
"""Words between a deed and the verb that carries it, its date, a verb of happening behind it; over an aside."""
_FUTURE = ("سي", "ست", "سن")
_NO_FUTURE = frozenset(fold("سيناء سيدي سينما سيول ستين ستون ستار ستائر سنوات سنتين سيرته سيرتها").split())
_SHORT = frozenset(fold("يشن تشن يقع تقع يتم تتم").split())
_GOING_ON = frozenset(
    fold(
        "يصعد تصعد يواصل تواصل يواصلون يكثف تكثف يستأنف تستأنف يبدأ تبدأ ينطلق تنطلق يوقف توقف يجري تجري يشن تشن"
        " ينفذ تنفذ"
    ).split()
)
_HAPPENING = frozenset(
    fold(
        "سيتم ستتم سيعقد ستعقد سينعقد ستنعقد سيجري ستجري سيقام ستقام سينظم ستنظم سينفذ ستنفذ سيبدأ ستبدأ سينطلق ستنطلق"
        " سيتواصل ستتواصل سيستمر ستستمر سيستأنف ستستأنف سيقع ستقع سيكون ستكون ستشمل سيشمل سيدخل ستدخل سيحدث ستحدث"
    ).split()
)
_AWAITED = {
    "CONSULT": frozenset(
        fold(
            "سيبحث ستبحث سيناقش ستناقش سيتناول ستتناول سيركز ستركز سيضم ستضم سيجمع ستجمع سيتطرق ستتطرق سيتطرقان سيحضره"
            " سيحضرها سيشارك ستشارك سيستمر ستستمر سيستغرق ستستغرق"
        ).split()
    )
}
_SETTLED = frozenset(fold("ستحسم سيحسم ستنجز سينجز ستكتمل سيكتمل ستستغرق سيستغرق ستتأخر سيتأخر").split())
_TO_SETTLE = frozenset(fold("تحرير استعادة استرداد تطهير اقتحام انسحاب سحب تسليم تبادل إخراج خروج إجلاء").split())
_UNTIL = frozenset(fold("حتى لغاية منذ").split())


def _settles(stem: str, candidate: Candidate) -> bool:
    """`عملية استعادة القاعدة ستحسم قريبا`: not done before it is brought to its end; a battle is fought till then."""
    return stem in _SETTLED and fold(candidate.row.words.split()[0]) in _TO_SETTLE


def carrier(scene: Scene, candidate: Candidate) -> str:
    """The future verb that carries a masdar: `ستستأنف الفصائل هجماتها`, `سيشرف على لقاء`.

    The verb next before it decides; a definite masdar without a pronoun was
    known before (`سيحقق في الهجوم`), unless the verb says that it goes on.
    """
    if candidate.form == "verb":
        return ""
    known = candidate.prefix.endswith(("ال", "لل"))
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - CARRIED), -1):
        if scene.clauses[at] != scene.clauses[candidate.first]:
            return _over_an_aside(scene, candidate, known=known)
        key = scene.sentence.words[at].key
        if is_future(key):
            if known and any(at < other.first < candidate.first for other in scene.candidates):
                return ""
            if _looks_back(scene, at, candidate):
                return ""
            return "" if known and part(key).stem[1:] not in _GOING_ON else scene.sentence.words[at].text
        if part(key).kind in ("verb", "aux"):
            return ""
    return ""


def _looks_back(scene: Scene, at: int, candidate: Candidate) -> bool:
    """`ستحقق اللجنة في مقتل المتظاهرين`, `سيحاكم بقتل الصحفي`: what a charge is about was done."""
    charges = any(other.first == at and other.row.event_type == "ACCUSE" for other in scene.candidates)
    before = scene.sentence.words[candidate.first - 1].key
    return charges and candidate.row.event_type in _CHARGED and (candidate.prefix == "ب" or before in _ABOUT)


_CHARGED = frozenset({"ASSAULT", "COERCE", "VIOLATE"})
_ABOUT = frozenset(fold("في عن حول بشأن على").split())


def _over_an_aside(scene: Scene, candidate: Candidate, *, known: bool) -> str:
    """`ستواصل القوات، وفق المتحدث، التقدم`: the future verb on the other side of what is said by the way."""
    words = scene.sentence.words
    for at in range(candidate.first - 1, max(-1, candidate.first - 1 - ASIDE), -1):
        if not is_future(words[at].key):
            continue
        way = without_asides(scene, at + 1, candidate.first)
        if way is None or len(way) > CARRIED or any(part(words[n].key).kind in ("verb", "aux") for n in way):
            return ""
        return "" if known and part(words[at].key).stem[1:] not in _GOING_ON else words[at].text
    return ""


def when_it_comes(scene: Scene, candidate: Candidate) -> str:
    """`عندما ينسحب الجيش سيعود السكان`, `بمجرد توقيع الاتفاق ستفتح المعابر`: a day to come, by the future behind."""
    words, first = scene.sentence.words, candidate.first
    if not first or candidate.aspect in ("perfect", "future"):
        return ""
    opener = words[first - 1].key.removeprefix("و")
    whens = _WHEN if candidate.form == "verb" else _AT_ONCE
    if opener not in whens or not any(is_future(word.key) for word in words[candidate.last + 1 :]):
        return ""
    return words[first - 1].text


_WHEN = frozenset(fold("عندما حين حينما متى لحظة يوم").split())
_AT_ONCE = frozenset(fold("بمجرد فور حال لدى عند لحظة").split())


@kept(1 << 17)
def is_future(key: str) -> bool:
    """Whether a folded word is a verb with the `سـ` of the future."""
    read = part(key)
    stem = read.stem
    if stem[:2] not in _FUTURE or read.article or read.prep or len(stem) < 4 or stem in _NO_FUTURE:
        return False
    if stem[1:] in _SHORT or stem[1:] in _GOING_ON or (read.kind in ("verb", "aux") and stem[:2] == "سي"):
        return True
    return stem[:2] != "سي" and not stem.endswith("ه") and part(stem[1:]).kind in ("verb", "aux")


def awaited(scene: Scene, candidate: Candidate) -> str:
    """`الاحتجاجات ستتواصل`, `لقاء ثان سيعقد`: the future verb of happening behind a noun that is its subject."""
    if candidate.form == "verb":
        return ""
    words = scene.sentence.words
    for at in range(candidate.last + 1, min(len(words), candidate.last + 2 + BEHIND)):
        stem = part(words[at].key).stem
        if stem in _HAPPENING or stem in _AWAITED.get(candidate.row.event_type, ()) or _settles(stem, candidate):
            return words[at].text
        if scene.clauses[at] != scene.clauses[candidate.last] or part(words[at].key).kind in ("verb", "aux", "prep"):
            return ""
    return ""


def dated_before(scene: Scene, candidate: Candidate) -> str:
    """`تنطلق يوم الجمعة 28 أبريل المحاكمة`, `تسير المملكة من غد جسراً جوياً`: a day to come between verb and deed.

    The verb is the one next before the deed, in the imperfect; nothing where it is told in the perfect.
    """
    published, words = scene.analysis.document.published, scene.sentence.words
    if candidate.form == "verb" or candidate.prefix or candidate.row.event_type in SPEECH_DEEDS:
        return ""
    for at in range(candidate.first - 1, max(-1, candidate.first - 2 - DATED), -1):
        read = part(words[at].key)
        if read.kind in ("rel", "sub") or any(other.first == at and other.form != "verb" for other in scene.candidates):
            return ""
        if read.kind not in ("verb", "aux"):
            continue
        if read.stem[:1] not in ("ي", "ت", "ن") or read.stem in PERFECT_IN_TA or read.kind == "aux":
            return ""
        ahead = [cue.words for cue in scene.cues if cue.kind == "ahead" and at < cue.first < candidate.first]
        days = [
            day.span.quote
            for day in scene.sentence.dates
            if day.span and published and day.earliest and day.earliest > published
            if words[at].end <= day.span.start and day.span.end <= candidate.start
        ]
        return next(iter([*ahead, *days]), "")
    return ""


def dated_ahead(scene: Scene, candidate: Candidate) -> str:
    """`تنظيم وقفة يوم 5 مارس`, published in February: the date close behind it in its clause, no other deed between."""
    published = scene.analysis.document.published
    if published is None or candidate.aspect == "perfect":
        return ""
    words = scene.sentence.words
    for day in scene.sentence.dates:
        if day.span is None or day.span.start < candidate.end or day.earliest is None or day.earliest <= published:
            continue
        first = scene.sentence.word_at(day.span.start)
        between = range(candidate.last + 1, first)
        if _is_told_later(scene, candidate, day.span.quote):
            return ""
        told = any(candidate.last < other.first < first for other in scene.candidates)
        if told or len(between) > DATED or scene.clauses[first] != scene.clauses[candidate.last]:
            return ""
        keys = {words[at].key for at in between}
        return "" if keys & _UNTIL or any(part(key).kind in ("rel", "verb") for key in keys) else day.span.quote
    return ""


def _is_told_later(scene: Scene, candidate: Candidate, day: str) -> bool:
    """`أنهت القوات الحصار بعد 30 ساعة`: so long behind what went before, by a perfect that plans nothing."""
    if not day.startswith("بعد ") or "غد" in day:
        return False
    for at in range(candidate.first - 1, -1, -1):
        read = part(scene.sentence.words[at].key)
        if read.kind in ("verb", "aux") or scene.clauses[at] != scene.clauses[candidate.first]:
            perfect = read.stem[:1] not in ("ي", "ت", "ن", "س") or read.stem in PERFECT_IN_TA
            return read.kind == "verb" and perfect and not read.stem.startswith(_PLANNING) and read.stem not in SPEECH
    return False


_PLANNING = tuple(fold("قرر اتفق وافق دعا طلب طالب حدد أمر عزم اقترح تعهد وعد").split())
