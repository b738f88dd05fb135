"""One table from its file: its text, its cells, and what its schema promises.

Nothing is guessed: a table is UTF-8, each row has as many cells as the heading,
a number is written in plain digits. What breaks a rule is named with its line.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pandas import DataFrame, Series, set_option

from data.errors import DataError, lines

if TYPE_CHECKING:
    from pandera.pandas import Column

# Our tables are small, and a screen looks up one name after another. Arrow's strings are made
# for long columns: with them a fifth more is computed for a city's page.
set_option("mode.string_storage", "python")
LARGEST_BYTES = 50_000_000
_STRAY = "a quotation mark may be stray"
# Control characters save the line end; in UTF-8 these bytes stand for nothing else.
_HIDDEN = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
# Neither exponents nor separators: a spreadsheet that writes 4.7E+12 has lost digits.
_PLAIN = {
    "float64": (
        re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?"),
        "a number is written in plain digits",
    ),
    "int64": (re.compile(r"-?[0-9]{1,9}"), "a whole number is written in plain digits"),
}
_Cells = list[str | None]


def read_text(path: Path) -> str:
    """Return the text of a table, its lines ended by a single ``\\n``.

    A byte-order mark and the line ends of other systems, which spreadsheets
    write, change no figure and are taken off.

    Raises
    ------
    DataError
        If the file is missing, too large, not UTF-8, or holds control characters.
    """
    try:
        check_size(path.name, path.stat().st_size)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"{path.name}: the file is missing from {path.parent.name}/") from None
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read ({error.strerror})") from None
    return as_text(path.name, raw)


def check_size(file: str, size: int) -> None:
    """Stop where a file has more bytes than a table can have."""
    if size > LARGEST_BYTES:
        raise DataError(f"{file}: larger than {LARGEST_BYTES // 10**6} MB, so no table")


def as_text(file: str, raw: bytes) -> str:
    """Return the bytes of a file as `read_text` does."""
    text = _decoded(file, raw.replace(b"\r\n", b"\n"))
    return text.rstrip("\n") + "\n"


def _decoded(file: str, raw: bytes) -> str:
    if raw.translate(None, _HIDDEN) != raw:
        at, found = next((at, byte) for at, byte in enumerate(raw) if byte in _HIDDEN)
        line = raw.count(b"\n", 0, at) + 1
        raise DataError(
            f"{file}: cannot be read as a table: line {line} holds the control "
            f"character {chr(found)!r}; save the file as “CSV UTF-8”"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"{file}: cannot be read as a table: line {line} is not in UTF-8 (perhaps in "
            "GB18030 or UTF-16); save the file as “CSV UTF-8”"
        ) from None


def read_table(name: str, text: str) -> DataFrame:
    """Return the table `name`, a key of `SCHEMAS`, from its text, checked on its own.

    Raises
    ------
    DataError
        If a row has too many or too few cells, a column, type or range is
        wrong, a key repeats, or there is no row at all.
    """
    # Here: whoever finds a kept copy of the tables never needs them.
    from pandera.errors import SchemaErrors

    from data.schemas import SCHEMAS

    file, schema = f"{name}.csv", SCHEMAS[name]
    cells = _cells(file, text, list(schema.columns))
    typed = {column: _typed(file, schema.columns[column], cells[column]) for column in cells}
    try:
        return schema.validate(DataFrame(typed), lazy=True)
    except SchemaErrors as error:
        raise DataError(_describe(file, error.failure_cases)) from None


def _typed(file: str, promised: Column, cells: _Cells) -> Series:
    """The cells as the type of their column, missing where empty.

    Raises
    ------
    DataError
        Where a number is written otherwise than in plain digits.
    """
    kind = str(promised.dtype)
    if kind not in _PLAIN:
        return Series(cells, dtype="str")
    plain, rule = _PLAIN[kind]
    odd = {cell for cell in set(cells) if cell is not None and not plain.fullmatch(cell)}
    if odd:
        written = Series(cells, dtype="str")
        where = lines(written[written.isin(odd)])
        raise DataError(f"{file}: column {promised.name} breaks “{rule}” at {where}")
    if kind == "int64" and None in cells:
        return Series(cells, dtype="str")  # the schema says what is missing
    return Series(np.array(cells, dtype=kind))


def _cells(file: str, text: str, columns: list[str]) -> dict[str, _Cells]:
    """The cells of each column as text, None where empty."""
    heading, *body = _rows(file, text)
    wrong = [name for name in heading if name not in columns] + [
        name for name in columns if heading.count(name) != 1
    ]
    if heading != columns:
        raise DataError(
            f"{file}: column {wrong[0] if wrong else heading[0]} is missing, unknown or out of "
            f"order in line 1; it should read {','.join(columns)}"
        )
    if not body:
        raise DataError(f"{file}: has a heading and no rows")
    return dict(zip(columns, map(_shared, zip(*body, strict=True)), strict=True))


def _shared(column: tuple[str, ...]) -> _Cells:
    """The cells of a column, None where empty; what stands in many rows is one text.

    It takes less memory, and who compares two of them looks at no letter.
    """
    once: dict[str, str | None] = dict(zip(column, column, strict=True))
    once[""] = None
    return [once[cell] for cell in column]


def _rows(file: str, text: str) -> list[list[str]]:
    """The heading and every row, each on one line and as wide as the heading."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            rows.append(row)
    except csv.Error as error:
        raise DataError(
            f"{file}: line {len(rows) + 1} cannot be read as a row ({error}); {_STRAY}"
        ) from None
    if len(rows) != reader.line_num:
        line = next(n for n, row in enumerate(rows, 1) if any("\n" in cell for cell in row))
        raise DataError(f"{file}: line {line}: a cell goes on into the next line; {_STRAY}")
    width = len(rows[0])
    if set(map(len, rows)) != {width}:
        line, found = next((n, len(row)) for n, row in enumerate(rows, 1) if len(row) != width)
        raise DataError(
            f"{file}: line {line} has {found} cells where the heading has {width}; "
            "a comma at the end of a row, or a quotation mark, may be one too many"
        )
    return rows


def _describe(file: str, cases: DataFrame) -> str:
    """Say what the first broken rule is, and on which lines of the file."""
    first = cases.iloc[0]
    same = cases[(cases["check"] == first["check"]) & (cases["column"] == first["column"])]
    rule = {"multiple_fields_uniqueness": "the key is unique"}.get(first["check"], first["check"])
    column = first["column"] if isinstance(first["column"], str) else "key"
    broken = same.dropna(subset="index").set_index("index")["failure_case"]
    where = lines(broken) if len(broken) else "the whole column"
    return f"{file}: column {column} breaks the rule “{rule}” at {where}"
