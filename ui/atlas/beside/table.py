"""The figures of both maps in one table, a row a unit."""

from __future__ import annotations

import pandas as pd
from pandas import DataFrame

from exports.content import Table
from ui.address.view import View
from ui.atlas.beside.second import resting_on_second
from ui.figures import kept
from ui.figures.charted import decimals
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.words import numbers
from ui.words.texts import Words


def both_table(view: View, other: View, names: tuple[str, str], title: str) -> Table:
    """Return each chosen unit's code and name, then figure and rank on the first and second map.

    Parameters
    ----------
    names : of both maps, in the headings
    """
    words, here = Words(view.language), kept.shown(view)
    with resting_on_second(view):
        there = kept.shown(other)
    frame = DataFrame(_columns(here, there)).loc[sorted(kept.among(view))].astype(object)
    cities = city_names(kept.catalogue(), words)
    rows = tuple(
        (str(code), cities[str(code)], *(None if pd.isna(cell) else cell for cell in cells))
        for code, *cells in frame.itertuples()
    )
    of = [
        words.manner.pause.join((head, name))
        for one, name in zip((here, there), names, strict=True)
        for head in (_value(one, words), words("common.rank"))
    ]
    places = [
        place for one in (here, there) for place in (decimals(one.known.tolist(), one.unit), None)
    ]
    heads = (words("exports.code"), words("exports.city"), *of)
    return Table(title, heads, rows, (None, None, *places))


def _columns(here: Measured, there: Measured) -> dict[str, pd.Series]:
    return {
        "value": here.values,
        "rank": here.ranks.astype("Int64"),
        "value beside": there.values,
        "rank beside": there.ranks.astype("Int64"),
    }


def _value(measured: Measured, words: Words) -> str:
    unit = numbers.unit_name(measured.unit, words)
    return f"{words('common.value')} [{unit}]" if unit else words("common.value")
