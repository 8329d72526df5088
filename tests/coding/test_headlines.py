import pytest

from tests.coding.told import events

LEAD = "\nقُتل خمسة جنود في هجوم شنه لواء النهر على المرفأ أمس.\nوفي بلدة أخرى هدأ القتال."


def _of_title(casebook, text):
    return {one.place and one.place.name for one in events(casebook, text) if one.trigger.end <= text.index("\n")}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("خسائر كبيرة في هجوم دام للواء النهر", {"Harbour City"}),
        ("قوات السهل تهاجم لواء النهر", {None}),
        ("قال السكان إن هجوما للواء النهر أوقع قتلى.", {None}),
        ("لواء النهر يطالب بالانسحاب", {None}),
    ],
)
def test_a_headline_without_a_place_has_that_of_the_lead(sample, title, told):
    """Only of a deed that the lead tells again; another's deed, a whole sentence and words have none."""
    assert _of_title(sample, title + LEAD) == told
