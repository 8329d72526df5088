import subprocess
import sys
import tomllib
from pathlib import Path

HOUSE = Path(__file__).parents[2]
FLOORS = HOUSE / "tests/floors/coding_participants.toml"


def test_participants_out_of_fold_stay_above_their_floors(shared):
    """Who, whom, where, when, how many, on whose word, by weights that have not seen the document."""
    command = [sys.executable, HOUSE / "bench/participants.py", "--shared", shared, "--folds", "4"]
    told = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout
    figures = {words[0]: float(words[1]) for words in map(str.split, told.splitlines()) if len(words) == 2}
    for cell in next(one for one in told.splitlines() if one.startswith("records")).split("\t"):
        name, *rest = cell.split()
        figures[name] = float(rest[0]) if name in ("source_actor", "target_actor") else 0.0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf8"))
    every = {**floors["folded"], **floors["spans"]}
    assert {name: figures.get(name) for name, floor in every.items() if figures.get(name, 0.0) < floor} == {}
