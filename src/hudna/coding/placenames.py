"""The name of a place phrase: what the gazetteer knows, told as exactly as the words allow.

`المنطقة الخضراء` is the Green Zone of its city, `شمال البلاد` the north of
the country that the document is about, `المدينة` the town last named, `ثكنة
في العاصمة` a barracks in it.  A name that no casebook holds is not spelled
out in Latin letters by guess: its kind stands for it, its words are kept.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention
from hudna.coding.evidence import span
from hudna.coding.phrases import Phrase, place_mention
from hudna.coding.roles import Group, Scene
from hudna.lang.ar.script import fold
from hudna.records import Place, PlaceRef, Span

_SIDES = {
    "شمال": "north", "شمالي": "north", "جنوب": "south", "جنوبي": "south", "شرق": "east", "شرقي": "east",
    "غرب": "west", "غربي": "west", "وسط": "central",
}  # fmt: skip
_AREAS = frozenset({"country", "region"})
_SITES = frozenset({"base", "embassy", "camp", "crossing", "port", "airport", "site", "holy-site", "quarter", "road"})
_TOWNS = frozenset({"city", "town"})
_TOLD = frozenset(
    {"barracks", "Museum", "Airport", "Hospital", "base", "road", "Prison", "neighbourhood", "Port", "crossing"}
)
_NEAR = ("كيلومتر", "كلم", "كم", "ميل")
_ABROAD = {"خارج": "abroad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the document has told of where it is: its country's place id, and the place named last."""

    country: str | None = None
    last: str | None = None


@cache
def nouns() -> Mapping[str, tuple[str, str]]:
    """Stem of a noun of places to its English and how a name is made with it."""
    table = files("hudna.lang.ar").joinpath("place_nouns.csv").read_text(encoding="utf-8")
    return {
        fold(word): (row["label_en"], row["form"])
        for row in csv.DictReader(table.splitlines())
        for word in row["words"].split("|")
    }


