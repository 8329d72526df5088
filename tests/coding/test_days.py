import pytest

from tests.coding.told import events, when


def _day(casebook, text, only, **told):
    """When the one event of a word in a text happened."""
    (event,) = events(casebook, text, only=only, **told)
    return when(event)


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("أعلنت قوات السهل أمس أن لواء النهر هاجم الجسر.", "هاجم", "no date"),
        ("أعلنت قوات السهل أن لواء النهر هاجم الجسر أمس.", "هاجم", "2026-03-01"),
        ("انسحبت قوات السهل من المرفأ أمس بعد هجوم شنه لواء النهر.", "انسحبت", "2026-03-01"),
    ],
)
def test_the_day_of_another_word_dates_no_deed(sample, text, only, told):
    """The day on which it was said is not that of the attack."""
    assert _day(sample, text, only) == told


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("قصفت قوات السهل المرفأ في مارس.", "occurred", "2026-03-01 to 2026-03-02"),
        ("قصفت قوات السهل المرفأ هذا العام.", "occurred", "2026-01-01 to 2026-03-02"),
        ("ستقصف قوات السهل المرفأ هذا العام.", "planned", "2026-01-01 to 2026-12-31"),
        ("قصفت قوات السهل المرفأ في أبريل.", "occurred", "2025-04-01 to 2025-04-30"),
        ("قصفت قوات السهل المرفأ في أبريل 2027.", "occurred", "no date"),
        ("ستقصف قوات السهل المرفأ خلال أيام.", "planned", "2026-03-02 to 2026-03-09"),
        ("قصفت قوات السهل المرفأ خلال أيام.", "occurred", "2026-02-23 to 2026-03-02"),
    ],
)
def test_what_happened_ends_with_the_day_of_the_document(sample, text, status, told):
    """A month or a year that runs ends today for a deed, `خلال أيام` looks back; for what is planned both look on."""
    assert _day(sample, text, "قصف", status=status) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("هاجم لواء النهر الجسر الأربعاء. وفي اليوم التالي قصفت قوات السهل المرفأ.", "2026-02-26"),
        ("هاجم لواء النهر الجسر الأربعاء. وقصفت قوات السهل المرفأ بعد يومين من الهجوم.", "2026-02-27"),
        ("هاجم لواء النهر الجسر الأربعاء. وقصفت قوات السهل المرفأ في اليوم نفسه.", "2026-02-25"),
        ("وقصفت قوات السهل المرفأ في اليوم التالي.", "unknown: اليوم التالي"),
        ("هاجم لواء النهر الجسر أمس. وقصفت قوات السهل المرفأ بعد أسبوع من الهجوم.", "unknown: بعد أسبوع من"),
    ],
)
def test_a_day_is_counted_from_the_last_one_told(sample, text, told):
    """`بعد يومين من الهجوم` counts from the attack; where no day was told, or it would be to come, none is given."""
    (event,) = [one for one in events(sample, text) if "قصف" in one.trigger.quote]
    assert when(event) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("هاجم لواء النهر الجسر الأحد. وقصفت قوات السهل المرفأ ليلاً.", "2026-03-01"),
        ("هاجم لواء النهر الجسر في 3 يناير 2020. وقصفت قوات السهل المرفأ ليلاً.", "no date"),
        ("وقصفت قوات السهل المرفأ قبيل الفجر.", "no date"),
    ],
)
def test_a_time_of_day_is_on_the_day_of_the_news_told_last(sample, text, told):
    """`ليلاً` dates what happened where a day of the last week was told before; else no day is known."""
    (event,) = [one for one in events(sample, text) if "قصف" in one.trigger.quote]
    assert when(event) == told


