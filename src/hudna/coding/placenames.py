"""The name of a place phrase: what the gazetteer knows, told as exactly as the words allow.

`المنطقة الخضراء` is the Green Zone of its city, `شمال البلاد` the north of
the country that the document is about, `المدينة` the town named last, `ثكنة
في العاصمة` a barracks in it.  A town that no casebook holds is itself, in
Latin letters.  A noun of places that nothing names more closely is no place.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.countries import Countries, Setting, Spot, adjective, is_most_named, spot_of
from hudna.coding.evidence import span
from hudna.coding.phrases import Phrase, place_mention
from hudna.coding.placelists import (
    ONE_QUARTER,
    Listing,
    apposed_to,
    beside_name,
    is_direction,
    is_held,
    rare_name,
    shares_place,
)
from hudna.coding.places import SITES
from hudna.coding.placewords import (
    OWNED,
    beyond,
    called,
    covered,
    dashed,
    distant,
    inside,
    is_named,
    listed,
    noun_at,
    nouns,
    proper,
    several,
    side_behind,
    side_of,
    sided,
    spelled,
    stems,
    told_in,
    undated,
    unknown_name,
)
from hudna.coding.roles import Group, Scene
from hudna.records import Place, PlaceRef

_AREAS = frozenset({"country", "region"})
_TOWNS = frozenset({"city", "town"})
_SETTLED = _TOWNS | {"village", "district", "neighbourhood", "quarter"}
_LIVED_IN = frozenset({"neighbourhood", "area"})
_HOMES = frozenset({"سكنية", "سكانية", "ماهولة"})
_SMALL = frozenset({"site", "holy-site", "quarter", "airport", "town"})
_TOLD = frozenset({"barracks", "Museum", "Airport", "Hospital", "base", "road", "Prison", "neighbourhood", "Port"})
_TOLD |= {"crossing", "Embassy", "Street", "gate", "highway"}
_WITHIN = frozenset({"neighbourhood", "area", "Mosque", "Church", "Museum", "Hospital", "Square", "road", "barracks"})
_WITHIN |= {"Palace", "hotel", "school", "Prison", "bridge", "surroundings", "market", "Street", "gate", "restaurant"}
_WITHIN |= {"café"}
_IN_TOWN = frozenset(
    {"neighbourhood", "Street", "Square", "hotel", "Mosque", "Church", "Hospital", "restaurant", "café"}
)
_EXACT = frozenset({"town", "village", "district"})  # `البلدة` is no city that was named later
_OF_TOWN = frozenset({"Airport", "Port", "refinery"})
_SPOKEN = frozenset({"plain", "hill", "border", "front"})
_OWN = frozenset({"barracks", "Museum", "Airport", "Hospital", "base", "Prison", "Port"})
_OWNED = OWNED | {"surroundings"}
_ONE_OF = frozenset({"Mosque", "Church", "hotel", "restaurant", "café", "school", "Hospital", "market"})
_ONE = frozenset({"احد", "احدي"})
_SOME = frozenset({"عدة", "مختلفة", "متفرقة", "عديدة", "أخري", "اخري"})
_BY_AIR = "جوية"
_OPENING = frozenset({"Beit", "Deir"})
_COAST = frozenset({"سواحل", "شواطئ", "ساحل", "شاطئ", "مياه"})
_ABROAD = {"خارج": "abroad"}
_INLAND, _FAST, _OFF = "داخل", "سريع", "قبالة"
_JABAL = frozenset({"yemen", "syria", "saudi-arabia", "oman"})
_SIDED = ("Eastern ", "Western ", "Northern ", "Southern ", "Central ")
_INSIDE = frozenset({"in", "b", "at", "from", ""})
_NO_PLACES = frozenset({"تويتر", "فيسبوك", "فيس", "يوتيوب", "انستغرام", "الكتروني", "الالكتروني", "انترنت", "الانترنت"})
_NO_PLACES |= {"قانون", "تغطية"}  # `إعدامات خارج القانون`
_SAME = {"city": "town", "village": "town", "district": "province", "settlement": "town"}
_KINDS = {"city": "town", "governorate": "province", "district": "province", "quarter": "neighbourhood"}
_KINDS |= {"airport": "Airport", "port": "Port", "embassy": "Embassy"}


class _Naming(NamedTuple):
    """A place that a sentence names: where, its kind, the place, whether it holds the one right before, its noun."""

    start: int
    kind: str
    spot: Spot
    holds: bool
    noun: str = ""


class PlaceNames:
    """Made once from a casebook."""

    def __init__(self, casebook: Casebook) -> None:
        self._places = casebook.places
        self._labels = {place.label_en for place in casebook.places.values()}
        self.countries = Countries(casebook)
        capitals = [row.place_id for row in casebook.place_names if row.note == "capital"]
        self._capitals = {self.countries.above(key): casebook.places[key] for key in capitals}

    def place(self, mention: Mention | None) -> Place | None:
        """The gazetteer's place of a mention."""
        return self.countries.place(mention)

    # What a document has named

    def noted(self, sentence: Sentence, setting: Setting, scene: Scene | None = None) -> None:
        """Keeps the places that a sentence names: what `المدينة` in the next will mean; `scene` is its reading."""
        for told in self._namings(sentence) if scene is None else self._read(scene, setting):
            if told.kind != "town" or is_most_named(setting, told.spot.name):
                setting.said[told.kind] = told.spot
            if told.noun in _EXACT:
                setting.said[f"the {told.noun}"] = told.spot
            if told.kind == "province" or told.holds:
                setting.said.setdefault("area", told.spot)
            else:
                setting.said["area"] = told.spot

    def _namings(self, sentence: Sentence) -> Iterator[_Naming]:
        """The places of the gazetteer that a sentence names, but for those that only tell a direction."""
        last = -1
        for mention in sentence.mentions:
            place = self.place(mention) if mention.kind == "place" else None
            if place is None or place.kind in _AREAS or is_direction(sentence, mention):
                continue
            spot = Spot(self.label(place), place, place.kind)
            holds = last >= 0 and is_held(sentence, last, mention.start)
            yield _Naming(mention.start, _KINDS.get(place.kind, place.kind), spot, holds, place.kind)
            last = mention.end

    def _read(self, scene: Scene, setting: Setting) -> list[_Naming]:
        """The same with those that a noun of places names, known or not (`قاعدة الإمام علي`), in their order."""
        found = list(self._namings(scene.sentence))
        known = {told.start: told for told in found}
        for group in scene.groups:
            for phrase in group.members if group.placed else ():
                at = noun_at(scene, phrase)
                mention = place_mention(phrase)
                if at < 0 or (mention is not None and mention.end <= scene.sentence.words[at].start):
                    continue
                label = self._label(scene, at)
                kind = _SAME.get(label, label)
                if mention is not None and mention.start in known:
                    found.append(known[mention.start]._replace(kind=kind, noun=label))
                named = not mention and proper(scene, phrase, at)
                spot = self._spot(scene, group, phrase, setting) if named else None
                spot = spot or (self.countries.border(scene, phrase, setting) if label == "border" else None)
                if spot is not None:
                    found.append(_Naming(phrase.start, kind, spot, False, label))
        return sorted(found, key=lambda told: told.start)

    # The name of a group

    def reference(self, analysis: Analysis, scene: Scene, group: Group, setting: Setting) -> PlaceRef | None:
        """Where a group lies; `None` where it names no place after all."""
        spots = list(self._spots(scene, group, setting))
        if not spots:
            return None
        names = list(dict.fromkeys(spot.name for spot in spots))
        single = spots[0].place if len(names) == 1 else None
        return PlaceRef(
            place_id=single.place_id if single else None,
            name=listed(names),
            lat=single.lat if single else None,
            lon=single.lon if single else None,
            precision="near" if distant(scene, group.head) else _exact(spots[0].precision),
            span=span(analysis, group.head.start, undated(scene, group.members[-1])),
        )

    def _spots(self, scene: Scene, group: Group, setting: Setting) -> Iterator[Spot]:
        """The places of a group: its head, and what is joined to it where that has a name of its own."""
        head = group.head
        listing = Listing.of(scene, group)
        found = None
        if (head.placed or place_mention(head)) and not shares_place(scene, group):
            found = self._spot(scene, group, head, setting)
        words = rare_name(scene, head) if found is None and listing.known else []
        if words:
            found = Spot(spelled(words), None, "site")
        if found is not None:
            yield found
        for phrase in group.members[1:]:
            words = listing.name(scene, phrase)
            if words:
                yield Spot(listing.held(spelled(words), found), None, "site")
            elif found is None or is_named(scene, phrase):
                spot = self._spot(scene, group, phrase, setting)
                town = found is not None and found.precision in _SETTLED
                if spot is not None and not (town and spot.precision == "country"):
                    yield spot

    def _spot(self, scene: Scene, group: Group, phrase: Phrase, setting: Setting) -> Spot | None:
        told_of = apposed_to(scene, phrase)
        if told_of is not None:
            return self._spot(scene, scene.groups[scene.group_of[told_of.index]], told_of, setting)
        mention = place_mention(phrase)
        at = noun_at(scene, phrase)
        if at >= 0 and self._label(scene, at) == "border":
            border = self.countries.border(scene, phrase, setting)
            if border is not None:
                return border
        if mention is not None and at >= 0 and self._is_of_quarter(scene, mention, at):
            return self._unknown(scene, group, phrase, (at, covered(scene, phrase, mention)), setting)
        if mention is not None:
            longer = self._longer(scene, group, phrase, (mention, at), setting)
            return longer or self._in_town(scene, group, phrase, self._known(scene, phrase, mention, at), setting)
        if at < 0 or not _NO_PLACES.isdisjoint(stem.removesuffix("ا") for stem in stems(scene, phrase)):
            return beside_name(scene, phrase) if at < 0 else None
        words = proper(scene, phrase, at) or called(scene, phrase)
        if words:
            return self._unknown(scene, group, phrase, (at, words), setting)
        return self._unnamed(scene, group, phrase, at, setting)

    def _label(self, scene: Scene, at: int) -> str:
        return nouns()[scene.reading.parts[at].stem][0]

    def _longer(
        self, scene: Scene, group: Group, phrase: Phrase, told: tuple[Mention, int], setting: Setting
    ) -> Spot | None:
        """`قرية حور كلس`: a name that ends like a known one is another place."""
        mention, at = told
        if at < 0 or at == phrase.last or mention.start <= scene.sentence.words[at + 1].start:
            return None
        words = proper(scene, phrase, at)
        return self._unknown(scene, group, phrase, (at, words), setting) if len(words) > 1 else None

    def _is_of_quarter(self, scene: Scene, mention: Mention, at: int) -> bool:
        """`حي القادسية`, `حي الجولان`: a quarter that is called like another town, a province or a region."""
        place = self.place(mention)
        wide = place is not None and place.kind in _AREAS | {"city", "governorate"}
        inside = mention.start > scene.sentence.words[at].start and at + 1 == scene.sentence.word_at(mention.start)
        return wide and inside and scene.reading.parts[at].stem in ONE_QUARTER

    def _known(self, scene: Scene, phrase: Phrase, mention: Mention, at: int) -> Spot:
        """A place of the gazetteer, or a country of the world that it does not hold."""
        place = self.place(mention)
        noun, form = nouns()[scene.reading.parts[at].stem] if at >= 0 else ("", "")
        if place is not None and place.kind == "country" and noun in ("capital", "city"):
            place = self._capitals.get(place.place_id, place)
        kind = place.kind if place else "country"
        named = self._named(scene, phrase, mention, place, (noun, form))
        site = form == "after" and noun != "surroundings" and mention.start > phrase.start
        return Spot(named, place, "site" if site else kind)

    def _in_town(self, scene: Scene, group: Group, phrase: Phrase, spot: Spot, setting: Setting) -> Spot:
        """`متحف باردو في تونس العاصمة`: a site, a quarter or a small town with the town that is told right behind."""
        kind = spot.place.kind if spot.place else "country"
        end = dashed(scene, phrase)
        if end is not None and spot.place is not None and kind not in _AREAS:
            return self._up_to(scene, spot, end)
        if kind not in _SMALL or ", " in spot.name or phrase is not group.members[-1] or not told_in(scene, phrase):
            return spot
        holder = self._behind(scene, group, setting)
        if holder is None or holder.place is None or holder.place.kind != "city" or holder.name in spot.name:
            return spot
        return spot._replace(name=f"{spot.name}, {holder.name}")

    def _up_to(self, scene: Scene, spot: Spot, end: Phrase) -> Spot:
        """`طريق عدن – حضرموت` leads from one to the other; `بلدة بريتال - بعلبك` lies in or by the other."""
        mention = place_mention(end)
        other = self._known(scene, end, mention, -1).name if mention else spelled(unknown_name(scene, end))
        if spot.name.endswith(" road"):
            return Spot(f"{spot.name.removesuffix(' road')}-{other} road", None, "site")
        return spot._replace(name=f"{spot.name}, {other}")

    def _named(self, scene: Scene, phrase: Phrase, mention: Mention, place: Place | None, told: tuple[str, str]) -> str:
        name = self.label(place) if place else mention.name
        (noun, form), inside = told, mention.start > phrase.start
        if noun == "road" and _FAST in [part.stem for part in scene.reading.parts[phrase.last : phrase.last + 2]]:
            noun = "highway"
        if noun == "Street" and not several().isdisjoint(stems(scene, phrase)):
            return name
        if noun in _ONE_OF and place is not None and place.kind in _TOWNS and _ONE & set(stems(scene, phrase)):
            return f"{noun.lower()} in {name}"
        if form == "after" and noun in _TOLD and noun.lower() not in name.lower():
            whole = place is not None and place.kind in _AREAS | _TOWNS and phrase.last > phrase.first
            return f"{name} {noun}" if inside or whole else name
        if form == "after" and inside and noun in _SPOKEN:
            return f"{adjective(name) if noun == 'border' else name} {noun}"
        if noun == "countryside" and not name.startswith("Rif "):
            return sided(side_behind(scene, phrase), f"{name} {noun}")
        if form == "before" and inside and noun not in OWNED | _OPENING:
            return f"{noun} {name}"
        if form == "embassy" and inside:
            return f"{adjective(name)} {noun}"
        return self._sided(scene, phrase, name, place.kind if place else "country")

    def label(self, place: Place) -> str:
        """The English of a gazetteer's place: a quarter or site with its town, a governorate by its bare name."""
        name = place.label_en
        above = self._places.get(place.parent_id or "")
        if place.kind == "governorate" and above is not None:
            name = name.removesuffix(f", {above.label_en}")
        if place.kind in ("quarter", "embassy", "holy-site") and above is not None and above.kind in _TOWNS:
            return name if above.label_en in name else f"{name}, {above.label_en}"
        for word in (" Governorate", " governorate", " Province", " province"):
            name = name if name.startswith(_SIDED) else name.removesuffix(word)
        return name

    def _sided(self, scene: Scene, phrase: Phrase, name: str, kind: str) -> str:
        """`شرق أوكرانيا` is eastern Ukraine, `شرق الموصل` its half, which has a row, `شرق هيت` lies outside."""
        if phrase.first and scene.reading.parts[phrase.first - 1].stem == _OFF and _COAST & set(stems(scene, phrase)):
            return f"off {name}"
        if kind not in _AREAS | _TOWNS or distant(scene, phrase):
            return name
        side = side_of(scene, phrase)
        if kind in _TOWNS and sided(side, name) not in self._labels:
            return beyond(scene, phrase, side, name)
        return sided(side, name)

    def _unknown(
        self, scene: Scene, group: Group, phrase: Phrase, told: tuple[int, Sequence[str]], setting: Setting
    ) -> Spot:
        """A name that no casebook holds, with its noun and what holds it; `told` is the noun's word and the name's."""
        at, words = told
        noun, form = nouns()[scene.reading.parts[at].stem]
        name = spelled(words)
        if form == "after" and noun != "surroundings":
            name = f"{name} {noun}"
        elif form == "before":
            name = f"{'Jabal' if noun == 'Mount' and setting.country in _JABAL else noun} {name}"
        holder = self._behind(scene, group, setting)
        if noun not in _WITHIN and not (phrase is group.members[-1] and told_in(scene, phrase)):
            holder = None
        if holder is None and noun in _IN_TOWN:
            holder = self._last(scene, phrase) or setting.said.get("town")
        if holder is not None and holder.place is not None and holder.place.kind not in _AREAS:
            name = f"{name}, {self.label(holder.place)}"
        return Spot(name, None, noun if form == "bare" else "site")

    def _unnamed(self, scene: Scene, group: Group, phrase: Phrase, at: int, setting: Setting) -> Spot | None:
        """A noun of places without a name: told by what stands behind it, by its country or by what came before."""
        part = scene.reading.parts[at]
        noun, form = nouns()[part.stem]
        behind = self._behind(scene, group, setting)
        if part.stem in _ABROAD and part.article and behind is None:
            return Spot(_ABROAD[part.stem], None, "unknown")
        owner = self._adjective(phrase)
        if form == "embassy" and owner is not None:
            where = f", {behind.name}" if behind and behind.precision in _TOWNS else ""
            return Spot(f"{adjective(owner.label_en)} {noun}{where}", None, "site")
        country = owner if noun not in _OWNED or part.stem == _INLAND else None
        if noun == "capital":
            return behind or self._capital(scene, phrase, at, country, setting)
        pointed = None if behind or country else self._pointed(scene, phrase, at, setting)
        if behind is not None and noun == "neighbourhood":
            behind = behind._replace(name=inside(behind.name))
        found = behind or (spot_of(self.label(country), country) if country else None) or pointed
        ends = self._between(scene, phrase, setting)
        if ends and (noun == "road" or behind is None):
            return Spot(f"{'-'.join(ends)} road" if noun == "road" else listed(ends), None, "site")
        if found is None:
            return None
        if noun in _LIVED_IN and any(stem in _HOMES for stem in stems(scene, phrase)) and found.precision not in _AREAS:
            return Spot(f"residential areas of {found.name}", None, "quarter")
        side = side_of(scene, phrase)
        if side and found.precision in _AREAS | _TOWNS | {"town"} and not distant(scene, phrase):
            return Spot(sided(side, found.name), None, "region" if found.precision in _AREAS else "quarter")
        if found is pointed or part.stem in several():
            return found
        if noun in _ONE_OF and not part.article and at == phrase.last and found.precision not in _AREAS:
            return Spot(f"{noun.lower()} in {found.name}", None, "site")
        return self._site_by(scene, phrase, at, found) if noun in _OWN else found

    def _site_by(self, scene: Scene, phrase: Phrase, at: int, found: Spot) -> Spot:
        """`قاعدة جوية شرق حلب`: a site without a name, by where it lies."""
        noun = nouns()[scene.reading.parts[at].stem][0]
        if noun == "base" and _BY_AIR in stems(scene, phrase):
            noun = "air base"
        beside = next(iter(scene.reading.phrases[phrase.index + 1 : phrase.index + 2]), None)
        side = side_of(scene, beside) if beside is not None and beside.first == phrase.last + 2 else ""
        if side and side != "central" and found.place is not None and found.place.kind in _TOWNS:
            return Spot(f"{noun} {side} of {self.label(found.place)}", None, "site")
        return Spot(f"{noun}, {found.name}", None, "site")

    def _capital(self, scene: Scene, phrase: Phrase, at: int, country: Place | None, setting: Setting) -> Spot | None:
        """`العاصمة` is the capital of the country that is meant, `عاصمة المحافظة` its chief town."""
        below = nouns().get(scene.reading.parts[at + 1].stem, ("", ""))[0] if at < phrase.last else ""
        if below == "province":
            return setting.said.get("town") or setting.said.get("province")
        place = self._capitals.get((country.place_id if country else setting.country) or "")
        return spot_of(self.label(place), place) if place else None

    def _behind(self, scene: Scene, group: Group, setting: Setting) -> Spot | None:
        """`ثكنة في العاصمة`, `المنطقة الشرقية لسوريا`: the place right behind, over nouns that name nothing."""
        last = group.members[-1]
        for phrase in scene.reading.phrases[last.index + 1 : last.index + 4]:
            mention = place_mention(phrase)
            whose = phrase.prep == "l" and mention is not None and last is group.members[-1] and last.definite
            if phrase.first - last.last > 2 or phrase.kind == "deed" or not (whose or phrase.prep in _INSIDE):
                return None
            at = noun_at(scene, phrase)
            is_border = at >= 0 and self._label(scene, at) == "border"
            border = self.countries.border(scene, phrase, setting) if is_border else None
            if border is not None:
                return border
            if mention is not None:
                return self._known(scene, phrase, mention, at)
            if at < 0 and not (phrase.head and phrase.first == phrase.last):
                return None
            words = proper(scene, phrase, at) if at >= 0 else []
            if words:
                return Spot(spelled(words), None, "site")
            last = phrase
        return None

    def _between(self, scene: Scene, phrase: Phrase, setting: Setting) -> list[str]:
        """`الطريق بين الجسر والمرفأ`, `مناطق بين الجسر والمرفأ`: the two ends; empty where they are not told."""
        for behind in scene.groups:
            if 0 < behind.head.first - phrase.last <= 3 and behind.head.prep == "between" and behind.members[1:]:
                spots = [self._spot(scene, behind, each, setting) for each in behind.members]
                names = [spot.name for spot in spots if spot is not None]
                return names if len(names) > 1 else []
        return []

    def _adjective(self, phrase: Phrase) -> Place | None:
        """`المناطق العراقية`: the country of the adjective."""
        for mention in phrase.mentions:
            country = self.countries.of(mention)
            if country:
                return self._places[country]
        return None

    def _pointed(self, scene: Scene, phrase: Phrase, at: int, setting: Setting) -> Spot | None:
        """`البلاد` is the document's country, `المدينة` the town named last, `القاعدة` the base."""
        part = scene.reading.parts[at]
        noun, form = nouns()[part.stem]
        country = self._places.get(setting.country or "")
        whole = spot_of(self.label(country), country) if country else None
        if form in ("country", "side"):
            return whole
        if part.stem in several():
            vague = not part.article and at < phrase.last and scene.reading.parts[at + 1].stem not in _SOME
            return None if vague else self._several(scene, phrase, noun, setting) or whole
        if not (part.article or part.pronoun or noun == "surroundings"):
            return self._last(scene, phrase) or self._next(scene, phrase)
        kind = _SAME.get(noun, noun)
        here = [told for told in self._read(scene, setting) if told.start < phrase.start]
        exact = next((told.spot for told in reversed(here) if told.noun == noun in _EXACT), None)
        exact = exact or setting.said.get(f"the {noun}")
        if exact is not None:
            return exact
        own = next((told.spot for told in reversed(here) if told.kind == kind), None)
        same = own or setting.said.get(kind)
        near = next((told.spot for told in reversed(here) if not told.holds), None)
        if form in ("bare", "of"):
            if kind == "town" and not own and near is not None and not self._lies_in(same, near):
                same = near
            return (near or same if kind == "area" else same or near) or setting.said.get("area")
        town = near or setting.said.get("town")
        if same is None and noun in _OF_TOWN and town is not None and town.precision in _TOWNS:
            return Spot(f"{town.name} {noun}", None, "site")
        return same or near or self._next(scene, phrase)

    def _lies_in(self, inner: Spot | None, outer: Spot) -> bool:
        """`محافظة الضالع`, then `المدينة`: is the town named last one of that province?  Else its seat is meant."""
        if inner is None or inner.place is None or outer.place is None:
            return inner is not None
        return outer.place in self.countries.chain(inner.place.place_id)

    def _several(self, scene: Scene, phrase: Phrase, noun: str, setting: Setting) -> Spot | None:
        """`أحياء` and `شوارع` are of the town, `المحافظات` and `المدن` of the country."""
        if noun in ("province", "city", "district"):
            return None
        told = self._last(scene, phrase) or self._next(scene, phrase)
        return told if told or noun == "area" else setting.said.get("town")

    def _last(self, scene: Scene, phrase: Phrase) -> Spot | None:
        """The town, quarter or site named last before a phrase in its own sentence."""
        return self._nearest(reversed([m for m in scene.sentence.mentions if m.end <= phrase.start]))

    def _next(self, scene: Scene, phrase: Phrase) -> Spot | None:
        """The town, quarter or site named first behind a phrase in its own sentence."""
        return self._nearest(m for m in scene.sentence.mentions if m.start >= phrase.end)

    def _nearest(self, mentions: Iterator[Mention]) -> Spot | None:
        for mention in mentions:
            place = self.place(mention) if mention.kind == "place" else None
            if place is not None and place.kind not in _AREAS:
                return spot_of(self.label(place), place)
        return None


def _exact(kind: str) -> str:
    """How exact a place is, by its kind."""
    return "site" if kind in SITES or kind not in _PRECISIONS else kind


_PRECISIONS = frozenset({"city", "town", "district", "governorate", "region", "country", "water", "unknown"})
