"""A gap that is neutral in the index is drawn: the interval of a rank carries what is not known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.catalogue import Catalogue
from scoring.arrays import FloatArray
from scoring.doubt.choice_space import GAPS, ChoiceSpace, dimensions, draws_from_unit_cube
from scoring.doubt.robustness import simulate_ranks
from scoring.doubt.sensitivity import rank_shift_sensitivity
from scoring.doubt.simulate import Experiment, prepare_experiment
from scoring.index.aggregate import NEUTRAL, SHARED, aggregate
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.kernel import groups_of
from scoring.index.prepare import prepare_indicators
from scoring.index.rank import competition_ranks
from tests.scoring.shapes import deep

LOOSE = IndexChoices(minimum_headings=0, minimum_weight_share=0.4, minimum_indicator_share=0.3)


def _rng() -> np.random.Generator:
    return np.random.default_rng(11)


@pytest.fixture(scope="module")
def small() -> IndexResult:
    """Four levels with gaps, some headings withheld."""
    frame, tree = deep()
    return compute_index(frame, tree, LOOSE)


@pytest.mark.parametrize("rules", [("arithmetic",), ("geometric", "arithmetic", "harmonic")])
def test_a_draw_is_the_index_with_somebody_elses_scores_in_the_gaps(
    small: IndexResult, rules: tuple[str, ...]
) -> None:
    """Each gap of each draw filled one by one, and each aggregate by the bare rule."""
    result = compute_index(small.raw, small.definition, replace(LOOSE, aggregation=rules))
    space = replace(ChoiceSpace.certain(result.choices), gaps=True)
    experiment = prepare_experiment(result, space)
    unit = _rng().random((25, len(dimensions(space, len(experiment.codes)))))
    draws = draws_from_unit_cube(space, unit, len(experiment.indicators))
    ranks = experiment.ranks(draws)
    gaps = experiment._gaps
    assert gaps is not None
    assert any(code in gaps.units for code in result.definition.aggregates)
    assert any(code in gaps.units for code in result.definition.indicators)
    for d in range(len(unit)):
        numbers = gaps.drawn(draws.seeds[GAPS][d : d + 1])[0]
        score = _filled_index(result, experiment, numbers)
        expected = competition_ranks(score.to_frame())["index"].loc[experiment.cities]
        assert ranks[d].tolist() == expected.tolist()
    assert len({tuple(row) for row in ranks.tolist()}) > 20


def _filled_index(result: IndexResult, experiment: Experiment, numbers: FloatArray) -> pd.Series:
    tree, choices, gaps = result.definition, result.choices, experiment._gaps
    assert gaps is not None
    scores = prepare_indicators(result.raw, tree, choices).normalised
    for group in [g for level in groups_of(tree, choices.aggregation, 0.5) for g in level]:
        filled = scores[list(group.children)].copy()
        for code in group.children:
            known = scores[code].dropna().to_numpy()
            for k, row in enumerate(gaps.units.get(code, ())):
                number = float(numbers[gaps.start[code] + k])
                filled.loc[filled.index[row], code] = known[int(number * len(known))]
        rule = choices.aggregation[min(group.level - 2, len(choices.aggregation) - 1)]
        own = aggregate(filled, result.nominal_weights, rule, gaps=NEUTRAL)
        scores[group.code] = own.where(result.scores[group.code].notna())
    return scores[tree.root].rename("index")


def test_the_draws_scatter_around_the_neutral_rank(catalogue: Catalogue) -> None:
    """With nothing else uncertain a city with gaps has an interval, around its rank."""
    result = score_cities(catalogue)
    space = replace(ChoiceSpace.certain(result.choices), gaps=True)
    found = simulate_ranks(result, _rng(), draws=1_000, space=space)
    missing = result.scores.loc[found.cities, list(result.definition.headings)].isna().any(axis=1)
    table = found.summary[missing.to_numpy()]
    assert len(table) >= 5
    assert (table["width"] > 0).all()
    assert table["width"].median() > 20
    assert (table["low"] <= table["rank"]).all()
    assert (table["high"] >= table["rank"]).all()
    whole = result.raw.loc[found.cities].notna().all(axis=1).to_numpy()
    assert found.summary["width"][whole].median() < table["width"].median() / 5


def test_where_nothing_is_uncertain_the_gap_is_neutral(small: IndexResult) -> None:
    """And where gaps share their weight, nothing is drawn in them."""
    certain = simulate_ranks(small, _rng(), draws=5, space=ChoiceSpace.certain(LOOSE))
    assert (certain.ranks == certain.base).all()
    choices = replace(LOOSE, gaps=SHARED)
    shared = compute_index(small.raw, small.definition, choices)
    space = replace(ChoiceSpace.certain(choices), gaps=True)
    found = simulate_ranks(shared, _rng(), draws=5, space=space)
    assert (found.ranks == found.base).all()


def test_the_factor_is_there_where_it_means_something() -> None:
    """Under neutral gaps unless held; never where gaps share their weight."""
    assert GAPS in ChoiceSpace.around(IndexChoices()).factors()
    assert GAPS not in ChoiceSpace.around(IndexChoices(), [GAPS]).factors()
    assert GAPS not in ChoiceSpace.around(IndexChoices(gaps=SHARED)).factors()
    assert ChoiceSpace.certain(IndexChoices()).factors() == ()


def test_it_has_its_share_of_the_movement(small: IndexResult) -> None:
    """Alone it explains everything."""
    space = replace(ChoiceSpace.certain(LOOSE), gaps=True)
    found = rank_shift_sensitivity(small, _rng(), samples=64, space=space)
    assert found is not None
    assert list(found.index) == [GAPS]
    assert found["total"][GAPS] == pytest.approx(1, abs=0.4)
