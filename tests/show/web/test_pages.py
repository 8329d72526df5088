"""The pages in a real browser: every page in both languages, evidence where it stands, nothing drawn backwards."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hudna.records import Problem, Zone
from hudna.show import brief, charts
from hudna.show.say import words
from hudna.show.web.app import MENU, PAGES
from hudna.show.web.pages import outlook, problems, sites
from hudna.show.web.parts import look
from hudna.store import Store
from tests.outlook.test_shown import drawn

WIDTHS = (1100, 390)
STYLE = Path(brief.__file__).with_name("brief.css")


@pytest.fixture(scope="module")
def ids(pages) -> dict[str, str]:
    """One thing of each kind that has a page of its own."""
    view = pages.desk.view()
    event = next(one for one in view.events.values() if one.actors)
    fullest = max(view.incidents, key=lambda row: len(row.event_ids))
    return {"incidents": fullest.id, "actors": "river-brigade", "documents": event.document_id}


def paths(ids: dict[str, str]) -> list[str]:
    return [path.replace("{id}", ids.get(path.split("/")[0], "")) for path in PAGES]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_opens_without_a_fault_and_fits_its_window(pages, browser, ids, language, width):
    """No error in the console (the content policy blocks nothing of ours), no page wider than the window."""
    browser.faults.clear()
    browser.size(width)
    for path in paths(ids):
        browser.open(f"{pages.address}/{language}/{path}")
        wide = browser.run("document.documentElement.scrollWidth")

        assert width >= wide, path
        assert browser.run("document.querySelector('h1, main article, main nav') !== null"), path
        assert ("rtl" if language == "ar" else "ltr") == browser.run("getComputedStyle(document.body).direction")
    assert [] == browser.faults


def test_the_menu_names_every_page_that_stands_alone(pages, browser):
    """Each page without an id is in the menu, worded in both languages."""
    browser.open(f"{pages.address}/ar/")

    assert {path for path in PAGES if "{" not in path} == set(MENU)
    assert [words("ar")["web"]["menu"][item or "overview"] for item in MENU] == browser.run(
        "[...document.querySelectorAll('nav.menu a')].map(a => a.textContent)"
    )


def test_a_paragraph_is_one_text_node_and_its_marks_lie_on_the_quoted_words(pages, browser, ids):
    """What the browser marks as a trigger is letter for letter what the event quotes."""
    browser.open(f"{pages.address}/ar/documents/{ids['documents']}")
    nodes = browser.run(
        "[...document.querySelectorAll('p.text')].map(p => [p.childNodes.length, p.firstChild.nodeType])"
    )
    marked = browser.run("[...CSS.highlights.get('trigger')].map(range => range.toString())")
    events = [one for one in pages.desk.view().events.values() if one.document_id == ids["documents"]]

    assert {(1, 3)} == {tuple(node) for node in nodes}
    assert sorted(event.trigger.quote for event in events) == sorted(
        re.sub("[\u2066\u2069]", "", one) for one in marked
    )


def test_pointing_at_a_note_shows_its_sentence(pages, browser, ids):
    """The sentence is marked while the pointer is on the note and no longer."""
    browser.open(f"{pages.address}/ar/documents/{ids['documents']}")
    note = "document.querySelector('[data-ref]')"
    lit = browser.run(f"{note}.dispatchEvent(new Event('mouseenter')), [...CSS.highlights.get('evidence')].join('')")
    dark = browser.run(f"{note}.dispatchEvent(new Event('mouseleave')), CSS.highlights.has('evidence')")
    ref = browser.run(f"{note}.dataset.ref")

    assert pages.desk.view().events[ref].evidence.quote == re.sub("[\u2066\u2069]", "", lit)
    assert dark is False


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_date_is_drawn_backwards(pages, browser, language):
    """In every number with hyphens the year stands left of the month, whatever the direction of the page."""
    browser.open(f"{pages.address}/{language}/")
    order = """[...document.querySelectorAll('.bars li span')].map(span => {
        const walk = document.createTreeWalker(span, NodeFilter.SHOW_TEXT); const node = walk.nextNode();
        const at = (from, to) => { const r = new Range(); r.setStart(node, from); r.setEnd(node, to);
            return r.getBoundingClientRect().left; };
        return at(0, 4) < at(5, 7);
    })"""
    drawn = browser.run(order)

    assert drawn
    assert all(drawn)


def test_the_filter_shows_what_it_says(pages, browser):
    """Only threats of one actor, as many as the case holds."""
    browser.open(f"{pages.address}/en/incidents?type=THREATEN&status=occurred")
    held = [row for row in pages.desk.view().incidents if (row.type, row.status) == ("THREATEN", "occurred")]

    assert len(held) == browser.run("document.querySelectorAll('main article').length")
    assert f"Incidents: {len(held)}" in browser.run("document.body.innerText")


def test_an_incident_shows_every_report_beside_its_words(pages, browser, ids):
    """As many quotations as reports, each with a link to its place in its document."""
    browser.open(f"{pages.address}/ar/incidents/{ids['incidents']}")
    incident = next(row for row in pages.desk.view().incidents if row.id == ids["incidents"])
    links = browser.run("[...document.querySelectorAll('.report blockquote cite a')].map(a => a.getAttribute('href'))")

    assert len(incident.event_ids) == len(links)
    assert all(re.fullmatch(r"/ar/documents/[^?]+\?at=\d+-\d+#p\d+", link) for link in links)


def test_a_link_to_evidence_marks_it_in_the_document(pages, browser, ids):
    """The words of the trigger stand out on the page that the citation leads to."""
    event = next(one for one in pages.desk.view().events.values() if one.document_id == ids["documents"])
    at = f"{event.trigger.start}-{event.trigger.end}"
    browser.open(f"{pages.address}/en/documents/{ids['documents']}?at={at}")

    assert event.trigger.quote == browser.run("[...CSS.highlights.get('found')].join('')")


def test_search_finds_a_word_in_another_form(pages, browser):
    """Asked for a truce, it marks the word with its article and preposition."""
    browser.open(f"{pages.address}/ar/search?q=هدنة")
    marked = set(browser.run("[...document.querySelectorAll('mark')].map(mark => mark.textContent)"))

    assert {"الهدنة", "للهدنة"} <= marked


def test_private_names_are_blacked_out_in_a_document(pages, browser):
    """Wherever a private name stands, the page has a block for each of its letters."""
    view, privacy = pages.desk.view(), pages.desk.say("ar").privacy
    document = next(one for one in view.documents.values() if privacy.spans(one.id))
    names = [document.text[start:end] for start, end in privacy.spans(document.id)]
    browser.open(f"{pages.address}/ar/documents/{document.id}")
    shown = browser.run("document.querySelector('.document').textContent")

    assert "█" in shown
    assert not [name for name in names if name in shown]


def test_the_pages_say_what_the_store_holds(pages, browser):
    """Documents listed are documents held."""
    browser.open(f"{pages.address}/en/documents")
    with Store.open(pages.folder, read_only=True) as store:
        n = len(list(store.documents()))

    assert f"Documents: {n}" in browser.run("document.body.innerText")


def test_the_words_of_a_chart_shrink_with_it(browser, tmp_path):
    """On a phone the Arabic labels stay beside their bars; unscaled, they were drawn over them."""
    page = tmp_path / "charts.html"
    drawings = "".join(f"<figure>{charts.on_paper(svg)}</figure>" for svg in drawn("rtl").values())
    page.write_text(f'<body dir="rtl"><style>{STYLE.read_text(encoding="utf8")}</style>{drawings}', encoding="utf8")
    shares = []
    for width in WIDTHS:
        browser.size(width)
        browser.open(page.as_uri())
        share = """[...document.querySelectorAll('.chart')].map(chart => parseFloat(
            getComputedStyle(chart.querySelector('span')).fontSize) / chart.querySelector('svg').clientWidth)"""
        shares.append([round(one, 3) for one in browser.run(share)])

    assert shares[0]
    assert shares[0] == shares[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_field_of_the_filter_lies_on_another(pages, browser, width):
    """A long name in the list of actors pushed its field over that of the places."""
    browser.size(width)
    browser.open(f"{pages.address}/en/incidents")
    boxes = browser.run(
        """[...document.querySelectorAll('.filter select, .filter input')].map(field => {
            const box = field.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; })"""
    )

    for n, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


@pytest.mark.parametrize("path", ["ar/nosuch", "en/nosuch", "fr/", "originals/nosuch"])
def test_a_page_that_is_not_there_leads_back_in_both_languages(pages, browser, path):
    """It was one English line in the letters of a typewriter."""
    browser.open(f"{pages.address}/{path}")

    assert ["/ar/", "/en/"] == browser.run("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert words("ar")["web"]["no_page"] in browser.run("document.body.innerText")


CONTRAST = """(() => {
  const light = (told) => told.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [.2126, .7152, .0722][n], 0);
  const paper = (e) => { const c = getComputedStyle(e).backgroundColor;
    return c === 'rgba(0, 0, 0, 0)' && e.parentElement ? paper(e.parentElement) : c; };
  const shown = [...document.querySelectorAll('body, a, mark, .badge, .mode, button, dt, cite, h1, h2, .more, input')];
  return Math.min(...shown.map(e => [light(getComputedStyle(e).color), light(paper(e))].sort((a, b) => b - a))
    .map(([a, b]) => (a + .05) / (b + .05)));
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground_by_day_and_by_night(pages, browser, ids, scheme):
    """WCAG's least contrast of text, 4.5, on the pages that hold every kind of mark."""
    browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    for path in (f"incidents/{ids['incidents']}", "outlook", "incidents", "sites"):
        browser.open(f"{pages.address}/ar/{path}")

        assert browser.run(CONTRAST) >= 4.5, path
    browser.ask("Emulation.setEmulatedMedia", features=[])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_truce_shows_whether_it_is_kept_and_leads_to_what_counts(pages, browser, language):
    """Three rules in order, each with a verdict; an incident that counts has a page of its own."""
    browser.size(1100)
    browser.open(f"{pages.address}/{language}/truces")
    told = words(language)["keeping"]
    rules = browser.run("[...document.querySelector('.rules').children].map(e => [e.className, e.innerText])")

    assert ["declared", "strict", "tempo"] == [name for name, _ in rules]
    for name, text in rules:
        assert told["rule"][name] in text
        assert any(verdict in text for verdict in told["verdict"].values())
    link = browser.run("document.querySelector('.counted a').getAttribute('href')")
    browser.open(f"{pages.address}{link}")
    assert browser.run("document.querySelector('main article, h1') !== null && location.pathname") == link
    assert link.split("/")[-1] in {one.id for one in pages.desk.view().incidents}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_unknown_name_stands_with_its_contexts_and_the_rows_that_add_it(pages, browser, language):
    """Each name leads to a document, and its rows name a table of the casebook; no private person is gathered."""
    browser.open(f"{pages.address}/{language}/names")
    told = browser.run(
        "[...document.querySelectorAll('article.name')].map(e => [e.querySelector('h3').textContent,"
        " e.querySelectorAll('cite a').length, e.querySelector('details').textContent])"
    )

    assert told
    assert browser.run("document.querySelectorAll('article.name blockquote mark').length") >= len(told)
    for name, n_contexts, rows in told:
        assert n_contexts >= 1, name
        assert "actors.csv" in rows
        assert "aliases.csv" in rows
        assert name.replace("\u2011", "-") in rows
    assert "ريمون" not in browser.run("document.body.innerText")


def test_a_zone_says_what_happened_inside(pages):
    """A zone around a place lists what happened there; what happened elsewhere is not inside."""
    here = look(pages.desk, "en")
    held = next(one for one in here.view.incidents if one.place and one.place.place_id and one.event_ids)
    words_ = here.view.events[held.event_ids[0]].evidence
    zone = Zone(
        id="zone-1", document_id=words_.document_id, centre=held.place, radius_km=None, declared_by=None, duty="",
        since=None, until=None, span=words_, evidence=words_, rule="test",
    )  # fmt: skip
    (told,) = sites(replace(here, view=replace(here.view, zones=(zone,))), {})["zones"]

    assert held.id in [one.id for one in told["inside"]]
    assert len(told["inside"]) < len(here.view.incidents)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_filter_that_nothing_fits_says_so_and_can_be_cleared(pages, browser, language):
    """The link is a word of ours; what is empty says why."""
    browser.open(f"{pages.address}/{language}/incidents?since=2999-01-01")
    told = words(language)["web"]

    assert browser.run("document.querySelector('.filter a').textContent") == told["clear_filter"]
    assert told["none_fits"] in browser.run("document.querySelector('main').innerText")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_question_that_finds_nothing_says_why_in_the_language_of_the_page(pages, browser, language):
    """An id that no casebook holds, and a date that is none."""
    browser.open(f"{pages.address}/{language}/search?q=actor:foo%20date:kk")
    told = browser.run("document.querySelector('.why').textContent")

    assert words(language)["found"]["none"] in told
    assert "actors.csv" in told
    assert "date:kk" in told


def test_the_hint_of_an_empty_search_is_drawn_from_right_to_left_in_arabic(pages, browser):
    """A field of unknown direction that is empty counts as left to right."""
    for path, direction in (("ar/search", "rtl"), ("ar/", "rtl"), ("en/search", "ltr"), ("ar/search?q=abc", "ltr")):
        browser.open(f"{pages.address}/{path}")
        field = "getComputedStyle(document.querySelector('input[type=search]'))"

        assert direction == browser.run(f"{field}.direction"), path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_line_of_the_overview_has_the_arabic_word_beside_it(pages, browser, language):
    """No fact without its words, also where it is told in short."""
    browser.open(f"{pages.address}/{language}/")
    lines = "[...document.querySelectorAll('main li')].filter(e => e.querySelector('a[href*=\"/incidents/\"]'))"

    assert browser.run(f"{lines}.length > 0 && {lines}.every(e => e.querySelector('.trigger'))")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_unknown_id_leads_to_where_it_can_be_looked_for(pages, browser, language):
    """What is not here may be there under another id."""
    browser.open(f"{pages.address}/{language}/truces")
    browser.open(f"{pages.address}/{language}/incidents/nope")

    assert browser.run(f"document.querySelector('main a[href=\"/{language}/incidents\"]') !== null")


def test_a_problem_is_told_in_arabic_on_the_arabic_page(pages):
    """Message and remedy; the program's own words stand below for whoever reports it."""
    here = look(pages.desk, "ar")
    fault = Problem(stage="reading", about="a.pdf", code="password", message="The PDF is locked.", hint="Unlock it.")
    (told,) = problems(replace(here, view=replace(here.view, problems=(fault,))), {})["rows"]

    assert re.search("[\u0621-\u064a]{3}", " ".join(told["ours"]))
    assert here.say.problem("nothing-of-ours") is None
    assert look(pages.desk, "en").say.problem("password") is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_outlook_without_a_question_says_why(pages, language):
    """A case without truces, and one without days."""
    here = look(pages.desk, language)
    told = outlook(replace(here, view=replace(here.view, documents={})), {})["why"]

    assert told == words(language)["outlook"]["empty_no_day"]
