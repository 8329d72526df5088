"""Every export against its golden file, and what must never leave a case.

`HUDNA_GOLDEN=write pytest tests/show/exports` writes the golden files anew; look at the difference before keeping it.
"""

import csv
import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import hudna
from hudna.records import Condition, DateRange, PlaceRef, Problem, Span
from hudna.show.exports import EXPORTS, acled, export, ged, polecat
from hudna.show.exports.releasing import release
from hudna.store import Store
from hudna.store.redaction import INSTEAD
from tests.show.exports.makers import DOCUMENTS, FIRST, STRIKE, TRUCE, a_document, a_view

GOLDEN = Path(__file__).parents[2] / "golden" / "exports"
SUFFIXES = {
    "annotation": "json",
    "geojson": "json",
    "timeline": "json",
    "ftm": "jsonl",
    "jsonl": "jsonl",
    "polecat": "tsv",
}
NAME = "هناء ريمون"
DAY = date(2026, 3, 10)


def written(name: str, view, folder: Path) -> tuple[str, list[str]]:
    path = folder / name
    notes = EXPORTS[name](release(view, DAY).view, path)
    return path.read_text(encoding="utf-8-sig").replace(f"hudna {hudna.__version__}", "hudna VERSION"), notes


FILES = sorted(set(EXPORTS) - {"brief"})


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_the_golden_one(name, sample, tmp_path):
    """Letter for letter."""
    told, _ = written(name, a_view(sample), tmp_path)
    golden = GOLDEN / f"{name}.{SUFFIXES.get(name, 'csv')}"
    if os.environ.get("HUDNA_GOLDEN") == "write":
        golden.write_text(told, encoding="utf8")

    assert golden.read_text(encoding="utf8") == told


@pytest.mark.parametrize("name", FILES)
def test_no_export_names_a_private_person(name, sample, tmp_path):
    """The activist appears by what she is."""
    told, _ = written(name, a_view(sample), tmp_path)

    assert NAME not in told
    assert NAME.split(maxsplit=1)[0] not in told


@pytest.mark.parametrize("name", FILES)
def test_no_export_spells_a_private_name_in_latin_letters(name, sample, tmp_path):
    """The coder spells the names that it finds; an export held back the Arabic words and gave the Latin ones."""
    view = a_view(sample)
    spelt = [replace(one, name="Hanaa Rimun") for one in view.incidents[1].recipients]
    incidents = [replace(one, recipients=tuple(spelt)) if n == 1 else one for n, one in enumerate(view.incidents)]
    events = {
        key: replace(one, recipients=tuple(spelt)) if one.recipients[:1] == view.incidents[1].recipients[:1] else one
        for key, one in view.events.items()
    }
    told, _ = written(name, replace(view, incidents=tuple(incidents), events=events), tmp_path)

    assert NAME in spelt[0].span.quote
    assert "Rimun" not in told


@pytest.mark.parametrize("name", FILES)
def test_what_is_embargoed_does_not_leave(name, sample, tmp_path):
    """The second report is two days old, the embargo five: nothing of it is in any file."""
    told, _ = written(name, a_view(sample, embargo_days=5), tmp_path)

    assert not [word for word in ("d2", "event-2", "incident-3", "وهدد", "claim-1") if word in told]


def test_an_embargoed_report_takes_its_own_words_out_of_an_incident(sample):
    """A number that only the younger report tells goes; the incident stays with what the older one tells."""
    view = a_view(sample, embargo_days=5)
    strike = view.incidents[0]
    late = view.events["event-3"].place
    both = replace(strike, event_ids=("event-1", "event-3"), place=late)
    view = replace(view, incidents=(both,))
    (kept,) = release(view, DAY).view.incidents

    assert (("event-1",), None) == (kept.event_ids, kept.place)
    assert strike.counts == kept.counts


def test_places_are_no_more_exact_than_the_casebook_allows(sample, tmp_path):
    """An airport becomes its country where only countries may be told, and the point moves there."""
    told, _ = written("geojson", a_view(sample, public_precision="country"), tmp_path)
    features = json.loads(told)["features"]

    assert [("The Plain", "country")] * 2 == [
        (f["properties"]["place"], f["properties"]["precision"]) for f in features
    ]
    assert [[-30.0, 0.5]] * 2 == [f["geometry"]["coordinates"] for f in features]


