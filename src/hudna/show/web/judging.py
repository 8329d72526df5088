"""What a person may say of a record on a page, and how a form becomes a value that the record can hold.

A correction gives one field anew: words as they are, anything else as JSON in
the shape of `records.row`.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hudna.casebook import Casebook
from hudna.records import Party, PlaceRef, row
from hudna.show.present import STATUSES

TRUCE_STATUSES = (
    "proposed", "demanded", "agreed", "declared", "in-force", "extended", "violated", "collapsed", "rejected", "ended",
)  # fmt: skip

Form = Mapping[str, str]


class UnfitError(ValueError):
    """The form does not give a value of the field; says which part."""


def value_of(name: str, form: Form, casebook: Casebook) -> str | None:
    """The new value of a field from a form, as a decision keeps it; `None` empties the field.

    Raises:
        UnfitError: an id that the casebook lacks, a day that is none, a field that no page offers.
    """
    reader = FIELDS.get(name)
    if reader is None:
        raise UnfitError(name)
    return reader(form.get(f"to-{name}", "").strip(), form, casebook)


def _word(known: Callable[[Casebook], Any]) -> Callable[[str, Form, Casebook], str | None]:
    def read(told: str, form: Form, casebook: Casebook) -> str | None:  # noqa: ARG001
        if told and told not in known(casebook):
            raise UnfitError(told)
        return told or None

    return read


def _parties(role: str) -> Callable[[str, Form, Casebook], str]:
    def read(told: str, form: Form, casebook: Casebook) -> str:  # noqa: ARG001
        parties = [_party(actor_id, role, casebook) for actor_id in told.replace(",", " ").split()]
        return json.dumps([row(party) for party in parties], ensure_ascii=False)

    return read


def _party(actor_id: str, role: str, casebook: Casebook) -> Party:
    if actor_id not in casebook.actors:
        raise UnfitError(actor_id)
    return Party(actor_id=actor_id, name=casebook.actors[actor_id].label_en, role=role)


def _place(told: str, form: Form, casebook: Casebook) -> str | None:  # noqa: ARG001
    if not told:
        return None
    place = casebook.places.get(told)
    if place is None:
        raise UnfitError(told)
    made = PlaceRef(
        place_id=told, name=place.label_en, lat=place.lat, lon=place.lon, precision=place.precision or place.kind
    )
    return json.dumps(row(made), ensure_ascii=False)


def _when(told: str, form: Form, casebook: Casebook) -> str | None:  # noqa: ARG001
    """First and last day; one alone means that day."""
    last = form.get("to-when-last", "").strip() or told
    if not last:
        return None
    first = told or last
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise UnfitError(f"{first} {last}") from error
    if days[0] > days[1]:
        raise UnfitError(f"{first} > {last}")
    precision = "day" if days[0] == days[1] else "week" if (days[1] - days[0]).days < 7 else "month"
    return json.dumps({"earliest": first, "latest": last, "precision": precision})


FIELDS: dict[str, Callable[[str, Form, Casebook], str | None]] = {
    "status": _word(lambda _: (*STATUSES, *TRUCE_STATUSES)),
    "type": _word(lambda casebook: casebook.event_types),
    "mode": _word(lambda casebook: {mode for kind in casebook.event_types.values() for mode in kind.modes.split()}),
    "actors": _parties("actor"),
    "recipients": _parties("recipient"),
    "place": _place,
    "when": _when,
}
