from datetime import date

import pytest

from hudna.coding import Code
from hudna.records import Truce
from tests.coding.golden import coded, examples
from tests.conftest import a_document


@pytest.mark.parametrize("example", examples("truces"))
def test_golden_truces(sample, example):
    """Each golden sentence gives its records of this kind and no others."""
    assert coded(sample, example, Truce) == example["expect"]


def test_the_dual_of_a_country_names_both_of_its_states(iraq):
    """`بين الكوريتين` makes North and South Korea parties; a dual of no country names nobody."""
    text = "وقع اتفاق هدنة بين {} عام 1953 في بلدة حدودية."
    told = {word: coded(iraq, {"text": text.format(word)}, Truce) for word in ("الكوريتين", "المدينتين")}
    assert all(state in str(told["الكوريتين"]) for state in ("north-korea", "south-korea"))
    assert "korea" not in str(told["المدينتين"])


@pytest.mark.parametrize(("term", "n"), [("لمدة شهر", 1), ("لمدة يومًا", None), ("لمدة ⟦#⟧ يومًا", None)])
def test_a_term_whose_number_is_lost_is_no_term_of_one(iraq, term, n):
    """`لمدة يومًا` counts what no number tells: a day is `لمدة يوم`."""
    (truce,) = (
        one
        for one in Code(iraq)(a_document(f"وافقت الفصائل على هدنة {term} مع القوات الأمريكية."))
        if isinstance(one, Truce)
    )
    assert truce.duration.n == n


def _duty(sample, text):
    """The obligor and the last day of the one condition that a text tells."""
    document = a_document(text)
    truce = next(record for record in Code(sample)(document) if isinstance(record, Truce))
    (duty,) = truce.conditions
    return duty.obligor and duty.obligor.actor_id, duty.deadline and duty.deadline.latest


@pytest.mark.parametrize(
    ("duty", "obligor"),
    [
        ("بشرط انسحاب قوات السهل من السد", "plain-forces"),
        ("مقابل الإفراج عن 50 رهينة", None),
        ("بشرط السماح للواء النهر بالعبور", None),
        ("شريطة أن يسلم لواء النهر سلاحه", "river-brigade"),
    ],
)
def test_who_owes_a_duty_does_it(sample, duty, obligor):
    """Who is named as the object of a duty owes nothing."""
    assert _duty(sample, f"أعلنت حكومة السهل هدنة مع حركة التل {duty}.")[0] == obligor


def test_a_duty_has_its_days_before_it(sample):
    """`خلال ستة أشهر` of what is still to be done begins on the day of the document."""
    text = "أعلن لواء النهر هدنة مع حكومة السهل بشرط انسحاب قوات السهل من سد المرجان خلال ستة أشهر."
    assert _duty(sample, text)[1] == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("أعلنت فارك هدنة من جانب واحد. وكان الجيش الكولومبي كثف غاراته.", {"farc", "colombia-government"}),
        ("أعلنت فارك هدنة من جانب واحد. ورحبت النرويج بذلك.", {"farc"}),
        ("قال المتحدث باسم حركة حماس إن الحركة ملتزمة بالتهدئة ما التزمت بها إسرائيل.", {"hamas", "israel-government"}),
        (
            "توصلت واشنطن وموسكو إلى وقف لإطلاق النار. ورحبت المعارضة السورية به، وقال النظام السوري إنه سيلتزم به."
            " واتهمت المعارضة السورية النظام السوري بالمماطلة.",
            None,
        ),
    ],
)
def test_the_casebook_tells_who_faces_whom(iraq, text, sides):
    """A rival by the casebook is the other side where the document speaks of him; brokers face nobody."""
    document = a_document(text, "2015-08-05")
    (truce,) = (record for record in Code(iraq)(document) if isinstance(record, Truce))
    told = {side.actor_id for side in truce.parties}
    assert told == (sides or {"syria-government", "syrian-opposition"})


