"""What was said: one document's tellings, each with the rule that made it and the words it came from.

`rule` names the casebook row or the rule that fired; `evidence` is the
sentence.  The fields are those of `docs/codebook.md`.
"""

from dataclasses import dataclass
from datetime import date

from hudna.records.values import Condition, Count, DateRange, Duration, Party, PlaceRef, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A mention of one political interaction.

    `status` is occurred, planned, conditional, possible or denied.  `about`
    is the type that a threat, demand, refusal or agreement is about.
    `same_as` is a letter that mentions of one happening in one document share.
    """

    id: str
    document_id: str
    type: str
    mode: str | None
    about: str | None
    status: str
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    mediators: tuple[Party, ...]
    place: PlaceRef | None
    when: DateRange | None
    speaker: Party | None
    condition: Span | None
    counts: tuple[Count, ...]
    same_as: str | None
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Whose word stands for who did it: `stance` is claims, denies or attributes (then `on_whom`)."""

    id: str
    document_id: str
    event_id: str | None
    claimant: Party
    stance: str
    on_whom: Party | None
    speaker: Party | None
    span: Span
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A tie that the text states.

    `predicate` is part-of, backed-by, loyal-to, front-of, split-from,
    allied-with, rival-of, leads, member-of or same-as.
    """

    id: str
    document_id: str
    subject: Party
    predicate: str
    object: Party
    since: date | None
    until: date | None
    span: Span
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truce:
    """A truce as one document tells it; `status` is the latest that the document asserts.

    `kind` is truce, ceasefire, humanitarian pause, de-escalation or suspension
    of attacks.  `status` is proposed, demanded, agreed, declared, in-force,
    extended, violated, collapsed, rejected or ended; `history` holds each turn
    as (status, span of its words).  `breaches` are ids of events.
    """

    id: str
    document_id: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    kind: str
    scope: str | None
    declared: DateRange | None
    starts: DateRange | None
    ends: DateRange | None
    duration: Duration | None
    conditions: tuple[Condition, ...]
    status: str
    history: tuple[tuple[str, Span], ...]
    breaches: tuple[str, ...]
    quotes: tuple[Span, ...]
    evidence: Span
    rule: str

    @property
    def is_former(self) -> bool:
        """Whether its document is about another truce and tells of this one as past."""
        return self.rule.endswith(":before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Something given for something returned: funds for restraint, prisoners for prisoners."""

    id: str
    document_id: str
    giver: Party | None
    gives: str
    taker: Party | None
    returns: str
    status: str
    quotes: tuple[Span, ...]
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """An exclusion zone: its centre, its radius (`None` where lost), who declared it, what happens inside."""

    id: str
    document_id: str
    centre: PlaceRef | None
    radius_km: float | None
    declared_by: Party | None
    duty: str
    since: DateRange | None
    until: DateRange | None
    span: Span
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A base, embassy, camp, crossing or port; `status` is held, handed-over, threatened, closed or attacked."""

    id: str
    document_id: str
    place: PlaceRef
    kind: str
    holder: Party | None
    status: str
    when: DateRange | None
    defences: tuple[str, ...]
    span: Span
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where somebody stands: `value` is supports, opposes, hesitates, conditional or neutral."""

    id: str
    document_id: str
    holder: Party
    towards: str
    towards_id: str | None
    value: str
    when: DateRange | None
    speaker: Party | None
    span: Span
    evidence: Span
    rule: str
