import pytest

from hudna import coding
from hudna.records import Relation
from tests.coding.golden import coded, examples
from tests.conftest import a_document


@pytest.mark.parametrize("example", examples("relations"))
def test_golden_relations(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Relation) == example["expect"]


def relations(casebook, text):
    found = [one for one in coding.Code(casebook)(a_document(text)) if isinstance(one, Relation)]
    return [(one.subject.actor_id, one.predicate, one.object.actor_id) for one in found]


def test_the_head_of_a_people_leads_what_the_casebook_says(iraq):
    """`الرئيس الفلسطيني` with his name beside it leads the Authority, not all Palestinians."""
    (tie,) = relations(iraq, "قال الرئيس الفلسطيني محمود عباس إن المعابر مفتوحة.")
    assert tie == ("mahmoud-abbas", "leads", "palestinian-authority")


TOLD = {
    "قصفت قوات التحالف بقيادة السعودية مواقع المسلحين.": ("saudi-arabia", "leads", "saudi-led-coalition"),
    "انضمت البلاد إلى تحالف تقوده الولايات المتحدة.": ("united-states", "leads", "us-led-coalition"),
    "وصلت القوات الموالية للرئيس السابق علي صالح إلى المدينة.": (
        "forces-loyal-to-ali-abdullah-saleh",
        "loyal-to",
        "ali-abdullah-saleh",
    ),
    "تقدمت القوات العراقية المدعومة بفصائل الحشد الشعبي.": (
        "armed-forces-of-iraq",
        "backed-by",
        "popular-mobilization-forces",
    ),
    "شككت السفيرة الأميركية سامنتا باور في ذلك.": (None, "member-of", "united-states"),
    "لم يجد رئيس البرلمان الكويتي مرزوق الغانم حلا.": (None, "leads", "kuwait-parliament"),
    "سمحت تركيا للتحالف العسكري بقيادة واشنطن باستخدام القاعدة.": (
        "united-states",
        "leads",
        "us-led-coalition",
    ),
    "بحث الملك سلمان الأمر مع الوفد.": ("king-salman", "leads", "saudi-arabia"),
    "غادرت حكومة الرئيس اليمني عبد ربه منصور هادي القصر.": ("abdrabbuh-mansur-hadi", "leads", "yemen-government"),
    "رحبت تركيا العضو في حلف شمال الأطلسي بالقرار.": ("turkey", "member-of", "nato"),
    "نعت حركة حماس وجناحها العسكري كتائب القسام القائد.": ("izz-ad-din-al-qassam-brigades", "part-of", "hamas"),
    "التقى الوزير نظيره العراقي خالد العبيدي.": ("khaled-al-obaidi", "member-of", "iraq-government"),
    "قال مارك تونر المتحدث باسم وزارة الخارجية الأمريكية إن بلاده تتابع.": (
        "mark-toner",
        "member-of",
        "united-states-foreign-ministry",
    ),
    "تقدمت قوات المقاومة الشعبية بغطاء جوي كثيف من التحالف العربي.": (
        "popular-resistance",
        "backed-by",
        "saudi-led-coalition",
    ),
    "هاجمت جبهة النصرة ذراع تنظيم القاعدة في سوريا المقر.": ("al-nusra-front", "part-of", "al-qaeda"),
    "شن التحالف العربي الذي تقوده المملكة غارات.": ("saudi-arabia", "leads", "saudi-led-coalition"),
    "قصف الطيران مواقع الحوثيين وحلفائهم من قوات صالح.": (
        "houthis",
        "allied-with",
        "forces-loyal-to-ali-abdullah-saleh",
    ),
}


@pytest.mark.parametrize("text", TOLD)
def test_a_tie_that_a_sentence_tells(iraq, text):
    """Coalitions by who leads them, names that tell a tie, titles inside names, members and wings."""
    published = "2015-08-01"
    found = [one for one in coding.Code(iraq)(a_document(text, published)) if isinstance(one, Relation)]
    assert [(one.subject.actor_id, one.predicate, one.object.actor_id) for one in found] == [TOLD[text]]


