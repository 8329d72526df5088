"""Commands as a new user types them: bad input gets a message with place, reason and remedy, never a traceback."""

import gzip
import json
import socket
import sys

import pytest

from hudna.show import cli
from tests.pipeline.answer_key import DOCUMENTS
from tests.pipeline.conftest import a_run

LINE = {"id": "a", "published": "2026-03-01", "text": "قصفت قوات السهل المطار."}


@pytest.fixture(scope="module")
def case(tmp_path_factory, sample):
    folder = tmp_path_factory.mktemp("cli") / "case"
    a_run([DOCUMENTS / "11-convoy-bomb.html"], folder, sample)
    return folder


@pytest.fixture
def hudna(monkeypatch, capfd):
    """Run a command; its exit status, standard output and standard error."""

    def run(*told):
        monkeypatch.setattr(sys, "argv", ["hudna", *map(str, told)])
        with pytest.raises(SystemExit) as left:
            cli.main()
        shown = capfd.readouterr()
        return left.value.code or 0, shown.out, shown.err

    return run


def written(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf8")
    return path


def test_a_file_that_is_not_there_is_said_to_be_so(hudna, tmp_path):
    """Nothing but one line: the path as it was typed, and what to check."""
    code, out, err = hudna("code", tmp_path / "nofile.jsonl")

    assert (1, "") == (code, out)
    assert f"{tmp_path}/nofile.jsonl: is not there. Check the spelling of the path." == err.strip()


def test_a_folder_is_no_list_of_articles(hudna, tmp_path):
    """`code` reads a list; a folder is for `run`, and the message says so."""
    code, _, err = hudna("code", tmp_path)

    assert code == 1
    assert "is a folder" in err
    assert "hudna run" in err


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"id": 1', "is not JSON"),
        ("[1]", "holds no text"),
        ({"id": "b"}, "holds no text"),
        ({"text": "نص"}, "holds no id"),
        ({**LINE, "published": "2026-13-40"}, "is published on '2026-13-40', which is no day"),
    ],
)
def test_a_bad_line_is_told_in_words_and_the_others_are_coded(hudna, tmp_path, bad, why):
    """File, line and reason in the analyst's words; what was good comes out."""
    code, out, err = hudna("code", written(tmp_path / "list.jsonl", bad, LINE), "--casebook", "sample")

    assert (1, "a") == (code, json.loads(out)["id"])
    assert f"{tmp_path}/list.jsonl, line 1: {why}" in err


def test_bytes_that_are_no_text_are_given_up(hudna, tmp_path):
    """A picture named .jsonl is told a few times, not once for each of its ten thousand lines."""
    file = tmp_path / "list.jsonl"
    file.write_bytes(b"\xff\xfe\n" * 10_000)
    code, out, err = hudna("code", file, "--casebook", "sample")

    assert (1, "") == (code, out)
    assert err.count("is not UTF-8 text") == 3


def test_a_paper_is_no_list_and_says_so_once(hudna, tmp_path):
    """A PDF given to `code` is told as one, not line by line of its bytes."""
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n" + b"<<>>\n" * 500)
    code, out, err = hudna("code", tmp_path / "page.pdf")

    assert (1, "") == (code, out)
    expected = f"{tmp_path}/page.pdf: is no list of JSON lines. PDF, Word and HTML are read with `hudna run`."
    assert expected == err.strip()


def test_many_problems_alike_do_not_bury_the_others(hudna, tmp_path):
    """Of ten undated articles three are named and the rest counted; the bad line stands where it can be seen."""
    undated = [{"id": f"n{n}", "text": f"قصفت قوات السهل المطار {n}."} for n in range(10)]
    code, out, err = hudna("read", "--json", written(tmp_path / "list.jsonl", *undated, "{bad"))

    assert (1, 10) == (code, len(out.splitlines()))
    assert 3 == err.count("states no day")
    assert "... and 7 more like these." in err
    assert "list.jsonl:11: The line is not JSON" in err


def test_a_packed_list_is_coded_like_a_plain_one(hudna, tmp_path):
    """The lists of news are kept as .jsonl.gz."""
    plain = written(tmp_path / "list.jsonl", LINE)
    packed = tmp_path / "list.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    (tmp_path / "cut.jsonl.gz").write_bytes(packed.read_bytes()[:-12])

    assert hudna("code", plain, "--casebook", "sample") == hudna("code", packed, "--casebook", "sample")
    assert "cannot be read further" in hudna("code", tmp_path / "cut.jsonl.gz", "--casebook", "sample")[2]


def test_decisions_that_are_none_are_told_with_their_file(hudna, tmp_path, case):
    """The file is named, missing or damaged."""
    assert "nofile: is not there" in hudna("decide", "--case", case, tmp_path / "nofile")[2]
    code, _, err = hudna("decide", "--case", case, written(tmp_path / "decisions.jsonl", "[]", '{"id":'))

    assert code == 1
    assert f"{tmp_path}/decisions.jsonl, line 1: is no decision (it is no object)" in err
    assert f"{tmp_path}/decisions.jsonl, line 2: is no decision (it is not JSON)" in err


