"""What moves an index: shares of variance by hand, and the second edition held to its promises."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from benchmarks.coherence import MOST_FAR, far_from_their_median, problems
from data.catalogue import Catalogue
from scoring.doubt.coherence import contributions, variance_shares, weights_meant_and_found
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from tests.scoring.shapes import definition

FIRST, SECOND = "six_dimensions", "six_dimensions_2"


@pytest.fixture(scope="module")
def second(catalogue: Catalogue) -> IndexResult:
    """The second edition's index."""
    return score_cities(catalogue, IndexChoices(framework=SECOND))


def test_shares_of_variance_by_hand() -> None:
    """Weights 3 : 1 of scores 0, 100, 50 and 100, 0, 50: the second works against the first.

    The index is 25, 75, 50, its variance 1250/3. The first covaries with it by
    0.75 · 2500/3, the second by −0.25 · 2500/3.
    """
    tree = definition(
        ("index", "", 1, 1.0, "aggregate"),
        ("income", "index", 1, 3.0, "ratio"),
        ("green", "index", 1, 1.0, "ratio"),
    )
    values = pd.DataFrame({"income": [0.0, 4.0, 2.0], "green": [9.0, 1.0, 5.0]}, list("abc"))
    result = compute_index(values, tree, IndexChoices(treatment=False))
    assert variance_shares(result).to_dict() == pytest.approx({"income": 1.5, "green": -0.5})
    assert weights_meant_and_found(result)["nominal"].tolist() == [0.75, 0.25]


def test_contributions_add_up_to_the_index(second: IndexResult) -> None:
    """Under neutral gaps the index of every city is the average and what lifts it from there."""
    parts = contributions(second)
    index = second.scores["index"].dropna()
    apart = index - parts.sum(axis=1)
    assert len(parts) == len(index)
    assert float(apart.max() - apart.min()) < 1e-9
    assert variance_shares(second).sum() == pytest.approx(1)


def test_the_second_edition_keeps_its_promises(
    catalogue: Catalogue, second: IndexResult, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lists carry 15.6 % of the variance, no alpha is below 0.5, ten cities lie far off."""
    assert list(problems(second, catalogue)) == []
    printed = capsys.readouterr().out
    assert "3 items, 10.6% of the weight, 15.6% of the variance" in printed
    assert "more than 20 places from their median rank: 10 of 295 cities" in printed


def test_the_first_edition_fails_all_of_them(catalogue: Catalogue) -> None:
    """The figures that the decision gives as those before."""
    first = score_cities(catalogue, IndexChoices(framework=FIRST))
    missed = "; ".join(problems(first, catalogue))
    assert "carry 41.4% of the variance" in missed
    assert "alpha of environment_governance is 0.36" in missed
    assert "alpha of data_resource_management is 0.22" in missed
    assert "waste_treatment_rate" in missed
    far, cities = far_from_their_median(first, catalogue)
    assert (far, cities) == (47, 296)
    assert far > MOST_FAR


def test_each_silent_indicator_says_why_it_stays_and_no_other(
    catalogue: Catalogue, second: IndexResult
) -> None:
    """A sentence for an indicator that moves the index after all is stale."""
    weights = weights_meant_and_found(second)
    told = catalogue.silent.query("framework == @SECOND")["indicator"]
    assert set(told) == set(weights.index[weights["silent"]])
    assert np.isfinite(weights["effective"]).all()
