import pytest

from hudna.coding.analyse import Analyse
from hudna.coding.analysis import Mention
from tests.coding.golden import examples
from tests.conftest import a_document


def found(casebook, text: str, published: str = "2026-03-02") -> list[tuple[str | None, str]]:
    analysis = Analyse(casebook)(a_document(text, published))
    return [(m.id, text[m.start : m.end]) for s in analysis.sentences for m in s.mentions]


def mentions(casebook, text: str, published: str = "2026-03-02") -> list[Mention]:
    analysis = Analyse(casebook)(a_document(text, published))
    return [mention for sentence in analysis.sentences for mention in sentence.mentions]


def test_clitics_and_quotation_marks_do_not_hide_a_name(sample):
    """Prefixed prepositions, conjunctions and quotation marks inside leave a name findable, and its span clean."""
    assert ("river-brigade", "لواء النهر") in found(sample, "وقال متحدث إن للواء «النهر» مقراً، ولواء النهر ينفي.")


def test_a_mention_lies_where_it_says(sample):
    """The words at a mention's position are the name, vowel marks included."""
    assert ("river-brigade", "لِواء النّهر") in found(sample, "هاجم ولِواء النّهر المطار.")


def test_the_longest_name_wins(sample):
    """An army's name hides the country's inside it."""
    assert found(sample, "أعلنت قوات السهل حالة التأهب.") == [("plain-forces", "قوات السهل")]


def test_a_document_reads_the_same_twice(sample):
    """No state is kept between documents."""
    analyse = Analyse(sample)
    document = a_document("أعلن لواء النهر هدنة. ثم قال اللواء إنه ملتزم.")
    assert analyse(document) == analyse(document)


def test_a_description_means_the_group_last_named(sample):
    """`اللواء` behind `لواء النهر` is the brigade."""
    assert ("river-brigade", "اللواء") in found(sample, "أعلن لواء النهر هدنة. ثم قال اللواء إنه ملتزم.")


def test_a_description_without_a_name_means_nobody(sample):
    """`اللواء` alone is never guessed."""
    assert found(sample, "وصل اللواء متأخراً.") == []


def test_a_surname_that_is_a_plain_adjective_names_nobody_by_itself(iraq):
    """`القائد العسكري` is a commander; `العسكري` is the spokesman where his whole name was read before."""
    alone = found(iraq, "قال القائد شبه العسكري لفصيل مسلح إن الهدنة انتهت.", "2020-10-19")
    after = found(iraq, "قال أبو علي العسكري إن الهدنة انتهت. وأضاف العسكري أن الفصائل جاهزة.", "2020-10-19")
    assert "abu-ali-al-askari" not in [actor for actor, _ in alone]
    assert ("abu-ali-al-askari", "العسكري") in after


def test_on_behalf_of_somebody_is_no_surname(iraq):
    """`لصالح إسرائيل` is for Israel, also where a Saleh was named; `الموالون لصالح` are his."""
    text = "التقى علي عبد الله صالح وفدا. وتجسس موظف لصالح إسرائيل. وهاجم القرية التابعون لصالح."
    persons = [words for actor, words in found(iraq, text, "2015-10-19") if actor == "ali-abdullah-saleh"]
    assert persons == ["علي عبد الله صالح", "صالح"]


def test_adjectives_may_stand_between_an_office_and_whose_it_is(iraq):
    """`القائد الميداني لعصائب أهل الحق` is that group's commander."""
    found_here = mentions(iraq, "وقال القائد الميداني لعصائب أهل الحق إن الهدنة انتهت.")
    (mention,) = [m for m in found_here if m.kind == "role"]
    assert mention.body_id == "asaib-ahl-al-haq"


def test_a_name_does_not_reach_over_a_full_stop(sample):
    """Two words that a stop parts are no name."""
    assert ("river-brigade", "لواء. النهر") not in found(sample, "وصل لواء. النهر هادئ.")


@pytest.mark.parametrize("example", examples("names"))
def test_golden_names(sample, example):
    """Each golden sentence gives its mentions and no others."""
    told = [f"{m.kind} {m.id or m.name} {example['text'][m.start : m.end]}" for m in mentions(sample, example["text"])]
    assert told == example["expect"]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("قصف الجيش بلدة سروج. وردت تركيا على هجوم سروج.", "suruc", "سروج"),
        ("تبنى التنظيم هجوم سروج.", "suruc", "سروج"),
        ("اندلعت اشتباكات في الزبداني ومضايا.", "madaya", "مضايا"),
        ("وصلت المساعدات إلى محافظة حجة. واندلعت اشتباكات في حجة أمس.", "hajjah", "حجة"),
        ("اندلعت اشتباكات في صعدة وحجة.", "hajjah", "حجة"),
        ("قصف الجيش قطاع غزة. ودخلت شاحنات إلى القطاع أمس.", "gaza-strip", "القطاع"),
        ("قال مسؤول سعودي إن السعودية بخير. ووصل الوفد إلى المملكة أمس.", "saudi-arabia", "المملكة"),
    ],
)
def test_a_plain_word_is_a_place_where_the_text_makes_it_one(iraq, text, place, word):
    """A town of a plain name: named elsewhere as a place, struck, in a list, or in its own country."""
    assert (place, word) in found(iraq, text)[1:] or (place, word) in found(iraq, text)[-1:]


