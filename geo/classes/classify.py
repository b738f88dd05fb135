"""Classes for a choropleth: which band of values a unit falls in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.errors import DataError
from geo.classes.natural_breaks import natural_breaks

Scheme = Literal["quantiles", "natural_breaks", "equal_interval", "std_mean", "fixed"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
NO_CLASS = -1
FEWEST, MOST = 3, 9

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Classes:
    """Bands of values, lowest first; a value on a bound belongs to the band below it.

    Attributes
    ----------
    index : Series of int, index city_code: the class of each unit, −1 without data
    lower, upper : bounds of each class, in the unit of the values
    counts : how many units each class holds
    without_data : how many units have no value
    asked : how many classes were asked for
    """

    index: pd.Series[int]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    counts: tuple[int, ...]
    without_data: int
    asked: int

    @property
    def breaks(self) -> tuple[float, ...]:
        """The bounds between classes, one fewer than there are classes."""
        return self.upper[:-1]

    @property
    def by_code(self) -> dict[str, int]:
        """The class of each unit, as `geo.map_layers.MapPaint` takes it."""
        return {str(code): int(place) for code, place in self.index.items()}

    @property
    def fewer(self) -> bool:
        """Whether the values were too few, or too much alike, for the classes asked for."""
        return len(self.upper) < self.asked

    def of(self, values: pd.Series[float]) -> pd.Series[int]:
        """Return the class of other values by the same bounds, −1 where missing.

        Values beyond the ends fall in the first or the last class: this paints
        the whole nation on the scale of a selection.
        """
        if not self.upper:
            return pd.Series(NO_CLASS, index=values.index, dtype=int)
        found = np.searchsorted(self.breaks, values.to_numpy(dtype=float), side="left")
        return pd.Series(np.where(values.isna(), NO_CLASS, found), index=values.index, dtype=int)


def classify(
    values: pd.Series[float],
    scheme: Scheme = "quantiles",
    k: int = 5,
    breaks: Sequence[float] = (),
) -> Classes:
    """Return the class of each unit.

    Parameters
    ----------
    values : Series, index city_code, any unit; NaN (no data) gets no class
    scheme : ``quantiles`` (as many units in each), ``natural_breaks`` (most
        alike inside), ``equal_interval``, ``std_mean`` (one standard deviation
        wide, the mean in the middle) or ``fixed`` (by `breaks`)
    k : number of classes, 3 to 9; fewer are made, and `Classes.fewer` says so,
        when the values are too few or too much alike
    breaks : bounds between classes, ascending, for ``fixed`` only

    Raises
    ------
    DataError
        If the scheme is unknown, k is out of range, fixed breaks are missing
        or do not ascend, or a value is infinite.
    """
    _check(scheme, k, breaks)
    known: Floats = np.asarray(values.dropna(), dtype=np.float64)
    if np.isinf(known).any():
        raise DataError("infinite values cannot be classified", "infinite")
    asked = len(breaks) + 1 if scheme == "fixed" else k
    if not len(known):
        return Classes(pd.Series(NO_CLASS, values.index, dtype=int), (), (), (), len(values), asked)
    inner = list(breaks) if scheme == "fixed" else _inner_breaks(known, scheme, k)
    return _classes(values, known, inner, asked)


def _check(scheme: str, k: int, breaks: Sequence[float]) -> None:
    if scheme not in SCHEMES:
        raise DataError(
            f"classification {scheme!r} is not one of {', '.join(SCHEMES)}",
            "unknown",
            name="classes",
            value=str(scheme)[:40],
        )
    if not FEWEST <= k <= MOST:
        raise DataError(
            f"{k} classes asked for; choose {FEWEST} to {MOST}",
            "class_count",
            k=k,
            least=FEWEST,
            most=MOST,
        )
    if scheme == "fixed":
        ascending = all(a < b for a, b in pairwise(breaks))
        if not 1 <= len(breaks) < MOST or not ascending or not np.isfinite(breaks).all():
            raise DataError(
                f"fixed breaks must be 1 to {MOST - 1} ascending numbers: {breaks}",
                "fixed_breaks",
                most=MOST - 1,
            )


def _inner_breaks(known: Floats, scheme: Scheme, k: int) -> list[float]:
    """Return the bounds between classes; none when all values are equal."""
    k = min(k, len(np.unique(known)))
    if k == 1:
        return []
    if scheme == "natural_breaks":
        return natural_breaks(known, k)[:-1]
    if scheme == "quantiles":
        # mapclassify takes these same percentiles, but warns where ties merge two of
        # them; here `Classes.fewer` says so.
        bounds = np.unique(np.quantile(known, np.arange(1, k) / k))
    else:
        bounds = _library_bounds(known, scheme, k)
    # A bound at or beyond an end would make a class that can hold nothing.
    return [float(bound) for bound in bounds if known.min() <= bound < known.max()]


def _library_bounds(known: Floats, scheme: Scheme, k: int) -> Floats:
    # Here, because it brings matplotlib and scikit-learn: seconds and 60 MB at every start.
    import mapclassify

    if scheme == "equal_interval":
        return np.asarray(mapclassify.EqualInterval(known, k).bins)
    multiples = (np.arange(k - 1) - (k - 2) / 2).tolist()
    return np.asarray(mapclassify.StdMean(known, multiples).bins)


def _classes(values: pd.Series[float], known: Floats, inner: list[float], asked: int) -> Classes:
    first, last = known.min(), known.max()
    lower = (float(min([first, *inner])), *inner)
    upper = (*inner, float(max([last, *inner])))
    bands = Classes(pd.Series(dtype=int), lower, upper, (), 0, asked)
    index = bands.of(values)
    counts = np.bincount(index[index != NO_CLASS], minlength=len(upper))
    return Classes(index, lower, upper, tuple(counts.tolist()), int(values.isna().sum()), asked)
