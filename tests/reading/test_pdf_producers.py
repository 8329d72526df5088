"""One text by many producers: floors of accuracy, what hidden letters become, and that the hopeless is told."""

import tomllib
from pathlib import Path
from statistics import mean

import pytest

from hudna.reading import ocr
from tests.reading.conftest import documents, problems
from tests.reading.pages import GOLDEN
from tests.reading.scoring import score

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors" / "reading_pdf.toml").read_text(encoding="utf-8"))
PRODUCERS = GOLDEN / "producers"


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)


def _read_file(read, name):
    return read((PRODUCERS / f"{name}.pdf").read_bytes(), f"{name}.pdf")


@pytest.mark.parametrize("name", FLOORS["files"])
def test_each_producer_stays_above_its_floor(read, name):
    """Letters right, every number kept, none invented, and the verdict says what had to be done."""
    (document,) = documents(_read_file(read, name))

    scored = score((PRODUCERS / "expected.txt").read_text(encoding="utf-8"), document.text)

    assert scored.cer <= FLOORS["files"][name]["cer"]
    assert (scored.kept, scored.invented) == (1.0, 0)
    assert document.verdict == FLOORS["files"][name]["verdict"]


def test_numbers_without_unicode_are_named_as_won_back(read):
    """Each number that a font hid is a repair with what stood there."""
    (document,) = documents(_read_file(read, "nodig_weasy_amiri"))

    back = {repair.text for repair in document.repairs if repair.kind in {"digit-font", "font-map"}}
    assert {"14", "2026", "36", "72", "120"} <= back
    assert all(document.text[repair.start : repair.end] == repair.text for repair in document.repairs)


def test_a_letter_in_a_private_code_is_named_as_inferred(read):
    """The letter is read from the words that it makes, and is marked as no more than that."""
    (document,) = documents(_read_file(read, "pua_weasy_amiri"))

    mended = [repair for repair in document.repairs if repair.kind == "private-letter"]
    assert len(mended) > 50
    assert {repair.certainty for repair in mended} == {"inferred"}
    assert all("ر" in repair.text for repair in mended)


@pytest.mark.parametrize("name", ["rl_sche", "wk_amiri"])
def test_a_page_of_hidden_letters_is_told_and_not_passed_on(read, name):
    """Where most letters are codes there is no document, and one problem says what to install."""
    (problem,) = _read_file(read, name)

    assert (problem.code, problem.fatal) == ("needs-ocr", True)


def test_lam_alef_in_lost_parts_is_won_back(read):
    """Two glyphs without Unicode that always stand together are a lam-alef, with its own hamza."""
    (document,) = documents(_read_file(read, "wk_naskh"))

    assert "على الأقل" in document.text
    assert "إطلاق" in document.text
    assert "\ufffd" not in document.text.replace("خ\ufffdف", "")


def test_the_sound_ones_together_stay_above_their_floor(read, shared):
    """All sixteen sound PDFs of the team's data: mean error rates, and every number."""
    true = (shared / "pdf" / "text.txt").read_text(encoding="utf-8")
    files = [
        path
        for path in sorted((shared / "pdf").glob("*.pdf"))
        if not path.name.startswith(("wk_", "nodig_", "pua_", "rl_sche"))
    ]

    scores = [score(true, documents(read(path.read_bytes(), path.name))[0].text) for path in files]

    assert len(files) == 16
    assert mean(scored.cer for scored in scores) <= FLOORS["sound"]["cer"]
    assert mean(scored.wer for scored in scores) <= FLOORS["sound"]["wer"]
    assert {(scored.kept, scored.invented) for scored in scores} == {(1.0, 0)}


def test_doubts_are_told_beside_the_document(read):
    """A page with lost letters is read, and the user is told which page."""
    found = _read_file(read, "wk_naskh")

    assert {problem.fatal for problem in problems(found)} == {False}
