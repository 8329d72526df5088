"""Two hundred random kills while a process reads, decides and merges: is anything lost?

    python bench/kills.py [--kills 200]

Prints how often the case was killed and what was lost; leaves with 1 if the
check of the case, a decision or half a document failed.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.store.test_soundness import killed_runs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    kills = parser.parse_args().kills
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        # A case grows with each kill; twenty to a case keep the whole under some minutes.
        for part in range(0, kills, 20):
            killed_runs(Path(scratch) / f"case-{part}", min(20, kills - part))
    print(f"{kills} kills: no decision lost, no half document, every check clean ({time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main()
