"""What exports in the shape of other data sets need: sides of a conflict, places by level, what of a view occurred."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from hudna.casebook import Casebook, upwards
from hudna.records import Count, Incident, Party, Place, PlaceRef

ARMED_STATE = frozenset({"state", "government", "ministry", "armed-forces", "police", "intelligence"})
ARMED = frozenset({"militia", "front", "group"})
CIVIL = frozenset({"community", "media", "company", "judiciary"})
# What everyday words for people (people.csv) mean for the side they stand on; other kinds mean nothing.
_PEOPLE = {"civilians": "civil", "crowd": "civil", "fighters": "armed", "group": "armed", "forces": "state"}
_CITIES = ("city", "town", "quarter", "settlement")


def side(parties: Sequence[Party], casebook: Casebook) -> str:
    """state, armed or civil: the side of the first party that the casebook knows; empty where none is sure.

    An office holder, a coalition or a party stands on the side of whom it belongs to.
    """
    everyday = {row.people_id: _PEOPLE.get(row.kind, "") for row in casebook.people}
    for party in parties:
        if everyday.get(party.actor_id or ""):
            return everyday[party.actor_id or ""]
        known = casebook.actors.get(party.actor_id or "")
        for actor in (*filter(None, [known]), *upwards(party.actor_id, casebook.actors)):
            for name, kinds in (("state", ARMED_STATE), ("armed", ARMED), ("civil", CIVIL)):
                if actor.kind in kinds:
                    return name
    return ""


def names(parties: Iterable[Party]) -> str:
    """Names separated by semicolons."""
    return "; ".join(party.name for party in parties)


def ids(parties: Iterable[Party]) -> str:
    """Ids separated by spaces, `-` for who has none."""
    return " ".join(party.actor_id or "-" for party in parties)


def tame(cell: Any) -> Any:
    """Words of a source that a spreadsheet would run as a formula, kept as words."""
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell[0] in "=+-@\t\r" else cell


def levels(place: PlaceRef | None, casebook: Casebook) -> dict[str, Place]:
    """The place and those that hold it, by level: country, governorate, district, city."""
    found: dict[str, Place] = {}
    known = casebook.places.get(place.place_id or "") if place else None
    if known is not None:
        for at in (known, *upwards(known.place_id, casebook.places)):
            found.setdefault("city" if at.kind in _CITIES else at.kind, at)
    return found


def label(found: dict[str, Place], level: str) -> str:
    """The English label of a level; empty where the casebook has none."""
    return found[level].label_en if level in found else ""


def killed(incident: Incident) -> Count | None:
    """The count of the killed."""
    return next((count for count in incident.counts if count.what == "killed"), None)


def dropped(reasons: Counter[str]) -> list[str]:
    """What was left out, in words, the most first."""
    return [f"{n} left out: {reason}." for reason, n in reasons.most_common()]
