"""Actors and sites over time, unknown names, new fronts, measures."""

from dataclasses import replace
from datetime import date

import pytest

from hudna.merging.actors import Told, casebook_rows, name_key, new_fronts, profile, unknown_names
from hudna.merging.clusters import cluster
from hudna.merging.measures import escalation
from hudna.merging.sites import inside, site_courses
from hudna.records import Claim, Incident, Party, Relation, Site, Zone
from tests.merging.makers import a_day, a_party, a_place, a_span, an_event

PUBLISHED = {"a": date(2026, 3, 2), "b": date(2026, 3, 9)}


def incidents_of(*events) -> tuple[Incident, ...]:
    return cluster(events, []).incidents


def an_unknown(name: str, role: str = "actor") -> Party:
    return Party(actor_id=None, name=name, role=role)


def a_claim(claimant: Party, id: str = "c1", document: str = "b") -> Claim:  # noqa: A002
    words = a_span("تبنت", 0, document)
    return Claim(
        id=id, document_id=document, event_id=None, claimant=claimant, stance="claims", on_whom=None, speaker=None,
        span=words, evidence=words, rule="test",
    )  # fmt: skip


def a_relation(subject: str, predicate: str, over: str) -> Relation:
    words = a_span("واجهة")
    return Relation(
        id="r1", document_id="a", subject=a_party(subject, "subject"), predicate=predicate,
        object=a_party(over, "object"),
        since=None, until=None, span=words, evidence=words, rule="test",
    )  # fmt: skip


def test_a_profile_holds_both_scripts_sides_and_days(sample):
    """Labels and aliases, what it did and suffered, when it was first and last seen."""
    found = incidents_of(
        an_event("e1", day="2026-03-02"),
        an_event("e2", actors=("plain-forces",), recipients=("river-brigade",), day="2026-03-12"),
    )

    one = profile("river-brigade", sample, found)

    assert ("لواء النهر", "River Brigade", date(2026, 3, 2), date(2026, 3, 12)) == (
        one.label_ar, one.label_en, one.first_seen, one.last_seen,
    )  # fmt: skip
    assert (1, 1) == (len(one.as_actor), len(one.as_recipient))


def test_a_front_is_folded_into_its_patron_by_choice(sample):
    """Apart, the front's deed is its own; folded, it is the patron's as well."""
    found = incidents_of(an_event("e1", actors=("dawn-companies",)))

    apart, folded = (profile("river-brigade", sample, found, fold_fronts=choice) for choice in (False, True))

    assert ((), 1, True) == (apart.as_actor, len(folded.as_actor), "dawn-companies" in folded.folded)


def test_a_front_that_only_a_text_states_is_folded_too(sample):
    """A stated tie counts like one of the casebook."""
    found = incidents_of(an_event("e1", actors=("coast-forces",)))
    told = Told(relations=(a_relation("coast-forces", "front-of", "river-brigade"),))

    assert 1 == len(profile("river-brigade", sample, found, told=told, fold_fronts=True).as_actor)


def test_ties_are_told_with_where_they_are_from(sample):
    """Those of the casebook with their row's source, those of texts with the record."""
    told = Told(relations=(a_relation("river-brigade", "allied-with", "hill-movement"),))

    ties = profile("river-brigade", sample, (), told=told).ties

    assert ("hill-movement", "allied-with", True, "r1") in [(t.other, t.predicate, t.outward, t.source) for t in ties]
    assert any(tie.source.startswith("casebook") for tie in ties)


def test_claims_and_words_are_part_of_a_profile(sample):
    """What it claimed, and where it speaks."""
    spoken = replace(an_event("e1", document="a"), speaker=a_party("river-brigade", "speaker"))
    told = Told(published=PUBLISHED, events=(spoken,), claims=(a_claim(a_party("river-brigade", "claimant")),))

    one = profile("river-brigade", sample, (), told=told)

    assert (("c1",), ("e1",), date(2026, 3, 2), date(2026, 3, 9)) == (
        one.claims,
        one.spoken,
        one.first_seen,
        one.last_seen,
    )


def test_unknown_names_are_gathered_under_one_key():
    """With and without a conjunction and the article's hamza, one name; known ones are left out."""
    events = [
        replace(an_event("e1", document="a"), actors=(an_unknown("كتيبة الأنصار"), a_party("river-brigade"))),
        replace(an_event("e2", document="b", at=90), actors=(an_unknown("كتيبة الانصار"),)),
    ]

    (one,) = unknown_names(events, published=PUBLISHED)

    assert (2, ("a", "b"), 2, date(2026, 3, 2)) == (one.n_mentions, one.document_ids, len(one.contexts), one.first_seen)
    assert {"كتيبة الأنصار", "كتيبة الانصار"} == set(one.spellings)


def test_an_unknown_name_goes_into_the_casebook_in_one_step():
    """A row for the actor and one for each spelling."""
    events = [replace(an_event("e1"), actors=(an_unknown("كتيبة الأنصار"),))]

    rows = casebook_rows(unknown_names(events)[0], "ansar-company", label_en="Ansar Company")

    assert rows["actors.csv"].startswith("ansar-company,كتيبة الأنصار,Ansar Company,group,")
    assert rows["aliases.csv"].startswith("ansar-company,كتيبة الأنصار,ar,")


