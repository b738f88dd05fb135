"""A catalogue with an office's own figures in it: more rows of the same tables, all of them marked.

Whatever rests on own figures says so by its source, whose code begins with
"own_"; own variables and indicators also by their names. The published framework
stays as it is; another one, "own", has its headings and the own indicators
beside its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.errors import DataError
from data.lists import PILOT_PREFIX
from data.schemas import SCHEMAS
from own.own_set import PREFIX, WIDEST, OwnFigure, OwnIndicator, OwnSet, OwnVariable

FRAMEWORK = "own"
MARGIN = "sampling_margin"
REPLACES = "own_replaces"
_KEY = ["city_code", "variable", "year"]
_ADDED = (
    *("sources", "variables", "units", "values", "doubts"),
    *("indicators", "frameworks", "framework_map", "silent"),
)


def with_own(catalogue: Catalogue, own: OwnSet, framework: str) -> Catalogue:
    """Return the tables with the figures and indicators of an own set of prefecture-level units.

    Parameters
    ----------
    framework : the published one whose headings the own indicators join

    Raises
    ------
    DataError
        If the set is of another level, has a figure of a unit there is not, or an
        indicator of a heading or a variable there is not.
    """
    _check(catalogue, own, framework)
    replaced = _replaced(catalogue.values, own)
    values = _values(own, replaced.set_index(_KEY)["value"].to_dict())
    rows = {
        "sources": _sources(own),
        "variables": _variables(own),
        "units": _units(catalogue, own),
        "values": values,
        "doubts": _doubts(own),
        "indicators": _indicators(own),
        **_framework(catalogue, own, framework),
    }
    published = replace(catalogue, values=catalogue.values.drop(index=replaced.index))
    joined = {name: _below(getattr(published, name), _checked(name, rows[name])) for name in _ADDED}
    return replace(published, **joined)


def rests_on_own(sources: Series) -> Series:
    """Return which cells of joined source codes name an own source."""
    return sources.str.contains(rf"(?:^|; ){PREFIX}", regex=True, na=False)


def source_of(variable: OwnVariable) -> str:
    """Return the code of the source that a variable's own figures come from."""
    return f"{PREFIX}{variable.code}"


def _check(catalogue: Catalogue, own: OwnSet, framework: str) -> None:
    if own.level != "prefecture":
        raise DataError("only figures of prefecture-level units join the index", "own_level")
    units = {figure.unit for figure in own.figures}
    _refuse("units", units - set(catalogue.cities["city_code"]))
    published = set(catalogue.variables["variable"])
    _refuse("variable", {one.code for one in own.variables if not one.is_new} - published)
    known = published | {variable.code for variable in own.variables}
    _refuse("headings", {one.heading for one in own.indicators} - _headings(catalogue, framework))
    for indicator in own.indicators:
        named = {indicator.numerator, *([indicator.denominator] if indicator.denominator else [])}
        _refuse("variable", {code for code in named if not code.startswith(PILOT_PREFIX)} - known)


def _headings(catalogue: Catalogue, framework: str) -> set[str]:
    table = catalogue.frameworks
    return set(table["heading"][table["framework"] == framework])


def _refuse(name: str, unknown: set[str]) -> None:
    if unknown:
        raise DataError(
            f"an own set names unknown {name}: {sorted(unknown)[:5]}",
            "unknown",
            name=name,
            value=min(unknown)[:40],
        )


def _sources(own: OwnSet) -> DataFrame:
    """One source a variable, named after who counted it."""
    return _frame(
        "sources",
        [
            {
                "source": source_of(variable),
                "short_zh": f"自有数据：{variable.source or own.name or variable.name_zh}",
                "short_en": f"own figures: {variable.source or own.name or variable.name_en}",
                "publisher": variable.source or own.name or PREFIX,
                "title": f"{variable.name_zh} / {variable.name_en}",
                "terms": variable.licence or "not for publication",
                "how_read": "brought by the reader's own office, not published",
            }
            for variable in own.variables
        ],
    )


def _variables(own: OwnSet) -> DataFrame:
    return _frame(
        "variables",
        [
            {
                "variable": variable.code,
                **_marked(variable),
                "unit": variable.unit or "index",
            }
            for variable in own.variables
            if variable.is_new
        ],
    )


def _marked(named: OwnVariable | OwnIndicator) -> dict[str, object]:
    """The names as every list, legend, table and slide shows them: with whose they are."""
    return {
        "name_zh": f"{named.name_zh or named.name_en}（自有）",
        "name_en": f"{named.name_en or named.name_zh} (own figures)",
    }


