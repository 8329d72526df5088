"""Names for records: digests of what a record is about, not of the program that found it.

A better coder that finds the same thing again finds the same id, and people's
decisions stay attached.
"""

import hashlib


def digest(content: bytes) -> str:
    """SHA-256 of the bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def record_id(kind: str, *parts: object) -> str:
    """A short name from the kind of record and what it is about.

    >>> record_id("event", "a1", "ASSAULT", "قصف", 0)
    'event-44ceb38aa98fd0c0'
    """
    told = "\x1f".join([kind, *("" if part is None else str(part) for part in parts)])
    return f"{kind}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
