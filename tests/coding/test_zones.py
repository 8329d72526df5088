import pytest

from hudna.records import Zone
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("zones"))
def test_golden_zones(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Zone) == example["expect"]
