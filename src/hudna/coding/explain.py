"""Why a document was coded as it was: each sentence, each candidate, what was decided and what weighed."""

from collections.abc import Iterator

from hudna.casebook import Casebook
from hudna.coding.analyse import Analyse
from hudna.coding.judge import Judge, Judgement
from hudna.coding.triggers import Candidate, Triggers
from hudna.records import Document, isolated

MOST_REASONS = 6


def explain(document: Document, casebook: Casebook) -> str:
    """Lines for a reader: the sentence, then a block for each candidate, rejected ones too."""
    return "\n".join(_lines(document, casebook))


def _lines(document: Document, casebook: Casebook) -> Iterator[str]:
    analysis = Analyse(casebook)(document)
    judged = Judge(casebook)(analysis, Triggers(casebook)(analysis), reasons=True)
    for number, sentence in enumerate(analysis.sentences):
        yield f"{number + 1}. {isolated(document.text[sentence.start : sentence.end])}"
        for candidate, judgement in judged:
            if candidate.sentence == number:
                yield from _candidate(document, candidate, judgement)


def _candidate(document: Document, candidate: Candidate, judgement: Judgement) -> Iterator[str]:
    row = candidate.row
    mode = f" {row.mode}" if row.mode else ""
    decided = f"event, {judgement.status}" if judgement.accepted else "no event"
    quote = document.text[candidate.start : candidate.end]
    yield f"   {row.event_type}{mode}: {decided} ({judgement.reports:.2f}) | {isolated(quote)}"
    yield f"      trigger {row.trigger_id} ({isolated(row.words)}), {_form(candidate)}"
    if judgement.accepted:
        cues = "، ".join(judgement.cues)
        yield f"      status by: {judgement.rule}" + (f" {isolated(cues)}" if cues else "")
        if judgement.condition:
            start, end = judgement.condition
            yield f"      condition: {isolated(document.text[start:end])}"
    weighed = ", ".join(f"{isolated(name)} {weight:+.2f}" for name, weight in judgement.reasons[:MOST_REASONS])
    if weighed:
        yield f"      weighed: {weighed}"


def _form(candidate: Candidate) -> str:
    said = [candidate.form, candidate.aspect, candidate.voice, candidate.person, candidate.gender, candidate.number]
    return " ".join(part for part in said if part)
