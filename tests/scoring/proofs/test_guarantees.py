"""What holds whatever the weights: by hand, against every corner of the box, against draws."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.errors import DataError
from scoring.index.chain import IndexResult, compute_index, score_cities
from scoring.index.choices import IndexChoices
from scoring.index.rank import rank_rows
from scoring.proofs.attained import attained_places
from scoring.proofs.box import lowest_differences, lowest_mean
from scoring.proofs.guarantees import Guarantees
from scoring.proofs.weighed import Weighed, weighed
from tests.scoring.proofs.tables import drawn, of
from tests.scoring.shapes import deep

WHOLE = IndexChoices(minimum_headings=0, minimum_weight_share=0.0, minimum_indicator_share=0.0)
SPANS = (0.0, 0.1, 0.25, 0.6, 1.0)
TABLES = st.lists(
    st.lists(st.integers(0, 6).map(float), min_size=3, max_size=3), min_size=2, max_size=9
)


@pytest.fixture(scope="module")
def whole() -> IndexResult:
    """Four levels with gaps, of indicators and of two whole headings."""
    frame, tree = deep()
    for unit, heading in (("u03", "pillar2"), ("u07", "pillar6"), ("u11", "pillar6")):
        frame.loc[unit, list(tree.children[heading])] = np.nan
    return compute_index(frame, tree, WHOLE)


def _corners(part: Weighed, span: float) -> np.ndarray:
    factor = np.array(list(product((1 - span, 1 + span), repeat=len(part.codes))))
    corners = part.weights * factor
    return np.asarray(corners[corners.sum(axis=1) > 0])


def _places(part: Weighed, weights: np.ndarray) -> np.ndarray:
    return np.asarray(rank_rows(weights @ part.scores.T / weights.sum(axis=1, keepdims=True)))


def test_a_pair_by_hand() -> None:
    """Ahead by 10 and behind by 8 at equal weights: the order holds below ±1/9, not above."""
    guarantees = Guarantees(of([[60, 40], [50, 48]]))
    assert guarantees.holds_up_to("u00", "u01") == pytest.approx(1 / 9)
    for span, worst in ((0.11, 1), (0.12, 2)):
        ranges = guarantees.ranges(guarantees.lowest(span))
        first, second = ranges.to_numpy().tolist()
        assert first == [1, 1, worst, worst - 1]
        assert second == [2, 3 - worst, 2, worst - 1]
    moved = guarantees.reversing("u00", "u01", 0.12)
    assert moved.tolist() == pytest.approx([0.44, 0.56])
    assert moved @ [60, 40] < moved @ [50, 48]


def test_a_unit_that_is_behind_in_nothing_is_never_passed() -> None:
    """Its order holds up to exactly all there is, however the weights add up."""
    rng = np.random.default_rng(6)
    for _ in range(50):
        low = rng.random(7) * 100
        part = of([low + rng.random(7) * (rng.random(7) < 0.7), low], rng.random(7))
        assert Guarantees(part).holds_up_to("u00", "u01") == 1.0


def test_units_that_are_level_share_their_place_under_all_weights() -> None:
    """Two equal rows stay 2nd, and their tie is an order that is kept."""
    guarantees = Guarantees(of([[9, 9], [5, 4], [5, 4], [1, 2]]))
    for span in SPANS:
        lowest = guarantees.lowest(span)
        assert guarantees.ranges(lowest)["worst"].tolist() == [1, 2, 2, 4]
        assert guarantees.share_kept(lowest) == 1.0
    assert guarantees.holds_up_to("u01", "u02") == 0.0
    assert guarantees.holds_up_to("u00", "u03") == 1.0


def test_level_in_one_heading_a_lead_holds_until_that_heading_is_all() -> None:
    """At ±100 % all weight may lie where both are level: never behind, but not always ahead."""
    guarantees = Guarantees(of([[5, 4], [5, 3]]))
    assert guarantees.ranges(guarantees.lowest(0.99))["best"].tolist() == [1, 2]
    at_all = guarantees.ranges(guarantees.lowest(1.0))
    assert at_all["best"].tolist() == [1, 1]
    assert at_all["worst"].tolist() == [1, 2]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-50, 50), min_size=4, max_size=4),
    st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any),
    st.sampled_from(SPANS),
)
def test_the_lowest_mean_is_that_of_the_lowest_corner(
    values: list[float], weights: list[int], span: float
) -> None:
    """Of all sixteen corners of the box none is lower, and one is as low."""
    part = of([values], weights)
    corners = _corners(part, span)
    lowest = float(lowest_mean(part.scores[0], part.weights, span))
    assert lowest == pytest.approx(float((corners @ values / corners.sum(axis=1)).min()), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(TABLES, st.sampled_from(SPANS))
def test_the_closed_form_has_the_sign_of_the_lowest_lead(
    scores: list[list[float]], span: float
) -> None:
    """The two ways to the same answer agree on who is ahead, behind and level."""
    part = of(scores, [1, 2, 4])
    closed, lowest = Guarantees(part).lowest(span), lowest_differences(part, span)
    assert (np.sign(closed.round(9)) == np.sign(lowest.round(9))).all()


@settings(max_examples=30, deadline=None)
@given(TABLES, st.sampled_from(SPANS))
def test_no_weights_leave_the_guaranteed_places(scores: list[list[float]], span: float) -> None:
    """All corners and 500 draws stay within them, and each bound of a pair is attained."""
    part = of(scores, [1, 2, 4])
    guarantees = Guarantees(part)
    ranges = guarantees.ranges(guarantees.lowest(span))
    places = _places(part, np.vstack([_corners(part, span), drawn(part, span)]))
    assert (places.min(axis=0) >= ranges["best"]).all()
    assert (places.max(axis=0) <= ranges["worst"]).all()
    if len(scores) == 2:
        assert places.min(axis=0).tolist() == ranges["best"].tolist()
        assert places.max(axis=0).tolist() == ranges["worst"].tolist()


def test_weights_at_every_level_stay_within_the_places_proved_for_them(whole: IndexResult) -> None:
    """Sixty indices from the whole chain, each weight of the tree within ±40 %."""
    part = weighed(whole)
    guarantees = Guarantees(part)
    headings = guarantees.ranges(guarantees.lowest(0.4))
    both = guarantees.ranges(lowest_differences(part, 0.4, 0.4))
    assert (both["width"] >= headings["width"]).all()
    rng, left = np.random.default_rng(5), 0
    codes = [c for c in whole.definition.codes if c in whole.definition.measured]
    for _ in range(60):
        factor = 1 + 0.4 * rng.choice([-1.0, 1.0], len(codes))
        moved = whole.definition.with_weights(
            zip(codes, whole.nominal_weights[codes] * factor, strict=True)
        )
        places = compute_index(whole.raw, moved, WHOLE).ranks["index"].reindex(both.index)
        assert places.between(both["best"], both["worst"]).all()
        left += int((~places.between(headings["best"], headings["worst"])).sum())
    assert left > 0


@pytest.mark.parametrize("rule", ["geometric", "harmonic", "power"])
def test_other_means_are_proved_for_the_weights_of_headings(whole: IndexResult, rule: str) -> None:
    """Forty indices with a rule above arithmetic headings stay within; below them nothing is."""
    choices = replace(WHOLE, aggregation=("arithmetic", "arithmetic", rule), power=-2.0)
    result = compute_index(whole.raw, whole.definition, choices)
    part = weighed(result)
    guarantees = Guarantees(part)
    ranges = guarantees.ranges(guarantees.lowest(0.4))
    assert ranges["rank"].tolist() == result.ranks.loc[ranges.index, "index"].tolist()
    for weights in drawn(part, 0.4, 40):
        moved = whole.definition.with_weights(zip(part.codes, weights.tolist(), strict=True))
        places = compute_index(whole.raw, moved, choices).ranks["index"].reindex(ranges.index)
        assert places.between(ranges["best"], ranges["worst"]).all()
    with pytest.raises(DataError, match="arithmetic means only"):
        lowest_differences(part, 0.4, 0.4)


@settings(max_examples=15, deadline=None)
@given(TABLES, st.sampled_from(SPANS[1:]))
def test_the_attained_places_are_attained_and_no_weights_go_beyond(
    scores: list[list[float]], span: float
) -> None:
    """A fine grid of weights finds no better and no worse place than the programme did."""
    part = of(scores)
    steps = np.linspace(1 - span, 1 + span, 15)
    grid = np.array(list(product(steps, repeat=3)))
    places = _places(part, grid[grid.sum(axis=1) > 0])
    guarantees = Guarantees(part)
    ranges = guarantees.ranges(guarantees.lowest(span))
    for city in part.cities:
        best, worst = attained_places(part, city, span)
        assert best.is_extreme
        assert worst.is_extreme
        seen = places[:, part.at(city)]
        assert ranges["best"][city] <= best.rank
        assert worst.rank <= ranges["worst"][city]
        assert worst.rank >= seen.max()
        assert best.rank <= seen.min()
        assert _places(part, worst.weights[None, :])[0, part.at(city)] == worst.rank
        for place in (best, worst):
            apart = place.weights / part.weights
            assert apart.max() * (1 - span) <= apart.min() * (1 + span) + 1e-6


def test_pairs_alone_promise_less_than_the_programme_proves() -> None:
    """Each of two rivals can pass the unit, but never both at once: at worst second, not third."""
    part = of([[50, 50], [56, 42], [42, 56]])
    guarantees = Guarantees(part)
    assert guarantees.ranges(guarantees.lowest(0.5))["worst"]["u00"] == 3
    _, worst = attained_places(part, "u00", 0.5)
    assert (worst.rank, worst.is_extreme) == (2, True)


def test_a_rule_that_is_no_mean_is_refused(whole: IndexResult) -> None:
    """Counting pairs has no exact answer under other weights, and says so with its key."""
    result = compute_index(whole.raw, whole.definition, replace(WHOLE, aggregation=("copeland",)))
    with pytest.raises(DataError) as refused:
        weighed(result)
    assert refused.value.key == "not_proved_rule"


def test_where_gaps_share_out_their_weight_nothing_more_is_proved_than_holds() -> None:
    """Gaps of indicators leave the dimensions' weights provable; a missing dimension nothing."""
    frame, tree = deep()
    choices = replace(WHOLE, gaps="shared")
    part = weighed(compute_index(frame, tree, choices))
    assert part.below == ()
    gone = frame.copy()
    under = [c for p in tree.children["links"] for c in tree.children[p]]
    gone.loc["u03", under] = np.nan
    with pytest.raises(DataError) as refused:
        weighed(compute_index(gone, tree, choices))
    assert refused.value.values["codes"] == "u03"


