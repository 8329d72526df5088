"""The run: read, code, merge, and put all of it into the case.

A run reads only what the case does not hold yet, and codes again what was
coded with another casebook or by another version.  Each document goes into
the case whole or not at all, so that a run that is stopped at any moment is
taken up by the next.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import hudna
from hudna import merging
from hudna.casebook import Casebook
from hudna.merging import addition
from hudna.pipeline import gather, guard, local
from hudna.records import LIST, Document, Event, Problem, Raw, digest
from hudna.store import Change, Reading, Store, Wanted

T = TypeVar("T")
DOCUMENTS_A_WRITE = 16
# Where more than one in so many events changed, merging everything is as quick.
MUCH = 4
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock that a command line hands in; nothing below it looks at one."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is asked: `published` is the day for documents that state none; `jobs` the number of processes."""

    casebook: Casebook
    published: date | None = None
    jobs: int = 1
    clock: Clock = utc_now


@dataclass(slots=True, kw_only=True)
class Progress:
    """What the caller hears of a run.

    A step's name and how many items it has (`None` while unknown), more items
    that turned up, each item done.
    """

    begin: Callable[[str, int | None], None] = field(default=lambda _step, _total: None)
    more: Callable[[int], None] = field(default=lambda _n: None)
    done: Callable[[int], None] = field(default=lambda _n: None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did: counts by name, and the problems it met."""

    counts: dict[str, int]
    problems: tuple[Problem, ...]


def run(paths: Sequence[Path], store: Store, settings: Settings, progress: Progress | None = None) -> Outcome:
    """Read and code what is new under the paths, then merge what it touches."""
    work = _Work(store=store, settings=settings, told=progress or Progress())
    program = f"hudna {hudna.__version__}"
    number = store.run_started(program, settings.casebook.digest, {"jobs": settings.jobs}, at=settings.clock())
    stale = _stale(store, settings)
    with store.sole_run(), local.Engine(settings.casebook, jobs=settings.jobs) as engine:
        work.read_and_code(engine, paths)
        work.code_again(engine, stale)
    counts = work.counts
    n = merge(store, settings, work.told)
    if counts["documents"] or counts["documents coded again"] or number == 1:
        counts["incidents"] = n
    store.run_finished(number, {**counts, "problems": len(work.problems)}, at=settings.clock())
    return Outcome(counts=dict(counts), problems=tuple(work.problems))


def merge(store: Store, settings: Settings, progress: Progress | None = None, *, whole: bool = False) -> int:
    """Bring the incidents up to what was read and decided; gives how many there are.  Decisions in force win.

    Only what changed since the last merge is looked at, unless all is asked
    for, the casebook or this program is another, or too much changed to gain.
    """
    told = progress or Progress()
    made_with_ = made_with(settings.casebook)
    while True:
        with store.held() as held:
            pending = held.pending()
            much = not held.has_events(len(pending.record_ids) * MUCH)
        if whole or much or pending.made_with != made_with_:
            change = _whole(store, settings, told)
        elif pending.record_ids:
            change = _part(store, settings, told)
        else:
            break
        # Somebody who merged meanwhile, a page with a decision say, worked from what this one would overwrite.
        with local.seldom_collected(local.HARDLY):
            written = store.write_merge(replace(change, settles=pending, made_with=made_with_), at=settings.clock())
        if written:
            break
    return store.count_incidents(Wanted())


def made_with(casebook: Casebook) -> str:
    """What incidents are made with; where it is no longer the same, all of them are made again."""
    return f"hudna {hudna.__version__} {addition.made_with(casebook)}"


def _whole(store: Store, settings: Settings, told: Progress) -> Change:
    view, papers = store.current(Event), store.papers()
    events = view.of(Event)
    told.begin("merge", len(events))
    with local.seldom_collected(local.HARDLY):
        merged = merging.merge(
            events, settings.casebook, decisions=view.decisions, earlier=store.earlier(), papers=papers
        )
        found = addition.standing(merged, events, papers)
    told.done(len(events))
    return Change(
        incidents=merged.incidents, redirects=merged.redirects, links=merged.links, keys=found.keys, ties=found.ties
    )


def _part(store: Store, settings: Settings, told: Progress) -> Change:
    with store.held() as held:
        touched = held.pending().record_ids
        told.begin("merge", len(touched))
        found = addition.add(touched, settings.casebook, held, decisions=held.decisions)
    told.done(len(touched))
    return Change(
        incidents=found.merged.incidents, redirects=found.merged.redirects, links=found.merged.links,
        replaces=found.replaces, unlinked=found.unlinked, parted=found.parted, keys=found.keys, ties=found.ties,
    )  # fmt: skip


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Runs of items, so that the disk is waited for once a run and not once a document."""
    ahead = iter(items)
    while some := list(itertools.islice(ahead, DOCUMENTS_A_WRITE)):
        yield some


def _stale(store: Store, settings: Settings) -> list[str]:
    """Documents of the case to be coded again: all, where the last whole run used another casebook or version."""
    finished = [entry for entry in store.runs() if entry.get("finished_at")]
    if not finished:
        return []
    last = finished[-1]
    if (last["program"], last["casebook"]) == (f"hudna {hudna.__version__}", settings.casebook.digest):
        return []
    return store.document_ids()


@dataclass(slots=True, kw_only=True)
class _Work:
    """One run under way: what it counts, and the files whose documents are not all in the case yet."""

    store: Store
    settings: Settings
    told: Progress
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def read_and_code(self, engine: local.Engine, paths: Sequence[Path]) -> None:
        """Every new file into the case, document by document, a file marked done with its last one."""
        found = list(gather.files(paths, leave_out=self.store.folder))
        self.told.begin("read and code", len(found))
        documents = self.documents(engine, self.raws(found))
        for some in _batches(engine.map(guard.Code, documents)):
            with self.store.batch():
                self.keep((self.contents[document.source.id], document, records) for document, records in some)
                self.counts["documents"] += len(some)
                for document, _ in some:
                    if document.id == self.waiting[document.source.id][-1]:
                        self.finish(document.source.id)

    def raws(self, found: Iterable[Path | Problem]) -> Iterator[Raw]:
        """The files that the case does not hold yet, each content once."""
        known: set[str] = set()
        for path in found:
            given = path if isinstance(path, Problem) else self.opened(path)
            if isinstance(given, Problem):
                self.meet(given.about, [given])
            elif (source_id := digest(given.content)) in known or self.store.knows(source_id):
                self.counts["files known already"] += 1
            else:
                known.add(source_id)
                yield given
                continue
            self.told.done(1)

    def opened(self, path: Path) -> Raw | Problem:
        """The file's bytes, or why they cannot be had."""
        return gather.raw(path, at=self.settings.clock(), published=self.settings.published)

    def documents(self, engine: local.Engine, raws: Iterator[Raw]) -> Iterator[Document]:
        """The documents of each file; a file that gives none is done with its problems told."""
        for raw, given in engine.map(guard.Read, raws):
            self.meet(raw.uri, [item for item in given if isinstance(item, Problem)])
            documents = self.apart([item for item in given if isinstance(item, Document)])
            if not documents:
                self.told.done(1)
                continue
            self.contents[documents[0].source.id] = raw.content
            self.waiting[documents[0].source.id] = [document.id for document in documents]
            self.told.more(len(documents) - 1)
            yield from documents

    def apart(self, documents: list[Document]) -> list[Document]:
        """The documents of a list under names of their own, where the case knows a name from another file."""
        if not any(document.source.media_type == LIST for document in documents):
            return documents
        self.names |= self.store.sources_of({document.id for document in documents} - self.names.keys())
        named = [
            replace(document, id=f"{document.id}@{document.source.id[:12]}")
            if self.names.get(document.id, document.source.id) != document.source.id
            else document
            for document in documents
        ]
        self.names |= {document.id: document.source.id for document in named}
        return named

    def finish(self, source_id: str) -> None:
        """Mark a file as read whole."""
        self.store.finish_source(source_id, self.waiting.pop(source_id), at=self.settings.clock())
        del self.contents[source_id]
        self.counts["files read"] += 1

    def code_again(self, engine: local.Engine, stale: Sequence[str]) -> None:
        """The documents of the case coded anew, from the text that was read before."""
        if stale:
            self.told.begin("code again", len(stale))
        documents = (document for document in map(self.store.document, stale) if document is not None)
        for some in _batches(engine.map(guard.Code, documents)):
            sources = {document.source.id for document, _ in some}
            contents = {source_id: self.store.source_bytes(source_id) for source_id in sources}
            self.keep((contents[document.source.id], document, records) for document, records in some)
            self.counts["documents coded again"] += len(some)

    def keep(self, given: Iterable[tuple[bytes, Document, tuple[Any, ...]]]) -> None:
        """Documents with their records into the case, each whole."""
        readings = []
        for content, document, records in given:
            faults = tuple(record for record in records if isinstance(record, Problem))
            told = tuple(record for record in records if not isinstance(record, Problem))
            self.problems += faults
            self.counts.update(f"{type(record).__name__.lower()}s" for record in told)
            readings.append(Reading(content=content, document=document, records=told, problems=faults))
        self.store.add_readings(readings, at=self.settings.clock())
        self.told.done(len(readings))

    def meet(self, about: str, problems: list[Problem]) -> None:
        """Problems of a file, told and kept."""
        if problems:
            self.problems += problems
            self.store.add_problems(about, problems, at=self.settings.clock())
