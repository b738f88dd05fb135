"""Two measures on one map: three classes of each, nine colours together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from geo.classes.classify import NO_CLASS, Classes, Scheme, classify
from geo.palettes import Ramp, bivariate

_EACH = 3


@dataclass(frozen=True)
class PairClasses:
    """The classes of two measures and the field of the square legend each unit falls in.

    Attributes
    ----------
    first, second : classes of each measure, among the units that have both
    index : Series of int, index city_code: 3 × second + first, from 0 (both low)
        to 8 (both high); −1 where either figure is missing
    counts : ``counts[second][first]``, how many units each field holds
    colours : the nine colours in the order of `index`
    """

    first: Classes
    second: Classes
    index: pd.Series[int]
    counts: tuple[tuple[int, ...], ...]
    colours: Ramp


def classify_pair(
    first: pd.Series[float], second: pd.Series[float], scheme: Scheme = "quantiles"
) -> PairClasses:
    """Return which units are high or low in both of two measures.

    Parameters
    ----------
    first, second : Series, index city_code, any units; NaN has no class
    scheme : `geo.classes.classify.Scheme`, except ``fixed``

    Raises
    ------
    DataError
        As `geo.classes.classify.classify`.
    """
    units = first.index.union(second.index)
    first, second = first.reindex(units), second.reindex(units)
    both = first.notna() & second.notna()
    one = classify(first.where(both), scheme, _EACH)
    other = classify(second.where(both), scheme, _EACH)
    index = (_EACH * other.index + one.index).where(both, NO_CLASS)
    counts = tuple(
        tuple(int((index == _EACH * high + wide).sum()) for wide in range(_EACH))
        for high in range(_EACH)
    )
    return PairClasses(one, other, index, counts, bivariate())
