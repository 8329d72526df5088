from dataclasses import replace
from datetime import timedelta

from hudna.coding.sameness import lettered
from tests.coding.told import events

DAY = timedelta(days=1)


def test_two_tellings_of_one_attack_share_a_letter(sample):
    """A definite word that points back to the same place and parties is the same happening."""
    text = "وقع هجوم في المرفأ أمس شنه لواء النهر. وأدى هجوم لواء النهر في المرفأ إلى مقتل خمسة جنود."
    letters = [event.same_as for event in events(sample, text, only="هجوم")]
    assert letters == ["A", "A"]


def test_attacks_in_two_places_stay_apart(sample):
    """Another place is another happening."""
    text = "هاجم لواء النهر الجسر أمس. وهاجم لواء النهر المرفأ أمس."
    assert [event.same_as for event in events(sample, text, only="هاجم")] == [None, None]


def test_attacks_by_two_actors_stay_apart(sample):
    """Another actor is another happening."""
    text = "هاجم لواء النهر الجسر أمس. وهاجمت حركة التل الجسر أمس."
    assert [event.same_as for event in events(sample, text, only="هاجم")] == [None, None]


def test_a_long_document_never_runs_out_of_letters(sample):
    """A year's news in one file: behind Z comes AA, behind ZZ comes AAA."""
    one, two = events(sample, "هاجم لواء النهر المرفأ أمس. وهاجم لواء النهر المرفأ أمس.", only="هاجم")
    day = one.when
    pairs = [
        replace(event, when=replace(day, earliest=day.earliest + k * DAY, latest=day.latest + k * DAY))
        for k in range(26 + 26 * 26 + 1)
        for event in (one, two)
    ]
    letters = [event.same_as for event in lettered(pairs, [True] * len(pairs))][::2]
    assert (letters[0], letters[25], letters[26], letters[701], letters[702]) == ("A", "Z", "AA", "ZZ", "AAA")
