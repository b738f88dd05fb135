"""When a score is withheld rather than guessed, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from tests.scoring.shapes import cell, definition, flat


@pytest.fixture(scope="module")
def default(catalogue: Catalogue) -> IndexResult:
    """The default index of 2023."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def first_edition(catalogue: Catalogue) -> IndexResult:
    """The index of 2023 as its first edition has it."""
    return score_cities(catalogue, IndexChoices(framework="six_dimensions"))


def test_cities_outside_the_yearbook_are_withheld_with_a_reason(
    catalogue: Catalogue, default: IndexResult
) -> None:
    """Forty units keep their raw figures and have no score, no rank and a reason."""
    outside = catalogue.cities.loc[catalogue.cities["in_city_yearbook"] == 0, "city_code"]
    assert len(outside) == 40
    assert default.scores.loc[outside].isna().all(axis=None)
    assert default.ranks.loc[outside].isna().all(axis=None)
    told = default.withheld[default.withheld["reason"] == "outside_basis"]
    assert set(told.loc[told["code"] == "index", "city_code"]) == set(outside)
    inside = catalogue.cities.loc[catalogue.cities["in_city_yearbook"] == 1, "city_code"]
    alone = score_cities(catalogue, cities=inside.tolist())
    pd.testing.assert_frame_equal(alone.scores, default.scores.loc[inside])


def test_every_missing_aggregate_has_one_reason(default: IndexResult) -> None:
    """Scores that are not there and rows of the table of reasons are the same set."""
    aggregates = [c for c in default.definition.aggregates if c in default.definition.measured]
    scores = default.scores[aggregates]
    missing = {(city, code) for code in scores for city in scores.index[scores[code].isna()]}
    told = list(zip(default.withheld["city_code"], default.withheld["code"], strict=True))
    assert len(told) == len(missing)
    assert set(told) == missing


def test_shanghai_has_no_environment_score(default: IndexResult) -> None:
    """One of five figures of discharge is published for it, and air is a third of the weight."""
    told = default.withheld[default.withheld["city_code"] == "310000"].set_index("code")
    assert told["reason"].to_dict() == {
        "discharge": "low_coverage",
        "environment_governance": "low_coverage",
    }
    assert told["observed"].to_dict() == pytest.approx(
        {"discharge": 0.2, "environment_governance": 1 / 3}
    )
    assert cell(default.scores, "310000", "air") > 0
    # One of nine figures of digital technology is missing as well; weights are 1, 1, ½, ½, 1, 1.
    share = cell(default.observed_share, "310000", "index")
    assert share == pytest.approx((1 + 1 + 0.5 + 0.5 + 8 / 9) / 5)


def test_shanghai_had_no_environment_score_in_the_first_edition(
    first_edition: IndexResult,
) -> None:
    """Four of eight indicators are published for it: 50 % is under the 60 % asked for."""
    told = first_edition.withheld[first_edition.withheld["city_code"] == "310000"]
    assert told["code"].tolist() == ["environment_governance"]
    assert told["reason"].tolist() == ["low_coverage"]
    assert told["observed"].tolist() == pytest.approx([0.5])
    assert told["required"].tolist() == [0.6]
    # One of seven figures of digital technology is missing as well.
    share = cell(first_edition.observed_share, "310000", "index")
    assert share == pytest.approx((4 + 6 / 7) / 6)


def test_a_sub_heading_counts_by_its_weight(default: IndexResult) -> None:
    """Discharge is two thirds of Panzhihua's environment: a score, with air as on average."""
    average = default.averages["air"]
    discharge, environment = (
        cell(default.scores, "510400", code) for code in ("discharge", "environment_governance")
    )
    assert np.isnan(cell(default.scores, "510400", "air"))
    assert environment == pytest.approx((average + 2 * discharge) / 3)
    assert cell(default.observed_share, "510400", "environment_governance") == pytest.approx(2 / 3)
    assert cell(default.neutral, "510400", "air")


def test_the_number_of_headings_is_asked_of_the_index_alone() -> None:
    """One of two sub-headings is enough for a dimension, one of two dimensions is not."""
    tree = definition(
        ("index", "", 1, 1.0, "aggregate"),
        ("split", "index", 1, 1.0, "aggregate"),
        ("plain", "index", 1, 1.0, "aggregate"),
        ("left", "split", 1, 1.0, "aggregate"),
        ("right", "split", 1, 1.0, "aggregate"),
        *[(code, parent, 1, 1.0, "level") for code, parent in zip("xyz", PARENTS, strict=True)],
    )
    frame = pd.DataFrame({"x": [0.0, 1, 2], "y": [0.0, 4, None], "z": [0.0, None, 2]}, list("abc"))
    choices = IndexChoices(treatment=False, minimum_indicator_share=0.5, minimum_weight_share=0.5)
    result = compute_index(frame, tree, choices)
    # The right half stands at 50 on average.
    assert result.scores["split"].tolist() == [0.0, 75.0, 75.0]
    told = result.withheld.set_index("city_code").query("code == 'index'")
    assert told["reason"].to_dict() == {"b": "few_headings"}
    assert [cell(told, "b", "observed"), cell(told, "b", "required")] == [1, 2]


