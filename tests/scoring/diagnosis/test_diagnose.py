"""A diagnosis says what the figures say: by hand, and for every unit of the atlas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pandas import DataFrame, Series

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.diagnosis.diagnose import Diagnosis, Subjects, city_subjects, diagnose
from scoring.diagnosis.peer_groups import N_NEAREST, NEAREST, PeerGroups, peer_groups
from scoring.diagnosis.peers import compare_with_peers
from scoring.diagnosis.profile_type import profile_types
from scoring.diagnosis.regional import clusters, provinces, region_subjects, spreads, weighted_means
from scoring.diagnosis.smallest_step import smallest_steps
from scoring.diagnosis.standing import Line, Standings, stand
from scoring.diagnosis.step_draws import share_of_draws
from scoring.diagnosis.suggestions import clarity, holds, read_trigger, sides
from scoring.diagnosis.what_if import WhatIf
from scoring.doubt.dimension_draws import drawn_ranks
from scoring.index.chain import IndexResult, score_cities


@pytest.fixture(scope="module")
def result(catalogue: Catalogue) -> IndexResult:
    """The index under the default choices."""
    return score_cities(catalogue)


@pytest.fixture(scope="module")
def groups(catalogue: Catalogue) -> PeerGroups:
    """The peers of every city."""
    return peer_groups(catalogue, 2023)


@pytest.fixture(scope="module")
def subjects(catalogue: Catalogue, result: IndexResult, groups: PeerGroups) -> Subjects:
    """All cities, their dimensions' ranks with intervals from a few draws."""
    province = catalogue.cities.set_index("city_code")["province_code"]
    drawn = drawn_ranks(result, 1, draws=60, groups=province)
    return city_subjects(catalogue, result, groups, drawn)


@pytest.fixture(scope="module")
def diagnoses(subjects: Subjects) -> dict[str, Diagnosis]:
    """The diagnosis of every unit."""
    return {str(unit): diagnose(subjects, str(unit)) for unit in subjects.standings.values.index}


def line(gap: float, side: str, code: str = "x", group: str = "tier") -> Line:
    """Return a line of which only gap and side matter."""
    return Line(group, code, 0.0, 0.0, gap, 1, 10, 1, 1, side)


def test_every_city_has_its_nearest_and_never_itself(groups: PeerGroups) -> None:
    """Ten each, most alike first, unless too little is known; Suzhou's are large rich cities."""
    for city, of in groups.of.items():
        known = groups.features.loc[city].notna().sum()
        assert len(of[NEAREST]) == (N_NEAREST if known >= 2 else 0)
        assert all(city not in members for members in of.values())
        apart = groups.distance.loc[city, list(of[NEAREST])]
        assert apart.is_monotonic_increasing
    assert {"330100", "320100"} <= set(groups.of["320500"][NEAREST])
    assert set(groups.of["542500"]) == {"size", "tier", "province", "nearest"}


def test_standing_agrees_with_the_comparison_of_one_city(
    subjects: Subjects, result: IndexResult
) -> None:
    """The fast table and `compare_with_peers` give the same medians, gaps and places."""
    tree = result.definition
    for city in ("620600", "310000"):
        peers = subjects.standings.peers[city]["size"]
        slow = compare_with_peers(
            result.raw[list(tree.indicators)], tree.directions, city, peers
        ).to_dict("index")
        fast = {
            one.code: one
            for one in stand(subjects.standings, city)
            if one.group == "size" and one.code in tree.indicators
        }
        assert set(fast) == set(slow)
        for code, row in slow.items():
            assert fast[str(code)].median == pytest.approx(row["median"])
            assert fast[str(code)].gap == pytest.approx(row["gap"])
            assert fast[str(code)].rank == row["better"] + 1


