"""Scores worked by hand, and against scoringrules."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from hudna.outlook import scores

shares = st.floats(0, 1)
counts = st.integers(0, 50)


def test_crps_of_two_draws_by_hand():
    """Draws 0 and 4, three attacks seen."""
    assert [(3 + 1) / 2 - (0 + 4 + 4 + 0) / 4 / 2] == list(scores.crps([[0, 4]], [3]))


def test_brier_and_log_by_hand():
    """0.8 said, and it came; then it did not."""
    assert scores.brier([0.8, 0.8], [1, 0]) == pytest.approx([0.04, 0.64])
    assert scores.log_score([0.8, 0.8], [1, 0]) == pytest.approx([-np.log(0.8), -np.log(0.2)])


def test_a_sure_word_that_fails_does_not_cost_the_world():
    """A probability of 0 for what came costs as much as 0.001 would."""
    assert scores.log_score([0.0], [1])[0] == pytest.approx(-np.log(0.001))


def test_interval_score_by_hand():
    """From 2 to 6, seen 8: width 4, and 2 outside at 2 / 0.1 each."""
    assert scores.interval_score([2], [6], [8])[0] == pytest.approx(4 + 20 * 2)


def test_open_windows_stay_open():
    """NaN in, NaN out, for every score."""
    assert np.isnan(scores.brier([0.5], [np.nan])[0])
    assert np.isnan(scores.log_score([0.5], [np.nan])[0])
    assert np.isnan(scores.crps([[1, 2]], [np.nan])[0])


@given(st.lists(st.lists(counts, min_size=4, max_size=4), min_size=1, max_size=5), st.data())
def test_crps_agrees_with_scoringrules(draws, data):
    """The same number as the library's energy form of the CRPS."""
    seen = data.draw(st.lists(counts, min_size=len(draws), max_size=len(draws)))
    theirs = scoringrules.crps_ensemble(np.array(seen, float), np.array(draws, float), estimator="nrg")
    assert scores.crps(draws, seen) == pytest.approx(theirs)


@given(shares, st.integers(0, 1))
def test_brier_and_log_agree_with_scoringrules(stated, came):
    """The same numbers as the library, where the log score is not cut off."""
    stated = min(max(stated, 0.001), 0.999)
    assert scores.brier([stated], [came])[0] == pytest.approx(scoringrules.brier_score(came, stated))
    assert scores.log_score([stated], [came])[0] == pytest.approx(scoringrules.log_score(came, stated))


def test_interval_score_agrees_with_scoringrules():
    """The same number as the library at 80 %."""
    theirs = scoringrules.interval_score(9.0, 1.0, 5.0, 0.2)
    assert scores.interval_score([1], [5], [9], level=0.8)[0] == pytest.approx(float(np.squeeze(theirs)))


@given(st.floats(0.05, 0.95), shares)
def test_the_true_probability_scores_best_on_average(true, other):
    """Whoever says what is true is not beaten by saying anything else."""
    for rule in (scores.brier, scores.log_score):
        honest, swayed = (true * rule([p], [1])[0] + (1 - true) * rule([p], [0])[0] for p in (true, other))
        assert honest <= swayed + 1e-9


def test_coverage_counts_closed_windows():
    """Two of three closed windows held; the open one does not count."""
    assert scores.coverage([0, 0, 0, 0], [5, 5, 5, 5], [3, 5, 6, np.nan]) == pytest.approx(2 / 3)


def test_skill_is_the_share_saved():
    """0.09 beside 0.10 is ten per cent; without a baseline there is none."""
    assert scores.skill(0.09, 0.10) == pytest.approx(0.1)
    assert scores.skill(0.09, 0.0) is None


def test_reliability_keeps_20_and_80_apart():
    """Unfolded bins with counts; empty steps are left out."""
    bins = scores.reliability([0.2, 0.21, 0.8], [0, 1, 1])
    assert [(round(one.stated, 3), one.seen, one.n) for one in bins] == [(0.205, 0.5, 2), (0.8, 1.0, 1)]


def test_calibration_slope_of_honest_and_of_bold_forecasts():
    """Near 1 where the odds are right, near a half where they are stated twice as bold."""
    rng = np.random.default_rng(1)
    odds = rng.normal(0, 1.5, 20_000)
    came = (rng.uniform(size=20_000) < 1 / (1 + np.exp(-odds))).astype(float)
    assert scores.calibration_slope(1 / (1 + np.exp(-odds)), came) == pytest.approx(1, abs=0.06)
    assert scores.calibration_slope(1 / (1 + np.exp(-2 * odds)), came) == pytest.approx(0.5, abs=0.06)
    assert scores.calibration_slope([0.5] * 5, [1, 0, 1, 0, 1]) is None


def test_a_late_update_counts_for_its_days_only():
    """Nine days at 0.25, and a last one at 0: the mean over days, not over forecasts."""
    assert scores.time_averaged([0, 9], [0.25, 0.0], opened=0, closed=9) == pytest.approx(0.25 * 9 / 10)


def test_the_interval_of_a_difference_holds_the_difference():
    """A steady gap of -1 has an interval about -1; equal series one about 0."""
    rng = np.random.default_rng(0)
    theirs = rng.normal(5, 1, 200)
    mean, low, high = scores.difference_interval(theirs - 1, theirs, block=10)
    assert (mean, low, high) == pytest.approx((-1, -1, -1))
    _, low, high = scores.difference_interval(theirs, rng.permutation(theirs), block=10)
    assert low < 0 < high


def test_wrong_shapes_are_refused():
    """Negative draws, a probability above 1, forecasts outside the days."""
    with pytest.raises(ValueError, match="draws"):
        scores.crps([[-1, 2]], [1])
    with pytest.raises(ValueError, match="probabilities"):
        scores.brier([1.2], [1])
    with pytest.raises(ValueError, match="between"):
        scores.time_averaged([5], [0.1], opened=0, closed=4)
