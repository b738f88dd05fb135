"""How far the figures behind the index may be off, and how that is known, as tables."""

from __future__ import annotations

from typing import Any

import numpy as np
from pandas import DataFrame, isna

from exports.content import Table
from ui.address.view import View
from ui.figures import kept
from ui.figures.cells import records
from ui.figures.doubt import kept as doubt_kept
from ui.figures.names import measure_name, part_name
from ui.index_lab.inputs import table_of
from ui.words import numbers
from ui.words.texts import Words


def figure_tables(view: View, words: Words) -> tuple[Table, ...]:
    """Return how far each indicator may be off, and the reasons that the tables know."""
    return _amounts(view, words), _reasons(view, words)


def _amounts(view: View, words: Words) -> Table:
    """One row an indicator: of the cities that set the scale, the middle one and the worst."""
    result, doubt = kept.scored(view.choices), doubt_kept.figure_doubt(view.choices.year)
    catalogue, rows = kept.catalogue(), []
    units = catalogue.indicators.set_index("indicator")["unit"]
    for code in result.definition.indicators:
        value = result.raw.loc[result.basis, code].dropna()
        width = doubt.half_width.loc[value.index, code]
        spread = float(value.max() - value.min())
        rows.append(
            {
                "indicator": part_name(code, catalogue, words),
                "unit": numbers.unit_name(str(units[code]), words),
                "doubt_middle": _two_digits(width.median()),
                "doubt_most": _two_digits(width.max()),
                "doubt_share": 100 * float(width.median()) / spread,
            }
        )
    frame = DataFrame(rows).sort_values("doubt_share", ascending=False, kind="stable")
    named = frame.rename(columns={key: words(f"index_lab.{key}") for key in frame.columns})
    return table_of(words("index_lab.doubt_table"), named, (None, None, None, None, 2))


def _reasons(view: View, words: Words) -> Table:
    """What is known beyond each figure's own digits, of the variables that this index uses."""
    catalogue, result = kept.catalogue(), kept.scored(view.choices)
    used = catalogue.indicators[catalogue.indicators["indicator"].isin(result.raw.columns)]
    known = catalogue.doubts[
        catalogue.doubts["variable"].isin(used["numerator"])
        | catalogue.doubts["variable"].isin(used["denominator"])
    ]
    rounding = ("doubt_every", "", "doubt_printed", "doubt_rounding")
    rows = [tuple(words(f"index_lab.{key}") if key else "" for key in rounding)]
    for row in records(known):
        name = measure_name(f"variable.{row['variable']}", catalogue, words)
        rows.append((name, _years(row), _width(row, words), words.pick(row, "why")))
    heads = ("doubt_figure", "doubt_years", "doubt_width", "doubt_why")
    frame = DataFrame(rows, columns=[words(f"index_lab.{head}") for head in heads])
    return table_of(words("index_lab.doubt_reasons"), frame, (None,) * len(heads))


def _years(row: dict[str, Any]) -> str:
    ends = [row["first_year"], row["last_year"]]
    return "–".join("" if isna(end) else f"{end:.0f}" for end in ends).strip("–")


def _width(row: dict[str, Any], words: Words) -> str:
    width = row["half_width"]
    if isna(width):
        return words("index_lab.doubt_noted")
    if row["measure"] == "share":
        return f"± {numbers.percent(float(width))}"
    variable = kept.catalogue().variables.set_index("variable")["unit"][str(row["variable"])]
    return f"± {numbers.with_unit(f'{width:g}', str(variable), words)}"


def _two_digits(width: float) -> float:
    return float(np.format_float_positional(width, precision=2, fractional=False))
