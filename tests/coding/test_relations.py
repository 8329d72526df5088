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
    "بحث الملك سلمان الأمر مع الوفد.": ("king-salman", "leads", "saudi-arabia"),
    "غادرت حكومة الرئيس اليمني عبد ربه منصور هادي القصر.": ("abdrabbuh-mansur-hadi", "leads", "yemen-government"),
    "رحبت تركيا العضو في حلف شمال الأطلسي بالقرار.": ("turkey", "member-of", "nato"),
    "نعت حركة حماس وجناحها العسكري كتائب القسام القائد.": ("izz-ad-din-al-qassam-brigades", "part-of", "hamas"),
    "التقى الوزير نظيره العراقي خالد العبيدي.": ("khaled-al-obaidi", "member-of", "iraq-government"),
    "قال مارك تونر المتحدث باسم وزارة الخارجية الأمريكية إن بلاده تتابع.": (
        "mark-toner",
        "member-of",
        "united-states",
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
