"""Whether the headings of each framework form a tree, and its indicators hang in it."""

from __future__ import annotations

from pandas import DataFrame

from data.errors import DataError, lines


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
        pairs = zip(table["framework"], table[column], strict=True)
        strange = [isinstance(pair[1], str) and pair not in known for pair in pairs]
        if any(strange):
            raise DataError(
                f"{file}.csv: column {column} names no heading that frameworks.csv has "
                f"in this framework: {lines(table[column][strange])}"
            )
    above = _parents(headings)
    circles = [not _ends(framework, heading, above) for framework, heading in above]
    if any(circles):
        circle = headings["parent"][circles]
        raise DataError(f"frameworks.csv: column parent runs in a circle: {lines(circle)}")


def _parents(headings: DataFrame) -> dict[tuple[str, str], object]:
    """Framework and heading → the heading above it, no text where there is none; in order."""
    keys = zip(headings["framework"], headings["heading"], strict=True)
    return dict(zip(keys, headings["parent"], strict=True))


def _ends(framework: str, heading: object, above: dict[tuple[str, str], object]) -> bool:
    """Return whether the way up from a heading ends at the index."""
    for _ in range(len(above) + 1):
        if not isinstance(heading, str):
            return True
        heading = above[framework, heading]
    return False
