"""The briefing of the sample conflict, as a page and on paper."""

import itertools
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from lxml import html as pages

from hudna.merging.keeping import Keeping
from hudna.reading import Read
from hudna.records import DateRange, Document, Party, Raw
from hudna.show import brief, present
from hudna.show.brief.keeping import Judged
from hudna.show.brief.sections import MOST, sections
from hudna.show.private import Privacy
from hudna.show.say import Say
from hudna.show.say import words as say_words
from hudna.store import Store
from tests.pipeline.answer_key import DOCUMENTS
from tests.pipeline.conftest import a_run

CHOSEN = ("08-truce-declared.pdf", "11-convoy-bomb.html", "15-analysis.txt", "18-activist-released.html")


@pytest.fixture(scope="module")
def view(tmp_path_factory, sample):
    folder = tmp_path_factory.mktemp("brief") / "case"
    a_run([DOCUMENTS / name for name in CHOSEN], folder, sample)
    with Store.open(folder) as store:
        return present.case_view(store, sample)


@pytest.fixture(scope="module")
def shown(view):
    return {language: pages.fromstring(brief.html(view, language)) for language in ("ar", "en")}


def words(page) -> str:
    for style in page.iter("style"):
        style.text = ""
    return " ".join(" ".join(page.itertext()).split())


def arabic(text: str) -> set[str]:
    return set(re.findall(r"[\u0621-\u064a]{3,}", re.sub(r"[\u064b-\u0652]", "", text)))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_number_and_latin_name_of_an_arabic_quotation_is_isolated(shown, language):
    """A digit or a Latin letter that stands free inside Arabic may be drawn backwards."""
    for quotation in shown[language].iter("blockquote"):
        for node in quotation.xpath(".//p//text()[not(ancestor::bdi)][not(ancestor::span)]"):
            assert not re.search(r"[0-9A-Za-z]", node), node


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_says_its_language_and_direction(shown, language, direction):
    """A browser and a screen reader know how to read it."""
    assert (language, direction) == (shown[language].get("lang"), shown[language].get("dir"))


def test_the_truce_stands_with_its_parties_and_term(shown):
    """River Brigade's truce of forty days, its condition, its mediator's state."""
    told = words(shown["en"])

    assert all(part in told for part in ("River Brigade", "Truces", "40", "Sultanate of the Isles"))


def test_a_private_person_is_not_named(shown):
    """The abducted activist appears by what she is, in both languages."""
    for page in shown.values():
        assert "ريمون" not in words(page)


def test_every_quotation_leads_to_a_source_that_is_listed(shown):
    """No fact without its place in a named file with its digest."""
    page = shown["en"]
    cited = {link.get("href")[1:] for link in page.xpath("//cite//a")}
    listed = {row.get("id") for row in page.xpath("//section[@id='sources']//li")}

    assert cited
    assert cited <= listed


def test_a_lost_number_is_said_to_be_lost(shown):
    """The damaged page lost its numbers; the briefing says how many and shows where."""
    assert "numbers were lost" in words(shown["en"])
    assert shown["en"].xpath("//span[@class='lost']")


def test_the_printed_page_reads_back(view, sample, tmp_path):
    """What is printed can be searched and copied: our own reader finds the words of the page in the PDF."""
    (path,) = [path for path in brief.write(view, tmp_path) if path.name == "briefing.pdf"]
    raw = Raw(uri=path.name, content=path.read_bytes(), retrieved_at=datetime(2026, 3, 18, tzinfo=UTC))
    (document,) = [item for item in Read(sample)(raw) if isinstance(item, Document)]

    page, read = arabic(words(pages.fromstring(brief.html(view, "ar")))), arabic(document.text)

    assert len(page & read) / len(page) > 0.93


def test_arabic_words_of_an_english_page_say_their_direction(shown):
    """The printer guesses no direction: unsaid, '20 dead of 30' of an Arabic line was printed from its other end."""
    for piece in shown["en"].iter("bdi"):
        own = (piece.text or "") + "".join(child.tail or "" for child in piece)
        if arabic(own):
            assert "ar" == piece.get("lang") or "rtl" == piece.get("dir"), own


def test_no_mark_parts_a_word(shown):
    """`ب` and a marked `قبول` were printed unjoined, as two words."""
    for mark in shown["ar"].iter("mark"):
        before, after = mark.getprevious(), mark.tail or ""
        told = (before.tail if before is not None else mark.getparent().text) or ""
        assert not re.search(r"[\u0621-\u064a]$", told), told[-20:]
        assert not re.match(r"[\u0621-\u064a]", after), after[:20]


def test_a_paragraph_that_tells_several_turns_of_a_truce_is_quoted_once(shown):
    """The same sentence stood three times under one another, once for each turn."""
    for page in shown.values():
        for course in page.xpath("//ul[@class='turns']"):
            told = [" ".join(quote.itertext()) for quote in course.xpath("./li/blockquote/p")]
            assert all(one != other for one, other in itertools.pairwise(told))