@pytest.mark.parametrize(
    "text",
    [
        "قدم الوزير حجة في الجلسة، ولا يرى فيها أحد حجة وعذرا.",
        "انتعش القطاع الخاص في قطاع غزة، ونما في القطاع الصحي.",
        "قال محمد سروج إن البلاد بخير.",
        "يعمل في القطاع منذ سنوات.",
    ],
)
def test_a_plain_word_stays_one_elsewhere(iraq, text):
    """No argument is a province, no private sector a strip of land, no man a town."""
    kept = {"hajjah", "suruc", "gaza-strip"}
    assert not [told for told in found(iraq, text) if told[0] in kept and told[1] != "قطاع غزة"]


def test_an_adjective_is_no_town(iraq):
    """`الطائفة الإسماعيلية` are people, `مدينة الإسماعيلية` and `في الإسماعيلية` a town."""
    assert "ismailia" not in [told[0] for told in found(iraq, "استهدف مسلحون أبناء الطائفة الإسماعيلية أمس.")]
    assert "ismailia" in [told[0] for told in found(iraq, "استهدف مسلحون الجنود في الإسماعيلية أمس.")]


def test_a_title_means_who_was_named_with_it(iraq):
    """`الوزير الأميركي` is the one named before; a minister of another state is not."""
    text = "وصل وزير الدفاع الأميركي آشتون كارتر إلى بغداد. والتقى الوزير الأميركي ضباطا. وغادر الوزير التركي."
    assert ("ashton-carter", "الوزير الأميركي") in found(iraq, text, "2015-07-24")
    assert "الوزير التركي" not in {words for _, words in found(iraq, text, "2015-07-24") if _ is not None}


def test_a_homeland_is_the_officials(iraq):
    """`بلاده` is the state of whoever was named last, nobody where no official was."""
    text = "أعلن وزير الخارجية المصري سامح شكري أن بلاده ترفض الهجوم."
    assert ("egypt", "بلاده") in found(iraq, text, "2020-10-19")
    assert "بلاده" not in {words for _, words in found(iraq, "عاد المهاجر إلى بلاده.")}


def test_a_given_name_before_a_surname_is_nobody_else(iraq):
    """`صالح الشرجي` is not the president whose last name is Saleh."""
    text = "غادر علي عبدالله صالح صنعاء. وقتل قائد الحملة صالح الشرجي. وقال صالح إنه باق."
    told = [words for who, words in found(iraq, text, "2015-08-10") if who == "ali-abdullah-saleh"]
    assert told == ["علي عبدالله صالح", "صالح"]


def test_a_groups_adjective_is_the_group(iraq):
    """`الاعتداءات الحوثية`."""
    assert ("houthis", "الحوثية") in found(iraq, "تواصلت الاعتداءات الحوثية على المدينة.", "2015-08-10")


def test_a_surname_beside_an_ally_is_his(iraq):
    """`ميليشيات الحوثي وصالح` names Saleh while his men stand with them; beside others, and later, nobody."""
    joined = "طردت المقاومة ميليشيات الحوثي وصالح من المدينة."
    saleh = ("ali-abdullah-saleh", "صالح")
    assert saleh in found(iraq, joined, "2015-08-05")
    assert saleh not in found(iraq, joined, "2018-08-05")
    assert saleh not in found(iraq, "طردت المقاومة مقاتلي حزب الله وصالح من المدينة.", "2015-08-05")


def test_a_body_behind_a_definite_office_is_not_its_own(iraq):
    """`اتهم الرئيس حزب الله`: whose office it is stands behind `ل`, or as an adjective."""
    assert ("hezbollah", "حزب الله") in found(iraq, "اتهم الرئيس حزب الله بالتصعيد.")
    assert ("hassan-nasrallah", "الأمين العام لحزب الله") in found(
        iraq, "قال الأمين العام لحزب الله إنه باق.", "2016-02-02"
    )


def test_one_of_many_in_office_is_nobody_by_the_title_alone(iraq):
    """`المحافظ` is not the one governor of the country whom the casebook holds, unless he was named before."""
    assert "asaad-al-eidani" not in [id_ for id_, _ in found(iraq, "طالب المحتجون في الناصرية بإقالة المحافظ.")]
    text = "وصل محافظ البصرة أسعد العيداني. وقال المحافظ إن الوضع هادئ."
    assert ("asaad-al-eidani", "المحافظ") in found(iraq, text, "2023-04-18")


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت جماعة الحوثي أسرى في مأرب. وفي المقابل أفرجت الحكومة عن أسرى.",
        "اتهم ناشطون في تعز جهات مقربة من إيران، وطالبوا الحكومة بالتحقيق.",
    ],
)
def test_the_government_is_that_of_the_country_not_of_a_group_or_a_state_beside_it(iraq, text):
    """`حكومة صنعاء` names the Houthis, `إيران` is no one's government in a report from Taiz."""
    assert ("yemen-government", "الحكومة") in found(iraq, text, "2020-05-19")


@pytest.mark.parametrize(("published", "king"), [("2014-05-01", "king-abdullah"), ("2015-08-01", "king-salman")])
def test_a_style_of_one_throne_is_its_king_of_the_day(iraq, published, king):
    assert (king, "خادم الحرمين الشريفين") in found(iraq, "استقبل خادم الحرمين الشريفين وفدا يمنيا.", published)
