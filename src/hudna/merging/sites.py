"""Bases, embassies, camps, crossings over time: holders, handovers, attacks, defences; zones and what is inside.

What the casebook knows with days and what documents tell stand side by side,
each turn with where it is from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hudna.casebook import Casebook
from hudna.merging.features import kilometres
from hudna.merging.keeping import day_of
from hudna.merging.links import surroundings
from hudna.records import Incident, PlaceRef, Site, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who held a site, from when to when, as told by the casebook or by a record (`source` is its id)."""

    holder: str | None
    status: str
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCourse:
    """A site over time: holdings by day, attacks and threats by day, every defence that was named."""

    place_id: str
    name: str
    kind: str
    holdings: tuple[Holding, ...]
    attacks: tuple[str, ...]
    threats: tuple[str, ...]
    defences: tuple[str, ...]
    site_ids: tuple[str, ...]


def site_courses(
    sites: Iterable[Site],
    incidents: Iterable[Incident],
    casebook: Casebook,
    *,
    published: Mapping[str, date] | None = None,
    days: Mapping[str, date] | None = None,
) -> tuple[SiteCourse, ...]:
    """Every site that a document or the casebook names and that something is told of, by place id."""
    told: dict[str, list[Site]] = {}
    for site in sorted(sites, key=lambda one: one.id):
        told.setdefault(site.place.place_id or site.place.name, []).append(site)
    held = sorted(incidents, key=lambda one: (day_of(one, days) or date.max, one.id))
    at = {
        place: [one for one in held if _at(one.place, place)]
        for place in {*told, *(k.place_id for k in casebook.sites)}
    }
    return tuple(
        _course(place, told.get(place, []), at[place], casebook, published or {})
        for place in sorted(at)
        if told.get(place) or at[place]
    )


def inside(zone: Zone, incidents: Iterable[Incident], casebook: Casebook) -> tuple[str, ...]:
    """Incidents within an exclusion zone, on the days that it stood.

    Within the radius where one is told and places have coordinates; where the
    number is lost, only those at the centre itself or in a place within it.
    """
    around = surroundings(casebook)
    return tuple(
        incident.id
        for incident in sorted(incidents, key=lambda one: one.id)
        if incident.place and _within(zone, incident.place, around) and _then(zone, incident)
    )


def _course(
    place: str, sites: list[Site], here: list[Incident], casebook: Casebook, published: Mapping[str, date]
) -> SiteCourse:
    known = [row for row in casebook.sites if row.place_id == place]
    holdings = [
        Holding(
            holder=row.holder_id,
            status="handed-over" if row.handed_to else "held",
            since=row.valid_from,
            until=row.valid_to,
            source=f"casebook: {row.source}",
        )
        for row in known
    ] + [_holding(site, published) for site in sites]
    label = casebook.places[place].label_en if place in casebook.places else sites[0].place.name if sites else place
    defences = [defence for row in known for defence in row.defences.split("|") if defence]
    defences += [defence for site in sites for defence in site.defences]
    return SiteCourse(
        place_id=place,
        name=label,
        kind=sites[0].kind if sites else known[0].kind,
        holdings=tuple(sorted(holdings, key=lambda one: (one.since or date.min, one.source))),
        attacks=tuple(one.id for one in here if one.type == "ASSAULT" and one.status == "occurred"),
        threats=tuple(one.id for one in here if one.type == "THREATEN"),
        defences=tuple(dict.fromkeys(defences)),
        site_ids=tuple(site.id for site in sites),
    )


def _holding(site: Site, published: Mapping[str, date]) -> Holding:
    when = site.when
    since = when.earliest if when and when.earliest else published.get(site.document_id)
    until = when.latest if when and when.earliest and when.latest != when.earliest else None
    holder = (site.holder.actor_id or site.holder.name) if site.holder else None
    return Holding(holder=holder, status=site.status, since=since, until=until, source=site.id)


def _at(place: PlaceRef | None, site: str) -> bool:
    return place is not None and site in (place.place_id, place.name)


def _within(zone: Zone, place: PlaceRef, around: Mapping[str, tuple[str, ...]]) -> bool:
    centre = zone.centre
    if centre is None:
        return False
    if place.place_id and (place.place_id == centre.place_id or centre.place_id in around.get(place.place_id, ())):
        return True
    if zone.radius_km is None:
        return False
    return kilometres(centre.lat, centre.lon, place.lat, place.lon) <= zone.radius_km


def _then(zone: Zone, incident: Incident) -> bool:
    when = incident.when
    if when is None or when.latest is None:
        return True
    since = zone.since.earliest if zone.since else None
    until = zone.until.latest if zone.until else None
    return not ((since and when.latest < since) or (until and (when.earliest or when.latest) > until))
