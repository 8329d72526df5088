import pytest

from hudna import coding
from hudna.records import Claim, Event
from tests.coding.golden import coded, examples
from tests.conftest import a_document


@pytest.mark.parametrize("example", examples("claims"))
def test_golden_claims(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Claim) == example["expect"]


def claims(casebook, text):
    found = [one for one in coding.Code(casebook)(a_document(text, "2015-08-01")) if isinstance(one, Claim)]
    return [f"{one.claimant.name} {one.stance}" for one in found]


TOLD = {
    "أعلن تنظيم داعش مسؤوليته عن الهجومين.": ["Islamic State claims", "Islamic State claims"],
    "تبنت جبهة النصرة خطف العناصر.": ["Al-Nusra Front claims"],
    "قال المتحدث باسم الجيش الأوكراني فلاديمير ليسنكو إن القوات الانفصالية قصفت الحي بالمدفعية.": [
        "Vladimir Lysenko attributes"
    ],
    "نفى مصدر عسكري تركي شن أي ضربات على القرية.": ["Armed Forces of Turkey denies"],
    "قصفت الطائرات البلدة، وهو ما نفته جبهة النصرة.": ["Al-Nusra Front denies"],
    "ونفت كل من كتائب حزب الله وحركة النجباء أي دور لهما في القصف.": [
        "Kata'ib Hizballah denies",
        "Harakat al-Nujaba denies",
    ],
    "تبادل الجيش العراقي وقوات البيشمركة الاتهامات بخرق الهدنة.": [
        "Peshmerga attributes",
        "Armed Forces of Iraq attributes",
    ],
    "حمل زعيم التيار الصدري مقتدى الصدر الحكومة العراقية مسؤولية قتل المتظاهرين.": ["Muqtada al-Sadr attributes"],
    "تبرأت جبهة النصرة من الهجوم على السوق.": ["Al-Nusra Front denies"],
    "أعلنت جبهة النصرة وقوفها وراء التفجير.": ["Al-Nusra Front claims"],
    "تبنت جبهة النصرة، مساء أمس الأحد في بيان، الهجوم على الثكنة.": ["Al-Nusra Front claims"],
    "أعلن تنظيم داعش عن مسؤوليته في بيان عن الهجوم.": ["Islamic State claims"],
    "قال تنظيم داعش إن مقاتليه هاجموا مبنيين في البلدة.": ["Islamic State claims"],
    "أكد وزير الخارجية الروسي سيرغي لافروف أن تنظيم داعش يتحمل المسؤولية الكاملة عن تفجير السوق.": [
        "Sergei Lavrov attributes"
    ],
    "قال الناطق باسم الجيش الإسرائيلي إن الطائرات عادت، مضيفا أن حركة حماس تتحمل مسؤولية أي اعتداء.": [
        "Armed Forces of Israel attributes"
    ],
    "قصف الانفصاليون البلدة ليلا، متهمين الجيش الأوكراني بخرق الهدنة.": ["pro-Russian separatists attributes"],
    "اتهمت الحكومة اليمنية المؤقتة وقوات التحالف الحوثيين بخرق الهدنة منذ بدئها.": [
        "Government of Yemen attributes",
        "Saudi-led coalition attributes",
    ],
    "نفى الجيش التركي أن تكون طائراته قصفت القرية.": ["Armed Forces of Turkey denies"],
    "قال مفوض الأمم المتحدة لحقوق الإنسان إن الحوثيين قصفوا أحياء المدينة بالمدفعية.": ["United Nations attributes"],
    "قالت قيادة العمليات المشتركة إن قواتها لم تقصف المدينة.": ["Iraqi Joint Operations Command denies"],
    "أكد سيرغي لافروف أن تنظيم داعش هو من نفذ التفجير.": ["Sergei Lavrov attributes"],
    "رجح رجب طيب أردوغان أن يكون تنظيم داعش وراء التفجير.": ["Recep Tayyip Erdogan attributes"],
    "عزا الجيش العراقي الهجوم إلى تنظيم داعش.": ["Armed Forces of Iraq attributes"],
    "ألقت واشنطن باللوم على إيران في الهجوم على السفينة.": ["United States attributes"],
    "قال سيرغي لافروف إن تنظيم داعش هو الذي زرع الألغام في الحي.": ["Sergei Lavrov attributes"],
    "دعا رجب طيب أردوغان الحكومة اليمنية والحوثيين إلى التهدئة، بعد أن تبادل الجانبان الاتهامات بخرق الهدنة.": [
        "Government of Yemen attributes",
        "Houthis attributes",
    ],
    "وكانت كتائب حزب الله قد اتهمته قبل شهر بالضلوع في اغتيال القائد.": ["Kata'ib Hizballah attributes"],
    "وقالت طالبان إن مقاتليها هاجموا القاعدة في قندهار.": ["Taliban claims"],
    "أدانت محكمة مصرية محمد مرسي بقتل متظاهرين.": ["Egyptian judiciary attributes"],
    "قضت محكمة عراقية بسجن ثلاثة من تنظيم داعش بتهمة تفجير سوق.": ["Iraqi judiciary attributes"],
    "نفت حركة حماس على لسان سامي أبو زهري أي صلة لها بالهجوم.": ["Hamas denies"],
    "أكد سيرغي لافروف سقوط صواريخ على البلدة، واتهم الجيش التركي بقصف الحي.": ["Sergei Lavrov attributes"],
    "أعلن الحوثيون قصف موقع عسكري سعودي في جازان.": ["Houthis claims"],
    "رفضت حركة أحرار الشام الاتهامات الموجهة إليها بقصف البلدتين.": ["Ahrar al-Sham denies"],
    "استنكر حزب الله اتهامه باغتيال رفيق الحريري.": ["Hezbollah denies"],
    "نفت الحكومة السودانية اتهامات حركة العدل والمساواة بقصف القرى.": [
        "Government of Sudan denies",
        "Justice and Equality Movement attributes",
    ],
    "اعترف تنظيم القاعدة بمسؤوليته عن اغتيال ضابط في عدن.": ["Al-Qaeda claims"],
    "أعلنت قوات الدفاع الشعبي، الجناح المسلح لحزب العمال الكردستاني، مسؤوليتها عن تفجير الأنبوب.": [
        "People's Defence Forces (HPG) claims"
    ],
    "وقال عبد الملك الحوثي: نحن استهدفنا القاعدة الجوية بصاروخ سكود.": ["Abdul-Malik al-Houthi claims"],
    "قالت جبهة النصرة إنها أسرت مقاتلين سوريين.": ["Al-Nusra Front claims"],
    "يتحمل النظام السوري المسؤولية الكاملة عن مجزرة دوما، بحسب الائتلاف السوري.": [
        "Syrian National Coalition attributes"
    ],
    "اتهم محافظ شرناق حزب العمال الكردستاني بزرع عبوة ناسفة.": ["Sirnak Governorate attributes"],
    "قال الناطق العسكري باسم كتائب القسام أبو عبيدة إن كتائبه استهدفت دبابة إسرائيلية.": ["Abu Obeida claims"],
}


