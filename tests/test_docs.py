"""The pages of docs/ are true: generated ones are current, every command, record field and casebook column is told."""

import dataclasses
import importlib.util
import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from hudna import coding, reading
from hudna.casebook import SHIPPED, TABLES
from hudna.records import Document
from hudna.show import say
from hudna.show.exports import EXPORTS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def script(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their own module up.
    import sys  # noqa: PLC0415

    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


make_docs = script("make_docs")


def told(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf8")


@pytest.mark.parametrize("name", ["cli.md", "exports.md", "records.md"])
def test_a_generated_page_is_current(name):
    """What `scripts/make_docs.py` would write stands there."""
    assert make_docs.pages()[name] == told(name), "run .venv/bin/python scripts/make_docs.py"


def test_every_command_has_an_example_and_every_option_a_word():
    """Help that a newcomer can copy; no option without an explanation."""
    for name, function in make_docs.commands():
        assert f"Example: hudna {name}" in (function.__doc__ or ""), name
        silent = [one.name for one in make_docs.parameters(function) if one.flags and not one.help]

        assert [] == [option for option in silent if option not in KNOWN_SILENT], name


# Options whose name says it all.
KNOWN_SILENT = ("port", "limit")


def test_every_export_is_told():
    """A section for each, with more than its name."""
    for name in EXPORTS:
        assert re.search(rf"^## {name}\n\n\S.{{30,}}", told("exports.md"), re.MULTILINE), name


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_a_casebook_is_told(table):
    """In docs/casebook.md, under the table's file name."""
    page = told("casebook.md")
    columns = [field.name for field in dataclasses.fields(TABLES[table].record)]

    assert table in page
    assert [] == [column for column in columns if f"`{column}`" not in page]


# Written last, when everything has been measured.
PROMISED: tuple[str, ...] = ()


@pytest.mark.parametrize("name", sorted(p.name for p in DOCS.glob("*.md")))
def test_links_lead_somewhere(name):
    """Every relative link of a page names a file that is there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", told(name))

    assert [] == [link for link in links if link not in PROMISED and not (DOCS / link).exists()]


def test_every_stage_is_told_with_what_it_gets_wrong():
    """What enters, what leaves, what it gets wrong."""
    parts = re.split(r"^## ", told("stages.md"), flags=re.MULTILINE)[1:]

    assert ["Gather", "Read", "Code", "Merge", "Look ahead", "Show"] == [part.split(":")[0] for part in parts]
    assert all(part.count("In: ") == part.count("Out: ") == 1 and "Wrong:" in part for part in parts)


STATED = {
    ("coding_events", "out_of_fold", "type_F1"): "F1 at least {}",
    ("coding_events", "out_of_fold", "protest_F1"): "less well ({})",
    ("coding_records", "dev", "relations_F1"): "Ties: F1 at least {}",
    ("coding_records", "dev", "claims_F1"): "Claims: {}",
    ("coding_records", "dev", "truce_conditions_F1"): "truces: {}",
    ("merging", "gold", "pairs_f1"): "apart with F1 at least {}",
}


@pytest.mark.parametrize("floor", STATED, ids="/".join)
def test_figures_of_the_stages_are_the_floors(floor):
    """A figure in docs/stages.md is the floor that the tests hold; who lowers one must tell it there."""
    file, table, key = floor
    floors = tomllib.loads((ROOT / "tests" / "floors" / f"{file}.toml").read_text(encoding="utf8"))
    figure = f"{floors[table][key]:.2f}".lstrip("0")

    assert STATED[floor].format(figure) in " ".join(told("stages.md").split())


def test_both_languages_have_the_same_words():
    """No key stands in one word file alone."""

    def keys(value, at=""):
        return {at} if not isinstance(value, dict) else {k for n, v in value.items() for k in keys(v, f"{at}/{n}")}

    assert keys(say.words("ar")) == keys(say.words("en"))


def test_the_keys_of_a_coded_document_are_those_that_are_told(sample):
    """A script finds in docs/interfaces.md every key that `hudna code` prints, and no other."""
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", told("interfaces.md"), re.MULTILINE)
    keys = {name: {"id", "rule", "evidence", *re.findall(r"`(\w+)`", cell)} for name, cell in rows}
    code, seen = coding.Code(sample), set()
    for path in sorted((SHIPPED / "sample" / "documents").iterdir()):
        for document in reading.read_file(path, sample, date(2026, 3, 18)):
            coded = coding.coded(document, tuple(code(document))) if isinstance(document, Document) else {}
            assert not coded or coded.keys() == {"id", "problems", *keys}
            for name, known in keys.items():
                assert all(record.keys() == known for record in coded.get(name, ())), name
                seen |= {name} if coded.get(name) else set()
    assert {"events", "claims", "truces", "relations", "exchanges", "sites", "stances"} <= seen


def test_the_example_for_python_runs(tmp_path, monkeypatch, capsys):
    """As it stands, beside a file of that name."""
    shutil.copy(SHIPPED / "sample" / "documents" / "08-truce-declared.pdf", tmp_path / "page.pdf")
    monkeypatch.chdir(tmp_path)
    exec(re.search(r"```python\n(.*?)```", told("interfaces.md"), re.DOTALL)[1], {})

    assert len(capsys.readouterr().out.splitlines()) > 3
