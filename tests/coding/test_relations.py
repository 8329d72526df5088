import pytest

from hudna.records import Relation
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("relations"))
def test_golden_relations(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Relation) == example["expect"]
