"""Weights as given, equal and derived, and what each turns out to count for."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.weight import group_weights, weight_table
from tests.scoring.shapes import deep, definition, flat


def test_given_and_equal_weights() -> None:
    """Shares of the total; the unit of weights does not matter."""
    scores = pd.DataFrame({"a": [1.0, 2.0], "b": [2.0, 1.0]})
    given = pd.Series({"a": 30.0, "b": 10.0})
    assert group_weights(scores, given).tolist() == [0.75, 0.25]
    assert group_weights(scores, given, "equal").tolist() == [0.5, 0.5]


def test_derived_weights_by_hand() -> None:
    """Two scores always load equally on the first component, and CRITIC gives the wider more."""
    scores = pd.DataFrame({"a": [0.0, 50.0, 100.0, 50.0], "b": [0.0, 0.0, 100.0, 100.0]})
    given = pd.Series({"a": 1.0, "b": 1.0})
    assert group_weights(scores, given, "pca").tolist() == pytest.approx([0.5, 0.5])
    # Both conflict equally with each other, so CRITIC weighs by deviation: √(1/6) : √(1/3).
    ratio = group_weights(scores, given, "critic")
    assert ratio["b"] / ratio["a"] == pytest.approx(np.sqrt(2))
    # On 1–100: a = 1, 50.5, 100, 50.5 and b = 1, 1, 100, 100, shares of 202 each.
    a, b = np.array([1, 50.5, 100, 50.5]) / 202, np.array([1, 1, 100, 100]) / 202
    lack = [1 + (p * np.log(p)).sum() / np.log(4) for p in (a, b)]
    found = group_weights(scores, given, "entropy")
    assert found.tolist() == pytest.approx([lack[0] / sum(lack), lack[1] / sum(lack)])


def test_derived_weights_need_figures() -> None:
    """Two complete units are too few."""
    scores = pd.DataFrame({"a": [1.0, 2.0, np.nan], "b": [2.0, 1.0, 1.0]})
    with pytest.raises(DataError, match="weighting pca: too few units"):
        group_weights(scores, pd.Series({"a": 1.0, "b": 1.0}), "pca")


def test_effective_weights_are_shares_of_their_parent() -> None:
    """On an uneven tree siblings of different height are compared, and no others."""
    tree = definition(
        ("index", "", 1, 1.0, "aggregate"),
        ("air", "index", 1, 1.0, "aggregate"),
        ("smoke", "air", 1, 1.0, "level"),
        ("dust", "air", 1, 1.0, "level"),
        ("income", "index", 1, 1.0, "level"),
    )
    values = np.random.default_rng(3).random((30, 3))
    frame = pd.DataFrame(values, columns=["smoke", "dust", "income"])
    table = compute_index(frame, tree, IndexChoices(treatment=False, minimum_headings=1)).weights
    assert table["level"].to_dict()["air"] == 2
    squared = table["with_index"] ** 2
    assert table["effective_weight"]["air"] == pytest.approx(
        squared["air"] / (squared["air"] + squared["income"])
    )
    assert table["effective_in_index"]["dust"] == pytest.approx(
        table["effective_weight"]["dust"] * table["effective_weight"]["air"]
    )
    assert table["effective_in_index"][list(tree.indicators)].sum() == pytest.approx(1)


def test_weight_in_index_is_the_product_of_shares() -> None:
    """Path products of all indicators sum to 1."""
    _, tree = deep()
    scores = pd.DataFrame(np.random.default_rng(0).random((9, len(tree.codes))), columns=tree.codes)
    share = pd.Series(
        {
            c: 1 / len(tree.children[tree.by_code[c].parent]) if c != "index" else 1.0
            for c in tree.codes
        }
    )
    table = weight_table(scores, tree, share)
    assert table.loc[list(tree.indicators), "weight_in_index"].sum() == pytest.approx(1)
    assert flat({"a": 1.0}).codes == ("index", "a")
