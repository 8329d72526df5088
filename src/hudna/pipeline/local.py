"""The engine of this machine: a loop, or a pool of processes.

Its verb is `map`: each item is handed to a stage, and comes back with what
the stage yielded, in the order of the items.  The engine does not know what a
stage does.  Several maps may run at once and feed one another; they share the
workers, and each worker makes a stage once.
"""

import gc
import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any, TypeVar

from hudna.casebook import Casebook

Item = TypeVar("Item")
Stage = Callable[..., Iterable[Any]]
Made = Callable[[Casebook], Stage]
Done = tuple[Any, ...]

# Enough items under way to keep every worker busy, few enough that memory stays flat on a folder of any size.
UNDER_WAY_PER_JOB = 8
# New objects, and collections of these, before garbage is looked for: a document makes many that live until it is done.
SELDOM = (100_000, 50, 100)
# The same for a whole merge, which makes nothing but what lives until it is written.
HARDLY = (200_000, 50, 100)


@contextmanager
def seldom_collected(threshold: tuple[int, int, int] = SELDOM) -> Iterator[None]:
    """Look for garbage seldom meanwhile: what many records are made into lives to the end and is walked each time."""
    before = gc.get_threshold()
    gc.set_threshold(*threshold)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Engine:
    """`jobs` processes, or this one alone where `jobs` is 1; a context manager."""

    def __init__(self, casebook: Casebook, *, jobs: int = 1) -> None:
        self._casebook = casebook
        self._jobs = jobs
        self._stages: dict[Made, Stage] = {}
        self._pool = _pool(casebook, jobs) if jobs > 1 else None
        self._undone = ExitStack()

    def __enter__(self) -> "Engine":
        self._undone.enter_context(seldom_collected())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._undone.close()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, made: Made, items: Iterable[Item]) -> Iterator[tuple[Item, Done]]:
        """Each item with what a stage made from the casebook yielded for it, in order.

        `made` is the stage's class, importable by name.
        """
        if self._pool is None:
            stage = self._stages.setdefault(made, made(self._casebook))
            yield from ((item, tuple(stage(item))) for item in items)
            return
        ahead = iter(items)
        under_way: deque[tuple[Item, Future[Done]]] = deque()
        while True:
            for item in itertools.islice(ahead, self._jobs * UNDER_WAY_PER_JOB - len(under_way)):
                under_way.append((item, self._pool.submit(_work, made, item)))
            if not under_way:
                return
            item, future = under_way.popleft()
            yield item, future.result()


def _pool(casebook: Casebook, jobs: int) -> ProcessPoolExecutor | None:
    """The workers; `None` where the system gives none (some containers have no shared memory): one process does it."""
    try:
        return ProcessPoolExecutor(jobs, _context(), _ready, (casebook,))
    except OSError:
        return None


def _context() -> multiprocessing.context.BaseContext:
    """Fork where the system has it: the casebook is then shared, not copied."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


_casebook: Casebook | None = None
_stages: dict[Made, Stage] = {}


def _ready(casebook: Casebook) -> None:
    """Begin a worker.  Ctrl-C is the parent's to handle."""
    global _casebook  # noqa: PLW0603  a worker process holds one casebook for its life
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)
    _casebook = casebook


def _work(made: Made, item: Any) -> Done:
    if _casebook is None:
        raise RuntimeError("the worker has no casebook")
    if made not in _stages:
        _stages[made] = made(_casebook)
    return tuple(_stages[made](item))
