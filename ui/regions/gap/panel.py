"""Panel 2: how wide the gap is, in words, and in which dimension it is widest."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pandas import Series

from geo.palettes import TENTHS
from ui.figures.names import measure_name
from ui.regions import levels as regions_levels
from ui.regions.gap import charts
from ui.regions.gap.figures import BY_CITY, BY_RESIDENT, Gap
from ui.regions.inputs import Inputs, resident_years
from ui.regions.map import Painting
from ui.regions.panel import Panel, withheld
from ui.regions.table import Table
from ui.words import numbers as words_numbers


def panel(inputs: Inputs) -> Panel:
    """Return the panel of the gap."""
    gap = Gap(inputs)
    said = reading(gap)
    return Panel(
        reading=said,
        rests_on=inputs.words(
            "regions.rests_on",
            name=inputs.measure_name,
            unit=words_numbers.unit_name(inputs.measured.unit, inputs.words),
            year=inputs.measured.year,
            known=len(inputs.value),
            of=len(inputs.among),
            residents=resident_years(inputs, inputs.value.index),
        ),
        painting=_painting(inputs),
        chart=lambda: charts.draw(gap, said),
        table=_table(gap),
        sources=(*inputs.measured.sources, *inputs.totals.sources),
        notes=_notes(inputs),
        below=lambda: charts.draw_below(gap),
    )


def reading(gap: Gap) -> str:
    """Return how wide the gap is, in a sentence."""
    words, found = gap.inputs.words, gap.found
    if found.withheld:
        return withheld(found.withheld, found.units, words)
    if found.equal:
        return words("regions.gap_equal", n=found.units)
    half = found.lower_half_weighted if gap.by_resident else found.lower_half
    if np.isnan(half):
        return withheld("no_residents", found.weighted_units, words)
    return words(
        f"regions.gap_reading_{gap.inputs.view.counting}",
        half=words_numbers.percent(half),
        apart=words_numbers.percent(2 * gap.gini),
        gini=f"{gap.gini:.3f}",
    )


def _notes(inputs: Inputs) -> tuple[str, ...]:
    words = inputs.words
    score = (words("regions.note_score"),) if inputs.measured.unit == "score" else ()
    return (*score, words("regions.note_counting"))


def _painting(inputs: Inputs) -> Painting:
    """The two ends of the ranking, where the 90/10 ratio looks."""
    value, words = inputs.value, inputs.words
    classes = Series(-1, inputs.measured.values.index)
    known = inputs.measured.values.dropna()
    if len(value):
        low, high = np.percentile(value, [10, 90])
        classes[known.index] = np.where(known <= low, 0, np.where(known >= high, 2, 1))
    return Painting(
        title=regions_levels.title(inputs),
        classes=classes,
        colours=TENTHS,
        names=tuple(words(f"regions.{name}") for name in ("tenth_low", "tenth_mid", "tenth_high")),
        labels=regions_levels.labels(inputs),
    )


def _table(gap: Gap) -> Table:
    inputs, words = gap.inputs, gap.inputs.words
    shown = {inputs.view.measure: gap.found} | gap.dimensions
    rows = pd.DataFrame(
        [
            {
                "measure": code,
                "measure_name": measure_name(code, inputs.catalogue, words),
                "units": found.units,
                "weighted_units": found.weighted_units,
                **found.figures(),
                "why": words(f"regions.withheld_{found.withheld}", n=found.units)
                if found.withheld
                else "",
            }
            for code, found in shown.items()
        ]
    )
    columns = [column for column in rows.columns if column != "measure"]
    numbers = [*BY_CITY, *BY_RESIDENT]
    return Table(
        rows,
        {column: words(f"regions.head_{column}") for column in columns},
        f"gap-{inputs.view.measure}-{inputs.measured.year}",
        dict.fromkeys(numbers, 3) | {"ninety_ten": 1},
    )
