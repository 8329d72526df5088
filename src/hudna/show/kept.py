"""What truces of a view are judged by, for whoever shows it: incidents as they are shown, the last day covered."""

from dataclasses import replace
from datetime import date

from hudna.merging.keeping import Known
from hudna.records import Event, Incident
from hudna.show.brief.facts import sides
from hudna.show.view import CaseView


def known(view: CaseView) -> Known | None:
    """The view's incidents with the sides that most reports give them, on its last day of publication.

    `None` where no document has a day: then nothing can be placed in time.
    """
    days = view.days()
    if days is None:
        return None
    told = {one.id: _tellings(view, one) for one in view.incidents}
    first = {name: day for name, events in told.items() if (day := _first_told(view, events))}
    return Known(
        incidents=tuple(_as_shown(one, told[one.id]) for one in view.incidents),
        casebook=view.casebook,
        on=days[1],
        days=first,
        told={name: tuple(event.evidence for event in events) for name, events in told.items()},
        read=tuple(one.published for one in view.documents.values() if one.published),
    )


def _tellings(view: CaseView, incident: Incident) -> list[Event]:
    return [view.events[one] for one in incident.event_ids if one in view.events]


def _first_told(view: CaseView, events: list[Event]) -> date | None:
    """The day of the first document that tells of it."""
    published = (view.documents[event.document_id].published for event in events)
    return min(filter(None, published), default=None)


def _as_shown(incident: Incident, events: list[Event]) -> Incident:
    """The incident with those alone who are shown as its sides: nobody is held to a deed that one report gives him."""
    actors, recipients = sides(incident, events)
    return replace(incident, actors=actors, recipients=recipients)
