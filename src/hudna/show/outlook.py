"""The outlook in words: answers for the briefing, the pages and the command line, in Arabic and in English.

Odds are told with a number and without decimals that the sample cannot carry.
A probability without base rate and track record is not printed, even if a
record holds one.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hudna.outlook import Ahead, Answer
from hudna.outlook.spreads import Spread
from hudna.outlook.tables import Rate, Track
from hudna.records import row
from hudna.show import charts
from hudna.show.private import Privacy
from hudna.show.say import Say, agreed, words
from hudna.show.view import CaseView

# Below so many cases a per cent is finer than the sample; below so few they are told as a count.
COARSE, FEW = 50, 20
MOST_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer as a reader sees it: `rows` are (label, value), `chart` is SVG or empty, `figures` what it draws.

    `about` names the truce; `answered` is false where neither a number nor a base rate is known.
    """

    about: str
    question: str
    probability: str | None
    rows: tuple[tuple[str, str], ...]
    chart: str
    notes: tuple[str, ...]
    figures: tuple[tuple[str, str], ...] = ()
    answered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All that is asked about one truce: what holds of every answer once, the answers, the questions left open."""

    about: str
    rows: tuple[tuple[str, str], ...]
    answers: tuple[Shown, ...]
    unanswered: tuple[str, ...]
    notes: tuple[str, ...]


def answers(view: CaseView, ahead: Ahead, language: str) -> list[Shown]:
    """Every answer in that language, the truce's name before its first question."""
    privacy = Privacy.of(view)
    say = Say(casebook=view.casebook, language=language, privacy=privacy)
    return [*(_shown(answer, ahead, say) for answer in ahead.answers), *_trees(ahead, say)]


def grouped(shown: Sequence[Shown]) -> list[Group]:
    """Answers by truce, in their order; rows that all share and notes that several share stand once."""
    return [_group(about, list(rows)) for about, rows in itertools.groupby(shown, key=lambda one: one.about)]


def _group(about: str, shown: list[Shown]) -> Group:
    told = [one for one in shown if one.answered]
    shared = [row for row in (told[0].rows if told else ()) if all(row in one.rows for one in told)]
    times = Counter(note for one in shown for note in one.notes)
    common = {note for note, n in times.items() if n > 1}
    common |= {note for one in shown if not one.answered for note in one.notes}
    return Group(
        about=about,
        rows=tuple(shared),
        answers=tuple(
            replace(
                one,
                rows=tuple(row for row in one.rows if row not in shared),
                notes=tuple(note for note in one.notes if note not in common),
            )
            for one in told
        ),
        unanswered=tuple(one.question for one in shown if not one.answered),
        notes=tuple(note for note in times if note in common),
    )


def _trees(ahead: Ahead, say: Say) -> list[Shown]:
    """Each scenario tree: three numbers a leaf, and beside them the indicators with their state."""
    told = words(say.language)["outlook"]
    arabic = say.language == "ar"
    shown = []
    for tree, leaves in ahead.trees:
        named = {**told["chart"], "direction": words(say.language)["direction"], "title": told["chart"]["tree"]}
        label = [one.leaf.label_ar if arabic else one.leaf.label_en for one in leaves]
        drawn = [(name, one.base, one.model, one.judged) for name, one in zip(label, leaves, strict=True)]
        signs = [
            (one.indicator.label_ar if arabic else one.indicator.label_en, one.state, one.indicator.ratio)
            for leaf in leaves
            for one in leaf.watched
        ]
        pictures = (charts.tree(drawn, named), charts.board(signs, {**named, "title": named["board"]}))
        figures = [(name, _leaf(numbers, named)) for name, *numbers in drawn]
        figures += [(f"{named['board']}, {name}", str(named[state])) for name, state, _ in signs]
        shown.append(
            Shown(
                about="",
                figures=tuple(figures),
                question=tree.question_ar if arabic else tree.question_en,
                probability=None,
                rows=((told["cutoff"], say.day(ahead.origin)),),
                chart="".join(map(charts.on_paper, pictures)),
                notes=(told["note"]["priors_judged"], told["note"]["tree_not_scored"]),
            )
        )
    return shown


def _leaf(numbers: Sequence[float | None], named: Mapping[str, Any]) -> str:
    """The numbers of a leaf in per cent: base rate, model, with judgement where somebody judged."""
    told = zip(("base", "model", "judged"), numbers, strict=True)
    return ", ".join(f"{named[name]} {_percent(value)} %" for name, value in told if value is not None)


