"""The pace towards a target: by hand, across no break, and told only from enough years."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.series import breaks_between, panel
from scoring.targets.pace import paces
from scoring.targets.target import Target, targets_of

GOAL = Target("goal", "at_least", 60.0, "%", year=2025)


def _none(_: int, __: int) -> Series:
    return Series(dtype=str)


def _levels(**rows: list[float]) -> DataFrame:
    years = range(2020, 2024)
    return DataFrame.from_dict(rows, orient="index", columns=list(years))


def _states(levels: DataFrame, target: Target = GOAL) -> dict[str, str]:
    return dict(paces(levels, 2023, target, _none)["state"])


def test_growth_beside_the_growth_that_is_asked_for() -> None:
    """From 40 in 2020 to 48.4 in 2023: 6.56 % a year, of the 8.45 % that lead to 60 in 2025."""
    found = paces(_levels(a=[40.0, 43.0, 45.0, 48.4]), 2023, GOAL, _none).loc["a"]
    assert found["ratio"] == pytest.approx(((48.4 / 40) ** (1 / 3) - 1) / (1.5 ** (1 / 5) - 1))
    assert (found["state"], found["since"]) == ("too_slow", 2020)


def test_the_states_of_a_target_to_come() -> None:
    """Met, on track, too slow (standing still too) and away, for more and for less."""
    rows = {
        "met": [50.0, 55.0, 58.0, 60.0],
        "fast": [40.0, 44.0, 48.0, 52.0],
        "slow": [40.0, 41.0, 42.0, 43.0],
        "still": [40.0, 40.0, 40.0, 40.0],
        "back": [45.0, 44.0, 43.0, 42.0],
        "lost": [61.0, 60.5, 59.0, 58.0],
    }
    expected = ["met", "on_track", "too_slow", "too_slow", "away", "away"]
    assert list(_states(_levels(**rows)).values()) == expected
    less = Target("less", "at_most", 20.0, "ug/m3", year=2025)
    falls = _levels(
        fast=[40.0, 34.0, 29.0, 25.0], slow=[40.0, 39.0, 38.0, 37.0], up=[30, 31, 32, 33]
    )
    assert list(_states(falls, less).values()) == ["on_track", "too_slow", "away"]


def test_too_few_years_cannot_be_told() -> None:
    """Two figures make no pace, a gap at the end none either, nor does a figure below zero."""
    nan = math.nan
    rows = {
        "two": [40.0, nan, nan, 48.0],
        "three": [40.0, nan, 44.0, 48.0],
        "ended": [40.0, 42.0, 44.0, nan],
        "below": [-4.0, 2.0, 4.0, 8.0],
    }
    assert list(_states(_levels(**rows)).values()) == ["untold", "too_slow", "untold", "untold"]


def test_no_pace_crosses_a_break() -> None:
    """With a break in 2022 two years are left, which is too few; the other unit keeps its four."""

    def apart(first: int, last: int) -> Series:
        return Series({"a": "break"} if first < 2022 <= last else {}, dtype=str)

    levels = _levels(a=[40.0, 44.0, 48.0, 52.0], b=[40.0, 44.0, 48.0, 52.0])
    assert paces(levels, 2023, GOAL, apart)["state"].tolist() == ["untold", "on_track"]


def test_a_target_whose_year_has_come_is_judged_by_that_year() -> None:
    """What counts for 2021 is the figure of 2021, not a later one; without it, nothing is said."""
    past = Target("past", "at_least", 56.0, "%", year=2021)
    rows = {"in_time": [1, 56.0, 3, 4], "late": [1, 55.0, 60, 61], "gap": [1, math.nan, 60, 61]}
    assert list(_states(_levels(**rows), past).values()) == ["reached", "missed", "untold"]
    long_past = Target("past", "at_least", 56.0, "%", year=2001)
    assert set(_states(_levels(**rows), long_past).values()) == {"untold"}


def test_years_beyond_ten_do_not_count() -> None:
    """The pace is that of the last ten years."""
    levels = DataFrame([[1.0, *[40.0] * 10, 50.0]], ["a"], list(range(2012, 2024)))
    assert paces(levels, 2023, GOAL, _none)["since"].tolist() == [2013]


def test_services_of_the_real_tables(catalogue: Catalogue) -> None:
    """Every unit has one state, and those that met the 60 % are those with 60 % in 2023."""
    target = next(
        one for one in targets_of("variable.tertiary_share", catalogue) if one.year == 2025
    )
    levels = panel(catalogue, "tertiary_share")

    def apart(first: int, last: int) -> Series:
        return breaks_between(catalogue, "tertiary_share", first, last)

    found = paces(levels, 2023, target, apart)
    assert (found["state"] == "met").sum() == (levels[2023] >= 60).sum()
    assert found["state"].value_counts().sum() == 337
    assert (found["state"] == "untold").sum() >= levels[2023].isna().sum()
    assert pd.api.types.is_integer_dtype(found["since"])
