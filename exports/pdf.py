"""A city or a region at a glance, on A4.

The page is laid out by Typst from ``report.typ``, which knows where Chinese
and Latin lines may break. A report reaches it as a JSON file of texts and
numbers that it prints as they are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

from exports.chart_svg.draw import draw_chart
from exports.charts.spoken import spoken
from exports.content import Bar, Figure, Finding, Report
from exports.fonts import find_font
from exports.printable import printable
from exports.tabular import tabular
from geo import hatch
from geo.build import BoundaryFiles
from geo.picture import MapPicture, draw_picture
from geo.themes import THEMES

_TEMPLATE = Path(__file__).with_name("report.typ")
_PICTURE = (720, 640)
# Findings no longer than this, and no more of them, stand in two columns.
_SHORT, _FEW = 130, 6
# The Chinese font draws these as wide as a character, which tears English words apart.
_NARROW = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_NARROW_XML = str.maketrans({"’": "'", "‘": "'", "“": "&quot;", "”": "&quot;"})


def as_pdf(report: Report, files: BoundaryFiles) -> bytes:
    """Return a report as a tagged PDF with its font inside.

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    # A dictionary of files is accepted, though the library's own types leave it out.
    sources: Any = {
        "main.typ": _TEMPLATE.read_bytes(),
        "report.json": json.dumps(_data(report), allow_nan=False).encode(),
        "map.svg": _drawn(draw_picture(_bare(report.picture), files, *_PICTURE), report),
    }
    for place, figure in enumerate(report.figures):
        sources[f"figure{place}.svg"] = _drawn(draw_chart(figure.chart), report)
    return bytes(typst.compile(sources, font_paths=fonts(), format="pdf"))


def _drawn(svg: str, report: Report) -> bytes:
    return drawing_in_letters(svg, report.language).encode()


def _is_short(points: Sequence[Finding]) -> bool:
    return len(points) <= _FEW and max(len(point.text) for point in points) <= _SHORT


def _bare(picture: MapPicture) -> MapPicture:
    """The map alone; its legend stands beside it, where it covers no city."""
    return replace(picture, legend=None)


@cache
def fonts() -> typst.Fonts:
    """Return the fonts beside the one with Chinese characters; reading them takes a moment."""
    font = find_font()
    folders = list(dict.fromkeys([font.regular.parent, font.bold.parent]))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _data(report: Report) -> dict[str, Any]:
    """A report as texts, numbers and None, in the reader's own letters."""
    findings = [(heading, points) for heading, points in report.findings if points]
    short = [one for one in findings if _is_short(one[1])]
    data = {
        "font": find_font().family,
        "language": report.language,
        "name": report.name,
        "about": report.about,
        "headline": report.headline,
        "spoken": report.picture.spoken,
        "foot": report.closing[0] if report.closing else "",
        "bars_title": report.bars_title,
        "bars": [_bar(bar) for bar in report.bars],
        "median_names": list(report.median_names),
        "ends": report.ends,
        "legend": _legend(report.picture),
        "short": [_group(*one) for one in short],
        "long": [_group(*one) for one in findings if one not in short],
        "figures": [_figure(figure) for figure in report.figures],
        "tables": [
            tabular(table, report.language)
            for table in (*report.tables, report.sources)
            if table.rows
        ],
        "closing": list(report.closing),
    }
    return {name: in_letters(value, report.language) for name, value in data.items()}


def _legend(picture: MapPicture) -> dict[str, Any] | None:
    if picture.legend is None:
        return None
    rows = [
        {
            "colour": row.colour(picture.paint.colours, "light"),
            "hatched": row.hatched,
            "label": row.label,
            "count": "" if row.count is None else str(row.count),
        }
        for row in picture.legend.rows
    ]
    hatched = {"line": THEMES["light"].no_data_line, "width": hatch.WIDTH, "spacing": hatch.SPACING}
    return {
        "title": picture.legend.title,
        "note": picture.legend.note,
        "rows": rows,
        "hatch": hatched,
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        "name": bar.name,
        "score": _known(bar.score),
        "figure": "–" if math.isnan(bar.score) else f"{bar.score:.1f}",
        "rank": bar.rank,
        "medians": [_known(median) for median in bar.medians],
    }


def _group(heading: str, points: Sequence[Finding]) -> dict[str, Any]:
    said = [{"title": point.title, "text": point.text} for point in points]
    return {"heading": heading, "points": said}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "heading": figure.heading,
        "text": figure.text,
        "alt": spoken(figure.chart),
        "notes": list(figure.notes),
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def drawing_in_letters(svg: str, language: str) -> str:
    """Return a drawing with its texts in letters that can be printed.

    Examples
    --------
    >>> drawing_in_letters("<text>Xi’an “Moran’s I”</text>", "en")
    "<text>Xi'an &quot;Moran's I&quot;</text>"
    """
    return svg if language == "zh" else svg.translate(_NARROW_XML)


def in_letters(value: Any, language: str) -> Any:
    """Return a value with all its texts in letters that can be printed."""
    if isinstance(value, str):
        return printable(value) if language == "zh" else printable(value).translate(_NARROW)
    if isinstance(value, list):
        return [in_letters(part, language) for part in value]
    if isinstance(value, dict):
        return {name: in_letters(part, language) for name, part in value.items()}
    return value
