"""Wording: actors, places, days, numbers and records as a reader of one language expects them.

Everything here gives plain strings or `Text`; isolation of numbers, dates and
names against the direction of the page is the template's, which wraps every
value in a `bdi`.  Persons whom the casebook does not know are told by what
they are; the analyst may switch names on.
"""

import csv
import functools
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from hudna.casebook import Casebook
from hudna.lang.ar.script import fold
from hudna.records import Count, DateRange, Document, Duration, Party, PlaceRef, Span
from hudna.show.private import Privacy

LANGUAGES = ("ar", "en")
LOST = "⟦#⟧"
HERE = Path(__file__).parent
BLANK = re.compile(r"\{\w+\}")
_WORD = r"(?:[0-9A-Za-z\u0660-\u0669][0-9A-Za-z\u0660-\u0669.,:/%–'’\-]*[0-9A-Za-z\u0660-\u0669%]|[0-9A-Za-z])"
# Latin words that follow one another are one run: each alone, they would be drawn last word first.
_LATIN_RUN = re.compile(rf"({_WORD}(?: (?=[A-Za-z]){_WORD})*)")
_PERCENT = re.compile("(?<=[0-9]) %")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Types whose modes name the deed: an air strike, an arrest, a withdrawal.
_NAMED_BY_MODE = ("ASSAULT", "COERCE", "RETREAT", "PROTEST", "CONSULT")
_MONTHS = {
    "ar": (
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
        "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


@functools.cache
def words(language: str) -> dict[str, Any]:
    """The words of the pages in a language, from `words.<language>.toml`."""
    return tomllib.loads((HERE / f"words.{language}.toml").read_text(encoding="utf8"))


def agreed(text: str, language: str) -> str:
    """A sentence of ours with each counted noun in the form that its number asks for.

    Word files write `{n} يوماً`, which is right from 11 to 99: seven days are
    `7 أيام`, two `يومين`, a hundred `100 يوم`.
    """
    forms = _counted(language)
    counted = rf"(?<![0-9A-Za-z.,:/–-])(\d+) ({'|'.join(map(re.escape, forms))})(?!\w)"
    return re.sub(counted, lambda found: _form(int(found[1]), forms[found[2]]), text)


def _form(n: int, forms: dict[str, str]) -> str:
    if n in (1, 2):
        return forms["one" if n == 1 else "two"]
    last = n % 100
    return f"{n} {forms['few' if 3 <= last <= 10 else 'hundred' if n > 99 and last < 3 else 'many']}"


@functools.cache
def _counted(language: str) -> dict[str, dict[str, str]]:
    with (HERE / "counted.csv").open(encoding="utf8", newline="") as file:
        return {row["many"]: row for row in csv.DictReader(file) if row["language"] == language}


@functools.cache
def _problems() -> dict[tuple[str, str], tuple[str, str]]:
    with (HERE / "problems.csv").open(encoding="utf8", newline="") as file:
        return {(row["language"], row["code"]): (row["message"], row["hint"]) for row in csv.DictReader(file)}


def isolated(text: object) -> Markup:
    """The text as HTML with every number, date and Latin run kept in its own direction.

    Without it "2020-09-17" in an Arabic line is drawn 17-09-2020.  A hyphen
    inside such a run does not break over lines.  A lost number is drawn as a
    box, since few typefaces hold its brackets.  What stands between the marks of
    isolation (U+2067, U+2069), such as a quotation within words of ours, is
    kept apart from them.
    """
    pieces = _LATIN_RUN.split(_PERCENT.sub("\u00a0%", str(text)))
    joined = Markup("").join(_run(piece) if odd % 2 else escape(piece) for odd, piece in enumerate(pieces))
    joined = joined.replace("\u2067", Markup('<bdi dir="rtl">')).replace("\u2069", Markup("</bdi>"))
    return joined.replace(LOST, Markup('<span class="lost">#</span>'))


def _run(piece: str) -> Markup:
    """A number or word, kept on one line (class `l`); several words may break between them."""
    kept = Markup('class="l" ') if " " not in piece else Markup("")
    return Markup('<bdi {}dir="ltr">{}</bdi>').format(kept, _HYPHEN.sub("\u2011", piece))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A string with its own language, for `lang` and `dir` in the page."""

    text: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Say:
    """How one language says what a casebook's records hold."""

    casebook: Casebook
    language: str
    privacy: Privacy

    @property
    def words(self) -> dict[str, Any]:
        """The word file of this language."""
        return words(self.language)

    @functools.cached_property
    def _kinds(self) -> dict[str, str]:
        """Who has no name but is of a kind ("loyal forces", "the spokesman"), folded Arabic to English.

        Kinds of people of the casebook, those too that it takes for themselves
        only in context; then `gloss.csv`.
        """
        people = {one.actor_id: one.label_en for one in self.casebook.actors.values() if one.kind == "people"}
        told = {fold(row.alias): people[row.actor_id] for row in self.casebook.aliases if row.actor_id in people}
        with (HERE / "gloss.csv").open(encoding="utf8", newline="") as file:
            return told | {fold(row["arabic"]): row["english"] for row in csv.DictReader(file)}

    def is_kind(self, name: str) -> bool:
        """Whether a name only says of which kind somebody is ("the spokesman")."""
        return fold(name) in self._kinds

    def actor(self, actor_id: str) -> Text:
        """The casebook's label."""
        actor = self.casebook.actors.get(actor_id)
        if actor is None:
            return Text(text=actor_id, language="en")
        return Text(text=actor.label_ar if self.language == "ar" else actor.label_en, language=self.language)

    def party(self, party: Party) -> Text:
        """Who: the casebook's label, else the words of the source."""
        if party.actor_id is not None:
            return self.actor(party.actor_id)
        told = party.name
        if party.span is not None and (self.language == "ar" or _ARABIC.search(told)):
            told = self.quoted(party.span, self.words["unnamed_person"])
        if party.span is not None and told in (party.name, party.span.quote) and self.privacy.names(party):
            told = self.words["unnamed_person"]
        if self.language == "en" and _ARABIC.search(told):
            told = self._kinds.get(fold(told), told)
        return Text(text=told, language="ar" if _ARABIC.search(told) else "en")

    def quoted(self, span: Span, hidden: str | None = None) -> str:
        """Words of the source with private names withheld; `hidden` where nothing else is left."""
        shown = self.privacy.shown(span, "\0")
        bare = shown.replace("\0", "").strip(" ،")
        return shown.replace("\0", self.words["hidden_name"]) if hidden is None else bare or hidden

    def told(self, text: str | None, document_id: str | None = None) -> str | None:
        """A free string of a record, private names withheld, those too that its document withholds."""
        return self.privacy.masked(text, self.words["hidden_name"], document_id) if text else text

    def title(self, document: Document) -> str | None:
        """A document's title, private names withheld."""
        return self.privacy.title(document, self.words["hidden_name"])

    def byline(self, document: Document) -> str | None:
        """Who signed a document, where the name may be shown."""
        return document.byline if self.told(document.byline) == document.byline else None

    def scope(self, text: str | None) -> str | None:
        """Where a truce holds, which its record tells by an English name: the casebook's label of the place."""
        known = next((place for place in self.casebook.places.values() if place.label_en == text), None)
        return known.label_ar if known is not None and self.language == "ar" else self.told(text)

    def parties(self, parties: tuple[Party, ...]) -> list[Text]:
        """Each party once, in order."""
        return list(dict.fromkeys(self.party(party) for party in parties))

    def place(self, place: PlaceRef | None) -> Text | None:
        """Where: the casebook's label, else the words of the source."""
        if place is None:
            return None
        known = self.casebook.places.get(place.place_id or "")
        if known is not None:
            return Text(text=known.label_ar if self.language == "ar" else known.label_en, language=self.language)
        told = place.name
        if place.span is not None:
            words = self.quoted(place.span)
            told = words if self.language == "ar" or words != place.span.quote else told
        return Text(text=told, language="ar" if _ARABIC.search(told) else "en")

    def publisher(self, told: str | None) -> Text | None:
        """Who published: the casebook's label by id or by name, else the name as it was given."""
        if not told:
            return None
        every = self.casebook.publishers
        known = every.get(told) or next((one for one in every.values() if told in (one.label_ar, one.label_en)), None)
        name = told if known is None else known.label_ar if self.language == "ar" else known.label_en
        return Text(text=name, language="ar" if _ARABIC.search(name) else "en")

    def day(self, day: date) -> str:
        """A day in words, with Western digits, as Arabic news of the region writes it."""
        return f"{day.day} {_MONTHS[self.language][day.month - 1]} {day.year}"

    def when(self, when: DateRange | None) -> str | None:
        """When: a day, a range, a month; or that the number is lost; `None` where nothing is said."""
        if when is None:
            return None
        if when.earliest is None or when.latest is None:
            if when.span is None:
                return None
            quote = f"\u2067{self.quoted(when.span)}\u2069"
            return f"{quote} ({self.words['lost_number']})" if LOST in quote else quote
        if when.earliest == when.latest:
            return self.day(when.earliest)
        if (when.earliest, when.latest) == (date(when.latest.year, 1, 1), date(when.latest.year, 12, 31)):
            return str(when.latest.year)
        if when.precision == "month" and when.earliest.month == when.latest.month:
            return f"{_MONTHS[self.language][when.earliest.month - 1]} {when.earliest.year}"
        return str(self.words["between"]).format(first=self.day(when.earliest), last=self.day(when.latest))

    def duration(self, duration: Duration | None) -> str | None:
        """How long; a lost number is said to be lost."""
        if duration is None:
            return None
        if duration.n is None:
            unit = self.words["unit"].get(duration.unit, duration.unit)
            return f"{self.words['lost_number']} ({unit})"
        if self.language == "ar" and duration.span is not None:
            return self.quoted(duration.span)
        return agreed(f"{duration.n} {self.words['unit'].get(duration.unit, duration.unit)}", self.language)

    def count(self, count: Count) -> str:
        """How many of what, with the range where reports disagree; what no report numbers is not lost."""
        what = self.words["count"].get(count.what, count.what)
        if count.best is None and count.low is None:
            lost = count.span is not None and LOST in count.span.quote
            return f"{what}: {self.words['lost_number' if lost else 'count_untold']}"
        if count.low is not None and count.high is not None and count.low != count.high:
            return f"{what}: {self.words['count_between'].format(low=count.low, high=count.high)}"
        least = self.words["count_least"].format(n=count.low)
        return f"{what}: {count.best if count.best is not None else least}"

    def deed(self, event_type: str, mode: str | None) -> tuple[str, str]:
        """What was done and how: a mode that names the deed by itself stands for both."""
        whole = self.words["deed"].get(mode) if event_type in _NAMED_BY_MODE else None
        return (str(whole), "") if whole else (self.type(event_type), self.word("mode", mode))

    def about(self, event_type: str | None) -> str:
        """What a threat, a demand or an agreement is about, as a noun; a type of a casebook of its own by its label."""
        return str(self.words["about"].get(event_type) or self.type(event_type)) if event_type else ""

    def problem(self, code: str) -> tuple[str, str] | None:
        """What a problem of a kind means and what to do, where the page is not in English, its own language."""
        return _problems().get((self.language, code))

    def type(self, event_type: str) -> str:
        """The label of an event type."""
        kind = self.casebook.event_types.get(event_type)
        if kind is None:
            return event_type
        return kind.label_ar if self.language == "ar" else kind.label_en

    def word(self, group: str, key: str | None) -> str:
        """A word of a group (status, mode, predicate ...); the key itself where the file lacks it."""
        return str(self.words[group].get(key, key)) if key else ""
