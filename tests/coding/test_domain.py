"""Sentences as news of Iraq, Yemen, Lebanon and Sudan would say them: what each reports and whether it happened."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hudna.coding import Code
from hudna.lang.ar import fold
from hudna.records import Event
from tests.conftest import a_document

FOLDER = Path(__file__).parent.parent / "golden" / "coding" / "ar"
TOLD = tomllib.loads((FOLDER / "domain.toml").read_text(encoding="utf8"))["example"]
HELD = tomllib.loads((FOLDER / "domain_held.toml").read_text(encoding="utf8"))["example"]
HELD_FLOOR = 0.66
"""A little under the share that was right when this was written; the sentences were not read while fixing.

36 of 54 since the gates learn from lines of our own, 35 before; 38 before a thousand triggers came, with which more
is found in documents and a little more is false in lone lines.
"""


@pytest.fixture(scope="module")
def code(iraq):
    return Code(iraq)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            each, id=str(n), marks=[pytest.mark.xfail(reason=each["fails"], strict=True)] if "fails" in each else []
        )
        for n, each in enumerate(TOLD)
    ],
)
def test_a_sentence_of_the_domain_is_coded_as_an_analyst_would(code, example):
    """Type, status and a word of the trigger of each event, and no event that the sentence does not report."""
    assert differences(code, example) == []


def test_sentences_held_back_are_coded_as_often(code):
    """The rules hold for sentences that nobody looked at while writing them."""
    right = sum(not differences(code, each) for each in HELD)
    assert right / len(HELD) >= HELD_FLOOR


def differences(code: Code, example: dict[str, Any]) -> list[str]:
    """What is missing, and what is there that neither `expect` nor `may` names."""
    left = [each for each in code(a_document(example["text"])) if isinstance(each, Event)]
    found = []
    for told in [*example["expect"], *example.get("may", [])]:
        hit = next((each for each in left if matches(each, told)), None)
        if hit:
            left.remove(hit)
        elif told in example["expect"]:
            found.append(f"missing {told}")
    return found + [f"extra {each.type} {each.status}: {each.trigger.quote}" for each in left]


def matches(event: Event, told: str) -> bool:
    """The type and status, and a word of the trigger, clitics aside."""
    kind, _, words = told.partition(": ")
    said = fold(event.trigger.quote).split()
    return f"{event.type} {event.status}" == kind and any(w in s or s in w for w in fold(words).split() for s in said)
