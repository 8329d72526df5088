"""A case of an invented conflict, with good defaults."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hudna.records import Document, Party, Source, Truce, digest
from hudna.store import Store
from tests.merging.makers import a_span, an_event

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TEXT = "قصف لواء النهر مطار السهل مساء أمس.\nوأعلن لواء البحر هدنة لمدة أسبوع بشرط انسحاب القوات."


def a_reading(
    name: str = "sample", text: str = TEXT, *, publisher: str | None = "river-press", published: date | None = None
) -> tuple[bytes, Document]:
    """A source of one document and its bytes."""
    content = f"{name}\n{text}".encode()
    source = Source(
        id=digest(content), uri=f"{name}.txt", media_type="text/plain", retrieved_at=AT, publisher=publisher
    )
    document = Document(
        id=name, source=source, part=0, language="ar", title=None, byline=None,
        published=published or date(2026, 3, 2), text=text, verdict="sound",
    )  # fmt: skip
    return content, document


def a_truce(id: str = "t1", *, document: str = "sample", status: str = "declared") -> Truce:  # noqa: A002
    quote = a_span("هدنة لمدة أسبوع", 45, document)
    return Truce(
        id=id, document_id=document, parties=(Party(actor_id="sea-brigade", name="Sea Brigade", role="party"),),
        mediators=(), kind="truce", scope=None, declared=None, starts=None, ends=None, duration=None, conditions=(),
        status=status, history=((status, quote),), breaches=(), quotes=(quote,), evidence=quote, rule="test",
    )  # fmt: skip


def a_case(folder: Path, *names: str, records: Sequence[Any] | None = None) -> Path:
    """A case with one finished document for each name, each with an event of its own."""
    with Store.open(folder, create=True, casebook="sample", at=AT) as store:
        for name in names or ("sample",):
            content, document = a_reading(name)
            held = records if records is not None else [an_event(f"{name}-e1", document=name)]
            store.add_reading(content, document, held, at=AT)
            store.finish_source(document.source.id, [name], at=AT)
    return folder
