"""Arabic, assembled."""

from hudna.lang.ar.script import fold

code = "ar"

__all__ = ["code", "fold"]
