"""Who may look: this machine without a login, others with an account; no page trusts another site."""

import http.client
import shutil
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import replace

import pytest

from hudna.show import web
from hudna.show.web import accounts, parts
from hudna.show.web import pages as web_pages
from hudna.show.web.app import HEADERS, is_loopback
from hudna.show.web.desk import Desk
from hudna.store import Store


def answer(served, path: str, host: str | None = None) -> tuple[int, dict[str, str], bytes]:
    address = urllib.parse.urlsplit(served.address)
    link = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    link.request("GET", path, headers={"Host": host or address.netloc})
    got = link.getresponse()
    return got.status, {name.lower(): value for name, value in got.getheaders()}, got.read()


def test_every_answer_carries_the_headers_that_keep_it_to_itself(pages):
    """Pages, files, refusals and what is not there."""
    for path in ("/ar/", "/static/web.css", "/nothing/here/at/all", "/login"):
        _, headers, _ = answer(pages, path)

        assert not [name for name, value in HEADERS.items() if name not in headers and value], path
        assert "default-src 'none'" in headers["content-security-policy"]


def test_nothing_is_fetched_from_elsewhere(pages):
    """No page names an address of another host."""
    for path in ("/ar/", "/en/incidents", "/en/documents"):
        _, _, body = answer(pages, path)

        assert b"http://" not in body.replace(b"http://www.w3.org/", b"")
        assert b"https://" not in body


def test_another_host_name_is_not_answered_on_this_machine(pages):
    """A site that has its name point here (DNS rebinding) gets nothing."""
    assert 400 == answer(pages, "/ar/", host="evil.example")[0]


@pytest.mark.parametrize("path", ["/static/..%2fapp.py", "/static/app.py", "/zz/", "/ar/actors/none", "/originals/abc"])
def test_what_is_not_there_is_not_found(pages, path):
    """Only the files of the pages are given out, only the two languages, only what the case holds."""
    assert 404 == answer(pages, path)[0]


def test_an_original_comes_back_byte_for_byte_and_is_no_page(pages):
    """A web page that was collected is saved as a file: shown, it would run as one of ours."""
    source = next(d.source for d in pages.desk.view().documents.values() if d.source.media_type == "text/html")
    status, headers, body = answer(pages, f"/originals/{source.id}")
    with Store.open(pages.folder, read_only=True) as store:
        original = store.source_bytes(source.id)

    assert (200, original) == (status, body)
    assert headers["content-disposition"].startswith("attachment")
    assert "application/octet-stream" == headers["content-type"]


def test_a_team_logs_in_and_out(team_pages, browser):
    """Without a login no page; with a wrong password none; with the right one the page that was asked for."""
    page = f"{team_pages.address}/en/truces"
    browser.open(page)

    assert "/login" == browser.run("location.pathname")

    for password, path in (("wrong", "/login"), ("a long password", "/en/truces")):
        browser.run("document.querySelector('[name=name]').value = 'samira'")
        browser.run(f"document.querySelector('[name=password]').value = '{password}'")
        browser.submit("button")

        assert path == browser.run("location.pathname")
    browser.submit("header form button")

    assert "/login" == browser.run("location.pathname")


@pytest.mark.parametrize("path", ["/ar/", "/en/documents", "/en/search?q=x"])
def test_a_stranger_sees_nothing_of_a_team_case(team_pages, path):
    """The answer leads to the login; originals are refused, since they name everybody."""
    status, headers, body = answer(team_pages, path)

    assert (303, b"") == (status, body)
    assert headers["location"].startswith("/login")
    assert 403 == answer(team_pages, "/originals/abc")[0]


def test_a_session_ends_with_its_signature_its_hour_and_its_password(tmp_path):
    """A changed cookie, one that is over, one of an account with a new password."""
    accounts.add(tmp_path, "samira", "a long password")
    key = accounts.secret(tmp_path)
    session = accounts.new_session(tmp_path, "samira")
    cookie = accounts.signed(session, key)
    late = accounts.signed(replace(session, ends=int(time.time()) - 1), key)

    assert session == accounts.session_of(tmp_path, cookie, key)
    assert accounts.session_of(tmp_path, cookie[:-1] + ("0" if cookie[-1] != "0" else "1"), key) is None
    assert accounts.session_of(tmp_path, late, key) is None
    assert accounts.session_of(tmp_path, "ä", key) is None

    accounts.add(tmp_path, "samira", "another password")

    assert accounts.session_of(tmp_path, cookie, key) is None


def test_passwords_are_kept_as_hashes_that_only_the_owner_reads(tmp_path):
    """No password in the file, and its rights are the owner's."""
    accounts.add(tmp_path, "samira", "a long password")
    path = tmp_path / accounts.ACCOUNTS

    assert "a long password" not in path.read_text()
    assert 0o600 == path.stat().st_mode & 0o777
    assert accounts.right(tmp_path, "samira", "a long password")
    assert not accounts.right(tmp_path, "samira", "a long passwor")
    assert not accounts.right(tmp_path, "omar", "a long password")
    assert "10 letters" in accounts.add(tmp_path, "omar", "short")


def test_another_address_without_accounts_is_refused(ran, sample):
    """The command says how to make an account."""
    with Store.open(ran.folder) as store:
        told = web.serve(store, sample, web.Settings(host="0.0.0.0", port=1), print)

    assert "--add-account" in told


@pytest.mark.parametrize(
    ("host", "is_own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("db.example", False)],
)
def test_which_addresses_are_this_machines_own(host, is_own):
    """All addresses at once are not."""
    assert is_own is is_loopback(host)


def test_a_search_of_a_team_does_not_tell_where_a_name_was_withheld(ran, sample, tmp_path):
    """Asked for by name, the passages that black her out were the answer."""
    folder = tmp_path / "case"
    shutil.copytree(ran.folder, folder)
    with Store.open(folder) as store:
        asked = {"q": "ريمون"}
        found = [
            web_pages.search(parts.look(Desk(store=store, casebook=sample, local=local), "ar"), asked)["n"]
            for local in (True, False)
        ]

    assert found[0] > 0
    assert found[1] == 0