def _units(catalogue: Catalogue, own: OwnSet) -> DataFrame:
    """The units that are not in the table, and each new variable's own bounds."""
    known = set(catalogue.units["unit"])
    named = {one.unit for one in own.variables} | {one.unit for one in own.indicators}
    new = named - known - {""}
    widest = {"least": -WIDEST, "most": WIDEST}
    bounds = [
        {
            "unit": variable.unit or "index",
            "variable": variable.code,
            "least": variable.least,
            "most": variable.most,
        }
        for variable in own.variables
        if variable.is_new
    ]
    return _frame("units", [*({"unit": unit, **widest} for unit in sorted(new)), *bounds])


def _values(own: OwnSet, published: Mapping[Hashable, float]) -> DataFrame:
    figures = own.figures
    sources = {variable.code: source_of(variable) for variable in own.variables}
    return _frame(
        "values",
        {
            "city_code": [figure.unit for figure in figures],
            "variable": [figure.variable for figure in figures],
            "year": [figure.year for figure in figures],
            "value": [figure.value for figure in figures],
            "source": [sources[figure.variable] for figure in figures],
            "note": [_note(figure, published.get(figure[:3])) for figure in figures],
        },
    )


def _note(figure: OwnFigure, published: float | None) -> str | None:
    """The margin of what comes from a sample; of a correction the published figure and the why."""
    said = [f"{MARGIN}({figure.margin:.6g})"] if figure.margin else []
    if published is not None:
        said.append(f"{REPLACES}({published:.15g})")
    if figure.reason:
        said.append(figure.reason.replace("; ", ", "))
    return "; ".join(said) or None


def _replaced(values: DataFrame, own: OwnSet) -> DataFrame:
    """The published rows that own figures stand in place of."""
    codes = {variable.code for variable in own.variables if not variable.is_new}
    keys = DataFrame(
        [figure[:3] for figure in own.figures if figure.variable in codes], columns=_KEY
    )
    rows = values[values["variable"].isin(codes)]
    there = pd.MultiIndex.from_frame(rows[_KEY]).isin(pd.MultiIndex.from_frame(keys))
    return rows[there]


def _doubts(own: OwnSet) -> DataFrame:
    """What comes from a sample may be off by its margin, which its note gives."""
    sampled = sorted({figure.variable for figure in own.figures if figure.margin})
    return _frame(
        "doubts",
        [
            {
                "doubt": f"{MARGIN}_{code}",
                "variable": code,
                "mark": MARGIN,
                "measure": "unit",
                "why_zh": "来自抽样调查，取95%误差范围",
                "why_en": "From a sample; its margin at 95 %",
            }
            for code in sampled
        ],
    )


def _indicators(own: OwnSet) -> DataFrame:
    return _frame(
        "indicators",
        [
            {
                "indicator": one.code,
                "dimension": one.heading,
                **_marked(one),
                "unit": one.unit or "index",
                "direction": one.direction,
                "numerator": one.numerator,
                "denominator": one.denominator or None,
                "scale": one.scale,
                "kind": "ratio" if one.denominator else "level",
                "weight": one.weight,
            }
            for one in own.indicators
        ],
    )


def _framework(catalogue: Catalogue, own: OwnSet, framework: str) -> dict[str, DataFrame]:
    """The published framework under another code, with the own indicators in it."""
    if not own.indicators:
        return {name: _frame(name, []) for name in ("frameworks", "framework_map", "silent")}
    copied = {
        name: table[table["framework"] == framework].assign(framework=FRAMEWORK)
        for name in ("frameworks", "framework_map", "silent")
        for table in [getattr(catalogue, name)]
    }
    copied["frameworks"] = copied["frameworks"].assign(
        name_zh=copied["frameworks"]["name_zh"] + "，加自有指标",
        name_en=copied["frameworks"]["name_en"] + ", with own indicators",
    )
    placed: list[dict[str, object]] = [
        {"framework": FRAMEWORK, "heading": one.heading, "indicator": one.code}
        for one in own.indicators
    ]
    copied["framework_map"] = _below(copied["framework_map"], _frame("framework_map", placed))
    return copied


def _frame(name: str, rows: list[dict[str, object]] | dict[str, list[object]]) -> DataFrame:
    """Rows of a table, with all its columns in their order."""
    columns = SCHEMAS[name].columns
    table = DataFrame(rows) if rows else DataFrame(columns=list(columns))
    return table.reindex(columns=list(columns))


def _checked(name: str, rows: DataFrame) -> DataFrame:
    """The rows as the schema of their table has them."""
    typed = {}
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


def _below(table: DataFrame, rows: DataFrame) -> DataFrame:
    return pd.concat([table, rows], ignore_index=True) if len(rows) else table