@pytest.mark.parametrize("text", TOLD)
def test_a_claim_that_a_sentence_tells(iraq, text):
    """Two deeds claimed at once, an abduction owned up to, spokesmen and sources, denials of what was told before."""
    assert claims(iraq, text) == TOLD[text]


@pytest.mark.parametrize(
    "text",
    [
        "تبنت الحكومة خطة جديدة للمدينة.",
        "قال المتحدث باسم الجيش الأوكراني فلاديمير ليسنكو إن الجيش قصف مواقع الانفصاليين.",
        "لم تعلن جبهة النصرة مسؤوليتها عن الهجوم.",
        "باركت جبهة النصرة العملية من دون أن تتبناها.",
        "أكدت جبهة النصرة وقوفها خلف الأهالي.",
        "أقرت جبهة النصرة بمقتل ستة من عناصرها في المعارك.",
        "نفت جبهة النصرة وجود مكتب إسرائيلي في البلدة.",
        "نفى ناشطون ذلك.",
        "قال مصدر محلي إن القوات الانفصالية قصفت الحي بالمدفعية.",
        "قالت منظمة هيومن رايتس ووتش إن الحوثيين قصفوا أحياء المدينة بالمدفعية.",
        "قال الجيش التركي إن على المجتمع الدولي أن يتحمل المسؤولية عن الهجوم.",
        "اتهمت السعودية إيران بدعم جماعات تنفذ هجمات.",
        "نفت قطر الاتهامات الموجهة لها بدعم الإرهاب.",
        "لا يمكن أن ينكر الحوثيون دور أي فصيل في الهجوم.",
        "نفى الجيش التركي أن تكون الحملة مجرد غطاء.",
        "يواجه ثلاثة متهمين من جماعة الإخوان اتهامات بقتل شرطي.",
        "رد سيرغي لافروف على تبني معلومات غير صحيحة عن القصف.",
        "قالت قيادة العمليات المشتركة إن قواتها لن تقصف المدينة.",
        "أطلق الحوثيون صاروخا على القاعدة، وهو ما نفاه الجيش السعودي.",
        "اتهم سيرغي لافروف واشنطن بتضليل الرأي العام بعد الهجوم.",
        "حملت حركة حماس إسرائيل مسؤولية سلامة الأسرى.",
        "اتهم السكان الجيش التركي بقصف القرية.",
        "نسب الكاتب القصيدة إلى شاعر من بغداد.",
        "يقف حزب الله وراء قائمة مرشحيه، وقال سيرغي لافروف إن الأمر داخلي.",
        "قال سيرغي لافروف إن الطريق أغلق بعد الألغام التي زرعها تنظيم داعش.",
        "هجوم تنظيم داعش على القرية أوقع ثلاثة قتلى، بحسب سيرغي لافروف.",
        "وأقر تنظيم داعش في يونيو بمقتل زعيمه في هجوم.",
        "قضت محكمة عراقية بسجن ثلاثة موظفين بتهمة اختلاس أموال.",
        "حكمت محكمة عراقية على أربعة صحفيين بالإعدام.",
        "تبادل الجانبان الاتهامات بخرق الهدنة.",
        "وأكد شهود سقوط صواريخ على البلدة، واتهموا الجيش التركي بقصف الحي.",
        "أعلن الحوثيون قصف الطيران لمواقعهم في صعدة.",
        "أعلن تنظيم داعش مقتل قائد في صفوفه.",
        "رفضت حركة أحرار الشام الاتهامات الموجهة إليها بدعم الإرهاب.",
        "رد الوزير على اتهامات نوري المالكي للسعودية بدعم الإرهاب.",
        "قتل شرطيان في هجمات نسبت إلى حزب العمال الكردستاني.",
        "خطف عماد مغنية الذي يتهم بأنه المسؤول عن خطف الطائرة.",
        "أقرت الحكومة العراقية مشاركة طيارين في ضرب مواقع داعش.",
        "وتبنت اليابان تحت الاحتلال الأمريكي دستورا جديدا.",
        "الفكرة التي يتبناها تنظيم القاعدة خطيرة.",
        "تحقق واشنطن في تقارير عن استخدام تنظيم داعش أسلحة كيماوية.",
        "أعلن جيش الفتح مقتل عدد من عناصر لواء شهداء اليرموك وتدمير دبابتين.",
        "كما اتهموا القوات الأوكرانية بإطلاق نيران الأسلحة الثقيلة.",
        "نشرت جبهة النصرة شريطا بعد خطف مقاتلين سوريين، متهمة إياهم بالتعاون مع الغرب.",
        "وقال سيرغي لافروف إن الطائرة تستطيع حمل صواريخ لضرب مواقع تنظيم داعش.",
    ],
)
def test_no_claim_where_nobody_lays_a_deed_on_another_side(iraq, text):
    assert claims(iraq, text) == []


