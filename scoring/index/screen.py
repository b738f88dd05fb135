"""Which indicators enter the index: those that enough cities have, and that tell cities apart."""

from __future__ import annotations

import numpy as np
import pandas as pd

FEW_CITIES = "few_cities"
ONE_VALUE = "one_distinct_value"
ENTERS = ""


def screen_indicators(values: pd.DataFrame, minimum_share: float = 0.65) -> pd.DataFrame:
    """Return for each indicator the share of cities that have it, and why it is kept out.

    Parameters
    ----------
    values : DataFrame, cities × indicators, NaN where missing
    minimum_share : float
        An indicator enters when at least this share of the cities has it.

    Returns
    -------
    DataFrame, one row an indicator
        observed_share (0–1), required_share, reason: "" when it enters,
        "few_cities", or "one_distinct_value" when all its values are equal and
        it could not move any rank.

    Examples
    --------
    >>> values = pd.DataFrame({"income": [1.0, 2.0], "beds": [np.nan, 5.0]})
    >>> screen_indicators(values)["reason"].to_dict()
    {'income': '', 'beds': 'few_cities'}
    """
    cells = values.to_numpy(float)
    observed = ~np.isnan(cells)
    share = observed.mean(axis=0) if len(cells) else np.zeros(cells.shape[1])
    low = np.where(observed, cells, np.inf).min(axis=0, initial=np.inf)
    high = np.where(observed, cells, -np.inf).max(axis=0, initial=-np.inf)
    # A share such as 0.65 of 100 cities must not fail by a rounding of 1e-16.
    few = share < minimum_share - 1e-12
    reason = np.select([few, low >= high], [FEW_CITIES, ONE_VALUE], ENTERS)
    return pd.DataFrame(
        {"observed_share": share, "required_share": minimum_share, "reason": reason},
        index=values.columns,
    )
