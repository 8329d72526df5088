"""Fit the truce models and write the aggregate tables that travel with hudna.

    python training/outlook_fit.py --shared ../shared

Reads the ETH/PRIO ceasefire data, whose terms do not let its rows travel, and
writes only sums, rates and coefficients: `outlook/fitted/truces.toml` and
`casebooks/base/base_rates.csv`.  Groups of fewer than five truces are left to
the overall mean.
"""

import argparse
import csv
import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from hudna.outlook import survival
from hudna.outlook.survival import Lives

ROOT = Path(__file__).parents[1]
END = pd.Timestamp("2020-12-31")
TRAITS = (
    "fixed", "log_term", "term_unknown", "unilateral", "written", "preliminary", "definitive", "mediated",
    "implementation", "enforcement", "partial", "humanitarian", "peace_process", "holiday", "earlier_truces",
    "log_gap", "region_2", "region_3", "region_4",
)  # fmt: skip
REGIONS = {1: "Europe", 2: "Middle East", 3: "Asia", 4: "Africa", 5: "Americas"}
ENDINGS = {1: "expired", 2: "broken", 4: "superseded"}
MIN_GROUP = 5


def ceasefires(shared: Path) -> pd.DataFrame:
    """One row a ceasefire that took effect, with start, end, term; unknown ends included."""
    path = shared / "outlook-data/eth_prio_ceasefires/ceasefires.csv"
    rows = pd.read_csv(path, low_memory=False, encoding="utf-8-sig").drop_duplicates("uniq_id").copy()
    rows["effect"] = _days(rows, "cf_effect_yr", "cf_effect_month", "cf_effect_day")
    rows["declared"] = _days(rows, "cf_dec_yr", "cf_dec_month", "cf_dec_day")
    rows["end"] = _days(rows, "end_yr", "end_month", "end_day")
    rows["began"] = rows.effect.fillna(rows.declared)
    rows["term"] = pd.to_numeric(rows.fixed_time, errors="coerce").where(lambda value: value > 0)
    rows = rows.sort_values("declared")
    rows["earlier"] = rows.groupby("cc").cumcount()
    rows["gap"] = rows.groupby("cc").declared.diff().dt.days
    rows["fixed"] = (rows.fixed == 1).astype(int)
    return rows[(pd.to_numeric(rows.cf_effect_yr) != 0) & rows.began.notna()].copy()


def recorded(rows: pd.DataFrame) -> pd.DataFrame:
    """Those whose end is dated or that were still standing at the end of 2020, with days seen."""
    lasted = (rows.end - rows.began).dt.days
    kept = rows[(rows.end.notna() & (lasted >= 0)) | (rows.ended == 0)].copy()
    kept["seen"] = (kept.ended != 0).astype(float)
    days = np.where(kept.seen == 1, (kept.end - kept.began).dt.days, (END - kept.began).dt.days)
    # Half a day: a truce that ended on the day of effect lasted some hours.
    kept["days"] = days.astype(float) + 0.5
    return kept


def lives(rows: pd.DataFrame) -> Lives:
    """The rows as the models take them."""
    return Lives(
        days=rows.days.to_numpy(),
        ended=rows.seen.to_numpy(),
        broke=(rows.ended == 2).to_numpy(float),
        term=rows.term.to_numpy(float),
        fixed=rows.fixed.to_numpy(float),
        country=tuple(rows.location.astype(str)),
        traits=_traits(rows),
    )


def taken(held: Lives, which: np.ndarray) -> Lives:
    """Some of the rows."""
    arrays = {name: getattr(held, name)[which] for name in ("days", "ended", "broke", "term", "fixed", "traits")}
    return Lives(**arrays, country=tuple(np.asarray(held.country)[which]))


def as_known(held: Lives, until: np.ndarray) -> Lives:
    """What was known after so many days: later ends were not seen yet."""
    late = held.days > until
    days = np.where(late, np.maximum(until, 0.5), held.days)
    return replace(held, days=days, ended=np.where(late, 0.0, held.ended), broke=np.where(late, 0.0, held.broke))


