"""Records to plain rows and back."""

import json

import pytest
from hypothesis import given

from hudna.records import Decision, Event, Party, from_row, row
from tests import strategies


@given(strategies.events)
def test_an_event_survives_json_and_back(event):
    """Whatever an event holds, its row as JSON gives an equal event."""
    assert event == from_row(Event, json.loads(json.dumps(row(event), ensure_ascii=False)))


@given(strategies.decisions)
def test_a_decision_survives_json_and_back(decision):
    """Instants and tuples come back as they were."""
    assert decision == from_row(Decision, json.loads(json.dumps(row(decision))))


def test_a_row_of_an_older_version_takes_the_defaults():
    """A field that the row lacks takes its default."""
    assert Party(actor_id=None, name="x", role="actor") == from_row(
        Party, {"actor_id": None, "name": "x", "role": "actor"}
    )


def test_a_row_with_an_unknown_field_is_refused():
    """A misspelt field is told, never dropped."""
    with pytest.raises(TypeError, match="no field nmae"):
        from_row(Party, {"actor_id": None, "nmae": "x", "role": "actor"})
