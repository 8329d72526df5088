"""Generated forms of verbs and nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.lang.ar import fold
from hudna.lang.ar.inflect import BEFORE_NOUNS, BEFORE_VERBS, noun, split_clitics, split_pronoun, verb


@pytest.mark.parametrize(
    ("perfect", "imperfect", "forms"),
    [
        ("قصف", None, "قصف قصفت قصفوا يقصف تقصف يقصفون يقصفوا نقصف"),
        ("زار", "يزور", "زار زارت زرنا يزور يزر يزورون"),
        ("اغتال", None, "اغتال اغتيل اغتيلت يغتال اغتلنا"),
        ("أدان", None, "أدان أدين أدينوا يدين يدن ندين"),
        ("حاصر", None, "حاصر حوصر حوصروا يحاصر"),
        ("تبادل", None, "تبادل تبودلت يتبادلان تتبادل"),
        ("استأنف", None, "استأنف استؤنفت يستأنف"),
        ("استعاد", None, "استعاد استعيدت يستعيد يستعد"),
        ("دعا", None, "دعا دعت دعوا دعونا يدعو يدع يدعون دعي"),
        ("نفى", None, "نفى نفت نفوا ينفي ينف ينفون"),
        ("تبنّى", None, "تبنى تبنت يتبنى يتبنون"),
        ("استولى", None, "استولى استولت استولوا يستولي"),
        ("شنّ", None, "شن شنت شنوا شننا يشن يشنون"),
        ("احتلّ", None, "احتل احتلت احتللنا يحتل"),
        ("وصل", None, "وصل وصلت يصل تصل"),
        ("وقّع", None, "وقع وقعت يوقع يوقعان"),
        ("بدأ", None, "بدأ بدأوا بدؤوا بدءوا يبدأ"),
        ("أوقف", None, "أوقف أوقفت يوقف توقف"),
        ("أيّد", None, "أيد أيدت أيدنا يؤيد تؤيد نؤيد يؤيدون"),
        ("أدّى", None, "أدى أدت يؤدي يؤدون"),
        ("هنّأ", None, "هنأ هنأت يهنئ تهنئ نهنئ يهنئون"),
        ("أرجأ", None, "أرجأ أرجأت أرجئت يرجئ ترجئ يرجئون"),
        ("فاجأ", None, "فاجأ فوجئ يفاجئ"),
        ("تواطأ", None, "تواطأ تواطؤوا يتواطأ"),
    ],
)
def test_a_verb_is_written_in_these_forms(perfect, imperfect, forms):
    """Sound, hollow, defective, doubled, assimilated and hamzated verbs, active and passive."""
    made = verb(perfect, imperfect).bare
    assert [form for form in forms.split() if fold(form) not in made] == []


@pytest.mark.parametrize(
    ("perfect", "not_written"),
    [("اغتال", "يغتول"), ("وصل", "يوصل"), ("دعا", "دعات"), ("زار", "زير"), ("أعلن", "أعلننا"), ("بدأ", "يبدئ")],
)
def test_a_verb_is_not_written_so(perfect, not_written):
    """Forms of another class, or too like a noun, are not made."""
    assert fold(not_written) + " " not in {
        f"{form} " for form in verb(perfect, "يزور" if perfect == "زار" else None).bare
    }


def test_a_passive_that_the_letters_tell_is_passive():
    """`اغتيل` can only be passive; `قتل` may be either, so both readings stand."""
    assert {form.voice for form in verb("اغتال").bare["اغتيل"]} == {"passive"}
    assert {form.voice for form in verb("قتل").bare["قتل"]} == {"active", "passive"}


def test_nouns_have_duals_plurals_and_forms_before_a_pronoun():
    """Ta marbuta opens, a final hamza takes its seat."""
    assert {"غارة", "غارات", "غارتان", "غارتين"} <= set(noun("غارة").bare)
    assert "غارت" in noun("غارة").joined
    assert {"اعتداء", "اعتدائ", "اعتداؤ"} <= set(noun("اعتداء").joined)
    assert {"متهما", "متهمين", "متهمون", "متهمة"} <= set(noun("متهم", "participle").bare)
    assert set(noun("هدن", "plural").bare) == {"هدن", "هدنا"}


@given(st.sampled_from(["قصف", "حاصر", "تبادل", "أعلن", "استهدف", "انسحب", "اعتقل", "فجّر", "تسلّل"]))
def test_forms_are_folded_and_end_as_arabic_does(perfect):
    """Folding a form changes nothing; no form is empty."""
    for form in verb(perfect).bare:
        assert fold(form) == form
        assert len(form) > 1


@given(st.text(alphabet="وفبلكالسيقصفها", min_size=2, max_size=10))
def test_what_is_taken_off_can_be_put_back(word):
    """A prefix and its rest, a rest and its pronoun, give the word again."""
    for prefixes in (BEFORE_VERBS, BEFORE_NOUNS):
        assert all(prefix + rest == word for prefix, rest in split_clitics(word, prefixes))
    assert all(rest + pronoun == word for rest, pronoun in split_pronoun(word))
