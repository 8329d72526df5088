"""The stage: a document in, its records out, the parts in their order."""

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hudna.casebook import Casebook
from hudna.coding.analyse import Analyse
from hudna.coding.analysis import Analysis
from hudna.coding.claims import Claims
from hudna.coding.events import Events
from hudna.coding.exchanges import Exchanges
from hudna.coding.judge import Judge, Judgement
from hudna.coding.relations import Relations
from hudna.coding.sites import Sites
from hudna.coding.stances import Stances
from hudna.coding.triggers import Candidate, Triggers
from hudna.coding.truces import Truces
from hudna.coding.zones import Zones
from hudna.records import Document, Event

Coder = Callable[[Analysis, tuple[Event, ...]], Iterator[Any]]
CODERS: tuple[Callable[[Casebook], Coder], ...] = (Claims, Truces, Relations, Exchanges, Zones, Sites, Stances)
"""What is read beside the events; each sees the analysis and the events."""


class Code:
    """Made once from a casebook; a document in, its records out.  `judge` is for measuring other weights."""

    def __init__(self, casebook: Casebook, judge: Judge | None = None) -> None:
        self.analyse, self.triggers, self.judge = Analyse(casebook), Triggers(casebook), judge or Judge(casebook)
        self._events = Events(casebook)
        self._coders = tuple(made(casebook) for made in CODERS)
        # The tables of a casebook live as long as the process: no collection of garbage need walk them again.
        gc.freeze()

    def __call__(self, document: Document) -> Iterator[Any]:
        """Events first, in the order of the text, then the other kinds."""
        analysis = self.analyse(document)
        yield from self.records(analysis, self.judge(analysis, self.triggers(analysis)))

    def records(self, analysis: Analysis, judged: Sequence[tuple[Candidate, Judgement]]) -> Iterator[Any]:
        """What the judged candidates of an analysis give, as a call does."""
        events = self._events(analysis, judged)
        yield from events
        for coder in self._coders:
            yield from coder(analysis, events)
