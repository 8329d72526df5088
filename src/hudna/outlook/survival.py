"""How long a truce lasts, and how it ends.

Two rules, each for what it knows best.  Where a term is stated, the stated
deadline carries almost all of it: past truces with a term of about that
length tell which share outlives each fraction of it (`deadline_survival`).
Where none is stated, or the number is lost, a log-normal life with the traits
of the truce and the history of its country (`lognormal_survival`).  A coded
breakdown is rarer than an end, and has its own model: the mean of a rate
shrunken to country and term, and of a ridge logistic regression.

Times are days from the day of effect.  A life that nobody saw end is
censored, never counted as held; what is fitted here is conditional on the end
being recorded, and the tables say how many were not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, log_ndtr, logit, ndtr, ndtri

Array = NDArray[np.float64]
# Reach of the kernel over log terms: a term of half or twice the length still tells, one of four times hardly.
REACH = 0.7
# What every past truce counts for whatever its term, so that an unheard-of length has an answer.
FLOOR = 0.02
RIDGE = 0.2
# A country counts as much as its own truces against so many of the world's.
COUNTRY_LIFE, COUNTRY_RATE = 5.0, 10.0
LOGISTIC_PENALTY = 0.05
_ROOT_TAU = 0.5 * np.log(2 * np.pi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A step function of days: `share` of truces that outlive `days`, and how many were `at_risk` just before."""

    days: Array
    share: Array
    at_risk: Array

    def at(self, days: float) -> float:
        """The share that outlives so many days."""
        number = int(np.searchsorted(self.days, days, side="right"))
        return float(self.share[number - 1]) if number else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lives:
    """Past truces: one row each.

    `days` they were seen to last, `ended` 1 where the end was seen, `broke` 1
    where that end was a breakdown, `term` the stated days (NaN where none is
    stated or known), `fixed` 1 where there was a term at all, `country` where,
    `traits` of shape (truces, traits).
    """

    days: Array
    ended: Array
    broke: Array
    term: Array
    fixed: Array
    country: tuple[str, ...]
    traits: Array

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Which have a stated term that is known."""
        return (self.fixed > 0.5) & np.isfinite(self.term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Means by group, shrunken to the mean of all: group to (shrunken mean, number of truces)."""

    overall: float
    strength: float
    groups: Mapping[str, tuple[float, int]]

    def of(self, group: str) -> float:
        """The group's mean; the overall one where it is unknown."""
        return self.groups[group][0] if group in self.groups else self.overall


