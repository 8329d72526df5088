"""Pages that we set ourselves, each for one habit of layout; `python -m tests.reading.pages` makes their PDFs again.

The PDFs lie in tests/golden/reading, so that the tests need no Arabic font.
Made by WeasyPrint with Amiri.
"""

from pathlib import Path
from typing import NamedTuple

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "reading"
SENTENCES = (
    "أعلنت لجنة المراقبة في وادي السدر تمديد الهدنة عشرة أيام بعد جولة محادثات طويلة في الوادي وما حوله من القرى.",
    "وقال المتحدث باسم اللجنة إن الطرفين اتفقا على فتح معبرين وإطلاق 18 محتجزًا خلال 72 ساعة في الوادي وما حوله.",
    "وأضاف أن اللجنة ستجتمع مرة أخرى في الأسبوع المقبل لبحث شكاوى السكان من إغلاق الطريق إلى القرى المجاورة.",
)
NUMBERS = (
    "اتفق الطرفان يوم 14/03/2026 عند الساعة 6:30 على نشر منظومة C-RAM قرب القاعدة بكلفة 3.7 مليون دولار،"
    " أي 12.5% من المبلغ، وعلى إعادة ١٥ محتجزًا و8,400 أسرة خلال 2025-2026 وفق موقع Wadi News المحلي."
)
SIGNS = "قال المتحدث (وهو عضو في اللجنة): «لن نعود إلى القتال» ثم أضاف “سنلتزم بالاتفاق [كله] هذه المرة” وغادر القاعة."
ENGLISH = (
    "The monitoring committee extended the truce in the valley by ten days, and 18 detainees were freed on Monday."
)
QUOTE = "فتح معبرين وإطلاق 18 محتجزًا خلال 72 ساعة"
ROWS = (("نينوى", "14", "3"), ("الأنبار", "9", "21"), ("ديالى", "30", "7"), ("بابل", "2", "5"))


class Sheet(NamedTuple):
    """A page's body and style, and the text that must come out, a paragraph a line."""

    body: str
    style: str
    lines: tuple[str, ...]


def _body(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _table() -> str:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f"{_body(SENTENCES[0])}<table style='width:100%'>{cells}</table>"


_NUMBERED = tuple(f"{n}. {sentence}" for n, sentence in enumerate(SENTENCES * 2, 1))
_COUNTED = tuple(f"{sentence} ({n})" for n, sentence in enumerate(SENTENCES * 6))
_QUOTED = (
    f"{_body(*SENTENCES)}<div class=q>{QUOTE}</div>{_body(SENTENCES[0])}<h2>خلفية الاتفاق</h2>{_body(SENTENCES[2])}"
)
_MARGINS = "@page{@top-center{content:'صحيفة السهل اليومية'}@bottom-center{content:counter(page)}}p{margin:0 0 8mm}"

SHEETS = {
    "paragraphs": Sheet(_body(*SENTENCES), "", SENTENCES),
    "numbers": Sheet(_body(NUMBERS), "", (NUMBERS,)),
    "signs": Sheet(_body(SIGNS), "", (SIGNS,)),
    "columns": Sheet(
        f"<h1>الهدنة في الوادي</h1><div class=c>{_body(*_NUMBERED)}</div>",
        ".c{columns:2;column-gap:12mm;font-size:10pt;text-align:justify}",
        ("الهدنة في الوادي", *_NUMBERED),
    ),
    "margins": Sheet(_body(*_COUNTED), _MARGINS, _COUNTED),
    "crossing": Sheet(_body(" ".join(SENTENCES * 9)), "p{text-align:justify}", (" ".join(SENTENCES * 9),)),
    "indented": Sheet(_body(*SENTENCES * 3), "p{text-indent:8mm;margin:0;text-align:justify}", SENTENCES * 3),
    "pull-quote": Sheet(
        _QUOTED,
        ".q{font-size:18pt;text-align:center;margin:6mm}h2{font-size:17pt}",
        (*SENTENCES, SENTENCES[0], f">> {QUOTE}", "خلفية الاتفاق", SENTENCES[2]),
    ),
    "table": Sheet(_table(), "", (SENTENCES[0], *(" ".join(row) for row in ROWS))),
    "english": Sheet(f"<div dir=ltr>{_body(ENGLISH)}</div>", "", (ENGLISH,)),
}


def sheet(name: str) -> bytes:
    """The PDF of one of `SHEETS`."""
    return (GOLDEN / name / "input.pdf").read_bytes()


def _make() -> None:
    from weasyprint import HTML  # noqa: PLC0415  # only the maker needs it, with Amiri installed

    base = "@page{size:A5;margin:15mm}body{font:13pt/1.6 Amiri}"
    for name, made in SHEETS.items():
        folder = GOLDEN / name
        folder.mkdir(parents=True, exist_ok=True)
        page = f"<html lang=ar dir=rtl><style>{base}{made.style}</style><body>{made.body}"
        HTML(string=page).write_pdf(folder / "input.pdf")
        (folder / "expected.txt").write_text("\n".join(made.lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _make()
