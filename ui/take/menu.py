"""What is on the screen as files: the map as a picture, its figures as tables and layers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from exports.png import png_of
from exports.spreadsheet import as_csv, as_xlsx
from geo.boundaries import read_units
from geo.layer import as_geojson, as_geopackage, joined_layer
from geo.picture import draw_picture
from ui.address.view import View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.page import queued
from ui.page.address import NOT_SAVED
from ui.take.parts import choices_table, sources_table
from ui.take.picture import picture_of
from ui.take.table import view_frame, view_table
from ui.words.texts import Words

_ZOOM = 2.0


def draw(screen: str, view: View) -> None:
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
                partial(_made, kind, view, reader),
                f"{name}.{kind}",
                mime,
                key=f"save_{kind}",
                type="tertiary",
                on_click="ignore",
            )


def _made(kind: str, view: View, reader: str) -> bytes:
    """Make a file; a picture takes a second of drawing, which a worker does."""
    if kind == "png":
        return queued.at_once(reader, png_of, svg_of(view), _ZOOM)
    return KINDS[kind][0](view)


def svg_of(view: View) -> str:
    """Return the map of a view as a picture that stands alone."""
    measured = kept.measure(view.measure, view.year, view.choices)
    among = selected_units(view, kept.catalogue())
    picture = picture_of(view, measured, kept.classed(view), among, titled=True)
    return draw_picture(picture, kept.boundaries())


def workbook_of(view: View) -> bytes:
    """Return the figures of a view with a sheet of sources and one of the choices made."""
    words = Words(view.language)
    measured = kept.measure(view.measure, view.year, view.choices)
    sources = sources_table(measured.sources, words)
    return as_xlsx([view_table(view), sources, choices_table(view, words)])


def geojson_of(view: View) -> bytes:
    """Return the figures of a view joined to the boundaries."""
    return as_geojson(joined_layer(view_frame(view), read_units(kept.boundaries())))


def geopackage_of(view: View) -> bytes:
    """Return the same as a GeoPackage, with the tables of sources and choices beside it."""
    words = Words(view.language)
    measured = kept.measure(view.measure, view.year, view.choices)
    tables = {
        "sources": sources_table(measured.sources, words),
        "choices": choices_table(view, words),
    }
    beside = {
        name: pd.DataFrame(list(table.rows), columns=list(table.columns)).astype(str)
        for name, table in tables.items()
    }
    layer = joined_layer(view_frame(view), read_units(kept.boundaries()))
    return as_geopackage(layer, "units", beside)


# ending → (how it is made, its type)
KINDS: dict[str, tuple[Callable[[View], bytes], str]] = {
    "png": (lambda view: png_of(svg_of(view), _ZOOM), "image/png"),
    "svg": (lambda view: svg_of(view).encode(), "image/svg+xml"),
    "xlsx": (
        workbook_of,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (lambda view: as_csv(view_table(view)), "text/csv"),
    "geojson": (geojson_of, "application/geo+json"),
    "gpkg": (geopackage_of, "application/geopackage+sqlite3"),
}
