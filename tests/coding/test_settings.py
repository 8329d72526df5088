import pytest

from hudna.coding.analyse import Analyse
from hudna.coding.before import Before
from hudna.coding.countries import Setting
from hudna.coding.heads import Heads
from hudna.coding.placenames import PlaceNames
from hudna.coding.roles import scene
from tests.coding.told import events, examples, place, told, when
from tests.conftest import a_document


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
    """What follows closely, is of the same sort and names no day has that of the attack before."""
    text = "قصف لواء النهر الجسر أمس. كما قصف لواء النهر مطار السهل."
    assert [when(event) for event in events(sample, text, only="قصف")] == ["2026-03-01", "2026-03-01"]


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The town is the one that was named, not the one that tells in which direction it lies.
        ("تقع مدينة زنجبار شرق عدن. اقتحم المسلحون المدينة أمس.", "zinjibar"),
        ("سيطر المسلحون على مدينة زنجبار، عاصمة محافظة أبين. اقتحم الجيش المدينة أمس.", "zinjibar"),
        ("كان القائد في مدينة عدن. أفشل الثوار في محافظة الضالع هجوما. اقتحم الجيش المحافظة.", "dhale"),
    ],
)
def test_a_town_without_a_name_is_the_one_spoken_of(iraq, text, told):
    """`المدينة` and `المحافظة` mean what was named last of their kind."""
    assert place(events(iraq, text, only="اقتحم")[-1]) == told


def _clashes_at(casebook, text):
    """The name of the place of the one event that a text about clashes tells."""
    (event,) = events(casebook, text, only="اشتباكات")
    assert event.place is not None
    return event.place.name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اندلعت اشتباكات في بلدة مضايا والمناطق المحيطة بها أمس.", "Madaya"),
        ("اندلعت اشتباكات في بلدة مضايا وآخر مواقع التنظيم أمس.", "Madaya"),
        ("اندلعت اشتباكات في بلدة مضايا وبلدة بريتال أمس.", "Madaya and Barital"),
        ("اندلعت اشتباكات في بلدة مضايا جنوبا أمس.", "Madaya"),
    ],
)
def test_only_what_has_a_name_joins_a_place(sample, text, told):
    """What is joined to a place and names nothing adds no other place."""
    assert _clashes_at(sample, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اندلعت اشتباكات شرقي الفلوجة أمس.", "east of Fallujah"),
        ("اندلعت اشتباكات شمال شرق الفلوجة أمس.", "northeast of Fallujah"),
        ("اندلعت اشتباكات شرق حلب أمس.", "eastern Aleppo"),
        ("اندلعت اشتباكات وسط مدينة حمص أمس.", "Homs"),
        ("اندلعت اشتباكات وسط حمص أمس.", "central Homs"),
    ],
)
def test_what_lies_beyond_a_town_is_no_part_of_it(iraq, text, told):
    """`شرقي` tells a direction from the town, `شرق` its east."""
    assert _clashes_at(iraq, text) == told


def test_a_small_place_is_named_with_the_town_that_holds_it(iraq):
    """`متحف باردو بالعاصمة تونس`, `قرية مضايا في تعز`; a country is not added."""
    texts = ("اندلعت اشتباكات في قرية مضايا في تعز أمس.", "اندلعت اشتباكات في قرية مضايا في اليمن أمس.")
    names = [event.place.name for text in texts for event in events(iraq, text, only="اشتباكات") if event.place]
    assert names == ["Madaya, Taiz", "Madaya"]


def test_areas_that_nothing_names_are_of_the_country(iraq):
    """`كافة المناطق` is not the town that an earlier sentence named."""
    text = "وصل الرئيس اليمني إلى عدن في اليمن. استعاد الجيش اليمني كافة المناطق من التنظيم."
    (event,) = events(iraq, text, only="استعاد")
    assert place(event) in ("yemen", "nowhere")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("انفجرت سيارة في طرابلس أمس. وقالت الحكومة اللبنانية إن لبنان حزين.", "tripoli-lb"),
        ("انفجرت سيارة في طرابلس أمس. وقالت الحكومة الليبية إن ليبيا حزينة.", "tripoli"),
        ("انفجرت سيارة في طرابلس أمس.", "tripoli"),
    ],
)
def test_of_two_places_of_one_name_that_of_the_documents_country(iraq, text, told):
    """`طرابلس` is in Libya, and in a document of Lebanon in Lebanon."""
    assert place(events(iraq, text, only="انفجرت")[0]) == told


