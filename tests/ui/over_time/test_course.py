"""A figure over the years: gaps stay gaps, and nothing is read across a break."""

from __future__ import annotations

import math

import pytest

from ui.figures import kept as figures_kept
from ui.over_time import kept
from ui.over_time.course import Course, course_of
from ui.over_time.together import mean_course, median_course, segments_of, sum_course

JINAN, CHENGDU, SUZHOU, NGAWA, DINGXI = "370100", "510100", "320500", "513200", "621100"
GDP, SERVICES = "indicator.gdp_per_resident", "indicator.tertiary_share"
REVENUE = "indicator.fiscal_self_sufficiency"


def course(measure: str, unit: str, since: int = 0, year: int = 9999) -> Course:
    """The course of a unit, from the tables as they are."""
    return course_of(kept.history_of(measure), unit, since, year)


@pytest.mark.parametrize(
    ("measure", "unit", "year"),
    [(REVENUE, JINAN, 2019), (SERVICES, CHENGDU, 2016), (GDP, SUZHOU, 2024)],
)
def test_a_line_stops_before_a_break(measure: str, unit: str, year: int) -> None:
    """Laiwu joins Jinan, Jianyang joins Chengdu, the census counts GDP anew: two lines."""
    found = course(measure, unit)
    assert not found.comparable(year - 1, year)
    points = dict(found.points())
    assert math.isnan(points[year - 0.5])
    assert not math.isnan(points[year])


def test_the_first_comparable_year_is_the_year_of_the_break() -> None:
    """Chengdu of 2023 compares to 2016 and not to 2015; Suzhou's services to 2015."""
    assert course(SERVICES, CHENGDU).first_since(2015, 2023) == 2016
    assert course(SERVICES, SUZHOU).first_since(2015, 2023) == 2015
    assert course(SERVICES, CHENGDU).stretch == (2016, 2023)


def test_gdp_of_2024_is_beside_nothing() -> None:
    """The last two figures that compare end in 2023, and 2024 has no index."""
    found = course(GDP, SUZHOU)
    assert found.stretch == (2010, 2023)
    assert found.first_since(2010, 2024) is None
    assert 2024 not in found.indexed(2010).known
    assert found.indexed(2010).known[2010] == 100


def test_a_year_without_figures_is_a_gap() -> None:
    """Shares of 2017 were interpolated in every copy: there is none, and the line stops."""
    found = course(SERVICES, SUZHOU)
    assert 2017 in found.years
    assert 2017 not in found.known
    assert math.isnan(dict(found.points())[2017])


def test_a_unit_without_a_series_has_an_empty_course() -> None:
    """No year, no break, no stretch; one figure alone compares to nothing."""
    nothing = course(GDP, NGAWA, 2010, 2023)
    assert (nothing.known, nothing.stretch, list(nothing.points())) == ({}, None, [])
    one = course(SERVICES, SUZHOU, 2023, 2023)
    assert (list(one.known), one.stretch, one.breaks) == ([2023], None, ())


def test_a_withheld_figure_is_a_gap() -> None:
    """What the source contradicts itself in is not drawn."""
    values = figures_kept.catalogue().values
    withheld = values[values["value"].isna()]
    known = [code for code in kept.measures() if code.startswith("variable.")]
    seen = 0
    for row in withheld.to_dict("records"):
        measure = f"variable.{row['variable']}"
        if measure in known:
            seen += 1
            assert int(row["year"]) not in course(measure, str(row["city_code"])).known
        if seen == 20:
            return
    assert seen


def test_a_median_is_of_the_same_units_in_every_year() -> None:
    """Each has a figure in all years of its line and no break in between; 2024 has its own."""
    history, codes = kept.history_of(GDP), list(kept.history_of(GDP).levels.index)
    first, last = segments_of(history, codes, 2010, 2024)
    assert (first.years[0], first.years[-1], last.years) == (2010, 2023, (2024,))
    assert history.levels.loc[list(first.units), list(first.years)].notna().all(axis=None)
    assert JINAN not in first.units
    found = median_course(history, (first, last))
    assert found.known[2023] == history.levels.loc[list(first.units), 2023].median()
    assert set(found.counts) == {len(first.units), len(last.units)}
    assert not found.comparable(2023, 2024)


def test_a_region_without_half_of_its_residents_has_no_line() -> None:
    """Of Ngawa and Garze alone nothing is known; with Chengdu there is a mean of Chengdu."""
    history, people = kept.history_of(SERVICES), figures_kept.totals(2023).residents
    poor = [NGAWA, "513300", "513400"]
    segments = segments_of(history, poor, 2018, 2023)
    assert not mean_course(history, segments, people[poor]).known
    rich = [DINGXI, NGAWA]
    found = mean_course(history, segments_of(history, rich, 2018, 2023), people[rich])
    assert found.known[2023] == pytest.approx(history.levels.at[DINGXI, 2023])
    assert set(found.counts) == {1}


def test_amounts_are_added_only_where_all_have_the_year() -> None:
    """Residents of two cities; beside a unit that has some years alone, the others are gaps."""
    history = kept.history_of("variable.resident_population")
    both = sum_course(history, [SUZHOU, CHENGDU], 2010, 2024)
    levels = history.levels
    assert both.known[2023] == levels.loc[[SUZHOU, CHENGDU], 2023].sum()
    with_gaps = sum_course(history, [SUZHOU, NGAWA], 2010, 2024)
    assert set(with_gaps.known) == set(map(int, levels.loc[NGAWA].dropna().index)) & set(both.known)
