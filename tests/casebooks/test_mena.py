"""What must hold of the casebook mena, and of what every casebook above it takes over."""

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest

from hudna import casebook as casebooks
from hudna.casebook import SHIPPED, TABLES, Casebook
from hudna.coding.analyse import Analyse
from hudna.lang.ar import fold
from tests.conftest import a_document

ARMED_AND_POLITICAL = {"militia", "front", "group", "party", "movement", "coalition", "international"}
REGION = [
    *("morocco", "algeria", "tunisia", "libya", "egypt", "sudan", "israel", "lebanon", "syria", "jordan"),
    *("iraq", "kuwait", "saudi-arabia", "bahrain", "qatar", "united-arab-emirates", "oman", "yemen", "iran", "turkey"),
]
CITIES = ["iraq", "syria", "lebanon", "yemen", "iran", "palestine", "israel", "jordan", "libya", "saudi-arabia"]


@pytest.fixture(scope="module")
def mena() -> Casebook:
    return casebooks.load("mena")


@pytest.fixture(scope="module")
def analyse(mena):
    return Analyse(mena)


def examples(name):
    path = SHIPPED / name / "golden/names.toml"
    return [pytest.param(e, id=e["label"]) for e in tomllib.loads(path.read_text(encoding="utf-8"))["example"]]


def meant(analyse, example) -> set[str | None]:
    found = analyse(a_document(example["text"], example["published"].isoformat()))
    mentions = [mention for sentence in found.sentences for mention in sentence.mentions]
    return {named for mention in mentions for named in (mention.id, mention.holder_id, mention.body_id)}


def rows(name):
    for table in TABLES:
        path: Path = SHIPPED / name / table
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                for number, row in enumerate(csv.DictReader(file), start=2):
                    yield f"{name}/{table}, row {number}", row


@pytest.mark.parametrize("name", ["mena", "iraq"])
def test_loads_without_a_fault(name):
    """Every id is known, no day is reversed, no alias means two actors, no letter is a font shape."""
    assert [] == casebooks.faults(name)


@pytest.mark.parametrize("name", ["mena", "iraq"])
def test_every_row_says_where_it_is_from(name):
    """A row without a source cannot be checked by the next analyst."""
    assert [] == [where for where, row in rows(name) if not row["source"].strip()]


@pytest.mark.parametrize("name", ["mena", "iraq"])
def test_no_label_is_missing_in_a_language(name):
    """Labels are given in Arabic letters and in Latin ones."""
    labelled = [(where, row) for where, row in rows(name) if "label_ar" in row]

    assert [] == [where for where, row in labelled if not any("\u0621" <= c <= "\u064a" for c in row["label_ar"])]
    assert [] == [where for where, row in labelled if not row["label_en"].isascii()]


def test_knows_the_groups_parties_and_bodies_of_the_region(mena):
    """At least 250 of them, each with an Arabic name."""
    held = [actor for actor in mena.actors.values() if actor.kind in ARMED_AND_POLITICAL]

    assert len(held) >= 250


def test_every_state_has_its_adjective_and_its_army(mena):
    """A report says `القوات العراقية` more often than `العراق`; a few states have no adjective in use."""
    without = {"mali", "burkina-faso", "burundi", "central-african-republic", "vatican", "palestine"}
    adjectival = {alias.actor_id.removesuffix("-government") for alias in mena.aliases if alias.note == "nisba"}
    states = {actor.actor_id for actor in mena.actors.values() if actor.kind == "state"}

    assert set() == states - adjectival - without
    assert set() == {f"armed-forces-of-{state}" for state in states - {"vatican", "palestine"}} - mena.actors.keys()


@pytest.mark.parametrize("state", REGION)
def test_every_state_of_the_region_had_a_head_of_government_or_state_in_2016(mena, state):
    """Offices are dated, so that `the president` means somebody on the day of a report."""
    day = date(2016, 9, 1)
    bodies = {state, f"{state}-government", "libyan-government-of-national-accord" if state == "libya" else state}
    heads = {"president", "king", "emir", "sultan", "prime-minister", "supreme-leader"}

    in_office = [
        row
        for row in mena.relations
        if row.object in bodies and row.role_id in heads and (row.valid_from or day) <= day <= (row.valid_to or day)
    ]

    assert in_office


def test_terms_of_one_office_of_state_do_not_overlap(mena):
    """Two presidents of one state on one day would leave `the president` without a meaning."""
    doubled = []
    held = [
        r
        for r in mena.relations
        if r.role_id in ("president", "king", "prime-minister", "foreign-minister", "defence-minister") and r.valid_from
    ]
    for left in held:
        for right in held:
            same = (left.role_id, left.object) == (right.role_id, right.object) and left.subject < right.subject
            if (
                same
                and left.valid_from < (right.valid_to or date.max)
                and right.valid_from < (left.valid_to or date.max)
            ):
                doubled.append((left.role_id, left.object, left.subject, right.subject))

    assert [] == doubled


def test_every_role_of_a_relation_is_a_row(mena):
    """`role_id` is no link that loading checks."""
    known = {role.role_id for role in mena.roles}

    assert set() == {row.role_id for row in mena.relations if row.role_id} - known


@pytest.mark.parametrize("country", CITIES)
def test_cities_of_a_country_have_coordinates_inside_its_neighbourhood(mena, country):
    """Every city lies near its country's centre; with latitude and longitude exchanged it would not."""
    centre = mena.places[country]
    under = [p for p in mena.places.values() if _country(mena, p.place_id) == country and p.kind in ("city", "town")]

    assert len(under) >= 12
    assert [] == [
        p.place_id for p in under if p.lat is None or abs(p.lat - centre.lat) > 12 or abs(p.lon - centre.lon) > 20
    ]


def _country(book, place_id):
    place = book.places[place_id]
    while place.parent_id:
        place = book.places[place.parent_id]
    return place.place_id


def test_aliases_are_not_repeated_in_another_spelling_of_the_same_key(mena):
    """Hamza on alef, alef maqsura and vowels are folded by the matcher; a second row would be dead weight."""
    seen, again = set(), []
    for alias in mena.aliases:
        key = (alias.actor_id, alias.language, fold(alias.alias), alias.valid_from)
        if alias.language == "ar" and key in seen:
            again.append(alias.alias)
        seen.add(key)

    assert [] == again


@pytest.mark.parametrize("example", examples("mena"))
def test_golden_names(analyse, example):
    """Each sentence means whom it must, and none whom it must not."""
    found = meant(analyse, example)

    assert set() == set(example["means"]) - found
    assert set() == set(example.get("never", ())) & found
