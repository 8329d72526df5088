"""The Arabic words beside a fact: the sentence, the words that carried it marked, and where it stands."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hudna.records import Document, Span
from hudna.show.private import Privacy

Stretches = tuple[tuple[int, int], ...]

# A sentence of Arabic news may run over 80 words; around the words that matter this much is shown, more for each fact.
MOST_SHOWN = 340
A_FACT_MORE = 120
# Two letters of one word.
_LETTER = re.compile(r"[^\W\d_][^\W\d_]|[^\W\d_][\u0640\u064b-\u0652]|[\u0640\u064b-\u0652][^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a quotation; `mark` is true for the words that the fact rests on, `lost` for
    a lost number, `hidden` for the name of a private person, which is not shown."""

    text: str
    mark: bool = False
    lost: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its place: `source` counts documents from 1, `paragraph` and `page` likewise."""

    pieces: tuple[Piece, ...]
    document_id: str
    source: int
    paragraph: int
    page: int | None


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The documents of a view, numbered in the order in which they are first cited."""

    documents: Mapping[str, Document]
    privacy: Privacy
    numbers: dict[str, int] = field(default_factory=dict)

    def quote(self, evidence: Span, *marked: Span) -> Quotation:
        """The evidence with the marked words, cut to a readable length around them."""
        document = self.documents[evidence.document_id]
        start, end = _window(evidence, marked)
        return Quotation(
            pieces=tuple(_pieces(document.text, evidence, (start, end), marked, self.privacy.spans(document.id))),
            document_id=document.id,
            source=self.numbers.setdefault(document.id, len(self.numbers) + 1),
            paragraph=document.text.count("\n", 0, evidence.start) + 1,
            page=next((page.number for page in document.pages if page.start <= evidence.start < page.end), None),
        )


def _window(evidence: Span, marked: tuple[Span, ...]) -> tuple[int, int]:
    most = MOST_SHOWN + A_FACT_MORE * max(0, len(marked) - 1)
    if evidence.end - evidence.start <= most or not marked:
        return evidence.start, min(evidence.end, evidence.start + most)
    first = min(span.start for span in marked)
    start = max(evidence.start, min(first - MOST_SHOWN // 2, evidence.end - most))
    return start, min(evidence.end, start + most)


def _pieces(
    text: str, evidence: Span, window: tuple[int, int], marked: tuple[Span, ...], hidden: Stretches
) -> list[Piece]:
    """The stretch cut at marked words, lost numbers and hidden names; what is left out at its ends is an ellipsis."""
    start, end = (
        _whole_start(text, evidence.start, window[0], marked),
        _whole_end(text, evidence.end, window[1], marked),
    )
    gaps = tuple((found.start(), found.end()) for found in re.finditer("⟦#⟧", text[:end]) if found.start() >= start)
    marks = tuple(_whole(text, span) for span in marked)
    edges = sorted({start, end, *(min(max(edge, start), end) for pair in (*gaps, *marks, *hidden) for edge in pair)})
    pieces = [
        Piece(
            text=text[left:right],
            mark=_within(left, right, marks),
            lost=_within(left, right, gaps),
            hidden=_within(left, right, hidden),
        )
        for left, right in itertools.pairwise(edges)
    ]
    before, after = start > evidence.start, text[end : evidence.end].strip()
    return [*([Piece(text="…\u00a0")] if before else []), *pieces, *([Piece(text="\u00a0…")] if after else [])]


def _whole(text: str, span: Span) -> tuple[int, int]:
    """The stretch with the rest of the words that it begins and ends in: a word in two pieces is printed unjoined."""
    start, end = span.start, span.end
    while start > 0 and _LETTER.match(text[start - 1 : start + 1]):
        start -= 1
    while end < len(text) and _LETTER.match(text[end - 1 : end + 1]):
        end += 1
    return start, end


def _within(left: int, right: int, stretches: Stretches) -> bool:
    return any(start <= left and right <= end for start, end in stretches)


def _whole_start(text: str, first: int, start: int, marked: tuple[Span, ...]) -> int:
    """A start that does not cut a word; where the evidence begins within one (`قائد` of `وقائد`), the word's."""
    if start <= first:
        while start > 0 and _LETTER.match(text[start - 1 : start + 1]):
            start -= 1
        return start
    if text[start - 1].isspace() or any(span.start == start for span in marked):
        return start
    gap = text.find(" ", start)
    return gap + 1 if gap >= 0 else start


def _whole_end(text: str, last: int, end: int, marked: tuple[Span, ...]) -> int:
    """An end that cuts neither a word of the evidence nor its marked words, with no space before it."""
    if end < last and not (text[end - 1].isspace() or text[end].isspace()):
        end = max([text.rfind(" ", 0, end), *(span.end for span in marked if span.start < end)])
    return len(text[:end].rstrip()) if end < last else end
