"""One changed byte is found; a full disk, a second writer, a killed process lose nothing."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from hudna.merging import cluster
from hudna.store import Store, StoreError, Wanted, database, encoding, migrations
from hudna.store.tables import metadata
from tests.merging.makers import a_decision, an_event
from tests.store.makers import AT, a_case, a_reading


def codes(folder: Path) -> set[str]:
    with Store.open(folder, read_only=True) as store:
        return {problem.code for problem in store.check()}


def a_full_case(folder: Path) -> Path:
    a_case(folder, "d1", "d2")
    with Store.open(folder) as store:
        merged = cluster(list(store.events()), [])
        store.write_incidents(merged.incidents, {}, at=AT)
        store.decide(a_decision("accept", "d1-e1"))
    return folder


def changed(folder: Path, statement: str) -> None:
    """What somebody does who opens the file behind our back, triggers out of the way."""
    with sqlite3.connect(folder / database.FILE) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_%'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)


def test_a_sound_case_has_no_problem(tmp_path):
    """Documents, incidents, decisions, log: all as written."""
    assert set() == codes(a_full_case(tmp_path / "case"))


def test_originals_cannot_be_written(tmp_path):
    """The file has no right to write."""
    folder = a_case(tmp_path / "case")

    modes = {path.stat().st_mode & 0o222 for path in (folder / "sources").rglob("*") if path.is_file()}

    assert {0} == modes


def test_one_changed_byte_of_an_original_is_found(tmp_path):
    """Whatever byte it is."""
    folder = a_full_case(tmp_path / "case")
    path = next(path for path in (folder / "sources").rglob("*") if path.is_file())
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    assert {"source-changed"} == codes(folder)


def test_a_missing_original_is_found(tmp_path):
    """A file that was taken away is told with its path."""
    folder = a_full_case(tmp_path / "case")
    next(path for path in (folder / "sources").rglob("*") if path.is_file()).unlink()

    assert {"source-missing"} == codes(folder)


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE records SET "row" = replace("row", 'occurred', 'occurreD')""",
        "UPDATE records SET status = 'denied'",
        "UPDATE records SET place_id = 'x'",
        "UPDATE records SET digest = 'x'",
        "DELETE FROM records WHERE id = 'd1-e1'",
        """UPDATE documents SET "row" = replace("row", 'river-press', 'river-Press')""",
        """UPDATE sources SET "row" = replace("row", 'text/plain', 'text/plaiN')""",
        """UPDATE incidents SET "row" = replace("row", 'ASSAULT', 'ASSAULt')""",
        "UPDATE incidents SET disputed = 1",
        """UPDATE decisions SET "row" = replace("row", 'samira', 'samirA')""",
        "DELETE FROM decisions",
        "UPDATE log SET detail = replace(detail, 'd1', 'd3')",
        "UPDATE log SET at = '2026-03-01T00:00:00+00:00' WHERE n = 2",
        "DELETE FROM log WHERE n = 2",
        "DELETE FROM documents WHERE id = 'd1'",
    ],
)
def test_a_changed_row_is_found(tmp_path, statement):
    """Any change of a row, a column, the log, and any row taken away."""
    folder = a_full_case(tmp_path / "case")
    changed(folder, statement)

    assert codes(folder)


def test_a_row_changed_together_with_its_digest_is_found(tmp_path):
    """The log remembers the digests of what came in."""
    folder = a_full_case(tmp_path / "case")
    with sqlite3.connect(folder / database.FILE) as connection:
        text = connection.execute("""SELECT "row" FROM records WHERE id = 'd1-e1'""").fetchone()[0]
    told = text.replace("plain-forces", "sea-brigade")
    changed(
        folder,
        f"""UPDATE records SET "row" = '{told}', digest = '{__import__("hashlib").sha256(told.encode()).hexdigest()}'
        WHERE id = 'd1-e1'""",
    )

    assert "records-changed" in codes(folder)


