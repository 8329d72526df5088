import pytest

from hudna.records import Exchange
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("exchanges"))
def test_golden_exchanges(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Exchange) == example["expect"]
