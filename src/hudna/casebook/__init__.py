"""Load a casebook: a folder of tables that says what is known about a conflict.

A casebook is read whole, laid over the ones that it extends, checked, and
handed out as one frozen record.  All faults come together, with file, row and
column; a casebook with a fault is not used.  A name means one of the shipped
casebooks (`base`, `mena`, `iraq`, `sample`), anything else a folder.

The first load reads every table; later ones take a cache in the user's cache
folder, named by the digest of the files, so that it can never be stale.
"""

import functools
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from hudna.casebook.cache import cached
from hudna.casebook.checks import checked
from hudna.casebook.tables import TABLES, CasebookError, Fault, Rows, laid_over, plain_rows, told, toml, unreadable
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

__all__ = ["SHIPPED", "TABLES", "Casebook", "CasebookError", "Fault", "cached", "faults", "load", "told", "upwards"]

SHIPPED = Path(__file__).parents[1] / "casebooks"
Kept = TypeVar("Kept", Actor, Place)


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


def faults(name_or_folder: str | Path) -> list[Fault]:
    """Every fault of a casebook at once; an empty list means that it can be used."""
    try:
        layers = _layers(name_or_folder)
        _read(layers, _digest(layers))
    except CasebookError as error:
        return error.faults
    return []


def upwards(start: str | None, rows: Mapping[str, Kept]) -> Iterator[Kept]:
    """Whom an actor or what a place belongs to (`parent_id`), nearest first: the district of a town, its country."""
    row = rows.get(start or "")
    while row is not None and row.parent_id is not None:
        row = rows[row.parent_id]
        yield row


def _layers(name_or_folder: str | Path) -> list[Path]:
    """The folders, lowest first."""
    folder = _folder(name_or_folder)
    settings = toml(folder / "casebook.toml")
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
    found = unreadable(layers)
    if found:
        raise CasebookError(layers[-1].name, found)
    rows = {name: laid_over(layers, name, table, found) for name, table in TABLES.items()}
    settings = functools.reduce(_overlaid, (toml(layer / "casebook.toml") for layer in layers))
    casebook = _assembled(layers, digest, settings, rows)
    found += checked(casebook.event_types, rows)
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
        trees=tuple(tree for layer in layers for tree in toml(layer / "scenarios.toml").get("tree", [])),
        base_rates=tuple(rate for layer in layers for rate in plain_rows(layer / "base_rates.csv")),
        origins={
            f"{name}/{'|'.join(key)}": placed.where for name, table in rows.items() for key, placed in table.items()
        },
    )


def _overlaid(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        merged[key] = (
            _overlaid(merged[key], value) if isinstance(value, dict) and isinstance(merged.get(key), dict) else value
        )
    return merged
