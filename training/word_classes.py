"""Make the classes of words: words that stand in like places in licensed Arabic news get one number.

    python training/word_classes.py [--shared ../shared]

Counts of neighbours within three words, the 3,000 commonest words left and
right; positive pointwise mutual information; 80 singular vectors; k-means with
100 centres (Levy and Goldberg 2014 on why counts do what trained vectors do).
Writes `src/hudna/lang/ar/models/word_classes.tsv`: folded word, class.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import MiniBatchKMeans

from hudna.lang.ar import fold

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/hudna/lang/ar/models/word_classes.tsv"
WORDS, LEAST, CONTEXTS, REACH, VECTORS, CLASSES = 20_000, 5, 3_000, 3, 80, 100
_WORD = re.compile(r"[^\W_]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    with gzip.open(args.shared / "news/ant.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [_WORD.findall(fold(json.loads(line)["text"])) for line in lines]
    counts = Counter(word for document in documents for word in document)
    words = [word for word, n in counts.most_common(WORDS) if n >= LEAST]
    vectors = placed(documents, words)
    means = MiniBatchKMeans(CLASSES, random_state=0, batch_size=2048, n_init=3)
    numbers = means.fit_predict(vectors)
    OUT.write_text("".join(f"{w}\t{n}\n" for w, n in sorted(zip(words, numbers, strict=True))), encoding="utf-8")
    print(f"{len(words)} words, {OUT.stat().st_size // 1024} kB")


def placed(documents: list[list[str]], words: list[str]) -> np.ndarray:
    """A vector of length one for each word, from its neighbours."""
    index = {word: n for n, word in enumerate(words)}
    seen: Counter[tuple[int, int]] = Counter()
    for document in documents:
        numbers = [index.get(word, -1) for word in document]
        for at, word in enumerate(numbers):
            if word < 0:
                continue
            for beside in range(max(0, at - REACH), min(len(numbers), at + REACH + 1)):
                if beside != at and 0 <= numbers[beside] < CONTEXTS:
                    seen[word, numbers[beside] + (CONTEXTS if beside > at else 0)] += 1
    pairs = np.array(list(seen))
    n = np.array(list(seen.values()), dtype=float)
    by_word = np.bincount(pairs[:, 0], n, minlength=len(words))
    by_context = np.bincount(pairs[:, 1], n, minlength=2 * CONTEXTS) ** 0.75
    share = by_context / by_context.sum()
    information = np.log(n / (by_word[pairs[:, 0]] * share[pairs[:, 1]]))
    kept = information > 0
    matrix = csr_matrix((information[kept], pairs[kept].T), shape=(len(words), 2 * CONTEXTS))
    left, values, _ = svds(matrix, k=VECTORS, random_state=0)
    vectors = left * np.sqrt(values)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


if __name__ == "__main__":
    main()
