import pytest

from hudna import coding
from hudna.records import Zone
from tests.coding.golden import coded, examples
from tests.conftest import a_document


@pytest.mark.parametrize("example", examples("zones"))
def test_golden_zones(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Zone) == example["expect"]


def test_who_calls_on_people_to_keep_off_declares_the_zone(iraq):
    text = "دعت القوات الأمريكية المدنيين إلى الابتعاد عن قاعدة عين الأسد لمسافة ألف متر."
    (zone,) = (one for one in coding.Code(iraq)(a_document(text, "2020-08-05")) if isinstance(one, Zone))
    assert (zone.radius_km, zone.declared_by and zone.declared_by.name) == (1.0, "Armed Forces of the United States")
