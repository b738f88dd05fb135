"""Whether a figure is of the order of magnitude of its own series.

A misplaced decimal point or a digit too many stays within the bounds of a unit
that holds for a hamlet and for Shanghai; beside the same city's other years it
shows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, factorize

from data.errors import DataError, lines

# No city's amount grew or shrank fivefold within three years, save those that are noted.
MOST_TIMES = 5
YEARS_APART = 3
# The note of a figure that was published like this.
ACCEPTED = "far_from_its_other_years_as_published"
# How many figures further on, in either direction, a neighbour stands.
_AWAY = (1, 2)


def check_orders(values: DataFrame, bounds: DataFrame) -> None:
    """Stop if a figure is five times above or below the median of its neighbours in time.

    The neighbours are up to two figures of the same city and variable on either
    side, at most three years away. A variable that can be negative, as growth
    or an index can, has no orders of magnitude; a zero has none either.

    Parameters
    ----------
    values : as in `data.catalogue.Catalogue`
    bounds : of each variable, as `data.bounds.limits` returns them

    Raises
    ------
    DataError
        Naming lines of values.csv.
    """
    least = bounds["least"].reindex(values["variable"]).to_numpy()
    years, figures = values["year"].to_numpy(), values["value"].to_numpy()
    shown = np.flatnonzero((least >= 0) & (figures > 0))
    times = figures[shown] / _around(_series(values)[shown], years[shown], figures[shown])
    far = shown[(times > MOST_TIMES) | (times < 1 / MOST_TIMES)]
    noted = values["note"].iloc[far].str.contains(ACCEPTED, regex=False, na=False)
    broken = values["value"].iloc[far[~noted.to_numpy()]]
    if len(broken):
        at = broken.index[0]
        raise DataError(
            f"values.csv: column value: {values['variable'][at]} is over {MOST_TIMES} times above "
            f"or below the figures of the years around it at {lines(broken)}; if it was published "
            f"like this, say {ACCEPTED} in note"
        )


def _series(values: DataFrame) -> NDArray[np.intp]:
    """A number of each row's series, which is a variable of a city."""
    variable, city = (factorize(values[column])[0] for column in ("variable", "city_code"))
    return variable * len(values) + city


def _around(
    series: NDArray[np.intp], years: NDArray[np.int64], figures: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The median of the figures around each one, missing where there is none."""
    order = np.lexsort((years, series))
    series, year, value = series[order], years[order], figures[order]
    near = np.full((len(order), 2 * len(_AWAY)), np.nan)
    for place, away in enumerate(_AWAY):
        close = (series[away:] == series[:-away]) & (year[away:] - year[:-away] <= YEARS_APART)
        near[away:, 2 * place] = np.where(close, value[:-away], np.nan)
        near[:-away, 2 * place + 1] = np.where(close, value[away:], np.nan)
    around = np.empty(len(order))
    around[order] = _medians(near)
    return around


def _medians(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The median of the numbers in each row, missing where it has none."""
    ascending, at = np.sort(rows, axis=1), np.arange(len(rows))
    known = np.count_nonzero(~np.isnan(rows), axis=1)
    lower, upper = ascending[at, (known - 1) // 2], ascending[at, known // 2]
    return np.asarray((lower + upper) / 2)
