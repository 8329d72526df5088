"""Numbers in words and digits, and their hedges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.lang.ar import fold, numbers, spelled
from hudna.lang.ar.numerals import COUNTS


@given(st.integers(min_value=1, max_value=10**12 - 1), st.booleans())
def test_a_number_written_out_and_read_back_is_the_same(number, feminine):
    """Every number, in both genders, is read as one number over all its words."""
    text = spelled(number, feminine=feminine)
    (found,) = numbers(text)
    assert (found.value, found.start, found.end, found.exact) == (number, 0, len(text), True)


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high"),
    [
        ("باع 3,650 تذكرة", "3,650", 3650, 3650, 3650),
        ("باع ٣٬٦٥٠ تذكرة", "٣٬٦٥٠", 3650, 3650, 3650),
        ("بلغ 1.5 مليون", "1.5 مليون", 1_500_000, 1_500_000, 1_500_000),
        ("مليون ونصف مليون زائر", "مليون ونصف مليون", 1_500_000, 1_500_000, 1_500_000),
        ("خمسة وعشرون لاعبا", "خمسة وعشرون", 25, 25, 25),
        ("بثمانية عشر هدفا", "ثمانية عشر", 18, 18, 18),
        ("اثنتي عشرة رواية", "اثنتي عشرة", 12, 12, 12),
        ("مئتين وخمسين كتابا", "مئتين وخمسين", 250, 250, 250),
        ("ثلاثمائة وأربعة وستين يوما", "ثلاثمائة وأربعة وستين", 364, 364, 364),
        ("ثلاثة آلاف ومئتان", "ثلاثة آلاف ومئتان", 3200, 3200, 3200),
        ("أربعمئة وثلاثة آلاف", "أربعمئة وثلاثة آلاف", 403_000, 403_000, 403_000),
        ("سنة خمس وعشرين وأربعمئة وألف", "خمس وعشرين وأربعمئة وألف", 1425, 1425, 1425),
        ("ألف و500 متفرج", "ألف و500", 1500, 1500, 1500),
        ("مليون و300 ألف متفرج", "مليون و300 ألف", 1_300_000, 1_300_000, 1_300_000),
        ("12.500 متفرج", "12.500", 12_500, 12_500, 12_500),
        ("3.650 ملايين دينار", "3.650 ملايين", 3_650_000, 3_650_000, 3_650_000),
        ("3,5 مليون دينار", "3,5 مليون", 3_500_000, 3_500_000, 3_500_000),
        ("1.234.567 متفرجا", "1.234.567", 1_234_567, 1_234_567, 1_234_567),
        ("11.59 في الساعة", "11.59", 11.59, 11.59, 11.59),
        ("ألفي متفرج", "ألفي", 2000, 2000, 2000),
        ("اللاعبون الخمسة عشر", "الخمسة عشر", 15, 15, 15),
        ("حضر نحو 40 طالبا", "نحو 40", 40, None, None),
        ("حضر أكثر من 40 طالبا", "أكثر من 40", 40, 40, None),
        ("حضر ما لا يقل عن 40 طالبا", "يقل عن 40", 40, 40, None),
        ("حضر أقل من 40 طالبا", "أقل من 40", 40, None, 40),
        ("لا يتجاوز 40 طالبا", "لا يتجاوز 40", 40, None, 40),
        ("حضر 5 طلاب على الأقل", "5", 5, 5, None),
        ("بين خمسة وسبعة طلاب", "بين خمسة وسبعة", None, 5, 7),
        ("من 5 إلى 7 طلاب", "من 5 إلى 7", None, 5, 7),
        ("عشرات الطلاب", "عشرات", None, 20, None),
        ("مئات الطلاب", "مئات", None, 200, None),
        ("عشرات الآلاف من الطلاب", "عشرات الآلاف", None, 20_000, None),
        ("آلاف الطلاب", "آلاف", None, 2000, None),
        ("بضعة طلاب", "بضعة", None, 3, 9),
        ("غاب ⟦#⟧ طالبا", "⟦#⟧", None, None, None),
    ],
)
def test_a_number_and_what_its_words_allow(text, words, value, low, high):
    """The number, its hedge and its bounds; none where none is named."""
    (found,) = numbers(text)
    assert (text[found.start : found.end], found.value, found.low, found.high) == (words, value, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "يوم الاثنين",
        "الأحد المقبل",
        "لست وحدي",
        "أحد الطلاب",
        "طائرة F-16",
        "في 12/10/2020",
        "الساعة 10:30",
        "باب البيت",
    ],
)
def test_what_is_no_number(text):
    """Weekdays, "one of", "I am not", model numbers, dates and clock times."""
    assert numbers(text) == ()


def test_shares_are_marked():
    """Percentages are told from counts, however they are written."""
    assert [found.percent for found in numbers("40% و11.59 في المئة وعشرون بالمئة و7 طلاب")] == [
        True,
        True,
        True,
        False,
    ]


def test_numbers_outside_the_range_are_refused():
    """What cannot be written out is said so."""
    with pytest.raises(ValueError, match="outside"):
        spelled(10**12)


@given(st.text(max_size=80) | st.text(alphabet="و ال123.,ةثخمسعشرنيفمئ%", max_size=60))
def test_any_text_can_be_read(text):
    """No text is an error; numbers lie in it, in order."""
    end = 0
    for found in numbers(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_words_that_count_a_noun():
    """`الجنود الثلاثة`, `مئتي جندي`: what stands beside a noun; no accusative or dual that stands apart, no ordinal."""
    assert set(fold("ثلاثة ثلاث ثماني عشر عشرون مئتي ألفا آلاف ملايين عشرات").split()) <= COUNTS
    assert set(fold("واحد اثنان ثلاثا أحد مئتان ألفين ثالث والثلاثة بضعة").split()).isdisjoint(COUNTS)
    assert len(COUNTS) == 48
