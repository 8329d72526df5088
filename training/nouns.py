"""List the words that news uses as nouns and not as adjectives: with the article they hardly stand behind another.

    python training/nouns.py [--shared ../shared]

An Arabic adjective follows its noun and has the article when that has: of
`القوات الأمنية القبض` the second belongs to the first, the third does not,
though nothing in its letters tells.  Of the words that ANT news and our own
documents write with the article at least `LEAST` times, those stay that stand
behind another such word at most `MOST` of the time (one half added to the
count and one to the total).  Writes `src/hudna/lang/ar/models/nouns.txt`,
folded, without the article.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hudna.lang.ar import fold

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/hudna/lang/ar/models/nouns.txt"
OWN = ROOT / "training/gold/written"
LEAST, MOST = 5, 0.1
_WORDS = re.compile(r"[^\W_]+|[^\w\s]|\n")
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)..")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    found = nouns(texts(parser.parse_args().shared))
    OUT.write_text("".join(f"{word}\n" for word in found), encoding="utf-8")
    print(f"{len(found)} words, {OUT.stat().st_size // 1024} kB")


def texts(shared: Path) -> Iterator[str]:
    """The texts of ANT news, then our own."""
    with gzip.open(shared / "news/ant.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)
    for path in sorted(OWN.glob("*.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())


def nouns(read: Iterator[str]) -> list[str]:
    """The words that are nouns, in the order of their letters."""
    told: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for text in read:
        words = _WORDS.findall(fold(text))
        for before, word in zip(["\n", *words], words, strict=False):
            if word.startswith("ال") and len(word) > 4:
                told[word[2:]] += 1
                behind[word[2:]] += bool(_DEFINITE.match(before))
    return sorted(word for word, n in told.items() if n >= LEAST and (behind[word] + 0.5) / (n + 1) <= MOST)


if __name__ == "__main__":
    main()
