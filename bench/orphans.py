"""Do people's decisions find their records again when a changed coder codes a reviewed corpus anew?

    python bench/orphans.py                          an edited casebook, and two earlier coders
    python bench/orphans.py --earlier COMMIT         the coder of that commit instead

Real documents (evaluation only; no text of them is here) are coded into a
case, hundreds of decisions of every kind are laid over records taken at
random, and the present program codes all of it again.  A decision is where it
belongs if each of its records leads to one of the same kind that stands on
overlapping words of the same document: for an event the trigger, else the
words quoted, with somebody who takes part in both; a tie between two is the
same wherever the document says it.  `kept` are records that
the changed coder does not find and that stay because a person stands for them;
`gone` are rejected ones that it does not find.  Orphaned are decisions that are
led to another record (`wrong`) or to none (`missed`).
"""

import argparse
import csv
import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import hudna
from hudna import casebook
from hudna.pipeline.run import Settings, run
from hudna.records import Claim, Decision, Event, Exchange, Incident, Party, Relation, Site, Stance, Truce, Zone, row
from hudna.store import Store
from hudna.store.encoding import anchor, parties

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2026, 3, 2, tzinfo=UTC)
PUBLISHED = date(2015, 8, 1)
# The coder some hours of work ago, and the one before the last weights.
EARLIER = ("302596d", "e8bbc2d")
KINDS = (Event, Claim, Relation, Truce, Exchange, Zone, Site, Stance)
# A field that an analyst would mend, and the values it may have.
MENDED = {
    Event: ("status", ("occurred", "planned", "possible", "denied")), Claim: ("stance", ("claims", "denies")),
    Stance: ("value", ("supports", "opposes")), Truce: ("status", ("proposed", "in_force", "violated")),
    Relation: ("predicate", ("part_of", "ally_of")), Zone: ("duty", ("keep_out", "no_attacks")),
    Site: ("status", ("held", "handed_over")), Exchange: ("status", ("proposed", "done")),
}  # fmt: skip
VERDICTS = ("accept", "correct", "reject", "merge", "split", "rename")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--decisions", type=int, default=400)
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--earlier", action="append", help="a commit of this project; may be given again")
    parser.add_argument("--errors", action="store_true", help="print decisions that went astray")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch_:
        scratch = Path(scratch_)
        documents = sample(options.shared, options.documents, scratch)
        for name, case in cases(scratch, documents, options):
            measured(name, case, options)


