"""A briefing as one HTML file: the live map, every view, arrow keys, no network."""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from exports.chart_svg.draw import fill_with_chart
from exports.charts.kinds import Chart
from exports.charts.spoken import spoken
from exports.content import Deck, Slide, Table, joined
from exports.tabular import cell_texts
from geo.build import BoundaryFiles
from geo.map_layers import as_script, paint_state
from geo.picture import MapPicture
from geo.standalone import standalone_page

_BROWSER = Path(__file__).with_name("browser")
# How wide a chart is at least, narrow so that its letters are legible from the back of the room,
# and the shape of its place beside a map and its legend, and alone.
_BESIDE, _ALONE = (560, 1.4), (1200, 2.4)
_BODY = """
<style class="deck-narrow" media="screen and (max-width: 700px)">{narrow}</style>
<main class="deck{presenting}">
<header class="deck-head"><h1 class="deck-title"></h1><p class="deck-reading"></p></header>
<aside class="deck-side"></aside>
<footer class="deck-foot">
<div class="deck-small"><p class="deck-remarks"></p><p class="deck-source"></p></div>
<div class="deck-number">
<button data-step="-1" data-word="back">‹</button> <span class="deck-count"></span>
<button data-step="1" data-word="forward">›</button>
<button class="deck-speak" data-word="speak"><svg viewBox="0 0 16 16" aria-hidden="true"><path
 d="M5 5V2h9v9h-3M2 5h9v9H2z"/></svg></button></div></footer>
</main>
<div class="deck-black" hidden></div>
"""


def as_web_page(deck: Deck, files: BoundaryFiles, presenting: bool = False) -> str:
    """Return a briefing as the text of an HTML file that opens without a server.

    Parameters
    ----------
    files : `geo.build.ensure_built`
    presenting : without buttons, for a projector
    """
    slides = [_slide(slide, deck.language) for slide in deck.slides]
    told = as_script({"title": deck.title, "slides": slides, "words": dict(deck.words)})
    script = "\n".join(map(_read, ("deck.js", "speaker.js", "sheets.js")))
    return standalone_page(
        deck.language,
        files,
        title=escape(deck.title),
        style=_read("deck.css"),
        body=_BODY.format(
            narrow=_read("narrow.css"), presenting=" presenting" if presenting else ""
        ),
        script=f"{script}\naddEventListener('DOMContentLoaded', () => deck.start({told}));",
    )


def _read(name: str) -> str:
    return (_BROWSER / name).read_text(encoding="utf-8")


def _slide(slide: Slide, language: str) -> dict[str, Any]:
    return {
        "title": slide.title,
        "reading": slide.reading,
        "note": slide.note,
        "aside": slide.aside,
        "source": slide.source,
        "remarks": joined(slide.remarks, language),
        "chart": _chart(slide.chart, _BESIDE if slide.picture is not None else _ALONE),
        "table": _table(slide.table, language),
        "map": _map(slide.picture),
        "beside": _map(slide.beside),
    }


def _map(picture: MapPicture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    return {
        "name": picture.subtitle,
        "paint": paint_state(picture.paint),
        "legend": _legend(picture),
        "spoken": picture.spoken,
    }


def _legend(picture: MapPicture) -> dict[str, Any] | None:
    legend, colours = picture.legend, picture.paint.colours
    if legend is None:
        return None
    rows = legend.rows
    square = None
    if legend.square is not None:
        rows = tuple(row for row in rows if not isinstance(row.place, int))
        square = asdict(legend.square) | {"colours": colours.light}
    return {
        "title": legend.title,
        "note": legend.note,
        "square": square,
        "rows": [(row.background(colours, "light"), row.label, row.count) for row in rows],
    }


def _chart(chart: Chart | None, place: tuple[int, float]) -> dict[str, str] | None:
    """A picture and what is said of it; as an image, nothing in it can run."""
    if chart is None:
        return None
    return {"svg": fill_with_chart(chart, *place), "spoken": spoken(chart)}


def _table(table: Table | None, language: str) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "title": table.title,
        "of": table.of or len(table.rows),
        "columns": table.columns,
        "rows": cell_texts(table, language),
        "figures": table.of_figures,
    }
