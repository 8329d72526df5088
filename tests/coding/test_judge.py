"""Judging whether a candidate reports an event, and the whole stage."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.casebook import load
from hudna.coding import Code, code_text, coded, explain
from hudna.coding.analyse import Analyse
from hudna.coding.judge import Judge, Model, Weights, shipped
from hudna.coding.triggers import Triggers
from hudna.records import Event
from tests.conftest import a_document

TEXT = "أعلن لواء النهر هدنة لمدة أسبوع. ثم قصف اللواء الميناء، وقتل ثلاثة من عناصر الشرطة.\nوهدد بقصف المطار."


def test_reasons_are_features_with_weights_the_strongest_first(sample):
    """What weighed can be printed."""
    analysis = Analyse(sample)(a_document(TEXT))
    for _, said in Judge(sample)(analysis, Triggers(sample)(analysis), reasons=True):
        weights = [abs(weight) for _, weight in said.reasons]
        assert weights
        assert weights == sorted(weights, reverse=True)
        assert 0 <= said.reports <= 1


def test_a_model_counts_each_feature_once_and_never_overflows():
    """Repeating a feature says nothing new; enormous weights give one, not an error."""
    model = Model({"a": 1.0, "b": 1e6}, 0.5)
    assert model.score(["a", "a"]) == model.score(["a"])
    assert model.score(["b"]) > 0.999


def test_a_short_asserted_line_is_an_event_that_occurred(sample):
    """The gate for lone sentences of wires does not doubt a line of a few words."""
    (event,) = [record for record in code_text("قصف لواء النهر الميناء أمس.", sample) if isinstance(record, Event)]
    assert (event.type, event.status) == ("ASSAULT", "occurred")


def test_a_word_within_a_short_line_is_no_event_where_the_gate_is_all_but_sure(sample):
    """Whatever opens the line is believed, and so is one that tells of something else, too."""
    assert [each for each in code_text("الناس يحبون من قتل الوحش.", sample) if isinstance(each, Event)] == []


def test_the_titles_of_other_texts_behind_a_text_are_not_coded(sample):
    """The link to a text repeats its title; an author's other texts and key words follow."""
    for tail in (
        " رابط الخبر بصحيفة الميناء: قصف الميناء",
        "\nاقرأ أيضا: مقتل حارس في قصف الثكنة",
        " مقالات أخرى للكاتبقصف الميناء وخطف الحراس",
        " سمات قصف الميناء",
    ):
        told = [each for each in code_text(TEXT + tail, sample) if isinstance(each, Event)]
        assert told, tail
        assert all(each.trigger.end <= len(TEXT) for each in told), tail


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("خرج قائد اللواء متهما حكومة السهل بقصف الجسر.", []),
        ("قال إن الأسرى كانوا محتجزين داخل القاعدة.", []),
        ("قتل قاضي محكمة التنظيم في الغارة.", ["قاضي"]),
    ],
)
def test_who_is_called_by_a_deed_has_no_other_name(text, held):
    """`متهما` and `محتجزين` are people to the casebook and deeds all the same; a judge (`قاضي`) sues nobody."""
    iraq = load("iraq")
    analysis = Analyse(iraq)(a_document(text))
    judged = Judge(iraq)(analysis, Triggers(iraq)(analysis), reasons=True)
    assert held == [text[each.start : each.end] for each, said in judged if said.held == "a word of a name"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("وعدت بلدية السهل بتعزيز الحراسة على الجسر غداة هجوم استهدف السوق.", []),
        ("طالب الأهالي البلدية بتشديد الحراسة عقب تفجير في السوق.", []),
        ("هدد اللواء بالرد في أعقاب غارة على الميناء.", []),
        ("هدد لواء النهر بشن هجوم على الميناء.", ["هجوم"]),
        ("وعدت بلدية السهل بوقف القصف.", ["بوقف القصف"]),
    ],
)
def test_what_a_promise_or_demand_follows_upon_is_no_part_of_it(sample, text, held):
    """Behind `غداة` and `عقب` stands what happened; what is threatened or promised is a deed of nobody's."""
    analysis = Analyse(sample)(a_document(text))
    judged = Judge(sample)(analysis, Triggers(sample)(analysis), reasons=True)
    assert held == [text[each.start : each.end] for each, said in judged if said.rule.startswith("content of a threat")]


def doubting(sample, text, least):
    """The statuses of a text where everything is doubted whose value is at least so high."""
    weights = shipped()
    doubt = Model({"bias": 1.0}, least)
    judge = Judge(sample, Weights(weights.event, weights.gates, weights.status, doubt))
    analysis = Analyse(sample)(a_document(text))
    return [(said.status, said.rule) for _, said in judge(analysis, Triggers(sample)(analysis), reasons=True)]


