"""The people of a country in the plural, by sentences of our own."""

import pytest

from tests.coding.told import events


def told(casebook, text, trigger, role="actors"):
    """The names of one role of the event with a trigger."""
    event = next(each for each in events(casebook, text, published="2021-07-10") if each.trigger.quote == trigger)
    return [party.name for party in getattr(event, role)]


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("اتفق الأتراك مع الروس على إقامة منطقة عازلة.", "اتفق", ["Turkey", "Russia"]),
        ("قال إن الإيرانيين هددوا بإغلاق المضيق.", "هددوا", ["Iran"]),
        ("تظاهر العراقيون في بغداد ضد الفساد.", "تظاهر", ["People of Iraq"]),
    ],
)
def test_all_of_a_country_are_what_the_deed_makes_of_them(iraq, text, trigger, names):
    """They agree and threaten as their state and march as themselves."""
    assert told(iraq, text, trigger) == names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("شن الأميركيون هجوما على الحاجز أمس.", "هجوما", "actors", ["الأميركيون"]),
        ("اعتقلت الشرطة السعودي في المطار.", "اعتقلت", "recipients", ["السعودي"]),
    ],
)
def test_who_strikes_and_a_single_man_are_no_state(iraq, text, trigger, role, names):
    """An army or settlers: the word does not say; one man is himself."""
    assert told(iraq, text, trigger, role) == names


def test_the_article_behind_a_preposition_is_whole_in_a_name(iraq):
    """`للمجموعات الإرهابية`: a name without its first letter can be looked up by nobody."""
    text = "قام سلاح الجو بقصف تمركزات للمجموعات الإرهابية في المدينة."
    assert told(iraq, text, "بقصف", "recipients") == ["المجموعات الإرهابية"]
