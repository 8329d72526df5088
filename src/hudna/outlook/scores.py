"""How a forecast came out: scoring rules, calibration and skill.

Every function takes arrays, draws nothing and looks at nothing else.  Lower
is better for all scores; skill is the share of a baseline's score that was
saved.  `NaN` stands for a window that is still open, and stays `NaN`.
Scores of draws are comparable only between forecasts with the same number of
draws.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
# A stated certainty that fails would cost an infinite log score and end every mean.
SUREST = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts that stated about the same probability: their mean, how often it happened, and how many they are."""

    stated: float
    seen: float
    n: int


def brier(probability: ArrayLike, happened: ArrayLike) -> Array:
    """Score probabilities of yes-or-no questions: 0 is best, 1 worst, 0.25 is what always saying one half earns.

    (p - y)^2, with y = 1 where it happened.

    Args:
        probability: shape (questions,), each 0 to 1.
        happened: shape (questions,), 0 or 1; NaN where still open.

    Returns:
        Shape (questions,).

    Raises:
        ValueError: a probability is outside 0 to 1.

    Source: Brier (1950), Verification of forecasts expressed in terms of probability, Monthly Weather Review 78.
    """
    p, y = _pair(probability, happened)
    return np.square(p - y)


def log_score(probability: ArrayLike, happened: ArrayLike) -> Array:
    """Score probabilities by the surprise of what came, in nats: 0 is best, 0.69 what one half earns.

    -ln p where it happened, -ln(1 - p) where not; p is first drawn in to 0.001 .. 0.999.

    Args:
        probability: shape (questions,), each 0 to 1.
        happened: shape (questions,), 0 or 1; NaN where still open.

    Returns:
        Shape (questions,), at most 6.9.

    Raises:
        ValueError: a probability is outside 0 to 1.

    Source: Good (1952), Rational decisions, JRSS B 14.
    """
    p, y = _pair(probability, happened)
    p = np.clip(p, SUREST, 1 - SUREST)
    return np.where(np.isnan(y), np.nan, -np.log(np.where(y > 0.5, p, 1 - p)))


def crps(draws: ArrayLike, observed: ArrayLike) -> Array:
    """Score count forecasts given as draws: lower is better, in attacks.

    For each target, the mean distance of the draws from what happened, less
    half their mean distance from one another:  E|X - y| - E|X - X'| / 2.
    A score of 3 reads as "about three attacks off".

    Args:
        draws: shape (targets, draws), counts per window, none negative.
        observed: shape (targets,), counts; NaN where the window is still open.

    Returns:
        Shape (targets,), in attacks.  Zero only if every draw was right.
        NaN where `observed` is NaN.

    Raises:
        ValueError: a draw is negative, or the numbers of targets differ.

    Source: Gneiting and Raftery (2007), Strictly proper scoring rules,
        prediction, and estimation, JASA 102.
    """
    x, y = _draws(draws, observed)
    x = np.sort(x, axis=1)
    m = x.shape[1]
    rank = 2 * np.arange(1, m + 1) - m - 1
    return np.asarray(np.abs(x - y[:, None]).mean(1) - (rank * x).sum(1) / m**2)


def interval_score(low: ArrayLike, high: ArrayLike, observed: ArrayLike, *, level: float = 0.9) -> Array:
    """Score an interval: its width, and a fine of 2 / (1 - level) for each attack that fell outside by.

    Returns:
        Shape (targets,), in attacks; NaN where `observed` is NaN.

    Raises:
        ValueError: a lower end is above its upper end, or the level is not between 0 and 1.

    Source: Gneiting and Raftery (2007), section 6.2.
    """
    lower, upper, y = (np.asarray(values, dtype=float) for values in (low, high, observed))
    if np.any(lower > upper) or not 0 < level < 1:
        raise ValueError("an interval runs from low to high, at a level between 0 and 1")
    fine = 2 / (1 - level)
    return np.asarray(upper - lower + fine * np.maximum(lower - y, 0) + fine * np.maximum(y - upper, 0))


def coverage(low: ArrayLike, high: ArrayLike, observed: ArrayLike) -> float:
    """Share of closed windows whose count lay in the interval, ends included; NaN where none is closed."""
    lower, upper, y = (np.asarray(values, dtype=float) for values in (low, high, observed))
    closed = ~np.isnan(y)
    return float(((lower <= y) & (y <= upper))[closed].mean()) if closed.any() else float("nan")


def skill(score: float, baseline: float) -> float | None:
    """Share of the baseline's score that was saved: 0.06 is six per cent better, below 0 worse; `None` without one."""
    return None if baseline <= 0 or np.isnan(baseline) or np.isnan(score) else 1 - score / baseline


