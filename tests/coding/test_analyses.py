"""Threats, exchanges, zones, sites and stances as analyses of other countries tell them: own sentences.

They were written before the coder was looked at; what it does not read yet is expected to fail, and strictly.
"""

import pytest

from hudna import coding
from hudna.records import Event, Exchange, Site, Stance, Zone
from tests.conftest import a_document


@pytest.fixture(scope="module")
def told(iraq):
    """Text to its records of a kind, by one coder for all sentences."""
    code = coding.Code(iraq)
    return lambda text, kind: [one for one in code(a_document(text, "2026-03-10")) if isinstance(one, kind)]


def not_yet(*values):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("أمهلت جماعة الحوثي التحالف العربي ثلاثة أيام، وتوعدت بقصف المنشآت إن لم يستجب.", "إن لم يستجب"),
        ("هدد حفتر باقتحام سرت في حال رفضت قوات الوفاق تسليم أسلحتها.", "في حال رفضت قوات الوفاق تسليم أسلحتها"),
        ("هددت واشنطن بإغلاق سفارتها في بغداد ما لم تتوقف الهجمات.", "ما لم تتوقف الهجمات"),
        ("هددت سرايا السلام بالرد إن سقط صاروخ على المدينة.", "إن سقط صاروخ على المدينة"),
        ("هددت سرايا السلام بالرد على القصف.", None),
        not_yet("توعد أمين عام حزب الله بالرد على أي استهداف لقيادات الحزب.", "أي استهداف لقيادات الحزب"),
    ],
)
def test_on_what_a_threat_hangs(told, text, condition):
    threats = [one for one in told(text, Event) if one.type == "THREATEN" and one.status == "occurred"]
    assert [one.condition.quote if one.condition else None for one in threats][-1:] == [condition]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("عرضت طهران تجميد التخصيب لقاء الإفراج عن أرصدتها.", ("Iran", None, "proposed")),
        ("رفض المجلس تسليم الميناء مقابل رفع الحصار عن الموانئ.", (None, None, "denied")),
        (
            "تبادل الجيش السوري وهيئة تحرير الشام جثامين 7 مقاتلين بوساطة محلية.",
            ("Armed Forces of Syria", "Hay'at Tahrir al-Sham", "occurred"),
        ),
        ("حصل حزب الله على طائرات مسيرة في مقابل وقف القصف.", (None, "Hezbollah", "occurred")),
        ("لا تنازل عن السلاح مقابل وعود بالإعمار، قال نائب أمين عام حزب الله.", (None, None, "denied")),
        (
            "سمحت قوات الدعم السريع بمرور القوافل نظير رسوم تدفعها المنظمات.",
            ("Rapid Support Forces", None, "occurred"),
        ),
        ("اشترى المواطنون الخبز مقابل ألف ليرة للربطة.", None),
        ("ارتفع سعر النفط مقابل الدولار أمس.", None),
        ("مقابل القصر الجمهوري تجمع مئات المتظاهرين.", None),
        not_yet("بموجب الصفقة يسلم حزب الله الجثتين وتطلق إسرائيل أربعة أسرى.", ("Hezbollah", "Israel", "planned")),
        not_yet("طالبت جماعة الحوثي بفتح المطار ثمناً لتمديد الهدنة.", (None, "Houthis", "proposed")),
    ],
)
def test_what_is_given_for_what(told, text, sides):
    found = told(text, Exchange)
    names = [(one.giver.name if one.giver else None, one.taker.name if one.taker else None) for one in found]
    assert [(*pair, one.status) for pair, one in zip(names, found, strict=True)] == ([sides] if sides else [])


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        (
            "أعلنت القوات الأميركية منطقة محظورة بقطر 55 كيلومتراً حول قاعدة التنف.",
            ("Al-Tanf", 27.5),
        ),
        ("حذر الحوثيون السفن من الاقتراب لمسافة 20 ميلاً بحرياً من ميناء الحديدة.", ("Port of Hodeidah", 37.04)),
        ("منع حفتر الملاحة ضمن مئة ميل قبالة سواحل بنغازي.", ("Benghazi", 160.9)),
        ("أعلنت وزارة الدفاع العراقية منع التجوال ضمن كيلومترين من المنطقة الخضراء.", ("Green Zone, Baghdad", 2.0)),
        ("فرضت قوات سوريا الديمقراطية طوقاً أمنياً بعمق 10 كيلومترات حول الحسكة.", ("Hasakah", 10.0)),
        ("أعلن الجيش السوداني محيط الخرطوم منطقة عسكرية مغلقة.", ("Khartoum", None)),
        ("لن تقيم واشنطن منطقة حظر جوي فوق السودان.", None),
        ("اعترضت الحكومة السورية على إقامة منطقة حظر طيران في شمال البلاد.", None),
        ("تقع البلدة على بعد 12 كيلومتراً من حدود المنطقة العازلة.", None),
        ("قطعت القوة 30 كيلومتراً من القاعدة قبل أن تتعرض لكمين.", None),
        not_yet("حددت الأمم المتحدة منطقة انسحاب من خمسة كيلومترات حول مرفأ الصليف.", ("Salif", 5.0)),
    ],
)
def test_how_far_a_zone_reaches(told, text, zone):
    found = [(one.centre.name if one.centre else None, one.radius_km) for one in told(text, Zone)]
    assert [(name, pytest.approx(radius) if radius else None) for name, radius in found] == ([zone] if zone else [])


