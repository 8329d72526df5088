"""The engine of this machine: a loop, or a pool of processes.

`map` hands each item to a stage and gives back what it yielded, in the order
of the items.  The engine does not know what a stage does.
"""

import itertools
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

from hudna import casebook as casebooks

Item = TypeVar("Item")
Stage = Callable[..., Iterable[Any]]
Made = Callable[[casebooks.Casebook], Stage]

# Enough items under way to keep every worker busy, few enough that memory stays flat on a folder of any size.
UNDER_WAY_PER_JOB = 4


def map(  # noqa: A001  the engine's verb, always called as local.map
    made: Made, casebook: casebooks.Casebook, items: Iterable[Item], *, jobs: int = 1
) -> Iterator[tuple[Item, tuple[Any, ...]]]:
    """Each item with what a stage made from the casebook yielded for it, in order.

    `made` is the stage's class (importable by name); `jobs` the number of
    processes, 1 for a plain loop in this one.
    """
    if jobs <= 1:
        stage = made(casebook)
        for item in items:
            yield item, tuple(stage(item))
        return
    yield from _pooled(made, casebook, items, jobs)


def _pooled(
    made: Made, casebook: casebooks.Casebook, items: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, tuple[Any, ...]]]:
    ahead = iter(items)
    with ProcessPoolExecutor(jobs, _context(), _ready, (made, casebook)) as pool:
        under_way: list[tuple[Item, Future[tuple[Any, ...]]]] = [
            (item, pool.submit(_work, item)) for item in itertools.islice(ahead, jobs * UNDER_WAY_PER_JOB)
        ]
        try:
            while under_way:
                item, future = under_way.pop(0)
                found = future.result()
                under_way += [(new, pool.submit(_work, new)) for new in itertools.islice(ahead, 1)]
                yield item, found
        finally:
            for _, future in under_way:
                future.cancel()


def _context() -> multiprocessing.context.BaseContext:
    """Fork where the system has it: the casebook is then shared, not copied."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


_stage: Stage | None = None


def _ready(made: Made, casebook: casebooks.Casebook) -> None:
    """Make the stage once a worker.  Ctrl-C is the parent's to handle."""
    global _stage  # noqa: PLW0603  a worker process holds one stage for its life
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stage = made(casebook)


def _work(item: Any) -> tuple[Any, ...]:
    if _stage is None:
        raise RuntimeError("the worker has no stage")
    return tuple(_stage(item))
