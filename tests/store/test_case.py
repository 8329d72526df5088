"""A case keeps what comes in, once, and gives it back as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hudna.merging import cluster
from hudna.records import LEAD_LETTERS, Claim, Event, Forecast, Party, Problem, Question, Relation, Score, Truce
from hudna.store import Store, StoreError
from tests.merging.makers import a_decision, a_link, a_span, an_event
from tests.store.makers import AT, a_case, a_reading, a_truce


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "case", create=True, casebook="sample", at=AT) as opened:
        yield opened


def test_what_comes_in_comes_out(store):
    """Documents, events and truces are equal to what was put in."""
    content, document = a_reading()
    event, truce = an_event("e1"), a_truce()

    store.add_reading(content, document, [event, truce], at=AT)

    assert ([document], [event], [truce]) == (list(store.documents()), list(store.events()), list(store.truces()))
    assert content == store.source_bytes(document.source.id)


def test_an_event_is_known_by_its_id_alone_also_where_it_was_rejected(store):
    """A page asks at each decision whether incidents may change; no truce, incident or strange id changes them."""
    content, document = a_reading()
    truce = a_truce()
    store.add_reading(content, document, [an_event("e1"), truce], at=AT)
    store.decide(a_decision("reject", "e1"))

    assert store.has_event(["nothing", "e1"])
    assert not store.has_event([truce.id, "incident-1", ""])
    assert not store.has_event([])


def test_merging_is_told_the_day_the_publisher_and_the_opening_of_each_document(store):
    """Of all documents at once, and of some by their ids; no more of a long text than its beginning."""
    for name, text in (("a", "بحيرة " * 200), ("b", "قصيرة")):
        content, document = a_reading(name, text, publisher=None if name == "b" else "river-press")
        store.add_reading(content, document, [], at=AT)

    told = store.papers()
    with store.held() as held:
        some = held.papers(["b", "none"])

    assert [("river-press", LEAD_LETTERS), (None, 5)] == [(told[n].publisher, len(told[n].lead)) for n in "ab"]
    assert {"b": told["b"]} == some
    assert {date(2026, 3, 2)} == {paper.published for paper in told.values()}


def test_a_source_counts_as_done_only_when_all_of_it_is_in(store):
    """Until it is finished, the next run reads it again."""
    content, document = a_reading()
    store.add_reading(content, document, [], at=AT)
    before = store.known_sources()

    store.finish_source(document.source.id, [document.id], at=AT)

    assert (set(), {document.source.id}) == (before, store.known_sources())


def test_adding_twice_is_adding_once(store):
    """The same reading again leaves the same records, and nothing beside them."""
    content, document = a_reading()
    for _ in range(2):
        store.add_reading(content, document, [an_event("e1"), a_truce()], at=AT)
        store.finish_source(document.source.id, [document.id], at=AT)

    assert (1, 1, 1, []) == (
        len(list(store.documents())), len(list(store.events())), len(list(store.truces())), store.check(),
    )  # fmt: skip


def test_a_new_reading_replaces_the_old_one_as_a_whole(store):
    """Records that the better coder no longer finds are gone."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1"), an_event("e2", at=50)], at=AT)

    store.add_reading(content, document, [an_event("e2", at=50)], at=AT)

    assert ["e2"] == [event.id for event in store.events()]


def test_documents_that_a_reading_no_longer_finds_in_the_source_go(store):
    """A source that was cut into two articles and is now one leaves no half behind."""
    content, document = a_reading()
    second = replace(document, id="sample-2", part=1)
    for part in (document, second):
        store.add_reading(content, part, [], at=AT)

    store.finish_source(document.source.id, [document.id], at=AT)

    assert ["sample"] == [document.id for document in store.documents()]


