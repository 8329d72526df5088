"""Who did a deed, or did not, by who claims, charges, allows or sponsors it, by sentences of our own."""

import pytest

from tests.coding.told import events


def parties(casebook, text, trigger, role="actors"):
    """The names of one role of the event with a trigger."""
    event = next(each for each in events(casebook, text, published="2021-07-10") if each.trigger.quote == trigger)
    return {party.name for party in getattr(event, role)}


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        (
            "تصاعدت هجمات خلايا الكاتيوشا، وتبنت جماعة تسمي نفسها أصحاب الكهف الهجوم على رتل.",
            "وتبنت",
            {"Ashab al-Kahf"},
        ),
        ("قتل تنظيم داعش ثلاثة جنود، وتبنى التنظيم التفجير.", "وتبنى", {"Islamic State"}),
        ("أسقطت القوات طائرة، ولم تتبن أي جماعة الهجوم.", "تتبن", set()),
        ("القوات العراقية لم تتبن الهجوم.", "تتبن", {"Armed Forces of Iraq"}),
    ],
)
def test_who_claims_stands_behind_the_verb(iraq, text, trigger, names):
    """A front that is brought in by its name claims, not the cells named before; what nobody claims nobody claims."""
    assert parties(iraq, text, trigger) == names


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("اتهم الصدر الحكومة باستهدافه.", "باستهدافه", {"government"}, {"Muqtada al-Sadr"}),
        ("اتهم الحوثيون السعودية بقصفها المدنيين في صعدة.", "بقصفها", {"Saudi Arabia"}, {"civilians"}),
    ],
)
def test_the_pronoun_of_a_charge_means_its_bringer_where_no_object_follows(iraq, text, trigger, actors, recipients):
    """`باستهدافه`: him who charges; `بقصفها المدنيين`: her who is charged."""
    assert parties(iraq, text, trigger) == actors
    assert parties(iraq, text, trigger, "recipients") == recipients


def test_who_does_not_allow_a_deed_does_not_do_it(iraq):
    """`حكومته` is the government of the official last named."""
    text = "قال الكاظمي إن حكومته لن تسمح باستهداف البعثات الدبلوماسية."
    assert parties(iraq, text, "لن تسمح") == {"Government of Iraq"}
    assert parties(iraq, text, "باستهداف") == set()


def test_who_sponsors_a_truce_is_no_side_of_it(iraq):
    assert parties(iraq, "يقوم السيناريو على تمديد الهدنة برعاية عمانية.", "تمديد الهدنة", "recipients") == set()


def test_whose_strike_it_was_killed_whom_the_deed_names(iraq):
    """`اغتيال X بغارة أمريكية` was laid to whoever stood before."""
    text = "يلزم القرار الحكومة بإخراج القوات الأجنبية بعد يومين من اغتيال قاسم سليماني بغارة أمريكية قرب مطار بغداد."
    for trigger in ("اغتيال", "بغارة"):
        assert parties(iraq, text, trigger) == {"United States"}
        assert parties(iraq, text, trigger, "recipients") == {"Qasem Soleimani"}


def test_a_parliament_that_adopts_says_nothing(iraq):
    """`أقر البرلمان قرارا` speaks for no deed behind it; `أقر الوزير بأن` does."""
    spoken = events(iraq, "أقر مجلس النواب العراقي قرارا بعد غارة أمريكية قرب بغداد.", only="غارة")
    assert [each.speaker for each in spoken] == [None]
    (told,) = events(iraq, "أقر وزير الدفاع الأمريكي بأن إيران قصفت القاعدة.", only="قصفت")
    assert told.speaker is not None


def test_the_pronoun_of_the_word_charge_is_the_accused(iraq):
    """`استنكر اتهامه بالاغتيال`: the charge is somebody's against him, none of his."""
    told = "استنكر حزب الله اتهامه باغتيال رفيق الحريري."
    assert parties(iraq, told, "اتهامه") == set()
    assert parties(iraq, told, "اتهامه", "recipients") == {"Hezbollah"}
