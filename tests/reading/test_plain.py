"""Plain text: encodings told apart, clean text untouched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.reading.encodings import decode
from tests.reading.conftest import NEWS, documents, problems


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1256", b""),
        ("iso8859-6", b""),
        ("mac_arabic", b""),
        ("cp720", b""),
    ],
)
def test_each_encoding_of_arabic_is_told_apart(read, encoding, mark):
    """The same article comes out the same from each encoding."""
    text = NEWS.replace("ً", "") if encoding == "cp720" else NEWS

    (document,) = documents(read(mark + text.encode(encoding)))

    assert document.text == text


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le"])
def test_one_short_line_is_enough(encoding):
    """A title alone is decoded rightly."""
    title = "تمديد الهدنة في وادي السدر عشرة أيام"

    decoded = decode(title.encode(encoding))

    assert decoded is not None
    assert decoded.text == title


def test_utf8_saved_as_western_is_taken_back(read):
    """Text that was encoded twice comes back, and the file says so."""
    (document,) = documents(read(NEWS.encode().decode("latin-1").encode()))

    assert (document.text, document.verdict) == (NEWS, "repaired")
    assert [repair.kind for repair in document.repairs] == ["encoded-twice"]


def test_a_cut_last_character_does_not_change_the_encoding(read):
    """UTF-8 cut inside its last letter is still UTF-8."""
    (document,) = documents(read(NEWS.encode()[:-3]))

    assert document.text.startswith(NEWS[:100])


def test_line_ends_are_made_one_kind_and_positions_kept(read):
    """Windows line ends become line feeds; each run points at the same letters in the raw text."""
    raw = NEWS.replace("\n", "\r\n")
    (document,) = documents(read(raw.encode()))

    assert document.text == NEWS
    for run in document.alignment:
        there = raw[run.raw_start : run.raw_start + run.length].replace("\r", "\n")
        assert document.text[run.start : run.start + run.length] == there


def test_french_in_its_own_encoding_is_not_made_arabic():
    """Western bytes stay Western."""
    decoded = decode("L'armée a annoncé une trêve de deux semaines à l'été.".encode("cp1252"))

    assert decoded is not None
    assert "annoncé" in decoded.text


def test_bytes_that_are_no_text_are_one_problem(read):
    """A program gives one problem and nothing else."""
    found = read(bytes(range(256)) * 40, "x.txt")

    assert [problem.code for problem in problems(found)] == ["unknown-encoding"]
    assert len(found) == 1


def test_too_much_text_is_told_with_a_way_to_split_it(read):
    """A hundred megabytes of text are refused in one line that says how to go on."""
    found = read(NEWS.encode() * (100_000_000 // len(NEWS.encode())))

    assert [problem.code for problem in problems(found)] == ["too-long"]
    assert ".jsonl" in problems(found)[0].hint


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة ،.؟0123456789\n", min_size=40))
def test_utf8_is_never_taken_for_anything_else(text):
    """Any Arabic text in UTF-8 comes back as it was."""
    decoded = decode(text.encode())

    assert decoded is not None
    assert decoded.text == text
