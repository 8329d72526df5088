"""A place that is mentioned, as a reference with what the casebook knows of it."""

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Mention
from hudna.coding.evidence import span
from hudna.records import PlaceRef

SITES = frozenset({"base", "embassy", "camp", "crossing", "port", "airport", "site", "holy-site", "quarter", "road"})


def place_ref(casebook: Casebook, analysis: Analysis, mention: Mention) -> PlaceRef:
    """Where a mention lies; without coordinates where the casebook has none."""
    place = casebook.places.get(mention.id or "")
    kind = place.kind if place else "site"
    return PlaceRef(
        place_id=mention.id,
        name=mention.name,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision="site" if kind in SITES else kind,
        span=span(analysis, mention.start, mention.end),
    )
