"""Train the tagger of finite verbs and proper names, and measure it out of fold.

    python training/tagger.py [--shared ../shared]

It learns from the trees of UD_Arabic-PUD and from sentences of news whose
finite verbs we marked (`training/gold/verbs.jsonl`: where each stands, no
words; `verbs_own.txt`: sentences of our own, `*` behind each verb).  In those
a word that is no verb is a name where the trees alone say so.  Five folds, of
the trees by sentence, of the news by document; then weights from everything,
written with a card that holds the figures and the credit.
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import standoff
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from hudna.coding.layout import Layout
from hudna.coding.pauses import STOP, pauses
from hudna.lang.ar.script import fold
from hudna.lang.ar.tagging import NAME, OTHER, TAGS, VERB, features, looks

FOLDS = 5
LEAST = 0.08
MODELS = Path(__file__).parents[1] / "src/hudna/lang/ar/models"
MARKED = Path(__file__).parent / "gold/verbs.jsonl"
OWN = MARKED.with_name("verbs_own.txt")
CARD = """# Tagger: finite verb, proper name or neither

A multinomial logit over readable features (`hudna.lang.ar.tagging`), made by `training/tagger.py`.

- Data: UD_Arabic-PUD, 1,000 sentences, by Google and the Universal Dependencies contributors, CC BY-SA 3.0. Only
  weights are shipped; please keep this credit with them. {marked:,} sentences of ANT news (Apache-2.0) and of our own
  documents, of which four readers marked the finite verbs; three in five of them are sentences in which the tagger of
  the trees alone was in doubt. Word classes and counts: the ANT corpus.
- Scores, five folds, {trees:,} words of the trees of open classes: verbs precision {v[0]:.3f}, recall {v[1]:.3f},
  F1 {v[2]:.3f} (learnt from the trees alone {alone[2]:.3f}; by the list of known verbs {base:.3f}); names precision
  {n[0]:.3f}, recall {n[1]:.3f}, F1 {n[2]:.3f}, by the trees alone.
- {news:,} words of the news: verbs precision {w[0]:.3f}, recall {w[1]:.3f}, F1 {w[2]:.3f} (learnt from the trees
  alone {before[2]:.3f}).
- Use: the phrase reader (which words are verbs, which of those that no list holds name somebody).
- What it gets wrong: headlines, where `قتل` is "killed" or "killing"; names that are words (`جميل`); institutions
  (half of their words are names in the trees, half are not).
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


def marked(shared: Path) -> Iterator[tuple[int, list[Word]]]:
    """The sentences whose finite verbs we marked, each with its fold (its document's); other words are OTHER."""
    texts = {row["id"]: row["text"] for row, _ in [*standoff.documents(shared), *standoff.written()]}
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        text, verbs = texts[told["id"]], dict(told["sentences"])
        for draft in Layout()(text):
            if draft.start in verbs:
                gaps = pauses(text, draft.words)
                words = [
                    Word(word.key, VERB if word.start in verbs[draft.start] else OTHER, gap == STOP)
                    for word, gap in zip(draft.words, gaps, strict=True)
                ]
                yield zlib.crc32(told["id"].encode()) % FOLDS, words
    for number, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        told_apart = [(fold(word.rstrip("*")), word.endswith("*")) for word in line.split()]
        yield number % FOLDS, [Word(key, VERB if verb else OTHER, False) for key, verb in told_apart]


@dataclass
class Asked:
    """Every word of an open class: features, tags, folds, and whether the list of verbs has it."""

    rows: list[dict[str, int]]
    told: np.ndarray
    folds: np.ndarray
    listed: np.ndarray


def asked(folded: Iterable[tuple[int, list[Word]]]) -> Asked:
    """The words of open classes of sentences with their folds."""
    rows, told, folds, listed = [], [], [], []
    for fold_number, words in folded:
        keys, stops = [word.key for word in words], [word.stop for word in words]
        for at, word in enumerate(words):
            if looks(word.key).open:
                rows.append(dict.fromkeys(features(keys, stops, at), 1))
                told.append(word.tag)
                folds.append(fold_number)
                listed.append(looks(word.key).marked.startswith("v"))
    return Asked(rows, np.array(told), np.array(folds), np.array(listed))


