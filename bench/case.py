"""How a large case answers: review queries, one new document merged in, file size, memory.

    python bench/case.py                     1,000,000 synthetic events in 200,000 documents
    python bench/case.py --events 100000     a smaller one

Documents come in as lists of five hundred through `Store.add_readings`.  Each
happening is told one to three times; the incidents to begin with are known by
how the tellings were made, so the whole need not be compared.  New documents
then go the way of every run: `pipeline.run.merge`.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hudna.casebook
from hudna.casebook import Casebook
from hudna.merging import Merged, addition, blocks
from hudna.merging.incidents import incident_of
from hudna.merging.links import surroundings
from hudna.pipeline import run as runs
from hudna.records import LEAD_LETTERS, Document, Event, Link, Paper, Party, PlaceRef, Source, Span, digest, record_id
from hudna.records.values import Count, DateRange
from hudna.store import Change, Reading, Store, Wanted

AT = datetime(2026, 3, 2, tzinfo=UTC)
FIRST = date(2015, 1, 1)
DAYS = 3650
TYPES = ("ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "CONSULT", "THREATEN", "RETREAT")
EVENTS = 5
TABLES = ("records", "documents", "incidents", "passages")
# Documents in one list: some days of news, in which the tellings of a happening lie.
PART = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--scratch", help="a folder on the disk that is to be measured")
    parser.add_argument("--case", type=Path, help="ask a case that an earlier bench filled, in place of making one")
    options = parser.parse_args()
    casebook = hudna.casebook.load(options.casebook)
    maker = Maker(casebook, n_lists=options.events // EVENTS // PART)
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        folder = options.case or Path(scratch) / "c"
        with Store.open(folder, create=True, at=AT) as store:
            if options.case is None:
                began = time.perf_counter()
                for n in range(maker.n_lists):
                    fill(store, maker, casebook, n)
                print(f"made in {time.perf_counter() - began:.0f} s")
            measured(store, maker, casebook)


def measured(store: Store, maker: "Maker", casebook: Casebook) -> None:
    """What the case holds and how it answers."""
    with store._read() as connection:
        held = [connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in TABLES]
    print(", ".join(f"{n} {name}" for n, name in zip(held, TABLES, strict=True)))
    sizes(store.folder)
    queries(store, maker)
    additions(store, maker, casebook)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


@dataclass(frozen=True)
class Happening:
    """What is held to have happened, before anybody tells it."""

    name: str
    type: str
    status: str
    sides: tuple[str, str]
    place: PlaceRef
    day: date
    killed: int
    words: str


class Maker:
    """Happenings and the documents that tell them, by a fixed seed; few actors and places have most, as in life."""

    def __init__(self, casebook: Casebook, *, n_lists: int) -> None:
        self.chance = random.Random(7)
        self.n_lists = n_lists
        self.around = surroundings(casebook)
        self.actors = sorted(casebook.actors)
        places = [place for place in casebook.places.values() if place.kind != "country"]
        self.places = [
            PlaceRef(place_id=one.place_id, name=one.label_en, lat=one.lat, lon=one.lon, precision=one.kind)
            for one in places
        ]
        # Invented words, as many as news uses: with a handful, every sentence would share its triples.
        self.words = ["".join(self.chance.choices("ابتحدرسعفقلمنهوي", k=5)) for _ in range(20_000)]

    def documents(self, name: str, first: date, days: int, n: int = PART) -> Iterator[tuple[Document, list[Event]]]:
        """A list of documents of some days; what happens in it is told one to three times."""
        source = Source(
            id=digest(name.encode()), uri=name, media_type="application/x-ndjson", retrieved_at=AT, publisher="p"
        )
        told = self.told(name, first, days, n * EVENTS)
        for part in range(n):
            day = first + timedelta(days=part * days // n)
            document_id = f"{name}-{part}"
            sentences = [self.sentence() for _ in range(2 * EVENTS)]
            mine = told[part * EVENTS : (part + 1) * EVENTS]
            for k, one in enumerate(mine):
                sentences[2 * k] = f"قصف {one.words} {self.sentence(4)}"
            text = "\n".join(f"{sentences[2 * k]}. {sentences[2 * k + 1]}." for k in range(EVENTS))
            document = Document(
                id=document_id, source=source, part=part, language="ar", title=None, byline=None, published=day,
                text=text, verdict="sound",
            )  # fmt: skip
            yield document, [self.event(document, sentences[2 * k], one, k) for k, one in enumerate(mine)]

    def told(self, name: str, first: date, days: int, n: int) -> list[Happening]:
        """Happenings in the order of their days, each as often as it is told."""
        found: list[Happening] = []
        while len(found) < n:
            found += [self.happening(f"{name}-{len(found)}", first, days)] * self.chance.randint(1, 3)
        return sorted(found[:n], key=lambda one: (one.day, self.chance.random()))

    def happening(self, name: str, first: date, days: int) -> Happening:
        doer, other = (self.actors[int(len(self.actors) * self.chance.random() ** 3)] for _ in "ab")
        return Happening(
            name=name, type=self.chance.choice(TYPES), status=self.chance.choice(("occurred",) * 4 + ("planned",)),
            sides=(doer, other), place=self.places[int(len(self.places) * self.chance.random() ** 2)],
            day=first + timedelta(days=self.chance.randrange(days)), killed=self.chance.randrange(9),
            words=self.sentence(8),
        )  # fmt: skip

    def sentence(self, n: int = 12) -> str:
        return " ".join(self.chance.choices(self.words, k=n))

    def event(self, document: Document, sentence: str, one: Happening, k: int) -> Event:
        start = document.text.index(sentence)
        name = document.id
        trigger = Span(document_id=name, start=start, end=start + 3, quote="قصف")
        doer, other = one.sides
        return Event(
            id=record_id("event", name, k), document_id=name, type=one.type, mode=None, about="ASSAULT",
            status=one.status, trigger=trigger, actors=(Party(actor_id=doer, name=doer, role="actor"),),
            recipients=(Party(actor_id=other, name=other, role="recipient"),), mediators=(), place=one.place,
            when=DateRange(earliest=one.day, latest=one.day, precision="day"), speaker=None, condition=None,
            counts=(Count(what="killed", best=one.killed),), same_as=one.name,
            evidence=Span(document_id=name, start=start, end=start + len(sentence), quote=sentence), rule="synthetic",
        )  # fmt: skip


def fill(store: Store, maker: Maker, casebook: Casebook, n: int) -> None:
    """A list of documents with its incidents, which are known by how it was made."""
    name, days = f"l{n}", max(1, DAYS // maker.n_lists)
    made = list(maker.documents(name, FIRST + timedelta(days=n * DAYS // maker.n_lists), days))
    groups: dict[str, list[Event]] = {}
    for _, events in made:
        for one in events:
            groups.setdefault(one.same_as or "", []).append(replace(one, same_as=None))
    kept = {one.id: one for events in groups.values() for one in events}
    readings = [
        Reading(content=name.encode(), document=document, records=tuple(kept[one.id] for one in events))
        for document, events in made
    ]
    papers = {one.id: Paper(published=one.published, lead=one.text[:LEAD_LETTERS]) for one, _ in made}
    incidents = [
        incident_of(record_id("incident", min(e.id for e in events)), events, {}) for events in groups.values()
    ]
    keys = {one.id: blocks(one, paper=papers[one.document_id], around=maker.around) for one in kept.values()}
    merged = Merged(
        incidents=tuple(incidents), redirects={}, problems=(), links=tuple(links(groups.values())), keys=keys
    )
    found = addition.standing(merged, kept.values(), papers)
    with store.batch():
        store.add_readings(readings, at=AT)
        store.finish_source(made[0][0].source.id, papers, at=AT)
    with store.held() as held:
        pending = held.pending()
    change = Change(
        incidents=incidents, links=merged.links, replaces=frozenset(), keys=found.keys, ties=found.ties,
        settles=pending, made_with=runs.made_with(casebook),
    )  # fmt: skip
    store.write_merge(change, at=AT)


def links(groups: Iterable[list[Event]]) -> Iterator[Link]:
    """What comparing would have left for the tellings of one happening."""
    reasons = (("actors", 1.0), ("recipients", 1.0), ("place", 1.0), ("when", 1.0), ("words", 0.667))
    for events in groups:
        names = sorted(event.id for event in events)
        for k, left in enumerate(names):
            yield from (Link(left=left, right=right, score=0.98, reasons=reasons) for right in names[k + 1 :])


def sizes(folder: Path) -> None:
    """Bytes on the disk, by kind of file."""
    found: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            kind = path.name if "." in path.name else "originals"
            found[kind] = found.get(kind, 0) + path.stat().st_size
    print(", ".join(f"{kind} {size / 1e6:.0f} MB" for kind, size in sorted(found.items(), key=lambda one: -one[1])))


def queries(store: Store, maker: Maker) -> None:
    """What review pages ask, a page of fifty each."""
    busy, quiet, place = maker.actors[0], maker.actors[-5], maker.places[0].place_id
    middle = FIRST + timedelta(days=DAYS // 2)
    word, other = maker.words[:2]
    asked: dict[str, Callable[[], object]] = {
        "newest": lambda: store.find_incidents(Wanted()),
        "attacks, newest": lambda: store.find_incidents(Wanted(type="ASSAULT", status="occurred")),
        "of a busy actor": lambda: store.find_incidents(Wanted(name=busy)),
        "of a quiet actor": lambda: store.find_incidents(Wanted(name=quiet)),
        "threats by a busy actor": lambda: store.find_incidents(Wanted(type="THREATEN", name=busy, role="actor")),
        "at a place in a year": lambda: store.find_incidents(
            Wanted(place_id=place, since=middle, until=middle + timedelta(days=365))
        ),
        "how many attacks": lambda: store.count_incidents(Wanted(type="ASSAULT", status="occurred")),
        "how many of a busy actor": lambda: store.count_incidents(Wanted(name=busy)),
        "a document with its events": lambda: (store.document("l0-7"), list(store.records(Event, "l0-7"))),
        "one incident": lambda: store.incident(store.find_incidents(Wanted(), limit=1)[0].id),
        "search, a word": lambda: store.search(word),
        "search, two words": lambda: store.search(f"{word} {other}"),
    }
    for name, ask in asked.items():
        times = []
        for _ in range(5):
            began = time.perf_counter()
            ask()
            times.append(1000 * (time.perf_counter() - began))
        print(f"{name:28} median {statistics.median(times):7.1f} ms, worst {max(times):7.1f} ms")


def additions(store: Store, maker: Maker, casebook: Casebook) -> None:
    """New documents, one after the other: kept, compared, merged in, written."""
    settings = runs.Settings(casebook=casebook, clock=lambda: AT)
    chance = random.Random()
    kept, merged = [], []
    for _ in range(12):
        first = FIRST + timedelta(days=chance.randrange(DAYS))
        ((document, events), *_) = maker.documents(f"new{chance.getrandbits(40)}", first, 3, 1)
        began = time.perf_counter()
        store.add_reading(document.source.uri.encode(), document, [replace(one, same_as=None) for one in events], at=AT)
        store.finish_source(document.source.id, [document.id], at=AT)
        then = time.perf_counter()
        runs.merge(store, settings)
        kept.append(then - began)
        merged.append(time.perf_counter() - then)
    for what, times in (("kept and indexed", kept), (f"its {EVENTS} events merged", merged)):
        print(f"one new document, {what:20} median {statistics.median(times):.3f} s, worst {max(times):.3f} s")


if __name__ == "__main__":
    main()
