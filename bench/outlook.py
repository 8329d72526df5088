"""Back-test the outlook on public series, beside plain baselines, with block-bootstrap intervals.

    python bench/outlook.py --shared ../shared [--only tempo truces views]

Each origin sees only what lies before it.  The series are those of the
research note: UCDP GED Iraq by week and month, declassified SIGACTs by day,
ETH/PRIO ceasefires (read here, never shipped), ViEWS country-months.
"""

import argparse
import csv
import itertools
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from hudna.outlook import scores, survival, tempo

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "training"))
import outlook_fit as fit  # noqa: E402  the one reader of the truce data

BASELINES = ("conflictology", "NB window", "Hawkes-NB, 2 kernels", "research pool")
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
            found = kept["fit"]
            if name == "Hawkes-NB, 2 kernels":
                return tempo.excited(y, h, rng, fit=found)
            if name == "research pool":
                parts = [tempo.nb_window(y, h, rng, window=long), tempo.excited(y, h, rng, fit=found)]
                return tempo.pool([*parts, tempo.conflictology(y, h, rng, window=short)])
            return tempo.expected(y, h, rng, windows=tempo.WINDOWS[kind.unit], fit=found)

        return model

    return made


MODELS = ("climatology", "last value", "moving average", *BASELINES, "hudna")


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
            # One period ahead the drawn range held as it was, and small counts cannot be widened by less than one.
            wide = tempo.stretched(total, errors, least=kind.least) if h > 1 else total
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
            row |= {"p_quiet": (wide < 1).mean(), "quiet": float(seen < 1)}
            row |= {"p_rise": (wide > 1.5 * pace).mean(), "rose": float(seen > 1.5 * pace)}
            rows.append(row)
    return pd.DataFrame(rows).assign(series=kind.name, model=name)


def tempo_rows(data: Path, names: tuple[str, ...]) -> pd.DataFrame:
    """Every series by every model, on two cores."""
    kinds = series(data)
    # The slow ones first, so that both cores end together.
    order = sorted(names, key=lambda name: name not in ("hudna", "research pool", "Hawkes-NB, 2 kernels"))
    with ProcessPoolExecutor(2) as pool:
        jobs = [pool.submit(scored, kind, name) for name in order for kind in kinds.values()]
        return pd.concat([job.result() for job in jobs])


# --- truces ---

DAYS = np.array([30.0, 60.0, 90.0])


def truce_rows(shared: Path, years: range = range(2001, 2021)) -> pd.DataFrame:
    """A row a truce: what each model said on 1 January of its year, from what was known then, and what came."""
    rows = fit.recorded(fit.ceasefires(shared))
    held, year = fit.lives(rows), rows.cf_dec_yr.to_numpy()
    found = []
    for at in years:
        asked = fit.taken(held, year == at)
        if not len(asked.days):
            continue
        until = (pd.Timestamp(f"{at}-01-01") - rows.began).dt.days.to_numpy()
        known = fit.as_known(fit.taken(held, year < at), until[year < at] + 0.5)
        model = survival.fit_life(known)
        ours, theirs = survival.life_survival(model, asked, DAYS), research_survival(known, asked)
        told = pd.DataFrame({"year": at, "days": asked.days, "ended": asked.ended, "broke": asked.broke})
        told["life"], told["dated"] = survival.expected_life(model, asked), asked.dated
        for number, days in enumerate(DAYS.astype(int)):
            closed = fit.taken(held, (year < at) & (until > days))
            told[f"ours_{days}"], told[f"theirs_{days}"] = ours[:, number], theirs[:, number]
            told[f"break_{days}"] = survival.breaking(survival.fit_breaking(closed, days), asked)
            told[f"blend_{days}"], told[f"base_{days}"] = research_breaking(closed, asked, days)
        found.append(told)
    return pd.concat(found, ignore_index=True)


