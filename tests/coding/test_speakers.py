import pytest

from hudna import coding
from hudna.records import Event
from tests.coding.told import events, examples, told, who
from tests.conftest import a_document


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


HEADS = {
    "كييف: الانفصاليون قصفوا المطار أمس.": ("Ukraine", ["pro-Russian separatists"]),
    "12:30 – سكان في البلدة: مسلحون قصفوا المطار أمس.": ("civilians", ["gunmen"]),
    "عدن - وكالات: قصفوا المطار أمس.": (None, []),
    "1943 - الحرب الكبرى: جنود قصفوا المطار أمس.": (None, ["soldiers"]),
}


@pytest.mark.parametrize("text", HEADS)
def test_who_stands_before_a_colon_speaks_and_does_nothing(iraq, text):
    """`كييف: الانفصاليون قصفوا`: Kyiv says so; an hour may stand before, and a dateline or a year says nothing."""
    (told_of,) = events(iraq, text, only="قصفوا")
    speaker, actors = HEADS[text]
    assert (speaker, actors) == (told_of.speaker and told_of.speaker.name, [one.name for one in told_of.actors])


def test_a_noun_in_what_is_said_says_nothing(iraq):
    """`قال إن الأمر رهن`: the matter is not the one who speaks."""
    (told_of,) = events(iraq, "قال سيرغي لافروف إن الأمر رهن بقصف المطار أمس.", only="قصف")
    assert told_of.speaker is None or told_of.speaker.name == "Sergei Lavrov"


CARRIED = {
    "قال الجيش العراقي في بيان نشرته وكالة رويترز إن تنظيم داعش قصف المستشفى.": "Armed Forces of Iraq",
    "قالت اللجنة الأمنية في بيان نقلته وكالة الأنباء العراقية إن تنظيم داعش قصف الحي بالهاون.": "اللجنة الأمنية",
    "قالت وكالة رويترز في بيروت إن تنظيم داعش قصف الحي بالهاون.": "Reuters",
}


@pytest.mark.parametrize("text", CARRIED)
def test_who_carried_a_statement_says_nothing_himself(iraq, text):
    """`في بيان نشرته وكالة رويترز`: what the army said was put to the agency."""
    found = [one for one in coding.Code(iraq)(a_document(text, "2016-06-10")) if isinstance(one, Event)]
    assert [one.speaker.name for one in found if one.type == "ASSAULT" and one.speaker] == [CARRIED[text]]


def test_a_quotation_that_goes_on_over_sentences_stays_whose_it_is(iraq):
    """Inside the marks that an earlier sentence opened, and not behind them."""
    (within,) = events(iraq, "قال سيرغي لافروف: «الوضع خطير. مسلحون قصفوا المطار أمس. نحن نتابع».", only="قصفوا")
    (behind,) = events(iraq, "قال سيرغي لافروف: «الوضع خطير». مسلحون قصفوا المطار أمس.", only="قصفوا")
    assert within.speaker is not None
    assert within.speaker.name == "Sergei Lavrov"
    assert behind.speaker is None


def test_an_office_has_no_word_of_its_holders_own(iraq):
    """`مكتب رئيس الحكومة` speaks for the government, not for the man."""
    (told_of,) = events(
        iraq, "أعلن مكتب رئيس الحكومة التركية أن مسلحين قصفوا المطار.", published="2015-08-01", only="قصفوا"
    )
    assert told_of.speaker is not None
    assert told_of.speaker.actor_id == "turkey-government"
