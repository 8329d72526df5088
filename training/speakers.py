"""Train the choice of who speaks; write the weights and say what they reach out of fold.

    python training/speakers.py [--shared ../shared] [--casebook iraq] [--out FILE] [--folds N]

Folds keep a document whole.  Only weights come out, no text.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from participants import MODELS, Row, fit, folds
from participants_gold import Case, Told, _deed, document
from standoff import documents, written

from hudna import casebook as casebooks
from hudna.casebook import Casebook
from hudna.coding.analyse import Analyse
from hudna.coding.choice import Choice
from hudna.coding.participants import Participants
from hudna.coding.roles import scene
from hudna.coding.speakers import Last, Speakers, Voices, carried, heard, nobody, scope, subjects, unsaid
from hudna.coding.triggers import Candidate, Triggers
from hudna.records import Party

L2, NONE = 6.0, -0.3
ROUNDS = 2
PRIORS = {
    "voice": {
        "said": 1.0,
        "said head": 2.5,
        "said active": 1.0,
        "said that": 0.5,
        "said quote": 0.5,
        "ahead cited": 1.0,
        "ahead cited cited": 1.0,
        "self": -1.0,
        "between": -1.0,
        "past": -1.0,
        "LAST": -1.0,
        "LAST aside True": -2.0,
        "NONE": 0.5,
    },
    "speaker": {
        "head": 3.0,
        "about": 2.0,
        "last subject": 1.0,
        "text of": 2.0,
        "topic": 1.0,
        "after": 1.0,
        "behind 0": 0.5,
        "cited 0": 1.0,
        "given": 1.0,
        "tail bare al": 0.5,
    },
}
"""What grammar says of these before anything is learnt."""


@dataclass(kw_only=True)
class Asked(Row):
    """A question with the parties that its answers name; the document it is of is its group."""

    inner: list[Row]
    gold: dict[str, Any] | None
    told: Told
    voices: Voices
    spans: dict[str, list[tuple[int, int]]]


def cases(shared: Path, casebook: Casebook) -> Iterator[Case]:
    """The annotated documents: the team's gold, the news that we labelled, what we wrote."""
    analyse, triggers = Analyse(casebook), Triggers(casebook)
    for read, gold in [*_gold(shared), *documents(shared), *written()]:
        analysis = analyse(document(read["id"], read["text"], read.get("published")))
        found = triggers(analysis)
        told = []
        for event in gold["events"]:
            trigger = event["trigger"]
            deed = _deed(analysis, found, trigger["start"], trigger["end"], (event["type"], event["mode"]))
            if deed is not None:
                told.append(Told(deed, {}, event))
        yield Case(read["id"], read["id"], analysis, found, told)


