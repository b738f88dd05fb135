"""How sure a rank is: the fast way against one index at a time, and what must always hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from SALib.sample import sobol

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.doubt.choice_space import ChoiceSpace, dimensions, draws_from_unit_cube
from scoring.doubt.robustness import RankUncertainty, simulate_ranks
from scoring.doubt.sensitivity import rank_shift_sensitivity, unit_sample
from scoring.doubt.simulate import prepare_experiment
from scoring.index.chain import IndexResult, compute_index, imputation_groups, score_cities
from scoring.index.choices import IndexChoices
from tests.scoring.shapes import deep, flat

LOOSE = IndexChoices(minimum_headings=0, minimum_weight_share=0.0, minimum_indicator_share=0.3)
GROUPS = pd.Series({f"u{n:02d}": "ab"[n % 2] for n in range(51)})


def _rng(seed: int = 7) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def small() -> IndexResult:
    """Four levels, gaps, both directions."""
    frame, tree = deep()
    return compute_index(frame, tree, LOOSE, groups=GROUPS)


@pytest.fixture(scope="module")
def default(catalogue: Catalogue) -> IndexResult:
    """The default index of 2023."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def uncertainty(catalogue: Catalogue, default: IndexResult) -> RankUncertainty:
    """Two thousand draws of the default index."""
    groups = imputation_groups(catalogue.cities.set_index("city_code"), "province")
    return simulate_ranks(default, _rng(), draws=2_000, groups=groups)


def test_every_draw_is_the_index_under_those_choices(small: IndexResult) -> None:
    """Forty draws computed one by one through the whole chain have the same ranks."""
    rules = (("arithmetic",), ("geometric", "arithmetic", "harmonic"))
    space = ChoiceSpace(aggregation=rules, gaps=False)
    experiment = prepare_experiment(small, space, GROUPS)
    unit = _rng().random((40, len(dimensions(space, len(experiment.codes)))))
    draws = draws_from_unit_cube(space, unit, len(experiment.indicators))
    ranks = experiment.ranks(draws)
    for d in range(40):
        weights = dict(
            zip(
                experiment.codes,
                small.nominal_weights[list(experiment.codes)] * draws.factor[d],
                strict=True,
            )
        )
        if draws.left_out[d] >= 0:
            weights[experiment.indicators[draws.left_out[d]]] = 0.0
        choices = space.options(LOOSE)[draws.option[d]]
        tree = small.definition.with_weights(weights.items())
        alone = compute_index(small.raw, tree, choices, groups=GROUPS)
        assert ranks[d].tolist() == alone.ranks["index"].tolist()
    assert len(set(draws.option)) > 12
    assert (draws.left_out >= 0).sum() > 30


@pytest.mark.parametrize("rule", ["arithmetic", "geometric", "harmonic", "power"])
@pytest.mark.parametrize("normalisation", ["minmax", "zscore", "percentile"])
def test_without_uncertainty_the_ranks_are_those_of_the_index(
    catalogue: Catalogue, rule: str, normalisation: str
) -> None:
    """All of the 296 ranks, in each draw."""
    choices = IndexChoices(normalisation=normalisation, aggregation=(rule,))
    result = score_cities(catalogue, choices)
    found = simulate_ranks(result, _rng(), draws=3, space=ChoiceSpace.certain(choices))
    assert (found.ranks == found.base).all()
    assert found.summary["width"].eq(0).all()


def test_the_same_seed_gives_the_same_numbers(small: IndexResult) -> None:
    """And another seed others; the size of the chunks is of no account."""
    runs = [
        simulate_ranks(small, _rng(seed), draws=draws, groups=GROUPS).ranks
        for seed, draws in [(1, 1_500), (1, 1_500), (2, 1_500), (1, 1_000)]
    ]
    assert (runs[0] == runs[1]).all()
    assert (runs[0] != runs[2]).any()
    assert (runs[0][:1_000] == runs[3]).all()


def test_withheld_cities_stay_withheld(default: IndexResult, uncertainty: RankUncertainty) -> None:
    """No draw ranks a city without an index, and ranks run from 1 to 296."""
    scored = default.scores["index"].notna()
    assert uncertainty.cities.tolist() == default.scores.index[scored].tolist()
    assert uncertainty.ranks.min() == 1
    assert uncertainty.ranks.max() <= 296
    with pytest.raises(DataError, match="withheld or unknown: 460300"):
        uncertainty.of("460300")


def test_the_summary_of_the_default_index(uncertainty: RankUncertainty) -> None:
    """Intervals hold 90 % of the draws, medians lie within, Beijing leads."""
    table = uncertainty.summary
    assert (table["low"] <= table["median"]).all()
    assert (table["median"] <= table["high"]).all()
    inside = (uncertainty.ranks >= table["low"].to_numpy()) & (
        uncertainty.ranks <= table["high"].to_numpy()
    )
    assert (inside.mean(axis=0) >= 0.9).all()
    assert table["median"]["110000"] == 1
    assert uncertainty.share_within(1).idxmax() == "110000"


def test_pairs(uncertainty: RankUncertainty) -> None:
    """Beijing is above Sanya in every draw; the two directions and ties sum to 1."""
    assert uncertainty.share_above("110000", "460200") == 1.0
    a, b = "310000", "440300"
    ties = float(np.mean(uncertainty.of(a) == uncertainty.of(b)))
    both = uncertainty.share_above(a, b) + uncertainty.share_above(b, a)
    assert both + ties == pytest.approx(1)


