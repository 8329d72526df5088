import pytest

from hudna.records import Stance
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("stances"))
def test_golden_stances(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Stance) == example["expect"]
