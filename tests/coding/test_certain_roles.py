"""Who acts and who suffers where grammar leaves no doubt, by sentences of our own."""

import pytest

from hudna.coding.analyse import Analyse
from hudna.coding.heads import Heads
from hudna.coding.roles import scene
from hudna.coding.triggers import Triggers
from hudna.lang.ar.parts import part
from tests.coding.told import events
from tests.conftest import a_document


def subjects(casebook, text):
    """Each verb of the first sentence with the words of its subject, none where none is found."""
    analysis = Analyse(casebook)(a_document(text, "2026-03-02"))
    found = [each for each in Triggers(casebook)(analysis) if each.sentence == 0]
    laid = scene(text, analysis.sentences[0], found, Heads(casebook))
    named = {-1: None} | {phrase.index: text[phrase.start : phrase.end] for phrase in laid.reading.phrases}
    return {laid.sentence.words[clause.verb].text: named[clause.subject] for clause in laid.clauses}


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("وهي الجماعة التي هاجمت القوات الأمريكية في العراق.", "هاجمت", "الجماعة"),
        ("قتل الرجل الذي هاجمت القوات الأمريكية منزله.", "هاجمت", "القوات الأمريكية"),
        ("في الوقت الذي يقصف الجيش المدينة.", "يقصف", "الجيش"),
        ("حكم الحزب البلاد وقمع المتظاهرين.", "وقمع", "الحزب"),
        ("حاصر الجيش البلدة وهاجمها مسلحون.", "وهاجمها", "مسلحون"),
        ("أسر المسلحون جنديا ثم قتلوا الضابط.", "قتلوا", "المسلحون"),
        ("قال البيت الأبيض إن القوات انسحبت.", "قال", "البيت الأبيض"),
        ("القوات الحكومية استكملت أمس السيطرة على التل.", "استكملت", "القوات الحكومية"),
        ("نفت دمشق ذلك واتهمت الفصائل باستخدام السكان دروعا.", "واتهمت", "دمشق"),
        ("غادرت اللجنة المدينة بعدما اتهمت المعارضة الحكومة بعرقلتها.", "اتهمت", "المعارضة"),
        ("وصل الوفد إلى الرياض. واتهمت الحكومة الفصائل بالتصعيد.", "وصل", "الوفد"),
    ],
)
def test_the_subject_by_case_number_and_the_relative_clause(iraq, text, verb, subject):
    """`المتظاهرين` is no subject, `مسلحون` is one; what no pronoun takes up is that of its relative clause."""
    assert subjects(iraq, text)[verb] == subject


@pytest.mark.parametrize("word", ["استكملت", "احتجزت", "اشتبك", "انسحبوا", "أرغمت", "توافدت", "تسللت"])
def test_a_derived_perfect_is_known_by_its_shape(word):
    """A verb that no list holds is one where no noun has such a shape."""
    assert part(word.replace("أ", "ا")).kind == "verb"


@pytest.mark.parametrize(
    "word", ["انترنت", "استقبال", "انسحاب", "البيت", "تثبيت", "انقرة", "احتجاجات", "تفاوت", "استاذ"]
)
def test_a_noun_of_a_like_shape_is_no_verb(word):
    """Nouns of action, plurals and names stay nouns."""
    assert part(word).kind == "noun"


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("قامت قوات حفتر التي تقودها قطر بشن غارات جوية على داعش.", "غارات", None, {"Islamic State"}),
        ("وقال إن إيران حققت إنجازا في حربها ضد داعش بقتلها هذا القيادي.", "بقتلها", {"Iran"}, None),
        ("وقال الجيش العراقي إنه تم اعتقال ثلاثة مسلحين.", "اعتقال", set(), {"gunmen"}),
        ("وتم اعتقال ثلاثة مسلحين من قبل الجيش العراقي.", "اعتقال", {"Armed Forces of Iraq"}, {"gunmen"}),
        ("أصيب طفل بنيران قوات الأمن المصرية.", "أصيب", {"Egyptian security forces"}, {"civilians"}),
        ("انسحب مسلحو داعش من البلدة بعد هجوم الجيش العراقي.", "هجوم", {"Armed Forces of Iraq"}, None),
        ("واعتقل قيادي في حزب العمال الكردستاني.", "واعتقل", set(), {"PKK"}),
        ("وعاد السكان إلى منازلهم بعد استعادتهم القرية المجاورة.", "استعادتهم", {"civilians"}, None),
        ("اختطف عناصر من جبهة النصرة ناشطين في إدلب.", "اختطف", {"Al-Nusra Front"}, {"activists"}),
        (
            "أسقطت الدفاعات الجوية السورية طائرة إسرائيلية.",
            "أسقطت",
            {"Armed Forces of Syria"},
            {"Government of Israel"},
        ),
        ("شيع المئات جثمان صحفي قتل بغارة إسرائيلية في غزة.", "قتل", None, {"journalists"}),
        ("واعتقلت زوجة القيادي في بغداد.", "واعتقلت", set(), None),
        ("اعتقل ضابط في الشرطة العراقية ثلاثة صحفيين.", "اعتقل", None, {"journalists"}),
        ("واصلت ميليشيا الحوثي حملتها في إب، حيث أقدمت أمس على قتل خمسة صحفيين.", "قتل", {"Houthis"}, {"journalists"}),
    ],
)
def test_who_acts_and_who_suffers(iraq, text, trigger, actors, recipients):
    """Of `تم اعتقال` nobody acts but behind `من قبل`; a pronoun before an object is the subject; fire has an owner."""
    (event,) = events(iraq, text, only=trigger, published="2016-05-05")
    assert actors is None or {one.name for one in event.actors} == actors
    assert recipients is None or {one.name for one in event.recipients} == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("هددت جماعة تطلق على نفسها عصبة الثائرين بهجمات جديدة.", "هددت", {"Usbat al-Thairin"}),
        ("هاجم فصيل يسمى عصبة الثائرين القاعدة.", "هاجم", {"Usbat al-Thairin"}),
        ("هددت جماعة تعرف عصبة الثائرين جيدا بهجمات جديدة.", "هددت", {"organisation"}),
    ],
)
def test_a_nameless_body_goes_by_the_name_that_it_gives_itself(iraq, text, trigger, actors):
    """Front groups are brought in so; who only knows a group is not that group."""
    (event,) = events(iraq, text, only=trigger, published="2020-03-27")
    assert {one.name for one in event.actors} == actors
