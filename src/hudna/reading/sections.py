"""Lines of an article put in order: headings and paragraphs as they came, pull quotes at the end of their section.

A section ends where the next heading begins.  A pull quote repeats or adorns
the text and interrupts it on the page, so it must not stand inside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

HEADING, TEXT, QUOTE = "heading", "text", "quote"
QUOTE_MARK = ">> "
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Generic[T]):
    """A heading, a paragraph or a pull quote, with whatever the format knows of its place."""

    kind: str
    words: str
    place: T | None = field(default=None)


def ordered(blocks: Iterable[Block[T]]) -> list[Block[T]]:
    """The same blocks, each section's pull quotes after its paragraphs."""
    result: list[Block[T]] = []
    waiting: list[Block[T]] = []
    for block in blocks:
        if block.kind == QUOTE:
            waiting.append(block)
            continue
        if block.kind == HEADING:
            result += waiting
            waiting = []
        result.append(block)
    return result + waiting


def joined(blocks: Iterable[Block[T]]) -> str:
    """One line a block, pull quotes marked and last in their sections; empty blocks left out.

    >>> joined([Block(kind="quote", words="ب"), Block(kind="text", words="ا")])
    'ا\\n>> ب'
    """
    said = (block for block in ordered(blocks) if block.words.strip())
    return "\n".join((QUOTE_MARK if block.kind == QUOTE else "") + block.words for block in said)
