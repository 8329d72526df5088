"""Does the search find a word in all its forms, and only it?

    python bench/search.py               recall and precision on 20 lemmas in 65 spellings; time beside plain FTS5

The texts are the conflict news of the shared data (evaluation only; no text of
them is here).  For each lemma every form is listed by hand; a passage answers
the lemma if it holds one of them, with or without clitics, and answers the
word if it holds the very word that was typed.
"""

import argparse
import gzip
import json
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hudna.lang.ar import fold, tokens
from hudna.records import Document, Event, Party, PlaceRef, Source, Span, digest, record_id
from hudna.store import Store

AT = datetime(2026, 3, 2, tzinfo=UTC)
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
TYPES = ("ASSAULT", "ASSAULT", "CONSULT", "COERCE", "THREATEN", "PROTEST", "RETREAT")
PRONOUN = "(?:ه|ها|هم|هما|هن|نا|ك|كم|ي|ني)?"

# Lemma: (forms without clitics, the spellings that are typed).
LEMMAS: dict[str, tuple[str, str]] = {
    "هدنة": ("هدنة هدنت هدن هدنات هدنتين هدنتان", "هدنة الهدنة هُدنة هدنه"),
    "صاروخ": ("صاروخ صاروخا صاروخين صاروخان صواريخ", "صاروخ صواريخ الصواريخ الصاروخ"),
    "هجوم": ("هجوم هجوما هجومين هجومان هجومات", "هجوم الهجوم هجومًا هجـــوم"),
    "هجمة": ("هجمة هجمت هجمات هجمتين", "هجمات الهجمات هجمة الهجمة"),
    "غارة": ("غارة غارت غارات غارتين غارتان", "غارة غارات الغارات"),
    "قذيفة": ("قذيفة قذيفت قذائف قذيفتين قذيفتان", "قذيفة قذائف القذائف"),
    "فصيل": ("فصيل فصيلا فصائل فصيلين فصيلان", "فصيل فصائل الفصائل والفصائل"),
    "كتيبة": ("كتيبة كتيبت كتائب كتيبتين كتيبتان", "كتيبة كتائب الكتائب"),
    "قاعدة": ("قاعدة قاعدت قواعد قاعدتين قاعدتان", "قاعدة قواعد القواعد"),
    "قائد": ("قائد قائدا قادة قادت قائدين قائدان قواد", "قائد قادة القادة"),
    "رئيس": ("رئيس رئيسا رؤساء رئيسين رئيسان", "رئيس الرئيس رؤساء"),
    "قتيل": ("قتيل قتيلا قتلى قتيلين قتيلان", "قتيل قتلى القتلى"),
    "سلاح": ("سلاح سلاحا أسلحة أسلحت سلاحين", "سلاح أسلحة الاسلحة"),
    "حزب": ("حزب حزبا أحزاب أحزابا حزبين حزبان", "حزب أحزاب الاحزاب"),
    "معركة": ("معركة معركت معارك معركتين", "معركة معارك المعارك"),
    "لاجئ": ("لاجئ لاجئا لاجئين لاجئون لاجئو لاجئي لاجئة لاجئات", "لاجئ لاجئين اللاجئين"),
    "انسحاب": ("انسحاب انسحابا انسحابات", "انسحاب الانسحاب إنسحاب"),
    "استهدف": (
        "استهدف استهدفت استهدفوا استهدفتا استهدفا يستهدف تستهدف يستهدفون نستهدف يستهدفوا تستهدفان يستهدفان",
        "استهدف يستهدف استهدفت",
    ),
    "أعلن": ("أعلن أعلنت أعلنوا أعلنا يعلن تعلن يعلنون نعلن يعلنوا تعلنان أعلنتا", "أعلن اعلنت يعلن"),
    "قصف": ("قصف قصفا قصفت قصفوا يقصف تقصف يقصفون قصفتها نقصف يقصفوا", "قصف القصف قصفت"),
}


