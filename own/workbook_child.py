"""Read a workbook from the standard input under limits, and print its cells as JSON.

Run by `own.workbook` in a process of its own; imports nothing of ours.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
# A cell with anything in it; an empty one ends where it begins.
_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>((?:(?!</(?:\w+:)?c>).)*)', re.S
)
_ENCRYPTED = 1


class Refused(Exception):  # noqa: N818 - what happened to the file
    """The workbook is not read, for a reason of this name."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def limit(memory: int, seconds: int) -> None:
    """Let the system end this process at so much memory or time, where it can."""
    try:
        import resource
    except ImportError:  # Windows has none: there only the caller's clock ends it
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def check_packed(raw: bytes, most: dict[str, int]) -> None:
    """Refuse what would unpack to more than a table; nothing is unpacked to find out.

    A directory that lies about a size gains nothing: no entry is read further than it says.
    """
    try:
        entries = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("own_no_workbook") from None
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused("own_old_workbook")
    if len(entries) > most["MOST_ENTRIES"] or (
        sum(entry.file_size for entry in entries) > most["MOST_UNPACKED"]
    ):
        raise Refused("own_unpacked", most=most["MOST_UNPACKED"] // 2**20)


def read(raw: bytes, wanted: str, most: dict[str, int]) -> dict[str, Any]:
    """Return the cells of the wanted sheet, or of the first with any."""
    # Only to know its numbers, of which a workbook has none, would half of the time go into it.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if wanted:
        sheets = [sheet for sheet in sheets if sheet.title == wanted]
    for sheet in sheets:
        # What the file says of its size may be wrong either way.
        sheet.reset_dimensions()
        rows = list(cells(sheet, most))
        if any(map(any, rows)):
            inside = book._archive.read(sheet._worksheet_path)
            mark_formulas(rows, inside)
            return {
                "rows": rows,
                "merged": list(merged(inside, len(rows))),
                "sheet": sheet.title[:100],
                "sheets": [other.title[:100] for other in book.worksheets][:50],
            }
    raise Refused("own_empty")


def cells(sheet: Any, most: dict[str, int]) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text, refusing at the first cell too many."""
    count = 0
    for line, row in enumerate(sheet.iter_rows(), 1):
        if line > most["MOST_ROWS"]:
            raise Refused("own_many_rows", most=most["MOST_ROWS"])
        if any(cell.value is not None for cell in row[most["MOST_COLUMNS"] :]):
            raise Refused("own_many_columns", most=most["MOST_COLUMNS"])
        texts = [text(cell) for cell in row[: most["MOST_COLUMNS"]]]
        while texts and not texts[-1]:
            texts.pop()
        count += len(texts)
        if count > most["MOST_CELLS"]:
            raise Refused("own_many_cells", most=most["MOST_CELLS"])
        yield texts


def text(cell: Any) -> str:
    """Return a cell as one reads it, its number in plain digits."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number(value, "%" in (cell.number_format or ""))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value).strip()


def number(value: float, percent: bool) -> str:
    """Return a number in plain digits, in per cent where it is shown so."""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    exact = exact * 100 if percent else exact
    plain = f"{exact:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain}%" if percent else plain


def column_of(letters: bytes) -> int:
    """Return the number of a column, from 0."""
    count = 0
    for sign in letters:
        count = count * 26 + sign - ord("A") + 1
    return count - 1


def merged(inside: bytes, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the merged cells that begin within the table."""
    for found in list(_MERGED.finditer(inside))[:10_000]:
        left, top, right, bottom = found.groups()
        if int(top) <= height:
            yield int(top) - 1, column_of(left), min(int(bottom), height) - 1, column_of(right)


def mark_formulas(rows: list[list[str]], inside: bytes) -> None:
    """Put ``=`` where a formula was saved without its value, which looks like an empty cell."""
    for found in _CELL.finditer(inside) if b"<f" in inside or b":f" in inside else ():
        column, row, content = found.groups()
        if re.search(rb"<(?:\w+:)?f\b", content) and not re.search(
            rb"<(?:\w+:)?(?:v|is)\b[^>]*>[^<]", content
        ):
            put(rows, int(row) - 1, column_of(column))


def put(rows: list[list[str]], row: int, column: int) -> None:
    """Put ``=`` into an empty cell of the table."""
    if row < len(rows) and column < 1_000:
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = rows[row][column] or "="


def main() -> None:
    """Print the cells, or {"refused": …} with its reason."""
    wanted, most = sys.argv[1], json.loads(sys.argv[2])
    limit(most["CHILD_MEMORY"], most["CHILD_SECONDS"])
    raw = sys.stdin.buffer.read(most["MOST_BYTES"] + 1)
    try:
        check_packed(raw, most)
        answer = read(raw, wanted, most)
    except Refused as error:
        answer = {"refused": error.key, "values": error.values}
    except MemoryError:
        sys.exit(1)
    except Exception:  # whatever a damaged file makes the library say
        answer = {"refused": "own_no_workbook", "values": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
