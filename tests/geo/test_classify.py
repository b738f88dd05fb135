"""Classes: by hand, equal to mapclassify's own, and true for any values."""

from __future__ import annotations

import warnings

import mapclassify
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import DataError
from geo.classes.classify import NO_CLASS, SCHEMES, Classes, Scheme, classify
from geo.classes.natural_breaks import natural_breaks

COMPUTED: tuple[Scheme, ...] = ("quantiles", "natural_breaks", "equal_interval", "std_mean")
figures = st.lists(
    st.one_of(st.just(float("nan")), st.floats(-1e13, 1e13, allow_nan=False)), max_size=60
).map(lambda values: pd.Series(values, dtype=float))


@pytest.fixture(scope="module")
def crime() -> pd.Series[float]:
    """mapclassify's own example data: 58 counties of California."""
    example: pd.Series[float] = mapclassify.load_example()
    return example


def test_quantiles_by_hand() -> None:
    """Nine values in three classes: three in each, a bound belongs to the class below."""
    classes = classify(pd.Series(range(1, 10), dtype=float), "quantiles", 3)
    assert classes.counts == (3, 3, 3)
    assert classes.upper == pytest.approx((11 / 3, 19 / 3, 9))
    assert classes.lower == pytest.approx((1, 11 / 3, 19 / 3))


def test_equal_intervals_by_hand() -> None:
    """From 0 to 9 in three: bounds 3 and 6; the value 3 lies in the lowest class."""
    classes = classify(pd.Series([0.0, 3.0, 3.1, 9.0]), "equal_interval", 3)
    assert classes.breaks == (3, 6)
    assert classes.index.tolist() == [0, 0, 1, 2]


def test_standard_deviations_by_hand() -> None:
    """Mean 5, deviation 2: four classes meet at 3, 5 and 7."""
    values = pd.Series([2.0, 3.0, 3.0, 5.0, 5.0, 7.0, 7.0, 8.0])
    values = 5 + (values - 5) * 2 / values.std()
    assert classify(values, "std_mean", 4).breaks == pytest.approx((3, 5, 7))


def test_fixed_breaks_are_kept_where_no_value_lies() -> None:
    """A legend drawn for the nation keeps its classes when a province is chosen."""
    classes = classify(pd.Series([10.0, 60.0]), "fixed", breaks=(20, 40, 80))
    assert classes.lower == (10, 20, 40, 80)
    assert classes.upper == (20, 40, 80, 80)
    assert classes.counts == (1, 0, 1, 0)


@pytest.mark.parametrize("k", [3, 5, 9])
def test_natural_breaks_equal_mapclassify(crime: pd.Series[float], k: int) -> None:
    """The same optimum as FisherJenks on mapclassify's example."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that numba is not installed
        expected = mapclassify.FisherJenks(crime, k)
    ours = classify(crime, "natural_breaks", k)
    assert ours.upper == pytest.approx(expected.bins)
    assert ours.counts == tuple(expected.counts)


def test_natural_breaks_are_as_published(crime: pd.Series[float]) -> None:
    """The bounds printed in mapclassify's documentation of FisherJenks."""
    assert natural_breaks(np.asarray(crime, dtype=np.float64), 5) == [
        75.29,
        192.05,
        370.5,
        722.85,
        4111.45,
    ]


def test_natural_breaks_hold_for_figures_in_yuan(crime: pd.Series[float]) -> None:
    """A large offset and unit, as in a GDP, change no class."""
    in_yuan = crime * 1e9 + 4e12
    pd.testing.assert_series_equal(
        classify(in_yuan, "natural_breaks", 5).index, classify(crime, "natural_breaks", 5).index
    )


@pytest.mark.parametrize(
    ("scheme", "other"),
    [("quantiles", mapclassify.Quantiles), ("equal_interval", mapclassify.EqualInterval)],
)
def test_bounds_equal_mapclassify(
    crime: pd.Series[float], scheme: Scheme, other: type[mapclassify.classifiers.MapClassifier]
) -> None:
    """The same bounds and counts as mapclassify on its example."""
    expected = other(crime, 6)
    ours = classify(crime, scheme, 6)
    assert ours.upper == pytest.approx(expected.bins)
    assert ours.counts == tuple(expected.counts)