def test_two_deeds_that_one_word_claims_are_two_claims(sample):
    """`تبناهما`: under one id the case kept the first alone, and called the other a fault of ours."""
    text = "انفجرت سيارة في المرفأ أمس، ثم هاجم مسلحون الجسر. وأعلن لواء النهر مسؤوليته عن الهجومين."
    found = [one for one in coding.Code(sample)(a_document(text, "2026-03-01")) if isinstance(one, Claim)]

    assert (2, 2) == (len(found), len({one.id for one in found}))


@pytest.mark.parametrize(
    "text",
    [
        "أقر البرلمان العراقي قانون الأسرى.",
        "وقع هجوم على القافلة ونسب إلى جبهة النصرة.",
        "انتقد الحزب الجيش التركي الذي اتهم بقصف القرية.",
    ],
)
def test_a_passive_names_nobody_who_says_so(iraq, text):
    """A law on prisoners is no deed owned up to; `نسب إلى` and `اتهم بـ` do not tell by whom."""
    assert claims(iraq, text) == []


def test_both_sides_are_those_who_accused_each_other_before(iraq):
    """`الجانبان يتبادلان الاتهامات`: a list of people near the words was taken for the two."""
    text = (
        "اتهم الانفصاليون الجيش الأوكراني بقصف الحي. وقتل ثلاثة مدنيين في البلدة."
        " لكن الجانبين يتبادلان الاتهامات بخرق الهدنة."
    )
    assert claims(iraq, text) == [
        "pro-Russian separatists attributes",
        "pro-Russian separatists attributes",
        "Armed Forces of Ukraine attributes",
    ]


