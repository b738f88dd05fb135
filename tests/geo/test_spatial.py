"""Moran's I, global and local: by hand, as PySAL, and true of any values."""

from __future__ import annotations

from contextlib import closing

import esda
import libpysal
import numpy as np
import pandas as pd
import pytest
from esda.crand import vec_permutations
from hypothesis import given, settings
from hypothesis import strategies as st
from libpysal.weights import W

from data.errors import DataError
from geo.space.chance import conditional_draws
from geo.space.neighbours import Neighbours, graph_among
from geo.space.spatial import (
    NOT_SIGNIFICANT,
    SpatialPattern,
    judged,
    spatial_pattern,
    units_in,
)


def ring(n: int) -> Neighbours:
    """Units a, b, c … in a circle, each beside the next."""
    codes = [chr(ord("a") + place) for place in range(n)]
    near = {c: tuple(sorted((codes[i - 1], codes[(i + 1) % n]))) for i, c in enumerate(codes)}
    return Neighbours(near, {})


def grid(side: int) -> Neighbours:
    """Squares of a board, each beside the eight around it."""
    w = libpysal.weights.lat2W(side, side, rook=False)
    code = "{:04d}".format
    return Neighbours({code(i): tuple(map(code, near)) for i, near in w.neighbors.items()}, {})


def on(neighbours: Neighbours, values: list[float]) -> pd.Series[float]:
    """Return values for the units in order."""
    return pd.Series(values, index=list(neighbours.of), dtype=float)


@pytest.fixture(scope="module")
def homicides() -> tuple[pd.Series[float], Neighbours, W]:
    """PySAL's example: homicide rates 1988–93 in 78 counties around St Louis."""
    with closing(libpysal.io.open(libpysal.examples.get_path("stl.gal"))) as file:
        weights = file.read()
    table = pd.read_csv(libpysal.examples.get_path("stl_hom.csv"))
    # Codes are padded, so that their order is the order of the file.
    codes = {identifier: f"{int(identifier):03d}" for identifier in weights.id_order}
    of = {codes[i]: tuple(codes[j] for j in near) for i, near in weights.neighbors.items()}
    values = table["HR8893"].set_axis(list(codes.values()))
    return values, Neighbours(of, {}), weights


def test_neighbours_that_alternate_are_wholly_unlike() -> None:
    """On a ring of 1, 0, 1, 0 …, each unit's neighbours are its opposite: I is −1."""
    circle = ring(10)
    assert spatial_pattern(on(circle, [1, 0] * 5), circle, seed=1).moran_i == pytest.approx(-1)


def test_two_halves_of_a_ring() -> None:
    """Of eight units, four lie inside a half (product 1) and four at its ends (0): I is ½."""
    circle = ring(8)
    pattern = spatial_pattern(on(circle, [1, 1, 1, 1, 0, 0, 0, 0]), circle, seed=1)
    assert pattern.moran_i == pytest.approx(0.5)
    assert pattern.expected_i == pytest.approx(-1 / 7)
    assert pattern.units["lag"].tolist() == pytest.approx([0, 1, 1, 0, 0, -1, -1, 0])


def test_global_moran_is_as_published(
    homicides: tuple[pd.Series[float], Neighbours, W],
) -> None:
    """The value and its expectation printed in esda's documentation of Moran."""
    values, neighbours, _ = homicides
    pattern = spatial_pattern(values, neighbours, seed=10)
    assert pattern.moran_i == pytest.approx(0.24365582621771659, abs=1e-12)
    assert pattern.expected_i == pytest.approx(-0.012987012987012988, abs=1e-15)
    assert pattern.p_value < 0.01


def test_local_moran_equals_pysal(
    homicides: tuple[pd.Series[float], Neighbours, W],
) -> None:
    """Statistic, quadrant and, from the same draws, every simulated value of esda."""
    values, neighbours, weights = homicides
    with pytest.warns(DeprecationWarning, match="alternative hypothesis"):
        theirs = esda.Moran_Local(values.to_numpy(), weights, permutations=99, seed=7)
    ours = spatial_pattern(values, neighbours, seed=7).units
    assert ours["local_i"].to_numpy() == pytest.approx(theirs.Is, abs=1e-12)
    numbering = {"high_high": 1, "low_high": 2, "low_low": 3, "high_low": 4}
    assert ours["quadrant"].map(numbering).tolist() == theirs.q.tolist()
    graph = graph_among(neighbours, values.index).transform("r")
    draws = vec_permutations(int(graph.cardinalities.max()), len(values), 99, 7)
    simulated = np.array(list(conditional_draws(theirs.z, graph, draws)))
    assert simulated == pytest.approx(theirs.rlisas, abs=1e-12)


def test_pseudo_p_values_agree_with_pysal(
    homicides: tuple[pd.Series[float], Neighbours, W],
) -> None:
    """From other draws the directed p-values differ only by chance: at most 0.03."""
    values, neighbours, weights = homicides
    with pytest.warns(DeprecationWarning, match="alternative hypothesis"):
        theirs = esda.Moran_Local(values.to_numpy(), weights, permutations=9_999, seed=7)
    ours = spatial_pattern(values, neighbours, seed=1).units
    assert np.abs(ours["p_directed"].to_numpy() - theirs.p_sim).max() < 0.03
    assert (ours["p_value"] == np.minimum(2 * ours["p_directed"], 1)).all()


