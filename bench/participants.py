"""What the search for participants reaches, out of fold: who, whom, where, when, how many, on whose word.

    python bench/participants.py [--shared ../shared] [--casebook iraq] [--whole] [--misses actors]

With known triggers and statuses (so that only this room is measured), or with
`--whole` behind the real finder and judge.  Prints the figures of the team's
scorers; `--misses FIELD` prints each wrong answer of a field.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parents[1]
sys.path.insert(0, str(HOUSE / "training"))

import participants as training  # noqa: E402
from participants_gold import Case  # noqa: E402

from hudna.casebook import Casebook  # noqa: E402
from hudna.coding.choice import Choice  # noqa: E402
from hudna.coding.events import Events  # noqa: E402
from hudna.coding.judge import Judge, Judgement  # noqa: E402
from hudna.records import Event, Party, PlaceRef, Span  # noqa: E402


def judged(case: Case, judge: Judge | None) -> list[tuple[Any, Judgement]]:
    """The known triggers as if judged rightly, among all that were found; or the real judgements."""
    if judge is not None:
        return list(judge(case.analysis, case.found))
    known = {each.deed.first + 10_000 * each.deed.sentence for each in case.told}
    told = [
        (each.deed, Judgement(reports=1.0, accepted=True, status=each.gold.get("status", "occurred")))
        for each in case.told
    ]
    others = [each for each in case.found if each.first + 10_000 * each.sentence not in known]
    return [*told, *((each, Judgement(reports=0.0, accepted=False, status="possible")) for each in others)]


def coded(
    cases: list[Case], casebook: Casebook, asked: dict[str, Any], *, whole: bool, folds: int
) -> Iterator[tuple[Case, list[Event]]]:
    """Each document of the gold and each labelled sentence with its events, by weights that have not seen it."""
    judge = Judge(casebook) if whole else None
    measured = [case for case in cases if case.conflict or case.name.startswith("span")]
    for leave in training.folds(measured, folds):
        told = training.questions(asked, leave)
        events = Events(casebook, {name: Choice(one["weights"], one["none"]) for name, one in told.items()})
        for case in measured:
            if case.group in leave:
                yield case, list(events(case.analysis, judged(case, judge)))


def _span(span: Span | None) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.quote} if span else {}


def _party(party: Party | None) -> dict[str, Any] | None:
    return None if party is None else {"name": party.name, "actor_id": party.actor_id, **_span(party.span)}


def _place(place: PlaceRef | None) -> dict[str, Any] | None:
    return None if place is None else {"name": place.name, "place_id": place.place_id, **_span(place.span)}


def line(event: Event) -> dict[str, Any]:
    when = event.when
    return {
        "type": event.type,
        "mode": event.mode,
        "about": event.about,
        "status": event.status,
        "trigger": _span(event.trigger),
        "actors": [_party(one) for one in event.actors],
        "recipients": [_party(one) for one in event.recipients],
        "mediators": [_party(one) for one in event.mediators],
        "place": _place(event.place),
        "speaker": _party(event.speaker),
        "when": None
        if when is None
        else {
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "precision": when.precision,
            **_span(when.span),
        },
        "counts": [{"what": one.what, "n": one.best} for one in event.counts],
        "same_as": event.same_as,
    }


def scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_events", shared / "tools/score_events.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_events.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.load_aliases()
    return module


def misses(case: Case, events: list[Event], field: str, score: Any) -> None:
    """Each answer of a field that the scorer counts wrong."""
    lines = [line(event) for event in events]
    gold = [each.gold for each in case.told]
    text = case.analysis.document.text
    for g, d in score.pair(gold, lines, score.event_cost):
        want, got = gold[g].get(field), lines[d].get(field)
        if field in ("actors", "recipients"):
            good = score.shared(want, got, score.same_party)
            wrong = good < max(len(want), len(got))
        elif field == "place":
            wrong = bool(want or got) and not (want and got and score.same_name(want["name"], got["name"]))
        elif field == "when":
            wrong = not score.dates_agree(want, got)
        elif field == "counts":
            wrong = {(c["what"], c["n"]) for c in want} != {(c["what"], c["n"]) for c in got}
        else:
            wrong = bool(want or got) and not (want and got and score.same_party(want, got))
        if wrong:
            trigger = gold[g]["trigger"]
            start = max(0, trigger["start"] - 160, text.rfind("\n", 0, trigger["start"]) + 1)
            around = (
                f"{text[start : trigger['start']]}[[{trigger['quote']}]]{text[trigger['end'] : trigger['end'] + 110]}"
            )
            print(f"{case.name} {gold[g]['type']} {events[d].rule}\n   {around.splitlines()[0]}")
            print("   WANT", _short(want), "\n   GOT ", _short(got))


def _short(told: Any) -> str:
    if isinstance(told, list):
        return "; ".join(_short(one) for one in told) or "-"
    if not told:
        return "-"
    return " ".join(str(told[key]) for key in ("what", "n", "name", "earliest", "latest", "quote") if key in told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HOUSE / "../shared")
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--misses")
    parser.add_argument("--folds", type=int, default=8)
    arguments = parser.parse_args()
    cases, heads, places, casebook = training.load(arguments.shared, arguments.casebook)
    asked = training.rows(cases, heads, places)
    started = time.process_time()
    told = list(coded(cases, casebook, asked, whole=arguments.whole, folds=arguments.folds))
    print(f"trained and coded {len(told)} texts in {time.process_time() - started:.1f} CPU s", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coded.jsonl"
        rows = [{"id": case.name, "events": [line(event) for event in events]} for case, events in told]
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        tools, external = arguments.shared / "tools", arguments.shared / "external/arabic_event_gsr"
        for command in (
            [tools / "score_events.py", arguments.shared / "gold/dev/ann", path],
            [tools / "score_spans.py", external / "spans_dev.json", path, "--labels", external / "dev.jsonl"],
        ):
            run = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=True)
            print("\n".join(run.stdout.splitlines()[:24]))
    if arguments.misses:
        score = scorer(arguments.shared)
        for case, events in told:
            if not case.name.startswith("span"):
                misses(case, events, arguments.misses, score)


if __name__ == "__main__":
    main()
