"""What must hold of the casebook iraq: factions, fronts, bases, and the question of the truce."""

from datetime import date

import pytest

from hudna.coding.analyse import Analyse
from tests.casebooks.test_mena import examples, meant


@pytest.fixture(scope="module")
def analyse(iraq):
    return Analyse(iraq)


def ties(book, predicate, day=date(2020, 10, 11)):
    return {
        (row.subject, row.object)
        for row in book.relations
        if row.predicate == predicate and (row.valid_from or day) <= day <= (row.valid_to or day)
    }


def test_big_factions_are_loyal_to_the_guide_and_the_shrines_to_najaf(iraq):
    """The line that parts the Popular Mobilization in two."""
    loyal = ties(iraq, "loyal-to")
    factions = [
        "kataib-hizballah",
        "asaib-ahl-al-haq",
        "harakat-al-nujaba",
        "kataib-al-imam-ali",
        "saraya-al-khorasani",
    ]

    assert {(faction, "ali-khamenei") for faction in factions} <= loyal
    assert ("hashd-al-atabat", "ali-al-sistani") in loyal


def test_small_fronts_are_cells_of_the_factions(iraq):
    """They claim what the factions deny."""
    parts = ties(iraq, "part-of")
    fronts = ["ashab-al-kahf", "usbat-al-thairin", "qasim-al-jabbarin", "saraya-thawrat-al-ishrin-al-thaniya"]

    assert {(front, "katyusha-cells") for front in fronts} <= parts
    assert ("katyusha-cells", "wilayi-factions") in parts


def test_each_front_is_told_apart_from_what_is_only_read_into_its_claims(iraq):
    """`front-of` is a reading of researchers; each such row says so."""
    assert [] == [r.subject for r in iraq.relations if r.predicate == "front-of" and "deny" not in r.note]


@pytest.mark.parametrize(
    ("office", "body", "day", "holder"),
    [
        ("prime-minister", "iraq-government", date(2020, 10, 11), "mustafa-al-kadhimi"),
        ("prime-minister", "iraq-government", date(2015, 1, 1), "haider-al-abadi"),
        ("president", "iraq-government", date(2020, 10, 11), "barham-salih"),
        ("ambassador", "iran", date(2020, 10, 11), "iraj-masjedi"),
        ("head-of-mission", "unami", date(2020, 10, 11), "jeanine-hennis-plasschaert"),
        ("commander", "quds-force", date(2019, 12, 1), "qasem-soleimani"),
        ("central-bank-governor", "central-bank-of-iran", date(2020, 10, 11), "abdolnaser-hemmati"),
        ("chief-of-staff", "popular-mobilization-forces", date(2020, 10, 11), "abu-fadak-al-mohammedawi"),
    ],
)
def test_who_held_the_office_on_the_day(iraq, office, body, day, holder):
    """An office in a text means its holder on the day of the text."""
    held = {
        row.subject
        for row in iraq.relations
        if (row.role_id, row.object) == (office, body) and (row.valid_from or day) <= day <= (row.valid_to or day)
    }

    assert {holder} <= held


@pytest.mark.parametrize(
    ("base", "day"),
    [
        ("al-qaim-base", date(2020, 3, 17)),
        ("q-west", date(2020, 3, 26)),
        ("k1", date(2020, 3, 29)),
        ("taqaddum", date(2020, 4, 4)),
        ("besmaya", date(2020, 7, 25)),
        ("taji", date(2020, 8, 23)),
    ],
)
def test_bases_were_handed_over_on_their_day(iraq, base, day):
    """The withdrawals of 2020, base by base."""
    assert [(day, "armed-forces-of-iraq")] == [(s.valid_to, s.handed_to) for s in iraq.sites if s.place_id == base]


def test_has_the_governorates_and_the_quarters_of_the_capital(iraq):
    """Nineteen governorates; at least twenty quarters of Baghdad, with coordinates."""
    governorates = [p for p in iraq.places.values() if p.kind == "governorate" and p.parent_id == "iraq"]
    quarters = [p for p in iraq.places.values() if p.kind == "quarter" and p.parent_id == "baghdad"]

    assert 19 == len(governorates)
    assert len(quarters) >= 20
    assert all(p.lat is not None for p in quarters)


def test_leaves_of_the_truce_question_leave_nothing_out(iraq):
    """Priors sum to one, one leaf stands where nothing happens, every other says what ends it."""
    (tree,) = [tree for tree in iraq.trees if tree["id"] == "after-the-truce"]
    leaves = tree["leaf"]

    assert pytest.approx(1.0) == sum(leaf["prior"] for leaf in leaves)
    assert ["kept"] == [leaf["id"] for leaf in leaves if leaf.get("otherwise")]
    assert all(leaf["ends_with"] for leaf in leaves if not leaf.get("otherwise"))


def test_indicators_are_judgements_within_bounds_and_ask_for_what_the_casebook_knows(iraq):
    """A likelihood ratio outside 1/3..3 would let one report decide; an unknown id would never hold."""
    for tree in iraq.trees:
        for leaf in tree["leaf"]:
            queries = [indicator["query"] for indicator in leaf["indicator"]] + leaf.get("ends_with", [])
            for query in queries:
                assert {*query.get("actors", ()), *query.get("recipients", ())} <= iraq.actors.keys()
                assert set(query.get("places", ())) <= iraq.places.keys()
                assert set(query.get("modes", ())) <= set(iraq.event_types[query["type"]].modes.split())
                assert query.get("about", "RETREAT") in iraq.event_types
            assert all(i["judgement"] and 1 / 3 <= i["likelihood_ratio"] <= 3 for i in leaf["indicator"])


def test_both_languages_are_written_for_each_question_leaf_and_indicator(iraq):
    """The briefing is printed in both."""
    for tree in iraq.trees:
        told = [tree | {"label_ar": tree["question_ar"], "label_en": tree["question_en"]}, *tree["leaf"]]
        told += [indicator for leaf in tree["leaf"] for indicator in leaf["indicator"]]
        assert all(item["label_ar"].strip() and item["label_en"].strip() for item in told)


@pytest.mark.parametrize("example", examples("iraq"))
def test_golden_names(analyse, example):
    """Each sentence means whom it must, and none whom it must not."""
    found = meant(analyse, example)

    assert set() == set(example["means"]) - found
    assert set() == set(example.get("never", ())) & found
