"""Hypothesis strategies: Arabic words, spans, parties, days, events."""

from datetime import date

from hypothesis import strategies as st

from hudna.records import Count, DateRange, Decision, Event, Party, PlaceRef, Span

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىؤئ"
words = st.text(alphabet=LETTERS, min_size=1, max_size=9)
phrases = st.lists(words, min_size=1, max_size=5).map(" ".join)
days = st.dates(min_value=date(2003, 1, 1), max_value=date(2026, 12, 31))
spans = st.builds(
    lambda quote, start: Span(document_id="d", start=start, end=start + len(quote), quote=quote),
    phrases,
    st.integers(0, 5000),
)
parties = st.builds(
    Party,
    actor_id=st.none() | st.sampled_from(["river-brigade", "plain-forces"]),
    name=phrases,
    role=st.sampled_from(["actor", "recipient"]),
    span=st.none() | spans,
)
ranges = st.builds(
    lambda first, second, precision, span: DateRange(
        earliest=min(first, second), latest=max(first, second), precision=precision, span=span
    ),
    days,
    days,
    st.sampled_from(["day", "week", "month", "year"]),
    st.none() | spans,
)
places = st.builds(
    PlaceRef,
    place_id=st.none() | st.just("plain-airport"),
    name=phrases,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    precision=st.sampled_from(["site", "city", "country", "near"]),
    span=st.none() | spans,
)
counts = st.builds(Count, what=st.sampled_from(["killed", "wounded"]), best=st.none() | st.integers(0, 500))
several = st.lists(parties, max_size=3).map(tuple)
events = st.builds(
    Event,
    id=st.uuids().map(str),
    document_id=st.just("d"),
    type=st.sampled_from(["ASSAULT", "THREATEN", "CONCEDE"]),
    mode=st.none() | st.just("aerial"),
    about=st.none() | st.just("ASSAULT"),
    status=st.sampled_from(["occurred", "planned", "conditional", "possible", "denied"]),
    trigger=spans,
    actors=several,
    recipients=several,
    mediators=several,
    place=st.none() | places,
    when=st.none() | ranges,
    speaker=st.none() | parties,
    condition=st.none() | spans,
    counts=st.lists(counts, max_size=2).map(tuple),
    same_as=st.none() | st.just("A"),
    evidence=spans,
    rule=st.just("a rule"),
)
decisions = st.builds(
    Decision,
    id=st.uuids().map(str),
    subjects=st.lists(st.uuids().map(str), min_size=1, max_size=3).map(tuple),
    verdict=st.sampled_from(["accept", "reject", "correct"]),
    field=st.none() | st.just("type"),
    value=st.none() | phrases,
    by=st.sampled_from(["amal", "basim"]),
    at=st.datetimes(),
    reason=phrases,
)
