"""Runs: only what is new, bad input beside good, an edited casebook, a kill at any moment."""

import gzip
import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from hudna import casebook as casebooks
from hudna.records import Event
from hudna.store import Store, StoreError
from tests.pipeline import answer_key
from tests.pipeline.conftest import a_run

GOOD = "هاجم لواء النهر مطار السهل أمس الاثنين وقتل جنديان من قوات السهل.\n"


def events(folder):
    with Store.open(folder) as store:
        return {event.id for event in store.records(Event)}


def faults(folder):
    """What `check` finds; a case that was not made yet has none."""
    try:
        with Store.open(folder) as store:
            return store.check()
    except StoreError as error:
        return [] if re.search("no case here|making of this case was cut short", str(error)) else [error]


def test_a_second_run_reads_only_what_is_new(tmp_path, sample):
    """The same folder again costs nothing; one more file is one more document."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf8")
    first = a_run([folder], tmp_path / "case", sample)
    again = a_run([folder], tmp_path / "case", sample)
    (folder / "b.txt").write_text(GOOD.replace("مطار", "قرب مطار"), encoding="utf8")
    third = a_run([folder], tmp_path / "case", sample)

    assert (1, 0, 1) == tuple(outcome.counts.get("documents", 0) for outcome in (first, again, third))


def test_an_edited_casebook_codes_the_case_again(tmp_path, sample):
    """A name that an analyst adds is known to the next run, without reading anything again."""
    (tmp_path / "a.txt").write_text("هاجمت كتيبة الزعتر مطار السهل أمس.\n", encoding="utf8")
    a_run([tmp_path / "a.txt"], tmp_path / "case", sample)
    own = tmp_path / "own"
    own.mkdir()
    (own / "casebook.toml").write_text('name = "own"\nextends = ["sample"]\n', encoding="utf8")
    (own / "actors.csv").write_text(
        "actor_id,label_ar,label_en,kind,source\nthyme,كتيبة الزعتر,Thyme Battalion,militia,invented\n", encoding="utf8"
    )
    (own / "aliases.csv").write_text("actor_id,alias,source\nthyme,كتيبة الزعتر,invented\n", encoding="utf8")

    outcome = a_run([tmp_path / "a.txt"], tmp_path / "case", casebooks.load(own))

    assert 1 == outcome.counts["documents coded again"]
    with Store.open(tmp_path / "case") as store:
        assert "thyme" in {party.actor_id for event in store.records(Event) for party in event.actors}


def test_bad_files_are_one_line_each_and_the_good_one_is_in_the_case(tmp_path, sample):
    """Whatever a folder holds, the run goes on; each bad file is told once, with a remedy."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(random.Random(1).randbytes(4096))
    whole = next(answer_key.DOCUMENTS.glob("*.pdf")).read_bytes()
    (folder / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b"0" * 300_000_000)
    with (folder / "big.txt").open("wb") as big:
        big.truncate(100_000_000)
    (folder / "loop").symlink_to(folder)
    (folder / "broken.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1')[:-4])

    outcome = a_run([folder], tmp_path / "case", sample)

    told = [Path(problem.about.split(".gz:")[0]).name for problem in outcome.problems if problem.fatal]
    assert ["big.txt", "bomb.docx", "broken.jsonl", "cut.pdf", "empty.txt", "loop", "noise.bin"] == sorted(told)
    assert all(problem.hint for problem in outcome.problems)
    assert 1 == outcome.counts["documents"]
    assert events(tmp_path / "case")


def test_two_processes_give_the_same_records_as_one(tmp_path, ran, sample):
    """The engine changes nothing but the time."""
    a_run([answer_key.DOCUMENTS], tmp_path / "case", sample, jobs=2)

    assert events(ran.folder) == events(tmp_path / "case")


@pytest.mark.parametrize("seed", range(6))
def test_a_run_killed_at_any_moment_is_completed_by_the_next(tmp_path, ran, sample, seed):
    """No half document is ever in the case, `check` accepts it, and the next run gives what a whole one gives."""
    folder = tmp_path / "case"
    script = "import sys; from hudna.show.cli import main; sys.argv = ['hudna', *sys.argv[1:]]; main()"
    arguments = ["run", str(answer_key.DOCUMENTS), "--case", str(folder), "--casebook", "sample", "--jobs", "1"]
    running = subprocess.Popen([sys.executable, "-c", script, *arguments], stderr=subprocess.DEVNULL)
    time.sleep(random.Random(seed).uniform(0.5, 6.0))
    os.kill(running.pid, signal.SIGKILL)
    running.wait()

    assert [] == faults(folder)
    a_run([answer_key.DOCUMENTS], folder, sample)

    assert events(ran.folder) == events(folder)


def test_lists_with_the_same_words_and_names_lose_nothing(tmp_path, sample):
    """Two articles that tell the same in the same words are two; so are two lists that both number from 1."""
    row = '{{"id": "{name}", "published": "2026-03-02", "text": "{text}"}}\n'
    text = GOOD.strip()
    (tmp_path / "a.jsonl").write_text(row.format(name=1, text=text) + row.format(name=2, text=text), encoding="utf8")
    (tmp_path / "b.jsonl").write_text(row.format(name=1, text=text.replace("مطار", "قرب مطار")), encoding="utf8")

    outcome = a_run([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "case", sample)

    with Store.open(tmp_path / "case") as store:
        told = {document.id: len(list(store.records(Event, document.id))) for document in store.documents()}
    assert 3 == len(told) == outcome.counts["documents"]
    assert all(told.values())