def test_a_batch_is_kept_whole_or_not_at_all(store):
    """What fails inside a batch takes the batch with it; the case stands as before."""
    content, document = a_reading()

    def half_a_batch():
        with store.batch():
            store.add_reading(content, document, [an_event("e1")], at=AT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_a_batch()

    assert ([], []) == (list(store.documents()), store.check())


def test_a_batch_comes_in_whole(store):
    """Many documents in one transaction are as many apart."""
    with store.batch():
        for n in range(5):
            content, document = a_reading(f"d{n}")
            store.add_reading(content, document, [an_event(f"d{n}-e", document=f"d{n}")], at=AT)
            store.finish_source(document.source.id, [document.id], at=AT)

    assert (5, 5, []) == (len(list(store.events())), len(store.known_sources()), store.check())


def test_two_records_under_one_id_are_told(store):
    """The first is kept; the reader is told."""
    content, document = a_reading()

    store.add_reading(content, document, [an_event("e1"), an_event("e1", killed=3)], at=AT)

    assert ["id-twice"] == [problem.code for problem in store.problems()]


def test_problems_of_a_file_are_replaced_by_what_is_said_next(store):
    """A file that is mended is no longer complained about."""
    wrong = Problem(stage="reading", about="a.pdf", code="no-text", message="no text.", hint="Scan it again.")
    store.add_problems("a.pdf", [wrong], at=AT)
    told = store.problems()

    store.add_problems("a.pdf", [], at=AT)

    assert ([wrong], []) == (told, store.problems())


def test_incidents_come_back_with_their_links_and_ids(store):
    """What merging gave is what the case shows, and the ids are remembered for the next merge."""
    events = [an_event("e1", document="sample"), an_event("e2", document="sample", at=50)]
    content, document = a_reading()
    store.add_reading(content, document, events, at=AT)
    merged = cluster(events, [a_link("e1", "e2")])

    store.write_incidents(merged.incidents, merged.redirects, merged.links, at=AT)

    assert (list(merged.incidents), list(merged.links)) == (list(store.incidents()), list(store.links()))
    assert dict.fromkeys(("e1", "e2"), merged.incidents[0].id) == store.earlier()


def test_redirects_lead_straight_to_where_the_events_are(store):
    """A joins B, B joins C: A leads to C."""
    merged = cluster([an_event("e1")], [])
    store.write_incidents(merged.incidents, {"a": "b"}, at=AT)

    store.write_incidents(merged.incidents, {"b": merged.incidents[0].id}, at=AT)

    assert dict.fromkeys("ab", merged.incidents[0].id) == store.redirects()


def test_an_event_that_took_anothers_place_keeps_its_incident(store):
    """A coder that quotes a word more gives a new id; the incident stays the same one."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1", trigger="قصف")], at=AT)
    merged = cluster(list(store.events()), [])
    store.write_incidents(merged.incidents, {}, at=AT)

    store.add_reading(content, document, [an_event("e9", trigger="قصف لواء")], at=AT)

    assert merged.incidents[0].id == store.earlier()["e9"]


def test_claims_and_relations_are_kept_by_kind(store):
    """Each class of record comes back as itself."""
    content, document = a_reading()
    party = Party(actor_id="sea-brigade", name="Sea Brigade", role="claimant")
    claim = Claim(
        id="c1", document_id="sample", event_id="e1", claimant=party, stance="claims", on_whom=None, speaker=None,
        span=a_span("أعلن", 36), evidence=a_span("أعلن", 36), rule="test",
    )  # fmt: skip
    relation = Relation(
        id="r1", document_id="sample", subject=party, predicate="front-of", object=party, since=date(2020, 1, 1),
        until=None, span=a_span("أعلن", 36), evidence=a_span("أعلن", 36), rule="test",
    )  # fmt: skip

    store.add_reading(content, document, [claim, relation], at=AT)

    assert ([claim], [relation], []) == (list(store.claims()), list(store.relations()), store.check())


def test_forecasts_are_a_ledger(store):
    """What was forecast stays; the same one told again is one; scores are kept beside it."""
    forecast = Forecast(
        id="f1", model="base-rate", target_id="t1", origin=date(2026, 3, 2), draws=(0.0, 1.0), seed=7,
        data_digest="d", casebook_digest="c",
    )  # fmt: skip
    scores = [Score(forecast_id="f1", rule=rule, value=0.2, baseline=0.25) for rule in ("brier", "log")]
    for _ in range(2):
        store.add_forecasts([forecast], at=AT)
        store.add_scores(scores, at=AT)

    assert ([forecast], scores, []) == (list(store.forecasts()), list(store.scores()), store.check())


def test_a_question_shows_its_newest_status(store):
    """Opened, then resolved: one question, resolved; both are in the ledger."""
    question = Question(
        id="q1", text_ar="هل تصمد الهدنة؟", text_en="Does the truce hold?", kind="truce", actor_ids=("sea-brigade",),
        truce_id="t1", opened=date(2026, 3, 2), deadline=date(2026, 4, 2), rule="truce t1 in-force",
    )  # fmt: skip
    store.add_questions([question], at=AT)

    store.add_questions([replace(question, status="resolved", answer=1.0)], at=AT)

    assert [("resolved", 1.0)] == [(told.status, told.answer) for told in store.questions()]


def test_a_run_is_written_down(store):
    """Program, casebook, settings, counts; a run that was cut short has no end."""
    first = store.run_started("hudna 0.1.0", "abc", {"jobs": 2}, at=AT)
    store.run_started("hudna 0.1.0", "abc", {}, at=AT)

    store.run_finished(first, {"documents": 3}, at=AT)

    assert [{"documents": 3}, None] == [run.get("counts") for run in store.runs()]


def test_the_log_is_in_utc_and_each_line_follows_from_the_one_before(store):
    """Times given in another zone are written in UTC."""
    content, document = a_reading()
    baghdad = datetime(2026, 3, 2, 11, 0, tzinfo=timezone(timedelta(hours=3)))

    store.add_reading(content, document, [], at=baghdad)

    last = list(store.log())[-1]
    assert (AT.isoformat(), list(store.log())[-2]["digest"]) == (last["at"], last["previous"])


def test_times_without_a_zone_are_refused(store):
    """Nothing guesses where the clock hung."""
    with pytest.raises(ValueError, match="time zone"):
        store.run_started("hudna", "abc", {}, at=datetime(2026, 3, 2))


def test_a_case_that_is_not_there_is_told(tmp_path):
    """Without `create`, a folder without a case is an error that says how to make one."""
    with pytest.raises(StoreError, match="hudna run"):
        Store.open(tmp_path)


def test_a_case_of_a_newer_version_is_told(tmp_path):
    """An older program touches nothing."""
    folder = a_case(tmp_path / "case")
    with Store.open(folder) as store, store._write() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")

    with pytest.raises(StoreError, match="newer hudna"):
        Store.open(folder)


def test_a_copy_of_a_case_in_use_is_whole(tmp_path):
    """Backing up while a writer has written half: the copy holds what was committed, and passes the check."""
    folder = a_case(tmp_path / "case", "d1", "d2")
    with Store.open(folder) as store, Store.open(folder) as other, store.batch():
        content, document = a_reading("d3")
        store.add_reading(content, document, [], at=AT)
        other.backup(tmp_path / "copy")

    with Store.open(tmp_path / "copy", read_only=True) as copy:
        assert (["d1", "d2"], []) == ([d.id for d in copy.documents()], copy.check())


def test_a_backup_overwrites_nothing(tmp_path):
    """A folder with something in it is refused."""
    folder = a_case(tmp_path / "case")
    with Store.open(folder) as store, pytest.raises(StoreError, match="not empty"):
        store.backup(folder)


def test_decisions_are_appended_and_come_back(store):
    """In the order in which they came in; twice is once."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1")], at=AT)
    decision = a_decision("accept", "e1")

    assert ([], []) == (store.decide(decision), store.decide(decision))
    assert [decision] == list(store.decisions())


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (a_decision("bless", "e1"), "verdict-unknown"),
        (a_decision("accept", "nobody"), "subject-unknown"),
        (a_decision("correct", "e1", field="colour", value="red"), "field-wrong"),
        (a_decision("correct", "e1", field="when", value="yesterday"), "field-wrong"),
        (a_decision("withdraw", withdraws="d9"), "withdraws-unknown"),
    ],
)
def test_a_decision_that_cannot_stand_is_told_and_not_kept(store, decision, code):
    """Each fault has its word; nothing of it is kept."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1")], at=AT)

    assert ([code], []) == ([problem.code for problem in store.decide(decision)], list(store.decisions()))


def test_joining_incidents_names_the_events_that_they_held(store):
    """The decision keeps its meaning when the incidents change."""
    content, document = a_reading()
    events = [an_event("e1"), an_event("e2", at=50)]
    store.add_reading(content, document, events, at=AT)
    merged = cluster(events, [])
    store.write_incidents(merged.incidents, {}, at=AT)

    store.decide(a_decision("merge", *[incident.id for incident in merged.incidents]))

    assert [{"e1", "e2"}] == [set(decision.subjects) for decision in store.decisions()]


def test_what_is_split_off_an_incident_is_parted_from_the_rest_of_it(store):
    """Naming the incident and the event is enough."""
    content, document = a_reading()
    events = [an_event(f"e{n}", at=50 * n) for n in (1, 2, 3)]
    store.add_reading(content, document, events, at=AT)
    links = [a_link(a.id, b.id) for a in events for b in events if a.id < b.id]
    merged = cluster(events, links)
    store.write_incidents(merged.incidents, {}, at=AT)

    store.decide(a_decision("split", merged.incidents[0].id, "e3"))

    again = cluster(events, links, decisions=store.decisions(), earlier=store.earlier())
    assert [("e1", "e2"), ("e3",)] == sorted(incident.event_ids for incident in again.incidents)


def test_the_present_view_has_corrections_laid_over_the_records(store):
    """The machine's record stays; what is shown is what the person said."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1")], at=AT)
    store.decide(a_decision("correct", "e1", field="status", value="denied"))

    view = store.current(Event)

    assert ("occurred", "denied", "coded") == (
        next(iter(store.events())).status, view.of(Event)[0].status, view.state("e1"),
    )  # fmt: skip


