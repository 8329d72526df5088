import pytest

from tests.coding.told import events, examples, told, who


@pytest.mark.parametrize("row", examples("speakers"))
def test_golden_speakers(sample, row):
    """Each golden sentence gives the one on whose word it stands."""
    assert who(told(sample, row).speaker) == row["expect"]


@pytest.mark.parametrize("words", ["الناطق باسم الجيش", "المتحدث الرسمي باسم القوات"])
def test_in_the_name_of_is_nobody_called_bassem(sample, words):
    """`المتحدث باسم الجيش` speaks for the army; `باسم` is a man only where a name stands."""
    speaker = next(one.speaker for one in events(sample, f"وقال {words} إن قوات السهل قصفت الجسر.", only="قصفت"))
    assert speaker is None or not speaker.name.startswith("Bassem")


@pytest.mark.parametrize("words", ["حسب مدة الهدنة المحددة", "وفقا للقانون", "بحسب الاتفاق", "وفق جدول زمني متفق عليه"])
def test_by_what_a_thing_is_done_is_nobodys_word(sample, words):
    """A term, a law or a plan tells nothing; a witness does."""
    (done,) = events(sample, f"انسحبت قوات السهل من الجسر {words}.", only="انسحبت")
    (told_of,) = events(sample, "قصفت قوات السهل الجسر بحسب شهود عيان.", only="قصفت")
    assert done.speaker is None
    assert told_of.speaker is not None
