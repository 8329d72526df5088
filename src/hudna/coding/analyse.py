"""Lays a document out for coding."""

from datetime import date

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.layout import Draft, Layout
from hudna.coding.resolve import Resolve
from hudna.lang.ar.dates import dates, day_of_writing
from hudna.lang.ar.timewords import LEXICON
from hudna.records import DateRange, Document, Span

# Most sentences name no time: the grammar of dates is asked only where one of these words, a year or a slash stands.
_TIMELY = frozenset(word for word, entry in LEXICON.items() if entry.symbol in "ACDEFHKMOQVWYmoPu")


class Analyse:
    """Made once from a casebook; a document in, its sentences with words, names and dates out."""

    def __init__(self, casebook: Casebook) -> None:
        self._layout = Layout()
        self._resolve = Resolve(casebook)

    def __call__(self, document: Document) -> Analysis:
        """The analysis of one document; the same document gives the same analysis."""
        drafts = self._layout(document.text)
        mentions = self._resolve(document, drafts)
        anchor = day_of_writing(document.text, document.published)
        sentences = tuple(
            Sentence(
                start=draft.start,
                end=draft.end,
                paragraph=draft.paragraph,
                words=draft.words,
                mentions=found,
                dates=_dates(document, draft, anchor),
                quoted=draft.quoted,
            )
            for draft, found in zip(drafts, mentions, strict=True)
        )
        return Analysis(document=document, sentences=sentences)


def _dates(document: Document, draft: Draft, anchor: date | None) -> tuple[DateRange, ...]:
    """When: every date expression of a sentence, counted from the day on which the document was written."""
    if not any(word.key in _TIMELY or _is_figure(word.key) for word in draft.words):
        return ()
    found = dates(document.text[draft.start : draft.end], anchor, start=draft.start)
    return tuple(
        DateRange(
            earliest=one.earliest,
            latest=one.latest,
            precision=one.precision,
            span=Span(document_id=document.id, start=one.start, end=one.end, quote=document.text[one.start : one.end]),
        )
        for one in found
    )


def _is_figure(key: str) -> bool:
    return key[-1].isdigit() and len(key) > 3
