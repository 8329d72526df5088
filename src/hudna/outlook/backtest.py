"""Rolling origins within a case: every model beside the plain baselines, on what was known each day.

`known_on` gives the history of a day, rebuilt from documents published by
then; a model is handed that and nothing else.  What comes out are hindcasts
and marked so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from hudna.outlook import scores
from hudna.outlook.forecasts import MODELS, attacks
from hudna.outlook.history import History, daily
from hudna.records import Forecast, Target

BASELINES = ("lately", "steady")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindcast:
    """One model on one day: the forecast (never live), what came, and its CRPS; `None` while the window is open."""

    forecast: Forecast
    observed: float | None
    crps: float | None


def rolling(
    known_on: Callable[[date], History],
    target: Target,
    origins: Iterable[date],
    *,
    today: date,
    models: Sequence[str] = ("expected", *BASELINES),
    seed: int = 0,
) -> list[Hindcast]:
    """Every model on every origin, baselines beside it.

    Args:
        known_on: the history as known on a day.
        target: what is counted, within `window_days`.
        origins: days to forecast from.
        today: the last day of the outcomes, as known on that day.
        models: names of `MODELS`.
        seed: where chance begins, the same for each.
    """
    after = known_on(today)
    found = []
    for origin in origins:
        known = known_on(origin)
        observed = _seen(after, target, origin)
        for name in models:
            made = replace(MODELS[name](known, target, origin=origin, seed=seed), live=False)
            value = None
            if observed is not None and made.draws:
                value = float(scores.crps(np.array([made.draws]), np.array([observed]))[0])
            found.append(Hindcast(forecast=made, observed=observed, crps=value))
    return found


def summary(hindcasts: Iterable[Hindcast]) -> dict[str, tuple[float, int]]:
    """Mean CRPS and number of closed windows by model."""
    by_model: dict[str, list[float]] = {}
    for one in hindcasts:
        if one.crps is not None:
            by_model.setdefault(one.forecast.model, []).append(one.crps)
    return {name: (float(np.mean(values)), len(values)) for name, values in by_model.items()}


def _seen(after: History, target: Target, origin: date) -> float | None:
    last = origin + timedelta(days=target.window_days or 30)
    if after.since is None or last > after.origin or origin < after.since:
        return None
    counts = daily(after, attacks(target))
    first = (origin - after.since).days + 1
    return float(counts[first : first + (target.window_days or 30)].sum())
