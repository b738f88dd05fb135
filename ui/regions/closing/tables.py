"""The figures behind the charts of change: every city, and every measure."""

from __future__ import annotations

from pandas import DataFrame

from exports.content import Table
from ui.regions.closing.figures import Closings, variable_rows
from ui.regions.table import table_of, with_unit
from ui.words.notes import note_text

_SIGMA = ("sigma_first", "sigma_last", "sigma_ratio", "sigma_low", "sigma_high")
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


def variables(closings: Closings) -> Table:
    """Return spread and growth by starting level of every measure, with their intervals."""
    words = closings.inputs.words
    columns = ("years", "units", *_SIGMA, *_BETA, *_POINTS, "half_life", "said")
    heads = {"name": words("regions.head_measure_name")}
    heads |= {column: words(f"regions.head_{column}") for column in columns}
    decimals = dict.fromkeys(_SIGMA, 3) | dict.fromkeys(_BETA, 4) | dict.fromkeys(_POINTS, 2)
    rows = variable_rows(closings)
    return table_of(words("regions.forest"), rows, heads, decimals | {"half_life": 0})
