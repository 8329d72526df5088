"""Numbers under which a case finds the incidents that may be tied to one, as `ties` ties them.

A deed and what announced or denied it have two of three in common: who, to
whom, where; and their days are near.  Each such pair of facts with the type and
a stretch of days is one number; its last two bits say whether a deed stands
under it, an announcement or a denial.  What stands under one number need not
be tied, `ties.tied` decides; what is tied shares one.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from hudna.merging.blocks import name_of
from hudna.merging.ties import DENIED_WITHIN_DAYS, FULFILLED_WITHIN_DAYS, announces
from hudna.records import Incident

DEED, ANNOUNCED, DENIED = range(3)
WINDOW_DAYS = FULFILLED_WITHIN_DAYS + 1


def tie_keys(incident: Incident, told: date | None) -> tuple[int, ...]:
    """The numbers under which the incident stands; `told` is the day of its first report."""
    day = (incident.when and (incident.when.earliest or incident.when.latest)) or told
    if day is None:
        return ()
    roles = [(DEED, incident.type, day, day)] if incident.status == "occurred" else []
    if deed := announces(incident):
        roles.append((ANNOUNCED, deed, day, _after(day, FULFILLED_WITHIN_DAYS)))
    if incident.status == "denied":
        roles.append((DENIED, incident.type, _after(day, -DENIED_WITHIN_DAYS), _after(day, DENIED_WITHIN_DAYS)))
    return tuple(
        sorted(
            {
                _number(f"{kind}|{facts}|{window}") | role
                for role, kind, first, last in roles
                for window in range(first.toordinal() // WINDOW_DAYS, last.toordinal() // WINDOW_DAYS + 1)
                for facts in _facts(incident)
            }
        )
    )


def counterparts(keys: Iterable[int]) -> set[int]:
    """Where what may be tied to these stands: announcements and denials of deeds, deeds of both."""
    found: set[int] = set()
    for key in keys:
        base = key & ~3
        found.update((base | ANNOUNCED, base | DENIED) if key & 3 == DEED else (base,))
    return found


def _facts(incident: Incident) -> Iterator[str]:
    doers = [f"by|{name_of(party)}" for party in incident.actors]
    others = [f"to|{name_of(party)}" for party in incident.recipients]
    places = [f"at|{incident.place.place_id or incident.place.name}"] if incident.place else []
    for one, two in ((doers, others), (doers, places), (others, places)):
        yield from (f"{a}|{b}" for a in one for b in two)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True) & ~3


def _after(day: date, days: int) -> date:
    """So many days later, within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
