"""Word: paragraphs, headings and tables of a .docx in their order, without its headers, footers and deleted words.

A .docx is a zip of XML.  Its directory is looked at before anything is
unpacked, so that a bomb costs nothing; the XML is parsed without entities.
The text is what stands in the document with all tracked changes accepted.
Text boxes are set aside as pull quotes: they repeat or adorn the text.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from hudna.reading.article import MOST_TEXT, Article, fault, too_long
from hudna.reading.controls import clean
from hudna.reading.datelines import byline, dateline, stated_day
from hudna.reading.sections import HEADING, QUOTE, TEXT, Block, joined
from hudna.records import Problem, Raw

MOST_BYTES, MOST_RATIO = 200_000_000, 200
MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "created": "{http://purl.org/dc/terms/}created",
}
# What a maker writes of itself when nobody has said anything.
_NOBODY, _NO_DAY = {"python-docx", "user", "admin", "administrator", "microsoft", "hp", "dell"}, date(2013, 12, 23)


def read(raw: Raw) -> Iterator[Article | Problem]:
    """The one article of a Word file, or why there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as archive:
            yield _bomb(archive, raw.uri) or _article(archive, raw)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, etree.XMLSyntaxError, KeyError, EOFError, OSError) as error:
        yield _broken(raw.uri, error)
    except (NotImplementedError, RuntimeError, ValueError) as error:  # zipfile: an unknown packing, a password
        yield _broken(raw.uri, error)


def _broken(about: str, error: Exception) -> Problem:
    return fault(
        about,
        "broken-docx",
        f"The Word file is cut, damaged or locked with a password ({type(error).__name__}).",
        "Fetch it again, or open it in Word, take the password off and save it again.",
    )


def _bomb(archive: zipfile.ZipFile, about: str) -> Problem | None:
    """A problem where the directory promises far more than a text can hold."""
    whole = sum(item.file_size for item in archive.infolist())
    packed = sum(item.compress_size for item in archive.infolist())
    main = archive.getinfo(MAIN).file_size
    if whole <= MOST_BYTES and main <= 10 * MOST_TEXT and (whole <= 10_000_000 or whole <= MOST_RATIO * max(1, packed)):
        return None
    return fault(
        about,
        "zip-bomb",
        f"The Word file would unpack to {whole / 1e6:.0f} MB from {packed / 1e6:.1f} MB, as a zip bomb does.",
        "If you trust it, open it in Word and save the text alone.",
    )


def _article(archive: zipfile.ZipFile, raw: Raw) -> Article | Problem:
    blocks = _blocks(_parsed(archive, MAIN))
    text = joined(blocks)
    if len(text) > MOST_TEXT:
        return too_long(raw.uri, len(text))
    if not text.strip():
        return fault(raw.uri, "empty", "The Word file holds no text.", "If it holds pictures of pages, save it as PDF.")
    core = _core(archive)
    creator = core.get("creator", "")
    heading = next((block.words for block in blocks[:3] if block.kind == HEADING), None)
    return Article(
        text=text,
        title=heading or core.get("title") or None,
        byline=byline(text) or (creator if creator and creator.lower() not in _NOBODY else None),
        published=dateline(text) or (_created(core) if raw.published is None else None),
    )


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    """The XML of one member; never more of it than the directory promised."""
    with archive.open(name) as member:
        content = member.read(archive.getinfo(name).file_size + 1)
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _blocks(root: Any) -> list[Block[None]]:
    blocks: list[Block[None]] = []
    for node in root.iter(f"{_W}p", f"{_W}tr"):
        if _within(node, _FALLBACK):
            continue
        if node.tag == f"{_W}tr":
            blocks.append(Block(kind=TEXT, words=clean(" | ".join(filter(None, map(_cell, node.findall(f"{_W}tc")))))))
        elif _within(node, f"{_W}txbxContent"):
            blocks.append(Block(kind=QUOTE, words=clean(_words(node))))
        elif not _within(node, f"{_W}tc"):
            blocks.append(Block(kind=_kind(node), words=clean(_words(node))))
    return [block for block in blocks if block.words]


def _cell(cell: Any) -> str:
    return clean(" ".join(_words(paragraph) for paragraph in cell.iter(f"{_W}p")))


def _within(node: Any, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def _words(paragraph: Any) -> str:
    """The words of a paragraph without those of text boxes anchored in it; deleted words have another tag."""
    words = []
    for node in paragraph.iter(f"{_W}t", *_BREAKS):
        if next(node.iterancestors(f"{_W}p")) is paragraph and not _within(node, f"{_W}moveFrom"):
            words.append(_BREAKS.get(node.tag) or node.text or "")
    return "".join(words)


def _kind(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "").lower()
    level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    return (
        HEADING if name.startswith(("heading", "title", "berschrift", "titre", "عنوان")) or level is not None else TEXT
    )


def _core(archive: zipfile.ZipFile) -> dict[str, str]:
    """What the file says of itself: title, creator, created."""
    try:
        root = _parsed(archive, "docProps/core.xml")
    except (KeyError, etree.XMLSyntaxError):
        return {}
    said = {name: clean(root.findtext(tag) or "") for name, tag in _CORE.items()}
    return {name: words for name, words in said.items() if words}


def _created(core: dict[str, str]) -> date | None:
    day = stated_day(core.get("created", ""))
    return None if day == _NO_DAY else day
