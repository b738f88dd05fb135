"""Own figures of counties join the tables of counties, put together where they are drawn as one."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.counties.drawn import known_codes
from data.schemas import REFERENCES, SCHEMAS
from own.joined import with_own
from own.own_set import OwnFigure, OwnSet, OwnVariable
from scoring.counties.figures import RESIDENTS, county_figures, measures

BEDS = OwnVariable("own_beds", "养老床位", "Care beds", "count", source="民政局")
SHARE = OwnVariable("own_share", "满意率", "Satisfied", "%")


@pytest.fixture(scope="module")
def joined(catalogue: Catalogue) -> Catalogue:
    """Two measures of every county of the census: one adds up, the other is a share."""
    of_census = catalogue.county_values
    codes = of_census["county_code"][of_census["variable"] == RESIDENTS].tolist()
    figures = [OwnFigure(code, "own_beds", 2023, 10.0 + n) for n, code in enumerate(codes)]
    figures += [OwnFigure(code, "own_share", 2022, float(n % 100)) for n, code in enumerate(codes)]
    figures += [OwnFigure(codes[0], "own_share", 2021, 5.0)]
    own = OwnSet("", "county", "", (BEDS, SHARE), tuple(figures))
    return with_own(catalogue, own, "six_dimensions_2")


def test_the_tables_keep_every_promise(catalogue: Catalogue, joined: Catalogue) -> None:
    """Columns, types, keys and references; what is published of counties stays as it was."""
    tables = {field.name: getattr(joined, field.name) for field in fields(Catalogue)}
    for name, schema in SCHEMAS.items():
        schema.validate(tables[name])
    for table, column, other, key in REFERENCES:
        assert set(tables[table][column].dropna()) <= set(tables[other][key]), (table, column)
    for measure in ("college_share", RESIDENTS):
        before, after = (county_figures(one, measure).values for one in (catalogue, joined))
        pd.testing.assert_series_equal(before, after, check_exact=True)


def test_a_unit_of_several_counties_has_their_sum_or_their_mean(joined: Catalogue) -> None:
    """By what the figures are counted in; a share is weighted by residents, as published ones."""
    beds, share = county_figures(joined, "own_beds"), county_figures(joined, "own_share")
    assert (beds.adds, share.adds) == (True, False)
    assert (beds.year, share.year) == (2023, 2022)
    assert beds.sources == ("own_own_beds",)
    unit = sorted(beds.together)[0]
    parts = known_codes(joined)
    rows = joined.county_values.set_index(["variable", "county_code"])["value"]
    counties = [code for code in parts.index[parts == unit] if (RESIDENTS, code) in rows.index]
    assert len(counties) > 1
    assert beds.values[unit] == sum(rows["own_beds", code] for code in counties)
    weight = [rows[RESIDENTS, code] for code in counties]
    mean = sum(w * rows["own_share", code] for w, code in zip(weight, counties, strict=True)) / sum(
        weight
    )
    assert share.values[unit] == pytest.approx(mean, rel=1e-12)


def test_they_are_marked_and_offered_after_the_published_measures(joined: Catalogue) -> None:
    """In both languages."""
    assert set(measures(joined)) >= {"own_beds", "own_share", "college_share"}
    names = joined.county_variables.set_index("variable").loc["own_beds"]
    assert (names["name_zh"], names["name_en"]) == ("养老床位（自有）", "Care beds (own figures)")
