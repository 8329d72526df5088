"""The stages as a run calls them: a fault of ours in one document is told and does not cost the others.

A stage called by itself raises, and so do the tests; only a run over a whole
folder goes on, because nobody should lose a night's reading to one sentence.
The fault is a problem like any other: printed, kept in the case, status 1.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from hudna import coding, reading
from hudna.casebook import Casebook
from hudna.records import Document, Problem, Raw


class Read:
    """`reading.Read`, with its faults told."""

    def __init__(self, casebook: Casebook) -> None:
        self._read = reading.Read(casebook)

    def __call__(self, raw: Raw) -> Iterator[Any]:
        """What reading yields, or one problem."""
        yield from _guarded(self._read, raw, "read", raw.uri)


class Code:
    """`coding.Code`, with its faults told."""

    def __init__(self, casebook: Casebook) -> None:
        self._code = coding.Code(casebook)

    def __call__(self, document: Document) -> Iterator[Any]:
        """What coding yields, or one problem."""
        yield from _guarded(self._code, document, "code", f"{document.source.uri}, document {document.id}")


def _guarded(stage: Callable[[Any], Iterable[Any]], item: Any, name: str, about: str) -> Iterator[Any]:
    try:
        found = tuple(stage(item))
    except Exception as fault:  # noqa: BLE001  whatever it is, it is told with its place
        where = traceback.extract_tb(fault.__traceback__)[-1]
        yield Problem(
            stage=name,
            about=about,
            code="our-fault",
            message=f"could not be {'coded' if name == 'code' else 'read'}: hudna has a fault "
            f"({type(fault).__name__}: {fault}, {Path(where.filename).name}:{where.lineno}).",
            hint="Please report this line; the rest of the run is not touched.",
        )
    else:
        yield from found
