"""Personal names in Arabic text."""

import pytest

from hudna.lang.ar.persons import persons

COMMON = frozenset(["التي", "خطفت", "أمس", "من", "قتل", "في"])


def found(text):
    return [text[p.start : p.end] for p in persons(text, is_word=lambda word: word in COMMON)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قالت الشاهدة هناء ريمون إن القصف توقف", ["هناء ريمون"]),
        ("والناشطة الألمانية هيلا ميفيس التي خطفت", ["هيلا ميفيس"]),
        ("زار عبد الله بن محمد العلي المدينة", ["عبد الله بن محمد العلي"]),
        ("خطفت جنيد أحمد أمس", ["جنيد أحمد"]),
        ("قتل عبد الله الصبيحي في", ["عبد الله الصبيحي"]),
        ("وصل لأحمد الجبوري خطاب", ["أحمد الجبوري"]),
        ("قال أحمد الجبوري كلاماً، ثم سكت الجبوري", ["أحمد الجبوري", "الجبوري"]),
        ("أصيبت الطفلة زينب", ["زينب"]),
        ("قال علي شايف الحريري من", ["علي شايف الحريري"]),
        ("وأفرجت عن ابنها مازن أمس", ["مازن"]),
        ("وقال المواطن «كريم» إنه رأى", ["كريم"]),
        ("قتل علي كاظم، محمد، حسن جبار", ["علي كاظم", "محمد", "حسن جبار"]),
        ("قتل أحمد حسين. وقالت والدة أحمد إن حسين غاب", ["أحمد حسين", "أحمد", "حسين"]),
        ("قال أحمد الجبوري كلاماً، والجبوري تاجر، للجبوري دكان", ["أحمد الجبوري", "الجبوري", "للجبوري"]),
        ("الشاهد محمد صالح أكد ذلك. وأضاف صالح أن", ["محمد صالح", "صالح"]),
        ("خطفت خالد زرقون أمس", ["خالد زرقون"]),
        ("قتل محمد أنور بيوض أمس", ["محمد أنور بيوض"]),
        ("خطفت المتهم وسام قطان من", ["وسام قطان"]),
        ("قتل كريم النوري أمس", ["كريم النوري"]),
        ("خطفت الناشط المدني كريم من", ["كريم"]),
        ("خطفت المحلل وسام العابد من", ["وسام العابد"]),
    ],
)
def test_a_name_is_found_with_all_its_words(text, names):
    """Given names with what follows, foreign names after an occupation, the surname alone later on."""
    assert names == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "قائد لواء النهر",
        "أعلن ناطق باسم الحكومة",
        "سلام دائم في المدينة",
        "رجل كريم",
        "قال أحمد التونسي"[9:],
        "اتفاق صالح للجميع",
        "شن الجيش هجوماً على المطار",
        "نور القمر",
        "شعبان في رجب",
        "قائد العمليات",
        "نضال الفلسطيني",
    ],
)
def test_everyday_words_are_no_names(text):
    """Words that are names too do not count where no surer name follows."""
    assert [] == found(text)


@pytest.mark.parametrize(
    "text", ["قتل أحمد الجبوري زرقون", "خطفت علي كاظم بمفرق", "خطفت علي كاظم التي", "خطفت علي كاظم ـ"]
)
def test_what_follows_a_whole_name_is_no_surname(text):
    """Behind a surname with the article the name is over; a word with a particle written on it begins something new."""
    known = COMMON | {"مفرق"}

    assert text.split()[-1] not in [
        word for p in persons(text, is_word=lambda word: word in known) for word in text[p.start : p.end].split()
    ]
