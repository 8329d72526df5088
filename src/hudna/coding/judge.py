"""Does a candidate report an event, and did it happen?"""

from dataclasses import dataclass

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.coding.triggers import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was decided of a candidate.

    `reports` is the model's value, 0 to 1; `status` is occurred, planned,
    conditional, possible or denied; `condition` the code points of the words
    on which a conditional deed hangs; `cues` the words that decided the
    status; `reasons` each feature with its weight, the strongest first.
    """

    reports: float
    accepted: bool
    status: str
    condition: tuple[int, int] | None = None
    cues: tuple[str, ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()


class Judge:
    """Made once from a casebook, then called for each candidate."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook

    def __call__(self, analysis: Analysis, candidate: Candidate) -> Judgement:
        """The judgement of one candidate."""
        raise NotImplementedError
