"""Native charts, read back from the file: the same figures, gaps as gaps, colours of roles."""

from __future__ import annotations

import io
import math
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from exports.charts.bars import Bars, Series
from exports.charts.kinds import Chart
from exports.pptx_chart import add_chart
from geo.chart_colours import chart_shade
from tests.exports import charts


def _page(chart: Chart) -> Any:
    """A slide with the chart on it, written and opened again."""
    slides = Presentation()
    page = slides.slides.add_slide(slides.slide_layouts[6])
    add_chart(page, chart, tuple(map(Inches, (0.5, 0.5, 6, 5))))
    file = io.BytesIO()
    slides.save(file)
    return Presentation(io.BytesIO(file.getvalue())).slides[0]


def _series(chart: Chart) -> dict[str, Any]:
    frame = next(shape for shape in _page(chart).shapes if shape.has_chart)
    return {series.name: series for series in frame.chart.plots[0].series}


def _xs(series: Any) -> list[float]:
    points = series._element.findall(".//{*}xVal//{*}pt/{*}v")
    return [float(point.text) for point in points]


@pytest.mark.parametrize("name", ["bars", "stacked", "whiskers"])
def test_bars_hold_their_figures(name: str) -> None:
    """Every figure of every series; None where there is none, and in the interruption."""
    chart: Any = charts.every()[name]
    found = _series(chart)
    for one in chart.series:
        wanted = [None if math.isnan(value) else value for value in one.values]
        if name == "bars":
            reference = 43.25 if one is chart.series[0] else None
            wanted = [*wanted[:2], None, wanted[2], reference]
        assert list(found[one.name].values) == wanted


def test_whiskers_reach_as_far_as_their_ends() -> None:
    """The format wants distances from the bar's own end."""
    element = _series(charts.whiskers())["total"]._element
    for side, wanted in (("plus", [0.06, 0.03]), ("minus", [0.06, 0.03])):
        found = [float(v.text) for v in element.findall(f".//{{*}}{side}//{{*}}v")]
        assert found == pytest.approx(wanted)


def test_no_name_of_many_rows_is_left_out() -> None:
    """Each is written, in letters that keep off each other."""
    names = tuple(f"Province {n}" for n in range(31))
    page = _page(Bars(title="GDP", categories=names, series=(Series("GDP", tuple(range(31))),)))
    chart = next(shape for shape in page.shapes if shape.has_chart).chart
    axis = chart.category_axis
    assert axis._element.find(qn("c:tickLblSkip")).get("val") == "1"
    assert axis.tick_labels.font.size < Pt(9)


@pytest.mark.parametrize("overview", [False, True])
def test_ranges_hold_their_ends_and_points(overview: bool) -> None:
    """Lying bands have their figures on x, upright ones on y; the unknown row has none."""
    found = _series(charts.ranges(overview=overview))
    band, dot = found["nine draws of ten"], found["rank"]
    figures = band.values if overview else _xs(band)
    assert [value for value in figures if value is not None][:2] == [251.0, 290.0]
    assert (list(dot.values) if overview else _xs(dot)) == [278.0]
    median = found["median"]
    assert (list(median.values) if overview else _xs(median)) == [4.0, 270.0]


def test_points_are_a_series_a_group() -> None:
    """The point without a figure is left out, the one in focus is a series of its name."""
    found = _series(charts.points())
    assert set(found) == {"shrinking", "苏州市", "fitted", "median"}
    assert (_xs(found["shrinking"]), list(found["shrinking"].values)) == ([120_000.0], [-1.25])
    assert (_xs(found["苏州市"]), list(found["苏州市"].values)) == ([30_000.0], [4.5])


def test_a_gap_in_a_curve_is_an_empty_cell() -> None:
    """Not a zero: neither in the chart nor in its sheet."""
    page = _page(charts.curves())
    chart = next(shape for shape in page.shapes if shape.has_chart).chart
    assert list(chart.plots[0].series[0].values) == [0.4, None, 0.38, 0.37]
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=1, max_row=5, values_only=True))
    assert [row[1] for row in rows] == ["GDP", 0.4, None, 0.38, 0.37]


def test_a_grid_is_a_table_of_percentages() -> None:
    """Unknown shares are dashes."""
    table = next(shape.table for shape in _page(charts.grid()).shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[1:] == [["江苏省", "100%", "50%"], [charts.HOSTILE, "–", "25%"]]


@pytest.mark.parametrize(
    "name", [name for name in charts.every() if name not in ("grid", "signed")]
)
def test_a_chart_is_described(name: str) -> None:
    """A screen reader hears its title and extremes."""
    frame = next(shape for shape in _page(charts.every()[name]).shapes if shape.has_chart)
    said = frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert said.startswith(charts.every()[name].title)


@pytest.mark.parametrize("name", charts.empty())
def test_an_empty_chart_is_a_sentence_on_the_slide(name: str) -> None:
    """No chart without figures."""
    shapes = _page(charts.empty()[name]).shapes
    assert not any(shape.has_chart or shape.has_table for shape in shapes)
    assert charts.empty()[name].title in shapes[0].text_frame.text


def test_a_break_is_a_line_across_the_chart() -> None:
    """From end to end of the upright axis, at its place, with its name and not in the legend."""
    found = _series(charts.curves())["new borders"]
    low, high = list(found.values)
    assert _xs(found) == [2020.5, 2020.5]
    assert low is not None
    assert high is not None
    assert low <= 0.2
    assert high >= 0.42
    assert found.points[1].data_label.text_frame.text == "new borders"


def test_correlations_are_a_native_table_with_signs() -> None:
    """A cell without a pair is empty and without a shade."""
    table = next(shape.table for shape in _page(charts.signed()).shapes if shape.has_table)
    assert [table.cell(1, 1).text, table.cell(1, 2).text] == ["+0.75", ""]
    assert table.cell(2, 1).text == "−0.40"
    assert str(table.cell(2, 1).fill.fore_color.rgb) == chart_shade(-0.4, signed=True)[1:].upper()
