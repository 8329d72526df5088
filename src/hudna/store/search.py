"""Look up passages: words, phrases, fields; the newest first.

    هدنة صواريخ                     both words, in any form
    "وقف إطلاق النار"               these words together, in this order
    actor:kataib-hizballah          in what tells of an event with this actor (id, or name as written)
    place:baghdad type:ASSAULT status:planned
    date:2020-10-01..2020-10-31     published in these days (also 2020-10, 2020-10-19..)
    source:PUBLISHER

Letters find candidates (a trigram index over the folded text), the pattern of
each word decides, so what is found holds the word and not only its letters.
Only the stretches between blanks that hold the letters are cut into words, and
only of passages that answer is the original text fetched: cutting whole
passages took nine tenths of the time.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, text

from hudna.store.passages import fact
from hudna.store.stems import Form, form, stem, stems, words

AROUND = 80
_PART = re.compile(
    r'(?P<name>actor|place|type|status|date|source):(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))'
    r'|"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)'
)
_COLUMNS = 'p.id, p.document_id, p.start, p."end", p.stems, p.folded'
# The index leads and gives the newest first, so that a page can be filled without looking at all that match.
_FROM = """FROM {index} CROSS JOIN passages p ON p.id = {index}.rowid CROSS JOIN documents d ON d.id = p.document_id
    WHERE {index} MATCH :{index} AND {index}.rowid < :before"""
_FROM_ALL = "FROM passages p JOIN documents d ON d.id = p.document_id WHERE p.id < :before"
_IN_LETTERS = "+words.rowid IN (SELECT rowid FROM letters WHERE letters MATCH :letters AND rowid < :before)"
_ORIGINALS = text(
    """SELECT p.id, substr(json_extract(d.row, '$.text'), p.start + 1, p."end" - p.start) AS original
    FROM passages p JOIN documents d ON d.id = p.document_id WHERE p.id IN :ids ORDER BY p.document_id"""
).bindparams(bindparam("ids", expanding=True))
# Lengths of a year, a month, a day.
_WHOLE = (4, 7, 10)
_RECORD_FIELDS = ("actor", "place", "type", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers.

    Positions are code points of the document's text, end exclusive: `start`
    and `end` of the passage, `spans` of what matches.  `snippet` is the text
    around the first match, `snippet_start` where it begins.
    """

    document_id: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    snippet: str
    snippet_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked: forms of words, phrases as stems, values of fields."""

    forms: tuple[Form, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)


def parse(query: str) -> Query:
    """A question as it is typed; an odd quotation mark at the end is forgiven."""
    forms, phrases = [], []
    fields: dict[str, tuple[str, ...]] = {}
    for part in _PART.finditer(query):
        if part["name"]:
            value = part["quoted"] if part["quoted"] is not None else part["plain"]
            fields[part["name"]] = (*fields.get(part["name"], ()), value)
        elif part["phrase"] is not None:
            phrases.append(tuple(stems(part["phrase"])))
        else:
            forms += [form(key) for key, _, _ in words(part["word"])]
    return Query(forms=tuple(forms), phrases=tuple(phrase for phrase in phrases if phrase), fields=fields)


def search(connection: Connection, query: str, *, limit: int = 50) -> list[Hit]:
    """Passages that hold all that is asked, the newest first; an empty question finds nothing."""
    asked = parse(query)
    if not (asked.forms or asked.phrases or asked.fields):
        return []
    answers = (
        (passage, at)
        for passage in _candidates(connection, asked, limit)
        if (at := _answer(asked, passage)) is not None
    )
    found = list(itertools.islice(answers, limit))
    ids = [passage.id for passage, _ in found]
    originals = {one.id: one.original for one in connection.execute(_ORIGINALS, {"ids": ids})}
    return [_hit(passage, originals[passage.id], asked, at) for passage, at in found]


def _candidates(connection: Connection, asked: Query, limit: int) -> Iterator[Any]:
    """Passages that hold the letters, newest first, a page at a time: most questions are answered by the first."""
    conditions, values = _field_conditions(asked)
    values |= {name: told for name, told in (("letters", _letters(asked)), ("words", _words(asked))) if told}
    if "words" in values and "letters" in values:
        conditions.append(_IN_LETTERS)
    index = next((name for name in ("words", "letters") if name in values), "")
    begin = _FROM.format(index=index) if index else _FROM_ALL
    wanted = f"SELECT {_COLUMNS} {' AND '.join([begin, *conditions])}"
    wanted += f" ORDER BY {index + '.rowid' if index else 'p.id'} DESC LIMIT :page"
    before, size = 1 << 62, 2 * limit
    while True:
        page = connection.execute(text(wanted), {**values, "before": before, "page": size}).all()
        yield from page
        if len(page) < size:
            return
        before, size = page[-1].id, min(4 * size, 4096)


def _letters(asked: Query) -> str:
    """What is asked of the letters: words long enough for three at a time."""
    told = [one.cores for one in asked.forms if not _is_short(one)]
    return " AND ".join(f"({' OR '.join(map(_quoted, cores))})" for cores in told)


def _words(asked: Query) -> str:
    """What is asked of the words: short ones, phrases, and the facts that fields name."""
    told = [" OR ".join(map(_quoted, one.cores)) for one in asked.forms if _is_short(one)]
    told += [_quoted(" ".join(one)) for one in asked.phrases]
    facts = [
        f"facts : {fact(name, value).split()[0]}"
        for name, values in asked.fields.items()
        for value in values
        if value and (name != "date" or (len(value) in _WHOLE and ".." not in value))
    ]
    return " AND ".join([*(f"stems : ({one})" for one in told), *facts])


def _is_short(one: Form) -> bool:
    return min(map(len, one.cores)) < 3


def _field_conditions(asked: Query) -> tuple[list[str], dict[str, Any]]:
    """What the fields ask of a passage, exactly: the index may know only a part of it."""
    conditions: list[str] = []
    values: dict[str, Any] = {}
    for n, value in enumerate(asked.fields.get("source", ())):
        conditions.append(f"d.publisher = :source{n}")
        values[f"source{n}"] = value
    for n, value in enumerate(asked.fields.get("date", ())):
        first, _, last = value.partition("..")
        conditions.append(f"d.published >= :since{n} AND d.published <= :until{n}")
        values[f"since{n}"] = first
        values[f"until{n}"] = (last or ("9999" if ".." in value else first)) + "~"
    told = [name for name in _RECORD_FIELDS if name in asked.fields]
    if told:
        about = ["r.document_id = p.document_id", "r.kind = 'event'"]
        about.append("json_extract(r.row, '$.evidence.start') < p.\"end\"")
        about.append("json_extract(r.row, '$.evidence.end') > p.start")
        for name in told:
            for n, value in enumerate(asked.fields[name]):
                about.append(_RECORD_CONDITIONS[name].format(name=f"{name}{n}"))
                values[f"{name}{n}"] = value
        conditions.append(f"EXISTS (SELECT 1 FROM records r WHERE {' AND '.join(about)})")  # noqa: S608  only names of ours
    return conditions, values


_RECORD_CONDITIONS = {
    "actor": "EXISTS (SELECT 1 FROM record_actors a WHERE a.record_id = r.id AND a.name = :{name})",
    "place": "r.place_id = :{name}",
    "type": "r.type = :{name}",
    "status": "r.status = :{name}",
}


def _answer(asked: Query, passage: Any) -> list[int] | None:
    """The numbers of the stretches that hold the words; `None` where a word or a phrase is missing."""
    told = f" {passage.stems} "
    if not all(f" {' '.join(phrase)} " in told for phrase in asked.phrases):
        return None
    found: set[int] = set()
    stretches = _cut(passage.folded)
    for one in asked.forms:
        here = _where(one, passage.folded, stretches)
        if not here:
            return None
        found.update(here)
    return sorted(found)


def _cut(written: str) -> list[str]:
    """The stretches between blanks; a text with a gap, which may hold blanks, is one."""
    return [written] if "⟦" in written else written.split()


def _where(one: Form, folded: str, stretches: list[str]) -> list[int]:
    near = {n for core in one.cores if core in folded for n, stretch in enumerate(stretches) if core in stretch}
    return [n for n in near if any(one.pattern.fullmatch(key) for key, _, _ in words(stretches[n]))]


def _spans(asked: Query, original: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where what is asked stands in the original of a passage that answers."""
    found: set[tuple[int, int]] = set()
    for start, end in stretches:
        told = words(original[start:end])
        found.update((start + a, start + b) for key, a, b in told if any(o.pattern.fullmatch(key) for o in asked.forms))
    for phrase in asked.phrases:
        found.update(_phrase(phrase, words(original)))
    return sorted(found)


