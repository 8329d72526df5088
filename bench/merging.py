"""How well merging finds again which tellings are one happening.

    python bench/merging.py              pair precision, recall and F1 on the gold events, and with it across documents
    python bench/merging.py --fit        weights within documents fitted to the labelled pairs, for `links.py`
    python bench/merging.py --fit-across the same across documents, on pairs of the ANT news, and how far they hold
    python bench/merging.py --errors     the pairs that are wrong
    python bench/merging.py --pairs      the labelled pairs across documents of the news, coded first, by half
    python bench/merging.py --hard       hard pairs of one month of the news, drawn by what merging thinks of them
    python bench/merging.py --states     development half and hard pairs behind five coders: what a choice is judged by
    python bench/merging.py --leave-out  gold and our documents, with weights fitted on the other documents each time

The gold events are taken as they are annotated, their `same_as` letters hidden;
pairs whose type or status differ are tied, never merged, and left out.  Weights
are fitted to them and to the documents that we labelled (`training/gold`).
"""

import argparse
import csv
import gzip
import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import hudna.casebook
from hudna.casebook import Casebook
from hudna.coding import Code
from hudna.coding.claimwords import OUTCOMES
from hudna.coding.judge import Judge, shipped
from hudna.lang.ar import sentences
from hudna.merging import Compare, links, merge, weights
from hudna.merging.blocks import fold
from hudna.merging.weights import ACROSS, WITHIN, Scale
from hudna.records import LEAD_LETTERS, Count, DateRange, Document, Event, Paper, Party, PlaceRef, Source, Span, digest

Pair = tuple[str, str]
# How hard fitted weights are held near 0.
HELD = 1.0
FOLDS = 5
# Few pairs are one happening, so the likeliest start is too low where a miss costs as much as a wrong join.
LIFT = 0.2
PAIRS = Path(__file__).parents[1] / "tests/golden/merging/pairs.csv"
# Pairs to choose by, none of a document of `PAIRS`.
HARD = Path(__file__).parents[1] / "tests/golden/merging/hard.csv"
# Pairs to learn from, none of a document of `PAIRS`.
TO_LEARN = Path(__file__).parents[1] / "training/gold/ant_pairs.csv"
# Stories last for days: pairs told within so many are in one fold.
STORY_DAYS = 14
NEAR_LETTERS, CLAUSE_LETTERS = 12, 30
# How far the finder's threshold is moved for `states`: a training of the coder moves it as far.
MOVED = (-0.04, -0.02, 0.0, 0.02, 0.04)
ENDS = {"document": "start", "other_document": "other_start"}


