"""Numbers printed in public sources, reproduced to their printed digits."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scoring.doubt.consistency import cronbach_alpha, principal_components
from scoring.index.aggregate import aggregate
from scoring.index.chain import compute_index
from scoring.index.choices import IndexChoices
from scoring.index.normalise import Normalisation, normalise
from scoring.index.rank import competition_ranks
from tests.scoring.shapes import cell, flat

PUBLISHED = Path(__file__).parents[2] / "published"
RAW = pd.read_csv(PUBLISHED / "tai_raw.csv", index_col="country")
RANKS = pd.read_csv(PUBLISHED / "tai_ranks.csv", index_col="country")


def _number(text: object) -> float:
    if str(text).startswith("log10("):
        return math.log10(float(str(text)[6:-1]))
    return float(str(text))


def _goalposts() -> tuple[tuple[str, float, float], ...]:
    table = pd.read_csv(PUBLISHED / "tai_goalposts.csv")
    return tuple((str(r.indicator), _number(r.low), _number(r.high)) for r in table.itertuples())


def _budget_weights() -> dict[str, float]:
    table = pd.read_csv(PUBLISHED / "tai_goalposts.csv", index_col="indicator")
    return {str(code): float(w) for code, w in table["weight_BAP"].items()}


@pytest.mark.parametrize(
    ("column", "weights"),
    [("equal_weights", dict.fromkeys(RAW.columns, 1.0)), ("budget_allocation", _budget_weights())],
)
def test_technology_achievement_ranks(column: str, weights: dict[str, float]) -> None:
    """Handbook Table 23: all 23 countries, under equal and budget-allocation weights."""
    choices = IndexChoices(normalisation="goalposts", goalposts=_goalposts(), treatment=False)
    result = compute_index(RAW, flat(weights), choices)
    assert result.ranks["index"].astype(int).to_dict() == RANKS[column].to_dict()


def test_technology_achievement_geometric_ranks() -> None:
    """Handbook Table 38: the plain geometric mean of the raw values (logs are already taken)."""
    score = aggregate(RAW, pd.Series(1.0, RAW.columns), "geometric")
    ranks = competition_ranks(score.to_frame("index"))["index"]
    assert ranks.astype(int).to_dict() == RANKS["geometric_on_raw"].to_dict()


TABLE_15 = pd.read_csv(PUBLISHED / "tai_schooling_normalised.csv", index_col="country")


@pytest.mark.parametrize(
    ("column", "how", "digits"),
    [
        ("rank", Normalisation("rank"), 0),
        ("zscore", Normalisation("zscore"), 2),
        ("minmax", Normalisation("minmax", lower=0, upper=1), 2),
        ("ref_mean", Normalisation("ratio_to_mean", lower=0, upper=1), 2),
        ("ref_best", Normalisation("ratio_to_max", lower=0, upper=1), 2),
        ("ref_worst", Normalisation("ratio_to_min", lower=0, upper=1), 2),
        ("percentile", Normalisation("percentile", percentile_of="n"), 1),
    ],
)
def test_normalisation_table(column: str, how: Normalisation, digits: int) -> None:
    """Handbook Table 15: mean years of schooling under each normalisation."""
    schooling = TABLE_15[["schooling"]]
    normalised = normalise(schooling, pd.Series({"schooling": 1}), how)["schooling"]
    # A printed digit may be rounded either way at a half, and z-scores of 0.004 print as 0.00.
    assert np.abs(normalised - TABLE_15[column]).max() <= 0.5 * 10**-digits + 1e-9


@pytest.mark.parametrize(
    ("scores", "printed"),
    [((21, 1, 1, 1), 2.14), ((6, 6, 6, 6), 6.0), ((21, 2, 1, 1), 2.54), ((6, 7, 6, 6), 6.23)],
)
def test_geometric_means(scores: tuple[int, ...], printed: float) -> None:
    """Handbook p. 104: equal weights; its digits are cut off, not rounded (42^¼ = 2.5457)."""
    row = pd.DataFrame([scores], columns=list("abcd"), dtype=float)
    mean = aggregate(row, pd.Series(1.0, row.columns), "geometric")[0]
    assert math.floor(mean * 100 + 1e-9) / 100 == printed


def test_human_development_index() -> None:
    """HDR 2020 technical notes: income index 0.5506, index 0.510."""
    how = Normalisation(
        "goalposts", lower=0, upper=1, goalposts=(("income", math.log(100), math.log(75_000)),)
    )
    income = pd.DataFrame({"income": [math.log(3_829)]})
    income_index = normalise(income, pd.Series({"income": 1}), how)["income"][0]
    assert round(income_index, 4) == 0.5506
    parts = pd.DataFrame({"health": [0.6971], "education": [0.3447], "income": [income_index]})
    assert round(aggregate(parts, pd.Series(1.0, parts.columns), "geometric")[0], 3) == 0.510


def test_borda_counts() -> None:
    """Handbook p. 107–108: 60 voters, a 58, b 69, c 53."""
    ballots = {"abc": 23, "bca": 17, "bac": 2, "cab": 10, "cba": 8}
    places = {order: [-order.index(c) for c in "abc"] for order in ballots}
    votes = pd.DataFrame(places, index=list("abc"), dtype=float)
    points = normalise(votes, pd.Series(1, votes.columns), "borda")
    assert (points @ pd.Series(ballots)).to_dict() == {"a": 58, "b": 69, "c": 53}


def test_cronbach_alpha() -> None:
    """Handbook Table 11: 0.70 for all eight, and the alpha without each.

    The table of raw values prints two indicators as logarithms with two
    decimals, so the third digit of what follows from them is not determined.
    """
    assert round(cronbach_alpha(RAW), 2) == 0.70
    printed = pd.read_csv(PUBLISHED / "tai_cronbach.csv", index_col="indicator_left_out")
    without = pd.Series({name: cronbach_alpha(RAW.drop(columns=name)) for name in RAW})
    assert np.abs(without - printed["alpha"]).max() < 0.002


def test_first_eigenvalue() -> None:
    """Handbook Table 7: the first component holds 41.9 % of the variance."""
    assert round(100 * cell(principal_components(RAW), 1, "variance_share"), 1) == 41.9
