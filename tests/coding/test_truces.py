import pytest

from hudna.records import Truce
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("truces"))
def test_golden_truces(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Truce) == example["expect"]
