"""The briefing: one file that an analyst can send on, in Arabic and in English, as a page and on paper.

`write` gives `briefing.html` and `briefing.pdf` (Arabic), `briefing.en.html`
and `briefing.en.pdf`.  Each page carries its style and its letters with it,
so that it can be read offline and looks the same everywhere.
"""

import base64
import functools
import logging
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import jinja2

import hudna
from hudna.show.brief.sections import sections
from hudna.show.private import Privacy
from hudna.show.say import LANGUAGES, Say, agreed, isolated
from hudna.show.view import CaseView

NAMES = {"ar": "briefing", "en": "briefing.en"}
_LONG = 1_000_000
_HERE = Path(__file__).parent
_FACES = [(script, weight) for script in ("arabic", "latin") for weight in (400, 700)]


def html(view: CaseView, language: str, *, answers: Sequence[Any] = (), names_on: bool = False) -> str:
    """The briefing in a language as one page of HTML.  `answers` are the outlook's, worded in that language."""
    privacy = Privacy.of(view, names_on=names_on)
    say = Say(casebook=view.casebook, language=language, privacy=privacy)
    other = f"{NAMES['en' if language == 'ar' else 'ar']}.html"
    values = sections(view, say, answers)
    return _template().render(**values, style=_style(), version=hudna.__version__, other=other)


def write(
    view: CaseView, folder: Path, *, answers: dict[str, Sequence[Any]] | None = None, names_on: bool = False
) -> list[Path]:
    """Write the briefing in every language as HTML and PDF into the folder; the paths, Arabic first."""
    pages: dict[Path, str] = {}
    for language in LANGUAGES:
        page = html(view, language, answers=(answers or {}).get(language, ()), names_on=names_on)
        path = folder / f"{NAMES[language]}.html"
        path.write_text(page, encoding="utf8")
        pages[path] = page
    _print(pages)
    return [each for path in pages for each in (path, path.with_suffix(".pdf"))]


def _print(pages: dict[Path, str]) -> None:
    """Each page as PDF beside it; long ones side by side: that of two thousand documents takes twenty seconds."""
    if sum(map(len, pages.values())) < _LONG:
        for path, page in pages.items():
            _pdf(page, path.with_suffix(".pdf"))
        return
    with ProcessPoolExecutor(max_workers=len(pages), mp_context=multiprocessing.get_context("spawn")) as pool:
        for done in [pool.submit(_pdf, page, path.with_suffix(".pdf")) for path, page in pages.items()]:
            done.result()


def _pdf(page: str, path: Path) -> Path:
    # The library is slow to import and only this needs it.
    import weasyprint  # noqa: PLC0415

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    weasyprint.HTML(string=page, base_url=str(path.parent)).write_pdf(path)
    return path


@functools.cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(_HERE)
    pages = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True)
    pages.filters |= {"isolated": isolated, "agreed": agreed}
    return pages.get_template("brief.html.j2")


@functools.cache
def _style() -> str:
    return "".join(_face(script, weight) for script, weight in _FACES) + (_HERE / "brief.css").read_text(
        encoding="utf8"
    )


def _face(script: str, weight: int) -> str:
    path = _HERE.parent / "fonts" / f"amiri-{script}-{weight}-normal.woff2"
    source = f'url("data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}") format("woff2")'
    return f'@font-face{{font-family:"Amiri {script.title()}";font-weight:{weight};src:{source}}}\n'
