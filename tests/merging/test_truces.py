"""Truces over time: one course across documents, turns with their words, conditions, three rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudna.merging.clusters import cluster
from hudna.merging.keeping import conditions, duty_of, verdicts
from hudna.merging.truces import began, courses, days_left, stands
from hudna.records import Condition, DateRange, Duration, Party, Truce
from tests.merging.makers import a_day, a_party, a_span, an_event

PUBLISHED = {name: date(2026, 3, 1) + timedelta(days=n) for n, name in enumerate("abcdefghijklmno")}


def a_truce(
    id: str,  # noqa: A002
    document: str,
    status: str,
    *,
    parties: tuple[str, ...] = ("river-brigade", "plain-forces"),
    declared: str | None = None,
    ends: str | None = None,
    duration: Duration | None = None,
    conditions: tuple[Condition, ...] = (),
) -> Truce:
    words = a_span("هدنة", 0, document)
    return Truce(
        id=id, document_id=document, parties=tuple(a_party(name, "party") for name in parties), mediators=(),
        kind="truce", scope=None, declared=a_day(declared) if declared else None, starts=None,
        ends=a_day(ends) if ends else None, duration=duration, conditions=conditions, status=status,
        history=((status, words),), breaches=(), quotes=(words,), evidence=words, rule="test",
    )  # fmt: skip


def a_condition(duty: str, obligor: str | None = "plain-forces", deadline: str | None = None) -> Condition:
    return Condition(
        obligor=Party(actor_id=obligor, name=obligor, role="obligor") if obligor else None, duty=duty,
        deadline=a_day(deadline) if deadline else None, on_breach=None, span=a_span(duty),
    )  # fmt: skip


def a_held_truce(*conditions_: Condition, **told):
    (course,) = courses(
        [a_truce("t1", "b", "declared", declared="2026-03-02", conditions=conditions_, **told)], PUBLISHED
    )
    return course


def incidents_of(*events):
    return cluster(events, []).incidents


def test_a_truce_across_documents_is_one_course_with_its_turns():
    """Proposed, declared, extended, collapsed: four documents, one truce, each turn with its words and day."""
    told = [
        a_truce("t4", "i", "collapsed"),
        a_truce("t1", "a", "proposed"),
        a_truce("t3", "e", "extended"),
        a_truce("t2", "c", "declared"),
    ]

    (course,) = courses(told, PUBLISHED)

    assert [("proposed", 1), ("declared", 3), ("extended", 5), ("collapsed", 9)] == [
        (turn.status, turn.day.day if turn.day else None) for turn in course.turns
    ]
    assert ("collapsed", False, ("a", "c", "e", "i")) == (course.status, stands(course), course.document_ids)


def test_the_order_of_the_tellings_does_not_matter():
    """Courses are a function of the set."""
    told = [a_truce("t1", "a", "declared"), a_truce("t2", "c", "in-force"), a_truce("t3", "m", "ended")]

    assert courses(told, PUBLISHED) == courses(told[::-1], PUBLISHED)


def test_other_parties_have_another_truce():
    """Who shares no party shares no truce."""
    told = [a_truce("t1", "a", "declared"), a_truce("t2", "b", "declared", parties=("sea-brigade", "coast-forces"))]

    assert 2 == len(courses(told, PUBLISHED))


def test_after_its_end_a_new_truce_begins():
    """Declared again between the same two after the first had collapsed."""
    told = [a_truce("t1", "a", "declared"), a_truce("t2", "e", "collapsed"), a_truce("t3", "j", "declared")]

    assert [("t1", "t2"), ("t3",)] == [course.truce_ids for course in courses(told, PUBLISHED)]


def test_two_days_of_declaration_are_two_truces():
    """One of January, one of March, told in one week."""
    told = [
        a_truce("t1", "a", "ended", declared="2026-01-04"),
        a_truce("t2", "b", "declared", declared="2026-03-02"),
    ]

    assert 2 == len(courses(told, PUBLISHED))


def test_the_end_is_reckoned_from_a_duration_and_never_from_a_lost_number():
    """Seven days from the second is the ninth; a lost number gives no end."""
    week = a_held_truce(duration=Duration(n=7, unit="day"))
    lost = a_held_truce(duration=Duration(n=None, unit="day"))

    assert (4, -2, None) == (
        days_left(week, date(2026, 3, 5)),
        days_left(week, date(2026, 3, 11)),
        days_left(lost, date(2026, 3, 5)),
    )


def test_a_retelling_does_not_undo_what_came_since():
    """Told as violated; days later a report calls it 'the truce declared in 2025': it is still the violated one."""
    last_year = DateRange(earliest=date(2025, 1, 1), latest=date(2025, 12, 31), precision="year", span=None)
    again = replace(a_truce("t2", "e", "declared"), declared=last_year)
    (course,) = courses([a_truce("t1", "c", "violated"), again], PUBLISHED)

    assert ["declared", "violated"] == [turn.status for turn in course.turns]
    assert "violated" == course.status
    assert last_year == course.turns[0].when


def test_a_course_is_called_what_most_tellings_call_it():
    """One telling that names it otherwise, however full, does not name the course."""
    told = [a_truce(f"t{n}", document, "declared", declared="2026-03-01") for n, document in enumerate("abc")]
    fuller = replace(told[0], kind="suspension of attacks", conditions=(a_condition("leave the port"),))
    assert [course.kind for course in courses([fuller, *told[1:]], PUBLISHED)] == ["truce"]


def test_an_extension_moves_the_end():
    """The latest day told counts."""
    told = [
        a_truce("t1", "b", "declared", declared="2026-03-02", ends="2026-03-09"),
        a_truce("t2", "h", "extended", ends="2026-03-23"),
    ]

    (course,) = courses(told, PUBLISHED)

    assert 13 == days_left(course, date(2026, 3, 10))


def test_one_duty_told_twice_is_one_condition():
    """The second telling adds the deadline."""
    told = [
        a_truce("t1", "b", "declared", conditions=(a_condition("سحب القوات من المطار"),)),
        a_truce("t2", "c", "in-force", conditions=(a_condition("سحب القوات من المطار كله", deadline="2026-03-20"),)),
    ]

    (course,) = courses(told, PUBLISHED)

    assert [date(2026, 3, 20)] == [c.deadline.latest for c in course.conditions if c.deadline]


@pytest.mark.parametrize(
    ("duty", "deed", "leaving"),
    [
        ("انسحاب القوات من القواعد", "RETREAT", False),
        ("عدم استهداف المطار", "ASSAULT", True),
        ("وقف القصف", "ASSAULT", True),
        ("احترام الكرامة", None, False),
    ],
)
def test_a_duty_names_a_deed_to_do_or_to_leave(sample, duty, deed, leaving):
    """By the casebook's trigger words; a duty without any is left to a person."""
    assert (deed, leaving) == duty_of(duty, sample)


