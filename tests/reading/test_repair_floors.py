"""Floors of repair, by the definitions of the team's scorer; where the data is not, they are skipped."""

import importlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads((ROOT / "tests" / "floors" / "reading_repair.toml").read_text("utf8"))


@pytest.fixture(scope="module")
def bench():
    """The benchmark's own measurements."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    yield importlib.import_module("reading")
    monkeypatch.undo()


def test_the_seed(shared, bench):
    """The real damaged article comes back nearly whole; no number is invented, no good line broken."""
    figures, floors = bench.seed(shared), FLOORS["seed"]

    assert figures["wer"] <= floors["wer"]
    assert figures["torn_found"] >= floors["torn_found"]
    assert figures["numbers_marked"] >= floors["numbers_marked"]
    assert (0, 0, 0) == (figures["good_lines_broken"], figures["numbers_marked_wrongly"], figures["numbers_invented"])


def test_torn_lines_of_news_not_trained_on(shared, bench):
    """Two hundred torn lines with their neighbours: found, put in order exactly, and sure ones right."""
    held_out = bench.split(shared / "news" / "ant.jsonl.gz")["test"]
    figures, floors = bench.torn_lines(held_out, 200), FLOORS["torn"]

    assert figures["exact"] >= floors["exact"]
    assert figures["found"] >= floors["found"]
    assert figures["sure_right"] >= floors["sure_right"]


def test_clean_lines_stay_whole(shared, bench):
    """Two thousand sound lines of news of other sources: none broken."""
    rows = [row for at, row in enumerate(bench.news(shared / "news" / "conflict.jsonl.gz")) if at % 12 == 0]
    figures = bench.clean_lines([list(bench.paragraphs(row["text"])) for row in rows], 2000)

    assert figures["broken"] <= FLOORS["clean"]["broken"]
