"""Back-test the outlook on public series, beside plain baselines, with block-bootstrap intervals.

    python bench/outlook.py --shared ../shared [--only tempo truces views]

Each origin sees only what lies before it.  The series are those of the
research note: UCDP GED Iraq by week and month, declassified SIGACTs by day,
ETH/PRIO ceasefires (read here, never shipped), ViEWS country-months.
"""

import argparse
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from hudna.outlook import scores, tempo

ROOT = Path(__file__).parents[1]
REFIT = 26


@dataclass(frozen=True, kw_only=True)
class Series:
    """Counts by period; origins from `start` on, every `step`; windows of conflictology and the NB model."""

    name: str
    counts: np.ndarray
    start: int
    step: int
    horizons: tuple[int, ...]
    windows: tuple[int, int]
    unit: str
    moving: int
    trailing: int
    least: int


def series(data: Path) -> dict[str, Series]:
    """The series of the table; filters as the research note has them."""
    iraq = pd.read_csv(data / "ucdp_ged_iraq_1989_2018/irq.csv", low_memory=False, skiprows=[1])
    iraq["day"] = pd.to_datetime(iraq.date_start)
    weekly = iraq[(iraq.date_prec <= 2) & (iraq.day >= "2003-12-29")].set_index("day").resample("W").size()
    monthly = iraq[iraq.day >= "1999-01-01"].set_index("day").resample("MS").size()
    daily = pd.read_csv(data / "sigacts_iraq_daily_2004_2007/daily_counts.csv", parse_dates=["date"]).set_index("date")
    daily = daily[(daily.index >= "2004-02-01") & (daily.index < "2007-07-01")]
    return {
        "weekly": Series(
            name="GED Iraq weekly", counts=weekly[weekly.index < "2018-12-24"].to_numpy(float), start=208, step=1,
            horizons=(1, 4, 13), windows=(13, 26), unit="week", moving=4, trailing=156, least=52,
        ),
        "monthly": Series(
            name="GED Iraq monthly", counts=monthly.to_numpy(float), start=72, step=1,
            horizons=(1, 3, 6), windows=(12, 12), unit="month", moving=3, trailing=60, least=24,
        ),
        "rockets": Series(
            name="SIGACTs rockets daily", counts=daily.rocket_indirect.to_numpy(float), start=180, step=2,
            horizons=(1, 7, 28), windows=(28, 56), unit="day", moving=7, trailing=90, least=40,
        ),
        "baghdad": Series(
            name="SIGACTs rockets Baghdad", counts=daily.rocket_indirect_baghdad.to_numpy(float), start=180, step=2,
            horizons=(1, 7, 28), windows=(28, 56), unit="day", moving=7, trailing=90, least=40,
        ),
    }  # fmt: skip


Paths = Callable[[np.ndarray, int, np.random.Generator], np.ndarray]


def paths_of(name: str, kind: Series) -> Callable[[], Paths]:
    """A fresh model by name; the self-exciting ones fit again every 26 periods and keep the fit in between."""
    short, long = kind.windows
    plain: dict[str, Paths] = {
        "climatology": tempo.climatology,
        "last value": tempo.last_value,
        "moving average": lambda y, h, rng: tempo.moving_average(y, h, rng, window=kind.moving),
        "conflictology": lambda y, h, rng: tempo.conflictology(y, h, rng, window=short),
        "NB window": lambda y, h, rng: tempo.nb_window(y, h, rng, window=long),
    }
    if name in plain:
        return lambda: plain[name]

    def made() -> Paths:
        kept: dict[str, object] = {}

        def model(y: np.ndarray, h: int, rng: np.random.Generator) -> np.ndarray:
            if "fit" not in kept or len(y) - kept["at"] >= REFIT:
                kept["fit"], kept["at"] = tempo.fit_excitation(y, kept.get("fit")), len(y)
            fit = kept["fit"]
            if name == "Hawkes-NB, 2 kernels":
                return tempo.excited(y, h, rng, fit=fit)
            return tempo.expected(y, h, rng, windows=tempo.WINDOWS[kind.unit], fit=fit)

        return model

    return made


MODELS = (
    "climatology",
    "last value",
    "moving average",
    "conflictology",
    "NB window",
    "Hawkes-NB, 2 kernels",
    "ensemble",
)


def scored(kind: Series, name: str, *, seed: int = 0) -> pd.DataFrame:
    """A row for each origin and horizon: CRPS and whether the 90 % interval held, as drawn and stretched."""
    model, rng = paths_of(name, kind)(), np.random.default_rng(seed)
    longest, y = max(kind.horizons), kind.counts
    past: dict[int, list[tuple[int, float]]] = {h: [] for h in kind.horizons}
    rows = []
    # Forecasts of the years before the tested ones only teach the stretching how far off they were.
    first = max(2 * longest, 60 if kind.start > 100 else 36)
    for t in range(first, len(y) - longest + 1, kind.step):
        drawn = model(y[:t], longest, rng)
        for h in kind.horizons:
            total, seen = drawn[:, :h].sum(1), y[t : t + h].sum()
            errors = [error for at, error in past[h] if at + h <= t][-kind.trailing :]
            wide = tempo.stretched(total, errors, least=kind.least)
            past[h].append((t, tempo.log_error(total, seen)))
            if t < kind.start or (t - kind.start) % kind.step:
                continue
            row = {"t": t, "h": h}
            pace = y[t - 13 : t].mean() * h
            for label, x in (("", total), ("_wide", wide)):
                low, high = np.quantile(x, [0.05, 0.95])
                row[f"crps{label}"] = scores.crps(x[None], np.array([seen]))[0]
                row[f"held{label}"] = low <= seen <= high
                row[f"rise{label}"] = ((x > 1.5 * pace).mean() - (seen > 1.5 * pace)) ** 2
            row["any"] = ((total >= 1).mean() - (seen >= 1)) ** 2
            rows.append(row)
    return pd.DataFrame(rows).assign(series=kind.name, model=name)


def tempo_table(data: Path, names: tuple[str, ...] = MODELS) -> pd.DataFrame:
    kinds = series(data)
    with ProcessPoolExecutor(2) as pool:
        jobs = [pool.submit(scored, kind, name) for kind in kinds.values() for name in names]
        return pd.concat([job.result() for job in jobs])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--only", nargs="*", default=["tempo", "truces", "views"])
    asked = options.parse_args()
    data, began = asked.shared / "outlook-data", time.perf_counter()
    if "tempo" in asked.only:
        found = tempo_table(data)
        kept = [column for column in found if column not in ("t", "h", "series", "model")]
        print(found.groupby(["series", "h", "model"], sort=False)[kept].mean().round(3).to_string())
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