def test_progress_and_cancelling(small: IndexResult) -> None:
    """Told after each two thousand; stopping keeps the draws made so far."""
    told: list[tuple[int, int]] = []

    def stop_at_four_thousand(made: int, wanted: int) -> bool:
        told.append((made, wanted))
        return made < 4_000

    stopped = simulate_ranks(
        small, _rng(1), draws=4_500, groups=GROUPS, progress=stop_at_four_thousand
    )
    assert told == [(2_000, 4_500), (4_000, 4_500)]
    assert not stopped.complete
    whole = simulate_ranks(small, _rng(1), draws=4_500, groups=GROUPS)
    assert whole.complete
    assert (stopped.ranks == whole.ranks[:4_000]).all()
    assert (
        rank_shift_sensitivity(small, _rng(), samples=8, groups=GROUPS, progress=lambda *_: False)
        is None
    )


def test_weights_are_drawn_on_both_sides() -> None:
    """The ends and the middle of the cube are 0.75, 1.25 and 1."""
    unit = np.array([[0.5] * 5 + [0.0, 1.0, 0.5]])
    factor = draws_from_unit_cube(ChoiceSpace(gaps=False), unit, 3).factor
    assert factor.tolist() == [[0.75, 1.25, 1.0]]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=8, max_size=8), st.floats(0, 1))
def test_a_draw_is_always_within_the_space(coordinates: list[float], spread: float) -> None:
    """Even at the very edge of the cube."""
    space = ChoiceSpace(weight_spread=spread)
    draws = draws_from_unit_cube(space, np.array([coordinates]), 4)
    assert 0 <= draws.option[0] < len(space.options(IndexChoices()))
    assert -1 <= draws.left_out[0] < 4
    assert (np.abs(draws.factor - 1) <= spread + 1e-12).all()


@pytest.mark.parametrize(("gaps", "without_x"), [("shared", (2, 1, 3)), ("neutral", (3, 1, 2))])
def test_a_city_left_without_figures(gaps: str, without_x: tuple[int, ...]) -> None:
    """Unit c has x alone; where x is left out, it comes last, or stands at the average."""
    frame = pd.DataFrame({"x": [3.0, 1.0, 2.0], "y": [1.0, 2.0, None]}, index=list("abc"))
    loose = replace(LOOSE, treatment=False, gaps=gaps)
    result = compute_index(frame, flat({"x": 1.0, "y": 1.0}), loose)
    space = replace(ChoiceSpace.certain(loose), leave_one_out=True)
    found = simulate_ranks(result, _rng(), draws=100, space=space)
    assert {tuple(row) for row in found.ranks.tolist()} == {(1, 1, 1), (1, 3, 2), without_x}


def test_one_uncertain_choice_explains_everything(small: IndexResult) -> None:
    """If only the normalisation is uncertain, its first-order and total effects are 1."""
    space = replace(ChoiceSpace.certain(LOOSE), normalisation=("minmax", "zscore", "percentile"))
    table = rank_shift_sensitivity(small, _rng(), samples=256, space=space)
    assert table is not None
    assert table.index.tolist() == ["normalisation"]
    assert table["first_order"].tolist() == pytest.approx([1.0], abs=0.05)
    assert table["total"].tolist() == pytest.approx([1.0], abs=0.05)


def test_effects_of_the_whole_space(small: IndexResult) -> None:
    """One row a factor, totals not below first orders by more than the margins, same seed same."""
    tables = [rank_shift_sensitivity(small, _rng(3), samples=256, groups=GROUPS) for _ in range(2)]
    assert tables[0] is not None
    assert tables[1] is not None
    pd.testing.assert_frame_equal(tables[0], tables[1])
    table = tables[0]
    assert table.index.tolist() == [
        "normalisation",
        "aggregation",
        "treatment",
        "imputation",
        "left_out",
        "weights",
        "gaps",
    ]
    margin = table["first_order_margin"] + table["total_margin"]
    assert (table["first_order"] <= table["total"] + margin).all()
    assert table["first_order"].sum() <= 1 + table["first_order_margin"].sum()


def test_the_sample_is_what_its_analysis_expects() -> None:
    """To the last bit what SALib puts together itself, point by point."""
    groups = ["normalisation", "left_out", *["weights"] * 3, "gaps"]
    problem = {
        "num_vars": len(groups),
        "names": [f"{name}_{i}" for i, name in enumerate(groups)],
        "groups": groups,
        "bounds": [[0.0, 1.0]] * len(groups),
    }
    theirs = sobol.sample(problem, 32, calc_second_order=False, seed=5)
    assert (unit_sample(groups, 32, 5) == theirs).all()


def test_nothing_uncertain_has_no_effects(small: IndexResult) -> None:
    """An empty table, and zeros where a factor is uncertain and moves nothing."""
    certain = ChoiceSpace.certain(LOOSE)
    nothing = rank_shift_sensitivity(small, _rng(), samples=8, space=certain)
    assert nothing is not None
    assert nothing.empty
    twice = replace(certain, treatment=(True, True))
    still = rank_shift_sensitivity(small, _rng(), samples=8, space=twice)
    assert still is not None
    assert still.to_numpy().tolist() == [[0.0] * 4]


def test_what_cannot_be_drawn_is_refused(small: IndexResult) -> None:
    """Each with a message."""
    with pytest.raises(DataError, match="at least one is needed, not 0"):
        simulate_ranks(small, _rng(), draws=0)
    with pytest.raises(DataError, match="needs the group of each city"):
        simulate_ranks(small, _rng(), draws=1)
    with pytest.raises(DataError, match="not computed under the rule copeland"):
        simulate_ranks(
            small, _rng(), space=ChoiceSpace(aggregation=(("copeland",),)), groups=GROUPS
        )
    with pytest.raises(DataError, match="weight spread is not between 0 and 1"):
        ChoiceSpace(weight_spread=3.0)
    with pytest.raises(DataError, match="no option to draw from: treatment"):
        ChoiceSpace(treatment=())
