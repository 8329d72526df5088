"""The words by which claims, truces, ties, deals, zones, sites and stances are told, found in one walk.

Each kind has a table in `lang/ar`: the column `words` written out, the other
columns as what they stand for.  A sentence is walked once for all tables;
within one table the longest phrases win, left to right, none over another.
"""

from collections.abc import Sequence

from hudna.coding.analysis import Word
from hudna.coding.tree import Found, Tree, pieces, written_out
from hudna.lang.ar.tables import rows_of

TABLES = ("claiming", "accords", "ties", "owning", "dealing", "zoning", "siting", "standing")


def cue_tree(*tables: str) -> Tree[tuple[str, tuple[str, ...]]]:
    """The phrases of tables; each stands for (table, the other columns)."""
    tree: Tree[tuple[str, tuple[str, ...]]] = Tree()
    for table in tables:
        for row in rows_of(f"{table}.csv"):
            words = row.pop("words")
            for phrase in written_out(words):
                tree.add(pieces(phrase), (table, tuple(row.values())))
    return tree


class CueTables:
    """Made once; the cues of a sentence by table, tables without any left out."""

    def __init__(self, *tables: str) -> None:
        self._tree = cue_tree(*(tables or TABLES))

    def __call__(self, words: Sequence[Word], text: str) -> dict[str, list[Found]]:
        """The cues in the order of the text."""
        told: dict[str, list[Found]] = {}
        for at in self._tree.openings(words):
            best: dict[str, Found] = {}
            for hit in self._tree.every(words, at, text):
                for table in dict.fromkeys(table for table, _ in hit.values):
                    if table not in best or hit.last > best[table].last:
                        best[table] = hit
            for table, hit in best.items():
                found = told.setdefault(table, [])
                if not found or at > found[-1].last:
                    found.append(hit._replace(values=tuple(row for name, row in hit.values if name == table)))
        return told