def test_the_interval_of_a_rank_over_resampled_peers() -> None:
    """Of ten peers eight do better: Binomial(10, 0.8) has 5 % and 95 % points 6 and 10."""
    values = DataFrame({"x": [2.5, 1.0, 2.0, *range(3, 11)]}, index=list("abcdefghijk"))
    [found] = stand(Standings(values, Series({"x": 1}), {"a": {"all": "bcdefghijk"}}, {}), "a")
    assert (found.rank, found.low, found.high, found.side) == (9, 7, 11, "below")


def test_the_interval_of_a_score_over_drawn_choices() -> None:
    """First among three in most draws, last in a few; a unit without a score is nobody's peer."""
    values = DataFrame({"x": [9.0, 1, 2, 3, 4, 5]}, index=list("abcdef"))
    drawn = {"x": np.array([[1, 6, 5, 4, 3, 2]] * 9 + [[6, 1, 2, 3, 4, 5]])}
    peers = {"a": {"all": "bcdef"}}
    [found] = stand(Standings(values, Series({"x": 1}), peers, drawn), "a")
    assert (found.rank, found.low, found.high, found.side) == (1, 1, 6, "")


def test_sides_need_every_group_to_agree() -> None:
    """Behind in one group and ahead in another is no weakness and no strength."""
    assert sides([line(-1, "below"), line(-0.1, "")]) == {"x": "below"}
    assert sides([line(-1, "below"), line(0.1, "")]) == {"x": ""}
    assert sides([line(-1, ""), line(-0.1, "")]) == {"x": ""}
    assert sides([line(1, "above"), line(0.1, "")]) == {"x": "above"}
    assert sides([line(1, "above"), line(0.0, "")]) == {"x": "not_below"}


def test_a_trigger_holds_when_every_term_does() -> None:
    """What is not compared fulfils no term."""
    trigger = read_trigger("below:x + not_below:y")
    assert holds(trigger, {"x": "below", "y": "above"})
    assert not holds(trigger, {"x": "below", "y": "below"})
    assert not holds(trigger, {"x": "below"})
    with pytest.raises(DataError, match="unknown term"):
        read_trigger("below:x + beneath:y")
    with pytest.raises(DataError, match="does not start"):
        read_trigger("above:x")


def test_clarity_counts_groups_and_cautions() -> None:
    """All of several groups: high; one of several: low; a doubtful figure: one step lower."""
    clear, unclear = line(-1, "below"), line(-1, "")
    assert clarity([clear, clear, clear]) == "high"
    assert clarity([clear, clear, unclear]) == "medium"
    assert clarity([clear]) == "medium"
    assert clarity([clear, unclear, unclear]) == "low"
    assert clarity([clear, clear], ["old_figure"]) == "medium"


def test_types_by_hand() -> None:
    """Best and worst of three dimensions name the profile, unless they lie close."""
    ranks = DataFrame(
        {
            "index": [1, 2, 3, 4, None],
            "a": [1, 2, 3, 4, 5],
            "b": [5, 2, 3, 1, 4],
            "c": [1, 3, 2, 4, 5],
        },
        index=list("vwxyz"),
    ).astype("Int64")
    found = profile_types(ranks, "index", ["a", "b", "c"])
    assert found["z"] is None
    v = found["v"]
    assert v is not None
    assert (v.band, v.shape, v.strong, v.lagging) == (2, "strong_and_lagging", "a", "b")
    x = found["x"]
    assert x is not None
    assert (x.shape, x.places) == ("balanced", {"a": 0.5, "b": 0.5, "c": 0.75})


def test_no_suggestion_contradicts_the_figures(
    subjects: Subjects, diagnoses: dict[str, Diagnosis]
) -> None:
    """In all 337 units: never above a peer median in what it is about, teachers truly better."""
    standings = subjects.standings
    for unit, diagnosis in diagnoses.items():
        for one in diagnosis.suggestions:
            column = standings.codes.index(one.trigger.code)
            own = standings.signed[standings.position[unit], column]
            assert not np.isnan(own)
            for entry in one.about:
                members = [standings.position[c] for c in standings.peers[unit][entry.group]]
                peers = standings.signed[members, column]
                assert own <= np.nanmedian(peers)
                assert entry.rank == 1 + np.sum(peers > own)
            assert any(entry.low - 1 > entry.peers / 2 for entry in one.about)
            teachers = [standings.signed[standings.position[c], column] for c in one.learn_from]
            assert teachers
            assert min(teachers) > own
            assert unit not in one.learn_from


