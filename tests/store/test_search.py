"""Search: words in any form, phrases, fields; spans that fit the original text."""

import sqlite3

import pytest

from hudna.records import Document
from hudna.store import Store, database
from hudna.store.stems import folded, form
from tests.merging.makers import a_place, an_event
from tests.store.makers import AT, a_reading

PARAGRAPHS = (
    "أعلنت الفصائل هُدنةً مع قوات السهل.",
    "قصف لواء النهر مطار السهل بصواريخ الكاتيوشا.",
    "وقف إطلاق النار صامد، ولم يُطلق أيّ صاروخ منذ أيام.",
    "معدهدنة كلمة لا معنى لها.",
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "case", create=True, at=AT) as opened:
        content, document = a_reading("d1", "\n".join(PARAGRAPHS))
        sentence = PARAGRAPHS[1]
        event = an_event(
            "e1", document="d1", at=len(PARAGRAPHS[0]) + 1, sentence=sentence, place=a_place("plain-airport", "airport")
        )
        opened.add_reading(content, document, [event], at=AT)
        yield opened


def found(store, query: str) -> list[int]:
    starts = {sum(len(p) + 1 for p in PARAGRAPHS[:n]): n for n in range(len(PARAGRAPHS))}
    return sorted(starts[hit.start] for hit in store.search(query))


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("هدنة", [0]),
        ("الهدنة", [0]),
        ("هدنه", [0]),
        ("صاروخ", [1, 2]),
        ("صواريخ", [1, 2]),
        ("الصواريخ", [1, 2]),
        ("فصيل", [0]),
        ("تعلن", [0]),
        ("يقصف", [1]),
        ("النهر السهل", [1]),
        ('"وقف إطلاق النار"', [2]),
        ('"النار إطلاق"', []),
        ("actor:river-brigade", [1]),
        ("actor:plain-forces هدنة", []),
        ("place:plain-airport type:ASSAULT status:occurred", [1]),
        ("status:planned", []),
        ("date:2026-03-01..2026-03-05 هدنة", [0]),
        ("date:2026-03 هدنة", [0]),
        ("date:2026-03-03.. هدنة", []),
        ("date:2026..2027 هدنة", [0]),
        ("date:2026-03-02", [0, 1, 2, 3]),
        ("type:ASSAULT قصف", [1]),
        ('type:ASSAULT "لواء النهر"', [1]),
        ("type:ASSAULT صاروخ source:river-press", [1]),
        ("type:ASSAULT status:denied", []),
        ("source:river-press هدنة", [0]),
        ("source:plain-daily هدنة", []),
        ("زلزال", []),
        ("", []),
        ('"', []),
        ("*", []),
    ],
)
def test_a_question_finds_the_passages_that_hold_it(store, query, where):
    """In any spelling and form, all parts at once; what only holds the letters is no answer."""
    assert where == found(store, query)


def test_spans_fit_the_original_text(store):
    """Vowels and clitics included: the span is the word as it stands in the document."""
    (hit,) = store.search("هدنة")

    text = store.document(hit.document_id).text
    assert ["هُدنةً"] == [text[start:end] for start, end in hit.spans]
    assert hit.snippet == text[hit.snippet_start : hit.snippet_start + len(hit.snippet)]


@pytest.mark.parametrize("before", ["ـــــ ", "عدد ⟦ # ⟧ من ", "\u200f \u200f", "[و]", "x_", "12", "لا\u00a0"])
def test_spans_fit_where_folding_takes_letters_or_blanks_away(store, before):
    """Lines of joiners, gaps, marks of direction, brackets: each word has its place in the original all the same."""
    content, document = a_reading("d2", f"{before}هُدنةً و الهدنةَ")
    store.add_reading(content, document, [], at=AT)

    hit = store.search("هدنة")[0]
    assert ["هُدنةً", "الهدنةَ"] == [document.text[start:end] for start, end in hit.spans]


def test_what_is_read_anew_is_found_anew(store):
    """The text that was replaced is no longer found, the new one is."""
    content, document = a_reading("d1", "لا شيء هنا غير دبابة.")
    store.add_reading(content, document, [], at=AT)

    assert ([], 1) == (store.search("هدنة"), len(store.search("دبابات")))


def test_newest_comes_first(store):
    """Of equal answers the one that came in last stands on top."""
    content, document = a_reading("d2", PARAGRAPHS[0])
    store.add_reading(content, document, [], at=AT)

    assert ["d2", "d1"] == [hit.document_id for hit in store.search("هدنة")]


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("كتيبة", {"كتيبة": True, "الكتائب": True, "كتيبتها": True, "كتيب": False}),
        ("فصيل", {"فصائلهم": True, "تفصيل": False, "فصيلة": False}),
        ("قتل", {"يقتلون": True, "قتلوا": True, "مقتل": False, "قتال": False}),
        ("استهدف", {"تستهدف": True, "استهدفت": True, "استهداف": False}),
        ("C-RAM", {"c-ram": True, "cram": False}),
    ],
)
def test_the_form_of_a_word_decides(asked, holds):
    """Inflections and clitics count, other words of the same letters do not."""
    pattern = form(asked).pattern

    assert holds == {word: bool(pattern.fullmatch(folded(word))) for word in holds}


def test_a_document_without_words_is_kept(store):
    """An empty text has no passages and breaks nothing."""
    content, document = a_reading("d3", "")
    store.add_reading(content, document, [], at=AT)

    assert isinstance(store.document("d3"), Document)


def test_what_passages_tell_is_the_same_in_a_case_of_an_earlier_schema(tmp_path):
    """Facts that the third step fills in are those that a reading writes; fields then find what they found."""
    content, document = a_reading("d1", "\n".join(PARAGRAPHS))
    event = an_event("e1", document="d1", at=len(PARAGRAPHS[0]) + 1, sentence=PARAGRAPHS[1])
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        store.add_reading(content, document, [event], at=AT)
    asked = "SELECT facts FROM passages ORDER BY id"
    with sqlite3.connect(tmp_path / "case" / database.FILE) as connection:
        written = [set(facts.split()) for (facts,) in connection.execute(asked)]
        connection.executescript(BACK_TO_TWO)
    with Store.open(tmp_path / "case", at=AT) as store:
        hits = store.search("actor:river-brigade date:2026-03 source:river-press")
        assert [] == store.check()
    with sqlite3.connect(tmp_path / "case" / database.FILE) as connection:
        assert written == [set(facts.split()) for (facts,) in connection.execute(asked)]

    assert [len(PARAGRAPHS[0]) + 1] == [hit.start for hit in hits]


BACK_TO_TWO = """
DROP TRIGGER passages_added; DROP TRIGGER passages_removed; DROP TABLE words;
ALTER TABLE passages DROP COLUMN facts;
CREATE VIRTUAL TABLE words USING fts5(stems, content='passages', content_rowid='id');
INSERT INTO words(words) VALUES ('rebuild');
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN SELECT 1; END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN SELECT 1; END;
PRAGMA user_version = 2;
"""