@pytest.mark.parametrize(
    "text",
    [
        "عزى الرئيس المخلوع علي عبد الله صالح الوفد.",
        "قال المتحدث باسم البيت الأبيض إن الرئيس سيتحدث.",
        "انضمت أنقرة إلى تحالف يقوده حزب جديد.",
        "انضمت أنقرة إلى تحالف عسكري يقوده خليفة حفتر.",
        "استقبل وزير الدفاع التركي خالد الموصل.",
        "استقبلت السلطات الهولندية وزيرة الأسرة التركية.",
        "غادر مدير مكتب الرئيس العراقي رسلان الحداوي القصر.",
        "التقى الأمين العام المساعد لجامعة الدول العربية الوفد.",
    ],
)
def test_a_title_or_an_alliance_alone_ties_nobody(iraq, text):
    """A head who is past, a title without a name, an alliance that nobody knows, a minister beside another state."""
    published = "2015-08-01"
    assert not [one for one in coding.Code(iraq)(a_document(text, published)) if isinstance(one, Relation)]


def test_a_deputy_leads_no_body(iraq):
    """`الأمين العام المساعد` belongs to the body that another leads."""
    (tie,) = relations(iraq, "قال الأمين العام المساعد لجامعة الدول العربية أحمد بن حلي إن الجامعة ترفض.")
    assert tie == ("ahmed-ben-helli", "member-of", "arab-league")


def test_a_name_between_a_title_and_what_is_said(iraq):
    """Nobody's list holds the name: its place tells it, and ranks are no part of it."""
    text = "قال قائد عمليات الأنبار اللواء الركن رسلان الحداوي إن القوات تقدمت."
    found = [one for one in coding.Code(iraq)(a_document(text)) if isinstance(one, Relation)]
    assert [(one.subject.span.quote, one.predicate, one.object.name) for one in found] == [
        ("رسلان الحداوي", "leads", "Anbar Operations Command")
    ]


