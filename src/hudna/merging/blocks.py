"""Keys under which two events could be one happening, so that nothing big must sit in one memory.

Two events are compared only where they share a key.  Every key holds type and
status, because events of different status never merge, and a window of days,
because the same street is shelled again next month.  The keys are: the
document; the place and each district or governorate around it; each actor and
each recipient; and three samples of the sentence's word pairs, which bring
together what one newspaper copied from another without date or place.

An event without a day of its own is held to be as old as the news of it: it
stands in the windows of the days up to its document's publication.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from hudna.lang import LANGUAGES
from hudna.records import DateRange, Event, Party

WINDOW_DAYS = 4
# News tells what happened within these days, unless it says when.
NEWS_DAYS = 3
# Reports of one night are dated to either of two days; a stretch of months is under way, not one happening.
SLACK_DAYS = 1
MOST_WINDOWS = 5
SAMPLES = 3

Around = Mapping[str, tuple[str, ...]]
fold = LANGUAGES["ar"].fold


def blocks(event: Event, *, published: date | None = None, around: Around | None = None) -> tuple[str, ...]:
    """The keys of one event, sorted.

    `published` is its document's day; `around` gives for a place the places
    that hold it, below a country (see `links.surroundings`).
    """
    kind = f"{event.type}|{event.status}"
    windows = _windows(event.when, published)
    keys = {f"document|{event.document_id}|{kind}"}
    for name in (*_places(event, around or {}), *_parties(event)):
        keys.update(f"{name}|{kind}|{window}" for window in windows)
    keys.update(f"words|{sample}|{kind}" for sample in _samples(event.evidence.quote))
    return tuple(sorted(keys))


def days_of(when: DateRange | None, published: date | None) -> tuple[date, date] | None:
    """The days within which it happened, as far as event and document say; `None` where neither has a day."""
    if when and when.latest and when.precision in ("day", "week", "month"):
        return (when.earliest or when.latest), when.latest
    if published is None or (when and when.precision == "year"):
        return None
    return published - timedelta(days=NEWS_DAYS), published


def name_of(party: Party) -> str:
    """What a party is compared by: its id, else its folded name."""
    return party.actor_id or "~" + fold(party.name)


def _windows(when: DateRange | None, published: date | None) -> list[str]:
    days = days_of(when, published)
    if days is None:
        return ["any"]
    first = (days[0] - timedelta(days=SLACK_DAYS)).toordinal() // WINDOW_DAYS
    last = (days[1] + timedelta(days=SLACK_DAYS)).toordinal() // WINDOW_DAYS
    return [str(window) for window in range(max(first, last - MOST_WINDOWS + 1), last + 1)]


def _places(event: Event, around: Around) -> Iterator[str]:
    if event.place is None:
        return
    if event.place.place_id is None:
        yield f"place|~{fold(event.place.name)}"
        return
    for place_id in (event.place.place_id, *around.get(event.place.place_id, ())):
        yield f"place|{place_id}"


def _parties(event: Event) -> Iterator[str]:
    for party in event.actors:
        yield f"actor|{name_of(party)}"
    for party in event.recipients:
        yield f"recipient|{name_of(party)}"


def _samples(sentence: str) -> list[str]:
    """The smallest digests of the sentence's word pairs: sentences that share most words share one."""
    words = fold(sentence).split()
    digests = sorted(
        {hashlib.blake2b(f"{one} {two}".encode(), digest_size=6).hexdigest() for one, two in pairwise(words)}
    )
    return digests[:SAMPLES]
