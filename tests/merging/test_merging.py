"""Tellings to incidents: what is one, what is tied, what is kept apart."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from math import exp

import pytest

from hudna.merging import Compare, blocks, cluster, features, links, merge
from hudna.merging.incidents import incident_of
from hudna.records import Count, DateRange, Incident, Paper
from tests.merging.makers import a_day, a_decision, a_link, a_place, an_event


def parts(incidents: tuple[Incident, ...]) -> list[tuple[str, ...]]:
    return sorted(incident.event_ids for incident in incidents)


def one(incidents: tuple[Incident, ...], event_id: str) -> Incident:
    return next(incident for incident in incidents if event_id in incident.event_ids)


def test_two_papers_on_one_attack_are_one_incident(sample):
    """The same deed, sides, place and day from two publishers is one incident of two publishers."""
    events = [
        an_event("e1", document="a"),
        an_event("e2", document="b", trigger="القصف", sentence="وقع القصف على مطار السهل ليلاً بحسب شهود."),
    ]

    merged = merge(events, sample, papers={"a": Paper(publisher="river-press"), "b": Paper(publisher="plain-daily")})

    assert [(("e1", "e2"), ("plain-daily", "river-press"))] == [(i.event_ids, i.publishers) for i in merged.incidents]


@pytest.mark.parametrize(
    "change",
    [
        {"day": "2026-03-20"},
        {"place": "sea-port", "sentence": "قصف لواء النهر ميناء البحر مساء أمس."},
        {"actors": ("north-guard",), "recipients": ("hill-people",)},
        {"type": "COERCE"},
        {"status": "possible"},
    ],
    ids=["another day", "another place", "other sides", "another type", "not certain"],
)
def test_what_differs_stays_apart(sample, change):
    """Another day, place, pair of sides, type or status is another incident, however alike the words are."""
    events = [an_event("e1", document="a"), an_event("e2", document="b", **change)]

    assert [("e1",), ("e2",)] == parts(merge(events, sample).incidents)


def test_an_attack_and_its_answer_are_two(sample):
    """Who shells whom matters: with the roles turned it is another deed."""
    there = an_event("e1", document="a")
    back = an_event("e2", document="a", actors=("plain-forces",), recipients=("river-brigade",), at=200)

    assert [("e1",), ("e2",)] == parts(merge([there, back], sample).incidents)


def test_a_threat_and_its_deed_are_tied_not_merged(sample):
    """The deed names the threat that it carries out."""
    threat = an_event("e1", type="THREATEN", about="ASSAULT", document="a", day="2026-03-01", trigger="هدد")
    deed = an_event("e2", document="b", day="2026-03-04")

    incidents = merge([threat, deed], sample).incidents

    assert (one(incidents, "e1").id,) == one(incidents, "e2").follows


def test_a_deed_does_not_follow_a_later_threat(sample):
    """A threat after the deed is another story."""
    threat = an_event("e1", type="THREATEN", about="ASSAULT", document="a", day="2026-03-09", trigger="هدد")
    deed = an_event("e2", document="b", day="2026-03-04")

    assert () == one(merge([threat, deed], sample).incidents, "e2").follows


def test_a_denial_marks_the_incident_as_disputed(sample):
    """Somebody says that it did not happen: it stays, and is disputed."""
    deed = an_event("e1", document="a")
    denial = an_event("e2", document="b", status="denied")

    incidents = merge([deed, denial], sample).incidents

    assert [True, False] == [one(incidents, "e1").disputed, one(incidents, "e2").disputed]


def test_numbers_that_disagree_are_kept_with_their_sources(sample):
    """Five dead and seven dead: the range, what most say, and each number as it was told."""
    events = [
        an_event("e1", document="a", killed=5),
        an_event("e2", document="b", killed=7),
        an_event("e3", document="c", killed=5),
    ]

    incident = cluster(events, [a_link("e1", "e2"), a_link("e2", "e3"), a_link("e1", "e3")]).incidents[0]

    assert (5, 5, 7) == (incident.counts[0].best, incident.counts[0].low, incident.counts[0].high)
    assert [(5, "a"), (7, "b"), (5, "c")] == [(c.best, c.span.document_id) for c in incident.told]


def test_one_paper_that_repeats_itself_does_not_outvote_another():
    """Votes are by publisher; of numbers with equal votes the higher is held."""
    events = [an_event(f"e{n}", document=f"a{n}", killed=3) for n in range(3)] + [
        an_event("e9", document="b", killed=4)
    ]
    links = [a_link(a.id, b.id) for a in events for b in events if a.id < b.id]

    papers = {"a0": "x", "a1": "x", "a2": "x", "b": "y"}
    told = {name: Paper(publisher=publisher) for name, publisher in papers.items()}

    incident = cluster(events, links, papers=told).incidents[0]

    assert Count(what="killed", best=4, low=3, high=4, span=events[3].counts[0].span) == incident.counts[0]


@pytest.mark.parametrize(
    ("sentence", "total"),
    [("قتل 4 مدنيين و 1 جندي في القصف.", 5), ("قتل 4 أشخاص بينهم 1 طفل في القصف.", 4)],
)
def test_numbers_of_one_sentence_are_added_unless_one_is_part_of_the_other(sentence, total):
    """Civilians and a soldier are five dead; four with a child among them are four."""
    event = an_event("e1", killed=(4, 1), sentence=sentence)

    assert total == cluster([event], []).incidents[0].counts[0].best


def test_a_decision_to_merge_wins_over_every_score(sample):
    """What a person joined is one, whatever the comparisons say."""
    events = [an_event("e1", document="a"), an_event("e2", document="b", place="sea-port", day="2026-01-02")]

    assert [("e1", "e2")] == parts(merge(events, sample, decisions=[a_decision("merge", "e1", "e2")]).incidents)


def test_a_decision_to_split_wins_over_every_score(sample):
    """What a person parted stays apart, also through a third that is like both."""
    events = [an_event(f"e{n}", document=f"d{n}") for n in (1, 2, 3)]

    found = parts(merge(events, sample, decisions=[a_decision("split", "e1", "e2")]).incidents)

    assert 2 == len(found)
    assert ("e1", "e2", "e3") not in found


def test_a_withdrawn_decision_counts_for_nothing(sample):
    """To undo is to append a withdrawal; a withdrawal withdrawn gives it back."""
    events = [an_event("e1", document="a"), an_event("e2", document="b", place="sea-port", day="2026-01-02")]
    joined = a_decision("merge", "e1", "e2", id="d1")
    undone = a_decision("withdraw", id="d2", withdraws="d1", minutes=1)
    again = a_decision("withdraw", id="d3", withdraws="d2", minutes=2)

    found = [
        len(merge(events, sample, decisions=d).incidents) for d in ([joined], [joined, undone], [joined, undone, again])
    ]

    assert [1, 2, 1] == found


def test_decisions_that_contradict_come_back_and_the_newest_stands():
    """Joined by one, parted by a later one: a problem for the reviewer, and apart until it is settled."""
    events = [an_event("e1", document="a"), an_event("e2", document="b")]
    decisions = [a_decision("merge", "e1", "e2"), a_decision("split", "e1", "e2", by="omar", minutes=5)]

    merged = cluster(events, [], decisions=decisions)

    assert [("e1",), ("e2",)] == parts(merged.incidents)
    assert ["decisions-contradict"] == [problem.code for problem in merged.problems]


def test_different_status_is_never_merged_not_even_by_decision():
    """A person who wants a plan and a deed to be one must first correct the status."""
    events = [an_event("e1"), an_event("e2", status="planned")]

    merged = cluster(events, [], decisions=[a_decision("merge", "e1", "e2")])

    assert ["merge-kinds"] == [problem.code for problem in merged.problems]
    assert [("e1",), ("e2",)] == parts(merged.incidents)


def test_an_incident_keeps_its_id_when_reports_come_in():
    """The id is remembered: an event with a smaller id does not rename it."""
    first = cluster([an_event("e5")], [])
    earlier = {"e5": first.incidents[0].id}

    second = cluster([an_event("e1"), an_event("e5")], [a_link("e1", "e5")], earlier=earlier)

    assert [first.incidents[0].id] == [incident.id for incident in second.incidents]


def test_two_incidents_that_join_leave_a_redirect():
    """The earlier id stays, the other leads to it."""
    earlier = {"e1": "incident-old", "e2": "incident-young"}

    merged = cluster([an_event("e1"), an_event("e2")], [a_link("e1", "e2")], earlier=earlier)

    assert (["incident-old"], {"incident-young": "incident-old"}) == (
        [incident.id for incident in merged.incidents],
        merged.redirects,
    )


def test_of_an_incident_that_is_parted_the_larger_part_keeps_the_id():
    """Two of three stay together and keep the name; the third gets a new one."""
    earlier = dict.fromkeys(("e1", "e2", "e3"), "incident-old")

    merged = cluster([an_event("e1"), an_event("e2"), an_event("e3")], [a_link("e2", "e3")], earlier=earlier)

    assert {("e2", "e3"): True, ("e1",): False} == {i.event_ids: i.id == "incident-old" for i in merged.incidents}


def test_a_chain_of_half_alike_reports_is_not_one_incident():
    """The mean over all pairs counts, not the nearest neighbour."""
    events = [an_event(f"e{n}", document=f"d{n}") for n in range(5)]
    links = [a_link(f"e{n}", f"e{n + 1}", 0.6) for n in range(4)]

    assert 2 == max(len(part) for part in parts(cluster(events, links).incidents))


@pytest.mark.parametrize(
    ("place", "apart"),
    [("bridge-town", True), ("green-quarter", False), (None, False)],
    ids=["far", "within", "untold"],
)
def test_a_report_without_a_place_does_not_tie_raids_on_two_towns(sample, place, apart):
    """A report that may be of either town belongs to one of them; a quarter of the town or no place part nothing."""
    places = ("harbour", None, place)
    events = [
        an_event(f"e{n}", document=f"d{n}", place=a_place(name) if name else None) for n, name in enumerate(places)
    ]
    links = [a_link("e0", "e1", 0.7), a_link("e1", "e2", 0.7)]

    incidents = cluster(events, links, places=Compare(sample).places(events)).incidents

    assert parts(incidents) == ([("e0", "e1"), ("e2",)] if apart else [("e0", "e1", "e2")])


def test_a_whole_country_and_a_place_that_nobody_knows_part_nothing(sample):
    """`Compare.places` gives the known places below a country only."""
    told = [a_place("harbour"), a_place("sahl", "country"), replace(a_place("x"), place_id=None), None]
    events = [an_event(f"e{n}", place=place) for n, place in enumerate(told)]

    assert list(Compare(sample).places(events)) == ["e0"]


def test_a_link_tells_its_reasons(sample):
    """Each comparison that both events allow is named with its value."""
    events = [an_event("e1", document="a"), an_event("e2", document="b")]

    (link,) = merge(events, sample, papers={name: Paper(published=date(2026, 3, 3)) for name in "ab"}).links

    assert {"actors": 1.0, "recipients": 1.0, "place": 1.0, "when": 1.0} == {
        name: value for name, value in link.reasons if name in ("actors", "recipients", "place", "when")
    }


def test_what_one_report_in_many_tells_is_not_the_incident_s():
    """Eleven reports of Taiz and one of an air raid on a street of Aden: it was in Taiz, and no air raid."""
    town = [an_event(f"e{n}", place=a_place("taiz", "city")) for n in range(1, 12)]
    odd = an_event("e12", place=a_place("aden-street", "quarter"))

    incident = incident_of("i", [*town, replace(odd, mode="aerial")], {})

    assert (incident.place.place_id, incident.mode) == ("taiz", None)


def test_the_most_exact_place_and_day_are_kept():
    """One report names the governorate and the week, the other the airport and the day."""
    week = DateRange(earliest=date(2026, 2, 28), latest=date(2026, 3, 6), precision="week")
    vague = replace(an_event("e1", place=a_place("plain", "governorate")), when=week)
    exact = an_event("e2", place=a_place("plain-airport", "airport"))

    incident = cluster([vague, exact], [a_link("e1", "e2")]).incidents[0]

    assert ("plain-airport", a_day("2026-03-02")) == (incident.place and incident.place.place_id, incident.when)


ABOUT = "انقطعت الكهرباء عن محطة الزعفران بعد عاصفة رملية اقتلعت أعمدة النحاس"


@pytest.mark.parametrize(
    ("other", "shared"), [(ABOUT + " مساء أمس", True), ("مباراة في كرة السلة انتهت بالتعادل", False)]
)
def test_reports_of_one_story_are_compared_where_a_clause_names_neither_place_nor_side(other, shared):
    """What opens both documents brings them under one key, though their sentences share no rare word; else nothing."""
    leads = {"a": ABOUT, "b": other}
    bare = [
        an_event(name, document=name, actors=(), recipients=(), place=None, sentence=sentence)
        for name, sentence in (("a", "وقع الهجوم صباحا."), ("b", "بعد الهجوم عاد الهدوء."))
    ]

    one, two = (set(blocks(event, paper=Paper(lead=leads[event.document_id]))) for event in bare)

    assert shared == bool(one & two)


def test_what_one_report_opens_with_finds_it_by_the_sentence_of_another():
    """A rare word of the opening and of another document's sentence is one key; a common word is none."""
    bare = {"actors": (), "recipients": (), "place": None}
    told = blocks(an_event("a", document="a", sentence="وقع الهجوم صباحا.", **bare), paper=Paper(lead=ABOUT))

    named = blocks(an_event("b", document="b", sentence="بعد الهجوم على الزعفران عاد الهدوء.", **bare))
    other = blocks(an_event("c", document="c", sentence="بعد الهجوم عاد الهدوء.", **bare))

    assert set(told) & set(named)
    assert not set(told) & set(other)


