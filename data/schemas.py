"""What each table promises: its columns, their types and ranges, and its key.

Everything is read as text first and converted here, so that a code such as
``110000`` can never turn into a number on the way.
"""

from __future__ import annotations

from pandera.pandas import DataFrameSchema

from data.tables.figures import FIGURES
from data.tables.frameworks import FRAMEWORKS
from data.tables.places import PLACES
from data.tables.said import SAID

SCHEMAS: dict[str, DataFrameSchema] = FIGURES | PLACES | FRAMEWORKS | SAID

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
