"""What may leave the case: no private name, nothing younger than the embargo, no place more exact than is allowed.

An embargoed report takes out of an incident all that rests on its words
alone.  The case itself keeps everything, and `internal` exports have it.
"""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from hudna.records import Document, Incident, Party, Span, from_row, row
from hudna.show.exports import places
from hudna.show.private import Privacy
from hudna.show.view import CaseView
from hudna.store.redaction import INSTEAD, redact, released, withholder

R = TypeVar("R")
_ARABIC = re.compile("[\u0600-\u06ff]")
_TOLD = ("claims", "truces", "relations", "exchanges", "zones", "sites", "stances")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A view that may leave the case, and in words what was kept back."""

    view: CaseView
    kept_back: tuple[str, ...]


def release(view: CaseView, on: date, *, internal: bool = False) -> Release:
    """The view as it may be published on a day; `internal` lets everything through but what a person withheld."""
    if internal:
        withheld = withholder(view.redactions)
        return Release(
            view=_each(view, withheld, lambda one: redact(one, withheld)) if view.redactions else view, kept_back=()
        )
    held = embargoed(view, on)
    notes = list(held.kept_back)
    view = places.coarsened(held.view, notes)
    privacy = Privacy.of(view)
    masked = functools.cache(lambda text, document_id=None: privacy.masked(text, INSTEAD, document_id))
    view = _each(view, masked, lambda one: _record(one, masked, privacy))
    documents = {
        key: replace(_nameless_file(one, privacy), title=privacy.title(privacy.documents[key], INSTEAD))
        for key, one in view.documents.items()
    }
    problems = tuple(
        replace(one, about=privacy.file(one.about), message=masked(one.message), hint=masked(one.hint), span=None)
        for one in view.problems
    )
    return Release(
        view=replace(view, documents=documents, problems=problems),
        kept_back=(*notes, f"Names of private persons are replaced by {INSTEAD}."),
    )


def embargoed(view: CaseView, on: date) -> Release:
    """The view without what is too young to be published on a day; names and places are left."""
    notes: list[str] = []
    return Release(view=_embargoed(view, on, notes), kept_back=tuple(notes))


# --- the embargo ------------------------------------------------------------------------------------------------------


def _embargoed(view: CaseView, on: date, notes: list[str]) -> CaseView:
    days = int(view.casebook.settings.get("embargo_days", 0))
    if days <= 0:
        return view
    open_ = released(view.documents.values(), on=on, embargo_days=days)
    events = {one.id: one for one in view.events.values() if one.document_id in open_}
    kept = [_of(incident, open_, view) for incident in view.incidents if set(incident.event_ids) & events.keys()]
    ids = {one.id for one in kept}
    notes.append(
        f"{len(view.documents) - len(open_)} documents younger than {days} days or without a day are kept back, and "
        f"with them {len(view.incidents) - len(kept)} incidents that nobody else tells."
    )
    told: dict[str, Any] = {
        kind: tuple(one for one in getattr(view, kind) if one.document_id in open_) for kind in _TOLD
    }
    return replace(
        view,
        documents={key: one for key, one in view.documents.items() if key in open_},
        events=events,
        incidents=tuple(replace(one, follows=tuple(f for f in one.follows if f in ids)) for one in kept),
        problems=tuple(one for one in view.problems if one.about in open_ | _uris(view, open_)),
        **told,
    )


def _uris(view: CaseView, open_: set[str]) -> set[str]:
    return {view.documents[one].source.uri for one in open_}


def _of(incident: Incident, open_: set[str], view: CaseView) -> Incident:
    """The incident without what only embargoed documents say."""

    def stands(value: Any) -> bool:
        return value is not None and (value.span is None or value.span.document_id in open_)

    events = tuple(one for one in incident.event_ids if one in view.events and view.events[one].document_id in open_)
    publishers = (view.documents[view.events[one].document_id].source.publisher for one in events)
    lists: dict[str, Any] = {
        name: tuple(one for one in getattr(incident, name) if stands(one))
        for name in ("actors", "recipients", "mediators", "counts", "told")
    }
    return replace(
        incident,
        event_ids=events,
        publishers=tuple(sorted({one for one in publishers if one})),
        place=incident.place if stands(incident.place) else None,
        when=incident.when if stands(incident.when) else None,
        **lists,
    )


# --- names ------------------------------------------------------------------------------------------------------------


def _each(view: CaseView, masked: Callable[[str], str], change: Callable[[Any], Any]) -> CaseView:
    """The view with every record changed; the documents' text stays for who cites it by position."""
    told: dict[str, Any] = {kind: tuple(map(change, getattr(view, kind))) for kind in (*_TOLD, "incidents")}
    return replace(
        view,
        documents={
            key: replace(one, title=one.title and masked(one.title), byline=one.byline and masked(one.byline))
            for key, one in view.documents.items()
        },
        events={key: change(one) for key, one in view.events.items()},
        **told,
    )


def _nameless_file(document: Document, privacy: Privacy) -> Document:
    """The document with its file's bare name: neither the path of the machine that read it nor a person's name."""
    return replace(document, source=replace(document.source, uri=privacy.file(document.source.uri)))


def _record(record: R, masked: Callable[..., str], privacy: Privacy) -> R:
    kind: type[R] = type(record)
    document_id = getattr(record, "document_id", None)
    return from_row(kind, _through(row(record), lambda text: masked(text, document_id), privacy))


def _through(data: Any, masked: Callable[[str], str], privacy: Privacy) -> Any:
    if isinstance(data, str):
        return masked(data) if _ARABIC.search(data) else data
    if isinstance(data, list):
        return [_through(item, masked, privacy) for item in data]
    if not isinstance(data, dict):
        return data
    if data.keys() == {"document_id", "start", "end", "quote"}:
        return {**data, "quote": _quote(Span(**data), privacy)}
    if "actor_id" in data and "role" in data:
        return _party(data, masked, privacy)
    if "place_id" in data and data["span"]:
        return _place(data, masked, privacy)
    return {key: value if key == "id" else _through(value, masked, privacy) for key, value in data.items()}


def _party(data: dict[str, Any], masked: Callable[[str], str], privacy: Privacy) -> dict[str, Any]:
    """An actor of the casebook keeps its name; anybody else's stands as its span may be shown."""
    party = from_row(Party, data)
    span = data["span"] and _through(data["span"], masked, privacy)
    if party.actor_id is not None:
        return {**data, "span": span}
    told = _quote(party.span, privacy) if party.span and party.span.quote == party.name else masked(party.name)
    told = INSTEAD if privacy.names(party) else told
    return {**data, "name": told, "span": span}


def _place(data: dict[str, Any], masked: Callable[[str], str], privacy: Privacy) -> dict[str, Any]:
    """A place of the casebook keeps its name; one that is called after a private person has that of its words."""
    told = {key: _through(value, masked, privacy) for key, value in data.items()}
    quote = _quote(Span(**data["span"]), privacy)
    return told if data["place_id"] or quote == data["span"]["quote"] else {**told, "name": quote}


def _quote(span: Span, privacy: Privacy) -> str:
    return privacy.shown(span, INSTEAD)
