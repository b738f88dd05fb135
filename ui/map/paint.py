"""What the map shows of a measure: classes, labels, selection, filter and clusters."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from data.catalogue import Catalogue
from geo.map_labels import APART
from geo.map_layers import MapPaint
from ui.address.view import View
from ui.figures.among import cluster_members
from ui.figures.classed import Classed
from ui.figures.measured import Measured
from ui.figures.names import group_names, measure_name
from ui.figures.value_text import gap_text, value_lines
from ui.target.distance import distances
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
        labels=unit_labels(measured, words, distances(view)),
        caption=caption(measured, catalogue, words),
        no_data_text=words("common.no_data"),
        outside_text=words("common.outside"),
        faded=frozenset() if among is None else units - among,
        outlined={names[cluster]: codes for cluster, codes in members.items()},
        selected=view.city,
        whole=units == frozenset(catalogue.cities["city_code"]),
        years=(measured.since, measured.year) if measured.since else (measured.year,),
    )


def caption(measured: Measured, catalogue: Catalogue, words: Words) -> str:
    """Return what a map shows and of when, as its tooltips and whoever hears it are told."""
    name = measure_name(measured.measure, catalogue, words)
    return words("map.caption", name=name, period=measured.period(words))


def unit_labels(
    measured: Measured, words: Words, beside: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Return what the tooltip says of each unit: its value, with its year if another, or why none.

    The reasons of a change say themselves what is missing, or what cannot be compared.

    Parameters
    ----------
    beside : city_code → what is said after the value
    """
    gaps = {
        str(code): why if measured.since else f"{words('common.no_data')}: {why}"
        for code, why in ((code, gap_text(measured, code, words)) for code in measured.gaps.index)
    }
    years = measured.years.to_dict()
    known = {
        code: gaps[code] if code in gaps else _dated(said, int(years[code]), measured, words)
        for code, said in value_lines(measured, words).items()
    }
    return {
        code: f"{said}{APART}{beside[code]}" if code in beside else said
        for code, said in known.items()
    }


def _dated(value: str, year: int, measured: Measured, words: Words) -> str:
    if year == measured.year:
        return value
    return words("map.of_another_year", value=value, year=year)
