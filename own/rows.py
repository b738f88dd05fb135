"""Rows of the tables, as an own set has them: in the columns of their schema, checked by it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.errors import DataError
from own.own_set import PREFIX, WIDEST, OwnIndicator, OwnSet, OwnVariable

# What has no unit of its own.
UNITLESS = "index"


def source_of(variable: OwnVariable) -> str:
    """Return the code of the source that a variable's own figures come from."""
    return f"{PREFIX}{variable.code}"


def source_rows(own: OwnSet) -> DataFrame:
    """Return one source a variable, named after who counted it."""
    return frame(
        "sources",
        [
            {
                "source": source_of(variable),
                "short_zh": f"自有数据：{variable.source or own.name or variable.name_zh}",
                "short_en": f"own figures: {variable.source or own.name or variable.name_en}",
                "publisher": variable.source or own.name or PREFIX,
                "title": f"{variable.name_zh} / {variable.name_en}",
                "terms": variable.licence or "不公开 / not for publication",
                "how_read": "brought by the reader's own office, not published",
            }
            for variable in own.variables
        ],
    )


def marked(named: OwnVariable | OwnIndicator) -> dict[str, object]:
    """Return the names as every list, legend, table and slide shows them: with whose they are."""
    return {
        "name_zh": f"{named.name_zh or named.name_en}（自有）",
        "name_en": f"{named.name_en or named.name_zh} (own figures)",
    }


def unit_rows(catalogue: Catalogue, own: OwnSet) -> DataFrame:
    """Return the units that are not in the table, and each new variable's own bounds."""
    bounds = [
        {
            "unit": variable.unit or UNITLESS,
            "variable": variable.code,
            "least": variable.least,
            "most": variable.most,
        }
        for variable in own.variables
        if variable.is_new
    ]
    return below(new_unit_rows(catalogue, own), frame("units", bounds))


def new_unit_rows(catalogue: Catalogue, own: OwnSet) -> DataFrame:
    """Return the units that are not in the table."""
    known = set(catalogue.units["unit"])
    named = {one.unit for one in own.variables} | {one.unit for one in own.indicators}
    widest = {"least": -WIDEST, "most": WIDEST}
    return frame("units", [{"unit": unit, **widest} for unit in sorted(named - known - {""})])


def frame(name: str, rows: list[dict[str, object]] | dict[str, list[object]]) -> DataFrame:
    """Return rows of a table, with all its columns in their order."""
    # Here and in `checked`: who has no figures of their own never needs them.
    from data.schemas import SCHEMAS

    columns = SCHEMAS[name].columns
    table = DataFrame(rows) if rows else DataFrame(columns=list(columns))
    return table.reindex(columns=list(columns))


def checked(name: str, rows: DataFrame) -> DataFrame:
    """Return the rows as the schema of their table has them."""
    from data.schemas import SCHEMAS

    typed: dict[str, Series] = {}
    for column, promised in SCHEMAS[name].columns.items():
        cells = rows[column]
        if str(promised.dtype) == "float64":
            typed[column] = pd.to_numeric(cells).astype(float)
        elif str(promised.dtype) == "int64":
            typed[column] = cells.astype(np.int64)
        else:
            typed[column] = cells.astype("str").where(cells.notna())
    table = DataFrame(typed)
    return SCHEMAS[name].validate(table) if len(table) else table


def below(table: DataFrame, rows: DataFrame) -> DataFrame:
    """Return a table with more rows."""
    return pd.concat([table, rows], ignore_index=True) if len(rows) else table


def refuse(name: str, unknown: set[str]) -> None:
    """Refuse a set that names what there is not.

    Raises
    ------
    DataError
    """
    if unknown:
        raise DataError(
            f"an own set names unknown {name}: {sorted(unknown)[:5]}",
            "unknown",
            name=name,
            value=min(unknown)[:40],
        )
