import pytest

from hudna import coding
from hudna.records import Claim
from tests.coding.golden import coded, examples
from tests.conftest import a_document


@pytest.mark.parametrize("example", examples("claims"))
def test_golden_claims(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Claim) == example["expect"]


def claims(casebook, text):
    found = [one for one in coding.Code(casebook)(a_document(text, "2015-08-01")) if isinstance(one, Claim)]
    return [f"{one.claimant.name} {one.stance}" for one in found]


TOLD = {
    "أعلن تنظيم داعش مسؤوليته عن الهجومين.": ["Islamic State claims", "Islamic State claims"],
    "تبنت جبهة النصرة خطف العناصر.": ["Al-Nusra Front claims"],
    "قال المتحدث باسم الجيش الأوكراني فلاديمير ليسنكو إن القوات الانفصالية قصفت الحي بالمدفعية.": [
        "Vladimir Lysenko attributes"
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_a_claim_that_a_sentence_tells(iraq, text):
    """Two deeds claimed at once, an abduction owned up to, a spokesman whom no casebook holds."""
    assert claims(iraq, text) == TOLD[text]


@pytest.mark.parametrize(
    "text",
    [
        "تبنت الحكومة خطة جديدة للمدينة.",
        "قال المتحدث باسم الجيش الأوكراني فلاديمير ليسنكو إن الجيش قصف مواقع الانفصاليين.",
        "قال مصدر محلي إن القوات الانفصالية قصفت الحي بالمدفعية.",
    ],
)
def test_no_claim_where_nobody_lays_a_deed_on_another_side(iraq, text):
    assert claims(iraq, text) == []
