"""A full disk, a folder without rights, others at work on the same case: a clear message, and nothing is lost."""

import os
import resource
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hudna.merging import cluster
from hudna.pipeline.run import Progress, Settings, merge, run
from hudna.records import Decision
from hudna.store import Store, StoreError

AT = datetime(2026, 3, 2, tzinfo=UTC)
REPORT = "قصف لواء النهر مطار السهل مساء أمس، وقتل ثلاثة جنود.\nوأعلن لواء البحر هدنة لمدة أسبوع. هذا خبر رقم {n}."


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(REPORT.format(n=n), encoding="utf-8")
    return folder


@pytest.fixture
def settings(sample):
    return Settings(casebook=sample, published=date(2026, 3, 2), clock=lambda: AT)


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """A disk on which no file grows beyond so many bytes: writes fail in the middle, as on a full one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def a_decision(event_id: str, n: int = 0) -> Decision:
    return Decision(
        id=f"d{n}", subjects=(event_id,), verdict="accept", field=None, value=None, by="samira", at=AT, reason="",
        withdraws=None,
    )  # fmt: skip


def decide_on(store: Store, events: list[str], taken: list[str]) -> None:
    """Decide again and again; `taken` gets what was kept."""
    for n in range(2000):
        assert [] == store.decide(a_decision(events[n % len(events)], n))
        taken.append(f"d{n}")


def contents(store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {document.id: set() for document in store.documents()}
    for event in store.events():
        found[event.document_id].add(event.id)
    return found


@pytest.mark.parametrize("room", [100, 300, 600, 900, 1300])
def test_a_run_on_a_full_disk_is_told_and_taken_up_when_there_is_room(tmp_path, reports, settings, room):
    """Wherever it stops, the case is sound, each document whole; with room the next run ends as if nothing had been."""
    with Store.open(tmp_path / "case", create=True, at=AT):
        pass
    with no_file_over(room * 1000):
        try:
            with Store.open(tmp_path / "case") as store:
                run([reports], store, settings)
        except StoreError as error:
            told = str(error)
        else:
            told = "it went in"
    with Store.open(tmp_path / "case") as store:
        left, faults = contents(store), store.check()
        run([reports], store, settings)
        whole = contents(store)
        assert ([], []) == (faults, store.check())

    assert "it went in" in told or "disk" in told or "cannot be written" in told
    assert 20 == len(whole)
    assert left.items() <= whole.items()


def test_a_decision_on_a_full_disk_is_told_and_earlier_ones_stay(tmp_path, reports, settings):
    """Decisions until nothing more goes in: those that were taken are there, the others were refused aloud."""
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        run([reports], store, settings)
        events = [event.id for event in store.events()]
    size = max(path.stat().st_size for path in (tmp_path / "case").iterdir() if path.is_file())
    taken: list[str] = []
    with no_file_over(size), Store.open(tmp_path / "case") as store, pytest.raises(StoreError):
        decide_on(store, events, taken)

    with Store.open(tmp_path / "case") as store:
        held = {decision.id for decision in store.decisions()}
        assert [] == store.check()
    assert set(taken) <= held


def test_a_decision_is_kept_while_a_run_is_at_work(tmp_path, reports, settings):
    """Between two writes of a run another program decides; the decision stands when the run has ended."""
    with Store.open(tmp_path / "case", create=True, at=AT) as store, Store.open(tmp_path / "case") as other:
        run([next(reports.glob("00.txt"))], store, settings)
        one = next(store.events()).id
        waiting = threading.Thread(target=lambda: other.decide(a_decision(one)))
        run([reports], store, settings, Progress(begin=lambda step, _: waiting.start() if step == "merge" else None))
        waiting.join()

        assert ["d0"] == [decision.id for decision in store.decisions()]
        assert [] == store.check()


def test_two_merges_at_once_leave_what_one_would(tmp_path, reports, settings):
    """A page that decides and a run that ends merge together: no incident twice, none lost."""
    with Store.open(tmp_path / "case", create=True, at=AT) as store, Store.open(tmp_path / "case") as other:
        run([reports], store, settings)
        whole = replace(settings)
        threads = [threading.Thread(target=merge, args=(s, whole), kwargs={"whole": True}) for s in (store, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        groups = [sorted(incident.event_ids) for incident in store.incidents()]
        alone = cluster(list(store.events()), list(store.links())).incidents
        assert sorted(map(sorted, (one.event_ids for one in alone))) == sorted(groups)
        assert [] == store.check()


def test_a_reader_sees_one_state_of_the_case_while_a_run_writes(tmp_path, reports, settings):
    """Each look during the run shows only whole documents, and never fewer than the look before."""
    seen: list[dict[str, set[str]]] = []
    with Store.open(tmp_path / "case", create=True, at=AT) as store:
        with Store.open(tmp_path / "case", read_only=True) as reader:
            run([reports], store, settings, Progress(done=lambda _: seen.append(contents(reader))))
        whole = contents(store)

    assert all(look.items() <= whole.items() for look in seen)
    assert sorted(map(len, seen)) == [len(look) for look in seen]


@pytest.fixture
def a_common_folder():
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_without_the_right_to_write_is_shown_and_a_run_is_told(a_common_folder, reports, settings):
    """Whoever may only read sees the case; who would write hears of it in words, and nothing has changed."""
    case = a_common_folder / "case"
    with Store.open(case, create=True, at=AT) as store:
        run([reports], store, settings)
    paths = [case, *case.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        told = as_nobody(lambda: looked(case, reports, settings))
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | 0o700)

    assert ["20 documents", "told"] == told.splitlines()[:2], told
    with Store.open(case) as store:
        assert [] == store.check()


def looked(case: Path, reports: Path, settings: Settings) -> str:
    with Store.open(case, read_only=True) as store:
        n = len(list(store.documents()))
    try:
        with Store.open(case) as store:
            run([reports], store, settings)
    except StoreError as error:
        return f"{n} documents\ntold\n{error}"
    return f"{n} documents\nwritten"


def as_nobody(work) -> str:
    """What a process without rights gives; root is let write anywhere."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            told = work()
        except BaseException as error:  # noqa: BLE001  told to the parent, whatever it is
            told = repr(error)
        os.write(theirs, told.encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as lines:
        found = lines.read()
    os.waitpid(child, 0)
    return found
