"""Folding: what it takes away, what it keeps, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.lang.ar import fold, fold_map
from hudna.lang.ar.script import CONTROLS, MARKS, TATWEEL

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة"
DAMAGE = "\u064b\u0650\u0651\u0670\u0654\u0640\u200f\u202b\ufeff"
SHAPES = "\ufe8d\ufefb\ufdf2\ufe70\ufe71\ufdfa\ufc5e\ufee1"
texts = st.text(alphabet=LETTERS + DAMAGE + SHAPES + " \n\t\u00a012٣۴٫abc،.ی ک", max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الأمـــنيّ", "الامني"),
        ("مُحَمَّد", "محمد"),
        ("إلى آخر", "الي اخر"),
        ("٣٬٦٥٠ و۱۲", "3,650 و12"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("کرمانشاهی", "كرمانشاهي"),
        ("  سطر\n\u00a0آخر ", "سطر اخر"),
        ("\u202bبغداد\u202c", "بغداد"),
    ],
)
def test_harmless_differences_are_gone(written, folded):
    """Marks, tatweel, hamza seats, digits, font shapes, Persian letters and controls do not count."""
    assert fold(written) == folded


@pytest.mark.parametrize(("one", "other"), [("كتيبة", "كتيبه"), ("مؤمن", "مومن"), ("سئل", "سيل"), ("قال", "قل")])
def test_differences_that_tell_words_apart_stay(one, other):
    """Ta marbuta and a hamza on waw or ya are letters of the word."""
    assert fold(one) != fold(other)


@given(texts)
def test_folding_twice_is_folding_once(text):
    """Folded text has nothing left to fold."""
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_the_map_folds_as_fold_does(text):
    """Both give the same text, with a place for each character, and places never run backwards."""
    found = fold_map(text)
    assert found.text == fold(text)
    assert len(found.positions) == len(found.text)
    assert list(found.positions) == sorted(found.positions)


@given(
    st.text(alphabet=LETTERS + " ", max_size=30),
    st.lists(st.sampled_from(MARKS[:3] + "\u064e\u0652" + TATWEEL + CONTROLS[:1])),
)
def test_harmless_damage_does_not_change_the_folded_form(text, marks):
    """Vowel marks, tatweel and controls after any letter are not seen."""
    spread = {i * 7 % max(1, len(text)): mark for i, mark in enumerate(marks) if mark != "-"}
    damaged = "".join(letter + (spread.get(i, "") if letter != " " else "") for i, letter in enumerate(text))
    assert fold(damaged) == fold(text)


@pytest.mark.parametrize("word", ["الأَمْنِيّ", "بغـــداد", "ﷲ", "إيران"])
def test_a_match_in_folded_text_leads_back_to_the_words(word):
    """The stretch of a folded match covers the word as written, its last mark included."""
    text = f"قال  إنّ {word}  عاد"
    found = fold_map(text)
    at = found.text.index(fold(word))
    start, end = found.back(at, at + len(fold(word)))
    assert text[start:end].strip() == word


def test_lines_are_kept_when_asked_for():
    """A paragraph's end can be seen in folded text."""
    assert fold_map("أول\n\nثان", lines=True).text == "اول\n\nثان"


@given(st.text(alphabet=LETTERS, min_size=1, max_size=12))
def test_plain_letters_fold_as_they_do_beside_a_mark(word):
    """A word of plain letters takes a short way to the same form."""
    assert fold(word) == fold(word + "\u064b")
