"""The pages of a case over HTTP: routes as a list, who may ask, and what every answer carries.

On the machine's own address nobody need log in; a page from elsewhere cannot
reach it either, since only its own names are answered to.  On any other
address accounts are needed.  Nothing here is fetched from anywhere else.
"""

import functools
import hmac
import ipaddress
import json
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import jinja2
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import hudna
from hudna.show.say import LANGUAGES, agreed, isolated
from hudna.show.say import words as words_of
from hudna.show.web import accounts, judging, pages, parts
from hudna.show.web.accounts import Session
from hudna.show.web.desk import Desk, a_decision
from hudna.show.web.paragraphs import Mark
from hudna.store import StoreError

_HERE = Path(__file__).parent
_FOLDERS = (_HERE / "static", _HERE.parent / "fonts", _HERE.parent / "brief")
_SERVED = (".css", ".js", ".woff2", ".svg")
_SHOWN_AS_IT_IS = ("application/pdf",)
MOST_BODY = 64_000
TRIES, MINUTES = 8, 5
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "script-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
    "cache-control": "no-store",
}

Page = Callable[[parts.Look, parts.Asked], dict[str, Any]]
Answer = Callable[[Request], Awaitable[Response]]

PAGES: dict[str, Page] = {
    "": pages.overview,
    "outlook": pages.outlook,
    "incidents": pages.incidents,
    "incidents/{id}": pages.incident,
    "truces": pages.truces,
    "actors": pages.actors,
    "actors/{id}": pages.actor,
    "names": pages.names,
    "sites": pages.sites,
    "documents": pages.documents,
    "documents/{id}": pages.document,
    "search": pages.search,
    "problems": pages.problems,
    "decisions": pages.decisions,
}
MENU = (
    "",
    "incidents",
    "truces",
    "outlook",
    "actors",
    "names",
    "sites",
    "documents",
    "search",
    "problems",
    "decisions",
)