def standing_rows(shared: Path, years: range = range(2001, 2021)) -> pd.DataFrame:
    """A row a truce, age and horizon: what was said of it when it had stood so long, and whether it broke by then.

    The models are those known on 1 January of its year; `base` is the share of earlier truces, standing as long,
    that broke.
    """
    rows = fit.recorded(fit.ceasefires(shared))
    held, year = fit.lives(rows), rows.cf_dec_yr.to_numpy()
    found = []
    for at in years:
        asked = fit.taken(held, year == at)
        until = (pd.Timestamp(f"{at}-01-01") - rows.began).dt.days.to_numpy()
        known = fit.as_known(fit.taken(held, year < at), until[year < at] + 0.5)
        life, late = survival.fit_life(known), survival.late_breaks(known, DAYS[-1])
        closed = {days: fit.taken(held, (year < at) & (until > days)) for days in fit.HORIZONS}
        told = [survival.breaking(survival.fit_breaking(closed[days], days), asked) for days in fit.HORIZONS]
        curves = np.maximum.accumulate(np.column_stack([np.zeros(len(asked.days)), *told]), axis=1)
        for stood, within in itertools.product(fit.STOOD, DAYS):
            past = fit.taken(held, (year < at) & (until > stood + within) & (held.days > stood))
            base = ((past.broke > 0.5) & (past.days <= stood + within)).mean()
            days = np.array([stood, stood + within])
            shares = survival.life_survival(life, asked, np.array([*days, *np.maximum(days, DAYS[-1])]))
            for number in np.flatnonzero(asked.days > stood):
                by = np.interp(days, [0, *fit.HORIZONS], curves[number])
                said = survival.still_to_break(by, shares[number], late["fixed" if asked.fixed[number] else "open"])
                came = asked.broke[number] > 0.5 and asked.days[number] <= stood + within
                found.append(
                    {"year": at, "stood": stood, "h": int(within), "said": said, "base": base, "came": float(came)}
                )
    return pd.DataFrame(found)


def research_survival(known: survival.Lives, asked: survival.Lives) -> np.ndarray:
    """The best line of the research note: mean of the pooled deadline rule and a log-normal on all traits."""
    dated = known.dated & (known.ended > 0.5)
    ratio = np.sort(known.days[dated] / known.term[dated])
    curves = {
        fixed: survival.kaplan_meier(known.days[known.fixed == fixed], known.ended[known.fixed == fixed])
        for fixed in (0.0, 1.0)
    }

    def ruled(told: bool, term: float, fixed: float) -> list[float]:
        if told:
            return [1 - np.searchsorted(ratio, day / term, side="right") / len(ratio) for day in DAYS]
        return [curves[fixed].at(day) for day in DAYS]

    rule = np.array([ruled(*one) for one in zip(asked.dated, asked.term, asked.fixed, strict=True)])
    life = survival.fit_lognormal(known.days, known.ended, known.traits, ridge=0.05)
    smooth = [survival.lognormal_survival(float(place), life.spread, DAYS) for place in life.location(asked.traits)]
    return (rule + np.array(smooth)) / 2


def research_breaking(closed: survival.Lives, asked: survival.Lives, days: int) -> tuple[np.ndarray, float]:
    """The best line of the note for a breakdown (region and term shrunken, and a ridge logistic), and the base rate."""
    happened = ((closed.broke > 0.5) & (closed.days <= days)).astype(float)
    region = fit.TRAITS.index("region_2")
    groups = [[f"{row[0]:g}/{row[region]:g}" for row in some.traits] for some in (closed, asked)]
    means, _ = survival.group_means(happened, groups[0], 20.0)
    logistic = survival.fit_logistic(happened, closed.traits).probability(asked.traits)
    return (np.array([means.of(group) for group in groups[1]]) + logistic) / 2, means.overall


def concordance(life: np.ndarray, days: np.ndarray, ended: np.ndarray) -> float:
    """Share of comparable pairs in which the truce thought shorter ended first (Harrell 1982)."""
    first = (days[:, None] < days[None, :]) & (ended[:, None] > 0.5)
    right = (life[:, None] < life[None, :]) + 0.5 * (life[:, None] == life[None, :])
    return float((right * first).sum() / max(first.sum(), 1))


# --- ViEWS country-months ---


