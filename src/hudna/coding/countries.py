"""The countries that a document speaks of, and the places told by them: borders and embassies."""

from collections import Counter
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from math import cos, hypot, radians
from typing import NamedTuple

from hudna.casebook import Casebook, upwards
from hudna.coding.analysis import Analysis, Mention
from hudna.coding.phrases import Phrase, place_mention
from hudna.coding.roles import Scene
from hudna.lang.ar.tables import rows_of
from hudna.records import Place

_SIDES = 2
_NEAR = 2
_INSIDE = "داخل"
_DEGREE, _BORDERING = 111, 2200  # km
_FIRST = "Saudi Arabia"  # News says `Saudi-Yemeni border`, whichever of the two the text names first.


class Spot(NamedTuple):
    """A place as told: its English, the casebook's row if there is one, how exact it is."""

    name: str
    place: Place | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the document has told of where it is: its country's place id, and the places named last by their noun.

    `neighbour` is the country named next that can border it, `named` all that
    it names, the one named most first.  `said` has the
    place named last of each kind (`town`, `base`, `province`); the one of any
    kind stands under `area`, the town named most often under `town`.
    """

    country: str | None = None
    neighbour: str | None = None
    named: tuple[str, ...] = ()
    said: MutableMapping[str, Spot] = field(default_factory=dict)
    towns: dict[str, int] = field(default_factory=dict)


class Countries:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._places = casebook.places
        self._actors = casebook.actors
        self._states = {place.label_en: key for key, place in casebook.places.items() if place.kind == "country"}
        self._above = {key: self._country_above(key) for key in casebook.places}

    def place(self, mention: Mention | None) -> Place | None:
        """The gazetteer's place of a mention."""
        if mention is None:
            return None
        return self._places.get((mention.id if mention.kind == "place" else mention.other) or "")

    def setting(self, analysis: Analysis) -> Setting:
        """Where a document plays: the country that it names most, by its places and its adjectives."""
        votes: Counter[str] = Counter()
        for sentence in analysis.sentences:
            for mention in sentence.mentions:
                found = self.of(mention)
                if found:
                    votes[found] += 1
        named = [key for key, _ in votes.most_common()]
        country = named[0] if named else None
        neighbour = next((key for key in named[1:] if votes[key] > 1 and self._are_near(named[0], key)), None)
        return Setting(country=country, neighbour=neighbour, named=tuple(named))

    def _are_near(self, first: str, second: str) -> bool:
        """Do the middles of two countries lie so near that the two can have a border?"""
        one, other = self._places[first], self._places[second]
        if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
            return False
        along = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
        return hypot(one.lat - other.lat, along) * _DEGREE < _BORDERING

    def of(self, mention: Mention) -> str | None:
        """The place id of the country that a mention speaks of."""
        place = self.place(mention)
        if place is not None:
            return self._above.get(place.place_id)
        actor = self._actors.get(mention.id or "")
        if actor is None:
            return None
        line = (actor, *upwards(actor.actor_id, self._actors))
        return next((self._states.get(one.label_en) for one in line if one.kind == "state"), None)

    def above(self, place_id: str) -> str | None:
        """The country that a place lies in, itself where it is one."""
        return self._above.get(place_id)

    def _country_above(self, place_id: str) -> str | None:
        return next((place.place_id for place in self.chain(place_id) if place.kind == "country"), None)

    def chain(self, place_id: str | None) -> list[Place]:
        """A place and those that hold it, the nearest first."""
        place = self._places.get(place_id or "")
        return [] if place is None else [place, *upwards(place_id, self._places)]

    def border(self, scene: Scene, phrase: Phrase, setting: Setting) -> Spot | None:
        """`الحدود السورية التركية`, `الحدود مع اليمن`; `الحدود` is the one told last, else that of the document."""
        listed = self.place(place_mention(phrase))
        if listed is not None and listed.label_en.endswith(" border"):
            return Spot(listed.label_en, listed, listed.kind)
        told = list(dict.fromkeys(self._sides(scene, phrase)))
        if told and _INSIDE in [part.stem for part in scene.reading.parts[max(phrase.first - 1, 0) : phrase.last]]:
            return Spot(self._places[told[0]].label_en, self._places[told[0]], "country")
        said, adjectives = setting.said.get("border"), [adjective(self._places[one].label_en) for one in told]
        if said is not None and len(told) < _SIDES and all(one in said.name for one in adjectives):
            return said
        others = [one for one in (setting.country, setting.neighbour) if one is not None and one not in told]
        if len(told) == 1:
            others = others or [one for one in setting.named if one not in told and self._are_near(told[0], one)]
            told = [*others[:1], *told]
        told = told or (others if phrase.definite else [])
        if len(told) < _SIDES:
            return None
        return Spot(_border([self._places[one].label_en for one in told[:_SIDES]]), None, "region")

    def _sides(self, scene: Scene, phrase: Phrase) -> Iterator[str]:
        """The countries of a border: its adjectives, what it is the border of, what stands behind `مع` or `بين`."""
        for mention in phrase.mentions:
            yield from self._country(mention)
        last = phrase
        for behind in scene.reading.phrases[phrase.index + 1 : phrase.index + 3]:
            dash = scene.reading.breaks[behind.first] == "dash" and not behind.prep
            led = behind.prep in ("with", "between") or behind.chain == last.index
            if behind.first - last.last > _NEAR or not (dash or led):
                return
            for mention in [one for one in (place_mention(behind), *behind.mentions) if one is not None][:1]:
                yield from self._country(mention)
            last = behind

    def _country(self, mention: Mention) -> Iterator[str]:
        place = self.place(mention)
        found = self.of(mention) if place is None or place.kind == "country" else None
        if found is not None and (mention.how == "nisba" or place is not None):
            yield found


def _border(countries: list[str]) -> str:
    if all(country.endswith(" Korea") for country in countries):
        return "inter-Korean border"
    adjectives = [adjective(country) for country in sorted(countries, key=lambda one: one != _FIRST)]
    return "-".join(adjectives) + " border"


@cache
def _adjectives() -> dict[str, str]:
    return {row["country"]: row["adjective"] for row in rows_of("demonyms.csv")}


def adjective(country: str) -> str:
    """The English adjective of a country, its name where none is listed.

    >>> adjective("Saudi Arabia"), adjective("Vatican")
    ('Saudi', 'Vatican')
    """
    return _adjectives().get(country, country)


def is_most_named(setting: Setting, town: str) -> bool:
    """Counts a town; is it named as often as the one that `المدينة` meant so far?"""
    setting.towns[town] = times = setting.towns.get(town, 0) + 1
    before = setting.said.get("town")
    return before is None or times >= setting.towns.get(before.name, 0)


def spot_of(name: str, place: Place) -> Spot:
    """A place of the gazetteer under a name."""
    return Spot(name, place, place.kind)