NAMED = {
    "قال المتحدث باسم الجيش الأوكراني فلاديمير ليسنكو إن الوضع متوتر.": (
        "Vladimir Lysenko member-of Armed Forces of Ukraine"
    ),
    "قال قائد عمليات الأنبار اللواء الركن قاسم المحمدي إن القوات تقدمت.": (
        "Qasem al-Mohammadi leads Anbar Operations Command"
    ),
    "قال مدير شرطة نينوى العميد محمد الجبوري إن الطريق مفتوح.": "Mohammed al-Jubouri leads Nineveh police",
    "أكد محافظ عدن سالم البزاز أن المدينة آمنة.": "Salem al-Bazzaz leads Aden Governorate",
    "قال أليستير باسكي المتحدث باسم البيت الأبيض إن القرار قريب.": "Alistair Baskey member-of United States",
    "وصلت القوات الموالية للرئيس السوري بشار الأسد إلى المدينة.": (
        "forces loyal to Bashar al-Assad loyal-to Bashar al-Assad"
    ),
    "رحبت حركة النجباء بالعرض، وقال أمينها العام أكرم الكعبي إنها تدرسه.": "Akram al-Kaabi leads Harakat al-Nujaba",
    "نفت جماعة الحوثي النبأ على لسان المتحدث باسمها سالم البزاز.": "Salem al-Bazzaz member-of Houthis",
    "ردت تركيا على لسان وزير خارجيتها مولود جاويش أوغلو.": "Mevlut Cavusoglu member-of Turkey",
    "التقى الرئيسان التركي رجب طيب أردوغان والروسي فلاديمير بوتين.": "Vladimir Putin leads Russia",
    "غادر أنصار زعيم التيار الصدري مقتدى الصدر الساحة.": "Muqtada al-Sadr leads Sadrist Movement",
    "ألقى الأمين العام لـ«حزب الله» السيد حسن نصر الله كلمة.": "Hassan Nasrallah leads Hezbollah",
    "ناقشت حكومة حيدر العبادي الموازنة.": "Haider al-Abadi leads Government of Iraq",
    "في بيروت، قال وزير الداخلية رسلان الحداوي إن لبنان آمن.": "Raslan al-Hadawi member-of Lebanon",
    "في بيروت، قال قائد الجيش سالم البزاز إن لبنان آمن.": "Salem al-Bazzaz leads Armed Forces of Lebanon",
    "قال السفير الروسي فيتالي تشوركين إن القرار مرفوض.": "Vitaly Churkin member-of Russia",
    "قال سالم البزاز، وهي تهمة نفاها نظيره الحوثي خالد المرتضى.": "Khaled al-Murtada member-of Houthis",
    "في عمان، قال رئيس هيئة الأركان سالم البزاز إن الأردن آمن.": "Salem al-Bazzaz leads Armed Forces of Jordan",
    "نبه المفوض السامي لحقوق الإنسان خالد البزاز إلى الخطر.": "Khaled al-Bazzaz member-of United Nations",
    "كانت المستشارة الألمانية فيرونيكا تشوركنباخ في المدينة.": "Firunika Tashurkanbakh leads Germany",
    "هاجم حرس نينوى الذي يتلقى تدريبات من تركيا البلدة.": "Nineveh Guards backed-by Turkey",
    "تقود الولايات المتحدة منذ سنة ائتلافا دوليا ضد التنظيم.": "United States leads US-led coalition",
    "رفض الاتحاد الوطني الكردستاني، غريم الحزب الديمقراطي الكردستاني، العرض.": (
        "Patriotic Union of Kurdistan rival-of Kurdistan Democratic Party"
    ),
    "تقدمت قوات النظام مدعومة بقوات الدفاع الوطني وعناصر من حزب الله في سوريا.": (
        "Armed Forces of Syria backed-by Hezbollah"
    ),
    "هاجم أنصار الرئيس السابق علي عبد الله صالح الثكنة.": (
        "forces loyal to Ali Abdullah Saleh loyal-to Ali Abdullah Saleh"
    ),
    "اندلعت معارك في تعز باليمن بين القوات الموالية للحكومة ومسلحين.": (
        "pro-government forces loyal-to Government of Yemen"
    ),
    "قتل جنود من القوات الموالية للرئيس اليمني عبدربه منصور هادي في عدن.": (
        "forces loyal to Abdrabbuh Mansur Hadi loyal-to Abdrabbuh Mansur Hadi"
    ),
    "سيطرت المقاومة الشعبية على المدينة بعد معارك، بدعم من قوات التحالف العربي.": (
        "Popular Resistance backed-by Saudi-led coalition"
    ),
    "قال ناشطون إن جبهة النصرة الموالية لتنظيم القاعدة والمناهضة لتنظيم داعش انسحبت.": (
        "Al-Nusra Front rival-of Islamic State"
    ),
    "عين مجلس الشورى الملا أختر منصور على رأس حركة طالبان.": "Akhtar Mansour leads Taliban",
    "وصل برنامج الأغذية العالمي التابع للأمم المتحدة إلى المدينة.": "World Food Programme part-of United Nations",
    "قصف الطيران السوري التابع للحكومة السورية البلدة.": "Armed Forces of Syria part-of Government of Syria",
    "رفضت حكومة العبادي العرض.": "Haider al-Abadi leads Government of Iraq",
    "قال الناطق باسم قيادة المقاومة الشعبية سالم البزاز إن المدينة آمنة.": (
        "Salem al-Bazzaz member-of Popular Resistance"
    ),
    "أكد المتحدث باسم المقاومة الشعبية في تعز العميد سالم البزاز أن المدينة آمنة.": (
        "Salem al-Bazzaz member-of Popular Resistance"
    ),
    "قال المتحدث الرسمي لمديرية الدفاع المدني بمنطقة جازان الرائد سالم البزاز إن الحريق أخمد.": (
        "Salem al-Bazzaz member-of Jazan Civil Defense"
    ),
    "كان الحوثيون المدعومون من إيران والمتحالفون عسكريا مع قوات صالح في صعدة.": (
        "Houthis allied-with forces loyal to Ali Abdullah Saleh"
    ),
    "قال المتحدث باسم وزارة الداخلية المصرية خالد البزاز: الوضع آمن.": (
        "Khaled al-Bazzaz member-of Egyptian Ministry of Interior"
    ),
    "قال علي عبد الله صالح، وهو حليف رئيسي لجماعة الحوثي، إنه باق.": "Ali Abdullah Saleh allied-with Houthis",
    "رفضت حركة حماس العرض، وقال القيادي في الحركة خالد البزاز إنها تدرس غيره.": "Khaled al-Bazzaz member-of Hamas",
    "قال مسؤول العلاقات العامة في حزب الله خالد البزاز إن العرض قيد الدرس.": "Khaled al-Bazzaz member-of Hezbollah",
    "ردت طهران، وقال المتحدث باسم خارجيتها خالد البزاز إن القرار مرفوض.": "Khaled al-Bazzaz member-of Iran",
    "حزب الاتحاد الديمقراطي هو الفرع السوري لحزب العمال الكردستاني.": "Democratic Union Party part-of PKK",
    "قالت عصائب أهل الحق، وهي فصيل منضو في الحشد الشعبي، إنها سترد.": (
        "Asa'ib Ahl al-Haq part-of Popular Mobilization Forces"
    ),
    "تقدم جيش الفتح الذي يضم جبهة النصرة وأحرار الشام نحو المدينة.": "Ahrar al-Sham part-of Jaish al-Fatah",
    "اشتبكت المقاومة الشعبية مع ميليشيات علي عبدالله صالح في تعز.": (
        "forces loyal to Ali Abdullah Saleh loyal-to Ali Abdullah Saleh"
    ),
    "تقدمت قوات سوريا الديمقراطية تساندها طائرات أميركية نحو المدينة.": (
        "Syrian Democratic Forces backed-by Armed Forces of the United States"
    ),
    "التقى الجنرال محمد البزاز رئيس أركان الجيوش الأميركية المشتركة الوفد في بغداد.": (
        "Mohammed al-Bazzaz leads Armed Forces of the United States"
    ),
}
NO_TIES = (
    "هاجمت ميليشيا موالية لإيران القاعدة.",
    "تقدمت قوات صالح نحو المدينة.",
    "ذكر قائد ميداني في الجماعة الإسلامية خالد البزاز أن القرار مرفوض.",
    "قال المتحدث في وقت لاحق اليوم إن الوضع متوتر.",
    "وصلت فصائل تابعة للمعارضة المسلحة إلى البلدة.",
    "وصل مدير شرطة المرور العميد السابق إلى المبنى.",
    "التقى الوزير مقتدى الصدر، وقالت أميركا إن زعيمها سيزور المنطقة.",
    "اجتمعت الحركة أمس، وقال أمينها العام إنها ترفض.",
    "في بيروت، قال وزير الداخلية إن لبنان آمن.",
    "قد تقود الولايات المتحدة ائتلافا دوليا آخر.",
    "رأى محافظ مأرب أن الطريق مفتوح.",
    "يرى الحزب المؤيد للقضية الكردية وأكد ذلك سالم البزاز.",
    "سقط خالد الروسي الملقب بأبي سمير روسي الجنسية.",
    "نشر تنظيم أنصار الشريعة في تونس رسالة.",
    "غادر أنصار الرئيس المصري السابق محمد مرسي الساحة.",
    "وصل إسماعيل هنية على رأس وفد حركة فتح.",
    "قال المحافظ نايف البكري إن المدينة آمنة.",
    "قال المتحدث باسم وزارة الداخلية المصرية ردا على سؤال: الوضع آمن.",
)


