"""The outlook in words and pictures, in both languages."""

import tomllib
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from hudna.outlook.spreads import Spread
from hudna.outlook.tables import Rate
from hudna.show import charts
from hudna.show import outlook as shown
from hudna.show.private import Privacy
from hudna.show.say import Say, words
from hudna.show.view import CaseView
from tests.outlook.test_look_ahead import OFTEN, ahead

TOLD = words("en")["outlook"]
SHOW = Path(shown.__file__).parent


def a_view(sample):
    return CaseView(
        casebook=sample, documents={}, events={}, incidents=(), truces=(), claims=(), relations=(), exchanges=(),
        zones=(), sites=(), stances=(), problems=(),
    )  # fmt: skip


def a_say(sample):
    privacy = Privacy(casebook=sample, documents={}, names_on=False)
    return Say(casebook=sample, language="en", privacy=privacy)


def drawn(direction):
    named = {key: key for key in words("en")["outlook"]["chart"]} | {"direction": direction, "title": "t", "label": "l"}
    return {
        "life": charts.life([0, 30, 90], [1, 0.6, 0.2], named, deadline=40),
        "fan": charts.fan([2, 0, 5], [(2, (1, 3), (0, 5), (0, 8))], named),
        "endings": charts.endings([("expired", 0.3), ("broken", 0.2), ("unknown", 0.5)], named),
        "reliability": charts.reliability([(0.1, 0.12, 40), (0.8, 0.7, 9)], named),
        "skill": charts.skill([("2001", 0.1, 30), ("2002", -0.05, 20)], named),
        "board": charts.board([("sign", "seen", 2.0), ("other", "not-observable", 1.5)], named),
        "tree": charts.tree([("kept", 0.6, 0.5, 0.55), ("broken", 0.4, 0.5, None)], named),
        "timeline": charts.timeline(
            [(date(2026, 3, 1), 0.6, 0.5, 0.7), (date(2026, 3, 9), 0.4, 0.3, 0.5)],
            [(date(2026, 3, 8), "an attack")],
            named,
        ),
    }  # fmt: skip


def test_a_range_is_never_nearer_to_sure_than_a_probability():
    """ "99 to 99 %" beside "over 95 %" says more than the probability itself may."""
    assert ["over 95 %", "93 %", "under 5 %"] == [shown._bounded(bound, TOLD) for bound in (0.99, 0.93, 0.01)]


@pytest.mark.parametrize(
    ("probability", "n", "told"),
    [
        (0.38, 400, "about 4 in 10 (38 %)"),
        (0.42, 33, "about 4 in 10 (40 %)"),
        (0.92, 400, "about 9 in 10 (92 %)"),
        (0.94, 400, "about 19 in 20 (94 %)"),
        (0.03, 400, "less than 1 in 20 (under 5 %)"),
        (0.99, 400, "more than 19 in 20 (over 95 %)"),
    ],
)
def test_odds_carry_no_more_than_the_sample(probability, n, told):
    """Numbers with words, fives where fewer than fifty cases stand behind, no certainty at the ends."""
    assert told == shown.odds(probability, n, TOLD)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_answer_is_worded_in_both_languages(sample, language):
    """No blank of a sentence stays open, and each answer says how it is settled and until when it knows."""
    made = ahead(sample, OFTEN)
    told = words(language)["outlook"]
    for one in shown.answers(a_view(sample), made, language):
        labels = [label for label, _ in one.rows]
        assert told["cutoff"] in labels
        assert told["rule"] in labels
        assert "{" not in "".join([one.question, *one.notes, *(value for _, value in one.rows)])
        if one.probability:
            assert any(label.startswith(told["base_rate"]) for label in labels)
            assert any(told["hindcast"] in label for label in labels)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_all_answers_share_is_said_once(sample, language):
    """One group a truce: what holds of all stands once, what cannot be answered is a list, nothing is left out."""
    made = shown.answers(a_view(sample), ahead(sample), language)
    told = words(language)["outlook"]
    truce, *_ = shown.grouped(made)

    assert "River Brigade" in truce.about or "لواء النهر" in truce.about
    assert told["cutoff"] in dict(truce.rows)
    assert all(told["cutoff"] not in dict(one.rows) for one in truce.answers)
    assert len(truce.answers) + len(truce.unanswered) == len([one for one in made if one.about == truce.about])
    assert len(truce.notes) == len(set(truce.notes))


def test_few_cases_are_told_as_a_count(sample):
    """Two of three windows are no per cent."""
    rate = Rate(class_id="own", label_ar="هنا", label_en="here", event="pace", horizon_days=30, n=3, n_unknown=0,
                rate=2 / 3, low=0.2, high=0.9, source="this case")  # fmt: skip
    assert "2 of 3 in this case" == shown._rate(rate, a_say(sample), TOLD)


def test_ninety_days_are_never_more_than_ninety(sample):
    """Days beyond the ninetieth are not counted, and the words say so without 'about more than'."""
    for median, low, high, form in (
        (91, 91, 91, "days_very_late"),
        (91, 35, 91, "days_late"),
        (12, 2, 91, "days_range"),
    ):
        spread = Spread(days=90, median=median, range50=(low, high), range80=(low, high), range90=(low, high))
        most = "more than 90" if form == "days_range" else ""
        assert TOLD[form].format(median=median, low=low, high=most) == shown._wait(spread, TOLD)


def test_both_word_files_have_the_same_keys():
    """What one language can say, the other can."""

    def keys(table, path=""):
        return {
            name for key, value in table.items()
            for name in (keys(value, f"{path}{key}.") if isinstance(value, dict) else {f"{path}{key}"})
        }  # fmt: skip

    files = [
        tomllib.loads((SHOW / f"words.{name}.toml").read_text(encoding="utf8"))["outlook"] for name in ("ar", "en")
    ]
    assert keys(files[0]) == keys(files[1])


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_chart_is_sound_svg(direction):
    """Each one parses, has a title, and draws nothing outside its sheet."""
    for name, svg in drawn(direction).items():
        root = ET.fromstring(svg)
        assert root.find("{http://www.w3.org/2000/svg}title") is not None, name
        width = float(root.get("width"))
        for one in root.iter("{http://www.w3.org/2000/svg}rect"):
            assert 0 <= float(one.get("x")) <= width, name


def test_time_runs_from_right_to_left_in_arabic():
    """The first day stands to the right of the last."""
    xs = {}
    for direction in ("ltr", "rtl"):
        line = ET.fromstring(drawn(direction)["life"]).find("{http://www.w3.org/2000/svg}polyline")
        points = [float(point.split(",")[0]) for point in line.get("points").split()]
        xs[direction] = points[0] < points[-1]
    assert xs == {"ltr": True, "rtl": False}


def test_what_is_expected_is_drawn_unlike_what_was_seen():
    """The fan's middle is dashed, the bars of what was seen are full."""
    fan = drawn("ltr")["fan"]
    assert 'stroke-dasharray="5 3"' in fan
    assert 'fill="#1c2326"' in fan


def test_arabic_words_are_laid_over_the_chart():
    """No right-to-left text stays inside the drawing, where the printer would tear it apart."""
    laid = charts.on_paper(drawn("rtl")["life"])
    assert 'direction="rtl">' not in laid.split("<title>")[1]
    assert '<span dir="rtl"' in laid


def test_plain_data_holds_the_answers(sample):
    """What `--json` prints carries probability, base rate and record."""
    told = shown.plain(ahead(sample, OFTEN))
    first = told["answers"][0]
    assert first["base"]["n"] > 0
    assert first["track"]["hindcast"] is True
