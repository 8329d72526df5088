"""Train the clitic segmenter on UD_Arabic-PUD, and measure it out of fold.

    python training/segmenter.py --shared ../shared

Five folds by sentence; then weights from all sentences, written with a card
that holds the figures and the credit.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from hudna.lang.ar.script import CONTROLS, MARKS, TATWEEL
from hudna.lang.ar.segmenter import COUNTS, WEIGHTS, features
from hudna.lang.ar.words import tokens

FOLDS = 5
SETTINGS = {"c1": 0.05, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": True}
DROPPED = re.compile(f"[{MARKS}{CONTROLS}{TATWEEL}]")
CARD = """# Clitic segmenter

A conditional random field over letters (python-crfsuite), made by `training/segmenter.py`.

- Data: UD_Arabic-PUD, 1,000 sentences, by Google and the Universal Dependencies contributors, CC BY-SA 3.0. Only
  weights are shipped; please keep this credit with them.
- Word counts (`segmenter.words.gz`): the ANT corpus of Arabic news, Apache-2.0; only folded words and the size of their
  count are shipped.
- Scores, five folds by sentence: {words:,} words, {whole:.2%} cut rightly as a whole; of the {clitics:,} words that
  carry clitics {hard:.2%}.
- What it gets wrong: short words whose first letter could be a particle (`ولد`, `بحث`), names; dialect is not covered.
- Size: {size:,} bytes.
"""


def words(path: Path) -> Iterator[list[list[str]]]:
    """The words of each sentence, each as the list of its parts, vowel marks left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        found: list[list[str]] = []
        joined = False
        for line in block.splitlines():
            cells = line.split("\t")
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            part = DROPPED.sub("", cells[1])
            if not part.isalpha() or cells[3] in ("PUNCT", "SYM"):
                joined = False
                continue
            if joined:
                found[-1].append(part)
            else:
                found.append([part])
            joined = "SpaceAfter=No" in cells[9]
        yield [word for word in found if "".join(word).isalpha() and not "".join(word).isascii()]


def count_words(news: Path, out: Path) -> None:
    """Write the folded words of the news that were seen twice or more, a line for each binary logarithm."""
    seen: Counter[str] = Counter()
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            # The crawl repeats the first paragraph of a text.
            text = " ".join(dict.fromkeys(json.loads(line)["text"].splitlines()))
            seen.update(token.key for token in tokens(text) if token.kind == "word" and not token.key.isascii())
    sizes: dict[int, list[str]] = {}
    for word, count in sorted(seen.items()):
        if count >= 2 and len(word) <= 15 and word.isalpha():
            sizes.setdefault(count.bit_length() - 1, []).append(word)
    rows = [" ".join(sizes.get(size, [])) for size in range(1, max(sizes) + 1)]
    out.write_bytes(gzip.compress("\n".join(rows).encode(), mtime=0))


def example(parts: list[str]) -> tuple[list[list[str]], list[str]]:
    labels = [label for part in parts for label in ("B", *"I" * (len(part) - 1))]
    return features("".join(parts)), labels


def train(sentences: Iterable[list[list[str]]], path: Path) -> None:
    trainer = pycrfsuite.Trainer(params=SETTINGS, verbose=False)
    for sentence in sentences:
        for parts in sentence:
            trainer.append(*example(parts))
    trainer.train(str(path))


def scores(sentences: list[list[list[str]]], path: Path) -> tuple[Counter[str], Counter[str]]:
    """Counts of words, of those cut rightly, and the same for words with clitics; and what went wrong."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for parts in (parts for sentence in sentences for parts in sentence):
        seen, labels = example(parts)
        right = tagger.tag(seen)[1:] == labels[1:]
        counts.update(words=1, right=right, clitics=len(parts) > 1, hard=right and len(parts) > 1)
        if not right:
            wrong["+".join(parts)] += 1
    return counts, wrong


def out_of_fold(sentences: list[list[list[str]]], scratch: Path) -> tuple[Counter[str], Counter[str]]:
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for fold in range(FOLDS):
        train((s for i, s in enumerate(sentences) if i % FOLDS != fold), scratch)
        found, missed = scores([s for i, s in enumerate(sentences) if i % FOLDS == fold], scratch)
        counts += found
        wrong += missed
    scratch.unlink()
    return counts, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    count_words(args.shared / "news/ant.jsonl.gz", COUNTS)
    sentences = list(words(args.shared / "external/ud_pud/ar_pud-ud-test.conllu"))
    counts, wrong = out_of_fold(sentences, args.out.with_suffix(".fold"))
    figures = {"whole": counts["right"] / counts["words"], "hard": counts["hard"] / counts["clitics"]}
    print(dict(counts), figures)
    print(wrong.most_common(args.misses))
    train(sentences, args.out)
    card = CARD.format(words=counts["words"], clitics=counts["clitics"], size=args.out.stat().st_size, **figures)
    args.out.with_suffix(".md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
