"""The sample conflict from its files to its case, held against the answer key."""

import tomllib
from pathlib import Path

import pytest

from hudna.records import Document
from hudna.store import Store
from tests.pipeline import answer_key

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors" / "sample.toml").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def score(ran):
    with Store.open(ran.folder) as store:
        return answer_key.scored(store)


@pytest.fixture(scope="module")
def documents(ran) -> dict[str, Document]:
    with Store.open(ran.folder) as store:
        held = {document.id: document for document in store.documents()}
        return {name: held[document_id] for name, document_id in answer_key.named(store).items()}


def test_every_document_is_read(documents):
    """Text of three encodings, HTML, Word, PDF of three producers, a damaged page and a list all arrive."""
    assert {row["name"] for row in answer_key.rows()} == set(documents)


def test_every_day_of_publication_is_known_but_the_one_that_is_not_stated(documents):
    """Days come from metadata or the dateline; the note without a day has none, and that is told."""
    told = {row["name"]: row.get("published") for row in answer_key.rows()}
    told["15-analysis"] = None  # The damage took the dateline's number.

    assert told == {name: document.published for name, document in documents.items()}


def test_the_lost_numbers_of_the_damaged_page_are_marked_and_none_is_invented(documents):
    """Five numbers were lost; the text holds five marks and no digit."""
    text = documents["15-analysis"].text

    assert (5, []) == (text.count("⟦#⟧"), [letter for letter in text if letter.isdigit()])


def test_the_only_problem_is_the_documents_without_a_day(ran):
    """What is sound is read without complaint."""
    assert {"no-date"} == {problem.code for problem in ran.outcome.problems}


@pytest.mark.parametrize("field", ["events", "actors", "recipients", "places", "days", "claims"])
def test_the_key_is_found(score, field):
    """Who did what to whom, where and when, at the share that was reached before or better."""
    assert score[f"{field} found"] / score[f"{field} said"] >= FLOORS[field]


def test_what_did_not_happen_is_not_coded_as_happened(score):
    """Threats, scenarios, a football match: no false happening where the key forbids one."""
    assert score["absent kept"] / score["absent said"] >= FLOORS["absent"]


def test_each_document_that_tells_of_a_truce_gives_one(score):
    """The truce is found in every document of the key."""
    assert score["truces met"] / score["truces said"] >= FLOORS["truces_met"]
