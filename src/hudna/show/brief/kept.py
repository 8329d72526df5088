"""How the truces of a view are kept, for whoever shows it: by the incidents as shown, on the last day covered."""

from dataclasses import replace
from datetime import date, timedelta

from hudna.merging import keeping
from hudna.merging.keeping import Keeping, Known
from hudna.merging.truces import Course
from hudna.records import Event, Incident
from hudna.show.brief.facts import sides
from hudna.show.view import CaseView

A_YEAR = timedelta(days=365)


def judge(view: CaseView, course: Course, by: Known) -> Keeping:
    """How a truce is kept; in the area that was told, also where what it covers is shown more coarsely."""
    told = dict.fromkeys(view.exact_scopes[one] for one in course.truce_ids if one in view.exact_scopes)
    return keeping.judge(replace(course, scopes=tuple(told) or course.scopes), by)


def is_history(view: CaseView, course: Course) -> bool:
    """Whether all that is told of a truce lies more than a year before the first document."""
    covered = view.days()
    days = [turn.day for turn in course.turns if turn.day]
    return covered is not None and bool(days) and covered[0] - max(days) > A_YEAR


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
        incidents=tuple(_as_shown(view, one, told[one.id]) for one in view.incidents),
        casebook=view.casebook,
        on=days[1],
        days=first,
        told={name: tuple(event.evidence for event in events) for name, events in told.items()},
        published={one.id: one.published for one in view.documents.values() if one.published},
    )


def _tellings(view: CaseView, incident: Incident) -> list[Event]:
    return [view.events[one] for one in incident.event_ids if one in view.events]


def _first_told(view: CaseView, events: list[Event]) -> date | None:
    """The day of the first document that tells of it."""
    published = (view.documents[event.document_id].published for event in events)
    return min(filter(None, published), default=None)


def _as_shown(view: CaseView, incident: Incident, events: list[Event]) -> Incident:
    """The incident with those alone who are shown as its sides: nobody is held to a deed that one report gives him."""
    actors, recipients = sides(incident, events)
    place = view.exact_places.get(incident.id, incident.place)
    return replace(incident, actors=actors, recipients=recipients, place=place)
