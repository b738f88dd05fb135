"""What the tables of frameworks promise: their headings and what stands under each."""

from __future__ import annotations

from pandera.pandas import Check, DataFrameSchema

from data.tables.columns import SYMBOL, in_each, number, table, text

# Whose scores a framework gives, and whose figures set its scale.
BASES = ("city_yearbook", "every_unit")

FRAMEWORKS: dict[str, DataFrameSchema] = {
    "frameworks": table(
        {
            "framework": text(SYMBOL),
            **in_each("name"),
            "basis": text(Check.isin(BASES)),
            "heading": text(SYMBOL),
            "parent": text(SYMBOL, nullable=True),
            **in_each("heading"),
            "weight": number(Check.ge(0)),
            **in_each("wanting", nullable=True),
            "source": text(),
        },
        ["framework", "heading"],
    ),
    "framework_map": table(
        {"framework": text(SYMBOL), "heading": text(SYMBOL), "indicator": text(SYMBOL)},
        ["framework", "indicator"],
    ),
    "silent": table(
        {
            "framework": text(SYMBOL),
            "indicator": text(SYMBOL),
            **in_each("why"),
        },
        ["framework", "indicator"],
    ),
}
