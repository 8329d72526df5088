"""Which coded deeds the words of a claim are about, and who acts by them."""

from hudna.coding.analysis import Sentence
from hudna.coding.claimwords import TWO, is_one_of
from hudna.coding.disowned import ACCUSED
from hudna.coding.tree import Found
from hudna.records import Event, Party, Span


def told_by(events: list[Event], cue: Found, act: str) -> Party | None:
    """Who accuses, claims or denies by the act that was coded at the words."""
    coded = next((e for e in events if e.type == act and overlap(e.trigger, cue)), None)
    return coded.actors[0] if coded and len(coded.actors) == 1 else None


def overlap(where: Span, cue: Found) -> bool:
    """Whether a stretch of the text shares a letter with a cue."""
    return where.start < cue.end and cue.start < where.end


def claimed(sentence: Sentence, events: list[Event], cue: Found) -> list[Event | None]:
    """The deeds that are claimed: two where the words name two (`الهجومين`), else the nearest."""
    near = sentence.words[max(0, cue.first - 4) : cue.last + 7]
    if not any(is_one_of(word.key, TWO) for word in near):
        return [nearest(events, cue)]
    deeds = [event for event in events if event.type in ACCUSED]
    deeds.sort(key=lambda event: abs(event.trigger.start - cue.start))
    return [*deeds[:2], *([None] * (2 - len(deeds)))]


def nearest(events: list[Event], cue: Found | Span) -> Event | None:
    """The deed that is claimed: the nearest attack or breach of the sentence."""
    deeds = [event for event in events if event.type in ACCUSED]
    return min(deeds, key=lambda event: abs(event.trigger.start - cue.start), default=None)
