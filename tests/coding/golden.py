"""Golden sentences: how they are read, coded and told in one line each."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hudna.casebook import Casebook
from hudna.coding import Code
from hudna.records import Claim, Exchange, Party, Relation, Site, Stance, Truce, Zone
from tests.conftest import a_document

FOLDER = Path(__file__).parent.parent / "golden" / "coding" / "ar"
_MADE: dict[str, Code] = {}


def examples(kind: str) -> list[Any]:
    """The examples of a file; those that are known to fail are expected to."""
    told = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf8"))["example"]
    return [
        pytest.param(
            example,
            id=example["label"].replace(" ", "-"),
            marks=[pytest.mark.xfail(reason=example["fails"], strict=True)] if "fails" in example else [],
        )
        for example in told
    ]


def coded(casebook: Casebook, example: dict[str, Any], kind: type) -> list[str]:
    """The records of one kind, each as a line."""
    if casebook.digest not in _MADE:
        _MADE[casebook.digest] = Code(casebook)
    code = _MADE[casebook.digest]
    document = a_document(example["text"], str(example.get("published", "2026-03-02")))
    return [TOLD[kind](record) for record in code(document) if isinstance(record, kind)]


def _who(party: Party | None) -> str:
    return "nobody" if party is None else party.actor_id or party.name


def _claim(claim: Claim) -> str:
    return f"{_who(claim.claimant)} {claim.stance}" + (f" {_who(claim.on_whom)}" if claim.on_whom else "")


def _relation(relation: Relation) -> str:
    since = f" since {relation.since}" if relation.since else ""
    until = f" until {relation.until}" if relation.until else ""
    return f"{_who(relation.subject)} {relation.predicate} {_who(relation.object)}{since}{until}"


def _truce(truce: Truce) -> str:
    told = f"{truce.kind}, {truce.status}: {', '.join(sorted(map(_who, truce.parties))) or 'nobody'}"
    told += f" by {', '.join(map(_who, truce.mediators))}" if truce.mediators else ""
    for name, when in (("declared", truce.declared), ("starts", truce.starts), ("ends", truce.ends)):
        told += f" | {name} {when.earliest or 'unknown'}" if when else ""
    told += f" | {truce.duration.n or 'unknown'} {truce.duration.unit}" if truce.duration else ""
    return told + "".join(f" | if: {condition.span.quote}" for condition in truce.conditions)


def _exchange(exchange: Exchange) -> str:
    sides = f"{_who(exchange.giver)} gives {exchange.gives} to {_who(exchange.taker)} for {exchange.returns}"
    return f"{exchange.status}: {sides}"


def _zone(zone: Zone) -> str:
    centre = zone.centre.place_id or zone.centre.name if zone.centre else "nowhere"
    return f"{_who(zone.declared_by)} round {centre}, {zone.radius_km or 'unknown'} km: {zone.duty}"


def _site(site: Site) -> str:
    told = f"{site.kind} {site.place.place_id or site.place.name} {site.status}"
    told += f", {_who(site.holder)}" if site.holder else ""
    return told + (f", {', '.join(site.defences)}" if site.defences else "")


def _stance(stance: Stance) -> str:
    return f"{_who(stance.holder)} {stance.value}: {stance.towards_id or stance.towards}"


TOLD: dict[type, Callable[[Any], str]] = {
    Claim: _claim,
    Relation: _relation,
    Truce: _truce,
    Exchange: _exchange,
    Zone: _zone,
    Site: _site,
    Stance: _stance,
}
