"""Two hundred kills at random moments of a run, a merge, a decision, a second coding: is anything lost?

    python bench/kills.py [--kills 200]

Invented reports are read, coded, merged and judged by a process that is struck
with SIGKILL at a moment taken at random from the time that its step took before.
After each strike the case is opened and looked at: the check is clean, every
decision that was acknowledged is held, every document has all its records or
is not there, no incident names an event twice.  Each case is in the end run
undisturbed and must then hold what a case that nobody struck holds, in the
incidents that merging everything gives.  Leaves with 1 where something failed.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hudna
from hudna import casebook
from hudna.coding import code_text
from hudna.pipeline.run import Settings, merge, run
from hudna.records import Decision
from hudna.store import Store

AT = datetime(2026, 3, 2, tzinfo=UTC)
N_DOCUMENTS = 48
A_CASE = ("run", "run", "run", "decide", "merge", "decide", "again", "again", "decide", "merge")
WHO = ("لواء النهر", "لواء البحر", "قوات السهل", "تحالف الساحل")
WHERE = ("مطار السهل", "معبر المرتفعات", "مرفأ الساحل", "سوق المدينة")
SAID = (
    "قصف {a} {p} مساء أمس بالصواريخ وقتل {n} جنود من {b}.",
    "أعلن {a} أنه سيهاجم {p} يوم الخميس إذا لم تنسحب {b}.",
    "نفى {a} مسؤوليته عن الهجوم على {p}.",
    "أعلن {a} هدنة مع {b} لمدة أسبوع بشرط انسحاب القوات من {p}.",
    "اعتقل {a} {n} من عناصر {b} قرب {p}.",
    "وقال متحدث باسم {a} إن مقاتليه هاجموا {p} بالقذائف.",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    known = casebook.load("sample")
    code_text("\n".join(SAID).format(a=WHO[0], b=WHO[1], p=WHERE[0], n=3), known)  # what every child would make anew
    settings = Settings(casebook=known, published=AT.date(), clock=lambda: AT)
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(folder=Path(scratch), settings=settings, chance=random.Random(options.seed))
        bench.prepare()
        while sum(bench.struck.values()) < options.kills:
            bench.one_case(options.kills)
    print(f"{sum(bench.struck.values())} kills {dict(bench.struck)}, {bench.finished} steps done before the strike")
    print(f"{bench.n_decisions} decisions acknowledged in {bench.n_cases} cases ({time.perf_counter() - began:.0f} s)")
    print("\n".join(bench.faults) or "no decision lost, no half document, every check clean, every case ends whole")
    sys.exit(bool(bench.faults))


@dataclass
class Bench:
    """The reports, what an unstruck case holds, and what became of those that were struck."""

    folder: Path
    settings: Settings
    chance: random.Random
    whole: dict[str, set[str]] = field(default_factory=dict)
    takes: dict[str, float] = field(default_factory=dict)
    struck: Counter[str] = field(default_factory=Counter)
    finished: int = 0
    n_cases: int = 0
    n_decisions: int = 0
    faults: list[str] = field(default_factory=list)

    def prepare(self) -> None:
        """Write the reports, and let every step run once undisturbed for its time."""
        (self.folder / "documents").mkdir()
        for n in range(N_DOCUMENTS):
            (self.folder / f"documents/{n:03}.txt").write_text(self.report(), encoding="utf-8")
        case = self.folder / "unstruck"
        for step in ("run", "decide", "merge", "again"):
            self.step(case, step, "unstruck", None)
        with Store.open(case, read_only=True) as store:
            self.whole = held(store)
        print(f"{len(self.whole)} documents, {sum(map(len, self.whole.values()))} events; undisturbed:",
              ", ".join(f"{step} {took:.2f} s" for step, took in self.takes.items()))  # fmt: skip

    def report(self) -> str:
        lines = []
        for said in self.chance.sample(SAID, 3):
            (a, b), p = self.chance.sample(WHO, 2), self.chance.choice(WHERE)
            lines.append(said.format(a=a, b=b, p=p, n=self.chance.randint(2, 9)))
        return "\n".join(lines)

    def one_case(self, most: int) -> None:
        """Strike a new case some times, look at it after each, let it end."""
        self.n_cases += 1
        case, told = self.folder / f"case-{self.n_cases}", set()
        for n, step in enumerate(A_CASE):
            if sum(self.struck.values()) < most:
                told |= self.step(case, step, f"{self.n_cases}-{n}", self.chance.random() * self.takes[step])
                self.look(case, told, f"case {self.n_cases}, after {step}")
        with Store.open(case, create=True, at=AT) as store:
            run([self.folder / "documents"], store, self.settings)
            if held(store) != self.whole:
                self.faults.append(f"case {self.n_cases}: does not end with the records of a case that nobody struck")
            groups = grouped(store)
            merge(store, self.settings, whole=True)
            if grouped(store) != groups:
                self.faults.append(f"case {self.n_cases}: merging everything gives other incidents")
        self.look(case, told, f"case {self.n_cases}, in the end")
        self.n_decisions += len(told)

    def step(self, case: Path, step: str, name: str, after: float | None) -> set[str]:
        """Let a process take a step and strike it so long after it began; the decisions that it acknowledged."""
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ours)
            code = 1
            try:
                self.work(case, step, name, theirs)
                code = 0
            finally:
                os._exit(code)
        os.close(theirs)
        with os.fdopen(ours) as lines:
            lines.readline()
            began = time.perf_counter()
            if after is not None:
                time.sleep(after)
                os.kill(child, signal.SIGKILL)
            told = {line.strip() for line in lines if line.endswith("\n")}
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            self.struck[step] += 1
        elif os.WEXITSTATUS(status):
            self.faults.append(f"{step}: raised")
        else:
            self.finished += 1
        if after is None:
            self.takes[step] = time.perf_counter() - began
        return told

    def work(self, case: Path, step: str, name: str, out: int) -> None:
        """What the process does; each line it writes after the first is a decision that was kept."""
        with Store.open(case, create=True, at=AT) as store:
            os.write(out, b"begun\n")
            if step == "again":
                hudna.__version__ = name
            if step in ("run", "again"):
                run([self.folder / "documents"], store, self.settings)
            elif step == "merge":
                merge(store, self.settings, whole=True)
            else:
                for decision in decisions(store, name):
                    if not store.decide(decision):
                        os.write(out, f"{decision.id}\n".encode())
                    merge(store, self.settings)

    def look(self, case: Path, told: set[str], when: str) -> None:
        """What a reviewer who opens the case now would find."""
        with Store.open(case, create=True, at=AT) as store:
            faults = [problem.code for problem in store.check()]
            lost = told - {decision.id for decision in store.decisions()}
            half = [name for name, ids in held(store).items() if ids != self.whole[name]]
            named = [event for incident in store.incidents() for event in incident.event_ids]
        wrong = {"check": faults, "decisions lost": lost, "half documents": half, "twice": len(named) - len(set(named))}
        self.faults += [f"{when}: {what}: {told_}" for what, told_ in wrong.items() if told_]


def decisions(store: Store, name: str, n: int = 8) -> Iterator[Decision]:
    """Judgements about events taken at random."""
    chance = random.Random(name)
    events = sorted(store.events(), key=lambda event: event.id)
    for k in range(n if len(events) > 1 else 0):
        one, other = chance.sample(events, 2)
        verdict = chance.choice(("accept", "correct", "reject", "merge", "split"))
        yield Decision(
            id=f"{name}-{k}", subjects=(one.id, other.id) if verdict == "merge" else (one.id,), verdict=verdict,
            field="status" if verdict == "correct" else None,
            value={"correct": "possible", "split": other.id}.get(verdict),
            by="reviewer", at=AT + timedelta(seconds=k), reason="bench", withdraws=None,
        )  # fmt: skip


def held(store: Store) -> dict[str, set[str]]:
    """The events of each document."""
    found: dict[str, set[str]] = {document.id: set() for document in store.documents()}
    for event in store.events():
        found[event.document_id].add(event.id)
    return found


def grouped(store: Store) -> set[tuple[str, ...]]:
    return {tuple(sorted(incident.event_ids)) for incident in store.incidents()}


if __name__ == "__main__":
    main()
