"""What may enter the engine: a table of finite numbers in which every name occurs once."""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.errors import DataError

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
        _refuse(f"{what}: {axis} occurs more than once", labels[labels.duplicated()].unique())
    numeric = [pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes]
    _refuse(f"{what}: column is not numbers", table.columns[~np.array(numeric, dtype=bool)])
    cells = table.astype(float)
    infinite = np.isinf(cells.to_numpy())
    _refuse(f"{what}: infinite value in column", cells.columns[infinite.any(axis=0)])
    return cells


def _refuse(message: str, names: pd.Index) -> None:
    if len(names):
        listed = ", ".join(str(name)[:40] for name in names[:_SHOWN])
        raise DataError(f"{message}: {listed}", "bad_input", codes=listed)