def test_the_happening_that_is_counted_from_lies_before(sample):
    """`هاجم أمس بعد يومين من قصف`: the shelling is two days older than the attack."""
    text = "هاجم لواء النهر الجسر أمس بعد يومين من قصف قوات السهل المرفأ."
    days = {event.trigger.quote: when(event) for event in events(sample, text)}
    assert days["هاجم"] == "2026-03-01"
    assert days["قصف"] in ("2026-02-27", "no date")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شهد المرفأ هدوءا بين 3 و10 يناير. وفي الفترة نفسها قصفت قوات السهل الجسر.", "2026-01-03 to 2026-01-10"),
        ("شهد المرفأ هدوءا في الثالث من يناير. وفي الفترة نفسها قصفت قوات السهل الجسر.", "unknown: الفترة نفسها"),
        ("شهد المرفأ هدوءا بين 3 و10 يناير. وفي الوقت نفسه قصفت قوات السهل الجسر.", "unknown: الوقت نفسه"),
    ],
)
def test_the_same_period_is_the_stretch_that_was_told_last(sample, text, told):
    """`الفترة نفسها` has the days of the stretch before it; a single day is none, `الوقت نفسه` tells no days."""
    assert _day(sample, text, "قصف") == told


def test_the_day_before_is_the_last_that_the_text_tells(sample):
    """`اليوم نفسه` counts from the day told last, also where that day dated nothing that is coded."""
    assert _day(sample, "وصل الوفد الأربعاء. وقصفت قوات السهل المرفأ في اليوم نفسه.", "قصف") == "2026-02-25"


def test_what_goes_on_since_a_happening_runs_to_the_document(sample):
    """`منذ الانتخابات التي جرت في يناير`: from January on; the attack in January itself is of January."""
    text = "قصفت قوات السهل المرفأ مرارا منذ الانتخابات التي جرت في يناير."
    assert _day(sample, text, "قصفت") == "2026-01-01 to 2026-03-02"
    assert _day(sample, "قصفت قوات السهل المرفأ في يناير.", "قصفت") == "2026-01-01 to 2026-01-31"


@pytest.mark.parametrize(
    "text",
    [
        "هاجم لواء النهر الجسر أمس.\nكما هاجم لواء النهر مطار السهل.",
        "هاجم لواء النهر الجسر أمس. وقال متحدث إن اللواء هاجم مطار السهل.",
    ],
)
def test_a_day_is_not_carried_to_another_paragraph_nor_into_what_is_said(sample, text):
    """What follows elsewhere, or on somebody's word, may be of any day."""
    first, second = events(sample, text, only="هاجم")
    assert (when(first), when(second)) == ("2026-03-01", "no date")


def test_a_line_of_a_chronicle_keeps_its_day_before_a_clause_with_another(sample):
    """`1953 - انسحبت بعد الحرب التي بدأت عام 1950`: the day is that of the line."""
    text = (
        "1953 - انسحبت قوات السهل من المرفأ الذي سيطر عليه لواء النهر في 25 يونيو 1950.\n"
        "1974 - هاجم لواء النهر المرفأ.\n1989 - انسحبت قوات السهل من الجسر."
    )
    assert when(events(sample, text, only="انسحبت")[0]) == "1953-03-02"


def test_where_the_day_of_writing_is_in_doubt_a_month_still_counts(sample):
    """`اليوم الجمعة` in a document of Monday: days are unknown, last month is not."""
    text = "قال متحدث اليوم الجمعة إن الجسر مغلق. قصفت قوات السهل المرفأ الشهر الماضي."
    assert _day(sample, text, "قصفت") == "2026-02-01 to 2026-02-28"
    assert _day(sample, text.replace("الشهر الماضي", "أمس"), "قصفت").startswith(("unknown", "no date"))


