"""The outlook in words: answers for the briefing, the pages and the command line, in Arabic and in English.

Odds are told with a number and without decimals that the sample cannot carry.
A probability without base rate and track record is not printed, even if a
record holds one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hudna.outlook import Ahead, Answer
from hudna.outlook.tables import Rate, Track
from hudna.records import row
from hudna.show import charts
from hudna.show.private import Privacy
from hudna.show.say import Say, words
from hudna.show.view import CaseView

# Below so many cases a per cent is finer than the sample.
COARSE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer as a reader sees it: `rows` are (label, value), `chart` is SVG or empty."""

    question: str
    probability: str | None
    rows: tuple[tuple[str, str], ...]
    chart: str
    notes: tuple[str, ...]


def answers(view: CaseView, ahead: Ahead, language: str) -> list[Shown]:
    """Every answer in that language, the truce's name before its first question."""
    privacy = Privacy(casebook=view.casebook, documents=view.documents, redactions=view.redactions, names_on=False)
    say = Say(casebook=view.casebook, language=language, privacy=privacy)
    return [*(_shown(answer, ahead, say) for answer in ahead.answers), *_trees(ahead, say)]


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
        shown.append(
            Shown(
                question=tree.question_ar if arabic else tree.question_en,
                probability=None,
                rows=((told["cutoff"], say.day(ahead.origin)),),
                chart="".join(map(charts.on_paper, pictures)),
                notes=(told["note"]["priors_judged"], told["note"]["tree_not_scored"]),
            )
        )
    return shown


def odds(probability: float, n: int | None, told: Mapping[str, Any]) -> str:
    """A probability as "about 4 in 10 (38 %)"; per cents in fives where fewer than fifty cases stand behind it."""
    if probability < 0.05:
        return str(told["less_than"])
    if probability > 0.95:
        return str(told["more_than"])
    of = 10 if 0.1 <= probability <= 0.9 else 20
    step = 5 if n is not None and n < COARSE else 1
    percent = round(100 * probability / step) * step
    return str(told["about_in"]).format(k=round(probability * of), n=of, p=percent)


def plain(ahead: Ahead) -> dict[str, Any]:
    """The outlook as plain data, for `--json`."""
    return {
        "origin": ahead.origin.isoformat(),
        "data_digest": ahead.history.digest,
        "answers": [_plain(answer) for answer in ahead.answers],
        "trees": [{"id": tree.id, "leaves": [row(leaf) for leaf in leaves]} for tree, leaves in ahead.trees],
        "problems": [row(problem) for problem in ahead.problems],
    }


def lines(shown: Sequence[Shown]) -> list[str]:
    """Answers as lines for a terminal, without charts."""
    told = []
    for one in shown:
        told += [one.question, *([f"  {one.probability}"] if one.probability else [])]
        told += [f"  {label}: {value}" for label, value in one.rows]
        told += [f"  - {note}" for note in one.notes]
        told.append("")
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
        question=_days_told(f"{named}: {text}" if named else text, say),
        probability=chance,
        rows=tuple(_rows(answer, say, told)),
        chart=charts.on_paper(_chart(answer, say, told)),
        notes=tuple(_note(key, values, say, told) for key, values in answer.notes),
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
        return [
            (told["range"], told["range_of"].format(low=_percent(answer.range80[0]), high=_percent(answer.range80[1])))
        ]
    waits = answer.question.kind == "first-attack"
    kind = "days_range" if waits else "count_range"
    rows = []
    for spread in answer.spreads:
        median, low, high = (
            str(told["past_90"]) if waits and value > 90 else f"{value:.0f}"
            for value in (spread.median, *spread.range80)
        )
        days = told["counts_of"].format(days=spread.days)
        rows.append((days, told[kind].format(median=median, low=low, high=high)))
    return rows


def _based(answer: Answer, say: Say, told: Mapping[str, Any]) -> list[tuple[str, str]]:
    if answer.endings:
        listed = [f"{told['event'][f'ending: {name}']}: {_rate(rate, say, told)}" for name, rate in answer.endings]
        return [(told["base_rate"], words(say.language)["comma"].join(listed))]
    if answer.base is None:
        return [] if answer.spreads else [(told["base_rate"], told["no_base"])]
    event = told["event"].get(answer.base.event, answer.base.event).format(days=answer.base.horizon_days)
    return [(f"{told['base_rate']} ({event})", _rate(answer.base, say, told))]


def _rate(rate: Rate, say: Say, told: Mapping[str, Any]) -> str:
    label = rate.label_ar if say.language == "ar" else rate.label_en
    text = str(told["base_of"]).format(rate=odds(rate.rate, rate.n, told), n=rate.n, label=label)
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


def _chart(answer: Answer, say: Say, told: Mapping[str, Any]) -> str:
    direction = words(say.language)["direction"]
    named = {**told["chart"], "direction": direction}
    series = answer.series or {}
    if series.get("kind") == "life":
        return charts.life(
            series["days"],
            series["share"],
            {**named, "title": named["life"], "deadline": named["deadline" if series["own"] else "asked_for"]},
            deadline=series["deadline"],
        )
    if series.get("kind") == "fan" and series["ahead"]:
        ahead = [(one.median, one.range50, one.range80, one.range90) for one in series["ahead"]]
        return charts.fan(series["seen"], ahead, {**named, "title": named["fan"]})
    if answer.endings:
        unknown = answer.endings[0][1].unknown_share
        shares = [(told["event"][f"ending: {name}"], rate.rate * (1 - unknown)) for name, rate in answer.endings]
        return charts.endings([*shares, (told["ending_unknown"], unknown)], {**named, "title": named["endings"]})
    return ""


def _percent(share: float) -> int:
    return round(100 * share)


def _plain(answer: Answer) -> dict[str, Any]:
    told = row(answer)
    told["series"] = None
    told["notes"] = [{"key": key, **values} for key, values in answer.notes]
    return told