def test_the_name_of_a_station_above_each_of_its_texts_is_no_key():
    """Of Latin letters nothing is known to be rare."""
    event = an_event("e1", actors=(), recipients=(), place=None)

    assert not any("Riverside" in key for key in blocks(event, paper=Paper(lead="Riverside FM\nlocalNews\nهدوء")))


def test_a_wrong_day_does_not_part_reports_that_were_printed_together(sample):
    """A day read wrongly puts an event into other windows; its rare words are looked for in those of print too."""
    paper = Paper(published=date(2026, 3, 3))
    sentence = "دوت انفجارات الزعفران والقيصوم قرب محطة النحاس."
    dated = an_event("e1", document="a", day="2026-02-10", actors=(), recipients=(), place=None, sentence=sentence)
    bare = an_event(
        "e2", document="b", day=None, actors=(), recipients=(), place=None, sentence=f"{sentence} بحسب شهود"
    )

    assert {key for key in blocks(dated, paper=paper) if key.startswith("word|")} & set(blocks(bare, paper=paper))


@pytest.mark.parametrize(("other", "alike"), [("17", True), ("7", False)])
def test_numbers_beside_the_trigger_tell_one_wave_of_raids_from_another(sample, other, alike):
    """Two statements of a day on raids: as many are one wave, fewer are another, whatever else the sentences share."""
    compare = Compare(sample)
    there = an_event("e1", document="a", trigger="غارة", at=4, sentence="وشن 17 غارة على مخازن السهل وجسوره.")
    again = an_event("e2", document="b", trigger="غارة", at=4, sentence=f"وشن {other} غارة على مخازن السهل وجسوره.")

    assert float(alike) == features.tally(compare.telling(there), compare.telling(again))


