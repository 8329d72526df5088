"""Words that may carry an event: each place of a sentence where a form of a casebook's trigger stands.

Finding is generous; whether the words report an event is `judge`'s matter.
"""

from dataclasses import dataclass

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.records import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place where an event may be told.

    `sentence` is the index in `Analysis.sentences`; `first` and `last` the
    indexes of its first and last word in `Sentence.words`, both included;
    `start` and `end` code points of the document's text, end exclusive.
    `kind` is the form that stands there: verb, masdar, noun, participle,
    plural or phrase.  `voice` (active, passive), `aspect` (perfect,
    imperfect, future, imperative), `person` ("1" to "3"), `gender` (m, f) and
    `number` (s, d, p) are those of a finite verb, `None` where the form does
    not say.  `prefix` holds the clitics before the word, folded.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    row: Trigger
    kind: str
    voice: str | None = None
    aspect: str | None = None
    person: str | None = None
    gender: str | None = None
    number: str | None = None
    definite: bool = False
    prefix: str = ""


class Triggers:
    """Made once from a casebook, then called for each analysis."""

    def __init__(self, casebook: Casebook) -> None:
        self._rows = casebook.triggers

    def __call__(self, analysis: Analysis) -> tuple[Candidate, ...]:
        """Every candidate, in the order of the text; at most one for a word."""
        raise NotImplementedError
