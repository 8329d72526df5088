"""Dates: our own sentences, laws, the document's own day."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.lang import DateMention
from hudna.lang.ar import apart, dates, day_of_writing, durations, is_almanac, written
from hudna.lang.ar.calendar import STYLES

GOLDEN = Path(__file__).parents[1] / "golden/lang/dates.toml"
EXAMPLES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["example"]
WEDNESDAY = date(2021, 3, 17)


def shown(mention: DateMention, text: str) -> str:
    days = f"{mention.earliest or '-'} {mention.latest or '-'}"
    if mention.earliest == mention.latest and mention.earliest:
        days = str(mention.earliest)
    if not (mention.earliest or mention.latest):
        days = f"? {mention.kind}"
    return f"{text[mention.start : mention.end]} = {days} {mention.precision} {mention.relation}"


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:30] for example in EXAMPLES])
def test_golden(example):
    """Every expression of the golden file, and nothing else, with its days."""
    anchor = None if example.get("anchor") == "none" else WEDNESDAY
    found = dates(example["text"], anchor, future=example.get("future"))
    assert [shown(mention, example["text"]) for mention in found] == example["expect"]


@given(st.text(max_size=80), st.none() | st.dates(), st.none() | st.booleans())
def test_any_text_can_be_read(text, anchor, future):
    """No text is an error, and every mention lies in it."""
    assert all(0 <= m.start < m.end <= len(text) for m in dates(text, anchor, future=future))
    assert all(0 <= m.start < m.end <= len(text) for m in durations(text))


days = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31))


@given(days, st.sampled_from(STYLES), st.none() | days)
def test_a_day_written_out_and_read_back_is_the_same(day, style, anchor):
    """In each of the three sets of names, whatever the day of writing."""
    text = f"عاد في {written(day, style)} إلى بيته"
    (found,) = dates(text, anchor)
    assert (found.earliest, found.latest, found.precision) == (day, day, "day")
    assert text[found.start : found.end] == written(day, style)


VOCABULARY = (
    "الاثنين يوم 3 ⟦#⟧ من إلى و أكتوبر/تشرين الأول 2020 الماضي المقبل منذ قبل بعد أيام أسبوعين شهر العام نهاية بين حتى"
    " خلال اليوم أمس رمضان هـ صيف القرن العشرين ، ( ) - 12/10/2020 عشرين ثلاثة"
)


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=12), st.none() | st.dates())
def test_any_words_give_sound_mentions(words, anchor):
    """Mentions do not overlap, stand in the text, end no earlier than they begin; unknown means no days."""
    text = " ".join(words)
    end = 0
    for mention in dates(text, anchor):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        if mention.earliest and mention.latest:
            assert mention.earliest <= mention.latest
        assert (mention.precision == "unknown") == (mention.earliest is None and mention.latest is None)


@given(st.sampled_from(["3 أكتوبر ⟦#⟧", "⟦#⟧ أكتوبر 2020", "عام ⟦#⟧", "قبل ⟦#⟧ أيام", "منذ ⟦#⟧ أشهر"]), st.dates())
def test_a_lost_number_is_never_guessed(words, anchor):
    """No days, but the words are kept."""
    (found,) = dates(words, anchor)
    assert (found.earliest, found.latest, found.precision) == (None, None, "unknown")
    assert "⟦#⟧" in words[found.start : found.end]


def test_positions_are_moved_to_the_document():
    """`start` says where the sentence stands in its document."""
    (found,) = dates("عاد أمس", WEDNESDAY, start=100)
    assert (found.start, found.end) == (104, 107)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("قال اليوم الأربعاء إنه عاد.", WEDNESDAY, WEDNESDAY),
        ("قال اليوم الثلاثاء إنه عاد أمس الاثنين.", WEDNESDAY, date(2021, 3, 16)),
        ("قال أمس (الثلاثاء) إنه عاد.", WEDNESDAY, WEDNESDAY),
        ("قال أمس الأربعاء إنه عاد.", WEDNESDAY, date(2021, 3, 18)),
        ("قال اليوم السبت إنه عاد.", WEDNESDAY, None),
        ("قال إنه عاد.", WEDNESDAY, WEDNESDAY),
        ("قال اليوم السبت إنه عاد.", None, None),
    ],
)
def test_the_day_of_writing(text, published, expected):
    """The text's own "today, Tuesday" corrects a date of publication, or shows that it cannot be right."""
    assert day_of_writing(text, published) == expected


def test_a_list_of_this_day_in_other_years():
    """There a year at the head of a line means the day of writing in that year."""
    text = "هذا اليوم في التاريخ\n1933 - افتتاح الجسر.\n1950 - بناء الملعب."
    found = dates(text, WEDNESDAY, almanac=is_almanac(text))
    assert [mention.earliest for mention in found if mention.precision == "day"][-2:] == [
        date(1933, 3, 17),
        date(1950, 3, 17),
    ]


def test_lengths_of_time():
    """Numbers, duals and lost numbers, with their units; a bare singular is no length."""
    found = durations("إجازة خمسة أيام ثم 72 ساعة ثم أسبوعين ثم ⟦#⟧ يومًا ثم يوم واحد ثم شهر")
    assert [(one.n, one.unit) for one in found] == [(5, "day"), (72, "hour"), (2, "week"), (None, "day"), (1, "day")]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("بعد يومين من", 2), ("قبل أسبوع من", -7), ("بعد ثلاثة أيام على", 3), ("بعد ساعات من", 0),
        ("اليوم نفسه", 0), ("ذلك اليوم", 0), ("اليوم التالي", 1), ("بعد 48 ساعة من", 2),
        ("بعد أيام من", None), ("بعد شهر من", None), ("أمس", None), ("", None), ("قبل الأسبوع", None),
    ],
)  # fmt: skip
def test_how_far_from_another_happening(words, days):
    """A number of days after or before it; none where the words leave it open."""
    assert apart(words) == days