@pytest.mark.parametrize("text", NAMED)
def test_a_tie_of_somebody_whom_no_casebook_holds(iraq, text):
    """Ranks between an office and a name, offices of a place, who is loyal or joined to whom."""
    found = [one for one in coding.Code(iraq)(a_document(text, "2015-08-01")) if isinstance(one, Relation)]
    assert NAMED[text] in [f"{one.subject.name} {one.predicate} {one.object.name}" for one in found]


@pytest.mark.parametrize("text", NO_TIES)
def test_no_tie_without_a_name_or_a_body(iraq, text):
    assert not [one for one in coding.Code(iraq)(a_document(text, "2015-08-01")) if isinstance(one, Relation)]


VERBS = {
    "تدعم مصر والإمارات قوات حفتر منذ مايو 2014.": [
        "Libyan National Army backed-by Egypt",
        "Libyan National Army backed-by United Arab Emirates",
    ],
    "إيران تدعم الحوثيين بالسلاح.": ["Houthis backed-by Iran"],
    "وتقدم إيران دعما ماليا وعسكريا للحوثيين.": ["Houthis backed-by Iran"],
    "تتلقى فصائل الجبهة الجنوبية دعما من الأردن والولايات المتحدة.": [
        "Southern Front (Syria) backed-by Jordan",
        "Southern Front (Syria) backed-by United States",
    ],
    "يتزعم عبد الملك الحوثي جماعة أنصار الله.": ["Abdul-Malik al-Houthi leads Houthis"],
    "أعلنت جماعة أنصار بيت المقدس أمس مبايعة تنظيم داعش.": ["Ansar Bait al-Maqdis loyal-to Islamic State"],
    "انضم العميد سالم حسين إلى الجيش الحر.": ["Salem Hussein member-of Syrian opposition"],
    "تحالف جيش الفتح، المؤلف من جبهة النصرة وأحرار الشام، تقدم.": [
        "Al-Nusra Front part-of Jaish al-Fatah",
        "Ahrar al-Sham part-of Jaish al-Fatah",
    ],
    "هاجمت حركة الشباب المرتبطة بالقاعدة الفندق.": ["Al-Shabaab loyal-to Al-Qaeda"],
    "قام قيادي حوثي يدعى أبو عقيل السالمي بذلك.": ["Abu Aqil al-Salemi member-of Houthis"],
    "قال الرئيس المشترك لحزب الاتحاد الديمقراطي صالح مسلم إن القرية آمنة.": [
        "Salih Muslim leads Democratic Union Party"
    ],
    "جند الأقصى، المنشق عن جبهة النصرة، انسحب من جيش الفتح.": ["Jund al-Aqsa split-from Al-Nusra Front"],
    "وصلت القوات الموالية للرئيس اليمني عبد ربه منصور هادي.": [
        "Abdrabbuh Mansur Hadi leads Government of Yemen",
        "forces loyal to Abdrabbuh Mansur Hadi loyal-to Abdrabbuh Mansur Hadi",
    ],
    "تدور معارك بين قوات الوفاق المدعومة من تركيا وقوات حفتر المدعومة من الإمارات.": [
        "Forces of the Government of National Accord backed-by Turkey",
        "Libyan National Army backed-by United Arab Emirates",
    ],
    "هددت حركة النجباء، التي يتزعمها أكرم الكعبي وتدعمها إيران، القوات الأجنبية.": [
        "Akram al-Kaabi leads Harakat al-Nujaba",
        "Harakat al-Nujaba backed-by Iran",
    ],
    "يتحصن الحوثيون المدعومون من إيران، وحلفاؤهم من أنصار صالح في تعز.": [
        "Houthis backed-by Iran",
        "Houthis allied-with forces loyal to Ali Abdullah Saleh",
        "forces loyal to Ali Abdullah Saleh loyal-to Ali Abdullah Saleh",
    ],
    "انتخبت حركة حماس يحيى السنوار رئيسا لها.": ["Yahya Sinwar leads Hamas"],
    "تولى أبو محمد الجولاني قيادة جبهة النصرة منذ عام 2012.": ["Abu Mohammad al-Julani leads Al-Nusra Front"],
    "انشق فصيل جند الأقصى عن حركة أحرار الشام.": ["Jund al-Aqsa split-from Ahrar al-Sham"],
    "يتقدم جيش الفتح المناوئ للنظام السوري.": ["Jaish al-Fatah rival-of Government of Syria"],
}
NO_VERBS = (
    "على تركيا أن تدعم البيشمركة.",
    "تدعم الولايات المتحدة جهود الأمم المتحدة.",
    "تدعم قطر الحوار بين حماس وفتح.",
    "أعلنت حركة الجهاد الإسلامي رفضها مبايعة داعش.",
    "ولم تبايع حركة الشباب تنظيم داعش.",
    "تقدم الجيش التركي نحو المدينة دعما للسكان.",
    "عينت الحكومة اللواء علي الأحمدي قائدا للمنطقة.",
    "وصلت طائرات تابعة للقاعدة الجوية إلى المدينة.",
    "يقود محمود الزهار الوفد الفلسطيني إلى القاهرة.",
    "فكت جبهة النصرة ارتباطها بتنظيم القاعدة.",
    "انتخب البرلمان اللبناني ميشال عون رئيسا للجمهورية.",
)


@pytest.mark.parametrize("text", VERBS)
def test_a_tie_that_a_verb_tells(iraq, text):
    """Who backs, leads, joins or follows whom, the names behind the verb or on both sides of it."""
    found = [one for one in coding.Code(iraq)(a_document(text, "2015-08-01")) if isinstance(one, Relation)]
    assert [f"{one.subject.name} {one.predicate} {one.object.name}" for one in found] == VERBS[text]


@pytest.mark.parametrize("text", NO_VERBS)
def test_a_verb_that_ties_nobody(iraq, text):
    """Wishes, refusals, other objects, an air base, a delegation."""
    assert not [one for one in coding.Code(iraq)(a_document(text, "2015-08-01")) if isinstance(one, Relation)]


def test_a_known_name_in_another_spelling(iraq):
    text = "قال أندري ليسنكو المتحدث باسم الجيش الأوكراني إن الوضع متوتر."
    found = [one for one in coding.Code(iraq)(a_document(text, "2015-08-01")) if isinstance(one, Relation)]
    assert [one.subject.actor_id for one in found] == ["andriy-lysenko"]
