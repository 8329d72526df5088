"""Verbs that say nothing by themselves of who does what, but bring a noun of action: in each person.

`شن هجوماً` has its actor in the verb, `تعرض لهجوم` its victim, `اتهم ... بقصف`
its actor in the object.  Nothing here names a deed.
"""

from hudna.lang.ar.parts import SPEECH
from hudna.lang.ar.script import fold


def _forms(table: str) -> frozenset[str]:
    """Every person of each verb of a table of `perfect/imperfect` stems, with object pronouns."""
    made: set[str] = set()
    for pair in table.split():
        perfect, imperfect = pair.split("/")
        for person in ("", "ت", "وا", "ا", "نا", "تا"):
            made.update(perfect + person + suffix for suffix in ("", "ه", "ها", "هم", "هما"))
        for person in "يتن":
            made.update(person + imperfect + suffix for suffix in ("", "ه", "ها", "هم", "ون", "وا", "ان", "ونها"))
            made.update("س" + person + imperfect + suffix for suffix in ("", "ها", "ون"))
    return frozenset(made)


LIGHT = _forms(
    "شن/شن نفذ/نفذ قام/قوم اجري/جري ارتكب/رتكب وجه/وجه خاض/خوض تولي/تولي قاد/قود واصل/واصل باشر/باشر"
    " كثف/كثف اطلق/طلق فرض/فرض عقد/عقد احرز/حرز حقق/حقق قدم/قدم تبني/تبني دبر/دبر خطط/خطط بدا/بدا"
    " حاول/حاول استطاع/ستطيع تمكن/تمكن نجح/نجح قرر/قرر استانف/ستانف عاود/عاود هدد/هدد اعتزم/عتزم ينوي/نوي"
    " نوي/نوي شارك/شارك سعي/سعي نصب/نصب اقدم/قدم عمد/عمد لجا/لجا بادر/بادر شرع/شرع فشل/فشل اخفق/خفق"
    " استكمل/ستكمل اكمل/كمل ركز/ركز ضاعف/ضاعف"
)
SUFFERED = _forms("تعرض/تعرض استهدف/ستهدف طال/طال ضرب/ضرب اصاب/صيب شهد/شهد واجه/واجه تلقي/تلقي هز/هز وقع/قع اودي/ودي")
_CASUALTY = _forms("قتل/قتل اصيب/صاب جرح/جرح استشهد/ستشهد سقط/سقط لقي/لقي توفي/توفي قضي/قضي")
_CHARGES = _forms("اتهم/تهم حمل/حمل يتهم/تهم دان/دين ادان/دين اخذ/اخذ")
NEEDING = _forms("اتهم/تهم ناشد/ناشد حث/حث اجبر/جبر ارغم/رغم الزم/لزم امهل/مهل")  # and an object besides the subject
FORCING = _forms("اجبر/جبر ارغم/رغم اضطر/ضطر دفع/دفع اكره/كره")
TOLL = frozenset(
    [
        "مقتل",
        "اصابة",
        "سقوط",
        "استشهاد",
        "وفاة",
        "مصرع",
        "جرح",
        "قتل",
        "اصابه",
        "ضحية",
        "ضحايا",
        "قتلى",
        "قتلي",
        "جرحى",
        "جرحي",
    ]
)


def verb_class(stem: str) -> str:
    """light, hit, speech, casualty, charge or other."""
    for name, words in _CLASSES:
        if stem in words:
            return name
    return "other"


_CLASSES = (("charge", _CHARGES), ("casualty", _CASUALTY), ("light", LIGHT), ("hit", SUFFERED), ("speech", SPEECH))

DOING = frozenset(
    fold(
        "تنفيذ شن توجيه ارتكاب إطلاق عملية عمليات محاولة محاولات سلسلة حملة موجة بدء مواصلة استمرار تكثيف إجراء أعمال"
        " حالة خوض تدبير قيادة قيام نجاح تمكن فشل إخفاق عزم اعتزام سعي إقدام تعمد إقامة تقديم فرض مباشرة جريمة"
        " جرائم إعادة استئناف تصعيد وقف إنهاء مشروع قرار خطة طلب"
    ).split()
)
"""Nouns that bring a noun of action as its first half (`تنفيذ هجوم`): who does the one does the other."""

PERFECT_IN_TA = frozenset(
    fold(
        "تم تمت تعرض تعرضت تعرضوا تمكن تمكنت توفي توفيت تلقى تلقت تبنى تبنت توصل توصلت تولى تولت توجه توجهت تعهد تعهدت"
    ).split()
)
"""Verbs of the perfect whose own first letter looks like the imperfect's."""

# Forms that no noun shares: a suffix of a person or an object stands behind them.
SURE = frozenset(
    form for form in LIGHT | SUFFERED if len(form) > 3 and form.endswith(("ت", "ته", "تها", "تهم", "وا", "ها"))
)