def test_a_name_loses_only_the_article_and_what_stands_before_it():
    """A letter of the name itself is never taken for a preposition."""
    assert ["حركه".replace("ه", "ة") + " التل", "كتيبة الانصار"] == [
        name_key("والحركة التل"),
        name_key("كتيبة الأنصار"),
    ]


def test_a_name_that_claims_and_was_not_seen_before_may_be_a_new_front(sample):
    """Suggested with the known actors beside it; one seen in earlier news is not new, a known one not unknown."""
    name = an_unknown("أبناء الضفة", "claimant")
    beside = an_event("e1", document="b", actors=("river-brigade",))
    before = replace(an_event("e2", document="a"), actors=(an_unknown("أبناء الضفة"),))

    (front,) = new_fronts([a_claim(name)], sample, [beside], published=PUBLISHED)

    assert ("أبناء الضفة", date(2026, 3, 9), ("river-brigade",)) == (front.name, front.since, front.alongside)
    assert () == new_fronts([a_claim(name)], sample, [beside, before], published=PUBLISHED)
    assert () == new_fronts([a_claim(a_party("river-brigade", "claimant"))], sample, published=PUBLISHED)


def test_a_site_has_its_holders_attacks_and_defences(sample):
    """The casebook's holding, a text's handover, an attack on it, the guns that were named."""
    words = a_span("قاعدة الرمل")
    site = Site(
        id="s1", document_id="a", place=a_place("sand-base", "base"), kind="base",
        holder=a_party("plain-forces", "holder"),
        status="handed-over", when=a_day("2026-03-01"), defences=("C-RAM",), span=words, evidence=words, rule="test",
    )  # fmt: skip
    found = incidents_of(an_event("e1", place=a_place("sand-base", "base")))

    (course,) = [one for one in site_courses([site], found, sample) if one.place_id == "sand-base"]

    assert (["coast-forces", "plain-forces"], 1, ("C-RAM",)) == (
        [holding.holder for holding in course.holdings], len(course.attacks), course.defences,
    )  # fmt: skip


@pytest.mark.parametrize(("radius", "n"), [(50.0, 1), (5.0, 0), (None, 0)])
def test_a_zone_holds_what_happened_within_its_radius(sample, radius, n):
    """About 33 km from the centre: inside 50, outside 5; a lost radius takes in the centre alone."""
    words = a_span("منطقة حظر")
    zone = Zone(
        id="z1", document_id="a", centre=a_place("sand-base", "base", 0.40, -30.15), radius_km=radius, declared_by=None,
        duty="", since=a_day("2026-03-01"), until=None, span=words, evidence=words, rule="test",
    )  # fmt: skip
    found = incidents_of(an_event("e1", place=a_place("harbour", "city", 0.10, -30.20), day="2026-03-05"))

    assert n == len(inside(zone, found, sample))


def test_a_zone_holds_nothing_from_before_it_stood(sample):
    """The days count as well as the place."""
    words = a_span("منطقة حظر")
    zone = Zone(
        id="z1", document_id="a", centre=a_place("sand-base", "base", 0.40, -30.15), radius_km=50, declared_by=None,
        duty="", since=a_day("2026-03-01"), until=None, span=words, evidence=words, rule="test",
    )  # fmt: skip

    assert () == inside(
        zone, incidents_of(an_event("e1", place=a_place("sand-base", "base"), day="2026-02-20")), sample
    )


def test_intensity_by_hand(sample):
    """Two attacks at -9.5 and a meeting at 1 in one week; a week of silence with two papers read; then nothing more."""
    found = incidents_of(
        an_event("e1", day="2026-03-02"),
        an_event("e2", day="2026-03-03"),
        an_event("e3", type="CONSULT", day="2026-03-04"),
        an_event("e4", status="possible", day="2026-03-04"),
    )
    read = [(date(2026, 3, 3), "river-press"), (date(2026, 3, 10), "river-press"), (date(2026, 3, 11), "plain-daily")]

    first, second = escalation(found, sample, by="week", read=read)

    assert (-9.5 - 9.5 + 1, -9.5, 1, 1) == (first.intensity, first.lowest, first.n_documents, first.n_publishers)
    assert (("ASSAULT", "occurred", 2), ("ASSAULT", "possible", 1), ("CONSULT", "occurred", 1)) == first.counts
    assert (None, (), 2, 2) == (second.intensity, second.counts, second.n_documents, second.n_publishers)


def test_each_pair_has_rows_of_its_own(sample):
    """Who did it to whom, beside everybody."""
    found = incidents_of(an_event("e1", day="2026-03-02"))

    rows = escalation(found, sample, by="month", pairs=True)

    assert [("*", "*"), ("river-brigade", "plain-forces")] == [(row.actor, row.recipient) for row in rows]


def test_months_have_their_own_lengths(sample):
    """February ends on the 28th in 2026."""
    rows = escalation(
        incidents_of(an_event("e1", day="2026-02-10"), an_event("e2", day="2026-03-31")), sample, by="month"
    )

    assert [(date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 3, 1), date(2026, 3, 31))] == [
        (r.first, r.last) for r in rows
    ]


def test_another_period_is_refused(sample):
    """A year is none of the three."""
    with pytest.raises(ValueError, match="year"):
        escalation((), sample, by="year")
