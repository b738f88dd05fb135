"""What two maps of two editions are called, and their figures in one table."""

from __future__ import annotations

import pandas as pd
from pandas import DataFrame

from exports.content import Table
from ui.address.view import View
from ui.atlas.beside.second import resting_on_second
from ui.edition.between import names
from ui.figures import kept
from ui.figures.measured import Measured
from ui.figures.names import city_names
from ui.words import numbers
from ui.words.texts import Words


def editions_of(view: View) -> tuple[str, str]:
    """Return what the editions of both maps are called: by number, or whole where they share it."""
    words, here = Words(view.language), kept.edition()
    with resting_on_second(view):
        there = kept.edition()
    first, second = (words("atlas.beside_edition", edition=one) for one in names(here, there))
    return first, second


def editions_table(view: View, other: View) -> Table:
    """Return each chosen unit's figure and rank in both editions, and how they differ."""
    words, here = Words(view.language), kept.shown(view)
    with resting_on_second(view):
        there = kept.shown(other)
    frame = DataFrame(_columns(here, there)).loc[sorted(kept.among(view))].astype(object)
    cities = city_names(kept.catalogue(), words)
    rows = tuple(
        (str(code), cities[str(code)], *(None if pd.isna(cell) else cell for cell in cells))
        for code, *cells in frame.itertuples()
    )
    unit = numbers.unit_name(here.unit, words)
    value = f"{words('common.value')} [{unit}]" if unit else words("common.value")
    of = [
        words.manner.pause.join((head, edition))
        for edition in editions_of(view)
        for head in (value, words("common.rank"))
    ]
    heads = (words("exports.code"), words("exports.city"), *of)
    return Table(words("atlas.beside_editions"), (*heads, words("atlas.beside_places")), rows)


def _columns(here: Measured, there: Measured) -> dict[str, pd.Series]:
    """In the order of the two maps; places are those that a unit is further ahead on the right."""
    return {
        "value": here.values,
        "rank": here.ranks.astype("Int64"),
        "value beside": there.values,
        "rank beside": there.ranks.astype("Int64"),
        "places": (here.ranks - there.ranks).astype("Int64"),
    }
