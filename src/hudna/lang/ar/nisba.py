"""Adjectives of countries: `العراق` gives `عراقي`, `العراقية`, `العراقيين` and so on.

The nisba is regular for nearly every country; the table holds those that are
not.  All forms are folded.
"""

from hudna.lang.ar.script import fold

_IRREGULAR = {
    "النمسا": "نمساوي",
    "افغانستان": "افغاني",
    "كازاخستان": "كازاخي",
    "اوزبكستان": "اوزبكي",
    "قيرغيزستان": "قيرغيزي",
    "طاجيكستان": "طاجيكي",
    "المجر": "مجري",
    "التشيك": "تشيكي",
    "الفلبين": "فلبيني",
    "الولايات المتحدة": "امريكي",
    "المملكة المتحدة": "بريطاني",
    "كوريا الشمالية": "كوري شمالي",
    "كوريا الجنوبية": "كوري جنوبي",
    "هونغ كونغ": "",
    "السلطة الفلسطينية": "",
}
_ENDS = ("", "ة", "ون", "ين", "ان", "تين", "ات")


def nisba(country: str) -> str:
    """The bare adjective of a country's name, folded; empty where the name makes none.

    >>> nisba("ليبيا"), nisba("السعودية"), nisba("مصر")
    ('ليبي', 'سعودي', 'مصري')
    """
    key = fold(country)
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if " " in key:
        return ""
    stem = key.removeprefix("ال")
    for end in ("يا", "ية", "ا", "ة", "ي"):
        if stem.endswith(end) and len(stem) > len(end) + 1:
            stem = stem[: -len(end)]
            break
    return stem + "ي"


def nisba_forms(country: str) -> dict[str, tuple[str, ...]]:
    """The written forms of a country's adjective: `definite` and `bare`, each of all genders and numbers."""
    bare = nisba(country)
    if not bare:
        return {"definite": (), "bare": ()}
    spelled = _spellings(bare)
    plain = tuple(_agree(form, end) for form in spelled for end in _ENDS)
    plain += tuple(form[:-1] + "ان" for form in spelled if form == "امريكي")
    return {"definite": tuple(" ".join("ال" + word for word in form.split()) for form in plain), "bare": plain}


def _spellings(bare: str) -> tuple[str, ...]:
    """A country that newspapers write in two ways: `أمريكي`, `أميركي`."""
    return (bare, bare.replace("امريك", "اميرك")) if "امريك" in bare else (bare,)


def _agree(form: str, end: str) -> str:
    return " ".join(word + end for word in form.split())