def test_positions_have_an_owner_and_no_name(iraq):
    """`قواعد التمرد` are the rebels' bases, no place called so."""
    (event,) = events(iraq, "قصفت الطائرات قواعد التمرد أمس.", only="قصفت")
    assert event.place is None or "base" not in event.place.name


@pytest.mark.parametrize(
    ("before", "told"), [(Before(), "first"), (Before(3, -1), "none"), (Before(3, 7), "same"), (Before(3, 8), "other")]
)
def test_an_answer_is_told_from_that_of_the_deed_before(before, told):
    """The first deed of a sentence, one without an answer, the same answer, another."""
    assert before.same(7) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اندلعت اشتباكات في ريف حلب الشمالي أمس.", "northern Aleppo countryside"),
        ("اندلعت اشتباكات في ريف دمشق أمس.", "Rif Dimashq"),
        ("اندلعت اشتباكات على طريق حلب – إدلب أمس.", "Aleppo-Idlib road"),
        ("اندلعت اشتباكات على طريق حلب أمس.", "Aleppo road"),
        ("اندلعت اشتباكات على الطريق الرابط بين مدينة تعز ومنطقة الكدحة أمس.", "Taiz-al-Kadha road"),
        ("اندلعت اشتباكات في بلدة بريتال - بعلبك أمس.", "Brital, Baalbek"),
        ("اندلعت اشتباكات في قرية تسمى تل السمن أمس.", "Tal al-Saman"),
        ("اندلعت اشتباكات في أطراف مدينة حمص أمس.", "Homs"),
        ("اندلعت اشتباكات في قرية حور كلس أمس.", "Hawar Kilis"),
        ("اندلعت اشتباكات في مدينة كلس أمس.", "Kilis"),
        ("اندلعت اشتباكات في شمال غرب سوريا أمس.", "northwestern Syria"),
    ],
)
def test_a_place_is_named_by_all_of_its_words(iraq, text, told):
    """The side of a countryside, both ends of a road, the name that a village is said to have."""
    assert _clashes_at(iraq, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قصف الجيش مدينة تعز. وعاد أهالي تعز. وقال مسؤول في مسقط إنه حزين. اقتحم الثوار المدينة أمس.", "taiz"),
        ("قصف الجيش مدينة تعز. واقتحم مدينة زنجبار. اقتحم الثوار المدينة أمس.", "zinjibar"),
    ],
)
def test_what_was_named_most_is_what_is_meant(iraq, text, told):
    """`المدينة` is the town spoken of most, of two named as often the last."""
    assert place(events(iraq, text, only="اقتحم")[-1]) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [("محيط القاعدة", "al-Kahil base, Taiz"), ("محيط المدينة", "Taiz"), ("مداخل مدينة زنجبار", "Zinjibar")],
)
def test_what_surrounds_a_place_is_told_by_it(iraq, words, told):
    """`محيط القاعدة` is about the base that was named, not about its town."""
    analysis = Analyse(iraq)(a_document(f"قصف الجيش قاعدة الكحيل في مدينة تعز. واندلعت اشتباكات في {words}."))
    names, setting = PlaceNames(iraq), Setting()
    first, second = [scene(analysis.document.text, sentence, (), Heads(iraq)) for sentence in analysis.sentences]
    names.noted(analysis.sentences[0], setting, first)
    found = [names.reference(analysis, second, group, setting) for group in second.groups if group.placed]
    assert [one.name for one in found if one is not None] == [told]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("تراقب تركيا الوضع.", "الحدود السورية التركية", "Syrian-Turkish border"),
        ("تراقب تركيا وتركيا الوضع.", "الحدود مع سوريا", "Turkish-Syrian border"),
        ("سقط صاروخ قرب الحدود السعودية اليمنية.", "الحدود", "Saudi-Yemeni border"),
        ("سقط صاروخ في السعودية.", "الحدود اليمنية السعودية", "Saudi-Yemeni border"),
        ("وصل الوزير إلى روما.", "السفارة الإيرانية في روما", "Iranian Embassy, Rome"),
        ("وصل الوزير إلى إسطنبول.", "القنصلية السويدية في إسطنبول", "Swedish consulate, Istanbul"),
        ("تحدث الناس عن الغلاء.", "شوارع القدس", "Jerusalem"),
        ("تحدث الناس عن الغلاء.", "كريتر والمعلا", "Crater and al-Mualla, Aden"),
        ("تحدث الناس عن الغلاء.", "داخل الحدود التركية", "Turkey"),
        ("تحدث الناس عن الغلاء.", "الداخل التونسي", "Tunisia"),
        ("تحدث الناس عن الغلاء.", "جنوب الفلوجة", "south of Fallujah"),
        ("تحدث الناس عن الغلاء.", "شرق حلب", "eastern Aleppo"),
        ("تحدث الناس عن الغلاء.", "حلب الشرقية", "eastern Aleppo"),
        ("وصل وزير الخارجية السعودي.", "المنطقة الشرقية", "Eastern Province"),
        ("تحدث الناس عن الغلاء.", "محيط قريتي حندرات وبريتال", "Handarat and Brital"),
    ],
)
def test_places_that_countries_and_towns_tell(iraq, text, words, told):
    """A border by its two sides, an embassy by its country and town, streets and quarters by their town."""
    assert _named(iraq, text, f"واندلعت اشتباكات في {words}.")[:1] == [told]


