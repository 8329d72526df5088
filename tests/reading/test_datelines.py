"""The day and the name that a text's head states, and dates that only look like them."""

from datetime import date

import pytest

from hudna.reading.datelines import byline, dateline, stated_day

BODY = "\nأعلنت لجنة المراقبة تمديد الهدنة عشرة أيام بعد جولة محادثات طويلة في الوادي وما حوله من القرى."


@pytest.mark.parametrize(
    "line",
    [
        "14 مارس 2026",
        "١٤ آذار ٢٠٢٦",
        "السبت 14 مارس/آذار 2026",
        "كتبته سلمى الحارثي | 14 مارس 2026",
        "نشر في: 14/03/2026",
        "بتاريخ 2026-03-14",
        "آخر تحديث: السبت، 14 مارس 2026 - 18:30",
        "السدر، 14 مارس 2026",
        "25 رمضان 1447 هـ الموافق 14 مارس 2026",
    ],
)
def test_a_dateline_gives_the_day(line):
    """Numbers of both kinds, three sets of month names, with what usually stands beside them."""
    assert dateline("تمديد الهدنة في وادي السدر\n" + line + BODY) == date(2026, 3, 14)


@pytest.mark.parametrize(
    "line",
    [
        "احتجاجات 25 يناير 2011 غيرت وجه المدينة القديمة",
        "هدنة 9 نوفمبر 2025 انهارت بعد سبعة عشر يوما من توقيعها",
        "في 9 نوفمبر 2025 وقع الطرفان أول اتفاق لهما قبل أن ينهار بعد أيام",
        "مارس 2026",
        "14 مارس",
    ],
)
def test_a_date_that_a_line_tells_of_is_no_dateline(line):
    """A title or a sentence that names a day dates nothing; neither does half a date."""
    assert dateline(line + BODY) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-14T21:00:00+03:00", date(2026, 3, 14)),
        ("20260314T180000Z", date(2026, 3, 14)),
        ("14/3/2026", date(2026, 3, 14)),
        ("2026/03/14 18:00", date(2026, 3, 14)),
        ("March 14, 2026", date(2026, 3, 14)),
        ("Sat, 14 Mar 2026 18:00:00 GMT", date(2026, 3, 14)),
        ("نُشر في 14 مارس 2026 الساعة 18:00", date(2026, 3, 14)),
        ("منذ ساعتين", None),
        ("2026", None),
        ("99/99/2026", None),
    ],
)
def test_metadata_states_the_day_in_many_ways(words, day):
    """ISO, European, English and Arabic; what is unclear is nothing."""
    assert stated_day(words) == day


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("كتبته سلمى الحارثي | 14 مارس 2026", "سلمى الحارثي"),
        ("بقلم: فراس الزبيدي", "فراس الزبيدي"),
        ("كتب المتحدث باسم اللجنة رسالة طويلة إلى سكان القرى شرح فيها أسباب التمديد", None),
    ],
)
def test_the_byline_is_the_name(line, name):
    """A short line with a cue names the author; a sentence that begins with the same verb does not."""
    assert byline("تمديد الهدنة\n" + line + BODY) == name
