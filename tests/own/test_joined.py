"""Own figures and indicators join the tables, and what was published stays as it was."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pandas as pd
import pytest

from data.bounds import check_figures, limits
from data.catalogue import Catalogue
from data.errors import DataError
from data.lists import check_numerators
from data.schemas import REFERENCES, SCHEMAS
from data.trees import check_trees
from own.joined import FRAMEWORK, rests_on_own, with_own
from own.own_set import OwnFigure, OwnIndicator, OwnSet, OwnVariable
from scoring.doubt.figures import figure_doubt
from scoring.index.chain import score_cities
from scoring.index.choices import IndexChoices

BASE = "six_dimensions_2"
REQUESTS = OwnVariable("own_requests", "办结数", "Requests settled", "count", least=0)
SHARE = OwnVariable("own_share", "满意率", "Satisfied", "%", least=0, most=100, source="12345")
GDP = OwnVariable("gdp", "", "", "CNY", source="财政局")
ELSEWHERE = OwnFigure("999999", "own_share", 2023, 1.0)
PER_RESIDENT = OwnIndicator(
    *("own_requests_per_1000", "management_mode", "每千人办结数", "Requests per 1,000", "count"),
    *("own_requests", "resident_population", 1_000.0),
)
OF_RESIDENTS = OwnIndicator(
    *("own_satisfied", "peoples_satisfaction", "满意率", "Satisfied", "%", "own_share")
)


@pytest.fixture(scope="module")
def own(catalogue: Catalogue) -> OwnSet:
    """Two variables of every unit, one of them from a sample, and one correction."""
    codes = catalogue.cities["city_code"].tolist()
    figures = [OwnFigure(code, "own_requests", 2023, 100.0 + n) for n, code in enumerate(codes)]
    figures += [
        OwnFigure(c, "own_share", 2023, 60.0 + n % 30, 3.25, 400) for n, c in enumerate(codes)
    ]
    figures += [OwnFigure("210200", "gdp", 2023, 9e11, reason="census of 2023; revised")]
    indicators = (PER_RESIDENT, OF_RESIDENTS)
    return OwnSet("试", "prefecture", "", (REQUESTS, SHARE, GDP), tuple(figures), indicators)


@pytest.fixture(scope="module")
def joined(catalogue: Catalogue, own: OwnSet) -> Catalogue:
    """The tables with that set."""
    return with_own(catalogue, own, BASE)


def test_the_tables_keep_every_promise(joined: Catalogue) -> None:
    """Columns, types, keys, references, bounds, trees: as if they had been read."""
    tables = {field.name: getattr(joined, field.name) for field in fields(Catalogue)}
    for name, schema in SCHEMAS.items():
        schema.validate(tables[name])
    for table, column, other, key in REFERENCES:
        assert set(tables[table][column].dropna()) <= set(tables[other][key]), (table, column)
    check_figures(joined.values, limits(joined.variables, joined.units))
    check_numerators(tables)
    check_trees(tables)


def test_the_published_index_stays_as_it_is(catalogue: Catalogue, own: OwnSet) -> None:
    """Without a correction nothing that was computed before changes, to the last bit."""
    added = OwnSet(own.name, variables=own.variables[:2], indicators=own.indicators)
    figures = tuple(figure for figure in own.figures if figure.variable != "gdp")
    added = OwnSet("", variables=added.variables, figures=figures, indicators=own.indicators)
    with_more = score_cities(with_own(catalogue, added, BASE))
    pd.testing.assert_frame_equal(
        score_cities(catalogue).scores, with_more.scores, check_exact=True
    )


def test_an_own_indicator_is_its_formula(joined: Catalogue) -> None:
    """Requests of one's own over published residents × 1,000, by hand; in the framework "own"."""
    result = score_cities(joined, IndexChoices(framework=FRAMEWORK))
    assert {"own_requests_per_1000", "own_satisfied"} <= set(result.definition.indicators)
    values = joined.values.set_index(["city_code", "variable", "year"])["value"]
    requests, residents = (
        values["210200", v, 2023] for v in ("own_requests", "resident_population")
    )
    assert result.raw.at["210200", "own_requests_per_1000"] == pytest.approx(
        requests / residents * 1_000
    )


def test_what_rests_on_own_figures_is_marked(joined: Catalogue) -> None:
    """By the code of a source, also where a published one stands beside it."""
    figures = score_cities(joined, IndexChoices(framework=FRAMEWORK)).figures
    assert figures is not None
    marked = {code for code in figures.source if rests_on_own(figures.source[code]).any()}
    built_on_gdp = joined.indicators.query("numerator == 'gdp' or denominator == 'gdp'")
    assert {"own_requests_per_1000", "own_satisfied"} < marked
    assert marked <= {"own_requests_per_1000", "own_satisfied", *built_on_gdp["indicator"]}
    codes = rests_on_own(figures.source["gdp_per_resident"])
    assert codes.index[codes].tolist() == ["210200"]


def test_a_correction_keeps_the_published_figure_in_sight(
    catalogue: Catalogue, joined: Catalogue
) -> None:
    """One row for one unit and year, which says what was published and why it is another."""
    keys = "city_code == '210200' and variable == 'gdp' and year == 2023"
    (row,) = joined.values.query(keys).to_dict("records")
    (before,) = catalogue.values.query(keys).to_dict("records")
    assert row["value"] == 9e11
    assert row["note"] == f"own_replaces({before['value']:,.15g}); census of 2023, revised"
    assert len(joined.values) == len(catalogue.values) + 2 * 337


def test_a_margin_is_a_doubt_of_its_figure(joined: Catalogue) -> None:
    """3.25 points either way, so that ranks drawn within the doubt carry the sampling error."""
    width = figure_doubt(joined, 2023).half_width["own_satisfied"]
    rounding = 0.5
    assert np.allclose(width, 3.25 + rounding)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"level": "district"}, ""),
        ({"level": "county", "variables": (GDP,)}, "variable"),
        (
            {"level": "county", "figures": (OwnFigure("999999", "own_share", 2023, 1.0),)},
            "counties",
        ),
        ({"figures": (ELSEWHERE,)}, "units"),
        ({"variables": (SHARE, OwnVariable("nothing", "", "", "%"))}, "variable"),
        ({"indicators": (OwnIndicator("own_i", "nowhere", "", "", "%", "own_share"),)}, "headings"),
        ({"indicators": (OwnIndicator("own_i", "air", "", "", "%", "own_other"),)}, "variable"),
    ],
)
def test_a_set_that_names_what_there_is_not_is_refused(
    catalogue: Catalogue, changes: dict[str, object], name: str
) -> None:
    """Another level, an unknown unit, variable or heading."""
    own = OwnSet(**{"variables": (SHARE,), **changes})  # type: ignore[arg-type]
    with pytest.raises(DataError) as refused:
        with_own(catalogue, own, BASE)
    assert refused.value.values.get("name", "") == name
