"""Signatures first; the work follows within the hour."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hudna.casebook import Casebook
from hudna.records import Claim, Decision, Event, Incident, Link, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging gives: `redirects` leads from an id that was given up to the one that holds its events now."""

    incidents: tuple[Incident, ...]
    redirects: Mapping[str, str]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()


def cluster(
    events: Iterable[Event],
    links: Iterable[Link],
    *,
    decisions: Iterable[Decision] = (),
    earlier: Mapping[str, str] | None = None,
    publishers: Mapping[str, str] | None = None,
) -> Merged:
    """Links and decisions to incidents."""
    raise NotImplementedError


def merge(
    events: Iterable[Event],
    casebook: Casebook,
    *,
    decisions: Iterable[Decision] = (),
    earlier: Mapping[str, str] | None = None,
    publishers: Mapping[str, str] | None = None,
    published: Mapping[str, date] | None = None,
) -> Merged:
    """Events to incidents; `publishers` and `published` by document id."""
    raise NotImplementedError
