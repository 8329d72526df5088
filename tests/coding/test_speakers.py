import pytest

from tests.coding.told import examples, told, who


@pytest.mark.parametrize("row", examples("speakers"))
def test_golden_speakers(sample, row):
    """Each golden sentence gives the one on whose word it stands."""
    assert who(told(sample, row).speaker) == row["expect"]