@pytest.mark.parametrize(
    ("told", "alike"), [(("30", "32"), 0.6), (("30", "45"), 0.0), (("3", "4"), 0.0), (("9", "9"), 1.0)]
)
def test_a_toll_that_grew_is_no_other_number(sample, told, alike):
    """Thirty dead in the evening and thirty-two the next day are of one attack; small numbers differ by any step."""
    compare = Compare(sample)
    one_, two = (
        compare.telling(
            an_event(f"e{n}", document=f"d{n}", trigger="تفجير", at=8, sentence=f"مقتل {dead} في تفجير سوق السهل.")
        )
        for n, dead in enumerate(told)
    )

    assert alike == features.tally(one_, two) == features.numbers(one_, two)


def test_a_sentence_of_one_word_is_no_copy_of_what_holds_it(sample):
    """A key word stands whole in many a sentence; of one document's mentions it is asked all the same."""
    compare = Compare(sample)
    short, long_ = "الزعفران", "دوت انفجارات قرب محطة النحاس بعد قصف الزعفران."
    bare, told = (
        compare.telling(an_event(f"e{n}", document=f"d{n}", sentence=text)) for n, text in enumerate((short, long_))
    )
    here, there = (
        compare.telling(an_event(f"e{n}", sentence=text, at=200 * n)) for n, text in enumerate((short, long_))
    )

    assert features.words(bare, told) < 1.0 == features.words(here, there)