def _gold(shared: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in sorted((shared / "gold/dev/ann").glob("*.json")):
        read = json.loads((shared / "gold/dev/docs" / path.name).read_text(encoding="utf-8"))
        yield read, json.loads(path.read_text(encoding="utf-8"))


def asked(case: Case, speakers: Speakers, participants: Participants) -> Iterator[Asked]:
    """The questions of one document: for each known event who may speak, and who does."""
    spans = _spans(case)
    last: Last | None = None
    deeds: dict[int, dict[int, Candidate]] = {}
    for one in [*case.found, *(each.deed for each in case.told)]:
        deeds.setdefault(one.sentence, {})[one.first] = one
    text = case.analysis.document.text
    for number, sentence in enumerate(case.analysis.sentences):
        ordered = sorted(deeds.get(number, {}).values(), key=lambda one: one.first)
        laid = scene(text, sentence, ordered, participants.heads)
        if last is not None:
            before = case.analysis.sentences[number - 1]
            same = last.same_paragraph and before.paragraph == sentence.paragraph
            last = Last(last.party, last.sentences + 1, same)
        voices = speakers.voices(case.analysis, laid, lambda last=last: last)
        for told in case.told:
            if told.deed.sentence == number:
                yield _asked(case, voices, told, speakers, spans)
        spoken = speakers.spoken(voices)
        if spoken is not None:
            last = Last(spoken, 0, True)


def _asked(case: Case, voices: Voices, told: Told, speakers: Speakers, spans: dict[str, list]) -> Asked:
    gold, last = told.gold.get("speaker"), voices.last
    who = [[(_is(speakers.party(voices, phrase), gold, spans)) for phrase, _ in one.ties] for one in voices.said]
    on = last is not None and _is(last.party, gold, spans)
    answers = [heard(voices, told.deed, one) for one in voices.said]
    right = [any(marks) or (on and not one.ties) for marks, one in zip(who, voices.said, strict=True)]
    inner = []
    for marks, one in zip(who, voices.said, strict=True):
        if one.ties and (any(marks) or on):
            row = Row(case.group, [*subjects(one), unsaid(voices, one)], [*marks, not any(marks)])
            if any(marks) or (scope(voices, told.deed, one) == "said" and not any(map(any, who))):
                inner.append(row)
                right[voices.said.index(one)] = True
    if last is not None:
        answers.append(carried(voices, told.deed, last))
        right.append(on)
    answers.append(nobody(voices, told.deed))
    return Asked(
        case.group, answers, [*right, not any(right)], inner=inner, gold=gold, told=told, voices=voices, spans=spans
    )


def _spans(case: Case) -> dict[str, list[tuple[int, int]]]:
    """Where each name of the document's parties stands."""
    told: dict[str, list[tuple[int, int]]] = {}
    for event in (each.gold for each in case.told):
        for party in [*event["actors"], *event["recipients"], *([event["speaker"]] if event.get("speaker") else [])]:
            if party.get("start") is not None:
                told.setdefault(party["name"], []).append((party["start"], party["end"]))
    return told


def _is(party: Party | None, gold: dict[str, Any] | None, spans: dict[str, list[tuple[int, int]]]) -> bool:
    if party is None or gold is None or gold.get("start") is None:
        return False
    if party.name.lower() == gold["name"].lower():
        return True
    said = party.span
    where = [(gold["start"], gold["end"])] if party.actor_id else spans.get(gold["name"], [])
    return said is not None and any(said.start < end and said.end > start for start, end in where)


def _same(party: Party | None, gold: dict[str, Any] | None) -> bool:
    """As the scorer judges: the same name, or nobody that is known at the same words."""
    if party is None or gold is None:
        return False
    said = party.span
    near = said is not None and gold.get("start") is not None and said.start < gold["end"] and said.end > gold["start"]
    return party.name.lower() == gold["name"].lower() or (party.actor_id is None and near)


def questions(rows: Sequence[Asked]) -> dict[str, Choice]:
    """The weights learnt from the questions."""
    inner = [one for row in rows for one in row.inner]
    told = [row for row in rows if row.gold is None or not row.right[-1]]  # a speaker out of reach teaches nothing
    return {
        "voice": Choice(fit(told, L2, PRIORS["voice"], least=2), NONE),
        "speaker": Choice(fit(inner, L2, PRIORS["speaker"], least=2), 0.0),
    }


def rows(told: Sequence[Case], casebook: Casebook, choices: dict[str, Choice]) -> list[Asked]:
    participants = Participants(casebook)
    speakers = Speakers(participants, choices)
    return [one for case in told for one in asked(case, speakers, participants)]


def scored(found: Sequence[Asked], speakers: Speakers) -> Counter[str]:
    """Right, given and known speakers; `same` as the scorer judges."""
    told: Counter[str] = Counter()
    for row in found:
        party = speakers(row.voices, row.told.deed)
        told["given"] += party is not None
        told["right"] += _is(party, row.gold, row.spans)
        told["same"] += _same(party, row.gold)
        told["known"] += row.gold is not None
        told["within reach"] += row.gold is not None and not row.right[-1]
    return told


def report(found: Sequence[Asked], told: Sequence[Case], n: int, participants: Participants) -> None:
    """The out-of-fold figures."""
    total: Counter[str] = Counter()
    for leave in folds(told, n):
        choice = questions([row for row in found if row.group not in leave])
        total += scored([row for row in found if row.group in leave], Speakers(participants, choice))
    p, r = total["same"] / max(1, total["given"]), total["same"] / max(1, total["known"])
    print(f"out of fold: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}", dict(total))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--out", type=Path, default=MODELS / "speakers.json")
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    casebook = casebooks.load(arguments.casebook)
    told = list(cases(arguments.shared, casebook))
    choice = {"voice": Choice({}), "speaker": Choice({})}
    for _ in range(ROUNDS):
        found = rows(told, casebook, choice)
        choice = questions(found)
    report(found, told, arguments.folds, Participants(casebook))
    weights = {"questions": {name: {"none": one.none, "weights": one.weights} for name, one in choice.items()}}
    arguments.out.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print(len(found), "questions,", [len(one.weights) for one in choice.values()], "weights")


if __name__ == "__main__":
    main()
