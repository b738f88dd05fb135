"""How much of a score is wealth, size and status: by hand, against every order, at the edges."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.doubt.explained import administrative_status, explained_by

N = 60


@pytest.fixture(scope="module")
def made() -> tuple[pd.Series, dict[str, pd.DataFrame]]:
    """A score of three factors that go together, the last of two columns."""
    rng = np.random.default_rng(3)
    wealth = rng.normal(size=N)
    size = 0.6 * wealth + rng.normal(size=N)
    status = pd.DataFrame({"a": (size > 1).astype(float), "b": (wealth > 1).astype(float)})
    score = pd.Series(wealth + 0.5 * size + status["a"] + rng.normal(size=N))
    factors = {"wealth": pd.DataFrame(wealth), "size": pd.DataFrame(size), "status": status}
    return score, factors


def _r_squared(y: np.ndarray, frames: list[pd.DataFrame]) -> float:
    """As a textbook has it: 1 less the variance left."""
    x = np.column_stack([np.ones(len(y)), *[frame.to_numpy() for frame in frames]])
    fitted = x @ np.linalg.pinv(x) @ y
    return float(1 - np.var(y - fitted) / np.var(y))


def test_a_share_is_what_is_added_over_every_order(
    made: tuple[pd.Series, dict[str, pd.DataFrame]],
) -> None:
    """All six orders, one by one; the shares sum to the whole."""
    score, factors = made
    found, y = explained_by(score, factors), score.to_numpy()
    added: dict[str, list[float]] = {name: [] for name in factors}
    for order in permutations(factors):
        before: list[pd.DataFrame] = []
        for name in order:
            after = [*before, factors[name]]
            added[name].append(_r_squared(y, after) - (_r_squared(y, before) if before else 0.0))
            before = after
    for name, gains in added.items():
        assert found.share[name] == pytest.approx(np.mean(gains), abs=1e-12)
        assert found.alone[name] == pytest.approx(_r_squared(y, [factors[name]]), abs=1e-12)
    assert found.share.sum() == pytest.approx(found.whole, abs=1e-12)
    assert found.n == N


def test_one_factor_is_the_square_of_its_correlation() -> None:
    """By hand: r = 0.8 for these five and their like."""
    x = pd.Series([1.0, 2.0, 3.0, 4.0, 5.0] * 4)
    y = pd.Series([2.0, 1.0, 4.0, 3.0, 5.0] * 4)
    found = explained_by(y, {"x": x})
    assert found.whole == pytest.approx(0.64)
    assert found.share["x"] == pytest.approx(0.64)


def test_only_cities_with_everything_count(
    made: tuple[pd.Series, dict[str, pd.DataFrame]],
) -> None:
    """A city without a score, or without its residents, is left out and not counted."""
    score, factors = made
    gaps = score.copy()
    gaps.iloc[0] = np.nan
    size = factors["size"].copy()
    size.iloc[1, 0] = np.nan
    found = explained_by(gaps, factors | {"size": size})
    inside = score.index[2:]
    same = explained_by(score[inside], {k: f.loc[inside] for k, f in factors.items()})
    assert found.n == N - 2
    assert found.whole == pytest.approx(same.whole)


def test_a_status_that_nobody_has_changes_nothing(
    made: tuple[pd.Series, dict[str, pd.DataFrame]],
) -> None:
    """Where an index leaves out the capitals, their column is all zeros."""
    score, factors = made
    more = factors | {"status": factors["status"].assign(c=0.0)}
    assert explained_by(score, more).whole == pytest.approx(explained_by(score, factors).whole)


@pytest.mark.parametrize("score", [pd.Series(np.arange(11.0)), pd.Series(np.ones(40))])
def test_too_few_cities_or_one_score_are_refused(score: pd.Series) -> None:
    """Eleven cities do not carry two coefficients and ten more; a constant has no differences."""
    with pytest.raises(DataError, match="too few cities"):
        explained_by(score, {"x": pd.Series(np.arange(float(len(score))) ** 2)})


def test_status_is_read_from_the_table(catalogue: Catalogue) -> None:
    """Four of provincial level, 15 sub-provincial, 17 other capitals, nobody twice."""
    status = administrative_status(catalogue.cities.set_index("city_code"))
    assert status.sum().tolist() == [4, 15, 17]
    assert status.sum(axis=1).max() == 1
