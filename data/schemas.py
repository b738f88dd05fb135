"""What each table promises: its columns, their types and ranges, and its key.

Everything is read as text first and converted here, so that a code such as
``110000`` can never turn into a number on the way.
"""

from __future__ import annotations

from pandera.pandas import Check, Column, DataFrameSchema

from data.languages import LANGUAGES

CITY_CODE = Check.str_matches(r"^[0-9]{6}$", error="a city code is six digits")
COUNTY_CODE = Check.str_matches(r"^[0-9]{6}$", error="a county code is six digits")
GEOMETRY_CODE = Check.str_matches(
    r"^[0-9]{6}[a-z]?$", error="a polygon's code is six digits, with a letter where regrouped"
)
SYMBOL = Check.str_matches(r"^[a-z][a-z0-9_]*$", error="a code is lower-case words")
FLAG = Check.isin([0, 1], error="a flag is 0 or 1")
YEAR = Check.in_range(1949, 2100, error="a year lies between 1949 and 2100")

REGIONS = ("east", "central", "west", "northeast")
# Whose scores a framework gives, and whose figures set its scale.
BASES = ("city_yearbook", "every_unit")
BREAKS = ("boundary", "definition", "census")
LEVELS = (
    "municipality",
    "sub_provincial_city",
    "prefecture_level_city",
    "autonomous_prefecture",
    "league",
    "prefecture",
)
# "below:pm25_annual_mean + not_below:so2_per_gdp"; see scoring/diagnosis/suggestions.py
_TERM = r"(below|above|not_below|rising):(spread\.)?[a-z][a-z0-9_]*"
TRIGGER = Check.str_matches(
    rf"^below:(spread\.)?[a-z][a-z0-9_]*( \+ {_TERM})*$",
    error="a trigger is below:CODE, then further terms joined by “ + ”",
)
FACT = Check.str_matches(
    r"^[<>]?[0-9]{1,15}(\.[0-9]{1,9})?$", error="a fact is a number, or < or > and a number"
)
AMOUNT = Check.str_matches(
    r"^[^{}]*[{]n[}][^{}]*$", error="an amount has {n} once, where its number stands"
)
ISSUED = Check.str_matches(
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(; [0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)*$",
    error="a date is written 2024, 2024-07 or 2024-07-31, several joined by “; ”",
)
SCOPE = Check.str_matches(
    r"^(nation|every_city|capitals_and_separately_planned|other_cities"
    r"|cluster\.[a-z][a-z0-9_]*|province\.[0-9]{6})$",
    error="a scope is nation, every_city, capitals_and_separately_planned, other_cities, "
    "cluster.CODE or province.CODE",
)
TARGET_LEVELS = ("standard limit", "international guideline", "national target", "regional target")
# How a county of the census is linked to the polygon it is drawn with.
RELATIONS = (
    "same",
    "renamed",
    "renamed_after_2020",
    "merged",
    "regrouped",
    "statistical_zone",
    "forest_district",
)
TIERS = ("first", "new_first", "second", "third", "fourth", "fifth")


def _text(*checks: Check, nullable: bool = False) -> Column:
    return Column(str, list(checks), nullable=nullable)


def _in_each(column: str, *checks: Check, nullable: bool = False) -> dict[str, Column]:
    """A column of texts in each language."""
    return {f"{column}_{language}": _text(*checks, nullable=nullable) for language in LANGUAGES}


def _number(*checks: Check, nullable: bool = False) -> Column:
    return Column(float, list(checks), nullable=nullable, coerce=True)


def _integer(*checks: Check) -> Column:
    return Column(int, list(checks), coerce=True)


def _table(columns: dict[str, Column], key: list[str]) -> DataFrameSchema:
    return DataFrameSchema(columns, unique=key, strict=True, ordered=True)


SCHEMAS: dict[str, DataFrameSchema] = {
    "sources": _table(
        {
            "source": _text(SYMBOL),
            **_in_each("short", nullable=True),
            "publisher": _text(),
            "title": _text(),
            "published": _text(nullable=True),
            "refers_to": _text(nullable=True),
            "terms": _text(),
            "how_read": _text(nullable=True),
        },
        ["source"],
    ),
    "cities": _table(
        {
            "city_code": _text(CITY_CODE),
            **_in_each("name"),
            "short_zh": _text(),
            "province_code": _text(CITY_CODE),
            **_in_each("province"),
            "region": _text(Check.isin(REGIONS)),
            "level": _text(Check.isin(LEVELS)),
            "provincial_capital": _integer(FLAG),
            "separately_planned": _integer(FLAG),
            "tier": _text(Check.isin(TIERS)),
            "in_city_yearbook": _integer(FLAG),
        },
        ["city_code"],
    ),
    "clusters": _table(
        {
            "cluster": _text(SYMBOL),
            **_in_each("name"),
            "city_code": _text(CITY_CODE),
            "plan_year": _integer(YEAR),
            "definition": _text(Check.isin(["plan", "soft"])),
        },
        ["cluster", "city_code"],
    ),
    "counties": _table(
        {
            "county_code": _text(COUNTY_CODE),
            **_in_each("name"),
            "city_code": _text(CITY_CODE, nullable=True),
            "province_code": _text(CITY_CODE),
            "geometry_code": _text(GEOMETRY_CODE, nullable=True),
            "relation": _text(Check.isin(RELATIONS)),
        },
        ["county_code"],
    ),
    "county_variables": _table(
        {
            "variable": _text(SYMBOL),
            **_in_each("name"),
            "unit": _text(),
            "adds": _integer(FLAG),
        },
        ["variable"],
    ),
    "county_values": _table(
        {
            "county_code": _text(COUNTY_CODE),
            "variable": _text(SYMBOL),
            "year": _integer(YEAR),
            "value": _number(Check.ge(0)),
            "source": _text(SYMBOL),
            "note": _text(nullable=True),
        },
        ["county_code", "variable", "year"],
    ),
    "variables": _table(
        {
            "variable": _text(SYMBOL),
            **_in_each("name"),
            "unit": _text(),
            "yearbook_table": _text(nullable=True),
        },
        ["variable"],
    ),
    "units": _table(
        {
            "unit": _text(),
            "variable": _text(SYMBOL, nullable=True),
            "least": _number(),
            "most": _number(),
            **_in_each("name", nullable=True),
            **_in_each("amount", AMOUNT, nullable=True),
        },
        ["unit", "variable"],
    ),
    "values": _table(
        {
            "city_code": _text(CITY_CODE),
            "variable": _text(SYMBOL),
            "year": _integer(YEAR),
            "value": _number(nullable=True),
            "source": _text(SYMBOL),
            "note": _text(nullable=True),
            "remark": _text(nullable=True),
        },
        ["city_code", "variable", "year"],
    ),
    "breaks": _table(
        {
            "variable": _text(SYMBOL, nullable=True),
            "city_code": _text(CITY_CODE, nullable=True),
            "since": _number(YEAR, nullable=True),
            "year": _integer(YEAR),
            "kind": _text(Check.isin(BREAKS)),
            "note": _text(),
        },
        ["variable", "city_code", "year"],
    ),
    "doubts": _table(
        {
            "doubt": _text(SYMBOL),
            "variable": _text(SYMBOL),
            "source": _text(SYMBOL, nullable=True),
            "first_year": _number(YEAR, nullable=True),
            "last_year": _number(YEAR, nullable=True),
            "mark": _text(SYMBOL, nullable=True),
            "half_width": _number(Check.gt(0), nullable=True),
            "measure": _text(Check.isin(["share", "unit"])),
            "why_zh": _text(),
            "why_en": _text(),
        },
        ["doubt"],
    ),
    "indicators": _table(
        {
            "indicator": _text(SYMBOL),
            "dimension": _text(SYMBOL),
            **_in_each("name"),
            "unit": _text(),
            "direction": _integer(Check.isin([-1, 1])),
            "numerator": _text(),
            "denominator": _text(nullable=True),
            "scale": _number(Check.gt(0)),
            "kind": _text(Check.isin(["level", "ratio", "count", "binary"])),
            "weight": _number(Check.ge(0)),
        },
        ["indicator"],
    ),
    "pilots": _table(
        {
            "programme": _text(SYMBOL),
            "group": _text(SYMBOL),
            **_in_each("name"),
            "city_code": _text(CITY_CODE),
            "year": _integer(YEAR),
            "complete": _text(),
            "source": _text(),
        },
        ["programme", "city_code"],
    ),
    "frameworks": _table(
        {
            "framework": _text(SYMBOL),
            **_in_each("name"),
            "basis": _text(Check.isin(BASES)),
            "heading": _text(SYMBOL),
            "parent": _text(SYMBOL, nullable=True),
            **_in_each("heading"),
            "weight": _number(Check.ge(0)),
            **_in_each("wanting", nullable=True),
            "source": _text(),
        },
        ["framework", "heading"],
    ),
    "framework_map": _table(
        {"framework": _text(SYMBOL), "heading": _text(SYMBOL), "indicator": _text(SYMBOL)},
        ["framework", "indicator"],
    ),
    "silent": _table(
        {
            "framework": _text(SYMBOL),
            "indicator": _text(SYMBOL),
            **_in_each("why"),
        },
        ["framework", "indicator"],
    ),
    "targets": _table(
        {
            "target": _text(SYMBOL),
            "applies_to": _text(SYMBOL),
            "comparator": _text(Check.isin(["at_most", "at_least"])),
            "value": _number(),
            "unit": _text(),
            "target_year": _number(YEAR, nullable=True),
            "level": _text(Check.isin(TARGET_LEVELS)),
            "scope": _text(SCOPE),
            "shown": _integer(FLAG),
            **_in_each("title"),
            "document": _text(),
            "issued": _text(ISSUED),
            "note": _text(nullable=True),
            "confidence": _text(Check.isin(["high", "medium", "low"])),
        },
        ["target"],
    ),
    "decides": _table(
        {
            "indicator": _text(SYMBOL),
            "decides": _text(Check.isin(["partly", "no"])),
            "why_zh": _text(),
            "why_en": _text(),
        },
        ["indicator"],
    ),
    "verdicts": _table(
        {
            "survey": _text(SYMBOL),
            **_in_each("name"),
            "city_code": _text(CITY_CODE),
            "year": _integer(YEAR),
            "kind": _text(Check.isin(["listed", "rank"])),
            "value": _number(Check.gt(0), nullable=True),
            "publisher": _text(),
        },
        ["survey", "city_code", "year"],
    ),
    "suggestions": _table(
        {
            "suggestion": _text(SYMBOL),
            "scope": _text(Check.isin(["city", "region", "both"])),
            "trigger": _text(TRIGGER),
            **_in_each("title"),
            **_in_each("direction"),
            **_in_each("source"),
        },
        ["suggestion"],
    ),
    "evidence": _table(
        {
            "suggestion": _text(SYMBOL),
            "term": _text(),
            "why_zh": _text(),
            "why_en": _text(),
        },
        ["suggestion", "term"],
    ),
    "questions": _table(
        {
            "question": _text(SYMBOL),
            "title_zh": _text(),
            "title_en": _text(),
            "check_zh": _text(),
            "check_en": _text(),
            "measure_zh": _text(),
            "measure_en": _text(),
            "source_zh": _text(),
            "source_en": _text(),
        },
        ["question"],
    ),
    "national_facts": _table(
        {
            "fact": _text(SYMBOL),
            **_in_each("name"),
            "value": _text(FACT),
            "unit": _text(),
            "date": _text(nullable=True),
            "place_in_wu": _text(),
        },
        ["fact"],
    ),
    "words": _table(
        {
            "said": _text(),
            **_in_each("text", nullable=True),
        },
        ["said"],
    ),
}

# (table, column) → (table, column) whose values it must be found among.
REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("clusters", "city_code", "cities", "city_code"),
    ("counties", "city_code", "cities", "city_code"),
    ("county_variables", "unit", "units", "unit"),
    ("county_values", "county_code", "counties", "county_code"),
    ("county_values", "variable", "county_variables", "variable"),
    ("county_values", "source", "sources", "source"),
    ("values", "city_code", "cities", "city_code"),
    ("values", "variable", "variables", "variable"),
    ("values", "source", "sources", "source"),
    ("breaks", "variable", "variables", "variable"),
    ("breaks", "city_code", "cities", "city_code"),
    ("doubts", "variable", "variables", "variable"),
    ("doubts", "source", "sources", "source"),
    ("units", "variable", "variables", "variable"),
    ("indicators", "unit", "units", "unit"),
    ("national_facts", "unit", "units", "unit"),
    ("pilots", "city_code", "cities", "city_code"),
    ("verdicts", "city_code", "cities", "city_code"),
    ("decides", "indicator", "indicators", "indicator"),
    ("framework_map", "indicator", "indicators", "indicator"),
    ("framework_map", "heading", "frameworks", "heading"),
    ("framework_map", "framework", "frameworks", "framework"),
    ("silent", "framework", "frameworks", "framework"),
    ("silent", "indicator", "indicators", "indicator"),
    ("indicators", "dimension", "frameworks", "heading"),
    ("indicators", "denominator", "variables", "variable"),
)
