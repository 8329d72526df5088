"""Render the sample conflict's articles (articles.txt) into files of many kinds.

    python training/sample/make.py

Writes src/hudna/casebooks/sample/documents/.  Needs the dev and bench groups,
Chromium and LibreOffice; what it writes is committed, so a user never
runs it.  Every article is ours and invented.
"""

import html
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/hudna/casebooks/sample/documents"
MONTHS = ["كانون الثاني", "شباط", "آذار", "نيسان"]
PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | {publisher}</title>
<meta property="og:site_name" content="{publisher}"><meta property="article:published_time" content="{day}T08:00:00+00:00">
</head><body><nav><a href="/">الرئيسية</a> <a href="/world">العالم</a> <a href="/sport">رياضة</a></nav>
<article><h1>{title}</h1><p class="byline">{publisher}</p><time datetime="{day}">{written}</time>
{body}</article><aside><h2>الأكثر قراءة</h2><ul><li><a href="#">أسعار الخضار في أسواق المرفأ</a></li><li><a href="#">حالة الطقس</a></li></ul></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>"""
PRINT = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 2.4cm }} body {{ font-family: Amiri, "Noto Naskh Arabic"; font-size: 13pt; line-height: 1.8; text-align: justify }}
h1 {{ font-size: 19pt; text-align: right }} .by {{ color: #555 }}</style></head><body><h1>{title}</h1><p class="by">{publisher} | {written}</p>{body}</body></html>"""


class Article(NamedTuple):
    name: str
    form: str
    day: date | None
    publisher: str
    title: str
    paragraphs: list[str]

    @property
    def written(self) -> str:
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}" if self.day else ""

    @property
    def plain(self) -> str:
        head = f"{self.title}\n{self.publisher} | {self.written}\n\n" if self.day else f"{self.title}\n\n"
        return head + "\n\n".join(self.paragraphs) + "\n"

    def page(self, form: str) -> str:
        body = "\n".join(f"<p>{html.escape(p)}</p>" for p in self.paragraphs)
        return form.format(
            title=html.escape(self.title), publisher=self.publisher, day=self.day, written=self.written, body=body
        )


def articles() -> list[Article]:
    found = []
    for block in (Path(__file__).parent / "articles.txt").read_text(encoding="utf8").split("=== ")[1:]:
        head, *paragraphs = block.strip().split("\n")
        name, form, day, publisher, title = (part.strip() for part in head.split(" | ", 4))
        published = date.fromisoformat(day) if day != "-" else None
        found.append(Article(name, form, published, publisher, title, paragraphs))
    return found


def text(article: Article, encoding: str) -> None:
    (OUT / f"{article.name}.txt").write_bytes(article.plain.encode(encoding, errors="replace"))


def web(article: Article) -> None:
    (OUT / f"{article.name}.html").write_text(article.page(PAGE), encoding="utf8")


def word(article: Article) -> None:
    import docx

    document = docx.Document()
    document.add_heading(article.title, level=1)
    document.add_paragraph(f"{article.publisher} | {article.written}")
    for paragraph in article.paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = datetime(
        article.day.year, article.day.month, article.day.day
    )
    document.save(OUT / f"{article.name}.docx")


def weasy(article: Article) -> None:
    import weasyprint

    weasyprint.HTML(string=article.page(PRINT)).write_pdf(OUT / f"{article.name}.pdf")


def chromium(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(article.page(PRINT), encoding="utf8")
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--no-pdf-header-footer",
        ]
        subprocess.run(
            [
                "chromium",
                *flags,
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={OUT / article.name}.pdf",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


def libreoffice(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"{article.name}.html"
        page.write_text(article.page(PRINT), encoding="utf8")
        flags = [
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf:writer_web_pdf_Export",
        ]
        subprocess.run(["soffice", *flags, "--outdir", str(OUT), str(page)], check=True, capture_output=True)


def damaged(article: Article) -> None:
    """As an extraction leaves a page: stretched, every number gone, some lines with their halves changed round."""
    sys.path.insert(0, str(ROOT / "bench"))
    from damage import damaged as damage

    kinds = ("kashida", "torn", "numbers", "breaks", "furniture", "title")
    made = damage(article.title, article.paragraphs, 7, kinds)
    (OUT / f"{article.name}.txt").write_text(made.raw, encoding="utf8")


def listed(rows: list[Article]) -> None:
    with (OUT / "agency-feed.jsonl").open("w", encoding="utf8") as file:
        for row in rows:
            given = {"id": row.name, "published": str(row.day), "title": row.title, "text": "\n".join(row.paragraphs)}
            file.write(json.dumps(given, ensure_ascii=False) + "\n")


FORMS = {
    "txt-utf8": lambda article: text(article, "utf-8"),
    "txt-utf16": lambda article: text(article, "utf-16"),
    "txt-windows-1256": lambda article: text(article, "cp1256"),
    "txt-damaged": damaged,
    "html": web,
    "docx": word,
    "pdf-weasyprint": weasy,
    "pdf-chromium": chromium,
    "pdf-libreoffice": libreoffice,
}


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    rows = articles()
    for article in rows:
        if article.form != "jsonl":
            FORMS[article.form](article)
    listed([article for article in rows if article.form == "jsonl"])


if __name__ == "__main__":
    main()
