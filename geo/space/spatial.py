"""Where high values sit beside high values more than chance would put them.

The statistics are esda's; the permutations are those of `geo.space.chance`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from data.errors import DataError
from geo.space.chance import (
    conditional_draws,
    directed_p,
    draw_neighbours,
    shuffled_rows,
    two_sided,
)
from geo.space.neighbours import Neighbours, graph_among

if TYPE_CHECKING:
    from libpysal.graph import Graph

# With 999 the smallest two-sided p-value is 0.002, and among 297 units nothing can
# pass the control of the false discovery rate: see docs/decisions/0011.
PERMUTATIONS = 9_999
FALSE_DISCOVERY_RATE = 0.05
# Fewer units than this make no pattern, whatever their values.
FEWEST_UNITS = 8
NOT_SIGNIFICANT = "not_significant"
# Quadrants of the Moran scatterplot, in esda's numbering from 1: the unit, then its neighbours.
QUADRANTS = ("high_high", "low_high", "low_low", "high_low")

Undefined = Literal["", "too_few_units", "all_equal"]


@dataclass(frozen=True)
class SpatialPattern:
    """How the values of a measure lie on the map.

    Attributes
    ----------
    units : DataFrame, index city_code, one row a unit that takes part
        ``z`` (standard deviations from the mean), ``lag`` (mean z of its
        neighbours), ``local_i``, ``p_directed`` (pseudo p-value as esda and
        GeoDa print it), ``p_value`` (two-sided, twice that), ``q_value``
        (adjusted for the false discovery rate), ``quadrant`` (one of
        `QUADRANTS`) and ``category`` (the quadrant, or ``not_significant``)
    moran_i : global Moran's I, the slope of ``lag`` on ``z``; NaN if undefined
    expected_i : what chance alone would give, −1 / (n − 1)
    p_value : two-sided pseudo p-value of `moran_i`
    undefined : why there is no result, or empty
    without_data : units that have no value and take no part
    isolated : units with a value none of whose neighbours has one
    joined : units that border on none and were joined to the nearest, if they take part
    seed, permutations, false_discovery_rate : how chance was drawn and judged
    """

    units: pd.DataFrame
    moran_i: float
    expected_i: float
    p_value: float
    undefined: Undefined
    without_data: tuple[str, ...]
    isolated: tuple[str, ...]
    joined: tuple[str, ...]
    seed: int
    permutations: int
    false_discovery_rate: float


def spatial_pattern(
    values: pd.Series[float],
    neighbours: Neighbours,
    *,
    seed: int,
    permutations: int = PERMUTATIONS,
    false_discovery_rate: float = FALSE_DISCOVERY_RATE,
) -> SpatialPattern:
    """Return global and local Moran's I of a measure, with what chance would give.

    Parameters
    ----------
    values : Series, index city_code, any unit; NaN and absent units take no part
    neighbours : `geo.space.neighbours.read_neighbours`
    seed : of the permutations; the same seed gives the same result
    permutations : how often the values are put at random, 99 or more
    false_discovery_rate : the share of the coloured units that chance may have coloured

    Raises
    ------
    DataError
        If a code repeats or is unknown, a value is infinite, or the settings
        make no sense.

    Notes
    -----
    Row-standardised queen contiguity. Local: conditional permutations (Anselin 1995)
    and the control of the false discovery rate by Benjamini and Hochberg (Caldas de
    Castro and Singer 2006), on two-sided p-values, because the directed ones that
    are often printed are half as large as they should be.
    """
    _check(values, permutations, false_discovery_rate)
    known = values.dropna().astype(float).sort_index()
    graph = graph_among(neighbours, known.index)
    isolated = tuple(graph.isolates)
    known = known.drop(list(isolated))
    undefined = _why_undefined(known)
    chance = np.random.default_rng(seed)
    if undefined:
        moran_i, p_value, units = np.nan, np.nan, pd.DataFrame(index=known.index)
    else:
        graph = graph_among(neighbours, known.index).transform("r")
        moran_i, p_value = global_moran(known, graph, chance, permutations)
        units = local_moran(known, graph, chance, permutations, false_discovery_rate)
    return SpatialPattern(
        units=units,
        moran_i=moran_i,
        expected_i=-1 / (len(known) - 1) if len(known) > 1 else np.nan,
        p_value=p_value,
        undefined=undefined,
        without_data=tuple(sorted(values.index[values.isna()])),
        isolated=isolated,
        joined=tuple(code for code in sorted(neighbours.joined) if code in known.index),
        seed=seed,
        permutations=permutations,
        false_discovery_rate=false_discovery_rate,
    )


def _check(values: pd.Series[float], permutations: int, rate: float) -> None:
    if not values.index.is_unique:
        twice = sorted(values.index[values.index.duplicated()])
        raise DataError(f"a unit has two values: {twice[:5]}")
    if np.isinf(values.dropna().to_numpy(dtype=float)).any():
        raise DataError("a spatial pattern needs finite values", "infinite")
    if permutations < 99 or not 0 < rate < 1:
        raise DataError(
            f"permutations must be 99 or more and the rate within 0–1: {permutations}, {rate}"
        )


def _why_undefined(known: pd.Series[float]) -> Undefined:
    if len(known) < FEWEST_UNITS:
        return "too_few_units"
    return "all_equal" if np.ptp(known) <= 1e-12 * np.abs(known).max() else ""


def global_moran(
    values: pd.Series[float], graph: Graph, chance: np.random.Generator, permutations: int
) -> tuple[float, float]:
    """Return how alike neighbours are, and how often chance makes them as alike or unlike.

    Parameters
    ----------
    values : Series in the order of the graph, not all equal
    graph : row-standardised, without isolates

    Returns
    -------
    tuple of two floats
        Moran's I, about −1 (unlike) to 1 (alike), and its two-sided pseudo p-value.
    """
    from esda.moran import Moran  # as `geo.space.neighbours` says

    moran = Moran(values, graph, permutations=0)
    # Rows sum to one, so n / S₀ is one; z is in standard deviations, so Σz² is n.
    drawn = np.concatenate(
        [
            np.einsum("pi,pi->p", rows, (graph.sparse @ rows.T).T) / len(values)
            for rows in shuffled_rows(moran.z, chance, permutations)
        ]
    )
    directed = directed_p(np.array([moran.I]), drawn[np.newaxis, :])
    return float(moran.I), float(two_sided(directed)[0])


def local_moran(
    values: pd.Series[float],
    graph: Graph,
    chance: np.random.Generator,
    permutations: int,
    false_discovery_rate: float,
) -> pd.DataFrame:
    """Return which units are the cores of clusters, or stand out from their neighbours.

    Returns
    -------
    DataFrame, index city_code
        The columns of `SpatialPattern.units`.
    """
    from esda.moran import Moran_Local
    from scipy.stats import false_discovery_control

    local = Moran_Local(values, graph, permutations=0)
    draws = draw_neighbours(graph, chance, permutations)
    directed = directed_p(local.Is, conditional_draws(local.z, graph, draws))
    adjusted = false_discovery_control(two_sided(directed), method="bh")
    quadrant = np.array(QUADRANTS)[local.q - 1]
    return pd.DataFrame(
        {
            "z": local.z,
            "lag": graph.lag(local.z),
            "local_i": local.Is,
            "p_directed": directed,
            "p_value": two_sided(directed),
            "q_value": adjusted,
            "quadrant": quadrant,
            "category": _categories(quadrant, adjusted, false_discovery_rate),
        },
        index=values.index,
    )


def _categories(quadrant: Any, adjusted: Any, rate: float) -> Any:
    return np.where(adjusted <= rate, quadrant, NOT_SIGNIFICANT)


def judged(pattern: SpatialPattern, false_discovery_rate: float) -> SpatialPattern:
    """Return the same pattern with another share of coloured units that chance may have coloured.

    Raises
    ------
    DataError
        If the rate is not within 0–1.
    """
    if not 0 < false_discovery_rate < 1:
        raise DataError(f"the rate must be within 0–1: {false_discovery_rate}")
    units = pattern.units
    if not pattern.undefined:
        category = _categories(units["quadrant"], units["q_value"], false_discovery_rate)
        units = units.assign(category=category)
    return replace(pattern, units=units, false_discovery_rate=false_discovery_rate)


def units_in(pattern: SpatialPattern, category: str) -> Sequence[str]:
    """Return the codes of the units in a category, for example ``high_high``."""
    if pattern.undefined:
        return ()
    return tuple(pattern.units.index[pattern.units["category"] == category])
