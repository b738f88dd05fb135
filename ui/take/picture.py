"""What a map shows, as a picture value with its legend and sources."""

from __future__ import annotations

from dataclasses import replace

from exports.imprint import review_number
from geo.picture import MapPicture
from ui.address.view import FILTERS, View
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.classed import Classed
from ui.figures.measured import Measured
from ui.figures.names import group_names
from ui.map import legend
from ui.map.extent import measure_extent
from ui.map.paint import paint_units
from ui.page.caveats import caveats_in
from ui.page.sources import cite
from ui.words.texts import Words


def picture_of(
    view: View, measured: Measured, classed: Classed, among: frozenset[str]
) -> MapPicture:
    """Return the picture of a view's map, without title and source."""
    words, catalogue = Words(view.language), kept.catalogue()
    focus = tuple(sorted(among)) if view.filters else ()
    paint = replace(paint_units(view, measured, classed, catalogue, among), focus=focus)
    return MapPicture(
        paint=paint,
        language=view.language,
        legend=legend.measure_legend(measured, classed, words, whole=not view.filters),
        whole=not focus,
        extent=None
        if classed.targets is not None
        else measure_extent(measured, among, catalogue, words),
    )


def filter_names(view: View) -> list[str]:
    """The names of the filters that are set."""
    words, catalogue = Words(view.language), kept.catalogue()
    return [
        group_names(kind, catalogue, words)[code]
        for kind in FILTERS
        for code in getattr(view, kind)
    ]


def cited(answer: Answer, words: Words) -> str:
    """Return which index it is, boundaries where there is a map, and where figures come from.

    The sources stand last: where there is little room, their list is what is cut.
    """
    known = cite(dict.fromkeys(answer.sources), words)
    parts = [words("common.sources_line", sources=known)] if known else []
    mapped = boundaries_named(words) if answer.picture is not None else []
    return " · ".join(filter(None, [answer.edition, *mapped, *parts]))


def boundaries_named(words: Words) -> list[str]:
    """Return where boundaries come from, and by which number their map was reviewed."""
    number = review_number()
    reviewed = [words("exports.review", number=number)] if number else []
    return [words("exports.boundaries"), *reviewed]


def below(answer: Answer, words: Words) -> str:
    """Return what stands below a picture alone: what its names leave out, and its sources."""
    parts = (*caveats_in(answer, kept.catalogue(), words), cited(answer, words))
    return " · ".join(filter(None, parts))


def alone(answer: Answer, words: Words) -> MapPicture | None:
    """Return the map of an answer with its sentence and its sources, so that it stands alone."""
    if answer.picture is None:
        return None
    return replace(
        answer.picture,
        title=answer.headline,
        subtitle=answer.subline,
        source=below(answer, words),
    )
