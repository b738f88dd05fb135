"""Each stage of the chain on tables small enough to check by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from scoring.index.aggregate import aggregate
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.impute import impute_group_median
from scoring.index.moments import kurtosis, skewness
from scoring.index.normalise import Normalisation, normalise
from scoring.index.rank import competition_ranks
from scoring.index.screen import screen_indicators
from scoring.index.treat import OutlierRule, treat_outliers
from scoring.index.weight import group_weights, weight_table
from tests.scoring.shapes import cell, deep, definition, flat

UP = pd.Series({"x": 1})
DOWN = pd.Series({"x": -1})
COINR = OutlierRule(reflect=False)


def _column(*values: float) -> pd.DataFrame:
    return pd.DataFrame({"x": np.array(values, dtype=float)})


def test_screening_keeps_out_rare_and_constant_indicators() -> None:
    """65 of 100 enters, 64 does not, and a single value tells nobody apart."""
    frame = pd.DataFrame({"rare": range(100), "enough": range(100), "same": [7.0] * 100})
    frame = frame.astype(float)
    frame.loc[:35, "rare"] = np.nan
    frame.loc[:34, "enough"] = np.nan
    assert screen_indicators(frame)["reason"].to_dict() == {
        "rare": "few_cities",
        "enough": "",
        "same": "one_distinct_value",
    }


def test_group_median_fills_and_marks() -> None:
    """The gap in group g gets the median of 1, 2 and 6; a group of gaps stays one."""
    frame = pd.DataFrame({"x": [1.0, 2.0, 6.0, None, None]}, index=list("abcde"))
    filled = impute_group_median(frame, pd.Series(list("ggggh"), index=list("abcde")))
    assert filled.values["x"].tolist()[:4] == [1.0, 2.0, 6.0, 2.0]
    assert filled.imputed["x"].tolist() == [False, False, False, True, False]
    assert np.isnan(cell(filled.values, "e", "x"))
    assert np.isnan(cell(frame, "d", "x"))
    with pytest.raises(DataError, match="belong to no group: e"):
        impute_group_median(frame, pd.Series(list("gggg"), index=list("abcd")))


def test_moments_by_hand() -> None:
    """Deviations −3, −2, 5 (and 0 for a gap): 3√6 · 90 / (38^1.5)…; NaN where undefined."""
    assert skewness(np.array([1.0, 2.0, 9.0, np.nan])) == pytest.approx(
        np.sqrt(3) * 90 / 38**1.5 * np.sqrt(6)
    )
    # 1, 2, 3, 4: Σd⁴ = 10.25, Σd² = 5, so g = 1.64 − 3 and ((5)(−1.36) + 6)·3 / 2 = −1.2.
    assert kurtosis(np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(-1.2)
    assert np.isnan(skewness(np.array([1.0, 2.0])))
    assert np.isnan(kurtosis(np.full(9, 0.1)))


def test_one_outlier_is_winsorised_to_the_next_value() -> None:
    """1 … 10 and 100: the hundred becomes ten, and the log says so."""
    treated = treat_outliers(_column(*range(1, 11), 100))
    assert treated.values["x"].tolist() == [*range(1, 11), 10]
    assert treated.log["method"].tolist() == ["winsorised"]
    assert treated.log["points"].tolist() == [1]
    assert treated.log["passes"].tolist() == [True]
    assert treated.points[["before", "after"]].to_numpy().tolist() == [[100.0, 10.0]]


def test_low_outliers_are_raised() -> None:
    """The side is that of the skewness."""
    treated = treat_outliers(_column(*range(1, 11), -100))
    assert treated.values["x"].tolist() == [*range(1, 11), 1]


def test_what_winsorising_cannot_cure_is_logged_from_the_start() -> None:
    """With one point allowed, two outliers remain, and log(x − min + 0.01 range) is taken."""
    x = np.array([*range(1, 21), 100, 200], dtype=float)
    treated = treat_outliers(_column(*x), rule=OutlierRule(maximum_winsorised=1))
    assert cell(treated.log, "x", "method") == "logarithm"
    np.testing.assert_allclose(treated.values["x"], np.log(x - 1 + 1.99), rtol=1e-14)


def test_a_logarithm_that_is_no_better_is_not_taken() -> None:
    """Two values only stay as lopsided under any logarithm; COINr takes it all the same."""
    frame = pd.DataFrame({"x": [0.0] * 74 + [1.0] * 6})
    kept = treat_outliers(frame)
    assert kept.log["method"].tolist() == ["kept"]
    assert kept.log["passes"].tolist() == [False]
    pd.testing.assert_frame_equal(kept.values, frame)
    assert treat_outliers(frame, rule=COINR).log["method"].tolist() == ["logarithm"]


def test_a_long_lower_tail_is_reflected() -> None:
    """The mirror of a long upper tail is treated as its mirror; COINr makes the skew worse."""
    up = pd.DataFrame({"x": [10.0**k for k in range(1, 9)] + [float(n) for n in range(1, 73)]})
    above, below = treat_outliers(up), treat_outliers(-up)
    assert above.log["method"].tolist() == ["logarithm"]
    assert below.log["method"].tolist() == ["reflected_logarithm"]
    np.testing.assert_allclose(below.values, -above.values)
    assert below.log["skewness_after"].tolist() == pytest.approx(
        [-above.log["skewness_after"].iloc[0]]
    )
    worse = treat_outliers(-up, rule=COINR).log.iloc[0]
    assert abs(worse["skewness_after"]) > abs(worse["skewness_before"])


def test_ties_are_winsorised_together_and_count_each() -> None:
    """Three equal tops fall in one step and use up three points of five."""
    x = [*range(1, 21), 90.0, 90.0, 90.0]
    treated = treat_outliers(_column(*x), rule=OutlierRule(0.5, -1.0, maximum_winsorised=3))
    assert treated.values["x"].tolist()[-3:] == [20.0] * 3
    assert cell(treated.log, "x", "points") == 3


@pytest.mark.parametrize("kind", ["binary", "count"])
def test_counts_and_facts_are_never_treated(kind: str) -> None:
    """A zero-one fact that few cities have is skewed and means what it says."""
    frame = _column(*[0.0] * 60, 1.0, 1.0, 1.0)
    treated = treat_outliers(frame, {"x": kind})
    pd.testing.assert_frame_equal(treated.values, frame)
    assert cell(treated.log, "x", "method") == "none"


def test_winsorising_never_makes_all_cities_equal() -> None:
    """Sixty zeros and two ones would pass as sixty-two zeros; they are kept apart."""
    frame = _column(*[0.0] * 60, 1.0, 1.0)
    for rule, method in ((None, "kept"), (COINR, "logarithm")):
        treated = treat_outliers(frame, rule=rule)
        assert cell(treated.log, "x", "method") == method
        assert treated.values["x"].nunique() == 2


@pytest.mark.parametrize("values", [(), (1.0,), (5.0,) * 9, (np.nan,) * 5, (np.nan, 2.0, 900.0)])
def test_too_little_to_judge_is_left_alone(values: tuple[float, ...]) -> None:
    """No values, one, all equal, none observed, or two: nothing is treated, nothing fails."""
    frame = _column(*values)
    pd.testing.assert_frame_equal(treat_outliers(frame).values, frame)


@pytest.mark.parametrize(
    ("how", "up", "down"),
    [
        ("minmax", [0, 25, 100], [100, 75, 0]),
        ("rank", [1, 2, 3], [3, 2, 1]),
        ("borda", [0, 1, 2], [2, 1, 0]),
        ("percentile", [0, 50, 100], [100, 50, 0]),
        ("distance_to_max", [0, 25, 100], [100, 75, 0]),
        ("ratio_to_max", [20, 40, 100], [180, 160, 100]),
        ("ratio_to_mean", [37.5, 75, 187.5], [162.5, 125, 12.5]),
        ("ratio_to_min", [100, 200, 500], [100, 0, -300]),
        (Normalisation("distance_to_unit", unit="b", capped=False), [0, 100, 400], None),
        (Normalisation("distance_to_unit", unit="b"), [0, 100, 100], None),
        (Normalisation("ratio_to_unit", unit="b"), [50, 100, 250], [150, 100, -50]),
        (Normalisation("goalposts", goalposts=(("x", 0, 20),)), [50, 100, 100], [50, 0, 0]),
        (
            Normalisation("goalposts", goalposts=(("x", 0, 20),), capped=False),
            [50, 100, 250],
            [50, 0, -150],
        ),
    ],
)
def test_normalisations_by_hand(
    how: Normalisation | str, up: list[float], down: list[float] | None
) -> None:
    """10, 20 and 50 under every method, where more is better and where less is."""
    frame = pd.DataFrame({"x": [10.0, 20.0, 50.0]}, index=list("abc"))
    np.testing.assert_allclose(normalise(frame, UP, how)["x"], up)
    if down is not None:
        np.testing.assert_allclose(normalise(frame, DOWN, how)["x"], down)


def test_zscore_by_hand() -> None:
    """1, 2, 3 have mean 2 and deviation 1 (n − 1)."""
    assert normalise(_column(1, 2, 3), UP, "zscore")["x"].tolist() == [-1.0, 0.0, 1.0]
    how = Normalisation("zscore", mean=100, deviation=10)
    assert normalise(_column(1, 2, 3), DOWN, how)["x"].tolist() == [110.0, 100.0, 90.0]


def test_ties_take_the_lower_rank_and_gaps_none() -> None:
    """COINr's rank: 5, 5, 9 are 1, 1, 3; a gap is not counted."""
    ranks = normalise(_column(5, np.nan, 9, 5), UP, "rank")["x"]
    assert ranks.dropna().tolist() == [1, 3, 1]
    assert np.isnan(ranks[1])


