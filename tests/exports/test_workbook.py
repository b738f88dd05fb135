"""How a sheet looks where it is opened: figures readable, texts whole, headings in sight."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook

from exports.content import Cell, Table
from exports.spreadsheet import as_csv
from exports.workbook import as_xlsx

LONG = (
    "second-hand: an official figure as quoted by an encyclopedia, not read in its bulletin, " * 2
)
TABLE = Table(
    "Shenzhen: figures as published, of every year",
    ("Figure", "Value", "Unit", "Year", "Score", "Note"),
    (
        ("GDP", 4376100000000.0, "CNY", 2023, 73.53920, LONG),
        ("Doctors", 2.845988, "people", 2022, -0.04, ""),
        ("Discharge", 0.0512338, "t per CNY 100 million", 2020, None, "x"),
    ),
    (None, None, None, None, 1, None),
)


def _sheet(table: Table) -> Any:
    return load_workbook(io.BytesIO(as_xlsx([table]))).active


def test_a_figure_is_shown_as_it_is_read_and_kept_whole() -> None:
    """About four digits, thousands apart, years plain; the cell keeps every digit."""
    sheet = _sheet(TABLE)
    assert [sheet.cell(row, 2).number_format for row in (2, 3, 4)] == [
        "#,##0",
        "#,##0.000",
        "#,##0.00000",
    ]
    assert sheet["B4"].value == 0.0512338
    assert [sheet[f"D{row}"].number_format for row in (2, 3)] == ["0", "0"]
    assert sheet["E2"].number_format == "0.0"


def test_no_text_is_cut_off() -> None:
    """A long text stands on several lines, and its row is as high in every program."""
    sheet = _sheet(TABLE)
    assert sheet["F2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height >= 3 * 15
    assert sheet.row_dimensions[3].height is None
    assert sheet.column_dimensions["F"].width <= 61
    assert all(sheet.cell(1, place).alignment.wrap_text for place in range(1, 7))


def test_what_stands_in_every_row_makes_no_row_higher() -> None:
    """The one source of all rows is read once; below it rows keep their height."""
    table = Table("t", ("City", "Source"), tuple((name, LONG) for name in "abc"))
    sheet = _sheet(table)
    assert all(sheet.row_dimensions[row].height is None for row in (2, 3, 4))
    assert sheet.print_area == "'t'!$A$1:$B$4"


def test_a_wide_sheet_keeps_its_names_in_sight() -> None:
    """Beyond a window's width the columns that name a row stay; on paper they are repeated."""
    heads = ("Code", "Name", *(f"Indicator {n}" for n in range(40)))
    rows: tuple[tuple[Cell, ...], ...] = (("110000", "Beijing", *map(float, range(40))),)
    wide, narrow = _sheet(Table("wide", heads, rows)), _sheet(TABLE.of_columns((0, 1)))
    assert (wide.freeze_panes, narrow.freeze_panes) == ("C2", "A2")
    assert wide.print_title_cols == "$A:$B"
    assert wide.print_title_rows == narrow.print_title_rows == "$1:$1"
    assert narrow.page_setup.orientation == "landscape"
    assert narrow.sheet_properties.pageSetUpPr.fitToPage


def test_a_file_has_the_numbers_of_what_is_read() -> None:
    """A table that is read in words goes into files as numbers with their units beside."""
    whole = Table(
        "t", ("What", "Value", "Value", "Unit"), (("People", "825,000", 825000.0, "people"),)
    )
    parted = whole.parted(read=(0, 1), filed=(0, 2, 3))
    assert parted.rows == (("People", "825,000"),)
    assert [cell.value for cell in _sheet(parted)[2]] == ["People", 825000, "people"]
    assert as_csv(parted).decode("utf-8-sig").splitlines() == [
        "What,Value,Unit",
        "People,825000.0,people",
    ]


def test_a_name_of_a_sheet_ends_with_a_word() -> None:
    """Of a long title the words that fit are kept."""
    assert _sheet(TABLE).title == "Shenzhen figures as published"
