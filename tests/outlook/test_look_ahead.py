"""From a case to answers: what was known on the day, the six questions, what is printed and what is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudna import outlook
from hudna.outlook import history, queries, questions
from tests.outlook.makers import DAY, a_case, a_history, a_truce, all_told, an_event, an_incident

UNTIL = DAY + timedelta(days=20)
OFTEN = [DAY - timedelta(days=n) for n in range(1, 60, 2)] + [DAY + timedelta(days=n) for n in (3, 9)]


def ahead(sample, attack_days=(), *, truces=None, until=UNTIL, **more):
    told = tuple(truces or (a_truce(),))
    incidents, events, told, published = a_case(list(attack_days), until=until, truces=told)
    return outlook.look_ahead(sample, all_told(incidents, events, told, published), origin=until, **more)


def of(made, kind):
    return [answer for answer in made.answers if answer.question.kind == kind]


def test_the_six_questions_are_asked(sample):
    """Three rules for holding, the first attack, how many, the pace, a strike after an attack, the ending."""
    kinds = {answer.question.kind for answer in ahead(sample).answers}
    assert kinds == {
        "truce-declared", "truce-strict", "truce-tempo", "first-attack", "attacks", "pace", "strike", "ending",
    }  # fmt: skip


def test_a_probability_stands_on_base_rate_and_record(sample):
    """Wherever a probability is given, base rate, range, back-test, cut-off and last change stand beside it."""
    for answer in ahead(sample, OFTEN).answers:
        if answer.probability is not None:
            assert answer.base is not None
            assert answer.base.n > 0
            assert answer.range80 is not None
            assert answer.track is not None
            assert answer.track.hindcast
            assert answer.cutoff == UNTIL
            assert answer.changed_by is not None


def test_without_a_back_test_there_is_no_probability(sample, monkeypatch):
    """Where the record is empty, the base rate stands alone."""
    monkeypatch.setattr(outlook.answers.tables, "track_record", tuple)
    assert all(answer.probability is None for answer in ahead(sample, OFTEN).answers)


def test_few_attacks_give_no_model(sample):
    """Below thirty attacks: base rate and range, no probability of a quiet time."""
    (strict,) = of(ahead(sample, [DAY - timedelta(days=3)]), "truce-strict")
    assert strict.probability is None
    assert strict.base is not None
    assert ("too_few", {"least": 30}) in strict.notes


def test_a_truce_that_is_told_as_past_leaves_the_one_that_stands_alone():
    """A report on the truce also recalls a broken one: the outlook asks about the present one, as it was declared."""
    past = replace(a_truce("t0", status="violated", starts=DAY - timedelta(days=90)), rule="truce:truce:before")
    (standing,) = a_history([], until=UNTIL, truces=(past, a_truce())).truces
    assert (standing.truce_ids, standing.status) == (("t1",), "declared")


def test_a_lost_term_is_said_to_be_lost(sample):
    """The number is not guessed; the question is asked for other days."""
    made = ahead(sample, truces=(a_truce(lost=True),))
    notes = [key for answer in of(made, "truce-declared") for key, _ in answer.notes]
    assert notes.count("term_lost") == 2
    assert all(answer.question.deadline != made.history.truces[0].deadline for answer in of(made, "truce-declared"))


def test_a_deadline_by_hand_is_taken_and_said(sample):
    """An analyst's deadline takes the place of the lost one."""
    day = UNTIL + timedelta(days=40)
    made = ahead(sample, truces=(a_truce(lost=True),), added=outlook.Added(deadlines={"t1": day}))
    (declared,) = of(made, "truce-declared")
    assert declared.question.deadline == day
    assert ("deadline_by_hand", {"day": day.isoformat()}) in declared.notes


def test_a_told_term_gives_the_deadline(sample):
    """Forty days from the start."""
    (declared,) = of(ahead(sample, truces=(a_truce(days=40),)), "truce-declared")
    assert declared.question.deadline == DAY + timedelta(days=40)


def test_a_deadline_for_no_truce_is_a_problem(sample):
    """An id that is not there is told, and nothing breaks."""
    made = ahead(sample, added=outlook.Added(deadlines={"nothing": UNTIL}))
    assert [problem.code for problem in made.problems] == ["no-such-truce"]


def test_an_empty_case_asks_nothing(sample):
    """No document, no question, one problem."""
    made = outlook.look_ahead(sample, all_told(), origin=UNTIL)
    assert (made.answers, [problem.code for problem in made.problems]) == ((), ["no-day"])


def test_a_truce_that_is_over_is_not_asked_about(sample):
    """Collapsed on the day: nothing stands."""
    made = ahead(sample, truces=(a_truce(), a_truce("t2", document="d60", status="collapsed")))
    assert made.answers == ()


