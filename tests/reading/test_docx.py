"""Word files."""

import io
import zipfile
from datetime import datetime

from tests.reading.conftest import NEWS, a_word_file, documents, problems


def _fill(file):
    file.add_heading("تمديد الهدنة", 1)
    for line in NEWS.split("\n"):
        file.add_paragraph(line)
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "القتلى", "14"
    file.core_properties.author = "سلمى الحارثي"
    file.core_properties.created = datetime(2026, 3, 14)


def test_paragraphs_headings_and_tables_come_in_their_order(read):
    """One line a paragraph, one line a row."""
    (document,) = documents(read(a_word_file(_fill), "news.docx"))

    assert document.text.split("\n") == ["تمديد الهدنة", *NEWS.split("\n"), "القتلى | 14"]
    assert (document.title, document.byline) == ("تمديد الهدنة", "سلمى الحارثي")
    assert str(document.published) == "2026-03-14"


def test_what_the_maker_wrote_of_itself_is_no_byline_and_no_day(read):
    """The template's author and day are nobody's."""
    found = read(a_word_file(lambda file: file.add_paragraph(NEWS)), "news.docx")

    assert (documents(found)[0].byline, documents(found)[0].published) == (None, None)
    assert [problem.code for problem in problems(found)] == ["no-date"]


def test_a_wrong_ending_does_not_mislead(read):
    """A Word file named .txt or .pdf is a Word file."""
    assert documents(read(a_word_file(_fill), "news.pdf"))[0].title == "تمديد الهدنة"


def test_deleted_words_are_left_out_and_inserted_ones_kept(read):
    """The text is the document with its changes accepted."""

    def fill(file):
        paragraph = file.add_paragraph(NEWS + " ")
        for tag, word in (("ins", "مضاف"), ("del", "محذوف")):
            run = paragraph.add_run(word)._r
            change = run.makeelement(run.tag.replace("}r", "}" + tag), {})
            run.getparent().replace(run, change)
            change.append(run)
            if tag == "del":
                for text in run.findall(run.tag.replace("}r", "}t")):
                    text.tag = text.tag.replace("}t", "}delText")

    (document,) = documents(read(a_word_file(fill), "news.docx"))

    assert "مضاف" in document.text
    assert "محذوف" not in document.text


def test_a_zip_bomb_is_not_unpacked(read):
    """The directory alone gives it away."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 300_000_000)

    found = read(out.getvalue(), "news.docx")

    assert [problem.code for problem in problems(found)] == ["zip-bomb"]
    assert len(found) == 1


def test_a_cut_word_file_is_one_problem(read):
    """Half a file is told, not guessed at."""
    content = a_word_file(_fill)

    found = read(content[: len(content) // 2], "news.docx")

    assert [problem.code for problem in problems(found)] == ["broken-docx"]
