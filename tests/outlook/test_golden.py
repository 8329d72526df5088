"""Scores worked out on paper."""

import tomllib
from pathlib import Path

import pytest

from hudna.outlook import scores

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/outlook/scores.toml").read_text(encoding="utf8"))


@pytest.mark.parametrize("told", GOLDEN["count"], ids=lambda told: told["why"])
def test_counts_score_as_on_paper(told):
    """Draws and what came give the CRPS of the paper."""
    assert scores.crps([told["draws"]], [told["seen"]])[0] == pytest.approx(told["crps"])


@pytest.mark.parametrize("told", GOLDEN["yes"], ids=lambda told: told["why"])
def test_yes_or_no_scores_as_on_paper(told):
    """A probability and what came give Brier and log score of the paper."""
    assert scores.brier([told["stated"]], [told["came"]])[0] == pytest.approx(told["brier"])
    assert scores.log_score([told["stated"]], [told["came"]])[0] == pytest.approx(told["log"], abs=1e-5)