def test_equal_seeds_give_equal_answers(sample):
    """Twice the same case, twice the same answers."""
    assert ahead(sample, OFTEN).answers == ahead(sample, OFTEN).answers


def test_a_front_counts_for_the_group_that_it_fronts(sample):
    """Dawn Companies are a front of the River Brigade: their attack is one by the bound."""
    known = a_history([DAY], until=UNTIL, truces=(a_truce(),), actors=("dawn-companies",))
    bound = questions.sides(known.truces[0], known, sample, queries.kin(sample))
    assert "dawn-companies" in bound.bound
    assert "coast-forces" in bound.covered


def test_a_late_report_of_an_early_attack_is_the_future(sample):
    """An attack of the 1st that was told on the 10th was not known on the 5th."""
    event = an_event("e1", date(2026, 3, 1), document="late")
    published = {"d0": date(2026, 2, 1), "late": date(2026, 3, 10)}
    known = [
        history.history([an_incident(event)], [event], [], published, origin=date(2026, 3, day)).incidents
        for day in (5, 10)
    ]
    assert [len(incidents) for incidents in known] == [0, 1]


def test_an_incident_is_told_as_it_was_told_by_then():
    """A later report that names the actor changes nothing of what was known before."""
    early = an_event("e1", DAY, document="d0", actors=())
    late = an_event("e2", DAY, document="late")
    incident = an_incident(late, early)
    published = {"d0": DAY, "late": DAY + timedelta(days=5)}
    (known,) = history.history([incident], [early, late], [], published, origin=DAY).incidents
    assert known.actors == ()
    assert known.event_ids == ("e1",)


def test_coverage_counts_weeks_with_a_report():
    """Two documents in four weeks: half of the weeks."""
    published = {"a": DAY, "b": DAY - timedelta(days=20)}
    known = history.history([], [], [], published, origin=DAY)
    assert history.coverage(known, 28) == 0.5


@pytest.mark.parametrize(("attacks", "answer"), [([], 1.0), ([DAY + timedelta(days=30)], 0.0)])
def test_the_strict_rule_is_settled_by_attacks(sample, attacks, answer):
    """One attack by the bound before the day is a no, none a yes."""
    made = ahead(sample, attacks[:0], truces=(a_truce(),))
    (strict,) = of(made, "truce-strict")
    later = a_history(attacks, until=UNTIL + timedelta(days=60), truces=(a_truce(),))
    settled = questions.settle(strict.question, later, queries.kin(sample))
    assert (settled.status, settled.answer) == ("resolved", answer)


def test_nothing_is_settled_before_its_day(sample):
    """An open question stays as it was."""
    (strict,) = of(ahead(sample), "truce-strict")
    known = a_history([DAY + timedelta(days=22)], until=UNTIL + timedelta(days=5), truces=(a_truce(),))
    assert questions.settle(strict.question, known, queries.kin(sample)) == strict.question


def test_a_window_that_nobody_reported_on_is_void(sample):
    """Silence is not peace: without reports the question is void, not kept."""
    (strict,) = of(ahead(sample), "truce-strict")
    published = {"d0": DAY, "end": UNTIL + timedelta(days=90)}
    known = history.history([], [], [a_truce()], published, origin=UNTIL + timedelta(days=90))
    settled = questions.settle(strict.question, known, queries.kin(sample))
    assert (settled.status, settled.answer) == ("void", None)


def test_the_declared_rule_outlives_an_attack(sample):
    """An attack alone is no renunciation: strictly broken, yet still declared."""
    made = ahead(sample)
    later = a_history([UNTIL + timedelta(days=4)], until=UNTIL + timedelta(days=100), truces=(a_truce(),))
    kin = queries.kin(sample)
    declared = questions.settle(of(made, "truce-declared")[0].question, later, kin)
    strict = questions.settle(of(made, "truce-strict")[0].question, later, kin)
    assert (declared.answer, strict.answer) == (1.0, 0.0)


def test_a_country_is_taken_for_its_own_truces_only(iraq):
    """The tree about Iraq places a truce of its parties in Iraq, one of others in the region at most."""
    iraqi = a_truce(parties=("wilayi-factions", "united-states"))
    others = a_truce("t2", parties=("houthis", "saudi-arabia"))
    kin = queries.kin(iraq)
    known = a_history([], until=UNTIL, truces=(iraqi, others))
    looks = [outlook.answers.look(iraq, known, truce, kin, seed=0, live={}) for truce in known.truces]
    assert {(look.region, look.country) for look in looks} == {("Middle East", "Iraq"), ("Middle East", None)}


