"""New events into a merged case: what comes out is what merging everything anew gives."""

import random
from datetime import date, timedelta

import pytest

from hudna.merging import merge
from hudna.merging.addition import add
from hudna.store import Store, Wanted
from tests.merging.makers import a_decision, an_event
from tests.store.makers import AT, a_reading

DAYS = [date(2026, 3, 1) + timedelta(days=n) for n in range(30)]
PLACES = ["plain-airport", "sand-base", "harbour", None]
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
                place=chance.choice(PLACES), day=chance.choice(DAYS), killed=chance.choice([None, 2, 3]),
                type=chance.choice(["ASSAULT", "ASSAULT", "THREATEN"]), about="ASSAULT",
                status=chance.choice(["occurred", "occurred", "planned", "denied"]),
                sentence=f"جملة {chance.randint(0, 20)} عن قصف {k} في الليل.",
            )
        )  # fmt: skip
    return name, events


def shown(incidents):
    return sorted((one.event_ids, one.disputed, len(one.follows)) for one in incidents)


@pytest.mark.parametrize("seed", range(4))
def test_adding_documents_one_by_one_is_merging_them_at_once(tmp_path, sample, seed):
    """Incidents, ties and denials are the same, whichever way they came in."""
    chance = random.Random(seed)
    published = {}
    decisions = []
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        for n in range(12):
            name, events = a_story(chance, n)
            content, document = a_reading(name, published=DAYS[-1])
            published[name] = DAYS[-1]
            store.add_reading(content, document, events, at=AT)
            if n == 6:
                decisions = [a_decision("merge", "d0-e0", "d3-e1"), a_decision("split", "d1-e0", "d2-e0", minutes=1)]
                decisions = [one for one in decisions if len({_kind(store, e) for e in one.subjects}) == 1]
                store.decide(*decisions)
                whole = merge(store.events(), sample, decisions=decisions, earlier=store.earlier(), published=published)
                store.write_incidents(whole.incidents, whole.redirects, whole.links, keys=whole.keys, at=AT)
                continue
            found = add(events, sample, store, decisions=decisions, published=published)
            store.write_incidents(
                found.merged.incidents, found.merged.redirects, found.merged.links,
                replaces=found.replaces, keys=found.keys, at=AT,
            )  # fmt: skip
        whole = merge(store.events(), sample, decisions=decisions, published=published)

        assert shown(whole.incidents) == shown(store.incidents())
        assert [] == store.check()


def _kind(store, event_id: str) -> tuple[str, str]:
    (event,) = store.events_of([event_id])
    return event.type, event.status


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
