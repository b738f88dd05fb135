"""A report of many pages as PDF, laid out by Typst from ``paper.typ``."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import typst

from exports.chart_svg.draw import draw_chart
from exports.content import Finding
from exports.fonts import find_font
from exports.paper.content import Drawing, Paper, Section, drawings
from exports.pdf import drawing_in_letters, fonts, in_letters
from exports.tabular import tabular
from geo.build import BoundaryFiles
from geo.lettering import text_width
from geo.picture import MapPicture, draw_picture

_TEMPLATE = Path(__file__).with_name("paper.typ")
# A map is as wide as the page, and low enough to leave room for its chart.
MAP = (1240, 806)
_CHART = 640
# Points between two corners of the page, and the largest letters there.
_DIAGONAL, _LARGEST = 560.0, 96.0


def paper_pdf(
    paper: Paper, files: BoundaryFiles, told: Callable[[int, int], None] = lambda *_: None
) -> bytes:
    """Return a report as a tagged PDF with its font inside.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    told : called with (sections drawn, sections in all) after each

    Raises
    ------
    FontError
        If no font with Chinese characters is installed.
    """
    pictures: dict[str, bytes] = {}
    parts = []
    for place, section in enumerate(paper.parts):
        parts.append(_part(section, pictures, files, paper.language))
        told(place + 1, len(paper.parts))
    # A dictionary of files is accepted, though the library's own types leave it out.
    sources: Any = {
        "main.typ": _TEMPLATE.read_bytes(),
        "paper.json": json.dumps(_data(paper, parts), allow_nan=False).encode(),
        **pictures,
    }
    return bytes(typst.compile(sources, font_paths=fonts(), format="pdf"))


def watermark_size(text: str) -> float:
    """Return the size in points at which a watermark spans the page."""
    return min(_LARGEST, _DIAGONAL / max(1.0, text_width(text, 1)))


def _data(paper: Paper, parts: list[dict[str, Any]]) -> dict[str, Any]:
    data = {
        "font": find_font().family,
        "language": paper.language,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "imprint": list(paper.imprint),
        "edition": paper.edition,
        "watermark": paper.watermark,
        "watermark_size": watermark_size(paper.watermark),
        "terms": vars(paper.terms),
        "parts": parts,
        "drawn": len(list(chain.from_iterable(part["drawings"] for part in parts))),
    }
    return {name: in_letters(value, paper.language) for name, value in data.items()}


def _part(
    section: Section, pictures: dict[str, bytes], files: BoundaryFiles, language: str
) -> dict[str, Any]:
    """A section as texts and numbers; its pictures are put among the others."""
    drawn = []
    for drawing in drawings(section):
        name = f"picture{len(pictures)}.svg"
        pictures[name] = svg_of(drawing, files, language).encode()
        said = {"caption": drawing.caption, "spoken": drawing.spoken}
        drawn.append({"file": name, "width": drawing.width, **said})
    return {
        "title": section.title,
        "reading": section.reading,
        "about": section.about,
        "note": section.note,
        "drawings": drawn,
        "findings": [_group(*group) for group in section.findings if group[1]],
        "tables": [tabular(table, language) for table in section.tables if table.rows],
        "remarks": list(section.remarks),
        "source": section.source,
    }


def svg_of(drawing: Drawing, files: BoundaryFiles, language: str) -> str:
    """Return a map or a chart as it stands on the page."""
    return drawing_in_letters(_svg(drawing, files), language)


def _svg(drawing: Drawing, files: BoundaryFiles) -> str:
    if isinstance(drawing.drawn, MapPicture):
        # A lower map has letters as large as those of others, and more room at its sides.
        width, height = MAP
        return draw_picture(drawing.drawn, files, width, height * drawing.height // 100)
    return draw_chart(drawing.drawn, _CHART)


def _group(heading: str, points: tuple[Finding, ...]) -> dict[str, Any]:
    return {"heading": heading, "points": [vars(point) for point in points]}
