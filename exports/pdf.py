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
from exports.content import Bar, Cell, Figure, Finding, Report, Table, shown
from exports.fonts import find_font
from exports.printable import printable
from geo import hatch
from geo.build import BoundaryFiles
from geo.lettering import text_width
from geo.picture import MapPicture, draw_picture
from geo.themes import THEMES

_TEMPLATE = Path(__file__).with_name("report.typ")
_PICTURE = (720, 640)
# Findings no longer than this stand in two columns.
_SHORT = 130
# A column is at least as wide as its heading and at most so many letters.
_WIDEST = 30.0
# A page in letters of a table: its width, a column left as it is, how far others give way.
_ROOM, _WHOLE, _LEAST = 60.0, 9.0, 0.3
# The Chinese font draws these as wide as a character, which tears English words apart.
_NARROW = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


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
        "map.svg": draw_picture(_bare(report.picture), files, *_PICTURE).encode(),
    }
    for place, figure in enumerate(report.figures):
        sources[f"figure{place}.svg"] = draw_chart(figure.chart).encode()
    return bytes(typst.compile(sources, font_paths=fonts(), format="pdf"))


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
    short = [one for one in findings if max(len(point.text) for point in one[1]) <= _SHORT]
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


def tabular(table: Table, language: str = "zh") -> dict[str, Any]:
    """Return a table in groups: rows below a row that names them; the first may have no name."""
    groups: list[dict[str, Any]] = [{"name": None, "rows": []}]
    for row in table.rows:
        if len(row) > 1 and all(cell is None for cell in row[1:]):
            groups.append({"name": shown(row[0], language), "rows": []})
        else:
            places = table.decimals or (None,) * len(row)
            cells = zip(row, places, strict=True)
            groups[-1]["rows"].append([shown(cell, language, place) for cell, place in cells])
    columns = list(zip(*table.rows, strict=True))
    return {
        "title": table.title,
        "columns": list(table.columns),
        "widths": _shared([_width(*one) for one in zip(table.columns, columns, strict=True)]),
        "numeric": [
            all(isinstance(cell, int | float) for cell in one if cell is not None)
            for one in columns
        ],
        "groups": groups,
    }


def _width(heading: str, cells: Sequence[Cell]) -> float:
    """How wide a column wants to be, in letters: short ones what they need, long ones a share."""
    word = max(heading.split() or [""], key=len)
    widest = max((text_width(shown(cell, "en"), 1) for cell in cells), default=0.0)
    return 2.4 + max(1.25 * text_width(word, 1), min(widest, _WIDEST))


def _shared(wanted: list[float]) -> list[float]:
    """Widths of which the short ones stay as they are, since the long ones can break.

    Examples
    --------
    >>> _shared([4.0, 40.0, 40.0]), _shared([4.0, 20.0])
    ([4.0, 28.0, 28.0], [4.0, 20.0])
    """
    long = sum(width for width in wanted if width > _WHOLE)
    left = _ROOM - sum(width for width in wanted if width <= _WHOLE)
    share = min(1.0, max(left / long, _LEAST)) if long else 1.0
    return [width if width <= _WHOLE else max(_WHOLE, share * width) for width in wanted]


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def in_letters(value: Any, language: str) -> Any:
    """Return a value with all its texts in letters that can be printed."""
    if isinstance(value, str):
        return printable(value) if language == "zh" else printable(value).translate(_NARROW)
    if isinstance(value, list):
        return [in_letters(part, language) for part in value]
    if isinstance(value, dict):
        return {name: in_letters(part, language) for name, part in value.items()}
    return value
