"""Lists of documents, packed or not."""

import gzip
import json

from tests.reading.conftest import NEWS, documents, problems


def _line(**said: object) -> str:
    return json.dumps({"id": "n1", "published": "2026-03-14", "text": NEWS, **said}, ensure_ascii=False)


def test_each_line_is_a_document_with_its_own_name(read):
    """Id, day, title and text are those of the line."""
    content = "\n".join([_line(), _line(id="n2", title="هدنة", published="2026-03-15")]).encode()

    found = documents(read(content, "news.jsonl"))

    assert [(d.id, str(d.published), d.title, d.part) for d in found] == [
        ("n1", "2026-03-14", None, 0),
        ("n2", "2026-03-15", "هدنة", 1),
    ]
    assert found[0].text == NEWS


def test_an_id_that_two_lines_share_is_not_used(read):
    """Two documents never have one name."""
    found = documents(read("\n".join([_line(), _line(text="نص آخر قصير")]).encode(), "news.jsonl"))

    assert len({document.id for document in found}) == 2
    assert "n1" not in {document.id for document in found}


def test_a_packed_list_is_read_like_an_unpacked_one(read):
    """gzip changes nothing but the source's digest."""
    plain, packed = read(_line().encode(), "news.jsonl"), read(gzip.compress(_line().encode()), "news.jsonl.gz")

    assert documents(plain)[0].text == documents(packed)[0].text


def test_an_array_or_an_object_over_many_lines_is_a_list_too(read):
    """What a web interface answers: one JSON value in a file, not a line for each document."""
    two = json.dumps([json.loads(_line()), json.loads(_line(id="n2"))], ensure_ascii=False, indent=1)
    one = json.dumps(json.loads(_line()), ensure_ascii=False, indent=1)

    assert [d.id for d in documents(read(two.encode(), "news.json"))] == ["n1", "n2"]
    assert [d.id for d in documents(read(one.encode(), "news.json"))] == ["n1"]


def test_data_without_texts_are_no_article(read):
    """Field names and numbers of a data file were coded as if somebody had written them."""
    found = read(json.dumps([{"line": 2, "damaged": NEWS}], ensure_ascii=False, indent=1).encode(), "repairs.json")

    assert (documents(found), [p.code for p in problems(found)]) == ([], ["no-text"])


def test_a_bad_line_is_told_and_the_good_ones_kept(read):
    """The problem names the line; the other documents are there."""
    found = read("\n".join([_line(), "{broken", _line(id="n3")]).encode(), "news.jsonl")

    assert [document.id for document in documents(found)] == ["n1", "n3"]
    assert [(problem.about, problem.code) for problem in problems(found)] == [("news.jsonl:2", "bad-json")]


def test_many_bad_lines_are_counted(read):
    """After five of one kind only their number is told."""
    found = problems(read("\n".join([_line(), *["{"] * 40]).encode(), "news.jsonl"))

    assert len(found) == 6
    assert "35" in found[-1].message


def test_a_packed_list_that_is_cut_gives_what_came_before_the_cut(read):
    """A broken download loses only its end, and says so."""
    content = gzip.compress("\n".join(_line(id=f"n{n}", text=NEWS[n:]) for n in range(60)).encode())

    found = read(content[: len(content) * 2 // 3], "news.jsonl.gz")

    assert 5 < len(documents(found)) < 60
    assert "broken-gzip" in {problem.code for problem in problems(found)}


def test_a_line_without_a_day_takes_the_given_one_or_is_told(read):
    """`published` of the run is the fallback; without it there is a doubt, not a failure."""
    content = json.dumps({"id": "n1", "text": NEWS}).encode()

    (problem,) = problems(read(content, "news.jsonl"))

    assert (problem.code, problem.fatal) == ("no-date", False)
