"""Documents in a list: a .jsonl file of {"id", "published"?, "title"?, "text"}, a line each; or a JSON array.

A line that cannot be read is told and skipped; the good ones are kept.  More
than five bad lines of one kind are told once, with their count.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hudna.reading.article import MOST_TEXT, Article, fault, too_long, warning
from hudna.reading.datelines import stated_day
from hudna.reading.encodings import decode
from hudna.reading.repair import repair
from hudna.records import Problem, Raw

MOST_TOLD = 5
_SHAPE = 'Each line must be an object {"id", "published"?, "title"?, "text"}.'


def read(raw: Raw) -> Iterator[Article | Problem]:
    """One article a line, in order; a `Problem` for each line that is none."""
    decoded = decode(raw.content)
    if decoded is None:
        yield fault(raw.uri, "unknown-encoding", "The list is no text.", "Save it as UTF-8, one JSON object a line.")
        return
    listed = [(number, line) for number, line in enumerate(_lines(decoded.text), 1) if line.strip()]
    names = Counter(filter(None, (_named(line) for _, line in listed)))
    bad: Counter[str] = Counter()
    for number, line in listed:
        found = _article(line, f"{raw.uri}:{number}", names)
        if isinstance(found, Problem):
            bad[found.code] += 1
            if bad[found.code] > MOST_TOLD:
                continue
        yield found
    yield from _counted(raw.uri, bad)
    if not listed:
        yield fault(raw.uri, "empty", "The list holds no line.", "Fetch it again, or leave it out.")


def _lines(text: str) -> list[str]:
    """One object a line, of a file that is one array or one object over many lines, too."""
    whole = _parsed(text)
    if whole is None:
        return text.split("\n")
    return [json.dumps(one, ensure_ascii=False) for one in (whole if isinstance(whole, list) else [whole])]


def _parsed(text: str) -> list[Any] | dict[str, Any] | None:
    """What a file that is JSON as a whole holds; none where it is a list of lines or no JSON."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        return None
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return whole if isinstance(whole, list | dict) else None


def looks_listed(content: bytes) -> bool:
    """Whether the first line is a JSON object with a text, or the whole is JSON: data are read as no prose."""
    return _opens_list(content) or _parsed(content.decode("utf-8", errors="ignore")) is not None


def _opens_list(content: bytes) -> bool:
    first = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:2_000_000].split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict) and b'"text"' in first
    except ValueError:
        return False


def _named(line: str) -> str | None:
    """The id that a line gives its document."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    name = said.get("id") if isinstance(said, dict) else None
    return str(name) if isinstance(name, str | int) and str(name).strip() else None


def _article(line: str, about: str, names: Counter[str]) -> Article | Problem:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return fault(about, "bad-json", "The line is not JSON; the list may be cut or damaged there.", _SHAPE)
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return fault(about, "no-text", "The line holds no text.", _SHAPE)
    text = said["text"]
    if len(text) > MOST_TEXT:
        return too_long(about, len(text))
    if not text.strip():
        return fault(about, "empty", "The document's text is empty.", "Leave the line out or fetch the text again.")
    mended = repair(text)
    title, published, name = said.get("title"), said.get("published"), _named(line)
    return Article(
        text=mended.text,
        title=title if isinstance(title, str) and title.strip() else mended.title,
        byline=mended.byline,
        published=(stated_day(published) if isinstance(published, str) else None) or mended.published,
        verdict="repaired" if mended.repairs else "sound",
        repairs=mended.repairs,
        alignment=mended.alignment,
        given_id=name if name and names[name] == 1 else None,
    )


def _counted(uri: str, bad: Counter[str]) -> Iterator[Problem]:
    for code, count in sorted(bad.items()):
        if count > MOST_TOLD:
            more = count - MOST_TOLD
            yield warning(uri, code, f"{more} more lines of the list cannot be read for the same reason.", _SHAPE)