def test_nothing_is_said_of_what_is_missing(
    subjects: Subjects, diagnoses: dict[str, Diagnosis]
) -> None:
    """A gap has no line and no suggestion, and is listed once to be measured."""
    for unit, diagnosis in diagnoses.items():
        row = subjects.standings.values.loc[unit]
        missing = {gap.indicator for gap in diagnosis.missing}
        empty = {str(code) for code, value in row.items() if value != value}
        assert missing == empty - {subjects.root, *subjects.headings}
        spoken = {entry.code for entry in diagnosis.standing}
        assert not spoken & empty
        assert (diagnosis.type is None) >= bool(pd.isna(row[subjects.root]))


def test_a_unit_outside_the_yearbook_has_no_type(diagnoses: dict[str, Diagnosis]) -> None:
    """Ngawa has eight figures: no type, and most of its indicators to be measured first."""
    assert diagnoses["513200"].type is None
    assert len(diagnoses["513200"].missing) > 25


def test_edited_peers_take_the_place_of_the_nearest(
    catalogue: Catalogue, result: IndexResult, groups: PeerGroups
) -> None:
    """A reader's own list is compared with."""
    chosen = ["110000", "310000", "440100", "440300", "330100"]
    subjects = city_subjects(catalogue, result, groups, nearest={"620600": chosen})
    entry = next(
        e
        for e in stand(subjects.standings, "620600")
        if e.group == NEAREST and e.code == "gdp_per_resident"
    )
    assert entry.median == result.raw.loc[chosen, "gdp_per_resident"].median()


def test_a_region_is_its_residents_mean() -> None:
    """A large city counts for more; a group half of whose people are unknown has no mean."""
    table = DataFrame({"x": [1.0, 4.0, np.nan]}, index=list("abc"))
    people = Series({"a": 2.0, "b": 1.0, "c": 4.0})
    found = weighted_means(table, people, {"ab": ["a", "b"], "abc": ["a", "b", "c"]})
    assert found["x"]["ab"] == 2.0
    assert pd.isna(found["x"]["abc"])
    gap = spreads(table, people, {"ab": ["a", "b"]})
    assert pd.isna(gap["x"]["ab"])


def test_provinces_and_clusters_are_diagnosed_too(
    catalogue: Catalogue, result: IndexResult, groups: PeerGroups
) -> None:
    """Every one, with its internal gap where three members have a score."""
    for members in (provinces(catalogue), clusters(catalogue)):
        regions = region_subjects(catalogue, result, groups, members)
        for region in members:
            found = diagnose(regions, region)
            scored = result.scores.loc[list(members[region]), "index"].notna().sum()
            assert ("spread.index" in {e.code for e in found.standing}) == (scored >= 3)


def test_a_step_is_surer_the_longer_it_is(catalogue: Catalogue, result: IndexResult) -> None:
    """The best figure of all reaches a goal in at least as many draws as the smallest step."""
    province = catalogue.cities.set_index("city_code")["province_code"]
    peers = [str(code) for code in province.index if province[code] == "620000"]
    steps = smallest_steps(WhatIf(result), "620600", peers, ["doctors_per_1000"])
    one = steps[steps["goal"] == "one_rank"].to_dict("records")[0]
    short, far = (
        share_of_draws(
            result,
            "620600",
            [("doctors_per_1000", "one_rank", target)],
            peers,
            np.random.default_rng(1),
            draws=40,
            groups=province,
        )[0]
        for target in (one["target"], one["best"])
    )
    assert 0 <= short <= far
    assert far > 0.8
