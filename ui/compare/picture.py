"""Maps of a comparison: all that is compared, or one unit among its surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geo.drawing.drawn import read_drawn
from geo.map_layers import MapPaint
from geo.picture import MapPicture
from ui.address.view import INDEX, View
from ui.compare.compared import members_of
from ui.figures import kept
from ui.figures.classes import kept as classes_kept
from ui.figures.space import kept as space_kept
from ui.map import legend
from ui.map.extent import measure_extent
from ui.map.paint import paint_units
from ui.words.texts import Words

# What lies further apart than this is shown on the map of the nation.
_WIDEST_METRES = 1_500_000.0


def index_view(view: View) -> View:
    """Return the View of the index under the same choices, over all units."""
    year = kept.years_of(INDEX)[-1]
    return View(language=view.language, choices=view.choices, measure=INDEX, year=year)


def picture_of(view: View, names: Mapping[str, str]) -> MapPicture:
    """Return the index on the map, what is compared outlined by name and all else faint.

    Parameters
    ----------
    names : unit → name, as in `View.compare`
    """
    members = {unit: members_of(unit) for unit in names}
    every = tuple(dict.fromkeys(code for codes in members.values() for code in codes))
    paint = replace(
        _painted(view, every), outlined={names[unit]: codes for unit, codes in members.items()}
    )
    shown = index_view(view)
    measured = kept.index_measure(shown)
    said = legend.measure_legend(
        measured, classes_kept.classed(shown), Words(view.language), whole=True
    )
    extent = measure_extent(measured, every, kept.catalogue(), Words(view.language))
    return MapPicture(paint, view.language, legend=said, whole=_far_apart(every), extent=extent)


def small_picture(view: View, units: tuple[str, ...], theme: str) -> MapPicture:
    """Return a small map for a page of this theme: units in their colours, without names."""
    every = tuple(dict.fromkeys(code for unit in units for code in members_of(unit)))
    outlined = {"": every} if len(every) > 1 or len(units) > 1 else {}
    paint = replace(_painted(view, every), outlined=outlined, theme=theme)  # type: ignore[arg-type]
    selected = None if outlined else every[0]
    return MapPicture(replace(paint, selected=selected), view.language, whole=_far_apart(every))


def _painted(view: View, members: tuple[str, ...]) -> MapPaint:
    shown = index_view(view)
    measured, catalogue = kept.index_measure(shown), kept.catalogue()
    paint = paint_units(shown, measured, classes_kept.classed(shown), catalogue, frozenset(members))
    return replace(paint, focus=members)


def _far_apart(members: tuple[str, ...]) -> bool:
    extents = read_drawn(space_kept.boundaries()).extents
    west, south, east, north = zip(*(extents[code] for code in members), strict=True)
    across, down = max(east) - min(west), max(north) - min(south)
    return bool(max(across, down) > _WIDEST_METRES)
