"""Where a deed happened: every place phrase of the sentence is an answer, weighed like the parties (`choice`)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis
from hudna.coding.before import Answers, Before
from hudna.coding.blocks import counted
from hudna.coding.choice import Block, Choice, shipped, spelled
from hudna.coding.countries import Setting
from hudna.coding.participants import nobody
from hudna.coding.phrases import place_mention
from hudna.coding.placenames import PlaceNames
from hudna.coding.placewords import SETTLEMENTS, noun_at, nouns, proper
from hudna.coding.roles import Group, Scene, form_of
from hudna.coding.view import View
from hudna.lang.ar.script import fold
from hudna.records import PlaceRef

_FEW = ("0", "1", "2")
_HOLDERS = frozenset({"governorate", "region", "country"})
_PARTS = frozenset({"governorate", "region", "city"})
_FAR = 5
_IN_TOWNS = frozenset(
    {"neighbourhood", "Street", "Square", "barracks", "camp", "Mosque", "Church", "Hospital", "hotel"}
)


class Places:
    """Made once from a casebook, then called for each deed of a scene."""

    def __init__(self, casebook: Casebook, choices: Mapping[str, Choice] | None = None) -> None:
        self._choices = shipped() if choices is None else choices
        self.names = PlaceNames(casebook)
        self._last: tuple[Scene, Mapping[int, _Around]] | None = None

    def __call__(self, analysis: Analysis, view: View, setting: Setting, answers: Answers) -> PlaceRef | None:
        """The most exact place that is said of a deed; `answers` keeps it for the next."""
        scene = view.scene
        strikes = view.deed.row.event_type == "ASSAULT"
        numbers = [
            n for n, one in self._around(scene).items() if not (one.acts and strikes) and not _ends_of_road(scene, n)
        ]
        if not numbers:
            return None
        choice, before = self._choices["place"], answers.before(scene)
        values = [view.values(number)[2] + view.weighed(self._more(view, number, before))[2] for number in numbers]
        shares = choice.shares(values, nowhere(view, len(numbers), before))
        best = max(range(len(shares)), key=shares.__getitem__)
        chosen = self._further(scene, self._inner(scene, numbers[best])) if best < len(numbers) else -1
        answers.keep(scene, view.deed, chosen)
        return self.names.reference(analysis, scene, scene.groups[chosen], setting) if chosen >= 0 else None

    def _inner(self, scene: Scene, number: int) -> int:
        """`مدينة "لودر" في محافظة أبين`: a town with a name right before the province that holds it is more exact.

        So is a quarter or a site before its town: `حي الخالدية في مدينة حمص`.
        """
        outer, inner = scene.groups[number], scene.groups[max(number - 1, 0)]
        place = self.names.place(place_mention(outer.head))
        if not number or place is None or not _holds(inner, outer):
            return number
        town = self.names.place(place_mention(inner.head))
        label, named = _noun(scene, number - 1)
        if place.kind == "city":
            return number - 1 if inner.placed and named and label in _IN_TOWNS else number
        if place.kind not in _HOLDERS:
            return number
        settled = named and (town is None or town.kind not in _HOLDERS) and (label in SETTLEMENTS or town is not None)
        return number - 1 if inner.placed and settled else number

    def _further(self, scene: Scene, number: int) -> int:
        """`في نينوى بمحيط قاعدة القيارة`: what is told behind the province or land that it lies in is more exact.

        So is what the same clause tells further on: `قصف المتمردين في اليمن لمناطق في مدينة عدن`.
        """
        outer = self.names.place(place_mention(scene.groups[number].head))
        if outer is None or outer.kind not in _PARTS | {"country"}:
            return number
        for behind in range(number + 1, min(number + _FAR, len(scene.groups))):
            next_to = behind == number + 1 and _holds(scene.groups[number], scene.groups[behind])
            if not next_to and not _in_one_clause(scene, scene.groups[number], scene.groups[behind]):
                break
            inner = self.names.place(place_mention(scene.groups[behind].head))
            led = scene.groups[behind].head.prep in ("in", "b", "at")
            far = outer.kind == "country" or next_to
            if led and far and inner not in (None, outer) and outer in self.names.countries.chain(inner.place_id):
                return behind
        return number

    def features(self, view: View, number: int, before: Before) -> list[str]:
        """What speaks for a group as the place of a deed, `before` being what was answered for the deed before."""
        return [*view.features(number), *spelled(self._more(view, number, before))]

    def _more(self, view: View, number: int, before: Before) -> list[Block]:
        """What speaks for it as a place alone."""
        scene, deed = view.scene, view.deed
        head = scene.groups[number].head
        place = self.names.place(place_mention(head))
        kind = place.kind if place else "named" if head.mentions else ""
        after = head.first > deed.last
        side = "A" if after else "B"
        stretch = (deed.last + 1, head.first) if after else (head.last + 1, deed.first)
        others, deeds = counted(scene.places, *stretch), counted(scene.deeds, *stretch)
        acts = any(m.kind == "actor" and m.how != "nisba" for m in head.mentions)
        return [
            (_of_place, kind, place is not None, head.prep, side),
            (_of_noun, nouns().get(head.head, ("", ""))[1], place is not None, head.prep, side),
            (_among, side, min(others, 3), min(deeds, 2), head.prep, kind == "country"),
            (_acting, acts, head.prep),
            (_of_event, deed.row.event_type, kind, head.prep, side),
            (_headed, head.kind, bool(head.mentions) and head.mentions[0].start > head.start, head.prep),
            (_in_line, *self._line(scene, number), head.prep, side),
            (_parted, _parting(scene, stretch), side, head.prep),
            (_quoted, scene.reading.breaks[head.first], head.first <= 1, kind),
            (_nested, *self._around(scene)[number].nest, head.prep, side),
            (_beside, *self._around(scene)[number].beside, head.prep, kind),
            (_worded, deed.row.words, head.prep, side),
            (_followed, before.same(number), before.between(scene, deed), side, after and before.deed > head.first),
        ]

    def _around(self, scene: Scene) -> Mapping[int, "_Around"]:
        """What stands in and beside each place of a scene; made once for all its deeds."""
        if self._last is None or self._last[0] is not scene:
            numbers = [number for number, group in enumerate(scene.groups) if group.placed]
            named = {number: _noun(scene, number) for number in numbers}
            acting = _acting_states(scene, [number for number in numbers if self._is_state(scene.groups[number])])
            around = {
                n: _Around((*named[n], *_inner(scene, n, named)), _neighbour(scene, n), n in acting) for n in numbers
            }
            self._last = scene, around
        return self._last[1]

    def _is_state(self, group: Group) -> bool:
        """A country alone, told without a preposition: `فرنسا`, not `سكان فرنسا`."""
        head = group.head
        mention = place_mention(head)
        if head.prep or mention is None or mention.start > head.start:
            return False
        place = self.names.place(mention)
        return place is None or place.kind == "country"

    def _line(self, scene: Scene, number: int) -> tuple[bool, bool]:
        """Does a place stand right before a group that it lies in, and one right behind that holds it?"""
        groups = scene.groups
        inner = number > 0 and groups[number - 1].placed and _holds(groups[number - 1], groups[number])
        outer = number + 1 < len(groups) and groups[number + 1].placed and _holds(groups[number], groups[number + 1])
        return inner, outer


def nowhere(view: View, places: int, before: Before) -> list[str]:
    """What speaks for no place: how many there are, and what was answered for the deed before."""
    deed, told = view.deed, before.told()
    return [
        *nobody(deed),
        f"NONE of {min(places, 4)}",
        f"NONE before {told}",
        f"NONE before {told} {before.between(view.scene, deed)}",
        f"NONE before {told} {form_of(deed)} {deed.definite}",
    ]


def _followed(same: str, between: str, side: str, passed: bool) -> list[str]:
    return [f"place before {same}", f"place before {same} {between}", f"place before {same} {side} {passed}"]


def _ends_of_road(scene: Scene, number: int) -> bool:
    """`الطريق بين المرفأ والجسر`: the towns that a road joins are told with it."""
    head = scene.groups[number].head
    before = scene.groups[number - 1].head if number else None
    if before is None or head.prep != "between" or head.first - before.last > 2:
        return False
    return nouns().get(before.head, ("", ""))[0] == "road"


def _of_place(kind: str, known: bool, prep: str, side: str) -> list[str]:
    return [f"place {kind}", f"place {kind} {prep} {side}", f"place {known} {prep}"]


def _of_noun(noun: str, known: bool, prep: str, side: str) -> list[str]:
    return [f"noun {noun} {side}", f"noun {noun} {known} {prep}"]


def _among(side: str, others: int, deeds: int, prep: str, country: bool) -> list[str]:
    return [
        f"place rank {side} {others}",
        f"place rank {side} {others} {prep}",
        f"place deeds {side} {deeds}",
        f"place country {country} {side} {min(others, 2)} {deeds}",
    ]


def _acting(acts: bool, prep: str) -> list[str]:
    return [f"place actor {acts} {prep}"]


def _of_event(event: str, kind: str, prep: str, side: str) -> list[str]:
    return [f"{event} place {kind}", f"{event} place {kind} {prep} {side}"]


def _headed(kind: str, inside: bool, prep: str) -> list[str]:
    """What the phrase is headed by: `حلفاء إيران` are people, no place."""
    return [f"place head {kind} {inside}", f"place head {kind} {inside} {prep}"]


def _in_line(inner: bool, outer: bool, prep: str, side: str) -> list[str]:
    return [f"place line {inner} {outer}", f"place line {inner} {outer} {prep} {side}"]


def _parted(between: str, side: str, prep: str) -> list[str]:
    return [f"place between {between} {side}", f"place between {between} {side} {prep}"]


def _quoted(before: str, opening: bool, kind: str) -> list[str]:
    return [f"place after {before}", f"place opens {opening} {kind}"]


def _nested(noun: str, named: bool, inner: str, inner_named: bool, prep: str, side: str) -> list[str]:
    return [
        f"place noun {noun} {named}",
        f"place noun {noun} {named} {side} {prep}",
        f"place inner {inner} {inner_named}",
        f"place inner {inner != '-'} {inner_named} {named} {side}",
    ]


def _beside(kind: str, touching: bool, prep: str, place: str) -> list[str]:
    return [f"place beside {kind} {touching} {prep}", f"place beside {kind} {touching} {place}"]


def _worded(words: str, prep: str, side: str) -> list[str]:
    return [f"place word {words} {side}", f"place word {words} {prep} {side}"]


class _Around(NamedTuple):
    """Of a place: its noun, whether it is named, both of what lies in it; what it stands beside, whether they touch.

    `acts` is true of a state that does something itself.
    """

    nest: tuple[str, bool, str, bool]
    beside: tuple[str, bool]
    acts: bool


_UNDERGOING = frozenset(
    fold(
        "شهد شهدت تشهد يشهد شهدها شهدته شهدتها عاش عاشت تعيش يعيش عرف عرفت تعرف تعرض تعرضت تتعرض يتعرض استقبل استقبلت"
        " احتضن احتضنت تحتضن استضاف استضافت تستضيف سقط سقطت تسقط خرج خرجت تحول تحولت بات باتت أصبح أصبحت ظل ظلت كان"
        " كانت يخضع تخضع ضرب ضربت ضربها تضرب طال طالت تطال هز هزت تهز اهتزت استهدف استهدفت دخل دخلت يدخل تدخل"
    ).split()
)
"""Verbs whose subject may be the place itself, or beside which the place is taken for the subject."""


def _acting_states(scene: Scene, states: Sequence[int]) -> set[int]:
    """`قوات تقودها فرنسا`: a state that is the subject of a verb does not tell where something was attacked."""
    acts, undergoes = set[int](), set[int]()
    for clause in scene.clauses:
        (undergoes if clause.stem in _UNDERGOING else acts).add(clause.subject)
    return {number for number in states if scene.groups[number].head.index in acts - undergoes}


def _noun(scene: Scene, number: int) -> tuple[str, bool]:
    head = scene.groups[number].head
    at = noun_at(scene, head)
    label = nouns()[scene.reading.parts[at].stem][0] if at >= 0 else ""
    return label, place_mention(head) is not None or (at >= 0 and bool(proper(scene, head, at)))


def _inner(scene: Scene, number: int, named: Mapping[int, tuple[str, bool]]) -> tuple[str, bool]:
    """The noun of the place right before that lies in this one, and whether it is named; a stroke where none is."""
    inside = number - 1 in named and _holds(scene.groups[number - 1], scene.groups[number])
    return named[number - 1] if inside else ("-", False)


def _neighbour(scene: Scene, number: int) -> tuple[str, bool]:
    """What stands right before a group: a deed, a verb, or the kind of the phrase that it can belong to."""
    head = scene.groups[number].head
    if head.first == 0:
        return "start", False
    if scene.reading.parts[head.first - 1].kind in ("verb", "aux"):
        return "verb", True
    before = scene.reading.phrases[head.index - 1] if head.index else None
    if before is None:
        return "none", False
    gap = head.first - before.last
    return before.kind or ("named" if before.mentions else "noun"), gap <= 1


def _holds(group: Group, behind: Group) -> bool:
    """`سوق في الموصل`: does the place behind hold the one before?"""
    gap = behind.head.first - group.members[-1].last
    return gap <= 2 and behind.head.prep in ("in", "b", "at", "from")


def _parting(scene: Scene, stretch: tuple[int, int]) -> str:
    """Verbs, clause bounds, relatives and stops between a deed and a place."""
    start, end = stretch
    if end <= start:
        return "0000"
    told = (scene.verbs, scene.bounds, scene.relatives, scene.stops)
    return "".join([_FEW[min(running[end] - running[start], 2)] for running in told])


def _in_one_clause(scene: Scene, group: Group, behind: Group) -> bool:
    """Does no verb, clause, relative or stop stand between two groups?"""
    stretch = group.members[-1].last + 1, behind.head.first
    return not any(counted(told, *stretch) for told in (scene.verbs, scene.bounds, scene.relatives, scene.stops))


def is_place(group: Group) -> bool:
    """Can a group tell where?"""
    return group.placed