def test_since_when_a_zone_holds(told):
    (zone,) = told("منع حفتر الملاحة ضمن مئة ميل قبالة سواحل بنغازي منذ الأول من فبراير.", Zone)
    assert zone.since is not None
    assert zone.since.earliest.isoformat() == "2026-02-01"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            "سقطت صواريخ على قاعدة الوطية التي تسيطر عليها قوات الوفاق.",
            ("base", "Forces of the Government of National Accord", "attacked", ()),
        ),
        ("نشرت روسيا منظومة إس 400 في قاعدة حميميم.", ("base", "Russia", "held", ("S-400",))),
        ("أعلنت هولندا إغلاق سفارتها في الخرطوم.", ("embassy", "Netherlands", "closed", ())),
        ("هددت الفصائل باقتحام السفارة الأميركية في بغداد.", ("embassy", None, "threatened", ())),
        ("تدير هيئة تحرير الشام معبر باب الهوى الحدودي.", ("crossing", "Hay'at Tahrir al-Sham", "held", ())),
        ("يقع المعسكر قرب قاعدة بيانات وزارة التخطيط.", None),
        ("زار الوزير معبر رفح لتفقد المسافرين.", None),
        not_yet("انسحبت القوات الفرنسية من قاعدة خراب العشق شمالي حلب.", ("base", "France", "handed-over", ())),
    ],
)
def test_who_holds_a_site(told, text, site):
    found = [(one.kind, one.holder.name if one.holder else None, one.status, one.defences) for one in told(text, Site)]
    assert found == ([site] if site else [])


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("قال مسؤول أميركي إن مصر تدعم حفتر من دون شروط.", ("Egypt", "supports", "Khalifa Haftar")),
        ("لا يمانع حزب الله ترسيم الحدود شرط ألا يمر عبر التطبيع.", ("Hezbollah", "conditional", "ترسيم الحدود")),
        ("لم تعارض موسكو تمديد عمل البعثة.", ("Russia", "neutral", "تمديد عمل البعثة")),
        ("باتت الرياض أكثر ميلاً إلى دعم المبادرة.", ("Saudi Arabia", "supports", "المبادرة")),
        ("يقف الاتحاد الأفريقي على مسافة واحدة من الطرفين.", ("African Union", "neutral", "الطرفين")),
        ("تتحفظ كتائب حزب الله على الهدنة فيما تستعد للقتال.", ("Kata'ib Hizballah", "hesitates", "الهدنة")),
        ("نأت بغداد بنفسها عن الصراع.", ("Government of Iraq", "neutral", "الصراع")),
        ("يؤيد اللاعب انتقاله إلى نادٍ أوروبي.", None),
        not_yet("اعتبر الرئيس التونسي أن التدخل مرفوض.", ("Government of Tunisia", "opposes", "التدخل")),
        not_yet("ربط حزب الله مشاركته بوقف التصعيد.", ("Hezbollah", "conditional", "مشاركته")),
    ],
)
def test_where_somebody_stands(told, text, stance):
    found = [(one.holder.name, one.value, one.towards) for one in told(text, Stance)]
    assert found == ([stance] if stance else [])
