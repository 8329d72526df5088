"""What speaks for a group as a party to a deed: features that a person can read, in blocks.

A block (`choice`) holds features that hang on the same few facts: where the
group stands, under which preposition, what kind of people it names.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hudna.coding.choice import Block
from hudna.coding.clauses import noun_gender
from hudna.coding.frames import Frame, frame_of, matched
from hudna.coding.phrases import Phrase
from hudna.coding.roles import Group, Scene, form_of, valency
from hudna.coding.triggers import Candidate
from hudna.coding.verbs import LIGHT, SUFFERED
from hudna.lang.ar.parts import SPEECH

# Verbs, bounds, relatives, deeds and stops between; `None` where the two touch.
_Between = tuple[int, int, bool, bool, bool] | None
# Words off, in steps that grow.
_NEAR = ("1", "1", "2", "4", "4", *["8"] * 4, *["15"] * 7, "far")


class Standing(NamedTuple):
    """A deed in its scene, as far as it is the same for every group.

    `form` is that of `form_of`, `lean` the side on which its trigger has the
    actor, `takes` the valency of a noun of action.  `governor` is the verb
    that brings a noun of action (-1: none), `brings` its kind, `under` the
    preposition with it.  `frame` says what the deed asks for, where it is known.
    """

    scene: Scene
    deed: Candidate
    form: str
    event: str
    lean: str
    takes: str
    governor: int
    brings: str
    under: str
    frame: Frame | None


def standing(scene: Scene, deed: Candidate) -> Standing:
    """What all groups of a scene share in respect of a deed."""
    form = form_of(deed)
    governor = _governor(scene, deed) if form != "v" else -1
    return Standing(
        scene=scene,
        deed=deed,
        form=form,
        event=deed.row.event_type,
        lean=deed.row.actor_side,
        takes=valency(scene, deed) if form not in ("v", "p") else "",
        governor=governor,
        brings=_brings(scene.reading.parts[governor].stem) if governor >= 0 else "",
        under="l" if deed.prefix.endswith("ل") else "b" if deed.prefix.endswith("ب") else "",
        frame=frame_of(deed),
    )


def _governor(scene: Scene, deed: Candidate) -> int:
    """The verb that brings a noun of action (`شن هجوماً`, `تعرض لهجوم`)."""
    parts = scene.reading.parts
    return next((i for i in range(deed.first - 1, max(deed.first - 7, -1), -1) if parts[i].kind == "verb"), -1)


def _brings(stem: str) -> str:
    return "light" if stem in LIGHT else "hit" if stem in SUFFERED else "speech" if stem in SPEECH else "other"


def blocks(seen: Standing, group: Group, tied: Sequence[str] = ()) -> list[Block]:
    """What speaks for a group as actor or recipient of a deed; `tied` are its ties to the deed (`roles.ties`)."""
    scene, deed, form, event, lean = seen[:5]
    head, people = group.head, group.named
    after = head.first > deed.last
    side = "A" if after else "B"
    slot = _slot(scene, deed, group, after=after)
    told: list[Block] = [
        (_standing_at, slot, form, people, event, lean),
        (_of_sort, group.sort, form, event, side),
        (_of_kind, group.kind, head.people, form, people, event),
        (_under, head.prep, min(len(group.members), 2), form, people, event, side),
        (_away, form, side, *_between(scene, deed, head, after=after), people),
        *[(_tied, tie, form, people, event, lean) for tie in tied or ("untied",)],
    ]
    if seen.frame is not None:
        told.append((_framed, *matched(seen.frame, scene, deed, group), form, people, group.kind if after else ""))
    if form not in ("v", "p"):
        told += _nominal(seen, group, slot)
    elif not head.prep:
        told.append((_agreeing, _agrees(deed, group, after=after), form, side))
    if seen.governor >= 0 and not after:
        inner = "inner" if head.first > seen.governor else "outer"
        told.append((_governed, seen.brings, seen.under, inner, head.prep, group.kind))
    if _speaks(scene, head):
        told.append((_speaking, form, event, side))
    return told


def _standing_at(slot: str, form: str, people: bool, event: str, lean: str) -> list[str]:
    return [
        f"slot {slot}",
        f"{form} slot {slot}",
        f"{people} {form} slot {slot}",
        f"{event} slot {slot}",
        f"{lean} {form} slot {slot}",
    ]


def _of_kind(kind: str, row: str, form: str, people: bool, event: str) -> list[str]:
    return [
        f"kind {kind}",
        f"people {people}",
        f"{form} kind {kind}",
        f"{event} kind {kind}",
        f"{event} people {row}",
    ]


def _of_sort(sort: str, form: str, event: str, side: str) -> list[str]:
    return [f"sort {sort}", f"{form} sort {sort}", f"{event} sort {sort}", f"{event} {side} sort {sort}"]


def _under(prep: str, members: int, form: str, people: bool, event: str, side: str) -> list[str]:
    return [
        f"prep {prep} {side}",
        f"prep {prep} {people}",
        f"{form} {side} prep {prep} {people}",
        f"{event} {side} prep {prep} {people}",
        f"members {members} {prep}",
    ]


def _away(form: str, side: str, between: _Between, near: str, rank: int, people: bool) -> list[str]:
    across = "v{:d}s{:d}r{:d}d{:d}c{:d}".format(*between) if between else "touch"
    return [
        f"{form} {side} between {across}",
        f"{form} {side} near {near}",
        f"{form} {side} rank {'p' if people else 'x'}{rank}",
    ]


def _tied(tie: str, form: str, people: bool, event: str, lean: str) -> list[str]:
    return [
        f"tie {tie}",
        f"{form} tie {tie}",
        f"{event} tie {tie}",
        f"{people} {form} tie {tie}",
        f"{lean} tie {tie}",
        f"{people} {form} tie {' '.join(tie.split()[:2])}",
    ]


def _framed(frame: str, mark: str, form: str, people: bool, kind: str) -> list[str]:
    """How the group stands to what the deed asks for (`frames`)."""
    told = [f"frame {frame}", f"frame {frame} {form} {mark}", f"frame {frame} {form} {people} {mark}"]
    return [*told, f"frame {frame} {form} {kind}"]


def _agreeing(agrees: str, form: str, side: str) -> list[str]:
    return [f"agree {agrees} {form} {side}"]


def _governed(brings: str, under: str, inner: str, prep: str, kind: str) -> list[str]:
    """The verb that brings a noun of action and where the group stands to it."""
    return [f"governed {brings} {under} {inner} {prep}", f"governed {brings} {inner} {kind}"]


def _speaking(form: str, event: str, side: str) -> list[str]:
    return [f"speaks {form}", f"speaks {event} {side}"]


def _nominal(seen: Standing, group: Group, slot: str) -> list[Block]:
    """What the valency of a noun of action says of the group right behind it, and of groups in general."""
    takes, people = seen.takes, group.named
    told: list[Block] = [(_valent, takes, people, group.head.prep, slot[:5])]
    if slot in ("next", "next*"):
        place = any(mention.other or mention.kind == "place" for mention in group.head.mentions)
        told.append((_annexed, takes, people, group.kind, seen.event, place))
        behind = seen.scene.reading.phrases[group.members[-1].index + 1 : group.members[-1].index + 2]
        if behind and behind[0].first - group.members[-1].last <= 2:
            told.append((_annexed_before, takes, people, behind[0].prep))
    return told


def _valent(takes: str, people: bool, prep: str, slot: str) -> list[str]:
    return [f"takes {takes} {people}", f"takes {takes} {people} prep {prep} {slot}"]


def _annexed(takes: str, people: bool, kind: str, event: str, place: bool) -> list[str]:
    told = [f"iḍāfa {takes} {people}", f"iḍāfa {takes} {kind}", f"iḍāfa {takes} {people} {event}"]
    return [*told, f"iḍāfa place {event}"] if place else told


def _annexed_before(takes: str, people: bool, prep: str) -> list[str]:
    return [f"iḍāfa {takes} {people} then {prep}"]


def _span(deed: Candidate, head: Phrase, *, after: bool) -> tuple[int, int]:
    """The words between, first included, last excluded."""
    return (deed.last + 1, head.first) if after else (head.last + 1, deed.first)


def _between(scene: Scene, deed: Candidate, head: Phrase, *, after: bool) -> tuple[_Between, str, int]:
    """What stands between, how many steps off (`_NEAR`), how many groups of people are nearer."""
    start, end = _span(deed, head, after=after)
    near = _NEAR[max(0, min(end - start + 1, len(_NEAR) - 1))]
    if end <= start:
        return None, near, 0
    stops = scene.stops
    own = after and start + 1 < len(stops) and stops[start + 1] > stops[start]
    across = (
        min(scene.verbs[end] - scene.verbs[start], 2),
        min(scene.bounds[end] - scene.bounds[start], 2),
        scene.relatives[end] > scene.relatives[start],
        scene.deeds[end] > scene.deeds[start],
        stops[end] > stops[start] or own,
    )
    return across, near, min(scene.people[end] - scene.people[start], 3)


def _slot(scene: Scene, deed: Candidate, group: Group, *, after: bool) -> str:
    """Where a group stands as seen from the deed."""
    head = group.head
    reading = scene.reading
    if after and _is_beside(scene, deed, head) and reading.breaks[head.first] in ("", "quote"):
        marked = ("" if head.definite == deed.definite else "*") + ("n" if group.kind == "nisba" else "")
        return f"next{head.prep}{marked}"
    start, end = _span(deed, head, after=after)
    verbs = scene.verbs[end] - scene.verbs[start]
    relatives = scene.relatives[end] - scene.relatives[start]
    bounds = scene.bounds[end] - scene.bounds[start]
    if after and relatives == 1 and verbs == 1 and not bounds and _relative_of(scene, deed, head):
        verb = next(i for i in range(start, end) if reading.parts[i].kind in ("verb", "aux"))
        stem = reading.parts[verb].stem
        told = "light" if stem in LIGHT else "hit" if stem in SUFFERED else "other"
        return f"rel {told} {head.prep}"
    if not after and relatives == 1 and not verbs and start < len(reading.parts) and reading.parts[start].kind == "rel":
        return f"head {head.prep}"
    where = "after" if after else "before"
    if verbs or bounds or relatives:
        return f"{where} far{min(verbs, 1)}{min(bounds, 1)}{min(relatives, 1)} {head.prep}"
    return f"{where} {min(counted(scene.bare, start, end), 2)} {head.prep}"


def _is_beside(scene: Scene, deed: Candidate, head: Phrase) -> bool:
    """Right behind the deed; a country's adjective also behind another one (`الغارات الجوية التركية`)."""
    told = head.tells and head.chain < 0 and scene.reading.phrases[head.index - 1].first <= deed.last
    return head.first == deed.last + 1 or told