def test_the_false_discovery_rate_is_controlled_as_in_pysal(
    homicides: tuple[pd.Series[float], Neighbours, W],
) -> None:
    """Units within esda's cut-off are those that are called significant, at several rates."""
    values, neighbours, _ = homicides
    usual = spatial_pattern(values, neighbours, seed=1)
    for rate in (0.05, 0.2, 0.5):
        pattern = spatial_pattern(values, neighbours, seed=1, false_discovery_rate=rate)
        assert judged(usual, rate).units.equals(pattern.units)
        p = pattern.units["p_value"].to_numpy()
        significant = pattern.units["category"] != NOT_SIGNIFICANT
        assert significant.tolist() == (p <= esda.fdr(p, rate)).tolist()


def test_a_planted_cluster_is_found_and_chance_is_not() -> None:
    """A block of high values on a board of noise is a hot spot; the noise stays uncoloured."""
    board = grid(12)
    values = np.random.default_rng(3).normal(0, 1, (12, 12))
    noise = spatial_pattern(on(board, values.ravel().tolist()), board, seed=1)
    values[3:7, 3:7] += 6
    planted = spatial_pattern(on(board, values.ravel().tolist()), board, seed=1)
    assert (noise.units["category"] == NOT_SIGNIFICANT).mean() > 0.97
    hot = {f"{row * 12 + column:04d}" for row in range(3, 7) for column in range(3, 7)}
    found = set(units_in(planted, "high_high"))
    assert {"0052", "0053", "0064", "0065"} <= found <= hot
    assert planted.p_value == pytest.approx(2 / 10_000)


def test_a_seed_fixes_the_result_and_touches_nothing_shared(neighbours: Neighbours) -> None:
    """The same seed gives the same p-values, another seed others; numpy's global state stays."""
    chance = np.random.default_rng(0)
    values = pd.Series(chance.normal(size=337), index=list(neighbours.of))
    before = str(np.random.get_state())
    once = spatial_pattern(values, neighbours, seed=5, permutations=199)
    again = spatial_pattern(values.iloc[::-1], neighbours, seed=5, permutations=199)
    other = spatial_pattern(values, neighbours, seed=6, permutations=199)
    after = str(np.random.get_state())
    pd.testing.assert_frame_equal(once.units, again.units)
    assert once.p_value == again.p_value
    assert not once.units["p_value"].equals(other.units["p_value"])
    assert before == after


def test_units_without_data_and_alone_are_listed(neighbours: Neighbours) -> None:
    """Zhoushan's only neighbour here is Ningbo: without Ningbo's value it stands alone."""
    values = pd.Series(np.arange(337.0), index=list(neighbours.of))
    values["330200"] = np.nan
    pattern = spatial_pattern(values, neighbours, seed=1, permutations=99)
    assert pattern.without_data == ("330200",)
    assert pattern.isolated == ("330900",)
    assert "330900" not in pattern.joined
    assert "460200" in pattern.joined
    assert len(pattern.units) == 335
    assert not {"330200", "330900"} & set(pattern.units.index)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([], "too_few_units"),
        ([1.0], "too_few_units"),
        ([1, 2, 3, 4, 5, 6, 7], "too_few_units"),
        ([np.nan] * 20, "too_few_units"),
        ([0.1 + 0.2] * 10 + [0.3] * 10, "all_equal"),
        ([0.0] * 20, "all_equal"),
    ],
)
def test_where_there_is_no_pattern_it_says_why(values: list[float], why: str) -> None:
    """Few units, no data, or values all equal: no number, and the reason."""
    circle = ring(20)
    index = list(circle.of)[: len(values)]
    pattern = spatial_pattern(pd.Series(values, index=index, dtype=float), circle, seed=1)
    assert pattern.undefined == why
    assert np.isnan(pattern.moran_i)
    assert units_in(pattern, "high_high") == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"permutations": 9}, "99 or more"),
        ({"false_discovery_rate": 0.0}, "within 0–1"),
        ({"false_discovery_rate": 1.5}, "within 0–1"),
    ],
)
def test_settings_that_make_no_sense_are_refused(change: dict[str, float], message: str) -> None:
    """The message says what is allowed."""
    circle = ring(10)
    with pytest.raises(DataError, match=message):
        spatial_pattern(on(circle, [1, 0] * 5), circle, seed=1, **change)  # type: ignore[arg-type]


def test_bad_values_are_refused() -> None:
    """Two values for a unit, an infinite one, or a unit that is not on the map."""
    circle = ring(10)
    values = on(circle, [1, 0] * 5)
    with pytest.raises(DataError, match="two values: \\['a'\\]"):
        spatial_pattern(pd.concat([values, values[["a"]]]), circle, seed=1)
    with pytest.raises(DataError, match="finite"):
        spatial_pattern(values.replace(1.0, np.inf), circle, seed=1)
    with pytest.raises(DataError, match="no neighbours are known for \\['z'\\]"):
        spatial_pattern(values.rename({"a": "z"}), circle, seed=1)


@settings(max_examples=25)
@given(
    st.lists(st.integers(-100, 100), min_size=16, max_size=16).filter(lambda v: len(set(v)) > 1),
    st.integers(1, 1000),
    st.integers(-1000, 1000),
)
def test_the_unit_of_measure_changes_nothing(values: list[int], scale: int, shift: int) -> None:
    """I is the same in yuan as in 万元, above zero or above sea level; it lies in −1 … 1."""
    board = grid(4)
    original = on(board, [float(value) for value in values])

    def moran(of: pd.Series[float]) -> SpatialPattern:
        return spatial_pattern(of, board, seed=1, permutations=99)

    once, again = moran(original), moran(original * scale + shift)
    assert once.moran_i == pytest.approx(again.moran_i, abs=1e-9)
    assert -1 <= once.moran_i <= 1
    assert once.units["local_i"].mean() * 16 / 15 == pytest.approx(once.moran_i, abs=1e-9)
