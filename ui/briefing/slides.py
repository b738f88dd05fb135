"""A saved view as a slide: its map, its sentence, its figures and their sources."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from data.errors import AtlasError
from exports.briefing_file import SavedView
from exports.content import Slide
from ui.address.parameters import read_view, write_view
from ui.address.view import View
from ui.city import slide as city_slide
from ui.figures import charted, full_name, kept
from ui.figures.among import selected_units
from ui.figures.measured import settle_measure, settle_year
from ui.figures.names import measure_name
from ui.figures.sentence import headline
from ui.take.picture import filter_names, picture_of, source_line
from ui.words.texts import Language, Words


def view_of(saved: SavedView, language: Language) -> View:
    """Return the View that a saved view stands for, in the reader's language."""
    view, _ = read_view(saved.address, kept.vocabulary())
    known = settle_measure(view.but(language=language), kept.catalogue())
    return settle_year(known, kept.catalogue())


def slide_of(saved: SavedView, language: Language) -> Slide:
    """Return a saved view ready to be shown: a city's page, or a map with its figures.

    A view whose index cannot be computed says why, and the others are shown.
    """
    view = view_of(saved, language)
    try:
        is_city = saved.screen == "city" and view.city
        slide = city_slide.slide_of_city(view) if is_city else _map_slide(saved, view)
    except AtlasError as error:
        why = Words(language)("exports.cannot", why=str(error))
        slide = Slide("", why, "", None, None, None, "", "")
    address = urlencode(write_view(view))
    page = "" if saved.screen == "atlas" else saved.screen
    title = saved.title or title_of(saved.screen, view)
    return replace(slide, title=title, note=saved.note, address=f"/{page}?{address}")


def title_of(screen: str, view: View) -> str:
    """Return the title a view gets by itself: measure, year, among whom; or the city."""
    words, catalogue = Words(view.language), kept.catalogue()
    if screen == "city" and view.city:
        return full_name.name_of(view)
    name = measure_name(view.measure, catalogue, words)
    parts = [f"{name}, {view.year}" if view.language == "en" else f"{name}（{view.year}年）"]
    return (" · " if view.language == "en" else "·").join([*parts, *filter_names(view)][:5])


def _map_slide(saved: SavedView, view: View) -> Slide:
    words, catalogue = Words(view.language), kept.catalogue()
    measured = kept.measure(view.measure, view.year, view.choices)
    among = selected_units(view, catalogue)
    groups = charted.group_medians(view, measured, saved.screen)
    of_groups = charted.sentence(groups, measured, words)
    return Slide(
        title="",
        reading=of_groups or headline(measured, among, catalogue, words),
        note="",
        picture=picture_of(view, measured, kept.classed(view), among),
        chart=charted.medians(groups, measured, words)
        if of_groups
        else charted.leaders(view, measured, among),
        table=None,
        source=source_line(measured, words),
        address="",
    )
