"""Official targets: whom they are for, who meets them, and what they may be compared with."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from pandas import Series

from data.catalogue import Catalogue
from data.errors import DataError
from data.series import panel
from scoring.panel import indicator_panel
from scoring.targets.own import read_own, write_own
from scoring.targets.scope import units_of
from scoring.targets.standing import CLOSE, FAR, MET, NO_FIGURE, count, share_of, standings
from scoring.targets.target import Target, targets_for, targets_of


def _of(code: str, catalogue: Catalogue) -> Target:
    measures = [f"indicator.{name}" for name in catalogue.indicators["indicator"]]
    return next(t for m in measures for t in targets_of(m, catalogue) if t.code == code)


@pytest.mark.parametrize(
    ("code", "met", "known"),
    [("pm25_gb2012_grade2", 199, 293), ("good_air_2025", 144, 292), ("doctors_2025", 169, 294)],
)
def test_known_facts_of_2023(code: str, met: int, known: int, catalogue: Catalogue) -> None:
    """Figures of 2023 alone: 199 of 293 cities keep PM2.5 at 35 or below, and so on."""
    target = _of(code, catalogue)
    name = catalogue.targets.set_index("target")["applies_to"][code]
    found = count(standings(indicator_panel(catalogue, name)[2023], target))
    assert (found.met, found.known) == (met, known)


def test_at_most_and_at_least_look_to_opposite_sides() -> None:
    """A figure on the target meets it; near reaches a tenth of the target further."""
    values = Series([34.9, 35.0, 38.5, 38.51, math.nan])
    low = Target("low", "at_most", 35.0, "ug/m3")
    assert standings(values, low).tolist() == [MET, MET, CLOSE, FAR, NO_FIGURE]
    high = Target("high", "at_least", 35.0, "%")
    assert standings(Series([35.0, 31.5, 31.49]), high).tolist() == [MET, CLOSE, FAR]
    assert share_of(Series([38.5]), low).round(6).tolist() == [0.1]


def test_nothing_is_near_a_target_of_zero() -> None:
    """A share of zero says nothing, so what misses it is far."""
    zero = Target("own", "at_most", 0.0, "")
    assert standings(Series([-1.0, 0.0, 0.001]), zero).tolist() == [MET, MET, FAR]
    assert share_of(Series([1.0]), zero).isna().all()


def test_scopes_name_their_units(catalogue: Catalogue) -> None:
    """36 leading cities and the other cities share no unit; prefectures are in neither."""
    main = units_of(_of("waste_2020_main", catalogue), catalogue)
    other = units_of(_of("waste_2020_other", catalogue), catalogue)
    assert {"110000", "440300", "540100"} <= main
    assert len(main) == 4 + 27 + 5
    assert main.isdisjoint(other)
    levels = catalogue.cities.set_index("city_code")["level"]
    assert set(levels[list(other)]) == {"prefecture_level_city"}
    assert units_of(_of("pm25_beijing_2025", catalogue), catalogue) == {"110000"}
    assert len(units_of(_of("good_air_yrd_2025", catalogue), catalogue)) == 41
    assert len(units_of(_of("urban_2025", catalogue), catalogue)) == 337


def test_a_mean_binds_no_single_unit(catalogue: Catalogue) -> None:
    """National and regional targets are means; limits and plans for named cities are not."""
    means = ("urban_2025", "good_air_yrd_2025", "pm25_beautiful_2027")
    assert all(_of(code, catalogue).is_mean for code in means)
    limits = ("pm25_gb2012_grade2", "waste_2020_main", "pm25_beijing_2025")
    assert not any(_of(code, catalogue).is_mean for code in limits)


def test_growth_is_compared_with_the_target_of_its_own_year(catalogue: Catalogue) -> None:
    """About 5 % for 2023 says nothing of 2022, nor of 2024."""
    codes = {
        year: [one.code for one in targets_for("indicator.gdp_growth", year, catalogue)]
        for year in (2022, 2023, 2024)
    }
    assert codes == {2022: [], 2023: ["gdp_growth_2023"], 2024: ["gdp_growth_2024"]}
    assert _of("gdp_growth_2023", catalogue).qualifier == "about"
    assert _of("gdp_growth_2026", catalogue).qualifier == "from"
    assert _of("urban_2029", catalogue).qualifier == "nearly"


def test_a_limit_is_in_force_until_the_next_edition(catalogue: Catalogue) -> None:
    """35 is the limit of 2023; from 2026 it is 30, and 35 is named no more."""

    def limits(year: int) -> list[float]:
        of_all = targets_for("variable.pm25_annual_mean", year, catalogue)
        return [one.value for one in of_all if one.level == "standard limit" and not one.year]

    assert limits(2023) == [35.0]
    assert limits(2026) == []


def test_a_plain_indicator_shares_the_targets_of_its_variable(catalogue: Catalogue) -> None:
    """Both ways and in the unit of each: a share per thousand of a share per cent."""
    row = catalogue.indicators["indicator"] == "pm25_annual_mean"
    indicators = catalogue.indicators.assign(
        indicator=catalogue.indicators["indicator"].mask(row, "fine_dust"),
        scale=catalogue.indicators["scale"].mask(row, 0.001),
    )
    changed = replace(catalogue, indicators=indicators)
    found = targets_of("indicator.fine_dust", changed)
    assert found[0].value == pytest.approx(0.035)
    targets = catalogue.targets.replace({"applies_to": {"pm25_annual_mean": "fine_dust"}})
    found = targets_of("variable.pm25_annual_mean", replace(changed, targets=targets))
    assert found[0].value == pytest.approx(35_000)


def test_a_score_has_no_official_target(catalogue: Catalogue) -> None:
    """Nobody sets a target for the index or a dimension."""
    assert targets_of("index", catalogue) == ()
    assert targets_of("dimension.environment_governance", catalogue) == ()
    assert not panel(catalogue, "pm25_annual_mean").empty


@pytest.mark.parametrize("text", ["at_most.30", "at_least.62.5", "at_least.-3", "at_most.1e+12"])
def test_a_target_of_ones_own_is_written_as_it_is_read(text: str) -> None:
    """What a link brings back is what was set."""
    own = read_own(text)
    assert write_own(own.comparator, own.value) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "30", "at_most", "at_most.", "at_most.nan", "at_least.inf", "at_most.1e99"),
        *("at_most.１", "at_most.1_0", "above.3", "at_most.3;drop", "at_most." + "9" * 400),
    ],
)
def test_a_target_that_is_none_is_refused(text: str) -> None:
    """With a key, so that a page can say it, and never with more than forty characters."""
    with pytest.raises(DataError) as refused:
        read_own(text)
    assert refused.value.key == "own_target"
    assert len(str(refused.value.values["value"])) <= 40


def test_counts_leave_out_what_has_no_figure() -> None:
    """Three figures of four are counted."""
    found = count(pd.Series([MET, FAR, CLOSE, NO_FIGURE]))
    assert (found.met, found.near, found.far, found.known) == (1, 1, 1, 3)
