"""Train the choice of a verb's subject on the trees of UD_Arabic-PUD and on our labels; print how often it is right.

    python training/subjects.py [--shared ../shared] [--out FILE]

The sentences are read as the coder reads them; of each verb whose subject the
trees give (its own, that of the verb it is joined to, or the noun that its
relative clause belongs to) one question is asked: which of the offered
phrases holds it.  Pronouns and clauses as subjects are left out.  Of the
documents with known events the verbs that tell one are asked about: the phrase
that holds the actor is right.  Figures are out of fold, by sentence and by
document.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from participants import Row, fit, folds, load, scenes
from participants_gold import Case, Told, document

from hudna import casebook as casebooks
from hudna.coding.analyse import Analyse
from hudna.coding.choice import Choice
from hudna.coding.clauses import clauses
from hudna.coding.heads import Heads
from hudna.coding.phrases import Reading
from hudna.coding.roles import Scene, form_of, scene
from hudna.coding.subjects import Asked, features, subjects
from hudna.coding.triggers import Triggers
from hudna.coding.verbs import verb_class

MODELS = Path(__file__).parents[1] / "src/hudna/lang/ar/models"
L2, LEAST, FOLDS = 3.0, 3, 5
_RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان"])


@dataclass(frozen=True)
class Token:
    """A word of a tree: its code points, part of speech, the number of its head, its relation."""

    text: str
    start: int
    end: int
    tag: str
    head: int
    relation: str


def trees(path: Path) -> Iterator[tuple[str, dict[int, Token]]]:
    """Each sentence with its tokens by number; one whose tokens are not its letters in order is left out."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
        tokens, at = {}, 0
        for fields in (line.split("\t") for line in lines if line[0].isdigit()):
            if not fields[0].isdigit():
                continue
            start = text.find(fields[1], at)
            if start < 0 or start > at + 3:
                break
            at = start + len(fields[1])
            tokens[int(fields[0])] = Token(fields[1], start, at, fields[3], int(fields[6]), fields[7])
        else:
            yield text, tokens


def subject(tokens: Mapping[int, Token], number: int, steps: int = 3) -> Token | None:
    """The noun that is the subject of a verb; `None` where it is a pronoun, a clause or not there."""
    verb = tokens[number]
    told = next((t for t in tokens.values() if t.head == number and t.relation.startswith("nsubj")), None)
    if told is not None and told.text not in _RELATIVES:
        return None if told.tag == "PRON" else told
    if verb.relation.startswith("acl"):
        return tokens.get(verb.head)
    if told is None and verb.relation == "conj" and steps and verb.head in tokens:
        return subject(tokens, verb.head, steps - 1)
    return None


def asked(shared: Path) -> Iterator[Row]:
    """A question for each verb whose subject is among the offered phrases; the group is the sentence."""
    casebook = casebooks.load("iraq")
    analyse, heads, triggers = Analyse(casebook), Heads(casebook), Triggers(casebook)
    for name, (text, tokens) in enumerate(trees(shared / "external/ud_pud/ar_pud-ud-test.conllu")):
        analysis = analyse(document("pud", text, None))
        found = triggers(analysis)
        verbs = [(t.start, t.end, subject(tokens, n)) for n, t in tokens.items() if t.tag == "VERB"]
        for at, sentence in enumerate(analysis.sentences):
            laid = scene(text, sentence, [deed for deed in found if deed.sentence == at], heads)
            yield from _rows(str(name), laid, verbs)


def _rows(name: str, laid: Scene, verbs: Sequence[tuple[int, int, Token | None]]) -> Iterator[Row]:
    """The questions of one sentence; a verb whose subject is not offered takes the first offer."""

    def spans(one: Asked) -> list[tuple[int, int]]:
        word = laid.sentence.words[one.word]
        told = next((noun for first, last, noun in verbs if word.start <= first and last <= word.end), None)
        return [(told.start, told.end)] if told is not None else []

    yield from _questions(name, laid.reading, spans, lambda _: 0)


def _questions(
    name: str,
    reading: Reading,
    spans: Callable[[Asked], Sequence[tuple[int, int]]],
    otherwise: Callable[[Asked], int],
) -> Iterator[Row]:
    """The questions of one sentence: right are offers over the code points of `spans`; else `otherwise` chooses."""
    found: list[Row] = []

    def choose(one: Asked) -> int:
        right = [_over(reading, number, spans(one)) for number in one.phrases]
        if not any(right):
            return otherwise(one)
        found.append(Row(name, [features(one.verb, offer) for offer in one.offers], right))
        return right.index(True)

    clauses(reading, choose)
    yield from found


def deeds(cases: Sequence[Case], heads: Heads) -> Iterator[Row]:
    """A question for each verb that tells a known event whose actor is among the offered phrases."""
    for case in cases:
        of_sentence: dict[int, list[Told]] = {}
        for told in case.told:
            if form_of(told.deed) == "v":
                of_sentence.setdefault(told.deed.sentence, []).append(told)
        laid = scenes(case, heads)
        for number, several in of_sentence.items():
            yield from _told(case.group, laid[number].reading, several)


def _told(group: str, reading: Reading, several: Sequence[Told]) -> Iterator[Row]:
    def spans(one: Asked) -> Sequence[tuple[int, int]]:
        told = next((t for t in several if t.deed.first <= one.word <= t.deed.last), None)
        casualty = told is not None and verb_class(reading.parts[one.word].stem) == "casualty"
        return told.parties["actors"] if told is not None and not casualty else []

    yield from _questions(group, reading, spans, subjects())


def _over(reading: Reading, number: int, spans: Sequence[tuple[int, int]]) -> bool:
    phrase = reading.phrases[number]
    return any(phrase.start < end and phrase.end > start for start, end in spans)


def right(rows: Sequence[Row], weights: Mapping[str, float]) -> int:
    """How many questions are answered right."""
    choice = Choice(weights)
    values = [[choice.value(answer) for answer in row.answers] for row in rows]
    return sum(row.right[told.index(max(told))] for row, told in zip(rows, values, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    parser.add_argument("--out", type=Path, default=MODELS / "subjects.json")
    arguments = parser.parse_args()
    trees_of, (cases, heads, *_) = list(asked(arguments.shared)), load(arguments.shared, "iraq")
    own = list(deeds(cases, heads))
    good = 0
    for part in range(FOLDS):
        kept = [row for row in trees_of if int(row.group) % FOLDS != part]
        left = [row for row in trees_of if int(row.group) % FOLDS == part]
        good += right(left, fit(kept + own, L2, {}, least=LEAST))
    known = 0
    for leave in folds(cases, FOLDS):
        weights = fit(trees_of + [row for row in own if row.group not in leave], L2, {}, least=LEAST)
        known += right([row for row in own if row.group in leave], weights)
    weights = fit(trees_of + own, L2, {}, least=LEAST)
    told = {"questions": {"subject": {"none": 0.0, "weights": weights}}}
    arguments.out.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights; right out of fold: {good} of {len(trees_of)} verbs of the trees,")
    print(f"{known} of {len(own)} verbs that tell a known event")


if __name__ == "__main__":
    main()
