"""Whose verb it is, by sentences of our own."""

import pytest

from hudna.coding.analyse import Analyse
from hudna.coding.heads import Heads
from hudna.coding.roles import scene
from hudna.coding.triggers import Triggers
from tests.conftest import a_document


def laid_out(casebook, text):
    """The first sentence of a text, read."""
    analysis = Analyse(casebook)(a_document(text, "2026-03-02"))
    found = [each for each in Triggers(casebook)(analysis) if each.sentence == 0]
    return scene(text, analysis.sentences[0], found, Heads(casebook))


def subjects(casebook, text):
    """Each verb of the first sentence with the words of its subject, none where none is found."""
    laid = laid_out(casebook, text)
    named = {-1: None} | {phrase.index: text[phrase.start : phrase.end] for phrase in laid.reading.phrases}
    return {laid.sentence.words[clause.verb].text: named[clause.subject] for clause in laid.clauses}


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("بهدف تأمين البلدة دمرت طائرات التحالف رتلا عسكريا.", "دمرت", "طائرات التحالف"),
        ("رحب الوزير بالاتفاق وحث الأطراف على ضبط النفس.", "وحث", "الوزير"),
        ("قصفت قوات السهل مواقع المسلحين ودمرت مخازن السلاح.", "ودمرت", "قوات السهل"),
        ("قال المتحدث إن المقاتلين الذين هاجموا القاعدة انسحبوا.", "هاجموا", "المقاتلين"),
        ("وفي 29 أكتوبر أوقفت قوات الأمن ثلاثة مسلحين.", "أوقفت", "قوات الأمن"),
        ("الجيش يواصل عملياته قرب الحدود.", "يواصل", "الجيش"),
    ],
)
def test_a_verb_has_its_subject(sample, text, verb, subject):
    """By order, agreement and what else could be: an earlier subject, a date or an object is not taken."""
    assert subjects(sample, text)[verb] == subject


def test_what_a_noun_of_action_governs_is_no_object_of_the_verb_before(sample):
    """`وسط هجمات اللواء`: the brigade belongs to the attacks, not to the verb that opens the sentence."""
    text = "سقط قتلى وسط هجمات لواء النهر على الجسر."
    laid = laid_out(sample, text)
    brigade = next(phrase.index for phrase in laid.reading.phrases if "النهر" in text[phrase.start : phrase.end])
    assert all(brigade not in (clause.object, clause.second) for clause in laid.clauses)


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("أعلن الحزب رفضه القرار.", "رفضه", "masdar"),
        ("رفض الحزب القرار.", "رفض", "verb"),
        ("طالب الوفد بوقف القصف وقتل المدنيين.", "وقتل", "masdar"),
    ],
)
def test_a_word_that_can_be_both_is_read_by_its_neighbours(iraq, text, word, form):
    """Verb or noun of action: the tagger decides where no preposition does."""
    analysis = Analyse(iraq)(a_document(text, "2026-03-02"))
    forms = {text[each.start : each.end]: each.form for each in Triggers(iraq)(analysis)}
    assert forms[word] == form


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("تترقب القوى النتائج، وحين لم ترق المبادرة للمسلحين، هاجموا العاصمة.", "هاجموا", "لمسلحين"),
        ("تصدت قوات السهل أمس للمسلحين، وأطلقوا النار على القرية.", "وأطلقوا", "قوات السهل"),
    ],
)
def test_a_plural_verb_behind_a_clause_means_the_men_whom_it_named(sample, text, verb, subject):
    """`القوى` that `تترقب` would not `هاجموا`; joined by `و` the verb goes on with whose the one before was."""
    assert subjects(sample, text)[verb] == subject
