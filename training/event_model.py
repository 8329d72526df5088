"""Train the models that judge candidates, and code each document with weights that have not seen it.

    python training/event_model.py [--shared ../shared] [--casebook iraq] [--write]

`event`: every candidate of the annotated documents, those of `gold/dev` and our
own in `training/gold` with its sentences; one over a gold trigger of its type reports an event.
`gates`: labelled sentences, one model a type, the label being the share of
annotators who said yes (never over one half where the set says no).
`status`: the candidates of gold events with their status.  `doubt`: the same,
whether they happened, with the words around them.  Five folds by document, for
labelled sentences by article.

Prints out-of-fold figures; `bench/coding.py` prints those of the scorers.  With
`--write` weights from all data go to `src/hudna/lang/ar/models/`.
"""

import argparse
import csv
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import standoff
from doubt import DOUBT, fit_doubt
from scipy.sparse import diags, vstack
from sklearn.linear_model import LogisticRegression
from sparse import Matrix

from hudna import casebook as casebooks
from hudna.coding.analyse import Analyse
from hudna.coding.happening import doubts
from hudna.coding.judge import Model, Weights
from hudna.coding.reporting import features, sentence_features
from hudna.coding.scene import Scene, Scenes
from hudna.coding.status import stated, status, told
from hudna.coding.triggers import Candidate, Triggers
from hudna.records import Document, Source

FOLDS = 5
ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "src/hudna/lang/ar/models"
EVENT_C, STATUS_C = 0.1, 0.05
GATE_C = {"ASSAULT": 0.05, "PROTEST": 0.04}
NOT_FOR_GATES = ("governor=", "governs=", "before=", "again=", "within=", "beside=", "actor-", "place-")
NOT_FOR_GATE = {"ASSAULT": ("letters=",), "PROTEST": ("class=", "stem=", "row")}
"""Which features help was measured out of fold: with six hundred candidates not every one does."""
RULE_SCALE = 10.0
"""How much cheaper it is for the status model to follow the rules than to leave them."""
NOT_HAPPENED = 3.0
"""How much more an event weighs that did not happen: to call it a happening is the worse error."""
LEAST = {"event": 3, "gate": 2, "status": 2}
GATED = ("ASSAULT", "PROTEST")
LENT = {"PROTEST": 0.1}
"""What a sentence of the annotated news weighs in a gate beside a labelled one.

Fifty labelled sentences tell of a protest, and a hundred more of the news lift
F1 from .55 to .57 (three ways to cut the folds); the gate of ASSAULT has
enough of its own and loses by them, .73 to .70.
"""
NO_FOLD = -1
TELLING = {"ASSAULT": 1.0, "PROTEST": 1.25}
"""How much more a gate weighs what says yes: one sentence in ten does."""
OWN = 0.3
"""What a sentence of our own weighs there: more of them cost the gate labelled ones (ASSAULT .73 to .71)."""
REACH = 40
NEAR_BEST = 0.005
"""F1 that is given up for fewer false events; with less, chance picks another value at each training (.34 or .37)."""
WEIGHT = {"gold": 2.0, "news": 1.0, "written": 1.0, "sentences": 1.0}
"""What a candidate weighs by the set of its document: `gold/dev` is the news that is coded, the others are wider."""
MEASURED = ("gold", "news")


@dataclass
class Example:
    """A candidate of an annotated document; `status` is the gold's where it is an event."""

    document: str
    fold: int
    names: list[str]
    told: list[str]
    doubts: list[str]
    ruled: str
    candidate: Candidate
    label: bool = False
    status: str | None = None
    set: str = "gold"


@dataclass
class Labelled:
    """A labelled sentence: its features as a whole, empty where no candidate of its type stands in it."""

    key: str
    type: str
    present: bool
    share: float
    fold: int
    names: set[str]
    weight: float = 1.0


