"""Every shipped casebook can be used as it is."""

import pytest

from hudna import casebook as casebooks

NAMES = sorted(path.parent.name for path in casebooks.SHIPPED.glob("*/casebook.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_casebook_has_no_fault(name):
    """What travels in the wheel loads clean."""
    assert [] == casebooks.faults(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_names_its_source(name):
    """A fact without a source cannot be checked by the next analyst."""
    book = casebooks.load(name)
    rows = (*book.actors.values(), *book.aliases, *book.places.values(), *book.place_names, *book.triggers,
            *book.relations, *book.sites, *book.zones, *book.roles, *book.weapons)  # fmt: skip

    assert [] == [row for row in rows if not row.source.strip()][:5]


@pytest.mark.parametrize("name", NAMES)
def test_the_cache_gives_what_the_tables_give(name):
    """A casebook from its cache equals the one that was read."""
    assert casebooks.load(name) == casebooks.load(name)


def test_the_base_casebook_knows_all_types_and_four_hundred_lexemes():
    """Every type of the codebook has words in Arabic."""
    book = casebooks.load("base")

    assert 18 == len(book.event_types)
    assert len({trigger.words for trigger in book.triggers}) >= 400
    assert set(book.event_types) == {trigger.event_type for trigger in book.triggers}
