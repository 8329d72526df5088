import pytest

from tests.coding.told import events, examples, place, told, when


@pytest.mark.parametrize("row", examples("place"))
def test_golden_places(sample, row):
    """Each golden sentence gives its most exact place, or none."""
    assert place(told(sample, row)) == row["expect"]


@pytest.mark.parametrize("row", examples("time"))
def test_golden_times(sample, row):
    """Each golden sentence gives the days of the deed, not of the words."""
    assert when(told(sample, row)) == row["expect"]


def test_a_document_without_a_day_dates_nothing_relative(sample):
    """Without a day of publication, yesterday is unknown and never a guess."""
    (event,) = events(sample, "قصفت قوات السهل الجسر أمس.", published=None, only="قصفت")
    assert event.when is None or event.when.earliest is None


def test_a_chronicle_is_dated_by_its_years(sample):
    """ "On this day" lists: the day of publication in the year at the head of the line."""
    text = "1956 - قصفت قوات السهل الجسر.\n1974 - هاجم لواء النهر المرفأ.\n1989 - انسحبت قوات السهل من المرفأ."
    days = [event.when.earliest.isoformat() for event in events(sample, text) if event.when]
    assert days == ["1956-03-02", "1974-03-02", "1989-03-02"]


def test_a_series_of_attacks_shares_the_day_that_is_given_once(sample):
    """What follows closely and names no day has that of the attack before."""
    text = "هاجم لواء النهر الجسر أمس. كما هاجم لواء النهر مطار السهل."
    assert [when(event) for event in events(sample, text, only="هاجم")] == ["2026-03-01", "2026-03-01"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اندلعت اشتباكات في مسجد الرحمن أمس.", "al-Rahman Mosque"),
        ("اندلعت اشتباكات في سوق السمك أمس.", "al-Samak market"),
        ("اندلعت اشتباكات في المسجد الكبير أمس.", "nowhere"),
    ],
)
def test_a_site_is_named_after_a_word_of_every_day(sample, text, told):
    """`مسجد الرحمن` has a name, `المسجد الكبير` none that could be told from another."""
    assert [told] == [place(event) for event in events(sample, text, only="اشتباكات")]


def test_others_behind_a_place_are_no_place(sample):
    """`مرفأ السهل ومحافظات أخرى` is the port, not the port and the country."""
    (event,) = events(sample, "اندلعت اشتباكات في مدينة مضايا ومحافظات أخرى أمس.", only="اشتباكات")
    assert place(event) == "Madaya"


def test_a_denied_deed_is_not_put_off_to_next_year(sample):
    """What is said not to have happened on 26 February is no deed of next February."""
    (event,) = events(sample, "نفت قوات السهل قصف الجسر يوم 26 فبراير.", only="قصف", status="denied")
    assert when(event) == "2026-02-26"


@pytest.mark.parametrize("text", ["قصف الجيش الجسر بأمر من خميس الراوي.", "قصفت قوات مهدي جمعة الجسر."])
def test_a_man_called_thursday_is_no_day(sample, text):
    """`خميس` and `جمعة` are names where neither article nor `يوم` makes them days."""
    assert [event.when for event in events(sample, text, only="قصف")] == [None]
