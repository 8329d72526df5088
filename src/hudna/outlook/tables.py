"""The fitted tables that travel with hudna: truce models, base rates, the record of the back-tests.

`fitted/truces.toml` holds coefficients and sums of past truces (its card says
of which), `fitted/track_record.csv` what each kind of question scored on
public data.  Rows of single truces are not among them.
"""

import csv
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from hudna.casebook import Casebook
from hudna.outlook import survival

Array = NDArray[np.float64]
HERE = Path(__file__).parent / "fitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is known of a truce for the models; `None` means not known and stands for the usual.

    `region` and `country` are written as the aggregate tables write them.
    """

    term_days: float | None
    fixed: bool
    unilateral: bool | None = None
    mediated: bool | None = None
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A base rate: how often it happened in how many cases of a class, and of how many more nobody knows.

    `low` and `high` are the 80 % range that so many cases allow.
    """

    class_id: str
    label_ar: str
    label_en: str
    event: str
    horizon_days: int | None
    n: int
    n_unknown: int
    rate: float
    low: float
    high: float
    source: str

    @property
    def unknown_share(self) -> float:
        """Share of the class whose outcome nobody recorded."""
        return self.n_unknown / max(self.n + self.n_unknown, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """How questions of a kind came out: mean score beside that of a baseline, on `n` resolved ones.

    `rule` is brier or crps; `skill` the share of the baseline's score saved,
    `skill_low` and `skill_high` its 90 % interval; `slope` 1 where stated and
    seen odds go together; `coverage` of the 90 % interval of counts,
    `raw_coverage` before trailing errors widened it.
    `hindcast` is true where the past was forecast afterwards.
    """

    kind: str
    horizon_days: int | None
    rule: str
    n: int
    score: float
    baseline: float
    baseline_name: str
    skill: float
    skill_low: float | None
    skill_high: float | None
    log_score: float | None
    slope: float | None
    coverage: float | None
    raw_coverage: float | None
    hindcast: bool
    source: str


def base_rate(casebook: Casebook, event: str, horizon: int | None, classes: tuple[str, ...]) -> Rate | None:
    """The rate of an event in the first of the classes that has it with at least 20 cases, nearest horizon."""
    rows = [rate for rate in rates(casebook) if rate.event == event]
    for name in classes:
        some = [rate for rate in rows if rate.class_id == name and rate.n >= 20]
        if some:
            return min(some, key=lambda rate: abs((rate.horizon_days or 0) - (horizon or 0)))
    return None


def rates(casebook: Casebook) -> tuple[Rate, ...]:
    """Every base rate of the casebook."""
    return tuple(
        Rate(
            class_id=told["class_id"],
            label_ar=told["label_ar"],
            label_en=told["label_en"],
            event=told["event"],
            horizon_days=int(told["horizon_days"]) if told["horizon_days"] else None,
            n=int(told["n"]),
            n_unknown=int(told["n_unknown"]),
            rate=float(told["rate"]),
            low=float(told["low"]),
            high=float(told["high"]),
            source=told["source"],
        )
        for told in casebook.base_rates
    )


@functools.cache
def track_record() -> tuple[Track, ...]:
    """Every line of the back-tests that ship."""
    path = HERE / "track_record.csv"
    if not path.is_file():
        return ()
    with path.open(encoding="utf8", newline="") as lines:
        return tuple(_track(told) for told in csv.DictReader(lines))


def track(kind: str, horizon: int | None) -> Track | None:
    """The back-test of that kind of question at the nearest horizon; `None` where there is none."""
    some = [line for line in track_record() if line.kind == kind]
    return min(some, key=lambda line: abs((line.horizon_days or 0) - (horizon or 0)), default=None)


def life(traits: Traits, days: Array, *, outlived: float = 0.0) -> Array:
    """Share of truces like this one that outlive each of `days`, given the days it has lasted already.

    Where a term is known, the deadline rule; else the log-normal (see `survival`).
    """
    asked = np.concatenate([np.asarray(days, dtype=float), [max(outlived, 0.0)]])
    shares = _deadline(traits.term_days, asked) if traits.term_days else _undated(traits, asked)
    return survival.conditional(shares[:-1], float(shares[-1]))


def breakdown(traits: Traits, within: float, *, outlived: float = 0.0) -> float:
    """Probability of a coded breakdown within so many days from now, given the days it has lasted already.

    Between the fitted horizons (7, 30, 60, 90 days) by straight line; beyond
    the last, of the lives that end the share that ended so late by breaking.
    """
    fitted = _fitted()["breaking"]
    known = np.array([0.0, *(float(one["within"]) for one in fitted)])
    told = np.maximum.accumulate([0.0, *(_broken(one, traits) for one in fitted)])
    days = np.array([outlived, outlived + within])
    standing = life(traits, np.array([*days, *np.maximum(days, known[-1])]))
    late = float(_fitted()["late"]["fixed" if traits.fixed else "open"])
    return survival.still_to_break(np.interp(days, known, told), standing, late)


def _deadline(term: float, days: Array) -> Array:
    """The shipped curves of the deadline rule, between two terms by straight line of their logarithms."""
    bands = _fitted()["band"]
    shares = np.array(_fitted()["shares"])
    terms = np.log([band["term"] for band in bands])
    curves = np.array([band["share"] for band in bands])
    place = float(np.clip(np.log(max(term, 0.5)), terms[0], terms[-1]))
    upper = int(np.clip(np.searchsorted(terms, place), 1, len(terms) - 1))
    weight = (place - terms[upper - 1]) / (terms[upper] - terms[upper - 1])
    curve = (1 - weight) * curves[upper - 1] + weight * curves[upper]
    return np.asarray(
        np.interp(np.asarray(days) / term, np.concatenate([[0.0], shares]), np.concatenate([[1.0], curve]))
    )


def _undated(traits: Traits, days: Array) -> Array:
    told = _fitted()["lognormal"]
    history = _mean(told["history"], traits.country or "")
    z = (np.append(_row(traits, dated=False), history) - told["centre"]) / told["scale"]
    place = told["intercept"] + float(z @ np.array(told["slopes"]))
    return survival.lognormal_survival(place, told["spread"], days)


def _broken(told: Mapping[str, Any], traits: Traits) -> float:
    country = traits.country or ""
    rate = _mean(told["by_term"], f"{country}/{'fixed' if traits.fixed else 'open'}")
    apart = logit(np.clip(_mean(told["by_country"], country), 1e-3, 1 - 1e-3))
    z = (np.append(_row(traits, dated=traits.term_days is not None), apart) - told["centre"]) / told["scale"]
    return float((rate + expit(told["intercept"] + float(z @ np.array(told["slopes"])))) / 2)


def _row(traits: Traits, *, dated: bool) -> Array:
    """The traits as the models were fitted on them, the usual in the place of what is not known."""
    names = _fitted()["traits"]
    usual = dict(zip(names, _fitted()["typical" if dated else "typical_undated"], strict=True))
    known: dict[str, float | None] = {
        "fixed": float(traits.fixed),
        "log_term": float(np.log1p(traits.term_days)) if traits.term_days else 0.0,
        "term_unknown": float(traits.fixed and traits.term_days is None),
        "unilateral": None if traits.unilateral is None else float(traits.unilateral),
        "mediated": None if traits.mediated is None else float(traits.mediated),
    }
    regions = {"region_2": "Middle East", "region_3": "Asia", "region_4": "Africa"}
    if traits.region is not None:
        known |= {name: float(traits.region == region) for name, region in regions.items()}
    return np.array([usual[name] if known.get(name) is None else known[name] for name in names], dtype=float)


def _mean(told: Mapping[str, Any], group: str) -> float:
    return float(told["groups"][group][0]) if group in told["groups"] else float(told["overall"])


@functools.cache
def _fitted() -> dict[str, Any]:
    return tomllib.loads((HERE / "truces.toml").read_text(encoding="utf8"))


def _track(told: Mapping[str, str]) -> Track:
    def number(name: str) -> float | None:
        return float(told[name]) if told[name] else None

    return Track(
        kind=told["kind"],
        horizon_days=int(told["horizon_days"]) if told["horizon_days"] else None,
        rule=told["rule"],
        n=int(told["n"]),
        score=float(told["score"]),
        baseline=float(told["baseline"]),
        baseline_name=told["baseline_name"],
        skill=float(told["skill"]),
        skill_low=number("skill_low"),
        skill_high=number("skill_high"),
        log_score=number("log_score"),
        slope=number("slope"),
        coverage=number("coverage"),
        raw_coverage=number("raw_coverage"),
        hindcast=told["hindcast"] == "true",
        source=told["source"],
    )
