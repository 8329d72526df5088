"""What fonts hide and what is won back from codes alone, without the second reader."""

import pypdfium2
import pytest

from hudna.reading.agreement import compared
from hudna.reading.characters import Character, characters
from hudna.reading.fonts import LOST_NUMBER, treated
from hudna.reading.glyphs import segments
from tests.reading.conftest import documents
from tests.reading.pages import GOLDEN, NUMBERS, SENTENCES, sheet
from tests.reading.scoring import score

PRODUCERS = GOLDEN / "producers"


def _characters(content: bytes) -> list[list[Character]]:
    return [characters(page.get_textpage()) for page in pypdfium2.PdfDocument(content)]


def _text(page) -> str:
    return "\n".join(" ".join(segment.text for segment in band) for band in segments(page.characters))


def _with_codes(page: list[Character], codes: dict[str, int]) -> list[Character]:
    """The page as a font would give it that has no Unicode for some letters: their codes, and that they are lost."""
    return [
        c._replace(text=chr(codes[c.text]), lost=True, raw=f"Font:{codes[c.text]:04X}") if c.text in codes else c
        for c in page
    ]


def test_a_font_of_digits_is_read_by_its_distance():
    """Codes that stand at one distance from the digits are digits when years and dates come out."""
    (page,) = _characters(sheet("numbers"))
    coded = _with_codes(page, {str(n): 0x13 + n for n in range(10)})

    (done,) = treated([coded], lambda wanted: {})

    assert score(NUMBERS, _text(done)).kept == 1.0
    assert done.verdict == "repaired"


def test_digits_that_no_date_can_prove_are_gaps_and_not_guesses():
    """Two codes that could be any two digits stay lost, marked, and the page is flagged."""
    (page,) = _characters(sheet("paragraphs"))
    coded = _with_codes(page, dict.fromkeys("18", 0x81) | dict.fromkeys("27", 0x82))

    (done,) = treated([coded], lambda wanted: {})

    assert _text(done).count(LOST_NUMBER) == 2
    assert done.verdict == "needs-ocr"
    assert not any(letter.isdigit() for letter in _text(done))


@pytest.mark.parametrize("letter", ["ر", "ل", "ج"])
def test_a_letter_behind_a_code_is_read_from_its_words(letter):
    """Whichever letter it is, the words that it stands in tell it."""
    pages = _characters((PRODUCERS / "weasy_amiri.pdf").read_bytes())
    coded = [_with_codes(page, {letter: 0xE081}) for page in pages]

    done = treated(coded, lambda wanted: {})

    true = (PRODUCERS / "expected.txt").read_text(encoding="utf-8")
    assert score(true, "\n".join(map(_text, done))).cer < 0.5
    assert {page.verdict for page in done} == {"repaired"}


def test_a_page_of_codes_is_hopeless():
    """Where every letter is a code nothing is made up."""
    (page,) = _characters(sheet("paragraphs"))
    letters = {c.text for c in page if c.text.isalpha()}
    coded = _with_codes(page, {letter: 0xE000 + n for n, letter in enumerate(sorted(letters))})

    (done,) = treated([coded], lambda wanted: {})

    assert done.hopeless


def test_arabic_under_western_names_is_taken_back():
    """Letters that a font names by their Windows bytes are Arabic again, and marked as mended."""
    (page,) = _characters(sheet("paragraphs"))
    western = [
        c._replace(text=c.text.encode("cp1256", "replace").decode("cp1252", "replace")) if c.text.isalpha() else c
        for c in page
    ]

    (done,) = treated([western], lambda wanted: {})

    assert SENTENCES[0].split()[1] in _text(done)
    assert done.verdict == "repaired"


def test_a_line_on_which_readers_differ_carries_the_other_reading():
    """The second reader's words stand beside the first's; lines on which they agree carry nothing."""
    (page,) = _characters(sheet("paragraphs"))
    other = [c._replace(text="ظ") if c.text == "ع" and c.number < 40 else c for c in page]

    bands = compared(segments(page), other)

    marked = [segment for band in bands for segment in band if segment.mended]
    assert [kind for segment in marked for _, _, kind, _ in segment.mended] == ["readers-disagree"]
    assert "ظ" in marked[0].mended[0][3]


def test_sound_pages_never_ask_the_second_reader(read):
    """A page without codes costs one reading."""
    asked = []
    pages = _characters(sheet("paragraphs"))

    treated(pages, lambda wanted: asked.append(wanted) or {})

    assert asked == []
    assert documents(read(sheet("paragraphs")))[0].repairs == ()
