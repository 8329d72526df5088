import pytest

from hudna.records import Truce
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("truces"))
def test_golden_truces(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Truce) == example["expect"]


def test_the_dual_of_a_country_names_both_of_its_states(iraq):
    """`بين الكوريتين` makes North and South Korea parties; a dual of no country names nobody."""
    text = "وقع اتفاق هدنة بين {} عام 1953 في بلدة حدودية."
    told = {word: coded(iraq, {"text": text.format(word)}, Truce) for word in ("الكوريتين", "المدينتين")}
    assert all(state in str(told["الكوريتين"]) for state in ("north-korea", "south-korea"))
    assert "korea" not in str(told["المدينتين"])
