"""Claims in the shapes that news gives them: spokesmen, bodies, front groups, statements that an agency carries."""

import pytest

from hudna import coding
from hudna.records import Claim
from tests.conftest import a_document

TOLD = {
    "أقرت الولايات المتحدة بقتل عشرة مدنيين في غارة.": "United States claims",
    "اعترف الجيش الإسرائيلي بهجوم على القرية.": "Armed Forces of Israel claims",
    "قال حاكم ولاية هلمند محمد ياسين إن مسلحي طالبان فجروا سيارة مفخخة أمام مركز للشرطة.": (
        "Mohammed Yassin attributes Taliban"
    ),
    "وقال سالم الحربي السكرتير الصحفي للرئيس إن طالبان قصفت الحي بالهاون.": "Salem al-Harbi attributes Taliban",
    "قال الناطق العسكري باسم الحوثيين يحيى سريع إن قواتهم استهدفت سفينة في البحر الأحمر.": "Yahya Saree claims",
    "قال مسؤول أمريكي إن واشنطن تعتقد أن كتائب حزب الله تقف وراء الهجوم.": "United States attributes Kata'ib Hizballah",
    "نأى حزب الله بنفسه عن إطلاق الصواريخ من الجنوب.": "Hezbollah denies",
    "أعلنت حركة عصائب أهل الحق براءتها من قصف السفارة.": "Asa'ib Ahl al-Haq denies",
    "هاجم مسلحون سفينة. وأكد حزب الله أنه غير مسؤول عن استهداف السفينة.": "Hezbollah denies",
    "وجهت السلطات الإيرانية أصابع الاتهام إلى إسرائيل في اغتيال محسن فخري زاده.": (
        "Iran attributes Government of Israel"
    ),
    "قال رئيس الأركان الإسرائيلي إن بلاده مسؤولة عن الضربة التي دمرت المفاعل.": "Government of Israel claims",
    "أقر الرئيس الروسي فلاديمير بوتين بأن قواته استهدفت منشآت الطاقة في أوكرانيا.": "Vladimir Putin claims",
    "أعلنت النيابة العامة المصرية أن جماعة الإخوان المسلمين وراء اغتيال النائب العام.": (
        "Egyptian judiciary attributes Muslim Brotherhood"
    ),
    'وأعلنت حركة "بوكو حرام" فرع تنظيم "داعش" في نيجيريا في بيان على "تويتر" مسؤوليتها عن الهجوم.': "Boko Haram claims",
    'تبنت "كتائب الحر العراقي" الهجوم الصاروخي على القاعدة.': "كتائب الحر العراقي claims",
    "تبنى الحوثيون، في بيان تلاه يحيى سريع، هجمات على سفينة تجارية.": "Houthis claims",
    "أعلن المجلس التنسيقي للمقاومة الشعبية أن ميليشيات الحوثي قصفت الأحياء بقذائف الهاون.": (
        "Popular Resistance attributes Houthis"
    ),
    'أعلن فصيل يدعى "أصحاب الكهف" أنه فجر عبوة ناسفة برتل أمريكي في بابل.': "Ashab al-Kahf claims",
    "وقال بيان لكتائب القسام إن مقاوميها استهدفوا دبابة بقذيفة شرق رفح.": "Izz ad-Din al-Qassam Brigades claims",
    "قال وزير الدفاع اليمني محمد المقدشي إن الحوثيين استهدفوا معسكرا بصاروخ أطلقوه من صنعاء.": (
        "Mohammed al-Maqdashi attributes Houthis"
    ),
    "أعربت واشنطن عن اعتقادها بأن إيران مسؤولة عن الهجوم.": "United States attributes Iran",
    "اتهم مسؤولون أمريكيون إيران بقصف السفينة.": "United States attributes Iran",
    "قال رئيس الوزراء الباكستاني إن الهند تقف وراء الهجوم في بلوشستان.": "Nawaz Sharif attributes India",
    "قالت وزارة الدفاع الأذربيجانية إن أرمينيا بدأت بإطلاق النار.": "Azerbaijan attributes Armenia",
    "أعلن الحشد الشعبي أن قواته صدت هجوما لداعش.": "Popular Mobilization Forces attributes Islamic State",
}
NONE = (
    "قال مصدر في الحركة لوكالة فرانس برس إن الحركة لا علاقة لها بالهجوم.",
    "نفت حركة طالبان أنها أصدرت أوامر بعدم مهاجمة الشرطة.",
    "أعلنت حركة طالبان أن مقاتليها تلقوا أوامر بعدم مهاجمة القوات الحكومية.",
    "أعلن مكتب رئيس الحكومة التركية عن بدء حملة تستهدف حزب العمال الكردستاني.",
    "قال التنظيم إن أبا جعفر السوداني قام بتفجير سيارته.",
    "تبنت جماعة مسلحة الهجوم.",
    "نأى لبنان بنفسه عن الأزمة.",
    "قال وزير الخارجية البولندي إن لا دليل على أن روسيا أطلقت الصاروخ.",
    "قالت وزارة الدفاع الروسية إنها تتحمل المسؤولية عن أمن السفينة.",
)


def told(casebook, text):
    found = [one for one in coding.Code(casebook)(a_document(text, "2015-08-01")) if isinstance(one, Claim)]
    return [" ".join(filter(None, (one.claimant.name, one.stance, one.on_whom and one.on_whom.name))) for one in found]


@pytest.mark.parametrize("text", TOLD)
def test_a_claim_is_told_by_whose_word_it_is(iraq, text):
    """What is laid on a state by its country's name, owned for one's country, or told by a body of somebody's."""
    assert told(iraq, text) == [TOLD[text]]


@pytest.mark.parametrize("text", NONE)
def test_a_word_that_is_nobodys_claim(iraq, text):
    """Whom an agency quotes, orders not to attack, one's own campaign, where a man comes from."""
    assert told(iraq, text) == []


def test_a_toll_beside_its_attack_is_one_claim(iraq):
    text = "قال الرئيس الصومالي حسن شيخ محمود إن حركة الشباب ارتكبت مجزرة راح ضحيتها 30 مدنيا."
    assert told(iraq, text) == ["Hassan Sheikh Mohamud attributes Al-Shabaab"]


def test_ground_that_changed_hands_charges_nobody(iraq):
    assert told(iraq, "وقال وزير الداخلية اليمني عبده الحذيفي إن المدينة باتت في أيدي المقاومة الشعبية.") == []
