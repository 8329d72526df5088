"""Reading: a file as it arrived becomes documents, or a problem that says why it does not.

`Read` is the stage.  It looks at the bytes, never at the name alone, takes the
format's function from `FORMATS`, and makes a document of each article that it
gives.  The text is what the author wrote; what was mended, and what is lost,
stands beside it as repairs.  Nothing is fetched and no clock is read.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from hudna.casebook import Casebook
from hudna.reading import docx, html, listed, pdf, plain
from hudna.reading.article import Article, fault, warning
from hudna.records import LIST, Document, Problem, Raw, Source, digest, record_id

FORMATS: dict[str, Callable[[Raw], Iterator[Article | Problem]]] = {
    "text/plain": plain.read,
    "text/html": html.read,
    "application/pdf": pdf.read,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx.read,
    LIST: listed.read,
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_UNPACKED = 1_000_000_000

# What cannot be read, by how its bytes begin: its name and what to do.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, or a Word file with a password", "Save it as .docx or PDF."),
    (b"{\\rtf", "a rich text file", "Open it in Word and save it as .docx."),
    (b"\x89PNG", "a picture", "Make a PDF of it and recognise its text, or type the text."),
    (b"\xff\xd8\xff", "a picture", "Make a PDF of it and recognise its text, or type the text."),
    (b"GIF8", "a picture", "Make a PDF of it and recognise its text, or type the text."),
    (b"II*\0", "a picture", "Make a PDF of it and recognise its text, or type the text."),
    (b"MM\0*", "a picture", "Make a PDF of it and recognise its text, or type the text."),
    (b"PK\x03\x04", "a zip or an office file that is not Word", "Unpack it, or save it as .docx or PDF."),
    (b"PK\x05\x06", "an empty zip", "Fetch it again."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"SQLite format 3", "a database", "Leave it out."),
)


class Read:
    """The stage: a `Raw` in, its documents and problems out, in the order of the file."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook

    def __call__(self, raw: Raw) -> Iterator[Document | Problem]:
        """Read one file.

        Yields:
            A document for each article; a `Problem` for what could not be read
            (fatal) or is read with a doubt (not fatal).  A file that gives no
            document gives exactly one fatal problem, except a list, which
            gives one for each kind of bad line.
        """
        opened, trouble = _opened(raw)
        if trouble is not None:
            yield trouble
        if opened is None:
            return
        kind = media_type(opened.content, raw.uri)
        if kind is None:
            yield _foreign(opened)
            return
        source = Source(
            id=digest(raw.content), uri=raw.uri, media_type=kind, retrieved_at=raw.retrieved_at, published=raw.published
        )
        part = 0
        for article in FORMATS[kind](opened):
            if isinstance(article, Problem):
                yield article
                continue
            document = _document(article, source, part)
            part += 1
            yield document
            yield from _doubts(document)


def read_file(path: str | Path, casebook: Casebook, published: date | None = None) -> list[Document | Problem]:
    """Read one file from the disk: for notebooks; `published` is the day where the file states none."""
    path = Path(path)
    fetched = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    raw = Raw(uri=str(path), content=path.read_bytes(), retrieved_at=fetched, published=published)
    return list(Read(casebook)(raw))


def media_type(content: bytes, uri: str = "") -> str | None:
    """What the bytes are, by how they look; the name decides only between text and a list of texts."""
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    if content.startswith(b"PK\x03\x04") and b"word/document.xml" in content:
        return WORD
    if any(content.startswith(mark) for mark, _, _ in _FOREIGN):
        return None
    if listed.looks_listed(content) or uri.removesuffix(".gz").endswith(".jsonl"):
        return LIST
    return "text/html" if html.looks_html(content) else "text/plain"


def _opened(raw: Raw) -> tuple[Raw | None, Problem | None]:
    """The file to read, unpacked where it was packed, and what is wrong with it; nothing where nobody can read it."""
    if not raw.content.strip():
        return None, fault(raw.uri, "empty", "The file is empty.", "Fetch it again, or leave it out.")
    if not raw.content.startswith(b"\x1f\x8b"):
        return raw, None
    content, fate = _unpacked(raw.content)
    if not content:
        return None, fault(raw.uri, "broken-gzip", fate, "Fetch it again, or unpack it and give the file inside.")
    opened = Raw(uri=raw.uri, content=content, retrieved_at=raw.retrieved_at, published=raw.published)
    return opened, warning(raw.uri, "broken-gzip", fate, "Fetch it again; the rest was read.") if fate else None


def _unpacked(content: bytes) -> tuple[bytes, str]:
    """What a gzip file holds, as far as it can be had, and what is wrong with it (empty: nothing)."""
    unpacked: list[bytes] = []
    size, whole = 0, True
    while content and whole:
        engine = zlib.decompressobj(wbits=31)
        try:
            unpacked.append(engine.decompress(content, MOST_UNPACKED - size + 1))
        except zlib.error:
            break
        size += len(unpacked[-1])
        if size > MOST_UNPACKED:
            return b"", f"The file unpacks to more than {MOST_UNPACKED / 1e9:.0f} GB."
        whole = engine.eof
        content = engine.unused_data if whole else content
    fate = "" if whole and not content else "The packed file is cut or damaged."
    return b"".join(unpacked), fate


def _foreign(raw: Raw) -> Problem:
    if raw.content.startswith(b"PK\x03\x04") and not zipfile.is_zipfile(io.BytesIO(raw.content)):
        return fault(raw.uri, "broken-zip", "The Word, office or zip file is cut or damaged.", "Fetch it again.")
    what, remedy = next((what, remedy) for mark, what, remedy in _FOREIGN if raw.content.startswith(mark))
    return fault(raw.uri, "unknown-format", f"The file is {what}; hudna cannot read it.", remedy)


def _document(article: Article, source: Source, part: int) -> Document:
    return Document(
        id=article.given_id or record_id("document", source.id, part),
        source=source,
        part=part,
        language=_language(article.text),
        title=article.title,
        byline=article.byline,
        published=article.published or source.published,
        text=article.text,
        verdict=article.verdict,
        pages=article.pages,
        repairs=article.repairs,
        alignment=article.alignment,
    )


def _doubts(document: Document) -> Iterator[Problem]:
    """What a reader must know of a document that was read: it has no day, it is not Arabic."""
    about = document.id if document.part else document.source.uri
    if document.published is None:
        yield warning(
            about,
            "no-date",
            "The document states no day of publication, so that words such as 'yesterday' cannot be dated.",
            "Give the day with --published, or a 'published' beside the text.",
        )
    if document.language != "ar" and document.verdict != "needs-ocr":
        yield warning(
            about,
            "not-arabic",
            "The document is not in Arabic, the only language that is coded: it is kept and can be searched.",
            "Give the Arabic original, if there is one.",
        )


def _language(text: str) -> str:
    """`ar` where a third of the letters are Arabic, `en` where nearly all are Latin, else `und`."""
    sample = text[:20_000]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in sample)
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return "und"
    return "ar" if arabic > letters / 3 else "en" if sample.isascii() or arabic == 0 else "und"
