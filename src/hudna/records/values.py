"""Small values that other records are made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a document's text: position and quotation, so that one heals the other.

    `start` and `end` are code points of `Document.text`, end exclusive; `quote`
    is exactly `text[start:end]`.
    """

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """When: both days included.

    `precision` is day, week, month, year or unknown.  Where the source lost
    the number (`⟦#⟧`) or names no day, both days are `None` and the precision
    is unknown; the words in `span` are kept all the same.
    """

    earliest: date | None
    latest: date | None
    precision: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long: `n` of `unit` (hour, day, week, month, year); `n` is `None` where the number is lost."""

    n: int | None
    unit: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part.

    `actor_id` is `None` when the name is not in the casebook; it is never
    guessed.  `name` is the casebook's English label, or the words themselves.
    `role` is actor, recipient, mediator, speaker, claimant, party, giver,
    taker, holder, subject or object.
    """

    actor_id: str | None
    name: str
    role: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """Where: WGS84 degrees, `None` where the casebook has no coordinates.

    `precision` is the kind of place that is meant (site, city, district,
    governorate, country, near), so that a district is never drawn as a pin.
    """

    place_id: str | None
    name: str
    lat: float | None
    lon: float | None
    precision: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many were killed, wounded, abducted, arrested, displaced; or how many events.

    `best` is `None` where the number is lost; `low` and `high` hold what the
    words allow ("between five and seven", "at least five").
    """

    what: str
    best: int | None
    low: int | None = None
    high: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One duty of a truce or an ultimatum.

    `obligor` and `on_breach` are `None` where the text does not say.
    `deadline` holds the days where they are known; its span the words.
    """

    obligor: Party | None
    duty: str
    deadline: DateRange | None
    on_breach: str | None
    span: Span
