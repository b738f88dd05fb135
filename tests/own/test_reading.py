"""Files from outside become a grid of text, or a sentence."""

from __future__ import annotations

import datetime

import pytest
from openpyxl import Workbook

from data.errors import DataError
from own import limits
from own.delimited import read_delimited, read_pasted
from own.grid import Span
from own.numbers import NoNumber, read_number, read_year
from own.workbook import read_table
from tests.own.workbooks import bomb, saved, workbook

ROWS = (("城市", "满意度"), ("石家庄市", "81.5"))
TEXT = "\n".join(map(",".join, ROWS))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_each_encoding_that_spreadsheets_write(encoding: str) -> None:
    """UTF-8 with and without mark, GB18030, UTF-16 with one."""
    assert read_delimited(TEXT.encode(encoding)).rows == ROWS


def test_two_encodings_in_one_file_are_named_with_their_lines() -> None:
    """A line in GB18030 among lines in UTF-8 is no text to guess at."""
    raw = "城市,值\n石家庄市,1\n".encode() + "大连市,2\n".encode("gb18030")
    with pytest.raises(DataError) as refused:
        read_delimited(raw)
    assert refused.value.key == "own_mixed_encodings"
    assert refused.value.values == {"line": 3, "other": 1}


@pytest.mark.parametrize("sign", ["\t", ",", ";"])
def test_the_separator_is_found(sign: str) -> None:
    """Pasted from a spreadsheet, or a file of either convention."""
    assert read_pasted("\r\n".join(map(sign.join, ROWS))).rows == ROWS


def test_a_workbook_is_read_as_one_reads_it() -> None:
    """Numbers in plain digits, shares with their sign, days as days, formulas by saved value."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["城市", "金额", "占比", "日期", "公式"])
    sheet.append([130100, 1.5e16, 0.125, datetime.datetime(2023, 12, 31), "=1+1"])
    sheet["C2"].number_format = "0.0%"
    rows = read_table(saved(book)).rows
    assert rows[1] == ("130100", "15000000000000000", "12.5%", "2023-12-31", "=")


def test_merged_cells_are_told() -> None:
    """A heading over two columns stands in one cell and holds for both."""
    grid = read_table(workbook([["城市", "GDP", None], [None, 2022, 2023]], "B1:C1"))
    assert grid.merged == (Span(0, 1, 0, 2),)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b" \n", "own_empty"),
        (b"a,b\n" * (limits.MOST_ROWS + 1), "own_many_rows"),
        (b"x" * (limits.MOST_BYTES + 1), "own_large"),
        (b"a," * (limits.MOST_COLUMNS + 1), "own_many_columns"),
        (b"a\n\0b", "own_no_text"),
        (b"\xff\xff,1\n", "own_encoding"),
        (b"PK\3\4 not a workbook", "own_no_workbook"),
        (b"\xd0\xcf\x11\xe0 an old one", "own_old_workbook"),
        ((b"a" * (limits.LONGEST_CELL + 1)) + b",1", "own_long_cell"),
    ],
)
def test_what_is_no_table_is_refused(raw: bytes, key: str) -> None:
    """Each bound and each kind of file has a sentence of its own."""
    with pytest.raises(DataError) as refused:
        read_table(raw)
    assert refused.value.key == key


def test_a_workbook_that_unpacks_to_too_much_is_refused_unopened() -> None:
    """What the directory of the file says is believed against it, and nothing is unpacked."""
    raw = bomb(limits.MOST_UNPACKED // 2**20 + 1)
    assert len(raw) < limits.MOST_BYTES
    with pytest.raises(DataError) as refused:
        read_table(raw)
    assert refused.value.key == "own_unpacked"


def test_a_workbook_of_too_many_rows_is_refused() -> None:
    """One cell in the last row there can be asks for a million rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A1048576"] = "城市", 1
    with pytest.raises(DataError) as refused:
        read_table(saved(book))
    assert refused.value.key == "own_many_rows"


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("１，２３４．５", "", 1234.5),
        ("-3", "", -3.0),
        ("９７％", "%", 97.0),
        ("1 234", "", 1234.0),
        *((gap, "", None) for gap in ("", "—", "..", "N/A", "#N/A", "无")),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, unit: str, value: float | None) -> None:
    """Full-width digits, separated thousands, a sign of per cent where that is the unit."""
    assert read_number(text, unit) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("=A1", "formula"),
        ("2023-12-31", "date"),
        ("4.7E+12", "exponent"),
        ("97%", "per_cent_sign"),
        ("12万", "unit_inside"),
        ("1,23", "no_number"),
        ("约12", "no_number"),
        ("1e999", "exponent"),
        ("inf", "no_number"),
        ("0x10", "no_number"),
        ("1_000", "no_number"),
    ],
)
def test_what_is_no_number_says_what_it_is(text: str, reason: str) -> None:
    """No figure is guessed from a cell that says something else."""
    with pytest.raises(NoNumber, match=reason):
        read_number(text)


def test_a_day_as_a_number_is_no_year() -> None:
    """Spreadsheets count days since 1900; 45291 is the last one of 2023, and nobody says so."""
    assert read_year("45291") is None
    assert [read_year(text) for text in ("2023", "2023.0", "2023年", "2023-12-31")] == [2023] * 4
