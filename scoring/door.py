"""What may enter the engine: a table of finite numbers in which every name occurs once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import BoolArray

_SHOWN = 5


def checked(table: pd.DataFrame, what: str) -> pd.DataFrame:
    """Return the table with all cells as floats, NaN where nothing is known.

    Parameters
    ----------
    table : DataFrame, units × codes
    what : str, what the table is called in an error

    Raises
    ------
    DataError
        Naming rows and columns: a row or column occurs more than once, a cell
        is not a number, or is infinite.

    Examples
    --------
    >>> checked(pd.DataFrame({"income": [1, None]}), "index")["income"].tolist()
    [1.0, nan]
    """
    for axis, labels in (("row", table.index), ("column", table.columns)):
        if not labels.is_unique:
            _refuse(f"{what}: {axis} occurs more than once", labels, labels.duplicated())
    words = np.array([not pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes], bool)
    _refuse(f"{what}: column is not numbers", table.columns, words)
    cells = table.astype(float)
    infinite = np.isinf(cells.to_numpy()).any(axis=0)
    _refuse(f"{what}: infinite value in column", cells.columns, infinite)
    return cells


def in_order(table: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Return the columns under these codes in their order, the table itself if it is just that."""
    wanted = list(codes)
    return table if table.columns.tolist() == wanted else table[wanted]


def _refuse(message: str, labels: pd.Index, wrong: BoolArray) -> None:
    if wrong.any():
        listed = ", ".join(str(name)[:40] for name in labels[wrong].unique()[:_SHOWN])
        raise DataError(f"{message}: {listed}", "bad_input", codes=listed)
