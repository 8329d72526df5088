"""How well news is coded that nothing learns from: the labels of `bench/labelled`, by the team's scorer.

    python bench/labelled.py SET... [--shared ../shared] [--casebook iraq]

The texts are the team's shared news; without them there is nothing to score.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from participants_gold import document

import hudna.casebook
from hudna.coding import Code, coded
from hudna.records import Document

LABELS = Path(__file__).parent / "labelled"


def labelled(name: str) -> Iterator[dict[str, Any]]:
    """The annotated documents of a set."""
    yield from map(json.loads, (LABELS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def texts(shared: Path, wanted: set[str]) -> Iterator[Document]:
    """The news that is asked for: title, a blank line, text."""
    with gzip.open(shared / "news/conflict.jsonl.gz", "rt", encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            if told["id"] in wanted:
                yield document(told["id"], f"{told['title']}\n\n{told['text']}", told["published"][:10])


def quoted(told: Any, text: str) -> Any:
    """An annotation with the words that its offsets stand for."""
    if isinstance(told, list):
        return [quoted(one, text) for one in told]
    if not isinstance(told, dict):
        return told
    full = {key: quoted(value, text) for key, value in told.items()}
    return full | {"quote": text[told["start"] : told["end"]]} if "start" in told else full


def as_gold(told: dict[str, Any], text: str) -> dict[str, Any]:
    """An annotation as the scorer reads gold: the quotes of a truce are strings."""
    full: dict[str, Any] = quoted(told, text)
    for truce in full["truces"]:
        truce["quotes"] = [one["quote"] for one in truce.get("quotes", []) if "quote" in one]
    return full


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--casebook", default="iraq")
    options = parser.parse_args()
    told = {row["id"]: row for name in options.sets for row in labelled(name)}
    code = Code(hudna.casebook.load(options.casebook))
    with tempfile.TemporaryDirectory() as folder:
        gold, out = Path(folder) / "ann", Path(folder) / "coded.jsonl"
        gold.mkdir()
        with out.open("w", encoding="utf-8") as lines:
            for document in texts(options.shared, set(told)):
                annotation = json.dumps(as_gold(told[document.id], document.text), ensure_ascii=False)
                (gold / f"{document.id}.json").write_text(annotation, encoding="utf-8")
                lines.write(json.dumps(coded(document, code(document)), ensure_ascii=False) + "\n")
        subprocess.run([sys.executable, options.shared / "tools/score_events.py", gold, out], check=True)


if __name__ == "__main__":
    main()
