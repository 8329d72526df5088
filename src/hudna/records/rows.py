"""Records to plain data and back: dicts, lists, strings, numbers, as JSON has them.

`row` drops nothing; `from_row` gives an equal record.  Days and instants are
ISO strings.  A field that a row lacks takes its default, so that rows of an
older version can still be read.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
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
    readers = _readers(made)
    if unknown := data.keys() - readers.keys():
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    return kind(**{name: None if value is None else readers[name](value) for name, value in data.items()})


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


@functools.cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    """For each field what makes its value from plain data; worked out once, since cases hold millions of rows."""
    return {name: _reader(hint) for name, hint in _fields(kind).items()}


@functools.cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _reader(next(arm for arm in typing.get_args(hint) if arm is not type(None)))
    if origin is tuple:
        return _reader_of_tuples(typing.get_args(hint))
    if dataclasses.is_dataclass(hint):
        return functools.partial(from_row, typing.cast("type[Any]", hint))
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    return lambda value: value


def _reader_of_tuples(arms: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arms) == 2 and arms[1] is Ellipsis:
        one = _reader(arms[0])
        return lambda items: tuple([None if item is None else one(item) for item in items])
    each = [_reader(arm) for arm in arms]
    return lambda items: tuple(None if item is None else reader(item) for reader, item in zip(each, items, strict=True))
