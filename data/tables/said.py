"""What the tables of targets, advice and words promise."""

from __future__ import annotations

from pandera.pandas import Check, DataFrameSchema

from data.tables.columns import (
    CITY_CODE,
    FLAG,
    SYMBOL,
    YEAR,
    in_each,
    integer,
    number,
    table,
    text,
    written,
)

# "below:pm25_annual_mean + not_below:so2_per_gdp"; see scoring/diagnosis/suggestions.py
_TERM = r"(below|above|not_below|rising):(spread\.)?[a-z][a-z0-9_]*"
TRIGGER = written(
    rf"^below:(spread\.)?[a-z][a-z0-9_]*( \+ {_TERM})*$",
    error="a trigger is below:CODE, then further terms joined by “ + ”",
)
FACT = written(
    r"^[<>]?[0-9]{1,15}(\.[0-9]{1,9})?$", error="a fact is a number, or < or > and a number"
)
ISSUED = written(
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(; [0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)*$",
    error="a date is written 2024, 2024-07 or 2024-07-31, several joined by “; ”",
)
SCOPE = written(
    r"^(nation|every_city|capitals_and_separately_planned|other_cities"
    r"|cluster\.[a-z][a-z0-9_]*|province\.[0-9]{6})$",
    error="a scope is nation, every_city, capitals_and_separately_planned, other_cities, "
    "cluster.CODE or province.CODE",
)
TARGET_LEVELS = ("standard limit", "international guideline", "national target", "regional target")

SAID: dict[str, DataFrameSchema] = {
    "targets": table(
        {
            "target": text(SYMBOL),
            "applies_to": text(SYMBOL),
            "comparator": text(Check.isin(["at_most", "at_least"])),
            "value": number(),
            "unit": text(),
            "target_year": number(YEAR, nullable=True),
            "level": text(Check.isin(TARGET_LEVELS)),
            "scope": text(SCOPE),
            "shown": integer(FLAG),
            **in_each("title"),
            "document": text(),
            "issued": text(ISSUED),
            "note": text(nullable=True),
            "confidence": text(Check.isin(["high", "medium", "low"])),
        },
        ["target"],
    ),
    "decides": table(
        {
            "indicator": text(SYMBOL),
            "decides": text(Check.isin(["partly", "no"])),
            "why_zh": text(),
            "why_en": text(),
        },
        ["indicator"],
    ),
    "verdicts": table(
        {
            "survey": text(SYMBOL),
            **in_each("name"),
            "city_code": text(CITY_CODE),
            "year": integer(YEAR),
            "kind": text(Check.isin(["listed", "rank"])),
            "value": number(Check.gt(0), nullable=True),
            "publisher": text(),
        },
        ["survey", "city_code", "year"],
    ),
    "suggestions": table(
        {
            "suggestion": text(SYMBOL),
            "scope": text(Check.isin(["city", "region", "both"])),
            "trigger": text(TRIGGER),
            **in_each("title"),
            **in_each("direction"),
            **in_each("source"),
        },
        ["suggestion"],
    ),
    "evidence": table(
        {
            "suggestion": text(SYMBOL),
            "term": text(),
            "why_zh": text(),
            "why_en": text(),
        },
        ["suggestion", "term"],
    ),
    "questions": table(
        {
            "question": text(SYMBOL),
            "title_zh": text(),
            "title_en": text(),
            "check_zh": text(),
            "check_en": text(),
            "measure_zh": text(),
            "measure_en": text(),
            "source_zh": text(),
            "source_en": text(),
        },
        ["question"],
    ),
    "national_facts": table(
        {
            "fact": text(SYMBOL),
            **in_each("name"),
            "value": text(FACT),
            "unit": text(),
            "date": text(nullable=True),
            "place_in_wu": text(),
        },
        ["fact"],
    ),
    "words": table(
        {
            "said": text(),
            **in_each("text", nullable=True),
        },
        ["said"],
    ),
}
