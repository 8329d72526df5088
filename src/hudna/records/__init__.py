"""The words that everyone uses: small frozen facts with their evidence.

Whatever crosses a door between two rooms is one of these records.  They hold
fields and no behaviour; every one is frozen, compares by value, and is made
with keywords only.  `rows` turns a record into plain data and back, `lines`
into one readable line, `ids` gives a record its name.

Spans end exclusively, ranges of days inclusively.  Days are `date`, instants
(`_at`) are UTC.  `None` always means "not known" or "not said", never zero.
"""

from hudna.records.expecting import Forecast, Question, Score, Target
from hudna.records.holding import Decision, Incident, Link
from hudna.records.ids import digest, record_id
from hudna.records.knowledge import (
    Actor,
    Alias,
    EventType,
    KnownRelation,
    KnownSite,
    KnownZone,
    People,
    Place,
    PlaceName,
    Publisher,
    Role,
    Trigger,
    Weapon,
)
from hudna.records.lines import isolated, line
from hudna.records.problems import Problem
from hudna.records.reading import LEAD_LETTERS, LIST, Document, Page, Paper, Raw, Repair, Run, Source
from hudna.records.rows import from_row, row
from hudna.records.standing import standing
from hudna.records.telling import Claim, Event, Exchange, Relation, Site, Stance, Truce, Zone
from hudna.records.values import Condition, Count, DateRange, Duration, Party, PlaceRef, Span

__all__ = [
    "LEAD_LETTERS",
    "LIST",
    "Actor",
    "Alias",
    "Claim",
    "Condition",
    "Count",
    "DateRange",
    "Decision",
    "Document",
    "Duration",
    "Event",
    "EventType",
    "Exchange",
    "Forecast",
    "Incident",
    "KnownRelation",
    "KnownSite",
    "KnownZone",
    "Link",
    "Page",
    "Paper",
    "Party",
    "People",
    "Place",
    "PlaceName",
    "PlaceRef",
    "Problem",
    "Publisher",
    "Question",
    "Raw",
    "Relation",
    "Repair",
    "Role",
    "Run",
    "Score",
    "Site",
    "Source",
    "Span",
    "Stance",
    "Target",
    "Trigger",
    "Truce",
    "Weapon",
    "Zone",
    "digest",
    "from_row",
    "isolated",
    "line",
    "record_id",
    "row",
    "standing",
]
