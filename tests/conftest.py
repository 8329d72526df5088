"""Makers with good defaults, and the sample casebook."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hudna import casebook as casebooks
from hudna.pipeline import run as runs
from hudna.records import Document, Source, digest
from hudna.store import Store

SHARED = Path(__file__).resolve().parents[2] / "shared"


def a_source(content: bytes = b"sample", uri: str = "sample.txt") -> Source:
    return Source(
        id=digest(content), uri=uri, media_type="text/plain", retrieved_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    )


def a_document(text: str, published: str | None = "2026-03-02", name: str = "sample") -> Document:
    """A document with that text, as reading would have given it."""
    return Document(
        id=name,
        source=a_source(text.encode()),
        part=0,
        language="ar",
        title=None,
        byline=None,
        published=date.fromisoformat(published) if published else None,
        text=text,
        verdict="sound",
    )


@pytest.fixture(scope="session")
def sample() -> casebooks.Casebook:
    """The casebook of the invented conflict."""
    return casebooks.load("sample")


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
    """The whole sample conflict in a case, run once; copy it before changing it."""
    folder = tmp_path_factory.mktemp("sample") / "case"
    return Ran(folder=folder, outcome=a_run([casebooks.SHIPPED / "sample" / "documents"], folder, sample))


@pytest.fixture(scope="session")
def iraq() -> casebooks.Casebook:
    """The casebook of Iraq."""
    return casebooks.load("iraq")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's data, which a user has not; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED
