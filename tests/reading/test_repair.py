"""Repair of damaged text: golden examples, the records that it gives, and the laws that it keeps."""

import textwrap
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.reading.repair import Repaired, repair

FOLDER = Path(__file__).parents[1] / "golden" / "reading" / "repair"
TORN = (
    "أعلنت وزارة التربية في بلاغ لها اليوم عن انطلاق الدروس في كل المدارس\n"
    "ير أن كل الظروف ملائمة لاستقبال التلاميذ يوم الاثنين القادم، وأكد الوز\n"
    "في جميع الولايات، داعيا الأولياء إلى التعاون مع المدرسين والمديرين"
)


def examples(*names: str) -> list[dict]:
    return [
        example for name in names for example in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf8"))["example"]
    ]


@pytest.mark.parametrize("example", examples("letters", "lines"), ids=lambda example: example["label"])
def test_golden(example):
    """Each golden text comes out as written, and with the repairs that are named and no other."""
    done = repair(example["text"])

    assert example["expect"].strip("\n") == done.text.strip("\n")
    assert set(example.get("kinds", [])) == {one.kind for one in done.repairs}
    if "slots" in example:
        assert example["slots"] == [one.slot for one in done.repairs if one.kind == "lost-number"]
    if "title" in example:
        assert (example["title"], example["byline"]) == (done.title, done.byline)


@pytest.mark.parametrize("example", examples("known_failures"), ids=lambda example: example["label"])
@pytest.mark.xfail(reason="known failure")
def test_known_failure(example):
    """What repair cannot do yet."""
    assert example["expect"].strip("\n") == repair(example["text"]).text.strip("\n")


@pytest.mark.parametrize("example", examples("letters", "lines"), ids=lambda example: example["label"])
def test_a_second_repair_changes_nothing(example):
    """What was mended once is sound."""
    once = repair(example["text"]).text

    assert once == repair(once).text


def test_a_torn_line_keeps_its_raw_form_and_a_score():
    """The note of a torn line holds the line as it stood and how probable the seam is."""
    note = next(one for one in repair(TORN).repairs if one.kind == "rotated-line")

    assert TORN.split("\n")[1] == note.raw
    assert note.certainty == "inferred"
    assert note.score is not None
    assert 0 < note.score <= 1


def test_repairs_point_into_the_result():
    """Each repair's text is what stands at its place."""
    for example in examples("letters", "lines"):
        done = repair(example["text"])
        assert all(one.text == done.text[one.start : one.end] for one in done.repairs)


def restored(raw: str, done: Repaired) -> list[tuple[str, str]]:
    """The stretches of the result beside the stretches of the raw text that they came from."""
    return [
        (done.text[run.start : run.start + run.length], raw[run.raw_start : run.raw_start + run.length])
        for run in done.alignment
    ]


def test_every_letter_finds_its_way_back():
    """What a run says stood in the raw text stands there; line feeds may have become spaces."""
    for example in examples("lines"):
        for text, raw in restored(example["text"], repair(example["text"])):
            assert text.replace("\n", " ") == raw.replace("\n", " ")


def test_a_page_break_joins_what_it_cut():
    """A page break inside a sentence is told as such."""
    text = repair(TORN).text
    lines = textwrap.wrap(text, 60)
    lines.insert(3, "")

    done = repair("\n".join(lines), page_breaks=[len("\n".join(lines[:3])) + 1])

    assert ["page-break-in-paragraph"] == [one.kind for one in done.repairs]
    assert text.split() == done.text.split()


PAGES = (
    "جريدة الساحل\n"
    "أعلنت وزارة التربية في بلاغ لها اليوم عن انطلاق الدروس في كل المدارس\n"
    "يوم الاثنين القادم، وأكد الوزير أن كل الظروف ملائمة لاستقبال التلاميذ\n"
    "7\n"
    "\fجريدة الساحل\n"
    "في جميع الولايات، داعيا الأولياء إلى التعاون مع المدرسين والمديرين من\n"
    "أجل إنجاح السنة الدراسية الجديدة بعد الصعوبات التي عرفتها المدارس في\n"
    "8\n"
    "\fجريدة الساحل\n"
    "السنة الماضية.\n"
)