@pytest.mark.parametrize(
    ("words", "published", "told"),
    [
        ("هذا الأسبوع", "2026-03-02", "2026-02-23 to 2026-03-02"),
        ("هذا الأسبوع", "2026-03-05", "2026-03-02 to 2026-03-05"),
        ("الأسبوع الماضي", "2026-03-01", "2026-02-22 to 2026-02-28"),
        ("الأسبوع الماضي", "2026-03-03", "2026-02-23 to 2026-03-01"),
    ],
)
def test_weeks_as_newspapers_count_them(sample, words, published, told):
    """On a Monday this week is the seven days before, on a Sunday the last week has just ended."""
    assert _day(sample, f"قصفت قوات السهل المرفأ {words}.", "قصفت", published=published) == told


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("قصفت قوات السهل المرفأ الأحد.", "قصفت", "2026-03-01"),
        ("وقع الانفجار الأحد قرب الجسر.", "الانفجار", "2026-03-01"),
        ("تقصف قوات السهل المرفأ الأحد.", "تقصف", "2026-03-08"),
    ],
)
def test_what_may_have_happened_lies_behind(sample, text, only, told):
    """A doubted deed in the perfect has the weekday gone by, one that may come the next."""
    assert _day(sample, text, only, status="possible") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل خمسة من لواء النهر خلال 24 ساعة من الاشتباكات مع قوات السهل.", "2026-03-01 to 2026-03-02"),
        ("انسحبت قوات السهل من الجسر خلال 24 ساعة من توقيع الاتفاق.", "unknown: خلال 24 ساعة من"),
    ],
)
def test_so_long_did_it_last(sample, text, told):
    """`خلال 24 ساعة من الاشتباكات` runs to the day of the document; from a single happening nothing is known."""
    found = events(sample, text)
    assert any(when(one) == told for one in found), [(one.trigger.quote, when(one)) for one in found]


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("دان مجلس السهل الخميس قصف قوات السهل المرفأ.", "قصف", "no date"),
        ("أعلن لواء النهر أمس انسحابه من الجسر.", "انسحاب", "no date"),
        ("نفذ لواء النهر أمس هجوما على الجسر.", "هجوم", "2026-03-01"),
        ("دان مجلس السهل القصف الذي استهدف المرفأ الخميس.", "دان", "no date"),
        ("يشتد القتال قرب الجسر، وقبل يومين سيطرت قوات السهل على المرفأ.", "القتال", "no date"),
        ("اشتد القتال قرب الجسر قبل يومين.", "القتال", "2026-02-28"),
    ],
)
def test_a_day_belongs_to_its_own_clause(sample, text, only, told):
    """The day of a condemnation, of an announced deed or of the next clause dates none that stands beside it."""
    assert _day(sample, text, only) == told


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("قال المتحدث في بيان نشره أمس إن قوات السهل قصفت المرفأ.", "قصفت", "no date"),
        ("وأشاد لواء النهر، في بيان أصدره أمس، بالهجوم على الجسر.", "هجوم", "no date"),
        ("بعد هجوم لواء النهر على الجسر، قالت مصادر أمس إن قوات السهل انسحبت.", "هجوم", "no date"),
        ("بعد هجوم لواء النهر على الجسر أمس، قالت مصادر إن قوات السهل انسحبت.", "هجوم", "2026-03-01"),
        ("قصفت قوات السهل المرفأ أمس بحسب بيان.", "قصفت", "2026-03-01"),
    ],
)
def test_the_day_of_a_statement_dates_no_deed_in_it(sample, text, only, told):
    """`في بيان نشره أمس إن`: the words are of yesterday, what they tell of has no day."""
    assert _day(sample, text, only) == told


def test_the_pluperfect_lies_before_the_day_that_is_told(sample):
    """`قتل أمس جنودا كان قد أسرهم`: they were taken before."""
    text = "قصف لواء النهر المرفأ أمس الأحد ردا على قوات السهل التي كانت قد هاجمت الجسر."
    assert _day(sample, text, "هاجمت") == "no date"
    assert _day(sample, text, "قصف") == "2026-03-01"


def test_what_one_is_charged_with_has_no_day_of_the_arrest(sample):
    """`اعتقلت أمس متهما بقصف المرفأ`: the shelling was on a day of its own."""
    text = "اعتقلت قوات السهل أمس قياديا في لواء النهر متهما بقصف المرفأ."
    assert _day(sample, text, "قصف") == "no date"
    assert _day(sample, text, "اعتقلت") == "2026-03-01"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شهد المرفأ أعنف قصف منذ شهر.", "no date"),
        ("يتواصل قصف المرفأ منذ شهر.", "2026-02-02 to 2026-03-02"),
    ],
)
def test_since_when_there_was_none_like_it_is_no_day(sample, text, told):
    """`أعنف قصف منذ شهر`: the month tells of a record."""
    assert _day(sample, text, "قصف") == told


def test_a_bare_year_dates_what_stands_before_it(sample):
    """`قصفت المرفأ في 2019`; a year in brackets or a number of people dates nothing."""
    assert _day(sample, "قصفت قوات السهل المرفأ في 2019.", "قصفت") == "2019-01-01 to 2019-12-31"
    assert _day(sample, "في 2019 من القرى قصفت قوات السهل المرفأ.", "قصفت") == "no date"


