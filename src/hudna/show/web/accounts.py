"""Who may open a case from another machine: names with scrypt hashes in `accounts.json` of the case folder.

A session is a signed cookie.  It holds the name, a random token for forms and
the hour at which it ends; it stops with the account or a new password.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNTS, SECRET = "accounts.json", "web-secret"
LEAST_LENGTH = 10
HOURS = 12
# What OWASP's password storage sheet asks of scrypt: 2^17, 8, 1.
_COST = {"n": 2**17, "r": 8, "p": 1, "maxmem": 2**28}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Who asks; `name` is empty where nobody has said.  `token` goes into every form."""

    name: str
    token: str
    ends: int
    key: str = ""


def add(folder: Path, name: str, password: str) -> str | None:
    """Make an account or give it a new password; why not, where it cannot be."""
    if not name.strip() or len(name) > 80 or any(letter in name for letter in "\r\n\t"):
        return "An account needs a name of one line, at most 80 letters."
    if len(password) < LEAST_LENGTH:
        return f"The password needs at least {LEAST_LENGTH} letters. Nothing was changed."
    salt = secrets.token_bytes(16)
    held = accounts(folder)
    held[name] = {"salt": salt.hex(), "scrypt": _hash(password, salt)}
    _write(folder / ACCOUNTS, json.dumps(held, ensure_ascii=False, indent=1).encode())
    return None


def accounts(folder: Path) -> dict[str, dict[str, str]]:
    """Every account by name."""
    path = folder / ACCOUNTS
    return dict(json.loads(path.read_text(encoding="utf8"))) if path.is_file() else {}


def right(folder: Path, name: str, password: str) -> bool:
    """The password is that of the account; an unknown name takes as long to refuse as a known one."""
    held = accounts(folder).get(name)
    salt = bytes.fromhex(held["salt"]) if held else b"\0" * 16
    return hmac.compare_digest(_hash(password, salt), held["scrypt"] if held else "") and held is not None


def secret(folder: Path) -> bytes:
    """What sessions of this case are signed with; made where there is none."""
    path = folder / SECRET
    if not path.is_file():
        _write(path, secrets.token_hex(32).encode())
    return path.read_bytes()


def cookie_name(key: bytes) -> str:
    """One name a case: cookies are shared by all ports of a host."""
    return f"hudna-{hashlib.sha256(b'name' + key).hexdigest()[:8]}"


def new_session(folder: Path, name: str = "") -> Session:
    """A fresh session with a fresh token."""
    return Session(
        name=name, token=secrets.token_urlsafe(24), ends=int(time.time()) + HOURS * 3600, key=_mark(folder, name)
    )


def signed(session: Session, key: bytes) -> str:
    """The session as the value of a cookie."""
    told = json.dumps([session.name, session.token, session.ends, session.key]).encode()
    body = base64.urlsafe_b64encode(told).decode()
    return f"{body}.{_signature(body, key)}"


def session_of(folder: Path, cookie: str, key: bytes) -> Session | None:
    """The session of a cookie; `None` where it is forged, over, or its account is gone or changed."""
    body, _, signature = cookie.rpartition(".")
    if not hmac.compare_digest(_signature(body, key).encode(), signature.encode(errors="replace")):
        return None
    try:
        told: list[Any] = json.loads(base64.urlsafe_b64decode(body))
        session = Session(name=told[0], token=told[1], ends=told[2], key=told[3])
    except (ValueError, IndexError, binascii.Error):
        return None
    over = session.ends < time.time() or session.key != _mark(folder, session.name)
    return None if over else session


def _mark(folder: Path, name: str) -> str:
    """Changes with the account's password; empty where there is no such account."""
    held = accounts(folder).get(name)
    return held["salt"][:8] if held else ""


def _hash(password: str, salt: bytes) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **_COST).hex()


def _signature(body: str, key: bytes) -> str:
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Readable by its owner alone, whole or not at all."""
    scratch = path.with_name(f"{path.name}.part")
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    scratch.replace(path)
