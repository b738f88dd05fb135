"""How a table lies: which row begins the figures, which column names the units, what the rest say.

Three forms are read: wide (a row a unit, a column a variable, perhaps of a
year), by year (a row a unit and year), and long (a row a figure).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from data.errors import DataError
from own.grid import Grid
from own.matching import Places, key
from own.measures import Heading, read_heading, read_unit
from own.numbers import narrow, read_year

Kind = Literal["wide", "by_year", "long"]
_LOOKED_AT = 200
_MOST_HEADING = 12
_UNITS = {
    *{"城市", "地区", "地市", "市", "市州", "城市名称", "地区名称", "名称", "单位名称", "行政区"},
    *{
        "区县",
        "县",
        "县区",
        "县市区",
        "区",
        "代码",
        "行政区划代码",
        "区划代码",
        "地区代码",
        "城市代码",
    },
    *{"city", "citycode", "code", "region", "prefecture", "county", "countycode", "district"},
    *{"unit", "unitcode", "area", "name", "cityname", "adcode"},
}
_CODES = {
    "代码",
    "行政区划代码",
    "区划代码",
    "地区代码",
    "城市代码",
    "citycode",
    "code",
    "unitcode",
}
_CODES |= {"countycode", "adcode"}
_AROUND = {
    "省",
    "省份",
    "省市",
    "省区",
    "所属省份",
    "所属市",
    "所属城市",
    "province",
    "provincename",
    "incity",
    "ofcity",
}
_YEARS = {"年", "年份", "年度", "year", "时间", "统计年份"}
_VARIABLES = {
    "指标",
    "指标名称",
    "变量",
    "变量名",
    "项目",
    "variable",
    "indicator",
    "item",
    "measure",
}
_VALUES = {"值", "数值", "指标值", "数据", "value", "figure", "obsvalue"}
_MEASURES = {"单位", "计量单位", "unitofmeasure", "measureunit", "unit", "units"}


@dataclass(frozen=True)
class Form:
    """Where everything stands, rows and columns from 0.

    Attributes
    ----------
    kind : "wide", "by_year" or "long"
    first : the first row of figures
    units : the column that names the unit
    beside : another that names it too, by code or by name, -1 without one
    around : a column that names its province or city, -1 without one
    year, variable, value, measure : columns of those forms, -1 without one
    headings : column → what its heading says, of the columns with figures
    told : the year and the unit that lines above the table declare for all of it
    """

    kind: Kind
    first: int
    units: int
    beside: int
    around: int
    year: int
    variable: int
    value: int
    measure: int
    headings: dict[int, Heading]
    told: Heading


def find_form(grid: Grid, places: Places) -> Form:
    """Return how a table lies.

    Raises
    ------
    DataError
        If no column names units, or no column is left for figures.
    """
    first, found = first_units(grid, places)
    names = _headings(grid, first)
    simple = {column: key(name) for column, name in names.items()}
    named = [
        column
        for column, name in simple.items()
        if name in _UNITS and column != found and _share_of_units(grid, places, first, column)
    ]
    units, beside = _units_and_beside(simple, found, named)
    taken = {units, beside}

    def where(words: Iterable[str]) -> int:
        known = set(words)
        hits = [c for c, name in simple.items() if name in known and c not in taken]
        taken.update(hits[:1])
        return hits[0] if hits else -1

    around, year, variable = where(_AROUND), where(_YEARS), where(_VARIABLES)
    value = where(_VALUES) if variable >= 0 else -1
    measure = where(_MEASURES) if variable >= 0 else -1
    long = variable >= 0 and value >= 0
    kind: Kind = "long" if long else "by_year" if year >= 0 else "wide"
    rest = {c: read_heading(name) for c, name in names.items() if c not in taken and name}
    if not long and not rest:
        raise DataError("no column is left for figures", "own_no_figures")
    headings = {} if long else rest
    told = _told(grid, first)
    return Form(kind, first, units, beside, around, year, variable, value, measure, headings, told)


def first_units(grid: Grid, places: Places) -> tuple[int, int]:
    """Return the first row that names a unit, and the column in which it does.

    Raises
    ------
    DataError
        If no column names units.
    """
    column = _units_column(grid, places)
    return _first_row(grid, places, column), column


def _units_column(grid: Grid, places: Places) -> int:
    """The column in which most cells name a unit; own districts stand in the first that is text."""
    if places.level == "district":
        return _named_column(grid)
    counts = [
        sum(_names_unit(places, text) for text in list(grid.column(column))[:_LOOKED_AT])
        for column in range(min(grid.width, 30))
    ]
    if not counts or not max(counts):
        raise DataError("no column names units", "own_no_units")
    return counts.index(max(counts))


def _named_column(grid: Grid) -> int:
    for row in range(min(len(grid.rows), _MOST_HEADING)):
        for column in range(grid.width):
            if key(grid.at(row, column)) in _UNITS:
                return column
    return 0


def _names_unit(places: Places, text: str) -> bool:
    if not text or len(text) > 40:
        return False
    found = places.match(text)
    return bool(found.code or found.candidates)


def _first_row(grid: Grid, places: Places, column: int) -> int:
    """The first row that names a unit; of own districts the one after the heading."""
    if places.level == "district":
        rows = range(min(len(grid.rows), _MOST_HEADING))
        named = [row for row in rows if key(grid.at(row, column)) in _UNITS]
        return (named[0] if named else 0) + 1
    return next(row for row in range(len(grid.rows)) if _names_unit(places, grid.at(row, column)))


def _share_of_units(grid: Grid, places: Places, first: int, column: int) -> bool:
    """Whether half of a column's cells name units, so that it is no column of measures."""
    cells = [text for text in list(grid.column(column, first))[:_LOOKED_AT] if text]
    return sum(_names_unit(places, text) for text in cells) * 2 > len(cells)


