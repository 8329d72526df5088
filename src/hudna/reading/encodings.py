"""Bytes to text: which of the encodings that Arabic is kept in gives Arabic.

UTF-8 proves itself (its bytes follow a pattern that chance does not make);
UTF-16 shows by its marks or its zero bytes; the old one-byte encodings all
decode anything, so the one wins whose result has letters as often as Arabic
has them.  What looks like no text in any of them is binary.
"""

import codecs
import math
import re
from dataclasses import dataclass

# Letters per thousand Arabic letters, rounded, counted by us over Arabic news (ANT corpus, Apache-2.0).
_PER_THOUSAND = {
    "ا": 154, "ل": 117, "ي": 73, "م": 64, "و": 54, "ن": 49, "ت": 47, "ر": 44, "ة": 39, "ب": 38, "ع": 31, "د": 29,
    "س": 27, "ف": 24, "ه": 23, "ق": 22, "ح": 20, "أ": 17, "ج": 16, "ك": 15, "ص": 10, "ط": 10, "ش": 9.5, "ى": 8.4,
    "إ": 8.1, "،": 8, "خ": 7.6, "ض": 7.5, "ز": 6.7, "ذ": 5.5, "ث": 4.8, "ئ": 4.7, "ء": 3.8, "غ": 3.6, "ّ": 2.7, "ظ": 2.1,
    "ؤ": 1.6, "آ": 1.5, "ً": 2, "؟": 0.5, "؛": 0.5, "ـ": 1, "َ": 0.5, "ُ": 0.5, "ِ": 0.5, "ْ": 0.3,
    "«": 0.8, "»": 0.8, "“": 0.8, "”": 0.8, "–": 0.5, "—": 0.2, "…": 0.3, "\xa0": 1.5, "٪": 0.1, "é": 0.2,
}  # fmt: skip
_WEIGHT = {letter: math.log(rate / 1000) for letter, rate in _PER_THOUSAND.items()}
_DIGIT, _OTHER, _BROKEN = math.log(0.003), math.log(0.00002), math.log(1e-9)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ONE_BYTE = ("cp1256", "iso8859-6", "mac_arabic", "cp720")
_ACCENT = re.compile(rb"(?<=[A-Za-z'])[\x80-\xff](?=[A-Za-z'\s.,])|(?<=\s)[\x80-\xff](?=[A-Za-z])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text and the encoding that gave it; `twice` where UTF-8 had been saved as if it were Western bytes."""

    text: str
    encoding: str
    twice: bool = False


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """The text of the bytes, or `None` where they are no text.

    Args:
        content: a whole file.
        declared: what the file says of itself; believed only where the result is as good as any other.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(encoding, "replace"), encoding)
    sample = content[:200_000]
    if sample.count(0) > len(sample) // 20:
        return _wide(content)
    if _is_utf8(sample):
        return _once(content.decode("utf-8", "replace"))
    return _old(content, sample, declared)


def arabicness(text: str) -> float:
    """Mean log-likelihood of the letters that are not ASCII, as Arabic; about -3.2 for Arabic prose, -10 for noise."""
    seen = [_WEIGHT.get(letter) or _rare(letter) for letter in text if letter > "\x7f"]
    return sum(seen) / len(seen) if seen else -20.0


def _rare(letter: str) -> float:
    if "\u0660" <= letter <= "\u0669":
        return _DIGIT
    return _BROKEN if letter == "\ufffd" or "\x80" <= letter <= "\x9f" or "\ue000" <= letter <= "\uf8ff" else _OTHER


def _is_utf8(sample: bytes) -> bool:
    """Whether at most one character in two hundred breaks the pattern of UTF-8 (a damaged byte, a cut end)."""
    text = sample.decode("utf-8", "replace")
    wide = sum(letter > "\x7f" for letter in text)
    return text.count("\ufffd") <= wide // 200 + (text.endswith("\ufffd") and wide > 1)


def _wide(content: bytes) -> Decoded | None:
    found = [Decoded(text=content.decode(name, "replace"), encoding=name) for name in ("utf-16-le", "utf-16-be")]
    best = max(found, key=lambda decoded: _likeness(decoded.text))
    return best if _likeness(best.text) > 0.7 else None


def _likeness(text: str) -> float:
    """The share of characters that are Arabic or plain ASCII."""
    sample = text[:100_000]
    good = sum("\u0600" <= letter <= "\u06ff" or letter in "\n\r\t" or " " <= letter <= "~" for letter in sample)
    return good / max(1, len(sample))


def _once(text: str) -> Decoded | None:
    """UTF-8 text; text that was encoded twice is taken back one step where that gives Arabic."""
    if "Ø" in text[:20_000] and arabicness(text[:20_000]) < -8:
        for western in ("cp1252", "latin-1"):
            try:
                return Decoded(text=text.encode(western).decode("utf-8"), encoding="utf-8", twice=True)
            except UnicodeError:
                continue
    return _checked(text, "utf-8")


def _old(content: bytes, sample: bytes, declared: str | None) -> Decoded | None:
    """Text in one byte a letter: the encoding whose letters are most like Arabic's."""
    known = [declared] if declared and _known(declared) else []
    if _is_western(sample):
        return _checked(content.decode(known[0] if known else "cp1252", "replace"), known[0] if known else "cp1252")
    scores = {name: arabicness(sample.decode(name, "replace")) for name in (*ONE_BYTE, *known)}
    for name in known:
        scores[name] += 0.2
    best = max(scores, key=lambda name: scores[name])
    return _checked(content.decode(best, "replace"), best) if scores[best] > -6.5 else None


def _is_western(sample: bytes) -> bool:
    """Whether the bytes above ASCII stand alone among Latin letters, as accents do; Arabic letters stand together."""
    return len(_ACCENT.findall(sample)) > 0.5 * sum(byte > 0x7F for byte in sample)


def _known(name: str) -> bool:
    try:
        return not codecs.lookup(name).name.startswith("utf")
    except LookupError:
        return False


def _checked(text: str, encoding: str) -> Decoded | None:
    """Text, unless it is strewn with control characters as pictures and programs are."""
    sample = text[:200_000]
    return None if len(_CONTROLS.findall(sample)) > len(sample) // 50 + 1 else Decoded(text=text, encoding=encoding)
