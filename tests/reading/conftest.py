"""Bytes of every format, made by the tests themselves, and the stage."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import docx
import pytest

from hudna import casebook as casebooks
from hudna.reading import Read
from hudna.records import Document, Problem, Raw

NEWS = (
    "أعلنت لجنة المراقبة في وادي السدر تمديد الهدنة عشرة أيام بعد جولة محادثات طويلة.\n"
    "وقال المتحدث باسم اللجنة إن الطرفين اتفقا على فتح معبرين وإطلاق 18 محتجزًا خلال 72 ساعة.\n"
    "وأضاف أن اللجنة ستجتمع مرة أخرى في الأسبوع المقبل لبحث شكاوى السكان من إغلاق الطريق."
)


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Document | Problem]]:
    """Read bytes under a name; gives the documents and problems as a list."""
    stage = Read(casebooks.load("sample"))

    def reading(content: bytes, uri: str = "news.txt", published: date | None = None) -> list[Document | Problem]:
        raw = Raw(uri=uri, content=content, retrieved_at=datetime(2026, 3, 20, tzinfo=UTC), published=published)
        return list(stage(raw))

    return reading


def documents(found: list[Document | Problem]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


def problems(found: list[Document | Problem]) -> list[Problem]:
    return [item for item in found if isinstance(item, Problem)]


def a_word_file(fill: Callable[[docx.document.Document], None]) -> bytes:
    """A .docx that `fill` writes into."""
    file = docx.Document()
    fill(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
