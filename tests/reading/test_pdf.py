"""PDF: order, words, numbers, columns, margins; and no page that is wrong in silence."""

import io

import pypdfium2
import pytest

from hudna.reading import ocr
from hudna.reading.alignment import origin
from tests.reading.conftest import NEWS, documents, problems
from tests.reading.pages import GOLDEN, SHEETS, sheet


@pytest.mark.parametrize("name", SHEETS)
def test_the_text_of_each_sheet_comes_out_a_paragraph_a_line(read, name):
    """Paragraphs, numbers, signs, columns, margins, tables, pull quotes: as their author wrote them."""
    (document,) = documents(read(sheet(name), f"{name}.pdf"))

    assert document.text.split("\n") == list(SHEETS[name].lines)
    assert document.text + "\n" == (GOLDEN / name / "expected.txt").read_text(encoding="utf-8")
    assert document.verdict == "sound"


def test_an_english_page_is_english(read):
    """The language is told from the letters."""
    assert documents(read(sheet("english")))[0].language == "en"


@pytest.mark.parametrize("name", ["paragraphs", "columns", "pull-quote", "crossing"])
def test_each_character_leads_back_to_page_and_box(read, name):
    """Every letter lies in a run with a page and a box inside the page; runs do not overlap."""
    (document,) = documents(read(sheet(name)))

    ends = 0
    for run in document.alignment:
        assert run.start >= ends
        ends = run.start + run.length
        assert 1 <= run.page <= len(document.pages)
        assert 0 <= run.box[0] < run.box[2] <= 420
        assert 0 <= run.box[1] < run.box[3] <= 596
    for position, letter in enumerate(document.text):
        assert letter in " \n>" or origin(document.alignment, position) is not None


def test_lower_lines_have_lower_boxes(read):
    """Boxes fall down the page in the order of reading."""
    tops = [run.box[3] for run in documents(read(sheet("paragraphs")))[0].alignment]

    assert tops == sorted(tops, reverse=True)


def test_margins_are_named_among_the_repairs(read):
    """What was left out of the text can be looked up."""
    (document,) = documents(read(sheet("margins")))

    left_out = {repair.raw for repair in document.repairs if repair.kind == "furniture"}
    assert left_out >= {"صحيفة السهل اليومية", "1", "2"}


@pytest.mark.parametrize("name", ["margins", "crossing"])
def test_pages_cover_the_text_exactly(read, name):
    """Each page begins where the last one ended."""
    (document,) = documents(read(sheet(name)))

    assert len(document.pages) > 1
    assert (document.pages[0].start, document.pages[-1].end) == (0, len(document.text))
    assert all(a.end == b.start for a, b in zip(document.pages, document.pages[1:], strict=False))


# What cannot be read


def _pictures() -> bytes:
    file = pypdfium2.PdfDocument(sheet("paragraphs"))
    out = io.BytesIO()
    file[0].render(scale=1).to_pil().convert("RGB").save(out, format="PDF")
    return out.getvalue()


def _recognising(monkeypatch, text: str) -> None:
    line = ocr.Line(text, 1, 50, 500, 700, 712, 700, 12, 40, (50, 500))
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognised", lambda page, number: ocr.Recognised(lines=[line], score=0.91))


def test_pictures_without_recognition_are_one_problem_that_says_what_to_install(read, monkeypatch):
    """No text layer, no Tesseract: one line, with the remedy."""
    monkeypatch.setattr(ocr, "available", lambda: False)

    (problem,) = read(_pictures(), "scan.pdf")

    assert (problem.code, problem.fatal) == ("needs-ocr", True)
    assert "tesseract" in problem.hint.lower()


def test_recognised_pages_are_marked_as_such(read, monkeypatch):
    """What recognition gives keeps the verdict, carries a repair with its certainty, and is told."""
    text = NEWS.replace("\n", " ")
    _recognising(monkeypatch, text)

    found = read(_pictures(), "scan.pdf")

    assert [(document.verdict, document.text) for document in documents(found)] == [("needs-ocr", text)]
    assert [(repair.kind, repair.score) for repair in documents(found)[0].repairs] == [("ocr", 0.91)]
    assert "read-by-ocr" in {problem.code for problem in problems(found)}


def test_recognition_that_gives_no_arabic_is_not_shown(read, monkeypatch):
    """Noise from a picture never becomes a document."""
    _recognising(monkeypatch, "ظظظظ عععع " * 40)

    (problem,) = read(_pictures(), "scan.pdf")

    assert problem.code == "needs-ocr"


def test_a_cut_pdf_is_one_problem(read):
    """Half a file is told; nothing is made up."""
    content = sheet("margins")

    found = read(content[: len(content) // 3], "cut.pdf")

    assert [problem.code for problem in problems(found)] == ["broken-pdf"]
    assert len(found) == 1


def test_a_locked_pdf_is_one_problem(read):
    """A password is asked for, not guessed."""
    (problem,) = read((GOLDEN / "locked" / "input.pdf").read_bytes(), "locked.pdf")

    assert problem.code == "password"
