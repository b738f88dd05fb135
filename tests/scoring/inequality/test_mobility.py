"""Who climbed and who fell: by hand, ties, direction, and intervals against Wilson's formula."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pandas import Series

from data.errors import DataError
from scoring.arrays import Array
from scoring.inequality.mobility import Mobility, measure_mobility

TEN = Series(np.arange(10.0, 0.0, -1.0), [f"c{n}" for n in range(10)])


def swapped() -> Series:
    """The best and the worst of ten change places."""
    return TEN.replace({10.0: 1.0, 1.0: 10.0})


def step(found: Mobility, before: int, after: int) -> dict[str, float]:
    """One row of the table of transitions."""
    row = found.transitions.iloc[5 * (before - 1) + after - 1].to_dict()
    assert (row["first_fifth"], row["last_fifth"]) == (before, after)
    return {str(name): float(value) for name, value in row.items()}


def gained(found: Mobility, code: str) -> tuple[int, int]:
    """Places and fifths that a city gained."""
    return int(found.cities["places"][code]), int(found.cities["fifths"][code])


def test_one_swap_by_hand() -> None:
    """Of ten, two a fifth: the first falls four fifths and nine places, the last climbs as far."""
    found = measure_mobility(TEN, swapped())
    assert found.moved == 2
    assert gained(found, "c0") == (-9, -4)
    assert gained(found, "c9") == (9, 4)
    stayed = step(found, 1, 1)
    assert (stayed["units"], stayed["of"], stayed["share"]) == (1, 2, 0.5)
    assert step(found, 1, 5)["units"] == 1
    assert step(found, 3, 3)["share"] == 1


def test_intervals_are_wilsons() -> None:
    """(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) at one of two."""
    row = step(measure_mobility(TEN, swapped()), 1, 1)
    z, n, p = 1.959963984540054, 2, 0.5
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert row["low"] == pytest.approx(0.5 - half)
    assert row["high"] == pytest.approx(0.5 + half)


def test_where_less_is_better_the_smallest_is_first() -> None:
    """The same swap seen from the other end."""
    found = measure_mobility(TEN, swapped(), direction=-1)
    assert gained(found, "c0") == (9, 4)
    assert found.cities["first_fifth"]["c0"] == 5


def test_cities_that_tie_share_a_fifth() -> None:
    """All equal: all in the first fifth, nobody in the others, of which nothing is said."""
    found = measure_mobility(Series(1.0, TEN.index), TEN)
    assert (found.cities["first_fifth"] == 1).all()
    assert [step(found, 1, after)["of"] for after in range(1, 6)] == [10] * 5
    assert step(found, 2, 2)["of"] == 0
    assert np.isnan(step(found, 2, 2)["share"])


@settings(max_examples=40, deadline=None)
@given(
    first=arrays(float, 23, elements=st.integers(0, 9).map(float)),
    last=arrays(float, 23, elements=st.integers(0, 9).map(float)),
)
def test_the_table_counts_every_city_once(first: Array, last: Array) -> None:
    """Rows sum to one, counts to the cities, and back again nothing has moved."""
    there = measure_mobility(Series(first), Series(last))
    assert there.transitions["units"].sum() == 23
    known = there.transitions.dropna()
    whole = known.groupby("first_fifth")["share"].sum()
    assert whole.tolist() == pytest.approx([1] * len(whole))
    assert (known["low"] <= known["share"] + 1e-12).all()
    assert (known["share"] <= known["high"] + 1e-12).all()
    back = measure_mobility(Series(last), Series(first))
    assert (there.cities["places"] == -back.cities["places"]).all()
    assert there.moved == back.moved


@pytest.mark.parametrize(
    ("first", "last"),
    [(TEN[:9], TEN[:9]), (TEN, TEN[::-1]), (TEN, TEN.where(TEN > 1)), (TEN.where(TEN > 1), TEN)],
)
def test_what_has_no_place_in_both_years_is_refused(first: Series, last: Series) -> None:
    """Too few, other cities, a gap."""
    with pytest.raises(DataError):
        measure_mobility(first, last)