def test_quotations_name_no_place_more_exactly_than_the_fields_do(sample, tmp_path):
    """A convoy's town gone from the field and left in the words beside it protects nobody; a base is public by name."""
    text = "قصفت الطائرات المرفأ وضيعة السنديان، ثم قاعدة الرمل، وفر الناس للمرفأ من السهل."
    document = replace(a_document("d3", text, date(2026, 3, 3)), title="قصف ضيعة السنديان")
    hamlet = Span(document_id="d3", start=text.index("ضيعة"), end=text.index("،"), quote="ضيعة السنديان")
    event = replace(
        STRIKE, id="event-4", document_id="d3", trigger=Span(document_id="d3", start=0, end=4, quote="قصفت"),
        actors=(), recipients=(), counts=(), evidence=Span(document_id="d3", start=0, end=len(text), quote=text),
        place=PlaceRef(place_id=None, name="Sindiyan", lat=None, lon=None, precision="near", span=hamlet),
    )  # fmt: skip
    view = a_view(sample, public_precision="country")
    view = replace(view, documents={**view.documents, "d3": document}, events={**view.events, "event-4": event})
    shown = release(view, DAY).view

    kept = f"قصفت الطائرات {INSTEAD} و{INSTEAD}، ثم قاعدة الرمل، وفر الناس {INSTEAD} من السهل."
    assert (kept, None) == (shown.events["event-4"].evidence.quote, shown.events["event-4"].place)
    assert f"قصف {INSTEAD}" == shown.documents["d3"].title
    for name in FILES:
        EXPORTS[name](shown, tmp_path / name)
        assert "السنديان" not in (tmp_path / name).read_text(encoding="utf8")


def test_a_file_name_tells_neither_path_nor_person(sample, tmp_path):
    """FollowTheMoney and GED carry file names."""
    view = a_view(sample)
    one = view.documents["d2"]
    named = replace(one, source=replace(one.source, uri="/home/samira/شهادة هناء ريمون أحمد.html"))
    view = replace(view, documents={**view.documents, "d2": named})
    for name in ("ftm", "ged"):
        told, _ = written(name, view, tmp_path)

        assert not [word for word in ("samira", "هناء", "ريمون") if word in told]


def test_the_briefing_that_leaves_looks_ahead(sample, tmp_path):
    """The export had every section but the outlook."""
    EXPORTS["brief"](release(a_view(sample), DAY).view, tmp_path)

    assert {"briefing.html", "briefing.pdf", "briefing.en.html", "briefing.en.pdf"} == {
        path.name for path in tmp_path.iterdir()
    }
    for language in ("", ".en"):
        assert 'id="outlook"' in (tmp_path / f"briefing{language}.html").read_text(encoding="utf8")


def test_problems_of_embargoed_files_do_not_leave(sample):
    """The name of an unpublished file, or of one that was not read, says what is to come."""
    problems = tuple(
        Problem(stage="read", about=about, code="x", message="m", hint="h", fatal=False)
        for about in ("reports/d1.html", "reports/d2.html", "reports/never-read.html")
    )
    view = replace(a_view(sample, embargo_days=5), problems=problems)

    assert ["d1.html"] == [one.about for one in release(view, DAY).view.problems]


def test_internal_exports_hold_everything(sample, tmp_path):
    """For the team itself: names, exact places, no embargo."""
    view = a_view(sample, embargo_days=5, public_precision="country")

    assert view == release(view, DAY, internal=True).view


def test_a_name_withheld_by_a_decision_stays_withheld_inside_too(sample, tmp_path):
    """A person marked the name; no export has it, internal or not."""
    view = replace(a_view(sample), redactions={NAME: "ناشطة"})
    path = tmp_path / "all.jsonl"
    EXPORTS["jsonl"](release(view, DAY, internal=True).view, path)

    assert NAME not in path.read_text(encoding="utf8")
    assert "الناشطة الأجنبية ناشطة" in path.read_text(encoding="utf8")


@pytest.mark.parametrize(("module", "n"), [(polecat, 40), (acled, 31), (ged, 49)])
def test_columns_are_as_many_as_the_data_set_has(module, n):
    """Scripts count them."""
    assert (n, n) == (len(module.COLUMNS), len(set(module.COLUMNS)))


@pytest.mark.parametrize(
    ("name", "n_rows", "left_out"),
    [
        ("polecat", 2, "events that are conditional"),
        ("acled", 1, "incidents that are conditional"),
        ("ged", 1, "no use of force"),
    ],
)
def test_only_what_occurred_goes_into_others_shapes(name, n_rows, left_out, sample, tmp_path):
    """The threat is left out, and that is told."""
    told, notes = written(name, a_view(sample), tmp_path)
    rows = list(csv.DictReader(told.splitlines(), delimiter="\t" if name == "polecat" else ","))

    assert n_rows == len(rows)
    assert any(left_out in note for note in notes)


def test_positions_of_annotations_count_code_points(sample, tmp_path):
    """Cut out of the document's text by its position, every shown quotation is itself."""
    told, _ = written("annotation", a_view(sample), tmp_path)
    checked = 0
    for item in json.loads(told)["items"]:
        for target in item["target"]:
            quote, position = target["selector"]
            text = DOCUMENTS[target["hudna:document"]].text
            if INSTEAD not in quote["exact"]:
                checked += 1

                assert quote["exact"] == text[position["start"] : position["end"]]
    assert checked > 6