def test_a_truce_told_as_history_is_not_what_a_reader_must_know(view, sample):
    """An armistice of forty years ago that an analysis recalls stands last, and not among the lines in short."""
    standing = view.truces[0]
    long_ago = DateRange(earliest=date(1988, 1, 1), latest=date(1988, 12, 31), precision="year")
    former = replace(
        standing, id="truce-0", parties=(Party(actor_id="sultanate", name="Sultanate", role="party"),),
        declared=long_ago, starts=None, ends=None,
        status="declared", history=(("declared", standing.evidence),),
    )  # fmt: skip
    say = Say(casebook=sample, language="en", privacy=Privacy(casebook=sample, documents=view.documents))
    told = sections(replace(view, truces=(former, *view.truces)), say)

    days = [row["days"][0][1] for row in told["truces"]["rows"]]
    assert "1988" == days[-1]
    assert "1988" not in [row["days"][0][1] for row in told["summary"]["truces"]]


def kept(page) -> str:
    return " ".join(" ".join(one.text_content() for one in page.xpath("//section[@class='keeping']")).split())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_truce_that_began_is_judged_by_three_printed_rules(shown, language):
    """Rules, verdicts and the day of judgement in the words of the language, and never the clock."""
    told, words_ = kept(shown[language]), say_words(language)["keeping"]

    assert all(rule in told for rule in words_["rule"].values())
    assert any(verdict in told for verdict in words_["verdict"].values())
    assert "2026" in told
    assert words_["as_of"].split("{")[0] in told


def test_incidents_that_count_are_named_with_day_and_source(view, sample):
    """Four of six attacks are shown, the rest counted; each with its day, its words and where they stand."""
    truce = replace(
        view.truces[0], parties=(Party(actor_id="river-brigade", name="River Brigade", role="party"),), ends=None,
        declared=a_day(date(2026, 1, 1)), starts=None, status="declared", scope=None, duration=None, breaches=(),
    )  # fmt: skip
    event = next(iter(view.events.values()))
    last = view.days()[1]
    attacks = tuple(
        replace(
            next(iter(view.incidents)), id=f"incident-{n}", type="ASSAULT", mode=None, about=None, status="occurred",
            actors=truce.parties, recipients=(), place=None, when=a_day(last), event_ids=(event.id,),
        )
        for n in range(6)
    )  # fmt: skip
    told = replace(event, actors=truce.parties, recipients=())
    made = replace(view, truces=(truce,), incidents=attacks, events={**view.events, event.id: told})
    page = pages.fromstring(brief.html(made, "en"))
    rows = page.xpath("//ul[@class='counted']/li")

    assert 4 == len(rows)
    assert "and 2 more" in kept(page)
    assert all("River Brigade" in words(row) and f"{last.day} March 2026" in words(row) for row in rows)
    assert {link.get("href") for link in page.xpath("//ul[@class='counted']//a")} <= {
        f"#{row.get('id')}" for row in page.xpath("//section[@id='sources']//li")
    }


def test_a_truce_that_has_not_begun_says_so(view):
    """Proposed is not broken."""
    offered = replace(
        view.truces[0], status="proposed", declared=None, starts=None,
        history=(("proposed", view.truces[0].evidence),),
    )  # fmt: skip
    page = pages.fromstring(brief.html(replace(view, truces=(offered,)), "en"))

    assert "It has not begun" in kept(page)
    assert not page.xpath("//ol[@class='rules']")


def a_day(day: date) -> DateRange:
    return DateRange(earliest=day, latest=day, precision="day")


def test_what_a_section_leaves_out_is_counted(view, monkeypatch):
    """Sites beyond the most that a briefing shows are said to be in the case."""
    monkeypatch.setitem(MOST, "sites", 1)
    say = Say(casebook=view.casebook, language="en", privacy=Privacy.of(view))
    told = sections(view, say)["sites"]

    assert len(told.rows) + told.n_more == len({(one.place.place_id, one.status) for one in view.sites})
    assert len(told.rows) <= 1


def test_a_truce_that_began_on_the_last_day_covered_is_not_told_to_be_over(sample):
    """Nothing is counted yet, and nothing ended."""
    say = Say(casebook=sample, language="en", privacy=Privacy(casebook=sample, documents={}))
    judged = Judged(view=None, say=say, sources=None, known=None)
    day = date(2026, 3, 9)
    begun = Keeping(on=day, stage="begun", start=day, until=day, n_read=0, verdicts=(), conditions=(), days_left=None)

    assert "was over" not in judged.stage(begun)
    assert "was over" in judged.stage(replace(begun, on=date(2026, 3, 20)))