@dataclass(frozen=True, slots=True, kw_only=True)
class LogNormal:
    """A fitted log-normal life: ln T = intercept + slopes . z + spread x normal, z the standardised traits."""

    intercept: float
    slopes: Array
    spread: float
    centre: Array
    scale: Array

    def location(self, traits: Array) -> Array:
        """The mean of ln T of each row of traits."""
        return np.asarray(self.intercept + (traits - self.centre) / self.scale @ self.slopes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """A fitted ridge logistic regression on standardised traits."""

    intercept: float
    slopes: Array
    centre: Array
    scale: Array

    def probability(self, traits: Array) -> Array:
        """The probability of each row of traits."""
        return np.asarray(expit(self.intercept + (traits - self.centre) / self.scale @ self.slopes))


def kaplan_meier(days: Array, ended: Array) -> Curve:
    """The share of truces that outlive each day on which one ended.

    S(t) = prod over end days s <= t of (1 - ends_s / at risk_s).

    Args:
        days: shape (truces,), days seen.
        ended: shape (truces,), 1 where the end was seen.

    Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, JASA 53.
    """
    times = np.unique(days[ended > 0.5])
    at_risk = np.array([(days >= time).sum() for time in times], dtype=float)
    ends = np.array([((days == time) & (ended > 0.5)).sum() for time in times], dtype=float)
    return Curve(days=times, share=np.cumprod(1 - ends / np.maximum(at_risk, 1)), at_risk=at_risk)


def cumulative_incidence(
    days: Array, endings: Sequence[str | None], kinds: Sequence[str], on: Array
) -> dict[str, Array]:
    """Share that has ended in each way by each day; with the share still standing they sum to one.

    F_k(t) = sum over end days s <= t of S(s-) x ends of kind k at s / at risk at s.

    Args:
        days: shape (truces,), days seen.
        endings: how each ended; `None` where it was still standing when last seen.
        kinds: the ways, all that occur.
        on: days asked for.

    Source: Aalen and Johansen (1978), An empirical transition matrix for
        non-homogeneous Markov chains, Scandinavian Journal of Statistics 5.
    """
    named = np.array([ending or "" for ending in endings])
    curve = kaplan_meier(days, (named != "").astype(float))
    before = np.concatenate([[1.0], curve.share[:-1]])
    place = np.searchsorted(curve.days, on, side="right")
    shares: dict[str, Array] = {}
    for kind in kinds:
        ends = np.array([((days == time) & (named == kind)).sum() for time in curve.days], dtype=float)
        risen = np.cumsum(before * ends / np.maximum(curve.at_risk, 1))
        shares[kind] = np.concatenate([[0.0], risen])[place]
    return shares


def deadline_survival(lives: Lives, term: float, days: Array) -> Array:
    """Share of past truces with about that term that outlived days / term of theirs.

    S(t) = sum_i w_i 1[T_i / D_i > t / term] / sum_i w_i over past truces with
    stated terms D_i whose end was seen; w_i = 0.02 + exp(-(ln D_i - ln
    term)^2 / (2 x 0.7^2)).  Short terms are kept more exactly than long ones.

    Args:
        lives: past truces, as known on the day of the forecast.
        term: the stated days, above 0.
        days: days asked for.

    Source: the rule is ours; the kernel is that of Nadaraya (1964) and Watson (1964).
    """
    held = lives.dated & (lives.ended > 0.5)
    ratio = lives.days[held] / lives.term[held]
    weight = FLOOR + np.exp(-0.5 * np.square(np.log(lives.term[held] / term) / REACH))
    outlived = ratio[None, :] > np.asarray(days, dtype=float)[:, None] / term
    return np.asarray((outlived * weight).sum(1) / weight.sum())


def group_means(values: Array, groups: Sequence[str], strength: float) -> tuple[Means, Array]:
    """Means by group, drawn to the overall mean as if that stood for `strength` more members.

    m_g = (sum of values in g + strength x mean) / (n_g + strength).

    Returns:
        The means, and for each row the mean of its group without itself, which is what a model may learn from.

    Source: Efron and Morris (1977), Stein's paradox in statistics, Scientific American 236; strength is fixed here.
    """
    overall = float(values.mean())
    names, place, n = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    sums = np.bincount(place, weights=values, minlength=len(names))
    shrunken = (sums + strength * overall) / (n + strength)
    held = {str(name): (float(mean), int(k)) for name, mean, k in zip(names, shrunken, n, strict=True)}
    apart = (sums[place] - values + strength * overall) / (n[place] - 1 + strength)
    return Means(overall=overall, strength=strength, groups=held), apart


def fit_lognormal(days: Array, ended: Array, traits: Array, *, ridge: float = RIDGE) -> LogNormal:
    """Log-normal accelerated failure time by penalised maximum likelihood.

    ln T = a + b . z + s e with e standard normal; a life seen to end adds
    ln f(t), one still standing ln S(t); the mean of these less ridge / 2 x |b|^2
    is made largest.

    Args:
        days: shape (truces,), days seen, above 0.
        ended: shape (truces,), 1 where the end was seen.
        traits: shape (truces, traits).
        ridge: how strongly slopes are drawn to 0.

    Source: Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 3.
    """
    centre, scale = traits.mean(0), traits.std(0)
    scale = np.where(scale > 0, scale, 1.0)
    z, told, seen = (traits - centre) / scale, np.log(days), ended > 0.5

    def cost(theta: Array) -> tuple[float, Array]:
        slopes, spread = theta[1:-1], np.exp(theta[-1])
        r = (told - theta[0] - z @ slopes) / spread
        beyond = log_ndtr(-r)
        value = np.where(seen, -theta[-1] - 0.5 * r**2 - _ROOT_TAU, beyond)
        push = np.where(seen, r, np.exp(-0.5 * r**2 - _ROOT_TAU - beyond))
        for_spread = np.where(seen, r**2 - 1, push * r)
        slope = z.T @ push / spread / len(told) - ridge * slopes
        gradient = np.concatenate([[push.mean() / spread], slope, [for_spread.mean()]])
        return -float(value.mean()) + 0.5 * ridge * float(slopes @ slopes), -gradient

    first = np.concatenate([[told.mean()], np.zeros(z.shape[1]), [0.5]])
    found = minimize(cost, first, jac=True, method="L-BFGS-B").x
    return LogNormal(
        intercept=float(found[0]), slopes=found[1:-1], spread=float(np.exp(found[-1])), centre=centre, scale=scale
    )


def lognormal_survival(location: float, spread: float, days: Array) -> Array:
    """S(t) = 1 - Phi((ln t - location) / spread); 1 at day 0."""
    held = np.maximum(np.asarray(days, dtype=float), 1e-9)
    return np.asarray(ndtr((location - np.log(held)) / spread))


def lognormal_draws(location: float, spread: float, rng: np.random.Generator, *, outlived: float, draws: int) -> Array:
    """Draws of a log-normal life that is known to have outlived so many days."""
    gone = 1 - float(lognormal_survival(location, spread, np.array([outlived]))[0]) if outlived > 0 else 0.0
    share = gone + (1 - gone) * rng.uniform(size=draws)
    return np.asarray(np.exp(location + spread * ndtri(np.clip(share, 1e-12, 1 - 1e-12))))


def conditional(survival: Array, outlived: float) -> Array:
    """Survival given that so great a share was outlived already: S(t) / S(now), at most 1."""
    return np.minimum(survival / max(outlived, 1e-9), 1.0)


def fit_logistic(happened: Array, traits: Array, *, penalty: float = LOGISTIC_PENALTY) -> Logistic:
    """Ridge logistic regression by Newton's steps: sum of log losses + |b|^2 / (2 penalty) is made smallest.

    Args:
        happened: shape (truces,), 0 or 1.
        traits: shape (truces, traits); standardised inside.
        penalty: the variance that slopes are thought to have; small draws them to 0.

    Source: Le Cessie and van Houwelingen (1992), Ridge estimators in logistic regression, Applied Statistics 41.
    """
    centre, scale = traits.mean(0), traits.std(0)
    scale = np.where(scale > 0, scale, 1.0)
    x = np.column_stack([np.ones(len(traits)), (traits - centre) / scale])
    drawn = np.diag(np.concatenate([[1e-9], np.full(traits.shape[1], 1 / penalty)]))
    theta = np.concatenate([[logit(np.clip(happened.mean(), 1e-3, 1 - 1e-3))], np.zeros(traits.shape[1])])
    for _ in range(30):
        p = expit(x @ theta)
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + drawn, x.T @ (happened - p) - drawn @ theta)
        theta = theta + step
        if np.abs(step).max() < 1e-8:
            break
    return Logistic(intercept=float(theta[0]), slopes=theta[1:], centre=centre, scale=scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeModel:
    """What `fit_life` learned: past truces for the deadline rule, a log-normal for the rest, countries' histories."""

    lives: Lives
    open_ended: LogNormal
    history: Means


def fit_life(lives: Lives) -> LifeModel:
    """The model of a truce's life that the house uses: deadline rule where a term is known, log-normal where not."""
    rest = ~lives.dated
    country = [name for name, undated in zip(lives.country, rest, strict=True) if undated]
    history, apart = group_means(np.log(lives.days[rest]), country, COUNTRY_LIFE)
    fitted = fit_lognormal(lives.days[rest], lives.ended[rest], np.column_stack([lives.traits[rest], apart]))
    return LifeModel(lives=lives, open_ended=fitted, history=history)


def life_survival(model: LifeModel, asked: Lives, days: Array) -> Array:
    """Share that outlives each of `days`, for each truce asked: shape (truces, days).

    Only `term`, `fixed`, `country` and `traits` of the truces asked are looked at.
    """
    told = np.column_stack([asked.traits, [model.history.of(country) for country in asked.country]])
    places = model.open_ended.location(told)
    return np.vstack(
        [
            deadline_survival(model.lives, float(term), days)
            if dated
            else lognormal_survival(float(place), model.open_ended.spread, days)
            for dated, term, place in zip(asked.dated, asked.term, places, strict=True)
        ]
    )


def expected_life(model: LifeModel, asked: Lives) -> Array:
    """A middling life in days, to rank truces by: the term where known, else the median of the log-normal."""
    told = np.column_stack([asked.traits, [model.history.of(country) for country in asked.country]])
    return np.where(asked.dated, asked.term, np.exp(model.open_ended.location(told)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakModel:
    """What `fit_breaking` learned for one horizon."""

    by_term: Means
    by_country: Means
    logistic: Logistic


def fit_breaking(lives: Lives, within: float) -> BreakModel:
    """The model of a coded breakdown within so many days; give only truces whose window had closed."""
    happened = ((lives.broke > 0.5) & (lives.days <= within)).astype(float)
    by_term, _ = group_means(happened, _country_and_term(lives), COUNTRY_RATE)
    by_country, apart = group_means(happened, lives.country, COUNTRY_RATE)
    return BreakModel(
        by_term=by_term,
        by_country=by_country,
        logistic=fit_logistic(happened, np.column_stack([lives.traits, logit(np.clip(apart, 1e-3, 1 - 1e-3))])),
    )


def late_breaks(lives: Lives, after: float) -> dict[str, float]:
    """Of ends later than so many days, the share that were breakdowns, with a term (`fixed`) and without (`open`).

    Each drawn to that of both as if that stood for ten more ends.
    """
    late = (lives.ended > 0.5) & (lives.days > after)
    if not late.any():
        return {"open": 0.0, "fixed": 0.0}
    named = np.where(lives.fixed[late] > 0.5, "fixed", "open").tolist()
    means, _ = group_means(lives.broke[late], named, COUNTRY_RATE)
    return {group: means.of(group) for group in ("open", "fixed")}


def still_to_break(told: Array, standing: Array, late: float) -> float:
    """Probability of a coded breakdown between two days of a truce that stands on the first.

    B(t) = told(t) - late x S(max(t, 90)), up to a constant, 90 the last fitted
    horizon; the probability is (B(t) - B(now)) / S(now), never 0 and never 1.

    Args:
        told: shape (2,), the fitted probability by now and by t, level beyond the last horizon.
        standing: shape (4,), the share S that outlives now, t, and the later of each and the last horizon.
        late: of ends after the last horizon the share that are breakdowns.

    Source: the cause-specific incidence of Aalen and Johansen (1978), beyond 90 days in equal shares of the ends.
    """
    now, later = told - late * standing[2:]
    return float(np.clip((later - now) / max(float(standing[0]), 0.05), 0.005, 0.95))


def breaking(model: BreakModel, asked: Lives) -> Array:
    """Probability of a coded breakdown within the model's horizon: mean of the shrunken rate and the logistic."""
    rate = np.array([model.by_term.of(group) for group in _country_and_term(asked)])
    country = np.clip([model.by_country.of(name) for name in asked.country], 1e-3, 1 - 1e-3)
    return np.asarray((rate + model.logistic.probability(np.column_stack([asked.traits, logit(country)]))) / 2)


def wilson(happened: float, n: float, *, level: float = 0.8) -> tuple[float, float]:
    """The range of a rate seen so often in n cases; all of 0 to 1 where n is 0.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
    """
    if n <= 0:
        return 0.0, 1.0
    z = float(ndtri(0.5 + level / 2))
    rate, share = happened / n, z**2 / n
    half = z * np.sqrt(rate * (1 - rate) / n + share / (4 * n))
    return float(max((rate + share / 2 - half) / (1 + share), 0)), float(
        min((rate + share / 2 + half) / (1 + share), 1)
    )


def _country_and_term(lives: Lives) -> list[str]:
    return [
        f"{name}/{'fixed' if fixed > 0.5 else 'open'}" for name, fixed in zip(lives.country, lives.fixed, strict=True)
    ]
