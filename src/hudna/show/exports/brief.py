"""The briefing as files in a folder of one's own, outlook included; no private person is named in any of them."""

from pathlib import Path

from hudna.show import brief, present
from hudna.show.view import CaseView


def write(view: CaseView, out: Path) -> list[str]:
    """The briefing in Arabic and English, HTML and PDF, into a folder; without private names, also an internal one."""
    out.mkdir(parents=True, exist_ok=True)
    brief.write(view, out, answers=present.answers(view, present.ahead(view)))
    return []
