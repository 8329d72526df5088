"""The back-test figures do not rise; quick ones only, `bench/outlook.py` holds the rest."""

import importlib.util
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads((ROOT / "tests/floors/outlook.toml").read_text(encoding="utf8"))


def bench():
    spec = importlib.util.spec_from_file_location("bench_outlook", ROOT / "bench/outlook.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_outlook"] = module
    spec.loader.exec_module(module)
    return module


def test_truces_hold_their_floors(shared):
    """Brier of any end and of a coded breakdown, by yearly origins 2001-2020, and how well lives are ranked."""
    bench_outlook = bench()
    told = bench_outlook.truce_rows(shared)
    assert len(told) == 654
    for number, days in enumerate((30, 60, 90)):
        closed = ~((told.ended == 0) & (told.days <= days))
        stood = (told.days > days)[closed]
        assert ((told[f"ours_{days}"][closed] - stood) ** 2).mean() <= FLOORS["truces"]["any_end"][number]
        came = (told.broke == 1) & (told.days <= days)
        assert ((told[f"break_{days}"] - came) ** 2).mean() <= FLOORS["truces"]["breakdown"][number]
    ranked = [
        (bench_outlook.concordance(*(one[name].to_numpy() for name in ("life", "days", "ended"))), len(one))
        for _, one in told.groupby("year")
        if len(one) >= 8
    ]
    assert np.average([c for c, _ in ranked], weights=[n for _, n in ranked]) >= FLOORS["truces"]["c"]


def test_truces_that_stand_hold_their_floors(shared):
    """Brier of a breakdown of truces that had stood thirty and ninety days."""
    told = bench().standing_rows(shared)
    found = [((some.said - some.came) ** 2).mean() for _, some in told.groupby(["stood", "h"])]
    assert all(score <= floor for score, floor in zip(found, FLOORS["truces"]["standing"], strict=True))


def test_country_months_hold_their_floor(shared):
    """Mean CRPS of ViEWS country-months 2018-2023 stays below that of the last twelve months."""
    pytest.importorskip("pyarrow")
    rows = bench().views_rows(shared / "outlook-data")
    assert rows.groupby("month").ours.mean().mean() <= FLOORS["views"]["crps"]
