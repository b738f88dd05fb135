"""Spreadsheets, read back by other libraries: values as they were, no text ever a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.content import Table
from exports.spreadsheet import as_csv, inert
from exports.workbook import as_xlsx

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_from_outside_is_inert(text: str) -> None:
    """Neither format hands a spreadsheet anything to compute."""
    table = Table("t", (text,), ((text,),))
    book = load_workbook(io.BytesIO(as_xlsx([table])))
    for row in book.active.iter_rows():
        for cell in row:
            assert cell.data_type == "s"
            assert str(cell.value).startswith("'")
    rows = csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig"), newline=""))
    assert all(cell.startswith("'") for row in rows for cell in row)


@given(st.text(max_size=30))
def test_text_begins_harmlessly(text: str) -> None:
    """Whatever a text is, what is written does not begin like a formula."""
    assert not inert(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_values_come_back() -> None:
    """Numbers as numbers, a negative one too, gaps empty, Chinese as it was, codes as text."""
    rows = (("110000", "北京市", -1.5, None), ("320500", "苏州市", float("nan"), 3))
    table = Table("Values", ("代码", "城市", "value", "rank"), rows)
    sheet = load_workbook(io.BytesIO(as_xlsx([table]))).active
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["代码", "城市", "value", "rank"],
        ["110000", "北京市", -1.5, None],
        ["320500", "苏州市", None, 3],
    ]
    content = as_csv(table)
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["代码", "城市", "value", "rank"],
        ["110000", "北京市", "-1.5", ""],
        ["320500", "苏州市", "", "3"],
    ]


@given(st.lists(st.text(max_size=50), min_size=1, max_size=6))
def test_any_titles_make_sheets(titles: list[str]) -> None:
    """A sheet for each table, whatever their titles are and however alike."""
    tables = [Table(title, ("a",), (("x",),)) for title in titles]
    assert len(load_workbook(io.BytesIO(as_xlsx(tables))).sheetnames) == len(titles)