def test_the_body_that_sends_an_envoy_mediates(iraq):
    """`دعا مبعوث الأمم المتحدة ...`: the United Nations; a minister who calls for a truce mediates nothing."""
    text = "دعا {} الحوثيين والحكومة اليمنية إلى هدنة إنسانية."
    for caller, mediators in (("مبعوث الأمم المتحدة إلى اليمن", ["united-nations"]), ("وزير الخارجية الفرنسي", [])):
        document = a_document(text.format(caller), "2015-08-05")
        (truce,) = (record for record in Code(iraq)(document) if isinstance(record, Truce))
        assert [one.actor_id for one in truce.mediators] == mediators


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("هدد حزب العمال الكردستاني بقطع الهدنة مع أنقرة.", "in-force"),
        ("أعلن حزب العمال الكردستاني قطع الهدنة مع أنقرة.", "ended"),
        (
            "هددت حركة العدل والمساواة بإنهاء وقف إطلاق النار إذا لم تفرج الحكومة السودانية عن المعتقلين.",
            "in-force",
        ),
        ("تستعد الحكومة السودانية والحركة الشعبية لتوقيع اتفاق وقف إطلاق النار.", "proposed"),
        ("اشترط الحوثيون رفع الحصار لقبول الهدنة مع التحالف.", "proposed"),
        ("لم توافق الحكومة اليمنية على الهدنة مع الحوثيين.", "rejected"),
        ("وافقت الحكومة اليمنية على الهدنة مع الحوثيين.", "agreed"),
        ("استأنف حزب العمال الكردستاني القتال ضد تركيا بعد هدنة استمرت عامين.", "ended"),
        ("هدنة هشة بين قوات حفتر وفجر ليبيا في غريان.", "in-force"),
        ("طالب الاتحاد الأفريقي الحكومة السودانية والحركة الشعبية بوقف الأعمال العدائية.", "demanded"),
        ("اتفق النظام السوري والجيش الحر على تجميد القتال في حي جوبر.", "agreed"),
        ("أعلنت الحركة الشعبية قطاع الشمال وقف العدائيات لمدة ستة أشهر.", "declared"),
    ],
)
def test_how_a_truce_stands(iraq, text, status):
    """Threats to end it, aims and refusals of an accord, a time that is over, sides that are called upon."""
    (truce,) = (one for one in Code(iraq)(a_document(text, "2015-08-05")) if isinstance(one, Truce))
    assert truce.status == status


def test_a_demand_to_halt_attacks_on_another_is_no_truce(iraq):
    """`طالب الفصائل بوقف هجماتها على السفارة`: the United States alone was told as a party to one."""
    text = "طالب رئيس الوزراء الفصائل بوقف هجماتها على السفارة الأمريكية."
    assert not [one for one in Code(iraq)(a_document(text, "2020-08-05")) if isinstance(one, Truce)]


def _sides(iraq, text, day="2016-02-25"):
    """Who is party to the one truce that a text tells."""
    (truce,) = (one for one in Code(iraq)(a_document(text, day)) if isinstance(one, Truce))
    return {side.actor_id for side in truce.parties}


def test_outsiders_agree_on_a_truce_of_those_at_war_where_it_holds(iraq):
    """`اتفقت الرياض وواشنطن على هدنة في سوريا`: a war beside it, of others, gives it no sides."""
    text = (
        "اتفقت واشنطن وموسكو على هدنة في سوريا. وقصفت تركيا مواقع الوحدات الكردية، وردت الوحدات الكردية بقصف تركيا."
        " وقالت المعارضة السورية إن قوات النظام السوري تحشد قرب حلب."
    )
    assert _sides(iraq, text) == {"syria-government", "syrian-opposition"}


def test_whom_a_truce_leaves_out_is_no_party(iraq):
    """`هدنة يستثنى منها تنظيم داعش`: the one who is left out is named nearest to the truce."""
    text = "أعلنت الحكومة السورية والمعارضة السورية هدنة تستثنى منها جبهة النصرة وحركة أحرار الشام."
    assert _sides(iraq, text) == {"syria-government", "syrian-opposition"}


def test_who_holds_fire_alone_is_a_party(iraq):
    """`هدنة أعلنتها روسيا من جانب واحد`: outsiders who agree on a truce are none, who holds back his own fire is."""
    text = "أعلنت روسيا هدنة من جانب واحد في حلب. وقصفت المعارضة السورية قوات النظام السوري غداة ذلك."
    assert "russia" in _sides(iraq, text)


def test_another_noun_between_keeps_its_own_two(iraq):
    """`الهدنة ... تمييز بين X وY`: whom a minister will not tell apart are no sides of the truce."""
    text = "قال الوزير إن الهدنة مع حزب الله قائمة. وحذر من أنه بعد الهدنة لن يكون تمييز بين لبنان وحزب الله."
    assert _sides(iraq, text, "2024-12-05") == {"hezbollah"}
