"""What is on the screen as files: the map as a picture, its figures as tables and layers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from exports.chart_svg.draw import draw_chart
from exports.png import png_of
from exports.spreadsheet import as_csv, as_xlsx
from geo.boundaries import read_units
from geo.layer import as_geojson, as_geopackage, joined_layer
from geo.picture import draw_picture
from ui.address.view import View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.page import queued
from ui.page.address import NOT_SAVED
from ui.take.parts import choices_table, sources_table
from ui.take.picture import alone
from ui.take.table import view_frame
from ui.words.texts import Words

_ZOOM = 2.0


def draw(screen: str, view: View, answer_of: Callable[[str, View], Answer]) -> None:
    """Draw the menu that saves what the screen shows; each file is made when it is asked for."""
    if screen in NOT_SAVED:
        return
    words = Words(view.language)
    name = f"{view.measure.replace('.', '-')}-{view.year}"
    reader = queued.reader()
    with st.popover(words("take.save_as"), icon=":material/download:", key="save_view"):
        for kind, (_, mime) in KINDS.items():
            st.download_button(
                words(f"take.as_{kind}"),
                partial(_made, kind, screen, view, answer_of, reader),
                f"{name}.{kind}",
                mime,
                key=f"save_{kind}",
                type="tertiary",
                on_click="ignore",
            )


def _made(
    kind: str, screen: str, view: View, answer_of: Callable[[str, View], Answer], reader: str
) -> bytes:
    """Make a file; a picture takes a second of drawing, which a worker does."""
    answer = answer_of(screen, view)
    if kind == "png":
        return queued.at_once(reader, png_of, svg_of(answer, view), _ZOOM)
    return KINDS[kind][0](answer, view)


def svg_of(answer: Answer, view: View) -> str:
    """Return the map of an answer, or its first chart, as a picture that stands alone."""
    picture = alone(answer, Words(view.language))
    if picture is not None:
        return draw_picture(picture, kept.boundaries())
    return draw_chart(answer.charts[0])


def workbook_of(answer: Answer, view: View) -> bytes:
    """Return the tables of an answer with a sheet of sources and one of the choices made."""
    words = Words(view.language)
    sources = sources_table(answer.sources, words)
    return as_xlsx([*answer.tables, sources, choices_table(view, words)])


def geojson_of(_: Answer, view: View) -> bytes:
    """Return the figures of a view joined to the boundaries."""
    return as_geojson(joined_layer(view_frame(view), read_units(kept.boundaries())))


def geopackage_of(answer: Answer, view: View) -> bytes:
    """Return the same as a GeoPackage, with the tables of sources and choices beside it."""
    words = Words(view.language)
    tables = {
        "sources": sources_table(answer.sources, words),
        "choices": choices_table(view, words),
    }
    beside = {
        name: pd.DataFrame(list(table.rows), columns=list(table.columns)).astype(str)
        for name, table in tables.items()
    }
    layer = joined_layer(view_frame(view), read_units(kept.boundaries()))
    return as_geopackage(layer, "units", beside)


# ending → (how it is made, its type)
KINDS: dict[str, tuple[Callable[[Answer, View], bytes], str]] = {
    "png": (lambda answer, view: png_of(svg_of(answer, view), _ZOOM), "image/png"),
    "svg": (lambda answer, view: svg_of(answer, view).encode(), "image/svg+xml"),
    "xlsx": (
        workbook_of,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (lambda answer, _: as_csv(answer.tables[0]), "text/csv"),
    "geojson": (geojson_of, "application/geo+json"),
    "gpkg": (geopackage_of, "application/geopackage+sqlite3"),
}
