"""What the language room reaches: dates, numbers, clitics, speed.

    python bench/lang.py --shared ../shared [--misses]

Dates are measured on the TIMEX3 corpus (expressions that state a day, month
or year in their words), on `when` of the coded news, given the words and the
publication date, and on our own sentences.  The corpus has no usable days of
writing, so a value is right when it agrees in what the words state.
"""

import argparse
import gzip
import json
import re
import time
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from hudna.lang.ar import dates, day_of_writing, fold, fold_map, is_almanac, numbers, segment, sentences, tokens
from hudna.lang.findings import DateMention

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests/golden/lang/dates.toml"
_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_VALUE = re.compile(r'value="([^"]*)"')
_MONTH_WORD = re.compile(
    "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|اب$|كانون|شباط|اذار|نيسان|ايار"
    "|حزيران|تموز|ايلول|تشرين"
)


def timex(folder: Path) -> Iterator[tuple[str, int, int, str]]:
    """Text, place and value of each DATE that states a day, a month or a year."""
    for path in sorted(folder.glob("*.tml")):
        raw = path.read_text(encoding="utf-8-sig")
        body = raw[raw.index("<TimeML>") + 8 :]
        text, spans, at = "", [], 0
        for found in _TIMEX.finditer(body):
            text += re.sub(r"<[^>]*>", "", body[at : found.start()])
            spans.append((len(text), len(text) + len(found[2]), found[1], found[2]))
            text += found[2]
            at = found.end()
        text += re.sub(r"<[^>]*>", "", body[at:])
        for start, end, attributes, words in spans:
            value = _VALUE.search(attributes)
            stated = re.search(r"\d{4}", fold(words)) or _MONTH_WORD.search(fold(words))
            if 'type="DATE"' in attributes and value and stated:
                yield text, start, end, value[1]


def agrees(mention: DateMention, value: str, words: str) -> bool:
    """Whether the days agree with a TIMEX value in what the words state: day, month, year."""
    parts = [int(part) for part in value.split("-") if part.isdigit()]
    year_stated = bool(re.search(r"\d{4}", fold(words)))

    def right(day: date) -> bool:
        stated = zip((day.year, day.month, day.day), parts, strict=False)
        return all(got == want for part, (got, want) in enumerate(stated) if part or year_stated)

    precision = ("day", "month", "year")[3 - max(1, len(parts))]
    return mention.precision == precision and any(right(day) for day in named(mention))


def named(mention: DateMention) -> list[date]:
    """Days that the words name: both ends of a range, the day from or up to which an open one runs."""
    first, last = mention.earliest, mention.latest
    if mention.relation == "since" and first:
        return [first]
    if mention.relation == "after" and first:
        return [first - timedelta(days=1)]
    if mention.relation == "before" and last:
        return [last + timedelta(days=1)]
    return [day for day in (first, last) if day]


def timex_figures(shared: Path, *, misses: bool) -> dict[str, int]:
    total = found = right = 0
    for text, start, end, value in timex(shared / "external/timex/Corpus_test"):
        total += 1
        sentence = next((s for s in sentences(text) if s.start <= start < s.end), None)
        mentions = (
            dates(text[sentence.start : sentence.end], date(2015, 12, 24), start=sentence.start) if sentence else ()
        )
        near = [m for m in mentions if m.start < end and start < m.end]
        found += bool(near)
        good = any(agrees(m, value, text[start:end]) for m in near)
        right += good
        if misses and not good:
            print("timex", text[max(0, start - 30) : end + 20].replace("\n", " "), "|", value, near)
    return {"timex": total, "timex_found": found, "timex_right": right}


