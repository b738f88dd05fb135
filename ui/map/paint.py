"""What the map shows of a measure: classes, labels, selection, filter and clusters."""

from __future__ import annotations

from data.catalogue import Catalogue
from geo.map_layers import MapPaint
from ui.address.view import View
from ui.figures.among import cluster_members
from ui.figures.classed import Classed
from ui.figures.measured import Measured, gap_text, value_text
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
        caption=f"{measure_name(measured.measure, catalogue, words)}, {measured.period(words)}",
        no_data_text=words("common.no_data"),
        outside_text=words("common.outside"),
        faded=frozenset() if among is None else units - among,
        outlined={names[cluster]: codes for cluster, codes in members.items()},
        selected=view.city,
        years=(measured.since, measured.year) if measured.since else (measured.year,),
    )


def unit_label(measured: Measured, code: str, words: Words) -> str:
    """Return what the tooltip says of a unit: its value, with its year if another, or why none."""
    if code in measured.gaps.index:
        why = gap_text(measured, code, words)
        # the reasons of a change say themselves what is missing, or what cannot be compared
        return why if measured.since else f"{words('common.no_data')}: {why}"
    value, year = value_text(measured, code, words), int(measured.years[code])
    if year == measured.year:
        return value
    return words("map.of_another_year", value=value, year=year)
