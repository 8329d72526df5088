"""Telling what happened from what was planned, feared, asked for or denied."""

import pytest

from hudna.coding.analyse import Analyse
from hudna.coding.cues import Cues, table
from hudna.coding.judge import Judge
from hudna.coding.triggers import Triggers
from tests.coding.golden import examples
from tests.conftest import a_document


@pytest.fixture(scope="module")
def judged(sample):
    analyse, triggers, judge = Analyse(sample), Triggers(sample), Judge(sample)

    def of(text):
        # A second paragraph: the rules for articles, not the gate for lone sentences of wires.
        analysis = analyse(a_document(f"{text}\nللخبر بقية في الصحيفة."))
        return judge(analysis, triggers(analysis), reasons=True)

    return of


@pytest.mark.parametrize("example", examples("status"))
def test_the_status_is_read_from_form_and_cues(judged, example):
    """Each candidate of the sentence, accepted or not, with its status."""
    text = example["text"]
    told = [f"{each.row.event_type} {said.status}: {text[each.start : each.end]}" for each, said in judged(text)]
    assert told == example["expect"]


def test_a_conditional_deed_keeps_the_words_of_its_condition(judged):
    """The condition's span runs from its cue to the next pause."""
    text = "سيقصف اللواء الميناء إذا دخلت القوات المدينة، كما قال متحدث."
    said = judged(text)[0][1]
    start, end = said.condition
    assert text[start:end] == "إذا دخلت القوات المدينة"


def test_a_status_names_its_rule_and_cue(judged):
    """What decided can be shown to a reader."""
    said = judged("لن ينسحب اللواء.")[0][1]
    assert (said.status, said.rule, said.cues) == ("denied", "negated", ("لن",))


def test_every_cue_has_a_kind_and_a_reach():
    """The table of cues is complete: no row without kind, no unknown reach."""
    assert {reach for _, reach, _ in table().values()} <= {"next", "verb", "clause", "sentence"}
    assert all(kind for kind, _, _ in table().values())


def test_a_longer_cue_hides_the_words_in_it(sample):
    """`ما إذا` asks whether; the `إذا` in it opens no condition."""
    words = Analyse(sample)(a_document("لم يعرف ما إذا كان القصف وقع")).sentences[0].words
    assert [cue.kind for cue in Cues()(words)][:2] == ["negated", "whether"]
