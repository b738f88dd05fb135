"""Whether a figure is of the order of magnitude of its own series.

A misplaced decimal point or a digit too many stays within the bounds of a unit
that holds for a hamlet and for Shanghai; beside the same city's other years it
shows.
"""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from data.bounds import limits
from data.errors import DataError
from data.reading import lines

# No city's amount grew or shrank fivefold within three years, save those that are noted.
MOST_TIMES = 5
YEARS_APART = 3
# The note of a figure that was published like this.
ACCEPTED = "far_from_its_other_years_as_published"
# How many figures further on, in either direction, a neighbour stands.
_AWAY = (1, 2)


def check_orders(values: DataFrame, variables: DataFrame, units: DataFrame) -> None:
    """Stop if a figure is five times above or below the median of its neighbours in time.

    The neighbours are up to two figures of the same city and variable on either
    side, at most three years away. A variable that can be negative, as growth
    or an index can, has no orders of magnitude; a zero has none either.

    Parameters
    ----------
    values, variables, units : as in `data.catalogue.Catalogue`

    Raises
    ------
    DataError
        Naming lines of values.csv.
    """
    least = limits(variables, units)["least"]
    amounts = least.index[least >= 0]
    columns = ["variable", "city_code", "year", "value"]
    shown = values.loc[values["variable"].isin(amounts) & (values["value"] > 0), columns]
    times = shown["value"] / _around(shown)
    far = times.index[(times > MOST_TIMES) | (times < 1 / MOST_TIMES)]
    noted = values["note"][far].str.contains(ACCEPTED, regex=False, na=False)
    broken = shown["value"][far[~noted]]
    if len(broken):
        at = broken.index[0]
        raise DataError(
            f"values.csv: column value: {shown['variable'][at]} is over {MOST_TIMES} times above "
            f"or below the figures of the years around it at {lines(broken)}; if it was published "
            f"like this, say {ACCEPTED} in note"
        )


def _around(shown: DataFrame) -> Series:
    """The median of the figures around each one, missing where there is none."""
    number = shown.groupby(["variable", "city_code"], sort=False).ngroup().to_numpy()
    years, figures = shown["year"].to_numpy(), shown["value"].to_numpy()
    order = np.lexsort((years, number))
    series, year, value = number[order], years[order], figures[order]
    near = []
    for away in _AWAY:
        far = (series[away:] != series[:-away]) | (year[away:] - year[:-away] > YEARS_APART)
        before, after = np.full((2, len(shown)), np.nan)
        before[away:] = np.where(far, np.nan, value[:-away])
        after[:-away] = np.where(far, np.nan, value[away:])
        near += [before, after]
    return DataFrame(np.transpose(near), index=shown.index[order]).median(axis=1)
