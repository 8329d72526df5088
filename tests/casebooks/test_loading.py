"""Loading a casebook: what is laid over what, and every fault at once."""

import csv

import pytest

from hudna import casebook as casebooks

ACTORS = ["actor_id", "label_ar", "label_en", "kind", "parent_id", "valid_from", "valid_to"]
ALIASES = ["actor_id", "alias", "language", "valid_from", "valid_to", "weak"]


def a_casebook(folder, actors, aliases=(), extends="[]"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "casebook.toml").write_text(f'name = "own"\nextends = {extends}\n', encoding="utf8")
    for name, columns, rows in (("actors.csv", ACTORS, actors), ("aliases.csv", ALIASES, aliases)):
        with (folder / name).open("w", encoding="utf8", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
    return folder


def test_a_row_replaces_the_lower_one_with_the_same_id(tmp_path):
    """An analyst's own casebook corrects a shipped one by writing the row again."""
    folder = a_casebook(
        tmp_path / "own", [["river-brigade", "لواء النهر", "The Brigade", "party"]], extends='["sample"]'
    )

    book = casebooks.load(folder)

    assert ("The Brigade", "party") == (book.actors["river-brigade"].label_en, book.actors["river-brigade"].kind)
    assert "plain-forces" in book.actors


def test_every_fault_is_told_at_once_with_file_row_and_column(tmp_path):
    """Reversed days, an unknown actor and a missing label come together."""
    folder = a_casebook(
        tmp_path / "own",
        [["a", "أ", "A", "militia", "", "2021-01-08", "2019-07-03"], ["b", "", "B", "militia"]],
        [["nobody", "لا أحد", "ar"]],
    )

    found = {(fault.file, fault.row, fault.column) for fault in casebooks.faults(folder)}

    assert {
        ("own/actors.csv", 2, "valid_to"),
        ("own/actors.csv", 3, "label_ar"),
        ("own/aliases.csv", 2, "actor_id"),
    } == found


def test_two_actors_under_one_name_at_one_time_are_a_fault(tmp_path):
    """Spellings that fold to one key would make the coder guess."""
    folder = a_casebook(
        tmp_path / "own",
        [["a", "أ", "A", "militia"], ["b", "ب", "B", "militia"]],
        [["a", "أنصار الفجر", "ar"], ["b", "انصار الفجر", "ar"]],
    )

    assert ["alias"] == [fault.column for fault in casebooks.faults(folder)]


def test_a_name_may_pass_from_one_actor_to_another_on_a_day(tmp_path):
    """Dated aliases that do not overlap are no fault."""
    folder = a_casebook(
        tmp_path / "own",
        [["a", "أ", "A", "militia"], ["b", "ب", "B", "militia"]],
        [["a", "أنصار الفجر", "ar", "", "2019-12-31"], ["b", "أنصار الفجر", "ar", "2020-01-01"]],
    )

    assert [] == casebooks.faults(folder)


def test_font_shapes_in_a_table_are_a_fault(tmp_path):
    """A word typed in font shapes looks right and matches nothing."""
    folder = a_casebook(tmp_path / "own", [["a", "\ufee7\ufeec\ufeae", "A", "militia"]])

    assert ["label_ar"] == [fault.column for fault in casebooks.faults(folder)]


def test_a_phrase_of_one_word_is_a_fault_of_its_row(tmp_path):
    """A trigger of kind phrase has words to look for behind its first."""
    folder = a_casebook(tmp_path / "own", [], extends='["sample"]')
    columns = ["trigger_id", "language", "words", "kind", "event_type", "actor_side"]
    with (folder / "triggers.csv").open("w", encoding="utf8", newline="") as file:
        csv.writer(file).writerows([columns, ["own-phrase", "ar", "سنرد", "phrase", "THREATEN", "subject"]])

    with pytest.raises(casebooks.CasebookError, match=r"triggers.csv, row 2, column kind: .*is one word and no phrase"):
        casebooks.load(folder)


def test_a_missing_casebook_names_those_that_there_are():
    """Somebody who misspells a name is told the right ones."""
    with pytest.raises(casebooks.CasebookError, match="iraq"):
        casebooks.load("irak")


def test_an_edited_table_is_never_read_from_a_stale_cache(tmp_path):
    """The next run after an edit knows the new row."""
    folder = a_casebook(tmp_path / "own", [["a", "أ", "A", "militia"]])
    casebooks.load(folder)
    a_casebook(folder, [["a", "أ", "A", "militia"], ["b", "ب", "B", "militia"]])

    assert {"a", "b"} == set(casebooks.load(folder).actors)


def test_a_table_in_another_encoding_is_a_fault_with_its_row(tmp_path):
    """Spreadsheets save Arabic in a code page of their own; it stopped the program with a traceback."""
    folder = a_casebook(tmp_path / "own", [["a", "أ", "A", "militia"], ["b", "ب", "B", "militia"]], [])
    path = folder / "actors.csv"
    path.write_bytes(path.read_text(encoding="utf8").encode("cp1256"))
    (fault,) = casebooks.faults(folder)

    assert ("own/actors.csv", 2) == (fault.file, fault.row)
    assert "UTF-8" in fault.message


def test_a_comma_within_a_cell_is_a_fault_of_its_row(tmp_path):
    """What stood beyond the last column was dropped in silence."""
    aliases = [["a", "لواء", "ar", "", "", "", "a note", "a source", "and more"]]
    folder = a_casebook(tmp_path / "own", [["a", "أ", "A", "militia"]], aliases)
    (fault,) = casebooks.faults(folder)

    assert ("own/aliases.csv", 2, None) == (fault.file, fault.row, fault.column)


def test_a_misspelt_column_is_told_once(tmp_path):
    """Not for each of a thousand rows."""
    folder = a_casebook(tmp_path / "own", [["a", "أ", "A", "militia"], ["b", "ب", "B", "militia"]], [])
    path = folder / "actors.csv"
    path.write_text(path.read_text(encoding="utf8").replace("actor_id", "id", 1), encoding="utf8")

    assert [("own/actors.csv", 1, "actor_id"), ("own/actors.csv", 1, "id")] == [
        (fault.file, fault.row, fault.column) for fault in casebooks.faults(folder)
    ]


def test_actors_that_belong_to_one_another_in_a_circle_are_a_fault(tmp_path):
    """Every walk upwards (a brigade's army, its state) comes to an end."""
    folder = a_casebook(
        tmp_path / "own",
        [["a", "أ", "A", "militia", "b"], ["b", "ب", "B", "militia", "a"], ["c", "ج", "C", "militia", "a"]],
    )

    found = casebooks.faults(folder)

    assert [("parent_id", 2), ("parent_id", 3)] == [(fault.column, fault.row) for fault in found]
