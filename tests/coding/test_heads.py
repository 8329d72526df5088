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
    analysis = Analyse(sample)(a_document(text, "2026-03-02"))
    found = [each for each in Triggers(sample)(analysis) if each.sentence == 0]
    laid = scene(text, analysis.sentences[0], found, Heads(sample))
    told = {text[p.start : p.end]: p.kind for p in laid.reading.phrases}
    assert told.get(words) == kind