def views_rows(data: Path, years: range = range(2018, 2024)) -> pd.DataFrame:
    """CRPS of each country-month: conflictology (last twelve months) and ours; the world known to 31 October before."""
    folder, rng = data / "views_challenge_cm", np.random.default_rng(0)
    deaths = pd.read_csv(data / "ucdp_country_month_1989_2026/country_month_deaths.csv", index_col=0)
    months = pd.to_datetime(deaths.index).to_period("M")
    names = pd.read_csv(folder / "country_list.csv").set_index("country_id").name
    found = []
    for year in years:
        recent = _parquet(folder / f"bm_conflictology/cm/window=Y{year}").unstack("draw")
        actual = _parquet(folder / f"actuals/cm/window=Y{year}")
        first = recent.index.get_level_values("month_id").min()
        by_country = recent.xs(first, level="month_id")
        older = deaths[(months <= pd.Period(f"{year - 2}-10")) & (months > pd.Period(f"{year - 7}-10"))]
        long = np.array([_older(older, names.get(country)) for country in by_country.index])
        ours = tempo.remembered(by_country.to_numpy(float), long, rng)
        for month, some in actual.groupby(level="month_id"):
            seen = some.droplevel("month_id").reindex(by_country.index).to_numpy(float)
            told = {"year": year, "month": month, "country": by_country.index}
            told |= {"ours": scores.crps(ours, seen), "theirs": scores.crps(by_country.to_numpy(float), seen)}
            found.append(pd.DataFrame(told))
    return pd.concat(found, ignore_index=True).dropna()


def _parquet(folder: Path) -> pd.Series:
    return pd.read_parquet(next(folder.glob("*.parquet")))["outcome"]


def _older(deaths: pd.DataFrame, name: str | None) -> np.ndarray:
    """The earlier months of a country; zeros where the long series does not know it, which is a country at peace."""
    return deaths[name].to_numpy(float) if name in deaths else np.zeros(len(deaths))


# --- the table ---

MUST = {
    ("weekly", 1): 2.82, ("weekly", 4): 8.24, ("weekly", 13): 27.1, ("monthly", 1): 9.7, ("monthly", 3): 26.4,
    ("monthly", 6): 50.6, ("rockets", 7): 9.8, ("rockets", 28): 40.9,
}  # fmt: skip
RECORD = (
    "kind", "horizon_days", "rule", "n", "score", "baseline", "baseline_name", "skill", "skill_low", "skill_high",
    "log_score", "slope", "coverage", "raw_coverage", "hindcast", "source",
)  # fmt: skip


def _line(work: str, must: object, ours: float, gap: tuple[float, float, float], more: str = "") -> None:
    mean, low, high = gap
    held = "holds" if low <= 0 else "MISSED"
    print(f"{work:44} {must:>8} {ours:8.4g}   {mean:+.3g} [{low:+.3g}, {high:+.3g}]  {held}  {more}", flush=True)


