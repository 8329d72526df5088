"""What people judged outlives a changed coder."""

import pytest

from hudna.merging import cluster
from hudna.records import Event
from hudna.store import Store
from tests.merging.makers import a_decision, a_link, an_event
from tests.store.makers import AT, a_reading

FIRST, SECOND = "قصف لواء النهر مطار السهل.", "ثم قصف لواء البحر مرفأ الساحل."
TEXT = f"{FIRST}\n{SECOND}"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "case", create=True, at=AT) as opened:
        yield opened


def first(id="e1", **changed):  # noqa: A002
    return an_event(id, document="d", at=0, sentence=FIRST, **changed)


def second(id="e2", **changed):  # noqa: A002
    event = an_event(id, document="d", at=len(FIRST) + 1, sentence=SECOND, **changed)
    at = TEXT.index("قصف", len(FIRST))
    return event.__class__(**{name: getattr(event, name) for name in event.__slots__} | {"trigger": moved(event, at)})


def moved(event, at):
    return type(event.trigger)(document_id="d", start=at, end=at + 3, quote="قصف")


def coded(store, *events, text=TEXT):
    content, document = a_reading("d", text)
    store.add_reading(content, document, events, at=AT)


@pytest.mark.parametrize(
    ("verdict", "more"),
    [("accept", {}), ("correct", {"field": "status", "value": "planned"}), ("rename", {"value": "n"})],
)
def test_what_a_person_stands_for_stays_where_the_coder_no_longer_finds_it(store, verdict, more):
    """The record is there as it was judged, the document's problems say why, and the case is sound."""
    coded(store, first(), second())
    store.decide(a_decision(verdict, "e1", **more))

    coded(store, second())

    assert ["e1", "e2"] == sorted(event.id for event in store.events())
    assert ["kept-for-a-person"] == [problem.code for problem in store.problems()]
    assert [] == store.check()
    assert () == store.current().orphans


def test_what_nobody_stands_for_goes_with_the_coder(store):
    """Rejected, or accepted and withdrawn: the next coding leaves it out."""
    coded(store, first(), second())
    store.decide(a_decision("reject", "e1"), a_decision("accept", "e2", id="d2"))
    store.decide(a_decision("withdraw", id="d3", withdraws="d2", minutes=5))

    coded(store)

    assert ([], ()) == (list(store.events()), store.current().orphans)


def test_a_record_that_is_found_again_under_another_id_takes_its_place(store):
    """One event, not two, and the decision is on it."""
    coded(store, first(), second())
    store.decide(a_decision("accept", "e1"))
    coded(store, second())

    coded(store, first("e9", type="COERCE"), second())

    view = store.current(Event)
    assert ({"e9", "e2"}, "coded") == ({event.id for event in view.of(Event)}, view.state("e9"))


def test_a_judged_id_never_comes_to_mean_another_event(store):
    """A coder that counts occurrences among what it finds loses the first, and names the second by the first's id."""
    coded(store, first("e1"), second("e2"))
    store.decide(a_decision("reject", "e1", id="r"), a_decision("correct", "e2", id="c", field="mode", value="aerial"))

    coded(store, second("e1"))
    again = store.current(Event).of(Event)
    coded(store, second("e1"))

    view = store.current(Event)
    assert [(SECOND, "aerial")] == [(event.evidence.quote, event.mode) for event in view.of(Event)]
    assert again == view.of(Event)
    assert [] == store.check()


def test_a_decision_follows_its_sentence_when_the_text_before_it_grows(store):
    """Read anew with a page more before it: thousands of characters on, the same sentence is found."""
    coded(store, second("e2"))
    store.decide(a_decision("accept", "e2"))
    more = "سطر جديد قبل الخبر.\n" * 300
    event = second("e7")
    at = len(more) + event.evidence.start
    grown = an_event("e7", document="d", at=at, sentence=SECOND, trigger="ثم قصف")

    coded(store, grown, text=more + TEXT)

    assert "coded" == store.current().state("e7")


def test_a_decision_stays_in_its_document_of_a_list(store):
    """Two articles of one source with the same words at the same place: what one loses the other does not get."""
    content, one = a_reading("d", TEXT)
    other = type(one)(**{name: getattr(one, name) for name in one.__slots__} | {"id": "f", "part": 1})
    store.add_reading(content, one, [first("e1")], at=AT)
    store.add_reading(content, other, [], at=AT)
    store.decide(a_decision("reject", "e1"))

    store.add_reading(content, one, [], at=AT)
    store.add_reading(content, other, [an_event("x1", document="f", sentence=FIRST)], at=AT)

    assert ["x1"] == [event.id for event in store.current(Event).of(Event)]


def merged_(store):
    found = cluster(list(store.events()), [], earlier=store.earlier())
    store.write_incidents(found.incidents, found.redirects, at=AT)
    return [incident.id for incident in store.incidents()]


def test_what_is_said_of_an_incident_holds_its_events(store):
    """Renamed, and its only event no longer found: event and incident stay, and the name with them."""
    coded(store, an_event("event-1", document="d", sentence=FIRST))
    (incident,) = merged_(store)
    store.decide(a_decision("rename", incident, value="معركة المطار"))

    coded(store)

    assert [incident] == merged_(store)
    assert {incident: "معركة المطار"} == store.current().names


def test_what_is_said_of_an_incident_follows_it_into_another(store):
    """Two incidents join: what was accepted under the id that was given up counts for the other."""
    coded(store, first("event-1"), second("event-2"))
    ids = merged_(store)
    store.decide(*(a_decision("accept", one, id=f"d-{one}") for one in ids))
    joined = cluster(list(store.events()), [a_link("event-1", "event-2", 1.0)], earlier=store.earlier())
    store.write_incidents(joined.incidents, joined.redirects, at=AT)

    view = store.current()
    assert ((), "coded", 1) == (view.orphans, view.state(joined.incidents[0].id), len(joined.redirects))
