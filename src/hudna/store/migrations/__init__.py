"""From the schema of an earlier version to the present one: a numbered SQL file for each step, none ever edited.

The number of the last step that a case has seen is its `user_version`.
"""

from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def steps() -> list[tuple[int, str]]:
    """Every step as its number and its SQL, in order."""
    return [(int(path.name[:4]), path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("[0-9]*.sql"))]


def version(connection: Connection) -> int:
    """The step that the case stands at; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def newest() -> int:
    """The step that this program works with."""
    return steps()[-1][0]


def upgrade(connection: Connection, *, to: int | None = None) -> list[int]:
    """Take the missing steps inside the open transaction; the numbers of those taken."""
    taken = []
    present = version(connection)
    for number, script in steps():
        if present < number <= (to or number):
            for statement in _statements(script):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
            taken.append(number)
    return taken


def _statements(script: str) -> list[str]:
    """Single statements: one ends with a line that ends in `;` at which no trigger is open."""
    found: list[str] = []
    held: list[str] = []
    for line in script.splitlines():
        if not line.strip() or line.startswith("--"):
            continue
        held.append(line)
        told = "\n".join(held)
        if line.endswith(";") and ("BEGIN" not in told or line.endswith("END;")):
            found.append(told)
            held = []
    return found
