"""What a casebook knows, looked up the ways that resolving a name needs: families, offices, heads of names."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from hudna.casebook import Casebook, upwards
from hudna.coding.tree import pieces
from hudna.lang.ar import fold
from hudna.records import Actor, KnownRelation

GROUPS = frozenset({"militia", "front", "group", "party", "movement", "coalition"})
_GOVERNING = ("state", "government")
_ARMED = frozenset({"armed-forces", "militia", "front"})
_OF_A_STATE = ("Government of ", "Armed Forces of ")
_INSTITUTIONS = {
    "armed-forces": ("armed-forces",),
    "police": ("police",),
    "security-forces": ("police", "security", "security-forces"),
    "intelligence": ("intelligence",),
    "judiciary": ("judiciary",),
    "people": ("people",),
    "parliament": ("parliament",),
}
_CALLED = {"police": "Police", "security-forces": "security forces"}
_NAMES = {
    "armed-forces": "Armed Forces of {}",
    "police": "Police of {}",
    "security-forces": "Security forces of {}",
    "intelligence": "Intelligence services of {}",
    "judiciary": "{} judiciary",
    "people": "People of {}",
    "parliament": "Parliament of {}",
}


class Known:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self.actors = casebook.actors
        self.places = casebook.places
        self._children: dict[str, list[Actor]] = defaultdict(list)
        for actor in casebook.actors.values():
            if actor.parent_id:
                self._children[actor.parent_id].append(actor)
        self._states = _states(casebook)
        self._acting = {
            state: alias.actor_id
            for alias in casebook.aliases
            if alias.note == "nisba" and (state := self.state(alias.actor_id))
        }
        self.heads = _heads(casebook)
        self.surnames = {key: _surname(actor) for key, actor in casebook.actors.items() if actor.kind == "person"}
        self.led_forces = self._led_forces()
        self._missions = {site.place_id: site.holder_id for site in casebook.sites if site.kind == "embassy"}
        self._offices = _offices(casebook)
        self._alliances = _alliances(casebook)
        self._rivals = self._rivalries(casebook)
        self.rulers = self._rulers()
        self._states_of_places = _states_of_places(casebook)
        words = (fold(word) for people in casebook.people for word in people.words.split("|"))
        self.accusatives = frozenset(word for word in words if word.endswith("ا") and " " not in word)

    def _led_forces(self) -> dict[str, str]:
        """Forces that a casebook calls by whom they follow, to him."""
        called = {f"forces loyal to {self.actors[person].label_en}": person for person in self.surnames}
        return {key: called[one.label_en] for key, one in self.actors.items() if one.label_en in called}

    def _rulers(self) -> dict[str, list[str]]:
        """Of each state the persons who ever led it or its government."""
        rulers: dict[str, list[str]] = defaultdict(list)
        for person in self.surnames:
            for row in self._offices.get((person, ""), ()):
                body = self.actors.get(row.object)
                state = self.state(row.object) if body and body.kind in ("state", "government") else None
                if state and row.predicate == "leads" and person not in rulers[state]:
                    rulers[state].append(person)
        return rulers

    def is_of(self, actor_id: str | None, state: str) -> bool:
        """Whether an actor belongs to a state, or is a group of its country: `التحالف` in news of Yemen."""
        actor, home = self.actors.get(actor_id or ""), self.actors.get(state)
        if actor is None or home is None:
            return False
        own = actor.kind in GROUPS and actor.country is not None and actor.country == home.country
        return own or self.state(actor_id) == state

    def state(self, actor_id: str | None) -> str | None:
        """The state that an actor belongs to, itself where it is one."""
        return self._states.get(actor_id or "")

    def institution(self, kind: str, state_id: str | None, state_name: str) -> tuple[str | None, str]:
        """The id and name of a state's army, government, courts ...; without an id where the casebook has none.

        A state whose government the casebook does not list acts itself.
        """
        if kind == "government":
            acting = self.acting(state_id)
            return acting, self.actors[acting].label_en if acting else state_name
        state = self.actors.get(state_id or "")
        if state is not None:
            below = [child for child in self._below(state.actor_id) if child.kind in _INSTITUTIONS[kind]]
            called = _CALLED.get(kind, "Armed Forces of")
            below.sort(key=lambda child: (called not in child.label_en, child.parent_id != state_id))
            if below:
                return below[0].actor_id, below[0].label_en
            state_name = state.label_en
        return None, _NAMES[kind].format(state_name)

    def acting(self, state_id: str | None) -> str | None:
        """Who acts for a state: whom its adjective means, else its government, else the state."""
        if state_id is None or state_id in self._acting:
            return self._acting.get(state_id or "")
        children = [child for child in self._children.get(state_id, ()) if child.label_en.startswith("Government")]
        return children[0].actor_id if children else state_id

    def answering(self, actor_id: str | None) -> str | None:
        """To whom an actor's deeds and words are put: a ministry's to its state (codebook §3), else to himself."""
        actor = self.actors.get(actor_id or "")
        if actor is None or actor.kind != "ministry":
            return actor_id
        return self.acting(self.state(actor_id)) or actor_id

    def mission(self, place_id: str | None) -> Actor | None:
        """Whose embassy or consulate a place is."""
        return self.actors.get(self._missions.get(place_id or "") or "")

    def is_group(self, actor_id: str) -> bool:
        """Whether the actor is an armed group, party or movement; an unknown one is not."""
        actor = self.actors.get(actor_id)
        return actor is not None and actor.kind in GROUPS

    def state_of_place(self, place_id: str | None) -> str | None:
        """The state whose country a place lies in."""
        return self._states_of_places.get(place_id or "")

    def governing(self, called: Sequence[str], country: str | None, *, alone: bool) -> list[str]:
        """Whom of those that can be called so `الحكومة` means, in a document about a state, if it is told of one.

        `حكومة صنعاء` names the Houthis, who are no government for that; beside `ميليشيات مقربة من إيران` a bare
        `الحكومة` is not Iran's.
        """
        kinds = {actor_id: self.actors[actor_id].kind for actor_id in called}
        own = [one for one in called if kinds[one] in _GOVERNING and self.state(one) == country]
        governments = [one for one in called if kinds[one] == "government"]
        states = [one for one in called if kinds[one] == "state"]
        return own or governments or ([] if country and alone else states)

    def holders(self, role_id: str, body_id: str | None, day: date | None) -> list[str]:
        """Who held an office of a body, or of its state or government, on that day; everybody ever without a day."""
        found = []
        for body in self.family(body_id):
            for row in self._offices.get((role_id, body), ()):
                if _holds_on(row, day):
                    found.append(row.subject)
        return list(dict.fromkeys(found))

    def offices(self, person_id: str, day: date | None) -> list[KnownRelation]:
        """The offices that a person held on that day."""
        rows = self._offices.get((person_id, ""), ())
        return [row for row in rows if _holds_on(row, day)]

    def forces(self, person_id: str | None, day: date | None) -> str | None:
        """The armed body that a person led on that day: `ميليشيات الحوثي وصالح` are those of both."""
        led = (row.object for row in self.offices(person_id or "", day) if row.predicate == "leads")
        return next((one for one in led if one in self.actors and self.actors[one].kind in _ARMED), None)

    def are_allied(self, person_id: str | None, actor_id: str | None, day: date | None) -> bool:
        """Whether those whom a person leads in arms stand with an actor on that day."""
        led = self.forces(person_id, day)
        rows = self._alliances.get(frozenset((led, actor_id)), ())
        return any(_holds_on(row, day) for row in rows)

    def body(self, actor_id: str) -> str:
        """A state for its government and its army (`Armed Forces of X`), else the actor: Libya has two of each."""
        actor, state = self.actors.get(actor_id), self.state(actor_id)
        if actor is None or state is None:
            return actor_id
        return state if actor_id == self.acting(state) or actor.label_en.startswith(_OF_A_STATE) else actor_id

    def rivals(self, actor_id: str | None, day: date | None) -> list[tuple[str, str]]:
        """Whom an actor faces on that day by the casebook: pairs of the name that he has there, and the other's."""
        rows = self._rivals.get(self.body(actor_id or ""), ())
        return [(own, other) for own, other, row in rows if _holds_on(row, day)]

    def _rivalries(self, casebook: Casebook) -> dict[str, list[tuple[str, str, KnownRelation]]]:
        """Under the body of each of two rivals his id and the other's, as the row of the casebook has them."""
        found: dict[str, list[tuple[str, str, KnownRelation]]] = defaultdict(list)
        for row in (row for row in casebook.relations if row.predicate == "rival-of"):
            for own, other in ((row.subject, row.object), (row.object, row.subject)):
                found[self.body(own)].append((own, other, row))
        return found

    def family(self, body_id: str | None) -> list[str]:
        """The body, and for a state its government and the other way round: offices are written under either."""
        actor = self.actors.get(body_id or "")
        if actor is None:
            return []
        family = [actor.actor_id]
        if actor.kind == "state":
            family += [
                child.actor_id for child in self._children[actor.actor_id] if child.kind in ("government", "ministry")
            ]
        elif actor.kind in ("government", "ministry") and actor.parent_id:
            family.append(actor.parent_id)
        return family

    def _below(self, actor_id: str) -> list[Actor]:
        first = self._children.get(actor_id, [])
        return first + [child for actor in first for child in self._children.get(actor.actor_id, [])]


