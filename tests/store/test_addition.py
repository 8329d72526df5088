"""New events into a merged case: what comes out is what merging everything anew gives."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hudna.merging import addition, links, merge
from hudna.pipeline import run as runs
from hudna.records import Event
from hudna.store import Change, Store, Wanted
from tests.merging.makers import a_decision, an_event
from tests.store.makers import AT, a_reading

DAYS: list[date] = [date(2026, 3, 1) + timedelta(days=n) for n in range(30)]
PLACES = ["plain-airport", "sand-base", "harbour", None]
OPENINGS = [
    "انقطعت الكهرباء عن محطة الزعفران بعد عاصفة اقتلعت أعمدة النحاس.",
    "اقتلعت عاصفة رملية أعمدة النحاس قرب محطة الزعفران.",
    "نفقت أسماك الشبوط في بحيرة الياقوت.",
]
SIDES = ["river-brigade", "plain-forces", "coast-forces", "hill-movement"]


def a_story(chance: random.Random, n: int):
    """A document of three to six events of an invented war."""
    name = f"d{n}"
    events = []
    for k in range(chance.randint(3, 6)):
        doer, other = chance.sample(SIDES, 2)
        events.append(
            an_event(
                f"{name}-e{k}", document=name, at=100 * k, actors=(doer,), recipients=(other,),
                place=chance.choice(PLACES), day=chance.choice([*DAYS, None, None]), killed=chance.choice([None, 2, 3]),
                type=chance.choice(["ASSAULT", "ASSAULT", "THREATEN"]), about="ASSAULT",
                status=chance.choice(["occurred", "occurred", "planned", "denied"]),
                sentence=f"جملة {chance.randint(0, 20)} عن قصف {k} في الليل.",
            )
        )  # fmt: skip
    return name, events


def settings_of(sample) -> runs.Settings:
    return runs.Settings(casebook=sample, clock=lambda: AT)


@pytest.fixture(autouse=True)
def always_in_parts(monkeypatch):
    """However much changed."""
    monkeypatch.setattr(runs, "MUCH", 0)


def state(store: Store):
    """All that merging left, ids and reasons included."""
    incidents = sorted(store.incidents(), key=lambda one: one.id)
    return incidents, store.redirects(), sorted(store.links(), key=lambda one: (one.left, one.right))


def a_step(chance: random.Random, stores: list[Store], n: int, made: list) -> None:
    """Something that happens to a case: documents come, come again otherwise coded, are judged, a verdict is undone."""
    what = chance.choice(["come", "come", "come", "again", "again", "decide", "withdraw"])
    told: dict[str, list] = {}
    if what == "again" and n > 3:
        name = f"d{chance.randrange(n)}"
        held = list(stores[0].records(Event, name))
        fewer = [one for one in held if chance.random() < 0.7]
        told[name] = [replace(one, status=chance.choice(["occurred", "denied"])) for one in fewer]
        told[name] += [one for one in a_story(chance, n)[1][:2] if one.document_id == name]
    elif what in ("decide", "withdraw") and n > 3:
        events = [one.id for one in stores[0].events()]
        decision = a_verdict(chance, events, n, made)
        if what == "withdraw" and made:
            decision = a_decision("withdraw", minutes=n, id=f"j{n}", withdraws=chance.choice(made).id)
        if all([] == store.decide(decision) for store in stores):
            made.append(decision)
        return
    else:
        name, told[name] = a_story(chance, n)
    for name, events in told.items():
        day, opening = DAYS[-1] + timedelta(days=n % 3), chance.choice(OPENINGS)
        content, document = a_reading(name, opening, published=day, publisher=f"p{n % 3}")
        for store in stores:
            store.add_reading(content, document, events, at=AT)


def a_verdict(chance: random.Random, events: list[str], n: int, made: list):
    one, two, three = (chance.choice(events) for _ in range(3))
    return chance.choice(
        [
            a_decision("merge", one, two, minutes=n, id=f"j{n}"),
            a_decision("split", one, minutes=n, id=f"j{n}", value=f"{two} {three}"),
            a_decision("reject", one, minutes=n, id=f"j{n}"),
            a_decision("accept", one, minutes=n, id=f"j{n}", by="omar"),
            a_decision("correct", one, minutes=n, id=f"j{n}", field="status", value="denied"),
            a_decision("correct", one, minutes=n, id=f"j{n}", field="type", value="ASSAULT"),
        ]
    )


@pytest.mark.parametrize(("seed", "most"), [(seed, most) for seed in range(8) for most in (4, 150)])
def test_what_is_merged_in_parts_is_what_is_merged_whole(tmp_path, sample, monkeypatch, seed, most):
    """Whatever comes, goes and is decided: the same incidents, ids, redirects and links, also where blocks overflow."""
    for module in (links, addition):
        monkeypatch.setattr(module, "MOST_IN_BLOCK", most)
    chance = random.Random(seed)
    made: list = []
    with (
        Store.open(tmp_path / "parts", create=True, at=AT) as parts,
        Store.open(tmp_path / "whole", create=True, at=AT) as whole,
    ):
        for n in range(25):
            for _ in range(chance.choice([1, 1, 3])):
                a_step(chance, [parts, whole], n, made)
            runs.merge(parts, settings_of(sample))
            runs.merge(whole, settings_of(sample), whole=True)

            assert state(whole) == state(parts), n
        assert ([], []) == (whole.check(), parts.check())


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_or_all_at_once(tmp_path, sample, seed):
    """The same groups, ties and denials, whichever way documents came in; every id ever given leads to one."""
    chance = random.Random(seed)
    stories = [a_story(chance, n) for n in range(10)]
    found = []
    for way, size in enumerate((1, 1, 3, 10)):
        given: set[str] = set()
        with Store.open(tmp_path / str(way), create=True, at=AT) as store:
            ordered = chance.sample(stories, len(stories))
            for start in range(0, len(ordered), size):
                for name, events in ordered[start : start + size]:
                    content, document = a_reading(name, published=DAYS[-1])
                    store.add_reading(content, document, events, at=AT)
                runs.merge(store, settings_of(sample))
                given |= {one.id for one in store.incidents()}
            incidents = {one.id: one for one in store.incidents()}
            told = sorted(
                (one.event_ids, one.disputed, sorted(incidents[id_].event_ids for id_ in one.follows))
                for one in incidents.values()
            )
            found.append(told)
            assert given <= incidents.keys() | store.redirects().keys()

    assert all(found[0] == other for other in found)


def test_nothing_is_merged_where_nothing_changed(tmp_path, sample):
    """A second merge writes no line in the log; another casebook merges all again."""
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        name, events = a_story(random.Random(1), 0)
        content, document = a_reading(name)
        store.add_reading(content, document, events, at=AT)
        runs.merge(store, settings_of(sample))
        before = store.head()
        runs.merge(store, settings_of(sample))
        again = store.head()
        runs.merge(store, settings_of(replace(sample, digest="another")))

        assert (before, before[0] + 1) == (again, store.head()[0])


def test_what_a_killed_run_left_is_merged_by_the_next(tmp_path, sample):
    """Documents that are in and in no incident yet are taken up, though nothing new is to be read."""
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        for n in range(2):
            name, events = a_story(random.Random(n), n)
            content, document = a_reading(name)
            store.add_reading(content, document, events, at=AT)
            if n == 0:
                runs.run([], store, settings_of(sample))
        runs.run([], store, settings_of(sample))

        assert {one.id for one in store.events()} == {e for one in store.incidents() for e in one.event_ids}


def test_a_merge_that_another_overtook_is_done_again(tmp_path, sample):
    """A page that merges a decision while a run merges: neither overwrites the other."""
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        for n in range(3):
            name, events = a_story(random.Random(n), n)
            content, document = a_reading(name)
            store.add_reading(content, document, events, at=AT)
        runs.merge(store, settings_of(sample))
        with store.held() as held:
            late = held.pending()
        store.decide(a_decision("reject", "d0-e0"))
        runs.merge(store, settings_of(sample))

        assert not store.write_merge(Change(incidents=[], settles=late), at=AT)
        assert "d0-e0" not in {one for incident in store.incidents() for one in incident.event_ids}


def test_incidents_are_found_by_type_actor_place_and_day(tmp_path, sample):
    """The newest first; the number of all with it."""
    events = [
        an_event("e1", document="sample", day="2026-03-02"),
        an_event("e2", document="sample", day="2026-03-09", at=90),
        an_event("e3", document="sample", type="THREATEN", about="ASSAULT", day="2026-03-05", at=180, place=None),
    ]
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        content, document = a_reading()
        store.add_reading(content, document, events, at=AT)
        found = merge(events, sample)
        store.write_incidents(found.incidents, found.redirects, found.links, at=AT)

        def asked(**fields):
            return [one.event_ids[0] for one in store.find_incidents(Wanted(**fields))]

        assert ["e2", "e3", "e1"] == asked()
        assert ["e2", "e1"] == asked(type="ASSAULT") == asked(place_id="plain-airport")
        assert ["e2", "e3"] == asked(since=date(2026, 3, 3))
        assert (["e2", "e3", "e1"], []) == (asked(name="plain-forces"), asked(name="plain-forces", role="actor"))
        assert 2 == store.count_incidents(Wanted(type="ASSAULT"))
        assert store.find_incidents(Wanted())[0] == store.incident(store.find_incidents(Wanted())[0].id)