def odds(probability: float, n: int | None, told: Mapping[str, Any]) -> str:
    """A probability as "about 4 in 10 (38 %)"; per cents in fives where fewer than fifty cases stand behind it."""
    if probability < 0.05:
        return str(told["less_than"])
    if probability > 0.95:
        return str(told["more_than"])
    of = 10 if 0.1 <= probability <= 0.9 else 20
    step = 5 if n is not None and n < COARSE else 1
    percent = round(100 * probability / step) * step
    k = round(probability * of)
    shared = math.gcd(k, of)
    k, of = (k // shared, of // shared) if of // shared == 10 else (k, of)
    return str(told["about_in"]).format(k=k, n=of, p=percent)


def plain(ahead: Ahead) -> dict[str, Any]:
    """The outlook as plain data, for `--json`."""
    return {
        "origin": ahead.origin.isoformat(),
        "data_digest": ahead.history.digest,
        "answers": [_plain(answer) for answer in ahead.answers],
        "trees": [{"id": tree.id, "leaves": [row(leaf) for leaf in leaves]} for tree, leaves in ahead.trees],
        "problems": [row(problem) for problem in ahead.problems],
    }


def lines(shown: Sequence[Shown], language: str) -> list[str]:
    """Answers as lines for a terminal, by truce; what charts draw in figures."""
    unanswered = words(language)["outlook"]["unanswered"]
    told: list[str] = []
    for group in grouped(shown):
        told += [group.about] if group.about else []
        told += [f"  {label}: {value}" for label, value in group.rows]
        for one in group.answers:
            told += ["", f"  {one.question}", *([f"    {one.probability}"] if one.probability else [])]
            told += [f"    {label}: {value}" for label, value in (*one.rows, *one.figures)]
            told += [f"    - {note}" for note in one.notes]
        told += ["", f"  {unanswered}:", *(f"    {one}" for one in group.unanswered)] if group.unanswered else []
        told += [*(f"  - {note}" for note in group.notes), ""]
    return told


def _shown(answer: Answer, ahead: Ahead, say: Say) -> Shown:
    told = words(say.language)["outlook"]
    stands = answer.base is not None and answer.track is not None
    n = answer.base.n if answer.base else None
    chance = odds(answer.probability, n, told) if answer.probability is not None and stands else None
    text = answer.question.text_ar if say.language == "ar" else answer.question.text_en
    parties = next((one.parties for one in ahead.history.truces if one.id == answer.question.truce_id), ())
    names = [party.text for party in say.parties(parties)]
    named = words(say.language)["comma"].join([*names[:3], *(["…"] if len(names) > 3 else [])])
    return Shown(
        about=named,
        question=agreed(_days_told(text, say), say.language),
        answered=bool(answer.probability is not None or answer.base or answer.spreads or answer.endings),
        probability=chance,
        rows=tuple(
            (agreed(label, say.language), agreed(value, say.language)) for label, value in _rows(answer, say, told)
        ),
        chart="".join(map(charts.on_paper, _charts(answer, say, told))),
        notes=tuple(agreed(_note(key, values, say, told), say.language) for key, values in answer.notes),
    )


def _days_told(text: str, say: Say) -> str:
    """Days in words: digits with dashes are drawn backwards in an Arabic line."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda found: say.day(date.fromisoformat(found[0])), text)


def _rows(answer: Answer, say: Say, told: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = [*_ranges(answer, told), *_based(answer, say, told), *_came_out(answer, told)]
    rows.append((told["cutoff"], say.day(answer.cutoff)))
    if answer.changed_on is not None:
        kind = "changed_incident" if str(answer.changed_by).startswith("incident") else "changed_truce"
        rows.append((told["changed"], told[kind].format(day=say.day(answer.changed_on))))
    rows.append((told["rule"], _rule(answer, told)))
    return rows


def _rule(answer: Answer, told: Mapping[str, Any]) -> str:
    for kind in ("declared", "none", "pace-at-most", "pace-above", "days-to", "total", "any", "ending"):
        if f'"resolve": "{kind}"' in answer.question.rule:
            return str(told["rules"][kind])
    return answer.question.rule


def _ranges(answer: Answer, told: Mapping[str, Any]) -> list[tuple[str, str]]:
    if answer.range80 is not None and answer.probability is not None:
        low, high = (_bounded(bound, told) for bound in answer.range80)
        return [(told["range"], low if low == high else told["range_of"].format(low=low, high=high))]
    worded = _wait if answer.question.kind == "first-attack" else _total
    return [(told["counts_of"].format(days=spread.days), worded(spread, told)) for spread in answer.spreads]


def _bounded(share: float, told: Mapping[str, Any]) -> str:
    """A bound in per cent, no nearer to 0 and 100 than a probability is told."""
    if share < 0.05 or share > 0.95:
        return str(told["below_5" if share < 0.05 else "above_95"])
    return f"{_percent(share)} %"


def _total(spread: Spread, told: Mapping[str, Any]) -> str:
    """How many: the middle and the range, or that none is expected."""
    low, high = spread.range80
    if round(high) == 0:
        return str(told["count_none"])
    return str(told["count_range"]).format(median=f"{spread.median:.0f}", low=f"{low:.0f}", high=f"{high:.0f}")


def _wait(spread: Spread, told: Mapping[str, Any]) -> str:
    """How many days until; beyond ninety they are not counted further."""
    low, high = spread.range80
    form = "days_range" if spread.median <= MOST_DAYS else "days_late" if low <= MOST_DAYS else "days_very_late"
    most = told["past_90"] if high > MOST_DAYS else f"{high:.0f}"
    return str(told[form]).format(median=f"{spread.median:.0f}", low=f"{low:.0f}", high=most)


def _based(answer: Answer, say: Say, told: Mapping[str, Any]) -> list[tuple[str, str]]:
    if answer.endings:
        return [(told["base_rate"], _endings(answer, say, told))]
    if answer.base is None:
        return [] if answer.spreads else [(told["base_rate"], told["no_base"])]
    event = told["event"].get(answer.base.event, answer.base.event).format(days=answer.base.horizon_days)
    return [(f"{told['base_rate']} ({event})", _rate(answer.base, say, told))]


def _endings(answer: Answer, say: Say, told: Mapping[str, Any]) -> str:
    """How such truces ended, in shares of all of them, those of unknown end among them."""
    comma = words(say.language)["comma"]
    listed = comma.join(f"{label} {_percent(share)} %" for label, share in _shares(answer, told))
    rate = answer.endings[0][1]
    return str(told["endings_of"]).format(n=rate.n + rate.n_unknown, label=_class(rate, say), listed=listed)


def _shares(answer: Answer, told: Mapping[str, Any]) -> list[tuple[str, float]]:
    unknown = answer.endings[0][1].unknown_share
    shares = [(told["event"][f"ending: {name}"], rate.rate * (1 - unknown)) for name, rate in answer.endings]
    return [*shares, (told["ending_unknown"], unknown)]


def _class(rate: Rate, say: Say) -> str:
    """The reference class; what a label adds after a colon is the event, which is told beside it."""
    return (rate.label_ar if say.language == "ar" else rate.label_en).partition(":")[0]


def _rate(rate: Rate, say: Say, told: Mapping[str, Any]) -> str:
    happened = odds(rate.rate, rate.n, told) if rate.n >= FEW else round(rate.rate * rate.n)
    form = str(told["base_own" if rate.class_id == "own" else "base_of"])
    text = form.format(rate=happened, n=rate.n, label=_class(rate, say))
    if rate.n_unknown:
        text += words(say.language)["comma"] + told["base_unknown"].format(share=_percent(rate.unknown_share))
    return text


def _came_out(answer: Answer, told: Mapping[str, Any]) -> list[tuple[str, str]]:
    if answer.probability is None and not answer.spreads:
        return []
    found = [(told["hindcast"], answer.track), (told["live"], answer.live)]
    rows = [(f"{told['track']} ({label})", _score(track, told)) for label, track in found if track is not None]
    return rows if answer.live is not None else [*rows, (f"{told['track']} ({told['live']})", told["no_live"])]


def _score(track: Track, told: Mapping[str, Any]) -> str:
    better = round(100 * track.skill)
    key = "track_crps" if track.rule == "crps" else "track_brier" if better > 0 else "track_brier_worse"
    shape = "{:.3f}" if track.rule == "brier" else "{:.1f}"
    parts = [
        told[key].format(
            score=shape.format(track.score), n=track.n, baseline=shape.format(track.baseline), skill=better
        )
    ]
    if track.log_score is not None:
        parts.append(told["track_log"].format(score=f"{track.log_score:.2f}"))
    if track.slope is not None:
        parts.append(told["track_slope"].format(slope=f"{track.slope:.1f}"))
    if track.coverage is not None:
        raw = _percent(track.raw_coverage or track.coverage)
        parts.append(told["track_cover"].format(share=_percent(track.coverage), raw=raw))
    return str(told["semicolon"]).join(parts)


def _note(key: str, values: Mapping[str, Any], say: Say, told: Mapping[str, Any]) -> str:
    worded = {
        name: say.day(date.fromisoformat(value)) if name == "day" else _percent(value) if name == "share" else value
        for name, value in values.items()
    }
    return str(told["note"][key]).format(**worded)


def _charts(answer: Answer, say: Say, told: Mapping[str, Any]) -> list[str]:
    direction = words(say.language)["direction"]
    named = {**told["chart"], "direction": direction}
    series = answer.series or {}
    pictures = []
    if answer.endings:
        pictures.append(charts.endings(_shares(answer, told), {**named, "title": named["endings"]}))
    if series.get("kind") == "life":
        mark = {"title": named["life"], "deadline": named["deadline" if series["own"] else "asked_for"]}
        life = charts.life(series["days"], series["share"], {**named, **mark}, deadline=series["deadline"])
        pictures.append(life)
    if series.get("kind") == "fan" and answer.spreads and (any(series["seen"]) or answer.spreads[-1].range90[1]):
        ahead = [(one.median, one.range50, one.range80, one.range90) for one in series["ahead"]]
        pictures.append(charts.fan(series["seen"], ahead, {**named, "title": named["fan"]}))
    return pictures


def _percent(share: float) -> int:
    return round(100 * share)


def _plain(answer: Answer) -> dict[str, Any]:
    told = row(answer)
    told["series"] = None
    told["notes"] = [{"key": key, **values} for key, values in answer.notes]
    return told