def _places(original: str, numbers: list[int], total: int) -> list[tuple[int, int]]:
    """Where the stretches stand in the original; all of it, where its blanks are not those of the folded text."""
    pieces = _cut(original)
    if len(pieces) != total or total == 1:
        return [(0, len(original))] if numbers else []
    found, at = [], 0
    wanted = set(numbers)
    for n, piece in enumerate(pieces):
        at = original.index(piece, at)
        if n in wanted:
            found.append((at, at + len(piece)))
        at += len(piece)
    return found


def _phrase(phrase: tuple[str, ...], told: list[tuple[str, int, int]]) -> list[tuple[int, int]]:
    keys = [stem(key) for key, _, _ in told]
    size = len(phrase)
    return [
        (told[n][1], told[n + size - 1][2]) for n in range(len(keys) - size + 1) if tuple(keys[n : n + size]) == phrase
    ]


def _hit(passage: Any, original: str, asked: Query, numbers: list[int]) -> Hit:
    """The passage with the stretches of the original text that match."""
    spans = _spans(asked, original, _places(original, numbers, len(_cut(passage.folded))))
    first = spans[0][0] if spans else 0
    begin = max(0, first - AROUND)
    begin = original.rfind(" ", 0, begin) + 1 if begin else 0
    cut = original.find(" ", min(len(original), first + 2 * AROUND))
    return Hit(
        document_id=passage.document_id,
        start=passage.start,
        end=passage.end,
        spans=tuple((passage.start + a, passage.start + b) for a, b in spans),
        snippet=original[begin : cut if cut > 0 else len(original)],
        snippet_start=passage.start + begin,
    )


def _quoted(core: str) -> str:
    return '"' + core.replace('"', '""') + '"'
