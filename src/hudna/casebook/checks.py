"""What must hold between the rows of a casebook; each check gives faults with file, row and column."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hudna.casebook.tables import Fault, Placed, Rows, columns
from hudna.lang import LANGUAGES
from hudna.records import EventType

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


def checked(event_types: Mapping[str, EventType], rows: Rows) -> list[Fault]:
    """Every fault that shows only between rows."""
    return [
        *(ids := list(_unknown_ids(rows))),
        *([] if ids else _circles(rows)),
        *_reversed_days(rows),
        *_letters(rows),
        *_unknown_modes(event_types, rows),
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


def _circles(rows: Rows) -> Iterator[Fault]:
    """Who belongs to itself over any number of rows, so that every walk upwards comes to an end."""
    for name in ("actors.csv", "places.csv"):
        parents = {key[0]: placed.record.parent_id for key, placed in rows[name].items()}
        for key, placed in rows[name].items():
            above, seen = parents[key[0]], set[str]()
            while above and above not in seen:
                seen.add(above)
                above = parents[above]
            if key[0] in seen:
                message = "belongs to itself by way of its parents. Mend one of their parent_id."
                yield Fault(file=placed.file, row=placed.row, column="parent_id", message=message)


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
            for column in columns(kind):
                value = getattr(placed.record, column)
                if isinstance(value, str) and _NOT_WRITTEN.search(value):
                    message = "holds font shapes or directional controls, which no text matches. Type the words again."
                    yield Fault(file=placed.file, row=placed.row, column=column, message=message)


def _unknown_modes(event_types: Mapping[str, EventType], rows: Rows) -> Iterator[Fault]:
    for placed in rows["triggers.csv"].values():
        kind = event_types.get(placed.record.event_type)
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
    seen: dict[tuple[str, str], list[Placed]] = {}
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