def app(desk: Desk) -> Starlette:
    """The application of an open case."""
    site = _Site(desk)
    routes: list[BaseRoute] = [
        Route("/", site.front),
        Route("/static/{name}", _static),
        Route("/login", site.login, methods=["GET", "POST"]),
        Route("/logout", site.logout, methods=["POST"]),
        Route("/originals/{id}", site.original),
        Route("/{language}/decide", site.decide, methods=["POST"]),
        *(Route("/{language}/" + path, site.page(path, made)) for path, made in PAGES.items()),
    ]
    hosts = ["localhost", "127.0.0.1", "[::1]"] if desk.local else ["*"]
    return Starlette(
        routes=routes,
        middleware=[Middleware(_Guarded), Middleware(TrustedHostMiddleware, allowed_hosts=hosts)],
        exception_handlers={StoreError: _store_fault, 404: _not_found},
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class _Site:
    """The case's answers to requests."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.key = accounts.secret(desk.folder)
        self.cookie = accounts.cookie_name(self.key)
        self.failures: dict[str, list[float]] = {}

    def session(self, request: Request) -> Session | None:
        """Who asks, as the cookie says."""
        return accounts.session_of(self.desk.folder, request.cookies.get(self.cookie, ""), self.key)

    def may(self, session: Session | None) -> bool:
        """Anybody on this machine; elsewhere who logged in to an account that still stands."""
        return self.desk.local or bool(session and session.name and session.key)

    async def front(self, request: Request) -> Response:  # noqa: ARG002
        """Arabic first."""
        return RedirectResponse("/ar/")

    def page(self, path: str, made: Page) -> Answer:
        """The answer of one page."""

        async def answer(request: Request) -> Response:
            language = request.path_params["language"]
            if language not in LANGUAGES:
                return _plain(404)
            session = self.session(request)
            if not self.may(session):
                return RedirectResponse(f"/login?{urlencode({'next': request.url.path})}", status_code=303)
            asked = {**dict(request.query_params), **request.path_params}
            return await run_in_threadpool(self._shown, path, made, asked, session)

        return answer

    def _shown(self, path: str, made: Page, asked: dict[str, str], session: Session | None) -> Response:
        language = asked.pop("language")
        here = parts.look(self.desk, language)
        try:
            values, name, status = made(here, asked), _template_name(path), 200
        except parts.NotHereError:
            values, name, status = {"asked": asked}, "missing", 404
        session = session or accounts.new_session(self.desk.folder)
        common = self._common(here, path, asked, session)
        return self._with_cookie(HTMLResponse(_template(name).render(**common, **values), status), session)

    def _common(self, here: parts.Look, path: str, asked: Mapping[str, str], session: Session) -> dict[str, Any]:
        """What every template may use."""
        language = here.say.language
        other = LANGUAGES[1 - LANGUAGES.index(language)]
        query = urlencode({name: value for name, value in asked.items() if name not in ("id", "told") and value})
        below = path.replace("{id}", asked.get("id", ""))
        return {
            "words": here.say.words,
            "w": here.say.words["web"],
            "language": language,
            "here": here,
            "path": path,
            "this": f"/{language}/{below}" + (f"?{query}" if query else ""),
            "other": f"/{other}/{below}" + (f"?{query}" if query else ""),
            "query": query,
            "query_without_page": urlencode([pair for pair in parse_qsl(query) if pair[0] != "page"]),
            "menu": MENU,
            "title": here.view.casebook.settings.get(f"label_{language}", here.view.casebook.name),
            "session": session,
            "local": self.desk.local,
            "names_on": self.desk.names_on,
            "told": asked.get("told", ""),
            "version": hudna.__version__,
        }

    def _with_cookie(self, response: Response, session: Session) -> Response:
        secure = not self.desk.local and self.desk.secure
        response.set_cookie(
            self.cookie, accounts.signed(session, self.key), httponly=True, samesite="strict", secure=secure
        )
        return response

    async def decide(self, request: Request) -> Response:
        """Take a decision in and go back to the page; what cannot stand is told there."""
        session, form = self.session(request), await _form(request)
        if not self.may(session) or session is None or not hmac.compare_digest(form.get("csrf", ""), session.token):
            return _plain(403)
        language = request.path_params["language"]
        back = form.get("back", "")
        back = back if back.startswith((f"/{language}/",)) and "\\" not in back else f"/{language}/"
        by = session.name if not self.desk.local else form.get("by", "").strip()[:80]
        told = await run_in_threadpool(self._decided, form, by) if by else "no-name"
        joint = "&" if "?" in back else "?"
        response = RedirectResponse(f"{back}{joint}{urlencode({'told': told})}", status_code=303)
        if self.desk.local and by and by != session.name:
            session = Session(name=by, token=session.token, ends=session.ends, key=session.key)
            return self._with_cookie(response, session)
        return response

    def _decided(self, form: Mapping[str, str], by: str) -> str:
        """`kept`, or why not."""
        verdict, name = form.get("verdict", ""), form.get("field", "")
        if verdict not in ("accept", "correct", "reject", "withdraw"):
            return "not-kept"
        try:
            correction = (name, judging.value_of(name, form, self.desk.casebook)) if verdict == "correct" else None
        except judging.UnfitError as error:
            return f"unfit: {error}"
        problems = self.desk.decide(
            a_decision(
                verdict,
                form.get("subject", ""),
                by,
                reason=form.get("reason", "").strip(),
                correction=correction,
                withdraws=form.get("withdraws") or None,
            )
        )
        return f"unfit: {problems[0].message}" if problems else "kept"

    async def login(self, request: Request) -> Response:
        """The form, and what comes of it; after some wrong passwords a name has to wait."""
        if self.desk.local:
            return RedirectResponse("/ar/")
        session, wrong = self.session(request) or accounts.new_session(self.desk.folder), ""
        after = request.query_params.get("next", "/ar/")
        after = after if after.startswith(("/ar/", "/en/")) else "/ar/"
        if request.method == "POST":
            form = await _form(request)
            if not hmac.compare_digest(form.get("csrf", ""), session.token):
                return _plain(403)
            name = form.get("name", "")
            if self._waits(name):
                wrong = "wait"
            elif await run_in_threadpool(accounts.right, self.desk.folder, name, form.get("password", "")):
                self.failures.pop(name, None)
                session = accounts.new_session(self.desk.folder, name)
                return self._with_cookie(RedirectResponse(after, status_code=303), session)
            else:
                self.failures.setdefault(name[:80], []).append(time.monotonic())
                wrong = "wrong"
        told = _template("login").render(session=session, wrong=wrong, after=after, say=_both_words(), language="ar")
        return self._with_cookie(HTMLResponse(told, 401 if wrong else 200), session)

    def _waits(self, name: str) -> bool:
        since = time.monotonic() - 60 * MINUTES
        recent = [at for at in self.failures.get(name[:80], []) if at > since]
        if len(self.failures) > 10_000:
            self.failures.clear()
        self.failures[name[:80]] = recent
        return len(recent) >= TRIES

    async def logout(self, request: Request) -> Response:
        """Forget who asks."""
        session, form = self.session(request), await _form(request)
        if session is None or not hmac.compare_digest(form.get("csrf", ""), session.token):
            return _plain(403)
        response = RedirectResponse("/login" if not self.desk.local else "/ar/", status_code=303)
        response.delete_cookie(self.cookie)
        return response

    async def original(self, request: Request) -> Response:
        """A source as it arrived; only a PDF is shown in the browser, anything else is saved as a file."""
        if not self.may(self.session(request)) or not self.desk.shows_originals:
            return _plain(403)
        wanted = request.path_params["id"]
        held = {one.source.id: one.source for one in self.desk.view().documents.values()}
        if wanted not in held:
            return _plain(404)
        content = await run_in_threadpool(self.desk.store.source_bytes, wanted)
        kind = held[wanted].media_type if held[wanted].media_type in _SHOWN_AS_IT_IS else "application/octet-stream"
        suffix = Path(held[wanted].uri).suffix[:8]
        name = wanted[:16] + (suffix if suffix.isascii() and suffix[1:].isalnum() else "")
        how = "inline" if kind in _SHOWN_AS_IT_IS else "attachment"
        return Response(content, media_type=kind, headers={"content-disposition": f'{how}; filename="{name}"'})


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    for folder in _FOLDERS:
        path = folder / name
        if path.suffix in _SERVED and path.parent == folder and path.is_file():
            return FileResponse(path, headers={"cache-control": "no-cache"})
    return _plain(404)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; a body that is too long or no form is empty."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        return {}
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BODY:
            return {}
    return dict(parse_qsl(body.decode("utf8", errors="replace"), keep_blank_values=True))


def _plain(status: int) -> Response:
    """A page in both languages for who asks for what is not there or not theirs."""
    fault = {403: "not_allowed", 404: "no_page"}[status]
    return HTMLResponse(_template("nothing").render(say=_both_words(), fault=fault), status)


async def _store_fault(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return PlainTextResponse(str(error), 503)


async def _not_found(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return _plain(404)


def _template_name(path: str) -> str:
    folder, _, one = path.partition("/")
    return (folder.removesuffix("s") if one else folder) or "overview"


@functools.cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters |= {"isolated": isolated, "agreed": agreed, "marked": _marked}
    return made


def _marked(marks: Iterable[Mark]) -> str:
    """Marks for the page's script: start, end, kind, what they belong to."""
    return json.dumps([[mark.start, mark.end, mark.kind, mark.ref] for mark in marks])


def _template(name: str) -> jinja2.Template:
    return _templates().get_template(f"{name}.html.j2")


def _both_words() -> dict[str, Any]:
    return {language: words_of(language) for language in LANGUAGES}


class _Guarded:
    """Every answer carries the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name.lower() for name, _ in message["headers"]}
                extra = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in held]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await self.app(scope, receive, told if scope["type"] == "http" else send)
