"""Which claims of a document are told again: by the act beside the word, by the title, by a lead like it."""

from collections.abc import Iterator, Sequence

from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.charges import may_claim
from hudna.coding.known import Known
from hudna.coding.quarrels import MUTUAL
from hudna.coding.sides import is_one_side
from hudna.coding.uncharged import is_title, is_told_before, repeats_title
from hudna.records import Claim, Party

BY_ACT = "claim:act"
_OWN_DENIAL = ("claim:own-word", "denies")


class Retelling:
    """Made once for a document; `pair` are accuser and accused of its first charge."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._seen: set[tuple[str, str, str]] = set()
        self._told: list[tuple[Claim, Sentence]] = []
        self._titled: list[Claim] = []
        self.pair: tuple[Party, ...] = ()

    def fresh(self, analysis: Analysis, sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Those claims of a sentence that were not told before."""
        stances: set[str | tuple[str, str]] = set()
        deniers: list[Party] = []
        for at, claim in enumerate(claims):
            if _is_echo(claim, stances) and not self._is_other_denial(claim, deniers):
                continue
            deniers += [claim.claimant] if claim.stance == "denies" else []
            if claim.rule != BY_ACT:
                stances |= {claim.stance, (claim.claimant.name, claim.stance)}
            key = (claim.claimant.name, claim.stance, claim.event_id or f"{claim.span.start} {at}")
            again = is_told_before(self._told, claim, sentence) or repeats_title(self._titled, claim)
            if key not in self._seen and not again:
                self._titled += [claim] if is_title(analysis, sentence) else []
                self._seen.add(key)
                self._told.append((claim, sentence))
                yield claim
            if not self.pair and claim.on_whom and may_claim(self._known, claim.on_whom):
                self.pair = (claim.claimant, claim.on_whom)

    def _is_other_denial(self, claim: Claim, deniers: Sequence[Party]) -> bool:
        """`نفى متحدث باسم X، بينما قالت Y إن قواتها لم تطلق النار`: Y's own word, beside that of another."""
        mine = claim.claimant.actor_id
        known = mine is not None and all(one.actor_id is not None for one in deniers)
        others = known and not any(is_one_side(self._known, mine, one.actor_id) for one in deniers)
        return (claim.rule, claim.stance) == _OWN_DENIAL and others


def _is_echo(claim: Claim, stances: set[str | tuple[str, str]]) -> bool:
    """Whether other words of the sentence told the stance already."""
    if (claim.rule == BY_ACT or (claim.rule, claim.stance) == _OWN_DENIAL) and claim.stance in stances:
        return True
    return claim.rule == MUTUAL and (claim.claimant.name, claim.stance) in stances
