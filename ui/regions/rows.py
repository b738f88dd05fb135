"""Rows behind a chart as the table of an answer."""

from __future__ import annotations

from collections.abc import Mapping

from pandas import DataFrame

from exports.content import Cell, Table
from ui.figures.measured import Measured
from ui.words import numbers
from ui.words.texts import Words


def table_of(
    title: str, frame: DataFrame, heads: Mapping[str, str], decimals: Mapping[str, int]
) -> Table:
    """Return the columns of a frame that have a heading, in the order of the headings.

    Parameters
    ----------
    heads : column → heading, each once
    decimals : column → digits after the point with which it is shown
    """
    shown = frame[list(heads)]
    cells = shown.astype(object).where(shown.notna(), None).to_numpy().tolist()
    rows: tuple[tuple[Cell, ...], ...] = tuple(tuple(row) for row in cells)
    return Table(title, tuple(heads.values()), rows, tuple(decimals.get(name) for name in heads))


def with_unit(name: str, unit: str, words: Words) -> str:
    """Return a heading with its unit of measure, where it has one."""
    said = numbers.unit_name(unit, words)
    return f"{name} [{said}]" if said else name


def titled_axis(name: str, measured: Measured, words: Words) -> str:
    """Return what an axis measures, with unit and year."""
    comma = "，" if words.language == "zh" else ", "
    unit = numbers.unit_name(measured.unit, words)
    year = words("regions.in_year", year=measured.year)
    return comma.join(part for part in (name, unit, year) if part)