@pytest.mark.parametrize("span", [-0.1, 1.5, float("nan")])
def test_a_span_that_is_none_is_refused(span: float) -> None:
    """Below 0, above 1 and no number at all."""
    with pytest.raises(DataError, match="span"):
        Guarantees(of([[1, 2], [2, 1]])).lowest(span)


def test_the_published_index_is_found_again_from_its_headings(catalogue: Catalogue) -> None:
    """Every ranked city is weighed, in its own place, and ten thousand draws stay within."""
    part = weighed(result := score_cities(catalogue))
    guarantees = Guarantees(part)
    ranges = guarantees.ranges(guarantees.lowest(0.25))
    ranked = result.ranks[result.definition.root].dropna()
    assert ranges["rank"].astype(object).to_dict() == ranked.astype(object).to_dict()
    for weights in np.array_split(drawn(part, 0.25, 10_000), 20):
        places = _places(part, weights)
        assert (places.min(axis=0) >= ranges["best"]).all()
        assert (places.max(axis=0) <= ranges["worst"]).all()


def test_a_city_without_an_index_has_no_place_to_prove(whole: IndexResult) -> None:
    """It is refused under the key that pages know."""
    with pytest.raises(DataError) as refused:
        weighed(whole).at("000000")
    assert refused.value.key == "withheld_city"
    nobody = replace(whole, scores=pd.DataFrame(np.nan, whole.scores.index, whole.scores.columns))
    with pytest.raises(DataError, match="no city"):
        weighed(nobody)
