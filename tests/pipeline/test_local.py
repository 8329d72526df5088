"""Garbage is looked for seldom while a merge runs, and as before once it is done or has failed."""

import gc

import pytest

from hudna.pipeline import local


def failing() -> None:
    with local.seldom_collected(local.HARDLY):
        assert local.HARDLY == gc.get_threshold()
        raise RuntimeError


def test_what_was_set_before_comes_back_also_where_it_fails():
    """A page that merges after a decision serves on as it did."""
    before = gc.get_threshold()

    with pytest.raises(RuntimeError):
        failing()

    assert before == gc.get_threshold()
