"""Whom a truce binds and where: its sides with all that belong to them, and which attacks are attacks under it.

An attack counts where somebody bound attacks the other side, civilians or
whom nobody names, in the area that the truce names.  What the same people do
to others or elsewhere is no breach: who keeps still with one enemy fights on
with another.
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.casebook import Casebook, upwards
from hudna.merging.blocks import fold, name_of
from hudna.merging.links import families
from hudna.merging.truces import Course
from hudna.records import Incident, Party, PlaceRef

# Everyday words for people who sign no truce, and whom to attack is a breach whoever they are.
_UNARMED = ("civilians", "crowd", "officials", "source", "body", "part")
_ALLIED = ("allied-with", "backed-by", "loyal-to")
_WIDE = ("country", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Parties that stand together: `bound` with who belongs to them, `friends` with who is allied to them."""

    bound: frozenset[str]
    friends: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Ties:
    """Who belongs to whom and who is allied to whom, by a casebook; made once for many truces."""

    casebook: Casebook

    @functools.cached_property
    def parts(self) -> dict[str, set[str]]:
        """By actor who belongs to it: parts, fronts, members, leaders."""
        found: dict[str, set[str]] = {}
        for name, above in families(self.casebook).items():
            for one in above:
                found.setdefault(one, set()).add(name)
        return found

    @functools.cached_property
    def allies(self) -> dict[str, set[str]]:
        """By actor who is allied to it, backs it or is loyal to it, and the other way round."""
        found: dict[str, set[str]] = {}
        for tie in self.casebook.relations:
            if tie.predicate in _ALLIED:
                found.setdefault(tie.subject, set()).add(tie.object)
                found.setdefault(tie.object, set()).add(tie.subject)
        return found

    @functools.cached_property
    def unarmed(self) -> frozenset[str]:
        """Everyday words for people who sign no truce, as ids and as names."""
        rows = [row for row in self.casebook.people if row.kind in _UNARMED]
        return frozenset(word for row in rows for word in (row.people_id, row.label_en))

    def below(self, parties: Iterable[Party]) -> frozenset[str]:
        """The armed among them and who belongs to them: who signs for an army signs for its brigades."""
        names = {name_of(party) for party in parties if (party.actor_id or party.name) not in self.unarmed}
        return frozenset(names.union(*(self.parts.get(name, ()) for name in names)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The sides of a truce, and its area: ids and names of places, `wide` where one of them is a country."""

    sides: tuple[Side, ...]
    area: frozenset[str]
    wide: bool
    ties: Ties

    @property
    def everybody(self) -> frozenset[str]:
        """Whoever is bound."""
        return frozenset[str]().union(*(side.bound for side in self.sides))

    def concerns(self, incident: Incident, actors: frozenset[str] | None = None) -> bool:
        """Whether the incident is a deed of those bound (of these `actors`) to the other side, in the area."""
        doers = {name_of(party) for party in incident.actors}
        asked = [side for side in self.sides if doers & (side.bound if actors is None else side.bound & actors)]
        return self.within(incident.place) and any(self._hits(side, incident.recipients) for side in asked)

    def within(self, place: PlaceRef | None) -> bool:
        """Whether a place lies in the area; where none is told, only if the area is a whole country."""
        if not self.area:
            return True
        if place is None:
            return self.wide
        around = {up.place_id for up in upwards(place.place_id, self.ties.casebook.places)}
        return bool(self.area & {place.place_id or "", fold(place.name), *around})

    def _hits(self, side: Side, recipients: Iterable[Party]) -> bool:
        """Whether one of the recipients is no third party; where there is one side alone, everybody is the other."""
        others = [name_of(party) for party in recipients if not self._is_anybody(party)]
        if not others:
            return True
        friends = frozenset[str]().union(*(one.friends for one in self.sides if one is not side))
        return any(name not in side.bound and (len(self.sides) < 2 or name in friends) for name in others)

    def _is_anybody(self, party: Party) -> bool:
        """Whether a recipient is of no side: civilians, or a name that the casebook does not hold."""
        return party.actor_id is None or party.actor_id in self.ties.unarmed


def bound(course: Course, ties: Ties) -> Bound:
    """The sides and the area of a truce, as its tellings and the casebook have them."""
    names = [name_of(party) for party in course.parties if (party.actor_id or party.name) not in ties.unarmed]
    area = [_place(scope, ties.casebook) for scope in course.scopes]
    return Bound(
        sides=tuple(_joined(_side(name, frozenset(names), ties) for name in names)),
        area=frozenset(place for place, _ in area),
        wide=any(wide for _, wide in area),
        ties=ties,
    )


def _side(name: str, signed: frozenset[str], ties: Ties) -> Side:
    """One party; the friends of its friends are its friends, as long as they have not signed themselves."""
    mine = frozenset({name, *ties.parts.get(name, ())})
    friends = set(mine)
    for _ in range(2):
        near = {two for one in friends for two in ties.allies.get(one, ())} - signed
        friends |= near.union(*(ties.parts.get(one, ()) for one in near)) - signed
    return Side(bound=mine, friends=frozenset(friends))


def _joined(sides: Iterable[Side]) -> list[Side]:
    """Parties of which one belongs to the other are one side: a coalition and the state that leads it."""
    held: list[Side] = []
    for side in sides:
        one = next((n for n, other in enumerate(held) if other.bound & side.bound), None)
        if one is None:
            held.append(side)
        else:
            held[one] = Side(bound=held[one].bound | side.bound, friends=held[one].friends | side.friends)
    return held


def _place(scope: str, casebook: Casebook) -> tuple[str, bool]:
    """What a truce says that it covers: the id of the place that it names, else its words; and whether it is wide."""
    known = next((row for row in casebook.places.values() if scope in (row.label_en, row.label_ar)), None)
    return (known.place_id, known.kind in _WIDE) if known else (fold(scope), False)
