"""How it went: sentence, chart and table of a city say the same, and nothing across a break."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from exports.briefing_file import SavedView
from exports.charts.curves import Curves
from exports.spreadsheet import as_csv
from scoring.index.choices import IndexChoices
from tests.ui.city.test_answer import ILI, SUZHOU, view_of
from tests.ui.over_time.answers import chart_of
from ui.address.parameters import write_view
from ui.address.view import View
from ui.briefing.slides import slide_of
from ui.city import kept, went
from ui.city.lines import lines_of
from ui.city.report import city_report
from ui.figures import kept as figures_kept
from ui.figures.answer import Answer
from ui.over_time import kept as years_kept
from ui.take.menu import KINDS, kinds_of
from ui.take.stated import stated
from ui.words import numbers
from ui.words.texts import LANGUAGES, Language, Words

JINAN, CHENGDU, BEIJING, NGAWA = "370100", "510100", "110000", "513200"
CASES: dict[str, dict[str, Any]] = {
    "default": {},
    "shares": {"measure": "indicator.tertiary_share", "year": 2023, "since": 2012},
    "students": {"measure": "indicator.college_students_per_10k", "year": 2023, "since": 2010},
    "indexed": {
        "measure": "indicator.bank_deposits_per_resident",
        "year": 2023,
        "since": 2012,
        "growth": "relative",
    },
}


def said_of(city: str, language: Language = "en", **fields: Any) -> Answer:
    """What is said of the years of a city."""
    said = went.answer(View(language=language, city=city, **fields))
    assert said is not None
    return said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("city", [SUZHOU, JINAN, CHENGDU, BEIJING, ILI])
def test_the_chart_draws_the_figures_of_the_table(city: str, case: str, language: Language) -> None:
    """Every point is a row, every row a point: values in their unit, or with a year as 100."""
    said = said_of(city, language, **CASES[case])
    [chart], [table] = said.charts, said.tables
    assert isinstance(chart, Curves)
    words = Words(language)
    indexed = 3 if len(table.columns) > 6 else 2
    drawn = {
        (int(x), curve.name): y
        for curve in chart.curves
        for x, y in zip(curve.x, curve.y, strict=True)
        if not math.isnan(y)
    }
    assert drawn == {(row[0], row[1]): row[indexed] for row in table.rows}
    assert table.columns[-1] == words("common.column_source")
    assert all(row[-1] for row in table.rows)


@pytest.mark.parametrize("city", [SUZHOU, JINAN, CHENGDU, BEIJING, ILI])
def test_the_sentence_says_figures_of_the_table(city: str) -> None:
    """Both ends of the city are rows of the table, with no break in between."""
    said = said_of(city)
    own = {
        str(row[0]): row[2]
        for row in said.tables[0].rows
        if row[1] == chart_of(said).curves[0].name
    }
    found = re.match(r".*: (.+) in (\d{4}), (.+) in (\d{4})\.", said.headline)
    assert found, said.headline
    unit = "CNY" if "CNY" in said.headline else "index"
    for value, year in ((found[1], found[2]), (found[3], found[4])):
        assert numbers.figure(float(str(own[year])), unit, Words("en")) == value
    breaks = [mark.at for mark in chart_of(said).breaks if city != JINAN or mark.at > 2020]
    assert not [at for at in breaks if int(found[2]) < at < int(found[4])]


def test_gdp_of_2024_is_never_beside_2023() -> None:
    """The sentence ends in 2023; the line of every unit stops, and the reason is said."""
    said = said_of(SUZHOU)
    assert "2024" not in said.headline
    assert any("2024" in note and "census" in note for note in said.notes)
    for curve in chart_of(said).curves:
        places = dict(zip(curve.x, curve.y, strict=True))
        assert math.isnan(places[2023.5])


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_a_median_is_of_is_said(language: Language) -> None:
    """The column of units and the line below the chart name the same number."""
    said = said_of(SUZHOU, language, **CASES["shares"])
    nation = [
        row for row in said.tables[0].rows if row[1] == Words(language)("exports.median_nation")
    ]
    assert len({row[3] for row in nation}) == 1
    assert str(nation[0][3]) in said.subline


def test_a_municipality_is_not_set_beside_itself() -> None:
    """Beijing is a province of its own, and the first tier has too few cities with all years."""
    said = said_of(BEIJING, **CASES["shares"])
    names = [curve.name for curve in chart_of(said).curves]
    assert names[0] == "Beijing"
    assert "median of Beijing" not in names


def test_rows_say_since_when() -> None:
    """Chengdu's services since 2016, when Jianyang came; Suzhou's since 2015; among how many."""
    for city, year in ((CHENGDU, 2016), (SUZHOU, 2015)):
        lines = {one.measured.measure: one for one in lines_of(view_of(city, "en"))}
        said = lines["indicator.tertiary_share"].since
        places = years_kept.places("indicator.tertiary_share", city, year, 2023)
        assert places is not None
        gained = numbers.signed(places.gained, "places", Words("en"))
        assert said == f"since {year}: {gained} among {places.of} units"
    services = years_kept.history_of("indicator.tertiary_share")
    both = services.levels[[2015, 2023]].dropna()
    apart = services.apart(2015, 2023).index
    of_suzhou = years_kept.places("indicator.tertiary_share", SUZHOU, 2015, 2023)
    assert of_suzhou is not None
    assert of_suzhou.of == len(both[~both.index.isin(apart)])


def test_a_row_without_years_says_nothing() -> None:
    """Yes or no, one year, a unit outside the yearbook: no line and no places."""
    first = view_of(SUZHOU, "en").but(choices=IndexChoices(framework="six_dimensions"))
    lines = {one.measured.measure: one for one in lines_of(first)}
    for measure in ("indicator.low_carbon_pilot", "indicator.urbanisation_rate"):
        assert lines[measure].course is None
        assert not lines[measure].since
    ngawa = first.but(city=NGAWA)
    assert not any(one.course or one.since for one in lines_of(ngawa))
    # what is known again only in 2023 after a break of years is drawn, and compared to nothing
    assert lines["indicator.retail_sales_per_resident"].course is not None
    assert not lines["indicator.retail_sales_per_resident"].since


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_span_makes_a_slide_of_its_own(language: Language) -> None:
    """Sentence, native chart over the whole slide, files of the series; the report has it."""
    view = View(language=language, city=SUZHOU, **CASES["shares"])
    years, said = said_of(SUZHOU, language, **CASES["shares"]), kept.answer(view)
    slide = slide_of(SavedView("city", write_view(view)), language)
    assert slide.reading == said.headline == years.headline
    assert isinstance(slide.chart, Curves)
    assert isinstance(years.charts[0], Curves)
    assert slide.chart.curves == years.charts[0].curves
    assert slide.picture is None
    assert {"png", "svg", "csv", "xlsx"} <= set(kinds_of(said))
    assert KINDS["csv"][0](said, view) == as_csv(years.tables[0], stated(said, view))
    [figure] = city_report(view).figures
    assert (figure.text, figure.chart) == (years.headline, years.charts[0])


def test_without_a_span_the_city_comes_first() -> None:
    """The page's sentence and bars, then the chart of the years and its table."""
    said = kept.answer(view_of(SUZHOU, "en"))
    assert said.headline == kept.overview(view_of(SUZHOU, "en")).headline
    years = kept.went(view_of(SUZHOU, "en"))
    assert years is not None
    assert said.charts[-1] == years.charts[0]
    assert said.tables[-1] == years.tables[0]


def test_a_span_over_a_break_is_kept_for_lines_alone() -> None:
    """A city shows both sides of 2024; the map, which would take a difference, does not."""
    asked = View(measure="indicator.gdp_per_resident", since=2015, year=2024)
    assert figures_kept.settle(asked, "city").since == 2015
    assert figures_kept.settle(asked, "atlas").since == 0
    assert figures_kept.settle(asked.but(since=1960), "city").since == 0
