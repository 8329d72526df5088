"""Does a word continue the noun phrase before it?

The second half of an iḍāfa does, an adjective, the rest of a name, who bears
a title; a body told for itself does not, nor a noun with the ending of no
adjective (`القوات الأمنية القبض`).  No tree is built: two neighbours and the
first word of the phrase decide, and a list of the words that news uses as
nouns (`training/nouns.py`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hudna.coding.analysis import Mention, Word
from hudna.coding.heads import Heads
from hudna.coding.verbs import DOING
from hudna.lang.ar.nouns import nouns
from hudna.lang.ar.numerals import COUNTS
from hudna.lang.ar.parts import QUANTIFIERS, Part
from hudna.lang.ar.script import fold

LONGEST = 9
_LONGEST_NAMED = 5
_SOMEBODY = ("actor", "unknown")
_BODIES = ("group", "forces", "government", "fighters", "body")
_FEMININE = ("ة", "ات")
_ADJECTIVES = (*_FEMININE, "ا", "ي", "ين", "ون", "ء")
_PLURALS = ("ين", "ون")
_UNBOUND = ("ين", "ون", "ان")
_OF_TWO = ("ان", "ين")
_BROKEN = "ايا"  # `قضايا`
_OTHER = frozenset({"اخر", "اخري"})
_COUNTRYS = ("ي", "ية", "يون", "يين", "يان")
_OF_MAN = ("ي", "يان", "يين", "يون")
_SINGLE = frozenset(
    (
        "مسلح",
        "جهادي",
        "ارهابي",
        "متمرد",
        "معارض",
        "متطرف",
        "متشدد",
        "تكفيري",
        "انقلابي",
        "انفصالي",
        "مدني",
        "عسكري",
        "حاكم",
    )
)
_KUNYAS = frozenset({"ابو", "ابا", "ابي"})
_INDEFINITE = frozenset(
    fold("أخرى دولية محلية غربية أجنبية إقليمية مجهولة جديدة كبيرة مشتركة سياسية عسكرية أمنية حكومية مختلفة").split()
)
_SEVERAL = frozenset({"عدة"})
_PEOPLES = frozenset({"يهود", "اكراد", "عرب", "اتراك", "روس", "افغان", "فرس", "شيعة", "ارمن", "تركمان"})
_GENDERED = ("ة", "ون", "ين")
_KINDS_APART = ("place", "weapon", "group", "forces", "government", "body", "officials", "source")
PAIRS = frozenset(
    fold(
        "جانبان جانبين طرفان طرفين بلدان بلدين رئيسان رئيسين وزيران وزيرين دولتان دولتين حكومتان حكومتين"
        " جيشان جيشين زعيمان زعيمين وفدان وفدين فريقان فريقين شعبان شعبين"
    ).split()
)


@dataclass(slots=True, kw_only=True)
class Joining:
    """The words of a sentence as far as they tell what continues a phrase.

    `names` are the mentions over words but for adjectives of countries, which
    are `nisbas`; `deeds` and `dated` the words of deeds and of dates; `breaks`
    what stands before each word.
    """

    words: Sequence[Word]
    parts: Sequence[Part]
    heads: Heads
    names: Mapping[int, Mention]
    nisbas: Collection[int]
    deeds: Collection[int]
    dated: Collection[int]
    breaks: Sequence[str]

    def __call__(self, first: int, index: int) -> bool:
        """Whether the word at `index` continues the phrase that began with the word at `first`."""
        if index - first >= LONGEST or (index in self.dated) != (index - 1 in self.dated):
            return False
        name, read, before = self.names.get(index), self.parts[index], self.parts[index - 1]
        if read.prep and (name is None or name.start > self.words[index].start):
            return not read.article and self._kind(first) == "place" and self._kind(index - 1) == "place"
        if before.kind in ("dem", "number") or before.stem in QUANTIFIERS:
            # `دول عدة مواقع التنظيم`: behind its noun it is an adjective, and counts nothing more.
            return before.stem not in _SEVERAL or index - 2 < first or self.parts[index - 2].kind != "noun"
        if self.breaks[index] == "quote" and index - 1 in self.names:
            return False
        if before.stem in COUNTS and read.stem.endswith("ا") and not (before.article or read.article):
            return True  # `عشرين مسلحا`
        if read.article and read.stem in _OTHER and not before.article:
            return False  # `اتهم كل طرف الآخر`
        if index in self.nisbas and not read.article and not before.article and before.kind == "noun":
            return not self._is_named(index - 1) or self._is_indefinite(index - 1)
        if read.stem in DOING and not read.article and self._is_source(first, index - 1):
            return False  # `أكدت مصادر عسكرية نجاح القوات`
        if self._is_indefinite(index - 1) and (read.article or read.pronoun or self._is_noun_again(first, index)):
            return False
        if self._is_unbound(first, index) or (read.article and self._is_another_kind(first, index)):
            return False
        if not (before.article or self._is_named(index - 1) or (before.pronoun and before.kind == "noun")):
            return not self._is_accusative(index) and not self._is_closed(index)
        if name is not None:
            return self._names_it(first, index, name)
        return self._describes(index) if read.article else self._bears(first, index)

    def _kind(self, index: int) -> str:
        """The kind of people, of place or of thing that a word means by itself."""
        return self.heads.kind(self.parts[index].stem)[0]

    def _is_named(self, index: int) -> bool:
        """Whether a word is of a name; `مسلحو`, a kind of people, is a noun that a name may follow."""
        name = self.names.get(index)
        return name is not None and name.id not in self.heads.kinds_of_people

    def _is_indefinite(self, index: int) -> bool:
        """`شرطي أردني`, `فصيل مسلح`: an indefinite adjective of a country or of fighters; nothing definite follows."""
        if self.parts[index].article:
            return False
        if self.parts[index].stem in _INDEFINITE and index and self.parts[index - 1].kind == "noun":
            return not self.parts[index - 1].article
        if self._is_single(index) and index and self._kind(index - 1) and not self.parts[index - 1].article:
            return True
        name = self.names.get(index)
        told = name is not None and name.start < self.words[index].start and not self._is_person(index)
        return index in self.nisbas or (told and self.words[index].key.endswith(_COUNTRYS))

    def _is_unbound(self, first: int, index: int) -> bool:
        """`حمل الفصيل ضمنيا مسؤولية`, `قصفت طائرة أمريكية تجمعا`: one of the two alone ends as an accusative."""
        before, read = self.parts[index - 1], self.parts[index]
        flown = self._kind(first) in ("weapon", "forces") and index - 1 > first
        if index in self.names and flown and self._kind(index) == "place":
            return True  # `استهدفت طائرة مسيرة مبنى السفارة`
        if before.article or before.kind != "noun" or self._is_named(index - 1) or self._is_named(index):
            return False
        if index - 1 in self.nisbas:
            return index - 1 > first and read.stem.endswith("ا") and not before.stem.endswith("ا")
        bare = before.stem.endswith("ا") and not before.stem.endswith(_BROKEN) and not before.pronoun
        return bare and not self._kind(index - 1) and not read.stem.endswith("ا")

    def _is_another_kind(self, first: int, index: int) -> bool:
        """`المجلس التنسيقي الحوثيين`, `أبو قتادة الفصائل`: people behind an adjective in the singular, or a name."""
        before, stem = self.parts[index - 1], self.parts[index].stem
        if self.parts[first].stem in _KUNYAS:
            return index - first > 1 and self._kind(index) in _BODIES
        single = index - 1 > first and before.article and before.stem.endswith(("ي", "ية"))
        return single and (stem in _PEOPLES or stem.endswith(("يين", "يون")))

    def _is_single(self, index: int) -> bool:
        stem = self.parts[index].stem
        bare = next((stem.removesuffix(ending) for ending in _GENDERED if stem.endswith(ending)), stem)
        return bare in _SINGLE

    def _is_source(self, first: int, adjective: int) -> bool:
        """`مصادر عسكرية`, `مسؤول أمني`: an indefinite noun of who speaks, with its adjective."""
        told = first < adjective and not self.parts[first].article and not self.parts[adjective].article
        return told and self._kind(first) in ("source", "officials") and self.parts[adjective].stem.endswith(_COUNTRYS)

    def _is_noun_again(self, first: int, index: int) -> bool:
        """`مسلحون عراقيون نقطة تفتيش`: a noun of another kind behind an indefinite adjective of people."""
        return index - 1 > first and bool(self._kind(first)) and self._kind(index) in _KINDS_APART

    def _is_person(self, index: int) -> bool:
        """Whether a word ends the name of a person, known or not, for whom no noun tells more."""
        name = self.names.get(index)
        if name is None:
            return False
        return (name.kind == "unknown" and name.how == "tagger") or self.heads.actor_kinds.get(
            name.id or ""
        ) == "person"

    def _is_of_place(self, first: int, index: int) -> bool:
        """`في البصرة الحكومة`, `إلى سوريا ستيفان دي ميستورا`: the name of a place alone has no bearer."""
        name = self.names.get(first)
        alone = name is not None and name.kind == "place" and name.start <= self.words[first].start
        return alone and self.names.get(index - 1) is name

    def _names_it(self, first: int, index: int, name: Mention) -> bool:
        """A title has its bearer, a kind its name behind it; two names side by side are two."""
        before = self.names.get(index - 1)
        if self._is_of_place(first, index):
            return False
        if before is not None and before.id is not None and before.id == name.id and self._is_person(index - 1):
            return True
        alone = first == index - 1 and self.parts[first].article and self._kind(first) in _BODIES
        alone = alone and not (self.parts[index].article and self._agrees(index))  # `من المقاتلين الحوثيين`
        if alone or self._is_body(index, name):
            return False
        if before is not None and before.kind in _SOMEBODY and (name.kind in _SOMEBODY or name.kind == "role"):
            return False
        if before is not None and before.kind == "role" and before.body_id and name.start > before.start:
            # `التقى الرئيس العراقي وزير الخارجية الإيراني`
            return name.how != "office" and name.body_id in (None, before.body_id)
        return name.kind in ("unknown", "role", "actor") and index - first <= _LONGEST_NAMED

    def _is_body(self, index: int, name: Mention) -> bool:
        """`قصفت الطائرات ميليشيا الحوثي`, `اتهم الوزير إسرائيل`: the name of a body bears no title."""
        before = self.names.get(index - 1)
        if before is not None and self._is_named(index - 1):
            return before.kind == "role" and self.heads.actor_kinds.get(name.id or "", "person") != "person"
        return self._kind(index) in _BODIES

    def _describes(self, index: int) -> bool:
        """An adjective, `الدول الثلاث` and `الدفاعات الجوية` among them, or a kind told more closely."""
        if index in self.nisbas:
            # `اعتقلت الشرطة السوري فلان`: a man of a country.
            return not (self.parts[index - 1].stem.endswith(_FEMININE) and self.parts[index].stem.endswith(_OF_MAN))
        if self._is_person(index - 1) and self.parts[index].stem.endswith(_FEMININE):
            return False  # `وزير الخارجية فلان العلاقات`
        plain = self._kind(index) in ("", "weapon") or self.parts[index].stem in COUNTS
        return (plain and not self._differs(index)) or self._agrees(index) or self._is_told_of_body(index)

    def _is_told_of_body(self, index: int) -> bool:
        """`التمرد المسلح`, `الدفاع المدني`: a kind of man that is an adjective behind a body or a thing."""
        before, read = self.parts[index - 1], self.parts[index]
        return before.article and read.stem in _SINGLE and self._kind(index - 1) in ("", "group", "body", "government")

    def _differs(self, index: int) -> bool:
        """`القوات الأمنية القبض`, `الجيش العراقي السيطرة`: a noun, as its ending is that of no adjective here."""
        before, stem = self.parts[index - 1].stem, self.parts[index].stem
        if before in PAIRS:
            return not stem.endswith(_OF_TWO)
        if self._is_noun(index):
            return True
        if before.endswith(_FEMININE):
            return not stem.endswith(_ADJECTIVES)
        return index - 1 in self.nisbas and before.endswith("ي") and stem.endswith(_FEMININE)

    def _is_noun(self, index: int) -> bool:
        """`رفضت العصائب القرار`: a word that is no adjective in news, nor the family name of a person."""
        before, stem = self.parts[index - 1].stem, self.parts[index].stem
        family = stem.endswith("ي") and self._is_person(index - 1)
        return stem in nouns() and not family and not before[-2:] == stem[-2:] in _PLURALS

    def _agrees(self, index: int) -> bool:
        """`المقاتلين المعارضين`: a kind of people told more closely by an adjective that is a kind itself."""
        before, stem = self.parts[index - 1].stem, self.parts[index].stem
        return before[-2:] == stem[-2:] in _PLURALS and bool(self._kind(index - 1))

    def _bears(self, first: int, index: int) -> bool:
        """`الرئيس` and then a name that nobody knows: an indefinite word of no known kind behind a title."""
        read = self.parts[index]
        if self._is_person(index - 1):
            return False
        titled = self._kind(first) in ("officials", "title") and self.parts[first].article
        office = self.names.get(index - 1)
        if office is not None and office.kind == "role" and first == index - 1 and not self.parts[first].article:
            return not office.holder and read.stem.endswith(_COUNTRYS) and index not in self.deeds  # `قائد ميداني`
        plain = read.kind == "noun" and not read.prep and index not in self.deeds
        return titled and plain and not self._kind(index) and not read.stem.endswith(("ا", "ة"))

    def _is_closed(self, index: int) -> bool:
        """`مسلحون` is no first half of an iḍāfa (that is `مسلحو`): only an adjective with its ending can follow."""
        before, name = self.parts[index - 1], self.names.get(index)
        told = bool(self._kind(index - 1)) or index - 1 in self.names
        plural = before.stem[-2:] in _PLURALS and before.kind == "noun" and told
        people = name is not None and self.heads.actor_kinds.get(name.id or "") in ("community", "people")
        following = self.parts[index]
        # `مقاتلون أكراد`, but `ناشطون ميليشيات`, `مستوطنون مزارعين`
        broken = (
            people
            and following.stem[-2:] not in _PLURALS
            and following.kind == "noun"
            and not following.article
            and self._kind(index) not in _BODIES
        )
        return plural and not broken and self.parts[index].stem[-2:] != before.stem[-2:]

    def _is_accusative(self, index: int) -> bool:
        """`مسلحون حاجزاً`: an indefinite accusative behind a noun that is none is another part of the sentence."""
        read, before = self.parts[index], self.parts[index - 1]
        marked = read.stem.endswith("ا") and not read.article and not self._is_named(index)
        return marked and before.kind == "noun" and before.stem[-2:] in _UNBOUND
