"""A server on a free port over a copy of the sample case, and one browser for all tests."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn

from hudna.show.web import accounts
from hudna.show.web.app import app
from hudna.show.web.desk import Desk
from hudna.store import Store
from tests.show.web.browser import Browser, chromium


@dataclass(frozen=True)
class Served:
    """Pages that answer at `address`, and the case behind them."""

    address: str
    folder: Path
    desk: Desk


def serving(folder: Path, casebook, *, local: bool = True, names_on: bool = False) -> Iterator[Served]:
    with Store.open(folder) as store, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        desk = Desk(store=store, casebook=casebook, local=local, names_on=names_on)
        server = uvicorn.Server(uvicorn.Config(app(desk), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [free]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(address=f"http://127.0.0.1:{port}", folder=folder, desk=desk)
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def pages(ran, sample, tmp_path_factory) -> Iterator[Served]:
    """The sample case on this machine's own address; nobody decides anything here."""
    folder = tmp_path_factory.mktemp("pages") / "case"
    shutil.copytree(ran.folder, folder)
    yield from serving(folder, sample)


@pytest.fixture(scope="session")
def desk_pages(ran, sample, tmp_path_factory) -> Iterator[Served]:
    """Another copy, in which decisions are made."""
    folder = tmp_path_factory.mktemp("decided") / "case"
    shutil.copytree(ran.folder, folder)
    yield from serving(folder, sample)


@pytest.fixture(scope="session")
def team_pages(ran, sample, tmp_path_factory) -> Iterator[Served]:
    """A copy as a team sees it, with one account."""
    folder = tmp_path_factory.mktemp("team") / "case"
    shutil.copytree(ran.folder, folder)
    assert accounts.add(folder, "samira", "a long password") is None
    yield from serving(folder, sample, local=False)


@pytest.fixture(scope="session")
def browser(tmp_path_factory) -> Iterator[Browser]:
    if chromium() is None:
        pytest.skip("no Chromium here; scripts/setup dev installs it")
    with Browser(tmp_path_factory.mktemp("chromium")) as tab:
        yield tab