def test_a_decision_follows_its_record_through_a_new_coding(store):
    """Re-coded with another type and a longer quotation, the record is the same to the person who judged it."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1", trigger="قصف"), a_truce()], at=AT)
    store.decide(a_decision("correct", "e1", field="mode", value="aerial"))

    store.add_reading(content, document, [an_event("e7", trigger="قصف لواء النهر", type="COERCE")], at=AT)

    view = store.current(Event)
    assert (["aerial"], ()) == ([event.mode for event in view.of(Event)], view.orphans)


def test_a_rejection_waits_for_its_record_to_come_back(store):
    """A coder that loses an event leaves a rejection without one, which is as it should be; found again it is out."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1")], at=AT)
    store.decide(a_decision("reject", "e1", id="d1"))
    store.add_reading(content, document, [], at=AT)
    lost = store.current()

    store.add_reading(content, document, [an_event("e8", trigger="قصف لواء")], at=AT)

    assert ((), (), ("e8",)) == (lost.orphans, lost.records, store.current().rejected)


def test_only_readers_are_let_into_a_case_that_was_opened_for_reading(tmp_path):
    """A page that shows a case cannot change it."""
    folder = a_case(tmp_path / "case")
    with Store.open(folder, read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.decide()


def test_a_truce_is_asked_for_by_kind(store):
    """`records` gives one class, of one document or of all."""
    content, document = a_reading()
    store.add_reading(content, document, [an_event("e1"), a_truce()], at=AT)

    assert (["t1"], []) == ([t.id for t in store.records(Truce, "sample")], list(store.records(Truce, "other")))
    assert UTC == AT.tzinfo
