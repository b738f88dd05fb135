"""Indicators on one scale, on which more is always better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import DataError
from scoring.arrays import FloatArray


@dataclass(frozen=True)
class Normalisation:
    """How indicators are brought onto one scale.

    Attributes
    ----------
    method : str
        One of `METHODS`, below.
    lower, upper : float
        Where the worst and the best land, for the methods bounded by them.
    mean, deviation : float
        What a z-score is stretched to.
    deviation_of : "n-1" or "n"
        What a standard deviation is divided by: as COINr's, or as that of all units there are.
    percentile_of : "n-1" or "n"
        (rank − 1) / (n − 1) as COINr, or rank / n as the Handbook prints.
    unit : str, optional
        The row that serves as reference, for the two methods that name one.
    goalposts : tuple of (code, low, high), in the indicators' own units
    capped : bool
        Whether scores beyond a goalpost, or beyond the named unit, are cut to it.
    standard : bool
        Whether the scores are in the end stretched to a mean of 100 and a
        standard deviation of 10 over the basis, as Mazziotta and Pareto want.
    """

    method: str = "minmax"
    lower: float = 0.0
    upper: float = 100.0
    mean: float = 0.0
    deviation: float = 1.0
    deviation_of: str = "n-1"
    percentile_of: str = "n-1"
    unit: str | None = None
    goalposts: tuple[tuple[str, float, float], ...] = ()
    capped: bool = True
    standard: bool = False

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise DataError(f"normalisation is unknown: {self.method!r}")
        for name in ("percentile_of", "deviation_of"):
            if getattr(self, name) not in ("n-1", "n"):
                raise DataError(f"{name} is 'n-1' or 'n', not {getattr(self, name)!r}")
        if not self.lower < self.upper:
            raise DataError(f"normalisation: {self.lower} is not below {self.upper}")


def normalise(
    values: pd.DataFrame,
    directions: pd.Series,
    how: Normalisation | str = "minmax",
    basis: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the indicators on one scale, higher always better.

    Parameters
    ----------
    values : DataFrame, units × indicators, any units; NaN stays NaN
    directions : Series, index indicator, +1 (more is better) or −1
    how : Normalisation, or the name of a method with its defaults
    basis : DataFrame, same columns, optional
        The rows the scale is taken from, when these are not the rows of
        `values`: several years together give scores that can be followed
        through time.

    Returns
    -------
    DataFrame like `values`. An indicator without any spread is NaN.

    Raises
    ------
    DataError
        If a direction is missing or not ±1, the reference unit is not a row,
        an indicator has no goalposts, or a ratio's reference is not above zero.

    Notes
    -----
    x is the value times its direction, over the rows of the basis, s the
    standard deviation (n − 1, or n where asked):

    - minmax: (x − min) / (max − min)
    - zscore: (x − mean) / s
    - rank: 1 + number of lower values; borda: the same less one
    - percentile: (rank − 1) / (n − 1), or rank / n
    - distance_to_max: 1 − (max − x) / (max − min)
    - distance_to_unit: 1 − (x_unit − x) / (x_unit − min)
    - goalposts: (v − low) / (high − low), turned round where less is better
    - ratio_to_max, ratio_to_mean, ratio_to_min, ratio_to_unit: v / reference, v
      being the value itself; 2 − v / reference where less is better
    - standard: 100 + 10 (z − mean of z) / s of z, z the score by the method

    Handbook (2008), step 5; COINr's `n_*` functions, save that COINr's
    `n_fracmax` reverses the order where less is better.

    Examples
    --------
    >>> smoke = pd.DataFrame({"smoke": [10.0, 20.0, 50.0]})
    >>> normalise(smoke, pd.Series({"smoke": -1}))["smoke"].tolist()
    [100.0, 75.0, 0.0]
    """
    how = Normalisation(how) if isinstance(how, str) else how
    sign = _signs(values, directions)
    basis = values if basis is None else basis[values.columns]
    table = _Table(values, values.to_numpy(float), basis, basis.to_numpy(float), sign)
    with np.errstate(divide="ignore", invalid="ignore"):
        cells = METHODS[how.method](table, how)
        cells = _standard(table, cells, how) if how.standard else cells
    cells = np.where(np.isfinite(cells), cells, np.nan)
    return pd.DataFrame(cells, index=values.index, columns=values.columns)


@dataclass(frozen=True)
class _Table:
    """Values and basis as frames and as arrays, with each column's direction."""

    frame: pd.DataFrame
    value: FloatArray
    basis_frame: pd.DataFrame
    basis: FloatArray
    sign: FloatArray

    @property
    def directed(self) -> FloatArray:
        return self.value * self.sign

    @property
    def directed_basis(self) -> FloatArray:
        return self.basis * self.sign


def _signs(values: pd.DataFrame, directions: pd.Series) -> FloatArray:
    sign = directions.reindex(values.columns).to_numpy(float)
    if not np.isin(sign, (-1, 1)).all():
        named = ", ".join(map(str, values.columns[~np.isin(sign, (-1, 1))][:5]))
        raise DataError(f"normalisation: direction is neither 1 nor -1: {named}")
    return np.asarray(sign)


def _low(cells: FloatArray) -> FloatArray:
    return np.asarray(np.fmin.reduce(cells, axis=0, initial=np.inf))


