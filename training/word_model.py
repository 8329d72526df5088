"""Make lang/ar/models/words.npz, and its card, from the news texts.

    training/word_model.py [--shared ../shared]

Counts words and neighbours on the train part of ant.jsonl.gz, sorts the words into classes by their neighbours and
letters (singular vectors, k-means), fits the four weights of neighbourliness on torn lines of the fit part, and
writes the accuracy on torn lines of the test part into the card.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from damage import Cut, cuts  # noqa: E402
from newsplit import split  # noqa: E402

from hudna.reading.wordmodel import END, LETTERS, START, WordModel, affixes, assembled, mix, tokens  # noqa: E402

FINE, COARSE = 1000, 300
SCALE = 0.1
OUT = ROOT / "src" / "hudna" / "lang" / "ar" / "models"
WEIGHTS = ("w_pair", "w_class", "w_forward", "w_backward")


def counts(documents):
    """How often each token and each two neighbours occur."""
    single, pairs = Counter(), Counter()
    for document in documents:
        for paragraph in document:
            line = [START, *tokens(paragraph), END]
            single.update(line)
            pairs.update(pairwise(line))
    return single, pairs


def neighbours(words, pairs, most=2000):
    """Positive pointwise mutual information of each word with the commonest neighbours on either side."""
    index = {word: at for at, word in enumerate(words)}
    rows, columns, values = [], [], []
    for (left, right), n in pairs.items():
        a, b = index.get(left), index.get(right)
        if a is None or b is None:
            continue
        if b < most:
            rows.append(a), columns.append(b), values.append(n)
        if a < most:
            rows.append(b), columns.append(most + a), values.append(n)
    table = scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(words), 2 * most), dtype=np.float32).tocoo()
    by_row = np.asarray(table.tocsr().sum(1)).ravel() + 1e-9
    by_column = np.asarray(table.tocsr().sum(0)).ravel() + 1e-9
    gain = np.log(table.data * table.data.sum() / (by_row[table.row] * by_column[table.col]))
    gain = np.maximum(gain * table.data / (table.data + 0.5), 0)
    return scipy.sparse.csr_matrix((gain, (table.row, table.col)), shape=table.shape)


def letters_of(words):
    """First and last letters of each word, as weighted columns."""
    columns, rows, places = {}, [], []
    for at, word in enumerate(words):
        if len(word) > 2:
            ends = [f"p{word[:n]}" for n in (1, 2, 3)] + [f"s{word[-n:]}" for n in (1, 2, 3)]
            for feature in [*ends, f"ps{word[:2]}{word[-2:]}"]:
                rows.append(at), places.append(columns.setdefault(feature, len(columns)))
    table = scipy.sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, places)), shape=(len(words), len(columns)))
    often = np.asarray(table.sum(0)).ravel()
    kept = often >= 5
    return table[:, kept].multiply(np.log(len(words) / often[kept])[None, :] * 0.5).tocsr()


def classes(single, pairs):
    """Two classings of the words seen twice or more; those seen once are added by their letters."""
    words = [word for word, n in single.most_common() if n >= 2]
    table = scipy.sparse.hstack([neighbours(words, pairs), letters_of(words)]).tocsr()
    vectors = TruncatedSVD(100, random_state=0, n_iter=3).fit_transform(table)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    weight = np.sqrt(np.array([single[word] for word in words]))
    made = []
    for size in (FINE, COARSE):
        means = MiniBatchKMeans(size, random_state=0, n_init=2, batch_size=4096, max_iter=60)
        made.append(means.fit(vectors, sample_weight=weight).labels_)
    return words, made[0], made[1]


def affix_classes(words, fine):
    """For each key of first and last letters the commonest class of the words that have it."""
    votes = defaultdict(Counter)
    for word, kind in zip(words, fine, strict=True):
        for key in affixes(word):
            votes[key][int(kind)] += 1
    return {key: vote.most_common(1)[0][0] for key, vote in sorted(votes.items()) if sum(vote.values()) > 1}


def information(n, expected):
    """Logarithm of how much oftener than by chance, drawn towards none where little was to be expected."""
    half = 0.5 * min(1.0, expected) + 0.02
    return log((n + half) / (expected + half))


def pair_table(values):
    """Open table of the pairs: sixteen bits of hash and one byte of value each; rare collisions are let be."""
    size = int(len(values) / 0.8) | 1
    keys, stored = np.zeros(size, np.uint16), np.zeros(size, np.int8)
    left = np.array([a for a, _ in values], np.int64)
    right = np.array([b for _, b in values], np.int64)
    hashed = mix(left, right)
    marks = (((hashed >> 28) & 0xFFFF) | 1).tolist()
    for slot, mark, value in zip((hashed % size).tolist(), marks, values.values(), strict=True):
        for step in range(8):
            place = (slot + step) % size
            if keys[place] == 0 or keys[place] == mark:
                keys[place], stored[place] = mark, max(-127, min(127, round(value / SCALE)))
                break
    return keys, stored


def letter_table(single):
    """Logarithms of letter trigrams within words, each word counted by the root of its frequency, times twelve."""
    size = len(LETTERS)
    seen = np.full((size, size, size), 0.01)
    for word, n in single.items():
        if all(letter in LETTERS for letter in word):
            line = [0, 0, *[LETTERS.index(letter) for letter in word], 0]
            for a, b, c in zip(line, line[1:], line[2:], strict=False):
                seen[a, b, c] += n**0.5
    chance = seen / seen.sum(2, keepdims=True)
    return np.clip(np.round(np.log(chance) * 12), -127, 0).astype(np.int8)


def backoffs(single, pairs, words):
    """For each word what an unseen neighbour costs."""
    fan = Counter(left for left, _ in pairs)
    return [log(0.75 * fan[word] / single[word]) if fan[word] else 0.0 for word in words]


def pair_values(single, pairs, ids):
    """Interpolated Kneser-Ney gain of each pair over its second word alone."""
    fan = Counter(left for left, _ in pairs)
    before = Counter(right for _, right in pairs)
    total = len(pairs) + 0.5 * 60000
    made = {}
    for (left, right), n in pairs.items():
        alone = (before[right] + 0.5) / total
        joint = (n - 0.75) / single[left] + 0.75 * fan[left] / single[left] * alone
        made[ids[left], ids[right]] = log(joint / alone)
    return made


def trained(documents):
    """All arrays of the model, weights of neighbourliness still one each."""
    single, pairs = counts(documents)
    kept, fine, coarse = classes(single, pairs)
    affix = affix_classes(kept, fine)
    fine_of, coarse_of = dict(zip(kept, fine.tolist(), strict=True)), dict(zip(kept, coarse.tolist(), strict=True))
    both = Counter(zip(fine.tolist(), coarse.tolist(), strict=True))
    coarse_by_fine = [max(range(COARSE), key=lambda c, f=f: both[f, c]) for f in range(FINE)]
    words = list(single)
    ids = {word: at for at, word in enumerate(words)}

    def fine_class(word):
        return fine_of.get(word, next((affix[key] for key in affixes(word) if key in affix), FINE))

    fines = [fine_class(word) for word in words]
    coarses = [coarse_of.get(w, coarse_by_fine[f] if f < FINE else COARSE) for w, f in zip(words, fines, strict=True)]
    total = sum(single.values())
    fine_n, coarse_n = np.zeros(FINE + 1), np.zeros(COARSE + 1)
    for word, f, c in zip(words, fines, coarses, strict=True):
        fine_n[f] += single[word]
        coarse_n[c] += single[word]
    class_pairs, forward, backward = Counter(), Counter(), Counter()
    for (left, right), n in pairs.items():
        a, b = ids[left], ids[right]
        class_pairs[fines[a], fines[b]] += n
        forward[a, coarses[b]] += n
        backward[coarses[a], b] += n
    expected = np.outer(fine_n, fine_n) / total
    seen = np.zeros_like(expected)
    for pair, n in class_pairs.items():
        seen[pair] = n
    half = 0.5 * np.minimum(expected, 1) + 0.02
    grid = np.log((seen + half) / (expected + half))
    tables = {
        "words": pair_values(single, pairs, ids),
        "word_class": {(a, c): information(n, single[words[a]] * coarse_n[c] / total) for (a, c), n in forward.items()},
        "class_word": {
            (c, b): information(n, single[words[b]] * coarse_n[c] / total) for (c, b), n in backward.items()
        },
    }
    arrays = {}
    for name, values in tables.items():
        arrays[f"{name}_keys"], arrays[f"{name}_values"] = pair_table(values)
    settings = {
        "pair_scale": SCALE,
        "class_scale": SCALE,
        "log_total": log(total),
        "log_unknown": log(sum(n == 1 for n in single.values()) / total),
        **dict.fromkeys(WEIGHTS, 0.25),
    }
    unknown = FINE + 1
    return arrays | {
        "vocabulary": np.frombuffer("\n".join(words).encode(), np.uint8),
        "logs": np.array([log(single[word]) for word in words] + [log(0.5)] * unknown, np.float16),
        "fine": np.array([*fines, FINE, *range(FINE)], np.uint16),
        "coarse": np.array([*coarses, COARSE, *coarse_by_fine], np.uint16),
        "backoff": np.array(backoffs(single, pairs, words) + [0.0] * unknown, np.float16),
        "affixes": np.frombuffer("\n".join(affix).encode(), np.uint8),
        "affix_classes": np.array(list(affix.values()), np.uint16),
        "classes": np.clip(np.round(grid / SCALE), -127, 127).astype(np.int8),
        "class_logs": np.log(coarse_n + 0.5).astype(np.float16),
        "chars": letter_table(single),
        "settings": np.frombuffer(json.dumps(settings).encode(), np.uint8),
    }


def seams(case: Cut):
    """Every way to undo a torn line: for each, the three pairs of words that it makes or breaks."""
    raw = case.raw.split()
    before = [START, *tokens(case.before or "")][-1]
    after = [*tokens(case.after or ""), END][0]
    joined = tokens(raw[-1] + raw[0])
    middle = [tokens(word) for word in raw[1:-1]]
    rows = []
    for seam in range(1, len(raw)):
        last = [t for word in middle[: seam - 1] for t in word]
        first = [t for word in middle[seam - 1 :] for t in word]
        head, tail = (first + joined)[0], (joined + last)[-1]
        broken = ((joined + last)[-1], (first + joined)[0]) if first and last else None
        rows.append(((before, head), (tail, after), broken))
    return rows


def parts(model: WordModel, pairs):
    """The four values of each pair, unweighted, one row a pair."""
    left, right = model.numbers([a for a, _ in pairs]), model.numbers([b for _, b in pairs])
    made = []
    for one in WEIGHTS:
        model.settings.update(dict.fromkeys(WEIGHTS, 0.0) | {one: 1.0})
        made.append(model.affinity(left, right))
    return np.stack(made, 1)


def features(model, cases):
    """One row for each way to undo each line; the index of the true one; where each line's rows begin."""
    rows = [row for case in cases for row in seams(case)]
    made = parts(model, [row[0] for row in rows]) + parts(model, [row[1] for row in rows])
    broken = [at for at, row in enumerate(rows) if row[2]]
    made[broken] -= parts(model, [rows[at][2] for at in broken])
    begins = np.cumsum([0] + [len(case.raw.split()) - 1 for case in cases])
    return made, begins[:-1] + np.array([case.seam - 1 for case in cases]), begins


