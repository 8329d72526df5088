"""Models of a truce's life: values worked by hand and against lifelines."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.outlook import survival, tables
from hudna.outlook.survival import Lives
from hudna.outlook.tables import Traits


def some_lives(n: int = 120, seed: int = 5) -> Lives:
    made = np.random.default_rng(seed)
    fixed = made.uniform(size=n) < 0.6
    term = np.where(fixed, made.choice([3.0, 7.0, 30.0], size=n), np.nan)
    days = (
        np.where(fixed, np.nan_to_num(term) * made.choice([0.4, 1.0, 1.0, 1.1], size=n), made.lognormal(4, 1.2, size=n))
        + 0.5
    )
    return Lives(
        days=days,
        ended=(made.uniform(size=n) < 0.9).astype(float),
        broke=(made.uniform(size=n) < 0.2).astype(float),
        term=term,
        fixed=fixed.astype(float),
        country=tuple(made.choice(["A", "B", "C"], size=n)),
        traits=made.normal(size=(n, 3)),
    )


def test_kaplan_meier_by_hand():
    """Ends on days 1 and 3 of four, one censored on 2: 3/4, then 3/4 x 1/2."""
    curve = survival.kaplan_meier(np.array([1.0, 2.0, 3.0, 5.0]), np.array([1.0, 0.0, 1.0, 0.0]))
    assert list(curve.share) == pytest.approx([0.75, 0.375])
    assert list(curve.at_risk) == [4, 2]
    assert [curve.at(day) for day in (0.5, 1, 2.9, 10)] == pytest.approx([1, 0.75, 0.75, 0.375])


def test_cumulative_incidence_by_hand():
    """Of four: one expires on day 1, one breaks on day 2, two stand; shares and the rest sum to one."""
    days, endings = np.array([1.0, 2.0, 4.0, 4.0]), ["expired", "broken", None, None]
    shares = survival.cumulative_incidence(days, endings, ["expired", "broken"], np.array([0.5, 1.0, 3.0]))
    assert list(shares["expired"]) == pytest.approx([0, 0.25, 0.25])
    assert list(shares["broken"]) == pytest.approx([0, 0, 0.75 / 3])


def test_the_deadline_rule_by_hand():
    """Two of three truces of ten days ended after nine; so a third outlives day nine and a half of a term of ten."""
    lives = Lives(
        days=np.array([9.0, 9.0, 10.0]), ended=np.ones(3), broke=np.zeros(3), term=np.full(3, 10.0),
        fixed=np.ones(3), country=("A",) * 3, traits=np.zeros((3, 1)),
    )  # fmt: skip
    assert list(survival.deadline_survival(lives, 10.0, np.array([5.0, 9.5, 11.0]))) == pytest.approx([1, 1 / 3, 0])


def test_shrunken_means_by_hand():
    """Group A: values 1 and 1 against a mean of one half that counts as two: (2 + 1) / 4; apart from itself, 2 / 3."""
    means, apart = survival.group_means(np.array([1.0, 1.0, 0.0, 0.0]), ["A", "A", "B", "B"], 2.0)
    assert means.of("A") == pytest.approx(0.75)
    assert means.of("nowhere") == pytest.approx(0.5)
    assert apart[0] == pytest.approx((1 + 1) / (1 + 2))


def test_a_lognormal_life_has_its_median_at_the_location():
    """Half outlive exp(location); everybody outlives day 0."""
    assert list(survival.lognormal_survival(3.0, 1.2, np.array([0.0, np.exp(3.0)]))) == pytest.approx([1, 0.5])


def test_the_lognormal_fit_agrees_with_lifelines():
    """Without a penalty, the same location and spread as the library's."""
    lifelines = pytest.importorskip("lifelines")
    import pandas as pd  # noqa: PLC0415

    made = np.random.default_rng(2)
    x = made.normal(size=400)
    days, ended = np.exp(2 + 0.7 * x + 0.9 * made.normal(size=400)), (made.uniform(size=400) < 0.8).astype(float)
    ours = survival.fit_lognormal(days, ended, x[:, None], ridge=0.0)
    theirs = lifelines.LogNormalAFTFitter().fit(pd.DataFrame({"x": x, "T": days, "E": ended}), "T", "E")
    assert ours.slopes[0] / ours.scale[0] == pytest.approx(theirs.params_[("mu_", "x")], abs=0.01)
    assert np.log(ours.spread) == pytest.approx(theirs.params_[("sigma_", "Intercept")], abs=0.01)


