import pytest

from hudna import coding
from hudna.records import Relation
from tests.coding.golden import coded, examples
from tests.conftest import a_document


@pytest.mark.parametrize("example", examples("relations"))
def test_golden_relations(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Relation) == example["expect"]


def relations(casebook, text):
    found = [one for one in coding.Code(casebook)(a_document(text)) if isinstance(one, Relation)]
    return [(one.subject.actor_id, one.predicate, one.object.actor_id) for one in found]


def test_the_head_of_a_people_leads_what_the_casebook_says(iraq):
    """`الرئيس الفلسطيني` with his name beside it leads the Authority, not all Palestinians."""
    (tie,) = relations(iraq, "قال الرئيس الفلسطيني محمود عباس إن المعابر مفتوحة.")
    assert tie == ("mahmoud-abbas", "leads", "palestinian-authority")
