"""Several scores into one, and places among them: every rule on scores checked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from scoring.index.aggregate import aggregate
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.normalise import Normalisation, normalise
from scoring.index.rank import competition_ranks
from tests.scoring.shapes import column, flat

UP = pd.Series({"x": 1})


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("arithmetic", (3 * 2 + 1 * 8) / 4),
        ("geometric", (2**3 * 8) ** (1 / 4)),
        ("harmonic", 4 / (3 / 2 + 1 / 8)),
        ("power", ((3 * 2**0.5 + 8**0.5) / 4) ** 2),
        # M = 3.5, S² = (3 · 1.5² + 4.5²) / 4 = 6.75
        ("mazziotta_pareto", 3.5 - 6.75 / 3.5),
        ("mazziotta_pareto_plus", 3.5 + 6.75 / 3.5),
    ],
)
def test_aggregation_by_hand(rule: str, expected: float) -> None:
    """Scores 2 and 8 with weights 3 and 1; a third that is missing changes nothing."""
    weights = pd.Series({"a": 3.0, "b": 1.0, "c": 6.0})
    scores = pd.DataFrame({"a": [2.0, 2.0], "b": [8.0, np.nan], "c": [np.nan, np.nan]})
    combined = aggregate(scores, weights, rule)
    assert combined[0] == pytest.approx(expected)
    assert combined[1] == pytest.approx(2.0)


def test_mazziotta_pareto_on_the_standard_scale() -> None:
    """Scores 90, 100, 110: M = 100, S = √(200/3), penalty S²/M = 2/3 (De Muro et al. 2011)."""
    scores = pd.DataFrame({"a": [90.0], "b": [100.0], "c": [110.0]})
    equal = pd.Series(1.0, scores.columns)
    assert aggregate(scores, equal, "mazziotta_pareto")[0] == pytest.approx(100 - 2 / 3)


def test_mazziotta_pareto_from_figures_to_score() -> None:
    """Scores 85 and 120: M = 102.5, S = 17.5, MPI = M − S²/M (De Muro et al. 2011)."""
    x = [2.0, 4, 4, 4, 5, 5, 5, 7, 9]  # mean 5, deviation √(32 / 8)
    frame = pd.DataFrame({"x": x, "y": [-v for v in x[::-1]]})
    tree = flat({"x": 1.0, "y": 1.0}, {"y": -1})
    for rule, sign in (("mazziotta_pareto", -1), ("mazziotta_pareto_plus", 1)):
        choices = IndexChoices(treatment=False, aggregation=(rule,))
        score = compute_index(frame, tree, choices).scores["index"]
        assert [score[0], score[8]] == pytest.approx([102.5 + sign * 17.5**2 / 102.5] * 2)
        assert [score[1], score[4]] == pytest.approx([102.5 + sign * 7.5**2 / 102.5, 100.0])


def test_the_adjusted_index_of_mazziotta_and_pareto() -> None:
    """Between goalposts on 70–130 the ends give M = 100, S = 30: 91 or 109 (2016)."""
    how = Normalisation("goalposts", lower=70, upper=130, goalposts=(("x", 0, 10), ("y", 0, 10)))
    frame = pd.DataFrame({"x": [0.0, 5.0], "y": [0.0, 10.0]})
    scores = normalise(frame, pd.Series({"x": 1, "y": -1}), how)
    assert scores.to_numpy().tolist() == [[70.0, 130.0], [100.0, 70.0]]
    equal = pd.Series(1.0, scores.columns)
    assert aggregate(scores, equal, "mazziotta_pareto").tolist() == pytest.approx(
        [91, 85 - 15**2 / 85]
    )
    assert aggregate(scores, equal, "mazziotta_pareto_plus")[0] == pytest.approx(109)


def test_coverage_threshold_withholds() -> None:
    """60 % of the weight is enough at a threshold of 60 %, 50 % is not."""
    weights = pd.Series({"a": 6.0, "b": 4.0})
    scores = pd.DataFrame({"a": [1.0, np.nan], "b": [np.nan, 1.0]})
    assert aggregate(scores, weights, minimum_share=0.6).isna().tolist() == [False, True]


def test_copeland_counts_wins_less_losses() -> None:
    """Two of three scores put each row above the next, whatever the third says."""
    a, c = [4.0, 3.0, 2.0, 1.0, 0.0], [0.0, 4.0, 3.0, 2.0, 1.0]
    scores = pd.DataFrame({"a": a, "b": a, "c": c})
    equal = pd.Series(1.0, scores.columns)
    assert aggregate(scores, equal, "copeland").tolist() == [4.0, 2.0, 0.0, -2.0, -4.0]
    # Where c has seven tenths of the weight, its order alone decides.
    weights = pd.Series({"a": 1.5, "b": 1.5, "c": 7.0})
    assert aggregate(scores, weights, "copeland").tolist() == [-4.0, 4.0, 2.0, 0.0, -2.0]


def test_a_tied_pair_wins_and_loses_nothing() -> None:
    """Equal weight on either side, also where adding it up rounds differently."""
    scores = pd.DataFrame({"a": [1.0, 0.0], "b": [1.0, 0.0], "c": [0.0, 1.0]})
    weights = pd.Series({"a": 0.1, "b": 0.2, "c": 0.3})
    assert aggregate(scores, weights, "copeland").tolist() == [0.0, 0.0]


def test_weighted_borda_by_hand() -> None:
    """Weights 2 and 1: row 0 beats both others on a; rows 1 and 2 tie on b."""
    scores = pd.DataFrame({"a": [3.0, 2.0, 1.0], "b": [1.0, 2.0, 2.0]})
    weights = pd.Series({"a": 2.0, "b": 1.0})
    found = aggregate(scores, weights, "weighted_borda")
    np.testing.assert_allclose(found, [4 / 3, 1 / 3 + 5 / 6, 1 / 3 + 1 / 6])


@pytest.mark.parametrize("gaps", ["shared", "neutral"])
def test_whoever_is_withheld_is_nobodys_opponent(gaps: str) -> None:
    """The second row has a score of no weight only: the two others compare with each other."""
    scores = pd.DataFrame({"a": [3.0, np.nan, 2.0], "b": [1.0, 1.0, 1.0]})
    weights = pd.Series({"a": 1.0, "b": 0.0})
    borda = aggregate(scores, weights, "weighted_borda", gaps=gaps)
    assert borda.dropna().to_dict() == {0: 1.0, 2: 0.0}
    half = pd.Series({"a": 1.0, "b": 1.0})
    copeland = aggregate(scores, half, "copeland", gaps=gaps, minimum_share=0.6)
    assert copeland.dropna().tolist() == [1.0, -1.0]


def test_order_with_gaps() -> None:
    """Shared: compared on what both have. Neutral: half of what one of them lacks."""
    scores = pd.DataFrame({"a": [3.0, 1.0], "b": [np.nan, 9.0]})
    weights = pd.Series({"a": 1.0, "b": 1.0})
    assert aggregate(scores, weights, "copeland").tolist() == [1.0, -1.0]
    assert aggregate(scores, weights, "weighted_borda").tolist() == [1.0, 0.0]
    neutral = aggregate(scores, weights, "weighted_borda", gaps="neutral")
    assert neutral.tolist() == [0.75, 0.25]
    nobody = pd.DataFrame({"a": [3.0, 1.0, np.nan], "b": [3.0, 1.0, np.nan]})
    for gaps in ("shared", "neutral"):
        assert aggregate(nobody, weights, "copeland", gaps=gaps).tolist()[:2] == [1.0, -1.0]
        assert aggregate(nobody, weights, "weighted_borda", gaps=gaps).tolist()[:2] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("rule", "average"),
    [("arithmetic", 5.0), ("geometric", 4.0), ("harmonic", 3.2), ("mazziotta_pareto", 5.0)],
)
def test_a_neutral_gap_counts_at_the_average(rule: str, average: float) -> None:
    """Of 2 and 8 the mean is 5, the geometric mean 4, the harmonic 3.2."""
    scores = pd.DataFrame({"a": [2.0, 8.0, np.nan], "b": [6.0, 6.0, 6.0]})
    weights = pd.Series({"a": 3.0, "b": 1.0})
    filled = scores.fillna(average)
    neutral = aggregate(scores, weights, rule, gaps="neutral")
    assert neutral.tolist() == pytest.approx(aggregate(filled, weights, rule).tolist())
    assert aggregate(scores, weights, rule)[2] == pytest.approx(6.0)


def test_a_score_that_nobody_has_counts_for_nobody() -> None:
    """There is no average, so the others share, also where gaps are neutral."""
    scores = pd.DataFrame({"a": [2.0, 8.0], "b": [np.nan, np.nan]})
    equal = pd.Series(1.0, scores.columns)
    assert aggregate(scores, equal, gaps="neutral").tolist() == [2.0, 8.0]
    with pytest.raises(DataError, match="what gaps do is unknown: 'filled'"):
        aggregate(scores, equal, gaps="filled")


@pytest.mark.parametrize("rule", ["geometric", "harmonic", "mazziotta_pareto"])
def test_rules_that_need_positive_scores_say_so(rule: str) -> None:
    """A zero is not skipped and not replaced."""
    with pytest.raises(DataError, match="above zero; normalise to a positive interval: x"):
        aggregate(column(0, 5), UP, rule)


@pytest.mark.parametrize("weights", [{"x": 0.0}, {"x": -1.0}, {"y": 1.0}])
def test_unusable_weights_are_refused(weights: dict[str, float]) -> None:
    """All zero, negative, or none for a column."""
    with pytest.raises(DataError):
        aggregate(column(1, 2), pd.Series(weights))


def test_unknown_rules_are_refused() -> None:
    """The message quotes what was asked for."""
    with pytest.raises(DataError, match="unknown: 'median'"):
        aggregate(column(1, 2), UP, "median")


def test_competition_ranking() -> None:
    """ "1224", rounding noise is a tie, and a gap has no place."""
    scores = pd.DataFrame({"x": [0.1 + 0.2, 9.0, 0.3, 0.2, np.nan]})
    assert competition_ranks(scores)["x"].fillna(-1).tolist() == [2, 1, 2, 4, -1]
    assert str(competition_ranks(scores)["x"].dtype) == "Int64"
