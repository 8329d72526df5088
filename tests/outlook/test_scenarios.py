"""Trees: arithmetic by hand, faults told, states of indicators, judgements pooled."""

from datetime import timedelta

import pytest

from hudna.outlook import queries, scenarios
from tests.outlook.makers import DAY, a_history

UNTIL = DAY + timedelta(days=20)
ATTACK = {"type": "ASSAULT", "actors": ["river-brigade"], "window_days": 14, "at_least": 1}


def a_leaf(id, prior, *, ratio=None, query=None, **more):  # noqa: A002
    watched = [] if ratio is None else [
        {
            "id": f"{id}-sign", "label_ar": "علامة", "label_en": "sign", "likelihood_ratio": ratio,
            "query": query or ATTACK,
        }
    ]  # fmt: skip
    return {"id": id, "label_ar": id, "label_en": id, "prior": prior, "indicator": watched, **more}


def a_tree(*leaves):
    return scenarios.tree({"id": "t", "question_ar": "؟", "question_en": "?", "horizon_days": 30, "leaf": list(leaves)})


def two(ratio=2.0, **more):
    return a_tree(
        a_leaf("kept", 0.6, otherwise=True),
        a_leaf("broken", 0.4, ratio=ratio, ends_with=[{"type": "ASSAULT", "actors": ["river-brigade"]}], **more),
    )


def test_a_seen_indicator_moves_the_odds_by_hand(sample):
    """0.4 is odds of 2 to 3; doubled 4 to 3, so 4/7; with 0.6 and divided by the sum."""
    known = a_history([UNTIL - timedelta(days=1)], until=UNTIL)
    kept, broken = scenarios.forecast(two(), known, queries.kin(sample))
    assert (broken.watched[0].state, kept.judged) == ("seen", None)
    assert broken.base == 0.4
    assert broken.model == pytest.approx((4 / 7) / (4 / 7 + 0.6))
    assert kept.model + broken.model == pytest.approx(1)


def test_an_absent_indicator_leaves_the_base_rates(sample):
    """No attack in two watched weeks: model and base rate are the same."""
    known = a_history([], until=UNTIL)
    stated = scenarios.forecast(two(), known, queries.kin(sample))
    assert [one.model for one in stated] == pytest.approx([0.6, 0.4])
    assert stated[1].watched[0].state == "absent"


def test_silence_of_the_sources_is_not_absence(sample):
    """Where nobody published, an indicator of silence is not observable and moves nothing."""
    quiet = {**ATTACK, "at_least": 0, "at_most": 0}
    known = a_history([], until=UNTIL)
    dark = scenarios.watch(two(query=None).leaves[1].indicators[0], known, queries.kin(sample))
    assert dark.state == "absent"
    blind = scenarios.Indicator(id="q", label_ar="", label_en="", ratio=2, n=0, group="g", query=quiet)
    unseen = type(known)(origin=UNTIL + timedelta(days=90), incidents=(), truces=(), days=known.days, digest="")
    assert scenarios.watch(blind, unseen, queries.kin(sample)).state == "not-observable"
    assert scenarios.watch(blind, known, queries.kin(sample)).state == "seen"


def test_two_signs_of_one_group_count_less_than_two(sample):
    """Two ratios of 2 that tell the same: 4 to the power 1 / sqrt(2)."""
    leaf = a_leaf("broken", 0.4, ratio=2.0, ends_with=[ATTACK])
    leaf["indicator"].append({**leaf["indicator"][0], "id": "second"})
    tree = a_tree(a_leaf("kept", 0.6, otherwise=True), leaf)
    _, broken = scenarios.forecast(tree, a_history([UNTIL], until=UNTIL), queries.kin(sample))
    odds = 0.4 / 0.6 * 4 ** (1 / 2**0.5)
    assert broken.model == pytest.approx(odds / (1 + odds) / (odds / (1 + odds) + 0.6))


def test_a_bold_ratio_without_cases_is_a_fault():
    """Ten on judgement alone is told, not used."""
    assert [problem.code for problem in two(ratio=10.0)] == ["ratio"]


def test_priors_that_miss_one_and_a_missing_rest_are_told_together():
    """Every fault at once."""
    faults = a_tree(a_leaf("a", 0.5, ends_with=[ATTACK]), a_leaf("b", 0.4, ends_with=[ATTACK]))
    assert {problem.code for problem in faults} == {"priors", "otherwise"}


def test_judgements_pool_by_the_geometric_mean_of_odds():
    """Odds of 1 and 9 give 3: 0.75; equal voices change nothing."""
    assert scenarios.pooled([0.5, 0.9]) == pytest.approx(0.75)
    assert scenarios.pooled([0.3, 0.3, 0.3]) == pytest.approx(0.3)
    assert scenarios.pooled([0.5, 0.9], [3.0, 1.0]) == pytest.approx(9**0.25 / (1 + 9**0.25))


def test_judgements_stay_apart_from_the_model(sample):
    """The model's number stands as it was; of an analyst the latest by the origin counts, a later one does not."""
    said = [
        scenarios.Judgement(leaf_id="broken", probability=p, by="amal", on=UNTIL + timedelta(days=d))
        for p, d in ((0.1, -5), (0.9, -1), (0.2, 3))
    ]
    known = a_history([], until=UNTIL)
    kept, broken = scenarios.forecast(two(), known, queries.kin(sample), judgements=said)
    assert broken.model == pytest.approx(0.4)
    pooled = scenarios.pooled([0.4, 0.9])
    assert broken.judged == pytest.approx(pooled / (pooled + 0.6))
    assert kept.judged + broken.judged == pytest.approx(1)


def test_the_first_deed_decides(sample):
    """An attack within the horizon decides for the leaf that names it; none, and the rest stands once it is over."""
    kin = queries.kin(sample)
    hit = a_history([DAY + timedelta(days=5)], until=UNTIL)
    assert scenarios.decided(two(), hit, kin, opened=DAY) == "broken"
    assert scenarios.decided(two(), a_history([], until=UNTIL), kin, opened=DAY) is None
    assert scenarios.decided(two(), a_history([], until=DAY + timedelta(days=40)), kin, opened=DAY) == "kept"


def test_the_shipped_tree_is_sound(iraq):
    """The scenarios of Iraq are exclusive and exhaustive, their ratios within the cap, their queries readable."""
    assert iraq.trees
    for told in iraq.trees:
        tree = scenarios.tree(told)
        assert isinstance(tree, scenarios.Tree), tree
        for leaf in tree.leaves:
            for one in (*leaf.ends_with, *(indicator.query for indicator in leaf.indicators)):
                assert queries.query(one).type in iraq.event_types
