"""Events with what the trigger alone tells: no participants, place or date."""

from collections.abc import Sequence

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.coding.judge import Judgement
from hudna.coding.triggers import Candidate
from hudna.records import Event, Span, record_id


class Bare:
    """Made once from a casebook; accepted candidates become events without participants."""

    def __init__(self, casebook: Casebook) -> None:
        del casebook

    def __call__(self, analysis: Analysis, judged: Sequence[tuple[Candidate, Judgement]]) -> tuple[Event, ...]:
        """One event for each accepted candidate."""
        return tuple(_event(analysis, candidate, told) for candidate, told in judged if told.accepted)


def _event(analysis: Analysis, candidate: Candidate, told: Judgement) -> Event:
    document, row = analysis.document, candidate.row
    sentence = analysis.sentences[candidate.sentence]

    def span(start: int, end: int) -> Span:
        return Span(document_id=document.id, start=start, end=end, quote=document.text[start:end])

    return Event(
        id=record_id("event", document.id, row.event_type, candidate.start),
        document_id=document.id,
        type=row.event_type,
        mode=row.mode,
        about=row.about,
        status=told.status,
        trigger=span(candidate.start, candidate.end),
        actors=(),
        recipients=(),
        mediators=(),
        place=None,
        when=None,
        speaker=None,
        condition=span(*told.condition) if told.condition else None,
        counts=(),
        same_as=None,
        evidence=span(sentence.start, sentence.end),
        rule=row.trigger_id,
    )
