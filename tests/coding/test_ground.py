"""Who takes ground from whom, and who stands aside, by sentences of our own."""

import pytest

from tests.coding.told import events


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("سقطت بلدة الحويجة بيد تنظيم داعش.", "سقطت", {"Islamic State"}, set()),
        ("أعلن سقوط القاعدة في أيدي المقاومة الشعبية.", "سقوط", {"Popular Resistance"}, None),
        (
            "خسر الجيش السوري السيطرة على مدينة تدمر أمام تنظيم داعش.",
            "خسر",
            {"Islamic State"},
            {"Armed Forces of Syria"},
        ),
        (
            "تحدثت الصحيفة عن قوات الأسد وفقدانها السيطرة على مدينة تدمر لصالح تنظيم داعش.",
            "وفقدانها",
            {"Islamic State"},
            {"Armed Forces of Syria"},
        ),
        ("خسر التنظيم الإرهابي داعش ثلاث بلدات في نينوى.", "خسر", set(), {"Islamic State"}),
        ("بدأ الجيش العراقي تطهير أحياء الرمادي من مسلحي داعش.", "تطهير", {"Armed Forces of Iraq"}, {"Islamic State"}),
        (
            "تقدم الجيش العراقي نحو الجسر لتحريره من سيطرة داعش بعد اجتماع مع وفد الحكومة السورية.",
            "لتحريره",
            None,
            {"Islamic State"},
        ),
        ("سيطر الجيش السوري على قرية جورين.", "سيطر", {"Armed Forces of Syria"}, set()),
        ("سقطت قذيفة أمام الجنود العراقيين.", "سقطت", set(), None),
        ("دخل الجيش العراقي القرية أمام تنظيم داعش.", "دخل", {"Armed Forces of Iraq"}, None),
    ],
)
def test_who_takes_ground_and_who_loses_it(iraq, text, trigger, actors, recipients):
    """Into whose hands a town falls and before whom it is lost tells who took it; a shell falls before nobody."""
    (event,) = events(iraq, text, only=trigger, published="2016-05-05")
    assert actors is None or {one.name for one in event.actors} == actors
    assert recipients is None or {one.name for one in event.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("تبنى تنظيم داعش التفجير الذي وقع في الكرادة.", "التفجير", set(), None),
        ("أدان العراق الاعتداء الذي تبنته جبهة النصرة.", "الاعتداء", set(), None),
        ("نفت كتائب حزب الله أي صلة لها بالهجوم على السفارة الأمريكية.", "بالهجوم", set(), {"United States"}),
        ("نفت كتائب حزب الله ضلوعها في اغتيال ناشطين.", "اغتيال", set(), {"activists"}),
        ("أعلن تنظيم داعش مسؤوليته عن التفجير.", "التفجير", set(), None),
        ("نفذ تنظيم داعش التفجير الذي وقع في الكرادة.", "التفجير", {"Islamic State"}, None),
        ("وطالب المتظاهرون بمحاسبة نوري المالكي.", "طالب", {"protesters"}, set()),
        ("وطالب المتظاهرون نوري المالكي بالاستقالة.", "طالب", {"protesters"}, {"Nouri al-Maliki"}),
    ],
)
def test_who_stands_aside(iraq, text, trigger, actors, recipients):
    """A claim sets no actor, and what is demanded is demanded of nobody in it."""
    (event,) = events(iraq, text, only=trigger, published="2016-07-05")
    assert actors is None or {one.name for one in event.actors} == actors
    assert recipients is None or {one.name for one in event.recipients} == recipients


def test_a_name_is_no_verb(iraq):
    """`تدمر` looks like `she destroys`; behind it the clause goes on."""
    (event,) = events(iraq, "قصف الجيش السوري بلدة تدمر وقتل خمسة مدنيين.", only="قصف", published="2016-05-05")
    assert {one.name for one in event.actors} == {"Armed Forces of Syria"}


