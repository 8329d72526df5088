"""The sample conflict is run once for all rooms: the fixture `ran` stands in `tests/conftest.py`."""

from tests.conftest import a_run

__all__ = ["a_run"]