def reliability(probability: ArrayLike, happened: ArrayLike, *, bins: int = 10) -> tuple[Bin, ...]:
    """What was stated against what came, in equal steps from 0 to 100 %; empty steps are left out.

    Unfolded: 20 % and 80 % are different statements here.
    """
    p, y = _pair(probability, happened)
    p, y = p[~np.isnan(y)], y[~np.isnan(y)]
    step = np.minimum((p * bins).astype(int), bins - 1)
    held = [step == number for number in range(bins)]
    return tuple(Bin(stated=float(p[b].mean()), seen=float(y[b].mean()), n=int(b.sum())) for b in held if b.any())


def calibration_slope(probability: ArrayLike, happened: ArrayLike) -> float | None:
    """How far the stated odds go with what came: 1 is right, below 1 too bold, above 1 too timid.

    The slope of a logistic regression of the outcome on the stated log-odds,
    by Newton's steps.  `None` below ten closed questions or where all came
    out alike.

    Source: Cox (1958), Two further applications of a model for binary regression, Biometrika 45.
    """
    p, y = _pair(probability, happened)
    p, y = np.clip(p[~np.isnan(y)], SUREST, 1 - SUREST), y[~np.isnan(y)]
    odds = np.log(p / (1 - p))
    if len(y) < 10 or y.min() == y.max() or np.ptp(odds) < 1e-9:
        return None
    x = np.column_stack([np.ones_like(odds), odds])
    theta = np.array([0.0, 1.0])
    for _ in range(25):
        q = 1 / (1 + np.exp(-x @ theta))
        # A trace of ridge keeps the step finite where a few questions separate cleanly.
        hessian = (x * (q * (1 - q))[:, None]).T @ x + 1e-6 * np.eye(2)
        theta = theta + np.linalg.solve(hessian, x.T @ (y - q))
        if np.abs(theta).max() > 50:
            return None
    return float(theta[1])


def time_averaged(days: ArrayLike, scores: ArrayLike, *, opened: float, closed: float) -> float:
    """The mean score over the days that a question stood open, each forecast counting until the next one.

    Late updates would otherwise game a mean over forecasts: on the eve of the
    deadline everybody knows.  Days before the first forecast do not count.

    Args:
        days: when each forecast was made, in days of one calendar (ordinals), in any order.
        scores: the score that each of them earned.
        opened: the day on which the question opened.
        closed: the day on which it was settled, not before any forecast.

    Raises:
        ValueError: there is no forecast, or one lies outside the days.
    """
    at, earned = np.asarray(days, dtype=float), np.asarray(scores, dtype=float)
    if not len(at) or at.min() < opened or at.max() > closed:
        raise ValueError("forecasts must lie between the opening and the closing day")
    order = np.argsort(at, kind="stable")
    at, earned = at[order], earned[order]
    # The day of the settlement itself counts, so that a forecast made on it is not weightless.
    held = np.diff(np.append(at, closed + 1))
    return float((held * earned).sum() / held.sum())


def difference_interval(
    ours: ArrayLike, theirs: ArrayLike, *, block: int, level: float = 0.9, rounds: int = 2000, seed: int = 0
) -> tuple[float, float, float]:
    """Mean difference of two series of scores (ours less theirs) with a bootstrap interval: below 0 we are better.

    Origins that follow one another share their windows, so whole blocks of
    `block` neighbours are drawn, from a circle.

    Returns:
        (mean, low, high).

    Raises:
        ValueError: the series differ in length or are empty.

    Source: Politis and Romano (1992), A circular block-resampling procedure for stationary data.
    """
    gap = np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)
    if gap.ndim != 1 or not len(gap):
        raise ValueError("two series of equal length are needed")
    size = max(1, min(block, len(gap)))
    rng = np.random.default_rng(seed)
    starts = rng.integers(0, len(gap), size=(rounds, -(-len(gap) // size)))
    taken = (starts[:, :, None] + np.arange(size)) % len(gap)
    means = gap[taken.reshape(rounds, -1)[:, : len(gap)]].mean(1)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(gap.mean()), float(low), float(high)


def _pair(probability: ArrayLike, happened: ArrayLike) -> tuple[Array, Array]:
    p, y = np.asarray(probability, dtype=float), np.asarray(happened, dtype=float)
    if np.any((p < 0) | (p > 1)) or p.shape != y.shape:
        raise ValueError("probabilities lie between 0 and 1, one for each outcome")
    return p, y


def _draws(draws: ArrayLike, observed: ArrayLike) -> tuple[Array, Array]:
    x, y = np.asarray(draws, dtype=float), np.asarray(observed, dtype=float)
    if x.ndim != 2 or y.ndim != 1 or len(x) != len(y) or np.any(x < 0):
        raise ValueError("draws are counts, one row of them for each target")
    return x, y