def test_the_logistic_agrees_with_its_own_equations():
    """At the fit, the slope of the penalised loss is nil."""
    made = np.random.default_rng(3)
    x = made.normal(size=(200, 2))
    y = (made.uniform(size=200) < 1 / (1 + np.exp(-x[:, 0]))).astype(float)
    fit = survival.fit_logistic(y, x, penalty=0.5)
    z = (x - fit.centre) / fit.scale
    assert z.T @ (y - fit.probability(x)) - fit.slopes / 0.5 == pytest.approx(np.zeros(2), abs=1e-5)


def test_draws_of_a_life_know_what_it_has_outlived():
    """A truce that has stood for forty days is not drawn to end before."""
    drawn = survival.lognormal_draws(3.0, 1.0, np.random.default_rng(0), outlived=40.0, draws=1000)
    assert drawn.min() >= 40


def test_wilson_by_hand():
    """No case of ten, at 80 %: up to z^2 / (10 + z^2)."""
    z = 1.2815516
    assert survival.wilson(0, 10) == pytest.approx((0, z**2 / (10 + z**2)))
    assert survival.wilson(0, 0) == (0, 1)


@given(st.lists(st.floats(0, 400), min_size=2, max_size=8), st.floats(1, 300), st.floats(0, 60))
def test_survival_never_rises(days, term, outlived):
    """The share that still stands falls with the days, by the deadline rule and without a term."""
    asked = np.sort(np.array(days))
    for traits in (Traits(term_days=term, fixed=True), Traits(term_days=None, fixed=False, region="Middle East")):
        shares = tables.life(traits, outlived + asked, outlived=outlived)
        assert (np.diff(shares) <= 1e-9).all()
        assert (shares >= 0).all()
        assert (shares <= 1).all()


def test_the_shipped_curves_follow_the_deadline():
    """Of truces of thirty days more stand on day 20 than on day 40, and few on day 60."""
    stands = tables.life(Traits(term_days=30, fixed=True), np.array([20.0, 40.0, 60.0]))
    assert stands[0] > 0.8
    assert 0.3 > stands[1] > stands[2]


@given(st.floats(1, 200), st.floats(0, 60))
def test_a_breakdown_is_likelier_in_a_longer_window(days, outlived):
    """Longer windows hold shorter ones; nothing is ever sure."""
    traits = Traits(term_days=None, fixed=False, unilateral=True)
    short, long = (tables.breakdown(traits, window, outlived=outlived) for window in (days, days + 10))
    assert 0 < short <= long < 1


def test_a_truce_that_stood_long_may_still_break():
    """After 120 days a truce without a term breaks within 90 more in some cases of a hundred, not in half of one;
    within 30 in fewer, and one with a term in fewer still."""
    without, dated = (Traits(term_days=term, fixed=bool(term)) for term in (None, 200))
    long, short = (tables.breakdown(without, days, outlived=120) for days in (90, 30))
    assert 0.02 < long < 0.2
    assert short < long
    assert tables.breakdown(dated, 90, outlived=120) < long


def test_what_is_still_to_break_by_hand():
    """Fitted .10 by day 90; half the late ends break; S is .8 on day 120, .6 on day 210: half of .2 of .8."""
    told, standing = np.array([0.1, 0.1]), np.array([0.8, 0.6, 0.8, 0.6])
    assert survival.still_to_break(told, standing, 0.5) == pytest.approx(0.5 * (0.8 - 0.6) / 0.8)


def test_late_breaks_are_drawn_together():
    """Of late ends one of two without a term broke, none of two with one: each as if ten more had the mean of both."""
    lives = survival.Lives(
        days=np.array([100.0, 200, 100, 200, 10]), ended=np.ones(5), broke=np.array([1.0, 0, 0, 0, 1]),
        term=np.full(5, np.nan), fixed=np.array([0.0, 0, 1, 1, 0]), country=("x",) * 5, traits=np.zeros((5, 1)),
    )  # fmt: skip
    found = survival.late_breaks(lives, 90)
    assert (found["open"], found["fixed"]) == pytest.approx(((1 + 10 * 0.25) / 12, 10 * 0.25 / 12))


def test_the_models_learn_and_answer():
    """Fitted on made-up lives, they give shares between 0 and 1 that never rise."""
    lives = some_lives()
    days = np.array([1.0, 10.0, 60.0])
    shares = survival.life_survival(survival.fit_life(lives), lives, days)
    assert shares.shape == (120, 3)
    assert (np.diff(shares, axis=1) <= 0).all()
    p = survival.breaking(survival.fit_breaking(lives, 30.0), lives)
    assert ((p > 0) & (p < 1)).all()