def _days(rows: pd.DataFrame, year: str, month: str, day: str) -> pd.Series:
    parts = {name: pd.to_numeric(rows[column], errors="coerce") for name, column in zip(("year", "month", "day"), (year, month, day), strict=True)}  # fmt: skip  # noqa: E501
    told = (parts["year"] > 0) & (parts["month"] > 0) & (parts["day"] > 0)
    return pd.to_datetime(pd.DataFrame({name: part.where(told) for name, part in parts.items()}), errors="coerce")


def _traits(rows: pd.DataFrame) -> np.ndarray:
    return np.column_stack(
        [
            rows.fixed, np.log1p(rows.term.fillna(0)), (rows.fixed == 1) & rows.term.isna(), rows.side == 1,
            rows.written.isin([1, 2]), rows.ceasefire_class == 2, rows.ceasefire_class == 3, rows.mediator_nego == 1,
            rows.implement == 1, rows.enforcement > 0, rows.partial, rows.p_humanitarian, rows.p_peaceprocess,
            rows.p_holiday, np.log1p(rows.earlier), np.log1p(rows.gap.fillna(3650).clip(0, 3650)),
            rows.region == 2, rows.region == 3, rows.region == 4,
        ]
    ).astype(float)  # fmt: skip


# --- what is written ---

BANDS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365)
SHARES = tuple(round(0.05 * step, 2) for step in range(1, 61))
HORIZONS = (7, 30, 60, 90)
ENDING_DAYS = (7, 14, 30, 60, 90, 180, 365)
# After so many days that it has stood a truce is compared with those that stood as long.
STOOD = (30, 90)
# No rate of a smaller class is used.
ENOUGH = 20


def model_tables(rows: pd.DataFrame) -> dict[str, object]:
    """The fitted models as plain tables: no row of a single truce among them."""
    held = lives(rows)
    life = survival.fit_life(held)
    dated = held.dated & (held.ended > 0.5)
    bands = [
        {
            "term": float(term), "n": int(dated.sum()),
            "share": survival.deadline_survival(held, term, term * np.array(SHARES)).tolist(),
        }
        for term in BANDS
    ]  # fmt: skip
    rest = life.open_ended
    breaks = []
    for within in HORIZONS:
        until = (END - rows.began).dt.days.to_numpy()
        model = survival.fit_breaking(taken(held, until > within), within)
        breaks.append(
            {
                "within": within, "intercept": model.logistic.intercept, "slopes": model.logistic.slopes.tolist(),
                "centre": model.logistic.centre.tolist(), "scale": model.logistic.scale.tolist(),
                "by_term": _groups(model.by_term), "by_country": _groups(model.by_country),
            }
        )  # fmt: skip
    return {
        "traits": list(TRAITS),
        "typical": held.traits.mean(0).tolist(),
        "typical_undated": held.traits[~held.dated].mean(0).tolist(),
        "shares": list(SHARES),
        "band": bands,
        "lognormal": {
            "intercept": rest.intercept, "spread": rest.spread, "slopes": rest.slopes.tolist(),
            "centre": rest.centre.tolist(), "scale": rest.scale.tolist(), "n": int((~held.dated).sum()),
            "history": _groups(life.history),
        },
        "late": survival.late_breaks(held, HORIZONS[-1]),
        "breaking": breaks,
    }  # fmt: skip


def _groups(means: survival.Means) -> dict[str, object]:
    kept = {name: [round(mean, 5), n] for name, (mean, n) in means.groups.items() if n >= MIN_GROUP}
    return {"overall": means.overall, "strength": means.strength, "groups": kept}


def toml(tables: dict[str, object]) -> str:
    """The tables as TOML; floats to six figures."""
    lines: list[str] = []
    _told(tables, "", lines)
    return "\n".join(lines) + "\n"