def test_two_documents_that_tell_days_two_apart_tell_two_happenings(sample):
    """Two bills of one week, passed in the same words; "yesterday" is a day off at most."""
    days = {"a": "2026-03-02", "b": "2026-03-03", "c": "2026-03-05"}
    events = [an_event(f"e{name}", document=name, day=day) for name, day in days.items()]

    assert [("ea", "eb"), ("ec",)] == parts(merge(events, sample).incidents)


def test_what_stands_behind_the_word_tells_two_raids_apart(sample):
    """Two raids of one force: what was hit stands behind the word."""
    compare = Compare(sample)
    one_, two, other, bare = (
        compare.telling(an_event(f"e{n}", document=f"d{n}", trigger="غارة", sentence=told))
        for n, told in enumerate(
            (
                "غارة استهدفت مستودع ذخيرة قرب جسر الزعفران فجر أمس.",
                "غارة ليلية استهدفت مستودع ذخيرة قرب جسر الزعفران بحسب المتحدث.",
                "غارة استهدفت محطة كهرباء شرق وادي القيصوم فجر أمس.",
                "غارة",
            )
        )
    )

    assert features.behind(one_, two) > 0.7
    assert features.behind(one_, other) < 0.3
    assert features.behind(one_, bare) is None


def test_a_pair_is_given_up_early_only_where_all_comparisons_would_give_it_up(sample):
    """What both do not tell is not asked, and what cannot be lifted is not asked further: links and reasons stay."""
    told = [
        {},
        {"place": None, "mode": "raid", "killed": 5},
        {"actors": (), "sentence": "قتل 5 في قصف على ميناء البحر.", "killed": 5, "place": "sea-port"},
        {"recipients": (), "day": None, "trigger": "غارة", "at": 300},
        {"recipients": ("hill-people",), "actors": ("plain-forces",), "about": "ASSAULT"},
        {"sentence": "دوت انفجارات الزعفران والقيصوم قرب محطة النحاس.", "actors": (), "day": None},
    ]
    events = [an_event(f"{name}{n}", document=name, **given) for name in "ab" for n, given in enumerate(told)]
    compare = Compare(sample, papers={"a": Paper(published=date(2026, 3, 3), lead=ABOUT), "b": Paper(lead=ABOUT)})
    made = 0
    for one, two in combinations([compare.telling(event) for event in events], 2):
        scale, values = links.scale_of(one, two), links.compared(one, two)
        named = [(w, value) for w, value in zip(scale.weights, values, strict=True) if value is not None]
        score = 1 / (1 + exp(-scale.start - sum(w.agree * value + w.differ * (1 - value) for w, value in named)))
        link = links.link(one, two)

        assert (score >= scale.least and not links._never(one, two)) == (link is not None)
        if link:
            made += 1
            assert (link.score, link.reasons) == (round(score, 4), tuple((w.name, round(v, 3)) for w, v in named))
        if one.document_id != two.document_id:
            assert values == [weight.compare(one, two) for weight in scale.weights]
    assert made > 20


