"""What is on the screen as files: its answer as a picture, as tables and as layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from data.errors import AtlasError
from exports.chart_svg.draw import WIDTH, draw_chart
from exports.charts.grid import Grid
from exports.charts.kinds import Chart, is_empty
from exports.content import Table
from exports.png import png_of
from exports.printable import file_name
from exports.spreadsheet import as_csv
from exports.workbook import as_xlsx
from geo.boundaries.layer import as_geojson, as_geopackage
from geo.picture import MapPicture, draw_picture
from geo.two_pictures import draw_two
from ui.address.view import View
from ui.figures.answer import Answer
from ui.figures.space import kept as space_kept
from ui.page import queued
from ui.page.address import NOT_SAVED
from ui.page.markup import plain
from ui.reader.basis import carried
from ui.take import cite as references
from ui.take.layer import layer_of
from ui.take.parts import choices_table, sources_table
from ui.take.picture import alone, below
from ui.take.stated import stated
from ui.take.wide_sheet import wide_table, years_table
from ui.words.refused import why
from ui.words.texts import Words

_ZOOM = 2.0
_LONGEST_NAME = 80
# What the names of rows take in a picture of a grid, and each of its columns, with figures or not.
_NAMES, _COLUMN, _COLUMN_OF_FIGURES = 220, 26, 76
# The wide sheet has a row for each prefecture-level unit, which these are not about.
_OTHER_UNITS = frozenset({"counties"})


def draw(
    screen: str, view: View, answer_of: Callable[[str, View], Answer], key: str = "save"
) -> None:
    """Draw the menu that saves what the screen shows; nothing is computed until it is opened.

    Parameters
    ----------
    key : of its own on the page, where a part of it can be saved as well
    """
    if screen not in NOT_SAVED:
        st.fragment(_menu)(screen, view, answer_of, key)


def _menu(screen: str, view: View, answer_of: Callable[[str, View], Answer], key: str) -> None:
    words = Words(view.language)
    menu = st.popover(
        words("take.save_as"), icon=":material/download:", key=f"{key}_view", on_change="rerun"
    )
    if not menu.open:
        return
    with menu:
        try:
            answer = answer_of(screen, view)
        except AtlasError as error:
            st.caption(plain(words("exports.cannot", why=why(error, words))))
            return
        name, reader = named(answer), queued.reader()
        for kind in kinds_of(answer):
            st.download_button(
                words(f"take.as_{kind}"),
                carried(partial(_made, kind, answer, view, reader)),
                f"{name}.{kind}",
                KINDS[kind][1],
                key=f"{key}_{kind}",
                type="tertiary",
                on_click="ignore",
            )
        references.draw(answer, view, key)


def named(answer: Answer) -> str:
    """Return the name of an answer's files: what it is about, in the reader's language."""
    name = answer.subject
    if len(name) > _LONGEST_NAME:
        # Not within a word, where the language has spaces between them.
        whole, _, _ = name[: _LONGEST_NAME + 1].rpartition(" ")
        name = whole if len(whole) > _LONGEST_NAME / 2 else name[:_LONGEST_NAME]
    return file_name(name)


def kinds_of(answer: Answer) -> Iterable[str]:
    """Return the endings of the files that an answer can be saved as."""
    drawn = answer.picture is not None or any(not is_empty(chart) for chart in answer.charts)
    there = {
        **dict.fromkeys(("png", "svg"), drawn),
        "xlsx": bool(answer.tables),
        "csv": bool(answer.tables),
        **dict.fromkeys(("geojson", "gpkg"), answer.picture is not None),
    }
    return [kind for kind in KINDS if there[kind]]


def _made(kind: str, answer: Answer, view: View, reader: str) -> bytes:
    """Make a file; a picture takes a second of drawing, which a worker does."""
    if kind == "png":
        return queued.at_once(reader, png_of, svg_of(answer, view), _ZOOM)
    return KINDS[kind][0](answer, view)


def svg_of(answer: Answer, view: View) -> str:
    """Return the map of an answer, or its first chart, as a picture that stands alone."""
    words = Words(view.language)
    picture = alone(answer, words)
    if picture is not None and answer.beside is not None:
        named = replace(picture, subtitle=_map_of(answer).subtitle)
        return draw_two(named, answer.beside, space_kept.boundaries())
    if picture is not None:
        return draw_picture(picture, space_kept.boundaries())
    chart = next(chart for chart in answer.charts if not is_empty(chart))
    return draw_chart(chart, _width(chart), source=below(answer, words))


def _width(chart: Chart) -> int:
    """As wide as other charts, or as the headings of many columns, or long names, need."""
    if not isinstance(chart, Grid):
        return WIDTH
    column = _COLUMN_OF_FIGURES if chart.signed else _COLUMN
    return max(WIDTH, _NAMES + column * len(chart.columns))


def workbook_of(answer: Answer, view: View) -> bytes:
    """Return the tables of an answer, the wide sheets, and sheets of sources and of choices."""
    words = Words(view.language)
    sources = sources_table(answer.sources, words)
    wide = () if answer.screen in _OTHER_UNITS else (wide_table(view), years_table(view))
    return as_xlsx([*answer.tables, *wide, sources, _choices(answer, view, words)])


def geojson_of(answer: Answer, view: View) -> bytes:
    """Return what the map of an answer says of each unit, joined to the boundaries."""
    about = " · ".join(stated(answer, view))
    return as_geojson(layer_of(answer, view), about=about)


def geopackage_of(answer: Answer, view: View) -> bytes:
    """Return the same as a GeoPackage, with the tables of sources and choices beside it."""
    words = Words(view.language)
    tables = {
        "sources": sources_table(answer.sources, words),
        "choices": _choices(answer, view, words),
    }
    beside = {
        name: pd.DataFrame(list(table.rows), columns=list(table.columns)).astype(str)
        for name, table in tables.items()
    }
    return as_geopackage(layer_of(answer, view), "units", beside)


def _choices(answer: Answer, view: View, words: Words) -> Table:
    alone_on_atlas = answer.screen == "atlas" and answer.beside is None
    shows = "" if alone_on_atlas else answer.subject
    return choices_table(view, words, answer.notes, shows, answer.screen)


def _map_of(answer: Answer) -> MapPicture:
    assert answer.picture is not None, "layers are offered where there is a map"
    return answer.picture


# ending → (how it is made, its type)
KINDS: dict[str, tuple[Callable[[Answer, View], bytes], str]] = {
    "png": (lambda answer, view: png_of(svg_of(answer, view), _ZOOM), "image/png"),
    "svg": (lambda answer, view: svg_of(answer, view).encode(), "image/svg+xml"),
    "xlsx": (
        workbook_of,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (
        lambda answer, view: as_csv(answer.tables[0], stated(answer, view)),
        "text/csv",
    ),
    "geojson": (geojson_of, "application/geo+json"),
    "gpkg": (geopackage_of, "application/geopackage+sqlite3"),
}
