"""A saved view as a slide: its map, its sentence, its figures and their sources."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from data.errors import AtlasError
from exports.briefing_file import SavedView
from exports.content import Slide
from geo.picture import MapPicture
from ui import cached, figures, legend, shown_chart, shown_city
from ui.classed import Classed
from ui.labels import group_names, measure_name
from ui.measure import Measured, settle_measure, settle_year
from ui.painting import paint_units
from ui.reading import headline
from ui.selection import selected_units
from ui.sources import cite
from ui.view import FILTERS, View, read_view, write_view
from ui.words import Language, Words


def view_of(saved: SavedView, language: Language) -> View:
    """Return the View that a saved view stands for, in the reader's language."""
    view, _ = read_view(saved.address, cached.vocabulary())
    known = settle_measure(view.but(language=language), cached.catalogue())
    return settle_year(known, cached.catalogue())


def slide_of(saved: SavedView, language: Language) -> Slide:
    """Return a saved view ready to be shown: a city's page, or a map with its figures.

    A view whose index cannot be computed says why, and the others are shown.
    """
    view = view_of(saved, language)
    try:
        is_city = saved.screen == "city" and view.city
        slide = shown_city.slide_of_city(view) if is_city else _map_slide(saved, view)
    except AtlasError as error:
        why = Words(language)("exports.cannot", why=str(error))
        slide = Slide("", why, "", None, None, None, "", "")
    address = urlencode(write_view(view))
    page = "" if saved.screen == "atlas" else saved.screen
    title = saved.title or title_of(saved.screen, view)
    return replace(slide, title=title, note=saved.note, address=f"/{page}?{address}")


def title_of(screen: str, view: View) -> str:
    """Return the title a view gets by itself: measure, year, among whom; or the city."""
    words, catalogue = Words(view.language), cached.catalogue()
    if screen == "city" and view.city:
        return shown_city.name_of(view)
    name = measure_name(view.measure, catalogue, words)
    parts = [f"{name}, {view.year}" if view.language == "en" else f"{name}（{view.year}年）"]
    return (" · " if view.language == "en" else "·").join([*parts, *_chosen(view)][:5])


def _map_slide(saved: SavedView, view: View) -> Slide:
    words, catalogue = Words(view.language), cached.catalogue()
    measured = cached.measure(view.measure, view.year, view.choices)
    among = selected_units(view, catalogue)
    groups = shown_chart.group_medians(view, measured, saved.screen)
    of_groups = shown_chart.sentence(groups, measured, words)
    return Slide(
        title="",
        reading=of_groups or headline(measured, among, catalogue, words),
        note="",
        picture=picture_of(view, measured, cached.classed(view), among),
        chart=shown_chart.medians(groups, measured, words)
        if of_groups
        else shown_chart.leaders(view, measured, among),
        table=None,
        source=source_line(measured, words),
        address="",
    )


def picture_of(
    view: View, measured: Measured, classed: Classed, among: frozenset[str], titled: bool = False
) -> MapPicture:
    """Return the picture of a view's map.

    Parameters
    ----------
    titled : draw title and source into the picture, so that it stands alone
    """
    words, catalogue = Words(view.language), cached.catalogue()
    focus = tuple(sorted(among)) if view.filters else ()
    paint = replace(paint_units(view, measured, classed, catalogue, among), focus=focus)
    unit = figures.unit_name(measured.unit, words)
    name = measure_name(measured.measure, catalogue, words)
    parts = [name, unit, str(measured.year), *_chosen(view)[:5]]
    return MapPicture(
        paint=paint,
        language=view.language,
        title=headline(measured, among, catalogue, words) if titled else "",
        subtitle=" · ".join(part for part in parts if part) if titled else "",
        legend=legend.measure_legend(measured, classed, words, whole=not view.filters),
        source=source_line(measured, words) if titled else "",
        whole=not focus,
    )


def _chosen(view: View) -> list[str]:
    """The names of the filters that are set."""
    words, catalogue = Words(view.language), cached.catalogue()
    return [
        group_names(kind, catalogue, words)[code]
        for kind in FILTERS
        for code in getattr(view, kind)
    ]


def source_line(measured: Measured, words: Words) -> str:
    """Return where a measure's figures and the boundaries come from."""
    sources = words("common.sources", sources=cite(measured.sources, words))
    return f"{sources} · {words('exports.boundaries')}"
