"""Over the years: chart, table and sentence of a comparison, and on whom a region's line rests."""

from __future__ import annotations

import math
from typing import Any

import pytest

from exports.briefing_file import SavedView
from exports.charts.curves import Curves
from tests.ui.over_time.answers import chart_of
from ui.address.parameters import write_view
from ui.address.view import View
from ui.briefing.slides import slide_of
from ui.compare import kept, went
from ui.figures import kept as figures_kept
from ui.figures.answer import Answer
from ui.over_time import kept as years_kept
from ui.words.texts import LANGUAGES, Language

SUZHOU, CHENGDU, NGAWA = "320500", "510100", "513200"
ZHEJIANG, SICHUAN, DELTA = "province.330000", "province.510000", "cluster.pearl_river_delta"
SHARES: dict[str, Any] = {
    "measure": "indicator.fiscal_self_sufficiency",
    "year": 2023,
    "since": 2012,
}
RESIDENTS: dict[str, Any] = {
    "measure": "variable.resident_population",
    "year": 2024,
    "since": 2010,
}


def said_of(units: tuple[str, ...], language: Language = "en", **fields: Any) -> Answer:
    """What is said of the years of some units."""
    said = went.answer(View(language=language, compare=units, **fields))
    assert said is not None
    return said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fields", [{}, SHARES, RESIDENTS], ids=["default", "shares", "residents"])
def test_the_chart_draws_the_figures_of_the_table(
    fields: dict[str, object], language: Language
) -> None:
    """Every point is a row and every row a point, of cities, provinces and clusters."""
    said = said_of((SUZHOU, CHENGDU, ZHEJIANG, DELTA), language, **fields)
    [chart], [table] = said.charts, said.tables
    assert isinstance(chart, Curves)
    assert len(chart.curves) == 4
    drawn = {
        (int(x), curve.name): y
        for curve in chart.curves
        for x, y in zip(curve.x, curve.y, strict=True)
        if not math.isnan(y)
    }
    assert drawn == {(row[0], row[1]): row[2] for row in table.rows}


def test_a_share_of_a_region_is_a_mean_over_its_residents() -> None:
    """Of the same units in all years, weighted by residents; how many is said."""
    said = said_of((SUZHOU, ZHEJIANG), **SHARES)
    view = View(compare=(SUZHOU, ZHEJIANG), **SHARES)
    levels = years_kept.history_of("indicator.fiscal_self_sufficiency").levels
    rows = [row for row in said.tables[0].rows if row[1] == "Zhejiang"]
    members = [code for code in went.units_of(view) if code != SUZHOU]
    years = list(range(2012, 2024))
    same = levels.loc[members, years].dropna().index
    people = figures_kept.totals(2023).residents[same]
    assert {row[3] for row in rows} == {len(same)}
    for row in rows:
        mean = (levels.loc[same, int(str(row[0]))] * people).sum() / people.sum()
        assert row[2] == pytest.approx(mean)
    assert any(f"{len(same)} of its {len(members)} units" in note for note in said.notes)


def test_an_amount_of_a_region_is_the_sum_of_all_or_a_gap() -> None:
    """The nine cities of the Pearl River Delta by year; Sichuan lacks units in most years."""
    said = said_of((DELTA, SICHUAN), **RESIDENTS)
    levels = years_kept.history_of("variable.resident_population").levels
    for unit, name in ((DELTA, None), (SICHUAN, "Sichuan")):
        members = list(went.units_of(View(compare=(unit,))))
        sums = levels.loc[members].sum(skipna=False).dropna()
        rows = [row for row in said.tables[0].rows if (row[1] == "Sichuan") == bool(name)]
        assert {int(str(row[0])): row[2] for row in rows} == sums.to_dict()
    assert any("is a gap" in note for note in said.notes)


def test_a_region_without_half_of_its_residents_says_so() -> None:
    """Xinjiang has no line from 2010; without a span, one begins where all have theirs."""
    poor = ("province.650000", SUZHOU)
    said = said_of(poor, measure="indicator.gdp_per_resident", year=2023, since=2010)
    assert any("no line" in note for note in said.notes)
    assert [curve.name for curve in chart_of(said).curves] == ["Suzhou"]
    what = went.asked_of(View(compare=(ZHEJIANG, "province.520000")))
    assert what is not None
    assert what.since > 2010


def test_a_city_without_figures_is_named() -> None:
    """Ngawa has no GDP per resident before 2024: no line, and a note."""
    said = said_of((SUZHOU, NGAWA), measure="indicator.gdp_per_resident", year=2023, since=2015)
    assert said.notes[0].startswith("No figures of these years: Ngawa")
    assert "Ngawa" not in said.headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_span_makes_a_slide_of_its_own(language: Language) -> None:
    """The sentence and the native chart of the years, and no map beside it."""
    view = View(language=language, compare=(SUZHOU, ZHEJIANG), **SHARES)
    said, whole = kept.answer(view), kept.overview(view)
    slide = slide_of(SavedView("compare", write_view(view)), language)
    years = kept.went(view)
    assert years is not None
    assert slide.reading == said.headline == years.headline != whole.headline
    assert isinstance(slide.chart, Curves)
    assert slide.picture is None
    assert kept.answer(view.but(since=0)).headline == whole.headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_some_units_is_not_called_the_region(language: Language) -> None:
    """The sentence says of how many units its figures are, unless they are those of all."""
    part = {"en": "Zhejiang (6 of its 11 units) from", "zh": "浙江省（11个地区中的6个）由"}
    said = said_of((SUZHOU, ZHEJIANG), language)
    assert part[language] in said.headline
    whole = said_of((SUZHOU, ZHEJIANG), language, **{**RESIDENTS, "since": 2020})
    assert part[language] not in whole.headline
    assert {"en": "Suzhou from", "zh": "苏州市由"}[language] in said.headline