def test_doubt_turns_only_what_no_rule_turned(sample):
    """A deed that was denied stays denied; one that nobody doubts stays; the rule says whose word it was."""
    text = "قصف لواء النهر الميناء أمس.\nلم يقصف لواء النهر المطار.\nللخبر بقية في الصحيفة."
    (first, rule), (second, _) = doubting(sample, text, 0.5)
    assert (first != "occurred", rule, second) == (True, "doubt over plain", "denied")
    assert [status for status, _ in doubting(sample, text, 0.9)] == ["occurred", "denied"]


def test_doubt_leaves_lone_sentences_to_their_gate(sample):
    """A wire of one sentence is judged by what such sentences taught."""
    text = "قال متحدث إن لواء النهر قصف الميناء أمس بعد أن انسحبت القوات من المدينة ومن القرى التي حولها بحسب شهود."
    assert all("doubt" not in rule for _, rule in doubting(sample, text, 0.5))


def test_a_coded_document_is_json_with_a_list_for_each_kind(sample):
    """The shape that scripts rely on; offsets point at the quotes."""
    document = a_document(TEXT)
    told = json.loads(json.dumps(coded(document, Code(sample)(document)), ensure_ascii=False))
    kinds = {"events", "claims", "truces", "relations", "exchanges", "zones", "sites", "stances", "problems"}
    assert set(told) == kinds | {"id"}
    assert told["events"]
    for event in told["events"]:
        assert TEXT[event["trigger"]["start"] : event["trigger"]["end"]] == event["trigger"]["quote"]
        assert event["rule"]
        assert event["evidence"]["quote"]


def test_explain_shows_each_sentence_each_candidate_and_why(sample):
    """Rejected candidates are shown too."""
    told = explain(a_document(TEXT), sample)
    assert told.count("trigger ") >= 4
    assert "weighed:" in told
    assert "status by:" in told
    assert all(f"{number}. " in told for number in (1, 2, 3))


def test_explain_names_who_and_where_and_what_a_sense_test_kept_out(sample):
    """Every answer stands with its words; a word that its row's test rejects is told with the test."""
    told = explain(a_document("قصفت قوات السهل مدينة الجسر أمس. قال الوزير إنه التقى نفسه."), sample)
    assert "who: \u2068" in told
    assert "قوات السهل" in told.split("who: ")[1].splitlines()[0]
    assert "where: " in told
    assert "by: assault-verb-qSf" in told
    reasons = [line for line in told.splitlines() if "no event" in line]
    assert all(", " in line.split("no event")[1] for line in reasons)


def test_explain_tells_the_other_records_with_their_rule(sample):
    """A claim of responsibility stands beneath the sentence that tells it."""
    told = explain(a_document("هاجم لواء النهر الجسر أمس. وتبنى لواء النهر الهجوم على قوات السهل."), sample)
    assert "claim: " in told
    assert "by: claim:claims" in told


def test_explain_says_why_a_known_word_was_passed_over(sample):
    """`تقدم` asks for neighbours that are not here."""
    told = explain(a_document("قال الوزير إن تقدم الطب كبير في البلاد. وأضاف أن العلوم تقدمت."), sample)
    assert "passed over: " in told
    assert "asks for" in told


def test_coding_twice_gives_the_same(sample):
    """No state is kept between documents."""
    code, document = Code(sample), a_document(TEXT)
    first = list(code(document))
    list(code(a_document("قصفت الطائرات القاعدة.", name="other")))
    assert list(code(document)) == first


@pytest.fixture(scope="module")
def sample_code(sample):
    return Code(sample)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="قصف الهجمات لن سوف إذا،.؟«»ـ\n⟦#⟧123", max_size=120))
def test_any_text_is_coded_without_an_error(sample_code, text):
    """Whatever stands in a text, spans stay inside it."""
    for record in sample_code(a_document(text)):
        if isinstance(record, Event):
            assert text[record.trigger.start : record.trigger.end] == record.trigger.quote


_OWNED = [
    "قواته",
    "مقاتليها",
    "أمنها",
    "وأعوانها",
    "بلادهم",
    "طائراتها",
    "جنوده",
    "عناصر",
    "تابعين",
    "مسلحين",
    "منتمين",
    "رتلا",
    "موالين",
]
_SAID = [
    "لواء",
    "النهر",
    "قوات",
    "السهل",
    "لحكومة",
    "هاجمت",
    "قصفوا",
    "حاجزا",
    "في",
    "من",
    "إلى",
    "أن",
    "التي",
    "وقال",
    "المتحدث",
    "باسم",
    "تدمير",
    "هجوم",
    "على",
    "له",
    "لها،",
    ".",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*_OWNED, *_SAID]), max_size=16).map(" ".join))
def test_whoever_belongs_to_whom_is_found_without_an_error(sample_code, text):
    """Whose men, whose forces, whose land: no chain of owners leads back to itself."""
    assert list(sample_code(a_document(text))) == list(sample_code(a_document(text)))