def _units_and_beside(simple: dict[int, str], found: int, named: list[int]) -> tuple[int, int]:
    """The column of units, codes before names, and the other one."""
    if not named:
        return found, -1
    other = named[0]
    return (other, found) if simple.get(other) in _CODES else (found, other)


def _headings(grid: Grid, first: int) -> dict[int, str]:
    """Column → its heading, of several lines one after the other."""
    lines = [row for row in range(max(0, first - _MOST_HEADING), first) if _is_heading(grid, row)]
    return {
        column: " ".join(
            dict.fromkeys(text for row in lines if (text := _spread(grid, row, column, lines)))
        )
        for column in range(grid.width)
    }


def _is_heading(grid: Grid, row: int) -> bool:
    """A line with one text alone is a title or a note."""
    return sum(bool(text) for text in grid.rows[row]) > 1


def _spread(grid: Grid, row: int, column: int, lines: list[int]) -> str:
    """A heading's text; one of merged cells, or of an upper line left empty, holds further on."""
    for span in grid.merged:
        if span.top <= row <= span.bottom and span.left <= column <= span.right:
            return grid.at(span.top, span.left)
    text = grid.at(row, column)
    if text or row == lines[-1] or grid.merged or not grid.at(lines[-1], column):
        return text
    return next((grid.at(row, c) for c in range(column, 0, -1) if grid.at(row, c)), "")


def _told(grid: Grid, first: int) -> Heading:
    """What titles above the table say of all of it."""
    unit, factor, year = "", 1.0, 0
    for row in range(min(first, _MOST_HEADING)):
        texts = [narrow(text) for text in grid.rows[row] if text]
        for text in texts:
            if text.startswith("单位:") or text.casefold().startswith("unit:"):
                unit, factor = read_unit(text.partition(":")[2])
            elif len(texts) == 1:
                year = read_heading(text).year or year
    return Heading("", unit, factor, year)


def year_of(text: str) -> int:
    """Return the year in a cell, 0 where there is none."""
    return read_year(text) or 0
