"""Models of counts: values worked by hand, and what draws must obey."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.outlook import tempo
from hudna.outlook.tempo import Excitation

BURSTS = np.array([0, 0, 3, 5, 2, 0, 0, 0, 1, 7, 4, 0, 0, 0, 0, 2, 0, 1, 0, 0, 6, 3, 1, 0, 0, 0, 1, 0, 2, 0], float)


def rng():
    return np.random.default_rng(7)


def test_moments_by_hand():
    """Counts 0, 0, 6: mean 2, variance 8, size 4 / 6."""
    assert tempo.moments(np.array([0.0, 0.0, 6.0])) == pytest.approx((2, 4 / 6))


def test_draws_of_the_negative_binomial_have_its_moments():
    """Mean 3 and size 2: variance 3 + 9 / 2."""
    drawn = tempo.negative_binomial(np.full(200_000, 3.0), 2.0, rng())
    assert drawn.mean() == pytest.approx(3, rel=0.02)
    assert drawn.var() == pytest.approx(3 + 9 / 2, rel=0.03)


def test_the_memory_of_self_excitation_by_hand():
    """Both memories begin at the mean of the counts, 2; after a 4 the fast one keeps half of itself."""
    fit = Excitation(base=1, branching=0.5, weight=1, fast=0.5, slow=0.9, size=5)
    counts = np.array([4.0, 0.0])
    means, fast, slow = tempo.excitation_means(fit, counts)
    assert list(means) == pytest.approx([1 + 0.5 * 2, 1 + 0.5 * (0.5 * 2 + 0.5 * 4)])
    assert fast == pytest.approx(0.5 * 3 + 0.5 * 0)
    assert slow == pytest.approx(0.9 * (0.9 * 2 + 0.1 * 4))


def test_a_fit_finds_a_bursty_series_more_bursty_than_a_steady_one():
    """The share of attacks that earlier ones bring about is higher where they cluster."""
    made = rng()
    steady = made.poisson(3, size=300).astype(float)
    calm, bursty = 0.0, []
    for _ in range(300):
        seen = made.poisson(0.3 + 0.9 * calm)
        bursty.append(float(seen))
        calm = 0.5 * calm + 0.5 * seen
    pulled = [fit.branching * np.std(tempo.excitation_means(fit, y)[0]) for y in (steady, np.array(bursty)) for fit in [tempo.fit_excitation(y)]]  # fmt: skip  # noqa: E501
    assert pulled[1] > pulled[0]


def test_excited_paths_rise_after_a_burst():
    """After a burst the next period is expected above the long-run mean."""
    fit = Excitation(base=0.5, branching=0.8, weight=0.7, fast=0.4, slow=0.9, size=3)
    quiet, burst = np.zeros(30), np.concatenate([np.zeros(27), [9.0, 9.0, 9.0]])
    assert tempo.excited(burst, 1, rng(), fit=fit).mean() > tempo.excited(quiet, 1, rng(), fit=fit).mean() + 1


def test_too_short_a_series_is_refused():
    """Sixteen periods are the least."""
    with pytest.raises(ValueError, match="16"):
        tempo.fit_excitation(np.ones(10))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 20), min_size=30, max_size=60))
def test_every_model_gives_whole_counts_of_the_asked_shape(counts):
    """Draws are whole, none negative, as many as asked."""
    y = np.array(counts, float)
    for drawn in (
        tempo.climatology(y, 5, rng()),
        tempo.last_value(y, 5, rng()),
        tempo.moving_average(y, 5, rng(), window=7),
        tempo.conflictology(y, 5, rng(), window=14),
        tempo.nb_window(y, 5, rng(), window=14),
    ):
        assert drawn.shape == (tempo.DRAWS, 5)
        assert (drawn >= 0).all()
        assert (drawn == np.round(drawn)).all()


def test_the_pool_holds_an_equal_share_of_each_model():
    """Two models, half of the draws each."""
    pooled = tempo.pool([np.zeros((10, 1)), np.ones((10, 1))], draws=10)
    assert pooled.mean() == 0.5


def test_equal_seeds_give_equal_draws():
    """Chance begins at the seed and nowhere else."""
    one, two = (tempo.expected(BURSTS, 4, np.random.default_rng(3), windows=(13, 8)) for _ in range(2))
    assert (one == two).all()


def test_conflictology_draws_only_what_was_seen_lately():
    """Nothing older than its window comes back."""
    y = np.concatenate([np.full(50, 99.0), np.full(10, 2.0)])
    assert set(tempo.conflictology(y, 3, rng(), window=10).ravel()) == {2.0}


def test_stretching_widens_as_far_as_past_errors_ask():
    """Errors of twice the half-width double the interval on the log scale; the median stays, the tail goes along."""
    drawn = np.expm1(np.linspace(0, 4, 2001))
    wide = tempo.stretched(drawn, [2.0] * 30)
    assert np.log1p(np.median(wide)) == pytest.approx(2, abs=0.1)
    low, high = np.log1p(np.quantile(wide, [0.05, 0.95]))
    assert high - 2 == pytest.approx(2 * 1.8, abs=0.15)
    assert np.log1p(wide.max()) - 4 == pytest.approx(1.8, abs=0.15)
    assert low == 0


def test_stretching_never_narrows_and_waits_for_enough_errors():
    """Small errors and few errors leave the draws alone."""
    drawn = np.arange(100.0)
    assert (tempo.stretched(drawn, [0.1] * 30) == drawn).all()
    assert (tempo.stretched(drawn, [9.0] * 5) == drawn).all()


def test_an_error_of_one_is_the_edge_of_the_interval():
    """A total at the upper end of the 90 % interval is one half-width off."""
    drawn = np.expm1(np.linspace(0, 4, 4001))
    assert tempo.log_error(drawn, float(np.expm1(3.8))) == pytest.approx(1, abs=0.01)


def test_the_scarce_rate_by_hand():
    """Three attacks in 30 days: a rate of 3.5 / 30 a day, so 3.5 in thirty more."""
    drawn = tempo.scarce(3, 30, 30, rng(), draws=20_000).sum(1)
    assert drawn.mean() == pytest.approx(3.5, rel=0.03)
    assert drawn.var() == pytest.approx(3.5 + 3.5, rel=0.08)


def test_the_long_memory_keeps_a_past_war_among_the_draws():
    """A country quiet for a year but at war before keeps some chance of it."""
    recent, older = np.zeros((1, 12)), np.full((1, 60), 500.0)
    drawn = tempo.remembered(recent, older, rng())
    assert 0 < (drawn > 100).mean() < 0.2
