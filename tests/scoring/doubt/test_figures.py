"""How far figures may be off: what the tables know, and what it does to ranks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from benchmarks.doubt import NORMALISATIONS, RULES, against_the_chain
from data.catalogue import Catalogue
from data.errors import DataError
from data.series import panel
from scoring.doubt.choice_space import FIGURES, ChoiceSpace
from scoring.doubt.figures import FigureDoubt, figure_doubt, half_widths, printed_steps
from scoring.doubt.robustness import simulate_ranks
from scoring.doubt.sensitivity import rank_shift_sensitivity
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.definition import IndexDefinition

CERTAIN = ChoiceSpace.certain(IndexChoices())


@pytest.fixture(scope="module")
def default(catalogue: Catalogue) -> IndexResult:
    """The default index of 2023."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def doubt(catalogue: Catalogue) -> FigureDoubt:
    """How far the figures behind it may be off."""
    return figure_doubt(catalogue, 2023)


def _rng() -> np.random.Generator:
    return np.random.default_rng(5)


@pytest.mark.parametrize(
    ("source", "variable", "step"),
    [
        ("nbs_city_yearbook_2024", "resident_population", 10_000),
        ("nbs_city_yearbook_2024", "gdp", 100_000_000),
        ("nbs_city_yearbook_2024", "gdp_growth", 0.1),
        ("nbs_city_yearbook_2024", "pm25_annual_mean", 1),
        ("nbs_city_yearbook_2024", "waste_treatment_rate", 0.01),
        ("nbs_city_yearbook_2024", "museums", 0),
        ("nbs_census_2020", "resident_population", 0),
        ("provincial_resident_population", "resident_population", 100),
        ("open_data_portals_2023", "city_open_data_portal", 0),
    ],
)
def test_the_last_printed_digit(
    catalogue: Catalogue, source: str, variable: str, step: float
) -> None:
    """Of a rate that is mostly 100 too; things counted one by one have none."""
    assert printed_steps(catalogue)[source, variable] == pytest.approx(step)


def test_every_doubt_speaks_of_some_figure(catalogue: Catalogue) -> None:
    """A row of the table that no figure has is a slip, and each has a width or a note with one."""
    none = half_widths(replace(catalogue, doubts=catalogue.doubts.iloc[:0]))
    for row in range(len(catalogue.doubts)):
        alone = half_widths(replace(catalogue, doubts=catalogue.doubts.iloc[[row]]))
        known = catalogue.values["value"].notna()
        assert (alone > none)[known].any(), catalogue.doubts["doubt"].iloc[row]
        assert alone[known].notna().all()


def test_a_note_gives_its_own_width(catalogue: Catalogue) -> None:
    """Residents that jump by 6.4 % in 2020 may be off by 6.4 %, 0.5 % and half of a hundred."""
    values = catalogue.values
    noted = values["note"].fillna("").str.fullmatch(r"jumps_at_census_2020\(-6\.4\)")
    row = values.index[noted & (values["source"] == "provincial_resident_population")][0]
    expected = 0.069 * values["value"][row] + 50
    assert half_widths(catalogue)[row] == pytest.approx(expected)


def test_the_widths_of_revisions_are_what_the_levels_show(catalogue: Catalogue) -> None:
    """Half of the units depart from the median unit by more than half of the width given."""
    gdp, growth = panel(catalogue, "gdp"), panel(catalogue, "gdp_growth")

    def departure(ratio: pd.Series) -> float:
        return float(np.log(ratio / ratio.median()).abs().median())

    fourth = gdp[2019] / gdp[2018] / (1 + growth[2019] / 100)
    widths = catalogue.doubts.set_index("doubt")["half_width"]
    assert 2 * departure(fourth) == pytest.approx(
        widths["gdp_before_fourth_economic_census"], abs=0.0005
    )
    assert departure(gdp[2024] / gdp[2023]) == pytest.approx(
        widths["gdp_before_fifth_economic_census"], abs=0.0005
    )
    usual = [
        departure(gdp[year] / gdp[year - 1] / (1 + growth[year] / 100))
        for year in (2011, 2012, 2014, 2015, 2016, 2018, 2020, 2021, 2022, 2023)
    ]
    assert [round(100 * min(usual), 1), round(100 * max(usual), 1)] == [0.8, 2.0]


