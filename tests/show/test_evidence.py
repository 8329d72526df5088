"""Quotations: what is shown of the evidence around a fact, and that every cut is seen."""

import pytest

from hudna.records import Span
from hudna.show.brief.evidence import MOST_SHOWN, Sources
from hudna.show.private import Privacy
from tests.conftest import a_document

WORDS = [f"كلمة{n}" for n in range(90)]
LONG = " ".join([*WORDS[:60], "قصف", *WORDS[60:]])


def a_span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(document_id="sample", start=start, end=start + len(words), quote=words)


def shown(casebook, text: str, evidence: str, *marked: str) -> str:
    documents = {"sample": a_document(text)}
    sources = Sources(documents=documents, privacy=Privacy(casebook=casebook, documents=documents))
    told = sources.quote(a_span(text, evidence), *(a_span(text, words) for words in marked))
    return "".join(piece.text for piece in told.pieces)


@pytest.mark.parametrize("marked", ["قصف", "كلمة0 ", "كلمة89"])
def test_a_long_sentence_is_cut_between_words_and_every_cut_is_an_ellipsis(sample, marked):
    """Nobody takes a part for the whole, and no word is quoted in half."""
    told = shown(sample, LONG, LONG, marked)
    bare = told.strip("…\u00a0")

    assert len(bare) <= MOST_SHOWN
    assert marked.strip() in bare
    assert set(bare.split()) <= set(LONG.split())
    assert told.startswith("…") != LONG.startswith(bare)
    assert told.endswith("…") != LONG.endswith(bare)


def test_what_is_quoted_whole_has_no_ellipsis(sample):
    """A sentence within a paragraph is no part of a sentence."""
    assert "قصف الجيش المطار." == shown(sample, "هدأت المدينة. قصف الجيش المطار. ثم عاد.", "قصف الجيش المطار.", "قصف")


@pytest.mark.parametrize(
    ("text", "whole"), [("قال «الرئيس سالم» ذلك", "الرئيس سالم"), ("قال وقائد اللواء", "وقائد اللواء")]
)
def test_evidence_that_begins_at_a_quotation_mark_or_behind_a_particle_keeps_its_first_word(sample, text, whole):
    """Without it the words that say who leads whom were left out."""
    assert whole == shown(sample, text, whole.removeprefix("و"))