def resolved(events: list[Event], casebook: Casebook) -> list[Event]:
    """The events with the casebook's ids where its English names say whom and what the gold names."""
    people = {actor.label_en.lower(): actor.actor_id for actor in casebook.actors.values()}
    people |= {alias.alias.lower(): alias.actor_id for alias in casebook.aliases if alias.language == "en"}
    places = {place.label_en.lower(): place for place in casebook.places.values()}

    def named(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(replace(party, actor_id=people.get(party.name.lower())) for party in parties)

    def placed(place: PlaceRef | None) -> PlaceRef | None:
        known = places.get(place.name.lower().split(",")[0]) if place else None
        if place is None or known is None:
            return place
        return replace(place, place_id=known.place_id, lat=known.lat, lon=known.lon, precision=known.kind)

    return [
        replace(one, actors=named(one.actors), recipients=named(one.recipients), place=placed(one.place))
        for one in events
    ]


def gold(shared: Path) -> Iterator[tuple[dict[str, Any], list[Event], dict[str, str]]]:
    """Each gold document with its events and the `same_as` letter of each event id."""
    for path in sorted((shared / "gold/dev/ann").glob("*.json")):
        document = json.loads((shared / "gold/dev/docs" / path.name).read_text())
        yield document, *_labelled(document, json.loads(path.read_text())["events"])


def _labelled(document: dict[str, Any], marked: list[dict[str, Any]]) -> tuple[list[Event], dict[str, str]]:
    events = [_event(told, document) for told in marked]
    letters = {e.id: f"{document['id']}:{m['same_as']}" for e, m in zip(events, marked, strict=True) if m["same_as"]}
    return events, letters


def _event(told: dict[str, Any], document: dict[str, Any]) -> Event:
    text, name = document["text"], document["id"]
    trigger = _span(told["trigger"], name)
    around = next((s for s in sentences(text) if s.start <= trigger.start < s.end), None)
    start, end = (around.start, around.end) if around else (trigger.start, trigger.end)
    place, when = told["place"], told["when"]
    return Event(
        id=f"{name}:{told['id']}",
        document_id=name,
        type=told["type"],
        mode=told["mode"],
        about=told["about"],
        status=told["status"],
        trigger=trigger,
        actors=_parties(told["actors"], "actor", name),
        recipients=_parties(told["recipients"], "recipient", name),
        mediators=_parties(told["mediators"], "mediator", name),
        place=PlaceRef(place_id=None, name=place["name"], lat=None, lon=None, precision="city") if place else None,
        when=when
        and DateRange(earliest=_day(when["earliest"]), latest=_day(when["latest"]), precision=when["precision"]),
        speaker=None,
        condition=None,
        counts=tuple(Count(what=c["what"], best=c["n"], span=_span(c, name)) for c in told["counts"]),
        same_as=None,
        evidence=Span(document_id=name, start=start, end=end, quote=text[start:end]),
        rule="gold",
    )


def _span(told: dict[str, Any], document_id: str) -> Span:
    return Span(document_id=document_id, start=told.get("start", 0), end=told.get("end", 0), quote=told["quote"])


def _parties(told: list[dict[str, Any]], role: str, name: str) -> tuple[Party, ...]:
    return tuple(Party(actor_id=None, name=p["name"], role=role, span=_span(p, name)) for p in told)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def pairs_of(groups: list[list[str]]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def score(found: set[Any], true: set[Any]) -> tuple[float, float, float]:
    hits = len(found & true)
    precision, recall = hits / len(found) if found else 0.0, hits / len(true) if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--casebook", default="mena")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--fit-across", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--hard", action="store_true")
    parser.add_argument("--states", action="store_true")
    parser.add_argument("--leave-out", action="store_true")
    options = parser.parse_args()
    casebook = hudna.casebook.load(options.casebook)
    if options.fit:
        fit(options.shared, casebook)
        return
    if options.fit_across:
        fit_across(options.shared, hudna.casebook.load("iraq"))
        return
    if options.leave_out:
        left_out(options.shared, casebook)
        return
    if options.pairs:
        across(options.shared, hudna.casebook.load("iraq"), errors=options.errors)
        return
    if options.hard:
        hard(options.shared, hudna.casebook.load("iraq"), errors=options.errors)
        return
    if options.states:
        states(options.shared, hudna.casebook.load("iraq"))
        return
    documents = list(annotated(options.shared, casebook))
    found, true = on_gold(documents, casebook)
    precision, recall, f1 = score(found, true)
    print(f"gold, within documents: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({len(true)} pairs)")
    by_rule = same_key(documents)
    print("gold, same type, day, place: precision {:.3f} recall {:.3f} F1 {:.3f}".format(*score(by_rule, true)))
    if options.errors:
        events = {event.id: event for _, told, _ in documents for event in told}
        for kind, wrong in (("missed", true - found), ("wrongly joined", found - true)):
            for left, right in sorted(wrong):
                print(kind, left, right, events[left].trigger.quote, "/", events[right].trigger.quote)


def on_gold(documents: list[Any], casebook: Any) -> tuple[set[Pair], set[Pair]]:
    """The pairs found within documents and the true ones, all documents merged at once."""
    events = [event for _, told, _ in documents for event in told]
    by_id = {event.id: event for event in events}
    papers = {
        d["id"]: Paper(published=_day(d.get("published")), lead=d["text"][:LEAD_LETTERS]) for d, _, _ in documents
    }
    merged = merge(events, casebook, papers=papers)
    same_document = [
        [event_id for event_id in incident.event_ids if by_id[event_id].document_id == document["id"]]
        for incident in merged.incidents
        for document, _, _ in documents
    ]
    letters = {event_id: letter for _, _, told in documents for event_id, letter in told.items()}
    groups: dict[str, list[str]] = {}
    for event_id, letter in letters.items():
        groups.setdefault(letter, []).append(event_id)
    true = {
        (a, b)
        for a, b in pairs_of(list(groups.values()))
        if (by_id[a].type, by_id[a].status) == (by_id[b].type, by_id[b].status)
    }
    return pairs_of(same_document), true


def same_key(documents: list[Any]) -> set[Pair]:
    """The pairs within documents that the simplest rule finds."""
    found = set()
    for document, events, _ in documents:
        papers = {document["id"]: Paper(published=_day(document.get("published")))}
        keys = {event.id: _key(event, papers) for event in events}
        found |= {pair for pair in combinations(sorted(keys), 2) if keys[pair[0]] == keys[pair[1]]}
    return found


def across(shared: Path, casebook: Casebook, *, errors: bool) -> None:
    """Labelled pairs of the news: coded, merged together, counted by half, beside what a simple rule finds."""
    rows = pairs()
    found, strictly, by_rule, wrong = judged(rows, shared, casebook)
    told = ("merging", found), ("merging, the very words coded", strictly), ("same type, day, place", by_rule)
    for name, joined in told:
        for half, halves in (("all", ("dev", "test")), ("dev half", ("dev",)), ("test half", ("test",))):
            figures = "precision {:.3f} recall {:.3f} F1 {:.3f}".format(*counted(rows, joined, halves))
            print(f"news, across documents, {half}, {name}: {figures}")
    print(f"{len(rows)} pairs, half of them same; merging nothing: F1 0.000; merging every pair: F1 0.667")
    _by_kind(rows, found)
    if errors:
        print(*wrong, sep="\n")


def hard(shared: Path, casebook: Casebook, *, errors: bool) -> None:
    """How many of the hard pairs are joined, and F1 with the different ones weighed down to as many as the same."""
    rows = pairs(HARD)
    found, _, _, wrong = judged(rows, shared, casebook)
    f1, told = _weighed(rows, found)
    print(f"news, hard pairs of one month: {told}; F1 with as many of each {f1:.3f}")
    if errors:
        print(*wrong, sep="\n")


def _weighed(rows: list[dict[str, str]], found: list[bool]) -> tuple[float, str]:
    same = [joined for row, joined in zip(rows, found, strict=True) if row["same"] == "1"]
    other = [joined for row, joined in zip(rows, found, strict=True) if row["same"] == "0"]
    f1 = 2 * sum(same) / (sum(same) + sum(other) * len(same) / len(other) + len(same))
    return f1, f"same: {sum(same)} of {len(same)} joined; different: {sum(other)} of {len(other)}"


def states(shared: Path, casebook: Casebook) -> None:
    """What merging gives behind coders that find more and fewer events; the held-out half is not looked at.

    A choice that gains less than the coders differ by has gained nothing.
    """
    half, month = [row for row in pairs() if row["half"] == "dev"], pairs(HARD)
    figures = []
    for moved in MOVED:
        usual = shipped()
        least = replace(usual.event, threshold=usual.event.threshold + moved)
        code = Code(casebook, Judge(casebook, replace(usual, event=least)))
        found, hardly = (judged(rows, shared, casebook, code)[0] for rows in (half, month))
        precision, recall, f1 = counted(half, found)
        weighed, told = _weighed(month, hardly)
        figures.append((f1, weighed))
        print(
            f"threshold {least.threshold:.2f}: development half precision {precision:.3f} recall {recall:.3f} "
            f"F1 {f1:.3f}; hard pairs {weighed:.3f} ({told})"
        )
    means, least_, most = (measure(np.array(figures), axis=0) for measure in (np.mean, np.min, np.max))
    for n, name in enumerate(("development half", "hard pairs")):
        print(f"{name}: F1 {means[n]:.3f} in the mean, {least_[n]:.3f} to {most[n]:.3f}")


def pairs(path: Path = PAIRS) -> list[dict[str, str]]:
    """The labelled pairs: those to measure by, those to choose by (`HARD`), or those `TO_LEARN` from."""
    return list(csv.DictReader(path.read_text().splitlines()))


def judged(
    rows: list[dict[str, str]], shared: Path, casebook: Casebook, code: Code | None = None
) -> tuple[list[bool], list[bool], list[bool], list[str]]:
    """Which pairs merging joins, which where the very words are coded, which the simplest rule, and what is wrong."""
    events, papers = coded(shared, {row[name] for row in rows for name in ENDS}, code or Code(casebook))
    merged = merge([event for some in events.values() for event in some], casebook, papers=papers)
    held = {event_id: incident.id for incident in merged.incidents for event_id in incident.event_ids}
    scored = {(link.left, link.right): link for link in merged.links}
    found, strictly, by_rule, wrong = [], [], [], []
    for row in rows:
        one, two = (at(events[row[name]], row["type"], int(row[start])) for name, start in ENDS.items())
        found.append(bool(one and two and held[one.id] == held[two.id]))
        coded_there = all(
            abs(e.trigger.start - int(row[s])) <= NEAR_LETTERS
            for e, s in zip((one, two), ENDS.values(), strict=True)
            if e
        )
        strictly.append(found[-1] and coded_there)
        by_rule.append(bool(one and two and _key(one, papers) == _key(two, papers)))
        if found[-1] != (row["same"] == "1"):
            link = one and two and scored.get((min(one.id, two.id), max(one.id, two.id)))
            wrong.append(f"{'wrongly joined' if found[-1] else 'missed'} {row} {link}")
    return found, strictly, by_rule, wrong


def counted(
    rows: list[dict[str, str]], found: list[bool], halves: tuple[str, ...] = ("dev", "test")
) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of some halves; `found` tells for each row whether it was joined."""
    mine = [(row["same"] == "1", joined) for row, joined in zip(rows, found, strict=True) if row["half"] in halves]
    return score({n for n, pair in enumerate(mine) if pair[1]}, {n for n, pair in enumerate(mine) if pair[0]})


def _key(event: Event, papers: dict[str, Paper]) -> object:
    day = event.when.latest if event.when and event.when.latest else papers[event.document_id].published
    place = event.place and (event.place.place_id or event.place.name)
    return (event.type, event.status, day, place) if place else event.id


def _by_kind(rows: list[dict[str, str]], found: list[bool]) -> None:
    """How the pairs were found, and how many of each kind merging gets right."""
    for kind in sorted({row["drawn"] for row in rows}):
        here = [(row["same"] == "1", ok) for row, ok in zip(rows, found, strict=True) if row["drawn"] == kind]
        same, other = [ok for true, ok in here if true], [ok for true, ok in here if not true]
        print(f"  drawn by {kind:7} same: {sum(same)} of {len(same)} joined; different: {sum(other)} of {len(other)}")


def coded(shared: Path, wanted: set[str], code: Code) -> tuple[dict[str, list[Event]], dict[str, Paper]]:
    """The events of some documents of the news, and what merging asks of those."""
    events: dict[str, list[Event]] = {name: [] for name in wanted}
    papers = {}
    for told in news(shared):
        if told["id"] in wanted:
            document = _document(told)
            papers[document.id] = Paper(published=document.published, lead=document.text[:LEAD_LETTERS])
            events[document.id] = [record for record in code(document) if isinstance(record, Event)]
    return events, papers


def news(shared: Path) -> Iterator[dict[str, Any]]:
    """The shared news, line by line."""
    for name in ("conflict", "ant"):
        with gzip.open(shared / f"news/{name}.jsonl.gz", "rt") as lines:
            yield from map(json.loads, lines)


def _document(told: dict[str, Any]) -> Document:
    text = f"{told['title']}\n{told['text']}" if told.get("title") else told["text"]
    source = Source(
        id=digest(text.encode()), uri=told["id"], media_type="text/plain", retrieved_at=datetime.now(tz=UTC)
    )
    return Document(
        id=told["id"], source=source, part=0, language="ar", title=told.get("title"), byline=None,
        published=_day((told.get("published") or "")[:10] or None), text=text, verdict="sound",
    )  # fmt: skip


def at(events: list[Event], kind: str, start: int) -> Event | None:
    """The event whose trigger begins nearest, within a word; one of the type that the pair had goes first.

    Where there is none, one of that type close by in the same sentence: a coder
    that reads "the blast that hit" once keeps either word.  For a toll the act
    of its sentence stands however far it is, as the codebook has it: the act
    over its outcome.
    """
    near = [event for event in events if abs(event.trigger.start - start) <= NEAR_LETTERS]
    if not near:
        near = [one for one in events if one.type == kind and one.evidence.start <= start < one.evidence.end]
        near = [one for one in near if abs(one.trigger.start - start) <= CLAUSE_LETTERS or _is_toll(one, start)]
    return min(near, key=lambda event: (event.type != kind, abs(event.trigger.start - start)), default=None)


def _is_toll(event: Event, start: int) -> bool:
    """Whether the words at a place in the event's sentence tell the dead or hurt of an attack (`سقوط 20 قتيلاً`)."""
    here = event.evidence.quote[start - event.evidence.start :]
    return event.type == "ASSAULT" and fold(here).lstrip("وف").startswith(OUTCOMES)


def fit(shared: Path, casebook: Any) -> None:
    """Weights within documents, fitted to all that is labelled, as a hint for a person."""
    rows = [compared(one, casebook) for one in (*own(shared, casebook), *annotated(shared, casebook))]
    _compared_with(WITHIN, fitted(rows), LIFT)


def _compared_with(scale: Scale, found: Any, lift: float = 0.0) -> None:
    """Fitted weights beside those in use."""
    print(f"start {found[0] + lift:.2f} (now {scale.start})")
    for n, weight in enumerate(scale.weights):
        agree, differ = found[1 + 2 * n : 3 + 2 * n]
        print(f"{weight.name:12} agree {agree:6.2f} (now {weight.agree}) differ {differ:6.2f} (now {weight.differ})")


def fit_across(shared: Path, casebook: Casebook) -> None:
    """Weights across documents, fitted to the pairs to learn from; how well they and those in use rank unseen pairs."""
    rows = pairs(TO_LEARN)
    events, papers = coded(shared, {row[name] for row in rows for name in ENDS}, Code(casebook))
    compare = Compare(casebook, papers=papers)
    table, truth, folds = [], [], []
    for row in rows:
        one, two = (at(events[row[name]], row["type"], int(row[start])) for name, start in ENDS.items())
        if one and two:
            tellings = compare.telling(one), compare.telling(two)
            table.append([1.0, *(x for value in links.compared(*tellings) for x in _columns(value))])
            truth.append(float(row["same"]))
            day = papers[one.document_id].published
            folds.append((day.toordinal() // STORY_DAYS if day else 0) % FOLDS)
    columns, same, fold = np.array(table), np.array(truth), np.array(folds)
    unseen = np.zeros(len(same))
    for k in range(FOLDS):
        unseen[fold == k] = columns[fold == k] @ fitted([(columns[fold != k], same[fold != k])])
    now = columns @ np.array([ACROSS.start, *(x for weight in ACROSS.weights for x in (weight.agree, weight.differ))])
    print(f"{len(same)} of {len(rows)} pairs still coded, {same.mean():.0%} same; area under the curve:")
    print(f"weights in use {ranked(now, same):.3f}; fitted on others {ranked(unseen, same):.3f}")
    _compared_with(ACROSS, fitted([(columns, same)]))


def ranked(scores: Any, truth: Any) -> float:
    """How often one that is true stands above one that is not: the area under the curve."""
    over = scores[truth == 1][:, None] - scores[truth == 0][None, :]
    return float((over > 0).mean() + (over == 0).mean() / 2)


def left_out(shared: Path, casebook: Any) -> None:
    """Every document merged with weights that were fitted on others: the gold one by one, our own in fifths."""
    golden, ours = list(annotated(shared, casebook)), list(own(shared, casebook))
    marked, mine = [compared(one, casebook) for one in golden], [compared(one, casebook) for one in ours]
    folds = [([golden[n]], [*mine, *marked[:n], *marked[n + 1 :]]) for n in range(len(golden))]
    _unseen("gold, each document left out", folds, casebook)
    fifths = [(ours[k::FOLDS], [*marked, *(row for n, row in enumerate(mine) if n % FOLDS != k)]) for k in range(FOLDS)]
    _unseen("our own documents, a fifth left out", fifths, casebook)


def _unseen(name: str, folds: list[tuple[list[Any], list[Any]]], casebook: Any) -> None:
    found: set[Pair] = set()
    true: set[Pair] = set()
    for documents, rows in folds:
        learnt = fitted(rows)
        weights.WITHIN = replace(
            WITHIN,
            start=float(learnt[0]) + LIFT,
            weights=tuple(
                replace(weight, agree=float(learnt[1 + 2 * k]), differ=float(learnt[2 + 2 * k]))
                for k, weight in enumerate(WITHIN.weights)
            ),
        )
        mine, theirs = on_gold(documents, casebook)
        found, true = found | mine, true | theirs
    weights.WITHIN = WITHIN
    print("{}: precision {:.3f} recall {:.3f} F1 {:.3f} ({} pairs)".format(name, *score(found, true), len(true)))


def annotated(shared: Path, casebook: Any) -> Iterator[Any]:
    """The gold documents, with the casebook's ids."""
    for document, events, letters in gold(shared):
        yield document, resolved(events, casebook), letters


def own(shared: Path, casebook: Any) -> Iterator[Any]:
    """The documents that we labelled, as `annotated` gives the gold."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
    standoff = importlib.import_module("standoff")
    for document, annotation in standoff.documents(shared):
        events, letters = _labelled(document, annotation["events"])
        yield document, resolved(events, casebook), letters


def compared(labelled: Any, casebook: Any) -> tuple[Any, Any]:
    """The comparisons of every two mentions in a document that may be one, and whether they are."""
    _, events, letters = labelled
    compare = Compare(casebook)
    tellings = {event.id: compare.telling(event) for event in events}
    rows, labels = [], []
    for a, b in combinations(sorted(tellings), 2):
        one, two = tellings[a], tellings[b]
        if one.kind == two.kind:
            rows.append([1.0, *(x for value in links.compared(one, two) for x in _columns(value))])
            labels.append(float(a in letters and letters[a] == letters.get(b)))
    return np.array(rows).reshape(len(rows), 1 + 2 * len(WITHIN.weights)), np.array(labels)


def fitted(rows: list[tuple[Any, Any]]) -> Any:
    """Logistic regression, its weights held near 0: the start, then each agree and differ."""
    table, truth = np.concatenate([row for row, _ in rows]), np.concatenate([labels for _, labels in rows])
    held = np.array([0.0, *([HELD] * (table.shape[1] - 1))])

    def loss(weights: Any) -> tuple[float, Any]:
        told = table @ weights
        surprise = np.logaddexp(0, told).sum() - (truth * told).sum()
        slope = table.T @ (1 / (1 + np.exp(-told)) - truth)
        return surprise + (held * weights**2).sum(), slope + 2 * held * weights

    return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x


def _columns(value: float | None) -> tuple[float, float]:
    return (0.0, 0.0) if value is None else (value, 1 - value)


if __name__ == "__main__":
    main()
