"""What a map says as a layer for a geographic information system: every unit that is drawn."""

from __future__ import annotations

import pandas as pd

from geo.boundaries.layer import Layer, joined_layer
from geo.boundaries.units import read_units
from geo.build import COUNTIES
from geo.counties import read_county_units
from geo.picture import MapPicture
from ui.address.view import View
from ui.edition.said import edition_line
from ui.figures import kept
from ui.figures.answer import Answer
from ui.figures.names import measure_name
from ui.figures.space import kept as space_kept
from ui.page.levels import PROVINCE
from ui.take.table import view_frame
from ui.words.texts import Words

# The columns of the shown measure; those of the map itself stand on every layer.
_MEASURED = ["value", "rank", "median_rank", "year", "gap", "source"]


def layer_of(answer: Answer, view: View) -> Layer:
    """Return all units with what the map says of each; those outside the data have a note alone.

    Returns
    -------
    GeoDataFrame with city_code, name, name_other, province, class (1 is the
        lowest), class_label, label, selected, of a second map beside_class, beside_class_label
        and beside_label; where the map shows the View's measure alone value, rank, median_rank,
        year, gap and source, else the columns of the first table of these units, under their
        headings; then note and edition
    """
    picture = answer.picture
    assert picture is not None, "layers are offered where there is a map"
    if picture.paint.shape == COUNTIES:
        return _counties(answer, picture, view)
    units = read_units(space_kept.boundaries())
    frame = view_frame(view)
    known = frame[["name", "name_other", "province"]].join(_said(picture, frame.index))
    if answer.beside is not None:
        second = _said(answer.beside, frame.index).drop(columns="selected")
        known = known.join(second.add_prefix("beside_"))
    if _is_of_measure(answer, picture, view):
        drawn = frame["median_rank"].notna().any()
        known = known.join(frame[[c for c in _MEASURED if drawn or c != "median_rank"]])
    else:
        known = known.join(_tabled(answer, known, view))
    layer = joined_layer(known.assign(note=""), units, _outside(units, view))
    return layer.assign(edition=edition_line("atlas", view))


def _counties(answer: Answer, picture: MapPicture, view: View) -> Layer:
    """Every county unit, column unit, with its names, where it lies and what the map says of it."""
    words = Words(view.language)
    units = read_county_units(space_kept.county_files())
    known = pd.DataFrame(
        {
            "name": units[f"name_{view.language}"],
            "name_other": units[f"name_{words.other}"],
            "lies_in": units[f"province_{view.language}"],
        }
    )
    said = _said(picture, units.index[units["outside"] == ""])
    known = known.join(said)
    known = known.join(_tabled(answer, known, view)).assign(note="")
    known.loc[units["outside"] != "", "note"] = words("county.outside")
    known["edition"] = edition_line("counties", view)
    return Layer(known, geometry=units.geometry, crs=units.crs).rename_axis("unit").reset_index()


def _said(picture: MapPicture, codes: pd.Index) -> pd.DataFrame:
    """What the map itself says of each unit: its class, the legend's word for it, its label."""
    paint = picture.paint
    names = {row.place: row.label for row in picture.legend.rows} if picture.legend else {}
    places = [paint.classes.get(code, -1) for code in codes]
    return pd.DataFrame(
        {
            "class": pd.array([p + 1 if p >= 0 else None for p in places], dtype="Int64"),
            "class_label": [str(names.get(p, "")) if p >= 0 else "" for p in places],
            "label": [paint.labels.get(code, paint.no_data_text) for code in codes],
            "selected": [code not in paint.faded for code in codes],
        },
        index=codes,
    )


def _tabled(answer: Answer, known: pd.DataFrame, view: View) -> pd.DataFrame:
    """The figures of the first table that has a row a unit, or a province, by unit."""
    code = Words(view.language)("exports.code")
    codes = known.index.astype(str)
    for table in (table.filed or table for table in answer.tables):
        if code not in table.columns:
            continue
        rows = pd.DataFrame(list(table.rows), columns=list(table.columns)).set_index(code)
        own = {"name", *map(str.lower, known.columns)}
        rows = rows[[name for name in rows.columns if name.lower() not in own]]
        asked = codes.str[:2] + "0000" if _is_of_provinces(answer, view) else codes
        return rows.reindex(asked).set_axis(known.index).convert_dtypes()
    return pd.DataFrame(index=known.index)


def _is_of_provinces(answer: Answer, view: View) -> bool:
    return answer.screen == "atlas" and view.units == PROVINCE


def _is_of_measure(answer: Answer, picture: MapPicture, view: View) -> bool:
    """Whether the map is of the View's measure alone, by prefecture-level unit."""
    if answer.beside is not None or _is_of_provinces(answer, view):
        return False
    words = Words(view.language)
    name = measure_name(view.measure, kept.catalogue(), words)
    period = kept.shown(view).period(words)
    return picture.paint.caption == words("map.caption", name=name, period=period)


def _outside(units: Layer, view: View) -> pd.DataFrame:
    """The units that are drawn without figures: named, and why there is nothing more."""
    words = Words(view.language)
    other = words.other
    beyond = units[units["outside"] != ""]
    return pd.DataFrame(
        {
            "name": beyond[f"name_{view.language}"],
            "name_other": beyond[f"name_{other}"],
            "province": beyond[f"province_{view.language}"],
            "note": words("common.outside"),
        }
    )
