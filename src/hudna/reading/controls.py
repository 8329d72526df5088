"""Signs that steer layout and mean nothing: directional controls, soft hyphens, zero-width and hard spaces."""

import re

_DROPPED = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def clean(words: str) -> str:
    """Words without layout controls and with single spaces; letters, marks and line feeds as they were.

    >>> clean("\\u200fالهدنة \\u00a0 قائمة")
    'الهدنة قائمة'
    """
    return _SPACE.sub(" ", _DROPPED.sub("", words)).strip()
