"""Which coded deeds the words of a claim are about, and who acts by them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.claimwords import ARTICLES, DEEDS, TWO, is_one_of
from hudna.coding.disowned import ACCUSED
from hudna.coding.evidence import party, sentence_span, span
from hudna.coding.tree import Found
from hudna.lang.ar import fold
from hudna.records import Claim, Event, Party, Span, record_id

_FOR_IT = frozenset({"عنه", "عنها", "عنهما"})


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


def pointing_back(sentence: Sentence, claims: Iterable[Claim], attacks: Sequence[Event]) -> Iterator[Claim]:
    """`وتبنى التنظيم الهجوم`: claims and denials of no deed of their own sentence, tied to the attack told before.

    `attacks` are those of earlier sentences, in order.  The last one counts
    that the claimant may have done, and of two claims each has its own; one
    that the text tells by the same noun stands before the others.
    """
    taken: set[str] = set()
    for claim in claims:
        if claim.event_id is None and claim.stance != "attributes":
            named = [stem for stem in map(_defined, (word.key for word in sentence.words)) if stem]
            deed = _last(attacks, claim.claimant, named, taken) if named else None
            taken.add(deed.id if deed else "")
            yield replace(claim, event_id=deed.id if deed else None)
        else:
            yield claim


def _defined(key: str) -> str:
    """The start of a noun of deeds that stands under the article, `الهجوم`, or the pronoun for it, `عنه`."""
    if key in _FOR_IT:
        return key
    article = next((one for one in ARTICLES if one.endswith("ل") and len(one) > 1 and key.startswith(one)), "")
    return next((stem for stem in DEEDS if article and key.startswith(stem, len(article))), "")


def _last(attacks: Sequence[Event], claimant: Party, named: Sequence[str], taken: Collection[str]) -> Event | None:
    free = [one for one in attacks if one.id not in taken and _may_have_done(claimant, one)]
    same = [one for one in free if any(stem in fold(one.trigger.quote) for stem in named)]
    told = same or free
    return told[-1] if told else None


def _may_have_done(claimant: Party, attack: Event) -> bool:
    named = [one for one in attack.actors if one.actor_id]
    return not named or any(one.actor_id == claimant.actor_id for one in named)


def cued(
    analysis: Analysis, sentence: Sentence, cue: Found, told: tuple[Party, str, Mention | None], event: Event | None
) -> Claim:
    """The claim that a cue tells: whose word, what he says, of whom, and of which deed."""
    claimant, stance, on_whom = told
    start = min(cue.start, claimant.span.start if claimant.span else cue.start)
    end = max(cue.end, claimant.span.end if claimant.span else cue.end)
    return Claim(
        id=record_id("claim", analysis.document.id, claimant.name, stance, sentence.start, cue.start),
        document_id=analysis.document.id,
        event_id=event.id if event else None,
        claimant=claimant,
        stance=stance,
        on_whom=party(analysis, on_whom, "recipient") if on_whom else None,
        speaker=None,
        span=span(analysis, start, end),
        evidence=sentence_span(analysis, sentence),
        rule=f"claim:{stance}",
    )
