"""Why a document was coded as it was: each sentence, each candidate, what was decided and what weighed."""

from collections.abc import Iterator, Mapping
from typing import Any

from hudna.casebook import Casebook
from hudna.coding.judge import Judgement
from hudna.coding.stage import Code
from hudna.coding.triggers import Candidate
from hudna.records import DateRange, Document, Event, Party, PlaceRef, isolated, line

MOST_REASONS = 6
_TOO_LITTLE = "too little speaks for it"


def explain(document: Document, casebook: Casebook) -> str:
    """Lines for a reader: the sentence, a block for each candidate, rejected ones too, then what else it tells.

    A word that a trigger's sense test keeps out is named with the test, so that a table can be mended.
    """
    return "\n".join(_lines(document, casebook))


def _lines(document: Document, casebook: Casebook) -> Iterator[str]:
    code = Code(casebook)
    analysis = code.analyse(document)
    judged = code.judge(analysis, code.triggers(analysis), reasons=True)
    records = list(code.records(analysis, judged))
    events = {event.trigger.start: event for event in records if isinstance(event, Event)}
    others = [record for record in records if not isinstance(record, Event)]
    kept_out = list(code.triggers.passed_over(analysis))
    for number, sentence in enumerate(analysis.sentences):
        yield f"{number + 1}. {isolated(document.text[sentence.start : sentence.end])}"
        here = [each for each in judged if each[0].sentence == number]
        for candidate, judgement in here:
            yield from _candidate(document, candidate, judgement, events)
        taken = {at for candidate, _ in here for at in range(candidate.first, candidate.last + 1)}
        for of_sentence, at, row in kept_out:
            if of_sentence == number and at not in taken:
                word = isolated(sentence.words[at].text)
                yield f"   passed over: {word}, trigger {row.trigger_id} asks for {isolated(row.sense)}"
        for record in others:
            if sentence.start <= record.evidence.start < sentence.end:
                yield f"   {type(record).__name__.lower()}: {line(record)}"
                yield f"      by: {record.rule}"


def _candidate(
    document: Document, candidate: Candidate, judgement: Judgement, events: Mapping[int, Event]
) -> Iterator[str]:
    row = candidate.row
    mode = f" {row.mode}" if row.mode else ""
    decided = f"event, {judgement.status}" if judgement.accepted else f"no event, {judgement.held or _TOO_LITTLE}"
    quote = document.text[candidate.start : candidate.end]
    yield f"   {row.event_type}{mode}: {decided} ({judgement.reports:.2f}) | {isolated(quote)}"
    yield f"      trigger {row.trigger_id} ({isolated(row.words)}), {_form(candidate)}"
    if judgement.accepted:
        cues = "، ".join(judgement.cues)
        yield f"      status by: {judgement.rule}" + (f" {isolated(cues)}" if cues else "")
        if judgement.condition:
            start, end = judgement.condition
            yield f"      condition: {isolated(document.text[start:end])}"
        event = events.get(candidate.start)
        if event is not None:
            yield from _told(event)
    weighed = ", ".join(f"{isolated(name)} {weight:+.2f}" for name, weight in judgement.reasons[:MOST_REASONS])
    if weighed:
        yield f"      weighed: {weighed}"


def _told(event: Event) -> Iterator[str]:
    """Who, to whom, where, when and on whose word, each with its words; then the rules that gave them."""
    parts: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("who", event.actors),
        ("to whom", event.recipients),
        ("mediated by", event.mediators),
        ("where", (event.place,)),
        ("when", (event.when,)),
        ("on whose word", (event.speaker,)),
    )
    for name, values in parts:
        said = ", ".join(_with_words(value) for value in values if value is not None)
        if said:
            yield f"      {name}: {said}"
    yield f"      by: {event.rule}"


def _with_words(value: Party | PlaceRef | DateRange) -> str:
    words = f" {isolated(value.span.quote)}" if value.span is not None else ""
    if isinstance(value, DateRange):
        days = f"{value.earliest} to {value.latest}" if value.earliest != value.latest else f"{value.earliest}"
        return (days if value.earliest or value.latest else "an unknown day") + words
    return isolated(value.name) + words


def _form(candidate: Candidate) -> str:
    said = [candidate.form, candidate.aspect, candidate.voice, candidate.person, candidate.gender, candidate.number]
    return " ".join(part for part in said if part)
