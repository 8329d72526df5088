"""Who is shown as doer and who as struck, where many reports make an incident."""

from dataclasses import replace
from datetime import date

from hudna.merging.incidents import incident_of
from hudna.merging.truces import Turn
from hudna.records import DateRange, Party, PlaceRef
from hudna.show.brief.facts import elsewhere, sides
from hudna.show.brief.truces import MOST_TURNS, _telling
from tests.outlook.makers import a_span, an_event

DAY = date(2026, 3, 1)


def told(*reports):
    """Events, one a document, with those actors and recipients, and the incident that they tell."""
    events = [
        an_event(f"e{n}", DAY, document=f"d{n}", actors=actors, recipients=recipients)
        for n, (actors, recipients) in enumerate(reports)
    ]
    return incident_of("incident-1", events, {}), events


def shown(incident, events):
    return tuple([party.actor_id or party.name for party in side] for side in sides(incident, events))


def test_who_stands_on_both_sides_is_shown_where_most_reports_have_it():
    """One report of six took the struck for the doer: no briefing says 'river brigade against river brigade'."""
    many = [(("river-brigade",), ("coast-forces",))] * 5
    incident, events = told(*many, (("coast-forces",), ("river-brigade",)))

    assert (["river-brigade"], ["coast-forces"]) == shown(incident, events)


def test_one_report_in_ten_adds_nobody():
    """A name that one of ten documents brings is in the case and on the incident's page, not in the briefing's line."""
    many = [(("river-brigade",), ("coast-forces",))] * 9
    incident, events = told(*many, (("sultanate",), ("coast-forces",)))

    assert (["river-brigade"], ["coast-forces"]) == shown(incident, events)


def test_of_two_reports_nothing_is_left_out():
    """Too few to outvote anybody."""
    incident, events = told((("river-brigade",), ()), (("sultanate",), ("coast-forces",)))

    assert ({"river-brigade", "sultanate"}, {"coast-forces"}) == tuple(map(set, shown(incident, events)))


def test_what_a_person_corrected_stands():
    """Parties that no report names were put there by somebody: they are shown as they are."""
    incident, events = told(*[(("river-brigade",), ("coast-forces",))] * 5)
    corrected = replace(incident, actors=(Party(actor_id="sultanate", name="sultanate", role="actor"),))

    assert (["sultanate"], ["coast-forces"]) == shown(corrected, events)


def a_turn(status, day, *, timed=False):
    when = DateRange(earliest=DAY, latest=DAY, precision="day", span=None) if timed else None
    return Turn(status=status, day=date(2026, 3, day), words=a_span(), truce_id="t1", when=when)


def test_a_long_course_is_told_by_its_turning_points():
    """Not the last six mentions: when it was declared and began, the first of each status, how it stands now."""
    talk = [a_turn(status, 10 + n) for n, status in enumerate(["violated", "in-force"] * 5)]
    turns = [a_turn("demanded", 1), a_turn("declared", 2, timed=True), a_turn("in-force", 3, timed=True), *talk]
    chosen = _telling(turns)

    assert MOST_TURNS == len(chosen)
    assert turns[:4] == chosen[:4]
    assert turns[-1] == chosen[-1]


def a_place(place_id):
    return PlaceRef(place_id=place_id, name=place_id, lat=None, lon=None, precision="city")


def test_reports_that_put_it_elsewhere_are_told_so(sample):
    """Most say the harbour, two the country around it, one another town: only that cannot be where it was."""
    places = ["harbour"] * 3 + ["bridge-town", "sahl", "sahl"]
    events = [replace(an_event(f"e{n}", DAY), place=a_place(place)) for n, place in enumerate(places)]

    assert ["bridge-town"] == [place.place_id for place in elsewhere(sample, incident_of("i", events, {}), events)]
