"""Laws of the store: twice is once, export and import give the same view, withdrawing restores the view before."""

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.records import Decision
from hudna.store import Store, current
from tests.merging.makers import a_decision, an_event
from tests.store.makers import AT, a_reading

EVENTS = [an_event(f"e{n}", at=60 * n) for n in range(4)]


@st.composite
def decisions(draw: st.DrawFn) -> list[Decision]:
    """Verdicts on four events by three persons, and withdrawals of any of them, of withdrawals too."""
    made: list[Decision] = []
    for n in range(draw(st.integers(0, 8))):
        who = draw(st.sampled_from(["samira", "omar", "layla"]))
        if made and draw(st.booleans()):
            undone = draw(st.sampled_from(made)).id
            made.append(a_decision("withdraw", id=f"d{n}", by=who, minutes=n, withdraws=undone))
            continue
        subject = draw(st.sampled_from(EVENTS)).id
        verdict, field, value = draw(
            st.sampled_from(
                [
                    ("accept", None, None),
                    ("reject", None, None),
                    ("correct", "status", "denied"),
                    ("correct", "status", "planned"),
                    ("correct", "mode", None),
                    ("rename", None, "قصف المطار"),
                    ("redact", None, "سالم العلي"),
                ]
            )
        )
        made.append(a_decision(verdict, subject, id=f"d{n}", by=who, minutes=n, field=field, value=value))
    return made


@given(decisions(), st.randoms(use_true_random=False))
def test_the_view_is_a_function_of_the_set_of_decisions(made: list[Decision], order: random.Random):
    """In any order, and told twice, the same decisions give the same view."""
    shuffled = order.sample([*made, *made], 2 * len(made))

    assert current(EVENTS, made) == current(EVENTS, shuffled)


@given(decisions())
def test_withdrawing_restores_the_view_before(made: list[Decision]):
    """A decision and its withdrawal together leave no trace in the view."""
    if not made:
        return
    *before, last = made
    undo = a_decision("withdraw", id="undo", minutes=99, withdraws=last.id)

    assert current(EVENTS, before) == current(EVENTS, [*made, undo])


@settings(max_examples=15, deadline=None)
@given(decisions())
def test_export_and_import_give_the_same_view(made: list[Decision]):
    """Decisions go out as lines and come back the same, withdrawals included; taking them in twice is once."""
    with tempfile.TemporaryDirectory() as scratch:
        content, document = a_reading()
        stores = [Store.open(Path(scratch) / name, create=True, casebook="sample", at=AT) for name in "ab"]
        for store in stores:
            store.add_reading(content, document, EVENTS, at=AT)
        one, two = stores
        assert [] == one.decide(*made)
        lines = list(one.decision_lines())

        assert [] == [*two.take_decisions(lines), *two.take_decisions(lines)]
        assert (list(one.decisions()), one.current()) == (list(two.decisions()), two.current())
        assert [] == two.check()
        for store in stores:
            store.close()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(EVENTS), max_size=6))
def test_adding_twice_is_adding_once(events):
    """The same reading again leaves the same records, and the case sound."""
    with tempfile.TemporaryDirectory() as scratch, Store.open(Path(scratch), create=True, at=AT) as store:
        content, document = a_reading()
        store.add_reading(content, document, events, at=AT)
        once = list(store.events())
        store.add_reading(content, document, events, at=AT)

        assert (once, []) == (list(store.events()), store.check())
