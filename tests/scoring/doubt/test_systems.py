"""Comparing indexes: answers known by hand, and the published tables under all frameworks."""

from __future__ import annotations

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.doubt.systems import (
    always_in_first,
    common_ranks,
    disagreements,
    heading_pull,
    rank_agreement,
    rank_shift,
)
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition

TREE = IndexDefinition.from_table(
    pd.DataFrame(
        [
            ("index", "", 1, 1, "aggregate"),
            ("money", "index", 1, 3, "aggregate"),
            ("air", "index", 1, 1, "aggregate"),
            ("income", "money", 1, 1, "level"),
            ("smoke", "air", -1, 1, "level"),
        ],
        columns=["code", "parent", "direction", "weight", "kind"],
    )
)
VALUES = pd.DataFrame(
    {"income": [0.0, 50.0, 100.0, 80.0], "smoke": [0.0, 10.0, 20.0, 40.0]}, index=list("abcd")
)


def _index(**choices: object) -> IndexResult:
    return compute_index(VALUES, TREE, IndexChoices(**choices))  # type: ignore[arg-type]


def test_ranks_are_among_the_cities_that_all_rank() -> None:
    """A city without a score in one index is ranked in none."""
    gap = VALUES.copy()
    gap.loc["c", "smoke"] = float("nan")
    partial = compute_index(gap, TREE, IndexChoices(minimum_headings=2))
    ranks = common_ranks({"whole": _index(), "partial": partial})
    assert list(ranks.index) == ["a", "b", "d"]
    assert sorted(ranks["whole"]) == [1, 2, 3]


def test_nothing_to_compare_is_said() -> None:
    """An error of ours, not of pandas."""
    with pytest.raises(DataError, match="no index to compare"):
        common_ranks({})


def test_the_pull_of_headings_by_hand() -> None:
    """Scores of c: money 100, air 50; medians 65 and 62.5; weights 3/4 and 1/4."""
    pull = heading_pull(_index(treatment=False), "c")
    assert pull.to_dict() == {"money": 0.75 * (100 - 65), "air": 0.25 * (50 - 62.5)}


def test_the_most_disputed_city_comes_first() -> None:
    """With the names of the two indexes and the two ranks."""
    ranks = pd.DataFrame({"one": [1, 2, 3], "other": [3, 2, 1]}, index=["x", "y", "z"])
    found = disagreements(ranks)
    assert list(found.index) == ["x", "z", "y"]
    assert found.loc["x"].to_dict() == {
        "kindest": "one",
        "harshest": "other",
        "best": 1,
        "worst": 3,
        "spread": 2,
    }


def test_a_shift_is_positive_where_a_city_gains() -> None:
    """Counting only smoke, the cleanest city rises from last to first."""
    only_air = _index(weights=(("money", 0.0),))
    shift = rank_shift(_index(), only_air)
    assert shift["a"] == 3
    assert shift.sum() == 0


def test_the_five_frameworks_agree_more_than_they_differ(catalogue: Catalogue) -> None:
    """On the published figures every pair correlates, and itself fully."""
    names = sorted(catalogue.frameworks["framework"].unique())
    results = {name: score_cities(catalogue, IndexChoices(framework=name)) for name in names}
    ranks = common_ranks(results)
    agreement = rank_agreement(ranks)
    assert (agreement.to_numpy() > 0.5).all()
    assert agreement.to_numpy().diagonal() == pytest.approx(1)
    first = always_in_first(ranks)
    assert "110000" in first
    assert len(first) <= len(ranks) / 10 + 1
