"""Laws of the outlook: no future, shares that sum to one."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna import casebook, outlook
from hudna.outlook import queries, scenarios
from tests.outlook.makers import DAY, a_case, a_history, a_truce, all_told, an_event, an_incident

ORIGIN = DAY + timedelta(days=20)
SAMPLE = casebook.load("sample")
KIN = queries.kin(SAMPLE)
offsets = st.lists(st.integers(-55, 19), max_size=25)


@settings(max_examples=8, deadline=None)
@given(offsets, st.lists(st.integers(21, 60), min_size=1, max_size=5))
def test_what_is_published_after_the_origin_never_changes_a_forecast(before, after):
    """The same answers with and without what came later, late reports of early attacks included."""
    case = a_case([DAY + timedelta(days=n) for n in before], until=ORIGIN, truces=(a_truce(days=40),))
    alone = outlook.look_ahead(SAMPLE, all_told(*case), origin=ORIGIN)
    incidents, events, truces, published = case
    for number, days in enumerate(after):
        late = an_event(f"late{number}", DAY + timedelta(days=number), document=f"late{number}")
        incidents, events = [*incidents, an_incident(late)], [*events, late]
        published = published | {f"late{number}": DAY + timedelta(days=days)}
    later = [*truces, a_truce("t9", document="late0", status="collapsed")]
    with_future = outlook.look_ahead(SAMPLE, all_told(incidents, events, later, published), origin=ORIGIN)
    assert alone.answers == with_future.answers
    assert alone.forecasts == with_future.forecasts


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(0.01, 1), min_size=2, max_size=6),
    st.lists(st.floats(1 / 3, 3), min_size=6, max_size=6),
    st.data(),
)
def test_leaves_sum_to_one_at_every_step(weights, ratios, data):
    """Base rates, models and judged numbers each sum to one, whatever is seen and said."""
    priors = scenarios.renormalised(weights)
    query = {"type": "ASSAULT", "actors": ["river-brigade"], "window_days": 30}
    leaves = [
        {
            "id": str(n), "label_ar": "", "label_en": "", "prior": prior, "otherwise": n == 0, "ends_with": [query],
            "indicator": [{"id": "i", "label_ar": "", "label_en": "", "likelihood_ratio": ratios[n], "query": query}],
        }
        for n, prior in enumerate(priors)
    ]  # fmt: skip
    tree = scenarios.tree({"id": "t", "question_ar": "", "question_en": "", "horizon_days": 9, "leaf": leaves})
    said = data.draw(st.lists(st.tuples(st.integers(0, len(priors) - 1), st.floats(0, 1)), max_size=4))
    judged = [scenarios.Judgement(leaf_id=str(n), probability=p, by=str(k), on=DAY) for k, (n, p) in enumerate(said)]
    stated = scenarios.forecast(tree, a_history([ORIGIN], until=ORIGIN), KIN, judgements=judged)
    assert sum(one.base for one in stated) == pytest.approx(1)
    assert sum(one.model for one in stated) == pytest.approx(1)
    if judged:
        assert sum(one.judged for one in stated) == pytest.approx(1)
