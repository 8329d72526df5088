"""The work table of repair: lines whose every character remembers where it stood, and notes of what was done.

A line's `ids` name its characters: the place in the raw text, or a negative
number for what a repair put in.  Repairs cut, drop and move characters with
their ids; at the end `laid` finds where the ids came to lie, so that each note
gets its place in the result and the result its way back.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from hudna.records import Repair, Run

Ints = npt.NDArray[np.int64]
LOSSLESS, INFERRED, GAP = "lossless", "inferred", "gap"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the raw text as it stands now.

    `raw` is the line as it was given; `end` the place of its line feed there.
    `joints` are the places of letters before which a joiner opened a word,
    `edges` those of spaces that join two lines where one of them had a space.
    `role` is body, title, byline, heading, quote or, on a line that is layout
    only, dropped.
    """

    text: str
    ids: Sequence[int]
    raw: str
    end: int
    role: str = "body"
    opens_page: bool = False
    joints: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()

    def kept(self, wanted: Callable[[str], bool]) -> "Line":
        """The line without the characters that are not wanted."""
        pairs = [(c, i) for c, i in zip(self.text, self.ids, strict=True) if wanted(c)]
        return replace(self, text="".join(c for c, _ in pairs), ids=[i for _, i in pairs])

    def part(self, start: int, end: int) -> "Line":
        """The characters from `start` to `end` as a line."""
        return replace(self, text=self.text[start:end], ids=self.ids[start:end])

    def stripped(self) -> "Line":
        """The line without white space at its ends."""
        text = self.text.strip()
        start = self.text.find(text) if text else 0
        return self if len(text) == len(self.text) else self.part(start, start + len(text))


@dataclass(frozen=True, slots=True)
class Mark:
    """A note of one repair: the ids of the characters it is about (in the result), and what stood there.

    `beside` tells a note on what was taken away: the ids are then of the text
    after which it stood.
    """

    kind: str
    certainty: str
    ids: Sequence[int]
    raw: str
    score: float | None = None
    slot: str | None = None
    beside: bool = False


@dataclass(slots=True)
class Sheet:
    """What the repairs work on, one after the other."""

    lines: list[Line]
    marks: list[Mark] = field(default_factory=list)
    wrapped: bool = False
    measure: float = 0.0
    added: int = 0

    def fresh(self, n: int) -> range:
        """Ids for `n` characters that a repair puts in."""
        self.added += n
        return range(-self.added - 1, -self.added - 1 + n)

    def note(self, mark: Mark) -> None:
        """Remember a repair."""
        self.marks.append(mark)


def sheet(text: str, page_breaks: Iterable[int]) -> Sheet:
    """The lines of a text; the first with words after a page break opens a page."""
    lines: list[Line] = []
    breaks = sorted(page_breaks)
    at = turned = 0
    opens = False
    for words in text.split("\n"):
        end = at + len(words)
        while turned < len(breaks) and breaks[turned] <= end:
            turned, opens = turned + 1, at > 0
        blank = not words or words.isspace()
        lines.append(Line(words, range(at, end), words, end, opens_page=opens and not blank))
        opens = opens and blank
        at = end + 1
    return Sheet(lines)


def joined(lines: Sequence[Line], spaced: Sequence[bool]) -> Line:
    """Several lines as one, a space for each line feed between them; `spaced` says which had one more before them."""
    text = " ".join(line.text for line in lines)
    ids: list[int] = []
    for line in lines:
        ids.extend(line.ids)
        ids.append(line.end)
    starts = [0, *accumulate(len(line.text) + 1 for line in lines[:-1])]
    edges = tuple(start - 1 for start, wide in zip(starts, spaced, strict=True) if wide and start)
    return replace(
        lines[0], edges=edges, text=text, ids=ids[:-1], end=lines[-1].end, raw="\n".join(line.raw for line in lines)
    )


@dataclass(frozen=True, slots=True)
class Laid:
    """The result, its way back and its notes in order."""

    text: str
    repairs: tuple[Repair, ...]
    alignment: tuple[Run, ...]


def laid(sheet: Sheet) -> Laid:
    """The lines that are left, one under the other, with every note in its place."""
    kept = [line for line in sheet.lines if line.role != "dropped"]
    text = "\n".join(line.text for line in kept)
    where = _ids(kept)
    return Laid(text, _placed(sheet, text, where), _runs(where))


def _ids(lines: Sequence[Line]) -> Ints:
    """The ids of all characters, line feeds among them; eight bytes each, for long texts come too."""
    if not lines:
        return np.zeros(0, np.int64)
    parts = []
    for line in lines:
        ids = line.ids
        parts.append(np.arange(ids.start, ids.stop) if isinstance(ids, range) else np.array(ids, np.int64))
        parts.append(np.array([line.end]))
    return np.concatenate(parts[:-1])


def _runs(where: Ints) -> tuple[Run, ...]:
    if not len(where):
        return ()
    seams = (np.flatnonzero(np.diff(where) != 1) + 1).tolist()
    places = where.tolist()
    return tuple(
        Run(start=start, raw_start=places[start], length=end - start)
        for start, end in zip([0, *seams], [*seams, len(places)], strict=True)
        if places[start] >= 0
    )


def _placed(sheet: Sheet, text: str, where: Ints) -> tuple[Repair, ...]:
    if not sheet.marks:
        return ()
    # Ids that repairs put in are negative and count from the end of the list.
    places = np.full(int(where.max(initial=0)) + sheet.added + 3, -1, np.int64)
    places[where] = np.arange(len(where))
    place = places.tolist()
    placed = [_repair(mark, text, place) for mark in sheet.marks]
    return tuple(sorted(placed, key=lambda repair: (repair.start, repair.end)))


def _extent(ids: Sequence[int], place: list[int]) -> tuple[int, int]:
    """Where some characters came to lie, from the first to the last; quick where nothing came between them."""
    if ids and max(ids[0], ids[-1]) < len(place):
        start, end = place[ids[0]], place[ids[-1]]
        if start >= 0 and end - start == len(ids) - 1:
            return start, end + 1
    found = [position for which in ids if which < len(place) and (position := place[which]) >= 0]
    return (min(found), max(found) + 1) if found else (0, 0)


def _repair(mark: Mark, text: str, place: list[int]) -> Repair:
    start, end = _extent(mark.ids, place)
    if mark.beside:
        start = end
    return Repair(
        kind=mark.kind,
        certainty=mark.certainty,
        start=start,
        end=end,
        raw=mark.raw,
        text=text[start:end],
        score=mark.score,
        slot=mark.slot,
    )