def test_a_ratio_is_off_by_both_of_its_figures(catalogue: Catalogue, doubt: FigureDoubt) -> None:
    """GDP per resident of Suzhou: 1.9 % and half of 100 million, and half of 10,000 residents."""
    values = catalogue.values.query("city_code == '320500' and year == 2023").set_index("variable")
    gdp, residents = values["value"]["gdp"], values["value"]["resident_population"]
    above = (0.019 * gdp + 5e7) / residents
    below = gdp / residents * 5_000 / residents
    assert doubt.from_numerator.at["320500", "gdp_per_resident"] == pytest.approx(above)
    assert doubt.from_denominator.at["320500", "gdp_per_resident"] == pytest.approx(below)
    assert doubt.half_width["big_data_zone"].eq(0).all()


def test_without_the_factor_nothing_changes(default: IndexResult, doubt: FigureDoubt) -> None:
    """To the last bit, whether or not the doubt is at hand."""
    space = replace(ChoiceSpace(), imputation=("none",))
    plain = simulate_ranks(default, _rng(), draws=300, space=space)
    handed = simulate_ranks(default, _rng(), draws=300, space=space, figures=doubt)
    assert (plain.ranks == handed.ranks).all()


def test_figures_without_their_doubt_are_refused(default: IndexResult) -> None:
    """Nothing is made up."""
    with pytest.raises(DataError, match="how far they may be off"):
        simulate_ranks(default, _rng(), draws=1, space=replace(CERTAIN, figures=True))


@pytest.mark.parametrize("normalisation", NORMALISATIONS)
@pytest.mark.parametrize("rule", RULES)
def test_a_draw_is_the_index_of_the_figures_drawn(
    catalogue: Catalogue, doubt: FigureDoubt, normalisation: str, rule: str
) -> None:
    """To first order: with five times the doubt the whole chain ranks less than a place apart."""
    choices = IndexChoices(normalisation=normalisation, aggregation=(rule,), treatment=False)
    moved, missed = against_the_chain(score_cities(catalogue, choices), doubt)
    assert min(moved) > 0.9
    assert np.mean(missed) < 0.6 * np.mean(moved)
    assert np.mean(missed) < 1


def test_one_figure_moves_its_score_along_the_scale() -> None:
    """50 ± 10 between 0 and 100: scores lie evenly between 40 and 60, the ends stay."""
    table = pd.DataFrame(
        [("index", "", 1, 1.0, "aggregate"), ("income", "index", 1, 1.0, "level")],
        columns=["code", "parent", "direction", "weight", "kind"],
    )
    tree = IndexDefinition.from_table(table)
    units = ["low", "between", "other", "high"]
    raw = pd.DataFrame({"income": [0.0, 50.0, 50.5, 100.0]}, units)
    choices = IndexChoices(minimum_headings=0, treatment=False)
    result = compute_index(raw, tree, choices)
    width = pd.DataFrame({"income": [0.0, 10.0, 0.0, 0.0]}, units)
    places = pd.Series({"income": 0})
    one = FigureDoubt(("income",), places, places - 1, width, 0 * width)
    space = replace(ChoiceSpace.certain(choices), figures=True)
    found = simulate_ranks(result, _rng(), draws=4_000, space=space, figures=one)
    assert np.mean(found.of("between") == 2) == pytest.approx(0.475, abs=0.02)
    assert set(found.of("low")) == {4}
    assert set(found.of("high")) == {1}


def test_the_doubt_of_figures_is_a_factor_of_its_own(
    default: IndexResult, doubt: FigureDoubt
) -> None:
    """Alone it explains everything; the same seed draws the same figures."""
    space = replace(CERTAIN, figures=True)
    found = rank_shift_sensitivity(default, _rng(), samples=64, space=space, figures=doubt)
    assert found is not None
    assert list(found.index) == [FIGURES]
    assert found["total"][FIGURES] == pytest.approx(1, abs=0.4)
    once, again = (
        simulate_ranks(default, _rng(), draws=50, space=space, figures=doubt) for _ in range(2)
    )
    assert (once.ranks == again.ranks).all()
    assert once.summary["width"].max() > 0
