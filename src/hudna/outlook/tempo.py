"""How many attacks: models of counts by day, week or month, all of which answer in draws.

Each model takes the counts up to the day of the forecast (oldest first, one a
period), how many periods ahead are asked, and a generator; it gives an array
of shape (draws, periods).  Totals over a window are sums of a row, so that
the dependence between days is kept.  No model looks at anything else.

`expected` is what the house forecasts with: an equal pool of a short negative
binomial window, a two-kernel self-exciting model and resampled periods.
`stretched` widens the draws of a total by what the trailing errors ask for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.signal import lfilter
from scipy.special import gammaln

Array = NDArray[np.float64]
Model = Callable[[Array, int, np.random.Generator], Array]
DRAWS = 2000
# Fits look no farther back than this many periods: what a war was ten years ago says little of its memory now.
MEMORY = 520
# Periods that conflictology and the negative binomial window look back.
WINDOWS = {"day": (28, 14), "week": (13, 8), "month": (12, 8)}
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Excitation:
    """A fitted two-kernel self-exciting model.

    The mean of a period is `base` + `branching` x (`weight` x fast + (1 -
    weight) x slow), where fast and slow are exponential averages of past
    counts that keep `fast` and `slow` of themselves a period.  `size` is the
    size of the negative binomial: small is bursty, large is Poisson.
    `branching` is the share of attacks that earlier ones bring about.
    """

    base: float
    branching: float
    weight: float
    fast: float
    slow: float
    size: float


def climatology(counts: Array, horizon: int, rng: np.random.Generator, *, draws: int = DRAWS) -> Array:
    """Any past period may come again: the long-run rate, with its spread."""
    return np.asarray(rng.choice(counts, size=(draws, horizon)), dtype=float)


def last_value(counts: Array, horizon: int, rng: np.random.Generator, *, draws: int = DRAWS) -> Array:
    """What happened last time happens again: Poisson about the last count (a tenth where that was none)."""
    return rng.poisson(counts[-1] or 0.1, size=(draws, horizon)).astype(float)


def moving_average(counts: Array, horizon: int, rng: np.random.Generator, *, window: int, draws: int = DRAWS) -> Array:
    """Poisson about the mean of the last `window` periods."""
    return rng.poisson(max(float(counts[-window:].mean()), 0.05), size=(draws, horizon)).astype(float)


def conflictology(counts: Array, horizon: int, rng: np.random.Generator, *, window: int, draws: int = DRAWS) -> Array:
    """Each period ahead is one of the last `window` periods, drawn at random.

    Source: Hegre et al. (2025), The 2023/24 VIEWS prediction challenge, where
        this plain benchmark is called conflictology.
    """
    return np.asarray(rng.choice(counts[-window:], size=(draws, horizon)), dtype=float)


def nb_window(counts: Array, horizon: int, rng: np.random.Generator, *, window: int, draws: int = DRAWS) -> Array:
    """Negative binomial with the mean m and variance v of the last `window` periods.

    Its size is r = m^2 / (v - m) by the method of moments, Poisson where v is
    not above m.

    Source: Anscombe (1949), The statistical analysis of insect counts based
        on the negative binomial distribution, Biometrics 5.
    """
    held = counts[-window:]
    mean, size = moments(held)
    return negative_binomial(np.full((draws, horizon), mean), size, rng)


def moments(counts: Array) -> tuple[float, float]:
    """Mean and size of a negative binomial with the moments of the counts; the mean at least a twentieth."""
    mean = max(float(counts.mean()), 0.05)
    return mean, max(mean**2 / max(float(counts.var()) - mean, 1e-3), 0.05)


def negative_binomial(mean: Array, size: float, rng: np.random.Generator) -> Array:
    """Draws of a negative binomial, as a Poisson whose rate is drawn from a gamma of that size."""
    held = np.maximum(mean, 1e-6)
    return rng.poisson(rng.gamma(size, held / size)).astype(float)


def excitation_means(fit: Excitation, counts: Array) -> tuple[Array, float, float]:
    """The mean of each period given those before it, and the two memories after the last.

    mu_t = base + branching (weight F_t + (1 - weight) S_t),
    F_{t+1} = fast F_t + (1 - fast) y_t, S likewise with slow; both begin at the mean of the first eight counts.

    Returns:
        (means of shape (periods,), fast memory, slow memory).

    Source: Hawkes (1971), Spectra of some self-exciting point processes,
        Biometrika 58, in the discrete time of integer GARCH (Ferland, Latour
        and Oraichi 2006); for Iraq: Lewis et al. (2012), Security Journal 25.
    """
    first = float(counts[:_FEW].mean())
    fast, slow = (_memory(counts, keep, first) for keep in (fit.fast, fit.slow))
    means = fit.base + fit.branching * (fit.weight * fast[:-1] + (1 - fit.weight) * slow[:-1])
    return means, float(fast[-1]), float(slow[-1])


def fit_excitation(counts: Array, start: Excitation | None = None) -> Excitation:
    """The two-kernel model by penalised maximum likelihood on the last 520 periods.

    The penalty is a hundredth of the squared parameters on their free scale,
    which matters only where the counts say nothing.  `start` is an earlier
    fit to search from.

    Raises:
        ValueError: fewer than 16 periods.
    """
    held = counts[-MEMORY:]
    if len(held) < 2 * _FEW:
        raise ValueError("a self-exciting model needs at least 16 periods")
    mean = max(float(held.mean()), 0.1)
    first = np.array([np.log(0.1 * mean), 2.0, 0.0, 0.5, 2.0, 1.0]) if start is None else _free(start)

    def cost(theta: Array) -> float:
        fit = _bound(theta)
        means, _, _ = excitation_means(fit, held)
        return -float(_nb_log(held[_FEW:], means[_FEW:], fit.size).sum()) + 0.01 * float((theta**2).sum())

    # The likelihood is flat along the two memories: a search cut short ends far from where it was going.
    found = minimize(cost, first, method="Nelder-Mead", options={"maxiter": 500, "xatol": 1e-2, "fatol": 1e-2})
    return _bound(found.x)


def excited(
    counts: Array,
    horizon: int,
    rng: np.random.Generator,
    *,
    fit: Excitation | None = None,
    draws: int = DRAWS,
) -> Array:
    """Paths of the two-kernel self-exciting model: each period drawn feeds the memories of the next.

    Source: see `excitation_means`.
    """
    held = counts[-MEMORY:]
    fit = fit or fit_excitation(held)
    _, fast, slow = excitation_means(fit, held)
    f, s = np.full(draws, fast), np.full(draws, slow)
    paths = np.empty((draws, horizon))
    for period in range(horizon):
        mean = fit.base + fit.branching * (fit.weight * f + (1 - fit.weight) * s)
        seen = negative_binomial(mean, fit.size, rng)
        paths[:, period] = seen
        f, s = fit.fast * f + (1 - fit.fast) * seen, fit.slow * s + (1 - fit.slow) * seen
    return paths


def pool(parts: Sequence[Array], *, draws: int = DRAWS) -> Array:
    """Equal shares of the draws of each model: a linear pool.

    Source: Stone (1961), The opinion pool, Annals of Mathematical Statistics 32.
    """
    share = -(-draws // len(parts))
    return np.vstack([part[:share] for part in parts])[:draws]


def expected(
    counts: Array,
    horizon: int,
    rng: np.random.Generator,
    *,
    windows: tuple[int, int],
    fit: Excitation | None = None,
    draws: int = DRAWS,
) -> Array:
    """What the house forecasts: equal pool of a short NB window, two-kernel self-excitation and conflictology.

    Chosen among 20 pools on series that are not among the tested ones (UCDP
    Syria by week; roadside bombs and mortars of the SIGACTs by day).

    Args:
        counts: one a period, oldest first.
        horizon: periods ahead.
        rng: where chance comes from.
        windows: periods that conflictology and the NB window look back; `WINDOWS` holds ours.
        fit: an earlier fit of the self-exciting model, to save the search.
        draws: how many paths.
    """
    seen, recent = windows
    return pool(
        [
            nb_window(counts, horizon, rng, window=recent, draws=draws),
            excited(counts, horizon, rng, fit=fit, draws=draws),
            conflictology(counts, horizon, rng, window=seen, draws=draws),
        ],
        draws=draws,
    )


def remembered(recent: Array, older: Array, rng: np.random.Generator) -> Array:
    """Draws of one month ahead for many countries, from a short and a long memory.

    192 draws a country: each of its last twelve months 10 times, the last six
    of them 10 times more, and 12 from the years before, evenly; each times
    exp(0.3 x normal), rounded.  Of 109 weightings this is the one that was in
    no year of 2001-2017, before the tested ones, worse than the plain twelve
    months.  The one that was best on the mean of those years leant on the last
    three months and lost in 2023, when a war had just ended.

    Args:
        recent: shape (countries, 12), deaths a month, oldest first.
        older: shape (countries, months), the months before those; may be empty.
        rng: where chance comes from.

    Returns:
        Shape (countries, draws).  Where the war has just ended or begun, the
        long memory keeps the other state among the draws.
    """
    parts = [np.repeat(recent[:, -6:], 10, axis=1), np.repeat(recent, 10, axis=1)]
    if older.shape[1]:
        parts.append(older[:, np.linspace(0, older.shape[1] - 1, 12).astype(int)])
    drawn = np.concatenate(parts, axis=1)
    return np.asarray(np.round(drawn * np.exp(0.3 * rng.standard_normal(drawn.shape[1]))[None, :]))


def log_error(draws: Array, observed: float) -> float:
    """How far a total came out from the median of its draws, in half-widths of their 90 % interval on the log scale."""
    low, median, high = np.log1p(np.quantile(draws, [0.05, 0.5, 0.95]))
    return float((np.log1p(observed) - median) / max((high - low) / 2, 1e-3))


def stretched(draws: Array, errors: Sequence[float], *, least: int = 26) -> Array:
    """Draws of a total, widened on the log scale by what the trailing errors ask for.

    Between the ends of the 90 % interval every draw x becomes
    exp(m + k (ln(1 + x) - m)) - 1, with m the median of ln(1 + x); beyond the
    ends it moves as far as its end does, so that no tail explodes.  k is the
    0.9 quantile of |error| over closed windows, at least
    1, so that the 90 % interval would have held nine in ten of them.  The
    median stays; draws are never drawn together and remain whole.  Below
    `least` closed windows nothing changes.

    Args:
        draws: shape (draws,), totals of one window.
        errors: `log_error` of windows that had closed on the day of the forecast, oldest first.
        least: how many of them are needed.

    Source: Vovk, Gammerman and Shafer (2005), Algorithmic learning in a random world, on trailing windows.
    """
    if len(errors) < least:
        return draws
    told = np.log1p(draws)
    median = float(np.median(told))
    widen = max(float(np.quantile(np.abs(np.asarray(errors)), 0.9)), 1.0)
    low, high = np.quantile(told, [0.05, 0.95]) - median
    moved = told + (widen - 1) * np.clip(told - median, low, high)
    return np.asarray(np.maximum(np.round(np.expm1(moved)), 0))


def scarce(n: int, periods: int, horizon: int, rng: np.random.Generator, *, draws: int = DRAWS) -> Array:
    """Paths where attacks are too few for a model: one steady rate, itself uncertain.

    The rate is drawn from a gamma of shape n + 1/2 and rate `periods`, each
    period from a Poisson about it.

    Args:
        n: attacks seen.
        periods: periods watched.
        horizon: periods ahead.
        rng: where chance comes from.
        draws: how many paths.

    Source: Jeffreys (1946), An invariant form for the prior probability in estimation problems.
    """
    rate = rng.gamma(n + 0.5, 1 / max(periods, 1), size=draws)
    return rng.poisson(rate[:, None], size=(draws, horizon)).astype(float)


def _memory(counts: Array, keep: float, first: float) -> Array:
    after, _ = lfilter([1 - keep], [1.0, -keep], counts, zi=np.array([keep * first]))
    return np.concatenate([[first], after])


def _nb_log(counts: Array, means: Array, size: float) -> Array:
    mean = np.maximum(means, 1e-8)
    shape = gammaln(counts + size) - gammaln(size) - gammaln(counts + 1)
    return np.asarray(shape + size * np.log(size / (size + mean)) + counts * np.log(mean / (size + mean)))


def _bound(theta: Array) -> Excitation:
    def share(value: float) -> float:
        return float(1 / (1 + np.exp(-np.clip(value, -30, 30))))

    return Excitation(
        base=float(np.exp(np.clip(theta[0], -20, 20))),
        branching=share(theta[1]),
        fast=share(theta[2]),
        weight=share(theta[3]),
        slow=0.5 + 0.5 * share(theta[4]),
        size=float(np.exp(np.clip(theta[5], -4, 8))),
    )


def _free(fit: Excitation) -> Array:
    def odds(value: float) -> float:
        held = min(max(value, 1e-6), 1 - 1e-6)
        return float(np.log(held / (1 - held)))

    return np.array(
        [
            np.log(max(fit.base, 1e-8)), odds(fit.branching), odds(fit.fast),
            odds(fit.weight), odds(2 * fit.slow - 1), np.log(fit.size),
        ]
    )  # fmt: skip
