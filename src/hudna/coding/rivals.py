"""Who faces whom by the casebook (`rival-of`), for a truce whose words name one side or none.

What a casebook knows only completes what a document tells: a rival who is
spoken of nowhere in it is no party.
"""

from collections.abc import Iterator
from dataclasses import replace

from hudna.coding.analysis import Analysis, Mention
from hudna.coding.evidence import party
from hudna.coding.known import Known
from hudna.records import Party


class Rivals:
    """The rivals of the casebook among those of whom one document speaks."""

    def __init__(self, known: Known, analysis: Analysis) -> None:
        self._known, self._day = known, analysis.document.published
        self._told: dict[str, list[Party]] = {}
        for mention in _actors(analysis):
            led = known.forces(mention.id, self._day)  # `قال مشار`: his movement is spoken of
            self._told.setdefault(known.body(led or mention.id or ""), []).append(party(analysis, mention, "party"))

    def pair(self, left: str | None, right: str | None) -> tuple[str, str] | None:
        """The ids that two rivals have in the casebook: `الحكومة الكولومبية` is whom the FARC faces, not a country."""
        body = self._known.body(right or "")
        rows = self._known.rivals(left, self._day)
        return next((row for row in rows if self._known.body(row[1]) == body), None)

    def are_told_of(self, actor_id: str | None) -> bool:
        """Whether the document speaks of a rival of somebody."""
        return any(self._known.body(other) in self._told for _, other in self._known.rivals(actor_id, self._day))

    def of(self, actor_id: str | None, barred: set[str | None]) -> tuple[str, str, Party] | None:
        """The one rival who is spoken of: what the casebook calls the actor and him, and where he is named first.

        Of two (a government and the coalition beside it) the casebook cannot tell which one it is: none.
        """
        rows = [row for row in self._known.rivals(actor_id, self._day) if row[1] not in barred]
        told = [
            (own, other, self._told[body][0]) for own, other in rows if (body := self._known.body(other)) in self._told
        ]
        return told[0] if len(told) == 1 else None

    def most_told(self, barred: set[str | None]) -> list[Party]:
        """The two rivals of whom the document speaks most, each twice at least; else nobody."""
        often = sorted(((len(told), body) for body, told in self._told.items() if len(told) > 1), reverse=True)
        for _, body in often:
            found = self.of(body, barred)
            if found and body not in barred and len(self._told[self._known.body(found[1])]) > 1:
                return [self.named(self._told[body][0], found[0]), self.named(found[2], found[1])]
        return []

    def of_state(self, state: str, barred: set[str | None]) -> list[Party]:
        """A state of which the document speaks, with whom it fights at home, if told of; else nobody.

        Of several rivals the one of whom most is told.
        """
        acting = self._known.acting(state)
        rows = [row for row in self._known.rivals(acting, self._day) if self._known.is_of(row[1], state)]
        told = [row for row in rows if self._of(row[0]) and not barred & set(row)]
        if not told:
            return []
        own, other = max(told, key=lambda row: len(self._of(row[1])))
        return [self.named(self._of(one)[0], one) for one in (own, other) if self._of(one)]

    def _of(self, actor_id: str) -> list[Party]:
        return self._told.get(self._known.body(actor_id), [])

    def named(self, told: Party, actor_id: str) -> Party:
        """A party under the id and the name that the casebook's row has."""
        return replace(told, actor_id=actor_id, name=self._known.actors[actor_id].label_en)


def _actors(analysis: Analysis) -> Iterator[Mention]:
    return (m for sentence in analysis.sentences for m in sentence.mentions if m.kind == "actor" and m.id)
