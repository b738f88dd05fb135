"""The figures behind the gap: every unit in its order, each figure in words, each dimension."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from exports.content import Table
from scoring.inequality.measures import lorenz_curve
from ui.figures.names import measure_name
from ui.regions import levels
from ui.regions.gap.figures import BY_CITY, BY_RESIDENT, Gap
from ui.regions.gap.sentence import in_words
from ui.regions.table import table_of

_OF_WHOLE = ("lower_half", "lower_half_weighted")


def units(gap: Gap) -> Table:
    """Return every unit from the lowest to the highest, with the end it belongs to."""
    words = gap.inputs.words
    columns = {
        "city_name": [gap.inputs.names[str(code)] for code in gap.value.index],
        "value": gap.value,
        "up_to_here": gap.share,
    }
    if gap.has_whole:
        held = 100 * lorenz_curve(gap.value, gap.weights)["value_share"]
        columns["hold_together"] = held.iloc[1:].to_numpy(float)
    if gap.has_ends:
        columns["end"] = [words(f"regions.tenth_{place}") for place in ends(gap)]
    columns["code"] = list(gap.value.index)
    title = words(
        "regions.of_level",
        name=words("regions.gap_units"),
        level=levels.axis(gap.inputs, [], gap.inputs.measured.unit).title,
    )
    heads = {column: words(f"regions.head_{column}") for column in columns}
    digits = {"value": 2, "up_to_here": 1, "hold_together": 1}
    return table_of(title, DataFrame(columns), heads, digits)


def ends(gap: Gap) -> Series:
    """Return of each unit whether it is in the "low" or the "high" end, or "mid"."""
    found, codes = gap.ends, gap.value.index
    place = np.where(
        codes.isin(found.low.codes), "low", np.where(codes.isin(found.high.codes), "high", "mid")
    )
    return Series(place, codes)


def explained(gap: Gap) -> Table:
    """Return each figure of the shown measure with what it means."""
    words = gap.inputs.words
    names = [
        name
        for name in (*(BY_RESIDENT if gap.by_resident else BY_CITY), "top_cluster")
        if gap.has_whole or name not in _OF_WHOLE
    ]
    rows = DataFrame(
        {
            "figure": [words(f"regions.figure_{name}") for name in names],
            "amount": [
                gap.lead[1] if name == "top_cluster" else getattr(gap.found, name) for name in names
            ],
            "in_words": [in_words(name, gap) for name in names],
        }
    )
    heads = {column: words(f"regions.head_{column}") for column in rows.columns}
    return table_of(words("regions.gap_figures"), rows, heads, {"amount": 3})


def measures(gap: Gap) -> Table:
    """Return every figure of the shown measure and of each dimension."""
    words, catalogue = gap.inputs.words, gap.inputs.catalogue
    own = {} if gap.yes_or_no else {gap.inputs.view.measure: gap.found}
    rows = DataFrame(
        [
            {
                "measure_name": measure_name(code, catalogue, words),
                "units": found.units,
                "weighted_units": found.weighted_units,
                **found.figures(),
                "why": words(f"regions.withheld_{found.withheld}", n=found.units)
                if found.withheld
                else "",
            }
            for code, found in (own | gap.dimensions).items()
        ]
    ).drop(columns=list(_OF_WHOLE))
    heads = {column: words(f"regions.head_{column}") for column in rows.columns}
    digits = dict.fromkeys([*BY_CITY, *BY_RESIDENT], 3) | {"ninety_ten": 1}
    return table_of(words("regions.gap_measures"), rows, heads, digits)