def test_a_truce_of_neither_country_says_whose_count_stands_beside_it(sample, iraq):
    """Deadly events after truces are counted for Iraq and Syria: a truce elsewhere takes both, and says so."""
    iraqi = a_truce(parties=("wilayi-factions", "united-states"))
    (elsewhere,) = of(ahead(sample), "truce-strict")
    (at_home,) = of(ahead(iraq, truces=(iraqi,)), "truce-strict")

    assert ("violence-both", "violence-iraq") == (elsewhere.base.class_id, at_home.base.class_id)
    assert ("elsewhere", {}) in elsewhere.notes
    assert ("elsewhere", {}) not in at_home.notes


def declared_after(days, sample, *, every):
    """The first answer about a truce of DAY, so many days later, with a document every so many days in between."""
    published = {"d0": DAY} | {f"n{n}": DAY + timedelta(days=n) for n in range(every, days + 1, every)}
    origin = DAY + timedelta(days=days)
    return of(outlook.look_ahead(sample, all_told(truces=[a_truce()], published=published), origin=origin),
              "truce-declared")[0]  # fmt: skip


def test_a_truce_that_stood_is_compared_with_those_that_stood(sample):
    """Base rate and back-test of truces that had outlived 90 days stand beside one that has."""
    answer = declared_after(120, sample, every=5)

    assert "no coded breakdown after 90 days" == answer.base.event
    assert "truce-declared after 90 days" == answer.track.kind
    assert ("outlived", {"days": 120, "stood": 90}) in answer.notes
    assert abs(answer.probability - answer.base.rate) < 0.05


def test_silence_of_thin_reports_is_no_sign_that_a_truce_stands(sample):
    """With a report every forty days nobody watched: the truce is reckoned from when it was last told of, and breaks
    likelier than one of the same age in a watched case."""
    thin, watched = (declared_after(120, sample, every=every) for every in (40, 5))

    assert thin.probability < watched.probability - 0.05
    assert ("unheard", {"day": DAY.isoformat()}) in thin.notes
    assert "no coded breakdown" == thin.base.event


def test_a_saved_query_reads_back():
    """A query and its printed rule are the same."""
    asked = queries.Query(type="ASSAULT", actors=("river-brigade",), window_days=14, at_least=2)
    assert queries.query(questions.told_query(asked)) == asked


def lapsed_after(elapsed, *, told=(), **more):
    """Whether a truce told of on DAY (and on the further days told) has lapsed so many days later."""
    truces = tuple(a_truce(f"t{n}", document=f"d{n}", **more) for n, _ in enumerate((0, *told)))
    published = {f"d{n}": DAY + timedelta(days=day) for n, day in enumerate((0, *told))}
    known = history.history([], [], truces, published, origin=DAY + timedelta(days=elapsed))
    return history.lapsed(known.truces[0], known.origin)


def test_a_truce_that_ran_out_is_not_asked_about(sample):
    """A pause of five days is no truce that stands five years later, and none on the tenth day either."""
    assert lapsed_after(10, days=5)
    assert not lapsed_after(4, days=5)
    assert ahead(sample, truces=(a_truce(days=5),), until=DAY + timedelta(days=30)).answers == ()


def test_a_truce_told_of_after_its_end_may_stand(sample):
    """Who tells of it after its term holds it for extended, for some weeks."""
    assert not lapsed_after(20, told=(12,), days=5)
    assert lapsed_after(100, told=(12,), days=5)


def test_a_truce_without_a_term_is_forgotten_after_a_year():
    """Nothing was told of it for so long that an answer would be about nothing."""
    assert not lapsed_after(300)
    assert lapsed_after(400)


def test_years_of_silence_are_not_years_without_attack(sample):
    """One report of years ago and one of today: nothing was watched between them, so nothing is counted."""
    published = {"old": DAY - timedelta(days=2000), "d0": DAY}
    made = outlook.look_ahead(sample, all_told(truces=[a_truce()], published=published), origin=DAY)
    (attacks,) = of(made, "attacks")

    assert made.history.since == DAY
    assert attacks.spreads == ()
    assert ("unwatched", {"least": 28}) in attacks.notes


def test_thin_reports_count_no_attacks(sample):
    """A report every seven weeks for a year is no watch: no attack told is no sign of calm."""
    published = {f"d{n}": DAY - timedelta(days=49 * n) for n in range(8)}
    made = outlook.look_ahead(sample, all_told(truces=[a_truce()], published=published), origin=DAY)

    assert [one.spreads for kind in ("attacks", "first-attack") for one in of(made, kind)] == [(), ()]
    assert [one.base for kind in ("pace", "strike") for one in of(made, kind)] == [None, None, None]
    assert ("too_thin", {}) in of(made, "attacks")[0].notes
