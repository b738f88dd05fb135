"""Panel 3: does the gap lie between groups of cities or within them, and who carries it."""

from __future__ import annotations

import numpy as np
from pandas import DataFrame, Series

from geo.palettes import SIDES
from ui.regions import levels as regions_levels
from ui.regions.inputs import Inputs, resident_years
from ui.regions.map import Painting
from ui.regions.panel import Panel, withheld
from ui.regions.split import charts
from ui.regions.split.figures import Split
from ui.regions.table import Table
from ui.words import numbers

_CLASSES = ("below_half", "below_rest", "above_rest", "above_half")


def panel(inputs: Inputs) -> Panel:
    """Return the panel of the split."""
    split = Split(inputs)
    said = reading(split)
    return Panel(
        reading=said,
        rests_on=inputs.words(
            "regions.rests_on",
            name=inputs.measure_name,
            unit=numbers.unit_name(inputs.measured.unit, inputs.words),
            year=inputs.measured.year,
            known=len(split.value),
            of=len(inputs.among),
            residents=resident_years(inputs, split.value.index)
            if inputs.weights is not None
            else "",
        ),
        painting=_painting(split),
        chart=lambda: charts.draw(split, said),
        table=_table(split),
        sources=(*inputs.measured.sources, *inputs.totals.sources),
        notes=_notes(inputs),
        below=lambda: charts.draw_groups(split),
    )


def reading(split: Split) -> str:
    """Return where the gap lies and who carries it, in a sentence."""
    inputs, words = split.inputs, split.inputs.words
    if split.withheld:
        return withheld(split.withheld, len(split.value), words)
    found = split.found
    if not found.total > 1e-12:
        return words("regions.gap_equal", n=len(split.value))
    kind = words(f"regions.grouping_{inputs.view.grouping}")
    carriers = split.carriers
    above = int(found.cities["above"][carriers.index].sum())
    carried = words(
        "regions.split_carriers", n=len(carriers), above=above, below=len(carriers) - above
    )
    if len(found.groups) == 1:
        return words("regions.split_one_group", kind=kind, carried=carried)
    return words(
        "regions.split_reading",
        between=numbers.percent(found.between_share),
        within=numbers.percent(1 - found.between_share),
        kind=kind,
        carried=carried,
    )


def _notes(inputs: Inputs) -> tuple[str, ...]:
    words = inputs.words
    partition = inputs.view.grouping == "cluster"
    notes = (words("regions.note_carries"),)
    return (*notes, words("regions.note_partition")) if partition else notes


def _painting(split: Split) -> Painting:
    inputs, words = split.inputs, split.inputs.words
    classes = Series(-1, inputs.measured.values.index)
    also = None
    if not split.withheld and split.found.total > 1e-12:
        cities = split.found.cities
        carrier = cities.index.isin(split.carriers.index)
        above = cities["above"].to_numpy(bool)
        classes[cities.index] = np.where(above, np.where(carrier, 3, 2), np.where(carrier, 0, 1))
        also = Series(
            [words("regions.carries", share=numbers.percent(s)) for s in cities["share"]],
            cities.index,
        )
    return Painting(
        title=words("regions.split_map", name=inputs.measure_name, year=inputs.measured.year),
        classes=classes,
        colours=SIDES,
        names=tuple(words(f"regions.{name}") for name in _CLASSES),
        labels=regions_levels.labels(inputs, also),
    )


def _table(split: Split) -> Table:
    inputs, words = split.inputs, split.inputs.words
    columns = ("city_name", "group_name", "value", "share_percent", "side")
    name = f"carries-{inputs.view.measure}-{inputs.view.grouping}-{inputs.measured.year}"
    heads = {column: words(f"regions.head_{column}") for column in columns}
    if split.withheld or not split.found.total > 1e-12:
        return Table(DataFrame(columns=["city_code", *columns]), heads, name)
    cities = split.found.cities
    rows = DataFrame(
        {
            "city_code": cities.index,
            "city_name": [inputs.names[str(code)] for code in cities.index],
            "group": cities["group"],
            "group_name": [split.names[str(group)] for group in cities["group"]],
            "value": split.value,
            "contribution": cities["contribution"],
            "share_percent": 100 * cities["share"],
            "side": [words("regions.above" if up else "regions.below") for up in cities["above"]],
        }
    )
    rows = rows.sort_values("contribution", ascending=False, kind="stable")
    return Table(rows, heads, name, {"share_percent": 1, "value": 2})
