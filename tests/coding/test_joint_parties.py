"""Who is one of several, whose men they are, and who is somebody else's man, by sentences of our own."""

import pytest

from tests.coding.told import events


def parties(casebook, text, trigger, role="actors", published="2020-10-10"):
    """The names of one role of the event with a trigger."""
    event = next(each for each in events(casebook, text, published=published) if each.trigger.quote.endswith(trigger))
    return [party.name for party in getattr(event, role)]


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("جرت محادثات أمريكية إيرانية في مسقط.", "محادثات", ["United States", "Iran"]),
        ("وجرت محادثات سعودية-مصرية في القاهرة.", "محادثات", ["Saudi Arabia", "Egypt"]),
        ("وتوقفت المحادثات العراقية الأمريكية أمس.", "المحادثات", ["Government of Iraq", "United States"]),
        ("شنت طائرات غارات أمريكية على البلدة.", "غارات", ["United States"]),
        ("انسحبت القوتان الأمريكية والبريطانية من القاعدة.", "انسحبت", ["United Kingdom"]),
    ],
)
def test_the_adjectives_of_two_countries_name_two_parties(iraq, text, trigger, names):
    """`محادثات أمريكية إيرانية`: only the first was told."""
    assert set(parties(iraq, text, trigger)) >= set(names)


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("دعت عشر دول أوروبية، من بينها ألمانيا وفرنسا، إيران إلى ضبط النفس.", "دعت", "actors", ["Germany", "France"]),
        ("ودعا الحوثيون الدول العربية وعلى رأسها مصر إلى دعم اليمن.", "دعا", "recipients", ["Egypt"]),
        ("قصفت دول عدة، بينها فرنسا وبريطانيا، مواقع داعش.", "قصفت", "actors", ["France", "United Kingdom"]),
        ("قصفت دول عدة، بينها فرنسا وبريطانيا، مواقع داعش.", "قصفت", "recipients", ["Islamic State"]),
    ],
)
def test_who_is_named_among_others_does_what_they_do(iraq, text, trigger, role, names):
    """`وعلى رأسها مصر`, `بينها فرنسا`: Egypt called and France was bombed before."""
    told = parties(iraq, text, trigger, role)
    assert [name for name in told if name in names] == names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("قتل التنظيم أربعة مدنيين بينهم طفل وسيدتان.", "قتل", "recipients", ["civilians"]),
        (
            "انسحبت القوات التركية من المنطقة التي دخلت منها القوات الأمريكية.",
            "انسحبت",
            "actors",
            ["Armed Forces of Turkey"],
        ),
    ],
)
def test_who_is_only_counted_among_others_is_no_party(iraq, text, trigger, role, names):
    """Women and children among the dead are among those counted; `منها` behind a verb tells a way."""
    assert parties(iraq, text, trigger, role) == names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("وانسحب ضباط وجنود الجيش السوري من المدينة.", "انسحب", "actors", ["Armed Forces of Syria"]),
        ("قتل قادة وعناصر من الحرس الثوري في ريف درعا.", "قتل", "recipients", ["Islamic Revolutionary Guard Corps"]),
        ("قتل جنود ومدنيون في هجوم لداعش.", "هجوم", "recipients", ["soldiers", "civilians"]),
    ],
)
def test_two_words_for_the_men_of_one_body_are_that_body(iraq, text, trigger, role, names):
    """`ضباط وجنود الجيش` were soldiers twice, and no army."""
    assert parties(iraq, text, trigger, role) == names


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("وصل مبعوث العبادي إلى دمشق.", "وصل", ["مبعوث العبادي"]),
        ("والتقى مستشار ترامب نتنياهو.", "التقى", ["مستشار ترامب"]),
        ("ونقل موفد الرئيس الفرنسي رسالة إلى السيسي.", "نقل", ["موفد الرئيس الفرنسي"]),
        ("وزار المبعوث الأمريكي توم براك بغداد.", "زار", ["Thomas Barrack"]),
    ],
)
def test_an_envoy_is_not_he_who_sent_him(iraq, text, trigger, names):
    """`مستشار ترامب` met somebody, not Trump; behind `المبعوث` stands his own name."""
    assert parties(iraq, text, trigger) == names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("رفضت حكومة عادل عبد المهدي الطلب الأمريكي.", "رفضت", "actors", ["Government of Iraq"]),
        ("واتهمت طهران حكومات حيدر العبادي وعادل عبد المهدي بالضعف.", "اتهمت", "recipients", ["Government of Iraq"]),
        ("زار عادل عبد المهدي طهران.", "زار", "actors", ["Adil Abdul-Mahdi"]),
    ],
)
def test_a_government_called_by_its_head_is_that_government(iraq, text, trigger, role, names):
    """`حكومة عادل عبد المهدي` is not the man."""
    assert parties(iraq, text, trigger, role) == names


@pytest.mark.parametrize(
    ("text", "trigger", "role", "names"),
    [
        ("واتهم المجلس التنسيقي الحوثيين بقصف المدينة.", "اتهم", "recipients", ["Houthis"]),
        ("دعا أبو قتادة الفصائل الجهادية إلى التوحد.", "دعا", "recipients", ["الفصائل الجهادية"]),
        ("قصفت دول عدة مواقع داعش.", "قصفت", "actors", ["دول عدة"]),
        ("وأمهلت فصائل أخرى الحكومة أسبوعين.", "أمهلت", "actors", ["فصائل أخرى"]),
        ("هاجم الجنود الأمريكيون الأكراد قرية.", "هاجم", "actors", ["Armed Forces of the United States"]),
    ],
)
def test_a_phrase_ends_where_no_adjective_agrees(iraq, text, trigger, role, names):
    """`المجلس التنسيقي الحوثيين`: people behind an adjective in the singular are somebody else."""
    assert parties(iraq, text, trigger, role) == names


def test_another_council_is_not_the_one_named_before(iraq):
    text = "طالب مجلس القيادة الرئاسي في اليمن بالدعم. واتهم المجلس التنسيقي الحوثيين بقصف المدينة."
    assert parties(iraq, text, "اتهم") == ["المجلس التنسيقي"]
