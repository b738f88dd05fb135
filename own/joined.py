"""A catalogue with an office's own figures in it: more rows of the same tables, all of them marked.

Whatever rests on own figures says so by its source, whose code begins with
"own_"; own variables and indicators also by their names. The published framework
stays as it is; another one, "own", has its headings and the own indicators
beside its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace

import pandas as pd
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.errors import DataError
from data.lists import PILOT_PREFIX
from own.among_counties import with_own_counties
from own.own_set import PREFIX, OwnFigure, OwnSet
from own.rows import below, checked, frame, marked, refuse, source_of, source_rows, unit_rows

FRAMEWORK = "own"
MARGIN = "sampling_margin"
REPLACES = "own_replaces"
_KEY = ["city_code", "variable", "year"]
_ADDED = (
    *("sources", "variables", "units", "values", "doubts"),
    *("indicators", "frameworks", "framework_map", "silent"),
)


def with_own(catalogue: Catalogue, own: OwnSet, framework: str) -> Catalogue:
    """Return the tables with the figures and indicators of an own set.

    Figures of counties stand among those of counties, and have no indicators.

    Parameters
    ----------
    framework : the published one whose headings the own indicators join

    Raises
    ------
    DataError
        If the set is of own districts, has a figure of a unit there is not, or an
        indicator of a heading or a variable there is not.
    """
    if own.level == "county":
        return with_own_counties(catalogue, own)
    _check(catalogue, own, framework)
    replaced = _replaced(catalogue.values, own)
    values = _values(own, replaced.set_index(_KEY)["value"].to_dict())
    rows = {
        "sources": source_rows(own),
        "variables": _variables(own),
        "units": unit_rows(catalogue, own),
        "values": values,
        "doubts": _doubts(own),
        "indicators": _indicators(own),
        **_framework(catalogue, own, framework),
    }
    published = replace(catalogue, values=catalogue.values.drop(index=replaced.index))
    joined = {name: below(getattr(published, name), checked(name, rows[name])) for name in _ADDED}
    return replace(published, **joined)


def rests_on_own(sources: Series) -> Series:
    """Return which cells of joined source codes name an own source."""
    return sources.str.contains(rf"(?:^|; ){PREFIX}", regex=True, na=False)


def _check(catalogue: Catalogue, own: OwnSet, framework: str) -> None:
    if own.level != "prefecture":
        raise DataError("own districts are no published units", "own_level")
    units = {figure.unit for figure in own.figures}
    refuse("units", units - set(catalogue.cities["city_code"]))
    published = set(catalogue.variables["variable"])
    refuse("variable", {one.code for one in own.variables if not one.is_new} - published)
    known = published | {variable.code for variable in own.variables}
    refuse("headings", {one.heading for one in own.indicators} - _headings(catalogue, framework))
    for indicator in own.indicators:
        named = {indicator.numerator, *([indicator.denominator] if indicator.denominator else [])}
        refuse("variable", {code for code in named if not code.startswith(PILOT_PREFIX)} - known)


def _headings(catalogue: Catalogue, framework: str) -> set[str]:
    table = catalogue.frameworks
    return set(table["heading"][table["framework"] == framework])


def _variables(own: OwnSet) -> DataFrame:
    return frame(
        "variables",
        [
            {
                "variable": variable.code,
                **marked(variable),
                "unit": variable.unit or "index",
            }
            for variable in own.variables
            if variable.is_new
        ],
    )


def _values(own: OwnSet, published: Mapping[Hashable, float]) -> DataFrame:
    figures = own.figures
    sources = {variable.code: source_of(variable) for variable in own.variables}
    return frame(
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
        said.append(f"{REPLACES}({published:,.15g})")
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
    return frame(
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
    return frame(
        "indicators",
        [
            {
                "indicator": one.code,
                "dimension": one.heading,
                **marked(one),
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
        return {name: frame(name, []) for name in ("frameworks", "framework_map", "silent")}
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
    copied["framework_map"] = below(copied["framework_map"], frame("framework_map", placed))
    return copied
