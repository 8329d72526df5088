"""The briefing as files in a folder of one's own."""

from pathlib import Path

from hudna.show import brief
from hudna.show.view import CaseView


def write(view: CaseView, out: Path) -> list[str]:
    """The briefing in Arabic and English, HTML and PDF, into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    brief.write(view, out)
    return []
