"""Open a case and keep records in it: one writer at a time, any number of readers.

Every method that changes something is one transaction: all of it is kept, or
nothing.  Iterators see the case as it was when they began.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from hudna.records import (
    Claim,
    Decision,
    Document,
    Event,
    Forecast,
    Incident,
    Link,
    Paper,
    Problem,
    Question,
    Relation,
    Score,
    Source,
    Truce,
)
from hudna.store import (
    chain,
    database,
    deciding,
    encoding,
    handover,
    ledger,
    lookups,
    merged,
    migrations,
    readings,
    soundness,
    sources,
    tables,
)
from hudna.store import search as searching
from hudna.store.current import View, current
from hudna.store.database import StoreError, reading, writing
from hudna.store.held import Held
from hudna.store.lookups import Wanted

RUN_LOCK = "run.lock"


class Store:
    """A case that is open; a context manager."""

    def __init__(self, folder: Path, engine: Engine, *, read_only: bool) -> None:
        self.folder = folder
        self._engine = engine
        self._read_only = read_only
        self._batch: Connection | None = None
        self._fresh: list[Path] = []

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        create: bool = False,
        casebook: str = "",
        at: datetime | None = None,
        read_only: bool = False,
    ) -> "Store":
        """Open the case in `folder`; with `create`, make one where there is none (then `at` must be given).

        Raises:
            StoreError: there is no whole case, it is of a newer version, or the folder cannot be used.
        """
        folder = Path(folder)
        exists = (folder / database.FILE).is_file()
        if not exists and not create:
            raise StoreError(f"{folder}: there is no case here. Make one with `hudna run FOLDER --case {folder}`.")
        if not exists:
            with database.told(folder):
                (folder / sources.FOLDER).mkdir(parents=True, exist_ok=True)
        store = cls(folder, database.engine_of(folder, read_only=read_only), read_only=read_only)
        try:
            store._ready(casebook, at, create=create)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def meta(self) -> dict[str, str]:
        """The name of the casebook, and when the case was made."""
        with self._read() as connection:
            return dict(connection.execute(select(tables.meta.c.key, tables.meta.c.value)).all())

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make what is written inside one transaction: many small ones cost a wait for the disk each.

        A process killed inside loses what the batch had written and nothing
        else.  For one thread; keep batches short, other writers wait.
        """
        with writing(self._engine, self.folder) as connection:
            self._batch = connection
            try:
                yield
                sources.flush(self._fresh)
            finally:
                self._batch, self._fresh = None, []
        self._mirror()

    # --- what was read ---

    def known_sources(self) -> set[str]:
        """Ids (SHA-256) of the sources all of whose documents are in."""
        with self._read() as connection:
            asked = select(tables.sources.c.id).where(tables.sources.c.finished == 1)
            return set(connection.execute(asked).scalars())

    def knows(self, source_id: str) -> bool:
        """Whether all documents of the source are in."""
        table = tables.sources
        with self._read() as connection:
            asked = select(table.c.id).where(table.c.id == source_id, table.c.finished == 1)
            return connection.execute(asked).first() is not None

    def sources_of(self, document_ids: Iterable[str]) -> dict[str, str]:
        """Source id by document id, of those that the case holds."""
        table, found = tables.documents, dict[str, str]()
        with self._read() as connection:
            for part in merged.parts(document_ids):
                asked = select(table.c.id, table.c.source_id).where(table.c.id.in_(part))
                found.update(connection.execute(asked).all())
        return found

    def add_reading(
        self,
        content: bytes,
        document: Document,
        records: Iterable[Any],
        *,
        problems: Iterable[Problem] = (),
        at: datetime,
    ) -> None:
        """Keep the source's bytes and replace the document and all its machine records, all or nothing."""
        given = readings.Reading(content=content, document=document, records=tuple(records), problems=tuple(problems))
        self.add_readings([given], at=at)

    def add_readings(self, given: Iterable[readings.Reading], *, at: datetime) -> None:
        """The same for several documents at once, which is quicker."""
        held = list(given)
        try:
            contents = {one.document.source.id: one.content for one in held}
            fresh = [path for name, content in contents.items() for path in sources.keep(self.folder, name, content)]
            if self._batch is None:
                sources.flush(fresh)
            else:
                self._fresh += fresh
        except OSError as error:
            raise StoreError(database.disk_fault(self.folder, error)) from error
        with self._write() as connection:
            readings.add(connection, held, at)

    def finish_source(self, source_id: str, document_ids: Iterable[str], *, at: datetime) -> None:
        """All documents of the source are in; others that an earlier reading had made of it go."""
        with self._write() as connection:
            readings.finish(connection, source_id, document_ids, at)

    def add_problems(self, about: str, problems: Iterable[Problem], *, at: datetime) -> None:
        """What is wrong with a file that gave no document; replaces what was said about it before."""
        with self._write() as connection:
            readings.tell(connection, about, problems, at)

    def sources(self) -> Iterator[Source]:
        """Every source, by id."""
        yield from self._rows(select(tables.sources.c.row).order_by(tables.sources.c.id), Source)

    def source_bytes(self, source_id: str) -> bytes:
        """The original, as it arrived."""
        return sources.path_of(self.folder, source_id).read_bytes()

    def documents(self) -> Iterator[Document]:
        """Every document, by id."""
        yield from self._rows(select(tables.documents.c.row).order_by(tables.documents.c.id), Document)

    def document_ids(self) -> list[str]:
        """The id of every document, in order."""
        with self._read() as connection:
            return list(connection.execute(select(tables.documents.c.id).order_by(tables.documents.c.id)).scalars())

    def document(self, document_id: str) -> Document | None:
        """One document; `None` where the case does not hold it."""
        asked = select(tables.documents.c.row).where(tables.documents.c.id == document_id)
        return next(self._rows(asked, Document), None)

    def records(self, kind: type[Any], document_id: str | None = None) -> Iterator[Any]:
        """Records of one class (Event, Claim, Truce, Relation ...), as the machine left them."""
        with self._read() as connection:
            yield from readings.of_kind(connection, kind, document_id)

    def events(self) -> Iterator[Event]:
        """Every event, by document and position."""
        return self.records(Event)

    def claims(self) -> Iterator[Claim]:
        """Every claim."""
        return self.records(Claim)

    def truces(self) -> Iterator[Truce]:
        """Every truce as a document tells it."""
        return self.records(Truce)

    def relations(self) -> Iterator[Relation]:
        """Every tie as a document states it."""
        return self.records(Relation)

    def problems(self) -> list[Problem]:
        """What is wrong with what was read, as last told."""
        return list(self._rows(select(tables.problems.c.row).order_by(tables.problems.c.n), Problem))

    def published(self) -> dict[str, date]:
        """Day of publication by document id, where it is known."""
        table = tables.documents
        with self._read() as connection:
            found = connection.execute(select(table.c.id, table.c.published).where(table.c.published.is_not(None)))
            return {document_id: date.fromisoformat(day or "") for document_id, day in found}

    def papers(self) -> dict[str, Paper]:
        """What merging asks of each document, by its id."""
        with self._read() as connection:
            return readings.papers(connection)

    # --- what was merged and decided ---

    def earlier(self) -> dict[str, str]:
        """Incident id by event id, of the last merge and all before it, oldest ids first."""
        with self._read() as connection:
            return merged.earlier(connection)

    def write_incidents(
        self, incidents: Iterable[Incident], redirects: Mapping[str, str], links: Iterable[Link] = (), *, at: datetime
    ) -> None:
        """Put these incidents in the place of all."""
        self.write_merge(merged.Change(incidents=incidents, redirects=redirects, links=links), at=at)

    def write_merge(self, change: merged.Change, *, at: datetime) -> bool:
        """Write what a merge gave, all or nothing; false, and nothing, where another merge came between."""
        with self._write() as connection:
            return merged.write(connection, change, at)

    @contextmanager
    def held(self) -> Iterator[Held]:
        """What merging asks of the case, as it is now, whatever is written meanwhile."""
        with self._read() as connection:
            yield Held(connection)

    def incident(self, incident_id: str) -> Incident | None:
        """The incident of that id, or the one that holds its events now."""
        with self._read() as connection:
            return lookups.one(connection, incident_id)

    def find_incidents(self, wanted: Wanted, *, limit: int = 50, offset: int = 0) -> list[Incident]:
        """Incidents of a kind, the newest first."""
        with self._read() as connection:
            return lookups.incidents(connection, wanted, limit=limit, offset=offset)

    def count_incidents(self, wanted: Wanted) -> int:
        """How many incidents of a kind there are."""
        with self._read() as connection:
            return lookups.number(connection, wanted)

    def has_event(self, ids: Iterable[str]) -> bool:
        """Whether one of these is an event, rejected or not."""
        with self._read() as connection:
            return lookups.has_event(connection, ids)

    def incidents(self) -> Iterator[Incident]:
        """As the last merge left them, in the order in which their ids were first given."""
        with self._read() as connection:
            yield from merged.all_incidents(connection)

    def redirects(self) -> dict[str, str]:
        """Incident ids that were given up, each with the one that holds its events now."""
        with self._read() as connection:
            return dict(connection.execute(select(tables.redirects.c.old, tables.redirects.c.new)).all())

    def links(self) -> Iterator[Link]:
        """Links between events with their reasons."""
        with self._read() as connection:
            yield from merged.all_links(connection)

    def decide(self, *decisions: Decision) -> list[Problem]:
        """Append; what cannot stand (an unknown verdict, subject or field) comes back as a problem and is not kept."""
        with self._write() as connection:
            return deciding.decide(connection, decisions)

    def decisions(self) -> Iterator[Decision]:
        """Every decision, in the order in which they came in."""
        with self._read() as connection:
            yield from deciding.all_decisions(connection)

    def decision_lines(self) -> Iterator[str]:
        """Every decision as a line of JSON, with what it judged; for `take_decisions` of another case."""
        with self._read() as connection:
            yield from handover.lines(connection)

    def take_decisions(self, lines: Iterable[str]) -> list[Problem]:
        """Append the decisions of JSON lines; what cannot stand comes back as a problem and is not kept."""
        with self._write() as connection:
            return handover.take(connection, lines)

    def moved(self) -> dict[str, str]:
        """Record ids that a later reading gave up, each with the one that stands in its place."""
        with self._read() as connection:
            return merged.moved(connection)

    def current(self, *kinds: type[Any]) -> View:
        """The present view of records of these classes (all of them where none is named), incidents included."""
        chosen = kinds or (*encoding.KINDS, Incident)
        with self._read() as connection:
            held = [
                record
                for kind in chosen
                for record in (
                    merged.all_incidents(connection) if kind is Incident else readings.of_kind(connection, kind)
                )
            ]
            return current(held, deciding.all_decisions(connection), moved=merged.moved(connection, incidents=True))

    # --- runs, and what is expected ---

    def run_started(self, program: str, casebook_digest: str, settings: Mapping[str, Any], *, at: datetime) -> int:
        """Write down that a run began; its number."""
        with self._write() as connection:
            return ledger.run_started(connection, program, casebook_digest, settings, at)

    def run_finished(self, run: int, counts: Mapping[str, int], *, at: datetime) -> None:
        """Write down that a run ended, with counts of what it read and of problems."""
        with self._write() as connection:
            ledger.run_finished(connection, run, counts, at)

    def runs(self) -> list[dict[str, Any]]:
        """Every run; one without `finished_at` was cut short or is at work."""
        with self._read() as connection:
            return ledger.runs(connection)

    @contextmanager
    def sole_run(self) -> Iterator[None]:
        """Keep other runs off the case; readers and decisions go on.

        Raises:
            StoreError: another run is at work.
        """
        with (self.folder / RUN_LOCK).open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                message = f"another run (process {lock.read().strip() or '?'}) is at work on this case."
                raise StoreError(f"{self.folder}: {message} Wait for it to end; nothing was changed.") from None
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield

    def add_forecasts(self, forecasts: Iterable[Forecast], *, at: datetime) -> None:
        """Append to the ledger; what stands there is never changed."""
        with self._write() as connection:
            ledger.add(connection, tables.forecasts, forecasts, at=at)

    def forecasts(self) -> Iterator[Forecast]:
        """Every forecast ever made, in order."""
        with self._read() as connection:
            yield from ledger.held(connection, tables.forecasts, Forecast)

    def add_questions(self, questions: Iterable[Question], *, at: datetime) -> None:
        """Append; a question told again with another status or answer replaces what is shown, not what was."""
        with self._write() as connection:
            ledger.add(connection, tables.questions, questions, at=at)

    def questions(self) -> Iterator[Question]:
        """Every question as it stands now."""
        with self._read() as connection:
            yield from ledger.held(connection, tables.questions, Question, latest=True)

    def add_scores(self, scores: Iterable[Score], *, at: datetime) -> None:
        """Append how forecasts came out."""
        with self._write() as connection:
            ledger.add(connection, tables.scores, scores, at=at)

    def scores(self) -> Iterator[Score]:
        """Every score."""
        with self._read() as connection:
            yield from ledger.held(connection, tables.scores, Score)

    # --- looking up, and keeping it sound ---

    def search(self, query: str, *, limit: int = 50) -> list[searching.Hit]:
        """Passages that hold what is asked; see `search`."""
        with self._read() as connection:
            return searching.search(connection, query, limit=limit)

    def log(self) -> Iterator[dict[str, Any]]:
        """The lines of the log."""
        with self._read() as connection:
            yield from chain.entries(connection)

    def head(self) -> tuple[int, str]:
        """Number and digest of the log's last line: noted elsewhere, it proves that nothing before it changed."""
        with self._read() as connection:
            return chain.head(connection)

    def check(self) -> list[Problem]:
        """Everything that is wrong with the case: originals, rows, log, how the tables hang together."""
        with self._read() as connection:
            return soundness.check(connection, self.folder)

    def backup(self, path: Path) -> None:
        """Copy the whole case into a new folder, while it is in use."""
        database.backup(self._engine, self.folder, path)

    # --- underneath ---

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with reading(self._engine, self.folder) as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self._read_only:
            raise StoreError(f"{self.folder}: the case was opened for reading only.")
        if self._batch is not None:
            with database.step(self._batch, self.folder):
                yield self._batch
            return
        with writing(self._engine, self.folder) as connection:
            yield connection
        self._mirror()

    def _mirror(self) -> None:
        with self._read() as connection:
            chain.mirror(connection, self.folder)

    def _rows(self, asked: Any, kind: type[Any]) -> Iterator[Any]:
        with self._read() as connection:
            for text in connection.execute(asked).scalars():
                yield encoding.read(kind, text)

    def _ready(self, casebook: str, at: datetime | None, *, create: bool) -> None:
        """Bring the schema up to this program's; a new case gets its first line in the log."""
        with self._read() as connection:
            version = migrations.version(connection)
        if version == migrations.newest():
            return
        if version > migrations.newest():
            raise StoreError(f"{self.folder}: a newer hudna made this case (schema {version}). Install that version.")
        # A program killed between making the file and its first transaction leaves a file without a schema.
        if version == 0 and not create:
            raise StoreError(
                f"{self.folder}: the making of this case was cut short, or goes on now; nothing is in it. "
                f"Make it with `hudna run FOLDER --case {self.folder}`."
            )
        if self._read_only:
            raise StoreError(f"{self.folder}: the case is of an older version. Open it once where you may write.")
        with self._write() as connection:
            taken = migrations.upgrade(connection)
            if version == 0:
                self._begin(connection, casebook, at)
            elif at is not None:
                chain.append(connection, "migrated", {"steps": taken}, at)

    def _begin(self, connection: Connection, casebook: str, at: datetime | None) -> None:
        if at is None:
            raise ValueError("a new case needs the time at which it is made")
        entries = {"casebook": casebook, "created_at": chain.utc(at)}
        connection.execute(insert(tables.meta), [{"key": key, "value": value} for key, value in entries.items()])
        chain.append(connection, "created", entries, at)
