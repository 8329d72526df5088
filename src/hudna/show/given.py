"""What `hudna code` is given: JSON lines from a file, a .gz of one, or standard input, as documents.

A line that cannot be read is told with file, line, reason and remedy, and the
others go on.  Bytes that are no text are given up after a few lines.
"""

import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import cast

from hudna import reading
from hudna.records import LIST, Document, Problem
from hudna.show import shapes

MOST_UNREADABLE = 3
LOOKED_AT = 1024


def documents(file: Path | None, *, at: datetime) -> Iterator[Document | Problem]:
    """The documents of a JSON-lines file or of standard input, as they stand: the text is not repaired."""
    about = "standard input" if file is None else str(file)
    opened = cast(io.BufferedReader, sys.stdin.buffer) if file is None else _opened(file)
    if isinstance(opened, Problem):
        yield opened
        return
    if _is_paper(opened):
        yield _problem(about, "is no list of JSON lines.", "PDF, Word and HTML are read with `hudna run`.")
        return
    n_unreadable = 0
    with closing(opened):
        for number, told in enumerate(_lines(opened, about), start=1):
            line = told if isinstance(told, Problem) else _decoded(told, f"{about}, line {number}")
            if isinstance(line, Problem):
                yield line
                n_unreadable += 1
                if n_unreadable == MOST_UNREADABLE:
                    return
            elif line.strip():
                yield shapes.given_document(line, f"{about}, line {number}", at=at)


def _opened(file: Path) -> io.BufferedReader | Problem:
    try:
        return cast(io.BufferedReader, gzip.open(file)) if file.suffix == ".gz" else file.open("rb")
    except FileNotFoundError:
        return _problem(str(file), "is not there.", "Check the spelling of the path.")
    except IsADirectoryError:
        hint = "Name a .jsonl file, or read the folder with `hudna run`."
        return _problem(str(file), "is a folder.", hint)
    except OSError as error:
        return _problem(str(file), f"cannot be opened ({error.strerror}).", "Check its rights.")


def _is_paper(opened: io.BufferedReader) -> bool:
    """Whether the bytes begin as a PDF, a page or a picture, of which every line would be told as a bad one."""
    try:
        head = opened.peek(LOOKED_AT)[:LOOKED_AT].lstrip()
    except (OSError, EOFError):
        return False
    return not head.startswith(b"{") and reading.media_type(head) not in {"text/plain", LIST}


def _lines(opened: io.BufferedReader, about: str) -> Iterator[bytes | Problem]:
    try:
        yield from opened
    except (OSError, EOFError) as error:
        hint = "Fetch the file again; what came before is coded."
        yield _problem(about, f"cannot be read further ({error}).", hint)


def _decoded(told: bytes, about: str) -> str | Problem:
    try:
        return told.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "Save the file as UTF-8; `hudna run` reads PDF, Word, HTML and other encodings."
        return _problem(about, "is not UTF-8 text.", hint)


def _problem(about: str, message: str, hint: str) -> Problem:
    return Problem(stage="code", about=about, code="unreadable", message=message, hint=hint)