FIELDS = [
    "actor:actor-0",
    "actor:actor-399",
    "actor:actor-0 status:denied",
    "actor:actor-399 status:denied",
    "actor:nobody",
    "place:place-7 type:COERCE",
    "type:ASSAULT",
    "type:ASSAULT status:denied place:place-390",
    "source:nobody",
    "date:2026",
    "actor:actor-0 هدنة",
    "actor:actor-200 صاروخ",
    "type:RETREAT انسحاب",
    "date:2026-03 قائد",
    "date:2026-01..2026-12 هدنة",
]
# Of these no broken plural stands in the language's `plurals.csv`: what the search does with words that nobody listed.
NOT_LISTED: dict[str, tuple[str, str]] = {
    "مسلح": ("مسلح مسلحا مسلحة مسلحين مسلحون مسلحي مسلحو مسلحات", "مسلح مسلحين المسلحون"),
    "متظاهر": ("متظاهر متظاهرا متظاهرة متظاهرين متظاهرون متظاهرو متظاهري", "متظاهر المتظاهرين"),
    "حارس": ("حارس حارسا حراس حارسين", "حارس الحراس"),
    "درع": ("درع درعا دروع دروعا درعين", "درع دروع"),
    "طاقم": ("طاقم طاقما طواقم", "طاقم الطواقم"),
    "ثكنة": ("ثكنة ثكنت ثكنات", "ثكنة الثكنات"),
    "قناص": ("قناص قناصا قناصة قناصين قناصون", "قناص القناصة"),
    "مروحية": ("مروحية مروحيت مروحيات مروحيتين", "مروحية المروحيات"),
    "اعتقل": ("اعتقل اعتقلت اعتقلوا يعتقل تعتقل يعتقلون نعتقل اعتقلتا", "اعتقل يعتقل اعتقلت"),
    "دمر": ("دمر دمرت دمروا يدمر تدمر يدمرون ندمر يدمروا", "دمر دمرت يدمر"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--passages", type=int, default=100_000, help="for the time; 0 leaves it out")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    texts = list(news(options.shared))
    with tempfile.TemporaryDirectory() as scratch:
        with Store.open(Path(scratch) / "case", create=True, at=AT) as store:
            filled(store, texts)
            quality(store, texts, LEMMAS, errors=options.errors)
            print("Words of which no plural is listed:")
            quality(store, texts, NOT_LISTED, errors=options.errors)
        if options.passages:
            with Store.open(Path(scratch) / "large", create=True, at=AT) as store:
                speed(store, texts, options.passages)


def news(shared: Path) -> Iterator[str]:
    with gzip.open(shared / "news/conflict.jsonl.gz", "rt") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def filled(store: Store, texts: list[str], first: int = 0, *, telling: bool = False) -> None:
    for start in range(0, len(texts), 500):
        with store.batch():
            for n, text in enumerate(texts[start : start + 500], first + start):
                content = f"{n}\n{text}".encode()
                source = Source(id=digest(content), uri=str(n), media_type="text/plain", retrieved_at=AT)
                document = Document(
                    id=str(n), source=source, part=0, language="ar", title=None, byline=None,
                    published=date(2026, 3, 2), text=text, verdict="sound",
                )  # fmt: skip
                store.add_reading(content, document, list(events(document)) if telling else [], at=AT)


def events(document: Document) -> Iterator[Event]:
    """An event for each paragraph, of actors and places of whom some have most, as in life."""
    chance = random.Random(document.id)
    for found in PARAGRAPH.finditer(document.text):
        name, place = (f"{what}-{int(400 * chance.random() ** 3)}" for what in ("actor", "place"))
        span = Span(document_id=document.id, start=found.start(), end=found.end(), quote=found[0])
        yield Event(
            id=record_id("event", document.id, found.start()), document_id=document.id, type=chance.choice(TYPES),
            mode=None, about=None, status=chance.choice(("occurred",) * 5 + ("planned", "denied")), trigger=span,
            actors=(Party(actor_id=name, name=name, role="actor"),), recipients=(), mediators=(), when=None,
            place=PlaceRef(place_id=place, name=place, lat=None, lon=None, precision="city"), speaker=None,
            condition=None, counts=(), same_as=None, evidence=span, rule="bench",
        )  # fmt: skip


def quality(store: Store, texts: list[str], lemmas: dict[str, tuple[str, str]], *, errors: bool) -> None:
    passages = [
        ((str(n), found.start()), {t.key for t in tokens(found[0])})
        for n, text in enumerate(texts)
        for found in PARAGRAPH.finditer(text)
    ]
    measured = []
    for lemma, (forms, spellings) in lemmas.items():
        truth = holding(passages, forms.split())
        for typed in spellings.split():
            hits = {(hit.document_id, hit.start) for hit in store.search(typed, limit=len(passages))}
            same = holding(passages, [re.sub("^(و?ال)", "", fold(typed))])
            measured.append(
                (
                    len(hits & same) / len(same) if same else 1.0,
                    len(hits & truth) / len(truth),
                    len(hits & truth) / len(hits) if hits else 1.0,
                )
            )
            print(
                f"{lemma:10} {typed:12} same {measured[-1][0]:.3f} lemma {measured[-1][1]:.3f} "
                f"precision {measured[-1][2]:.3f} of {len(truth)}"
            )
            if errors and measured[-1][2] < 0.99:
                wrong = [
                    hit for hit in store.search(typed, limit=len(passages)) if (hit.document_id, hit.start) not in truth
                ]
                print("   wrong:", {texts[int(h.document_id)][a:b] for h in wrong[:40] for a, b in h.spans})
            if errors and measured[-1][1] < 0.9:
                lost = {
                    key
                    for place, keys in passages
                    if place in truth - hits
                    for key in keys
                    if any(re.fullmatch(matching(f), key) for f in forms.split())
                }
                print("   lost:", lost)
    names = ("same-word recall", "lemma recall", "precision")
    print(f"{len(lemmas)} lemmas, {len(measured)} spellings, {len(passages)} passages:")
    print("; ".join(f"{name} {statistics.mean(one[n] for one in measured):.3f}" for n, name in enumerate(names)))


def matching(form: str) -> str:
    return f"[وف]?(?:[بك]?ال|لل|[بكلس])?{fold(form)}{PRONOUN}"


def holding(passages: list[tuple[tuple[str, int], set[str]]], forms: list[str]) -> set[tuple[str, int]]:
    """Passages with one of the forms, clitics before and pronouns behind."""
    pattern = re.compile("|".join(matching(form) for form in forms))
    known: dict[str, bool] = {}

    def fits(key: str) -> bool:
        if key not in known:
            known[key] = bool(pattern.fullmatch(key))
        return known[key]

    return {place for place, keys in passages if any(map(fits, keys))}


def speed(store: Store, texts: list[str], wanted: int) -> None:
    """Fill a case with the news again and again, then ask each spelling for the first fifty, beside plain FTS5."""
    began, n = time.process_time(), 0
    while n < wanted:
        filled(store, texts, first=n, telling=True)
        n += sum(len(PARAGRAPH.findall(text)) for text in texts)
    print(f"{n} passages written in {time.process_time() - began:.0f} s of processor time")
    plain = plain_index(store)
    queries = [typed for _, spellings in LEMMAS.values() for typed in spellings.split()]
    mixed = ['"وقف إطلاق النار"', "هدنة صواريخ", "قائد كتيبة قتلى", "date:2026-03-02 هدنة", "زلزالية"]
    timed("lemmas, the first 50", queries, lambda typed: store.search(typed, limit=50))
    timed("  plain FTS5, same words", queries, lambda typed: ask_plain(plain, typed, "rowid DESC"))
    timed("  plain FTS5, best first", queries, lambda typed: ask_plain(plain, typed, "rank"))
    timed("phrases, two and three words", mixed, lambda typed: store.search(typed, limit=50))
    timed("fields, alone and with a word", FIELDS, lambda typed: store.search(typed, limit=50))
    timed("words that one or two texts hold", rare(texts), lambda typed: store.search(typed, limit=50))
    timed("  plain FTS5, same words", rare(texts), lambda typed: ask_plain(plain, typed, "rowid DESC"))


def timed(name: str, queries: list[str], ask: Callable[[str], object]) -> None:
    """Processor time and time on the clock of each question, in ms: on a busy machine the second says little."""
    spent, waited = [], []
    for typed in queries:
        cpu, clock = time.process_time(), time.perf_counter()
        ask(typed)
        spent.append(1000 * (time.process_time() - cpu))
        waited.append(1000 * (time.perf_counter() - clock))
    told = (statistics.median(spent), sorted(spent)[int(0.95 * len(spent))], max(spent), statistics.median(waited))
    print(f"{name:34} {len(queries):4} questions, ms of processor: median {told[0]:.1f}, "
          f"19 of 20 under {told[1]:.1f}, worst {told[2]:.1f}; on the clock: median {told[3]:.1f}")  # fmt: skip


def plain_index(store: Store) -> sqlite3.Connection:
    """What FTS5 gives by itself: paragraphs as they were written, words as they stand, no forms."""
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5(text)")
    texts = (document.text for document in store.documents())
    plain.executemany("INSERT INTO plain VALUES (?)", ((found,) for text in texts for found in PARAGRAPH.findall(text)))
    return plain


def ask_plain(plain: sqlite3.Connection, typed: str, order: str) -> list[Any]:
    asked = (
        f"SELECT rowid, snippet(plain, 0, '[', ']', '', 40) FROM plain WHERE plain MATCH ? ORDER BY {order} LIMIT 50"
    )
    return plain.execute(asked, (f'"{typed}"',)).fetchall()


def rare(texts: list[str], n: int = 200) -> list[str]:
    """Words of three to six letters that stand once or twice in the news: letters that many hold, words that few do."""
    counts = Counter(token.key for text in texts for token in tokens(text) if token.kind == "word")
    found = sorted(key for key, count in counts.items() if count < 3 and 3 <= len(key) <= 6 and key.isalpha())
    return random.Random(1).sample(found, n)


if __name__ == "__main__":
    main()
