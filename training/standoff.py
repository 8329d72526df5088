"""Documents that we annotated by the codebook: news of ANT, whose texts stay where they are, and texts of our own.

    python training/standoff.py FOLDER... [--shared ../shared]     # take annotated news in
    python training/standoff.py FOLDER --written NAME              # take texts of our own in
    python training/standoff.py FILE... --sentences                # take labelled sentences of news in

`training/gold/ant.jsonl` holds one document a line: its id, the SHA-256 of its
text, and the events, claims, truces and relations with offsets in code points,
but no words of the text, which is not ours to give.  The words come back from
`../shared/news/ant.jsonl.gz`; a text that is not the one that was labelled is
refused.  English names are kept where a casebook has them; anybody else, a
private person or not, is a number that is the same within the document.

`training/gold/written/` holds documents that we wrote in the manner of Arab
newspapers and annotated as we wrote them, text and all: invented, and no
source for anything.

`training/gold/sentences.jsonl` holds sentences of the labelled ones in
`../shared/external`, whose terms allow weights, with all that they tell and no
words.  Each is read as if it stood inside an article.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hudna import casebook as casebooks

GOLD = Path(__file__).parent / "gold" / "ant.jsonl"
WRITTEN = GOLD.parent / "written"
SENTENCES = GOLD.parent / "sentences.jsonl"
_LEAD, _REST = "نشرت الصحيفة تقريرا.\n", "\nوللتقرير بقية."
_WORDS = frozenset({"quote", "quotes", "nth"})


def documents(shared: Path, gold: Path = GOLD) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each labelled document as (text row, annotation), the quotes filled in; in the order of the file.

    Raises ValueError where a text is missing or is not the one that was labelled.
    """
    told = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    texts = _texts(shared, {row["id"] for row in told})
    for annotation in told:
        row = texts.get(annotation["id"])
        if row is None or _digest(row["text"]) != annotation["sha256"]:
            raise ValueError(f"{gold.name}: {annotation['id']}: not the text that was labelled")
        yield row, _filled(annotation, row["text"])


def written(folder: Path = WRITTEN) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each document that we wrote as (text row, annotation), the quotes filled in; in the order of the files."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            annotation = row.pop("annotation")
            yield row, {"id": row["id"], **_filled(annotation, row["text"])}


def sentences(shared: Path, gold: Path = SENTENCES) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each labelled sentence as (text row, annotation), between two lines that tell nothing; no event has a `when`.

    Raises ValueError where a text is missing or is not the one that was labelled.
    """
    texts = _sentences(shared)
    for annotation in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        text = texts.get(annotation["id"], "")
        if _digest(text) != annotation["sha256"]:
            raise ValueError(f"{gold.name}: {annotation['id']}: not the text that was labelled")
        whole = f"{_LEAD}{text}{_REST}"
        yield {"id": annotation["id"], "text": whole}, _filled(_moved(annotation, len(_LEAD)), whole)


def _sentences(shared: Path) -> dict[str, str]:
    lines = (shared / "external/arabic_event_gsr/dev.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["text"].strip() for row in map(json.loads, lines)}


def _moved(told: Any, by: int) -> Any:
    """The same with every offset so far on."""
    if isinstance(told, list):
        return [_moved(one, by) for one in told]
    if not isinstance(told, dict):
        return told
    return {key: value + by if key in ("start", "end") else _moved(value, by) for key, value in told.items()}


def _texts(shared: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    with gzip.open(shared / "news/ant.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = (json.loads(line) for line in file)
        return {row["id"]: row for row in rows if row["id"] in wanted}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _filled(told: Any, text: str) -> Any:
    """The same with the words of every span."""
    if isinstance(told, list):
        return [_filled(one, text) for one in told]
    if not isinstance(told, dict):
        return told
    filled = {key: _filled(value, text) for key, value in told.items()}
    if isinstance(told.get("start"), int):
        filled["quote"] = text[told["start"] : told["end"]]
    return filled


def stripped(told: Any) -> Any:
    """The same without the words of the text."""
    if isinstance(told, list):
        return [stripped(one) for one in told]
    if not isinstance(told, dict):
        return told
    return {key: stripped(value) for key, value in told.items() if key not in _WORDS}


def _spanned(annotation: dict[str, Any], text: str) -> dict[str, Any]:
    """Quotes that are bare strings (of conditions, claims, relations) as spans, so that no word need be kept."""
    for name in ("claims", "relations"):
        for record in annotation.get(name, ()):
            quote = record.get("quote")
            if isinstance(quote, str) and (at := text.find(quote)) >= 0 and quote:
                record["span"] = {"start": at, "end": at + len(quote)}
    for truce in annotation.get("truces", ()):
        told = [quote["quote"] if isinstance(quote, dict) else quote for quote in truce.get("quotes", ())]
        truce["spans"] = [{"start": at, "end": at + len(one)} for one in told if (at := text.find(one)) >= 0]
        for condition in truce.get("conditions", ()):
            at = text.find(condition.get("quote") or "\0")
            if at >= 0:
                condition["span"] = {"start": at, "end": at + len(condition["quote"])}
    return annotation


_NAMING = frozenset({"name", "subject", "object", "on_whom", "obligor", "parties", "mediators"})


def unnamed(told: Any, known: frozenset[str], seen: dict[str, str], key: str = "") -> Any:
    """The same with a number for every name that is not known, the same one for the same name."""
    if isinstance(told, list):
        return [unnamed(one, known, seen, key) for one in told]
    if isinstance(told, dict):
        return {at: one if at == "place" else unnamed(one, known, seen, at) for at, one in told.items()}
    if key not in _NAMING or not isinstance(told, str) or told.casefold() in known:
        return told
    return seen.setdefault(told, f"party {len(seen) + 1}")


def _known() -> frozenset[str]:
    """The names of the casebooks' actors, and the kinds of people that have no name."""
    book = casebooks.load("iraq")
    named = {actor.label_en for actor in book.actors.values()} | {people.label_en for people in book.people}
    return frozenset(name.casefold() for name in named | {alias.alias for alias in book.aliases})


