"""Records and decisions to the present view; agreement between coders; names withheld."""

from dataclasses import replace
from datetime import date

import pytest

from hudna.records import Document, Event, Party
from hudna.store import current
from hudna.store.agreement import agreement, krippendorff
from hudna.store.redaction import redact, released, withholder
from tests.merging.makers import a_decision, an_event
from tests.store.makers import a_reading


def state(*decisions) -> str:
    return current([an_event("e1")], decisions).state("e1")


def test_what_nobody_judged_is_the_machines():
    """Without a decision the state is machine."""
    assert "machine" == state()


def test_one_person_codes_a_second_confirms():
    """The same person twice is still one person."""
    first, again = a_decision("accept", "e1"), a_decision("accept", "e1", minutes=5)
    second = a_decision("accept", "e1", by="omar", minutes=9)

    assert ["coded", "coded", "confirmed"] == [state(first), state(first, again), state(first, second)]


def test_the_same_correction_by_two_confirms():
    """Both say denied."""
    said = [a_decision("correct", "e1", by=who, field="status", value="denied") for who in ("samira", "omar")]

    assert "confirmed" == state(*said)


@pytest.mark.parametrize(
    "second",
    [
        a_decision("correct", "e1", by="omar", minutes=3, field="status", value="planned"),
        a_decision("reject", "e1", by="omar", minutes=3),
    ],
)
def test_two_who_differ_dispute(second):
    """Another value of the same field, or one who rejects it: the reviewer must look."""
    assert "disputed" == state(a_decision("correct", "e1", field="status", value="denied"), second)


def test_who_comes_round_ends_the_dispute():
    """The last word of each person counts."""
    decisions = [
        a_decision("correct", "e1", field="status", value="denied"),
        a_decision("correct", "e1", by="omar", minutes=3, field="status", value="planned"),
        a_decision("correct", "e1", by="omar", minutes=9, field="status", value="denied"),
    ]

    assert "confirmed" == state(*decisions)


def test_what_is_rejected_leaves_the_view_and_what_is_disputed_stays():
    """One who accepts keeps it in sight."""
    rejected = current([an_event("e1")], [a_decision("reject", "e1")])
    disputed = current([an_event("e1")], [a_decision("reject", "e1"), a_decision("accept", "e1", by="omar")])

    assert (((), ("e1",)), 1) == ((rejected.records, rejected.rejected), len(disputed.records))


def test_any_field_can_be_corrected():
    """Text as it is, anything else as JSON in the record's own shape; nothing empties a field."""
    decisions = [
        a_decision("correct", "e1", field="type", value="COERCE"),
        a_decision("correct", "e1", field="place", value=None, minutes=1),
        a_decision(
            "correct", "e1", field="actors", minutes=2,
            value='[{"actor_id": "sea-brigade", "name": "Sea Brigade", "role": "actor", "span": null}]',
        ),
        a_decision(
            "correct", "e1", field="when", minutes=3,
            value='{"earliest": "2026-03-01", "latest": "2026-03-01", "precision": "day"}',
        ),
    ]  # fmt: skip

    (event,) = current([an_event("e1")], decisions).of(Event)

    assert ("COERCE", None, "sea-brigade", date(2026, 3, 1)) == (
        event.type, event.place, event.actors[0].actor_id, event.when and event.when.earliest,
    )  # fmt: skip


def test_withdrawing_restores_the_view():
    """Undo is a new decision; undoing the undoing brings it back."""
    events = [an_event("e1")]
    fix = a_decision("correct", "e1", id="d1", field="status", value="denied")
    undo = a_decision("withdraw", id="d2", withdraws="d1", minutes=1)
    redo = a_decision("withdraw", id="d3", withdraws="d2", minutes=2)
    plain, fixed = current(events, []), current(events, [fix])

    assert plain.records == current(events, [fix, undo]).records
    assert fixed.records == current(events, [fix, undo, redo]).records


def test_a_name_given_by_a_person_is_shown():
    """The newest name stands."""
    names = [a_decision("rename", "i1", value="ضربة المطار"), a_decision("rename", "i1", value="قصف المطار", minutes=2)]

    assert {"i1": "قصف المطار"} == current([], names).names


def test_alpha_by_hand():
    """Two coders, ten units, three of them unlike; fifteen noughts and five ones in all: 1 - 19 * 3 / (15 * 5)."""
    one, two = "0100000000", "1110010000"

    alpha = krippendorff({"a": a, "b": b} for a, b in zip(one, two, strict=True))

    assert alpha is not None
    assert round(1 - 19 * 3 / (15 * 5), 9) == round(alpha, 9)


def test_alpha_of_what_cannot_differ_is_unknown():
    """Where all values are one, chance explains everything."""
    assert krippendorff([{"a": "x", "b": "x"}, {"a": "x", "b": "x"}]) is None


def test_agreement_is_told_field_by_field():
    """Who accepts says that every field is right as it stood."""
    events = [an_event("e1"), an_event("e2"), an_event("e3")]
    decisions = [
        *(a_decision("correct", "e1", by=who, field="status", value="denied") for who in ("samira", "omar")),
        a_decision("accept", "e2"),
        a_decision("correct", "e2", by="omar", field="status", value="planned"),
        *(a_decision("accept", "e3", by=who) for who in ("samira", "omar")),
    ]

    found = agreement(events, decisions)["status"]

    # Values: denied denied, occurred planned, occurred occurred. Observed 2 of 6, expected (36 - 4 - 9 - 1) / 5 / 6.
    assert (3, 2, round(1 - 2 / ((36 - 4 - 9 - 1) / 5), 6)) == (
        found.n_units, found.n_coders, round(found.alpha or 0, 6),
    )  # fmt: skip


def test_a_marked_person_is_named_nowhere():
    """In parties, quotations and titles, vowelled, stretched or with a preposition."""
    event = an_event("e1", sentence="قُتل سالِم العـــلي، وقيل لسالم العلي قبل ذلك إن الطريق آمن.")
    victim = Party(actor_id=None, name="سالم العلي", role="recipient")
    marked = a_decision("redact", value="سالم العلي", field="ناشط محلي")

    view = current([replace(event, recipients=(victim,))], [marked])

    told = str(redact(view.of(Event)[0], withholder(view.redactions)))
    assert ("العلي" in told, "العـــلي" in told, "ناشط محلي" in told) == (False, False, True)


def test_only_whole_names_are_withheld():
    """A longer word that begins alike is left alone."""
    assert "سالمون في العليا" == withholder({"سالم": ""})("سالمون في العليا")


def test_nothing_is_withheld_where_nobody_is_marked():
    """The record is given back as it is."""
    assert an_event("e1") == redact(an_event("e1"), withholder({}))


def test_documents_are_held_back_for_the_days_of_the_embargo():
    """Published on the second, three days held back: out on the fifth; a document without a day never."""
    _, document = a_reading()
    undated = Document(
        **{**{name: getattr(document, name) for name in document.__slots__}, "id": "u", "published": None}
    )

    days = [released([document, undated], on=date(2026, 3, day), embargo_days=3) for day in (4, 5)]

    assert [set(), {"sample"}] == days
