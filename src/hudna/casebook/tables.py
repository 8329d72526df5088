"""The tables of a casebook: rows to records, with every fault of a file, a row or a cell.

A higher casebook's row stands in the place of a lower one's with the same key.
"""

import csv
import dataclasses
import functools
import io
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hudna.records import (
    Actor,
    Alias,
    EventType,
    KnownRelation,
    KnownSite,
    KnownZone,
    People,
    Place,
    PlaceName,
    Publisher,
    Role,
    Trigger,
    Weapon,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a casebook, and where; `row` counts from 1 with the header as row 1."""

    file: str
    row: int | None
    column: str | None
    message: str


class CasebookError(ValueError):
    """A casebook cannot be used; `faults` holds every reason."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self.faults = faults
        n = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
        super().__init__("\n".join([*map(told, faults), f"{n} in casebook {name}. Nothing was read."]))


def told(fault: Fault) -> str:
    """A fault in one line: file, row, column, what is wrong and what to do."""
    where = f", row {fault.row}" if fault.row else ""
    column = f", column {fault.column}" if fault.column else ""
    return f"{fault.file}{where}{column}: {fault.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file of the casebook: its record, and the columns whose values name a row."""

    record: type
    key: tuple[str, ...]


TABLES: dict[str, Table] = {
    "actors.csv": Table(record=Actor, key=("actor_id",)),
    "aliases.csv": Table(record=Alias, key=("actor_id", "alias", "language", "valid_from")),
    "places.csv": Table(record=Place, key=("place_id",)),
    "place_names.csv": Table(record=PlaceName, key=("place_id", "name", "language")),
    "event_types.csv": Table(record=EventType, key=("event_type",)),
    "triggers.csv": Table(record=Trigger, key=("trigger_id",)),
    "relations.csv": Table(record=KnownRelation, key=("subject", "predicate", "object", "role_id", "valid_from")),
    "roles.csv": Table(record=Role, key=("role_id", "language")),
    "weapons.csv": Table(record=Weapon, key=("weapon_id", "language")),
    "people.csv": Table(record=People, key=("people_id", "language")),
    "sites.csv": Table(record=KnownSite, key=("place_id", "holder_id", "valid_from")),
    "zones.csv": Table(record=KnownZone, key=("zone_id",)),
    "publishers.csv": Table(record=Publisher, key=("publisher",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row as its record, and where it stands."""

    record: Any
    file: str
    row: int

    @property
    def where(self) -> str:
        """The file and the row, in words."""
        return f"{self.file}, row {self.row}"


Rows = dict[str, dict[tuple[str, ...], Placed]]


def unreadable(layers: list[Path]) -> list[Fault]:
    """Tables in another encoding: spreadsheets save them so unless they are told otherwise."""
    found = []
    for path in (path for layer in layers for path in sorted(layer.glob("*.csv"))):
        try:
            path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            row, file = error.object.count(b"\n", 0, error.start) + 1, f"{path.parent.name}/{path.name}"
            found.append(Fault(file=file, row=row, column=None, message="is not UTF-8. Save the table as CSV UTF-8."))
    return found


def laid_over(layers: list[Path], name: str, table: Table, found: list[Fault]) -> dict[tuple[str, ...], Placed]:
    """The rows of one table, a higher layer's row in the place of a lower one's with the same key."""
    held: dict[tuple[str, ...], Placed] = {}
    for layer in layers:
        seen: dict[tuple[str, ...], int] = {}
        head = next((cells for _, cells in _rows(layer / name)), {})
        sound = not head or _is_head(table, f"{layer.name}/{name}", head, found)
        for number, cells in _rows(layer / name) if sound else ():
            record = _record(table, f"{layer.name}/{name}", number, cells, found)
            if record is None:
                continue
            key = tuple(str(getattr(record, column) or "") for column in table.key)
            if key in seen:
                message = f"the same {' and '.join(table.key)} as row {seen[key]}. Remove one."
                found.append(Fault(file=f"{layer.name}/{name}", row=number, column=table.key[0], message=message))
            seen[key] = number
            held[key] = Placed(record=record, file=f"{layer.name}/{name}", row=number)
    return held


def _is_head(table: Table, file: str, head: Mapping[str, str], found: list[Fault]) -> bool:
    """Whether the columns that are needed are there; those that are missing or unknown are told once."""
    hints = columns(table.record)
    missing = {column: "is missing." for column, (_, needed) in hints.items() if needed and column not in head}
    unknown = {column: f"no such column. Known: {', '.join(hints)}." for column in head if column not in {"", *hints}}
    found += [Fault(file=file, row=1, column=column, message=why) for column, why in (missing | unknown).items()]
    return not missing


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), restkey="")
    for cells in reader:
        # What stands beyond the last column is a list under no name.
        row = {column: "".join(cell or "").strip() for column, cell in cells.items()}
        yield reader.line_num, {column: cell for column, cell in row.items() if column or cell}


def plain_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table that has no record, as they stand; none where there is no such file."""
    return [cells for _, cells in _rows(path)]


def _record(table: Table, file: str, number: int, cells: dict[str, str], found: list[Fault]) -> Any:
    values: dict[str, Any] = {}
    bad = len(found)
    hints = columns(table.record)
    if "" in cells:
        message = "has more cells than columns. Put a cell that holds a comma in quotation marks."
        found.append(Fault(file=file, row=number, column=None, message=message))
    for column, (hint, needed) in hints.items():
        cell = cells.get(column, "")
        if not cell:
            if needed:
                found.append(Fault(file=file, row=number, column=column, message="is empty and must not be."))
            continue
        try:
            values[column] = _cell(hint, cell)
        except ValueError as error:
            found.append(Fault(file=file, row=number, column=column, message=f"{cell!r}: {error}"))
    return table.record(**values) if len(found) == bad else None


@functools.cache
def columns(record: Any) -> dict[str, tuple[Any, bool]]:
    """Column to its plain type and whether it must be filled."""
    hints = typing.get_type_hints(record)
    return {
        column.name: (_arm(hints[column.name]), column.default is dataclasses.MISSING)
        for column in dataclasses.fields(record)
    }


def _arm(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(arm for arm in typing.get_args(hint) if arm is not type(None))
    return hint


def _cell(hint: Any, cell: str) -> Any:
    if hint is bool:
        if cell.lower() not in ("true", "false", "yes", "no", "1", "0"):
            raise ValueError("write true or false.")
        return cell.lower() in ("true", "yes", "1")
    if hint is date:
        try:
            return date.fromisoformat(cell)
        except ValueError:
            raise ValueError("write the day as 2020-10-19.") from None
    if hint is float:
        return float(cell)
    return cell


def toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds; nothing where there is none.

    Raises:
        CasebookError: the file is no TOML.
    """
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        name = f"{path.parent.name}/{path.name}"
        raise CasebookError(path.parent.name, [Fault(file=name, row=None, column=None, message=str(error))]) from error
