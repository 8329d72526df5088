"""Ids in few bytes: `event-<16 hex digits>` is a number of 64 bits in tables that name millions of them.

Any other id stays the text that it is, so nothing depends on how ids are made.
"""

import functools
import re

_HEX = re.compile("[0-9a-f]{16}")


# An event is named by dozens of links and blocks.
@functools.lru_cache(maxsize=1 << 17)
def short(kind: str, name: str | None) -> int | str | None:
    """What is kept of the id of a record of this kind."""
    if name is not None and name.startswith(f"{kind}-") and _HEX.fullmatch(name, len(kind) + 1):
        return int.from_bytes(bytes.fromhex(name[len(kind) + 1 :]), signed=True)
    return name


def long(kind: str, held: int | str | None) -> str | None:
    """The id that `short` was made from."""
    return f"{kind}-{held.to_bytes(8, signed=True).hex()}" if isinstance(held, int) else held


def packed(keys: tuple[int, ...]) -> bytes:
    """Numbers of 64 bits, one after the other."""
    return b"".join(key.to_bytes(8, "little", signed=True) for key in keys)


def unpacked(held: bytes | None) -> tuple[int, ...]:
    """The numbers that `packed` was made from."""
    told = held or b""
    return tuple(int.from_bytes(told[n : n + 8], "little", signed=True) for n in range(0, len(told), 8))
