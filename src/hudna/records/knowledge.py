"""What a casebook knows: one record for a row, one field for a column.

The loader in `hudna.casebook` reads every table into these; an empty cell is
`None` where the field allows it and the default elsewhere.  `source` names
where the row's fact comes from, in words that a reader can follow.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor: a state, government, force, faction, front, party, body, office holder or kind of people.

    `kind` is one of state, government, ministry, armed-forces, police,
    intelligence, militia, front, group, party, movement, coalition,
    international, judiciary, media, company, community, person, people.
    `parent_id` is whom it belongs to (a ministry its government, a brigade its
    army).  `country` is an ISO 3166 alpha-3 code.  `valid_from` and
    `valid_to` are the days of its existence.
    """

    actor_id: str
    label_ar: str
    label_en: str
    kind: str
    parent_id: str | None = None
    country: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One way to write an actor's name.

    A `weak` alias (a surname, "the movement") counts only where the document
    has named the actor in full, or where nothing else could be meant.
    """

    actor_id: str
    alias: str
    language: str = "ar"
    valid_from: date | None = None
    valid_to: date | None = None
    weak: bool = False
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, in WGS84 degrees.

    `kind` is country, region, governorate, district, city, town, quarter,
    base, embassy, camp, crossing, port, airport, site, road, water or
    holy-site.
    """

    place_id: str
    label_ar: str
    label_en: str
    kind: str
    parent_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One way to write a place's name."""

    place_id: str
    name: str
    language: str = "ar"
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type of the codebook; `modes` separated by spaces; `goldstein` is the intensity, -10 to 10."""

    event_type: str
    label_ar: str
    label_en: str
    parent: str | None = None
    modes: str = ""
    plover: str = ""
    hostile: bool = False
    goldstein: float | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or phrase that can carry an event.

    `words` are written as in a dictionary (a verb in the perfect, a masdar
    bare); `kind` says how forms are made of it: verb, masdar, noun,
    participle, plural, phrase (a verb first) or noun phrase.  `actor_side` says where the actor stands:
    subject, object, prep or none.  `sense` is a test of the neighbours, empty
    where every use counts.
    """

    trigger_id: str
    language: str
    words: str
    kind: str
    event_type: str
    mode: str | None = None
    about: str | None = None
    actor_side: str = "subject"
    sense: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRelation:
    """A dated tie that the casebook knows; `role_id` where the tie is an office."""

    subject: str
    predicate: str
    object: str
    role_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or function; `kind` is speaks, leads, represents, commands or member; `words` separated by `|`."""

    role_id: str
    label_ar: str
    label_en: str
    kind: str
    words: str
    language: str = "ar"
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A means of force; `words` separated by `|`; `mode` is the mode of ASSAULT that it implies."""

    weapon_id: str
    label_ar: str
    label_en: str
    words: str
    mode: str | None = None
    language: str = "ar"
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A kind of people or body, named by an everyday noun; `words` separated by `|`, forms as written, no article.

    `kind` is civilians, fighters, forces, group, crowd, officials, government,
    body, source or part (a noun of quantity or membership: the people are
    named by what follows).
    """

    people_id: str
    label_ar: str
    label_en: str
    kind: str
    words: str
    language: str = "ar"
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSite:
    """Who held a base, embassy, camp, crossing or port, and when; `defences` separated by `|`."""

    place_id: str
    kind: str
    holder_id: str
    valid_from: date | None = None
    valid_to: date | None = None
    handed_to: str | None = None
    defences: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownZone:
    """An exclusion zone that the casebook knows; `radius_km` is `None` where no source gives it."""

    zone_id: str
    place_id: str
    declared_by: str
    radius_km: float | None = None
    rule: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes; `sides_with` and `independent_of` are actor ids separated by spaces; `hosts` domains likewise."""

    publisher: str
    label_ar: str
    label_en: str
    hosts: str = ""
    sides_with: str = ""
    independent_of: str = ""
    note: str = ""
    source: str = ""
