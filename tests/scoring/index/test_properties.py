"""What must hold for any index: Hypothesis looks for the table that breaks it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scoring.arrays import Array
from scoring.index.aggregate import RULES, aggregate
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.moments import kurtosis, skewness
from scoring.index.normalise import METHODS, Normalisation, normalise
from scoring.index.rank import competition_ranks
from scoring.index.treat import treat_outliers
from tests.scoring.shapes import deep

FEW = settings(max_examples=40, deadline=None)
MONOTONE = sorted(set(RULES) - {"mazziotta_pareto", "mazziotta_pareto_plus"})
NORMALISATIONS = sorted(METHODS)
HERE = {m: Normalisation(m, unit="3", goalposts=(("x", -5.0, 5.0),), capped=False) for m in METHODS}

numbers = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
columns = arrays(float, st.integers(5, 30), elements=st.one_of(numbers, st.just(np.nan)))
full_columns = arrays(float, st.integers(5, 30), elements=st.integers(1, 400).map(float))


def _frame(x: Array) -> pd.DataFrame:
    return pd.DataFrame({"x": x}, index=[str(i) for i in range(len(x))])


@FEW
@given(x=columns, sign=st.sampled_from([1, -1]), method=st.sampled_from(NORMALISATIONS))
def test_normalising_keeps_or_reverses_the_order(x: Array, sign: int, method: str) -> None:
    """A better value never has a lower score, and a gap stays a gap."""
    if method.startswith("ratio"):
        x = np.abs(x) + 1
    scores = normalise(_frame(x), pd.Series({"x": sign}), HERE[method])["x"].to_numpy()
    assert np.isnan(scores[np.isnan(x)]).all()
    known = ~np.isnan(scores)
    if method == "distance_to_unit" and known.any() and x[3] * sign <= np.nanmin(x * sign):
        return  # the reference is the worst of all: no scale, as COINr has it
    order = np.argsort(x[known] * sign, kind="stable")
    steps = np.diff(scores[known][order])
    assert (steps >= -1e-9 * np.abs(scores[known]).max(initial=1)).all()


@FEW
@given(x=full_columns, factor=st.sampled_from([0.001, 7.0, 1e9]), data=st.data())
def test_the_unit_of_a_column_does_not_matter(x: Array, factor: float, data: st.DataObject) -> None:
    """Metres or kilometres: same treatment, same scores."""
    method = data.draw(st.sampled_from(sorted(set(METHODS) - {"goalposts"})))
    up = pd.Series({"x": 1})
    first = normalise(treat_outliers(_frame(x)).values, up, HERE[method])
    second = treat_outliers(_frame(x * factor))
    assert treat_outliers(_frame(x)).log["method"].equals(second.log["method"])
    if second.log["method"].eq("logarithm").any() and method.startswith("ratio"):
        return  # a ratio of logarithms has no unit to be independent of
    np.testing.assert_allclose(
        normalise(second.values, up, HERE[method]), first, rtol=1e-6, atol=1e-6
    )


@FEW
@given(x=columns)
def test_treatment_never_changes_an_order(x: Array) -> None:
    """Outliers are drawn in, never past another city."""
    after = treat_outliers(_frame(x)).values["x"].to_numpy()
    assert (np.isnan(after) == np.isnan(x)).all()
    known = ~np.isnan(x)
    assert (np.diff(after[known][np.argsort(x[known], kind="stable")]) >= 0).all()


@FEW
@given(x=full_columns, shift=st.sampled_from([0.0, 1e3, -1e3]))
def test_moments_do_not_depend_on_where_or_how_wide(x: Array, shift: float) -> None:
    """Skewness and kurtosis are of the shape alone, and agree with pandas."""
    series = pd.Series(x)
    if x.max() > x.min():
        assert skewness(x) == pytest.approx(series.skew(), abs=1e-9)
        assert kurtosis(x) == pytest.approx(series.kurt(), abs=1e-8)
        assert skewness(x * 1e8 + shift) == pytest.approx(float(skewness(x)), abs=1e-6)


@FEW
@given(
    scores=arrays(float, (8, 4), elements=st.integers(1, 100).map(float)),
    rule=st.sampled_from(MONOTONE),
    row=st.integers(0, 7),
    column=st.integers(0, 3),
    gain=st.integers(1, 50),
)
def test_a_better_score_never_lowers_the_result(
    scores: Array, rule: str, row: int, column: int, gain: int
) -> None:
    """Monotone in every score; the penalty of Mazziotta–Pareto is not, by intention."""
    weights = pd.Series([1.0, 2.0, 0.5, 0.0])
    better = scores.copy()
    better[row, column] += gain
    before, after = (aggregate(pd.DataFrame(s), weights, rule)[row] for s in (scores, better))
    assert after >= before - 1e-9


@FEW
@given(seed=st.integers(0, 500), data=st.data())
def test_a_missing_figure_never_raises_what_is_known(seed: int, data: st.DataObject) -> None:
    """Taking a figure away never raises the share observed, and never gives a score."""
    frame, tree = deep(seed, 20)
    choices = IndexChoices(minimum_headings=0, minimum_indicator_share=0.3)
    row = data.draw(st.integers(0, 19))
    column = data.draw(st.sampled_from(tree.indicators))
    poorer = frame.copy()
    poorer.loc[frame.index[row], column] = np.nan
    before = compute_index(frame, tree, choices)
    after = compute_index(poorer, tree, choices)
    assert (after.observed_share <= before.observed_share + 1e-12).all(axis=None)
    unit = frame.index[row]
    gone = before.scores.loc[unit].isna()
    assert after.scores.loc[unit][gone].isna().all()


@FEW
@given(seed=st.integers(0, 500), rule=st.sampled_from(sorted(set(RULES) - {"copeland_coinr"})))
def test_the_order_of_rows_is_of_no_account(seed: int, rule: str) -> None:
    """The same table shuffled gives the same scores and ranks."""
    frame, tree = deep(seed, 20)
    shuffled = frame.sample(frac=1, random_state=seed)
    choices = IndexChoices(aggregation=(rule,), minimum_headings=0)
    first = compute_index(frame, tree, choices)
    second = compute_index(shuffled, tree, choices)
    pd.testing.assert_frame_equal(second.scores.loc[frame.index], first.scores, rtol=1e-9)
    pd.testing.assert_frame_equal(second.ranks.loc[frame.index], first.ranks)


@FEW
@given(seed=st.integers(0, 500), factor=st.sampled_from([0.01, 3.0, 1e6]))
def test_weights_that_sum_to_anything_give_the_same_ranks(seed: int, factor: float) -> None:
    """Only shares count."""
    frame, tree = deep(seed, 20)
    choices = IndexChoices(minimum_headings=0)
    scaled = tree.with_weights([(n.code, n.weight * factor) for n in tree.nodes])
    first, second = (compute_index(frame, t, choices) for t in (tree, scaled))
    pd.testing.assert_frame_equal(first.ranks, second.ranks)


@FEW
@given(seed=st.integers(0, 500))
def test_units_outside_the_basis_change_nobody(seed: int) -> None:
    """However extreme they are."""
    frame, tree = deep(seed, 20)
    choices = IndexChoices(minimum_headings=0)
    wider = pd.concat([frame, pd.DataFrame(1e9, ["far"], frame.columns)])
    first = compute_index(frame, tree, choices)
    second = compute_index(wider, tree, choices, basis=frame.index)
    pd.testing.assert_frame_equal(second.scores.loc[frame.index], first.scores)
    assert second.scores.loc["far"].isna().all()


@FEW
@given(x=columns)
def test_ranks_are_one_more_than_the_number_ahead(x: Array) -> None:
    """The definition of competition ranking, counted."""
    ranks = competition_ranks(_frame(np.round(x)))["x"]
    for place, score in zip(ranks, np.round(x), strict=True):
        assert (place is pd.NA) if np.isnan(score) else place == 1 + (np.round(x) > score).sum()


def test_nothing_is_changed_in_place() -> None:
    """The table that goes in is the table that is still there."""
    frame, tree = deep()
    before = frame.copy()
    compute_index(frame, tree, IndexChoices(aggregation=("geometric",), minimum_headings=0))
    pd.testing.assert_frame_equal(frame, before)
