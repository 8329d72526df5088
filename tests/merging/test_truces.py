"""Truces over time: one course across documents, turns with their words, conditions, three rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudna.merging.clusters import cluster
from hudna.merging.duties import Duty, duty_of
from hudna.merging.keeping import Known, conditions, judge, verdicts
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


def known(sample, *events, on=date(2026, 3, 9), **told) -> Known:
    return Known(incidents=incidents_of(*events), casebook=sample, on=on, **told)


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
    ("duty", "deed", "mode", "leaving"),
    [
        ("انسحاب القوات من القواعد", "RETREAT", "withdraw", False),
        ("أن تنسحب القوات الأجنبية", "RETREAT", "withdraw", False),
        ("إطلاق سراح الأسرى", "RETREAT", "release", False),
        ("عدم استهداف المطار", "ASSAULT", None, True),
        ("وقف القصف", "ASSAULT", None, True),
        ("تتضمن توقف الأعمال العسكرية", "ASSAULT", None, True),
        ("تتوقف خلالها الغارات التي يشنها", "ASSAULT", "aerial", True),
        ("الالتزام بالهدنة", "ASSAULT", None, True),
    ],
)
def test_a_duty_names_a_deed_to_do_or_to_leave(sample, duty, deed, mode, leaving):
    """By the casebook's trigger words in all their forms, phrases first: a release is no shooting."""
    assert Duty(type=deed, mode=mode, leaving=leaving) == duty_of(duty, sample)


@pytest.mark.parametrize("duty", ["احترام الكرامة", "رفع الحصار", "نصت على التفاوض", "السماح بدخول المساعدات"])
def test_what_no_report_can_show_is_left_to_a_person(sample, duty):
    """Any concession would meet "to lift the siege"."""
    assert duty_of(duty, sample) is None


def test_a_condition_is_met_by_the_deed_of_its_obligor(sample):
    """The withdrawal that was asked for has taken place since."""
    course = a_held_truce(a_condition("انسحاب القوات من القواعد", deadline="2026-03-20"))
    done = an_event("e1", type="RETREAT", mode="withdraw", actors=("plain-forces",), recipients=(), day="2026-03-08")

    (kept,) = conditions(course, known(sample, done, on=date(2026, 3, 12)))

    assert ("met", 8, 1) == (kept.state, kept.days_left, len(kept.incident_ids))


@pytest.mark.parametrize(("on", "state"), [(date(2026, 3, 12), "open"), (date(2026, 3, 22), "overdue")])
def test_a_condition_nobody_fulfilled_is_open_then_overdue(sample, on, state):
    """The deadline decides."""
    course = a_held_truce(a_condition("انسحاب القوات من القواعد", deadline="2026-03-20"))

    assert [state] == [kept.state for kept in conditions(course, known(sample, on=on))]


def test_a_duty_to_leave_is_broken_by_the_deed(sample):
    """Not to shell is broken by a shelling, and open until then."""
    course = a_held_truce(a_condition("وقف القصف"))
    shelling = an_event("e1", actors=("plain-forces",), recipients=("river-brigade",), day="2026-03-05")

    states = [conditions(course, known(sample, *found))[0].state for found in ((), (shelling,))]

    assert ["open", "broken"] == states


def test_a_condition_without_obligor_or_known_deed_is_unknown(sample):
    """Never guessed."""
    course = a_held_truce(a_condition("انسحاب القوات", obligor=None), a_condition("احترام الكرامة"))

    assert ["unknown", "unknown"] == [kept.state for kept in conditions(course, known(sample))]


def attacks(*days: str):
    return [an_event(f"e{day}", actors=("river-brigade",), recipients=("plain-forces",), day=day) for day in days]


def by_rule(course, sample, *events, on=date(2026, 3, 31)):
    return {verdict.rule: verdict for verdict in verdicts(course, known(sample, *events, on=on))}


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
    """From the second, 30 days after it: 6 attacks in the 30 days before, 3 since; 7 x 6 / 30 and 7 x 3 / 30 a week."""
    events = attacks("2026-02-02", "2026-02-05", "2026-02-10", "2026-02-15", "2026-02-20", "2026-02-25")
    events += attacks("2026-03-05", "2026-03-15", "2026-03-25")

    tempo = by_rule(a_held_truce(), sample, *events, on=date(2026, 4, 1))["tempo"]

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


