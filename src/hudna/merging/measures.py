"""Measures of escalation: counts and intensity per day, week or month and pair of actors, beside what was read.

Intensity is the sum of the Goldstein values of the incidents that occurred,
from -10 (force) to 10 (great cooperation), as `event_types.csv` has them with
their source.  A period in which nothing was read says nothing about peace, so
each period carries the documents and publishers of its days.

Source: Goldstein (1992), A conflict-cooperation scale for WEIS events data,
    Journal of Conflict Resolution 36.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.casebook import Casebook
from hudna.merging.blocks import name_of
from hudna.merging.keeping import day_of
from hudna.records import Incident

ANY = "*"
PERIODS = ("day", "week", "month")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period of one pair of actors (`*`: anybody).

    `counts` holds how many incidents there were of each type and status;
    `intensity` the sum of Goldstein values of those that occurred, `lowest`
    the fiercest single one, both `None` where none occurred.  `n_documents`
    and `n_publishers` are those of the period, whatever they tell.
    """

    first: date
    last: date
    actor: str
    recipient: str
    counts: tuple[tuple[str, str, int], ...]
    intensity: float | None
    lowest: float | None
    n_documents: int
    n_publishers: int


def escalation(
    incidents: Iterable[Incident],
    casebook: Casebook,
    *,
    by: str = "week",
    pairs: bool = False,
    days: Mapping[str, date] | None = None,
    read: Iterable[tuple[date, str]] = (),
) -> tuple[Period, ...]:
    """Every period from the first to the last in which something happened or was read, empty ones included.

    `read` gives day and publisher of each document; `days` the day of the
    first report of incidents without a day of their own, which are left out
    where neither is known.  With `pairs` each pair that met has rows of its
    own beside those of anybody.

    Raises:
        ValueError: `by` is none of day, week, month.
    """
    if by not in PERIODS:
        raise ValueError(f"{by!r} is none of {', '.join(PERIODS)}")
    dated = [(day, one) for one in incidents if (day := day_of(one, days))]
    papers = list(read)
    held: dict[tuple[str, str], dict[date, list[Incident]]] = {(ANY, ANY): {}}
    for day, incident in dated:
        for pair in [(ANY, ANY), *(_pairs(incident) if pairs else ())]:
            held.setdefault(pair, {}).setdefault(start_of(day, by), []).append(incident)
    covered = _covered(papers, by)
    starts = _starts([day for day, _ in dated] + [day for day, _ in papers], by)
    return tuple(
        _period(start, by, pair, found.get(start, []), covered.get(start, (0, 0)), casebook)
        for pair, found in sorted(held.items())
        for start in starts
    )


def start_of(day: date, by: str) -> date:
    """The first day of its day, week (from Monday) or month."""
    if by == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if by == "month" else day


def _period(
    start: date, by: str, pair: tuple[str, str], found: list[Incident], covered: tuple[int, int], casebook: Casebook
) -> Period:
    counts = Counter((one.type, one.status) for one in found)
    values = [value for one in found if one.status == "occurred" and (value := _goldstein(one, casebook)) is not None]
    return Period(
        first=start,
        last=_next(start, by) - timedelta(days=1),
        actor=pair[0],
        recipient=pair[1],
        counts=tuple((type_, status, n) for (type_, status), n in sorted(counts.items())),
        intensity=round(sum(values), 3) if values else None,
        lowest=min(values, default=None),
        n_documents=covered[0],
        n_publishers=covered[1],
    )


def _goldstein(incident: Incident, casebook: Casebook) -> float | None:
    kind = casebook.event_types.get(incident.type)
    return kind.goldstein if kind else None


def _pairs(incident: Incident) -> list[tuple[str, str]]:
    """Each actor with each recipient; the parties of a clash or of talks with one another, in one order."""
    doers = [name_of(party) for party in incident.actors]
    others = [name_of(party) for party in incident.recipients]
    if others:
        return [(one, two) for one in doers for two in others if one != two]
    met = sorted(set(doers))
    return [(one, two) for n, one in enumerate(met) for two in met[n + 1 :]]


def _covered(papers: list[tuple[date, str]], by: str) -> dict[date, tuple[int, int]]:
    found: dict[date, list[str]] = {}
    for day, publisher in papers:
        found.setdefault(start_of(day, by), []).append(publisher)
    return {start: (len(names), len(set(filter(None, names)))) for start, names in found.items()}


def _starts(days: list[date], by: str) -> list[date]:
    if not days:
        return []
    at, last = start_of(min(days), by), max(days)
    found = []
    while at <= last:
        found.append(at)
        at = _next(at, by)
    return found


def _next(start: date, by: str) -> date:
    if by == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start + timedelta(days=7 if by == "week" else 1)
