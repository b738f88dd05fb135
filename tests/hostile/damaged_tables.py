"""Hostile tables: a payload in every cell's column, and files damaged by chance."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from data.catalogue import FOLDER, Catalogue, check_tables, read_catalogue, table_names
from data.reading import as_text
from data.schemas import SCHEMAS
from tests.hostile.attacks import SHORT, dice, in_turn

TABLES = tuple(sorted(path.name for path in FOLDER.glob("*.csv")))
Table = list[list[str]]
# All files but one are the same each time.
_once_as_text = lru_cache(64)(as_text)


def read_changed(files: Mapping[str, bytes]) -> Catalogue:
    """Read tables that differ from the published ones, past the manifest that would refuse them.

    Parameters
    ----------
    files : name of each file → its content
    """
    texts = {name: _once_as_text(f"{name}.csv", files[f"{name}.csv"]) for name in table_names()}
    return check_tables(texts)[0]


def vouch_for(folder: Path) -> None:
    """Do what an operator does after a change of the tables: check them, and stand for them."""
    if (FOLDER / "manifest.py").exists():
        import_module("data.manifest").vouch(folder)


def start_with(folder: Path) -> Catalogue:
    """Do the same, then read the tables as a start of the atlas does."""
    vouch_for(folder)
    return read_catalogue(folder)


def rows_of(content: bytes) -> Table:
    """Return a table as rows of cells, the heading first."""
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def with_rows(rows: Table) -> bytes:
    """Return rows of cells as a table."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def cells() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a table and a payload for some of its columns.

    Columns that take any text are filled together, each several times over; a
    column with a rule is tried alone, or the first refusal would hide the rest.
    """
    texts = in_turn(SHORT, "cells")
    for table, schema in SCHEMAS.items():
        free = [column for column in schema.columns if is_free(table, column)]
        yield from ((table, dict(zip(free, texts, strict=False))) for _ in range(4) if free)
        yield from (
            (table, {column: next(texts)}) for column in schema.columns if column not in free
        )


def is_free(table: str, column: str) -> bool:
    """Whether a column takes any text, so that a payload may pass and must be shown as text."""
    described = SCHEMAS[table].columns[column]
    return str(described.dtype).startswith("str") and not described.checks


def with_payloads(content: bytes, payloads: Mapping[str, str], row: int = 1) -> bytes:
    """Return a table with payloads in cells of one row, by their columns."""
    rows = rows_of(content)
    for column, text in payloads.items():
        rows[row][rows[0].index(column)] = text
    return with_rows(rows)


def mutated(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Return the name of a damage and a table with it."""
    damage = chance.choice(_DAMAGES)
    return damage.__name__.strip("_"), damage(content, chance)


