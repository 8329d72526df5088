"""Lists of words that the search for participants needs, counted in a corpus of Arabic news.

Two lists come out, both told from the company a word keeps, never from its
spelling alone: words that are verbs (they follow `لم`, `قد`, `الذي` and not
`في` or `من`), with the other persons of the same verb; and words that begin
with a letter that only looks like a clitic (`وزير`, `بغداد`), because they
take the article or follow a preposition as they stand.  To the verbs come the
forms of those of `verbs.txt` (verbs of news, `perfect/imperfect` where the
perfect does not tell it) that no count speaks against and no noun shares.

    python training/participants_words.py [--shared ../shared]

Source: ANT corpus (RSS news 2015-17, Apache-2.0), counts only, no text; the
words that are whole are counted in our own documents, too (`gold/written`),
and bring the other forms of the same noun.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from hudna.lang.ar.inflect import Form
from hudna.lang.ar.inflect import verb as conjugated
from hudna.lang.ar.script import fold

MODELS = Path(__file__).parents[1] / "src/hudna/lang/ar/models"
OWN = Path(__file__).parent / "gold/written"
# `واسعا` and `باليستية` begin as `واسع` and `باليستي` do.
ENDINGS = ("ا", "ة", "ين", "ون", "ات")
INFLECTED = ("ا", "ين", "ون", "ات", "ان")
BEFORE_VERBS = {
    "قد",
    "لم",
    "لن",
    "سوف",
    "الذي",
    "التي",
    "الذين",
    "حيث",
    "عندما",
    "وقد",
    "كما",
    "فيما",
    "لكي",
    "كي",
    "والذي",
    "والتي",
    "اللذين",
    "ولم",
    "ولن",
    "فقد",
    "مما",
    "حين",
    "بينما",
}
ONLY_VERBS = {"لم", "لن", "سوف", "ولم", "ولن"}
BEFORE_NOUNS = {
    "في",
    "من",
    "علي",
    "الي",
    "عن",
    "هذا",
    "هذه",
    "كل",
    "بين",
    "مع",
    "بعد",
    "قبل",
    "خلال",
    "ضد",
    "تلك",
    "ذلك",
    "هؤلاء",
    "وفي",
    "ومن",
    "بعض",
    "جميع",
    "حول",
    "منذ",
    "عبر",
    "غير",
    "احد",
    "تحت",
    "وعلي",
    "والي",
    "نحو",
    "لدي",
    "عند",
    "مثل",
}
BEFORE_WHOLE = {"في", "من", "علي", "الي", "عن", "بين", "مع", "ضد", "حول", "عبر", "خلال"}
NEVER_VERBS = {
    "منذ",
    "لها",
    "له",
    "لهم",
    "عليه",
    "عليها",
    "عليهم",
    "عبر",
    "فقد",
    "وقد",
    "قد",
    "لديهم",
    "لديه",
    "لديها",
    "بحوزته",
    "بحوزتها",
    "ولن",
    "ولم",
    "سوف",
    "لم",
    "لن",
}


def ant(shared: Path) -> Iterator[str]:
    """The texts of the ANT corpus."""
    with gzip.open(shared / "news/ant.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def own() -> Iterator[str]:
    """The texts of our own documents."""
    for path in sorted(OWN.glob("*.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())


def words(texts: Iterable[str]) -> Iterator[tuple[str | None, str]]:
    """Each word with the one before it, none at the start of a clause."""
    for text in texts:
        for clause in re.split(r"[\n.،؛:!؟«»\"()]", text):
            before = None
            for word in map(fold, re.findall(r"[\u0621-\u0652]+", clause)):
                yield before, word
                before = word


def counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """How often each word stands at all, after what only verbs follow, only nouns, no conjunction."""
    seen: Counter[str] = Counter()
    verb: Counter[str] = Counter()
    noun: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for before, word in words(texts):
        seen[word] += 1
        verb[word] += (before in BEFORE_VERBS) + 2 * (before in ONLY_VERBS)
        noun[word] += before in BEFORE_NOUNS
        bare[word] += before in BEFORE_WHOLE
    return seen, verb, noun, bare


def verbs(seen: Counter[str], verb: Counter[str], noun: Counter[str]) -> set[str]:
    """Words that are verbs, and the forms beside them that no count speaks against."""
    sure = {
        word
        for word, n in seen.items()
        if n >= 3 and len(word) >= 3 and not word.startswith("ال") and not word.endswith("ة")
        if verb[word] >= 2 and verb[word] > 3 * noun[word] and word not in NEVER_VERBS
    }
    sure -= {word for word in sure if word[0] in "وف" and word[1:] in sure}
    beside = {form for word in sure for form in _persons(word)}
    return sure | {form for form in beside if noun[form] == 0 and seen["ال" + form] == 0 and len(form) >= 3}


def inflected(seen: Counter[str], verb: Counter[str], noun: Counter[str]) -> set[str]:
    """The forms of the listed verbs; one that a noun of action shares only where the corpus has it as a verb."""
    found = set()
    for line in (Path(__file__).parent / "verbs.txt").read_text(encoding="utf-8").split():
        forms = conjugated(*line.split("/"))
        told = {(form, each) for table in (forms.bare, forms.joined) for form, kinds in table.items() for each in kinds}
        told = {(form, each) for form, each in told if each.number != "d" and form[0] != "ي" and form[-1:] != "ن"}
        joined = {form + suffix for form, _ in told if form in forms.joined for suffix in ("ه", "ها", "هم")}
        shared = {form for form, each in told if _shared(form, each)}
        shared |= {form for form in joined if seen[re.sub("ت(ه|ها|هم)$", "ة", form)] and form[0] not in "يسن"}
        shared |= {form + suffix for form in shared for suffix in ("ه", "ها", "هم")}
        for form in {form for form, each in told if each.mood is None} | joined:
            against = noun[form] or seen["ال" + form]
            sure = verb[form] >= 2 and verb[form] > 3 * noun[form]
            if len(form) >= 3 and (sure or not (against or form in shared)):
                found.add(form)
    return found


def _shared(form: str, told: Form) -> bool:
    """`طلب`, `تراجع`, `قصفه`: a third person that a noun of action is written like; `وعدا`: a dual or a noun."""
    alone = told.aspect == "perfect" and told.person == "3" and told.gender == "m" and told.number in ("s", "d")
    return alone or (form[0] == "ت" and len(form) <= 5) or (told.person == "1" and form[0] in "ان")


def _persons(word: str) -> Iterator[str]:
    if word.startswith(("سي", "ست")):
        word = word[1:]
    if word[0] in "يت" and len(word) >= 4:
        bare = re.sub("(ون|ان|وا|ه|ها|هم)$", "", word[1:])
        for person in "يت":
            yield from (
                person + bare,
                "س" + person + bare,
                person + bare + "ون",
                person + bare + "وا",
                person + bare + "ان",
            )
            yield from (person + bare + suffix for suffix in ("ه", "ها", "هم"))
    else:
        bare = re.sub("(ت|وا|ته|تها|ها|ه)$", "", word)
        if len(bare) >= 3:
            yield from (
                bare + suffix
                for suffix in ("", "ت", "وا", "ا", "تا", "ه", "ها", "هم", "ته", "تها", "تهم", "نا", "وه", "وها")
            )


def whole(seen: Counter[str], verb: Counter[str], bare: Counter[str]) -> set[str]:
    """Words whose first letter belongs to them, though it could be a clitic; of nouns the other forms, too."""
    told = _told_whole(seen, verb, bare)
    nouns = {word for word in told if seen["ال" + word] >= 2 and not word.endswith(INFLECTED)}
    beside = {word.removesuffix("ة") + ending for word in nouns for ending in ENDINGS}
    return told | {form for form in beside if len(form) >= 4 and seen[form[1:]] < 3 and seen["ال" + form[1:]] < 3}


def _told_whole(seen: Counter[str], verb: Counter[str], bare: Counter[str]) -> set[str]:
    return {
        word
        for word, n in seen.items()
        if len(word) >= 3 and word[0] in "وفبلك" and n >= 2
        if seen["ال" + word] >= 2
        or bare[word] >= 2
        or (verb[word] >= 3 and verb[word[1:]] < 3)
        or seen["و" + word] >= 2 > seen[word[1:]]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    shared = parser.parse_args().shared
    seen, verb, noun, _ = counted(ant(shared))
    everything = counted(chain(ant(shared), own()))
    for name, found in (
        ("verbs", verbs(seen, verb, noun) | inflected(seen, verb, noun)),
        ("whole", whole(everything[0], everything[1], everything[3])),
    ):
        (MODELS / f"participants_{name}.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
        print(name, len(found))


if __name__ == "__main__":
    main()
