"""The rows behind a chart as the table of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pandas import DataFrame

from exports.content import Table
from ui.figures.cells import file_table
from ui.figures.measured import Measured
from ui.words import numbers
from ui.words.texts import Words


def table_of(
    title: str, frame: DataFrame, heads: Mapping[str, str], decimals: Mapping[str, int]
) -> Table:
    """Return the columns of a frame that have a heading as the table of an answer.

    Parameters
    ----------
    heads : column → heading in the reader's language, in the order shown
    decimals : column → digits after the point; texts and counts have none
    """
    plain_table = file_table(title, frame[list(heads)].rename(columns=heads))
    return replace(plain_table, decimals=tuple(decimals.get(column) for column in heads))


def with_unit(name: str, unit: str, words: Words) -> str:
    """Return a heading with its unit of measure, where it has one."""
    said = numbers.unit_name(unit, words)
    return f"{name} [{said}]" if said else name


def titled_axis(name: str, measured: Measured, words: Words) -> str:
    """Return what an axis measures, with unit and year."""
    comma = words.manner.pause
    unit = numbers.unit_name(measured.unit, words)
    year = words("regions.in_year", year=measured.year)
    return comma.join(part for part in (name, unit, year) if part)