def test_heads_and_numbers_of_pages_go():
    """What stands at the head and foot of each page is no part of the sentence that runs over it."""
    breaks = [at for at, sign in enumerate(PAGES) if sign == "\f"]

    done = repair(PAGES.replace("\f", ""), page_breaks=[at - n for n, at in enumerate(breaks)])

    assert "جريدة" not in done.text
    assert not any(sign.isdigit() for sign in done.text)
    assert 1 == len(done.text.split("\n"))
    assert 5 == sum(one.kind == "furniture" for one in done.repairs)


def test_lines_set_with_a_blank_line_between_become_a_paragraph():
    """Some extractions leave a blank line after every line of print."""
    text = repair(TORN).text
    lines = textwrap.wrap(text, 28)

    assert text.split() == repair("\n\n".join(lines)).text.split()
    assert "\n" not in repair("\n\n".join(lines)).text


def test_a_sound_text_tells_its_title():
    """A short open line before longer paragraphs is the title; the text stays as it is."""
    text = "افتتاح المتحف بعد ترميمه\n\nافتتح المتحف أبوابه أمس للزوار بعد ترميمه عام 2019.\n\nوحضر الافتتاح 300 ضيف."

    assert ("افتتاح المتحف بعد ترميمه", text) == (repair(text).title, repair(text).text)


def test_a_whole_dateline_gives_the_day():
    """The byline's day is told where it is whole, and only there."""
    text = "افتتاح المتحف بعد ترميمه\nكتبه سامي الورتاني | 5 مارس 2019\nافتتح المتحف أبوابه أمس للزوار بعد ترميمه."

    assert date(2019, 3, 5) == repair(text).published
    assert repair(text.replace("5 مارس 2019", "⟦#⟧ مارس ⟦#⟧")).published is None


WORDS = st.sampled_from(["قال", "وزير", "الصحة", "إن", "عدد", "المصابين", "في", "العاصمة", "بلغ", "أمس", "12", "طفل"])
SENTENCE = st.lists(WORDS, min_size=3, max_size=40).map(lambda words: " ".join(words) + ".")
SOUND = st.lists(SENTENCE, min_size=1, max_size=5).map("\n\n".join)


@given(SOUND)
@settings(max_examples=60, deadline=None)
def test_sound_text_comes_back_untouched(text):
    """One paragraph a line, with its numbers, in order: nothing to mend."""
    assert (text, ()) == (repair(text).text, repair(text).repairs)


@st.composite
def damaged(draw):
    """Sentences wrapped at some width, some lines filled, some torn, numbers gone."""
    words = draw(SENTENCE).replace("12", "").split(" ")
    width = draw(st.integers(30, 90))
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    cut = draw(st.integers(0, width))
    torn = draw(st.integers(0, len(lines) - 1))
    lines[torn] = f"{lines[torn][cut:]} {lines[torn][:cut]}"
    if draw(st.booleans()):
        lines = [line.replace("صح", "صــح").replace("عد", "عـد") for line in lines]
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines)


@given(damaged())
@settings(max_examples=80, deadline=None)
def test_repair_is_done_at_once(text):
    """Whatever was damaged, a second repair finds the text as the first left it."""
    once = repair(text).text

    assert once == repair(once).text


@given(st.text(alphabet="ابتةىأـ \n.،12ًﻼ\u200f\ue0a5\u0014()<>#⟦⟧>http:/", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_goes_through(text):
    """No text breaks repair, no digit is lost or made, and runs cover what came from the raw text."""
    done = repair(text)

    assert all(run.raw_start + run.length <= len(text) for run in done.alignment)
    assert sum(digit in "12" for digit in done.text) <= sum(digit in "12\u0014" for digit in text)
    assert all(one.text == done.text[one.start : one.end] for one in done.repairs)


def test_an_empty_text_stays_empty():
    """Nothing in, nothing out."""
    assert Repaired(text="") == repair("")
