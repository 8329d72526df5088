"""How a large case answers: review queries, one new document merged in, file size, memory.

    python bench/case.py                     1,000,000 synthetic events in 200,000 documents
    python bench/case.py --events 100000     a smaller one

Incidents are known by how they are made (two or three tellings of each), so
the whole need not be merged to begin with; the new document goes the way that
`hudna.merging.addition` goes.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

import hudna.casebook
from hudna.merging import blocks
from hudna.merging.addition import add
from hudna.merging.incidents import incident_of
from hudna.merging.links import Compare
from hudna.records import Document, Event, Party, PlaceRef, Source, Span, digest, record_id
from hudna.records.values import Count, DateRange
from hudna.store import Store, Wanted, encoding, tables

AT = datetime(2026, 3, 2, tzinfo=UTC)
FIRST = date(2015, 1, 1)
DAYS = 3650
TYPES = ("ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "CONSULT", "THREATEN", "RETREAT")
PART = 5000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--casebook", default="iraq")
    options = parser.parse_args()
    casebook = hudna.casebook.load(options.casebook)
    with tempfile.TemporaryDirectory() as scratch, Store.open(Path(scratch) / "c", create=True, at=AT) as store:
        began = time.perf_counter()
        maker = Maker(casebook)
        n = filled(store, maker, Compare(casebook), options.events)
        size = sum(path.stat().st_size for path in Path(scratch).rglob("*") if path.is_file())
        took = time.perf_counter() - began
        print(f"{n} events, {maker.n_documents} documents, {size / 1e6:.0f} MB, made in {took:.0f} s")
        queries(store, maker)
        additions(store, maker, casebook)
        print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


class Maker:
    """Happenings and the documents that tell them, by a fixed seed."""

    def __init__(self, casebook: hudna.casebook.Casebook) -> None:
        self.chance = random.Random(7)
        self.actors = sorted(casebook.actors)
        self.places = [place for place in casebook.places.values() if place.kind != "country"]
        self.n_documents = 0
        # Invented words, as many as news uses: with a handful, every sentence would share its triples.
        self.words = ["".join(self.chance.choices("ابتحدرسعفقلمنهوي", k=5)) for _ in range(5000)]

    def document(self, n_events: int = 5) -> tuple[Document, list[Event]]:
        """A document of one day with some happenings."""
        self.n_documents += 1
        day = FIRST + timedelta(days=self.chance.randrange(DAYS))
        name = f"d{self.n_documents}"
        text = f"وثيقة {name} " * 20
        source = Source(id=digest(name.encode()), uri=name, media_type="text/plain", retrieved_at=AT, publisher="p")
        document = Document(
            id=name, source=source, part=0, language="ar", title=None, byline=None, published=day, text=text,
            verdict="sound",
        )  # fmt: skip
        return document, [self.event(name, day, k) for k in range(n_events)]

    def event(self, document: str, day: date, k: int) -> Event:
        """One telling; few actors do most, as in life."""
        doer, other = (self.actors[int(len(self.actors) * self.chance.random() ** 3)] for _ in "ab")
        place = self.places[int(len(self.places) * self.chance.random() ** 2)]
        when = day - timedelta(days=self.chance.randrange(3))
        words = " ".join(self.chance.choice(self.words) for _ in range(12))
        span = Span(document_id=document, start=10 * k, end=10 * k + 3, quote="قصف")
        return Event(
            id=record_id("event", document, k), document_id=document, type=self.chance.choice(TYPES), mode=None,
            about="ASSAULT", status=self.chance.choice(("occurred",) * 4 + ("planned",)), trigger=span,
            actors=(Party(actor_id=doer, name=doer, role="actor"),),
            recipients=(Party(actor_id=other, name=other, role="recipient"),), mediators=(),
            place=PlaceRef(
                place_id=place.place_id, name=place.label_en, lat=place.lat, lon=place.lon, precision=place.kind
            ),
            when=DateRange(earliest=when, latest=when, precision="day"), speaker=None, condition=None,
            counts=(Count(what="killed", best=self.chance.randrange(9)),), same_as=None,
            evidence=Span(document_id=document, start=10 * k, end=10 * k + len(words), quote=words), rule="synthetic",
        )  # fmt: skip


def filled(store: Store, maker: Maker, compare: Compare, wanted: int) -> int:
    """Rows straight into the tables, some thousands at a time."""
    n = 0
    while n < wanted:
        made = [maker.document() for _ in range(PART // 5)]
        events = [event for _, some in made for event in some]
        days = {document.id: document.published for document, _ in made}
        n += len(events)
        with store._write() as connection:
            connection.execute(insert(tables.sources), [_source(d) for d, _ in made])
            connection.execute(insert(tables.documents), [_document(d) for d, _ in made])
            connection.execute(insert(tables.records), [_record(e) for e in events])
            sides = [
                {"record_id": e.id, "role": role, "name": name} for e in events for role, name in encoding.actors(e)
            ]
            connection.execute(insert(tables.record_actors), sides)
            keys = [
                {"key": key, "event_id": e.id}
                for e in events
                for key in blocks(e, published=days[e.document_id], around=compare.around)
            ]
            connection.execute(insert(tables.blocks).prefix_with("OR IGNORE"), keys)
            _incidents(connection, events)
    return n


def _source(document: Document) -> dict[str, object]:
    return {"id": document.source.id, "finished": 1, "size": 1, **encoding.kept(document.source)}


def _document(document: Document) -> dict[str, object]:
    published = document.published.isoformat() if document.published else None
    columns = {"id": document.id, "source_id": document.source.id, "part": 0, "published": published, "publisher": "p"}
    return {**columns, **encoding.kept(document)}


def _record(event: Event) -> dict[str, object]:
    columns = {"id": event.id, "kind": "event", "document_id": event.document_id, "position": 0}
    return {**columns, **encoding.columns(event, "event"), **encoding.kept(event)}


def _incidents(connection: object, events: list[Event]) -> None:
    rows, sides, held = [], [], []
    for event in events:
        incident = incident_of(record_id("incident", event.id), [event], {})
        rows.append(encoding.incident_columns(incident))
        sides += encoding.incident_sides(incident)
        held.append({"event_id": event.id, "incident_id": incident.id, "given": len(held)})
    connection.execute(insert(tables.incidents), rows)
    connection.execute(insert(tables.incident_actors), sides)
    connection.execute(insert(tables.incident_events), held)


def queries(store: Store, maker: Maker) -> None:
    """What review pages ask, a page of fifty each."""
    busy, quiet, place = maker.actors[0], maker.actors[-5], maker.places[0].place_id
    middle = FIRST + timedelta(days=DAYS // 2)
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
        "a document with its events": lambda: (store.document("d7"), list(store.records(Event, "d7"))),
        "one incident": lambda: store.incident(store.find_incidents(Wanted(), limit=1)[0].id),
    }
    for name, ask in asked.items():
        times = []
        for _ in range(5):
            began = time.perf_counter()
            ask()
            times.append(1000 * (time.perf_counter() - began))
        print(f"{name:28} median {statistics.median(times):7.1f} ms, worst {max(times):7.1f} ms")


def additions(store: Store, maker: Maker, casebook: hudna.casebook.Casebook) -> None:
    """New documents, one after the other: kept, compared, merged in, written."""
    compare, times = Compare(casebook), []
    for _ in range(5):
        document, events = maker.document(20)
        content = document.id.encode()
        began = time.perf_counter()
        store.add_reading(content, document, events, at=AT)
        found = add(events, compare, store, decisions=store.decisions(), published={document.id: document.published})
        store.write_incidents(
            found.merged.incidents, found.merged.redirects, found.merged.links,
            replaces=found.replaces, keys=found.keys, at=AT,
        )  # fmt: skip
        times.append(time.perf_counter() - began)
    print(f"one new document of 20 events merged in: median {statistics.median(times):.2f} s, worst {max(times):.2f} s")


if __name__ == "__main__":
    main()
