"""The turns in the life of a truce: proposed, agreed, declared, in force, broken, over.

A word of turning (`lang/ar/accords.csv`) says little by itself: `قبيل سريان`
tells a truce still to come, `فشل الهدنة` one that held for a while, `إعلان
استقالة الوزير` none.  So each is read again by a row of checks: one gives the
status that the words around make of it, or nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hudna.coding.analysis import Sentence
from hudna.coding.claimwords import DENYING
from hudna.coding.efforts import EFFORT, HOPING, is_reached, is_sought, is_threatened, sought
from hudna.coding.naming import Naming, following, means
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.lang.ar.numerals import NUMERALS
from hudna.lang.ar.parts import RELATIVES, THAT


class Turn(NamedTuple):
    """A turn in the life of the truce: its status and words, whether it `holds`, whether it is but `reported`."""

    status: str
    sentence: int
    start: int
    end: int
    holds: bool = False
    reported: bool = False


class _Telling(NamedTuple):
    """A word of turning beside a naming: `between` part them, `ahead` where it stands first."""

    sentence: Sentence
    cues: Sequence[Found]
    cue: Found
    naming: Naming
    between: tuple[str, ...]
    ahead: bool

    def before(self, within: int) -> list[str]:
        """The folded words before the turn."""
        first = self.cue.first
        return list(self.sentence.keys[max(0, first - within) : first])

    @property
    def word(self) -> str:
        return self.sentence.keys[self.cue.first]

    @property
    def next(self) -> str:
        return following(self.sentence, self.cue)


_NEAR = {
    "declared": 24,
    "agreed": 9,
    "demanded": 5,
    "proposed": 5,
    "ended": 4,
    "violated": 7,
    "extended": 9,
    "rejected": 6,
}
_BEHIND = {"in-force": 9, "collapsed": 12}
_RETURNING = 16
_ALLEGED = tuple(
    fold(
        "اتهم يتهم تتهم متهم اتهام الاتهام زعم يزعم تزعم مزاعم تبادل يتبادل تتبادل حمل محمل يحمل تحمل الوقوف بالوقوف"
        " يصف تصف وصف سماه أسماه سمته عدته عده عدها"
    ).split()
)
_HOLDS = re.compile("صا?مد")
_ASKING = ("دعو", "طلب", "مطالب", "رفض", "تاكيد", "تمسك", "دعم", "تحذير")
_WARS = ("حرب", "قتال", "نزاع", "صراع", "ازم", "مواجه", "معار")
_ANY = frozenset(fold("أي كل أية بأي لأي بكل كلما").split())
_CLAUSAL = THAT | RELATIVES
_TO = frozenset({"الي"})
_WHICH = frozenset(fold("الذي التي").split())
_NOT = frozenset(fold("لم لن ليس ليست ما").split())
_NEVER = frozenset({"لم", "ولم", "فلم"})
_AVAILS = ("فلح", "نجح")
_ANNOUNCES = tuple(fold("يعلن تعلن يؤكد تؤكد يتحدث يبلغ").split())
_DENIES = tuple(DENYING)
_OF_BEING = tuple(fold("وجود صحة أشيع أنباء التوصل توقيع إبرام عقد موافقة قبول علم إعلان اتفاق").split())
_DISAGREES = frozenset(
    (("لا", "نتفق"), ("لا", "اتفق"), ("لا", "يعني"), ("لا", "تعني"), ("لا", "نعتقد"), ("لا", "يعتقد"))
)
_WARNED = tuple(fold("حذر محذر تحذير مغبة تجنب عدم دون باستثناء").split())
_SHALL_NOT = frozenset(fold("لا ألا لن لئلا عدم").split())
_WILL = ("سي", "ست", "سن")
_SAYS = tuple(
    fold("قال يقول تقول ذكر أكد يؤكد تؤكد أوضح أضاف تابع أفاد صرح أشار لفت نقل أعلن ندد أدان بحسب وفق حسب كشف").split()
)
_REPORTED = 40
_FIGHTS = tuple(
    fold(
        "قتال اقتتال قصف اشتباك معارك معركة هجوم هجمات هجمة غار مواجه إطلاق خرق خروق انتهاك قتل مقتل صراع أعمال عنف"
        " استهداف ضرب تصعيد تحليق اقتحام توغل تقدم سيطر"
    ).split()
)
_STARTED = frozenset(fold("بدء بدأ").split())
_IT = frozenset(fold("أنه أنها لكنه لكنها ولكنه ولكنها فإنه فإنها").split())
AT_LENGTH = 32  # `اتفقت القوات والحركة مساء الثلاثاء، بوساطة وفد ضم وجهاء، على هدنة`
_MEN = tuple(fold("مقاتل مسلح عناصر قوات رجال أنصار").split())
_THEIR = ("ه", "ها", "هم")
_CALLS, _CONSENT = tuple(fold("دعا دعت يدعو تدعو دعوا طالب يطالب تطالب ناشد").split()), (fold("وافق"), "قبل")
_AGREES = tuple(fold("اتفق وافق توافق توصل").split())
_BUT = frozenset(fold("لكن لكنه لكنها ولكن ولكنه غير بيد").split())
_BY_NOUN = tuple(fold("إعلان الإعلان معلن المعلن").split())
_TIMES = tuple(
    fold(
        "ساعات ساعة يوم أيام أسبوع أسابيع شهر أشهر عام أعوام سنة سنوات دقائق لحظات بدء سريان دخول موعد انتهاء إعلان"
        " انطلاق حلول ذلك نحو"
    ).split()
)
_PLANNED = tuple(fold("المقرر المرتقب المتوقع المنتظر المفترض يفترض").split())
_IS_TO = (*_PLANNED, "ستدخل", "سيدخل")
_TO_COME = (*_PLANNED, *fold("قبيل قبل موعد مقرر مرتقب متوقع منتظر عشية اقتراب قرب").split())
_STARTING = ("تدخل", "يدخل", "ستدخل", "سيدخل", "ستبدا", "سيبدا", "ستسري", "سيسري")
_FAILING = ("فشل", "تعثر", "اخفاق")
_TERMS = tuple(fold("مصطلح تسمية وصف القول قول الحديث التعليق الإفصاح الكشف").split())
_FAILS_TO = frozenset((("في", "وقف"), ("في", "انهاء"), ("في", "منع"), ("في", "اسكات")))
_TALKING = (
    "توصل",
    "التوصل",
    "مفاوض",
    "محادث",
    "المحادث",
    "المفاوض",
    "جهود",
    "مساع",
    "مشاور",
    "المشاور",
    "اقناع",
    "محاول",
)
_SPANS = tuple(fold("اليوم يوم الساعات ساعات الأسبوع أسبوع المرحلة الشهر مهلة").split())
_UNITS = tuple(fold("شهر أسبوع عام يوم سنة نهار ليل رمضان").split())
_TERM = frozenset(fold("حتى لحين").split())
_CAME_TO = tuple(fold("انتهت انتهى").split())
_ENDS_IT = frozenset(fold("أنهى أنهت ينهي تنهي").split())
_HONOURING = ("التزام", "الالتزام", "احترام", "الاحترام", "التقيد")
_KEEPING = (*_HONOURING, "تطبيق", "تنفيذ")
_KEPT = (*_HONOURING, "ترسيخ", "تثبيت", "تمديد", "صمود", "الحفاظ")
_IF = frozenset(fold("إن أن إذا لو").split())
_FEARED = tuple(fold("خشي يخش تخش مخاوف خوف تهدد يهدد مهدد تهديد ينذر تنذر").split())
_TALK_OF = tuple(fold("أنباء الحديث حديث الأنباء خروق الخروق").split())
_CAN = frozenset(fold("يمكن بالإمكان إمكان إمكانية بإمكان احتمال لبحث بحث").split())
_VERBAL = tuple(fold("أعلن أعلنت وافق اتفق وقع أبرم").split())
_URGES = tuple(fold("إقناع يقنع تقنع حث يحث تحث ضغط ضغوط يضغط تضغط").split())
_CONSENTS = tuple(
    fold("بقبول لقبول قبول القبول بالقبول للقبول بالموافقة للموافقة الموافقة موافقة توقيع بتوقيع").split()
)
_MANAGED = tuple(fold("نجح تمكن بعد تم استطاع أفلح").split())
_URGED = 9
_AFTER = frozenset({"بعد", "منذ"})
_TO_REACH = frozenset(fold("توصل توصلت توصلا توصلوا توصلنا").split())
_MAYBE = frozenset(fold("قد ربما لعل").split())
_ASKED = 8
_TO_GET = frozenset({"من", "بهدف"})  # `يتوسط من أجل هدنة`
_ORDERED = 10
_OF_AN_ACCORD = 5


def turns(naming: Naming, cues: Sequence[Found], sentence: Sentence) -> Iterator[Turn]:
    """The turns told of the truce in the sentence that names it: nearest cues before it, and those right behind."""
    for cue in cues:
        status = next((value[1] for value in cue.values if value[0] in ("status", "order")), None)
        if status is None:
            continue
        told = _telling(sentence, cues, cue, naming)
        if not _is_near(told, status):
            continue
        for check in _CHECKS:
            status = check(told, status)
            if not status:
                break
        else:
            holds = status == "in-force" and _HOLDS.search(sentence.keys[cue.first]) is not None
            start, end = min(cue.start, naming.cue.start), max(cue.end, naming.cue.end)
            yield Turn(status, naming.sentence, start, end, holds, _is_reported(told))


def _telling(sentence: Sentence, cues: Sequence[Found], cue: Found, naming: Naming) -> _Telling:
    ahead = cue.first < naming.cue.first
    left, right = (cue, naming.cue) if ahead else (naming.cue, cue)
    return _Telling(sentence, cues, cue, naming, sentence.keys[left.last + 1 : right.first], ahead)


def _is_near(told: _Telling, status: str) -> bool:
    """Near enough, or behind with a pronoun that takes the truce up again (`إلا أنه انهار`)."""
    gap = told.naming.cue.first - told.cue.last - 1
    after = told.cue.first - told.naming.cue.last - 1
    if 0 <= gap <= _NEAR.get(status, 4) or 0 <= after <= _BEHIND.get(status, 4):
        return True
    if status == "agreed" and AT_LENGTH > gap >= 0 and told.word.lstrip("وف").startswith(_AGREES):
        return told.sentence.keys[told.naming.cue.first - 1] in ("علي", "الي")
    if status == "demanded" and AT_LENGTH > gap >= 0 and told.word.lstrip("وف").startswith(_CALLS):
        own = any(key.startswith(_MEN) and key.endswith(_THEIR) for key in told.between)  # `دعا مقاتليه إلى وقف`
        to = told.sentence.keys[told.naming.cue.first - 1] in _TO or told.naming.cue.prefix.endswith("ب")
        return not own and to  # `دعا الحكومة والحركة إلى هدنة`, `طالب الحكومة والحركة بهدنة`
    if status == "rejected":  # `اقترحت هدنة لكن الحركة رفضت`
        return 0 <= after <= _RETURNING and not _BUT.isdisjoint(told.between)
    if status not in ("collapsed", "ended", "violated") or not 0 <= after <= _RETURNING:
        return False
    if after <= _BEHIND["in-force"] and not _WHICH.isdisjoint(told.before(1)):  # `هدنة مايو الماضي التي خرقها`
        return True
    talks = "لكن" in told.between and any(key.startswith(_TALKING) for key in told.before(1))
    return talks or not _IT.isdisjoint(told.before(5))


def _other_meaning(told: _Telling, status: str) -> str:
    """`جدد دعوته` extends nothing, `من قبل` is no consent, `وقف النار الذي أنهى الحرب` ended the war, men fall too."""
    if status == "collapsed" and told.word.lstrip("وف").removeprefix("ال").startswith(("سق", "تسق", "يسق")):
        return "" if told.between or not told.ahead else status
    if status == "extended" and told.word.lstrip("و").startswith(("جدد", "تجديد")):
        near = told.sentence.keys[told.cue.last + 1 : told.cue.last + 5]
        return "" if any(key.removeprefix("ال").startswith(_ASKING) for key in near) else status
    if status == "violated" and told.word in _NEVER and told.sentence.keys[told.cue.last].endswith(_AVAILS):
        alone = told.ahead and not told.between  # `لم يفلح وقف النار في كبح العنف`, not `لم تنجح المحادثات`
        return status if alone else ""
    if told.word.lstrip("وف").startswith("تعهد"):  # `تعهدت الفصائل بوقف هجماتها`, not `تعهدت بالرد على خرق الهدنة`
        pledged = told.naming.kind == "suspension of attacks" and told.naming.cue.prefix.endswith("ب")
        return status if told.ahead and pledged and told.naming.cue.first - told.cue.last < _ORDERED else ""
    if told.word.lstrip("وف") in _TO_REACH:  # `توصل الطرفان إلى هدنة`, not `توصل المحققون`
        return status if told.ahead and not _TO.isdisjoint(told.between[-3:]) else ""
    if told.word.removeprefix("و") == "قبل":
        before = told.next.removeprefix("ال").startswith(_TIMES) or told.next[:1].isdigit() or told.next in NUMERALS
        return "" if before or not told.ahead or told.before(1) == ["من"] else status
    if status == "in-force" and told.word.startswith(("بدا", "بدء")):
        apart = len(told.between) > 1 if told.ahead else bool(told.between) and _WHICH.isdisjoint(told.between)
        return "" if apart or any(key.removeprefix("ال").startswith(_WARS) for key in told.before(2)) else status
    return "" if status == "ended" and _ends_another(told) else status


def _ends_another(told: _Telling) -> bool:
    """`نهاية الشهر` is a time, `لحين انتهاء الزيارة` a term, `عطوة أنهت مؤقتا قتالا` ended the fighting."""
    bare = told.next.removeprefix("ال")
    if told.ahead and told.word.lstrip("وف").startswith(_CAME_TO) and _is_outcome(told):
        return True
    if bare.startswith(_WARS) or not _TERM.isdisjoint(told.before(1)):
        return True
    if told.word.lstrip("وبل").startswith("نهاي"):
        return bare.startswith(_UNITS)
    following = told.sentence.keys[told.cue.last + 1 : told.cue.last + 4]
    return not told.ahead and told.word in _ENDS_IT and any(key.startswith(_WARS) for key in following)


def _is_outcome(told: _Telling) -> bool:
    """`المعارك انتهت بهدنة`, `الاجتماع انتهى إلى المطالبة بهدنة`: a truce is what they came to."""
    first = (*told.between, told.sentence.keys[told.naming.cue.first])[0]
    return first == "الي" or (first.startswith("ب") and not first.startswith(("بين", "بعد")))


def _on_condition(told: _Telling, status: str) -> str:
    """An end that hangs on a condition or is feared has not come, nor does `إن صمدت الهدنة` say that it holds."""
    if status == "in-force" and "صمد" in told.word and not _IF.isdisjoint(told.before(1)):
        return "" if _AFTER.isdisjoint(told.before(2)) else status
    if status not in ("ended", "collapsed", "violated"):
        return status
    if any(key.lstrip("وبل").removeprefix("ال").startswith(_FEARED) for key in told.before(3)) or _may_come(told):
        return ""
    hangs = any(means(other, "condition", "if") and abs(other.first - told.cue.last) <= 6 for other in told.cues)
    return "" if hangs else status


def _may_come(told: _Telling) -> bool:
    """`قد يكون من بينها انهيار الهدنة`, `هددت بإنهاء الهدنة`; but `قد انهارت` tells what was."""
    pairs = ((left.lstrip("وف"), key) for left, key in pairwise(told.before(6)))
    maybe = any(left in _MAYBE and (left != "قد" or key[0] in "يت") for left, key in pairs)
    return maybe or is_threatened(told.sentence, told.cue)


def _loose(told: _Telling, status: str) -> str:
    """`رحبت الجامعة بالهدنة ودعت الحوثيين`: behind the truce, only what a relative clause or a pronoun ties to it."""
    if told.ahead or status not in ("declared", "agreed", "demanded", "proposed", "rejected"):
        return status
    tied = not _WHICH.isdisjoint(told.between) or told.word.endswith(("ها", "ته"))
    tied = tied or (status == "rejected" and not _BUT.isdisjoint(told.between))  # `هدنة لكن المحادثات فشلت`
    joined = told.word.startswith("و") and told.cue.prefix.startswith("و")
    return status if tied or (not told.between and not joined) else ""


def _denied(told: _Telling, status: str) -> str:
    """`لم تنهر الهدنة`, `لا نتفق على أنها انتهت`, `حذر من خرق الهدنة`: what is denied or warned of has not come."""
    if status == "declared":
        return "" if told.word[0] in "يت" and not _NEVER.isdisjoint(told.before(1)) else status
    if status == "agreed" and told.word[0] in "يت" and not _NOT.isdisjoint(told.before(1)):
        return "rejected" if told.word[1:].startswith(_CONSENT) else ""
    if status not in ("ended", "collapsed", "violated", "in-force"):
        return status
    if any(left.lstrip("وف") in _NEVER and key.startswith(_ANNOUNCES) for left, key in pairwise(told.before(7))):
        return ""  # `لم يعلن أي طرف انتهاء الهدنة`
    if status == "violated" and any(key.lstrip("وبل").startswith(_WARNED) or key in _ANY for key in told.before(3)):
        return ""
    if any(key.lstrip("وف").startswith(_DENIES) for key in told.before(6)) or _is_averted(told):
        return ""
    said_no = told.word not in ("يلتزم", "تلتزم", "يلتزموا") and not _NOT.isdisjoint(told.before(2))
    return "" if said_no or not _DISAGREES.isdisjoint(pairwise(told.before(16))) else status


def _is_averted(told: _Telling) -> bool:
    """`ألا يعمل الحوثيون على نقض الهدنة`, `لن يخرقوا`, `سيستغل الهدنة`: what may not come, or is still to come."""
    if (told.word.lstrip("وف").startswith(_WILL) and "ستمر" not in told.word) or not _SHALL_NOT.isdisjoint(
        told.before(1)
    ):
        return True
    return any(left.lstrip("وف") in _SHALL_NOT and key[0] in "يتن" for left, key in pairwise(told.before(6)))


def _alleged(told: _Telling, status: str) -> str:
    """A breach or a failure of which one side accuses another is not told by the document itself."""
    if status not in ("violated", "collapsed"):
        return status
    if _is_despite(told):  # no charge
        return status if _is_fought(told) else ""
    return "" if charges(told.before(14)) else status


def charges(keys: Sequence[str]) -> bool:
    """Whether folded words hold one of accusing or of calling something a breach."""
    return any(key.lstrip("وف").startswith(_ALLEGED) for key in keys)


def _is_reported(told: _Telling) -> bool:
    """`قالت مصادر من الجيش إن القوات أطلقت النار في انتهاك للهدنة`: told by somebody, but for `رغم`."""
    if _is_despite(told):
        return False
    earlier = told.before(_REPORTED)
    return any(key.lstrip("وف").startswith(_SAYS) for key in earlier) and not THAT.isdisjoint(earlier)


def _is_despite(told: _Telling) -> bool:
    return any("رغم" in key for key in told.sentence.keys[told.cue.first : told.cue.last + 1])


def _is_fought(told: _Telling) -> bool:
    """`القصف مستمر رغم الهدنة` tells a breach; `رغم الهدنة ستتصدى`, `رغم جهود`, `رغم إدراكهم أنه سيستغلها` none."""
    if any(EFFORT.search(key) or key.startswith(_TALK_OF) for key in told.between):
        return False
    if not THAT.isdisjoint(told.between[1:]):
        return False
    keys = told.sentence.keys
    clause = (*keys[max(0, told.cue.first - 20) : told.cue.first], *keys[told.naming.cue.last + 1 :][:20])
    return any(key.lstrip("وبل").removeprefix("ال").startswith(_FIGHTS) for key in clause)


def _of_another_thing(told: _Telling, status: str) -> str:
    """`إعلان استقالة الوزير`, `أعلن أنه سيصعد الهجمات بسبب خرق الهدنة`: another thing is declared."""
    if status != "declared":
        return status
    if means(told.cue, "order"):
        return status if told.ahead and len(told.between) < _ORDERED and _is_ordered(told) else ""
    if not told.ahead:
        return status
    if told.word.lstrip("وب").startswith(_BY_NOUN) and len(told.between) > 3:
        return ""
    if _is_of_an_accord(told):
        return ""
    return "" if any(key in _CLAUSAL for key in told.between[:-2]) else status


def _is_of_an_accord(told: _Telling) -> bool:
    """`أعلن الوسيط التوصل إلى هدنة`, `أعلن موافقته على هدنة`: the accord is told, nobody declares the truce."""
    near = told.naming.cue.first - _OF_AN_ACCORD  # `في بيان حمل توقيع قائده وصدر عن مكتبه هدنة` is far from one
    inside = [o for o in told.cues if max(told.cue.last, near) < o.first and o.last < told.naming.cue.first]
    return any(means(o, "status", "agreed") or is_reached(told.sentence, o) for o in inside)


def _to_come(told: _Telling, status: str) -> str:
    """`قبيل سريان الهدنة`, `من المقرر أن تدخل حيز التنفيذ`, `ستبدأ الهدنة`: declared, and not in force yet."""
    if status != "in-force":
        return status
    earlier = told.before(5)
    if told.word in _STARTED and any(_declares(told, other) for other in told.cues):
        return "declared"
    coming = any(key.lstrip("و").startswith(_TO_COME) for key in earlier) or (
        told.word.startswith("حيز") and any(key.lstrip("و").startswith(_IS_TO) for key in told.before(12))
    )
    return "declared" if coming or told.word.lstrip("و").startswith(_STARTING) else status


def _is_ordered(told: _Telling) -> bool:
    """`أمر قواته بوقف إطلاق النار`, `أمر بهدنة`."""
    return told.naming.cue.prefix.endswith("ب") or any(key.startswith("ب") for key in told.between[-2:])


def _declares(told: _Telling, other: Found) -> bool:
    """`أعلنت قيادة التحالف بدء هدنة`: a word of declaring not far before."""
    return means(other, "status", "declared") and 0 < told.cue.first - other.last <= 6


def _failed(told: _Telling, status: str) -> str:
    """`فشل الهدنة` is the end of one that was; `رفض الالتزام بالهدنة` breaks it; `فشلت المحادثات` refuses one."""
    if status == "collapsed" and told.ahead and any(key.startswith(_TALKING) for key in told.between):
        former = any(key.removeprefix("ال").startswith("سابق") for key in told.between)
        return "" if former else "rejected"  # `انهارت محادثات الهدنة`, not `محادثات سابقة`
    if status != "rejected":
        return status
    if told.word.lstrip("وف").startswith(_DENIES):  # `نفى وجود هدنة`, not `نفى خرق الهدنة`
        denied = any(key.lstrip("ب").startswith(_OF_BEING) for key in told.between)
        return status if denied and told.ahead else ""
    if any(key.removeprefix("ال").startswith(_TERMS) for key in told.between):  # `رفض مصطلح الهدنة`
        return ""
    if told.word.lstrip("و").startswith(_FAILING):
        talks = any(key.lstrip("وبل").startswith(_TALKING) for key in (*told.between, *told.before(2)))
        if talks or len(told.between) > 2 or not told.ahead:
            return status
        last = told.naming.cue.last
        behind = told.sentence.keys[last + 1 : last + 9]
        return "violated" if any(pair in _FAILS_TO for pair in pairwise(behind)) else "collapsed"
    return "violated" if any(key.lstrip("ب").startswith(_KEEPING) for key in told.between) else status


def _in_part(told: _Telling, status: str) -> str:
    """`انقضاء اليوم الثاني من الهدنة`, `قبل ساعات من انتهاء الهدنة` leave it in force."""
    if status != "ended" or not told.ahead:
        return status
    part = "من" in told.between and any(key.startswith(_SPANS) for key in told.between)
    coming = any(key.lstrip("وب").startswith(_TO_COME) for key in told.before(4)) and not _AFTER & set(told.before(1))
    return "in-force" if part or coming else status


def _hoped(told: _Telling, status: str) -> str:
    """`المساعي لإعلان هدنة`, `قد يعقد هدنة`: efforts for an accord, or chances of one, are none yet."""
    if status not in ("declared", "agreed"):
        return status
    if any(key.lstrip("و").startswith(HOPING) for key in told.before(6)) and not told.word.startswith(_VERBAL):
        return "proposed"
    if _is_urged(told):
        return "proposed"
    hoped = any(is_sought(told.sentence, cue) for cue in told.cues if cue.last < told.naming.cue.first)
    maybe = told.word.startswith(("ي", "تع")) and not _MAYBE.isdisjoint(told.before(2))
    return "proposed" if hoped or maybe else status


def _is_urged(told: _Telling) -> bool:
    """`إقناع القادة بقبول الهدنة`, `ضغوط على الحركة للموافقة على هدنة`; not `بعد إقناعهم`, `نجح في إقناعهم`."""
    if not told.word.startswith(_CONSENTS):
        return False
    earlier = told.before(_URGED)
    at = next((n for n, key in enumerate(earlier) if key.lstrip("وبل").removeprefix("ال").startswith(_URGES)), None)
    return at is not None and not any(key.lstrip("وف").startswith(_MANAGED) for key in earlier[max(0, at - 3) : at])


def _prolonged(told: _Telling, status: str) -> str:
    """`مفاوضات لتمديد الهدنة`, `يمكن تمديد الهدنة`: an extension that is sought is of a truce in force."""
    if status != "extended":
        return status
    sought_for = told.word.startswith(("لتمديد", "لتجديد", "للتمديد")) or _is_asked(told)
    maybe = told.word[0] in "يت" and any(key.lstrip("وف") in _MAYBE for key in told.before(1))  # `قد تمدد الهدنة`
    return "in-force" if sought_for or maybe or not _CAN.isdisjoint(told.before(4)) else status


def _not_demanded(told: _Telling, status: str) -> str:
    """`اتصالات للتوصل إلى هدنة` seek one; `طالب باحترام الهدنة` asks for none, since there is one."""
    if status != "demanded":
        return status
    if is_reached(told.sentence, told.cue):
        return "agreed"
    if ("توصل" in told.word or told.word in _TO_GET) and sought(told.sentence, told.cue, within=10):
        return "proposed"
    return "" if told.ahead and any(key.lstrip("ب").startswith(_KEPT) for key in told.between) else status


def _asked(told: _Telling, status: str) -> str:
    """`أكد ضرورة الاتفاق على وقف إطلاق النار`, `يجب أن يعلن هدنة`: what a demand stands before has not come."""
    noun = status == "agreed" and ("اتفاق" in told.word or "توقيع" in told.word)
    to_come = status == "declared" and told.word.startswith(("يعلن", "تعلن", "اعلان", "الاعلان"))
    return "demanded" if (noun or to_come) and _is_asked(told) else status


def _is_asked(told: _Telling) -> bool:
    """Whether a word of demanding stands a little before the turn."""
    return any(
        means(o, "status", "demanded") and 0 < told.cue.first - o.last <= _ASKED and not is_reached(told.sentence, o)
        for o in told.cues
    )


_CHECKS: tuple[Callable[[_Telling, str], str], ...] = (
    _other_meaning,
    _on_condition,
    _loose,
    _denied,
    _of_another_thing,
    _to_come,
    _failed,
    _alleged,
    _in_part,
    _prolonged,
    _hoped,
    _not_demanded,
    _asked,
)
