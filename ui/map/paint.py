"""What the map shows of a measure: classes, labels, selection, filter and clusters."""

from __future__ import annotations

from data.catalogue import Catalogue
from geo.map_layers import MapPaint
from ui.address.view import View
from ui.figures.among import cluster_members
from ui.figures.classed import Classed
from ui.figures.measured import Measured, gap_text, value_line
from ui.figures.names import group_names, measure_name
from ui.words.texts import Words


def paint_units(
    view: View,
    measured: Measured,
    classed: Classed,
    catalogue: Catalogue,
    among: frozenset[str] | None = None,
) -> MapPaint:
    """Return the paint of a View, for the live map and for pictures.

    Parameters
    ----------
    measured : what the tooltips say
    classed : what the colours say
    among : units that pass the filters; the others are faded
    """
    words = Words(view.language)
    names = group_names("cluster", catalogue, words)
    members = cluster_members(view.outline, catalogue)
    units = frozenset(measured.values.index)
    return MapPaint(
        classes=classed.classes.by_code,
        colours=classed.colours,
        labels={code: unit_label(measured, code, words) for code in measured.values.index},
        caption=f"{measure_name(measured.measure, catalogue, words)}, {measured.year}",
        no_data_text=words("common.no_data"),
        outside_text=words("common.outside"),
        faded=frozenset() if among is None else units - among,
        outlined={names[cluster]: codes for cluster, codes in members.items()},
        selected=view.city,
    )


def unit_label(measured: Measured, code: str, words: Words) -> str:
    """Return what the tooltip says of a unit: its value, or why there is none."""
    if code in measured.gaps.index:
        return f"{words('common.no_data')}: {gap_text(measured, code, words)}"
    return value_line(measured, code, words)
