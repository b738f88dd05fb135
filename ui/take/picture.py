"""What a map shows, as a picture value with its legend and sources."""

from __future__ import annotations

from dataclasses import replace

from geo.picture import MapPicture
from ui.address.view import FILTERS, View
from ui.figures import kept
from ui.figures.classed import Classed
from ui.figures.measured import Measured
from ui.figures.names import group_names, measure_name
from ui.figures.sentence import headline
from ui.map import legend
from ui.map.paint import paint_units
from ui.page.sources import cite
from ui.words import numbers
from ui.words.texts import Words


def picture_of(
    view: View, measured: Measured, classed: Classed, among: frozenset[str], titled: bool = False
) -> MapPicture:
    """Return the picture of a view's map.

    Parameters
    ----------
    titled : draw title and source into the picture, so that it stands alone
    """
    words, catalogue = Words(view.language), kept.catalogue()
    focus = tuple(sorted(among)) if view.filters else ()
    paint = replace(paint_units(view, measured, classed, catalogue, among), focus=focus)
    unit = numbers.unit_name(measured.unit, words)
    name = measure_name(measured.measure, catalogue, words)
    parts = [name, unit, str(measured.year), *filter_names(view)[:5]]
    return MapPicture(
        paint=paint,
        language=view.language,
        title=headline(measured, among, catalogue, words) if titled else "",
        subtitle=" · ".join(part for part in parts if part) if titled else "",
        legend=legend.measure_legend(measured, classed, words, whole=not view.filters),
        source=source_line(measured, words) if titled else "",
        whole=not focus,
    )


def filter_names(view: View) -> list[str]:
    """The names of the filters that are set."""
    words, catalogue = Words(view.language), kept.catalogue()
    return [
        group_names(kind, catalogue, words)[code]
        for kind in FILTERS
        for code in getattr(view, kind)
    ]


def source_line(measured: Measured, words: Words) -> str:
    """Return where a measure's figures and the boundaries come from."""
    sources = words("common.sources_line", sources=cite(measured.sources, words))
    return f"{sources} · {words('exports.boundaries')}"