def test_a_decision_says_who_decides_and_is_counted(hudna, tmp_path, case):
    """Nobody's decision is not kept; what is kept is said, so that silence is no doubt."""
    decision = {
        "id": "d-1", "subjects": ["incident-elsewhere"], "verdict": "reject", "field": None, "value": None, "by": " ",
        "at": "2026-03-20T10:00:00+00:00", "reason": "seen twice", "withdraws": None,
    }  # fmt: skip
    nobody, amal = decision, {**decision, "by": "Amal"}
    code, _, err = hudna("decide", "--case", case, written(tmp_path / "nobody.jsonl", nobody))
    assert code == 1
    assert "does not say who decides" in err
    assert "Decisions kept: 0." in err

    assert (0, "", "Decisions kept: 1.\n") == hudna("decide", "--case", case, written(tmp_path / "amal.jsonl", amal))

    code, out, _ = hudna("decide", "--case", case)
    assert (0, "d-1", "Amal") == (code, json.loads(out)["id"], json.loads(out)["by"])


def test_an_export_makes_the_folder_that_it_is_to_stand_in(hudna, tmp_path, case):
    """And one that cannot be written says so."""
    out = tmp_path / "new" / "deep" / "incidents.csv"

    assert hudna("export", "--case", case, "--format", "csv", "--out", out)[0] == 0
    assert out.is_file()
    code, _, err = hudna("export", "--case", case, "--format", "csv", "--out", out / "below.csv")
    assert code == 1
    assert str(out) in err
    assert "Traceback" not in err


def test_an_export_asks_for_its_case(hudna, tmp_path):
    """Left out, it is wrong usage and not a case in this folder that is not there."""
    code, _, err = hudna("export", "--format", "csv", "--out", tmp_path / "x.csv")

    assert code == 2
    assert "--case DIR" in err


def test_a_search_that_finds_nothing_says_so_and_what_was_asked_amiss(hudna, case):
    """A type that is none and a day that is none are told; words that are not there are just not there."""
    assert "No passage holds all that is asked." == hudna("search", "--case", case, "زرافة")[2].strip()
    err = hudna("search", "--case", case, "type:FOO date:yesterday")[2]
    assert "type:FOO is none that is coded" in err
    assert "date:yesterday is no day" in err
    assert "date:" not in hudna("search", "--case", case, "زرافة date:2020-10..2020-11")[2]


def test_a_hit_says_where_it_stands(hudna, case):
    """An id of sixteen digits tells nobody which article it is: its day and title stand beside."""
    code, out, _ = hudna("search", "--case", case, "قافلة")
    document_id, day, title, snippet = out.splitlines()[0].split("\t")

    assert code == 0
    assert document_id.startswith("document-")
    assert day == "2026-02-14"
    assert "قافلة" in snippet
    assert title.strip("\u2068\u2069")


def test_a_run_that_reads_nothing_writes_no_briefing(hudna, tmp_path):
    """An empty page would look like a quiet week."""
    code, out, err = hudna("run", tmp_path / "nofile", "--case", tmp_path / "case", "--casebook", "sample")

    assert (1, "") == (code, out)
    assert "is not there" in err
    assert "no briefing" in err
    assert not (tmp_path / "case").exists()


def test_a_port_in_use_is_said_to_be_so(hudna, case):
    """The address, the reason, the option that mends it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = hudna("serve", "--case", case, "--port", taken.getsockname()[1])

    assert code == 1
    assert "nothing can listen there" in err
    assert "--port" in err


def test_a_folder_that_is_no_case_is_not_taken_for_a_casebook(hudna, tmp_path):
    """`check` names both things that it looks for."""
    code, _, err = hudna("check", tmp_path)

    assert code == 1
    assert "neither a case" in err


@pytest.mark.parametrize("option", ["--published", "--origin"])
def test_a_day_that_is_none_is_told_with_how_to_write_one(hudna, tmp_path, case, option):
    """ "Does not match the formats '%Y-%m-%d'" is no sentence for an analyst."""
    command = ("run", tmp_path, "--case", tmp_path / "c") if option == "--published" else ("outlook", "--case", case)
    code, _, err = hudna(*command, option, "2020-13-01")

    assert 2 == code
    assert "'2020-13-01' is no day. Write it as 2020-10-19." in err
    assert "%Y" not in err


def test_a_decision_that_lacks_fields_names_them(hudna, tmp_path, case):
    """Not the name of a function of ours and its arguments."""
    told = {"verdict": "accept", "subjects": ["x"], "by": "a", "at": "2026-01-01T00:00:00+00:00", "reason": ""}
    _, _, err = hudna("decide", "--case", case, written(tmp_path / "d.jsonl", told))

    assert "line 1: is no decision (it lacks id, field, value)" in err


def test_a_case_at_a_file_is_told_to_be_one(hudna, tmp_path):
    """ "Not a directory, make room" is no help."""
    file = written(tmp_path / "notes.txt", "نص")
    code, _, err = hudna("run", file, "--case", file)

    assert 1 == code
    assert f"{file}: stands at a file or under one. Name a folder for the case." == err.strip()


def test_an_empty_folder_says_what_is_read(hudna, tmp_path):
    """Nothing was found, and which kinds of file would be."""
    (tmp_path / "empty").mkdir()
    code, _, err = hudna("run", tmp_path / "empty", "--case", tmp_path / "case")

    assert 1 == code
    assert f"No file was found under {tmp_path}/empty." in err


def test_a_search_for_nobody_of_the_casebook_says_so(hudna, case):
    """An id that no row has finds nothing, and nothing said why."""
    assert "actor:nobody is no actor of the casebook sample" in hudna("search", "--case", case, "actor:nobody")[2]
    assert "Nothing was asked." in hudna("search", "--case", case, " ")[2]