def fitted(made, true, begins):
    """Weights that give the true way the greatest probability, by conditional logit."""
    which = np.repeat(np.arange(len(begins) - 1), np.diff(begins))

    def loss(weights):
        score = made @ weights
        top = np.maximum.reduceat(score, begins[:-1])
        grown = np.exp(score - top[which])
        total = np.add.reduceat(grown, begins[:-1])
        chance = grown / total[which]
        value = -(score[true] - top - np.log(total)).sum() + 0.5 * weights @ weights
        return value, made.T @ chance - made[true].sum(0) + weights

    return scipy.optimize.minimize(loss, np.full(4, 0.25), jac=True, method="L-BFGS-B").x


def accuracy(made, true, begins, weights):
    """Share of lines undone exactly; of those above nine tenths, how many there are and how many are right."""
    right, sure = [], []
    for begin, end, place in zip(begins, begins[1:], true, strict=False):
        score = made[begin:end] @ weights
        chance = np.exp(score - score.max())
        chance /= chance.sum()
        right.append(score.argmax() == place - begin)
        if chance.max() >= 0.9:
            sure.append(right[-1])
    return float(np.mean(right)), len(sure) / len(right), float(np.mean(sure))


CARD = """# words.npz: Arabic words, their classes and their neighbours

- **What for:** repair of damaged text: is this string a word, does this word follow that one (`reading/wordmodel.py`).
- **Data:** the train part (by hash of the id, {documents} documents, {words} words after near-copies were left out)
  of the Arabic news texts of the ANT corpus (Apache-2.0; Chouigui, Ben Khiroun, Elayeb, An Arabic multi-source news
  corpus, 2021). Only counts and classes derived from it are here, no text.
- **Licence:** Apache-2.0, as the project.
- **Kind:** {vocabulary} folded word forms; {fine} and {coarse} classes; counts of neighbours as log odds in one byte
  each; letter trigrams; four weights fitted on 6,000 torn lines of the fit part.
- **Scores:** 2,000 lines of the test part, each cut in a word, with their neighbours, known to be torn: exact cut
  {exact:.1%}; of the {share:.0%} above a probability of 0.9, {sure:.1%} right.
- **Limits:** Tunisian and pan-Arab news of 2015-2018; spelling folded (hamza seats, alef maqsura); few words of war.
- **Script:** `training/word_model.py`; seeds fixed.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    documents = split(options.shared / "news" / "ant.jsonl.gz")
    arrays = trained(documents["train"])
    model = assembled(arrays)
    made, true, begins = features(model, cuts(documents["fit"], 6000, seed=1))
    weights = fitted(made, true, begins)
    settings = json.loads(bytes(arrays["settings"])) | dict(zip(WEIGHTS, weights.round(4).tolist(), strict=True))
    arrays["settings"] = np.frombuffer(json.dumps(settings).encode(), np.uint8)
    exact, share, sure = accuracy(*features(model, cuts(documents["test"], 2000, seed=2)), weights)
    print(f"exact cut {exact:.3f}; sure {share:.3f} of them, {sure:.4f} right; weights {weights.round(3)}")
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez(options.out / "words.npz", **arrays)
    card = CARD.format(
        documents=f"{len(documents['train']):,}",
        words=f"{sum(len(p.split()) for d in documents['train'] for p in d):,}",
        vocabulary=f"{arrays['logs'].size - FINE - 1:,}",
        fine=FINE,
        coarse=COARSE,
        exact=exact,
        share=share,
        sure=sure,
    )
    (options.out / "words.md").write_text(card, encoding="utf8")


if __name__ == "__main__":
    main()
