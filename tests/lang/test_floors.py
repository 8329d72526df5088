"""The figures of the language room do not fall."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads((ROOT / "tests/floors/lang.toml").read_text(encoding="utf-8"))


def bench():
    spec = importlib.util.spec_from_file_location("bench_lang", ROOT / "bench/lang.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_lang"] = module
    spec.loader.exec_module(module)
    return module


def test_dates_hold_their_floors(shared):
    """Dates of the TIMEX3 corpus found and right; `when` of the coded news right, given words and day."""
    measured = bench().timex_figures(shared, misses=False) | bench().when_figures(shared, misses=False)
    floors = FLOORS["dates"]
    assert measured["timex_found"] >= floors["timex_found"] * measured["timex"]
    assert measured["timex_right"] >= floors["timex_right"] * measured["timex"]
    assert measured["when_right"] >= floors["when_right"] * measured["when"]


def test_the_shipped_segmenter_holds_its_floor():
    """The card beside the weights states the out-of-fold accuracy, and it is high enough."""
    card = (ROOT / "src/hudna/lang/ar/models/segmenter.md").read_text(encoding="utf-8")
    whole = float(re.search(r"([\d.]+)% cut rightly", card)[1]) / 100
    assert whole >= FLOORS["segmenter"]["whole_word"]