def _holds_on(row: KnownRelation, day: date | None) -> bool:
    """Whether a row of the casebook holds on a day; every row does without one."""
    return day is None or (row.valid_from or day) <= day <= (row.valid_to or day)


def _heads(casebook: Casebook) -> dict[str, set[str]]:
    """For each actor the first words of its names, definite: `حركة النجباء` can be called `الحركة`."""
    heads: dict[str, set[str]] = defaultdict(set)
    names = [(actor.actor_id, actor.label_ar) for actor in casebook.actors.values()]
    names += [(alias.actor_id, alias.alias) for alias in casebook.aliases if alias.language == "ar"]
    for actor_id, name in names:
        told = pieces(name)
        if len(told) > 1:
            heads[actor_id].add("ال" + told[0].removeprefix("ال"))
    return heads


def _surname(actor: Actor) -> tuple[str, ...]:
    """The last words of a person's name by which news calls him again; empty for a name of one word."""
    told = pieces(actor.label_ar)
    if len(told) < 2:
        return ()
    return (
        tuple(told[-2:])
        if len(told) > 2 and told[-2] in ("بن", "ابن", "دي", "ابو", "ال", "فان", "ولد")
        else (told[-1],)
    )


def _offices(casebook: Casebook) -> dict[tuple[str, str], list[KnownRelation]]:
    """Rows of offices under (role, body), and under (person, "")."""
    rows: dict[tuple[str, str], list[KnownRelation]] = defaultdict(list)
    for row in casebook.relations:
        if row.role_id:
            rows[row.role_id, row.object].append(row)
        if row.role_id or row.predicate == "leads":
            rows[row.subject, ""].append(row)
    return rows


