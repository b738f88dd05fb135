"""Figures as the published files have them: codes and numbers once, names in both languages."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
from pandas import DataFrame

from exports.content import Table
from publish.plan import Part
from ui.figures import kept
from ui.figures.cells import file_table
from ui.figures.names import measure_name
from ui.take.table import view_frame
from ui.words.texts import LANGUAGES, Words

# More than there are measures.
_KEPT = 200
NAMES = ("name_zh", "name_en")
COLUMNS = ("value", "rank", "median_rank", "year", "class", "why_none_zh", "why_none_en")


@lru_cache(_KEPT)
def measure_frame(code: str) -> DataFrame:
    """Return a measure of every unit, index city_code: `NAMES`, then those of `COLUMNS` it has.

    A missing value is NaN, with the reason in both languages.
    """
    views = {language: Part("measure", code).view(language) for language in LANGUAGES}
    frames = {language: view_frame(view) for language, view in views.items()}
    cities = kept.catalogue().cities.set_index("city_code")
    first = next(iter(frames.values()))
    reasons = {f"why_none_{language}": frame["gap"] for language, frame in frames.items()}
    whole = pd.concat([cities[list(NAMES)], first.assign(**reasons)[list(COLUMNS)]], axis=1)
    return whole.drop(columns=[] if first["median_rank"].notna().any() else "median_rank")


def measure_table(code: str) -> Table:
    """Return the same as a table whose headings are the names of its columns."""
    return file_table(code, measure_frame(code).reset_index())


def city_table(city: str, measures: tuple[str, ...]) -> Table:
    """Return every measure of a city, a row each."""
    rows = [_row(city, code) for code in measures]
    return file_table(city, DataFrame(rows))


def names_table(measures: tuple[str, ...]) -> Table:
    """Return what the codes of measures stand for, in both languages."""
    catalogue = kept.catalogue()
    rows = [
        {
            "measure": code,
            **{f"name_{one}": measure_name(code, catalogue, Words(one)) for one in LANGUAGES},
        }
        for code in measures
    ]
    return file_table("measures", DataFrame(rows))


def _row(city: str, code: str) -> dict[str, object]:
    frame, measured = measure_frame(code), kept.shown(Part("measure", code).view("en"))
    said = frame.loc[city]
    return {
        "measure": code,
        "unit": measured.unit,
        "year": said["year"],
        "value": said["value"],
        "rank": said["rank"],
        "ranked": int(frame["rank"].count()),
    }
