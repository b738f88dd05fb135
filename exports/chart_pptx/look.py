"""How a native chart looks: fonts of both scripts, colours of roles, number formats, a legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page
from pptx.util import Pt

from data.languages import MANNERS
from exports.charts.kinds import Chart
from exports.charts.scale import Axis
from exports.charts.spoken import spoken
from exports.pptx_text import INK, MUTED, style_font
from exports.printable import printable
from geo.chart_colours import chart_colour

TITLE, LABEL = 13.0, 11.0


def place_chart(page: Page, kind: Any, data: Any, place: tuple[Any, ...], chart: Chart) -> Any:
    """Put a chart on a slide with its title, its letters and what a screen reader says of it."""
    frame = page.shapes.add_chart(kind, *place, data)
    frame.name = printable(chart.title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(spoken(chart)))
    drawn = frame.chart
    drawn.has_title = True
    title = drawn.chart_title.text_frame.paragraphs[0].add_run()
    title.text = printable(chart.title)
    style_font(title.font, TITLE, INK, chart.language, bold=True)
    style_font(drawn.font, LABEL, INK, chart.language)
    return drawn


def rgb(role: str) -> RGBColor:
    """Return the colour of a role on white paper."""
    return RGBColor.from_string(chart_colour(role).lstrip("#").upper())


def number_format(axis: Axis, language: str, decimals: int) -> str:
    """Return the format of figures as an office program writes it."""
    grouped = "#,##0" if axis.grouped and MANNERS[language].grouped else "0"
    digits = grouped + (f".{'0' * decimals}" if decimals else "")
    unit = f'"{axis.unit}"' if axis.unit else ""
    plus = "+" if axis.signed else ""
    return f"{plus}{digits}{unit};−{digits}{unit};{digits}{unit}"


def tick_format(axis: Axis, language: str, largest: float, step: float) -> str:
    """Return the format of ticks: a Chinese reader counts in 万 and 亿.

    An office program divides by thousands only, so the point is set between
    the digits by hand.
    """
    if axis.grouped and language == "zh" and largest >= 1e8:
        return '[=0]0;0"."00,,"亿"'
    if axis.grouped and language == "zh" and largest >= 1e4:
        return '[=0]0;0"."0,"万"'
    if axis.grouped and language != "zh" and largest > 1e6:
        return f'[=0]0;#,##0.0,,"{MANNERS[language].sizes[-1][1]}"'
    decimals = max(0, len(f"{step:.10g}".partition(".")[2]))
    return number_format(axis, language, decimals)


def axis_title(drawn: Any, text: str, language: str) -> None:
    """Write the title of an axis, or none."""
    drawn.has_title = bool(text)
    if text:
        run = drawn.axis_title.text_frame.paragraphs[0].add_run()
        run.text = printable(text)
        style_font(run.font, LABEL - 1, MUTED, language)


def legend(drawn: Any, kept: Sequence[bool]) -> None:
    """Show the series that are kept in a legend under the chart; none for a single one.

    Parameters
    ----------
    kept : for each series, whether it is named in the legend
    """
    drawn.has_legend = sum(kept) > 1
    if not drawn.has_legend:
        return
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    drawn.legend.font.size = Pt(LABEL)
    element = drawn.legend._element
    for place in reversed([n for n, keep in enumerate(kept) if not keep]):
        entry = parse_xml(
            f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/>'
            "</c:legendEntry>"
        )
        element.find(f"{{{element.nsmap['c']}}}legendPos").addnext(entry)


def write_label(
    point: Any, text: str, colour: RGBColor, language: str, position: Any, size: float = LABEL
) -> None:
    """Write a text of our own beside one point."""
    label = point.data_label
    label.text_frame.word_wrap = False
    first, *more = text.split("\n")
    for line in (first, *more):
        frame = label.text_frame
        paragraph = frame.paragraphs[0] if line is first else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = printable(line)
        style_font(run.font, size, colour, language)
    label.position = position