def an_attack(day: str, *, actors=("river-brigade",), recipients=("plain-forces",), place="plain-airport", **told):
    return an_event(f"e{day}{place}{recipients}", actors=actors, recipients=recipients, place=place, day=day, **told)


def test_the_first_day_does_not_count(sample):
    """A truce from midnight, an attack of the evening before: a day does not tell the hour."""
    assert by_rule(a_held_truce(), sample, an_attack("2026-03-02"))["strict"].holds is True
    assert by_rule(a_held_truce(), sample, an_attack("2026-03-03"))["strict"].holds is False


def test_a_deed_without_a_day_happened_before_the_paper(sample):
    """Told on the third, the day after the truce began: it may be of the day before; told on the fourth it counts."""
    course, undated = a_held_truce(), replace(an_attack("2026-03-04"), when=None)
    (incident,) = incidents_of(undated)

    told = [
        verdicts(course, known(sample, undated, days={incident.id: day}))[1].holds
        for day in (date(2026, 3, 3), date(2026, 3, 4))
    ]

    assert [True, False] == told


def test_attacks_on_others_are_no_breach(sample):
    """Who keeps still with the Plain's forces fights on with the Highlands; civilians are nobody's to attack."""
    course = a_held_truce()
    third = an_attack("2026-03-05", recipients=("highlands",))
    nobody = an_attack("2026-03-05", recipients=("civilians",))

    assert [True, False] == [by_rule(course, sample, one)["strict"].holds for one in (third, nobody)]


def test_a_truce_of_one_side_binds_it_towards_everybody(sample):
    """Declared by the brigade alone."""
    course = a_held_truce(parties=("river-brigade",))

    assert by_rule(course, sample, an_attack("2026-03-05", recipients=("highlands",)))["strict"].holds is False


def test_a_front_is_bound_with_its_patron(sample):
    """The companies are the brigade's front by the casebook."""
    rules = by_rule(a_held_truce(), sample, an_attack("2026-03-05", actors=("dawn-companies",)))

    assert rules["strict"].holds is False


@pytest.mark.parametrize(
    ("scope", "place", "holds"),
    [
        ("Harbour City", "green-quarter", False),
        ("Harbour City", "plain-airport", True),
        ("Harbour City", None, True),
        ("The Plain", "plain-airport", False),
        ("The Plain", None, False),
        ("The Highlands", "plain-airport", True),
    ],
)
def test_a_truce_of_a_place_is_broken_there_alone(sample, scope, place, holds):
    """In a part of the town, not elsewhere; without a place only where a country is meant."""
    told = replace(a_truce("t1", "b", "declared", declared="2026-03-02"), scope=scope)
    (course,) = courses([told], PUBLISHED)

    assert by_rule(course, sample, an_attack("2026-03-05", place=place))["strict"].holds is holds


def test_attacks_after_the_agreed_end_do_not_count(sample):
    """It ran out on the ninth; what came on the tenth breaks nothing."""
    course = a_held_truce(ends="2026-03-09")
    kept = judge(course, known(sample, an_attack("2026-03-10"), on=date(2026, 3, 20)))

    assert (date(2026, 3, 9), -11) == (kept.until, kept.days_left)
    assert {"declared": True, "strict": True} == {v.rule: v.holds for v in kept.verdicts if v.rule != "tempo"}


def test_a_truce_told_as_ended_when_its_time_had_come_was_kept(sample):
    """Ended on its day is no renunciation; ended before it is."""
    ended = a_truce("t2", "i", "ended")
    begun = [a_truce("t1", "b", "declared", declared="2026-03-02", ends=ends) for ends in ("2026-03-08", "2026-03-30")]
    in_time, early = (courses([one, ended], PUBLISHED)[0] for one in begun)

    assert [True, False] == [by_rule(course, sample)["declared"].holds for course in (in_time, early)]


def test_a_truce_told_as_broken_does_not_hold_strictly_though_no_attack_is_named(sample):
    """Its own sources say so; the turn is given as the reason."""
    told = [a_truce("t1", "b", "declared", declared="2026-03-02"), a_truce("t2", "e", "violated")]
    (course,) = courses(told, PUBLISHED)
    strict = by_rule(course, sample)["strict"]

    assert (False, (), "violated") == (strict.holds, strict.incident_ids, strict.turn.status if strict.turn else None)


