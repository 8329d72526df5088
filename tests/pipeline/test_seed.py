"""The team's real damaged article, where it is at hand: what its case and briefing must hold.

No text of it stands here; names and spans are looked up in the case.
"""

import re
from datetime import date

import pytest

from hudna.records import Event, Exchange, Relation, Site, Truce, Zone
from hudna.show import brief, present
from hudna.store import Store
from tests.pipeline.conftest import a_run


@pytest.fixture(scope="module")
def seed(shared, iraq, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seed") / "case"
    a_run([shared / "seeds" / "000.txt"], folder, iraq, published=date(2020, 10, 19))
    with Store.open(folder) as store:
        yield store


def ids(parties):
    return {party.actor_id for party in parties}


def test_the_truce_is_between_the_factions_and_the_united_states(seed):
    """One truce, declared, with al-Kadhimi between the sides."""
    (truce,) = seed.records(Truce)

    assert {"wilayi-factions", "united-states"} <= ids(truce.parties)
    assert "mustafa-al-kadhimi" in ids(truce.mediators)
    assert truce.status in ("declared", "agreed")


def test_its_term_is_known_to_be_lost(seed):
    """Days, and no number: none is invented."""
    (truce,) = seed.records(Truce)

    assert (None, "day") == (truce.duration.n, truce.duration.unit)


def test_its_conditions_are_the_timetable_and_the_clause_of_betrayal(seed):
    """A timetable for the withdrawal, and revocation if the factions are betrayed."""
    (truce,) = seed.records(Truce)
    told = " ".join(condition.span.quote for condition in truce.conditions)

    assert "جدول" in told
    assert "الغدر" in told


def test_the_spokesman_speaks_for_the_faction(seed):
    """Muhammad Muhyi is tied to Kata'ib Hizballah, and speaks or acts in what the text tells."""
    ties = {(r.subject.actor_id, r.predicate, r.object.actor_id) for r in seed.records(Relation)}
    speakers = {e.speaker.actor_id for e in seed.records(Event) if e.speaker}
    actors = {actor for e in seed.records(Event) for actor in ids(e.actors)}

    assert ("mohammed-mohie", "member-of", "kataib-hizballah") in ties
    assert "mohammed-mohie" in speakers | actors


def test_the_factions_are_tied_to_iran(seed):
    """The big factions belong to the Wilayi factions, and those are backed by Iran or loyal to its leader."""
    ties = {(r.subject.actor_id, r.predicate, r.object.actor_id) for r in seed.records(Relation)}

    assert ("kataib-hizballah", "part-of", "wilayi-factions") in ties
    assert {("wilayi-factions", "backed-by", "iran"), ("wilayi-factions", "loyal-to", "ali-khamenei")} & ties


def test_withdrawal_and_sanctions_happened_and_the_embassy_stands_open(seed):
    """What happened is kept apart from threats and scenarios."""
    told = {(event.type, event.status) for event in seed.records(Event)}
    closing = {e.status for e in seed.records(Event) if (e.type, e.mode) == ("SANCTION", "withdraw")}

    assert {("RETREAT", "occurred"), ("SANCTION", "occurred"), ("THREATEN", "occurred")} <= told
    assert closing <= {"conditional", "possible"}


def test_the_zone_has_no_invented_radius(seed):
    """The distance was lost with every other number."""
    assert [None] == [zone.radius_km for zone in seed.records(Zone)]


def test_funds_are_exchanged_for_restraint_and_bases_are_sites(seed):
    """The Iranian funds, and Ain al-Asad."""
    assert list(seed.records(Exchange))
    assert "ain-al-asad" in " ".join(site.place.place_id or "" for site in seed.records(Site))


def test_no_number_is_invented(seed):
    """Counts and durations are lost in this text; the only days are those reckoned from the day of publication."""
    events = list(seed.records(Event))

    assert [] == [count for event in events for count in event.counts if count.best is not None]
    assert {2020} >= {event.when.earliest.year for event in events if event.when and event.when.earliest}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ar", ["محمد محيي", "مصطفى الكاظمي", "إيرج مسجدي", "كتائب حزب الله", "رقم مفقود في المصدر"]),
        (
            "en",
            [
                "Mohammed Mohie",
                "Mustafa al-Kadhimi",
                "Iraj Masjedi",
                "Kata&#39;ib Hizballah",
                "number lost in the source",
            ],
        ),
    ],
)
def test_the_briefing_says_who_and_what_is_lost(seed, iraq, language, names):
    """An analyst reads the spokesman, the mediator, the channel to Tehran, the faction, and that the term is lost."""
    page = brief.html(present.case_view(seed, iraq), language)
    text = re.sub(r"<[^>]+>", "", page).replace("\u2011", "-")

    assert [] == [name for name in names if name not in text]
