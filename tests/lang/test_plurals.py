"""Plurals that no ending makes."""

import pytest

from hudna.lang.ar import fold
from hudna.lang.ar.plurals import by_pattern, listed


def test_the_table_names_each_noun_once_and_in_folded_form():
    """A singular heads one row; each word is in the form for matching."""
    heads = [row[0] for row in listed()]

    assert len(heads) == len(set(heads))
    assert all(word == fold(word) for row in listed() for word in row)


@pytest.mark.parametrize(
    ("word", "other"),
    [("قذيفة", "قذائف"), ("قاموس", "قواميس"), ("صواريخ", "صاروخ"), ("قاعدة", "قواعد"), ("معبر", "معابر")],
)
def test_a_shape_gives_its_plural(word, other):
    """Common shapes, there and for one also back."""
    assert other in by_pattern(word)


@pytest.mark.parametrize("word", ["هدنة", "حزب", "سلام", "مدينة؟"])
def test_a_word_of_no_such_shape_gives_nothing(word):
    """Three letters, a pattern of its own, what is no word."""
    assert [] == by_pattern(word)