@pytest.mark.parametrize("scheme", COMPUTED)
@pytest.mark.parametrize(
    ("values", "counts"),
    [([7.0, 7.0, 7.0], (3,)), ([1.0, 1.0, 2.0], (2, 1)), ([np.nan, 4.0], (1,))],
)
def test_values_too_much_alike_make_fewer_classes(
    scheme: Scheme, values: list[float], counts: tuple[int, ...]
) -> None:
    """No class that can hold nothing, no warning, and the result says so."""
    classes = classify(pd.Series(values), scheme, 5)
    assert classes.counts == counts
    assert classes.fewer


def test_no_values_make_no_class() -> None:
    """All units are without data: no class, and each index says so."""
    classes = classify(pd.Series([np.nan, np.nan], index=["a", "b"]), "quantiles", 5)
    assert classes.upper == ()
    assert classes.index.to_dict() == {"a": NO_CLASS, "b": NO_CLASS}
    assert classes.without_data == 2
    assert classes.of(pd.Series([1.0])).tolist() == [NO_CLASS]


def test_other_values_fall_in_the_end_classes() -> None:
    """Classes made for a selection paint the nation: what lies beyond takes the end colour."""
    classes = classify(pd.Series([1.0, 2.0, 3.0]), "equal_interval", 3)
    assert classes.of(pd.Series([-5.0, np.nan, 99.0])).tolist() == [0, NO_CLASS, 2]


@pytest.mark.parametrize(
    ("scheme", "k", "breaks", "message"),
    [
        ("pretty", 5, (), "not one of"),
        ("quantiles", 2, (), "choose 3 to 9"),
        ("quantiles", 10, (), "choose 3 to 9"),
        ("fixed", 5, (), "ascending"),
        ("fixed", 5, (2, 1), "ascending"),
        ("fixed", 5, (1, float("nan")), "ascending"),
    ],
)
def test_bad_requests_are_refused(
    scheme: Scheme, k: int, breaks: tuple[float, ...], message: str
) -> None:
    """The message says what can be asked for."""
    with pytest.raises(DataError, match=message):
        classify(pd.Series([1.0, 2.0]), scheme, k, breaks)


def test_an_infinite_value_is_refused() -> None:
    """A division by zero must not become a colour."""
    with pytest.raises(DataError, match="infinite"):
        classify(pd.Series([1.0, np.inf]))


@given(figures, st.sampled_from(COMPUTED), st.integers(3, 9))
def test_every_value_lies_in_its_class(values: pd.Series[float], scheme: Scheme, k: int) -> None:
    """Each value is above the lower and at most the upper bound; counts add up."""
    classes = classify(values, scheme, k)
    assert len(classes.upper) <= k
    assert sum(classes.counts) + classes.without_data == len(values)
    for value, index in zip(values, classes.index, strict=True):
        if np.isnan(value):
            assert index == NO_CLASS
        else:
            assert classes.lower[index] <= value <= classes.upper[index]
            assert index == 0 or value > classes.lower[index]


@given(figures, st.sampled_from(COMPUTED), st.randoms())
def test_the_order_of_units_changes_nothing(
    values: pd.Series[float], scheme: Scheme, random: np.random.RandomState
) -> None:
    """A unit keeps its class however the rows are sorted."""
    order = list(range(len(values)))
    random.shuffle(order)
    shuffled = classify(values.iloc[order], scheme, 5)
    pd.testing.assert_series_equal(shuffled.index.sort_index(), classify(values, scheme, 5).index)


@given(figures.filter(lambda values: values.nunique() > 4))
def test_natural_breaks_are_at_least_as_alike_as_quantiles(known: pd.Series[float]) -> None:
    """No other cut has less spread inside its classes."""

    def spread(classes: Classes) -> float:
        return float(
            known.groupby(classes.index).var(ddof=0).mul(classes.index.value_counts()).sum()
        )

    known = known.dropna()
    assert (
        spread(classify(known, "natural_breaks", 4))
        <= spread(classify(known, "quantiles", 4)) * (1 + 1e-9) + 1e-9
    )


def test_all_schemes_are_tested() -> None:
    """A scheme that is added appears above."""
    assert set(SCHEMES) == {*COMPUTED, "fixed"}
