import pytest

from hudna.lang.ar.latin import latin

NAMES = {
    "كمال كليتشدار أوغلو": "Kamal Kilicdaroglu",
    "محمد علي العروي": "Mohamed Ali Aroui",  # the Maghreb writes its names its own way
    "محمد علي العمري": "Mohammed Ali al-Omari",
    "قاسم المحمداوي": "Qasem al-Mohammedawi",
    "عبد الكريم الزبيدي": "Abdul Karim al-Zubaidi",
    "سالم البزاز": "Salem al-Bazzaz",
    "علي القريشي": "Ali al-Quraishi",
    "سليم الجبوري": "Salim al-Jubouri",
    "جون كيري": "John Kerry",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_as_news_in_english_writes_it(name):
    """By the tables of given and family names, else by the pattern of the family name."""
    assert latin(name.split()) == NAMES[name]


def test_family_names_do_not_spell_places():
    """The words of places go before; without them a place is spelled letter by letter."""
    assert latin(["تل", "كوك"], {"تل": "Tell"}) == "Tell Kuk"


def test_the_first_half_of_a_places_name_keeps_its_t():
    """`خربة الورد` is Khirbat al-Ward; a name of one word, and a person's, have none."""
    parts = {"تل": "Tell"}
    assert latin(["سيلة", "الورد"], parts).split()[0].endswith("t")
    assert not latin(["سيلة"], parts).endswith("t")
    assert not latin(["سيلة", "الورد"]).split()[0].endswith("t")


@pytest.mark.parametrize(
    ("word", "told"),
    [("عاهم", "Ahim"), ("قادسية", "Qadisiya"), ("صفوان", "Safwan"), ("غريان", "Gharyan"), ("بيحان", "Bayhan")],
)
def test_vowels_that_a_pattern_makes_sure(word, told):
    """The patterns of nouns write the vowels that Arabic does not; `كرمان` has none of them."""
    assert latin([word], {"-": ""}) == told
    assert latin(["كرمان"], {"-": ""}) == "Karman"
