"""What a case holds, gathered for whoever shows it: briefing, pages, exports.

`CaseView` is made once from the store and never changed.  It carries no
wording: languages and layout belong to the pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hudna.casebook import Casebook
from hudna.records import (
    Claim,
    Document,
    Event,
    Exchange,
    Incident,
    PlaceRef,
    Problem,
    Relation,
    Site,
    Stance,
    Truce,
    Zone,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The present view of a case: records with a person's decisions laid over them.

    `redactions` holds names to withhold, each with what stands in its place;
    `withheld` stretches of documents that may not be quoted, by document.
    Where places were made coarser, `exact_places` (by incident) and
    `exact_scopes` (by truce) are what is reckoned with and never shown.
    """

    casebook: Casebook
    documents: Mapping[str, Document]
    events: Mapping[str, Event]
    incidents: tuple[Incident, ...]
    truces: tuple[Truce, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    exchanges: tuple[Exchange, ...]
    zones: tuple[Zone, ...]
    sites: tuple[Site, ...]
    stances: tuple[Stance, ...]
    problems: tuple[Problem, ...]
    redactions: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    exact_places: Mapping[str, PlaceRef | None] = field(default_factory=dict)
    exact_scopes: Mapping[str, str] = field(default_factory=dict)

    def days(self) -> tuple[date, date] | None:
        """The first and last day of publication; `None` where no document has a day."""
        published = sorted(d.published for d in self.documents.values() if d.published)
        return (published[0], published[-1]) if published else None
