"""The Arabic words beside a fact: the sentence, the words that carried it marked, and where it stands."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from hudna.records import Document, Span

# A sentence of Arabic news may run over 80 words; around the words that matter this much is shown.
MOST_SHOWN = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a quotation; `mark` is true for the words that the fact rests on, `lost` for a lost number."""

    text: str
    mark: bool = False
    lost: bool = False


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
    """The documents of a view in the order in which they are cited."""

    documents: Mapping[str, Document]
    numbers: Mapping[str, int]

    def quote(self, evidence: Span, *marked: Span) -> Quotation:
        """The evidence with the marked words, cut to a readable length around them."""
        document = self.documents[evidence.document_id]
        start, end = _window(evidence, marked)
        return Quotation(
            pieces=tuple(_pieces(document.text, start, end, marked)),
            document_id=document.id,
            source=self.numbers[document.id],
            paragraph=document.text.count("\n", 0, evidence.start) + 1,
            page=next((page.number for page in document.pages if page.start <= evidence.start < page.end), None),
        )


def _window(evidence: Span, marked: tuple[Span, ...]) -> tuple[int, int]:
    if evidence.end - evidence.start <= MOST_SHOWN or not marked:
        return evidence.start, min(evidence.end, evidence.start + MOST_SHOWN)
    middle = marked[0].start
    start = max(evidence.start, min(middle - MOST_SHOWN // 2, evidence.end - MOST_SHOWN))
    return start, min(evidence.end, start + MOST_SHOWN)


def _pieces(text: str, start: int, end: int, marked: tuple[Span, ...]) -> list[Piece]:
    """The stretch cut at marked words and lost numbers; cut words at its ends become an ellipsis."""
    start, before = _whole_word(text, start, marked)
    cuts = {start, end}
    for span in marked:
        cuts |= {min(max(span.start, start), end), min(max(span.end, start), end)}
    at = text.find("⟦#⟧", start, end)
    while at >= 0:
        cuts |= {at, at + 3}
        at = text.find("⟦#⟧", at + 3, end)
    edges = sorted(cuts)
    pieces = [
        Piece(
            text=text[left:right],
            mark=any(span.start <= left and right <= span.end for span in marked),
            lost=text[left:right] == "⟦#⟧",
        )
        for left, right in itertools.pairwise(edges)
    ]
    after = [Piece(text="…")] if end < len(text) and text[end - 1 : end + 1].strip() == text[end - 1 : end + 1] else []
    return [*([Piece(text="… ")] if before else []), *pieces, *(after if text[end : end + 1].strip() else [])]


def _whole_word(text: str, start: int, marked: tuple[Span, ...]) -> tuple[int, bool]:
    """A start that does not cut a word, and whether something was left out before it."""
    if start == 0 or text[start - 1].isspace() or any(span.start == start for span in marked):
        return start, False
    gap = text.find(" ", start)
    return (gap + 1, True) if gap >= 0 else (start, True)
