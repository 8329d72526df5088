"""Documents with known events, as the search for participants sees them: analysis, triggers, who took part.

Three sources: the team's annotated documents, the news that we labelled
ourselves, and labelled sentences with the words of actor, deed and target
(majority of their annotators).
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import standoff

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.triggers import Candidate, Triggers
from hudna.lang.ar.parts import part
from hudna.records import Document, Source, Trigger, digest


@dataclass
class Told:
    """One known event: its trigger and the code points of each party, by role."""

    deed: Candidate
    parties: dict[str, list[tuple[int, int]]]
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass
class Case:
    """A document with its events.

    `group` is what must not be split between training and test; `conflict`
    is true of the annotated news of conflict.
    """

    name: str
    group: str
    analysis: Analysis
    found: tuple[Candidate, ...]
    told: list[Told]
    conflict: bool = False


def document(name: str, text: str, published: str | None) -> Document:
    source = Source(
        id=digest(text.encode()), uri=name, media_type="text/plain", retrieved_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    day = date.fromisoformat(published) if published else None
    return Document(
        id=name,
        source=source,
        part=0,
        language="ar",
        title=None,
        byline=None,
        published=day,
        text=text,
        verdict="sound",
    )


def annotated(shared: Path, analyse: Callable[[Document], Analysis], casebook: Casebook) -> Iterator[Case]:
    """The annotated documents."""
    triggers = Triggers(casebook)
    for path in sorted((shared / "gold/dev/ann").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = json.loads((shared / "gold/dev/docs" / path.name).read_text(encoding="utf-8"))
        yield replace(_case(read, gold, analyse, triggers), conflict=True)


def stood_off(shared: Path, analyse: Callable[[Document], Analysis], casebook: Casebook) -> Iterator[Case]:
    """The news and sentences that we labelled and the documents that we wrote ourselves (`standoff`)."""
    triggers = Triggers(casebook)
    for read, gold in [*standoff.documents(shared), *standoff.written()]:
        yield _case(read, gold, analyse, triggers)
    for read, gold in standoff.sentences(shared):
        yield replace(_case(read, gold, analyse, triggers), group=_article(read["id"]))


def _article(identifier: str) -> str:
    """What the sentences of one article share."""
    return identifier.rsplit("-", 1)[0]


def _case(
    read: dict[str, Any], gold: dict[str, Any], analyse: Callable[[Document], Analysis], triggers: Triggers
) -> Case:
    analysis = analyse(document(read["id"], read["text"], read.get("published")))
    told = []
    found = triggers(analysis)
    for event in gold["events"]:
        trigger = event["trigger"]
        deed = _deed(analysis, found, trigger["start"], trigger["end"], (event["type"], event["mode"]))
        if deed is not None:
            roles = ("actors", "recipients", "mediators")
            parties = {role: [(p["start"], p["end"]) for p in event[role] if "start" in p] for role in roles}
            told.append(Told(deed, parties, event))
    told.sort(key=lambda each: each.deed.start)
    return Case(read["id"], read["id"], analysis, found, told)


def labelled(
    shared: Path, analyse: Callable[[Document], Analysis], casebook: Casebook, *, every: bool = True
) -> Iterator[Case]:
    """The labelled sentences, one event each; only parties on which most annotators agree."""
    triggers = Triggers(casebook)
    folder = shared / "external/arabic_event_gsr"
    present = {
        (row["type"], row["text"].strip())
        for row in map(json.loads, (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines())
        if row["present"]
    }
    for number, row in enumerate(json.loads((folder / "spans_dev.json").read_text(encoding="utf-8"))):
        if not every and (row["event_type"], row["text"].strip()) not in present:
            continue
        analysis = analyse(document(f"span/{number}", row["text"], None))
        words = [word for sentence in analysis.sentences for word in sentence.words]
        verb = _agreed([{key for text in span["verb"] for key in text.split()} for span in row["spans"]])
        start = next((word for word in words if word.text in verb), None)
        if start is None:
            continue
        found = triggers(analysis)
        deed = _deed(analysis, found, start.start, start.end, (row["event_type"], None))
        if deed is None:
            continue
        parties = {}
        for role, name in (("actors", "source_actor"), ("recipients", "target_actor")):
            agreed = _agreed([{key for text in span.get(name) or [] for key in text.split()} for span in row["spans"]])
            parties[role] = [(word.start, word.end) for word in words if word.text in agreed and len(word.text) > 2]
        yield Case(f"span/{number}", _article(row["source"]), analysis, found, [Told(deed, parties)])


def _agreed(told: Sequence[set[str]]) -> set[str]:
    """The words that at least half of the annotators gave."""
    votes = Counter(word.strip('،.؛:«»"()') for words in told for word in words)
    return {word for word, n in votes.items() if word and 2 * n >= len(told)}


def _deed(
    analysis: Analysis, found: Sequence[Candidate], start: int, end: int, told: tuple[str, str | None]
) -> Candidate | None:
    """The candidate over a known trigger, of the known type; where none was found, one made from its spelling."""
    over = [each for each in found if each.start < end and each.end > start]
    if over:
        best = next((each for each in over if each.row.event_type == told[0]), over[0])
        return replace(best, row=replace(best.row, event_type=told[0], mode=told[1]))
    for index, sentence in enumerate(analysis.sentences):
        inside = [n for n, word in enumerate(sentence.words) if word.start < end and word.end > start]
        if inside:
            return _made(sentence, index, (inside[0], inside[-1]), (start, end), told)
    return None


def _made(
    sentence: Sentence, index: int, words: tuple[int, int], points: tuple[int, int], told: tuple[str, str | None]
) -> Candidate:
    read = part(sentence.words[words[0]].key)
    kind = "verb" if read.kind in ("verb", "neg", "aux") else "masdar"
    row = Trigger(trigger_id="gold", language="ar", words=read.stem, kind=kind, event_type=told[0], mode=told[1])
    return Candidate(
        sentence=index,
        first=words[0],
        last=words[1],
        start=points[0],
        end=points[1],
        row=row,
        kind=kind,
        form=kind,
        definite=read.article,
        prefix=sentence.words[words[0]].key[: read.skip],
        words=tuple(range(words[0], words[1] + 1)),
    )
