"""A headline that names no place tells what the lead below it tells, and there.

`مقتل جنود في هجوم انتحاري` over `قتل خمسة جنود في هجوم انتحاري على حاجز في كركوك`: the first deed of the lead of the
same sort, by nobody else, has the place of the headline's.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.roles import Scene
from hudna.records import Event, Party

_PHYSICAL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_MOST_WORDS = 18


def placed_by_lead(analysis: Analysis, events: Sequence[Event], scenes: Sequence[Scene]) -> list[Event]:
    """The events, those of a headline without a place with that of the lead.

    Args:
        analysis: the document.
        events: in the order of the text.
        scenes: of each event its sentence.
    """
    below = _below(analysis) if events else -1
    if below < 0:
        return list(events)
    told = [(event, scene.sentence) for event, scene in zip(events, scenes, strict=True)]
    first = analysis.sentences[0].paragraph
    lead = [event for event, sentence in told if sentence.paragraph == below]
    return [
        _placed(event, lead) if sentence.paragraph == first and _is_nowhere(event, sentence) else event
        for event, sentence in told
    ]


def _below(analysis: Analysis) -> int:
    """The paragraph below a first one of few words that ends without a stop; -1 where there is none."""
    numbers = list(dict.fromkeys(sentence.paragraph for sentence in analysis.sentences))
    title = [sentence for sentence in analysis.sentences if sentence.paragraph == numbers[0]]
    if len(numbers) == 1 or sum(len(sentence.words) for sentence in title) > _MOST_WORDS:
        return -1
    stopped = analysis.document.text[: title[-1].end].rstrip().endswith((".", "؟", "!", ":"))
    return -1 if stopped else numbers[1]


def _is_nowhere(event: Event, sentence: Sentence) -> bool:
    """Neither the deed nor its line has a place."""
    return event.place is None and not any(one.kind == "place" and one.how != "nisba" for one in sentence.mentions)


def _placed(event: Event, lead: Sequence[Event]) -> Event:
    """The place of the first deed of the same sort in the lead, if it is the same."""
    sort = event.type, event.mode, event.status
    again = next((one for one in lead if (one.type, one.mode, one.status) == sort), None)
    if again is None or again.place is None or event.type not in _PHYSICAL or not _is_again(event, again):
        return event
    return replace(event, place=again.place)


def _is_again(event: Event, told: Event) -> bool:
    """Done by nobody else, as far as both say; where only the headline says who did it, to nobody else."""
    known = bool(told.actors) or not event.actors
    return _agree(event.actors, told.actors) and (known or _agree(event.recipients, told.recipients))


def _agree(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Do two tellings name somebody in common, or does one of them name nobody?"""
    here, there = ({party.actor_id or party.name for party in one} for one in (mine, theirs))
    return not here or not there or not here.isdisjoint(there)
