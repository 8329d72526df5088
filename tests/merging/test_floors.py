"""Merging does not get worse: on the gold events, and on labelled pairs across documents."""

import importlib.util
import tomllib
from pathlib import Path

import hudna.casebook

ROOT = Path(__file__).resolve().parents[2]
FLOORS = tomllib.loads((ROOT / "tests/floors/merging.toml").read_text())
EVERY = 6


def load_bench():
    spec = importlib.util.spec_from_file_location("bench_merging", ROOT / "bench/merging.py")
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    return bench


def test_pairs_of_the_gold_are_found(shared):
    """F1 over the pairs of events that one letter ties, letters hidden from merging."""
    bench = load_bench()
    casebook = hudna.casebook.load("mena")
    documents = [(one, bench.resolved(events, casebook), letters) for one, events, letters in bench.gold(shared)]

    _, _, f1 = bench.score(*bench.on_gold(documents, casebook))

    assert f1 >= FLOORS["gold"]["pairs_f1"]


def test_the_labelled_pairs_are_three_hundred_half_of_them_same_in_two_halves():
    """Every pair crosses documents and stands once; both halves hold as many same as different."""
    rows = load_bench().pairs()

    assert len(rows) >= 300
    assert all(row["document"] != row["other_document"] for row in rows)
    places = {frozenset({(r["document"], r["start"]), (r["other_document"], r["other_start"])}) for r in rows}
    assert len(places) == len(rows)
    for half in ("dev", "test"):
        same = [row["same"] for row in rows if row["half"] == half]
        assert same.count("1") == same.count("0") > 60


def test_reports_in_two_papers_are_joined_and_others_kept_apart(shared):
    """Precision and recall over each sixth labelled pair of the news."""
    bench = load_bench()
    rows = bench.pairs()[::EVERY]

    found, _, _, _ = bench.judged(rows, shared, hudna.casebook.load("iraq"))

    precision, recall, _ = bench.counted(rows, found)
    assert precision >= FLOORS["news"]["precision"]
    assert recall >= FLOORS["news"]["recall"]