def counted(running: Sequence[int], start: int, end: int) -> int:
    """How many of what a scene counts stand from word `start` up to `end`; none where the end comes first."""
    return running[end] - running[start] if end > start else 0


def _relative_of(scene: Scene, deed: Candidate, head: Phrase) -> bool:
    """Does the relative clause in which a group stands tell of the deed?  Its pronoun follows within four words."""
    relative = next((i for i in range(deed.last + 1, head.first) if scene.reading.parts[i].kind == "rel"), None)
    return relative is not None and relative - deed.last <= 4


def _agrees(deed: Candidate, group: Group, *, after: bool) -> str:
    """Gender of the verb and of the noun: y, n, or ? where the forms do not say."""
    noun = noun_gender(group.head)
    if deed.gender is None or noun is None or (after and len(group.members) > 1):
        return "?"
    return "y" if deed.gender == noun else "n"


def _speaks(scene: Scene, head: Phrase) -> bool:
    """Is this who says it?  A speech verb within two words before, or right after."""
    if head.prep:
        return False
    parts, first, behind = scene.reading.parts, head.first, head.last + 1
    if first and (parts[first - 1].stem in SPEECH or (first > 1 and parts[first - 2].stem in SPEECH)):
        return True
    return behind < len(parts) and parts[behind].stem in SPEECH