def score(found: np.ndarray, right: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit = (found & right).sum()
    return hit / found.sum(), hit / right.sum(), 2 * hit / (found.sum() + right.sum())


def learnt(table: csr_matrix, told: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=300).fit(table, told)


def named(model: LogisticRegression, table: csr_matrix, told: np.ndarray) -> np.ndarray:
    """The tags of marked words: what is no verb is a name where a model says so."""
    shares = model.predict_proba(table)
    others = np.where(shares[:, NAME] > shares[:, OTHER], NAME, OTHER)
    return np.where(told == VERB, VERB, others)


@dataclass
class Guessed:
    """Tags out of fold: of the trees and of the news by trees alone, then by both."""

    trees_alone: np.ndarray
    news_alone: np.ndarray
    trees: np.ndarray
    news: np.ndarray


def out_of_fold(trees: Asked, news: Asked, tables: tuple[csr_matrix, csr_matrix]) -> Guessed:
    """Names of the trees are guessed by trees alone, since the news have theirs from trees."""
    (table, others), sizes = tables, (len(trees.told), len(news.told))
    found = Guessed(*(np.empty(size, dtype=int) for size in (*sizes, *sizes)))
    for number in range(FOLDS):
        away, apart = trees.folds == number, news.folds == number
        alone = learnt(table[~away], trees.told[~away])
        found.trees_alone[away] = alone.predict(table[away])
        found.news_alone[apart] = alone.predict(others[apart])
        told = np.r_[trees.told[~away], named(alone, others[~apart], news.told[~apart])]
        both = learnt(vstack([table[~away], others[~apart]]), told)
        found.trees[away], found.news[apart] = both.predict(table[away]), both.predict(others[apart])
    return found


def write(model: LogisticRegression, names: Iterable[str]) -> int:
    """Writes the weights that matter; how many there are."""
    weights = {
        name: [round(float(model.coef_[tag][at]), 2) for tag in range(len(TAGS))]
        for at, name in enumerate(names)
        if np.abs(model.coef_[:, at]).max() >= LEAST
    }
    bias = [round(float(each), 3) for each in model.intercept_]
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{each}" for name, each in sorted(weights.items()))
    (MODELS / "tagger.json").write_text(
        f'{{"tags":{json.dumps(TAGS)},"bias":{bias},"weights":{{\n{lines}\n}}}}\n', encoding="utf-8"
    )
    return len(weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    shared = parser.parse_args().shared
    treebank = sentences(shared / "external/ud_pud/ar_pud-ud-test.conllu")
    trees = asked((number % FOLDS, words) for number, words in enumerate(treebank))
    ours = list(marked(shared))
    news = asked(ours)
    vectors = DictVectorizer()
    both = vectors.fit_transform([*trees.rows, *news.rows]).tocsr()
    table, others = both[: len(trees.told)], both[len(trees.told) :]
    guessed = out_of_fold(trees, news, (table, others))
    tags = np.r_[trees.told, named(learnt(table, trees.told), others, news.told)]
    size = write(learnt(both, tags), vectors.feature_names_)
    verbs, news_verbs = trees.told == VERB, news.told == VERB
    card = CARD.format(
        marked=len(ours),
        trees=len(trees.told),
        news=len(news.told),
        v=score(guessed.trees == VERB, verbs),
        alone=score(guessed.trees_alone == VERB, verbs),
        n=score(guessed.trees_alone == NAME, trees.told == NAME),
        w=score(guessed.news == VERB, news_verbs),
        before=score(guessed.news_alone == VERB, news_verbs),
        base=score(trees.listed, verbs)[2],
        size=size,
    )
    (MODELS / "tagger.md").write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