class PlaceNames:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._places = casebook.places
        self._actors = casebook.actors
        self._countries = {place.label_en: key for key, place in casebook.places.items() if place.kind == "country"}
        self._parents = {key: self._country_above(key) for key in casebook.places}

    def place(self, mention: Mention | None) -> Place | None:
        """The gazetteer's place of a mention."""
        if mention is None:
            return None
        return self._places.get((mention.id if mention.kind == "place" else mention.other) or "")

    def country(self, analysis: Analysis) -> str | None:
        """The country that a document names most, by its places and its adjectives."""
        votes: Counter[str] = Counter()
        for sentence in analysis.sentences:
            for mention in sentence.mentions:
                found = self.country_of(mention)
                if found:
                    votes[found] += 1
        return votes.most_common(1)[0][0] if votes else None

    def country_of(self, mention: Mention) -> str | None:
        """The place id of the country that a mention speaks of."""
        place = self.place(mention)
        if place is not None:
            return self._parents.get(place.place_id)
        actor = self._actors.get(mention.id or "")
        for _ in range(6):
            if actor is None:
                return None
            if actor.kind == "state":
                return self._countries.get(actor.label_en)
            actor = self._actors.get(actor.parent_id or "")
        return None

    def _country_above(self, place_id: str) -> str | None:
        place = self._places.get(place_id)
        for _ in range(8):
            if place is None or place.kind == "country":
                return place.place_id if place else None
            place = self._places.get(place.parent_id or "")
        return None

    def reference(self, analysis: Analysis, scene: Scene, group: Group, setting: Setting) -> PlaceRef | None:
        """Where a group lies; `None` where it names no place after all."""
        words = span(analysis, group.head.start, group.members[-1].end)
        known = [(phrase, mention) for phrase in group.members if (mention := place_mention(phrase)) is not None]
        if not known:
            return self._unnamed(scene, group, setting, words.quote, words)
        places = [self.place(mention) for _, mention in known]
        names = [self._named(scene, phrase, mention) for phrase, mention in known]
        names = list(dict.fromkeys(names))
        single = places[0] if len(names) == 1 else None
        precision = self._precision(scene, known[0][0], places[0])
        return PlaceRef(
            place_id=single.place_id if single else None,
            name=_listed(names),
            lat=single.lat if single else None,
            lon=single.lon if single else None,
            precision=precision,
            span=words,
        )

    def _precision(self, scene: Scene, phrase: Phrase, place: Place | None) -> str:
        if _distant(scene, phrase):
            return "near"
        kind = place.kind if place else "site"
        return "site" if kind in _SITES or nouns().get(phrase.head, ("", ""))[1] == "after" else kind

    def _named(self, scene: Scene, phrase: Phrase, mention: Mention) -> str:
        place = self.place(mention)
        name = self.label(place) if place else mention.name
        noun, form = nouns().get(phrase.head, ("", ""))
        if form == "after" and noun in _TOLD and noun.lower() not in name.lower():
            whole = place is not None and place.kind in _AREAS | _TOWNS and phrase.last > phrase.first
            return f"{name} {noun}" if mention.start > phrase.start or whole else name
        if form == "after" and mention.start > phrase.start and noun in ("plain", "hill", "outskirts", "border"):
            return f"{name} {noun}"
        if form == "before" and mention.start > phrase.start:
            return f"{noun} {name}"
        return self._sided(scene, phrase, name, place.kind if place else "")

    def label(self, place: Place) -> str:
        """The English of a gazetteer's place: a quarter or site with its town, a governorate by its bare name."""
        name = place.label_en
        above = self._places.get(place.parent_id or "")
        if place.kind in ("quarter", "embassy") and above is not None and above.kind in _TOWNS:
            return name if above.label_en in name else f"{name}, {above.label_en}"
        for word in (" Governorate", " governorate", " Province", " province"):
            name = name.removesuffix(word)
        return name

    def _sided(self, scene: Scene, phrase: Phrase, name: str, kind: str) -> str:
        """`شرق أوكرانيا` is eastern Ukraine; a side of a town is the town."""
        stems = [part.stem for part in scene.reading.parts[max(0, phrase.first - 2) : phrase.first]]
        inside = [part.stem for part in scene.reading.parts[phrase.first : phrase.last]]
        sides = [_SIDES[stem] for stem in (*stems, *inside) if stem in _SIDES]
        if "central" in sides:
            return f"central {name}" if kind in _TOWNS | _AREAS else name
        if not sides or kind not in _AREAS or _distant(scene, phrase):
            return name
        return f"{''.join(sides)}ern {name}"

    def _unnamed(self, scene: Scene, group: Group, setting: Setting, quote: str, words: Span) -> PlaceRef | None:
        """A noun of places without a name: told by what stands behind it, by its country or by what came before."""
        phrase = group.head
        noun, form = nouns().get(phrase.head, ("", ""))
        behind = self._behind(scene, group)
        place = behind or self._adjective(phrase) or self._pointed(scene, phrase, form, setting)
        if phrase.head in _ABROAD and phrase.definite and behind is None:
            return self._made(None, _ABROAD[phrase.head], "unknown", words)
        side = _SIDES.get(phrase.head) or _SIDES.get(scene.reading.parts[max(0, phrase.first - 1)].stem)
        if side and place is not None and place.kind in _AREAS:
            ending = "" if side == "central" else "ern"
            return self._made(None, f"{side}{ending} {self.label(place)}", "region", words)
        if place is None:
            return self._made(None, noun or quote, "site", words)
        if form == "after" and noun in _TOLD:
            return self._made(None, f"{noun}, {self.label(place)}", "site", words)
        return self._made(place, self.label(place), place.kind, words)

    def _made(self, place: Place | None, name: str, precision: str, words: Span) -> PlaceRef:
        return PlaceRef(
            place_id=place.place_id if place else None,
            name=name,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            precision="site" if precision in _SITES else precision,
            span=words,
        )

    def _behind(self, scene: Scene, group: Group) -> Place | None:
        """`ثكنة في العاصمة`: the place in the phrase right behind."""
        last = group.members[-1]
        for phrase in scene.reading.phrases[last.index + 1 : last.index + 2]:
            if phrase.first - last.last <= 2 and phrase.prep in ("in", "b", "at"):
                return self.place(place_mention(phrase))
        return None

    def _adjective(self, phrase: Phrase) -> Place | None:
        """`المناطق العراقية`: the country of the adjective."""
        for mention in phrase.mentions:
            country = self.country_of(mention)
            if country:
                return self._places[country]
        return None

    def _pointed(self, scene: Scene, phrase: Phrase, form: str, setting: Setting) -> Place | None:
        """`البلاد` is the document's country, `المدينة` the place named last; a noun with its own name neither."""
        if form in ("country", "side"):
            return self._places.get(setting.country or "")
        parts = scene.reading.parts
        named = any(not parts[n].article and parts[n].kind == "noun" for n in range(phrase.first + 1, phrase.last + 1))
        if named and not parts[phrase.first].article:
            return None
        if form in ("bare", "of") or phrase.head in ("داخل", "محيط"):
            return self._before(scene, phrase) or self._places.get(setting.last or setting.country or "")
        return None

    def _before(self, scene: Scene, phrase: Phrase) -> Place | None:
        """The town, quarter or site named last before a phrase in its own sentence."""
        for mention in reversed(scene.sentence.mentions):
            place = self.place(mention) if mention.end <= phrase.start and mention.kind == "place" else None
            if place is not None and place.kind not in _AREAS:
                return place
        return None


def _distant(scene: Scene, phrase: Phrase) -> bool:
    """`15 كيلومتراً شمال`, `قرب`: near the place that is named."""
    before = [part.stem for part in scene.reading.parts[max(0, phrase.first - 4) : phrase.first]]
    return any(stem.startswith(_NEAR) for stem in before) or "قرب" in before[-1:]


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"
