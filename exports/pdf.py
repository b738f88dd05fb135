"""A city or a region at a glance, on A4."""

from __future__ import annotations

from exports.content import Report
from exports.pdf_page import MARGIN, MUTED, ReportPages
from exports.png import png_of
from geo.build import BoundaryFiles
from geo.picture import draw_picture

_MAP_WIDTH, _PICTURE, _ZOOM = 80.0, (720, 640), 1.5
_GUTTER = 6.0
_SHORT = 130


def as_pdf(report: Report, files: BoundaryFiles) -> bytes:
    """Return a report as a PDF with its font inside.

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    pages = ReportPages(report.name, report.language, report.closing[0] if report.closing else "")
    pages.paragraph(report.name, 22, bold=True)
    pages.paragraph(report.about, 9, MUTED)
    pages.ln(1)
    pages.paragraph(report.headline, 12)
    pages.ln(3)
    _map_and_bars(pages, report, files)
    _findings(pages, report)
    for table in (*report.tables, report.sources):
        if table.rows:
            pages.section(table.title)
            pages.grid(table)
    pages.ln(3)
    for line in report.closing:
        pages.paragraph(line, 7.5, MUTED)
    return bytes(pages.output())


def _map_and_bars(pages: ReportPages, report: Report, files: BoundaryFiles) -> None:
    """The bars on the left, the map beside them."""
    top, width = pages.y, pages.epw - _MAP_WIDTH - _GUTTER
    svg = draw_picture(report.picture, files, *_PICTURE)
    left = MARGIN + width + _GUTTER
    pages.picture(png_of(svg, _ZOOM), left, top, _MAP_WIDTH)
    pages.paragraph(report.bars_title, 9.5, bold=True)
    pages.ln(1)
    pages.bars(report.bars, report.median_names, report.top, width)
    pages.set_y(max(pages.y, top + _MAP_WIDTH * _PICTURE[1] / _PICTURE[0] + 2))


def _findings(pages: ReportPages, report: Report) -> None:
    """Short findings in two columns, each pair from one height; long ones over the whole width."""
    width = (pages.epw - _GUTTER) / 2
    said = [(heading, points) for heading, points in report.findings if points]
    short = [one for one in said if max(len(point.text) for point in one[1]) <= _SHORT]
    for start in range(0, len(short), 2):
        if pages.will_page_break(40):
            pages.add_page()
        top, bottom = pages.y, pages.y
        for place, (heading, points) in enumerate(short[start : start + 2]):
            pages.set_y(top)
            pages.findings(heading, points, MARGIN + place * (width + _GUTTER), width)
            bottom = max(bottom, pages.y)
        pages.set_y(bottom + 1)
    for heading, points in (one for one in said if one not in short):
        pages.section(heading)
        pages.findings("", points, MARGIN, pages.epw)
