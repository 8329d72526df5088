"""Train the choices of who, whom, where and when; write the weights and what they reach out of fold.

    python training/participants.py [--shared ../shared] [--casebook iraq] [--out FILE] [--only place,when]

Folds keep a document (a labelled sentence: its article) whole.  Where and
when are learnt from the annotated documents and the news that we labelled
ourselves, who and whom from those and the labelled sentences too; only
weights come out, no text.  With `--only` the other questions of the file stay
as they are.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from participants_gold import Case, Told, annotated, labelled, stood_off
from participants_priors import PRIORS
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from hudna import casebook as casebooks
from hudna.coding.analyse import Analyse
from hudna.coding.before import Answers
from hudna.coding.dating import Looks
from hudna.coding.heads import Heads
from hudna.coding.memory import Memory, Taking, carry, remembered
from hudna.coding.participants import answers, unstated
from hudna.coding.roles import Scene, scene
from hudna.coding.settings import Places, is_place, nowhere
from hudna.coding.triggers import Candidate
from hudna.coding.view import View
from hudna.records import Party

MODELS = Path(__file__).parents[1] / "src/hudna/lang/ar/models"
L2 = {"actors": 1.5, "recipients": 3.0, "place": 12.0, "when": 8.0}
LEAST = {"actors": 6, "recipients": 6, "place": 2, "when": 6}
NONE = {"actors": -0.3, "recipients": -0.6, "place": -1.1, "when": -0.6}
# News of conflict tells where far oftener than daily news: an annotated document counts as so many labelled ones.
TIMES = {"actors": 1, "recipients": 1, "place": 3, "when": 2}


@dataclass
class Row:
    """One question about one deed: the features of each answer, "none" last, and which answers are right.

    `conflict` tells that it is from the annotated news of conflict.
    """

    group: str
    answers: list[list[str]]
    right: list[bool]
    conflict: bool = False


def scenes(case: Case, heads: Heads) -> dict[int, Scene]:
    """The scenes of the sentences in which a known event stands."""
    deeds: dict[int, dict[int, Candidate]] = {}
    for deed in [*case.found, *(each.deed for each in case.told)]:
        deeds.setdefault(deed.sentence, {})[deed.first] = deed
    text = case.analysis.document.text
    return {
        number: scene(
            text, case.analysis.sentences[number], sorted(deeds[number].values(), key=lambda d: d.first), heads
        )
        for number in {each.deed.sentence for each in case.told}
    }


def rows(cases: Sequence[Case], heads: Heads, places: Places, only: Sequence[str] = tuple(L2)) -> dict[str, list[Row]]:
    """The questions of every known event; of `only` those asked for."""
    asked: dict[str, list[Row]] = {name: [] for name in L2}
    for case in cases:
        seen = scenes(case, heads)
        if not {"actors", "recipients"} & set(only):
            _settings(case, seen, places, asked)
            continue
        memory = Memory()
        spots, where = named_spots(case, seen, places), Answers()
        for told in case.told:
            laid = seen[told.deed.sentence]
            view = View(laid, told.deed)
            numbers, groups = answers(view, memory)
            right = {role: [_over(laid, n, told.parties[role]) for n in numbers] for role in ("actors", "recipients")}
            carried = carry(laid, told.deed, memory)
            if carried:
                said = {party["name"] for party in told.gold.get("actors", ())}
                right["actors"].append(not any(right["actors"]) and said == {party.name for party in memory.actors})
            asked["actors"].append(_row(case, laid, [*groups, carried] if carried else groups, right["actors"], told))
            asked["recipients"].append(_row(case, laid, groups, right["recipients"], told))
            if told.gold:
                asked["place"].append(_place_row(case, view, told, (places, spots[told.deed.sentence], where)))
                asked["when"] += [_when_row(case, laid, told)] if "when" in told.gold else []
            memory = remembered(memory, laid, told.deed, _truth(told, right, numbers))
    return {name: asked[name] for name in only}


def _settings(case: Case, seen: dict[int, Scene], places: Places, asked: dict[str, list[Row]]) -> None:
    """Where and when alone."""
    spots, where = named_spots(case, seen, places), Answers()
    for told in case.told:
        if told.gold:
            laid = seen[told.deed.sentence]
            view = View(laid, told.deed)
            asked["place"].append(_place_row(case, view, told, (places, spots[told.deed.sentence], where)))
            asked["when"] += [_when_row(case, laid, told)] if "when" in told.gold else []


def _truth(told: Told, right: dict[str, list[bool]], numbers: Sequence[int]) -> Taking:
    """The known parties of an event, as if they had been found."""
    parties = tuple(Party(actor_id=None, name=party["name"], role="actor") for party in told.gold.get("actors", ()))
    first = {role: ([*numbers, -1][marks.index(True)] if True in marks else -1) for role, marks in right.items()}
    return Taking(actors=parties, actor=first["actors"], recipient=first["recipients"])


def _row(case: Case, laid: Scene, answers: list[list[str]], right: list[bool], told: Told) -> Row:
    none = unstated(laid, told.deed, lone=len(case.analysis.sentences) == 1)
    return Row(case.group, [*answers, none], [*right, not any(right)], case.conflict)


def _over(laid: Scene, number: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(p.start < end and p.end > start for p in laid.groups[number].members for start, end in spans)


def named_spots(case: Case, seen: Mapping[int, Scene], places: Places) -> dict[int, dict[int, str]]:
    """How each place of the sentences with known events would be named: sentence to group to English."""
    names = places.names
    setting = names.countries.setting(case.analysis)
    found: dict[int, dict[int, str]] = {}
    for number, sentence in enumerate(case.analysis.sentences):
        laid = seen.get(number)
        if laid is not None:
            told = {
                n: names.reference(case.analysis, laid, group, setting)
                for n, group in enumerate(laid.groups)
                if is_place(group)
            }
            found[number] = {n: one.name for n, one in told.items() if one is not None}
        names.noted(sentence, setting, laid)
    return found


def _place_row(case: Case, view: View, told: Told, known: tuple[Places, Mapping[int, str], Answers]) -> Row:
    """Of several places in the known words those are right that bear the known name; all, where none does."""
    laid, (places, spots, kept) = view.scene, known
    before = kept.before(laid)
    numbers = [n for n, group in enumerate(laid.groups) if is_place(group)]
    where = told.gold.get("place")
    spans = [(where["start"], where["end"])] if where and "start" in where else []
    answers = [places.features(view, n, before) for n in numbers]
    over = [n for n in numbers if _over(laid, n, spans)]
    right = [n for n in over if where and same_name(spots.get(n, ""), where["name"])] or over
    row = _row(case, laid, answers, [n in right for n in numbers], told)
    row.answers[-1] = nowhere(view, len(numbers), before)
    kept.keep(laid, told.deed, right[0] if right else -1)
    return row


def same_name(left: str, right: str) -> bool:
    """The same words but for case, article and marks."""
    return bool(left) and _plain(left) == _plain(right)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"\b(the|al|el|ul)\b", " ", re.sub(r"[’'`ʿʾ\-–_.]", "", name.lower())).split())


def _when_row(case: Case, laid: Scene, told: Told) -> Row:
    when = told.gold.get("when")
    dates = [one for one in laid.sentence.dates if one.span is not None]
    start, end = (when["start"], when["end"]) if when and "start" in when else (-1, -1)
    right = [one.span is not None and one.span.start < end and one.span.end > start for one in dates]
    looks = Looks(laid, told.deed, told.gold["status"], case.analysis.document.published)
    return Row(case.group, [*map(looks, dates), looks.undated()], [*right, not any(right)], case.conflict)


def fit(asked: Sequence[Row], l2: float, prior: Mapping[str, float], *, least: int = 1) -> dict[str, float]:
    """The weights that make the right answers likeliest (McFadden 1974), drawn to those of the grammar."""
    counts = Counter(name for row in asked for answer in row.answers for name in set(answer))
    index = {name: n for n, name in enumerate(sorted(name for name, n in counts.items() if n >= least))}
    start = np.array([prior.get(name, 0.0) for name in index])
    at, columns, event, right = [], [], [], []
    for number, row in enumerate(asked):
        for answer, good in zip(row.answers, row.right, strict=True):
            found = [index[name] for name in set(answer) if name in index]
            at += [len(event)] * len(found)
            columns += found
            event.append(number)
            right.append(good)
    table = csr_matrix((np.ones(len(at)), (at, columns)), shape=(len(event), len(index)))
    weights = minimize(
        _loss(table, np.array(event), np.array(right), l2, start),
        start,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 60},
    ).x
    told = {name: float(weights[n]) for name, n in index.items()}
    told |= {name: weight for name, weight in prior.items() if name not in told}
    return {name: round(weight, 4) for name, weight in told.items() if abs(weight) >= 0.004}


def _loss(
    table: csr_matrix, event: np.ndarray, right: np.ndarray, l2: float, start: np.ndarray
) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    starts = np.r_[0, np.nonzero(np.diff(event))[0] + 1]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value = table @ weights
        raised = np.exp(value - np.maximum.reduceat(value, starts)[event])
        every = np.add.reduceat(raised, starts)
        good = np.add.reduceat(raised * right, starts) + 1e-300
        told = -(np.log(good) - np.log(every)).sum() + 0.5 * l2 * ((weights - start) @ (weights - start))
        slope = table.T @ (raised / every[event] - raised * right / good[event]) + l2 * (weights - start)
        return float(told), slope

    return loss


def questions(asked: dict[str, list[Row]], leave: set[str] | frozenset[str] = frozenset()) -> dict[str, dict]:
    """The weights of every question, learnt without the groups to leave out."""
    return {
        name: {
            "none": NONE[name],
            "weights": fit(_mixed(told, leave, TIMES[name]), L2[name], PRIORS[name], least=LEAST[name]),
        }
        for name, told in asked.items()
    }


def _mixed(told: Sequence[Row], leave: set[str] | frozenset[str], times: int) -> list[Row]:
    """The questions to learn from, those of conflict news so many times."""
    return [row for row in told if row.group not in leave for _ in range(times if row.conflict else 1)]


def folds(cases: Sequence[Case], n: int) -> list[set[str]]:
    """The groups cut into parts, steady from run to run."""
    groups = sorted({case.group for case in cases})
    order = np.random.RandomState(1).permutation(len(groups))
    return [{groups[i] for i in order[k::n]} for k in range(n)]


def load(shared: Path, name: str) -> tuple[list[Case], Heads, Places, casebooks.Casebook]:
    casebook = casebooks.load(name)
    analyse = Analyse(casebook)
    cases = [
        *annotated(shared, analyse, casebook),
        *stood_off(shared, analyse, casebook),
        *labelled(shared, analyse, casebook),
    ]
    return cases, Heads(casebook), Places(casebook, {}), casebook


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1] / "../shared")
    parser.add_argument("--casebook", default="iraq")
    parser.add_argument("--out", type=Path, default=MODELS / "participants.json")
    parser.add_argument("--only", default=",".join(L2), help="questions to learn anew, with commas between")
    arguments = parser.parse_args()
    cases, heads, places, _ = load(arguments.shared, arguments.casebook)
    asked = rows(cases, heads, places, arguments.only.split(","))
    kept = {} if len(asked) == len(L2) else json.loads(arguments.out.read_text(encoding="utf-8"))["questions"]
    told = {"questions": kept | questions(asked)}
    arguments.out.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    for name, rows_of in asked.items():
        print(name, len(rows_of), "questions,", len(told["questions"][name]["weights"]), "weights")


if __name__ == "__main__":
    main()