def test_the_adjective_of_a_movement_belongs_to_its_fighters(iraq):
    """`من المقاتلين الحوثيين` are one phrase."""
    text = "يحاول السكان استعادة الأحياء الشمالية من مدينة عدن من المقاتلين الحوثيين."
    (event,) = events(iraq, text, only="استعادة", published="2015-07-21")
    assert {one.name for one in event.recipients} == {"Houthis"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("هاجمت كتائب حزب الله السفارة الأمريكية في بغداد.", "هاجمت", {"Kata'ib Hizballah"}, {"United States"}),
        ("سقط صاروخ قرب السفارة الأمريكية في بغداد.", "سقط", set(), set()),
        ("استهدفت طائرة مسيرة مبنى السفارة الأمريكية.", "استهدفت", None, {"United States"}),
        ("أشار إلى احتمال غلق السفارة الأمريكية في بغداد.", "غلق", {"United States"}, set()),
        (
            "وهاجمت القوات الأمريكية معسكرا، وأدت الفصائل دورا في الهجوم على السفارة الأمريكية في بغداد.",
            "الهجوم",
            None,
            {"United States"},
        ),
        ("اقتحم مستوطنون المسجد الأقصى وسط حراسة مشددة من الشرطة الإسرائيلية.", "اقتحم", {"settlers"}, set()),
        ("نددت إيران بالقصف الذي طال حلب.", "بالقصف", set(), None),
        ("وقع هجوم في بغداد قتل فيه ثلاثة جنود.", "هجوم", set(), {"soldiers"}),
        ("أدان العراق الهجوم الذي قتل فيه خمسة مدنيين.", "أدان", {"Government of Iraq"}, set()),
        ("جددت ميليشيا الحوثي استهدافها للشريط الحدودي في جازان.", "استهدافها", {"Houthis"}, set()),
        ("نفذ الحوثيون اعتقالات بحق ناشطين في صنعاء.", "اعتقالات", {"Houthis"}, {"activists"}),
    ],
)
def test_embassies_covering_forces_and_the_fallen(iraq, text, trigger, actors, recipients):
    """An embassy stands for its state, what lies near it does not; who covers or condemns a deed has no part in it."""
    (event,) = events(iraq, text, only=trigger, published="2020-09-25")
    assert actors is None or {one.name for one in event.actors} == actors
    assert recipients is None or {one.name for one in event.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("قصفت الطائرات مواقع جبهة النصرة. ثم قصفت مخازن للجبهة قرب أعزاز.", "ثم قصفت", {"Al-Nusra Front"}),
        ("قتل خمسة من عناصر الدفاع المدني في غارة إسرائيلية.", "غارة", {"خمسة من عناصر الدفاع المدني"}),
        ("هاجم مسلحون السلطات الأمنية في العاصمة المصرية القاهرة.", "هاجم", {"Egyptian security forces"}),
    ],
)
def test_who_is_meant_by_a_description(iraq, text, trigger, names):
    """`للجبهة` is the front named before, `السلطات الأمنية` those of the news; civil defence is no government."""
    found = events(iraq, text, only=trigger.split()[-1], published="2016-05-05")
    assert {one.name for one in found[-1].recipients} == names


def test_two_offices_of_two_countries_are_two_men(iraq):
    """`التقى الرئيس العراقي وزير الخارجية الإيراني`."""
    (event,) = events(iraq, "التقى الرئيس العراقي وزير الخارجية الإيراني.", only="التقى", published="2020-09-25")
    assert {one.name for one in (*event.actors, *event.recipients)} == {"Barham Salih", "Mohammad Javad Zarif"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("هاجم مستوطنون مزارعين فلسطينيين قرب نابلس.", "هاجم", {"settlers"}, {"Palestinians"}),
        ("هاجم مقاتلون أكراد البلدة.", "هاجم", {"Kurds"}, set()),
        ("اغتيل قائد ميداني في حركة حماس بغارة إسرائيلية.", "اغتيل", None, {"Hamas"}),
        ("اغتيل قائد ميداني في بلدة القائم.", "اغتيل", None, {"قائد ميداني"}),
        (
            "أعلنت طالبان إطلاق الحكومة الأفغانية سراح خمسة صحفيين.",
            "إطلاق",
            {"Government of Afghanistan"},
            {"journalists"},
        ),
    ],
)
def test_plurals_apart_men_of_a_body_and_who_sets_free(iraq, text, trigger, actors, recipients):
    """`مستوطنون مزارعين` are two by case; a commander in a movement is of it, one in a town is of nobody."""
    (event,) = events(iraq, text, only=trigger, published="2020-09-25")
    assert actors is None or {one.name for one in event.actors} == actors
    assert recipients is None or {one.name for one in event.recipients} == recipients
