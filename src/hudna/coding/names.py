"""Every name that a casebook knows, found in the words of a sentence.

Names are kept as a tree over folded words, so that quotation marks inside a
name (`تنظيم "داعش"`) and clitics before it (`وللحوثيين`) do not hide it.  The
longest name wins.  Which reading is meant (the state or the country, the
person or the place) is decided in `resolve`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from babel import Locale

from hudna.casebook import Casebook, cached
from hudna.coding.analysis import Word
from hudna.coding.tree import Found, Tree, pieces, written_out
from hudna.lang.ar import fold
from hudna.lang.ar.latin import names as first_names
from hudna.lang.ar.nisba import nisba_forms
from hudna.lang.ar.placenouns import place_nouns
from hudna.lang.ar.tables import rows_of
from hudna.records import Alias

_COMMON_WORDS = frozenset({"مالي", "بنين", "بيرو"})  # a country's name that is also a plain word
_NO_STATES = frozenset({"UN", "EU", "EZ", "QO", "XA", "XB", "ZZ", "AQ"})
_LOOSE_PLACES = frozenset({"quarter", "district", "town", "base", "site", "camp", "road", "water", "crossing", "port"})

AGAIN, LISTED = "again", "listed"
_NAMED_PLAINLY = frozenset({"city", "governorate", "town", "quarter", "district"})
_PLACE_HEADS = frozenset(
    {"مدينة", "محافظة", "ولاية", "بلدة", "قرية", "قضاء", "ناحية", "مديرية", "حي", "إقليم", "منطقة"}
)
_SIDES = frozenset({"شمال", "جنوب", "شرقية", "غربية", "شمالية", "جنوبية", "وسطي", "ساحل", "صحراء"})


class Reading(NamedTuple):
    """One thing that a name can mean.

    `kind` is actor, place, role, nisba (the adjective of a country) or head
    (an institution's first words, `الجيش`, `حكومة`).  `id` is the casebook's,
    `None` for a country of the world that it does not hold.  `detail` is the
    kind of institution of a head, the kind of place of a place.  `plain` marks
    a place's name without its noun, of which the casebook has only that with
    it (`محافظة حجة`): bare it is a word of every day, and with the detail
    `LISTED` a man's name (`عمران`), which means the place in a list alone.
    """

    kind: str
    id: str | None
    name: str
    weak: bool = False
    since: date | None = None
    until: date | None = None
    detail: str = ""
    plain: bool = False

    def holds_on(self, day: date | None) -> bool:
        """Whether the name meant this on that day; a document without a day takes every name."""
        return day is None or ((self.since or day) <= day <= (self.until or day))


class Names:
    """Made once from a casebook; finds names in the words of a sentence."""

    def __init__(self, casebook: Casebook) -> None:
        self._tree: Tree[Reading] = Tree(short=True)
        for written, reading in _entries(casebook):
            for tokens in _variants(pieces(written)):
                self._tree.add(tokens, reading)

    def find(self, words: Sequence[Word], text: str) -> list[Found]:
        """The longest names, left to right, none over another; the values of each are its readings."""
        return self._tree.find(words, text)

    def at(self, words: Sequence[Word], at: int, text: str) -> Found | None:
        """The longest name that begins with the word `at`."""
        return self._tree.at(words, at, text)


_made: dict[str, Names] = {}


def names(casebook: Casebook) -> Names:
    """The names of a casebook, made once."""
    if casebook.digest not in _made:
        _made.clear()  # one casebook at a time is in use; tests go through several
        _made[casebook.digest] = cached("names", casebook.digest, lambda: Names(casebook))
    return _made[casebook.digest]


def _variants(tokens: list[str]) -> list[list[str]]:
    """A name in the ways that case and spelling allow: `أبو`/`أبي`, `عبد الله`/`عبدالله`, `الحوثيون`/`الحوثيين`."""
    ways: list[list[str]] = [[]]
    for token in tokens:
        options = _spelled(token)
        ways = [[*way, option] for way in ways for option in options][:48]
    joined = [_joined(way) for way in ways]
    return ways + [way for way in joined if way not in ways]


def _spelled(token: str) -> list[str]:
    options = [token]
    if token in ("ابو", "ابي"):
        options = ["ابو", "ابي", "ابا"]
    elif token in ("بن", "ابن"):
        options = ["بن", "ابن"]
    elif len(token) > 4 and token.endswith("ون"):
        options.append(token[:-2] + "ين")
    elif token.startswith("ميليشي"):
        options.append("مليشي" + token[6:])
    elif token.startswith("مليشي"):
        options.append("ميليشي" + token[5:])
    elif token.startswith("عبدال") and len(token) > 6:
        options.append("عبد\0" + token[3:])
    if "امريك" in token:
        options.append(token.replace("امريك", "اميرك"))
    return options


def _joined(way: list[str]) -> list[str]:
    """`عبد` and `أبو` written together with the next word; a mark splits what was together."""
    told: list[str] = []
    for token in way:
        if "\0" in token:
            told += token.split("\0")
        elif told and told[-1] in ("عبد", "ابو", "ابي", "ابا"):
            told[-1] += token
        else:
            told.append(token)
    return told


def _entries(casebook: Casebook) -> Iterator[tuple[str, Reading]]:
    written = {(alias.actor_id, fold(alias.alias)) for alias in casebook.aliases}
    told = _names_told(casebook)
    for alias in casebook.aliases:
        if alias.language == "ar":
            if _is_name_with_place(alias, written):
                continue
            reading = _actor(casebook, alias.actor_id, alias.weak, alias.valid_from, alias.valid_to)
            if alias.note == "nisba":
                if pieces(alias.alias)[0].removesuffix("ة") in _COMMON_WORDS:
                    continue
                reading = reading._replace(kind="nisba")
                yield " ".join("ال" + piece for piece in pieces(alias.alias)), reading
                accusative = f"{alias.alias}ا"  # `مواطنا سعوديا`
                if fold(alias.alias).endswith("ي") and fold(accusative) not in told:
                    yield accusative, reading
            yield alias.alias, reading
    for actor in casebook.actors.values():
        yield actor.label_ar, _actor(casebook, actor.actor_id, False, None, None)
    yield from _place_entries(casebook)
    yield from _country_entries(casebook)
    for role in casebook.roles:
        if role.language == "ar":
            for words in role.words.split("|"):
                yield words, Reading("role", role.role_id, role.label_en, detail=role.kind)
    for row in rows_of("offices.csv"):
        for words in written_out(row["words"]):
            yield words, Reading("role", None, words, detail=row["kind"])
    yield from _head_entries()


def _is_name_with_place(alias: Alias, written: set[tuple[str, str]]) -> bool:
    """`القوات الأمريكية في العراق`, where `القوات الأمريكية` is a name already: the place is told by its own name."""
    name, _, place = fold(alias.alias).partition(" في ")
    return bool(place) and (alias.actor_id, name) in written


def _actor(casebook: Casebook, actor_id: str, weak: bool, since: date | None, until: date | None) -> Reading:
    actor = casebook.actors[actor_id]
    return Reading("actor", actor_id, actor.label_en, weak, since, until, actor.kind)


def _place_entries(casebook: Casebook) -> Iterator[tuple[str, Reading]]:
    told = [name for name in casebook.place_names if name.language == "ar"]
    for name in told:
        if name.note == AGAIN:
            label = casebook.places[name.place_id].label_en
            yield name.name, Reading("place", name.place_id, label, weak=True, detail=AGAIN, plain=True)
    names = [(name.place_id, name.name) for name in told if name.note != AGAIN]
    names += [(place.place_id, place.label_ar) for place in casebook.places.values()]
    for place_id, written in names:
        place = casebook.places[place_id]
        loose = place.kind in _LOOSE_PLACES and len(pieces(written)) == 1
        yield written, Reading("place", place_id, place.label_en, loose, detail=place.kind)
    for place_id, bare in _without_noun(names):
        place = casebook.places[place_id]
        if place.kind in _NAMED_PLAINLY:
            detail = LISTED if fold(bare) in first_names() else place.kind
            yield bare, Reading("place", place_id, place.label_en, weak=True, detail=detail, plain=True)


def _without_noun(names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """`حجة` of `محافظة حجة`: places of which no name of one word is listed, each with its name without the noun."""
    taken = {fold(written) for _, written in names}
    single = {place_id for place_id, written in names if len(pieces(written)) == 1}
    found = (
        (place_id, bare)
        for place_id, written in names
        for noun, _, bare in [written.partition(" ")]
        if place_id not in single and noun in _PLACE_HEADS and len(pieces(bare)) == 1
    )
    nouns = _SIDES.union(*(noun.words for noun in place_nouns()))
    for place_id, bare in dict.fromkeys(found):
        key = fold(bare)
        adjective = key.endswith("ية")
        if key not in taken and key.removeprefix("ال") not in nouns and not adjective:
            yield place_id, bare


def _country_entries(casebook: Casebook) -> Iterator[tuple[str, Reading]]:
    """The adjectives of the casebook's states, and the countries of the world that it does not hold."""
    tabled = {alias.actor_id for alias in casebook.aliases if alias.note == "nisba"}
    for actor in casebook.actors.values():
        if actor.kind == "state" and actor.actor_id not in tabled:
            yield from _adjectives({actor.label_ar}, Reading("nisba", actor.actor_id, actor.label_en))
    known = _names_told(casebook)
    arabic, english = Locale("ar").territories, Locale("en").territories
    for code, written in arabic.items():
        if (
            len(code) == 2
            and code not in _NO_STATES
            and fold(written) not in known
            and fold(written) not in _COMMON_WORDS
        ):
            yield written, Reading("place", None, english[code], detail="country")
            yield written, Reading("actor", None, english[code], detail="state")
            yield from _adjectives({written}, Reading("nisba", None, english[code]))


def _names_told(casebook: Casebook) -> set[str]:
    """The names of the casebook's actors, of its countries, and its other names of places."""
    told = {fold(alias.alias) for alias in casebook.aliases} | {fold(a.label_ar) for a in casebook.actors.values()}
    told |= {fold(place.label_ar) for place in casebook.places.values() if place.kind == "country"}
    return told | {fold(name.name) for name in casebook.place_names}


def _adjectives(names: set[str], reading: Reading) -> Iterator[tuple[str, Reading]]:
    for name in sorted(names):
        forms = nisba_forms(name)
        for form in (*forms["definite"], *forms["bare"]):
            yield form, reading


def _head_entries() -> Iterator[tuple[str, Reading]]:
    """The first words of institutions: definite before an adjective, construct before a name."""
    for row in rows_of("institutions.csv"):
        for words in row["definite"].split("|"):
            yield words, Reading("head", None, "definite", detail=row["kind"])
            if " " not in words and words.startswith("ال"):
                yield words.removeprefix("ال"), Reading("head", None, "bare", detail=row["kind"])
        for words in row["construct"].split("|"):
            yield words, Reading("head", None, "construct", detail=row["kind"])
