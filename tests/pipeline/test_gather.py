"""Finding the files of a run."""

from datetime import UTC, datetime

import pytest

from hudna.pipeline import gather
from hudna.records import Problem

AT = datetime(2026, 3, 2, tzinfo=UTC)


def names(found):
    return [item.about if isinstance(item, Problem) else item.name for item in found]


def codes(found):
    return [item.code for item in found if isinstance(item, Problem)]


def test_folders_are_walked_in_the_order_of_names_and_hidden_files_left(tmp_path):
    """The same folder gives the same order on every machine."""
    for name in ("b.txt", "a.txt", ".hidden", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("نص", encoding="utf8")

    assert ["a.txt", "b.txt", "d.txt"] == names(gather.files([tmp_path]))


def test_a_link_loop_is_told_once_and_the_rest_is_read(tmp_path):
    """A folder that holds a link to itself does not hang the run."""
    (tmp_path / "a.txt").write_text("نص", encoding="utf8")
    (tmp_path / "loop").symlink_to(tmp_path)

    found = list(gather.files([tmp_path]))

    assert (["a.txt"], ["link-loop"]) == ([n for n in names(found) if n.endswith(".txt")], codes(found))


def test_a_link_that_leads_to_itself_is_told(tmp_path):
    """The system refuses to open it; the user learns which one it is."""
    (tmp_path / "self").symlink_to(tmp_path / "self")

    assert ["unreadable"] == codes(gather.files([tmp_path]))


def test_a_missing_path_is_told(tmp_path):
    """A misspelt folder is a problem, not an empty run."""
    assert ["missing"] == codes(gather.files([tmp_path / "nothing"]))


def test_the_case_itself_is_not_read(tmp_path):
    """A case inside the folder of reports is left out."""
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "briefing.html").write_text("x", encoding="utf8")
    (tmp_path / "a.txt").write_text("نص", encoding="utf8")

    assert ["a.txt"] == names(gather.files([tmp_path], leave_out=tmp_path / "case"))


def test_a_file_that_vanishes_mid_run_is_one_problem(tmp_path):
    """Listed, then gone before it is opened."""
    given = gather.raw(tmp_path / "gone.txt", at=AT, published=None)

    assert isinstance(given, Problem)
    assert "vanished" == given.code


@pytest.mark.parametrize("size", [gather.MOST_BYTES + 1])
def test_a_file_that_is_too_large_is_told_and_not_read(tmp_path, size):
    """A hundred megabytes of text are split by the user, not swallowed by us."""
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(size)

    given = gather.raw(tmp_path / "big.txt", at=AT, published=None)

    assert isinstance(given, Problem)
    assert ("too-large", True) == (given.code, "Split" in given.hint)
