"""A city beside its peers, by hand."""

from __future__ import annotations

import pytest
from pandas import DataFrame, Series

from scoring.diagnosis.peers import compare_with_peers

VALUES = DataFrame(
    {
        "doctors": [5.0, 1.0, 2.0, 3.0, 4.0, 5.0],
        "smoke": [5.0, 1.0, 2.0, 3.0, 4.0, 5.0],
        "equal": [2.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        "scarce": [5.0, 1.0, 2.0, 3.0, 4.0, None],
    },
    index=list("abcdef"),
)
DIRECTIONS = Series({"doctors": 1, "smoke": -1, "equal": 1, "scarce": 1})


def test_gap_in_standard_deviations_of_the_peers() -> None:
    """Peers 1 … 5 have median 3 and s = √2.5; five doctors lie 2/√2.5 above."""
    found = compare_with_peers(VALUES, DIRECTIONS, "a", set("bcdef"))
    gap = 2 / 2.5**0.5
    assert found["gap"].to_dict() == pytest.approx({"doctors": gap, "smoke": -gap})
    assert found["better"].to_dict() == {"doctors": 0, "smoke": 4}
    assert found["peers"].to_dict() == {"doctors": 5, "smoke": 5}
    assert list(found.index) == ["doctors", "smoke"]


def test_too_few_peers_equal_peers_and_a_city_without_value_give_no_gap() -> None:
    """Nothing is said where nothing can be compared."""
    found = compare_with_peers(VALUES, DIRECTIONS, "f", set("abcde"))
    assert "scarce" not in found.index
    assert "equal" in found.index
    assert "equal" not in compare_with_peers(VALUES, DIRECTIONS, "a", set("bcdef")).index