def _alliances(casebook: Casebook) -> dict[frozenset[str | None], list[KnownRelation]]:
    """Rows of alliances under both sides together."""
    rows: dict[frozenset[str | None], list[KnownRelation]] = defaultdict(list)
    for row in casebook.relations:
        if row.predicate == "allied-with":
            rows[frozenset((row.subject, row.object))].append(row)
    return rows


def _states(casebook: Casebook) -> dict[str, str | None]:
    """Actors to the state that they belong to, a state to itself."""
    return {
        key: next((one.actor_id for one in (actor, *upwards(key, casebook.actors)) if one.kind == "state"), None)
        for key, actor in casebook.actors.items()
    }


def _states_of_places(casebook: Casebook) -> dict[str, str | None]:
    """Places to the state of the country that they lie in."""
    states, places = _states_of_countries(casebook), casebook.places
    return {
        key: next((states[one.place_id] for one in (place, *upwards(key, places)) if one.place_id in states), None)
        for key, place in places.items()
    }


def _states_of_countries(casebook: Casebook) -> dict[str, str]:
    """Country places to the state of the same name or the same country code."""
    states: dict[str, str] = {}
    for actor in casebook.actors.values():
        if actor.kind == "state":
            states[fold(actor.label_ar)] = actor.actor_id
            states[actor.label_en] = actor.actor_id
    for alias in casebook.aliases:
        if casebook.actors[alias.actor_id].kind == "state" and not alias.weak:
            states.setdefault(fold(alias.alias), alias.actor_id)
    return {
        place.place_id: states[key]
        for place in casebook.places.values()
        if place.kind == "country"
        for key in (fold(place.label_ar), place.label_en)
        if key in states
    }


_made: dict[str, Known] = {}


def known(casebook: Casebook) -> Known:
    """The tables of a casebook, made once."""
    if casebook.digest not in _made:
        _made.clear()  # one casebook at a time is in use; tests go through several
        _made[casebook.digest] = Known(casebook)
    return _made[casebook.digest]