def a_document(identifier: str, text: str, published: str | None) -> Document:
    """A document as `hudna code` makes it from a line."""
    source = Source(
        id=identifier, uri=identifier, media_type="text/plain", retrieved_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    day = date.fromisoformat(published) if published else None
    return Document(
        id=identifier, source=source, part=0, language="ar", title=None, byline=None, published=day, text=text,
        verdict="sound",
    )  # fmt: skip


def fold_of_article(identifier: str) -> int:
    """Sentences of one article share its id but for the last number."""
    return zlib.crc32(re.sub(r"-\d+$", "", identifier).encode()) % FOLDS


def folds_of(names: Sequence[str]) -> dict[str, int]:
    """Annotated documents to folds of equal size, in an order that means nothing."""
    return {name: n % FOLDS for n, name in enumerate(sorted(names, key=lambda name: zlib.crc32(name.encode())))}


class Reader:
    """Documents to scenes."""

    def __init__(self, book: casebooks.Casebook) -> None:
        self._analyse, self._triggers, self._scenes = Analyse(book), Triggers(book), Scenes(book)

    def __call__(self, document: Document) -> Iterator[Scene]:
        analysis = self._analyse(document)
        return self._scenes(analysis, self._triggers(analysis))

    def extents(self, document: Document) -> list[tuple[int, int]]:
        """Where its sentences stand."""
        return [(sentence.start, sentence.end) for sentence in self._analyse(document).sentences]


@dataclass(frozen=True)
class Annotated:
    """A document with its events; `set` is gold, news and sentences (labelled by us), written (by us, words too)."""

    document: Document
    fold: int
    events: Sequence[dict[str, Any]]
    set: str


def annotated(shared: Path) -> list[Annotated]:
    """The documents of `gold/dev` and those of `training/gold`; each set of news is cut into folds by itself."""
    paths = sorted((shared / "gold/dev/docs").glob("*.json"))
    theirs = [(json.loads(path.read_text(encoding="utf-8")), marks(shared, path.name)) for path in paths]
    found = []
    told = {"gold": theirs, "news": list(standoff.documents(shared)), "written": list(standoff.written())}
    told["sentences"] = list(standoff.sentences(shared))
    for name, pairs in told.items():
        folds = folds_of(_ids(pairs)) if name in MEASURED else dict.fromkeys(_ids(pairs), NO_FOLD)
        folds |= {each: fold_of_article(each) for each in folds if name == "sentences"}
        for row, annotation in pairs:
            document = a_document(row["id"], row["text"], row.get("published"))
            found.append(Annotated(document, folds[row["id"]], annotation["events"], name))
    return found


def _ids(pairs: Iterable[tuple[dict[str, Any], Any]]) -> list[str]:
    return [row["id"] for row, _ in pairs]


def marks(shared: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "gold/dev/ann" / name).read_text(encoding="utf-8"))
    return found


def articles(documents: Sequence[Annotated], reader: Reader) -> list[Example]:
    """Every candidate of the documents, labelled."""
    examples = []
    for each in documents:
        found = []
        for scene in reader(each.document):
            for candidate in scene.candidates:
                ruled = status(scene, candidate)
                names = features(scene, candidate)
                about = told(scene, candidate, ruled)
                name = each.document.id
                asked = doubts(scene, candidate)
                found.append(Example(name, each.fold, names, about, asked, ruled.status, candidate, set=each.set))
        label(each.events, found)
        examples += found
    return examples


def names_of(scenes: Sequence[Scene], kind: str) -> set[str]:
    """The features of a short text for the gate of a type; empty where no candidate of it stands there."""
    names: set[str] = set()
    for scene in scenes:
        of_type = [candidate for candidate in scene.candidates if candidate.row.event_type == kind]
        if of_type:
            mine = [[*features(scene, each), *stated(status(scene, each))] for each in of_type]
            names |= sentence_features(scene, mine)
    return names


def label(gold: Sequence[dict[str, Any]], examples: Sequence[Example]) -> None:
    """One candidate for each gold event: the nearest of its type, as far off as the scorer allows.

    Between a light verb and its masdar stands a subject of any length, and either may carry the trigger.
    """
    pairs = sorted(
        (far, i, j)
        for i, event in enumerate(gold)
        for j, example in enumerate(examples)
        if example.candidate.row.event_type == event["type"]
        and (far := apart(event["trigger"], example.candidate)) <= REACH
    )
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in taken and not examples[j].label:
            taken.add(i)
            examples[j].label, examples[j].status = True, gold[i]["status"]


def apart(left: dict[str, Any], right: Candidate) -> int:
    return max(0, left["start"] - right.end, right.start - left["end"])


