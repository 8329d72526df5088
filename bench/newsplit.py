"""The news texts in three parts by the hash of their id: train, fit (weights and thresholds), test (figures only).

A paragraph of the train part that shares a fifth of its runs of eight words with the other two parts is left out:
agencies' texts come back under several ids.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from hudna.lang.ar.script import fold

WORD = re.compile("[\u0621-\u064a]{2,}")


def part(document_id: str) -> str:
    """One in ten to test, one in ten to fit, the rest to train."""
    number = int(hashlib.sha256(document_id.encode()).hexdigest()[:8], 16) % 100
    return "test" if number < 10 else "fit" if number < 20 else "train"


def news(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of prose, without the lede that is given twice."""
    seen = set()
    for line in text.split("\n"):
        paragraph = line.strip()
        key = fold(paragraph)
        if len(WORD.findall(paragraph)) >= 8 and key not in seen:
            seen.add(key)
            yield paragraph


def shingles(paragraph: str) -> set[int]:
    words = WORD.findall(fold(paragraph))
    return {hash(tuple(words[at : at + 8])) for at in range(len(words) - 7)}


def split(path: Path) -> dict[str, list[list[str]]]:
    """Documents as lists of paragraphs, by part; no part holds a paragraph of one named before it."""
    found: dict[str, list[list[str]]] = {"test": [], "fit": [], "train": []}
    texts = [(part(row["id"]), row["text"]) for row in news(path)]
    seen: set[int] = set()
    for name, kept in found.items():
        for which, text in texts:
            if which != name:
                continue
            document = []
            for paragraph in paragraphs(text):
                marks = shingles(paragraph)
                if len(marks & seen) <= 0.2 * len(marks):
                    document.append(paragraph)
                    seen |= marks
            if document:
                kept.append(document)
    return found