def test_a_lead_that_repeats_its_title_claims_nothing_anew(iraq):
    text = "تنظيم داعش يتبنى الهجوم على ثكنة في الموصل\n\nتنظيم داعش يتبنى الهجوم على ثكنة في الموصل اليوم."
    assert claims(iraq, text) == ["Islamic State claims"]


def test_the_body_tells_what_the_title_told(iraq):
    """`تبنى`, `يتبنى`: one claim, however differently the title puts it; a second in the body is another."""
    title, body = "داعش يتبنى هجوم الموصل\n\n", "وتبنى تنظيم داعش في بيان مساء أمس الهجوم على الثكنة."
    other = " وتبنى تنظيم داعش تفجير السوق في بغداد."
    assert claims(iraq, title + body) == ["Islamic State claims"]
    assert claims(iraq, title + body + other) == ["Islamic State claims"] * 2


def test_a_party_that_is_not_named_is_headed_by_nobody(iraq):
    """`زعيم حزب معارض`: taken for the leader who was named before."""
    text = "زار رئيس إقليم كردستان العراق مسعود بارزاني المدينة. واتهم زعيم حزب معارض أردوغان بشن الغارات."
    assert "Masoud Barzani attributes" not in claims(iraq, text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("وقع الاعتداء الذي شهدته تونس في سوسة. ووصلت سيارات الإسعاف. وأعلن تنظيم داعش مسؤوليته عنه.", "الاعتداء"),
        ("استهدف تفجير سوقا في بغداد. واغتيل قاض في الموصل. وأعلن تنظيم داعش مسؤوليته عنهما.", "واغتيل"),
        ("قصفت الولايات المتحدة بلدة القائم. وأعلن تنظيم داعش مسؤوليته عنه.", None),
    ],
)
def test_a_claim_of_the_attack_told_before_is_tied_to_it(iraq, text, deed):
    """The claim stood alone in the case: the attack was told in another sentence; not one that others did."""
    records = [*coding.Code(iraq)(a_document(text, "2015-08-01"))]
    triggers = {one.id: one.trigger.quote for one in records if isinstance(one, Event)}
    assert [deed] == [triggers.get(one.event_id) for one in records if isinstance(one, Claim)]
