"""What repair of damaged text is worth: every figure in one run.

    bench/reading.py [--shared ../shared] [--documents 100] [--quick]

Figures: the seed against its restoration; torn lines of news that the model was not trained on, cut in a word, with
their neighbours (exact, found, and how many of the sure ones are right); clean lines that were broken; whole documents
damaged by `damage.py`, by kind of damage; clean documents that came back changed; speed.  Errors by the definitions of
the team's `score_text.py`.
"""

import argparse
import importlib.util
import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path
from types import ModuleType

from damage import KINDS, Damaged, cuts, damaged, wrapped
from newsplit import news, paragraphs, split

from hudna.reading.repair import repair
from hudna.reading.rotation import SURE

ROOT = Path(__file__).resolve().parents[1]
GAP = "⟦#⟧"


def scorer(shared: Path) -> ModuleType:
    """The team's scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_text", shared / "tools" / "score_text.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def letters(text: str) -> str:
    return re.sub(r"[\s\u0640\u064b-\u0652]+", " ", text.replace(GAP, " ")).strip()


def seed(shared: Path) -> dict[str, float]:
    """The seed: word errors, torn lines found, good lines broken, numbers lost, found and invented."""
    folder = shared / "seeds"
    raw, true = (folder / "000.txt").read_text("utf8"), (folder / "000.restored.txt").read_text("utf8")
    gold = json.loads((folder / "000.repairs.json").read_text("utf8"))
    done = repair(raw)
    score = scorer(shared)
    after = score.score(true, done.text)
    lines = raw.split("\n")
    torn = {letters(lines[row["line"] - 1]) for row in gold if row["kind"] == "run_order"}
    found = {letters(one.raw) for one in done.repairs if one.kind == "rotated-line"}
    return {
        "wer_before": score.score(true, raw)["wer"],
        "wer": after["wer"],
        "cer": after["cer"],
        "torn": len(torn),
        "torn_found": len(torn & found),
        "good_lines_broken": len(found - torn),
        "numbers_lost": sum(row["kind"] == "missing_number" for row in gold),
        "numbers_marked": sum((gaps_of(true) & gaps_of(done.text)).values()),
        "numbers_marked_wrongly": sum((gaps_of(done.text) - gaps_of(true)).values()),
        "numbers_invented": after["numbers_invented"],
    }


def gaps_of(text: str) -> Counter[str]:
    """Each mark of a lost number by the word before it and the word after it."""
    words = letters_kept(text)
    return Counter(
        f"{words[at - 1] if at else ''}|{words[at + 1] if at + 1 < len(words) else ''}"
        for at, word in enumerate(words)
        if word == GAP
    )


def letters_kept(text: str) -> list[str]:
    bare = re.sub("[\u0640\u064b-\u0652]", "", text)
    return re.sub(r"([،,.؛:()])", r" \1 ", bare.replace(GAP, f" {GAP} ")).split()


def torn_lines(documents: list[list[str]], n: int, number: int = 5) -> dict[str, float]:
    """Lines cut in a word, each with its neighbours through the whole of repair: share restored exactly."""
    exact = found = sure = sure_right = 0
    cases = cuts(documents, n, number)
    for case in cases:
        text = "\n".join(line for line in (case.before, case.raw, case.after) if line)
        done = repair(text)
        right = f" {letters(case.true)} " in f" {letters(done.text)} "
        notes = [one for one in done.repairs if one.kind == "rotated-line"]
        found += bool(notes)
        exact += right
        if notes and (notes[0].score or 0) >= SURE:
            sure += 1
            sure_right += right
    return {
        "lines": len(cases),
        "found": found / len(cases),
        "exact": exact / len(cases),
        "sure": sure / len(cases),
        "sure_right": sure_right / max(1, sure),
    }


def clean_lines(documents: list[list[str]], n: int) -> dict[str, int]:
    """Sound lines set at several widths, fifty to a text: how many were put in another order, or had a word changed."""
    lines = [
        line
        for at, document in enumerate(documents)
        for paragraph in document
        for line in [*wrapped(paragraph, 65 + at * 7 % 30), ""]
    ]
    broken = total = start = 0
    while total < n and start < len(lines):
        piece = lines[start : start + 50]
        start += 50
        total += sum(bool(line) for line in piece)
        done = repair("\n".join(piece))
        broken += sum(one.kind in ("rotated-line", "dropped-ligature", "visual-order") for one in done.repairs)
    return {"lines": total, "broken": broken}


def clean_documents(texts: list[str]) -> dict[str, float]:
    """Sound documents, one paragraph a line: how many came back other than they were given, and for which repairs."""
    kinds: Counter[str] = Counter()
    changed = 0
    start = time.process_time()
    for text in texts:
        done = repair(text)
        changed += done.text != text
        kinds.update({one.kind for one in done.repairs})
    took = time.process_time() - start
    size = sum(len(text.encode()) for text in texts) / 1e6
    return {"documents": len(texts), "changed": changed, **kinds, "MB/s": size / took}


def damaged_documents(rows: list[tuple[str, list[str]]], kinds: tuple[str, ...], score: ModuleType) -> dict[str, float]:
    """Damaged documents: word errors before and after, torn lines, lost numbers, speed."""
    count: Counter[str] = Counter()
    before, after = [], []
    for number, (title, body) in enumerate(rows):
        one = damaged(title, body, number, kinds)
        start = time.process_time()
        done = repair(one.raw)
        count["ms"] += round(1000 * (time.process_time() - start))
        count["bytes"] += len(one.raw.encode())
        before.append(score.score(one.true, one.raw)["wer"])
        result = score.score(one.true, done.text)
        after.append(result["wer"])
        count["invented"] += result["numbers_invented"]
        count["unstable"] += repair(done.text).text != done.text
        _count_torn(count, one, done.repairs)
        count["numbers"] += one.n_numbers
        count["marked"] += sum(repair_.kind == "lost-number" for repair_ in done.repairs)
        count["marked_right"] += sum((gaps_of(one.true) & gaps_of(done.text)).values())
    return {
        "wer_before": statistics.mean(before),
        "wer": statistics.mean(after),
        "wer_median": statistics.median(after),
        **{name: count[name] for name in ("torn", "found", "exact", "good", "broken")},
        **{name: count[name] for name in ("numbers", "marked", "marked_right", "invented", "unstable")},
        "MB/s": count["bytes"] / 1000 / max(1, count["ms"]),
    }


def _count_torn(count: Counter[str], one: Damaged, repairs) -> None:
    notes = {note.raw: note for note in repairs if note.kind == "rotated-line"}
    count["torn"] += len(one.torn)
    count["good"] += len(one.good)
    for raw, true in one.torn.items():
        if raw in notes:
            count["found"] += 1
            count["exact"] += letters(notes[raw].text) == letters(true)
    count["broken"] += sum(raw not in one.torn for raw in notes)


def show(name: str, figures: dict[str, float]) -> None:
    shown = "  ".join(
        f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in figures.items()
    )
    print(f"{name:28} {shown}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--quick", action="store_true", help="a tenth of the lines")
    options = parser.parse_args()
    folder, least = options.shared / "news", 10 if options.quick else 1
    score = scorer(options.shared)
    held_out = split(folder / "ant.jsonl.gz")["test"]
    conflict = list(news(folder / "conflict.jsonl.gz"))
    war = [list(paragraphs(row["text"])) for row in conflict]
    show("seed 000", seed(options.shared))
    show("torn, news held out", torn_lines(held_out, 2000 // least))
    show("torn, conflict news", torn_lines(war, 2000 // least))
    show("clean lines, held out", clean_lines(held_out, 20000 // least))
    show("clean lines, conflict", clean_lines(war, 20000 // least))
    show("clean documents", clean_documents([row["text"] for row in conflict[:: 4 * least]]))
    for name, rows in (
        ("held out", [("", body) for body in held_out]),
        ("conflict", [(row["title"], body) for row, body in zip(conflict, war, strict=True)]),
    ):
        chosen = [row for row in rows if sum(map(len, row[1])) > 1200][: options.documents // least]
        for kinds in (*((kind,) for kind in KINDS), KINDS):
            show(f"{name}: {kinds[0] if len(kinds) == 1 else 'all kinds'}", damaged_documents(chosen, kinds, score))


if __name__ == "__main__":
    main()
