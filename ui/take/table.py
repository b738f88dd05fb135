"""What a map shows, as a table: every unit with its figure, rank, year, class and gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exports.content import Cell, Table
from ui.address.view import INDEX, View
from ui.figures import kept
from ui.figures.among import selected_units
from ui.figures.charted import decimals
from ui.figures.classes import kept as classes_kept
from ui.figures.measured import Measured
from ui.figures.names import measure_name
from ui.figures.value_text import gap_text, value_texts
from ui.page.median_rank import summary
from ui.page.sources import cite
from ui.words import numbers
from ui.words.texts import Words

# Column of the layer for a geographic information system → key of its heading in a table.
COLUMNS = {
    "city_code": "exports.code",
    "name": "exports.city",
    "name_other": "exports.city_other",
    "province": "exports.province",
    "value": "common.value",
    "rank": "common.rank",
    "median_rank": "exports.median_rank",
    "year": "common.year",
    "class": "exports.class",
    "selected": "exports.selected",
    "gap": "exports.why_none",
    "source": "common.source",
}
# What paper has room for.
_PRINTED = ("name", "province", "value", "rank", "year", "gap")


def view_frame(view: View) -> pd.DataFrame:
    """Return the shown measure, one row a unit, index city_code, with the columns of `COLUMNS`."""
    words, catalogue = Words(view.language), kept.catalogue()
    measured = kept.shown(view)
    cities = catalogue.cities.set_index("city_code")
    other = words.other
    among = selected_units(view, catalogue)
    codes = classes_kept.shown_classes(view).classes.index
    gaps = {code: gap_text(measured, code, words) for code in measured.gaps.index}
    return pd.DataFrame(
        {
            "name": cities[f"name_{view.language}"],
            "name_other": cities[f"name_{other}"],
            "province": cities[f"province_{view.language}"],
            "value": measured.values,
            "rank": measured.ranks.astype("Int64"),
            "median_rank": _medians(measured, view).reindex(cities.index),
            "year": measured.years,
            "class": (codes + 1).where(codes >= 0).astype("Int64"),
            "selected": cities.index.isin(among),
            "gap": pd.Series(gaps, dtype=str).reindex(cities.index).fillna(""),
            "source": cite(measured.sources, words),
        },
        index=cities.index,
    )


def view_table(view: View) -> Table:
    """Return the shown measure as a table with headings in the reader's language."""
    words = Words(view.language)
    measured = kept.shown(view)
    frame = view_frame(view).reset_index()
    left_out = {"median_rank": frame["median_rank"].isna().all(), "rank": measured.unit == "0/1"}
    columns = [column for column in COLUMNS if not left_out.get(column)]
    yes, no = words("common.yes"), words("common.no")
    rows = tuple(
        tuple(yes if cell is True else no if cell is False else _plain(cell) for cell in row)
        for row in frame[columns].astype(object).to_numpy().tolist()
    )
    digits = decimals(measured.known.tolist(), measured.unit)
    places = tuple(digits if column == "value" else None for column in columns)
    return Table(_title(view), _heads(measured, columns, words), rows, places)


def _title(view: View) -> str:
    words, measured = Words(view.language), kept.shown(view)
    name = measure_name(view.measure, kept.catalogue(), words)
    return words.manner.pause.join((name, measured.period(words))) if measured.since else name


def printed_table(view: View) -> Table:
    """Return the shown measure for paper: the units that pass the filters, the first ones first.

    Its figures are written as they are elsewhere, with their units; who is on a list and who is
    not has no rank, which all would share.
    """
    words, measured = Words(view.language), kept.shown(view)
    frame = view_frame(view)
    among = frame[frame["selected"]].sort_values("rank", kind="stable")
    among = among.assign(value=pd.Series(value_texts(measured, words)))
    one_province = among["province"].nunique() < 2
    left_out = {"province": one_province, "rank": measured.unit == "0/1"}
    columns = [column for column in _PRINTED if not left_out.get(column)]
    rows = tuple(
        tuple(map(_plain, row)) for row in among[columns].astype(object).to_numpy().tolist()
    )
    return Table(_title(view), tuple(words(COLUMNS[column]) for column in columns), rows)


def _medians(measured: Measured, view: View) -> pd.Series:
    """The median rank of the draws of each city, where what is shown is the index."""
    found = summary(view.choices) if measured.measure == INDEX and not measured.since else None
    return pd.Series(dtype=float) if found is None else found["median"]


def _heads(measured: Measured, columns: Sequence[str], words: Words) -> tuple[str, ...]:
    unit = numbers.unit_name(measured.unit, words)
    return tuple(
        f"{words(COLUMNS[column])} [{unit}]"
        if column == "value" and unit
        else words(COLUMNS[column])
        for column in columns
    )


def _plain(cell: Any) -> Cell:
    return None if pd.isna(cell) else cell
