"""The tables of a case, for SQLAlchemy Core.

Every record is kept as `row`, its JSON; the columns beside it repeat what is
asked for and nothing else, so the row alone is the truth.  `digest` is the
SHA-256 of the row.  Days are ISO strings.  Schema changes go into
`migrations/`; a test holds that these tables and the migrations agree.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.types import UserDefinedType

from hudna.store import shortened

metadata = MetaData()


class Short(UserDefinedType[str]):
    """A column of ids that are kept as `shortened` has them: 8 bytes in place of 22, in tables of millions of rows."""

    cache_ok = True

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_col_spec(self, **_: Any) -> str:
        """The type in SQL; one under which SQLite changes nothing."""
        return "BLOB"

    def bind_processor(self, _dialect: Any) -> Callable[[Any], Any]:
        """From an id to what is kept."""
        return lambda name: shortened.short(self.kind, name)

    def result_processor(self, _dialect: Any, _coltype: Any) -> Callable[[Any], Any]:
        """From what is kept to the id."""
        return lambda held: shortened.long(self.kind, held)


def _key(name: str = "id") -> "Column[str]":
    return Column(name, String, primary_key=True, nullable=False)


def _numbered() -> "Column[int]":
    return Column("n", Integer, primary_key=True, autoincrement=True)


def _kept() -> "tuple[Column[str], Column[str]]":
    return Column("row", Text, nullable=False), Column("digest", String, nullable=False)


meta = Table("meta", metadata, _key("key"), Column("value", String, nullable=False))

# What was read.  `finished` is 1 once all documents of a source are in.
sources = Table(
    "sources", metadata, _key(), Column("finished", Integer, nullable=False), Column("size", Integer, nullable=False),
    *_kept(),
)  # fmt: skip
documents = Table(
    "documents", metadata, _key(),
    Column("source_id", String, ForeignKey("sources.id"), nullable=False, index=True),
    Column("part", Integer, nullable=False), Column("published", String, index=True), Column("publisher", String),
    *_kept(),
)  # fmt: skip

# What was said: events, claims, truces, relations ... of all kinds.
records = Table(
    "records", metadata, _key(), Column("kind", String, nullable=False),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False), Column("type", String), Column("status", String),
    Column("day_from", String), Column("day_to", String), Column("place_id", String),
    *_kept(),
    Index("records_of_document", "document_id", "kind", "position"),
)  # fmt: skip
record_actors = Table(
    "record_actors", metadata,
    Column("record_id", String, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True), Column("role", String, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

# What was merged.  `incident_events` outlives its events: a memory of ids, not a link.
incident_events = Table(
    "incident_events", metadata, Column("event_id", Short("event"), primary_key=True),
    Column("incident_id", Short("incident"), nullable=False, index=True), Column("given", Integer, nullable=False),
    Column("keys", LargeBinary), sqlite_with_rowid=False,
)  # fmt: skip
# Under which numbers an event is looked for: the blocks of merging, eight bytes each in `incident_events.keys` as well.
blocks = Table(
    "blocks", metadata, Column("key", Integer, primary_key=True),
    Column("event_id", Short("event"), primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip
links = Table(
    "links", metadata, Column("left", Short("event"), primary_key=True),
    Column("right", Short("event"), primary_key=True, index=True), Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False), Column("digest", String, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
incidents = Table(
    "incidents", metadata, _numbered(), Column("id", String, nullable=False, unique=True),
    Column("type", String), Column("status", String), Column("day_from", String), Column("day_to", String),
    Column("place_id", String), Column("disputed", Integer, nullable=False), Column("reports", Integer, nullable=False),
    *_kept(),
    Index("incidents_by_type", "type", "status", "day_to"),
    Index("incidents_by_place", "place_id", "day_to"),
    Index("incidents_by_day", "day_to"),
)  # fmt: skip
# Who has a part in which incident (its `n`) on which last day, empty where it has none.
incident_actors = Table(
    "incident_actors", metadata, Column("name", String, primary_key=True), Column("day_to", String, primary_key=True),
    Column("role", String, primary_key=True), Column("incident", Integer, primary_key=True), sqlite_with_rowid=False,
)  # fmt: skip
# Under which numbers an incident (its `n`) is looked for by those that it may be tied to.
ties = Table(
    "ties", metadata, Column("key", Integer, primary_key=True),
    Column("incident", Integer, primary_key=True, index=True), sqlite_with_rowid=False,
)  # fmt: skip
redirects = Table("redirects", metadata, _key("old"), Column("new", String, nullable=False, index=True))
# An id that a better coder gave up, and the id of what stands in its place.
moved = Table("moved", metadata, _key("old"), Column("new", String, nullable=False, index=True))
# Records that came, changed, went or were judged since the last merge; that one takes them away.
pending = Table(
    "pending", metadata, _numbered(), Column("record_id", String, nullable=False), sqlite_autoincrement=True
)

# What people decided; `anchors` keeps each subject as it stood when it was judged.
decisions = Table("decisions", metadata, _numbered(), Column("id", String, nullable=False, unique=True), *_kept())
anchors = Table(
    "anchors", metadata, _key("subject"), Column("kind", String, nullable=False),
    Column("source_id", String, nullable=False, index=True), *_kept(),
)  # fmt: skip

# What is expected; appended, never changed.
forecasts = Table("forecasts", metadata, _numbered(), Column("id", String, nullable=False, index=True), *_kept())
questions = Table("questions", metadata, _numbered(), Column("id", String, nullable=False, index=True), *_kept())
scores = Table("scores", metadata, _numbered(), Column("id", String, nullable=False, index=True), *_kept())

# How the case came to be.
problems = Table(
    "problems", metadata, _numbered(), Column("about", String, nullable=False, index=True),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), index=True), *_kept(),
)  # fmt: skip
runs = Table("runs", metadata, _numbered(), *_kept())
log = Table(
    "log", metadata, _numbered(), Column("at", String, nullable=False), Column("what", String, nullable=False),
    Column("detail", Text, nullable=False), Column("previous", String, nullable=False),
    Column("digest", String, nullable=False),
)  # fmt: skip

# Paragraphs for the search; two FTS5 tables over them are made by the migrations.
passages = Table(
    "passages", metadata, Column("id", Integer, primary_key=True),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("stems", Text, nullable=False), Column("folded", Text, nullable=False),
    Column("facts", Text, nullable=False),
)  # fmt: skip