def _high(cells: FloatArray) -> FloatArray:
    return np.asarray(np.fmax.reduce(cells, axis=0, initial=-np.inf))


def _mean(cells: FloatArray) -> FloatArray:
    return np.asarray(np.nansum(cells, axis=0) / np.sum(~np.isnan(cells), axis=0))


def _stretch(share: FloatArray, how: Normalisation) -> FloatArray:
    return share * (how.upper - how.lower) + how.lower


def _minmax(table: _Table, how: Normalisation) -> FloatArray:
    low, high = _low(table.directed_basis), _high(table.directed_basis)
    return _stretch((table.directed - low) / (high - low), how)


def _zscore(table: _Table, how: Normalisation) -> FloatArray:
    standard = _standardised(table.directed, table.directed_basis, how.deviation_of)
    return standard * how.deviation + how.mean


def _standardised(values: FloatArray, basis: FloatArray, deviation_of: str) -> FloatArray:
    """Return the values on the scale that gives the basis a mean of 0 and a deviation of 1."""
    centre, n = _mean(basis), np.sum(~np.isnan(basis), axis=0)
    of = n - 1 if deviation_of == "n-1" else n
    spread = np.sqrt(np.nansum((basis - centre) ** 2, axis=0) / of)
    return (values - centre) / np.where(_low(basis) == _high(basis), np.nan, spread)


def _standard(table: _Table, cells: FloatArray, how: Normalisation) -> FloatArray:
    itself = _Table(table.basis_frame, table.basis, table.basis_frame, table.basis, table.sign)
    basis = cells if table.basis is table.value else METHODS[how.method](itself, how)
    return _standardised(cells, basis, how.deviation_of) * 10.0 + 100.0


def _rank(table: _Table, _: Normalisation | None = None) -> FloatArray:
    ranks = np.full(table.value.shape, np.nan)
    for j, (column, basis) in enumerate(zip(table.directed.T, table.directed_basis.T, strict=True)):
        ordered = np.sort(basis[~np.isnan(basis)])
        ranks[:, j] = np.where(np.isnan(column), np.nan, np.searchsorted(ordered, column) + 1)
    return ranks


def _borda(table: _Table, _: Normalisation) -> FloatArray:
    return _rank(table) - 1


def _percentile(table: _Table, how: Normalisation) -> FloatArray:
    n = np.sum(~np.isnan(table.basis), axis=0)
    rank = _rank(table)
    share = rank / n if how.percentile_of == "n" else (rank - 1) / (n - 1)
    return _stretch(np.minimum(share, 1.0), how)


def _distance_to_unit(table: _Table, how: Normalisation) -> FloatArray:
    reference = _unit_row(table, how) * table.sign
    share = 1 - (reference - table.directed) / (reference - _low(table.directed_basis))
    return _stretch(np.minimum(share, 1.0) if how.capped else share, how)


def _goalposts(table: _Table, how: Normalisation) -> FloatArray:
    posts = {code: (low, high) for code, low, high in how.goalposts}
    unusable = [c for c in table.frame.columns if c not in posts or not posts[c][0] < posts[c][1]]
    if unusable:
        named = ", ".join(map(str, unusable[:5]))
        raise DataError(
            f"normalisation: no goalposts, or the low is not below the high: {named}",
            "no_goalposts",
            codes=named,
        )
    low, high = np.array([posts[c] for c in table.frame.columns], dtype=float).reshape(-1, 2).T
    share = (table.value - low) / (high - low)
    share = np.where(table.sign > 0, share, 1 - share)
    return _stretch(np.clip(share, 0.0, 1.0) if how.capped else share, how)


def _ratio(table: _Table, how: Normalisation, reference: FloatArray) -> FloatArray:
    # Against a reference of zero there is no ratio, and a negative one turns the order round.
    unusable = table.frame.columns[(reference <= 0) & (_low(table.basis) < _high(table.basis))]
    if len(unusable):
        named = ", ".join(map(str, unusable[:5]))
        raise DataError(
            f"normalisation: {how.method} needs references above zero: {named}",
            "ratio_reference",
            codes=named,
        )
    return _stretch(1 + table.sign * (table.value / reference - 1), how)


def _unit_row(table: _Table, how: Normalisation) -> FloatArray:
    for frame in (table.basis_frame, table.frame):
        if how.unit in frame.index:
            return frame.loc[how.unit].to_numpy(float)
    raise DataError(
        f"normalisation: the reference unit is not in the table: {how.unit!r}",
        "reference_outside",
        code=how.unit,
    )


METHODS: dict[str, Callable[[_Table, Normalisation], FloatArray]] = {
    "minmax": _minmax,
    "zscore": _zscore,
    "percentile": _percentile,
    "rank": _rank,
    "borda": _borda,
    "distance_to_max": _minmax,
    "distance_to_unit": _distance_to_unit,
    "goalposts": _goalposts,
    "ratio_to_max": lambda table, how: _ratio(table, how, _high(table.basis)),
    "ratio_to_mean": lambda table, how: _ratio(table, how, _mean(table.basis)),
    "ratio_to_min": lambda table, how: _ratio(table, how, _low(table.basis)),
    "ratio_to_unit": lambda table, how: _ratio(table, how, _unit_row(table, how)),
}