@pytest.mark.parametrize(("one", "two", "common"), [("هجوم", "هجمات", 3), ("غارة", "غارات", 3), ("قصف", "لقاء", 1)])
def test_words_are_as_alike_as_the_letters_that_they_share_in_order(one, two, common):
    """The longest common subsequence over the longer word, a little lowered."""
    assert features._letters(one, two) == 0.8 * common / max(len(one), len(two)) == features._letters(two, one)


def test_reports_that_open_with_one_story_are_likelier_one_happening(sample):
    """The same two clauses weigh more in reports of one story than in those of two; without text nothing is said."""
    tellings = {}
    for name, lead in (
        ("a", ABOUT),
        ("b", f"{ABOUT} مساء أمس"),
        ("c", "مباراة في كرة السلة انتهت بالتعادل"),
        ("d", ""),
    ):
        compare = Compare(sample, papers={name: Paper(lead=lead)})
        tellings[name] = compare.telling(an_event(name, document=name))

    assert features.story(tellings["a"], tellings["b"]) > 0.5
    assert features.story(tellings["a"], tellings["c"]) == 0.0
    assert features.story(tellings["a"], tellings["d"]) is None


def test_a_document_without_text_at_hand_has_fewer_keys_and_no_fault():
    """An event of which no document is known is keyed by itself."""
    event = an_event("e1")

    assert set(blocks(event)) <= set(blocks(event, paper=Paper(lead=ABOUT)))


