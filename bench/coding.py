"""Score the coder out of fold and measure its speed: the table of docs/figures.md.

    python bench/coding.py [--shared ../shared] [--casebook iraq] [--out FOLDER] [--fast | --speed]

Each annotated document and each labelled sentence is coded with weights of the
event, gate and status models that have not seen it (folds by document or
article, as in `training/event_model.py`), then scored by the team's scorers.
With `--fast` the shipped weights are used: quicker, and too good to quote.
With `--speed` only the speed is measured.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

import event_model  # noqa: E402

from hudna import casebook as casebooks  # noqa: E402
from hudna import coding  # noqa: E402
from hudna.coding import events  # noqa: E402
from hudna.coding.judge import Judge, Weights, shipped  # noqa: E402
from hudna.pipeline.local import seldom_collected  # noqa: E402

SPEED_SENTENCES = 6_000


class Folded:
    """A coder for each fold."""

    def __init__(self, book: casebooks.Casebook, weights: Iterable[Weights]) -> None:
        self._coders = [coding.Code(book, judge=Judge(book, each)) for each in weights]

    def __call__(self, row: dict[str, Any], fold: int) -> dict[str, Any]:
        document = event_model.a_document(row["id"], row["text"], row.get("published"))
        return coding.coded(document, self._coders[fold % len(self._coders)](document))


def documents(shared: Path) -> Iterator[tuple[dict[str, Any], int]]:
    paths = sorted((shared / "gold/dev/docs").glob("*.json"))
    folds = event_model.folds_of([path.stem for path in paths])
    for path in paths:
        yield json.loads(path.read_text(encoding="utf-8")), folds[path.stem]


def lines(shared: Path, name: str, scorer: str) -> Iterator[tuple[dict[str, Any], int]]:
    """What a scorer's `--make` gives, with the fold of each line's article."""
    path = shared / "external/arabic_event_gsr" / name
    made = subprocess.run(
        [sys.executable, str(shared / "tools" / scorer), "--make", str(path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    articles = articles_of(path)
    for line in made.splitlines():
        row = json.loads(line)
        yield row, event_model.fold_of_article(articles.get(row["id"], row["id"]))


def articles_of(path: Path) -> dict[str, str]:
    """The article of each line's key."""
    if path.suffix == ".json":
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {f"span/{n}": row["source"] for n, row in enumerate(rows)}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {f"{row['type']}/{row['id']}/{n}": row["id"] for n, row in enumerate(rows)}


def scored(scorer: Path, *arguments: str) -> str:
    return subprocess.run([sys.executable, str(scorer), *arguments], check=True, capture_output=True, text=True).stdout


def code_all(code: Folded, rows: Iterable[tuple[dict[str, Any], int]], out: Path) -> Path:
    with out.open("w", encoding="utf-8") as file:
        for row, fold in rows:
            file.write(json.dumps(code(row, fold), ensure_ascii=False) + "\n")
    return out


def speed(shared: Path, book: casebooks.Casebook) -> str:
    """Sentences per CPU second, raw text in, everything coded, and the memory at the end."""
    import gzip  # noqa: PLC0415  only here

    from hudna.coding.layout import Layout  # noqa: PLC0415

    code, layout, done = coding.Code(book), Layout(), 0
    with gzip.open(shared / "news/conflict.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for _, line in zip(range(600), file, strict=False)]
    counts = [len(layout(row["text"])) for row in rows]
    with seldom_collected():  # as a run does
        start = time.process_time()
        for row, n in zip(rows, counts, strict=True):
            document = event_model.a_document(row["id"], row["text"], row.get("published"))
            coding.coded(document, code(document))
            done += n
            if done >= SPEED_SENTENCES:
                break
        spent = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rooms = "compiled" if str(events.__file__).endswith(".so") else "from source"
    return f"{done} sentences, {done / spent:.0f} per CPU second, {memory:.0f} MB, {rooms}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    out = args.out or Path(tempfile.mkdtemp())
    out.mkdir(parents=True, exist_ok=True)
    book = casebooks.load(args.casebook)
    print("speed:", speed(args.shared, book), flush=True)
    if args.speed:
        return
    code = Folded(book, [shipped()] if args.fast else event_model.trained(args.shared, book))
    tools, gsr = args.shared / "tools", args.shared / "external/arabic_event_gsr"
    gold = code_all(code, documents(args.shared), out / "gold.jsonl")
    print(scored(tools / "score_events.py", str(args.shared / "gold/dev/ann"), str(gold)), flush=True)
    found = code_all(code, lines(args.shared, "dev.jsonl", "score_detection.py"), out / "detection.jsonl")
    print(scored(tools / "score_detection.py", str(gsr / "dev.jsonl"), str(found)), flush=True)
    spans = code_all(code, lines(args.shared, "spans_dev.json", "score_spans.py"), out / "spans.jsonl")
    labels = ("--labels", str(gsr / "dev.jsonl"))
    print(scored(tools / "score_spans.py", str(gsr / "spans_dev.json"), str(spans), *labels))


if __name__ == "__main__":
    main()
