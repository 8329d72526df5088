"""Draws told by their middle and their ranges, and draws of the days to the next deed."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from hudna.outlook import forecasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What draws say of a window: its days, the middle one, and the 50, 80 and 90 % ranges."""

    days: int
    median: float
    range50: tuple[float, float]
    range80: tuple[float, float]
    range90: tuple[float, float]


def spread(drawn: Any, days: int) -> Spread:
    """The middle and the ranges of draws about a window of so many days."""
    low90, low80, low50, median, high50, high80, high90 = np.quantile(
        drawn, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
    ).tolist()
    return Spread(days=days, median=median, range50=(low50, high50), range80=(low80, high80), range90=(low90, high90))


def waits(counts: Any, seed: int) -> Any:
    """Draws of the days to the next attack at the steady rate of the whole watch: exponential, the rate uncertain."""
    if len(counts) < forecasts.DAYS_LEAST:
        return None
    rng = np.random.default_rng(seed)
    rate = rng.gamma(counts.sum() + 0.5, 1 / len(counts), size=2000)
    return np.minimum(np.ceil(rng.exponential(1 / np.maximum(rate, 1e-9))), 91)
