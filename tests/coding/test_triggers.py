"""Finding words that may carry an event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna import coding
from hudna.coding.analyse import Analyse
from hudna.coding.lexicon import Reader, lexicon, lookalikes
from hudna.coding.senses import Senses, parsed
from hudna.coding.triggers import Triggers
from hudna.lang.ar.inflect import BEFORE_NOUNS, BEFORE_VERBS, split_clitics, split_pronoun
from hudna.records import Event
from tests.coding.golden import examples
from tests.conftest import a_document


@pytest.fixture(scope="module")
def find(sample):
    analyse, triggers = Analyse(sample), Triggers(sample)
    return lambda text: triggers(analyse(a_document(text)))


@pytest.mark.parametrize("example", examples("triggers"))
def test_candidates_stand_where_a_form_of_a_trigger_stands(find, example):
    """Generated forms, phrases and sense tests find these candidates and no others."""
    text = example["text"]
    told = [
        f"{each.row.event_type}{' ' + each.row.mode if each.row.mode else ''}: {text[each.start : each.end]}"
        for each in find(text)
    ]
    assert told == example["expect"]


def test_a_passive_is_told_from_the_letters_or_a_damma(find):
    """`اغتيل` is passive by its letters, `قُتل` by its mark, bare `قتل` by neither."""
    assert [find(text)[0].voice for text in ("اغتيل القائد.", "قُتل القائد.", "قتل القائد.")] == [
        "passive",
        "passive",
        None,
    ]


def test_clitics_are_kept_apart(find):
    """What stands before and behind the form is told, folded."""
    (found,) = find("ثم إنهم وسيقصفونها غداً.")
    assert (found.prefix, found.pronoun, found.aspect, found.number) == ("وس", "ها", "future", "p")


def test_a_phrase_with_its_subject_inside_is_triggered_by_its_verb(find):
    """The words between belong to the participants; the span is the verb's, `words` names both."""
    text = "فتح مسلحون النار."
    (found,) = find(text)
    assert text[found.start : found.end] == "فتح"
    assert found.words == (0, 2)


def test_the_article_of_a_phrase_stands_behind_its_preposition(find):
    """`للقضاء على` is `ل` and `القضاء على`, a purpose; without its article the word is another (`قضاء`, a district)."""
    (found,) = [each for each in find("هذه خطة للقضاء على المسلحين.") if each.kind == "phrase"]
    assert (found.row.words, found.prefix) == ("القضاء على", "ل")
    assert [each.row.words for each in find("هذه خطة لقضاء على النهر.") if each.kind == "phrase"] == []


def test_the_base_casebook_holds_four_hundred_triggers_of_all_types(sample):
    """Verbs, masdars, nouns and phrases for each type of the codebook."""
    rows = [row for row in sample.triggers if row.language == "ar"]
    assert len({row.words for row in rows}) >= 400
    assert {row.event_type for row in rows} >= set(sample.event_types)


def test_every_sense_test_can_be_read(sample):
    """A sense test of the casebook names places that exist and words."""
    for row in sample.triggers:
        for part in parsed(row.sense):
            assert part.words or part.beginnings, row.trigger_id


def test_a_sense_test_with_an_unknown_place_is_refused():
    """The fault names what may stand there."""
    with pytest.raises(ValueError, match="near, after, before"):
        parsed("beside:هدنة")


def test_sense_tests_look_where_they_say():
    """`next` sees one word, `after` eight, `not-` turns a part round."""
    words = ("خرق", "الفريق", "قواعد", "الهدنة")
    tests = ("after:هدنة", "next:هدنة", "not-near:مباراة; near:هدن*", "")
    around = Senses(tests).around(words, 0, 0)
    assert [around.holds(n) for n in range(len(tests))] == [True, False, True, True]


def test_no_form_of_a_trigger_is_a_single_letter(sample):
    """A table of forms that short would fire on particles."""
    table = lexicon(sample)
    assert min(map(len, [*table.bare, *table.first])) >= 2


@given(st.text(alphabet="قصفهجماتلبوسي النار،.فتح", max_size=80))
def test_candidates_never_share_a_word_and_lie_in_their_sentence(find, text):
    """Spans are of the text, in order, and apart."""
    found = find(text)
    words = [(each.sentence, word) for each in found for word in each.words]
    assert len(words) == len(set(words))
    assert all(0 <= each.start < each.end <= len(text) for each in found)


def test_no_form_is_lost_by_dropping_divisions_that_leave_none(sample):
    """Each form of a table, under each clitic that it can bear, is found as in a look-up of every division."""
    table = lexicon(sample)
    reader = Reader(table)
    for shape in sorted({*table.bare, *table.joined, *table.element})[::40]:
        for key in [prefix + shape + pronoun for prefix in ("", "و", "ب", "وال", "فس") for pronoun in ("", "هم")]:
            cuts = {*split_clitics(key, BEFORE_NOUNS), *split_clitics(key, BEFORE_VERBS)}
            rows = {row for _, rest in cuts for row, _ in table.bare.get(rest, ())}
            rows |= {row for _, rest in cuts for one, _ in split_pronoun(rest) for row, _ in table.joined.get(one, ())}
            read = reader(key)
            assert {hit.row for hit in read.hits} <= rows
            plain = table.bare.get(key, ())
            barred = lookalikes().only.get(key, frozenset())
            nouns = {row for row, form in plain if form.kind != "verb" and table.rows[row].words not in barred}
            assert nouns <= {hit.row for hit in read.hits}
            assert table.element.get(key, frozenset()) <= read.elements


def test_an_object_beside_the_verb_is_its_object(iraq):
    """`تبادلا الاتهامات بخرق وقف إطلاق النار`: an exchange of fire was read across the charges."""
    text = "تبادلت أذربيجان وأرمينيا الاتهامات بخرق وقف إطلاق النار."
    coded = coding.Code(iraq)(a_document(text, "2020-10-12"))
    assert [one.type for one in coded if isinstance(one, Event)] == ["ACCUSE", "VIOLATE"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("ألم يرفضوا العرض كله؟", "يرفضوا"),
        ("على المقاتلين أن يتركوا القرية وينسحبوا منها.", "وينسحبوا"),
        ("قال رئيس اللجنة: «ادعو الوفود إلى الصبر».", "ادعو"),
        ("قال إنني ادعو الوفود إلى الصبر.", "ادعو"),
    ],
)
def test_verbs_of_speech_are_found_as_they_are_written(find, text, trigger):
    """The plural's `وا` without `لم` right before, the first person without its hamza where a speech begins."""
    assert trigger in [text[each.start : each.end] for each in find(text)]


def test_a_first_person_without_its_hamza_needs_a_speech(find):
    """In running words these letters are another form or word."""
    assert [each.person for each in find("رأى الناس ادعو في اللافتة.")] == []
