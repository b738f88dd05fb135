"""The best case of each unit: by hand, and never beaten by weights drawn within the bounds."""

from __future__ import annotations

import numpy as np
import pytest

from data.errors import DataError
from scoring.proofs.best_case import best_case, best_shares
from tests.scoring.proofs.tables import drawn, of

# Two leaders of opposite kind, one unit between them, one that is like the first.
FOUR = of([[80, 20], [20, 80], [40, 40], [60, 10]])


def test_free_weights_by_hand() -> None:
    """80a + 20b ≤ 1 and 20a + 80b ≤ 1: a = b gives 40(a + b) = 0.8, b = 0 gives 60/80 = 0.75."""
    assert best_shares(FOUR, 1.0).tolist() == pytest.approx([1, 1, 0.8, 0.75])
    found = best_case(FOUR, "u03", 1.0)
    assert found.weights.tolist() == pytest.approx([1, 0], abs=1e-9)
    assert found.score == pytest.approx(60)
    assert (found.rank, found.above) == (2, ("u00",))


def test_bounded_weights_by_hand() -> None:
    """Within ±50 % at most 3 : 1, so (3 · 60 + 10) / (3 · 80 + 20) = 190/260."""
    found = best_case(FOUR, "u03", 0.5)
    assert found.of_best == pytest.approx(190 / 260)
    assert found.weights.tolist() == pytest.approx([0.75, 0.25])
    assert found.score == pytest.approx(47.5)
    assert found.above == ("u00",)


def test_without_room_it_is_the_index_itself() -> None:
    """At ±0 % every unit has its own score and place."""
    found = best_case(FOUR, "u02", 0.0)
    assert [found.score, found.rank, found.of_best] == pytest.approx([40, 3, 0.8])
    assert found.above == ("u00", "u01")


def test_no_drawn_weights_favour_a_unit_more() -> None:
    """Two thousand draws within ±30 % bring no unit nearer the top, and all bounds are kept."""
    part = of(np.random.default_rng(1).random((25, 5)) * 100, [1, 1, 2, 3, 1])
    means = drawn(part, 0.3, 2_000) @ part.scores.T
    seen = (means / means.max(axis=1, keepdims=True)).max(axis=0)
    found = best_shares(part, 0.3)
    assert (found.to_numpy() >= seen - 1e-9).all()
    assert found.max() == pytest.approx(1)
    for city in part.cities[:8]:
        apart = best_case(part, city, 0.3).weights / part.weights
        assert apart.max() * 0.7 <= apart.min() * 1.3 + 1e-9


def test_scores_below_zero_have_no_share_of_the_best() -> None:
    """A share of a z-score says nothing, and is refused."""
    with pytest.raises(DataError) as refused:
        best_case(of([[1, -1], [0, 1]]), "u00", 0.25)
    assert refused.value.key == "no_best_case"