def test_one_scale_over_several_years() -> None:
    """With a wider basis the same values keep their distance from its ends."""
    basis = _column(0, 10, 20, 30, 40)
    assert normalise(_column(10, 20), UP, basis=basis)["x"].tolist() == [25.0, 50.0]
    percentile = normalise(_column(10, 20), UP, "percentile", basis=basis)["x"]
    assert percentile.tolist() == [25.0, 50.0]
    assert normalise(_column(99), UP, "percentile", basis=basis)["x"].tolist() == [100.0]


@pytest.mark.parametrize("method", ["minmax", "zscore", "distance_to_max"])
def test_an_indicator_without_spread_has_no_score(method: str) -> None:
    """COINr returns NaN as well."""
    assert normalise(_column(0.1, 0.1, 0.1), UP, method)["x"].isna().all()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (Normalisation("distance_to_unit", unit="z"), "not in the table: 'z'"),
        (Normalisation("goalposts"), "no goalposts, or the low is not below the high: x"),
        (Normalisation("goalposts", goalposts=(("x", 2, 2),)), "low is not below"),
    ],
)
def test_normalisation_refuses_what_it_cannot_compute(how: Normalisation, message: str) -> None:
    """The message names the unit or the indicator."""
    with pytest.raises(DataError, match=message):
        normalise(_column(1, 2), UP, how)


