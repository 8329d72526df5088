"""Keys under which two events could be one happening, so that nothing big must sit in one memory.

Two events are compared only where they share a key.  Every key holds type and
status, because events of different status never merge, and a window of days,
because the same street is shelled again next month.  The keys are: the
document; the place, if it is no country; who did it together with to whom, or
with the place or one that holds it, since one actor alone does too much in a
week; the rarest words of the sentence and tolls too high to be common, which
find what was coded with another place or no side; the rarest words that open
the document, since a clause of an analysis names neither place nor side of
what the whole document is about (they are keys of the same kind, so that the
opening of one report is found by the sentence of another); and three samples
of the sentence's word triples, which bring together what one newspaper copied
from another without date or place.

An event without a day of its own is held to be as old as the news of it: it
stands in the windows of the days up to its document's publication.
"""

import functools
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hudna.lang import LANGUAGES
from hudna.merging.rarity import beside, weighed
from hudna.records import DateRange, Event, Paper, Party

WINDOW_DAYS = 4
# News tells what happened within these days, unless it says when.
NEWS_DAYS = 3
# Reports of one night are dated to either of two days; a stretch of months is under way, not one happening.
SLACK_DAYS = 1
MOST_WINDOWS = 5
WIDE = ("country", "region", "governorate")
SAMPLES = 3
# So many words of the sentence, and so many of those that open the document, if they are rare.
RAREST = 4
OPENING = 4
RARE = 5
# A rare word beside the trigger is worth so much more than one far off.
NEARER = 3
TELLING_TOLL = 5

Around = Mapping[str, tuple[str, ...]]
# A document of which nothing is known.
UNTOLD = Paper()
fold = LANGUAGES["ar"].fold


def blocks(event: Event, *, paper: Paper = UNTOLD, around: Around | None = None) -> tuple[str, ...]:
    """The keys of one event, sorted.

    `paper` is its document; `around` gives for a place the places that hold
    it, below a country (see `links.surroundings`).
    """
    kind = f"{event.type}|{event.status}"
    windows = _windows(event.when, paper.published)
    keys = {f"document|{event.document_id}|{kind}"}
    for name in _facts(event, around or {}):
        keys.update(f"{name}|{kind}|{window}" for window in windows)
    printed = windows if event.when is None else sorted({*windows, *_windows(None, paper.published)})
    for told in {*_rarest(event), *_opening(paper.lead), *_tolls(event)}:
        keys.update(f"{told}|{kind}|{window}" for window in printed)
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
    return party.actor_id or _unknown(party.name)


@functools.lru_cache(maxsize=1 << 14)
def _unknown(name: str) -> str:
    return "~" + fold(name)


def _windows(when: DateRange | None, published: date | None) -> list[str]:
    days = days_of(when, published)
    if days is None:
        return ["any"]
    first = (days[0] - timedelta(days=SLACK_DAYS)).toordinal() // WINDOW_DAYS
    last = (days[1] + timedelta(days=SLACK_DAYS)).toordinal() // WINDOW_DAYS
    return [str(window) for window in range(max(first, last - MOST_WINDOWS + 1), last + 1)]


def _facts(event: Event, around: Around) -> Iterator[str]:
    """The place alone, and every two of who, to whom and where."""
    doers = [f"by|{name_of(party)}" for party in event.actors]
    others = [f"to|{name_of(party)}" for party in event.recipients]
    places = [f"at|{name}" for name in _places(event, around)]
    if event.place and event.place.precision not in WIDE:
        yield from places
    yield from (f"{one}|{two}" for one in doers for two in (*others, *places))
    yield from (f"{one}|{two}" for one in others for two in places)
    if not event.recipients and not places:
        yield from (f"{one}|alone" for one in doers)


def _places(event: Event, around: Around) -> Iterator[str]:
    if event.place is None:
        return
    if event.place.place_id is None:
        yield f"~{fold(event.place.name)}"
        return
    yield event.place.place_id
    yield from around.get(event.place.place_id, ())


@functools.lru_cache(maxsize=1 << 15)
def _samples(sentence: str) -> tuple[str, ...]:
    """The smallest digests of the sentence's word triples: sentences that share most words share one."""
    words = fold(sentence).split()
    triples = {" ".join(words[n : n + 3]) for n in range(len(words) - 2)}
    return tuple(sorted([hashlib.blake2b(one.encode(), digest_size=6).hexdigest() for one in triples])[:SAMPLES])


def _rarest(event: Event) -> list[str]:
    """The rarest words of the sentence, those beside the trigger before others: names that few other sentences hold."""
    near = weighed(beside(event))
    rare = [
        (-weight - (NEARER if word in near else 0), word)
        for word, weight in weighed(event.evidence.quote).items()
        if weight >= RARE
    ]
    return [f"word|{word}" for _, word in sorted(rare)[:RAREST]]


@functools.lru_cache(maxsize=1 << 12)
def _opening(lead: str) -> tuple[str, ...]:
    """The rarest words that open a document: what its clauses are about, whether they say so or not."""
    rare = sorted((-weight, word) for word, weight in weighed(lead).items() if weight >= RARE)
    return tuple(f"word|{word}" for _, word in rare[:OPENING])


def _tolls(event: Event) -> list[str]:
    """Numbers of dead, wounded or arrested that are too high to be common."""
    return [f"toll|{count.what}|{count.best}" for count in event.counts if count.best and count.best >= TELLING_TOLL]