def _told(table: dict[str, object], path: str, lines: list[str]) -> None:
    nested = {key: value for key, value in table.items() if isinstance(value, dict)}
    listed = {
        key: value for key, value in table.items() if isinstance(value, list) and value and isinstance(value[0], dict)
    }
    for key, value in table.items():
        if key not in nested and key not in listed:
            lines.append(f"{_key(key)} = {_value(value)}")
    for key, value in nested.items():
        lines += ["", f"[{path}{_key(key)}]"]
        _told(value, f"{path}{_key(key)}.", lines)
    for key, values in listed.items():
        for value in values:
            lines += ["", f"[[{path}{_key(key)}]]"]
            _told(value, f"{path}{_key(key)}.", lines)


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else f'"{key}"'


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}" if "." in f"{value:.6g}" or "e" in f"{value:.6g}" else f"{value:.6g}.0"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return '"' + str(value) + '"'


# --- base rates ---

SOURCE = "our aggregate of the ETH/PRIO Civil Conflict Ceasefire data, 1989-2020 (rows not shipped)"
COLUMNS = (
    "class_id",
    "label_ar",
    "label_en",
    "event",
    "horizon_days",
    "n",
    "n_unknown",
    "rate",
    "low",
    "high",
    "source",
)
CLASSES = {
    "all": ("كل الهدن التي سرت", "all truces that took effect", lambda r: r.began.notna()),
    "term": ("هدن بأجل معلن", "truces with a stated term", lambda r: r.fixed == 1),
    "open": ("هدن بلا أجل معلن", "truces without a stated term", lambda r: r.fixed == 0),
    "one-sided-term": (
        "هدن من جانب واحد بأجل", "one-sided truces with a term", lambda r: (r.fixed == 1) & (r.side == 1),
    ),
    "one-sided-open": (
        "هدن من جانب واحد بلا أجل", "one-sided truces without a term", lambda r: (r.fixed == 0) & (r.side == 1),
    ),
    "middle-east": ("هدن الشرق الأوسط", "truces in the Middle East", lambda r: r.region == 2),
    "middle-east-term": (
        "هدن الشرق الأوسط بأجل", "truces in the Middle East with a term",
        lambda r: (r.region == 2) & (r.fixed == 1),
    ),
    "middle-east-open": (
        "هدن الشرق الأوسط بلا أجل", "truces in the Middle East without a term",
        lambda r: (r.region == 2) & (r.fixed == 0),
    ),
}  # fmt: skip


def base_rates(rows: pd.DataFrame) -> list[dict[str, object]]:
    """Rates by class: ended at all and broken within a horizon, and which ending, with those of unknown end beside."""
    table = []
    for class_id, (label_ar, label_en, member) in CLASSES.items():
        some = rows[member(rows)]
        seen = recorded(some)
        head = {"class_id": class_id, "label_ar": label_ar, "label_en": label_en, "source": SOURCE}
        until = (END - seen.began).dt.days
        for within in HORIZONS:
            closed = seen[until > within]
            unknown = len(some) - len(seen)
            for event, happened in (
                ("any end", (closed.seen == 1) & (closed.days <= within)),
                ("coded breakdown", (closed.ended == 2) & (closed.days <= within)),
            ):
                table.append(head | _rate(event, within, happened.sum(), len(closed), unknown))
        table += [head | told for told in _of_standing(seen, until, len(some) - len(seen))]
        known = some[some.ended.isin(ENDINGS)]
        for code, ending in ENDINGS.items():
            unknown = int((some.ended == -1).sum())
            table.append(head | _rate(f"ending: {ending}", "", (known.ended == code).sum(), len(known), unknown))
        if class_id.endswith("term"):
            reached = seen[(seen.seen == 1) & seen.term.notna()]
            happened = reached.days >= reached.term - 0.5
            table.append(head | _rate("reached its term", "", happened.sum(), len(reached), len(some) - len(reached)))
    return table