@pytest.mark.parametrize(
    "words",
    ["مناطق الصراعات", "إطار خارطة طريق أمريكية", "مناطق سكنهم", "«حصار البلدة» المرتقب أمس بين الطرفين"],
)
def test_words_that_name_no_place(iraq, words):
    """Struggles, a roadmap, a pronoun and what stands behind closing quotation marks are no names of places."""
    assert _named(iraq, "تحدث الناس عن الغلاء.", f"واندلعت اشتباكات في {words}.") == []


def test_a_town_and_a_country_beside_it_are_no_list(iraq):
    """`عدن وإيران` joins what does not belong together: the deed happened in the town."""
    assert _named(iraq, "وصل الوفد أمس.", "واندلعت اشتباكات في عدن وإيران.")[:1] == ["Aden"]


def _named(casebook, before: str, text: str) -> list[str]:
    """The places of the second sentence as they are named behind the first."""
    analysis = Analyse(casebook)(a_document(f"{before} {text}"))
    names = PlaceNames(casebook)
    setting = names.countries.setting(analysis)
    first, second = [scene(analysis.document.text, sentence, (), Heads(casebook)) for sentence in analysis.sentences]
    names.noted(analysis.sentences[0], setting, first)
    found = [names.reference(analysis, second, group, setting) for group in second.groups if group.placed]
    return [one.name for one in found if one is not None]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("شنت قوات تقودها فرنسا عشر غارات على المسلحين.", "غارات", None),
        ("شنت قوات تقودها فرنسا عشر غارات في العراق.", "غارات", "Iraq"),
        ("قصفت فرنسا مواقع المسلحين في سوريا.", "قصفت", "Syria"),
    ],
)
def test_a_state_that_acts_is_no_place_of_its_attack(iraq, text, words, told):
    """`تقودها فرنسا`: who leads does not tell where."""
    (event,) = [one for one in events(iraq, text) if words in one.trigger.quote]
    assert (event.place.name if event.place else None) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شنت الطائرات غارات في نينوى بمحيط قاعدة القيارة الجوية.", "Qayyarah Air Base"),
        ("شنت الطائرات غارات في نينوى بمشاركة قاعدة القيارة الجوية.", "Nineveh"),
        ("شنت الطائرات غارات في سنجار بمحافظة نينوى.", "Sinjar"),
    ],
)
def test_what_lies_in_a_province_and_is_told_behind_it_is_more_exact(iraq, text, told):
    """`في نينوى بمحيط القاعدة`, where the base lies in Nineveh."""
    found = [one.place.name for one in events(iraq, text) if one.trigger.quote == "غارات" and one.place]
    assert found == [told]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("قصف الطيران تجمعات بحي الزهور في الموصل.", "قصف", "al-Zuhur, Mosul"),
        ("تعرضت أحياء لقصف طال بيوتا وأدى القصف لحي الزهور في الموصل إلى دمار.", "القصف", "al-Zuhur, Mosul"),
        ("دعت النقابة إلى التضامن مع الصحفيين.", "دعت", None),
        ("تضم المدينة ميناء استراتيجيا قصفته القوات.", "قصفت", None),
        ("أغلقت الجماعة 40 موقعا إلكترونيا.", "أغلقت", None),
    ],
)
def test_a_quarter_behind_a_letter_and_words_that_are_no_names(iraq, text, words, told):
    """`بحي الزهور`, `لحي الزهور`: the quarter; solidarity, a strategic port and a site of the web are none."""
    (event,) = [one for one in events(iraq, text) if words in one.trigger.quote][-1:]
    assert (event.place.name if event.place else None) == told
