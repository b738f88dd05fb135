"""Two measures on one map, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from geo.classes.classify import NO_CLASS
from geo.classes.two_measures import classify_pair
from geo.palettes import bivariate

UNITS = list("abcdefghi")


def test_each_unit_falls_in_one_of_nine_fields() -> None:
    """Nine units, each alone in its field: a is low in both, c high in the first, i in both."""
    first = pd.Series([1.0, 2, 3] * 3, index=UNITS)
    second = pd.Series([1.0] * 3 + [2.0] * 3 + [3.0] * 3, index=UNITS)
    pair = classify_pair(first, second, "equal_interval")
    assert pair.index.tolist() == list(range(9))
    assert pair.counts == ((1, 1, 1), (1, 1, 1), (1, 1, 1))
    assert pair.colours == bivariate()


def test_a_unit_with_one_figure_has_no_field() -> None:
    """A missing figure on either side, or a unit in one table only, leaves the unit uncoloured."""
    first = pd.Series([1.0, 2, 3, np.nan], index=list("abcd"))
    second = pd.Series([1.0, 2, np.nan, 4, 5], index=list("abcde"))
    pair = classify_pair(first, second)
    assert pair.index[["c", "d", "e"]].tolist() == [NO_CLASS] * 3
    assert pair.first.without_data == 3
    assert sum(map(sum, pair.counts)) == 2


def test_the_same_measure_twice_lies_on_the_diagonal() -> None:
    """What is high in the one is high in the other."""
    values = pd.Series(np.arange(9.0), index=UNITS)
    assert classify_pair(values, values).counts == ((3, 0, 0), (0, 3, 0), (0, 0, 3))


def test_a_measure_without_differences_fills_one_column() -> None:
    """All values equal: one class, and no unit is called high."""
    flat = pd.Series(1.0, index=UNITS)
    pair = classify_pair(flat, pd.Series(np.arange(9.0), index=UNITS))
    assert [row[1:] for row in pair.counts] == [(0, 0)] * 3
    assert pair.first.fewer


def test_no_unit_with_both_figures() -> None:
    """Two measures that never meet: no classes, nothing painted."""
    pair = classify_pair(pd.Series([1.0, np.nan]), pd.Series([np.nan, 1.0]))
    assert pair.index.tolist() == [NO_CLASS] * 2


def test_fixed_breaks_are_not_for_pairs() -> None:
    """A pair has no breaks to be fixed."""
    with pytest.raises(DataError):
        classify_pair(pd.Series([1.0]), pd.Series([1.0]), "fixed")
