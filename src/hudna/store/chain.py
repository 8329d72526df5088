"""The log: what was done to the case and when, each line carrying the digest of the one before it.

It is kept twice, in the table `log` (in one transaction with what it tells)
and as lines in `log.jsonl`, which a person can read and send away.  Lines are
written after the table; a process killed in between leaves lines to be caught
up, which the next writer does.
"""

import fcntl
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from hudna.records import Problem, digest
from hudna.store.tables import log

FILE = "log.jsonl"
START = "0" * 64
_FIELDS = ("n", "at", "what", "detail", "previous", "digest")


def append(connection: Connection, what: str, detail: dict[str, Any], at: datetime) -> None:
    """Add a line inside the open transaction.

    Raises:
        ValueError: `at` has no time zone.
    """
    append_all(connection, what, [detail], at)


def append_all(connection: Connection, what: str, details: Iterable[dict[str, Any]], at: datetime) -> None:
    """Add a line for each of the details."""
    last = connection.execute(select(log.c.n, log.c.digest).order_by(log.c.n.desc()).limit(1)).one_or_none()
    number, previous = (last.n, last.digest) if last else (0, START)
    lines = []
    for number_, detail in enumerate(details, number + 1):
        entry = {"n": number_, "at": utc(at), "what": what, "detail": _plain(detail), "previous": previous}
        previous = _digest(entry)
        lines.append({**entry, "digest": previous})
    if lines:
        connection.execute(log.insert(), lines)


def utc(at: datetime) -> str:
    """An instant as ISO text in UTC."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; instants are UTC")
    return at.astimezone(UTC).isoformat()


def entries(connection: Connection, *, after: int = 0) -> Iterator[dict[str, Any]]:
    """The lines in order, `detail` as data."""
    for found in connection.execute(select(log).where(log.c.n > after).order_by(log.c.n)):
        yield {**found._asdict(), "detail": json.loads(found.detail)}


def mirror(connection: Connection, folder: Path) -> None:
    """Bring `log.jsonl` up to the table; safe beside other processes."""
    with (folder / FILE).open("a+b") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        known = _last(out, folder)
        for found in connection.execute(select(log).where(log.c.n > known).order_by(log.c.n)):
            out.write((_line(found._asdict()) + "\n").encode())


def _last(out: Any, folder: Path) -> int:
    """The number of the last whole line; a line cut short by a killed process is taken away."""
    size = out.seek(0, 2)
    if size == 0:
        return 0
    span = min(size, 1 << 20)
    out.seek(size - span)
    tail = out.read(span)
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail):
        out.truncate(size - len(tail) + len(whole))
        out.seek(0, 2)
    lines = whole.splitlines()
    if not lines:
        return 0
    try:
        return int(json.loads(lines[-1])["n"])
    except (ValueError, KeyError, TypeError):
        # A changed line is for `check` to tell, not for a writer to mend.
        return sum(1 for _ in (folder / FILE).open("rb"))


def checked(connection: Connection, folder: Path) -> Iterator[Problem]:
    """Lines that do not follow from the ones before, and lines of the file that differ from the table."""
    previous = START
    lines = _lines(folder / FILE)
    number = 0
    for number, found in enumerate(connection.execute(select(log).order_by(log.c.n)), 1):
        entry = found._asdict()
        said = entry.pop("digest")
        if entry["n"] != number or entry["previous"] != previous or _digest(entry) != said:
            yield _problem(f"log line {number}", "log-broken", "does not follow from the line before it.")
        previous = said
        if number <= len(lines) and lines[number - 1] != _line({**entry, "digest": said}):
            yield _problem(f"{FILE}, line {number}", "log-changed", "differs from what the case remembers.")
    if len(lines) > number:
        yield _problem(f"{FILE}, line {number + 1}", "log-ahead", "is not in the case: lines were taken out of it.")


def head(connection: Connection) -> tuple[int, str]:
    """The number and digest of the last line: written down elsewhere, it proves that nothing before it changed."""
    number = connection.execute(select(func.max(log.c.n))).scalar() or 0
    last = connection.execute(select(log.c.digest).where(log.c.n == number)).scalar() or START
    return int(number), str(last)


def _lines(path: Path) -> list[str]:
    try:
        told = path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return told.split("\n")[:-1]


def _plain(detail: dict[str, Any]) -> str:
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _line(entry: dict[str, Any]) -> str:
    return json.dumps({name: entry[name] for name in _FIELDS}, ensure_ascii=False)


def _digest(entry: dict[str, Any]) -> str:
    told = "\x1f".join(str(entry[name]) for name in _FIELDS[:-1])
    return digest(told.encode())


def _problem(about: str, code: str, message: str) -> Problem:
    hint = "Compare with a backup; what follows this line can no longer be trusted."
    return Problem(stage="store", about=about, code=code, message=message, hint=hint)
