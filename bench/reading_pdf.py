"""Arabic PDFs beside the peers: error rates, numbers and speed, in one table.

    bench/reading_pdf.py [--pdfs FOLDER] [--text TRUE.txt] [--only hudna,pdftotext]

Without options the PDFs are those of the team's data (`../shared/pdf`) or, where that is absent, those of
`tests/golden/reading/producers`.  Peers that are not installed are left out.  pdfplumber and pdfminer.six give lines in
the order of the page, so each line goes through python-bidi, which is the better of their two results.  Pages per CPU
second are of one process, its children counted.  Recognition is switched off: a page that needs it counts as not read.
Errors by the definitions of `tests/reading/scoring.py`.
"""

import argparse
import importlib.util
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pypdfium2

from hudna.reading import ocr, pdf
from hudna.records import Problem, Raw

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.reading.scoring import Scored, score  # noqa: E402

HIDING = ("nodig_", "pua_", "wk_", "rl_sche")
SETS = {
    "sound": lambda name: not name.startswith(HIDING),
    "Chromium, WeasyPrint, Typst": lambda name: name.startswith(("chromium", "weasy", "typst")),
    "LibreOffice": lambda name: name.startswith("lo_"),
    "digits hidden": lambda name: name.startswith("nodig_"),
    "letter hidden": lambda name: name.startswith("pua_"),
    "glyphs lost": lambda name: name.startswith(("wk_", "rl_sche")),
}


class Result(NamedTuple):
    """One file by one reader: its scores (`None` where it gave no text), whether it told of doubts, CPU seconds."""

    name: str
    scored: Scored | None
    told: bool
    pages: int
    seconds: float


def hudna(content: bytes) -> tuple[str, bool]:
    found = list(pdf.read(Raw(uri="bench.pdf", content=content, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))))
    texts = [item.text for item in found if not isinstance(item, Problem)]
    flagged = any(not isinstance(item, Problem) and item.verdict == "needs-ocr" for item in found)
    return "\n".join(texts), flagged or any(isinstance(item, Problem) for item in found)


def pdftotext(content: bytes) -> tuple[str, bool]:
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace"), False


def pdfium(content: bytes) -> tuple[str, bool]:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)), False


def pdfplumber(content: bytes) -> tuple[str, bool]:
    import pdfplumber as library  # noqa: PLC0415

    with library.open(io.BytesIO(content)) as file:
        return _logical("\n".join(page.extract_text() or "" for page in file.pages)), False


def pdfminer(content: bytes) -> tuple[str, bool]:
    from pdfminer.high_level import extract_text  # noqa: PLC0415

    return _logical(extract_text(io.BytesIO(content))), False


def pypdf(content: bytes) -> tuple[str, bool]:
    from pypdf import PdfReader  # noqa: PLC0415

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages), False


def docling(content: bytes) -> tuple[str, bool]:
    from docling_core.types.doc.page import TextCellUnit  # noqa: PLC0415
    from docling_parse.pdf_parser import DoclingPdfParser  # noqa: PLC0415

    file = DoclingPdfParser().load(io.BytesIO(content))
    lines = [cell.text for _, page in file.iterate_pages() for cell in page.iterate_cells(unit_type=TextCellUnit.LINE)]
    return "\n".join(lines), False


def _logical(text: str) -> str:
    from bidi import get_display  # noqa: PLC0415

    return "\n".join(str(get_display(line)) for line in text.split("\n"))


READERS: dict[str, tuple[Callable[[bytes], tuple[str, bool]], str]] = {
    "hudna": (hudna, "hudna"),
    "pdftotext": (pdftotext, "$pdftotext"),
    "pypdfium2": (pdfium, "pypdfium2"),
    "pdfplumber + bidi": (pdfplumber, "pdfplumber"),
    "pdfminer.six + bidi": (pdfminer, "pdfminer"),
    "pypdf": (pypdf, "pypdf"),
    "docling-parse": (docling, "docling_parse"),
}


def installed(needs: str) -> bool:
    return bool(shutil.which(needs[1:])) if needs.startswith("$") else importlib.util.find_spec(needs) is not None


def measured(reader: Callable[[bytes], tuple[str, bool]], path: Path, true: str) -> Result:
    content = path.read_bytes()
    pages = len(pypdfium2.PdfDocument(content))
    before = os.times()
    try:
        text, told = reader(content)
    except Exception as error:  # noqa: BLE001  # a peer may raise anything; that is its result
        print(f"  {path.name}: {type(error).__name__}", file=sys.stderr)
        text, told = "", False
    after = os.times()
    seconds = sum(after[:4]) - sum(before[:4])
    return Result(path.stem, score(true, text) if text.strip() else None, told, pages, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = ROOT.parent / "shared" / "pdf"
    producers = ROOT / "tests" / "golden" / "reading" / "producers"
    parser.add_argument("--pdfs", type=Path, default=shared if shared.is_dir() else producers)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--only", default=",".join(READERS))
    parser.add_argument("--files", action="store_true", help="a line for each file of hudna's")
    options = parser.parse_args()
    folder = options.pdfs
    truth = options.text or (folder / "text.txt" if (folder / "text.txt").exists() else folder / "expected.txt")
    true = truth.read_text(encoding="utf-8")
    ocr.available = lambda: False
    hudna(next(folder.glob("*.pdf")).read_bytes())  # what is loaded once is not the pages' time
    for name in options.only.split(","):
        reader, needs = READERS[name]
        if not installed(needs):
            print(f"{name}: not installed")
            continue
        results = [measured(reader, path, true) for path in sorted(folder.glob("*.pdf"))]
        report(name, results, files=options.files)


def report(name: str, results: list[Result], *, files: bool) -> None:
    speed = sum(result.pages for result in results) / max(1e-9, sum(result.seconds for result in results))
    sound = [result for result in results if SETS["sound"](result.name)] or results
    of_sound = sum(result.pages for result in sound) / max(1e-9, sum(result.seconds for result in sound))
    print(f"\n{name}: {speed:.1f} pages per CPU second, {of_sound:.1f} on sound files")
    for title, belongs in SETS.items():
        some = [result for result in results if belongs(result.name)]
        scores = [result.scored for result in some if result.scored]
        if scores:
            kept, invented = mean(s.kept for s in scores), sum(s.invented for s in scores)
            print(
                f"  {title:28} {len(scores):2} of {len(some):2} read  CER {mean(s.cer for s in scores):6.2f}"
                f"  WER {mean(s.wer for s in scores):6.2f}  numbers kept {kept:5.3f}  invented {invented:3}"
                f"  doubts told {sum(result.told for result in some):2}"
            )
        elif some:
            print(f"  {title:28}  0 of {len(some):2} read, doubts told {sum(result.told for result in some):2}")
    for result in results if files else ():
        print(f"    {result.name:24} {result.scored} told: {result.told}")


if __name__ == "__main__":
    main()
