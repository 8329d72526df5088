"""Laws of merging: order and batches never matter, twice is once, decisions win, ids stay or lead on."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.casebook import load
from hudna.merging import cluster, merge
from hudna.records import Event, Link
from tests.merging.makers import a_decision, a_link, an_event

IDS = [f"e{n}" for n in range(9)]
_some_events = st.lists(
    st.builds(
        lambda n, document, place, day, status, sides: an_event(
            f"e{n}",
            document=document,
            place=place,
            day=day,
            status=status,
            actors=sides[0],
            recipients=sides[1],
            at=n * 60,
        ),
        st.integers(0, 40),
        st.sampled_from("abcd"),
        st.sampled_from(["plain-airport", "sea-port", None]),
        st.sampled_from(["2026-03-02", "2026-03-03", "2026-03-30", None]),
        st.sampled_from(["occurred", "planned", "denied"]),
        st.sampled_from([(("river-brigade",), ("plain-forces",)), (("plain-forces",), ()), ((), ())]),
    ),
    max_size=12,
    unique_by=lambda event: event.id,
)
_links = st.lists(
    st.builds(a_link, st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from([0.2, 0.5, 0.6, 0.8, 0.95])).filter(
        lambda link: link.left != link.right
    ),
    max_size=25,
    unique_by=lambda link: (link.left, link.right),
)
_decisions = st.lists(
    st.builds(
        lambda verdict, subjects, minutes: a_decision(verdict, *sorted(subjects), minutes=minutes, id=f"d{minutes}"),
        st.sampled_from(["merge", "split"]),
        st.sets(st.sampled_from(IDS), min_size=2, max_size=3),
        st.integers(0, 1000),
    ),
    max_size=4,
    unique_by=lambda decision: decision.at,
)


def nine_events() -> list[Event]:
    return [an_event(one) for one in IDS]


@settings(max_examples=40, deadline=None)
@given(_some_events, st.randoms(use_true_random=False))
def test_order_does_not_matter(events: list[Event], order: random.Random):
    """The same events in another order give the same incidents with the same ids."""
    casebook = load("sample")
    shuffled = order.sample(events, len(events))

    assert merge(events, casebook) == merge(shuffled, casebook)


@settings(max_examples=40, deadline=None)
@given(_some_events)
def test_twice_is_once_and_each_event_is_in_exactly_one_incident(events: list[Event]):
    """Telling everything twice changes nothing; no event is lost or doubled."""
    casebook = load("sample")
    once = merge(events, casebook)

    assert once == merge([*events, *events], casebook)
    assert sorted(event.id for event in events) == sorted(e for i in once.incidents for e in i.event_ids)


@given(_links, st.randoms(use_true_random=False), _decisions)
def test_links_in_any_order_give_the_same_clusters(links: list[Link], order: random.Random, decisions):
    """Who belongs together is a function of the set of links and decisions."""
    events = nine_events()
    other = cluster(
        order.sample(events, len(events)),
        order.sample(links, len(links)),
        decisions=order.sample(decisions, len(decisions)),
    )

    assert cluster(events, links, decisions=decisions) == other


@given(_links)
def test_parts_that_no_strong_link_ties_can_be_merged_apart(links: list[Link]):
    """Merging in two batches along the gaps gives what merging at once gives."""
    events = nine_events()
    near, far = {"e0", "e1", "e2", "e3"}, {"e4", "e5", "e6", "e7", "e8"}
    links = [link for link in links if {link.left, link.right} <= near or {link.left, link.right} <= far]
    whole = cluster(events, links)
    halves = [cluster([e for e in events if e.id in side], links) for side in (near, far)]

    assert sorted(i.event_ids for i in whole.incidents) == sorted(
        i.event_ids for half in halves for i in half.incidents
    )


@given(_links, _decisions)
def test_no_decision_is_overruled_but_by_a_newer_one(links: list[Link], decisions):
    """Every decision that was not told as a contradiction holds in the result."""
    merged = cluster(nine_events(), links, decisions=decisions)
    told = {problem.about for problem in merged.problems}
    held = {event_id: incident.id for incident in merged.incidents for event_id in incident.event_ids}

    for decision in decisions:
        if decision.id not in told:
            ids = [held[subject] for subject in decision.subjects]
            assert len(set(ids)) == (1 if decision.verdict == "merge" else len(ids))


@given(_links)
def test_splits_hold_whatever_the_links_say(links: list[Link]):
    """Two parted events never meet again through a third."""
    merged = cluster(nine_events(), links, decisions=[a_decision("split", "e0", "e1")])

    assert not any({"e0", "e1"} <= set(incident.event_ids) for incident in merged.incidents)


@given(_links, _links, st.sets(st.sampled_from(IDS), min_size=1))
def test_ids_once_given_stay_or_lead_on(before: list[Link], after: list[Link], left: set[str]):
    """After any change each id that was given is an incident's id, or leads to one, unless all its events are gone."""
    first = cluster(nine_events(), before)
    earlier = {event_id: incident.id for incident in first.incidents for event_id in incident.event_ids}

    second = cluster([event for event in nine_events() if event.id in left], after, earlier=earlier)

    now = {incident.id for incident in second.incidents}
    alive = {earlier[event_id] for event_id in left}
    assert len(now) == len(second.incidents)
    assert all(one in now or second.redirects.get(one) in now for one in alive)
    assert not now & second.redirects.keys()


@given(_links)
def test_merging_again_with_the_ids_remembered_changes_nothing(links: list[Link]):
    """A second merge of the same finds the same incidents under the same ids and gives up none."""
    first = cluster(nine_events(), links)
    earlier = {event_id: incident.id for incident in first.incidents for event_id in incident.event_ids}

    second = cluster(nine_events(), links, earlier=earlier)

    assert (first.incidents, {}) == (second.incidents, second.redirects)
