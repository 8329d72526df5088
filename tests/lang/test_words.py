"""Tokens, sentences, clitics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.lang import LANGUAGES
from hudna.lang.ar import bare_forms, fold, segment, sentences, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال«نعم».", ["قال", "«", "نعم", "»", "."]),
        ("كلمة،كلمة", ["كلمة", "،", "كلمة"]),
        ("(انتهى).»", ["(", "انتهى", ")", ".", "»"]),
        ("و11 جريحا", ["و", "11", "جريحا"]),
        ("3,650 و11.59 و٢٠٢٠", ["3,650", "و", "11.59", "و", "٢٠٢٠"]),
        ("في 12/10/2020،", ["في", "12/10/2020", "،"]),
        ("بعد ⟦#⟧ يومًا", ["بعد", "⟦#⟧", "يومًا"]),
        ("طائرة إف-16 وF-16", ["طائرة", "إف-16", "و", "F-16"]),
        ("#كأس_العالم", ["#", "كأس", "العالم"]),
        ("الروسي-الإيراني", ["الروسي-الإيراني"]),
        ("'الأهلي' فاز", ["'", "الأهلي", "'", "فاز"]),
        ("الـ«حشد»", ["الـ", "«", "حشد", "»"]),
        ("https://example.org/a?b=1 نشر", ["https://example.org/a?b=1", "نشر"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("ـ قال", ["ـ", "قال"]),
    ],
)
def test_words_are_cut_where_a_reader_would(text, expected):
    """Marks stand alone, numbers and lost numbers are whole, a clitic before digits is a word."""
    assert [token.text for token in tokens(text)] == expected


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say(text):
    """Each token's words are the text at its place, tokens do not overlap, each key is its folded form."""
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        assert token.key == fold(token.text)
        end = token.end


@pytest.mark.parametrize(
    "expected",
    [
        ["قال د. أحمد إنه عاد.", "وأضاف أنه بخير."],
        ["بلغت 3.5 مليون.. ثم عادت.", "هل تعود؟", "نعم!"],
        ["قال: «سنعود.»", "ثم خرج."],
        ["«لماذا؟» قال المدرب.", "وخرج."],
        ["عنوان بلا نقطة", "نص الخبر."],
        ["انتهى.", "وقال آخر إنه فاز."],
        ["كتب أ.ب. سالم رواية.", "ونشرها."],
        ["في عام 2020م.", "وبعدها عاد."],
        ['وقال إن "الفوز قادم".', "وخرج."],
        ["شنت طائرة تابعة لـ«سي. آي. إيه» غارة.", "وقتل اثنان."],
        ["أضافت إم. بي. سي. أن الهدنة صمدت.", "ولم تزد."],
        ["حتى حد الاصط?ام مع القوات.", "وانسحبت."],
        ["من فعل هذا؟", "لا أحد."],
    ],
)
def test_sentences_end_where_a_reader_would(expected):
    """Abbreviations, decimals and `..` end nothing; closing marks belong to the sentence that they close."""
    text = expected[0]
    for sentence in expected[1:]:
        text += ("\n" if text[-1].isalpha() else "" if sentence.startswith("وقال آخر") else " ") + sentence
    assert [text[found.start : found.end] for found in sentences(text)] == expected


@given(st.text(alphabet='ابت .؟!\n«»"1د', max_size=60))
def test_sentences_cover_all_that_is_no_white_space(text):
    """Nothing is lost between sentences, and none is empty."""
    rest = list(text)
    for found in sentences(text):
        assert text[found.start : found.end].strip() == text[found.start : found.end] != ""
        rest[found.start : found.end] = " " * (found.end - found.start)
    assert not "".join(rest).strip()


@pytest.mark.parametrize(
    ("word", "stem", "prefix", "suffix"),
    [
        ("للهجوم", "هجوم", "لال", ""),
        ("وبالكتاب", "كتاب", "وبال", ""),
        ("فسيكتبونها", "يكتبون", "فس", "ها"),
        ("مدرستهم", "مدرسة", "", "هم"),
        ("مستواهم", "مستوي", "", "هم"),
        ("كتبوها", "كتبوا", "", "ها"),
        ("للغة", "لغة", "لال", ""),
    ],
)
def test_bare_forms_hold_the_stem_that_a_lexicon_lists(word, stem, prefix, suffix):
    """The right cut is among the candidates, with what an enclitic had changed put back."""
    assert (stem, prefix, suffix) in bare_forms(word)


@given(st.text(alphabet="ابتلوفكسهنمي", min_size=1, max_size=12))
def test_bare_forms_begin_with_the_word_itself(word):
    """The uncut word comes first, and no stem is empty."""
    found = bare_forms(word)
    assert found[0] == (word, "", "")
    assert all(bare.stem for bare in found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وبمسيرتها", (("و", "ب"), "مسيرت", ("ها",))),
        ("الحُكومةُ", ((), "الحُكومةُ", ())),
        ("فأعلنت", (("ف",), "أعلنت", ())),
        ("وزارة", ((), "وزارة", ())),
        ("2020", ((), "2020", ())),
    ],
)
def test_words_are_segmented(word, expected):
    """Particles and pronouns come off; a letter of the word's own does not."""
    assert segment(word) == expected


@given(st.text(alphabet="ابتلوفكسهنمي\u064e\u0651ـ", max_size=15))
def test_segments_joined_give_the_word(word):
    """Nothing is lost or added by a cut."""
    found = segment(word)
    assert "".join([*found.proclitics, found.stem, *found.enclitics]) == word


def test_english_sentences_and_tokens():
    """English is cut well enough for names: titles end no sentence, apostrophes stay inside."""
    english = LANGUAGES["en"]
    text = "Mr. Smith met Kata'ib members. He left."
    assert [text[s.start : s.end] for s in english.sentences(text)] == ["Mr. Smith met Kata'ib members.", "He left."]
    assert [token.key for token in english.tokens("Kata'ib left")] == ["kataib", "left"]


@given(st.text(alphabet="aAé-_ '’\u0301 ﬁ²\n½ʿ", max_size=20))
def test_english_folding_twice_is_folding_once(text):
    """And the map gives the same text."""
    english = LANGUAGES["en"]
    folded = english.fold(text)
    assert english.fold(folded) == folded == english.fold_map(text).text