def taken(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotations of a folder with `docs` and `ann`, ready to be written."""
    known = _known()
    for row, annotation in _annotated(folder):
        yield {"id": row["id"], "sha256": _digest(row["text"]), **unnamed(annotation, known, {})}


def ours(folder: Path) -> Iterator[dict[str, Any]]:
    """The documents of a folder with `docs` and `ann` that we wrote, ready to be written."""
    for row, annotation in _annotated(folder):
        annotation.pop("id")
        yield {key: row[key] for key in ("id", "published", "text")} | {"annotation": annotation}


def _annotated(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The documents of a folder with `docs` and `ann`, and their annotations without the words of the text."""
    for path in sorted((folder / "ann").glob("*.json")):
        row = json.loads((folder / "docs" / path.name).read_text(encoding="utf-8"))
        yield row, stripped(_spanned(json.loads(path.read_text(encoding="utf-8")), row["text"]))


def told(shared: Path, files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Labelled sentences, ready to be written: of each event the words (`t`, parties, place, speaker) as offsets.

    `"قتل#2"` is the second time that the words stand there.  Raises ValueError where they do not.
    """
    texts = _sentences(shared)
    for path in files:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text, names = texts[row["id"]], {}
            events = [_event(text, event, names) for event in row["events"]]
            yield {"id": row["id"], "sha256": _digest(text), "events": events}


def _event(text: str, event: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    def named(words: str) -> dict[str, Any]:
        return {"name": names.setdefault(words.partition("#")[0], f"party {len(names) + 1}"), **_where(text, words)}

    parties = {
        role: [named(words) for words in event.get(role) or ()] for role in ("actors", "recipients", "mediators")
    }
    single = {role: named(event[role]) if event.get(role) else None for role in ("place", "speaker")}
    kind = {key: event.get(key) for key in ("type", "mode", "status")}
    return {"trigger": _where(text, event["t"]), **kind, **parties, **single}


def _where(text: str, words: str) -> dict[str, int]:
    said, _, number = words.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = text.find(said, at + 1)
        if at < 0:
            raise ValueError(f"not in the sentence: {words}: {text}")
    return {"start": at, "end": at + len(said)}


def _put(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    parser.add_argument("--written", help="name of the file under gold/written for texts of our own")
    parser.add_argument("--sentences", action="store_true", help="the arguments are files of labelled sentences")
    arguments = parser.parse_args()
    if arguments.sentences:
        _put(SENTENCES, sorted(told(arguments.shared, arguments.folders), key=lambda row: row["id"]))
        rows = list(sentences(arguments.shared))
        print(len(rows), "sentences,", sum(len(annotation["events"]) for _, annotation in rows), "events")
        return
    if arguments.written:
        _put(WRITTEN / f"{arguments.written}.jsonl", (row for folder in arguments.folders for row in ours(folder)))
        ready = list(written())
        print(len(ready), "documents,", sum(len(annotation["events"]) for _, annotation in ready), "events")
        return
    rows = sorted((row for folder in arguments.folders for row in taken(folder)), key=lambda row: row["id"])
    _put(GOLD, rows)
    ready = list(documents(arguments.shared))
    print(len(ready), "documents,", sum(len(annotation["events"]) for _, annotation in ready), "events")


if __name__ == "__main__":
    main()