def sample(shared: Path, n: int, scratch: Path) -> Path:
    """News as it comes: half in one list, half in files of their own."""
    with gzip.open(shared / "news/conflict.jsonl.gz", "rt") as lines:
        chosen = random.Random(5).sample(list(lines), n)
    folder = scratch / "documents"
    folder.mkdir()
    (folder / "list.jsonl").write_text("".join(chosen[: n // 2]), encoding="utf-8")
    for one in map(json.loads, chosen[n // 2 :]):
        (folder / f"{one['id']}.txt").write_text(f"{one['title']}\n\n{one['text']}", encoding="utf-8")
    return folder


def cases(scratch: Path, documents: Path, options: argparse.Namespace) -> Iterator[tuple[str, Path]]:
    """A case for each change of the coder, as it is before the change."""
    if not options.earlier:
        shutil.copytree(casebook.SHIPPED, scratch / "casebooks")
        for k, folder in enumerate(sorted((scratch / "casebooks").iterdir())):
            thin(folder, k)
        with Store.open(scratch / "edited", create=True, at=AT) as store:
            edited = casebook.load(scratch / "casebooks" / options.casebook)
            run([documents], store, Settings(casebook=edited, published=PUBLISHED))
        yield "one row of ten of the casebook was missing (triggers, names)", scratch / "edited"
    for commit in options.earlier or EARLIER:
        case = by_commit(commit, scratch, documents, options.casebook)
        if case:
            yield f"the coder of {commit}", case


def thin(folder: Path, seed: int) -> None:
    """Leave out one row of ten of the tables by which things are found."""
    chance = random.Random(seed)
    for path in (folder / name for name in ("triggers.csv", "aliases.csv", "place_names.csv", "relations.csv")):
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as table:
                head, *rows = list(csv.reader(table))
            with path.open("w", encoding="utf-8", newline="") as table:
                csv.writer(table).writerows([head, *(one for one in rows if chance.random() >= 0.1)])


def by_commit(commit: str, scratch: Path, documents: Path, name: str) -> Path | None:
    """The case as the program of that commit makes it; `None` where the history is not here."""
    packed = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        print(f"{commit}: not in this history, left out")
        return None
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as files:
        files.extractall(scratch / commit, filter="data")
    command = "import sys; from hudna.show.cli import main; sys.argv[0] = 'hudna'; main()"
    told = ["run", str(documents), "--case", str(scratch / f"case-{commit}"), "--casebook", name, "--jobs", "1"]
    told += ["--published", PUBLISHED.isoformat()]
    env = {**os.environ, "PYTHONPATH": str(scratch / commit / "src")}
    done = subprocess.run([sys.executable, "-c", command, *told], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{commit}: its run failed\n{done.stderr[-2000:]}")
        return None
    return scratch / f"case-{commit}"


# --- decisions, and where they are afterwards -------------------------------------------------------------------------


@dataclass(frozen=True)
class Judged:
    """A decision, and the records it names as they stood."""

    decision: Decision
    records: tuple[Any, ...]


def measured(name: str, case: Path, options: argparse.Namespace) -> None:
    began = time.process_time()
    with Store.open(case, at=AT) as store:
        before = dict(Counter(type(record).__name__ for kind in KINDS for record in store.records(kind)))
        judged = list(decided(store, options.decisions))
        problems = store.decide(*(one.decision for one in judged))
        hudna.__version__ = f"{hudna.__version__}+"  # another coder says so by its version
        run([], store, Settings(casebook=casebook.load(options.casebook)))
        after = {record.id: record for kind in KINDS for record in store.records(kind)}
        moved, kept = store.moved(), {decision.id for decision in store.decisions()}
        held = {problem.message.split()[0] for problem in store.problems() if problem.code == "kept-for-a-person"}
        rows = [(one, verdict(one, after, moved, held)) for one in judged if one.decision.id in kept]
        faults, names = store.check(), store.current(Event, Incident).names
        named = len(names.keys() & {incident.id for incident in store.incidents()})
    print(f"\n{name}: {len(judged)} decisions, {len(problems)} not taken, {len(faults)} faults of the case")
    print(f"  records before {before}\n  and after {dict(Counter(type(record).__name__ for record in after.values()))}")
    table(rows)
    renamed = sum(one.decision.verdict == "rename" for one in judged)
    print(f"  incidents that keep the name they were given: {named} of {renamed}")
    if options.errors:
        for one in (one for one, what in rows if what in ("wrong", "missed")):
            for old in one.records:
                print(f"    {one.decision.id}: {old}\n     -> {after.get(old.id) or after.get(moved.get(old.id, ''))}")
    print(f"  {time.process_time() - began:.0f} s of processor")


def decided(store: Store, n: int) -> Iterator[Judged]:
    """Decisions of each verdict about records taken at random, no record twice."""
    chance = random.Random(11)
    held = {record.id: record for kind in KINDS for record in store.records(kind)}
    incidents = {one.id: tuple(held[e] for e in one.event_ids) for one in store.incidents() if len(one.event_ids) > 1}
    free = {one for one in held if one not in {e.id for events in incidents.values() for e in events}}
    part = n // len(VERDICTS)
    lone = sorted((one for one in store.incidents() if len(one.event_ids) == 1), key=lambda one: one.id)
    for k, one in enumerate(chance.sample(lone, min(part, len(lone)))):
        free.discard(one.event_ids[0])
        yield Judged(made("rename", k, (one.id,), value="as an analyst calls it"), (held[one.event_ids[0]],))
    for k, events in enumerate(chance.sample(sorted(incidents.items()), min(part, len(incidents)))):
        yield Judged(made("split", k, (events[1][0].id,), value=" ".join(e.id for e in events[1][1:])), events[1])
    pairs = list(alike(sorted((held[one] for one in free if isinstance(held[one], Event)), key=lambda e: e.id)))
    for k, pair in enumerate(chance.sample(pairs, min(part, len(pairs)))):
        free -= {pair[0].id, pair[1].id}
        yield Judged(made("merge", k, (pair[0].id, pair[1].id)), pair)
    # Events are most of all records: half of the others' share goes to the other kinds.
    events_, others = (sorted(one for one in free if isinstance(held[one], Event) == kind) for kind in (True, False))
    chosen = chance.sample(others, min(len(others), 3 * part // 2))
    chosen += chance.sample(events_, min(len(events_), 3 * part - len(chosen)))
    chance.shuffle(chosen)
    for k, one in enumerate(chosen):
        yield Judged(single(("accept", "correct", "reject")[k % 3], k, held[one], chance), (held[one],))


def alike(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Events of one type and status, each once, that a person might take for one."""
    waiting: dict[tuple[str, str], Event] = {}
    for event in events:
        other = waiting.pop((event.type, event.status), None)
        if other is None or other.document_id == event.document_id:
            waiting[event.type, event.status] = event
        else:
            yield other, event


def single(verdict_: str, k: int, record: Any, chance: random.Random) -> Decision:
    if verdict_ != "correct":
        return made(verdict_, k, (record.id,))
    field, values = MENDED[type(record)]
    value = chance.choice([one for one in values if one != row(record)[field]])
    return made("correct", k, (record.id,), field=field, value=value)


def made(
    verdict_: str, k: int, subjects: tuple[str, ...], *, field: str | None = None, value: str | None = None
) -> Decision:
    return Decision(
        id=f"{verdict_}-{k}", subjects=subjects, verdict=verdict_, field=field, value=value, by="reviewer",
        at=AT + timedelta(minutes=k), reason="bench", withdraws=None,
    )  # fmt: skip


FATES = ("same id", "followed", "kept", "gone", "wrong", "missed")


def verdict(judged: Judged, after: dict[str, Any], moved: dict[str, str], held: set[str]) -> str:
    """The worst that befell any record of the decision."""
    found = [fate(old, after, moved, held) for old in judged.records]
    worst = max(found, key=FATES.index)
    return "missed" if worst == "gone" and judged.decision.verdict != "reject" else worst


def fate(old: Any, after: dict[str, Any], moved: dict[str, str], held: set[str]) -> str:
    if old.id in held:
        others = (one for one in after.values() if one.id not in held)
        return "missed" if any(same_words(old, one) for one in others if one.id not in moved.values()) else "kept"
    new = after.get(old.id) or after.get(moved.get(old.id, ""))
    if new is not None:
        return ("same id" if new.id == old.id else "followed") if same_words(old, new) else "wrong"
    return "missed" if any(same_words(old, one) for one in after.values()) else "gone"


def same_words(old: Any, new: Any) -> bool:
    mine, theirs = anchor(old), anchor(new)
    if type(old) is not type(new) or mine is None or theirs is None or mine.document_id != theirs.document_id:
        return False
    if isinstance(old, Relation) and old.id == new.id:
        return True
    sides, others = (list(parties(one)) for one in (old, new))
    same = isinstance(old, Event) or not (sides and others) or any(same_side(a, b) for a in sides for b in others)
    return same and min(mine.end, theirs.end) > max(mine.start, theirs.start)


def same_side(one: Party, other: Party) -> bool:
    named = (one.actor_id or one.name) == (other.actor_id or other.name)
    return named or bool(
        one.span and other.span and one.span.start < other.span.end and other.span.start < one.span.end
    )


def table(rows: Iterable[tuple[Judged, str]]) -> None:
    counts = Counter((judged.decision.verdict, fate_) for judged, fate_ in rows)
    total = Counter(fate_ for _, fate_ in rows)
    lost = total["wrong"] + total["missed"]
    print(f"  orphaned: {lost} of {sum(total.values())} decisions ({lost / max(1, sum(total.values())):.4f})")
    print(f"  {'':8}" + "".join(f"{name:>10}" for name in FATES))
    for name in (*VERDICTS, "all"):
        here = total if name == "all" else {f: counts[name, f] for f in FATES}
        print(f"  {name:8}" + "".join(f"{here[f]:10}" for f in FATES))


if __name__ == "__main__":
    main()