def test_two_demands_of_one_speaker_in_two_papers_are_two(sample):
    """Who demands of whom is not enough: what is demanded has to come again."""
    demands = [
        an_event("e1", document="a", type="REQUEST", trigger="طالب", place=None, day=None,
                 sentence="طالب لواء النهر قوات السهل بفتح المعابر أمام قوافل القمح."),
        an_event("e2", document="b", type="REQUEST", trigger="طالب", place=None, day=None,
                 sentence="وطالب في بيان مسائي بالإفراج عن الصيادين المحتجزين منذ الشتاء."),
    ]  # fmt: skip
    again = replace(demands[0], id="e3", document_id="c")

    found = parts(
        merge([*demands, again], sample, papers={n: Paper(published=date(2026, 3, 3)) for n in "abc"}).incidents
    )

    assert [("e1", "e3"), ("e2",)] == found


def test_a_text_that_lists_marches_tells_many_and_one_that_points_back_tells_one(sample):
    """Two demands of a statement are two; the attack of the lead, told again with the article, is one."""
    listed = [
        an_event(f"e{n}", type="REQUEST", trigger="طالب", at=1500 * n, place=None, day=None, sentence=sentence)
        for n, sentence in enumerate(
            ("طالب لواء النهر بفتح المعابر.", "كما طالب برفع أجور المعلمين وبناء مدرسة للبنات.")
        )
    ]
    told = [
        an_event("a1", at=40, trigger="هجوم", sentence="شن لواء النهر هجوما على مطار السهل."),
        an_event("a2", at=300, trigger="الهجوم", actors=(), recipients=(), sentence="وأوقف الهجوم حركة الطيران."),
    ]

    assert [("e0",), ("e1",)] == parts(merge(listed, sample).incidents)
    assert [("a1", "a2")] == parts(merge(told, sample).incidents)