@pytest.mark.parametrize("where", [0.1, 0.5, 0.95])
def test_one_changed_byte_of_the_written_log_is_found(tmp_path, where):
    """The lines differ from what the case remembers."""
    folder = a_full_case(tmp_path / "case")
    content = bytearray((folder / "log.jsonl").read_bytes())
    content[int(len(content) * where)] ^= 1
    (folder / "log.jsonl").write_bytes(content)

    assert {"log-changed"} == codes(folder)


def test_a_line_taken_out_of_the_case_and_left_in_the_log_is_found(tmp_path):
    """Whoever shortens the table leaves the file ahead of it."""
    folder = a_full_case(tmp_path / "case")
    changed(folder, "DELETE FROM log WHERE n = (SELECT max(n) FROM log)")

    assert "log-ahead" in codes(folder)


def test_what_only_grows_cannot_be_changed(tmp_path):
    """The database itself refuses, whoever asks."""
    folder = a_full_case(tmp_path / "case")
    with (
        sqlite3.connect(folder / database.FILE) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only grow"),
    ):
        connection.execute("DELETE FROM decisions")


def test_a_line_cut_short_is_mended_by_the_next_writer(tmp_path):
    """A process killed while it wrote the log leaves half a line; the next writes it whole."""
    folder = a_full_case(tmp_path / "case")
    whole = (folder / "log.jsonl").read_bytes()
    (folder / "log.jsonl").write_bytes(whole[:-25])
    with Store.open(folder) as store:
        store.decide(a_decision("accept", "d2-e1"))

    lines = (folder / "log.jsonl").read_text().splitlines()
    assert (set(), list(range(1, len(lines) + 1))) == (codes(folder), [json.loads(line)["n"] for line in lines])


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path):
    """The write that does not fit leaves the case as it was, and the next one goes through."""
    folder = a_case(tmp_path / "case")
    with Store.open(folder) as store:
        with store._read() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        content, document = a_reading("d9", "قصف " * 200_000)
        with pytest.raises(StoreError, match="disk is full"):
            store.add_reading(content, document, [], at=AT)
    with Store.open(folder) as store:
        store.add_reading(content, document, [], at=AT)

    assert set() == codes(folder)


def test_a_disk_that_is_full_when_the_original_is_written_is_told(tmp_path, monkeypatch):
    """No half original is left behind."""
    folder = a_case(tmp_path / "case")
    monkeypatch.setattr(os, "fdopen", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    content, document = a_reading("d9")
    with Store.open(folder) as store, pytest.raises(StoreError, match="No space left"):
        store.add_reading(content, document, [], at=AT)

    assert (1, set()) == (len([p for p in (folder / "sources").rglob("*") if p.is_file()]), codes(folder))


def test_a_second_writer_waits_and_is_told(tmp_path, monkeypatch):
    """Whoever comes while another writes is told to come again; nothing of the first is lost."""
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.1)
    folder = a_case(tmp_path / "case")
    content, document = a_reading("d9")
    with Store.open(folder) as first, Store.open(folder) as second, first.batch():
        first.add_reading(content, document, [], at=AT)
        with pytest.raises(StoreError, match="another process is writing"):
            second.add_problems("x", [], at=AT)

    assert set() == codes(folder)


def test_two_writers_in_turn_both_get_through(tmp_path):
    """Two threads that write at once: all of both is there, and the log is one chain."""
    folder = a_case(tmp_path / "case")

    def work(name: str) -> None:
        with Store.open(folder) as store:
            for n in range(12):
                content, document = a_reading(f"{name}{n}")
                store.add_reading(content, document, [an_event(f"{name}{n}-e", document=f"{name}{n}")], at=AT)

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with Store.open(folder, read_only=True) as store:
        assert (25, []) == (len(list(store.documents())), store.check())


