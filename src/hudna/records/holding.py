"""What was merged and what a person decided."""

from dataclasses import dataclass
from datetime import datetime

from hudna.records.values import Count, DateRange, Party, PlaceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two events that may be one happening: `reasons` holds each feature with its value, 0 to 1."""

    left: str
    right: str
    score: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What is held to have happened, been threatened, planned ...: events of one status from many reports.

    `follows` names the incident whose threat or plan this one carries out;
    `disputed` is true where somebody says that it did not happen.
    `publishers` are those whose documents tell it.  `counts` are the numbers
    held to be right, `told` each number as a report gave it, its source in
    its span; they are kept where reports disagree.
    """

    id: str
    type: str
    mode: str | None
    about: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    mediators: tuple[Party, ...]
    place: PlaceRef | None
    when: DateRange | None
    counts: tuple[Count, ...]
    event_ids: tuple[str, ...]
    publishers: tuple[str, ...]
    disputed: bool
    follows: tuple[str, ...]
    told: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person judged; appended, never erased.

    `subjects` are record ids; `verdict` is accept, correct, reject, merge,
    split, rename, redact or withdraw.  `field` and `value` are set for a
    correction; `withdraws` names the decision that this one undoes.
    """

    id: str
    subjects: tuple[str, ...]
    verdict: str
    field: str | None
    value: str | None
    by: str
    at: datetime
    reason: str
    withdraws: str | None = None
