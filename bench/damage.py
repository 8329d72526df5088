"""Damage to clean Arabic text, as extractions do it: each kind a function, all of them seeded.

    bench/damage.py TEXT.txt [--seed N] [--kinds torn,numbers,...]    prints the damaged text

`damaged` makes a whole document with its truth: wrapped lines, kashida, torn lines, lost numbers, dropped ligatures,
private-use glyphs, marks on the wrong letter, false paragraph breaks, page furniture, pull quotes, a wrapped title.
"""

import argparse
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

LETTER = "[\u0621-\u063a\u0641-\u064a]"
MARK = "[\u064b-\u0652]"
IN_WORD = re.compile(f"({LETTER}{MARK}*)(?={LETTER})")
LONG_WORD = re.compile(f"(?:{LETTER}{MARK}*){{3,}}")
JOINING = re.compile(f"[بتثجحخسشصضطظعغفقكلمنهيئ]{MARK}*(?={LETTER})")
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
LIGATURE = re.compile(r"(?<=\w)ر[جحخ](?=[\s،.]|$)")
SIGN = "⟦#⟧"
KINDS = ("kashida", "torn", "numbers", "ligatures", "glyphs", "marks", "breaks", "furniture", "quotes", "title")
# Pairs of letters at which fonts were seen to break.
FONT_PAIRS = ("زي", "أك", "ري", "رب", "وي", "دي")


def wrapped(paragraph: str, width: int) -> list[str]:
    """A paragraph in lines of at most `width` characters."""
    lines: list[str] = []
    for word in re.split(" ", paragraph):
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
    return " ".join(line[a:b].strip() for a, b in reversed(list(pairwise([0, *cuts, len(line)]))))


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
        words = list(LONG_WORD.finditer(line))
        if not words:
            continue
        word = chance.choice(words)
        place = chance.choice([word.start() + p for p in places_in_words(word.group())])
        found.append(Cut(before, torn(line, [place]), after, line, len(line[place:].split())))
        if len(found) == n:
            break
    return found


def with_kashida(line: str, chance: random.Random) -> str:
    """Each word of three letters or more filled with one run of joiners, of one length a line."""
    run = "ـ" * chance.choice((1, 1, 2, 2, 3, 4))

    def fill(word: re.Match[str]) -> str:
        places = [match.end() for match in JOINING.finditer(word.group())]
        if not places or chance.random() < 0.2:
            return word.group()
        place = chance.choice(places)
        return word.group()[:place] + run + word.group()[place:]

    return LONG_WORD.sub(fill, line)


def tear(line: str, chance: random.Random, *, pairs: tuple[str, ...], filled: bool) -> str | None:
    """The line torn at one of the font's pairs, or, if it is filled, in many pieces, each opened by a joiner."""
    if filled and chance.random() < 0.3:
        places = sorted(
            chance.sample([m.end() for m in JOINING.finditer(line)], k=min(6, line.count(" "), chance.randint(1, 6)))
        )
        marked = line
        for place in reversed(places):
            marked = marked[:place] + "\x00ـ" + marked[place:]
        return " ".join(reversed(marked.split("\x00")))
    places = [match.start() + 1 for pair in pairs for match in re.finditer(pair, line)]
    return torn(line, [chance.choice(places)]) if places else None


def without_numbers(text: str) -> tuple[str, str]:
    """The text without its numbers, and with the sign where each was."""
    return NUMBER.sub("", text), NUMBER.sub(SIGN, text)


def without_ligatures(text: str) -> str:
    """The words that end in reh and jeem, hah or khah without both, as a cleaner leaves them."""
    return LIGATURE.sub("", text)


# An isolated reh, a jeem and a final reh in a private area: runs of them stay in visual order.
GLYPHS = {"ج": "\ue0a5", "ح": "\ue0a6"}
ISOLATED = "\ue072"


def with_glyphs(text: str) -> str:
    """Words that end in reh and jeem or hah with the two as private-use glyphs, the last first."""
    return re.sub(r"(?<=\w)ر([جح])(?=[\s،.]|$)", lambda found: GLYPHS[found[1]] + ISOLATED, text)


def with_marks_astray(text: str, chance: random.Random) -> str:
    """A damma on a word's first letter set behind the second, now and then."""

    def move(found: re.Match[str]) -> str:
        return found[1] + found[3] + found[2] if chance.random() < 0.7 else found[0]

    return re.sub(f"(?<!\\w)({LETTER})({MARK})({LETTER})(?!{MARK})", move, text)


