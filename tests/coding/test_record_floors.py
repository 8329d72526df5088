import json
import subprocess
import sys
import tomllib
from pathlib import Path

from hudna.coding import Code
from hudna.coding import coded as as_data
from tests.conftest import a_document

FLOORS = Path(__file__).parent.parent / "floors" / "coding_records.toml"


def test_records_of_the_dev_gold_stay_above_their_floors(iraq, shared, tmp_path):
    """Truces, conditions, claims and ties on the annotated news, by the team's scorer."""
    code = Code(iraq)
    with (tmp_path / "coded.jsonl").open("w", encoding="utf8") as out:
        for path in sorted((shared / "gold" / "dev" / "docs").glob("*.json")):
            told = json.loads(path.read_text(encoding="utf8"))
            document = a_document(told["text"], told["published"], told["id"])
            out.write(json.dumps(as_data(document, code(document)), ensure_ascii=False) + "\n")

    command = [
        sys.executable,
        shared / "tools" / "score_events.py",
        shared / "gold" / "dev" / "ann",
        tmp_path / "coded.jsonl",
        "--json",
    ]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    floors = tomllib.loads(FLOORS.read_text(encoding="utf8"))["dev"]
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}
