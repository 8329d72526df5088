"""Records as the JSON that a case keeps: what goes without saying is left out, and put back when it is read.

Left out are fields that are empty (`null`, `[]`) or hold their default, and in
a span the id of the document that the record itself names.  A row with all of
its fields reads the same, so rows of earlier versions need no change.
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from hudna.records import Span

R = TypeVar("R")
_Reader = Callable[[Any, str], Any]
_HOME = "document_id"


def told(record: Any) -> str:
    """The JSON of a record, fields in their order, Arabic as it is."""
    home = getattr(record, _HOME, "")
    return json.dumps(_plain(record, home), ensure_ascii=False, separators=(",", ":"))


def read(kind: type[R], text: str) -> R:
    """The record that `told` was made from.

    Raises:
        TypeError: the row has a field that the record lacks.
    """
    data = json.loads(text)
    made: R = _read(kind, data, data.get(_HOME, ""))
    return made


def _plain(value: Any, home: str) -> Any:
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool:
        return value
    if kind is tuple:
        return [None if item is None else _plain(item, home) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    made: Any = kind
    found: dict[str, Any] = {}
    for name, empty in _fields(made):
        held = getattr(value, name)
        if held is None or held == ():
            if held != empty:
                found[name] = [] if held == () else None
        elif not (held == empty and type(held) is type(empty)) and not (
            name == _HOME and kind is Span and held == home
        ):
            found[name] = _plain(held, home)
    return found


@functools.cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Each field with the value that it has where a row lacks it."""
    return tuple((field.name, _empty(field, hint)) for field, hint in _hinted(kind))


def _hinted(kind: Any) -> list[tuple["dataclasses.Field[Any]", Any]]:
    hints = typing.get_type_hints(kind)
    return [(field, hints[field.name]) for field in dataclasses.fields(kind)]


def _empty(field: "dataclasses.Field[Any]", hint: Any) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return () if typing.get_origin(hint) is tuple else None


def _read(kind: Any, data: dict[str, Any], home: str) -> Any:
    values = {}
    for name, (reader, empty) in _readers(kind).items():
        if name in data:
            value = data.pop(name)
            values[name] = None if value is None else value if reader is None else reader(value, home)
        else:
            values[name] = home if name == _HOME and kind is Span else empty
    if data:
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(data))}")
    return kind(**values)


@functools.cache
def _readers(kind: Any) -> dict[str, tuple[_Reader | None, Any]]:
    return {field.name: (_reader(hint), _empty(field, hint)) for field, hint in _hinted(kind)}


@functools.cache
def _reader(hint: Any) -> _Reader | None:
    """What makes a value of JSON's; `None` where nothing need be done."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _reader(next(arm for arm in typing.get_args(hint) if arm is not type(None)))
    if origin is tuple:
        return _tuple(typing.get_args(hint))
    if dataclasses.is_dataclass(hint):
        return functools.partial(_read, hint)
    if hint is datetime:
        return lambda value, _: datetime.fromisoformat(value)
    if hint is date:
        return lambda value, _: date.fromisoformat(value)
    return None


def _tuple(arms: tuple[Any, ...]) -> _Reader:
    many = len(arms) == 2 and arms[1] is Ellipsis
    readers = [_reader(arm) for arm in arms if arm is not Ellipsis]

    def read_all(items: list[Any], home: str) -> tuple[Any, ...]:
        each = readers * len(items) if many else readers
        return tuple(
            item if item is None or reader is None else reader(item, home)
            for item, reader in zip(items, each, strict=True)
        )

    return read_all
