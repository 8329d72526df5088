"""The golden sentences that travel with the base casebook."""

import tomllib

import pytest

from hudna import casebook as casebooks
from hudna.coding import code_text
from hudna.records import Event

TOLD = tomllib.loads((casebooks.SHIPPED / "base/golden/sentences.toml").read_text(encoding="utf-8"))["example"]


@pytest.fixture(scope="module")
def base():
    return casebooks.load("base")


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            each, marks=[pytest.mark.xfail(reason=each["fails"], strict=True)] if "fails" in each else [], id=str(n)
        )
        for n, each in enumerate(TOLD)
    ],
)
def test_the_base_casebook_codes_its_golden_sentences(base, example):
    """Type, status and trigger of each accepted event, and of nothing else."""
    events = [each for each in code_text(example["text"], base) if isinstance(each, Event)]
    assert [f"{each.type} {each.status}: {each.trigger.quote}" for each in events] == example["expect"]
