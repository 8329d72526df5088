"""Events of the annotated news stay above their floors."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from hudna.coding import Code, coded
from tests.conftest import a_document

FLOORS = tomllib.loads((Path(__file__).parent.parent / "floors" / "coding_events.toml").read_text(encoding="utf8"))


def test_events_of_the_dev_gold_stay_above_their_floors(iraq, shared, tmp_path):
    """Type, status and false happenings, by the team's scorer, with the shipped weights."""
    code = Code(iraq)
    with (tmp_path / "coded.jsonl").open("w", encoding="utf8") as out:
        for path in sorted((shared / "gold" / "dev" / "docs").glob("*.json")):
            told = json.loads(path.read_text(encoding="utf8"))
            document = a_document(told["text"], told["published"], told["id"])
            out.write(json.dumps(coded(document, code(document)), ensure_ascii=False) + "\n")
    scorer, gold = shared / "tools" / "score_events.py", shared / "gold" / "dev" / "ann"
    command = [sys.executable, scorer, gold, tmp_path / "coded.jsonl", "--json"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    floors = FLOORS["dev"]
    assert figures["type_F1"] >= floors["type_F1"]
    assert figures["status_acc"] >= floors["status_acc"]
    assert figures["false_happenings"] <= floors["false_happenings"]