def test_a_condition_is_met_by_the_deed_of_its_obligor(sample):
    """The withdrawal that was asked for has taken place since."""
    course = a_held_truce(a_condition("انسحاب القوات من القواعد", deadline="2026-03-20"))
    done = an_event("e1", type="RETREAT", mode="withdraw", actors=("plain-forces",), recipients=(), day="2026-03-08")

    (kept,) = conditions(course, incidents_of(done), sample, on=date(2026, 3, 12))

    assert ("met", 8, 1) == (kept.state, kept.days_left, len(kept.incident_ids))


@pytest.mark.parametrize(("on", "state"), [(date(2026, 3, 12), "open"), (date(2026, 3, 22), "overdue")])
def test_a_condition_nobody_fulfilled_is_open_then_overdue(sample, on, state):
    """The deadline decides."""
    course = a_held_truce(a_condition("انسحاب القوات من القواعد", deadline="2026-03-20"))

    assert [state] == [kept.state for kept in conditions(course, (), sample, on=on)]


def test_a_duty_to_leave_is_broken_by_the_deed(sample):
    """Not to shell is broken by a shelling, and open until then."""
    course = a_held_truce(a_condition("وقف القصف"))
    shelling = an_event("e1", actors=("plain-forces",), recipients=("river-brigade",), day="2026-03-05")

    states = [conditions(course, found, sample, on=date(2026, 3, 9))[0].state for found in ((), incidents_of(shelling))]

    assert ["open", "broken"] == states


def test_a_condition_without_obligor_or_known_deed_is_unknown(sample):
    """Never guessed."""
    course = a_held_truce(a_condition("انسحاب القوات", obligor=None), a_condition("احترام الكرامة"))

    assert ["unknown", "unknown"] == [kept.state for kept in conditions(course, (), sample, on=date(2026, 3, 9))]


