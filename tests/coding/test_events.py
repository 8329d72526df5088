import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.records import from_row, row
from tests.coding.told import events, who

TEXT = "قصفت قوات السهل مواقع لواء النهر في وادي الصفصاف أمس. وأدى القصف إلى مقتل خمسة مدنيين بحسب وكالة أنباء السهل."
MORE = (
    "هبطت أسعار القمح في السوق.",
    "افتتح المعرض السنوي للكتاب أبوابه.",
    "فاز الفريق بثلاثة أهداف.",
    "تساقطت الأمطار على التلال.",
)


def test_every_quotation_stands_in_the_text_at_its_position(sample):
    """Trigger, parties, place, date, counts and evidence are all found where they say."""
    for event in events(sample, TEXT):
        spans = [event.trigger, event.evidence, *(one.span for one in (*event.actors, *event.recipients))]
        spans += [event.place.span if event.place else None, event.when.span if event.when else None]
        spans += [one.span for one in event.counts]
        for span in spans:
            assert span is None or TEXT[span.start : span.end] == span.quote


def test_an_id_is_about_what_is_told_not_about_who_found_it(sample):
    """Coding twice gives the same ids, and two mentions of one word have two."""
    first, second = events(sample, TEXT), events(sample, TEXT)
    assert [one.id for one in first] == [one.id for one in second]
    twice = events(sample, "قصفت قوات السهل الجسر. ثم قصفت قوات السهل المرفأ.", only="قصفت")
    assert len({one.id for one in twice}) == len(twice) == 2


def test_a_rule_names_the_row_and_the_tie(sample):
    """A reader sees which trigger fired and why this one acted."""
    (event,) = events(sample, "قصفت قوات السهل مواقع لواء النهر.", only="قصفت")
    row_id, tie = event.rule.split("; ", 1)
    assert row_id in {one.trigger_id for one in sample.triggers}
    assert tie


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(MORE), max_size=3))
def test_unrelated_sentences_behind_change_nothing_before(sample, more):
    """What stands behind an event takes no party, place or day from it."""
    alone = events(sample, TEXT)
    joined = events(sample, " ".join([TEXT, *more]))[: len(alone)]
    assert [(one.type, one.actors, one.recipients, one.place, one.when) for one in alone] == [
        (one.type, one.actors, one.recipients, one.place, one.when) for one in joined
    ]


def test_an_event_survives_its_row(sample):
    """An event becomes plain data and comes back the same."""
    for event in events(sample, TEXT):
        assert from_row(type(event), row(event)) == event


def test_the_weapon_beside_an_attack_gives_the_mode(sample):
    """An attack with a drone is told as one, whatever the verb."""
    found = events(sample, "هاجم لواء النهر قاعدة الرمل بطائرة مسيرة.", only="هاجم")
    assert [one.mode for one in found] == ["drone"]


def test_a_demand_names_what_it_is_about(sample):
    """A demand to withdraw is about a retreat."""
    (event,) = events(sample, "طالبت حكومة السهل لواء النهر بالانسحاب من الجسر.", only="طالبت")
    assert (event.type, event.about) == ("REQUEST", "RETREAT")


def test_the_subject_is_carried_into_the_next_sentence(sample):
    """A sentence that opens with its verb and names nobody goes on with who acted before."""
    found = events(sample, "هاجم لواء النهر الجسر. كما هاجم المطار.", only="هاجم")
    assert [list(map(who, one.actors)) for one in found] == [["river-brigade"], ["river-brigade"]]


MODES = (
    ("طالبت حكومة السهل لواء النهر بالانسحاب من المدينة.", "طالبت", ("yield", "RETREAT")),
    ("دعت سلطنة الجزر الطرفين إلى الاجتماع في المدينة.", "دعت", ("meet", "CONSULT")),
    ("دعا الوزير الأهالي إلى الصبر.", "دعا", ("change", None)),
    ("هدد لواء النهر بقصف المطار.", "هدد", ("violence", "ASSAULT")),
    ("اتهمت حكومة السهل لواء النهر بقصف المطار.", "اتهمت", ("allege", "ASSAULT")),
    ("أعلن ناطق أن طيران التحالف قصف مواقع لواء النهر.", "قصف", ("aerial", None)),
    ("فجر انتحاري سيارة مفخخة قرب المطار.", "فجر", ("suicide-attack", None)),
    ("قصفت طائرات السهل مواقع لواء النهر.", "قصفت", ("aerial", None)),
    ("قصف لواء النهر المطار بالمدفعية بعد تحليق الطائرات.", "قصف", ("heavy-weapons", None)),
)


@pytest.mark.parametrize(("text", "trigger", "told"), MODES)
def test_a_mode_follows_what_is_asked_or_what_flies(sample, text, trigger, told):
    """A demand has the mode of what it is about, shelling by aircraft that of the air."""
    (event,) = events(sample, text, only=trigger)
    assert (event.mode, event.about) == told


def test_a_statement_speaks_for_who_issued_it(sample):
    """`وأضاف البيان`: the word of whoever spoke before."""
    text = "أعلن لواء النهر أن قوات السهل هاجمت القرية.\nوأضاف البيان أن قوات السهل قتلت ثلاثة مدنيين أمس."
    told = {event.trigger.quote: event.speaker for event in events(sample, text)}
    assert told["قتلت"] is not None
    assert told["قتلت"].actor_id == "river-brigade"


@pytest.mark.parametrize(
    ("text", "word"),
    [("قام وزير السهل أمس بزيارة إلى القرية.", "بزيارة"), ("أعلن لواء النهر أمس هدنة لمدة أسبوع.", "أعلن")],
)
def test_of_a_light_verb_and_its_noun_the_noun_is_the_trigger(sample, text, word):
    """Where words stand between; a verb that tells the deed itself keeps it."""
    assert [event.trigger.quote for event in events(sample, text)] == [word]