def sentences(shared: Path, reader: Reader) -> list[Labelled]:
    lines = (shared / "external/arabic_event_gsr/dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines):
        row = json.loads(line)
        key = f"{row['type']}/{row['id']}/{number}"
        names = names_of(list(reader(a_document(key, row["text"], None))), row["type"])
        share = row["accept"] / max(1, row["accept"] + row["reject"])
        share = 1.0 if row["present"] else min(share, 0.5)
        found.append(Labelled(key, row["type"], row["present"], share, fold_of_article(row["id"]), names))
    return found


def lent(documents: Iterable[Annotated], reader: Reader) -> list[Labelled]:
    """Sentences of the annotated news, each read as if it stood alone, for the gates that are short of their own."""
    found = []
    news = [each for each in documents if each.set in MEASURED]
    for number, (document, sentence, occurred) in enumerate(_lone(news, reader)):
        scenes = list(reader(a_document(f"{document.id}/{number}", sentence, None)))
        for kind, weight in LENT.items():
            if names := names_of(scenes, kind):
                present = kind in occurred
                found.append(Labelled(document.id, kind, present, float(present), NO_FOLD, names, weight))
    return found


def _lone(documents: Iterable[Annotated], reader: Reader) -> Iterator[tuple[Document, str, set[str]]]:
    """Each sentence of the news with the types of what occurred in it."""
    for each in documents:
        for start, end in reader.extents(each.document):
            told = {
                event["type"]
                for event in each.events
                if event["status"] == "occurred" and start <= event["trigger"]["start"] < end
            }
            yield each.document, each.document.text[start:end], told


def own(reader: Reader) -> list[Labelled]:
    """Sentences that we wrote (`training/gold/lone.csv`): as papers of many countries write, half telling no deed."""
    with (ROOT / "training/gold/lone.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for number, row in enumerate(rows):
        kind, present = row["type"], row["present"] == "yes"
        names = names_of(list(reader(a_document(f"own/{number}", row["text"], None))), kind)
        found.append(Labelled(f"own/{number}", kind, present, float(present), NO_FOLD, names, OWN))
    return found


def lone(shared: Path, documents: Iterable[Annotated], reader: Reader) -> list[Labelled]:
    """All that the gates learn from."""
    return sentences(shared, reader) + lent(documents, reader) + own(reader)


def fit_event(examples: Sequence[Example]) -> dict[str, float]:
    named = [example.names for example in examples]
    matrix = Matrix(named, LEAST["event"])
    model = LogisticRegression(C=EVENT_C, max_iter=500, solver="liblinear", random_state=0)
    weigh = [WEIGHT[example.set] for example in examples]
    model.fit(matrix(named), [example.label for example in examples], sample_weight=weigh)
    return matrix.weights(model.coef_[0], model.intercept_[0])


def fit_gate(examples: Sequence[Labelled]) -> dict[str, float]:
    known = [example for example in examples if example.names]
    dropped = NOT_FOR_GATES + NOT_FOR_GATE[known[0].type]
    named = [[name for name in example.names if not name.startswith(dropped)] for example in known]
    matrix = Matrix(named, LEAST["gate"])
    x, share = matrix(named), np.array([example.share for example in known])
    model = LogisticRegression(C=GATE_C[known[0].type], max_iter=500, solver="liblinear", random_state=0)
    labels = np.r_[np.ones(len(known)), np.zeros(len(known))]
    weight = np.array([example.weight for example in known])
    model.fit(
        vstack([x, x]),
        labels,
        sample_weight=np.r_[TELLING[known[0].type] * weight * share, weight * (1 - share)] + 1e-9,
    )
    return matrix.weights(model.coef_[0], model.intercept_[0])


def fit_status(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Weights that begin at the rules: leaving them costs, so only what repeats is learnt."""
    known = [example for example in examples if example.status]
    named = [example.told for example in known]
    matrix = Matrix(named, LEAST["status"])
    scale = np.ones(len(matrix.columns))
    for name, n in matrix.columns.items():
        if name.startswith("ruled="):
            scale[n] = RULE_SCALE
    model = LogisticRegression(C=STATUS_C, max_iter=1000)
    weigh = [1.0 if example.status == "occurred" else NOT_HAPPENED for example in known]
    model.fit(matrix(named) @ diags(scale), [example.status for example in known], sample_weight=weigh)
    return {kind: matrix.weights(model.coef_[k] * scale, model.intercept_[k]) for k, kind in enumerate(model.classes_)}


def event_threshold(examples: Sequence[Example], made: Sequence[Weights], gold: tuple[int, int]) -> float:
    """The highest value that comes near the best weighted mean of two F1: of `gold/dev` and of the news we labelled.

    The curve is flat around its top, and of two equal values the higher one
    tells fewer happenings that were none.
    """
    curves = []
    for name, total in zip(MEASURED, gold, strict=True):
        asked = [e for e in examples if e.set == name]
        values = [made[e.fold].event.score(e.names) for e in asked]
        curves.append(WEIGHT[name] * f1_by_threshold(values, [e.label for e in asked], total))
    means = np.sum(curves, axis=0) / sum(WEIGHT[name] for name in MEASURED)
    return round(float(LIMITS[means >= means.max() - NEAR_BEST].max()), 2)


def in_folds(labelled: Sequence[Labelled], kind: str) -> list[Labelled]:
    """The sentences of a type on which its gate is measured."""
    return [each for each in labelled if each.type == kind and each.fold != NO_FOLD]


def best_threshold(values: Sequence[float], right: Sequence[bool], total: int) -> float:
    """The value with the best F1; `total` counts those that could be found."""
    return round(float(LIMITS[np.argmax(f1_by_threshold(values, right, total))]), 2)


def f1_by_threshold(values: Sequence[float], right: Sequence[bool], total: int) -> np.ndarray:
    """F1 at each of `LIMITS`."""
    said = np.array(values)[None, :] >= LIMITS[:, None]
    hits = (said & np.array(right)[None, :]).sum(axis=1)
    found: np.ndarray = 2 * hits / (said.sum(axis=1) + total)
    return found


LIMITS = np.arange(0.05, 0.8, 0.01)


def out_of_fold(examples: Sequence[Example], labelled: Sequence[Labelled], gold: tuple[int, int]) -> list[Weights]:
    """For each fold the weights of the others; one threshold a model, set on all out-of-fold values."""
    made = [
        fit([e for e in examples if e.fold != fold], [s for s in labelled if s.fold != fold]) for fold in range(FOLDS)
    ]
    limit = event_threshold(examples, made, gold)
    limits, unsure = {}, {}
    for kind in GATED:
        mine = in_folds(labelled, kind)
        values = [made[e.fold].gates[kind].score(e.names) if e.names else 0.0 for e in mine]
        limits[kind] = best_threshold(values, [e.present for e in mine], sum(e.present for e in mine))
        present = [v for v, e in zip(values, mine, strict=True) if e.present and e.names]
        unsure[kind] = round(float(np.quantile(present, MISSED)), 3)
    return [with_thresholds(weights, limit, limits, unsure) for weights in made]


MISSED = 0.06
"""The share of present sentences that a gate may shut out for good; those between are unsure."""


def with_thresholds(weights: Weights, event: float, gates: dict[str, float], unsure: dict[str, float]) -> Weights:
    return Weights(
        Model(weights.event.weights, event),
        {kind: Model(gate.weights, gates[kind], unsure[kind]) for kind, gate in weights.gates.items()},
        weights.status,
        weights.doubt,
    )


def fit(examples: Sequence[Example], labelled: Sequence[Labelled]) -> Weights:
    """All models; thresholds are set later."""
    gates = {kind: Model(fit_gate([each for each in labelled if each.type == kind]), 0.5) for kind in GATED}
    known = [example for example in examples if example.status]
    named = [[*example.told, *example.doubts] for example in known]
    doubt = Model(fit_doubt(named, [example.status == "occurred" for example in known]), DOUBT)
    return Weights(Model(fit_event(examples), 0.5), gates, fit_status(examples), doubt)


def report(
    examples: Sequence[Example], labelled: Sequence[Labelled], folds: Sequence[Weights], gold: tuple[int, int]
) -> None:
    """Figures of `gold/dev` and of our own documents (`gold` events in all), of the labelled sentences."""
    for name, total in zip(MEASURED, gold, strict=True):
        report_articles([e for e in examples if e.set == name], folds, total)
    report_gates(labelled, folds)


def report_articles(examples: Sequence[Example], folds: Sequence[Weights], gold: int) -> None:
    said = [folds[e.fold].event.score(e.names) >= folds[e.fold].event.threshold for e in examples]
    right = sum(e.label for e, yes in zip(examples, said, strict=True) if yes)
    print(f"articles: {len(examples)} candidates over {sum(e.label for e in examples)} of {gold} gold events")
    print(f"  P {right / sum(said):.3f} R {right / gold:.3f} F1 {2 * right / (sum(said) + gold):.3f}",
          "threshold", folds[0].event.threshold)  # fmt: skip
    known = [e for e, yes in zip(examples, said, strict=True) if yes and e.status]
    stated = [chosen(folds[e.fold], e) for e in known]
    print(f"  status: model {np.mean([s == e.status for s, e in zip(stated, known, strict=True)]):.3f},"
          f" rules {np.mean([e.ruled == e.status for e in known]):.3f},"
          f" all occurred {np.mean([e.status == 'occurred' for e in known]):.3f}")  # fmt: skip
    un = [(s, e) for s, e in zip(stated, known, strict=True) if e.status != "occurred"]
    print(f"  not happened: {len(un)}; called occurred by the model {sum(s == 'occurred' for s, _ in un)},"
          f" by the rules {sum(e.ruled == 'occurred' for _, e in un)}")  # fmt: skip


def report_gates(labelled: Sequence[Labelled], folds: Sequence[Weights]) -> None:
    for kind in GATED:
        mine = in_folds(labelled, kind)
        yes = [
            bool(e.names) and folds[e.fold].gates[kind].score(e.names) >= folds[e.fold].gates[kind].threshold
            for e in mine
        ]
        tp, present = sum(e.present for e, said in zip(mine, yes, strict=True) if said), sum(e.present for e in mine)
        print(f"{kind}: P {tp / sum(yes):.3f} R {tp / present:.3f} F1 {2 * tp / (sum(yes) + present):.3f}",
              "threshold", folds[0].gates[kind].threshold)  # fmt: skip


def chosen(weights: Weights, example: Example) -> str:
    """What the judge would say: the model's status, but never `occurred` against the rules; then what is doubted."""
    scores = {kind: sum(told.get(name, 0.0) for name in example.told) for kind, told in weights.status.items()}
    best = max(scores, key=scores.__getitem__)
    if best not in (example.ruled, "occurred"):
        return best
    doubted = weights.doubt is not None and weights.doubt.score([*example.told, *example.doubts]) >= DOUBT
    if example.ruled == "occurred" and doubted:
        return max((kind for kind in scores if kind != "occurred"), key=scores.__getitem__)
    return example.ruled


def trained(shared: Path, book: casebooks.Casebook) -> list[Weights]:
    """The weights of each fold: what judges a document of fold n has seen none of that fold."""
    reader, documents = Reader(book), annotated(shared)
    return out_of_fold(articles(documents, reader), lone(shared, documents, reader), gold_events(shared))


def gold_events(shared: Path) -> tuple[int, int]:
    """How many events the gold of `gold/dev` and our own documents tell, found or not."""
    theirs = (marks(shared, path.name)["events"] for path in (shared / "gold/dev/ann").glob("*.json"))
    ours = (annotation["events"] for _, annotation in standoff.documents(shared))
    return sum(map(len, theirs)), sum(map(len, ours))


def write(weights: Weights) -> None:
    MODELS.mkdir(parents=True, exist_ok=True)
    gates = {
        kind: {"threshold": gate.threshold, "unsure": gate.unsure, "weights": gate.weights}
        for kind, gate in weights.gates.items()
    }
    event = {"event": {"threshold": weights.event.threshold, "weights": weights.event.weights}, "gates": gates}
    dump(MODELS / "event.json", event)
    told: dict[str, Any] = {"weights": weights.status}
    if weights.doubt is not None:
        told["doubt"] = {"threshold": weights.doubt.threshold, "weights": weights.doubt.weights}
    dump(MODELS / "status.json", told)


def dump(path: Path, made: dict[str, Any]) -> None:
    path.write_text(json.dumps(made, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    reader, documents = Reader(casebooks.load(args.casebook)), annotated(args.shared)
    examples, labelled = articles(documents, reader), lone(args.shared, documents, reader)
    gold = gold_events(args.shared)
    folds = out_of_fold(examples, labelled, gold)
    report(examples, labelled, folds, gold)
    if args.write:
        limits = {kind: gate.threshold for kind, gate in folds[0].gates.items()}
        unsure = {kind: gate.unsure for kind, gate in folds[0].gates.items()}
        write(with_thresholds(fit(examples, labelled), folds[0].event.threshold, limits, unsure))


if __name__ == "__main__":
    main()
