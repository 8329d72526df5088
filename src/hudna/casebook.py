"""Load a casebook: a folder of tables that says what is known about a conflict.

A casebook is read whole, laid over the ones that it extends, checked, and
handed out as one frozen record.  All faults come together, with file, row and
column; a casebook with a fault is not used.  A name means one of the shipped
casebooks (`base`, `mena`, `iraq`, `sample`), anything else a folder.

The first load reads every table; later ones take a cache in the user's cache
folder, named by the digest of the files, so that it can never be stale.
"""

import csv
import dataclasses
import functools
import hashlib
import io
import pickle
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import hudna
from hudna.lang import LANGUAGES
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

SHIPPED = Path(__file__).parent / "casebooks"
T = TypeVar("T")


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


@dataclass(frozen=True, kw_only=True)
class Casebook:
    """What is known about one conflict; rows of every table, those of lower casebooks included.

    `settings` is `casebook.toml` laid over those it extends; `trees` and
    `base_rates` hold `scenarios.toml` and `base_rates.csv` as they stand.
    `digest` names the content: equal digests, equal casebooks.
    """

    name: str
    digest: str
    layers: tuple[str, ...]
    settings: Mapping[str, Any]
    actors: Mapping[str, Actor]
    aliases: tuple[Alias, ...]
    places: Mapping[str, Place]
    place_names: tuple[PlaceName, ...]
    event_types: Mapping[str, EventType]
    triggers: tuple[Trigger, ...]
    relations: tuple[KnownRelation, ...]
    roles: tuple[Role, ...]
    weapons: tuple[Weapon, ...]
    sites: tuple[KnownSite, ...]
    zones: tuple[KnownZone, ...]
    publishers: Mapping[str, Publisher]
    people: tuple[People, ...] = ()
    trees: tuple[Mapping[str, Any], ...] = ()
    base_rates: tuple[Mapping[str, str], ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def load(name_or_folder: str | Path) -> Casebook:
    """The casebook of that name or in that folder, from the cache where its files have not changed.

    Raises:
        CasebookError: the folder is missing, or a row is wrong; every fault is told.
    """
    layers = _layers(name_or_folder)
    digest = _digest(layers)
    return cached("casebook", digest, lambda: _read(layers, digest))


def cached(kind: str, digest: str, build: Callable[[], T]) -> T:
    """What `build` gives, kept in the user's cache folder under `kind`, the digest and the program's version.

    For what is costly to make from a casebook (tables of inflected forms,
    tries).  A cache that cannot be read or written is passed over.
    """
    path = Path.home() / ".cache" / "hudna" / f"{kind}-{hudna.__version__}-{digest[:24]}-{_code_stamp()}.pickle"
    try:
        return typing.cast(T, pickle.loads(path.read_bytes()))  # noqa: S301  written by us, under the user's own home
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        made = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(f".{id(made)}.part")
        scratch.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        scratch.replace(path)
    except OSError:
        pass
    return made


def faults(name_or_folder: str | Path) -> list[Fault]:
    """Every fault of a casebook at once; an empty list means that it can be used."""
    try:
        layers = _layers(name_or_folder)
        _read(layers, _digest(layers))
    except CasebookError as error:
        return error.faults
    return []


@functools.cache
def _code_stamp() -> str:
    """Changes with the files that shape what is kept, so that a developer never meets a stale cache."""
    house = Path(__file__).parent
    shaping = [Path(__file__), *house.glob("records/*.py"), *house.glob("lang/**/*.py")]
    shaping += [house / "coding" / name for name in ("lexicon.py", "names.py", "tree.py")]
    newest = max(path.stat().st_mtime_ns for path in shaping)
    return format(newest & 0xFFFFFFFFFF, "x")


def _layers(name_or_folder: str | Path) -> list[Path]:
    """The folders, lowest first."""
    folder = _folder(name_or_folder)
    settings = _toml(folder / "casebook.toml")
    below: list[Path] = []
    for name in settings.get("extends", []):
        below += [layer for layer in _layers(_beside(folder, name)) if layer not in below]
    return [*below, folder]


def _folder(name_or_folder: str | Path) -> Path:
    shipped = SHIPPED / str(name_or_folder)
    folder = shipped if re.fullmatch(r"\w+", str(name_or_folder)) and shipped.is_dir() else Path(name_or_folder)
    if not (folder / "casebook.toml").is_file():
        known = ", ".join(sorted(path.parent.name for path in SHIPPED.glob("*/casebook.toml")))
        message = f"there is no casebook.toml here. Give a folder that holds one, or one of: {known}."
        raise CasebookError(
            str(name_or_folder), [Fault(file=str(name_or_folder), row=None, column=None, message=message)]
        )
    return folder


def _beside(folder: Path, name: str) -> Path:
    """A casebook named in `extends`: a folder beside this one, else a shipped one."""
    return folder.parent / name if (folder.parent / name / "casebook.toml").is_file() else SHIPPED / name


def _digest(layers: list[Path]) -> str:
    told = hashlib.sha256()
    for layer in layers:
        for path in sorted([*layer.glob("*.csv"), *layer.glob("*.toml")]):
            told.update(f"{layer.name}/{path.name}\0".encode())
            told.update(path.read_bytes())
    return told.hexdigest()


def _read(layers: list[Path], digest: str) -> Casebook:
    found = _unreadable(layers)
    if found:
        raise CasebookError(layers[-1].name, found)
    rows = {name: _laid_over(layers, name, table, found) for name, table in TABLES.items()}
    settings = functools.reduce(_overlaid, (_toml(layer / "casebook.toml") for layer in layers))
    casebook = _assembled(layers, digest, settings, rows)
    found += _checked(casebook, rows)
    if found:
        raise CasebookError(layers[-1].name, found)
    return casebook


def _assembled(layers: list[Path], digest: str, settings: dict[str, Any], rows: "Rows") -> Casebook:
    def held(name: str) -> tuple[Any, ...]:
        return tuple(placed.record for placed in rows[name].values())

    return Casebook(
        name=layers[-1].name,
        digest=digest,
        layers=tuple(layer.name for layer in layers),
        settings=settings,
        actors={actor.actor_id: actor for actor in held("actors.csv")},
        aliases=held("aliases.csv"),
        places={place.place_id: place for place in held("places.csv")},
        place_names=held("place_names.csv"),
        event_types={kind.event_type: kind for kind in held("event_types.csv")},
        triggers=held("triggers.csv"),
        relations=held("relations.csv"),
        roles=held("roles.csv"),
        weapons=held("weapons.csv"),
        people=held("people.csv"),
        sites=held("sites.csv"),
        zones=held("zones.csv"),
        publishers={publisher.publisher: publisher for publisher in held("publishers.csv")},
        trees=tuple(tree for layer in layers for tree in _toml(layer / "scenarios.toml").get("tree", [])),
        base_rates=tuple(rate for layer in layers for rate in _plain_rows(layer / "base_rates.csv")),
        origins={
            f"{name}/{'|'.join(key)}": placed.where for name, table in rows.items() for key, placed in table.items()
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    record: Any
    file: str
    row: int

    @property
    def where(self) -> str:
        return f"{self.file}, row {self.row}"


Rows = dict[str, dict[tuple[str, ...], _Placed]]


def _unreadable(layers: list[Path]) -> list[Fault]:
    """Tables in another encoding: spreadsheets save them so unless they are told otherwise."""
    found = []
    for path in (path for layer in layers for path in sorted(layer.glob("*.csv"))):
        try:
            path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            row, file = error.object.count(b"\n", 0, error.start) + 1, f"{path.parent.name}/{path.name}"
            found.append(Fault(file=file, row=row, column=None, message="is not UTF-8. Save the table as CSV UTF-8."))
    return found


def _laid_over(layers: list[Path], name: str, table: Table, found: list[Fault]) -> dict[tuple[str, ...], _Placed]:
    """The rows of one table, a higher layer's row in the place of a lower one's with the same key."""
    held: dict[tuple[str, ...], _Placed] = {}
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
            held[key] = _Placed(record=record, file=f"{layer.name}/{name}", row=number)
    return held


def _is_head(table: Table, file: str, head: Mapping[str, str], found: list[Fault]) -> bool:
    """Whether the columns that are needed are there; those that are missing or unknown are told once."""
    hints = _hints(table.record)
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


def _plain_rows(path: Path) -> list[dict[str, str]]:
    return [cells for _, cells in _rows(path)]


def _record(table: Table, file: str, number: int, cells: dict[str, str], found: list[Fault]) -> Any:
    values: dict[str, Any] = {}
    bad = len(found)
    hints = _hints(table.record)
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
def _hints(record: Any) -> dict[str, tuple[Any, bool]]:
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


def _overlaid(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        merged[key] = (
            _overlaid(merged[key], value) if isinstance(value, dict) and isinstance(merged.get(key), dict) else value
        )
    return merged


def _toml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        name = f"{path.parent.name}/{path.name}"
        raise CasebookError(path.parent.name, [Fault(file=name, row=None, column=None, message=str(error))]) from error


# What must hold between rows.  Each check yields (table, key, column, message).

_LINKS: dict[str, dict[str, str]] = {
    "actors.csv": {"parent_id": "actors.csv"},
    "aliases.csv": {"actor_id": "actors.csv"},
    "places.csv": {"parent_id": "places.csv"},
    "place_names.csv": {"place_id": "places.csv"},
    "triggers.csv": {"event_type": "event_types.csv", "about": "event_types.csv"},
    "relations.csv": {"subject": "actors.csv", "object": "actors.csv"},
    "sites.csv": {"place_id": "places.csv", "holder_id": "actors.csv", "handed_to": "actors.csv"},
    "zones.csv": {"place_id": "places.csv", "declared_by": "actors.csv"},
}
_NOT_WRITTEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufb50-\ufdff\ufe70-\ufefe]")


def _checked(casebook: Casebook, rows: Rows) -> list[Fault]:
    return [
        *_unknown_ids(rows),
        *_reversed_days(rows),
        *_letters(rows),
        *_unknown_modes(casebook, rows),
        *_short_phrases(rows),
        *_shared_aliases(rows),
    ]


def _unknown_ids(rows: Rows) -> Iterator[Fault]:
    known = {name: {key[0] for key in table} for name, table in rows.items()}
    for name, links in _LINKS.items():
        for placed in rows[name].values():
            for column, target in links.items():
                value = getattr(placed.record, column)
                if value is not None and value not in known[target]:
                    message = f"{value!r} is not in {target}. Add it there or mend the spelling."
                    yield Fault(file=placed.file, row=placed.row, column=column, message=message)


def _reversed_days(rows: Rows) -> Iterator[Fault]:
    for table in rows.values():
        for placed in table.values():
            since, until = getattr(placed.record, "valid_from", None), getattr(placed.record, "valid_to", None)
            if since and until and until < since:
                message = (
                    f"{until} is before valid_from {since}. The row would never count. Swap the two days or clear one."
                )
                yield Fault(file=placed.file, row=placed.row, column="valid_to", message=message)


def _letters(rows: Rows) -> Iterator[Fault]:
    for table in rows.values():
        for placed in table.values():
            kind: Any = type(placed.record)
            for column in _hints(kind):
                value = getattr(placed.record, column)
                if isinstance(value, str) and _NOT_WRITTEN.search(value):
                    message = "holds font shapes or directional controls, which no text matches. Type the words again."
                    yield Fault(file=placed.file, row=placed.row, column=column, message=message)


def _unknown_modes(casebook: Casebook, rows: Rows) -> Iterator[Fault]:
    for placed in rows["triggers.csv"].values():
        kind = casebook.event_types.get(placed.record.event_type)
        if kind and placed.record.mode and placed.record.mode not in kind.modes.split():
            message = f"{placed.record.mode!r} is no mode of {kind.event_type}. Its modes: {kind.modes or 'none'}."
            yield Fault(file=placed.file, row=placed.row, column="mode", message=message)


def _short_phrases(rows: Rows) -> Iterator[Fault]:
    for placed in rows["triggers.csv"].values():
        if placed.record.kind.endswith("phrase") and len(placed.record.words.split()) < 2:
            message = (
                f"{placed.record.words!r} is one word and no phrase. Give the phrase whole, or call it verb, noun ..."
            )
            yield Fault(file=placed.file, row=placed.row, column="kind", message=message)


def _shared_aliases(rows: Rows) -> Iterator[Fault]:
    """Two actors under one key at one time; weak aliases may be shared, the document decides."""
    seen: dict[tuple[str, str], list[_Placed]] = {}
    for placed in rows["aliases.csv"].values():
        alias = placed.record
        if alias.weak or alias.language not in LANGUAGES:
            continue
        key = (alias.language, LANGUAGES[alias.language].fold(alias.alias))
        for other in seen.setdefault(key, []):
            if other.record.actor_id != alias.actor_id and _overlap(other.record, alias):
                message = (
                    f"{alias.alias!r} already means {other.record.actor_id} ({other.where}) at that time. "
                    "Give the days of each, or mark one as weak."
                )
                yield Fault(file=placed.file, row=placed.row, column="alias", message=message)
        seen[key].append(placed)


def _overlap(left: Any, right: Any) -> bool:
    starts = max(left.valid_from or date.min, right.valid_from or date.min)
    ends = min(left.valid_to or date.max, right.valid_to or date.max)
    return starts <= ends


def told(fault: Fault) -> str:
    """A fault in one line: file, row, column, what is wrong and what to do."""
    where = f", row {fault.row}" if fault.row else ""
    column = f", column {fault.column}" if fault.column else ""
    return f"{fault.file}{where}{column}: {fault.message}"
