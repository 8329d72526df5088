"""Where and when a deed happened.

Every place phrase and every date of the sentence is an answer, weighed like
the parties (`choice`).  The day of the words does not date the deed, and a
day after publication is never given to what occurred.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.coding.choice import Choice, shipped
from hudna.coding.evidence import span
from hudna.coding.participants import nobody
from hudna.coding.phrases import Phrase
from hudna.coding.roles import Group, Scene, features, form_of, ties
from hudna.coding.triggers import Candidate
from hudna.lang.ar.parts import SPEECH
from hudna.lang.ar.script import fold
from hudna.records import DateRange, PlaceRef

_SIDES = {
    "شمال": "north", "شمالي": "north", "جنوب": "south", "جنوبي": "south", "شرق": "east", "شرقي": "east",
    "غرب": "west", "غربي": "west",
}  # fmt: skip
_AREAS = frozenset({"country", "region", "governorate"})
_SITES = frozenset({"base", "embassy", "camp", "crossing", "port", "airport", "site", "holy-site", "quarter", "road"})


@cache
def _nouns() -> Mapping[str, tuple[str, str]]:
    """Stem of a noun of places to its English and how the name is made with it."""
    table = files("hudna.lang.ar").joinpath("place_nouns.csv").read_text(encoding="utf-8")
    return {
        fold(word): (row["label_en"], row["form"])
        for row in csv.DictReader(table.splitlines())
        for word in row["words"].split("|")
    }


class Places:
    """Made once from a casebook, then called for each deed of a scene."""

    def __init__(self, casebook: Casebook, choices: Mapping[str, Choice] | None = None) -> None:
        self._places = casebook.places
        self._choices = shipped() if choices is None else choices

    def __call__(self, analysis: Analysis, scene: Scene, deed: Candidate) -> PlaceRef | None:
        """The most exact place that is said of a deed."""
        numbers = [number for number, group in enumerate(scene.groups) if is_place(group)]
        if not numbers:
            return None
        tied = ties(scene, deed)
        told = [self.features(scene, deed, number, tied.get(number, ())) for number in numbers]
        shares = self._choices["place"].shares(told, nobody(deed))
        best = max(range(len(shares)), key=shares.__getitem__)
        return self._reference(analysis, scene, scene.groups[numbers[best]]) if best < len(numbers) else None

    def features(self, scene: Scene, deed: Candidate, number: int, tied: Sequence[str]) -> list[str]:
        """What speaks for a group as the place of a deed."""
        group = scene.groups[number]
        mention = place_mention(group.head)
        kind = self._kind(mention)
        noun = _nouns().get(group.head.head, ("", ""))[1]
        told = features(scene, deed, group, tied)
        side = "A" if group.head.first > deed.last else "B"
        told += [
            f"place {kind}",
            f"place {kind} {group.head.prep} {side}",
            f"noun {noun} {side}",
            f"noun {noun} {kind}",
        ]
        return told

    def _kind(self, mention: Mention | None) -> str:
        if mention is None:
            return ""
        place = self._places.get((mention.id if mention.kind == "place" else mention.other) or "")
        return place.kind if place else "unknown"

    def _reference(self, analysis: Analysis, scene: Scene, group: Group) -> PlaceRef:
        named = [(phrase, place_mention(phrase)) for phrase in group.members]
        known = [(phrase, mention) for phrase, mention in named if mention is not None]
        words = span(analysis, group.head.start, group.members[-1].end)
        if not known:
            noun = _nouns().get(group.head.head, ("", ""))[0]
            return PlaceRef(place_id=None, name=noun or words.quote, lat=None, lon=None, precision="site", span=words)
        names = [self._named(scene, phrase, mention) for phrase, mention in known]
        mention = known[0][1]
        place = self._places.get((mention.id if mention.kind == "place" else mention.other) or "")
        precision = place.kind if place else "site"
        if self._far(scene, known[0][0]):
            precision = "near"
        elif precision in _SITES:
            precision = "site"
        alone = len(known) == 1 and place is not None
        return PlaceRef(
            place_id=place.place_id if place is not None and alone else None,
            name=_listed(names),
            lat=place.lat if place is not None and alone else None,
            lon=place.lon if place is not None and alone else None,
            precision=precision,
            span=words,
        )

    def _named(self, scene: Scene, phrase: Phrase, mention: Mention) -> str:
        """The English of a place phrase: the name, with the noun before it where that is more exact."""
        place = self._places.get((mention.id if mention.kind == "place" else mention.other) or "")
        name = place.label_en if place else mention.name
        noun, form = _nouns().get(phrase.head, ("", ""))
        own = mention.start <= phrase.start
        if form == "after" and not own and noun.lower() not in name.lower():
            return f"{name} {noun}"
        if form == "before" and not own:
            return f"{noun} {name}"
        return self._sided(scene, phrase, name, place.kind if place else "")

    def _sided(self, scene: Scene, phrase: Phrase, name: str, kind: str) -> str:
        """`شرق أوكرانيا` is eastern Ukraine; a side of a town is the town."""
        stems = [part.stem for part in scene.reading.parts[max(0, phrase.first - 2) : phrase.first]]
        sides = [_SIDES[stem] for stem in stems if stem in _SIDES]
        if not sides or kind not in _AREAS or self._far(scene, phrase):
            return name
        return f"{''.join(sides)}ern {name}"

    def _far(self, scene: Scene, phrase: Phrase) -> bool:
        """`15 كيلومتراً شمال`: near the place that is named."""
        before = [part.stem for part in scene.reading.parts[max(0, phrase.first - 4) : phrase.first]]
        return any(stem.startswith(("كيلومتر", "كلم", "كم", "ميل")) for stem in before) or "قرب" in before[-1:]


def is_place(group: Group) -> bool:
    """Can a group tell where?  It holds a place or is headed by a noun of places."""
    return any(place_mention(phrase) is not None or phrase.kind == "place" for phrase in group.members)


def place_mention(phrase: Phrase) -> Mention | None:
    """The place in a phrase: a place by itself before a state that is also a country."""
    for mention in phrase.mentions:
        if mention.kind == "place":
            return mention
    return next((mention for mention in phrase.mentions if mention.other and mention.how != "nisba"), None)


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


class Times:
    """Made once, then called for each deed of a scene."""

    def __init__(self, choices: Mapping[str, Choice] | None = None) -> None:
        self._choices = shipped() if choices is None else choices

    def __call__(self, scene: Scene, deed: Candidate, *, published: date | None, occurred: bool) -> DateRange | None:
        """When: the date expression of the sentence that dates the deed."""
        dates = [one for one in scene.sentence.dates if one.span is not None]
        if not dates:
            return None
        told = [time_features(scene, deed, one) for one in dates]
        shares = self._choices["when"].shares(told, nobody(deed))
        best = max(range(len(shares)), key=shares.__getitem__)
        if best == len(dates):
            return None
        return _in_time(dates[best], published, occurred=occurred)


def _in_time(when: DateRange, published: date | None, *, occurred: bool) -> DateRange | None:
    if not occurred or published is None or when.earliest is None or when.earliest <= published:
        return when
    return None


def time_features(scene: Scene, deed: Candidate, when: DateRange) -> list[str]:
    """What ties a date to a deed: where it stands, what lies between, whose verb is nearer."""
    start, end = _words(scene.sentence, when)
    parts = scene.reading.parts
    after = start > deed.last
    low, high = (deed.last + 1, start) if after else (end + 1, deed.first)
    verbs = min(max(scene.verbs[max(high, low)] - scene.verbs[low], 0), 2)
    bounds = min(max(scene.bounds[max(high, low)] - scene.bounds[low], 0), 2)
    relatives = min(max(scene.relatives[max(high, low)] - scene.relatives[low], 0), 1)
    deeds = sum(1 for phrase in scene.reading.phrases if phrase.kind == "deed" and low <= phrase.first < high)
    speech = any(parts[i].stem in SPEECH for i in range(max(0, start - 5), start))
    inside = not after and end >= deed.first
    side = "I" if inside else "A" if after else "B"
    form, event = form_of(deed), deed.row.event_type
    lead = parts[start].stem if parts[start].kind in ("prep", "adverb") else ""
    near = min(max(high - low, 0) // 3, 6)
    first = start <= 2
    crossing = f"v{verbs}s{bounds}r{relatives}d{min(deeds, 2)}"
    return [
        f"side {side}",
        f"{form} {side}",
        f"{event} {side}",
        f"{side} {crossing}",
        f"{form} {side} {crossing}",
        f"{side} deeds {min(deeds, 3)}",
        f"{side} verbs {verbs}",
        f"{side} bounds {bounds}",
        f"{side} near {near}",
        f"{side} speech {speech}",
        f"{side} speech {speech} bounds {bounds}",
        f"first {first} {side}",
        f"precision {when.precision}",
        f"lead {lead}",
        f"{side} lead {lead}",
        f"only {len(scene.sentence.dates) == 1}",
    ]


def _words(sentence: Sentence, when: DateRange) -> tuple[int, int]:
    spanned = when.span
    if spanned is None:
        return 0, 0
    inside = [n for n, word in enumerate(sentence.words) if word.start < spanned.end and word.end > spanned.start]
    return (inside[0], inside[-1]) if inside else (0, 0)
