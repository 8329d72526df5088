"""What a noun means by itself: a kind of people, a place, a weapon.

The casebook lists the words; pronouns and the endings of two are taken off
where the bare word is listed (`حكومته`, `الرئيسان`).
"""

from collections.abc import Callable, Iterable

from hudna.casebook import Casebook
from hudna.lang.ar.placenouns import place_nouns
from hudna.lang.ar.script import fold
from hudna.lang.kept import kept

_MOST_FORMS = 200_000
_OWNERS = ("هما", "هم", "ها", "ه", "نا", "كم")
_DUAL = ("تان", "تين", "تا", "تي", "ان", "ين")
_IN_PAIRS = frozenset({"civilians", "officials", "forces", "fighters", "group", "government", "body", "crowd"})


class Heads:
    """What a noun means by itself: a kind of people, a place, a weapon; made once from a casebook.

    `kind` gives (kind, id) of a stem, a suffix pronoun taken off where the
    bare word is unknown; two empty words where it stays so.
    """

    def __init__(self, casebook: Casebook) -> None:
        self._kinds: dict[str, tuple[str, str]] = {}
        for weapon in casebook.weapons:
            self._add(map(fold, weapon.words.split("|")), ("weapon", weapon.weapon_id))
        for people in casebook.people:
            self._add(map(fold, people.words.split("|")), (people.kind, people.people_id))
        for noun in place_nouns():
            self._add(noun.words, ("place", noun.label))
        self.places = frozenset(word for noun in place_nouns() for word in noun.words)
        self.kind: Callable[[str], tuple[str, str]] = kept(_MOST_FORMS)(self._kind)
        self.labels = {people.people_id: people.label_en for people in casebook.people}
        self.actor_kinds = {key: actor.kind for key, actor in casebook.actors.items()}
        self.kinds_of_people = frozenset(key for key, actor in casebook.actors.items() if actor.kind == "people")

    def _add(self, words: Iterable[str], kind: tuple[str, str]) -> None:
        for bare in words:
            self._kinds.setdefault(bare, kind)
            if bare.endswith(("ين", "ون")):
                self._kinds.setdefault(bare[:-1], kind)
            elif kind[0] != "weapon":
                self._kinds.setdefault(bare + "ا", kind)

    def _kind(self, stem: str) -> tuple[str, str]:
        found = self._kinds.get(stem)
        if found is None and stem.endswith(_OWNERS):
            owned = (form for suffix in _OWNERS if stem.endswith(suffix) for form in _unbound(stem[: -len(suffix)]))
            found = next((self._kinds[form] for form in owned if form in self._kinds), None)
        return found or self._two_of(stem)

    def _two_of(self, stem: str) -> tuple[str, str]:
        """`الرئيسان`, `قبيلتي`: two of a kind of people that is listed as one."""
        if not stem.endswith(_DUAL):
            return "", ""
        ending = next(ending for ending in _DUAL if stem.endswith(ending))
        one = stem.removesuffix(ending) + ("ة" if ending.startswith("ت") else "")
        kind = self._kinds.get(one, ("", "")) if len(one) > 2 else ("", "")
        return kind if kind[0] in _IN_PAIRS else ("", "")


def _unbound(stem: str) -> tuple[str, ...]:
    """The ways to write a noun when its pronoun is gone: `حكومت` is `حكومة`, `أعضاؤ` is `أعضاء`."""
    if stem.endswith("ت"):
        return (stem, stem[:-1] + "ة")
    return (stem[:-1] + "ء",) if stem.endswith(("ؤ", "ئ")) else (stem,)