def test_since_then_is_since_what_was_told_last(sample):
    """`ومنذ ذلك الحين` runs from the day told last to that of the document."""
    text = "هاجم لواء النهر الجسر في 8 فبراير. ومنذ ذلك الحين قصفت قوات السهل المرفأ مرارا."
    assert _day(sample, text, "قصفت") == "2026-02-08 to 2026-03-02"


def test_of_two_days_the_one_that_is_stated(sample):
    """`في اليوم التالي، وتحديدا في 8 فبراير`: the date, where the next day counts from nothing."""
    text = "قصفت قوات السهل المرفأ في اليوم التالي، وتحديدا في 8 فبراير."
    assert _day(sample, text, "قصفت") == "2026-02-08"


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("انفجرت عبوة في المرفأ أمس. كما انفجرت سيارة مفخخة عند الجسر.", "سيارة", "2026-03-01"),
        ("هاجم لواء النهر الجسر أمس. كما سيطر لواء النهر على المرفأ.", "سيطر", "no date"),
    ],
)
def test_a_series_is_of_one_sort(sample, text, only, told):
    """Bombs after bombs share the day; an attack and what was taken later do not."""
    found = [one for one in events(sample, text) if one.trigger.start > text.index(".")]
    assert {when(one) for one in found} == {told}, only


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("بعد الهجوم الذي استهدف المرفأ السبت، انسحبت قوات السهل من الجسر.", "انسحبت", "no date"),
        ("بعد الهجوم الذي استهدف المرفأ، انسحبت قوات السهل السبت من الجسر.", "انسحبت", "2026-02-28"),
        ("حذر لواء النهر أمس من هجوم على الجسر خلال الأيام المقبلة.", "هجوم", "no date"),
    ],
)
def test_a_day_in_a_relative_clause_or_ahead_dates_nothing_else(sample, text, only, told):
    """A clause with its own verb and day that a stop closes; what has happened was not in the days to come."""
    assert _day(sample, text, only) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("هاجم لواء النهر الجسر في مارس 2019. وقصفت قوات السهل المرفأ آنذاك.", "2019-03-01 to 2019-03-31"),
        ("هاجم لواء النهر الجسر الأربعاء. وقصفت قوات السهل المرفأ في حينه.", "2026-02-25"),
        ("هاجم لواء النهر الجسر الأربعاء.\nوقصفت قوات السهل المرفأ حينها.", "unknown: حينها"),
        (
            "هاجم لواء النهر الجسر في مارس 2019. وفي أيار من العام نفسه قصفت قوات السهل المرفأ.",
            "2019-05-01 to 2019-05-31",
        ),
        ("هاجم لواء النهر الجسر في مارس 2019. وفي العام التالي قصفت قوات السهل المرفأ.", "2020-01-01 to 2020-12-31"),
        ("هاجم لواء النهر الجسر الأربعاء. وبعد ذلك بيومين قصفت قوات السهل المرفأ.", "2026-02-27"),
        ("وقصفت قوات السهل المرفأ في الشهر نفسه.", "unknown: الشهر نفسه"),
    ],
)
def test_back_then_is_when_the_paragraph_told_last(sample, text, told):
    """`آنذاك` is the day told last in its paragraph, `العام نفسه` its year; told of nothing, no day is known."""
    (event,) = [one for one in events(sample, text) if "قصف" in one.trigger.quote]
    assert when(event) == told


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("قصفت قوات السهل المرفأ بعد يومين من الهجوم الذي وقع الأربعاء.", "قصف", "2026-02-27"),
        ("كان هجوم لواء النهر الأعنف منذ سقوط المرفأ في مارس 2019.", "هجوم", "no date"),
        ("في 2019، قصفت قوات السهل المرفأ.", "قصف", "2019-01-01 to 2019-12-31"),
        ("منذ بداية الشهر الماضي قصفت قوات السهل المرفأ.", "قصف", "2026-02-01 to 2026-03-02"),
    ],
)
def test_the_day_of_what_is_counted_from_and_of_a_record(sample, text, only, told):
    """Counted from the day told right behind; since when there was none like it; a year behind `في`."""
    assert _day(sample, text, only) == told
