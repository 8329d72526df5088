"""Names of places: lists, apposition, units, borders, and what a noun without a name points to."""

import pytest

from tests.coding.told import events, place


def _clashes_in(casebook, words, *, before=""):
    """The name of the place of the clashes that the last sentence of a text tells."""
    (*_, event) = events(casebook, f"{before} اندلعت اشتباكات في {words} أمس.", only="اشتباكات")
    return event.place.name if event.place else None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('محافظتي "أبين" و"لحج"', "Abyan and Lahij"),
        ("مأرب وإب", "Marib and Ibb"),
        ("حجة وعمران وصعدة", "Hajjah, Amran and Saada"),
        ("بابل وذي قار", "Babil and Dhi Qar"),
        ("الرمادي وبيجي", "Ramadi and Baiji"),
        ("أحياء المزة والعباسيين وباب توما", "Mezzeh, al-Abasiyin and Bab Tuma, Damascus"),
        ("منطقتي دار سعد والعلم", "Dar Saad and al-Alam, Aden"),
        ("مدينتي عندان ومخبز", "Anadan and Makhbaz"),
    ],
)
def test_a_list_names_all_of_its_places(iraq, words, told):
    """The marks around names, a name of two letters, a man's name and a plain word behind a dual end no list."""
    assert _clashes_in(iraq, words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [("عندان ومخبز", "Anadan"), ("مدينة الرقة ومستودعا", "Raqqa"), ("صنعاء وعاد عمران", "Sana'a")],
)
def test_a_plain_word_beside_a_place_is_none(iraq, words, told):
    """A bakery, a depot in the accusative, a man who came back."""
    assert _clashes_in(iraq, words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("زنجبار عاصمة محافظة أبين", "Zinjibar"),
        ("مدينة الحوطة، مركز محافظة لحج", "Houta"),
        ("عاصمة محافظة أبين", "Abyan"),
        ('مدينة "لودر" في محافظة أبين', "Lawdar"),
    ],
)
def test_a_town_is_not_the_province_that_it_is_the_seat_of(iraq, words, told):
    """What stands behind a town tells of it; alone it is all that is known."""
    assert _clashes_in(iraq, words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('معسكر "اللواء 35"', "35th Brigade camp"),
        ("مقر اللواء 33 مدرع", "33rd Armoured Brigade headquarters"),
        ("مستشفى ابن خلدون", "Ibn Khaldoun Hospital"),
        ("مستشفى الملك فهد", "King Fahd Hospital"),
        ("طريق الحلة السريع", "Hillah highway"),
        ("قاعدة جوية شرق حلب", "air base east of Aleppo"),
        ("أحد أحياء شمال عدن", "northern Aden"),
        ("الضواحي الجنوبية لمدينة الرمادي", "southern Ramadi"),
        ("المنطقة الحدودية الشرقية لسوريا", "eastern Syria"),
        ("حي القادسية في كركوك", "al-Qadisiya, Kirkuk"),
        ("منزل مفخخ", None),
    ],
)
def test_a_site_is_named_as_english_names_it(iraq, words, told):
    """Digits stay, titles of persons are told, a quarter is no province of the same name."""
    assert _clashes_in(iraq, words) == told


@pytest.mark.parametrize(
    ("before", "words", "told"),
    [
        ("قصف الجيش بلدة مضايا. وتحدث قائد في مدينة الرقة.", "البلدة", "Madaya"),
        ("قصف الجيش بلدة مضايا. وتحدث قائد في مدينة الرقة.", "المدينة", "Raqqa"),
        ("وصل الوزير إلى مدينة عدن.", "المطار", "Aden Airport"),
        ("وصل الوزير إلى اليمن.", "المطار", None),
    ],
)
def test_a_noun_without_a_name_points_to_its_own_kind(iraq, before, words, told):
    """`البلدة` is no city that was named later, `المطار` that of the town spoken of."""
    assert _clashes_in(iraq, words, before=before) == told


def test_the_words_of_a_date_are_no_part_of_a_place(iraq):
    """`المدينة الشهر الماضي`: the evidence ends with the town."""
    text = "اقتحم الجيش مدينة تعز. وهاجم المسلحون المدينة الشهر الماضي."
    (event,) = events(iraq, text, only="هاجم")
    assert (place(event), event.place.span.quote) == ("taiz", "المدينة")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("مداخل ومخارج مدينة مصراتة في ليبيا", "Misrata"),
        ("محيط مطار دير الزور", "Deir ez-Zor Airport"),
        ("محيط مدينة حمص", "Homs"),
    ],
)
def test_what_lies_around_a_place_is_told_by_it(iraq, words, told):
    """Entrances and exits are of the town behind them, the surroundings of an airport are the airport."""
    assert _clashes_in(iraq, words) == told


@pytest.mark.parametrize(
    ("text", "told"), [("تقف الحكومة دوماً مع السكان ضد هجمات العدو.", None), ("قصفت الطائرات مدينة دوما.", "Douma")]
)
def test_an_adverb_is_no_town(iraq, text, told):
    """`دوماً` with its nunation is always, without it the town."""
    found = events(iraq, text)
    assert {event.place.name if event.place else None for event in found} == {told}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شن الطيران غارات على سرمين.", "Sarmin"),
        ("سيطر التنظيم على صوران.", "Suran"),
        ("قصف الجيش السوري سرمين.", "Sarmin"),
        ("هاجم الجنرال حيان خصومه.", None),
    ],
)
def test_a_small_town_is_known_by_the_deed_that_is_done_to_it(iraq, text, told):
    """`على` behind an attack leads to a town, and no Ali; a man behind his rank is none."""
    assert {event.place and event.place.name for event in events(iraq, text)} == {told}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("مناطق بين الفلوجة والرمادي", "Fallujah and Ramadi"),
        ("قرية البو حيات", "Albu Hiyat"),
        ("قريتي البو ذياب والبو فراج", "Albu Dhiab and Albu Faraj"),
        ("قرية أبو فراج", "Abu Faraj"),
    ],
)
def test_between_two_towns_and_villages_named_after_their_people(iraq, words, told):
    """The two ends are told; what stands behind `أبو` and `البو` is whole."""
    assert _clashes_in(iraq, words) == told


def test_beside_a_place_that_no_casebook_holds(iraq):
    """`غرب كفرنبودة`: a name behind a direction is that of a place; a plain word is not."""
    told = [events(iraq, f"اندلعت اشتباكات {words} أمس.", only="اشتباكات") for words in ("غرب كفرنبودة", "غرب الطريق")]
    assert [one.place and one.place.name for (one,) in told] == ["west of Kafranbuda", None]


def test_a_town_of_the_south_is_the_whole_town(iraq):
    """`مدينة عدن الجنوبية` lies in the south; `شرق الفلوجة` lies outside the town."""
    told = [_clashes_in(iraq, words) for words in ("مدينة عدن الجنوبية", "شرق الفلوجة")]
    assert told == ["Aden", "east of Fallujah"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("كشف الوزير قصف المتمردين في اليمن لمناطق سكنية في مدينة عدن.", "Aden"),
        ("كشف الوزير قصف المتمردين في اليمن، وزار السفير مدينة عدن.", "Yemen"),
    ],
)
def test_a_clause_that_tells_more_exactly_than_the_country(iraq, text, told):
    """Behind the country the town in the same clause; not that of the next."""
    (event,) = events(iraq, text, only="قصف")
    assert event.place.name == told
