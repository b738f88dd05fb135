"""What the tables of figures promise: what they are, whence, how far to trust them."""

from __future__ import annotations

from pandera.pandas import Check, DataFrameSchema

from data.tables.columns import (
    CITY_CODE,
    SYMBOL,
    YEAR,
    in_each,
    integer,
    number,
    table,
    text,
    written,
)

BREAKS = ("boundary", "definition", "census")
AMOUNT = written(r"^[^{}]*[{]n[}][^{}]*$", error="an amount has {n} once, where its number stands")

FIGURES: dict[str, DataFrameSchema] = {
    "sources": table(
        {
            "source": text(SYMBOL),
            **in_each("short", nullable=True),
            "publisher": text(),
            "title": text(),
            "published": text(nullable=True),
            "refers_to": text(nullable=True),
            "terms": text(),
            "how_read": text(nullable=True),
        },
        ["source"],
    ),
    "variables": table(
        {
            "variable": text(SYMBOL),
            **in_each("name"),
            "unit": text(),
            "yearbook_table": text(nullable=True),
        },
        ["variable"],
    ),
    "units": table(
        {
            "unit": text(),
            "variable": text(SYMBOL, nullable=True),
            "least": number(),
            "most": number(),
            **in_each("name", nullable=True),
            **in_each("amount", AMOUNT, nullable=True),
        },
        ["unit", "variable"],
    ),
    "values": table(
        {
            "city_code": text(CITY_CODE),
            "variable": text(SYMBOL),
            "year": integer(YEAR),
            "value": number(nullable=True),
            "source": text(SYMBOL),
            "note": text(nullable=True),
            "remark": text(nullable=True),
        },
        ["city_code", "variable", "year"],
    ),
    "breaks": table(
        {
            "variable": text(SYMBOL, nullable=True),
            "city_code": text(CITY_CODE, nullable=True),
            "since": number(YEAR, nullable=True),
            "year": integer(YEAR),
            "kind": text(Check.isin(BREAKS)),
            "note": text(),
        },
        ["variable", "city_code", "year"],
    ),
    "doubts": table(
        {
            "doubt": text(SYMBOL),
            "variable": text(SYMBOL),
            "source": text(SYMBOL, nullable=True),
            "first_year": number(YEAR, nullable=True),
            "last_year": number(YEAR, nullable=True),
            "mark": text(SYMBOL, nullable=True),
            "half_width": number(Check.gt(0), nullable=True),
            "measure": text(Check.isin(["share", "unit"])),
            "why_zh": text(),
            "why_en": text(),
        },
        ["doubt"],
    ),
    "indicators": table(
        {
            "indicator": text(SYMBOL),
            "dimension": text(SYMBOL),
            **in_each("name"),
            "unit": text(),
            "direction": integer(Check.isin([-1, 1])),
            "numerator": text(),
            "denominator": text(nullable=True),
            "scale": number(Check.gt(0)),
            "kind": text(Check.isin(["level", "ratio", "count", "binary"])),
            "weight": number(Check.ge(0)),
        },
        ["indicator"],
    ),
    "pilots": table(
        {
            "programme": text(SYMBOL),
            "group": text(SYMBOL),
            **in_each("name"),
            "city_code": text(CITY_CODE),
            "year": integer(YEAR),
            "complete": text(),
            "source": text(),
        },
        ["programme", "city_code"],
    ),
}