def test_a_reader_sees_the_case_as_it_was_when_it_began(tmp_path):
    """A page that is drawn while a run writes shows no half of it."""
    folder = a_case(tmp_path / "case", "d1", "d2")
    with Store.open(folder) as writer, Store.open(folder, read_only=True) as reader:
        seen = reader.documents()
        first = next(seen)
        content, document = a_reading("d3")
        writer.add_reading(content, document, [], at=AT)

        assert ["d1", "d2"] == [first.id, *(document.id for document in seen)]


def test_only_one_run_at_a_time(tmp_path):
    """A second run is told who is at work."""
    folder = a_case(tmp_path / "case")
    with (
        Store.open(folder) as first, Store.open(folder) as second, first.sole_run(),
        pytest.raises(StoreError, match=f"process {os.getpid()}"), second.sole_run(),
    ):  # fmt: skip
        pass


def test_a_case_on_a_read_only_disk_can_be_shown(tmp_path):
    """Nothing is written beside it; a run is told what to do."""
    folder = a_case(tmp_path / "case")
    for path in (folder, folder / database.FILE):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        with Store.open(folder, read_only=True) as store:
            assert ["sample"] == [document.id for document in store.documents()]
        if os.geteuid() != 0:
            with pytest.raises(StoreError, match=r"read-only|rights"):
                Store.open(folder).decide(a_decision("accept", "sample-e1"))
    finally:
        for path in (folder, folder / database.FILE):
            path.chmod(path.stat().st_mode | 0o700)


def test_a_database_that_is_none_is_told(tmp_path):
    """Not a stack of frames, but what to do."""
    (tmp_path / database.FILE).write_bytes(b"this is no database, but long enough to look at" * 100)

    with pytest.raises(StoreError, match="damaged"):
        Store.open(tmp_path)


KILLED = """
    import sys
    from pathlib import Path
    from hudna.merging import cluster
    from hudna.store import Store
    from tests.merging.makers import a_decision, an_event
    from tests.store.makers import AT, a_reading
    folder, start = Path(sys.argv[1]), int(sys.argv[2])
    with Store.open(folder, create=True, casebook="sample", at=AT) as store:
        for n in range(start, start + 1000):
            content, document = a_reading(f"d{n}", "word " * 300)
            events = [an_event(f"d{n}-e{k}", document=f"d{n}", at=60 * k) for k in range(5)]
            store.add_reading(content, document, events, at=AT)
            store.finish_source(document.source.id, [document.id], at=AT)
            print("read", n, flush=True)
            if store.decide(a_decision("accept", f"d{n}-e0", id=f"decision-{n}")) == []:
                print("decided", n, flush=True)
            merged = cluster(list(store.events()), [], earlier=store.earlier())
            store.write_incidents(merged.incidents, merged.redirects, merged.links, at=AT)
            print("merged", n, flush=True)
"""


def killed_runs(folder: Path, kills: int) -> None:
    """Kill a process that reads, decides and merges, again and again; look at the case after each."""
    script = textwrap.dedent(KILLED)
    root = Path(__file__).resolve().parents[2]
    start, decided, read = 0, set(), set()
    for kill in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder), str(start)], stdout=subprocess.PIPE, cwd=root, text=True
        )
        try:
            for wanted, line in enumerate(process.stdout, 1):
                what, number = line.split()
                {"read": read, "decided": decided}.get(what, set()).add(int(number))
                # Three steps in turn: each is struck as often as the others, at whatever it does next.
                if wanted > kill % 7:
                    break
        finally:
            process.send_signal(signal.SIGKILL)
            rest, _ = process.communicate()
        for line in rest.splitlines():
            if line.count(" ") == 1:
                what, number = line.split()
                {"read": read, "decided": decided}.get(what, set()).add(int(number))
        start += 1000
        with Store.open(folder) as store:
            assert [] == store.check()
            held = {int(decision.id.split("-")[1]) for decision in store.decisions()}
            assert decided <= held
            per_document: dict[str, int] = {}
            for event in store.events():
                per_document[event.document_id] = per_document.get(event.document_id, 0) + 1
            assert {5} >= set(per_document.values())
            assert {f"d{n}" for n in read} <= set(per_document)