@dataclass
class Damaged:
    """A damaged document, its truth, and for each of its torn lines what it was."""

    raw: str
    true: str
    torn: dict[str, str] = field(default_factory=dict)
    good: list[str] = field(default_factory=list)
    n_numbers: int = 0


def damaged(title: str, paragraphs: list[str], seed: int, kinds: Iterable[str] = KINDS) -> Damaged:
    """A document as an extraction leaves it, with the kinds of damage that are asked for, and its true text."""
    chance, kinds = random.Random(seed), set(kinds)
    page = _Page(chance, kinds)
    page.title(title)
    order = list(range(len(paragraphs)))
    quoted = chance.choice(order[:-1]) if "quotes" in kinds and len(order) > 2 else None
    for number in order:
        page.paragraph(re.sub(" {2,}", " ", paragraphs[number]).strip())
        if number == quoted:
            page.quote(paragraphs[chance.choice([n for n in order if n != number])])
    return page.document()


class _Page:
    """The raw lines and the true paragraphs as they grow."""

    def __init__(self, chance: random.Random, kinds: set[str]) -> None:
        self.chance, self.kinds = chance, kinds
        self.width = chance.randint(70, 95)
        self.pairs = tuple(chance.sample(FONT_PAIRS, 3))
        self.link = f"https://www.example.org/{chance.randint(1000, 99999)}/"
        self.raw: list[str] = []
        self.true: list[str] = []
        self.quotes: list[str] = []
        self.made = Damaged("", "")

    def title(self, title: str) -> None:
        if title and "title" in self.kinds:
            self.raw += ["", *wrapped(title, 40), ""]
            self.true.append(title)

    def letters(self, text: str) -> tuple[str, str]:
        """Damage that comes before the lines are set."""
        text = re.sub(r"\s+", " ", text)
        raw, true = without_numbers(text) if "numbers" in self.kinds else (text, text)
        self.made.n_numbers += true.count(SIGN)
        if "glyphs" in self.kinds:
            raw = with_glyphs(raw)
        elif "ligatures" in self.kinds:
            raw = without_ligatures(raw)
        return (with_marks_astray(raw, self.chance) if "marks" in self.kinds else raw), true

    def paragraph(self, text: str) -> None:
        raw, true = self.letters(text)
        self.true.append(true)
        lines = wrapped(raw, self.width)
        set_lines = [self.line(line, last=at == len(lines) - 1) for at, line in enumerate(lines)]
        if "breaks" in self.kinds and len(set_lines) > 1:
            set_lines.insert(-1, "")
        if "furniture" in self.kinds and len(set_lines) > 3 and self.chance.random() < 0.3:
            set_lines[2:2] = ["", self.link, self.link, "", ""]
        self.raw += [*set_lines, ""]

    def line(self, line: str, *, last: bool) -> str:
        filled = "kashida" in self.kinds and not last and self.chance.random() < 0.5
        made = with_kashida(line, self.chance) if filled else line
        if "torn" in self.kinds and len(line.split()) > 3 and self.chance.random() < 0.4:
            done = tear(made, self.chance, pairs=self.pairs, filled=filled)
            if done is not None:
                self.made.torn[done] = line
                return done
        self.made.good.append(line)
        return made

    def quote(self, text: str) -> None:
        """A clause of the text once more, in a block of its own, between two paragraphs."""
        clauses = [part.strip() for part in re.split("[،.:]", self.letters(text)[1]) if 6 <= len(part.split()) <= 25]
        clauses = [clause for clause in clauses if SIGN not in clause]
        if clauses:
            clause = self.chance.choice(clauses)
            self.raw += [*wrapped(clause, int(self.width * 0.8)), ""]
            self.quotes.append(">> " + clause)

    def document(self) -> Damaged:
        self.made.raw = "\n".join(self.raw)
        self.made.true = "\n".join([*self.true, *self.quotes])
        return self.made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    options = parser.parse_args()
    paragraphs = [line for line in options.text.read_text(encoding="utf8").split("\n") if line.strip()]
    print(damaged(paragraphs[0], paragraphs[1:], options.seed, options.kinds.split(",")).raw)


if __name__ == "__main__":
    main()
