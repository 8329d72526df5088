"""The ledger: what is due, how it came out, and that nothing was changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.outlook import backtest, forecasts, ledger, queries, questions
from hudna.records import Target
from tests.outlook.makers import DAY, a_history, a_truce
from tests.outlook.test_look_ahead import OFTEN, UNTIL, ahead, of


def settled(sample, attack_days=()):
    made = ahead(sample)
    later = a_history(list(attack_days), until=UNTIL + timedelta(days=100), truces=(a_truce(),))
    (question,) = of(made, "truce-declared")[:1]
    question = question.question
    return made, questions.settle(question, later, queries.kin(sample))


def test_what_the_day_settles_is_due_once(sample):
    """The open ones come back settled; a second look finds nothing more."""
    made = ahead(sample)
    later = a_history([], until=UNTIL + timedelta(days=100), truces=(a_truce(),))
    due = ledger.due(made.questions, later, queries.kin(sample))
    assert due
    assert ledger.due(due, later, queries.kin(sample)) == []


def test_a_forecast_is_scored_by_brier_and_log(sample):
    """A truce that stood: (1 - p)^2, beside that of the base rate."""
    made, question = settled(sample)
    forecast = next(one for one in made.forecasts if one.model == "truce-breaks")
    p = sum(forecast.draws) / len(forecast.draws)
    found = {one.rule: one for one in ledger.score(question, forecast, baseline=0.8)}
    assert found["brier"].value == pytest.approx((1 - p) ** 2)
    assert found["brier"].baseline == pytest.approx(0.04)
    assert set(found) == {"brier", "log"}


def test_the_live_record_counts_questions_and_leaves_hindcasts_out(sample):
    """One resolved question, one entry; the same forecast as a hindcast, none."""
    made, question = settled(sample)
    lived = ledger.live_record([question], made.targets, made.forecasts, {question.id: 0.8})
    assert (lived["truce-declared"].n, lived["truce-declared"].hindcast) == (1, False)
    past = [replace(one, live=False) for one in made.forecasts]
    assert ledger.live_record([question], made.targets, past, {question.id: 0.8}) == {}


def test_a_changed_record_breaks_the_chain(sample):
    """From the changed record on, no digest holds."""
    made = ahead(sample)
    digests = ledger.chained(made.questions)
    assert ledger.first_changed(made.questions, digests) is None
    changed = list(made.questions)
    changed[2] = replace(changed[2], text_en="something else")
    assert ledger.first_changed(changed, digests) == 2


def test_rolling_origins_see_only_what_was_known(sample):
    """Every model on every origin, none of them live; the last window is still open."""
    target = Target(id="t", kind="attacks", event_type="ASSAULT", actor_ids=("river-brigade",), window_days=7)
    origins = [DAY, DAY + timedelta(days=7), UNTIL - timedelta(days=3)]

    def known_on(day):
        return a_history([one for one in OFTEN if one <= day], until=day)

    found = backtest.rolling(known_on, target, origins, today=UNTIL)
    assert {one.forecast.model for one in found} == {"expected", "lately", "steady"}
    assert not any(one.forecast.live for one in found)
    assert [one.observed for one in found if one.forecast.model == "steady"] == [1.0, 1.0, None]
    assert {n for _, n in backtest.summary(found).values()} == {2}


def test_a_model_refuses_a_history_that_runs_past_its_origin():
    """Handing over the future is a bug and raises."""
    target = Target(id="t", kind="attacks", actor_ids=("river-brigade",), window_days=7)
    with pytest.raises(ValueError, match="after the origin"):
        forecasts.tempo_expected(a_history(OFTEN, until=UNTIL), target, origin=DAY, seed=0)
