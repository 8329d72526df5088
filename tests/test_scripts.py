"""The scripts that train and measure follow the rooms: what was renamed there is renamed here."""

import importlib.util
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
SCRIPTS = sorted([*(HOUSE / "training").glob("*.py"), *(HOUSE / "bench").glob("*.py")])
# Only training and measuring need these; whoever only runs the tests may not have them.
APART = ("sklearn", "pdfplumber", "pdfminer", "bidi", "dateparser")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_script_can_be_loaded(script, monkeypatch):
    """A script that trains or measures finds all that it names in hudna; a class that it derives from still fits."""
    for folder in ("bench", "training"):
        monkeypatch.syspath_prepend(str(HOUSE / folder))
    name = f"script_{script.parent.name}_{script.stem}"
    spec = importlib.util.spec_from_file_location(name, script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    try:
        spec.loader.exec_module(module)
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in APART:
            raise
        pytest.skip(f"needs {missing.name}")
    assert module.__doc__