def tempo_table(data: Path, names: tuple[str, ...]) -> list[dict[str, object]]:
    """The counts beside the best baseline on the same origins; lines for the record."""
    rows, kinds, record = tempo_rows(data, names), series(data), []
    per = {"weekly": 7, "monthly": 30, "rockets": 1, "baghdad": 1}
    for key, kind in kinds.items():
        for h in kind.horizons:
            some = rows[(rows.series == kind.name) & (rows.h == h)]
            models = {name: one.sort_values("t") for name, one in some.groupby("model")}
            ours = models["hudna"]
            means = {name: models[name].crps.mean() for name in BASELINES}
            best = min(means, key=lambda name: means[name])
            block = max(4, 2 * h // kind.step)
            gap = scores.difference_interval(ours.crps_wide, models[best].crps, block=block)
            cover = f"cover {ours.held_wide.mean():.2f} (unstretched {ours.held.mean():.2f}); {best} {means[best]:.4g}"
            _line(f"{kind.name}, total of {h}", MUST.get((key, h), "-"), ours.crps_wide.mean(), gap, cover)
            record += _tempo_record(key, h * per[key], models, kind, block)
    if names == MODELS:
        print(rows.groupby(["series", "h", "model"], sort=False)[["crps", "held"]].mean().round(3).to_string())
    return record


def _tempo_record(
    key: str, days: int, models: dict[str, pd.DataFrame], kind: Series, block: int
) -> list[dict[str, object]]:
    ours, plain = models["hudna"], models["conflictology"]
    source = f"{kind.name}, rolling origins"
    lines: list[dict[str, object]] = []
    if key in ("weekly", "rockets") and days > 1:
        line = _scored("attacks", days, "crps", ours.crps_wide, plain.crps, source, block)
        held = {"coverage": round(ours.held_wide.mean(), 3), "raw_coverage": round(ours.held.mean(), 3)}
        lines.append(line | held | {"baseline_name": "conflictology"})
        lines.append(_yes_no("pace", days, ours.p_rise, ours.rose, plain.p_rise, source, block))
    if key == "baghdad":
        lines.append(_yes_no("quiet", days, ours.p_quiet, ours.quiet, plain.p_quiet, source, block))
    return lines


def _yes_no(kind, days, stated, came, plain, source, block) -> dict[str, object]:  # noqa: PLR0917
    stated, came, plain = (np.asarray(one, dtype=float) for one in (stated, came, plain))
    line = _scored(kind, days, "brier", scores.brier(stated, came), scores.brier(plain, came), source, block)
    slope = scores.calibration_slope(stated, came)
    return line | {
        "baseline_name": "conflictology",
        "log_score": round(float(scores.log_score(stated, came).mean()), 3),
        "slope": "" if slope is None else round(slope, 2),
    }


def _scored(kind, days, rule, ours, theirs, source, block) -> dict[str, object]:  # noqa: PLR0917
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    _, low, high = scores.difference_interval(ours, theirs, block=block)
    base = theirs.mean()
    told = {"kind": kind, "horizon_days": days, "rule": rule, "n": len(ours), "score": round(ours.mean(), 4)}
    told |= {
        "baseline": round(base, 4),
        "skill": round(1 - ours.mean() / base, 3),
        "hindcast": "true",
        "source": source,
    }
    return told | {"skill_low": round(-high / base, 3), "skill_high": round(-low / base, 3)}


def truce_table(shared: Path) -> list[dict[str, object]]:
    """Truces beside the best line of the note, blocks of a year's length; lines for the record."""
    told, record = truce_rows(shared), []
    block = len(told) // 20
    source = "ETH/PRIO ceasefires, yearly origins 2001-2020; only truces whose end was recorded"
    for days, must, must_break in ((30, 0.088, 0.0591), (60, 0.093, 0.0691), (90, 0.098, 0.0748)):
        closed = ~((told.ended == 0) & (told.days <= days))
        stood = (told.days > days)[closed].astype(float)
        ours, theirs = (scores.brier(told[f"{name}_{days}"][closed], stood) for name in ("ours", "theirs"))
        gap = scores.difference_interval(ours, theirs, block=block)
        _line(f"truce, any end, {days} d, Brier", must, ours.mean(), gap, f"note's best {theirs.mean():.4f}")
        came = ((told.broke == 1) & (told.days <= days)).astype(float)
        ours, theirs = (scores.brier(told[f"{name}_{days}"], came) for name in ("break", "blend"))
        gap = scores.difference_interval(ours, theirs, block=block)
        _line(
            f"truce, coded breakdown, {days} d, Brier", must_break, ours.mean(), gap, f"note's best {theirs.mean():.4f}"
        )
        line = _yes_no("truce-declared", days, told[f"break_{days}"], came, told[f"base_{days}"], source, block)
        record.append(line | {"baseline_name": "base rate"})
    for (stood, days), some in standing_rows(shared).groupby(["stood", "h"]):
        ours, theirs = (scores.brier(some[name], some.came) for name in ("said", "base"))
        gap = scores.difference_interval(ours, theirs, block=len(some) // 20)
        more = f"said {some.said.mean():.3f}, came {some.came.mean():.3f}, n {len(some)}"
        _line(f"truce that stood {stood} d, breakdown, {days} d", "-", ours.mean(), gap, more)
        name = f"truce-declared after {stood} days"
        line = _yes_no(name, days, some.said, some.came, some.base, source, len(some) // 20)
        record.append(line | {"baseline_name": "base rate"})
    ranked = [
        (concordance(*(one[name].to_numpy() for name in ("life", "days", "ended"))), len(one))
        for _, one in told.groupby("year")
        if len(one) >= 8
    ]
    c = np.average([value for value, _ in ranked], weights=[n for _, n in ranked])
    print(f"{'truce, any end, C within years':44} {0.845:>8} {c:8.3g}")
    return record


def views_table(data: Path) -> None:
    """All countries 2018-2023 beside conflictology, blocks of a year of months."""
    rows = views_rows(data)
    months = rows.groupby("month")[["ours", "theirs"]].mean()
    gap = scores.difference_interval(months.ours, months.theirs, block=12)
    told = f"conflictology {months.theirs.mean():.4g}"
    _line("ViEWS country-month 2018-23, CRPS", 49.4, months.ours.mean(), gap, told)
    years = rows.groupby("year")[["ours", "theirs"]].mean().round(1)
    print("   by year (ours/conflictology):", "; ".join(f"{y} {a:g}/{b:g}" for y, a, b in years.itertuples()))


def example(shared: Path) -> None:
    """The truce of October 2020 with data to 10 October 2020 only: one truce, and not a proof.

    One-sided, partial, spoken, no term in the data, no mediator in the negotiation, in Iraq.
    """
    day = pd.Timestamp("2020-10-10")
    rows = fit.ceasefires(shared)
    rows = fit.recorded(rows[rows.declared < day])
    until = (day - rows.began).dt.days.to_numpy()
    held = fit.lives(rows)
    known = fit.as_known(held, until + 0.5)
    iraq = rows[rows.location == "Iraq"]
    traits = np.median(held.traits[~held.dated], axis=0)
    told = {"fixed": 0, "log_term": 0, "unilateral": 1, "written": 0, "mediated": 0, "partial": 1, "region_2": 1}
    told |= {"region_3": 0, "region_4": 0, "earlier_truces": np.log1p(len(iraq))}
    told["log_gap"] = np.log1p((day - iraq.declared.max()).days)
    for name, value in told.items():
        traits[fit.TRAITS.index(name)] = value
    one = {name: np.zeros(1) for name in ("days", "ended", "broke", "fixed")}
    asked = survival.Lives(**one, term=np.array([np.nan]), country=("Iraq",), traits=traits[None])
    stands = survival.life_survival(survival.fit_life(known), asked, DAYS)[0]
    print("data to 10 October 2020:", len(rows), "truces with a recorded end;", len(iraq), "in Iraq")
    middle_east = held.traits[:, fit.TRAITS.index("region_2")] > 0
    alone = held.traits[:, fit.TRAITS.index("unilateral")] > 0
    for number, days in enumerate(DAYS.astype(int)):
        closed = fit.taken(held, until > days)
        broken = survival.breaking(survival.fit_breaking(closed, days), asked)[0]
        line = f"{days} days: still stands {stands[number]:.2f}; declared broken {broken:.2f}"
        for name, some in (
            ("Middle East, no term", middle_east & ~held.dated),
            ("one-sided, no term", alone & ~held.dated),
        ):
            part = fit.taken(held, some & (until > days))
            rate = ((part.broke > 0.5) & (part.days <= days)).mean()
            line += f"; base rate, {name}: {rate:.2f} of {len(part.days)}"
        print(line)
    deaths = pd.read_csv(
        shared / "outlook-data/ucdp_country_month_1989_2026/country_month_deaths.csv", index_col=0
    ).Iraq
    deaths.index = pd.to_datetime(deaths.index)
    before, after = deaths[deaths.index < day], deaths[(deaths.index > day) & (deaths.index < "2021-01-31")]
    drawn = tempo.expected(before.to_numpy(float)[-240:], 3, np.random.default_rng(0), windows=tempo.WINDOWS["month"])
    low, middle, high = np.quantile(drawn.sum(1), [0.1, 0.5, 0.9])
    print(
        f"deaths in Iraq, October to December 2020 (UCDP): expected {middle:.0f}, 80 % range {low:.0f} to {high:.0f};",
        end=" ",
    )
    print("came:", int(after.sum()), after.to_dict())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--only", nargs="*", default=["truces", "views", "tempo"])
    options.add_argument("--all-models", action="store_true", help="the three plainest baselines too, as a table")
    options.add_argument("--example", action="store_true", help="the truce of October 2020, and nothing else")
    options.add_argument("--write", action="store_true", help="write the record that ships with hudna")
    asked = options.parse_args()
    if asked.example:
        example(asked.shared)
        return
    data, began, record = asked.shared / "outlook-data", time.perf_counter(), []
    print(f"{'work':44} {'must':>8} {'ours':>8}   ours less best line [90 % interval, block bootstrap]")
    if "truces" in asked.only:
        record += truce_table(asked.shared)
    if "views" in asked.only:
        views_table(data)
    if "tempo" in asked.only:
        record += tempo_table(data, MODELS if asked.all_models else (*BASELINES, "hudna"))
    if asked.write:
        with (ROOT / "src/hudna/outlook/fitted/track_record.csv").open("w", encoding="utf8", newline="") as out:
            writer = csv.DictWriter(out, RECORD, lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows(record)
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