PARENTS = ("left", "right", "plain")


def _three_headings() -> tuple[pd.DataFrame, IndexChoices]:
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(rng.random((9, 3)), list("abcdefghi"), ["x", "y", "z"])
    return frame, IndexChoices(treatment=False, minimum_headings=2)


HEADED = definition(
    ("index", "", 1, 1.0, "aggregate"),
    ("one", "index", 1, 6.0, "aggregate"),
    ("two", "index", 1, 3.0, "aggregate"),
    ("three", "index", 1, 1.0, "aggregate"),
    ("silent", "index", 1, 10.0, "aggregate"),
    ("x", "one", 1, 1.0, "level"),
    ("y", "two", 1, 1.0, "level"),
    ("z", "three", 1, 1.0, "level"),
)


def test_a_heading_that_is_not_measured_is_never_redistributed_in_silence() -> None:
    """Half the weight has no indicator: the shares say so, and coverage ends at a half."""
    frame, choices = _three_headings()
    result = compute_index(frame, HEADED, choices)
    assert result.definition.unmeasured == ("silent",)
    assert result.nominal_weights[["one", "two", "three", "silent"]].tolist() == pytest.approx(
        [0.3, 0.15, 0.05, 0.5]
    )
    assert result.observed_share["index"].tolist() == pytest.approx([0.5] * 9)
    assert result.scores["silent"].isna().all()
    by_hand = (6 * result.scores["one"] + 3 * result.scores["two"] + result.scores["three"]) / 10
    pd.testing.assert_series_equal(result.scores["index"], by_hand, check_names=False)


def test_coverage_by_weight_and_by_count() -> None:
    """Without x (60 % of the measured weight) the index is withheld; without two of three too."""
    frame, choices = _three_headings()
    frame.loc["a", "x"] = np.nan
    frame.loc["b", ["y", "z"]] = np.nan
    frame.loc["c", "z"] = np.nan
    withheld = compute_index(frame, HEADED, choices).withheld
    told = withheld[withheld["code"] == "index"].set_index("city_code")
    assert told["reason"].to_dict() == {"a": "low_coverage", "b": "few_headings"}
    assert cell(told, "a", "observed") == pytest.approx(0.4)
    assert [cell(told, "b", "observed"), cell(told, "b", "required")] == [1, 2]


def test_what_is_left_out_or_screened_out_is_listed() -> None:
    """Each with its reason, and the heading it emptied is not measured."""
    frame, choices = _three_headings()
    frame["y"] = 5.0
    changed = IndexChoices(**{**vars(choices), "left_out": ("z",), "minimum_headings": 1})
    result = compute_index(frame, HEADED, changed)
    assert result.excluded.set_index("indicator")["reason"].to_dict() == {
        "y": "one_distinct_value",
        "z": "left_out",
    }
    assert set(result.definition.unmeasured) == {"two", "three", "silent"}
    with pytest.raises(DataError, match="no indicator is left"):
        compute_index(frame, HEADED, IndexChoices(left_out=("x", "y", "z")))


def test_an_imputed_figure_is_marked_and_is_not_coverage() -> None:
    """The gap gets its group's median, the share observed stays what it was."""
    frame = pd.DataFrame({"x": [1.0, 3.0, None, 9.0], "y": [1.0, 2.0, 3.0, 4.0]}, list("abcd"))
    groups = pd.Series(["g", "g", "g", "h"], list("abcd"))
    choices = IndexChoices(treatment=False, imputation="province", minimum_weight_share=0.5)
    result = compute_index(frame, flat({"x": 1.0, "y": 1.0}), choices, groups=groups)
    assert cell(result.treated, "c", "x") == 2.0
    assert bool(cell(result.imputed, "c", "x"))
    assert cell(result.observed_share, "c", "index") == 0.5
    assert cell(result.scores, "c", "index") == pytest.approx((12.5 + 200 / 3) / 2)
    asked_more = replace(choices, minimum_weight_share=0.6)
    strict = compute_index(frame, flat({"x": 1.0, "y": 1.0}), asked_more, groups=groups)
    assert strict.withheld["city_code"].tolist() == ["c"]
