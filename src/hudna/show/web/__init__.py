"""The pages of a case, in Arabic and English, on this machine or for a team with accounts."""

import getpass
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hudna.casebook import Casebook
from hudna.show.web import accounts
from hudna.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the pages are, and whether they name everybody.  `secure`: readers come through an HTTPS proxy."""

    host: str = "127.0.0.1"
    port: int = 8000
    names_on: bool = False
    secure: bool = False


def serve(store: Store, casebook: Casebook, settings: Settings, tell: Callable[[str], None]) -> str | None:
    """Serve an open case until stopped, its address told first.

    Gives why not, where others can reach the address and the case has no accounts, or the address cannot be had.
    """
    # Slow to import, and only this needs them.
    import uvicorn  # noqa: PLC0415

    from hudna.show.web.app import app, is_loopback  # noqa: PLC0415
    from hudna.show.web.desk import Desk  # noqa: PLC0415

    local = is_loopback(settings.host)
    if not local and not accounts.accounts(store.folder):
        how = f"hudna serve --case {store.folder} --add-account NAME"
        return f"{settings.host}: others can reach this address, so an account is needed. Make one: {how}"
    taken = _unusable(settings)
    if taken:
        return taken
    desk = Desk(store=store, casebook=casebook, local=local, names_on=settings.names_on, secure=settings.secure)
    tell(f"http://{settings.host}:{settings.port}/")
    uvicorn.run(
        app(desk), host=settings.host, port=settings.port, log_level="warning", server_header=False, access_log=False
    )
    return None


def _unusable(settings: Settings) -> str | None:
    """Why nothing can listen there; `None` where something can."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        why = (error.strerror or "it is no address of this machine").partition(" (")[0]
        return f"{settings.host}:{settings.port}: nothing can listen there ({why}). Name another with --host or --port."
    return None


def add_account(folder: Path, name: str) -> str | None:
    """Make an account with a password asked for, or read from standard input; why not, where it cannot be."""
    if sys.stdin.isatty():
        password = getpass.getpass(f"Password for {name}: ")
        if getpass.getpass("The same again: ") != password:
            return "The two passwords differ. Nothing was changed."
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    return accounts.add(folder, name, password)
