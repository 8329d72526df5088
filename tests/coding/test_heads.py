"""Which words name people."""

import pytest

from hudna.coding.analyse import Analyse
from hudna.coding.heads import Heads
from hudna.coding.roles import scene
from hudna.coding.triggers import Triggers
from hudna.lang.ar.parts import part
from hudna.lang.ar.script import fold
from tests.conftest import a_document


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("حكومته", "government"),
        ("أعضاؤها", "officials"),
        ("رئيسان", "officials"),
        ("قبيلتي", "group"),
        ("عشيرتان", "group"),
        ("حزبي", ""),
        ("ميدان", "place"),
        ("أمني", ""),
    ],
)
def test_a_pronoun_or_a_pair_is_of_its_kind(sample, word, kind):
    """The bare word is listed; an adjective made of it is not."""
    assert Heads(sample).kind(fold(word))[0] == kind


@pytest.mark.parametrize(
    ("word", "stem"),
    [("آلاف", "الاف"), ("ألوية", "الوية"), ("الألوية", "الوية"), ("كتلة", "كتلة"), ("كالبلدة", "بلدة")],
)
def test_first_letters_are_no_clitics_where_the_word_is_whole(word, stem):
    """`آلاف` has no article, `كتلة` is not like a hill."""
    assert part(fold(word)).stem == stem


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("هاجم اللواء العناصر التكفيرية.", "العناصر التكفيرية", "part"),
        ("قتل أكثر من ألفي عراقي.", "أكثر من ألفي عراقي", "civilians"),
        ("اعتقلت الشرطة 33 تونسيا.", "33 تونسيا", "civilians"),
        ("تقدم العديد من المسلحين.", "العديد من المسلحين", "fighters"),
        ("قتل الحرس 20 سنويا.", "20 سنويا", ""),
        ("دعا الوزير هؤلاء.", "هؤلاء", "part"),
    ],
)
def test_counted_and_described_people_are_people(sample, text, words, kind):
    """Some of a kind, with an adjective, a number or a quantifier before them."""
    assert told(sample, text).get(words) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("رفضت كتائب النهر القرار أمس.", "كتائب النهر"),
        ("رفض قائد الفصيل المحظور القرار.", "الفصيل المحظور"),
        ("أدان الحزب الحاكم الهجوم.", "الحزب الحاكم"),
        ("قصفت طائرة تركية تجمعا في الوادي.", "طائرة تركية"),
        ("حمل المجلس الفصيل «ضمنيا» مسؤولية الهزيمة.", "ضمنيا"),
        ("استولى الفصيل على ميليشيا الجبل.", "ميليشيا الجبل"),
        ("اتهم ناشطون فصائل مقربة من المجلس.", "ناشطون"),
        ("شن الجيش هجوما بريا واسعا على البلدة.", "هجوما بريا واسعا"),
        ("أطلق الفصيل صاروخا باليستيا بعيد المدى.", "صاروخا باليستيا"),
    ],
)
def test_a_phrase_ends_before_a_noun_that_is_no_adjective(sample, text, words):
    """What news uses as a noun alone, or an accusative beside another case, is another part of the sentence."""
    assert words in told(sample, text)


def told(casebook, text):
    """The phrases of the first sentence, with their kinds."""
    analysis = Analyse(casebook)(a_document(text, "2026-03-02"))
    found = [each for each in Triggers(casebook)(analysis) if each.sentence == 0]
    laid = scene(text, analysis.sentences[0], found, Heads(casebook))
    return {text[p.start : p.end]: p.kind for p in laid.reading.phrases}


def test_a_noun_of_action_is_the_object_of_who_announces_it(sample):
    """`أعلنت كتائب النهر رفض القرار`: behind a verb and its subject no second verb stands bare."""
    analysis = Analyse(sample)(a_document("أعلنت كتائب النهر رفض قرار المجلس.", "2026-03-02"))
    assert [each.form for each in Triggers(sample)(analysis) if each.row.words == "رفض"] == ["masdar"]
