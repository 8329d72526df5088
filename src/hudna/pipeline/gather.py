"""Find the files of a run: what is there, what can be read at all, what is asked for twice.

Gives a `Raw` for each file with its bytes, and a `Problem` for each that
cannot be opened.  Folders are walked in the order of their names; a link that
leads back to a folder already walked is told once and not followed.  Hidden
files and a case's own folder are passed over.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from hudna.records import Problem, Raw

# Above this a file is a mistake more often than a text; it is told and not read.
MOST_BYTES = 64 * 1024 * 1024


def files(paths: Iterable[Path], *, leave_out: Path | None = None) -> Iterator[Path | Problem]:
    """Every file under the paths, each once, folders in the order of names."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _under(path, seen, leave_out.resolve() if leave_out else None)


def raw(path: Path, *, at: datetime, published: date | None) -> Raw | Problem:
    """The file's bytes, or why they cannot be had."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return _problem(
                path,
                "too-large",
                f"holds {size / 1e6:.0f} MB; one file may hold {MOST_BYTES // 1024**2} MiB.",
                "Split it into articles, or give them as lines of a .jsonl.gz file.",
            )
        return Raw(uri=str(path), content=path.read_bytes(), retrieved_at=at, published=published)
    except FileNotFoundError:
        return _problem(path, "vanished", "was there when the run began and is gone.", "Put it back and run again.")
    except OSError as error:
        return _problem(path, "unreadable", f"cannot be opened ({error.strerror}).", "Check the rights and run again.")


def _under(path: Path, seen: set[tuple[int, int]], leave_out: Path | None) -> Iterator[Path | Problem]:
    try:
        state = path.stat()
    except FileNotFoundError:
        yield _problem(path, "missing", "is not there.", "Check the spelling of the path.")
        return
    except OSError as error:
        reason = "is a link that leads to itself" if error.errno == 40 else f"cannot be looked at ({error.strerror})"
        yield _problem(path, "unreadable", f"{reason}.", "Remove the link or check the rights, then run again.")
        return
    if (state.st_dev, state.st_ino) in seen:
        if path.is_symlink() and path.is_dir():
            yield _problem(
                path,
                "link-loop",
                "is a link to a folder that is read already.",
                "Remove the link; nothing is lost.",
            )
        return
    seen.add((state.st_dev, state.st_ino))
    if not path.is_dir():
        yield path
        return
    if path.resolve() != leave_out:
        yield from _inside(path, seen, leave_out)


def _inside(folder: Path, seen: set[tuple[int, int]], leave_out: Path | None) -> Iterator[Path | Problem]:
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208  names only
    except OSError as error:
        yield _problem(folder, "unreadable", f"cannot be listed ({error.strerror}).", "Check the rights and run again.")
        return
    for name in names:
        yield from _under(folder / name, seen, leave_out)


def _problem(path: Path, code: str, message: str, hint: str) -> Problem:
    return Problem(stage="gather", about=str(path), code=code, message=message, hint=hint)