def test_unknown_methods_and_directions_are_refused() -> None:
    """Nothing falls back in silence."""
    with pytest.raises(DataError, match="unknown: 'softmax'"):
        normalise(_column(1, 2), UP, "softmax")
    with pytest.raises(DataError, match="neither 1 nor -1: x"):
        normalise(_column(1, 2), pd.Series({"x": 0}))
    with pytest.raises(DataError, match="unknown: 'median'"):
        aggregate(_column(1, 2), UP, "median")


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


@pytest.mark.parametrize("method", ["ratio_to_min", "ratio_to_mean", "ratio_to_max"])
def test_a_ratio_to_nothing_is_refused(method: str) -> None:
    """Zero has no multiples and a negative reference turns the order round."""
    below = _column(-3, -1, -0.5)
    with pytest.raises(DataError, match="needs references above zero: x"):
        normalise(below, UP, method)
    with pytest.raises(DataError, match="needs references above zero: x"):
        normalise(_column(0, 1, 2), UP, "ratio_to_min")
    assert normalise(_column(0, 1, 3), UP, "ratio_to_max")["x"].tolist() == pytest.approx(
        [0, 100 / 3, 100]
    )


@pytest.mark.parametrize("rule", ["geometric", "harmonic", "mazziotta_pareto"])
def test_rules_that_need_positive_scores_say_so(rule: str) -> None:
    """A zero is not skipped and not replaced."""
    with pytest.raises(DataError, match="above zero; normalise to a positive interval: x"):
        aggregate(_column(0, 5), UP, rule)


@pytest.mark.parametrize("weights", [{"x": 0.0}, {"x": -1.0}, {"y": 1.0}])
def test_unusable_weights_are_refused(weights: dict[str, float]) -> None:
    """All zero, negative, or none for a column."""
    with pytest.raises(DataError):
        aggregate(_column(1, 2), pd.Series(weights))


def test_competition_ranking() -> None:
    """ "1224", rounding noise is a tie, and a gap has no place."""
    scores = pd.DataFrame({"x": [0.1 + 0.2, 9.0, 0.3, 0.2, np.nan]})
    assert competition_ranks(scores)["x"].fillna(-1).tolist() == [2, 1, 2, 4, -1]
    assert str(competition_ranks(scores)["x"].dtype) == "Int64"


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
