"""Named features as a sparse matrix, and the weights of its columns by name."""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix


class Matrix:
    """Sets of features as rows of a sparse matrix over those that are common enough."""

    def __init__(self, named: Sequence[Iterable[str]], least: int) -> None:
        counts: dict[str, int] = {}
        for names in named:
            for name in set(names):
                counts[name] = counts.get(name, 0) + 1
        self.columns = {name: n for n, name in enumerate(sorted(k for k, v in counts.items() if v >= least))}

    def __call__(self, named: Sequence[Iterable[str]]) -> csr_matrix:
        indices: list[int] = []
        starts = [0]
        for names in named:
            indices += sorted({self.columns[name] for name in names if name in self.columns})
            starts.append(len(indices))
        return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(named), len(self.columns)))

    def weights(self, row: np.ndarray, intercept: float) -> dict[str, float]:
        """The weights that matter, rounded; the intercept as `bias`."""
        found = {name: round(float(row[n]), 3) for name, n in self.columns.items()}
        found["bias"] = round(found.get("bias", 0.0) + float(intercept), 3)
        return {name: value for name, value in found.items() if value}
