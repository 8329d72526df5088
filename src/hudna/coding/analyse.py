"""Lays a document out for coding."""

from datetime import date

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.cuetables import CueTables
from hudna.coding.layout import Draft, Layout
from hudna.coding.resolve import Resolve
from hudna.lang.ar.dates import dates, day_of_writing
from hudna.lang.ar.feasts import STARTS
from hudna.lang.ar.timewords import LEXICON
from hudna.lang.findings import DateMention
from hudna.records import DateRange, Document, Span

# Most sentences name no time: the grammar of dates is asked only where one of these words, a year or a slash stands.
_TIMELY = frozenset(
    word
    for word, entry in LEXICON.items()
    if entry.symbol in "ACDEFHKMOQVWYemoPu" or (entry.value and entry.symbol == "T")
).union(STARTS)
_WEEKDAYS = frozenset(word for word, entry in LEXICON.items() if entry.symbol == "W")
_TOLD = frozenset(word for word, entry in LEXICON.items() if entry.symbol == "A")
_REACH = 9


class Analyse:
    """Made once from a casebook; a document in, its sentences with words, names and dates out."""

    def __init__(self, casebook: Casebook) -> None:
        self._layout = Layout()
        self._resolve = Resolve(casebook)
        self._cues = CueTables()

    def __call__(self, document: Document) -> Analysis:
        """The analysis of one document; the same document gives the same analysis."""
        drafts = self._layout(document.text)
        mentions = self._resolve(document, drafts)
        anchor = day_of_writing(_weekdays_told(document.text, drafts), document.published)
        when = [_dates(document, draft, anchor) for draft in drafts]
        cues = [self._cues(draft.words, document.text) for draft in drafts]
        sentences = tuple(
            Sentence(
                start=draft.start,
                end=draft.end,
                paragraph=draft.paragraph,
                words=draft.words,
                keys=draft.keys,
                mentions=mentioned,
                dates=dated,
                quoted=draft.quoted,
                cues=cued,
            )
            for draft, mentioned, dated, cued in zip(drafts, mentions, when, cues, strict=True)
        )
        return Analysis(document=document, sentences=sentences)


def _weekdays_told(text: str, drafts: list[Draft]) -> str:
    """The sentences that name a weekday and a day told from the writing (`أمس الاثنين`): they suffice."""
    return "\n".join(
        text[draft.start : draft.end]
        for draft in drafts
        if not (_WEEKDAYS.isdisjoint(draft.keys) or _TOLD.isdisjoint(draft.keys))
    )


def _dates(document: Document, draft: Draft, anchor: date | None) -> tuple[DateRange, ...]:
    """When: every date expression of a sentence, counted from the day on which the document was written.

    Where that day is in doubt, weeks, months and years are counted from publication, and days not at all.
    """
    text, doubtful = document.text, anchor is None
    return tuple(
        DateRange(
            earliest=None if doubtful and _is_near(one) else one.earliest,
            latest=None if doubtful and _is_near(one) else one.latest,
            precision="unknown" if doubtful and _is_near(one) else one.precision,
            span=Span(document_id=document.id, start=one.start, end=one.end, quote=text[one.start : one.end]),
        )
        for start, end in _windows(draft)
        for one in dates(text[start:end], anchor or document.published, start=start)
    )


def _is_near(one: DateMention) -> bool:
    """A day that counts from the day of writing."""
    return one.kind == "relative" and one.precision == "day"


def _windows(draft: Draft) -> list[tuple[int, int]]:
    """The stretches around words of time; far from them nothing can be part of a date."""
    words = draft.words
    found: list[tuple[int, int]] = []
    behind = -1
    for at in [at for at, key in enumerate(draft.keys) if key in _TIMELY or (len(key) > 3 and key[0].isdigit())]:
        first, last = max(0, at - _REACH), min(len(words) - 1, at + _REACH)
        if found and first <= behind + 1:
            found[-1] = (found[-1][0], words[last].end)
        else:
            found.append((words[first].start, words[last].end))
        behind = last
    if found and behind == len(words) - 1:
        found[-1] = (found[-1][0], draft.end)
    return found
