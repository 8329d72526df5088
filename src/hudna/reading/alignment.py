"""From a place in the text back to the file: runs, how they are chained, how they are looked up.

A run says that `length` code points from `start` of the text stood at
`raw_start` of what was read, and on which page, in which box.  Text that no
run covers was put there by us (a gap mark, a line end).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from hudna.records import Run


def kept(stretches: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """The alignment of a text that was made by putting stretches (start, end) of the raw text one after another."""
    runs = []
    at = 0
    for start, end in stretches:
        if end > start:
            runs.append(Run(start=at, raw_start=start, length=end - start))
            at += end - start
    return tuple(runs)


def composed(later: Sequence[Run], earlier: Sequence[Run]) -> tuple[Run, ...]:
    """One alignment from two steps: `later` maps the result to the middle, `earlier` the middle to the raw text.

    Pages and boxes come from the earlier step; a run that crosses one of its
    seams is cut there.
    """
    earlier = sorted(earlier, key=lambda run: run.start)
    starts = [run.start for run in earlier]
    runs = []
    for run in later:
        index = max(0, bisect_right(starts, run.raw_start) - 1)
        for below in earlier[index:]:
            if below.start >= run.raw_start + run.length:
                break
            first = max(run.raw_start, below.start)
            last = min(run.raw_start + run.length, below.start + below.length)
            if last > first:
                runs.append(
                    Run(
                        start=run.start + first - run.raw_start,
                        raw_start=below.raw_start + first - below.start,
                        length=last - first,
                        page=below.page,
                        box=below.box,
                    )
                )
    return tuple(runs)


def origin(alignment: Sequence[Run], position: int) -> Run | None:
    """The run that holds a place of the text, or `None` where we wrote it ourselves.

    >>> origin((Run(start=0, raw_start=4, length=3),), 2).raw_start
    4
    """
    for run in alignment:
        if run.start <= position < run.start + run.length:
            return run
    return None
