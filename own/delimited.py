"""Text with separators, from a file or pasted from a spreadsheet, as a grid."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable

from data.errors import DataError
from own.grid import Grid
from own.limits import LONGEST_CELL, MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_many

_SEPARATORS = ("\t", ",", ";")
_LOOKED_AT = 50
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARKS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Marks that show nothing, as web pages and word processors leave behind.
_UNSEEN = {code: None for code in range(0x20) if chr(code) not in "\t\n\r"} | {
    code: None for code in range(0x7F, 0x3000) if unicodedata.category(chr(code)) in {"Cc", "Cf"}
}
_UNSEEN |= {0xFEFF: None}


def read_delimited(raw: bytes) -> Grid:
    """Return the cells of a text file: UTF-8 with or without mark, UTF-16 with one, or GB18030.

    Raises
    ------
    DataError
        If it is larger than any table we read, is no text in one of these
        encodings, mixes two, or cannot be cut into rows.
    """
    return read_pasted(decoded(bounded(raw)))


def read_pasted(text: str) -> Grid:
    """Return the cells of a text with separators.

    Raises
    ------
    DataError
        If it is larger than any table we read or cannot be cut into rows.
    """
    bounded(text.encode("utf-8", "replace"))
    text = text.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_ROWS:
        raise too_many("own_many_rows", MOST_ROWS)
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == len("sep=,"):
        return _cut(rest, first[-1])
    return _cut(text, _separator(text))


def bounded(raw: bytes) -> bytes:
    """Return what was brought unless it is too large or nothing at all.

    Raises
    ------
    DataError
        In either case.
    """
    if len(raw) > MOST_BYTES:
        raise too_many("own_large", MOST_BYTES // 2**20)
    if not raw.strip():
        raise DataError("the table is empty", "own_empty")
    return raw


def decoded(raw: bytes) -> str:
    """Return a text in the encoding that it proves to be in.

    Raises
    ------
    DataError
        If it proves to be in none, or one line in UTF-8 and another not.
    """
    if raw.startswith(_MARKS_16):
        return _in(raw, "utf-16")
    if b"\0" in raw:
        raise DataError("the file is no text", "own_no_text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    if other := _line_in_utf8(raw):
        raise DataError(
            f"line {line} is not in UTF-8 and line {other} is",
            "own_mixed_encodings",
            line=line,
            other=other,
        )
    return _in(raw, "gb18030")


def _in(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"line {line} is neither in UTF-8 nor in GB18030", "own_encoding", line=line
        ) from None


def _line_in_utf8(raw: bytes) -> int:
    """The first line with Chinese in UTF-8, from 1; 0 where there is none."""
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        if not line.isascii():
            try:
                if _CHINESE.search(line.decode()):
                    return number
            except UnicodeDecodeError:
                continue
    return 0


def _separator(text: str) -> str:
    """The separator that cuts the first lines into most cells."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max(_SEPARATORS, key=lambda sign: sum(line.count(sign) for line in lines))


def _cut(text: str, separator: str) -> Grid:
    rows: list[tuple[str, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(map(str.strip, row)))
            cells += check_row(rows[-1], len(rows))
            if cells > MOST_CELLS:
                raise too_many("own_many_cells", MOST_CELLS)
    except csv.Error:
        raise DataError(
            f"line {len(rows) + 1} cannot be read as a row", "own_bad_row", line=len(rows) + 1
        ) from None
    return Grid(tuple(without_end(rows)))


def check_row(row: tuple[str, ...], line: int) -> int:
    """Return how many cells a row has.

    Raises
    ------
    DataError
        If there are too many, or one of them is a text rather than a cell.
    """
    if len(row) > MOST_COLUMNS:
        raise too_many("own_many_columns", MOST_COLUMNS)
    if max(map(len, row), default=0) > LONGEST_CELL:
        raise DataError(
            f"line {line} has a cell of more than {LONGEST_CELL} characters",
            "own_long_cell",
            line=line,
            most=LONGEST_CELL,
        )
    return len(row)


def without_end(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the rows up to the last one with anything in it."""
    kept = list(rows)
    while kept and not any(kept[-1]):
        kept.pop()
    return kept
