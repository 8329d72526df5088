from tests.coding.told import events


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
