"""Damage to clean Arabic text, as extractions do it; each kind a function, all of them seeded."""

import random
import re
from dataclasses import dataclass

LETTER = "[\u0621-\u063a\u0641-\u064a]"
MARKED = re.compile(f"{LETTER}[\u064b-\u0652]*")
IN_WORD = re.compile(f"({LETTER}[\u064b-\u0652]*)(?={LETTER})")


def wrapped(paragraph: str, width: int) -> list[str]:
    """A paragraph in lines of at most `width` characters."""
    lines: list[str] = []
    for word in paragraph.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Cut:
    """A line torn in a word: the pieces stand in the wrong order; `seam` words of the raw line come last in truth."""

    before: str | None
    raw: str
    after: str | None
    true: str
    seam: int


def torn(line: str, cuts: list[int]) -> str:
    """The line with its pieces, cut at those places, written last first, with a space between two of them."""
    ends = [0, *cuts, len(line)]
    return " ".join(line[a:b].strip() for a, b in reversed(list(zip(ends, ends[1:], strict=False))))


def places_in_words(line: str) -> list[int]:
    """Where a line can be cut between two letters of one word."""
    return [match.end() for match in IN_WORD.finditer(line)]


def cuts(documents: list[list[str]], n: int, seed: int, *, shortest: int = 6) -> list[Cut]:
    """That many lines of the documents, each cut in a word of three letters or more, with their neighbours."""
    chance = random.Random(seed)
    pool = []
    for document in documents:
        for paragraph in document:
            lines = wrapped(paragraph, chance.randint(65, 95))
            pool += [
                (lines[i - 1] if i else None, line, lines[i + 1] if i + 1 < len(lines) else None)
                for i, line in enumerate(lines)
                if len(line.split()) >= shortest
            ]
    chance.shuffle(pool)
    found = []
    for before, line, after in pool:
        words = [m for m in re.finditer(f"(?:{LETTER}[\u064b-\u0652]*){{3,}}", line)]
        if not words:
            continue
        word = chance.choice(words)
        place = chance.choice([word.start() + p for p in places_in_words(word.group())])
        seam = len(line[place:].split())
        found.append(Cut(before, torn(line, [place]), after, line, seam))
        if len(found) == n:
            break
    return found
