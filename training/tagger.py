"""Train the tagger of finite verbs and proper names on UD_Arabic-PUD, and measure it out of fold.

    python training/tagger.py [--shared ../shared]

Five folds by sentence; then weights from all sentences, written with a card
that holds the figures and the credit.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from hudna.lang.ar.script import fold
from hudna.lang.ar.tagging import NAME, OTHER, TAGS, VERB, features, looks

FOLDS = 5
LEAST = 0.08
MODELS = Path(__file__).parents[1] / "src/hudna/lang/ar/models"
CARD = """# Tagger: finite verb, proper name or neither

A multinomial logit over readable features (`hudna.lang.ar.tagging`), made by `training/tagger.py`.

- Data: UD_Arabic-PUD, 1,000 sentences, by Google and the Universal Dependencies contributors, CC BY-SA 3.0. Only
  weights are shipped; please keep this credit with them. Word classes and counts: the ANT corpus, Apache-2.0.
- Scores, five folds by sentence, {words:,} words of open classes: verbs precision {v[0]:.3f}, recall {v[1]:.3f},
  F1 {v[2]:.3f} (by the list of known verbs alone {base:.3f});
  names precision {n[0]:.3f}, recall {n[1]:.3f}, F1 {n[2]:.3f}.
- Use: the phrase reader (which words are verbs, which of those that no list holds name somebody).
- What it gets wrong: rare verbs in the first person, names that are words (`جميل`), institutions (half of their words
  are names in the data, half are not).
- Size: {size:,} weights of three.
"""


@dataclass
class Word:
    """A word of the treebank: its folded form, its tag, whether a pause stands before it."""

    key: str
    tag: int
    stop: bool


def sentences(path: Path) -> Iterator[list[Word]]:
    """The words of each sentence; the parts of a written word count as one."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words: list[Word] = []
        joined = stop = False
        for cells in (line.split("\t") for line in block.splitlines()):
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            if cells[3] in ("PUNCT", "SYM"):
                joined, stop = False, stop or cells[1] in ",.،؛:;!؟?"
                continue
            tag = VERB if cells[3] in ("VERB", "AUX") else NAME if cells[3] == "PROPN" else OTHER
            if joined:
                words[-1].key += fold(cells[1])
                words[-1].tag = max(words[-1].tag, tag)
            elif fold(cells[1]):
                words.append(Word(fold(cells[1]), tag, stop))
                stop = False
            joined = "SpaceAfter=No" in cells[9]
        if words:
            yield words


def asked(path: Path) -> tuple[list[dict[str, int]], np.ndarray, np.ndarray, np.ndarray]:
    """Features, tags, folds and what the list of verbs says, of every word of an open class."""
    rows, told, folds, listed = [], [], [], []
    for number, words in enumerate(sentences(path)):
        keys, stops = [word.key for word in words], [word.stop for word in words]
        for at, word in enumerate(words):
            if looks(word.key).open:
                rows.append(dict.fromkeys(features(keys, stops, at), 1))
                told.append(word.tag)
                folds.append(number % FOLDS)
                listed.append(looks(word.key).marked.startswith("v"))
    return rows, np.array(told), np.array(folds), np.array(listed)


def score(found: np.ndarray, right: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit = (found & right).sum()
    return hit / found.sum(), hit / right.sum(), 2 * hit / (found.sum() + right.sum())


def learnt(table: csr_matrix, told: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=300).fit(table, told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    shared = parser.parse_args().shared
    rows, told, folds, listed = asked(shared / "external/ud_pud/ar_pud-ud-test.conllu")
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    guessed = np.empty(len(told), dtype=int)
    for fold_number in range(FOLDS):
        away = folds == fold_number
        guessed[away] = learnt(table[~away], told[~away]).predict(table[away])
    model = learnt(table, told)
    weights = {
        name: [round(float(model.coef_[tag][at]), 2) for tag in range(len(TAGS))]
        for at, name in enumerate(vectors.feature_names_)
        if np.abs(model.coef_[:, at]).max() >= LEAST
    }
    bias = [round(float(each), 3) for each in model.intercept_]
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{each}" for name, each in sorted(weights.items()))
    (MODELS / "tagger.json").write_text(
        f'{{"tags":{json.dumps(TAGS)},"bias":{bias},"weights":{{\n{lines}\n}}}}\n', encoding="utf-8"
    )
    card = CARD.format(
        words=len(told),
        v=score(guessed == VERB, told == VERB),
        n=score(guessed == NAME, told == NAME),
        base=score(listed, told == VERB)[2],
        size=len(weights),
    )
    (MODELS / "tagger.md").write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
