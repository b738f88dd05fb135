"""A package keeps its promise within what peers have, and says where nothing is enough."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.lists import PILOT_PREFIX, Catalogue
from scoring.diagnosis.decides import decides, movable
from scoring.diagnosis.package import FEWEST, MOST, REACHES, Package, smallest_package
from scoring.diagnosis.peer_groups import SIZE, peer_groups
from scoring.diagnosis.what_if import WhatIf, with_figures
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from tests.scoring.shapes import flat

EVERY = 11


@pytest.fixture(scope="module")
def result(catalogue: Catalogue) -> IndexResult:
    """The index as it is shipped."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def found(
    catalogue: Catalogue, result: IndexResult
) -> dict[str, tuple[Package, list[str], IndexResult]]:
    """Every eleventh ranked city: its package, its peers and the index with its moves."""
    groups, ask = peer_groups(catalogue, 2023), WhatIf(result)
    able = movable(catalogue, result.definition)
    packages = {}
    for city in map(str, result.ranks[result.definition.root].dropna().index[::EVERY]):
        peers = list(groups.of[city][SIZE])
        package = smallest_package(ask, city, peers, able)
        moved = {move.indicator: move.target for move in package.moves}
        packages[city] = package, peers, with_figures(result, city, moved)
    return packages


def test_a_package_put_back_into_the_index_reaches_the_median(
    found: dict[str, tuple[Package, list[str], IndexResult]],
) -> None:
    """Score, rank and goal as promised by an index computed whole."""
    reached = 0
    for city, (package, peers, after) in found.items():
        root = after.definition.root
        if package.status not in ("reached", "short"):
            continue
        assert package.score == pytest.approx(float(after.scores[root][city]))
        assert package.rank == int(after.ranks[root][city])
        median = float(after.scores[root][peers].median())
        if package.status == "reached":
            reached += 1
            assert after.scores[root][city] >= median - 1e-9
            assert FEWEST <= len(package.moves) <= MOST
        else:
            assert after.scores[root][city] < median
    assert reached >= 3


def test_every_move_is_within_reach_of_the_peers(
    result: IndexResult, found: dict[str, tuple[Package, list[str], IndexResult]]
) -> None:
    """Never beyond what the best quarter, or tenth, truly has; peers there are counted."""
    for city, (package, peers, _) in found.items():
        for move in package.moves:
            sign = float(result.definition.directions[move.indicator])
            ranked = result.scores[result.definition.root][peers].dropna().index
            known = result.raw.loc[ranked, move.indicator].dropna() * sign
            bound = np.percentile(known, REACHES[package.reach], method="lower")
            assert move.target * sign <= bound + 1e-12
            assert move.value == result.raw.loc[city, move.indicator]
            assert move.step * sign > 0
            assert move.peers_there == int((known >= move.target * sign).sum()) >= 1
            assert move.peers_known == len(known)
            assert move.effort == pytest.approx(abs(move.step) / known.std())


def test_who_is_at_the_median_is_told_so(
    result: IndexResult, found: dict[str, tuple[Package, list[str], IndexResult]]
) -> None:
    """And nobody else."""
    scores = result.scores[result.definition.root]
    for city, (package, peers, _) in found.items():
        known = scores[peers].dropna()
        if len(known) < 5:
            assert package.status == "no_peers"
        else:
            assert (package.status == "there") == (scores[city] >= known.median() - 1e-9)


def test_a_package_by_hand() -> None:
    """Three figures of equal worth, each three quarters of the way to the best quarter."""
    values = pd.DataFrame(
        {
            "x": [0.0, 40, 40, 60, 80, 80, 100],
            "y": [0.0, 40, 40, 60, 80, 80, 100],
            "z": [0.0, 40, 40, 60, 80, 80, 100],
        },
        index=list("abcdefg"),
    )
    choices = IndexChoices(treatment=False, minimum_headings=1)
    result = compute_index(values, flat({"x": 1, "y": 1, "z": 1}), choices)
    package = smallest_package(WhatIf(result), "b", list("acdefg"), ("x", "y", "z"))
    # b has 40, its peers' median is 70, the best quarter of them has 80: two figures
    # there give 26.7 points, too few; 30 points are 30 of each of the three.
    assert (package.status, package.reach, package.goal) == ("reached", "quarter", 70)
    assert sorted(move.indicator for move in package.moves) == ["x", "y", "z"]
    assert [move.target for move in package.moves] == [70, 70, 70]
    assert package.score == pytest.approx(70)
    assert package.rank == 4


def test_the_same_table_gives_the_same_package(
    catalogue: Catalogue,
    result: IndexResult,
    found: dict[str, tuple[Package, list[str], IndexResult]],
) -> None:
    """The search draws nothing."""
    city = next(c for c, (package, _, _) in found.items() if package.status == "reached")
    able = movable(catalogue, result.definition)
    again = smallest_package(WhatIf(result), city, found[city][1], able)
    assert again == found[city][0]


def test_what_others_award_is_not_moved(
    catalogue: Catalogue, found: dict[str, tuple[Package, list[str], IndexResult]]
) -> None:
    """Programmes of the state, a province's portal and growth are nobody's move."""
    known = decides(catalogue)
    table = catalogue.indicators.set_index("indicator")
    for code, numerator in table["numerator"].items():
        if str(numerator).startswith(PILOT_PREFIX):
            assert known[str(code)] == "no"
    assert known["provincial_open_data_portal"] == "no"
    assert known["pm25_annual_mean"] == "partly"
    assert known["sewage_treatment_rate"] == "yes"
    moved = {move.indicator for package, _, _ in found.values() for move in package.moves}
    assert all(known[code] != "no" for code in moved)
