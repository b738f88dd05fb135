"""Gaps filled from a city's own group, and every filled cell marked."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.errors import DataError


@dataclass(frozen=True)
class Imputation:
    """Values with some gaps filled.

    Attributes
    ----------
    values : DataFrame, cities × indicators; NaN where no group median exists
    imputed : DataFrame of bool, True where a cell was filled and never published
    """

    values: pd.DataFrame
    imputed: pd.DataFrame


def no_imputation(values: pd.DataFrame) -> Imputation:
    """Return the values as they are, with no cell marked."""
    nothing = pd.DataFrame(False, index=values.index, columns=values.columns)
    return Imputation(values, nothing)


def impute_group_median(values: pd.DataFrame, groups: pd.Series) -> Imputation:
    """Return the values with each gap filled by the median of the city's group.

    A gap stays where nobody in the group has the indicator.

    Parameters
    ----------
    values : DataFrame, cities × indicators
    groups : Series, index city_code, the group of each city (province, tier)

    Raises
    ------
    DataError
        If a city has no group.

    Examples
    --------
    >>> values = pd.DataFrame({"beds": [4.0, 6.0, None]}, index=["a", "b", "c"])
    >>> groups = pd.Series({"a": "east", "b": "east", "c": "east"})
    >>> impute_group_median(values, groups).values["beds"].tolist()
    [4.0, 6.0, 5.0]
    """
    group = groups.reindex(values.index)
    if group.isna().any():
        named = ", ".join(map(str, group.index[group.isna()][:5]))
        raise DataError(f"imputation: these cities belong to no group: {named}")
    medians = values.groupby(group.to_numpy()).transform("median")
    filled = values.fillna(medians)
    return Imputation(filled, values.isna() & filled.notna())
