"""Write the pages of docs/ that follow from the program: cli.md, exports.md, records.md.

Run it after a change of a command, an export or a record; `tests/test_docs.py`
fails while a page is not what this writes.

    .venv/bin/python scripts/make_docs.py
"""

import dataclasses
import inspect
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from typer.models import OptionInfo

from hudna import records
from hudna.show import cli
from hudna.show.exports import EXPORTS

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "<!-- Written by scripts/make_docs.py; change the program, not this page. -->\n"


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {"cli.md": cli_page(), "exports.md": exports_page(), "records.md": records_page()}


def cli_page() -> str:
    """Every command with its usage, what it does, its arguments and options."""
    parts = [MADE, "# Commands", "", _STATUS]
    for name, function in commands():
        parts += ["", f"## `hudna {name}`", "", _prose(inspect.getdoc(function) or ""), ""]
        rows = [_parameter(one) for one in parameters(function)]
        if rows:
            parts += ["| argument or option | what it is |", "| --- | --- |", *rows]
    return "\n".join(parts) + "\n"


_STATUS = (
    "Every command has `--help`. Exit status: 0 done; 1 the input was bad, what was good is kept, and a message names "
    "file, reason and remedy; 2 wrong usage; 130 stopped by hand. What a program reads goes to standard output, "
    "everything else to standard error."
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Parameter:
    """An argument or option of a command, as its function declares it."""

    name: str
    flags: tuple[str, ...]
    metavar: str
    help: str
    default: Any


def commands() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command by name, in the order of the program."""
    for one in cli.app.registered_commands:
        if one.callback is not None:
            yield one.name or one.callback.__name__.replace("_", "-"), one.callback


def parameters(function: Callable[..., Any]) -> Iterator[Parameter]:
    """What a command takes, arguments first as they stand."""
    hints = typing.get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, told = typing.get_args(hints[name])[:2]
        flags = _flags(told, name) if isinstance(told, OptionInfo) else ()
        metavar = told.metavar or ("" if kind is bool else name.upper())
        yield Parameter(
            name=name, flags=flags, metavar=metavar, help=" ".join((told.help or "").split()), default=parameter.default
        )


def _flags(told: OptionInfo, name: str) -> tuple[str, ...]:
    """The flags of an option; where it stands in an annotation, the first is kept as its default."""
    first = (told.default,) if isinstance(told.default, str) and told.default.startswith("-") else ()
    return (*first, *(told.param_decls or ())) or (f"--{name.replace('_', '-')}",)


def _parameter(one: Parameter) -> str:
    flags = ", ".join(f"`{flag}`" for flag in one.flags)
    shown = f"{flags} {one.metavar}".strip() if flags else f"`{one.metavar}`"
    needed = "Needed. " if one.default is inspect.Parameter.empty else ""
    # The number of processors differs from machine to machine.
    told = (
        isinstance(one.default, str | int) and not isinstance(one.default, bool) and one.default and one.name != "jobs"
    )
    default = f" (default: {one.default})" if told else ""
    return f"| {shown} | {needed}{_cell(one.help)}{default} |"


def exports_page() -> str:
    """Every export with what it holds and its columns."""
    parts = [MADE, "# Exports", "", _EXPORTS]
    for name, write in EXPORTS.items():
        module: Any = inspect.getmodule(write)
        parts += ["", f"## {name}", "", _prose(inspect.getdoc(write) or ""), "", _prose(inspect.getdoc(module) or "")]
        if hasattr(module, "COLUMNS"):
            parts += ["", f"{len(module.COLUMNS)} columns: {', '.join(f'`{column}`' for column in module.COLUMNS)}."]
    return "\n".join(parts) + "\n"


_EXPORTS = """`hudna export --case DIR --format NAME --out PATH` writes one of the exports below. Beside it lies
`PATH.meta.json`: program, casebook and its digest, the last line of the case's log, the last decision, and in words
what was left out.

What leaves the case holds no name of a private person (`⟦…⟧` stands in its place), nothing younger than the casebook's
`embargo_days` (a document without a day counts as too young where there is an embargo), and no place more exact than
its `public_precision` (country, region, governorate, district, settlement or site): fields name the place around it,
and in quotations and titles its name is withheld (`⟦…⟧`) in every spelling that the casebook or the coder knew; one
that neither knew can slip through, so read what you publish. Bases, embassies, airports and crossings of the casebook
are public by name. `--internal` lifts all three, except that no briefing names a private person, for the team's own
use; a name that a person withheld by a decision stays withheld.

Empty always means "not known", never zero."""


def records_page() -> str:
    """Every record with its fields and their types."""
    parts = [MADE, "# Records", "", _RECORDS]
    for name, kind in _records():
        parts += ["", f"## {name}", "", _prose(inspect.getdoc(kind) or ""), "", "| field | type |", "| --- | --- |"]
        parts += [
            f"| `{one.name}` | `{_type(one.type)}` |".replace(" | None`", "`, or not known")
            for one in dataclasses.fields(kind)
        ]
    return "\n".join(parts) + "\n"


_RECORDS = """Whatever crosses a door between two rooms is one of these: frozen, compared by value, made with keywords
only. Spans end exclusively, ranges of days inclusively. Days are `date`, instants (`_at`, `at`) are UTC. `None` always
means "not known" or "not said"."""


def _records() -> Iterator[tuple[str, Any]]:
    for name in records.__all__:
        kind = getattr(records, name)
        if dataclasses.is_dataclass(kind):
            yield name, kind


def _type(hint: Any) -> str:
    told = (
        hint if isinstance(hint, str) else getattr(hint, "__name__", str(hint)) if isinstance(hint, type) else str(hint)
    )
    for module in ("hudna.records.values.", "datetime.", "hudna.records.reading."):
        told = told.replace(module, "")
    return told


def _prose(text: str) -> str:
    """A docstring as it stands; its indented lines become code."""
    return inspect.cleandoc(text).strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    for file_name, content in pages().items():
        (DOCS / file_name).write_text(content, encoding="utf8")
        sys.stdout.write(f"docs/{file_name}\n")
