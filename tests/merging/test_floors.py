"""Merging does not get worse on the gold events."""

import importlib.util
import tomllib
from pathlib import Path

import hudna.casebook

ROOT = Path(__file__).resolve().parents[2]


def test_pairs_of_the_gold_are_found(shared):
    """F1 over the pairs of events that one letter ties, letters hidden from merging."""
    floor = tomllib.loads((ROOT / "tests/floors/merging.toml").read_text())["gold"]["pairs_f1"]
    spec = importlib.util.spec_from_file_location("bench_merging", ROOT / "bench/merging.py")
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    casebook = hudna.casebook.load("mena")
    documents = [(one, bench.resolved(events, casebook), letters) for one, events, letters in bench.gold(shared)]

    _, _, f1 = bench.score(*bench.on_gold(documents, casebook))

    assert f1 >= floor
