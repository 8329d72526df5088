"""Golden events: a sentence with its trigger given, coded, and one part of the event told in a line."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hudna.casebook import Casebook
from hudna.coding.analyse import Analyse
from hudna.coding.events import Events
from hudna.coding.judge import Judgement
from hudna.coding.triggers import Triggers
from hudna.records import Event, Party
from tests.conftest import a_document

FOLDER = Path(__file__).parent.parent / "golden" / "coding" / "ar"
_MADE: dict[str, tuple[Analyse, Triggers, Events]] = {}


@cache
def _rows(kind: str) -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf8"))["example"])


def examples(kind: str) -> list[Any]:
    """The examples of a file; those that are known to fail are expected to, strictly."""
    return [
        pytest.param(
            row,
            id=row["label"].replace(" ", "-"),
            marks=[pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else [],
        )
        for row in _rows(kind)
    ]


def events(casebook: Casebook, text: str, *, published: str | None = "2026-03-02", **accepted: str) -> list[Event]:
    """The events of a text; without `only`, every candidate that was found counts as judged to report one."""
    if casebook.digest not in _MADE:
        _MADE[casebook.digest] = (Analyse(casebook), Triggers(casebook), Events(casebook))
    analyse, triggers, code = _MADE[casebook.digest]
    analysis = analyse(a_document(text, published))
    only, status = accepted.get("only"), accepted.get("status", "occurred")
    judged = [
        (one, Judgement(reports=1.0, accepted=only is None or only in text[one.start : one.end], status=status))
        for one in triggers(analysis)
    ]
    return list(code(analysis, judged))


def told(casebook: Casebook, row: dict[str, Any]) -> Event:
    """The one event of an example."""
    published = row.get("published", "2026-03-02")
    found = events(
        casebook,
        row["text"],
        published=str(published) if published else None,
        only=row["trigger"],
        status=row.get("status", "occurred"),
    )
    assert found, f"no trigger {row['trigger']!r}"
    return found[row.get("nth", 0)]


def who(party: Party | None) -> str:
    return "nobody" if party is None else party.actor_id or party.name


def parties(event: Event) -> str:
    sides = (", ".join(map(who, side)) or "nobody" for side in (event.actors, event.recipients))
    return " > ".join(sides)


def place(event: Event) -> str:
    if event.place is None:
        return "nowhere"
    near = " (near)" if event.place.precision == "near" else ""
    return f"{event.place.place_id or event.place.name}{near}"


def when(event: Event) -> str:
    if event.when is None:
        return "no date"
    if event.when.earliest is None:
        return f"unknown: {event.when.span.quote if event.when.span else ''}"
    last = "" if event.when.latest == event.when.earliest else f" to {event.when.latest}"
    return f"{event.when.earliest}{last}"


def counts(event: Event) -> str:
    return ", ".join(f"{one.what} {'unknown' if one.best is None else one.best}" for one in event.counts) or "none"