def _of_standing(seen: pd.DataFrame, until: pd.Series, unknown: int) -> list[dict[str, object]]:
    """How many of those that had stood for some time broke within a horizon from then."""
    table = []
    for stood, within in itertools.product(STOOD, HORIZONS):
        some = seen[(seen.days > stood) & (until > stood + within)]
        happened = ((some.ended == 2) & (some.days <= stood + within)).sum()
        if len(some) >= ENOUGH:
            table.append(_rate(f"coded breakdown after {stood} days", within, happened, len(some), unknown))
    return table


def _rate(event: str, within: object, happened: float, n: int, unknown: int) -> dict[str, object]:
    low, high = survival.wilson(float(happened), n)
    told = {"event": event, "horizon_days": within, "n": n, "n_unknown": unknown}
    return told | {"rate": f"{happened / max(n, 1):.3f}", "low": f"{low:.3f}", "high": f"{high:.3f}"}


def violence(shared: Path, rows: pd.DataFrame) -> list[dict[str, object]]:
    """What UCDP's fatal events say after truces in Iraq and Syria: any such event of the dyad within so many days."""
    files = {
        "Iraq": ("iraq", "العراق", "ucdp_ged_iraq_1989_2018/irq.csv", {"skiprows": [1]}),
        "Syria": ("syria", "سوريا", "ucdp_ged_syria_2016_2019/ged_syria.csv.gz", {}),
    }
    table = []
    for country, (class_id, name_ar, path, options) in files.items():
        events = pd.read_csv(shared / "outlook-data" / path, low_memory=False, **options)
        events = events[pd.to_numeric(events.date_prec) <= 2]
        days = pd.to_datetime(events.date_start)
        some = rows[rows.location == country]
        some = some[(some.began > days.min()) & (some.began < days.max() - pd.Timedelta(days=30))]
        for within in (7, 30):
            seen = [
                ((days > start) & (days <= start + pd.Timedelta(days=within)) & (events.dyad_new_id == dyad)).any()
                for start, dyad in zip(some.began, some.ucdp_dyad, strict=True)
                if dyad in set(events.dyad_new_id)
            ]
            head = {
                "class_id": f"violence-{class_id}",
                "label_ar": f"هدن {name_ar}: حادث قاتل بين الطرفين نفسيهما بعدها",
                "label_en": f"truces in {country}: a fatal event of the same dyad afterwards",
                "source": "our count over UCDP GED (CC BY 4.0; Sundberg and Melander 2013) and ETH/PRIO days",
            }
            table.append(head | _rate("fatal event", within, sum(seen), len(seen), len(some) - len(seen)))
    return table + _of_both(table)


def _of_both(table: list[dict[str, object]]) -> list[dict[str, object]]:
    """The two countries together, for a truce of neither."""
    together = []
    for iraq, syria in itertools.combinations(table, 2):
        if iraq["horizon_days"] != syria["horizon_days"]:
            continue
        n = {name: int(str(iraq[name])) + int(str(syria[name])) for name in ("n", "n_unknown")}
        happened = sum(round(float(str(one["rate"])) * int(str(one["n"]))) for one in (iraq, syria))
        head = iraq | {
            "class_id": "violence-both",
            "label_ar": "هدن العراق وسوريا: حادث قاتل بين الطرفين نفسيهما بعدها",
            "label_en": "truces in Iraq and Syria: a fatal event of the same dyad afterwards",
        }
        together.append(head | _rate("fatal event", iraq["horizon_days"], happened, n["n"], n["n_unknown"]))
    return together


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = options.parse_args().shared
    rows = ceasefires(shared)
    head = (
        "# Fitted by training/outlook_fit.py on ETH/PRIO ceasefires 1989-2020: coefficients and sums.  See truces.md.\n"
    )
    tables = model_tables(recorded(rows))
    (ROOT / "src/hudna/outlook/fitted/truces.toml").write_text(head + toml(tables), encoding="utf8")
    with (ROOT / "src/hudna/casebooks/base/base_rates.csv").open("w", encoding="utf8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*base_rates(rows), *violence(shared, rows)])


if __name__ == "__main__":
    main()
