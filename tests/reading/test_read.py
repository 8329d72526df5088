"""The stage: formats told by their bytes, one problem for what cannot be read, nothing by the clock."""

import io
import zipfile
from datetime import date

import pytest

from hudna.reading import FORMATS, media_type
from hudna.records import from_row, row
from hudna.records.reading import Document
from tests.reading.conftest import NEWS, a_word_file, documents, problems


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 500, "unknown-format"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 500, "unknown-format"),
        (b"PK\x03\x04" + b"0" * 500, "broken-zip"),
        (b"{\\rtf1 x}", "unknown-format"),
        (b"\x1f\x8b" + b"0" * 50, "broken-gzip"),
        (b"%PDF-1.7 and no more", "broken-pdf"),
    ],
)
def test_what_cannot_be_read_is_one_problem_with_a_remedy(read, content, code):
    """Exactly one fatal problem: file, reason, remedy."""
    (problem,) = read(content, "x.bin")

    assert (problem.code, problem.fatal, problem.about, problem.stage) == (code, True, "x.bin", "reading")
    assert problem.message.endswith(".")
    assert problem.hint.endswith(".")


def test_the_bytes_decide_and_not_the_name():
    """Every format is told from what it holds."""
    page = b"<!DOCTYPE html><html><body><p>x</p></body></html>"
    word = a_word_file(lambda file: file.add_paragraph(NEWS))

    found = [media_type(content, "misnamed.dat") for content in (NEWS.encode(), page, b"%PDF-1.4", word)]

    assert found == list(FORMATS)[:4]


def test_a_document_keeps_its_name_when_read_again(read):
    """The id is made of the bytes: same file, same id, whatever its path."""
    first, second = documents(read(NEWS.encode(), "a.txt")), documents(read(NEWS.encode(), "b.txt"))

    assert first[0].id == second[0].id != documents(read(NEWS.encode() + b".", "a.txt"))[0].id


def test_a_day_given_for_the_run_is_taken_where_the_file_states_none(read):
    """`Raw.published` fills the gap, and no doubt is told."""
    found = read(NEWS.encode(), published=date(2020, 10, 19))

    assert (documents(found)[0].published, problems(found)) == (date(2020, 10, 19), [])


def test_a_document_goes_to_a_row_and_back(read):
    """Nothing is lost on the way to the store."""
    (document,) = documents(read(NEWS.replace("\n", "\r\n").encode()))

    assert from_row(Document, row(document)) == document


def test_a_document_in_another_language_says_that_nothing_is_coded_of_it(read):
    """An English report among the others gives no event, which must not look like a quiet day."""
    found = read(b"Aircraft struck the port at dawn.", published=date(2020, 10, 19))

    assert (len(documents(found)), [(p.code, p.fatal) for p in problems(found)]) == (1, [("not-arabic", False)])


def test_an_office_file_that_is_no_word_file_is_told_from_a_cut_one(read):
    """A whole zip is to be unpacked, a cut one to be fetched again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("sheet.xml", "<a/>")
    whole, cut = read(packed.getvalue(), "x.xlsx"), read(packed.getvalue()[:-10], "x.docx")

    assert ["unknown-format", "broken-zip"] == [problem.code for problem in (*problems(whole), *problems(cut))]
