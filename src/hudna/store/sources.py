"""Originals: the bytes as they arrived, read-only, each in a file named by its SHA-256."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hudna.records import Problem, digest

FOLDER = "sources"


def path_of(folder: Path, source_id: str) -> Path:
    """Where the bytes of a source lie; two letters a shelf, so that no folder grows too long to list."""
    return folder / FOLDER / source_id[:2] / source_id


def keep(folder: Path, source_id: str, content: bytes) -> list[Path]:
    """Write the bytes once, whole or not at all, and take the right to write away; the file if it is new, for `flush`.

    Raises:
        ValueError: `source_id` is not the digest of the bytes.
        OSError: the disk is full or may not be written.
    """
    if digest(content) != source_id:
        raise ValueError(f"source {source_id} is not named by the digest of its bytes")
    path = path_of(folder, source_id)
    if path.exists():
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(scratch).chmod(0o444)
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
    return [path]


def flush(paths: list[Path]) -> None:
    """Wait until the files are on the disk: they must be, before a row says so."""
    if len(paths) < 2:
        for path in paths:
            _flush(path)
        return
    with ThreadPoolExecutor(max_workers=16) as pool:
        list(pool.map(_flush, paths))


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def checked(folder: Path, source_ids: set[str]) -> Iterator[Problem]:
    """Originals that are missing, changed, or that no record names."""
    for source_id in sorted(source_ids):
        path = path_of(folder, source_id)
        try:
            if digest(path.read_bytes()) != source_id:
                yield _problem(path, "source-changed", "the bytes are not those that arrived.")
        except OSError as error:
            yield _problem(path, "source-missing", f"the original cannot be read ({error.strerror}).")


def _problem(path: Path, code: str, message: str) -> Problem:
    hint = "Restore the file from a backup of the case."
    return Problem(stage="store", about=str(path), code=code, message=message, hint=hint)
