"""Coding: a document to events, claims, truces, relations, exchanges, zones, sites and stances.

`Code` is the stage; `code_text` the verb for a notebook.  The parts in order:
`analyse` lays out sentences with names, `triggers` finds words that may carry
an event, `judge` says which do and whether it happened, `events` adds who,
where, when; the rest read the document beside them.
"""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from hudna.casebook import Casebook
from hudna.coding.analyse import Analyse
from hudna.coding.analysis import Analysis
from hudna.coding.claims import Claims
from hudna.coding.coded import coded
from hudna.coding.events import Events
from hudna.coding.exchanges import Exchanges
from hudna.coding.explain import explain
from hudna.coding.judge import Judge
from hudna.coding.relations import Relations
from hudna.coding.sites import Sites
from hudna.coding.stances import Stances
from hudna.coding.triggers import Triggers
from hudna.coding.truces import Truces
from hudna.coding.zones import Zones
from hudna.records import Document, Event, Source, digest

__all__ = ["Code", "code_text", "coded", "explain"]

Coder = Callable[[Analysis, tuple[Event, ...]], Iterator[Any]]
CODERS: tuple[Callable[[Casebook], Coder], ...] = (Claims, Truces, Relations, Exchanges, Zones, Sites, Stances)
"""What is read beside the events; each sees the analysis and the events."""


class Code:
    """Made once from a casebook; a document in, its records out.  `judge` is for measuring other weights."""

    def __init__(self, casebook: Casebook, judge: Judge | None = None) -> None:
        self._analyse, self._triggers = Analyse(casebook), Triggers(casebook)
        self._judge, self._events = judge or Judge(casebook), Events(casebook)
        self._coders = tuple(made(casebook) for made in CODERS)
        # The tables of a casebook live as long as the process: no collection of garbage need walk them again.
        gc.freeze()

    def __call__(self, document: Document) -> Iterator[Any]:
        """Events first, in the order of the text, then the other kinds."""
        analysis = self._analyse(document)
        events = self._events(analysis, self._judge(analysis, self._triggers(analysis)))
        yield from events
        for coder in self._coders:
            yield from coder(analysis, events)


def code_text(text: str, casebook: Casebook, published: date | None = None) -> list[Any]:
    """The records of a text; `published` is the day that "yesterday" is reckoned from."""
    content = text.encode()
    # No file stands behind the text, so its time of retrieval means nothing.
    retrieved = datetime(1970, 1, 1, tzinfo=UTC)
    source = Source(id=digest(content), uri="text", media_type="text/plain", retrieved_at=retrieved)
    document = Document(
        id=digest(content)[:16],
        source=source,
        part=0,
        language="ar",
        title=None,
        byline=None,
        published=published,
        text=text,
        verdict="sound",
    )
    return list(Code(casebook)(document))
