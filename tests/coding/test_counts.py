import pytest

from tests.coding.told import counts, examples, told


@pytest.mark.parametrize("row", examples("counts"))
def test_golden_counts(sample, row):
    """Each golden sentence gives its tolls and no others."""
    assert counts(told(sample, row)) == row["expect"]