def when(shared: Path) -> Iterator[tuple[dict, dict, bool]]:
    """The document, the gold `when`, and whether the clause looks ahead, for each dated event of the coded news."""
    for path in sorted((shared / "gold/dev/ann").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = json.loads((shared / "gold/dev/docs" / f"{gold['id']}.json").read_text(encoding="utf-8"))
        for event in gold["events"]:
            if event.get("when"):
                yield document, event["when"], event["status"] in ("planned", "conditional", "possible")


def when_figures(shared: Path, *, misses: bool) -> dict[str, int]:
    total = right = 0
    for document, gold, future in when(shared):
        total += 1
        text = document["text"]
        published = document.get("published")
        anchor = day_of_writing(text, date.fromisoformat(published) if published else None)
        at = gold.get("start") or text.index(gold["quote"])
        sentence = next(s for s in sentences(text) if s.start <= at < s.end)
        found = dates(
            text[sentence.start : sentence.end], anchor,
            start=sentence.start, future=future or None, almanac=is_almanac(text),
        )  # fmt: skip
        got = [m for m in found if m.start < at + len(gold["quote"]) and at < m.end]
        want = (gold["earliest"], gold["latest"]) if gold["earliest"] else ("None", "None")
        good = want in [(str(m.earliest), str(m.latest)) for m in got] or (not got and want == ("None", "None"))
        right += good
        if misses and not good:
            print("when", document["id"], published, gold["quote"], "|", want, "|", [shown(m, "") for m in got])
    return {"when": total, "when_right": right}


def own_figures(*, misses: bool) -> dict[str, int]:
    total = right = 0
    for example in tomllib.loads(OWN.read_text(encoding="utf-8"))["example"]:
        total += 1
        anchor = None if example.get("anchor") == "none" else date(2021, 3, 17)
        mentions = dates(example["text"], anchor, future=example.get("future"))
        got = [shown(m, example["text"]) for m in mentions]
        right += got == example["expect"]
        if misses and got != example["expect"]:
            print("own", example["text"], "| expected", example["expect"], "| got", got)
    return {"own": total, "own_right": right}


def shown(mention: DateMention, text: str) -> str:
    """A mention on one line, as the golden file has it."""
    days = f"{mention.earliest or '-'} {mention.latest or '-'}"
    if mention.earliest == mention.latest and mention.earliest:
        days = str(mention.earliest)
    if not (mention.earliest or mention.latest):
        days = f"? {mention.kind}"
    return f"{text[mention.start : mention.end]} = {days} {mention.precision} {mention.relation}"


def speed_figures(shared: Path) -> dict[str, float]:
    with gzip.open(shared / "news/conflict.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:300]
    stretches = [text[s.start : s.end] for text in texts for s in sentences(text)]
    anchor = date(2016, 1, 1)
    letters = sum(map(len, texts))
    words = sum(len(tokens(text)) for text in texts)
    for work in (lambda t: dates(t, anchor), numbers, tokens):
        for text in stretches[:200]:
            work(text)
    return {
        "fold_million_letters": letters / seconds(lambda: [fold(text) for text in texts]) / 1e6,
        "fold_map_million_letters": letters / seconds(lambda: [fold_map(text) for text in texts]) / 1e6,
        "tokens_thousand": words / seconds(lambda: [tokens(text) for text in texts]) / 1e3,
        "sentences_thousand": len(stretches) / seconds(lambda: [sentences(text) for text in texts]) / 1e3,
        "dates_thousand_sentences": len(stretches) / seconds(lambda: [dates(s, anchor) for s in stretches]) / 1e3,
        "numbers_thousand_sentences": len(stretches) / seconds(lambda: [numbers(s) for s in stretches]) / 1e3,
        "segment_thousand": words / seconds(lambda: [segment(t.text) for text in texts for t in tokens(text)]) / 1e3,
    }


def seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    figures = timex_figures(args.shared, misses=args.misses) | when_figures(args.shared, misses=args.misses)
    figures |= own_figures(misses=args.misses) if OWN.exists() else {}
    for name, figure in (figures | speed_figures(args.shared)).items():
        print(f"{name:28} {figure:10.1f}" if isinstance(figure, float) else f"{name:28} {figure:8}")


if __name__ == "__main__":
    main()
