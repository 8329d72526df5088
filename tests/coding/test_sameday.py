import pytest

from tests.coding.told import events, when


@pytest.mark.parametrize(
    ("text", "only", "told"),
    [
        ("وقالت مصادر إن جنديين قتلا في هجوم نفذه لواء النهر على الجسر يوم الجمعة.", "قتلا", "2026-02-27"),
        ("وقالت مصادر إن جنديين قتلا في هجوم نفذه لواء النهر على الجسر يوم الجمعة.", "هجوم", "2026-02-27"),
        ("تمكنت قوات السهل أمس من التصدي لهجوم شنه لواء النهر على المرفأ.", "هجوم", "2026-03-01"),
        ("دان سالم العراب أمس الهجوم على الجسر، مطالبا لواء النهر بالانسحاب.", "مطالب", "2026-03-01"),
        ("وقبل أيام نجحت قوات السهل في استعادة المرفأ.", "استعاد", "2026-02-23 to 2026-03-01"),
        ("هاجم لواء النهر الجسر أمس، حيث قتل جنديين وأحرق عربة.", "أحرق", "2026-03-01"),
    ],
)
def test_one_happening_has_one_day(sample, text, only, told):
    """Those who fell and the attack, an attack and who beat it back, what a participle or `حيث` tells on."""
    assert {when(one) for one in events(sample, text) if only in one.trigger.quote} == {told}


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("دان سالم العراب أمس قصف لواء النهر للجسر.", "قصف"),
        ("انسحبت قوات السهل من الجسر، وقصف لواء النهر المرفأ حتى أول أيام رمضان.", "انسحبت"),
        ("أمس طالب سالم العراب قوات السهل بالانسحاب، بعدما قصف لواء النهر المرفأ.", "قصف"),
    ],
)
def test_deeds_side_by_side_keep_their_days(sample, text, only):
    """The day on which an attack is deplored or remembered is not its own."""
    assert {when(one) for one in events(sample, text) if only in one.trigger.quote} == {"no date"}