def test_silence_is_no_sign_that_it_holds(sample):
    """Four weeks of which one had a report: nothing against it is known, and nothing can be told."""
    read = {"a": date(2026, 1, 1), "b": date(2026, 3, 2)}
    rules = verdicts(a_held_truce(), known(sample, on=date(2026, 3, 30), published=read))

    assert [None, None, None] == [rule.holds for rule in rules]


def test_a_pace_before_that_nobody_watched_is_not_told(sample):
    """The first report is a week older than the truce: three attacks in it are no pace of a month."""
    events = attacks("2026-02-24", "2026-02-25", "2026-02-26")
    read = {str(n): date(2026, 2, 23) + timedelta(days=n) for n in range(37)}
    tempo = verdicts(a_held_truce(), known(sample, *events, on=date(2026, 3, 31), published=read))[2]

    assert (None, 0.0, None) == (tempo.before, tempo.since, tempo.holds)


def test_of_a_few_days_no_pace_is_told(sample):
    """One attack in two days is not three and a half a week."""
    tempo = by_rule(a_held_truce(), sample, an_attack("2026-03-04"), on=date(2026, 3, 4))["tempo"]

    assert (None, None) == (tempo.since, tempo.holds)


@pytest.mark.parametrize(
    ("status", "declared", "stage"),
    [("proposed", None, "not-begun"), ("demanded", "2026-03-02", "not-begun"), ("declared", "2026-04-02", "ahead"),
     ("collapsed", None, "undated"), ("declared", "2026-03-02", "begun")],
)  # fmt: skip
def test_only_a_truce_that_has_begun_is_judged(sample, status, declared, stage):
    """Demanded, proposed or to come: no rule is asked."""
    (course,) = courses([a_truce("t1", "b", status, declared=declared)], PUBLISHED)
    kept = judge(course, known(sample, an_attack("2026-03-05")))

    assert (stage, stage in ("undated", "begun")) == (kept.stage, bool(kept.verdicts))


def test_a_withdrawal_is_not_met_by_a_release(sample):
    """One type, another deed."""
    course = a_held_truce(a_condition("انسحاب القوات من القواعد"))
    release = an_event("e1", type="RETREAT", mode="release", actors=("plain-forces",), recipients=(), day="2026-03-08")

    assert ["open"] == [kept.state for kept in conditions(course, known(sample, release, on=date(2026, 3, 12)))]


def test_a_refusal_counts_where_it_tells_a_turn_of_the_truce(sample):
    """A party refuses many things."""
    refusal = an_event("e1", type="REJECT", about="CONCEDE", actors=("river-brigade",), day="2026-03-08")
    (incident,) = incidents_of(refusal)
    (course,) = courses([a_truce("t1", "b", "declared", declared="2026-03-02")], PUBLISHED)
    here, elsewhere = a_span("أعلن اللواء هدنة", 0, "b"), a_span("رفض اللواء", 90, "b")

    told = [
        verdicts(course, known(sample, refusal, told={incident.id: (words,)}))[0].holds for words in (here, elsewhere)
    ]

    assert [False, True] == told


def test_a_truce_told_as_in_force_has_begun_whatever_start_was_read(sample):
    """A start in April, told as in force in March."""
    told = [replace(a_truce("t1", "b", "declared"), starts=a_day("2026-04-20")), a_truce("t2", "e", "in-force")]
    (course,) = courses(told, PUBLISHED)
    kept = judge(course, known(sample, on=date(2026, 3, 20)))

    assert ("begun", date(2026, 3, 5)) == (kept.stage, kept.start)


def test_talk_of_a_truce_without_an_end_does_not_last_for_ever(sample):
    """Last told on the second of March; an attack of July is not under it."""
    read = PUBLISHED | {str(n): date(2026, 3, 16) + timedelta(days=n) for n in range(120)}
    kept = judge(a_held_truce(), known(sample, an_attack("2026-07-01"), on=date(2026, 7, 20), published=read))

    assert (date(2026, 5, 1), True) == (kept.until, kept.verdicts[1].holds)
