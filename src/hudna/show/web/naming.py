"""Names that the casebook does not hold, for an analyst who adds them: contexts, rows to copy, what may be a new front.

Names of private persons are not gathered, nor what only says of which kind
somebody is; both stand in the documents.
"""

import re
from typing import Any

from hudna.lang.ar.latin import latin
from hudna.merging.actors import Unknown, casebook_rows, new_fronts, unknown_names
from hudna.records import Span
from hudna.show.web.parts import Look

# Contexts that are quoted for a name.
MOST = 3
_ARABIC = re.compile("[\u0600-\u06ff]")


def unknown(here: Look) -> list[Unknown]:
    """The names, the most often met first."""
    view = here.view
    published = {one.id: one.published for one in view.documents.values() if one.published}
    found = unknown_names(view.events.values(), view.claims, view.truces, published=published)
    return [one for one in found if _is_a_name(here, one)]


def worded(here: Look, name: Unknown) -> dict[str, Any]:
    """One name with its contexts and the rows for the casebook's tables."""
    label = latin(name.spellings[0].split())
    rows = casebook_rows(name, re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-"), label_en=label)
    return {
        "name": name.spellings[0],
        "n": name.n_mentions,
        "documents": len(name.document_ids),
        "since": here.say.day(name.first_seen) if name.first_seen else None,
        "until": here.say.day(name.last_seen) if name.last_seen else None,
        "contexts": [here.sources.quote(span, *_named_in(span, name)) for span in name.contexts[:MOST]],
        "tables": list(rows.items()),
    }


def fronts(here: Look) -> list[dict[str, Any]]:
    """Names that claim and were not seen before, with the known actors beside whom they stand."""
    view = here.view
    found = new_fronts(view.claims, view.casebook, view.events.values(), documents=view.documents)
    claims = {one.id: one for one in view.claims}
    return [
        {
            "name": one.name,
            "since": here.say.day(one.since) if one.since else None,
            "alongside": [(actor, here.say.actor(actor)) for actor in one.alongside[:MOST]],
            "claims": [here.teller.claim(claims[name]) for name in one.claim_ids[:MOST]],
        }
        for one in found
        if here.say.told(one.name) == one.name and _ARABIC.search(one.name)
    ]


def _named_in(context: Span, name: Unknown) -> list[Span]:
    """Where a context names it first, with what is written on it; none where it stands in another spelling."""
    told = "|".join(map(re.escape, sorted(name.spellings, key=len, reverse=True)))
    found = re.search(rf"(?<!\w)\w{{0,2}}?(?P<name>{told})(?!\w)", context.quote)
    if found is None:
        return []
    start, end = (context.start + at for at in found.span("name"))
    return [Span(document_id=context.document_id, start=start, end=end, quote=found["name"])]


def _is_a_name(here: Look, name: Unknown) -> bool:
    """Whether it is written in Arabic, names no private person and says more than of which kind somebody is."""
    shown = [spelling for spelling in name.spellings if _ARABIC.search(spelling)]
    private = any(here.say.told(spelling, one) != spelling for spelling in shown for one in name.document_ids[:MOST])
    kind = any(here.say.is_kind(spelling) for spelling in shown)
    # One word that speaks is a surname: an expert who was named in full elsewhere.
    surname = "speaker" in name.roles and " " not in name.name
    return len(shown) == len(name.spellings) and not (private or kind or surname)
