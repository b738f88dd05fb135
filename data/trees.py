"""Whether the headings of each framework form a tree, and its indicators hang in it."""

from __future__ import annotations

from pandas import DataFrame, Series

from data.errors import DataError
from data.reading import lines


def check_trees(tables: dict[str, DataFrame]) -> None:
    """Raise a DataError where a heading or an indicator hangs under nothing, or in a circle.

    The parent of a heading is another heading of the same framework; without one
    it stands directly under the index.
    """
    headings, placed = tables["frameworks"], tables["framework_map"]
    known = set(zip(headings["framework"], headings["heading"], strict=True))
    for file, table, column in (
        ("frameworks", headings, "parent"),
        ("framework_map", placed, "heading"),
    ):
        named = table.dropna(subset=column)
        pairs = zip(named["framework"], named[column], strict=True)
        strange = named[column][[pair not in known for pair in pairs]]
        if len(strange):
            raise DataError(
                f"{file}.csv: column {column} names no heading that frameworks.csv has "
                f"in this framework: {lines(strange)}"
            )
    circles = headings["parent"][[not _ends(row, headings) for row in headings.index]]
    if len(circles):
        raise DataError(f"frameworks.csv: column parent runs in a circle: {lines(circles)}")


def _ends(row: int, headings: DataFrame) -> bool:
    """Return whether the way up from a heading ends at the index."""
    same = headings[headings["framework"] == headings["framework"][row]]
    above: Series = same.set_index("heading")["parent"]
    code = headings["parent"][row]
    for _ in range(len(above)):
        if not isinstance(code, str):
            return True
        code = above[code]
    return not isinstance(code, str)
