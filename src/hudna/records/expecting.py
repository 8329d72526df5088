"""What is expected: questions, what is forecast, how it came out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about the future that a day will settle.

    `rule` is the resolution rule as a query on incidents (see
    `docs/outlook.md`); `status` is open, resolved or void; `answer` is set
    once it is resolved.
    """

    id: str
    text_ar: str
    text_en: str
    kind: str
    actor_ids: tuple[str, ...]
    truce_id: str | None
    opened: date
    deadline: date | None
    rule: str
    status: str = "open"
    answer: float | None = None
    resolved: date | None = None
    source_rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a model forecasts: a kind (truce-survival, tempo, strike, scenario) within a window of days.

    `actor_ids` are those whose deeds count, `recipient_ids` those on whom a
    deed of an unnamed actor counts too.
    """

    id: str
    kind: str
    event_type: str | None = None
    actor_ids: tuple[str, ...] = ()
    place_id: str | None = None
    window_days: int | None = None
    truce_id: str | None = None
    recipient_ids: tuple[str, ...] = ()
    question_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Draws about a target, made from what was known on the origin day."""

    id: str
    model: str
    target_id: str
    origin: date
    draws: tuple[float, ...]
    seed: int
    data_digest: str
    casebook_digest: str
    live: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a forecast came out under a rule (brier, log, crps), beside a baseline's score."""

    forecast_id: str
    rule: str
    value: float
    baseline: float | None
