"""The figures behind the charts of change: cities, years, regions and every measure."""

from __future__ import annotations

from pandas import DataFrame

from exports.content import Table
from ui.regions.closing.figures import Closings
from ui.regions.table import table_of, with_unit
from ui.words.notes import note_text

_BETA = ("beta", "beta_low", "beta_high")
_POINTS = ("points", "points_low", "points_high")


def cities(closings: Closings) -> Table:
    """Return both years and the growth of every city, the fastest first, and why some are out."""
    inputs, words, one = closings.inputs, closings.inputs.words, closings.one
    change = one.change
    both = DataFrame({"first": change.first, "last": change.last, "growth": one.percent})
    rows = both.reindex(both.index.union(change.excluded.index)).reset_index(names="code")
    rows["city"] = [inputs.names[str(code)] for code in rows["code"]]
    excluded = change.excluded.reindex(rows["code"])
    rows["left_out"] = [
        words(f"regions.left_out_{reason}") if isinstance(reason, str) else ""
        for reason in excluded["reason"]
    ]
    rows["note"] = [note_text(note, words) for note in excluded["note"]]
    heads = {
        "city": words("regions.head_city"),
        "first": with_unit(str(change.first_year), closings.unit, words),
        "last": with_unit(str(change.last_year), closings.unit, words),
        "growth": words("regions.axis_growth"),
        "left_out": words("regions.head_left_out"),
        "note": words("regions.head_note"),
        "code": words("regions.head_code"),
    }
    ordered = rows.sort_values("growth", ascending=False, kind="stable")
    digits = dict.fromkeys(("first", "last"), closings.digits)
    return table_of(closings.about, ordered, heads, digits | {"growth": 2})


def by_year(closings: Closings) -> Table:
    """Return spread and Gini of every year, of the same cities and of all with a figure."""
    words, found = closings.inputs.words, closings.by_year
    rows = found.each.add_prefix("each_").join(found.same).rename_axis("year").reset_index()
    rows["same_units"] = found.units or None
    figures = tuple(found.same.columns)
    columns = ("year", "same_units", *figures, "each_units", "each_sigma", "each_gini")
    heads = {column: words(f"regions.head_by_{column}") for column in columns}
    decimals = dict.fromkeys((*figures, "each_sigma", "each_gini"), 3)
    return table_of(words("regions.by_year", name=closings.shown_name), rows, heads, decimals)


def regions(closings: Closings) -> Table:
    """Return growth by starting level in each region."""
    title = closings.inputs.words(
        "regions.regions_chart", name=closings.shown_name, years=closings.years
    )
    return _betas(title, closings.regions, "head_name", (), closings)


def variables(closings: Closings) -> Table:
    """Return growth by starting level of every measure."""
    title = closings.inputs.words("regions.forest", years=closings.years)
    return _betas(title, closings.variables, "head_measure_name", ("years",), closings)


def _betas(
    title: str, rows: DataFrame, name: str, more: tuple[str, ...], closings: Closings
) -> Table:
    words = closings.inputs.words
    columns = (*more, "units", *_BETA, *_POINTS, "half_life", "said")
    heads = {"name": words(f"regions.{name}")}
    heads |= {column: words(f"regions.head_{column}") for column in columns}
    decimals = dict.fromkeys(_BETA, 4) | dict.fromkeys(_POINTS, 2)
    return table_of(title, rows, heads, decimals | {"half_life": 0})
