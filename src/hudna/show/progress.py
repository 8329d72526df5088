"""What a person sees while long work runs: a bar on a terminal, plain lines otherwise, all on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from hudna.pipeline.run import Progress

# Without a terminal a line is printed at each of these shares of a step.
TOLD_EVERY = 0.25


@contextmanager
def shown() -> Iterator[Progress]:
    """A `Progress` that draws a bar where standard error is a terminal, and prints lines where it is not."""
    if sys.stderr.isatty():
        yield from _bar()
    else:
        yield _Lines().progress()


def _bar() -> Iterator[Progress]:
    columns = (TextColumn("{task.description:<14}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        steps: list[int] = []
        yield Progress(
            begin=lambda step, total: steps.append(bar.add_task(step, total=total)),
            more=lambda n: bar.update(bar.tasks[-1].id, total=(bar.tasks[-1].total or 0) + n) if steps else None,
            done=lambda n: bar.advance(bar.tasks[-1].id, n) if steps else None,
        )


class _Lines:
    """Plain lines for a log: where a step begins, and each quarter of it."""

    def __init__(self) -> None:
        self._step, self._total, self._n, self._told = "", 0, 0, 0.0

    def progress(self) -> Progress:
        return Progress(begin=self._begin, more=self._more, done=self._done)

    def _begin(self, step: str, total: int | None) -> None:
        self._step, self._total, self._n, self._told = step, total or 0, 0, 0.0
        print(f"{step}: 0 of {total}" if self._total > 1 else step, file=sys.stderr)  # noqa: T201

    def _more(self, n: int) -> None:
        self._total += n

    def _done(self, n: int) -> None:
        self._n += n
        share = self._n / self._total if self._total else 0.0
        if share >= self._told + TOLD_EVERY and self._n < self._total:
            self._told = share
            print(f"{self._step}: {self._n} of {self._total}", file=sys.stderr)  # noqa: T201
