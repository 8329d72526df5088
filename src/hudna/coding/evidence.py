"""Spans, parties and clauses: what every coder of records needs of a sentence."""

import re

from hudna.coding.analysis import Analysis, Mention, Sentence
from hudna.records import Party, Span

_CLAUSE_END = re.compile(r"[،,؛;:.!؟?\n]")


def span(analysis: Analysis, start: int, end: int) -> Span:
    """The words from `start` to `end` with where they stand."""
    document = analysis.document
    return Span(document_id=document.id, start=start, end=end, quote=document.text[start:end])


def sentence_span(analysis: Analysis, sentence: Sentence) -> Span:
    """The whole sentence, as evidence."""
    return span(analysis, sentence.start, sentence.end)


def party(analysis: Analysis, mention: Mention, role: str) -> Party:
    """Who is mentioned, in that role."""
    return Party(actor_id=mention.id, name=mention.name, role=role, span=span(analysis, mention.start, mention.end))


def clause(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """The stretch between commas and stops that holds a position."""
    start = sentence.start
    for found in _CLAUSE_END.finditer(text, sentence.start, at):
        start = found.end()
    return start, clause_end(text, at, sentence.end)


def clause_end(text: str, at: int, limit: int) -> int:
    """Where the clause ends that runs on from a position."""
    found = _CLAUSE_END.search(text, at, limit)
    return found.start() if found else limit


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and marks around it."""
    while start < end and not _inside(text[start]):
        start += 1
    while end > start and not _inside(text[end - 1]):
        end -= 1
    return start, end


def _inside(letter: str) -> bool:
    return letter.isalnum() or letter in "⟦⟧" or letter > "\u064a"


def before(sentence: Sentence, at: int, *, within: int = 8) -> list[Mention]:
    """Mentions that end before the word `at`, nearest first, at most `within` words away."""
    reach = sentence.words[max(0, at - within)].start
    limit = sentence.words[at].start if at < len(sentence.words) else sentence.end
    return [m for m in reversed(sentence.mentions) if reach <= m.start and m.end <= limit]


def behind(sentence: Sentence, at: int, *, within: int = 8) -> list[Mention]:
    """Mentions that begin behind the word `at`, nearest first, at most `within` words away."""
    limit = sentence.words[min(len(sentence.words) - 1, at + within)].end
    return [m for m in sentence.mentions if sentence.words[at].end <= m.start and m.start < limit]


def as_told(text: str, words: Span) -> str:
    """The words of a span as a name: behind `ل` the article has lost its alif (`للأكراد` is of `الأكراد`)."""
    return f"ا{words.quote}" if text[max(words.start - 1, 0) : words.start + 1] == "لل" else words.quote