def test_killed_processes_lose_no_decision_and_leave_no_half_document(tmp_path):
    """Six kills at different steps here; `bench/kills.py` strikes two hundred times."""
    killed_runs(tmp_path / "case", 6)


def test_the_tables_agree_with_the_migrations(tmp_path):
    """What SQLAlchemy believes is what the steps have made, column by column."""
    folder = a_case(tmp_path / "case")
    with sqlite3.connect(folder / database.FILE) as connection:
        for table in metadata.sorted_tables:
            columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table.name}")')]
            assert columns == [column.name for column in table.columns], table.name


@pytest.mark.parametrize("version", [number for number, _ in migrations.steps()])
def test_a_case_of_each_earlier_schema_is_brought_up(tmp_path, version):
    """Made by an earlier program, opened by this one: upgraded, whole, and the log says so."""
    engine = database.engine_of(tmp_path, read_only=False)
    with database.writing(engine, tmp_path) as connection:
        migrations.upgrade(connection, to=version)
    engine.dispose()

    with Store.open(tmp_path, at=AT) as store:
        content, document = a_reading()
        store.add_reading(content, document, [an_event("e1")], at=AT)
        assert [] == store.check()


def test_a_case_whose_making_was_cut_short_is_made_by_the_next_run(tmp_path):
    """Killed before its first transaction it has a file and no schema: readers hear what to do, a run makes it."""
    database.engine_of(tmp_path, read_only=False).connect().close()

    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"cut short.*hudna run FOLDER"):
            Store.open(tmp_path, at=AT, read_only=read_only)
    with Store.open(tmp_path, create=True, casebook="sample", at=AT) as store:
        assert "sample" == store.meta()["casebook"]
        assert [] == store.check()


def test_ids_that_an_earlier_schema_remembered_are_kept(tmp_path):
    """A case of the first schema: its incidents are found by name, its ids are remembered, whatever their form."""
    engine = database.engine_of(tmp_path, read_only=False)
    incident = cluster([an_event("event-00112233445566ff"), an_event("e2")], [])
    with database.writing(engine, tmp_path) as connection:
        migrations.upgrade(connection, to=1)
        for n, one in enumerate(incident.incidents, 1):
            columns = {**encoding.incident_columns(one), "n": n}
            places = ", ".join("?" for _ in columns)
            connection.exec_driver_sql(
                f"INSERT INTO incidents ({', '.join(columns)}) VALUES ({places})", tuple(columns.values())
            )
            connection.exec_driver_sql("INSERT INTO incident_events VALUES (?, ?, ?)", (one.event_ids[0], one.id, n))
            connection.exec_driver_sql(
                "INSERT INTO incident_actors VALUES (?, 'actor', 'river-brigade', NULL)", (one.id,)
            )
    engine.dispose()

    with Store.open(tmp_path, at=AT) as store:
        assert {one.event_ids[0]: one.id for one in incident.incidents} == store.earlier()
        assert list(incident.incidents) == sorted(
            store.find_incidents(Wanted(name="river-brigade")), key=lambda one: one.id
        )
        assert [] == store.check()


def test_a_case_made_before_actors_had_days_is_brought_up(tmp_path):
    """The first step was once without the day beside an incident's actors; such a case ended in a traceback."""
    engine = database.engine_of(tmp_path, read_only=False)
    with database.writing(engine, tmp_path) as connection:
        migrations.upgrade(connection, to=1)
        connection.exec_driver_sql("DROP INDEX incidents_by_actor")
        connection.exec_driver_sql("ALTER TABLE incident_actors DROP COLUMN day_to")
    engine.dispose()

    with Store.open(tmp_path, at=AT) as store:
        assert [] == store.check()
