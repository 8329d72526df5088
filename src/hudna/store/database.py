"""The file underneath: how it is opened, how a transaction begins, and what its faults mean to a user.

SQLite in write-ahead mode: one writer at a time, readers see the case as it
was when they began.  Every commit is on the disk before it counts, so that a
killed process or a power cut leaves all of a change or nothing of it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DatabaseError

from hudna.store import passages, shortened

FILE = "case.sqlite"
# How long a writer waits for another to finish before it says so.
PATIENCE_SECONDS = 20.0


class StoreError(Exception):
    """The case cannot be opened or written: the message says why and what to do."""


def engine_of(folder: Path, *, read_only: bool) -> Engine:
    """The database of the case; a folder that cannot be written is opened as it lies."""
    path = (folder / FILE).resolve()
    writable = os.access(folder, os.W_OK)
    mode = "rw" if not read_only else "ro" if writable or path.with_name(f"{FILE}-wal").exists() else "ro&immutable=1"
    uri = f"{path.as_uri()}?mode={'rwc' if mode == 'rw' else mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.create_function("short_id", 2, shortened.short, deterministic=True)
        connection.create_function("fact", 2, passages.fact, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        return connection

    return sqlalchemy.create_engine("sqlite://", creator=connect, poolclass=sqlalchemy.pool.QueuePool)


@contextmanager
def reading(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A connection that sees the case as it is now, whatever is written meanwhile."""
    with told(folder), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.rollback()
            _end(connection)


@contextmanager
def writing(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A transaction: all of it is kept, or nothing.  Waits for another writer, then tells who must end first."""
    with told(folder), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            _end(connection)
            raise
        connection.exec_driver_sql("COMMIT")


@contextmanager
def step(connection: Connection, folder: Path) -> Iterator[None]:
    """A part of a transaction that can fail alone."""
    with told(folder):
        connection.exec_driver_sql("SAVEPOINT step")
        try:
            yield
        except BaseException:
            # A full disk undoes the whole transaction, the step with it.
            if _open(connection):
                connection.exec_driver_sql("ROLLBACK TO step")
                connection.exec_driver_sql("RELEASE step")
            raise
        connection.exec_driver_sql("RELEASE step")


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, renew: str = "") -> None:
    """Insert rows that all have the same columns, many at a time; one that is there already stays as it is.

    With `renew`, a column that tells rows apart, it takes the values of the new row instead.
    """
    if rows:
        names = tuple(rows[0])
        _insert(connection, table, names, [[row[name] for row in rows] for name in names], renew)


def put_plain(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """What `put` does, of rows with the values of these columns in order: millions of small ones are quicker so."""
    if rows:
        _insert(connection, table, names, [[row[n] for row in rows] for n in range(len(names))], "")


def _insert(
    connection: Connection, table: Table, names: Sequence[str], values: Sequence[Sequence[Any]], renew: str
) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != renew)
    conflict = f'ON CONFLICT ("{renew}") DO UPDATE SET {changed}' if renew else "ON CONFLICT DO NOTHING"
    kept = [table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for name in names]
    bound = (held if keep is None else map(keep, held) for keep, held in zip(kept, values, strict=True))
    told = list(zip(*bound, strict=True))
    places = ", ".join("?" for _ in names)
    connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({places}) {conflict}', told)  # noqa: S608  names of ours


def _end(connection: Connection) -> None:
    if _open(connection):
        raw: Any = connection.connection.dbapi_connection
        raw.execute("ROLLBACK")


def _open(connection: Connection) -> bool:
    raw: Any = connection.connection.dbapi_connection
    return bool(raw.in_transaction)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Faults of the disk and of other processes, in words; faults of ours as they are."""
    try:
        yield
    except DatabaseError as error:
        message = _MESSAGES.get(_reason(error))
        if message is None:
            raise
        raise StoreError(message.format(folder=folder)) from error
    except OSError as error:
        raise StoreError(disk_fault(folder, error)) from error


def disk_fault(folder: Path, error: OSError) -> str:
    """What a fault of the file system means for the case."""
    path = error.filename or folder
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{folder}: stands at a file or under one. Name a folder for the case."
    return (
        f"{path}: cannot be written ({error.strerror}). What was kept before is safe. Make room or mend the rights, "
        "then run again: it goes on where it stopped."
    )


def _reason(error: DatabaseError) -> str:
    name = getattr(error.orig, "sqlite_errorname", "") or ""
    return next((known for known in _MESSAGES if name.startswith(known)), "")


_MESSAGES = {
    "SQLITE_BUSY": "{folder}: another process is writing to this case. Nothing was lost; run again when it has ended.",
    "SQLITE_LOCKED": "{folder}: another process is writing to this case. Nothing was lost; run again when it has "
    "ended.",
    "SQLITE_FULL": "{folder}: the disk is full. What was kept before is safe. Make room, then run again: it goes on "
    "where it stopped.",
    "SQLITE_IOERR": "{folder}: the disk cannot be written or read. What was kept before is safe. Check the disk and "
    "its free room, then run again.",
    "SQLITE_READONLY": "{folder}: the folder is read-only. Copy the case to a place where you may write, or mend the "
    "rights.",
    "SQLITE_CANTOPEN": "{folder}: case.sqlite cannot be opened. Check the rights of the folder and its files.",
    "SQLITE_NOTADB": "{folder}: case.sqlite is damaged: it is no database. Restore it from a backup.",
    "SQLITE_CORRUPT": "{folder}: case.sqlite is damaged. Restore it from a backup; `hudna check` tells what is hit.",
}


def backup(engine: Engine, folder: Path, out: Path) -> None:
    """Copy the case into a new folder while others use it: the database at one moment, then what it names.

    Raises:
        StoreError: the folder exists and is not empty, or the disk is full.
    """
    with told(out):
        if out.exists() and any(out.iterdir()):
            raise StoreError(f"{out}: is not empty. Name a new folder for the backup.")
        out.mkdir(parents=True, exist_ok=True)
        scratch = out / f"{FILE}.part"
        with engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            with closing(sqlite3.connect(scratch)) as target:
                raw.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
        # Originals are never changed and come before the rows that name them, so copying them second misses none.
        shutil.copytree(
            folder / "sources", out / "sources", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".part-*")
        )
        if (folder / "log.jsonl").exists():
            _whole_lines(folder / "log.jsonl", out / "log.jsonl", scratch)
        scratch.replace(out / FILE)


def _whole_lines(path: Path, out: Path, copy: Path) -> None:
    """The lines of the log that the copied database knows."""
    with closing(sqlite3.connect(copy)) as connection:
        known = connection.execute("SELECT count(*) FROM log").fetchone()[0]
    with path.open("rb") as lines, out.open("wb") as kept:
        for number, line in enumerate(lines, 1):
            if number <= known and line.endswith(b"\n"):
                kept.write(line)