def test_cells_of_the_grid_by_hand():
    """The first cell is in the south-west; half a degree east is the next, half a degree north the next row."""
    assert [1, 2, 721, 259200] == [
        ged.cell(*at) for at in ((-89.9, -179.9), (-89.9, -179.4), (-89.4, -179.9), (89.9, 179.9))
    ]


def test_the_sidecar_says_what_made_the_file(ran, sample, tmp_path):
    """Program, casebook, log, last decision, and in words what was left out."""
    out = tmp_path / "incidents.csv"
    with Store.open(ran.folder, read_only=True) as store:
        notes = export(store, a_view(sample), "csv", out, at=datetime(2026, 3, 10, tzinfo=UTC))
        head = store.head()
    told = json.loads((tmp_path / "incidents.csv.meta.json").read_text(encoding="utf8"))

    assert (f"hudna {hudna.__version__}", sample.digest) == (told["program"], told["casebook"]["digest"])
    assert {"line": head[0], "digest": head[1]} == told["log"]
    assert told["last_decision"] is None
    assert notes == told["notes"]
    assert "2026-03-10T00:00:00+00:00" == told["made_at"]


def test_the_view_itself_is_not_changed(sample):
    """Releasing makes another view; the case keeps every name."""
    view = a_view(sample)
    release(view, DAY)

    assert NAME in view.events["event-2"].evidence.quote
    assert FIRST == view.documents["d1"].text


def a_kept_truce(sample, **settings):
    """The brigade's truce from the third, with a duty to leave attacks; it shells the airport on the sixth."""
    view = a_view(sample, **settings)
    duty = Condition(obligor=TRUCE.parties[0], duty="وقف القصف", deadline=None, on_breach=None, span=TRUCE.evidence)
    truce = replace(TRUCE, conditions=(duty,), scope="Harbour City")
    quarter = PlaceRef(place_id="green-quarter", name="Green Quarter", lat=None, lon=None, precision="settlement")
    days = DateRange(earliest=date(2026, 3, 6), latest=date(2026, 3, 6), precision="day")
    brigade = (replace(TRUCE.parties[0], role="actor", span=None),)
    shelling = replace(view.events["event-1"], actors=brigade, recipients=(), place=quarter, when=days)
    incident = replace(view.incidents[0], actors=brigade, recipients=(), place=quarter, when=days)
    events = {**view.events, "event-1": shelling}
    return replace(view, truces=(truce,), events=events, incidents=(incident, *view.incidents[1:]))


def the_truce(view, folder: Path) -> dict[str, str]:
    told, _ = written("truces", view, folder)
    (row,) = csv.DictReader(told.splitlines())
    return row


def test_a_truce_is_told_with_its_verdicts_and_conditions(sample, tmp_path):
    """From the third to the ninth of March, both papers read; one attack, no pace of a month before it."""
    row = the_truce(a_kept_truce(sample), tmp_path)

    assert ("begun", "2026-03-09", "2026-03-03", "2026-03-09", "2", "23") == tuple(
        row[name] for name in ("stage", "judged_on", "judged_from", "judged_until", "documents_read", "days_left")
    )
    assert ("yes", "no", "unknown", "incident-1") == tuple(
        row[name] for name in ("declared", "strict", "tempo", "strict_incidents")
    )
    assert ("River Brigade", "broken", "incident-1") == tuple(
        row[f"condition_{name}"] for name in ("obligors", "states", "incidents")
    )


def test_coarser_places_change_no_verdict_and_no_scope_is_told_too_exactly(sample, tmp_path):
    """A truce of the harbour stays one of the harbour, though only the country may be named."""
    exact, coarse = (the_truce(a_kept_truce(sample, public_precision=one), tmp_path) for one in ("site", "country"))

    assert ("Harbour City", "The Plain") == (exact["scope"], coarse["scope"])
    assert exact["strict_incidents"] == coarse["strict_incidents"] == "incident-1"
    elsewhere = a_kept_truce(sample, public_precision="country")
    airport = replace(elsewhere.incidents[0], place=STRIKE.place)
    assert "yes" == the_truce(replace(elsewhere, incidents=(airport, *elsewhere.incidents[1:])), tmp_path)["strict"]


def test_a_truce_that_was_only_offered_has_no_verdict(sample, tmp_path):
    """Nothing is held against what has not begun."""
    view = a_kept_truce(sample)
    offered = replace(view.truces[0], status="proposed", declared=None, history=(("proposed", TRUCE.evidence),))
    row = the_truce(replace(view, truces=(offered,)), tmp_path)

    assert ("not-begun", "", "", "") == tuple(row[name] for name in ("stage", "declared", "strict", "tempo"))
