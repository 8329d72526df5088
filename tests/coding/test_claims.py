import pytest

from hudna.records import Claim
from tests.coding.golden import coded, examples


@pytest.mark.parametrize("example", examples("claims"))
def test_golden_claims(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Claim) == example["expect"]
