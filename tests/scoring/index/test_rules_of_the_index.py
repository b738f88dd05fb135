"""What the whole chain makes of gaps, scales and rules, on tables that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.errors import DataError
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.rank import competition_ranks
from tests.scoring.shapes import cell, deep, definition, flat

TWO = definition(
    ("index", "", 1, 1.0, "aggregate"),
    ("high", "index", 1, 1.0, "aggregate"),
    ("low", "index", 1, 1.0, "aggregate"),
    ("h", "high", 1, 1.0, "level"),
    ("a", "low", 1, 1.0, "level"),
    ("b", "low", 1, 1.0, "level"),
)
LOOSE = IndexChoices(treatment=False, minimum_headings=1, minimum_weight_share=0.4)


def _cities() -> pd.DataFrame:
    columns = {"h": [0.0, 90.0, 100.0, None], "a": [0.0, 10, 100, 40], "b": [0.0, 20, 100, None]}
    return pd.DataFrame(columns, index=list("pqrs"), dtype=float)


def test_a_missing_heading_counts_at_the_average() -> None:
    """s has no h: (0 + 90 + 100) / 3 counts; b at 40 as well, which is not observed weight."""
    result = compute_index(_cities(), TWO, LOOSE)
    high, low = 190 / 3, (40 + 40) / 2
    assert cell(result.scores, "s", "low") == pytest.approx(low)
    assert cell(result.scores, "s", "index") == pytest.approx((high + low) / 2)
    assert np.isnan(cell(result.scores, "s", "high"))
    assert pd.isna(cell(result.ranks, "s", "high"))
    assert cell(result.observed_share, "s", "index") == pytest.approx(0.25)
    assert result.averages["high"] == pytest.approx(high)
    # b counts in "low"; "high" counts in the index, and h has no score above it to count in.
    assert [code for code in map(str, result.neutral) if cell(result.neutral, "s", code)] == [
        "high",
        "b",
    ]
    assert not result.neutral.loc[["p", "q", "r"]].any(axis=None)


def test_shared_gaps_are_as_in_coinr() -> None:
    """The weight of what is missing goes to the others, and nothing is marked."""
    result = compute_index(_cities(), TWO, IndexChoices(**{**vars(LOOSE), "gaps": "shared"}))
    assert cell(result.scores, "s", "index") == pytest.approx(40)
    assert not result.neutral.any(axis=None)
    assert result.averages.isna().all()


def test_what_is_withheld_stays_withheld() -> None:
    """A neutral gap is not coverage: with half of each the index needs half."""
    strict = IndexChoices(**{**vars(LOOSE), "minimum_weight_share": 0.6})
    result = compute_index(_cities(), TWO, strict)
    assert np.isnan(cell(result.scores, "s", "index"))
    assert not result.neutral.loc["s"].any()


def test_a_gap_neither_helps_nor_hurts() -> None:
    """The average of all is what a city gets that lacks a score, whatever it is."""
    frame, tree = deep()
    choices = IndexChoices(minimum_headings=0, minimum_weight_share=0.0)
    result = compute_index(frame, tree, choices)
    for parent, children in tree.children.items():
        known = result.scores[list(children)]
        filled = known.fillna(known.mean())
        weights = result.nominal_weights[list(children)]
        expected = filled.mul(weights).sum(axis=1) / weights.sum()
        pd.testing.assert_series_equal(result.scores[parent], expected, check_names=False)


def test_mazziotta_pareto_is_on_its_own_scale() -> None:
    """100 ± 10 z of each indicator, then M − S²/M, whatever the normalisation was."""
    rng = np.random.default_rng(5)
    frame = pd.DataFrame(rng.lognormal(size=(40, 3)), columns=["a", "b", "c"])
    tree = flat({"a": 1.0, "b": 1.0, "c": 2.0}, {"b": -1})
    z = (frame - frame.mean()) / frame.std() * [1, -1, 1]
    standard, weights = 100 + 10 * z, np.array([0.25, 0.25, 0.5])
    mean = standard.mul(weights).sum(axis=1)
    spread = standard.sub(mean, axis=0).pow(2).mul(weights).sum(axis=1)
    for normalisation in ("minmax", "zscore", "distance_to_max"):
        for rule, sign in (("mazziotta_pareto", -1), ("mazziotta_pareto_plus", 1)):
            choices = IndexChoices(
                treatment=False, normalisation=normalisation, aggregation=(rule,)
            )
            result = compute_index(frame, tree, choices)
            np.testing.assert_allclose(result.normalised, standard, atol=1e-9)
            np.testing.assert_allclose(result.scores["index"], mean + sign * spread / mean)
            assert result.rescaled == ()


def test_mazziotta_pareto_over_wins_less_losses_is_moved_above_zero() -> None:
    """Their mean is 0, which no penalty can be divided by; the result names the level."""
    frame, tree = deep()
    choices = IndexChoices(aggregation=("copeland", "mazziotta_pareto"), minimum_headings=0)
    result = compute_index(frame, tree, choices)
    assert 2 in result.rescaled
    assert np.isfinite(result.scores["index"]).all()


@pytest.mark.parametrize("normalisation", ["minmax", "zscore", "rank", "borda"])
@pytest.mark.parametrize("rules", [("copeland", "arithmetic"), ("weighted_borda", "geometric")])
def test_every_score_lies_on_the_scale_of_its_level(
    normalisation: str, rules: tuple[str, str]
) -> None:
    """Counts of units under another rule keep their own ends, and bars stay within them."""
    frame, tree = deep()
    choices = IndexChoices(normalisation=normalisation, aggregation=rules, minimum_headings=0)
    result = compute_index(frame, tree, choices)
    for code in tree.codes:
        low, high = result.scale_of(code)
        known = result.scores[code].dropna()
        assert low <= known.min()
        assert known.max() <= high
        assert 0 <= result.share_of_scale(code, float(known.iloc[0])) <= 1
    most = {"copeland": (-50.0, 50.0), "weighted_borda": (0.0, 50.0)}[rules[0]]
    assert result.scale_of("pillar0") == most
    # z-scores have no end of their own: the scale reaches as far as they do.
    top = result.scale_of("i00")[1]
    # Borda counts begin at 0, and are moved to 1–100 for the geometric mean.
    borda = 51.0 if rules[1] == "arithmetic" else 100.0
    assert top == {"rank": 51.0, "borda": borda, "minmax": 100.0}.get(normalisation, top)


def test_scores_and_counts_of_units_are_not_averaged() -> None:
    """An uneven tree under one rule a level would mix them; it is refused by name."""
    uneven = definition(
        ("index", "", 1, 1.0, "aggregate"),
        ("air", "index", 1, 1.0, "aggregate"),
        ("smoke", "air", 1, 1.0, "level"),
        ("dust", "air", 1, 1.0, "level"),
        ("income", "index", 1, 1.0, "level"),
    )
    frame = pd.DataFrame(
        np.random.default_rng(1).random((9, 3)), columns=["smoke", "dust", "income"]
    )
    with pytest.raises(DataError, match="under index scores and counts of units"):
        compute_index(frame, uneven, IndexChoices(aggregation=("copeland", "arithmetic")))
    counted = IndexChoices(aggregation=("copeland",), minimum_headings=1)
    assert compute_index(frame, uneven, counted).scores["index"].notna().all()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda f: f.replace({0.0: np.inf}), "infinite value in column: h, a, b"),
        (lambda f: pd.concat([f, f.loc[["p"]]]), "row occurs more than once: p"),
        (lambda f: pd.concat([f, f[["a"]]], axis=1), "column occurs more than once: a"),
        (lambda f: f.assign(a=["x"] * 4), "column is not numbers: a"),
        (lambda f: f.assign(a=pd.Timestamp("2020-01-01")), "column is not numbers: a"),
    ],
)
def test_what_is_no_figure_stops_at_the_door(spoil: object, message: str) -> None:
    """Of the index and of ranks alike, with the names of rows and columns."""
    spoilt = spoil(_cities())  # type: ignore[operator]
    with pytest.raises(DataError, match=message):
        compute_index(spoilt, TWO, LOOSE)
    with pytest.raises(DataError, match=message):
        competition_ranks(spoilt)
