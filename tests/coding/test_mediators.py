import pytest

from tests.coding.told import examples, told, who


@pytest.mark.parametrize("row", examples("mediators"))
def test_golden_mediators(sample, row):
    """Each golden sentence gives those by whose mediation it came about."""
    assert (", ".join(map(who, told(sample, row).mediators)) or "nobody") == row["expect"]
