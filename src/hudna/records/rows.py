"""Records to plain data and back: dicts, lists, strings, numbers, as JSON has them.

`row` drops nothing; `from_row` gives an equal record.  Days and instants are
ISO strings.  A field that a row lacks takes its default, so that rows of an
older version can still be read.
"""

import dataclasses
import functools
import types
import typing
from datetime import date, datetime
from typing import Any, TypeVar

R = TypeVar("R")


def row(record: Any) -> dict[str, Any]:
    """A record as plain data, fields in their order."""
    kind: Any = type(record)
    return {name: _plain(getattr(record, name)) for name in _fields(kind)}


def from_row(kind: type[R], data: dict[str, Any]) -> R:
    """The record that `row` was made from.

    Raises:
        TypeError: a field without a default is missing, or the row has one that the record lacks.
    """
    made: Any = kind
    hints = _fields(made)
    unknown = set(data) - set(hints)
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    return kind(**{name: _typed(hints[name], value) for name, value in data.items()})


@functools.cache
def _fields(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return row(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _typed(next(arm for arm in typing.get_args(hint) if arm is not type(None)), value)
    if origin is tuple:
        arms = typing.get_args(hint)
        if len(arms) == 2 and arms[1] is Ellipsis:
            return tuple(_typed(arms[0], item) for item in value)
        return tuple(_typed(arm, item) for arm, item in zip(arms, value, strict=True))
    if dataclasses.is_dataclass(hint):
        return from_row(typing.cast("type[Any]", hint), value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    return value
