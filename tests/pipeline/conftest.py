"""The sample conflict, run once for all tests of the pipeline."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from hudna.pipeline import run as runs
from hudna.store import Store
from tests.pipeline import answer_key


@dataclass(frozen=True)
class Ran:
    """A finished run: its folder and what it said."""

    folder: Path
    outcome: runs.Outcome


def a_run(paths, folder, casebook, **settings) -> runs.Outcome:
    with Store.open(folder, create=True, casebook=casebook.name, at=runs.utc_now()) as store:
        return runs.run(paths, store, runs.Settings(casebook=casebook, **settings))


@pytest.fixture(scope="session")
def ran(tmp_path_factory, sample) -> Ran:
    """The whole sample conflict in a case."""
    folder = tmp_path_factory.mktemp("sample") / "case"
    return Ran(folder=folder, outcome=a_run([answer_key.DOCUMENTS], folder, sample))
