"""Weights for the influence intended: closed forms, where there are none, the shipped index."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.chain import score_cities
from scoring.proofs.influence import influence, weights_for
from scoring.proofs.weighed import Weighed, weighed
from tests.scoring.proofs.tables import of


def _with_correlations(wanted: np.ndarray, n: int = 40) -> Weighed:
    """Headings of mean 50 and deviation 10 with exactly these correlations."""
    raw = np.random.default_rng(2).standard_normal((n, len(wanted)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw, rowvar=False, ddof=0))).T
    return of(50 + 10 * white @ np.linalg.cholesky(wanted).T)


def test_uncorrelated_headings_need_the_roots_of_the_shares() -> None:
    """Each correlation is then its weight, so shares 4 : 1 : 1 need weights 2 : 1 : 1."""
    part = _with_correlations(np.eye(3))
    found = weights_for(part, np.array([4.0, 1.0, 1.0]))
    assert found.reached
    assert found.weights.tolist() == pytest.approx([0.5, 0.25, 0.25], abs=1e-6)
    assert found.share.tolist() == pytest.approx([4 / 6, 1 / 6, 1 / 6], abs=1e-6)


def test_deviations_are_made_up_for() -> None:
    """A heading that varies four times as much needs a quarter of the weight."""
    part = _with_correlations(np.eye(2))
    wide = replace(part, scores=part.scores * np.array([4.0, 1.0]))
    found = weights_for(wide, np.ones(2))
    assert found.reached
    assert found.weights.tolist() == pytest.approx([0.2, 0.8], abs=1e-6)


def test_correlated_headings_by_hand() -> None:
    """With r = 0.5 between the first two and 0 elsewhere, R⁻¹1 is (2/3, 2/3, 1)."""
    part = _with_correlations(np.array([[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]]))
    found = weights_for(part, np.ones(3))
    assert found.reached
    assert found.weights.tolist() == pytest.approx([2 / 7, 2 / 7, 3 / 7], abs=1e-6)


def test_where_no_weights_give_the_influence_the_nearest_are_returned() -> None:
    """R⁻¹1 is (6.4, −4.1, 4.2): the second heading would need a weight below zero."""
    part = _with_correlations(np.array([[1, 0.8, -0.5], [0.8, 1, 0], [-0.5, 0, 1]]))
    intended = np.ones(3)
    found = weights_for(part, intended)
    assert not found.reached
    assert found.weights.min() >= 0
    assert found.weights.sum() == pytest.approx(1)
    away = float(np.sum((found.share - 1 / 3) ** 2))
    grid = np.random.default_rng(4).dirichlet(np.ones(3), 3_000)
    for weights in grid:
        tried = influence(part, weights, intended)
        if tried.correlation.min() >= 0:
            assert np.sum((tried.share - 1 / 3) ** 2) >= away - 1e-9


def test_the_share_is_the_effective_weight_of_the_index(catalogue: Catalogue) -> None:
    """Under the weights chosen both are the same figures."""
    part = weighed(result := score_cities(catalogue))
    found = influence(part, part.weights, part.weights)
    expected = result.weights["effective_weight"].reindex(list(part.codes))
    assert found.share.tolist() == pytest.approx((expected / expected.sum()).tolist(), abs=1e-9)
    correlations = result.weights["with_index"].reindex(list(part.codes))
    assert found.correlation.tolist() == pytest.approx(correlations.tolist(), abs=1e-9)
    assert weights_for(part, found.share).reached


def test_other_means_and_headings_that_do_not_vary_are_refused() -> None:
    """Both with the key that pages know."""
    part = of([[1, 2], [2, 1]])
    for wrong in (replace(part, rule="geometric"), of([[1, 2], [1, 2]])):
        with pytest.raises(DataError) as refused:
            weights_for(wrong, np.ones(2))
        assert refused.value.key == "no_influence"
