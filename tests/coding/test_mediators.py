import pytest

from hudna import coding
from hudna.records import Event
from tests.coding.told import examples, told, who
from tests.conftest import a_document


@pytest.mark.parametrize("row", examples("mediators"))
def test_golden_mediators(sample, row):
    """Each golden sentence gives those by whose mediation it came about."""
    assert (", ".join(map(who, told(sample, row).mediators)) or "nobody") == row["expect"]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("دخل وقف إطلاق النار برعاية روسية تركية حيز التنفيذ.", {"Russia", "Turkey"}),
        ("أجرى الوفدان محادثات غير مباشرة برعاية مصرية.", {"Egypt"}),
        ("وفد يضم هادي العامري وقيس الخزعلي يتوسط لدى الفصائل من أجل هدنة.", {"Hadi al-Amiri", "Qais al-Khazali"}),
        ("دخل وقف إطلاق النار حيز التنفيذ دون رعاية روسية تركية.", set()),
    ],
)
def test_mediators_of_a_truce_and_of_talks(iraq, text, expect):
    """A truce that takes hold has sponsors, two by their adjectives; `غير` of `مباشرة` denies no mediation."""
    found = [one for one in coding.Code(iraq)(a_document(text, "2017-01-01")) if isinstance(one, Event)]
    assert {party.name for event in found for party in event.mediators} == expect
