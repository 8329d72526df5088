"""What is costly to make from a casebook, kept in the user's cache folder."""

import functools
import pickle
import typing
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import hudna

T = TypeVar("T")


def cached(kind: str, digest: str, build: Callable[[], T]) -> T:
    """What `build` gives, kept in the user's cache folder under `kind`, the digest and the program's version.

    For what is costly to make from a casebook (tables of inflected forms,
    tries).  A cache that cannot be read or written is passed over.
    """
    path = Path.home() / ".cache" / "hudna" / f"{kind}-{hudna.__version__}-{digest[:24]}-{_code_stamp()}.pickle"
    try:
        return typing.cast(T, pickle.loads(path.read_bytes()))  # noqa: S301  written by us, under the user's own home
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        made = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(f".{id(made)}.part")
        scratch.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        scratch.replace(path)
    except OSError:
        pass
    return made


@functools.cache
def _code_stamp() -> str:
    """Changes with the files that shape what is kept, so that a developer never meets a stale cache."""
    house = Path(__file__).parents[1]
    shaping = [*house.glob("casebook/*.py"), *house.glob("records/*.py"), *house.glob("lang/**/*.py")]
    shaping += [house / "coding" / name for name in ("lexicon.py", "names.py", "tree.py")]
    newest = max(path.stat().st_mtime_ns for path in shaping)
    return format(newest & 0xFFFFFFFFFF, "x")
