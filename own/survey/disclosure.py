"""Small cells of a table of counts are hidden, and others from which they could be worked out."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame

SMALLEST = 5
# A share or mean of fewer answers is not shown.
FEWEST = 30


def hidden_cells(counts: DataFrame) -> DataFrame:
    """Return which cells of a table have to be hidden where its totals are shown.

    A count of 1 to 4 is hidden. Where a row or a column hides one cell alone,
    its total less the others would tell it: the smallest other that is not zero
    is hidden as well, until none stands alone.

    Parameters
    ----------
    counts : DataFrame of whole numbers, groups × answers

    Examples
    --------
    >>> counts = DataFrame([[3, 20, 30], [10, 20, 30]])
    >>> hidden_cells(counts).astype(int).to_numpy().tolist()
    [[1, 1, 0], [1, 1, 0]]
    """
    table = counts.to_numpy(int)
    hidden = (table > 0) & (table < SMALLEST)
    while (more := _alone(table, hidden)) is not None:
        hidden[more] = True
    return DataFrame(hidden, counts.index, counts.columns)


def _alone(table: np.ndarray, hidden: np.ndarray) -> tuple[int, int] | None:
    """The next cell to hide beside one that stands alone in its row or column."""
    for axis in (1, 0):
        for line in np.flatnonzero(hidden.sum(axis=axis) == 1):
            cells = [
                (int(line), n) if axis == 1 else (n, int(line)) for n in range(table.shape[axis])
            ]
            others = [cell for cell in cells if not hidden[cell]]
            # Hiding what is zero hides nothing, unless there is nothing else.
            shown = [cell for cell in others if table[cell]] or others
            if shown:
                return min(shown, key=lambda cell: int(table[cell]))
    return None