def attacks(*days: str):
    return [an_event(f"e{day}", actors=("river-brigade",), recipients=("plain-forces",), day=day) for day in days]


def by_rule(course, sample, *events, on=date(2026, 3, 31)):
    return {verdict.rule: verdict for verdict in verdicts(course, incidents_of(*events), sample, on=on)}


def test_one_attack_breaks_the_strict_rule_and_no_other(sample):
    """Nobody renounced it, and the pace has dropped: only the strict rule says broken."""
    before = [f"2026-02-{day:02}" for day in range(5, 27, 2)]

    rules = by_rule(a_held_truce(), sample, *attacks(*before, "2026-03-10"))

    assert {"declared": True, "strict": False, "tempo": True} == {name: rule.holds for name, rule in rules.items()}
    assert 1 == len(rules["strict"].incident_ids)


def test_a_renunciation_breaks_the_declared_rule(sample):
    """A bound party that takes it back ends it by that rule, without a shot."""
    taken_back = an_event("e1", type="REJECT", about="CONCEDE", actors=("river-brigade",), day="2026-03-10")

    assert [False, True] == [by_rule(a_held_truce(), sample, taken_back)[name].holds for name in ("declared", "strict")]


def test_attacks_by_others_do_not_count(sample):
    """A third party is not bound."""
    other = an_event("e1", actors=("coast-forces",), recipients=("plain-forces",), day="2026-03-10")

    assert all(rule.holds is not False for rule in by_rule(a_held_truce(), sample, other).values())


def test_pace_by_hand(sample):
    """Truce of 30 days from the second: 6 attacks in the 30 days before, 3 since; 7 x 6 / 30 and 7 x 3 / 30 a week."""
    events = attacks("2026-02-02", "2026-02-05", "2026-02-10", "2026-02-15", "2026-02-20", "2026-02-25")
    events += attacks("2026-03-05", "2026-03-15", "2026-03-25")

    tempo = by_rule(a_held_truce(), sample, *events, on=date(2026, 3, 31))["tempo"]

    assert (7 * 6 / 30, 7 * 3 / 30, True) == (tempo.before, tempo.since, tempo.holds)


def test_where_nothing_is_known_of_the_pace_nothing_is_said(sample):
    """No attack before and none since: the rule of tempo cannot tell."""
    assert by_rule(a_held_truce(), sample)["tempo"].holds is None


def test_a_truce_without_a_first_day_cannot_be_judged_strictly(sample):
    """A lost date stays lost."""
    lost = DateRange(earliest=None, latest=None, precision="unknown")
    (course,) = courses([replace(a_truce("t1", "x", "proposed"), declared=lost)], {})

    assert (None, None) == (began(course), by_rule(course, sample)["strict"].holds)


def test_a_truce_of_before_is_no_turn_of_the_one_that_stands():
    """A document on the truce that stands also tells of a broken one of weeks ago: two courses, this one intact."""
    now = a_truce("t1", "n", "declared", declared="2026-03-14")
    past = replace(a_truce("t2", "n", "collapsed", declared="2026-01-10"), rule="truce:truce:before")
    later = a_truce("t3", "o", "in-force")
    held = {course.truce_ids: course.status for course in courses([past, later, now], PUBLISHED)}
    assert held == {("t1", "t3"): "in-force", ("t2",): "collapsed"}


def test_a_truce_of_before_joins_the_course_of_its_own_days():
    """What was told of it at the time and what is remembered are one course; one that began another day is not."""
    told = a_truce("t1", "a", "declared", declared="2026-03-01")
    remembered = replace(a_truce("t2", "o", "collapsed", declared="2026-03-01"), rule="truce:truce:before")
    other = replace(a_truce("t3", "o", "ended", declared="2026-01-05"), rule="truce:truce:before")
    assert sorted(course.truce_ids for course in courses([told, remembered], PUBLISHED)) == [("t1", "t2")]
    assert len(courses([told, other], PUBLISHED)) == 2
    broken = replace(other, status="violated", history=(("declared", a_span("هدنة", 0, "o")),))
    (past,) = courses([broken], PUBLISHED)
    assert past.status == "ended"
    assert not stands(past)
    undated = replace(other, declared=None)
    assert len(courses([told, undated], PUBLISHED)) == 2
