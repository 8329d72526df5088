import pytest

from hudna.records import Site
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("sites"))
def test_golden_sites(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Site) == example["expect"]