def _flipped_bytes(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _headless(content: bytes, chance: random.Random) -> bytes:
    return content[chance.randrange(1, len(content)) :]


def _lines(change: Callable[[list[bytes], random.Random], None]) -> Callable[..., bytes]:
    def damage(content: bytes, chance: random.Random) -> bytes:
        lines = content.splitlines(keepends=True)
        change(lines, chance)
        return b"".join(lines)

    damage.__name__ = change.__name__
    return damage


def _line_twice(lines: list[bytes], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def _line_lost(lines: list[bytes], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def _most_lines_lost(lines: list[bytes], chance: random.Random) -> None:
    lines[1:] = [line for line in lines[1:] if chance.random() < 0.1]


def _only_heading(lines: list[bytes], _: random.Random) -> None:
    del lines[1:]


def _lines_shuffled(lines: list[bytes], chance: random.Random) -> None:
    rest = lines[1:]
    chance.shuffle(rest)
    lines[1:] = rest


def _columns_swapped(lines: list[bytes], chance: random.Random) -> None:
    one, other = chance.sample(range(max(2, lines[0].count(b",") + 1)), 2)
    for place, line in enumerate(lines):
        cells = line.rstrip(b"\n").split(b",")
        if max(one, other) < len(cells):
            cells[one], cells[other] = cells[other], cells[one]
            lines[place] = b",".join(cells) + b"\n"


def _comma_at_each_end(lines: list[bytes], _: random.Random) -> None:
    lines[1:] = [line.rstrip(b"\n") + b",\n" for line in lines[1:]]


def _stray_quote(lines: list[bytes], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    at = chance.randrange(len(lines[place]))
    lines[place] = lines[place][:at] + b'"' + lines[place][at:]


def _windows_line_ends(lines: list[bytes], _: random.Random) -> None:
    lines[:] = [line.replace(b"\n", b"\r\n") for line in lines]


def _marked_start(lines: list[bytes], _: random.Random) -> None:
    lines[0] = b"\xef\xbb\xbf" + lines[0]


def _null_bytes(lines: list[bytes], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    lines[place] = lines[place].replace(b",", b"\x00,", 1)


def _other_digits(lines: list[bytes], chance: random.Random) -> None:
    place = chance.randrange(1, len(lines)) if len(lines) > 1 else 0
    wide = {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}
    lines[place] = lines[place].decode().translate(wide).encode()


def _semicolons(lines: list[bytes], _: random.Random) -> None:
    lines[:] = [line.replace(b",", b";") for line in lines]


def _other_encoding(content: bytes, chance: random.Random) -> bytes:
    return content.decode().encode(chance.choice(("gb18030", "utf-16", "utf-32", "utf-7")))


def _payload_line(lines: list[bytes], chance: random.Random) -> None:
    text = chance.choice(SHORT).encode("utf-8", "surrogatepass")
    lines.insert(chance.randrange(len(lines)), text + b"\n")


def _long_cell(lines: list[bytes], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    lines[place] = lines[place].replace(b",", b"," + b"9" * 200_000, 1)


_DAMAGES: tuple[Callable[..., bytes], ...] = (
    _flipped_bytes,
    _cut_off,
    _headless,
    _other_encoding,
    *(
        _lines(change)
        for change in (
            _line_twice,
            _line_lost,
            _most_lines_lost,
            _only_heading,
            _lines_shuffled,
            _columns_swapped,
            _comma_at_each_end,
            _stray_quote,
            _windows_line_ends,
            _marked_start,
            _null_bytes,
            _other_digits,
            _semicolons,
            _payload_line,
            _long_cell,
        )
    ),
)

# What the tables cannot mean, each written into the real ones: (table, old, new).
NONSENSE: dict[str, tuple[str, Callable[[Table], Table]]] = {}


def _nonsense(table: str) -> Callable[[Callable[[Table], Table]], Callable[[Table], Table]]:
    def keep(change: Callable[[Table], Table]) -> Callable[[Table], Table]:
        NONSENSE[change.__name__.replace("_", " ").strip()] = (table, change)
        return change

    return keep


@_nonsense("values")
def _values_with_only_their_heading(rows: Table) -> Table:
    return rows[:1]


@_nonsense("values")
def _nine_tenths_of_the_values_gone(rows: Table) -> Table:
    return rows[:1] + dice("nine tenths").sample(rows[1:], len(rows) // 10)


@_nonsense("values")
def _every_year_2100(rows: Table) -> Table:
    latest = [row for row in rows[1:] if row[2] == "2023"]
    return rows[:1] + [[*row[:2], "2100", *row[3:]] for row in latest]


@_nonsense("variables")
def _a_unit_nobody_knows(rows: Table) -> Table:
    return [rows[0], [*rows[1][:3], "furlong per fortnight", *rows[1][4:]], *rows[2:]]


@_nonsense("suggestions")
def _no_suggestions(rows: Table) -> Table:
    return rows[:1]


@_nonsense("decides")
def _a_city_decides_what_nobody_measures(rows: Table) -> Table:
    return [*rows, ["happiness", *rows[1][1:]]]


@_nonsense("evidence")
def _a_reason_lost(rows: Table) -> Table:
    return rows[:-1]


@_nonsense("questions")
def _a_question_twice(rows: Table) -> Table:
    return [*rows, rows[1]]


@_nonsense("counties")
def _a_county_of_no_city(rows: Table) -> Table:
    at = rows[0].index("city_code")
    return [rows[0], [*rows[1][:at], "999999", *rows[1][at + 1 :]], *rows[2:]]


@_nonsense("county_variables")
def _a_variable_of_counties_lost(rows: Table) -> Table:
    return rows[:-1]


@_nonsense("county_values")
def _fewer_residents_than_none(rows: Table) -> Table:
    return [rows[0], [*rows[1][:3], "-1", *rows[1][4:]], *rows[2:]]


@_nonsense("national_facts")
def _a_fact_that_is_no_number(rows: Table) -> Table:
    return [rows[0], [*rows[1][:3], "many", *rows[1][4:]], *rows[2:]]


@_nonsense("cities")
def _a_city_lost(rows: Table) -> Table:
    return [row for row in rows if row[0] != "440300"]


def _figure(variable: str, figure: str) -> None:
    @_nonsense("values")
    def change(rows: Table) -> Table:
        place = next(n for n, row in enumerate(rows) if row[1] == variable and row[2] == "2023")
        changed = [*rows[place][:3], figure, *rows[place][4:]]
        return [*rows[:place], changed, *rows[place + 1 :]]

    del NONSENSE["change"]
    NONSENSE[f"{variable} {figure!r}"] = ("values", change)


for _text in ("inf", "-inf", "1e308", "-5", "１２３", "1_000", "12\x003", "0x10", "1e5_0"):
    _figure("gdp", _text)
_figure("resident_population", "0")
