"""Look up passages: words and phrases over the stemmed column, then letters for what stemming misses."""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers: where it stands in its document, and the stretches that match.

    Positions are code points of the document's text, end exclusive.
    """

    document_id: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    snippet: str


def search(connection: Connection, query: str, *, limit: int = 50) -> list[Hit]:
    """Passages that hold what is asked, the best first."""
    raise NotImplementedError
